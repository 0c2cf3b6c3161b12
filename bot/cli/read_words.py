"""What was read, in words for the person who tries it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.cli.words import vocabulary
from bot.domain.annotation import read_annotation
from bot.domain.decision import NoteKind
from bot.domain.lead import Mark
from bot.domain.qualification import judge
from bot.domain.reply import Deed, LeadIndex, LeadInView, Status, Topic
from bot.domain.standard import Standard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.domain.inquiry import Inquiry
    from bot.domain.people import Roster
    from bot.domain.reply import Action, Ask, Reading

DEEDS = {
    Deed.ASSIGN: "分配",
    Deed.FORCE: "强推",
    Deed.REASSIGN: "改派",
    Deed.UNASSIGN: "收回",
    Deed.UNDO: "撤销",
    Deed.HOLD: "暂缓",
    Deed.IN_CRM: "CRM 已存在",
    Deed.JUNK: "标为无效",
    Deed.REVIVE: "恢复",
    Deed.ANNOTATE: "记为备注",
    Deed.LOG_CALL: "记一次通话",
    Deed.FILL: "补上字段",
    Deed.ACCEPT: "接收",
    Deed.REJECT: "拒绝",
    Deed.RETURN: "退回",
    Deed.FOLLOW_UP: "记一次跟进",
    Deed.CONTACTED: "已联系客户",
    Deed.SNOOZE: "稍后提醒",
    Deed.ACKNOWLEDGE: "先不催",
    Deed.LEAVE: "登记请假或出差",
    Deed.BACK: "销假",
    Deed.SAME_COMPANY: "记住和哪家是同一家,或谁不能碰",
    Deed.MARK: "标记",
    Deed.WON: "赢单",
    Deed.LOST: "输单",
    Deed.PAUSE: "暂停派单",
    Deed.RESUME: "恢复派单",
    Deed.QUERY: "查询",
    Deed.ASK: "不动,先问",
    Deed.DENY: "不动,说明权限",
    Deed.NONE: "不动,不说话",
}
TOPICS = {
    Topic.WHICH_LEAD: "是哪条线索",
    Topic.WHICH_OWNER: "给哪一位",
    Topic.WHICH_CRM_OWNER: "CRM 里谁在跟",
    Topic.CRM_DISAGREES: "CRM 里是别人在跟,同步给谁",
    Topic.WHICH_COMPANY: "是哪一家公司",
    Topic.WHICH_PERSON: "是哪一位",
    Topic.AWAY_OWNER: "请假中,仍要给他吗",
    Topic.OFF_LIMITS: "这家勿扰,仍要分吗",
    Topic.FULL_OWNER: "他已经满了,仍要给他吗",
    Topic.NOT_IN_CRM: "不在 CRM 里,要不要撤销",
    Topic.UNKNOWN_LEAD: "没有这条线索",
    Topic.UNKNOWN_OWNER: "名单里没有这个人",
    Topic.NUMBER_AGAINST_QUOTE: "号码和引用的卡片不一样",
    Topic.NOT_SALES: "这位不是销售",
    Topic.ALREADY_OWNED: "已有负责人,是不是要改派",
    Topic.BARE_NEGATION: "不这样办,那要怎么办",
    Topic.RANGE_UNCLEAR: "具体是哪几条",
    Topic.CONDITIONAL: "带了条件,先不动",
    Topic.WHAT: "没看懂要办什么",
    Topic.REASON: "原因是什么",
    Topic.TOO_LONG: "太长,怕看错",
}
_QUERIES = {"load": "各人手上多少", "lead": "线索详情", "status": "线索状态", "help": "帮助", "mine": "自己的待办",
    "owners": "推荐谁", "why_not": "为什么没有"}  # fmt: skip
_MARKS = {Mark.MUST_WIN: "必赢", Mark.PRACTICE: "练手"}
_WRITTEN = re.compile(r"[Ll#]\s*(\d{1,9})")


def action_lines(reading: Reading, roster: Roster, *, today: date) -> Iterator[str]:
    """What would be done, one line for each action, then what is made of a note, then why."""
    for action in reading.actions:
        yield meaning(action, roster)
        if action.deed is Deed.ANNOTATE and (understood := _understood(action, today)):
            yield f"备注读作:{understood}"
    if not reading.actions:
        yield DEEDS[Deed.NONE]
    if reading.why:
        yield f"理由:{';'.join(reading.why)}"


def meaning(action: Action, roster: Roster) -> str:
    """One action in words: ``L128 分配给 王磊``."""
    lead = f"L{action.lead} " if action.lead is not None else ""
    if action.deed is Deed.ASK and action.ask:
        also = "".join(f"、L{number}" for number in action.ask.half.also) if action.ask.half else ""
        about = f"{lead.rstrip()}{also} " if lead else ""
        return f"{about}{DEEDS[Deed.ASK]}:{_question(action.ask)}"
    if action.deed is Deed.QUERY:
        about = roster.name_of(action.owner)
        return f"{DEEDS[Deed.QUERY]}:{lead}{_QUERIES.get(action.what or '', action.what or '')}{about and f' {about}'}"
    if action.deed is Deed.MARK:
        return f"{lead}标为{_MARKS[Mark(action.what)]}" if action.what else f"{lead}取消标记"
    if action.deed in {Deed.PAUSE, Deed.RESUME}:
        return f"{DEEDS[action.deed]}:{roster.name_of(action.owner)}"
    owner = roster.name_of(action.owner)
    said = [word for word in (action.reason, action.until, action.note) if word and action.deed is not Deed.DENY]
    deed = Deed.LOG_CALL if action.note_kind == NoteKind.CALL else action.deed
    words = f"{lead}{DEEDS[deed]}"
    if action.deed is Deed.IN_CRM:
        words += f",{owner} 在跟" if owner else ",没人在跟"
    elif action.deed in {Deed.LEAVE, Deed.BACK}:
        words += f":{owner}" + (f",{roster.name_of(action.deputy)} 代理" if action.deputy else "")
        return words + (f",{action.note}" if action.note else "")
    elif owner:
        words += f"给 {owner}"
    return words + (f":{said[0]}" if said else "")


def _understood(action: Action, today: date) -> str:
    """What a note says: its kind, of whom it speaks, of which days (S42); empty for a mere remark."""
    read = read_annotation(action.note, today=today, contact=None)
    if NoteKind.OTHER in {read.kind, action.note_kind}:
        return ""
    days = "~".join(dict.fromkeys(f"{day:%Y-%m-%d}" for day in (read.since, read.until) if day))
    helps = "愿协助" if read.offers_help and read.kind is not NoteKind.OFFER else ""
    return " ".join(filter(None, (vocabulary()["note_kind"][read.kind], read.person, days, helps)))


def _question(ask: Ask) -> str:
    about = f"(“{ask.words}”)" if ask.words else ""
    choices = f" {'、'.join(choice.label for choice in ask.choices)}" if ask.choices else ""
    return f"{TOPICS[ask.topic]}{about}?{choices}"


def trial_leads(text: str, quoted: int | None) -> LeadIndex:
    """Leads to try a sentence on without a database: those it names and the quoted one, without owners."""
    numbers = {int(found) for found in _WRITTEN.findall(text)} | ({quoted} if quoted is not None else set())
    return LeadIndex(LeadInView(number=number, company="", status=Status.NEW) for number in sorted(numbers or {1}))


def post_lines(inquiry: Inquiry) -> Iterator[str]:
    """Every field that was read, then how it stands against the standard."""
    words = vocabulary()
    verdict = judge(inquiry, Standard())
    yield from (f"{name}:{value}" for name, value in _fields(inquiry) if value)
    yield f"档位:{words['tier'][str(verdict.tier)]}"
    if inquiry.doubts:
        yield f"存疑:{';'.join(inquiry.doubts)}"
    yield f"还缺:{'、'.join(words['field'][name] for name in verdict.missing)}" if verdict.missing else "达标,可以派单"


def _fields(inquiry: Inquiry) -> Iterator[tuple[str, str]]:
    words = vocabulary()
    budget, timeline = inquiry.budget, inquiry.timeline
    yield "公司", inquiry.company or ""
    yield "联系人", inquiry.contact or ""
    yield "职务", inquiry.title or ""
    yield "电话", "、".join(inquiry.phones)
    yield "邮箱", inquiry.email or ""
    yield "需求", inquiry.need or ""
    yield "预算", f"{budget.words}({_yuan(budget.low)} 到 {_yuan(budget.high)})" if budget else ""
    yield "权限", words["authority"][inquiry.authority] if inquiry.authority else ""
    months = f"({timeline.months} 个月内)" if timeline and timeline.months is not None else ""
    yield "时间", f"{timeline.words}{months}" if timeline else ""
    yield "地区", inquiry.region or ""
    yield "行业", inquiry.industry or ""
    yield "来源", inquiry.source or ""
    yield "UTM", "、".join(f"{name}={value}" for name, value in inquiry.utm.items())
    yield "其他", ";".join(inquiry.notes)


def _yuan(amount: int | None) -> str:
    return "不限" if amount is None else f"{amount:,} 元"
