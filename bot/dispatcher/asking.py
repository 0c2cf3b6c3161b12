"""Questions of the bot: asked in words that name the choices, remembered until answered or lapsed (I5, sentence 8)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.domain.decision import Here, Notice
from bot.domain.reply import Action, Ask, Choice, Deed, Pending, Topic
from bot.messages import Ours, neutral
from storage.questions import QuestionRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.lead import Lead
    from handlers.context import Context

_LASTING = frozenset(
    {
        Topic.WHICH_LEAD,
        Topic.WHICH_OWNER,
        Topic.WHICH_CRM_OWNER,
        Topic.WHICH_PERSON,
        Topic.UNKNOWN_OWNER,
        Topic.CRM_DISAGREES,
        Topic.WHICH_COMPANY,
        Topic.FULL_OWNER,
        Topic.AWAY_OWNER,
        Topic.OFF_LIMITS,
        Topic.NOT_IN_CRM,
        Topic.REASON,
    },
)
"""What a name, a number or a sentence can answer later; the other questions want the whole instruction anew."""


_NAMESAKES = frozenset({Topic.WHICH_OWNER, Topic.WHICH_PERSON})
"""Questions whose choices are called alike, so that the region tells them apart."""


def ask(question: Ask, context: Context, **more: object) -> Notice:
    """The question in words; it is remembered so that a short answer finishes what was meant.

    ``more`` is what the words of this question need beside its lead, its choices and the owner in question.
    """
    half = question.half
    kept = _remember(question, half, context) if half and question.topic in _LASTING else None
    lead = context.work.leads.get(half.lead) if half and half.lead else None
    facts: dict[str, object] = {
        "unclear": question.words,
        "choices": []
        if question.topic is Topic.NOT_SALES
        else [_label(choice, question.topic, context) for choice in question.choices],
        "owner": context.roster.name_of(half.owner) if half else "",
        "lead": lead,
        "also": [Ours(f"L{number}") for number in half.also] if half else [],
        **more,
    }
    about = _about(question, lead, context) if kept and _may_show_buttons(context) else None
    if kept is None or about is None:
        return Notice(name=f"questions/{question.topic}", to=Here(), facts=facts)
    facts |= {"question": kept, "about": about}
    return Notice(name=f"questions/{question.topic}", to=Here(), facts=facts, card="question")


def _about(question: Ask, lead: Lead | None, context: Context) -> Lead | None:
    """The lead a card is kept with: the one in question, else the first to choose from; None without choices."""
    values = [choice.value for choice in question.choices]
    if lead or not values:
        return lead if values else None
    return context.work.leads.get(values[0]) if isinstance(values[0], int) else None


def _may_show_buttons(context: Context) -> bool:
    """A terminal has no buttons; a tap answered in place has room for the tapped card alone."""
    alone_at_terminal = context.here is None or context.here.kind == "terminal"
    return not alone_at_terminal and not (context.passive and not context.words)


def _label(choice: Choice, topic: Topic, context: Context) -> str:
    """A choice in words: a lead by number and company, a namesake with the region (王磊（上海）)."""
    if isinstance(choice.value, str):
        person = context.roster.find(choice.value)
        told_apart = topic in _NAMESAKES and person and person.region
        return f"{choice.label}（{person.region}）" if person and told_apart else choice.label
    if topic is Topic.NOT_IN_CRM:
        return choice.label
    lead = context.work.leads.get(choice.value)
    return Ours(f"L{choice.value} {neutral(lead.company)}".strip()) if lead else choice.label


def waiting(context: Context) -> QuestionRow | None:
    """The question that still waits for this person here."""
    return context.work.questions.pending(context.here, context.person.userid, context.now) if context.here else None


def pending(row: QuestionRow | None) -> Pending | None:
    """A question as the reading takes it: a short answer finishes what was half said."""
    if row is None:
        return None
    choices = tuple(Choice(label=choice["label"], value=choice["value"]) for choice in row.choices)
    return Pending(topic=Topic(row.topic), half=_action(row.half), choices=choices)


def _remember(question: Ask, half: Action, context: Context) -> str | None:
    """Keep the question; its id, or None where nobody could answer."""
    here = context.here
    if here is None:
        return None
    name = f"{context.key}?{question.topic}?{half.lead or 0}"
    kept = {name: value for name, value in asdict(half).items() if name not in {"ask", "half", "and_then"}}
    context.work.questions.ask(
        QuestionRow(
            id=name,
            chat_kind=here.kind,
            chat_id=here.id,
            asked=context.person.userid,
            topic=question.topic,
            lead=half.lead,
            half=json.loads(json.dumps(kept)),
            choices=[{"label": choice.label, "value": choice.value} for choice in question.choices],
            at=context.now,
            until=context.now + context.policy.question_lapses,
        ),
    )
    return name


def _action(kept: Mapping[str, Any]) -> Action:
    return Action(**{**kept, "deed": Deed(kept["deed"]), "also": tuple(kept.get("also", ()))})
