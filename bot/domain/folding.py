"""What rings together is said together: also where it is rung in parts, each listener hears one digest (I16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from bot.domain.decision import Notice, TheGroup
from bot.domain.lead import Lead
from bot.domain.sla import ClockKind, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.decision import Place

DIGEST: Final = "rings/digest"
SHOWN: Final = 15
"""So many leads stand in a digest by name; of the others it says how many they are. More would be no message."""

Told: TypeAlias = tuple[Notice, Lead | None]
"""A notice and the lead it is about."""

Entry: TypeAlias = tuple[Lead, str, str]
"""A lead that rings, by which clock, in which tone."""
_LOUDNESS: Final = {tone.value: loudness for loudness, tone in enumerate(Tone)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Heap:
    """What rang for one listener: how many rings, the first few messages themselves, the loudest rings.

    ``missed`` counts those of them that are told late, and ``mention`` are the userids that the group's digest is for.
    ``standing_in`` is the id of the message that says so until all is rung.
    """

    total: int = 0
    missed: int = 0
    mention: tuple[str, ...] = ()
    messages: tuple[Told, ...] = ()
    loudest: tuple[Entry, ...] = ()
    standing_in: str = ""


Round: TypeAlias = "Mapping[Place, Heap]"
"""What rang where in one drain."""


def heaped(heap: Heap, more: Sequence[Told], *, digest_above: int) -> Heap:
    """The heap with some more on it."""
    entries = [entry for notice, lead in more for entry in _entries(notice, lead)]
    return Heap(
        total=heap.total + sum(_count(notice) for notice, _ in more),
        missed=heap.missed + sum(cast("int", notice.facts.get("missed", 0)) for notice, _ in more),
        mention=tuple(dict.fromkeys((*heap.mention, *(userid for notice, _ in more for userid in _mention(notice))))),
        messages=(*heap.messages, *more)[: digest_above + 1],
        loudest=loudest((*heap.loudest, *entries)),
        standing_in=heap.standing_in,
    )


def said(heap: Heap, *, digest_above: int) -> tuple[Told, ...]:
    """What is said of it: one digest where the rings are too many, else one of the missed ones and each other alone."""
    if heap.total > digest_above:
        return (_digest(heap, heap.messages[0][1]),)
    digests = [told for told in heap.messages if told[0].name == DIGEST]
    if len(digests) > 1:
        several = heaped(Heap(), digests, digest_above=digest_above)
        digests = [_digest(several, digests[0][1])]
    return (*digests, *(told for told in heap.messages if told[0].name != DIGEST))


def _digest(heap: Heap, lead: Lead | None) -> Told:
    to = heap.messages[0][0].to
    facts = {"rings": heap.loudest, "total": heap.total, "missed": heap.missed}
    return Notice(
        name="rings/digest", to=replace(to, mention=heap.mention) if isinstance(to, TheGroup) else to, facts=facts
    ), lead


def loudest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that stand in a digest by name, the most pressing first."""
    return tuple(nsmallest(SHOWN, entries, key=quietness))


def loudness(tone: str) -> int:
    """Escalation before reminder. A tone that nobody knows is the quietest."""
    return _LOUDNESS.get(tone, 0)


def quietness(entry: Entry) -> tuple[bool, int, int, str]:
    """What to sort by, the most pressing first: leads before inquiries, escalation before reminder, the oldest lead.

    An event leaves hundreds of inquiries behind, and they must not crowd out what a customer waits for.
    """
    lead, clock, tone = entry
    return clock == ClockKind.GAPS, -loudness(tone), lead.number, clock


def leads_in(heaps: Iterable[Heap]) -> frozenset[int]:
    """The numbers of the leads that are spoken of by name."""
    spoken = {lead.number for heap in heaps for _, lead in heap.messages if lead}
    return frozenset(spoken | {lead.number for heap in heaps for lead, _, _ in heap.loudest})


def with_leads(heap: Heap, leads: Mapping[int, Lead]) -> Heap:
    """The heap with these leads in place of those of the same number."""
    return replace(
        heap,
        messages=tuple((notice, lead and leads.get(lead.number, lead)) for notice, lead in heap.messages),
        loudest=tuple((leads.get(lead.number, lead), clock, tone) for lead, clock, tone in heap.loudest),
    )


def stand_in(heap: Heap) -> Told:
    """What is said of it until it is whole, should nobody be left to say what."""
    first, lead = heap.messages[0]
    return Notice(name="rings/gathering", to=first.to), lead


def _entries(notice: Notice, lead: Lead | None) -> Sequence[Entry]:
    if notice.name == DIGEST:
        return cast("Sequence[Entry]", notice.facts["rings"])
    return ((cast("Lead", lead), str(notice.facts["clock"]), str(notice.facts["tone"])),)


def _count(notice: Notice) -> int:
    return cast("int", notice.facts["total"]) if notice.name == DIGEST else 1


def _mention(notice: Notice) -> tuple[str, ...]:
    return notice.to.mention if isinstance(notice.to, TheGroup) else ()
