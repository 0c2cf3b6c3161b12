"""What becomes of a post: a lead with a card, an inquiry with gaps, or a second post of a known customer."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from bot.domain import matching
from bot.domain.acquaintance import evidence_of
from bot.domain.decision import Decision, Happened, Here, Note, NoteKind, Notice, TheGroup, To
from bot.domain.doubting import met_again
from bot.domain.lead import CLOSED, Stage
from bot.domain.patterns import regex
from bot.domain.qualification import judge
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.acquaintance import Acquaintance
    from bot.domain.inquiry import Inquiry
    from bot.domain.intake import Corrections
    from bot.domain.lead import Lead
    from bot.domain.people import Person
    from bot.domain.qualification import Verdict
    from bot.domain.standard import Standard


_CARD = Notice(name="posted", to=TheGroup(), card="lead", elsewhere="posted_for_sdr")


STATED = (
    "company", "contact", "title", "phones", "email", "need", "budget", "authority", "timeline", "region", "industry",
    "source",
)  # fmt: skip
"""What a person states of a customer, and is told back; the rest of an inquiry is what was made of it."""

TALK = "talk"
"""What somebody met at an event lacks until we have talked: a badge that was scanned is no wish to buy (S12)."""


def before_a_talk(verdict: Verdict) -> Verdict:
    """The verdict on somebody met at an event, whatever the form says (S12)."""
    return replace(verdict, missing=(*verdict.missing, TALK))


_TALKED = regex("聊|沟通|通话|电话|通了|回电|拜访|见面|见了|微信")
_NOT_REACHED = regex(
    "没有?[人打]?[接通]|无人接|未接|没打通|打不通|不通|占线|关机|停机|空号|拒接|挂断|没聊|没沟通|不在服务区|没回"
)


def after_a_talk(lead: Lead, words: str, standard: Standard) -> Decision | None:
    """What becomes of somebody met at an event once its SDR writes of a talk; None where it was none (S12)."""
    waits = lead.stage is Stage.INQUIRY and TALK in lead.missing
    if not waits or not _TALKED.search(words) or _NOT_REACHED.search(words):
        return None
    return fill(lead, lead.inquiry, judge(lead.inquiry, standard))


def stage_of(verdict: Verdict) -> Stage:
    """Qualified when the standard is met; else it stays an inquiry until its gaps are filled (S3, S10)."""
    return Stage.QUALIFIED if verdict.met else Stage.INQUIRY


def take_in(lead: Lead, verdict: Verdict, *, known: Acquaintance | None = None) -> Decision:
    """Announce a lead just posted: a card for sales-ops, or to its SDR what is missing and how to ask for it (S20).

    Where the post is doubtful (S17, S69) its SDR sees alone what was read from it. Of a company that is off limits he
    hears so, and is not told to ask anything (S72). A clock runs until the gaps are filled (S68). What the CRM knew at
    this moment stays in the history (I3).
    """
    detail = evidence_of(known) if known else {}
    if verdict.met:
        doubtful = (Notice(name="posted_for_sdr", to=To(userid=lead.sdr)),) if lead.inquiry.doubts else ()
        notices = (_CARD, *doubtful, *_hands_off(lead, known))
        clocks = (ClockKind.UNASSIGNED,)
        return Decision(lead=lead, happened=Happened.POSTED, detail=detail, notices=notices, start=clocks)
    return Decision(
        lead=lead,
        happened=Happened.POSTED,
        detail={"missing": " ".join(verdict.missing), **detail},
        notices=_ask_for_gaps(lead, verdict, known),
        start=(ClockKind.GAPS,),
    )


def _hands_off(lead: Lead, known: Acquaintance | None) -> tuple[Notice, ...]:
    """To the SDR: the company must not be touched, and who said so (S72)."""
    return (Notice(name="sdr_off_limits", to=To(userid=lead.sdr)),) if known and known.off_limits else ()


def fill(lead: Lead, inquiry: Inquiry, verdict: Verdict, *, known: Acquaintance | None = None) -> Decision:
    """Add or correct fields. An inquiry that now meets the standard gets its card; of any other the clock runs on.

    ``inquiry`` is what the lead states from now on (see ``merged``), ``verdict`` is of it, ``known`` is what we know of
    its company.
    """
    changed = lead.now(
        inquiry=inquiry,
        missing=tuple(verdict.missing),
        tier=verdict.tier,
        stage=stage_of(verdict) if lead.stage is Stage.INQUIRY else lead.stage,
    )
    if lead.stage is not Stage.INQUIRY:
        return Decision(lead=changed, happened=Happened.FILLED, notices=_tell_change(lead, inquiry))
    if verdict.met:
        return Decision(
            lead=changed,
            happened=Happened.FILLED,
            detail=evidence_of(known) if known else {},
            notices=(_CARD, *_hands_off(lead, known)),
            start=(ClockKind.UNASSIGNED,),
            stop=frozenset({ClockKind.GAPS}),
        )
    return Decision(lead=changed, happened=Happened.FILLED, notices=_ask_for_gaps(changed, verdict, known))


def post_again(lead: Lead, stated: Inquiry, *, by: Person, words: str) -> Decision:
    """The same customer posted twice: the first valid post has the credit, the second becomes a note (I10).

    Whoever posts his own once more, because he was not sure that it arrived, is told how it stands; a post that says
    nothing new leaves no note. A telephone that came with another name makes the lead doubtful (S69).
    """
    own = lead.sdr == by.userid
    same = own and all(getattr(stated, name) in {None, (), getattr(lead.inquiry, name)} for name in STATED)
    told = () if own else (Notice(name="sdr_posted_again", to=To(userid=lead.sdr), facts={"by": by.name}),)
    return Decision(
        lead=lead.now(inquiry=met_again(lead.inquiry, stated)),
        happened=Happened.POSTED_AGAIN,
        notices=(Notice(name="posted_again", to=Here(), facts={"same": same, "other": _other(lead, stated)}), *told),
        note=None if same else Note(kind=NoteKind.OTHER, words=words),
    )


def _other(lead: Lead, stated: Inquiry) -> str:
    """The company that was stated now, where it is another one than the lead's although the telephone is the same."""
    if not stated.company or not lead.company:
        return ""
    finding = matching.compare(*map(matching.read_company, (stated.company, lead.company)))
    return stated.company if finding.verdict is matching.Verdict.DIFFERENT else ""


