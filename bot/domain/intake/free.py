"""What free words tell of a lead, where no name of a field stands: clause by clause, and only what is still open.

昆明滇云文旅集团信息中心的和主任，13888000692，他们集团2026年预算里列了200万，上半年招标，他是评委之一
上海朗驰精密机械,周建平,信息部经理,13800215567,CRM,50万,官网
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.intake.answers import is_not_ours
from bot.domain.intake.clauses import (
    authority_of,
    budget_of,
    is_haste,
    is_refusal,
    is_source,
    is_wish,
    names_ware,
    region_of,
    source_of,
    timeline_of,
)
from bot.domain.intake.companies import is_plausible
from bot.domain.intake.cutting import cut
from bot.domain.intake.dates import read_timeline
from bot.domain.intake.people import is_call, read_person, title_in
from bot.domain.intake.phones import reach_in
from bot.domain.intake.places import place_ahead
from bot.domain.intake.who import choose_company, first_words, is_department, no_names, person_in, tells, unusual_name
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.intake.companies import Found
    from bot.domain.intake.draft import Draft

_TITLE_AT = regex(r"(?P<title>[A-Z][\w &]{1,40}?)(?: at|, ?at) (?P<company>[A-Z][\w&.' -]{2,40})")
_IS_A = regex(
    r"(?:是|就是|任|担任|职位|做)(?:一?[个名位])?(?:他们|公司|集团|那边|"
    r"这边)?的?(?:普通)?的?(?P<title>[A-Za-z\u4e00-\u9fff]{2,12})$"
)
_CELLS = 5
_LONGEST_CELL = 16
_THING = regex(
    r"(?!.*(?:微信|电话|同号|方便|联系|拜访|上午|下午|晚上|先生|女士|已|没|不|了))[\u4e00-\u9fffA-Za-z+]{2,10}"
)
_QUOTED = regex(r"(?:说|讲|问|问道|原话)(?:是|道)?[:,]?[ ]?[\"“「『](?P<words>[^\"”」』\n]{6,160})[\"”」』]")
"""The customer's own words, set apart as such."""
_LONGEST = 1_500
_CLAUSES = 40


def fill_free(draft: Draft, text: str, today: date) -> None:
    """Fill what is still open in the draft from free words."""
    quoted = _quoted_wish(text) if draft.need is None else None
    if quoted:
        draft.hear_need(quoted)
    reach = reach_in(text[:_LONGEST])
    draft.add_phones(reach.phones)
    draft.fill("email", reach.emails[0] if reach.emails else None)
    clauses = cut(reach.rest)[:_CLAUSES]
    _hear(draft, clauses, today, quoted=bool(quoted))
    if hurry := next(filter(is_haste, clauses), None):
        draft.fill("timeline", read_timeline(hurry, today))
    if draft.company is None and (draft.contact or draft.phones):
        draft.fill("company", first_words(clauses, draft.notes))


def hear_notes(draft: Draft, text: str) -> None:
    """A remark may tell who decides, and a wish, where neither was named."""
    open_need = draft.need is None and not draft.refused and not draft.selling
    for clause in cut(reach_in(text).rest)[:_CLAUSES]:
        draft.fill("authority", authority_of(clause, draft.contact))
        draft.refused = draft.refused or is_not_ours(clause)
        if open_need and (is_refusal(clause) or is_wish(clause)):
            draft.hear_need(clause)


def _quoted_wish(text: str) -> str | None:
    """What the customer said, where it stands in quotation marks and wants something."""
    quoted = _QUOTED.search(text)
    return quoted["words"].strip() if quoted and any(map(is_wish, cut(quoted["words"]))) else None


