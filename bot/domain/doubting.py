"""Why a lead is doubtful, told anew whenever what it states changes (S17, S69).

Beside what the post itself shows (``intake.doubts``): a company on the list of competitors, and a telephone that was
given with other names before. A doubt about what has been corrected since is one no more.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain import matching
from bot.domain.intake import Reason, doubts
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.domain.inquiry import Inquiry

_ABOUT = {Reason.SELLS_TO_US: "need", Reason.SHARED_PHONE: "phones"}
"""What somebody noted at the time, and the field that it was about."""
_HONORIFIC = regex(
    r"先生|女士|小姐|太太|老师|师傅|老板娘?|经理|主任|总监|部长|厂长|校长|院长|店长|[总工姐哥董老小阿]|\b(?:mr|ms|mrs|dr)\b"
)


def told_anew(
    inquiry: Inquiry,
    *,
    before: Inquiry | None = None,
    competitors: Collection[str] = (),
    sharing: Iterable[Inquiry] = (),
) -> Inquiry:
    """The inquiry with every reason to doubt it.

    Args:
        inquiry: what the lead states now, still with the doubts of ``before``.
        before: what it stated until now; None for a new one.
        competitors: names of companies as people write them (``[policy] competitors``).
        sharing: what other leads with one of its telephones state.
    """
    standing = tuple(
        code
        for code in inquiry.doubts
        if before is None or code not in _ABOUT or _of(before, code) == _of(inquiry, code)
    )
    found = doubts(replace(inquiry, doubts=standing), competitors=competitors)
    told = replace(inquiry, doubts=tuple(dict.fromkeys(doubt.reason.value for doubt in found)))
    return _shared(told) if any(goes_by_another_name(told, other) for other in sharing) else told


def met_again(inquiry: Inquiry, stated: Inquiry) -> Inquiry:
    """The inquiry of a lead whose telephone was posted again: doubtful where it came with another name."""
    return _shared(inquiry) if goes_by_another_name(inquiry, stated) else inquiry


def goes_by_another_name(one: Inquiry, other: Inquiry) -> bool:
    """Whether two who can be reached by the same telephone are another company, or have no part of a name in common."""
    if one.company and other.company:
        finding = matching.compare(*map(matching.read_company, (one.company, other.company)))
        if finding.verdict is matching.Verdict.DIFFERENT:
            return True
    mine, theirs = _name(one), _name(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _shared(inquiry: Inquiry) -> Inquiry:
    return replace(inquiry, doubts=tuple(dict.fromkeys((*inquiry.doubts, Reason.SHARED_PHONE.value))))


def _of(inquiry: Inquiry, code: str) -> object:
    return getattr(inquiry, _ABOUT[Reason(code)])


def _name(inquiry: Inquiry) -> set[str]:
    """The characters, or Latin words, of a contact's name, without how one addresses him: 周总 and 周建国 share 周."""
    called = _HONORIFIC.sub(" ", (inquiry.contact or "").lower())
    return set(re.findall(r"[\u4e00-\u9fff]|[a-z]+", called))
