"""What a check finds: well, worth knowing, or wrong; each in one sentence that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How bad it is."""

    WELL = "ok"
    NOTE = "note"
    WRONG = "wrong"


_SIGNS = {Mark.WELL: "✓", Mark.NOTE: "!", Mark.WRONG: "✗"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that was looked at. No secret is ever in ``words``."""

    mark: Mark
    about: str
    words: str

    def __str__(self) -> str:
        return f"{_SIGNS[self.mark]} {self.about}:{self.words}"

    def to_json(self) -> dict[str, str]:
        """For a script."""
        return {"mark": self.mark.value, "about": self.about, "words": self.words}


def well(about: str, words: str) -> Finding:
    """All is as it should be."""
    return Finding(mark=Mark.WELL, about=about, words=words)


def note(about: str, words: str) -> Finding:
    """Nothing is wrong, but it should be known."""
    return Finding(mark=Mark.NOTE, about=about, words=words)


def wrong(about: str, words: str) -> Finding:
    """The bot cannot do its work like this."""
    return Finding(mark=Mark.WRONG, about=about, words=words)
