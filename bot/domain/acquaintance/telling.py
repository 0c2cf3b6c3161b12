"""What becomes of it when somebody says that two companies are one, whose a company is, or that it is off limits.

Whatever is said can be taken back within the time of an undo, by whoever said it; later by saying the opposite.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.domain.acquaintance.sayings import OffLimits, Pair, ParentSaid, Saying, saying_from_json, saying_to_json
from bot.domain.decision import Here, Note, NoteKind, Notice, Remark, TheGroup
from bot.domain.matching import Circular, Family
from bot.domain.refusal import ItsOwnParent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.acquaintance.acquaintance import Match
    from bot.domain.lead import Lead


_NOTED: Final = "noted"
_UNSAID: Final = "unsaid"
_OTHERWISE: Final = {_NOTED: _UNSAID, _UNSAID: _NOTED}
"""The words that a saying left on the lead as a note; taken back they go, and taking that back brings them again."""


def confirm(
    lead: Lead | None, pairs: Sequence[Pair], *, name: str, others: Sequence[Match], before: Iterable[Pair]
) -> Remark:
    """The company called ``name`` is one with these others, or with none of them; remembered per pair.

    ``before`` is what was said of these pairs until now.
    """
    facts = {"same": pairs[0].same, "company": name, "others": [match.name for match in others]}
    return Remark(
        lead=lead,
        keep=tuple(pairs),
        detail=_detail(pairs, before),
        notices=(Notice(name="company_confirmed", to=_to(lead), facts=facts),),
    )


def belongs(
    lead: Lead | None, said: ParentSaid, *, child: str, ancestors: Mapping[str, str], before: Iterable[ParentSaid]
) -> Remark:
    """A company belongs to another one (S19). ``ancestors`` are the parents above that one.

    Raises:
        ItsOwnParent: the parent belongs to the child, or is it.
    """
    try:
        Family(parents=ancestors).with_parent(said.child, said.parent)
    except Circular:
        raise ItsOwnParent(lead=lead, child=child, parent=said.name) from None
    facts = {"child": child, "parent": said.name}
    words = f"{child} 是 {said.name} 的子公司" if lead else ""
    return Remark(
        lead=lead,
        keep=(said,),
        detail={**_detail((said,), before), **({_NOTED: words} if words else {})},
        notices=(Notice(name="parent_told", to=_to(lead), facts=facts),),
        note=_note(words),
    )


def belongs_to_nobody(lead: Lead | None, before: Sequence[ParentSaid], *, child: str) -> Remark:
    """A company belongs to nobody, as far as people said so."""
    facts = {"child": child, "parent": before[0].name if before else ""}
    return Remark(
        lead=lead,
        forget=tuple(before),
        detail=_detail((), before),
        notices=(Notice(name="no_parent_told", to=_to(lead), facts=facts),),
    )


def keep_off(lead: Lead | None, said: OffLimits, *, name: str, before: Iterable[OffLimits]) -> Remark:
    """Marketing must not touch the company (S72)."""
    return Remark(
        lead=lead,
        keep=(said,),
        detail=_detail((said,), before),
        notices=(Notice(name="kept_off", to=_to(lead), facts={"company": name, "reason": said.words}),),
    )


def let_near(lead: Lead | None, before: Sequence[OffLimits], *, name: str) -> Remark:
    """The company may be touched again."""
    return Remark(
        lead=lead,
        forget=tuple(before),
        detail=_detail((), before),
        notices=(Notice(name="let_near", to=_to(lead), facts={"company": name}),),
    )


def take_back(lead: Lead | None, detail: Mapping[str, str]) -> Remark:
    """What was said last of the lead's company, or beside any lead, counts no more; what was said before does again."""
    said = [saying_from_json(json.dumps(one)) for one in json.loads(detail["said"])]
    before = tuple(saying_from_json(json.dumps(one)) for one in json.loads(detail["before"]))
    turned = {_OTHERWISE[key]: detail[key] for key in _OTHERWISE if key in detail}
    return Remark(
        lead=lead,
        keep=before,
        forget=tuple(said),
        detail={**_detail(before, said), **turned},
        note=_note(turned.get(_NOTED, "")),
        unsaid=_note(turned.get(_UNSAID, "")),
        notices=(Notice(name="company_untold", to=_to(lead)),),
    )


def _note(words: str) -> Note | None:
    return Note(kind=NoteKind.INTELLIGENCE, words=words) if words else None


def _to(lead: Lead | None) -> TheGroup | Here:
    return TheGroup() if lead else Here()


def _detail(said: Iterable[Saying], before: Iterable[Saying]) -> Mapping[str, str]:
    return {"said": _listed(said), "before": _listed(before)}


def _listed(sayings: Iterable[Saying]) -> str:
    return f"[{', '.join(map(saying_to_json, sayings))}]"
