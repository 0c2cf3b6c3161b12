"""The history of a lead on the terminal: who, when, what happened, and the exact words (S25)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from bot.cli.times import at
from bot.cli.words import vocabulary
from bot.domain.decision import Happened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    from bot.domain.people import Roster
    from storage.history import Event

HAPPENED = {
    Happened.POSTED: "提交",
    Happened.POSTED_AGAIN: "重复提交",
    Happened.FILLED: "补充字段",
    Happened.ASSIGNED: "分配",
    Happened.NAMED: "定负责人",
    Happened.TRANSFERRED: "转出",
    Happened.REASSIGNED: "改派",
    Happened.UNASSIGNED: "收回",
    Happened.UNDONE: "撤销",
    Happened.MARKED: "标记",
    Happened.HELD: "暂缓",
    Happened.FOUND_IN_CRM: "CRM 已存在",
    Happened.JUNKED: "标为无效",
    Happened.REVIVED: "恢复",
    Happened.NOTIFIED: "通知送达负责人",
    Happened.NOT_REACHED: "通知没送到",
    Happened.ACCEPTED: "接收",
    Happened.REJECTED: "拒绝",
    Happened.RETURNED: "退回",
    Happened.WON: "赢单",
    Happened.LOST: "输单",
    Happened.CONTACTED: "已联系客户",
    Happened.FOLLOWED_UP: "跟进",
    Happened.CALLED: "打电话",
    Happened.ANNOTATED: "备注",
    Happened.RANG: "提醒",
    Happened.SNOOZED: "稍后提醒",
    Happened.ACKNOWLEDGED: "知道了",
    Happened.RETIMED: "按新的工作日和工作时间重算时限",
    Happened.REVEALED: "看到完整联系方式",
    Happened.COMPANY_TOLD: "说明公司关系",
    Happened.WRITTEN_TO_CRM: "写入 CRM",
    Happened.NOT_WRITTEN_TO_CRM: "没写进 CRM",
    Happened.TURNED_OUT_KNOWN: "CRM 补查到已有客户",
}
_WHO = {"clock": "时钟", "list": "人员名单", "delivery": "投递", "terminal": "终端", "page": "网页", "crm": "CRM"}
_GIVES = frozenset({Happened.ASSIGNED, Happened.NAMED, Happened.TRANSFERRED, Happened.REASSIGNED})
_WHY = {"left": "离职"}
_SELF_EVIDENT = re.compile("“(.+)”是\\1|L\\d+:话里写了编号")
"""“王磊”是王磊: who was called by his name needs no reason."""


def history_line(event: Event, roster: Roster, zone: ZoneInfo, shade: Callable[[str], str]) -> str:
    """``03-02 10:05 孙婷 分配给 王磊 “L1 给磊哥” 〔“磊哥”是王磊〕``; ``shade`` masks what is not for this reader."""
    # The row says who made the bot show it; what matters here is who saw it.
    by = event.detail.get("to", event.by) if event.happened is Happened.REVEALED else event.by
    extra = "、".join(shade(words) for words in _details(event, roster, zone) if words)
    said = f" “{shade(event.words)}”" if event.words else ""
    who = _WHO.get(by) or roster.name_of(by)
    return f"{at(event.at, zone)} {who} {_what(event, roster)}" + (f"({extra})" if extra else "") + said + _why(event)


def _what(event: Event, roster: Roster) -> str:
    to = roster.name_of(event.detail.get("owner")) if event.happened in _GIVES else ""
    return HAPPENED[event.happened] + (f"给 {to}" if to else "")


def _details(event: Event, roster: Roster, zone: ZoneInfo) -> Iterator[str]:
    """What is kept of it beside its words, as far as the line does not say it already."""
    detail, known = event.detail, vocabulary()
    owner = detail.get("owner")
    yield known["mark"].get(detail.get("mark", ""), "")
    yield known["undone"].get(detail.get("undone", ""), "")
    if owner and event.happened not in _GIVES and owner != event.by:
        yield roster.name_of(owner)
    yield known["clock"].get(detail.get("clock", ""), "")
    if event.happened is Happened.RANG:
        yield "、".join(roster.name_of(userid) for userid in detail.get("heard", "").split(",") if userid)
        yield "派单群" if detail.get("group") else ""
    yield _until(detail.get("until", ""), zone)
    yield " → ".join(_until(detail[name], zone) for name in ("before", "after") if name in detail)
    yield detail.get("reason", "")


def _why(event: Event) -> str:
    """What in the words decided it, unless the line says that anyway."""
    said = [part for part in event.detail.get("why", "").split(";") if part and not _is_plain(part, event)]
    return f" 〔{';'.join(_WHY.get(part, part) for part in said)}〕" if said else ""


def _is_plain(reason: str, event: Event) -> bool:
    """Whether a reason says no more than the deed and its words do."""
    return reason == HAPPENED[event.happened] or reason in event.words or bool(_SELF_EVIDENT.fullmatch(reason))


def _until(words: str, zone: ZoneInfo) -> str:
    """A moment as people write it; words of a person as they are."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return words
    return at(moment, zone) if moment.tzinfo else words
