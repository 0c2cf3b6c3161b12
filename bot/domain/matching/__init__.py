"""Same customer? Company names by their parts, and everything else by which a company is known."""

from bot.domain.matching.company import Known, knowing, recognise
from bot.domain.matching.contract import SAID, predict
from bot.domain.matching.family import Circular, Family, Kin
from bot.domain.matching.houses import is_below
from bot.domain.matching.identity import code_key, domain_key, phone_key
from bot.domain.matching.keys import KEYS, keys_for, keys_of, number_of
from bot.domain.matching.parts import CompanyName, Mark, Parts
from bot.domain.matching.read import read_company
from bot.domain.matching.verdict import Finding, Verdict, compare

__all__ = [
    "KEYS", "SAID", "Circular", "CompanyName", "Family", "Finding", "Kin", "Known", "Mark", "Parts", "Verdict",
    "code_key", "compare", "domain_key", "is_below", "keys_for", "keys_of", "knowing", "number_of", "phone_key",
    "predict", "read_company", "recognise",
]  # fmt: skip
