"""One line of English under what is said, for readers of the demo who know no Chinese.

What the bot sends travels through WeCom's protocols as bare words, so the words themselves are recognised, by the table
in ``glosses.toml``. It is no translator: what the table does not know has no gloss.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from bot.domain.pinyin import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

LONGEST = 220
KINDS = {
    "lead": r"L\d+(?:[、,]\s*L\d+)*",
    "at": r"\d\d-\d\d \d\d:\d\d",
    "span": r"\d+ (?:分钟|小时|天)(?: \d+ 分钟)?",
    "n": r"\d+",
    "who": r"[^\s,,。::()()、;;“”]+?",
    "colleague": r"[\u4e00-\u9fff·]{2,4}?",
    "text": r".+?",
}
_VARIABLE = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<kind>[a-z]+))?\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_MARKS = re.compile(r"\*\*|`|^#{1,6}\s+|^>\s?|<font[^>]*>|</font>", re.MULTILINE)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LEADS = re.compile(r"(?<![A-Za-z0-9])[Ll]-?\d+")
_TWO_CHARACTER_SURNAMES = frozenset({"欧阳", "司马", "上官", "诸葛", "尉迟", "皇甫", "慕容", "令狐", "司徒", "东方"})
_NARROW = str.maketrans("，：（）；？！Ｌ", ",:();?!L")
_POLITE = re.compile(r"(?:总|哥|姐|工|经理|总监|主任|老师|先生|女士)$")
_USED = "\0"
_TABLE: dict[str, Any] = tomllib.loads((files("bot.simulator") / "glosses.toml").read_text(encoding="utf-8"))
_WORDS: dict[str, str] = {word.translate(_NARROW): english for word, english in _TABLE["words"].items()}


class _Word(str):
    """Something variable that was found; its format says how it is put into English."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return _WAYS[spec](self)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A line of the table: what it recognises and the English for it. ``says`` names the bot's template."""

    zh: re.Pattern[str]
    en: str
    says: str = ""

    def fill(self, found: re.Match[str]) -> str:
        """The English, what is empty left out."""
        values = {name: _Word((value or "").strip()) for name, value in found.groupdict().items()}
        return _OPTIONAL.sub(lambda part: _unless_empty(part[1], values), self.en).format_map(values)


def entries(name: str) -> tuple[Entry, ...]:
    """One of the lists of the table: bot, people or label."""
    return tuple(
        Entry(zh=re.compile(_VARIABLE.sub(_group, row["zh"])), en=row["en"], says=row.get("says", ""))
        for row in _TABLE[name]
    )


@lru_cache(maxsize=4096)
def gloss(text: str) -> str | None:
    """One line of English for what the bot says, None where the table does not know it."""
    known = _find(text)
    return _line(known[0].fill(known[1])) if known else None


@lru_cache(maxsize=4096)
def gloss_said(text: str) -> str | None:
    """One line of English for what a person says, as far as common words go; None where there is none."""
    return _line(_people(text.translate(_NARROW))) or None


def template_of(text: str) -> str | None:
    """The template these words of the bot come from, by the table."""
    known = _find(text)
    return known[0].says if known else None


def gloss_card(face: Mapping[str, Any]) -> str:
    """One line of English for a card: what it is about, and how that stands."""
    title = face.get("main_title") or {}
    source = str((face.get("source") or {}).get("desc", ""))
    about = " ".join(part for part in (_word(source) if source else "Card", str(title.get("title", ""))) if part)
    said = f"{title.get('desc', '')} · {face.get('sub_title_text', '')}"
    notes = [known for part in re.split(r" · |\n", said) if (known := _known(part.strip()))]
    return _line(": ".join((about, ", ".join(notes))) if notes else about)


def gloss_words(words: Iterable[str]) -> dict[str, str]:
    """The English of those labels that the table knows."""
    return {word: english for word in words if (english := _known(word))}