def _hear(draft: Draft, clauses: list[str], today: date, *, quoted: bool) -> None:
    """One clause after the other; right behind a company an unusual name may stand, before a person the company."""
    open_need = not draft.refused and not draft.selling and not quoted
    at_company, found = (draft.company is None and choose_company(clauses)) or (-1, None)
    skipped = no_names(clauses) if draft.company is None else set[str]()
    just_named, before, hopes = False, "", list[str]()
    for at, clause in enumerate(clauses):
        someone, title = draft.contact, draft.title
        if just_named and someone is None and (name := _called(clause)):
            draft.fill("contact", name)
            continue
        if draft.region is None:
            draft.region = region_of(clause)
            if draft.region and place_ahead(clause) == clause:
                continue
        left = clause if clause in skipped else _who(draft, clause, found if at == at_company else None)
        is_new = found is None and draft.company is None and draft.contact != someone
        if is_new and is_plausible(before) and not tells(before):
            draft.company = before
        before = clause
        just_named = at == at_company or (just_named and (draft.title != title or is_department(clause)))
        hopes += [
            words.strip()
            for words in left.split("\n")
            if words.strip() and _what(draft, words.strip(), today, open_need)
        ]
    if hopes and draft.need is None and not draft.refused:
        draft.hear_need(hopes[0])
    if open_need and draft.need is None and (wares := _cells_left(draft, clauses)):
        draft.notes.remove(wares[0])
        draft.hear_need(wares[0])


def _cells_left(draft: Draft, clauses: list[str]) -> list[str]:
    """The cell of a row with a sum that tells nothing else is what the sum is for: 熊洁,1397…,学术会议,60万."""
    row = len(clauses) >= _CELLS and all(len(clause) <= _LONGEST_CELL for clause in clauses)
    left = [clause for clause in clauses if clause in draft.notes and _THING.fullmatch(clause)]
    spent = draft.budget is not None and bool(draft.budget.low or draft.budget.high)
    return left if row and spent and len(left) == 1 and not draft.refused else []


def _called(clause: str) -> str | None:
    """A person by no usual name, where a company is known."""
    return None if person_in(clause, company_known=True) else unusual_name(clause)


def _who(draft: Draft, clause: str, found: Found | None) -> str:
    """Take company and person out of a clause; returns what is left of it."""
    if found:
        draft.fill("company", found.company)
        if found.person:
            draft.fill("contact", found.person.name)
            draft.fill("title", found.person.title)
        return f"{found.before}\n{found.behind}"
    if draft.company is None and (held := _TITLE_AT.fullmatch(clause)) and title_in(held["title"]):
        draft.fill("title", held["title"])
        draft.fill("company", held["company"])
        return ""
    if draft.contact is None and (person := person_in(clause, company_known=draft.company is not None)):
        draft.fill("contact", person.name)
        draft.fill("title", person.title)
        return ""
    if draft.contact and len(draft.contact) == 1 and clause.startswith(draft.contact) and is_call(clause):
        draft.contact, draft.title = clause, draft.title or read_person(clause).title
        return ""
    may_be_title = not (
        _IS_A.match(clause) or place_ahead(clause) or is_source(clause) or authority_of(clause, draft.contact)
    )
    if draft.title is None and may_be_title and (title := title_in(clause)):
        draft.fill("title", title)
        return ""
    return clause


def _what(draft: Draft, clause: str, today: date, open_need: bool) -> bool:  # noqa: FBT001
    """Let a clause tell what it can; what a field has taken stands in the need only if it names a ware as well.

    True for a window that tells a wish without a ware (今年肯定要做): the need, where no other words tell one.
    """
    told = _tell(draft, clause, today)
    wanted = is_refusal(clause) or (names_ware if told else is_wish)(clause)
    if open_need and wanted:
        draft.hear_need(clause)
    elif not any(told):
        draft.notes.append(clause)
    return open_need and not wanted and is_wish(clause) and timeline_of(clause, today) is not None


def _tell(draft: Draft, clause: str, today: date) -> list[bool]:
    """For each thing that the clause tells, whether that filled a field; what was told before stays as it was."""
    told: list[bool] = []
    if budget := budget_of(clause):
        told.append(draft.hear_budget(budget))
    for name, words in (
        ("timeline", timeline_of(clause, today)),
        ("authority", authority_of(clause, draft.contact)),
        ("title", (found := _IS_A.search(clause)) and title_in(found["title"])),
        ("source", source_of(clause)),
    ):
        if words:
            told.append(getattr(draft, name) is None)
            draft.fill(name, words)
    return told
