"""UTM parameters of a pasted address, decoded, under their bare names (S22)."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

from bot.domain.intake.words import listed
from bot.domain.patterns import regex

_KEYS = listed("source medium campaign term content id")
_PAIR = regex(
    r"utm[_ ]?(?P<key>source|medium|campaign|term|content|id)\s*[=:]\s*(?P<value>[^\s&,;|\"'#]+)", re.IGNORECASE
)


def read_utm(text: str) -> dict[str, str]:
    """Every utm_x=y in a text, whether in an address or bare; the first of each name counts."""
    found: dict[str, str] = {}
    for pair in _PAIR.finditer(text):
        found.setdefault(pair["key"].lower(), unquote_plus(pair["value"]).strip())
    return {key: found[key] for key in _KEYS if found.get(key)}