def same_customer(known: Iterable[Lead]) -> Lead | None:
    """The lead that a new post of one of these phones belongs to: the newest that is not closed."""
    living = [lead for lead in known if lead.stage not in CLOSED]
    return max(living, key=lambda lead: lead.number, default=None)


def merged(inquiry: Inquiry, stated: Inquiry) -> Inquiry:
    """The inquiry with what was stated now; what was left empty stays."""
    given = {field.name: getattr(stated, field.name) for field in fields(stated) if getattr(stated, field.name)}
    return replace(inquiry, **given)


def kept(before: Inquiry, after: Inquiry, said: Corrections) -> tuple[str, ...]:
    """The fields that stayed as they were although something else was said of them: 补充 replaces nothing."""
    named = (each.name for each in fields(before) if each.name in said.names)
    return tuple(name for name in named if getattr(after, name) != getattr(said.stated, name))


def _ask_for_gaps(lead: Lead, verdict: Verdict, known: Acquaintance | None) -> tuple[Notice, ...]:
    facts = {"missing": verdict.missing, "contact_only": verdict.contact_only}
    if hands_off := _hands_off(lead, known):
        return (Notice(name="off_limits_inquiry", to=TheGroup()), *hands_off)
    return (
        Notice(name="kept_as_inquiry", to=Here(), facts=facts),
        Notice(name="fields_missing", to=To(userid=lead.sdr), facts=facts),
    )


def _tell_change(lead: Lead, inquiry: Inquiry) -> tuple[Notice, ...]:
    changed = (
        field.name for field in fields(inquiry) if getattr(inquiry, field.name) != getattr(lead.inquiry, field.name)
    )
    thanks = Notice(name="filled", to=Here(), facts={"fields": tuple(name for name in changed if name in STATED)})
    return (thanks, Notice(name="owner_filled", to=To(userid=lead.owner))) if lead.owner else (thanks,)