def gloss_name(name: str) -> str:
    """A Chinese name in Latin letters: ``王磊`` is Wang Lei, ``陈总`` is Chen; anything else as it is."""
    if not _HAN.fullmatch(name):
        return name
    bare = name[0] + _POLITE.sub("", name[1:])
    first = 2 if bare[:2] in _TWO_CHARACTER_SURNAMES else 1
    parts = (part for part in (bare[:first], bare[first:]) if part)
    capitals = ("".join(spelled(part)).capitalize() for part in parts)
    return " ".join(capitals)


# ------------------------------------------------------------------------------------------------------ how


def _find(text: str) -> tuple[Entry, re.Match[str]] | None:
    bare = _MARKS.sub("", text.translate(_NARROW)).strip()
    tried = ((entry, entry.zh.match(bare)) for entry in _BOT)
    return next(((entry, found) for entry, found in tried if found), None)


def _group(variable: re.Match[str]) -> str:
    name = variable["name"]
    kind = variable["kind"] or (name if name in KINDS else "text")
    return f"(?P<{name}>{KINDS[kind]})"


def _unless_empty(part: str, values: Mapping[str, str]) -> str:
    return part if all(values.get(found["name"]) for found in _VARIABLE.finditer(part)) else ""


def _people(text: str) -> str:
    """Everything in a message that is known, in its order, after the leads it speaks of."""
    found: list[tuple[int, str]] = []
    for entry in _PEOPLE:
        match = entry.zh.search(text)
        if match and match.group():
            found.append((match.start(), entry.fill(match)))
            text = text[: match.start()] + _USED * len(match.group()) + text[match.end() :]
    leads = list(dict.fromkeys(lead.upper() for lead in _LEADS.findall(text)))
    said = ", ".join(english for _, english in sorted(found, key=lambda each: each[0]))
    if leads and not said:
        return f"How is {', '.join(leads)}?" if re.fullmatch(r"\s*(?:@\S+\s+)?[Ll]-?\d+\s*[??]?\s*", text) else ""
    return f"{', '.join(leads)}: {said}" if leads else said[:1].upper() + said[1:]


def _line(english: str) -> str:
    line = " ".join(english.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _known(label: str) -> str | None:
    label = label.translate(_NARROW)
    if label in _WORDS:
        return _WORDS[label]
    for entry in _LABELS:
        found = entry.zh.fullmatch(label)
        if found:
            return entry.fill(found)
    return None


def _word(text: str) -> str:
    return _known(text) or str(text)


def _names(text: str) -> str:
    return ", ".join(gloss_name(name) for name in text.split("、"))


def _fields(text: str) -> str:
    return ", ".join(_word(field) for field in text.split("、"))


def _why(text: str) -> str:
    """Why somebody is suggested: ``地区 上海·同行业``."""
    return ", ".join(" ".join(_word(_small(word)) for word in part.split()) for part in text.split("·"))


def _span(text: str) -> str:
    return re.sub(r"分钟|小时|天", lambda unit: _small(unit.group()), text)


def _said(text: str) -> str:
    known = _people(text)
    if not known:
        return f"“{text}”"
    return known if known.startswith("I ") else known[:1].lower() + known[1:]


def _small(text: str) -> str:
    after = text.removeprefix("下") if text not in _TABLE["small"] else text
    english = str(_TABLE["small"].get(after.lstrip("·,"), after))
    return f"next {english}" if after != text else english


def _ten_thousands(text: str) -> str:
    return f"{float(text) * 10000:,.0f}"


_BOT = entries("bot")
_PEOPLE = entries("people")
_LABELS = entries("label")
_WAYS: dict[str, Callable[[str], str]] = {
    "": str,
    "name": gloss_name,
    "names": _names,
    "word": _word,
    "fields": _fields,
    "span": _span,
    "said": _said,
    "small": _small,
    "why": _why,
    "wan": _ten_thousands,
}
