"""Ranked owners, each with the reason: region before industry before skill before load. It proposes, people decide."""

from bot.domain.suggestion.bench import Bench, Desk, Tie, TieKind, is_full
from bot.domain.suggestion.candidate import Candidate, Step
from bot.domain.suggestion.ranking import MOST, everybody, missed, rank
from bot.domain.suggestion.record import Cases
from bot.domain.suggestion.territory import Near
from bot.domain.suggestion.weighing import Weighing
from bot.domain.suggestion.why import Why, why

__all__ = [
    "MOST", "Bench", "Candidate", "Cases", "Desk", "Near", "Step", "Tie", "TieKind", "Weighing", "Why", "everybody",
    "is_full", "missed", "rank", "why",
]  # fmt: skip
