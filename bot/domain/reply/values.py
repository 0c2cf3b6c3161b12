"""What a reply is read into, and what must be known to read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Person, Roster
    from bot.domain.reply.leads import LeadIndex


class Deed(StrEnum):
    """What the writer wants done (corpus README, "What")."""

    ASSIGN = "assign"
    REASSIGN = "reassign"
    UNASSIGN = "unassign"
    UNDO = "undo"
    HOLD = "hold"
    IN_CRM = "in_crm"
    ANNOTATE = "annotate"
    ACCEPT = "accept"
    REJECT = "reject"
    RETURN = "return"
    FOLLOW_UP = "follow_up"
    CONTACTED = "contacted"
    QUERY = "query"
    ASK = "ask"
    DENY = "deny"
    NONE = "none"
    JUNK = "junk"
    REVIVE = "revive"
    LOG_CALL = "log_call"
    FORCE = "force"
    FILL = "fill"
    SNOOZE = "snooze"
    ACKNOWLEDGE = "acknowledge"
    LEAVE = "leave"
    BACK = "back"
    SAME_COMPANY = "same_company"
    MARK = "mark"
    WON = "won"
    LOST = "lost"
    PAUSE = "pause"
    RESUME = "resume"


class Topic(StrEnum):
    """What is unclear, and so what the bot asks about."""

    WHICH_LEAD = "which_lead"
    WHICH_OWNER = "which_owner"
    WHICH_CRM_OWNER = "which_crm_owner"
    CRM_DISAGREES = "crm_disagrees"
    WHICH_COMPANY = "which_company"
    WHICH_PERSON = "which_person"
    FULL_OWNER = "full_owner"
    AWAY_OWNER = "away_owner"
    OFF_LIMITS = "off_limits"
    NOT_IN_CRM = "not_in_crm"
    UNKNOWN_LEAD = "unknown_lead"
    UNKNOWN_OWNER = "unknown_owner"
    NUMBER_AGAINST_QUOTE = "number_against_quote"
    NOT_SALES = "not_sales"
    ALREADY_OWNED = "already_owned"
    BARE_NEGATION = "bare_negation"
    RANGE_UNCLEAR = "range_unclear"
    CONDITIONAL = "conditional"
    WHAT = "what"
    REASON = "reason"
    TOO_LONG = "too_long"


class Right(StrEnum):
    """The right that was missing when something is denied."""

    DISPATCH = "dispatch"
    ANSWER_FOR_OWNER = "answer_for_owner"
    OUTSIDER = "outsider"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One possible answer to a question: the words on the button, and the userid or lead number meant.

    The empty userid is ``NOBODY``.
    """

    label: str
    value: str | int


NOBODY = ""
"""The choice that nobody works a customer whom the CRM knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """A question to the writer; ``half`` is what would be done once it is answered."""

    topic: Topic
    words: str = ""
    choices: tuple[Choice, ...] = ()
    half: Action | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """One thing to do to one lead.

    ``what`` is load, lead, status, help, mine, owners or why_not (of ``owner``) for a query, and for MARK the mark,
    empty to take it off. ``reason`` holds the words of a rejection, a
    return or a hold, and for DENY the missing ``Right``. ``note`` holds the words of a note and ``note_kind``
    is relation, contact, intelligence, offer, call or other. ``until`` is the time a hold names. ``half`` is
    what DENY refused. ``nobody`` says of an in_crm that nobody works the customer, where no owner is only one who was
    not named. ``although_full`` confirms an owner who has as many leads as he can work (S32), ``although_away``
    one who is on leave, ``although_off_limits`` a company that must not be touched (S72), ``although_differs`` an owner
    whom the CRM does not name. ``company`` is the id of a company that
    was chosen, empty for none of those offered. ``and_then`` is what the
    same words ask for after it. ``deputy`` stands in for the ``owner`` who is
    on leave. ``also`` are the other leads of which the same was said: whatever settles this one settles them.
    ``why`` is the sentence that explains the action.
    """

    deed: Deed
    lead: int | None = None
    owner: str | None = None
    what: str | None = None
    reason: str = ""
    note: str = ""
    note_kind: str = ""
    until: str = ""
    ask: Ask | None = None
    half: Action | None = None
    nobody: bool = False
    although_full: bool = False
    although_away: bool = False
    although_off_limits: bool = False
    although_differs: bool = False
    company: str | None = None
    and_then: Action | None = None
    deputy: str | None = None
    also: tuple[int, ...] = ()
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What is to be done, and the words that decided it, in short Chinese sentences.

    ``finished`` says that the words answered the question that was open; ``parts`` is how many parts, each with leads
    of its own, the message has.
    """

    actions: tuple[Action, ...] = ()
    why: tuple[str, ...] = ()
    finished: bool = False
    parts: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class LastAction:
    """What the bot last did in this chat, for whom, how many seconds ago (None: not known)."""

    deed: Deed
    lead: int
    by: str
    owner: str | None = None
    seconds_ago: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pending:
    """A question the bot put to this person: a tap-like word finishes ``half``."""

    topic: Topic
    half: Action
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """The company's own words: more verbs per deed, and product names that look like lead numbers."""

    verbs: Mapping[Deed, tuple[str, ...]] = field(default_factory=dict)
    products: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """Everything beside the text that a reading may use.

    ``sender`` is None for an outsider. ``quote_lead`` is the number on the quoted card, ``quote_text`` the
    words of a quoted message, ``mentions`` the userids the platform reports. ``alone`` is whether the writer is alone
    with the bot, where 已联系 is said of his own lead. ``reminded`` are the leads of which the sender was reminded
    lately, ``stands_in_for`` the userids of those whose deputy he is today.
    """

    sender: Person | None
    roster: Roster
    leads: LeadIndex
    quote_lead: int | None = None
    quote_text: str | None = None
    mentions: tuple[str, ...] = ()
    last_action: LastAction | None = None
    pending: Pending | None = None
    alone: bool = False
    bot_name: str = "线索助手"
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    reminded: tuple[int, ...] = ()
    stands_in_for: tuple[str, ...] = ()
