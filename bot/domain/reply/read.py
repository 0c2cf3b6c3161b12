"""From what a colleague writes to what is to be done.

    message → folded text → marks for people and leads → scopes (words and their leads) → one instruction or
    answer per scope → one action per lead, by the state of the lead and the right of the sender

Whatever is not certain becomes a question; one message gets at most one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.reply.answers import acknowledged, answer, note, report
from bot.domain.reply.dictation import without_remarks
from bot.domain.reply.dispatching import instruction, said_in
from bot.domain.reply.explaining import explained
from bot.domain.reply.leads import Status
from bot.domain.reply.leaving import leave_told
from bot.domain.reply.marks import mark
from bot.domain.reply.proposing import ABOUT_A_LEAD, mark_beside, of_the_proposal, pause_told
from bot.domain.reply.receiving import given_again, not_in_crm, respectively
from bot.domain.reply.roles import taken_from
from bot.domain.reply.scopes import Scope, scopes_of
from bot.domain.reply.tapping import finish
from bot.domain.reply.text import LONGEST, fold, open_message
from bot.domain.reply.values import Action, Ask, Choice, Deed, Reading, Right, Situation, Topic
from bot.domain.reply.vocabulary import in_common_words
from bot.domain.reply.words import dispatch, noting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from bot.domain.people import Person
    from bot.domain.reply.marks import Thing


_OF_THE_OWNER = frozenset({Deed.ACCEPT, Deed.REJECT, Deed.RETURN, Deed.CONTACTED, Deed.FOLLOW_UP})
"""What is said of a lead one has."""

_WHO = frozenset({Topic.WHICH_OWNER, Topic.UNKNOWN_OWNER})
"""Questions whose answer is the same for every lead of which they are asked."""

_GIVES = frozenset({Deed.ASSIGN, Deed.REASSIGN, Deed.FORCE})
"""Beside these a lead may be marked in the same words (S29)."""

_WORKED = frozenset({Status.ASSIGNED, Status.ACCEPTED})
"""Where a salesperson has the lead: it is not put aside, its reminders are put off."""


def read(text: str, situation: Situation) -> Reading:
    """What the message asks for. Never raises; nothing to do is an empty reading."""
    message = open_message(text, situation.bot_name)
    quote = (
        situation.quote_lead
        if situation.quote_lead is not None
        else _quoted(message.quoted or (fold(situation.quote_text) if situation.quote_text else ""), situation)
    )
    about_quote = situation if quote == situation.quote_lead else replace(situation, quote_lead=quote)
    finished = finish(message.words, about_quote)
    if finished:
        return replace(_reading(list(_for_each(finished, situation))), finished=True)
    heard = acknowledged(message.words, situation)
    if heard or noting.CHATTER.match(message.words):
        return _reading(heard)
    common = in_common_words(message.words, situation.vocabulary)
    marked = without_remarks(mark(common, situation), situation)
    if not message.quoted and (away := pause_told(marked, situation) or leave_told(marked, common, situation)):
        return _reading([away])
    scopes = given_again(scopes_of(marked, quote, situation))
    actions = [explained(action, scope) for scope in scopes for action in _actions(scope, situation)]
    if len(scopes) == 1 and not message.quoted:
        actions = [_as_typed(action, message.typed) for action in actions]
    allowed = _allowed([_unread(action) for action in actions] if len(text) > LONGEST else actions)
    return _reading(allowed, parts=len(scopes))


def _as_typed(action: Action, typed: str) -> Action:
    """The action with its note as it was typed, also where it waits for the answer to a question."""
    half = action.ask.half if action.ask else None
    if action.ask and half and half.note:
        return replace(action, ask=replace(action.ask, half=replace(half, note=typed)))
    return replace(action, note=typed) if action.note else action


def _quoted(quoted: str, situation: Situation) -> int | None:
    """The lead an old-style quote is about, if it is about exactly one."""
    if not quoted:
        return None
    marked = mark(quoted, situation)
    numbers = {number for thing in marked.of("L") for number in thing.numbers} or {
        number for thing in marked.of("C") for number in thing.numbers
    }
    return numbers.pop() if len(numbers) == 1 else None


def _actions(scope: Scope, situation: Situation) -> Iterator[Action]:
    sender = situation.sender
    if sender is None:
        yield Action(deed=Deed.DENY, reason=Right.OUTSIDER, why="不是同事")
        return
    leads = scope.leads or (None,)
    respective = respectively(scope) if sender.may(Role.SALES_OPS) else {}
    order = cache(lambda: instruction(said_in(scope)))
    for at, number in enumerate(leads, 1):
        wanted = respective.get(number) or _wanted(scope, sender, number, situation, order)
        yield from _placed(_for_the_others(wanted, leads[at:]), number, scope, situation)
        if wanted.deed in {Deed.ASK, Deed.QUERY, Deed.DENY, Deed.NONE}:
            break
    else:
        if scope.unknown and not scope.doubt:
            yield _unknown(scope)


def _for_the_others(wanted: Action, others: Sequence[int | None]) -> Action:
    """A question who gets a lead, asked once for all leads of which the same was said."""
    half = wanted.ask.half if wanted.ask and wanted.ask.topic in _WHO else None
    if wanted.ask is None or half is None:
        return wanted
    also = tuple(number for number in others if number is not None)
    return replace(wanted, ask=replace(wanted.ask, half=replace(half, also=also)))


def _for_each(finished: Action, situation: Situation) -> Iterator[Action]:
    """What an answer settled, lead by lead."""
    yield replace(finished, also=())
    for number in finished.also:
        yield _given(replace(finished, also=()), number, situation)


def _wanted(
    scope: Scope, sender: Person, number: int | None, situation: Situation, order: Callable[[], Action]
) -> Action:
    """What the sender wants of this lead; ``order`` is what sales-ops say, the same for all leads of the scope."""
    if told := of_the_proposal(scope.words, sender, situation.leads.get(number), situation):
        return told
    if sender.may(Role.SALES_OPS):
        wanted = not_in_crm(scope, situation.leads.get(number)) or order()
        return wanted if wanted.deed is not Deed.NONE else note(scope)
    if number is None and situation.alone and situation.leads.owned_by(sender.userid):
        return report(scope.words) or answer(scope, sender, None, situation)
    return answer(scope, sender, situation.leads.get(number), situation)


def _placed(wanted: Action, number: int | None, scope: Scope, situation: Situation) -> Iterator[Action]:
    """The action on its lead; a question where the lead is not certain."""
    if wanted.deed is Deed.QUERY and wanted.what == "lead" and scope.unknown and number is None:
        yield _unknown(scope)
    elif wanted.deed in {Deed.NONE, Deed.QUERY, Deed.ASK, Deed.DENY} and wanted.what not in ABOUT_A_LEAD:
        yield replace(wanted, lead=number)
    elif scope.doubt:
        yield _ask_lead(scope.doubt, wanted, situation)
    elif number is None:
        yield _unknown(scope) if scope.unknown else _ask_lead(Topic.WHICH_LEAD, wanted, situation)
    else:
        if wanted.deed in _GIVES and (marked := mark_beside(scope.words)):
            yield replace(marked, lead=number)
        yield _on_lead(wanted, number, scope, situation)
        if wanted.and_then:
            yield _on_lead(wanted.and_then, number, scope, situation)


def _on_lead(wanted: Action, number: int, scope: Scope, situation: Situation) -> Action:
    """Assign or reassign, hold or remind later: the state of the lead decides (corpus README, "What")."""
    lead = situation.leads.get(number)
    if wanted.deed is Deed.HOLD and lead and lead.owner and lead.status in _WORKED:
        return replace(wanted, deed=Deed.SNOOZE, lead=number, note=wanted.note or scope.words.said())
    if wanted.deed is Deed.UNDO and lead and lead.status is Status.NEW and _only_negates(scope, situation):
        return Action(deed=Deed.ASK, lead=number, ask=Ask(topic=Topic.BARE_NEGATION), why=f"L{number} 还没有分配")
    if wanted.deed not in {Deed.ASSIGN, Deed.REASSIGN}:
        return replace(wanted, lead=number)
    relieved = {person.userid for thing in taken_from(scope.words) for person in _sure(thing)}
    return _given(wanted, number, situation, relieved=relieved)


def _given(wanted: Action, number: int, situation: Situation, *, relieved: Collection[str] = ()) -> Action:
    """Assigned, or reassigned where somebody has it, for which a word says so, or takes it from ``relieved``."""
    lead = situation.leads.get(number)
    if wanted.deed not in {Deed.ASSIGN, Deed.REASSIGN} or lead is None:
        return replace(wanted, lead=number)
    changed = wanted.deed is Deed.REASSIGN or lead.owner in relieved
    if lead.status is Status.CLOSED or lead.owner == wanted.owner or (lead.owner and not changed):
        half = replace(wanted, deed=Deed.REASSIGN if lead.owner else Deed.ASSIGN, lead=number)
        return Action(
            deed=Deed.ASK, lead=number, ask=Ask(topic=Topic.ALREADY_OWNED, half=half), why=f"L{number} 已经有负责人"
        )
    return replace(wanted, deed=Deed.REASSIGN if lead.owner else Deed.ASSIGN, lead=number)


def _sure(thing: Thing) -> tuple[Person, ...]:
    return thing.named.people if thing.named and thing.named.sure else ()


def _only_negates(scope: Scope, situation: Situation) -> bool:
    """Whether 取消 is all that is said, of a lead that was not given just now: 撤销 can only mean to take back."""
    last = situation.last_action
    just_given = last is not None and last.lead in scope.leads
    return not just_given and dispatch.BARE_NEGATION.match(scope.words.text) is not None


def _ask_lead(topic: Topic, half: Action, situation: Situation) -> Action:
    own = situation.leads.owned_by(situation.sender.userid) if situation.sender and half.deed in _OF_THE_OWNER else ()
    newest = (own or situation.leads.open_numbers())[-5:]
    choices = tuple(Choice(label=f"L{number}", value=number) for number in reversed(newest))
    return Action(deed=Deed.ASK, ask=Ask(topic=topic, choices=choices, half=half), why="不确定是哪一条线索")


def _unknown(scope: Scope) -> Action:
    words = "、".join(f"L{number}" for number in scope.unknown)
    return Action(deed=Deed.ASK, ask=Ask(topic=Topic.UNKNOWN_LEAD, words=words), why=f"没有 {words}")


def _unread(action: Action) -> Action:
    """Of a message too long to be read whole, only notes and questions are kept."""
    if action.deed in {Deed.ANNOTATE, Deed.ASK, Deed.DENY, Deed.NONE}:
        return action
    return Action(deed=Deed.ASK, ask=Ask(topic=Topic.TOO_LONG, half=action), why="太长了，没有全部读")


def _allowed(actions: list[Action]) -> list[Action]:
    """The actions without doubles; one question and one refusal are enough."""
    kept: list[Action] = []
    seen: set[object] = set()
    for action in map(_certain_of(actions), actions):
        key: object = action.deed if action.deed in {Deed.ASK, Deed.DENY, Deed.QUERY} else (action.deed, action.lead)
        if action.deed is not Deed.NONE and key not in seen:
            seen.add(key)
            kept.append(action)
    return kept


def _certain_of(actions: list[Action]) -> Callable[[Action], Action]:
    """Makes a question of what gives a lead to one where the same message gives it to another, or says no.

    12-15磊哥 13李明; 12-15磊哥,13不要.
    """
    givers = [action for action in actions if action.deed in _GIVES]
    doubtful = {
        one.lead for one, other in combinations(givers, 2) if one.lead == other.lead and one.owner != other.owner
    }
    doubtful |= {action.lead for action in actions if action.ask and action.ask.topic is Topic.BARE_NEGATION}

    def certain(action: Action) -> Action:
        if action.deed not in _GIVES or action.lead not in doubtful:
            return action
        return Action(deed=Deed.ASK, lead=action.lead, ask=Ask(topic=Topic.WHICH_OWNER), why="说了不止一个人")

    return certain


def _reading(actions: list[Action], parts: int = 1) -> Reading:
    return Reading(actions=tuple(actions), why=tuple(action.why for action in actions if action.why), parts=parts)
