"""The fields of a lead from values that stand under names (a sheet, a spreadsheet's row, an object of JSON)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.intake.answers import read_authority, says_nothing
from bot.domain.intake.clauses import authority_of, budget_of, names_ware, timeline_of
from bot.domain.intake.companies import company_in, is_company
from bot.domain.intake.dates import read_timeline
from bot.domain.intake.fields import Field
from bot.domain.intake.money import read_budget
from bot.domain.intake.people import is_call, read_person
from bot.domain.intake.phones import GAP, reach_in
from bot.domain.intake.places import place_ahead, region_in
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from bot.domain.intake.draft import Draft

_ASIDE = regex(
    r"\s*[(\[](?!集团|中国|亚太|控股|大中华|亚洲|"
    r"[\u4e00-\u9fff]{2,3}[)\]])(?P<inside>[^()\[\]]{2,40})[)\]]\s*$"
)
_SITE = regex(r"(?:https?://|\bwww\.)(?:www\.)?(?P<site>[a-z0-9\-.]+\.[a-z]{2,})", re.IGNORECASE)
_REMARK = 6
_LONGEST = 300
_LITTLE = "小老"
"""小米 and 老王 are somebody, or a company; 周总 is no company."""
_SHARE = regex(r"^(?:叫|是|为)")


def fill_named(draft: Draft, values: Mapping[Field, Sequence[str]], today: date) -> list[str]:
    """Read every named value into the draft; returns words that stood under a name and belong to none of it."""
    left: list[str] = []
    for kind in _PERSON_FIRST if _names_somebody(values) else _ORDER:
        for value in values.get(kind, ()):
            if value.strip():
                own, others = _with_others(kind, value[:_LONGEST], today)
                left += [*(_READ[kind](draft, own, today) or ()), *others]
    return left


def _with_others(kind: Field, value: str, today: date) -> tuple[str, list[str]]:
    """The value of a field, and those of others that stand bare behind it: 预算:50万 决策人 本季度 上海."""
    own, *others = words = value.split()
    while others and _ABOUT.fullmatch(others[0]):
        own = f"{own} {others.pop(0)}"
    if kind not in _TELLS or not others or not _TELLS[kind](words[0], today):
        return value, []
    told = all(any(tells(word, today) for name, tells in _TELLS.items() if name is not kind) for word in others)
    return (own, others) if told else (value, [])


def _names_somebody(values: Mapping[Field, Sequence[str]]) -> bool:
    """Whether a person stands under the name of the contact: 小米 under that of the company is a company then."""
    names = (read_person(value[:_LONGEST]).name for value in values.get(Field.CONTACT, ()))
    return any(name and (is_call(name) or not is_company(name)) for name in names)


def _company(draft: Draft, value: str, _: date) -> list[str]:
    reach = reach_in(value)
    draft.add_phones(reach.phones)
    name = _SHARE.sub("", reach.rest.split(GAP)[0].strip())
    if is_call(name) and not (draft.contact and name[0] in _LITTLE):
        draft.fill("contact", name)
        return reach.rest.split(GAP)[1:]
    if "的" in name and (found := company_in(name)):
        name = found.company
        if found.person:
            draft.fill("contact", found.person.name)
            draft.fill("title", found.person.title)
    name, more = _cut_company(name)
    aside = _ASIDE.search(name)
    if aside:
        name = name[: aside.start()]
        draft.notes.append(aside["inside"])
    draft.fill(("company"), name.strip(" ,;、()") if name.count("(") != name.count(")") else name.strip(" ,;、"))
    return [more, *reach.rest.split(GAP)[1:]]


def _cut_company(name: str) -> tuple[str, str]:
    """A Chinese company name ends at a blank; a Latin one may have many."""
    if re.match(r"[\u4e00-\u9fff0-9()]{4,}\s+[\u4e00-\u9fff]", name):
        head, _, more = name.partition(" ")
        return head, more
    return name, ""


def _contact(draft: Draft, value: str, _: date) -> list[str]:
    reach = reach_in(value)
    draft.add_phones(reach.phones)
    draft.fill("email", reach.emails[0] if reach.emails else None)
    if says_nothing(reach.rest.replace(GAP, " ")):
        return []
    called = read_person(reach.rest.replace(GAP, ","))
    if (
        draft.company is None
        and called.title is None
        and called.name
        and is_company(called.name)
        and not is_call(called.name)
    ):
        draft.fill("company", called.name)
        return list(called.others)
    draft.fill("contact", called.name)
    draft.fill("title", called.title)
    return list(called.others)


def _title(draft: Draft, value: str, _: date) -> None:
    if not says_nothing(value):
        draft.title = re.sub(r"\s*\([^()]*\)$", "", value) or value


def _phone(draft: Draft, value: str, _: date) -> list[str]:
    reach = reach_in(value, named=True)
    draft.add_phones(reach.phones)
    draft.fill("email", reach.emails[0] if reach.emails else None)
    if draft.contact is None:
        _spare_name(draft, reach.rest)
    return [part for part in re.split(rf"[{GAP}\n]", reach.rest) if len(part) > _REMARK]


def _spare_name(draft: Draft, rest: str) -> None:
    for part in re.split(rf"[\s,/;{GAP}()]+", rest):
        called = read_person(part)
        if called.name and re.fullmatch((r"[\u4e00-\u9fff]{2,4}"), part) and re.search(r"[总工姐哥士生理任]$", part):
            draft.fill("contact", called.name)


def _email(draft: Draft, value: str, _: date) -> None:
    reach = reach_in(value)
    draft.add_phones(reach.phones)
    draft.fill("email", reach.emails[0] if reach.emails else None)


def _need(draft: Draft, value: str, today: date) -> list[str]:
    """The need in the customer's words, without clauses that tell a sum, a window or a role and nothing else."""
    parts = re.split(r"[,;。]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", value)
    told = [part for part in parts[1:] if not names_ware(part) and _tells_else(part, today)]
    if told:
        value = ",".join(part for part in parts if part not in told)
    draft.hear_need(value)
    return told


