"""补充 and 改: which fields a message states, and which lead they are laid over.

the number that is written | the company that is named (苏州云帆 补充 …) | the quoted card
| the only lead with gaps, of 补充 | the only open lead of this SDR
| the one of his that he posted or changed last, if that was a moment ago | else he is asked

A plain answer (预算50万) to what a lead of his still lacks is laid over it as 补充 is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.dispatcher.asking import ask, waiting
from bot.domain import intake, reply
from bot.domain.commands import Fill

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from bot.domain.decision import Notice
    from bot.domain.lead import Lead
    from handlers.context import Context
    from storage.questions import QuestionRow

_CHANGES_FIELDS = re.compile(r"^\s*(?:@\S+\s+)?(?:[Ll]\s*\d+\s*)?(?:补充|更正|更新|修改|改(?!派|给|成给))")
_SAID_OTHERWISE = re.compile(
    r"^\s*(?:@\S+\s+)?(?P<lead>[Ll]\s*\d+)?[\s,，:：的]*"
    r"(?P<field>公司名?称?|联系人|姓名|电话|手机|邮箱|职位|职务|预算|权限|需求|时间|地区|行业|来源)号?码?\s*"
    r"(?:(?:写|填|报|记)?错了?[,，]?\s*(?:应该?(?:是|为)|是|改成|改为)?|不对[,，]\s*(?:应该?(?:是|为)|是)?|应该?(?:是|为)|"
    r"(?:要|得)?(?:改成|改为|更正为|换成))[:：\s]*(?P<value>\S.*)$",
    re.DOTALL,
)
"""L1 电话应该是139…, 预算写错了,是80万: as good as 改."""
_OF_A_COMPANY = re.compile(
    r"^\s*(?:@\S+\s+)?(?P<company>[\u4e00-\u9fffA-Za-z0-9()（）]{2,30}?)(?:[这那][家个条])?[\s,，:：的]+"
    r"(?=补充|更正|更新|修改|改(?!派|给|成给))"
)
"""苏州云帆 补充一下 行业是软件: the company stands in front."""
_OWN_NUMBER = re.compile(r"(?<![0-9A-Za-z])[Ll#]\s*(\d+)(?![0-9A-Za-z])")
_MANNERS: Mapping[intake.Manner, str] = {intake.Manner.FILL: "补充只填空缺", intake.Manner.REPLACE: "更正替换原值"}
"""Why the fields of a message were laid over a lead as they were, for the history."""

_MOST_CHOICES = 5
_AND_THEN = "\x1e"
"""Between messages that wait together for their lead; nobody can type it."""


def changes_fields(text: str) -> bool:
    """Whether the words begin as a change of fields does."""
    return bool(_CHANGES_FIELDS.match(text) or _SAID_OTHERWISE.match(text) or _OF_A_COMPANY.match(text))


def fill(text: str, quoted: int | None, context: Context) -> Fill | Notice | None:
    """The fields of these words for their lead; a question where it is not certain; None where none is stated."""
    named = _of_the_company(text, context)
    text = _SAID_OTHERWISE.sub(r"改 \g<lead> \g<field>:\g<value>", _OF_A_COMPANY.sub("", text))
    stated = _stated(text, context)
    if not stated:
        return None
    if len(named) > 1:
        return _which(text, context, named)
    lead = named[0].number if named else _meant(text, quoted, stated.manner, context)
    if lead is not None:
        return _laid_over(lead, stated, context)
    own = context.work.leads.of_sdr(context.person.userid)
    return _which(text, context, own or context.work.leads.open())


def _of_the_company(text: str, context: Context) -> list[Lead]:
    """The leads of this SDR, else those that are open, whose company the words in front of 补充 are a part of."""
    found = _OF_A_COMPANY.match(text)
    if found is None or _OWN_NUMBER.search(found["company"]):
        return []
    own = context.work.leads.of_sdr(context.person.userid)
    fits = [lead for lead in own if found["company"] in (lead.company or "")]
    return fits or [lead for lead in context.work.leads.open() if found["company"] in (lead.company or "")]


def fill_lead(lead: int, text: str, context: Context) -> Iterator[Fill]:
    """The same once the lead is known, one after the other where several messages waited for that."""
    gaps = context.lead(lead).missing
    for said in text.split(_AND_THEN):
        stated = _stated(said, context) or _answered(said, context.lead(lead), gaps, context)
        yield _laid_over(lead, stated, context)


def asks_which_to_fill(question: QuestionRow) -> bool:
    """Whether it is asked which lead something stated belongs to: that goes on until it is said."""
    return question.topic == reply.Topic.WHICH_LEAD and question.half["deed"] == reply.Deed.FILL


def answer(text: str, quoted: int | None, context: Context) -> Fill | Notice | None:
    """The fields of a plain answer to what leads of this SDR still lack; None where the words are no such answer."""
    own = [lead for lead in context.work.leads.of_sdr(context.person.userid) if lead.missing]
    pointed = _written(text) or quoted
    meant = [lead for lead in own if pointed in {None, lead.number} and _answered(text, lead, lead.missing, context)]
    if not meant:
        return None
    if len(meant) > 1:
        return _which(text, context, meant)
    return _laid_over(meant[0].number, _answered(text, meant[0], meant[0].missing, context), context)


def _answered(text: str, lead: Lead, gaps: Collection[str], context: Context) -> intake.Corrections:
    return intake.read_answers(text, gaps, today=_today(context), contact=lead.inquiry.contact)


def _laid_over(lead: int, stated: intake.Corrections, context: Context) -> Fill:
    context.why = _MANNERS[stated.manner]
    return Fill(lead=lead, fields=stated)


def _stated(text: str, context: Context) -> intake.Corrections:
    return intake.read_fields(text, today=_today(context))


def _today(context: Context) -> date:
    return context.now.astimezone(context.policy.calendar.zone).date()


def _written(text: str) -> int | None:
    written = _OWN_NUMBER.search(text)
    return int(written.group(1)) if written else None


def _meant(text: str, quoted: int | None, manner: intake.Manner, context: Context) -> int | None:
    pointed = _written(text) or quoted
    if pointed:
        return pointed
    own = context.work.leads.of_sdr(context.person.userid)
    gaps = [lead for lead in own if lead.missing]
    if manner is intake.Manner.FILL and len(gaps) == 1:
        return gaps[0].number
    return own[0].number if len(own) == 1 else _last_touched(own, context)


def _last_touched(own: Sequence[Lead], context: Context) -> int | None:
    """The lead of his own that somebody posted or changed last; None if that is longer ago than a question waits."""
    times = {lead.number: lead.posted_at for lead in own}
    last = context.work.last_actions.of(context.here) if context.here else None
    if last and last.lead in times and last.by.casefold() == context.person.userid.casefold():
        times[last.lead] = last.at
    latest = max(times, key=lambda number: (times[number], number), default=None)
    if latest is None or context.now - times[latest] > context.policy.question_lapses:
        return None
    return latest


def _which(text: str, context: Context, leads: Sequence[Lead]) -> Notice:
    """Ask which lead it belongs to; what still waits for the same question is asked about together with it."""
    earlier = waiting(context)
    numbers = [lead.number for lead in leads]
    if earlier and asks_which_to_fill(earlier):
        context.work.questions.answered(earlier.id)
        text = f"{earlier.half['note']}{_AND_THEN}{text}"
        numbers = _of_both([choice["value"] for choice in earlier.choices], numbers)
    newest = numbers[: -_MOST_CHOICES - 1 : -1]
    choices = tuple(reply.Choice(label=f"L{number}", value=number) for number in newest)
    half = reply.Action(deed=reply.Deed.FILL, note=text)
    said = "；".join(text.split(_AND_THEN)) if _AND_THEN in text else ""
    return ask(reply.Ask(topic=reply.Topic.WHICH_LEAD, words=said, half=half, choices=choices), context)


def _of_both(earlier: Sequence[int], later: Sequence[int]) -> list[int]:
    """The leads that fit both of what was said, if several do; else all that fit one."""
    both = set(earlier) & set(later)
    return sorted(both if len(both) > 1 else {*earlier, *later})
