"""What rings together is said together: also where it is rung in parts, each listener hears one digest (I16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from bot.domain.decision import Notice
from bot.domain.lead import Lead
from bot.domain.sla import Tone

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

    ``standing_in`` is the id of the message that says so until all is rung.
    """

    total: int = 0
    messages: tuple[Told, ...] = ()
    loudest: tuple[Entry, ...] = ()
    standing_in: str = ""


Round: TypeAlias = "Mapping[Place, Heap]"
"""What rang where in one drain."""


def is_ring(notice: Notice) -> bool:
    """Whether a notice can stand in a digest."""
    return notice.name == DIGEST or {"clock", "tone"} <= set(notice.facts)


def heaped(heap: Heap, more: Sequence[Told], *, digest_above: int) -> Heap:
    """The heap with some more on it."""
    entries = [entry for notice, lead in more for entry in _entries(notice, lead)]
    return Heap(
        total=heap.total + sum(_count(notice) for notice, _ in more),
        messages=(*heap.messages, *more)[: digest_above + 1],
        loudest=loudest((*heap.loudest, *entries)),
        standing_in=heap.standing_in,
    )


def said(heap: Heap, *, digest_above: int) -> tuple[Told, ...]:
    """What is said of it: each ring by itself, or one digest where they are too many."""
    if heap.total <= digest_above:
        return heap.messages
    first, lead = heap.messages[0]
    facts = {"rings": list(heap.loudest), "total": heap.total}
    return ((Notice(name="rings/digest", to=first.to, facts=facts), lead),)


def loudest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that stand in a digest by name: the loudest first, then the oldest lead."""
    return tuple(nsmallest(SHOWN, entries, key=_quietness))


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


def _quietness(entry: Entry) -> tuple[int, int]:
    lead, _, tone = entry
    return -_LOUDNESS.get(tone, 0), lead.number