def _tells_else(clause: str, today: date) -> bool:
    return bool(budget_of(clause) or timeline_of(clause, today) or authority_of(clause, None))


def _budget(draft: Draft, value: str, _: date) -> None:
    budget = read_budget(value)
    draft.hear_budget(budget)
    if not (budget.low or budget.high):
        draft.fill("authority", authority_of(value, draft.contact))


def _authority(draft: Draft, value: str, _: date) -> None:
    draft.authority = draft.authority or read_authority(value, contact=draft.contact, title=draft.title)


def _timeline(draft: Draft, value: str, today: date) -> None:
    read = read_timeline(value, today)
    if draft.timeline is None or (draft.timeline.months is None and read.months is not None):
        draft.timeline = read


def _region(draft: Draft, value: str, _: date) -> None:
    draft.fill("region", region_in(value) or value)


def _industry(draft: Draft, value: str, _: date) -> None:
    draft.fill("industry", value)


def _source(draft: Draft, value: str, _: date) -> None:
    reach = reach_in(value)
    draft.fill("source", reach.rest.replace(GAP, " ").strip(" ,;()"))


def site_of(values: Sequence[str]) -> str | None:
    """The site of the first address among some values, which is all that a referrer tells: baidu.com."""
    found = next(filter(None, map(_SITE.search, values)), None)
    return found["site"].lower() if found else None


def _utm(draft: Draft, value: str, _: date) -> None:
    del draft, value  # read from the whole text, see read_utm


def _note(draft: Draft, value: str, _: date) -> None:
    draft.notes.append(value)
    if not draft.phones:
        draft.add_phones(reach_in(value).phones)


_READ: dict[Field, Callable[[Draft, str, date], list[str] | None]] = {
    Field.COMPANY: _company,
    Field.CONTACT: _contact,
    Field.TITLE: _title,
    Field.PHONE: _phone,
    Field.EMAIL: _email,
    Field.NEED: _need,
    Field.BUDGET: _budget,
    Field.AUTHORITY: _authority,
    Field.TIMELINE: _timeline,
    Field.REGION: _region,
    Field.INDUSTRY: _industry,
    Field.SOURCE: _source,
    Field.UTM: _utm,
    Field.NOTE: _note,
    Field.OTHER: _utm,
}
_ABOUT: Final = regex("左右|上下|以内|以上|以下|含税|不含税|人民币|rmb|的?样子", re.IGNORECASE)
"""What may stand apart behind a sum and belongs to it."""
_TELLS: Final[dict[Field, Callable[[str, date], bool]]] = {
    Field.BUDGET: lambda word, _: bool((budget := budget_of(word)) and (budget.low or budget.high)),
    Field.TIMELINE: lambda word, today: bool((window := timeline_of(word, today)) and window.months is not None),
    Field.AUTHORITY: lambda word, _: authority_of(word, None) is not None,
    Field.REGION: lambda word, _: place_ahead(word) == word,
}
"""Whether a bare word is a whole value of the field."""
_ORDER = tuple(_READ)
_PERSON_FIRST = (Field.CONTACT, *(kind for kind in _ORDER if kind is not Field.CONTACT))
