"""How a lead ends with its owner: won, or lost (product.md §3, "stages")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Note, NoteKind, Notice, TheGroup, To
from bot.domain.lead import WITH_OWNER, Stage
from bot.domain.lifecycle.diagram import ALL_CLOCKS, said
from bot.domain.refusal import AcceptFirst, NotWaiting

if TYPE_CHECKING:
    from bot.domain.lead import Lead


def win(lead: Lead, *, words: str) -> Decision:
    """The customer has signed: the case counts for the owner (S29), and the SDR who brought it hears of it.

    Raises:
        AcceptFirst: it was not accepted yet.
        NotWaiting: nobody works it.
    """
    facts = {"said": words}
    told = Notice(name="won", to=TheGroup(), facts=facts), Notice(name="sdr_won", to=To(userid=lead.sdr), facts=facts)
    return _ended(lead, Stage.WON, Happened.WON, words, told)


def lose(lead: Lead, *, words: str) -> Decision:
    """The customer has gone elsewhere; ``words`` say why. Nobody is to work it again, else it is returned (S58).

    Raises:
        AcceptFirst: it was not accepted yet.
        NotWaiting: nobody works it.
    """
    facts = {"said": words}
    told = Notice(name="lost", to=TheGroup(), facts=facts), Notice(name="sdr_lost", to=To(userid=lead.sdr), facts=facts)
    return _ended(lead, Stage.LOST, Happened.LOST, words, told)


def _ended(lead: Lead, stage: Stage, happened: Happened, words: str, told: tuple[Notice, ...]) -> Decision:
    if lead.stage not in WITH_OWNER:
        raise NotWaiting(lead=lead)
    if lead.stage is Stage.ASSIGNED:
        raise AcceptFirst(lead=lead)
    return Decision(
        lead=lead.now(stage=stage),
        happened=happened,
        detail=said(owner=lead.owner or ""),
        notices=told,
        stop=ALL_CLOCKS,
        note=Note(kind=NoteKind.FOLLOW_UP, words=words),
    )
