"""One line of English under what is said."""

from __future__ import annotations


def gloss(text: str) -> str | None:
    return None


def gloss_card(card: object) -> str:
    return "Card"


def gloss_words(words: tuple[str, ...]) -> dict[str, str]:
    return {}
