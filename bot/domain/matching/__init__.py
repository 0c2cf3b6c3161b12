"""Same customer? Company names by their parts, and everything else by which a company is known."""

from bot.domain.matching.contract import SAID, predict
from bot.domain.matching.parts import CompanyName, Mark, Parts
from bot.domain.matching.read import read_company
from bot.domain.matching.verdict import Finding, Verdict, compare

__all__ = ["SAID", "CompanyName", "Finding", "Mark", "Parts", "Verdict", "compare", "predict", "read_company"]
