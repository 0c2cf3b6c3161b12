"""A person's mistake, as a value with a sentence of its own in message_templates/refusals.

::

    Refusal
    ├── Stranger              we do not know who this is
    ├── UnknownGroup          the group is not in the configuration
    ├── NoSuchLead            no lead has that number
    ├── MayNotPost            this person does not bring in leads (C1)
    ├── MayNotDispatch        only sales-ops decide who gets a lead (S31, I7)
    ├── NotTheOwner           only the owner answers for a lead
    ├── NotInSales            the named owner does not sell
    ├── HasLeft               the named owner has left the company (I11)
    ├── AlreadyWith           the lead has an owner; 改派 is the word (I8)
    ├── SameOwner             it is with that person already
    ├── NobodyHasIt           the lead has no owner to take it from
    ├── NotNamed              nobody was named to transfer the lead to (S34)
    ├── NothingToReturn       somebody gives back, and has no lead
    ├── NothingToTransfer     no lead of this SDR waits for it, or several do
    ├── OtherTarget           another owner was named than the one to transfer to (S34)
    ├── TransferredAlready    the lead has left marketing
    ├── NotWaiting            the lead does not wait for such an answer now
    ├── AcceptFirst           only an accepted lead can be returned (S55)
    ├── AlreadyAccepted       an accepted lead is returned, not rejected (S55)
    ├── PhoneTaken            a lead is given the phone of another customer (I10)
    ├── BelowStandard         fields of the standard are missing (S3); /强推 is the word
    ├── CannotSnooze          no end, no reason, or an end too far ahead
    ├── NoDaysNamed           leave without its days
    ├── CannotTellLeave       only sales-ops tell that somebody else is away
    ├── NotAway               back from leave that was never taken
    ├── MayNotTell            what is said of companies is not for everybody to say (S72)
    ├── UnknownCompany        a name that is no company's we know or could recognise
    ├── NoCompany             the lead names no company
    ├── NothingToCompare      no company that a lead's may be
    ├── NoParentTold          nobody said that the company belongs to another one
    ├── ItsOwnParent          a company would belong to itself
    ├── NotOffLimits          nobody said that the company must not be touched
    ├── CannotUndo            nothing of this person's to take back, or too late
    ├── StaleCard             the card speaks of an earlier time of the lead
    ├── NotAsked              somebody else was asked this question
    ├── QuestionClosed        the question was answered, or its lead has moved on
    ├── HoldsIdNumber         the text carries an ID-card number (PIPL)
    ├── TooLong               more words than one message should carry
    ├── MoreFollow            a message states more leads than are read at once
    ├── NoWords               a picture, a file, or speech in which nothing was heard
    └── Unreachable           a row that names neither a company nor a way to reach anybody
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD_START = regex(r"(?<!^)(?=[A-Z])")


class Refusal(Exception):
    """Something that may not be done, and what its sentence needs to say why.

    ``facts`` are given to the template; its name is the class's name in snake_case.
    """

    template: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.template = _WORD_START.sub("_", cls.__name__).lower()

    def __init__(self, **facts: object) -> None:
        super().__init__(self.template)
        self.facts: Mapping[str, object] = facts


class Stranger(Refusal):
    """``userid`` is in no list of people."""


class UnknownGroup(Refusal):
    """``chat`` is in no [[group]] of the configuration."""


class NoSuchLead(Refusal):
    """No lead has this ``number``."""


class MayNotPost(Refusal):
    """Leads are brought in by SDRs, sales-ops, directors and BD."""


class MayNotDispatch(Refusal):
    """Only sales-ops may; ``who`` are their names."""


class NotTheOwner(Refusal):
    """``lead`` belongs to ``owner`` (a name, or empty for nobody)."""


class NotInSales(Refusal):
    """``name`` does not sell."""


class HasLeft(Refusal):
    """``name`` has left the company."""


class AlreadyWith(Refusal):
    """``lead`` is with ``owner``, given by ``by``; ``wanted`` was asked for."""


class SameOwner(Refusal):
    """``lead`` is with ``owner`` already."""


class NobodyHasIt(Refusal):
    """``lead`` has no owner."""


class NotNamed(Refusal):
    """Nobody was named for ``lead`` yet: there is nobody to transfer it to (S34)."""


class NothingToTransfer(Refusal):
    """Which lead to transfer is not clear: ``leads`` are those of this SDR that wait for it, none or several."""


class NothingToReturn(Refusal):
    """Somebody rejects or returns without saying which lead, and has none."""


class OtherTarget(Refusal):
    """``lead`` was named for another than ``wanted``: that is whom it is transferred to (S34)."""


class TransferredAlready(Refusal):
    """``lead`` has left marketing before."""


class NotWaiting(Refusal):
    """``lead`` is not at a stage in which this can be done."""


class AcceptFirst(Refusal):
    """``lead`` was not accepted yet."""


class AlreadyAccepted(Refusal):
    """``lead`` was accepted before."""


class PhoneTaken(Refusal):
    """The phone belongs to ``lead``, another one that is not closed."""


class BelowStandard(Refusal):
    """``lead`` misses the fields ``missing``."""


class CannotSnooze(Refusal):
    """``why`` is no_end, no_reason or far; ``days`` is the most that a reminder can be put off."""


class NoDaysNamed(Refusal):
    """Leave of ``name`` was told without saying from when until when."""


class CannotTellLeave(Refusal):
    """Leave of others is told by sales-ops, by ``who``."""


class NotAway(Refusal):
    """``name`` is not on leave, so there is nothing to come back from."""


class MayNotTell(Refusal):
    """``who`` may say this of a company."""


class UnknownCompany(Refusal):
    """``name`` is no company that we know, nor written as one."""


class NoCompany(Refusal):
    """``lead`` names no company."""


class NothingToCompare(Refusal):
    """Nothing is known that the company of ``lead`` may be."""


class NoParentTold(Refusal):
    """Nobody said whose ``name`` is, so nothing can be unsaid; the CRM itself may name a ``parent``, else empty."""


class ItsOwnParent(Refusal):
    """``parent`` belongs to ``child`` already, or is it; ``lead`` is None where none was meant."""


class NotOffLimits(Refusal):
    """Nobody said that ``name`` must not be touched; of its parent ``above`` somebody did, where it is not empty."""


class CannotUndo(Refusal):
    """``lead`` and ``why``: "nothing", "late", "answered", "transferred" or "not_yours".

    ``lead`` is None for what was said of a company beside any lead.
    """


class StaleCard(Refusal):
    """``lead`` has moved on since the card was sent; None where the card is not known at all."""


class NotAsked(Refusal):
    """The question was put to ``name``."""


class QuestionClosed(Refusal):
    """Nobody waits for this answer any more."""


class HoldsIdNumber(Refusal):
    """An ID-card number is never kept."""


class TooLong(Refusal):
    """More than ``most`` characters."""


class MoreFollow(Refusal):
    """Of a long message the first ``count`` leads were taken in, the last of them ``last``; the rest was not read."""


class NoWords(Refusal):
    """A picture, a file, a video, or speech in which no words were heard."""


class Unreachable(Refusal):
    """No company, no phone, no mail: nobody could ever follow it up."""
