"""Example sentences, each really read by the bot, so that what is said of them cannot be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cli import example
from bot.cli.read_words import meaning
from bot.cli.told_words import told_in_words
from bot.domain.reply import Deed, LeadIndex, LeadInView, Situation, Status, read
from bot.domain.reply.companies import company_told

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCES: tuple[tuple[str, str, int | None], ...] = (
    ("sunting", "给王磊", 1),
    ("sunting", "磊哥", 1),
    ("sunting", "L1 给王磊,他在上海", None),
    ("sunting", "顺风电气给李明", None),
    ("sunting", "分给 wanglei", 1),
    ("sunting", "L1 CRM里没有,给张伟", None),
    ("sunting", "/强推 L1 给王磊", None),
    ("sunting", "L2 改派给李明", None),
    ("sunting", "换成张伟吧", 2),
    ("sunting", "L2 收回", None),
    ("sunting", "L2 撤销", None),
    ("sunting", "CRM已存在,张伟在跟进", 1),
    ("sunting", "L1 CRM已存在,没人跟", None),
    ("sunting", "同一家", 1),
    ("sunting", "L1 不是同一家", None),
    ("sunting", "L1 和 上海顺风电气 是同一家", None),
    ("sunting", "小顺 是 上海顺风电气 的简称", None),
    ("chenjing", "L1 是 国网 的子公司", None),
    ("chenjing", "不要联系 顺风电气,合同纠纷", None),
    ("chenjing", "顺风电气 可以联系了", None),
    ("sunting", "L1 暂缓", None),
    ("sunting", "先放一放,下周再说", 1),
    ("sunting", "好像CRM里有,我查一下", 1),
    ("sunting", "L1 无效,是同行", None),
    ("sunting", "L1 恢复", None),
    ("sunting", "L1 推荐谁", None),
    ("sunting", "为什么没有张伟?", 1),
    ("sunting", "L1 标为必赢", None),
    ("sunting", "L1 练手", None),
    ("sunting", "L1 取消必赢", None),
    ("sunting", "暂停派单 李明", None),
    ("sunting", "恢复派单 李明", None),
    ("wanglei", "L3 赢单 签了80万", None),
    ("wanglei", "L3 输单 选了别家", None),
    ("wanglei", "L2 接收", None),
    ("wanglei", "接了", 2),
    ("wanglei", "L2 拒绝,近期没需求", None),
    ("wanglei", "L3 退回,预算被砍了", None),
    ("wanglei", "L3 已联系,聊了二十分钟,周四上门", None),
    ("wanglei", "L3 跟进 发了报价", None),
    ("wanglei", "打了两次没人接", 3),
    ("wanglei", "L3 稍后提醒 到周四 客户出差", None),
    ("wanglei", "知道了", 3),
    ("wanglei", "我请假到周三,李明代", None),
    ("sunting", "王磊下周出差", None),
    ("wanglei", "销假", None),
    ("liuyang", "L1 打过电话 没人接", None),
    ("chenjing", "L1 我认识他们CTO,是我前同事", None),
    ("chenjing", "L1 上周刚见过他们的VP", None),
    ("chenjing", "我来帮你一起服务客户吧", 1),
    ("chenjing", "L1 备注 他们在用老系统", None),
    ("chenjing", "L1 ?", None),
    ("wanglei", "我的", None),
    ("sunting", "谁手上多少", None),
    ("liuyang", "帮助", None),
    ("sunting", "给王磊", None),
    ("sunting", "给小王", 1),
    ("sunting", "L99 给王磊", None),
    ("sunting", "L1 给刘洋", None),
    ("sunting", "L2 给李明", None),
    ("sunting", "不对", 1),
    ("sunting", "如果王磊有空就给他", 1),
    ("sunting", "剩下的都给王磊", None),
    ("liuyang", "L1 给王磊", None),
    ("liming", "L2 接收", None),
    ("sunting", "辛苦了", None),
    ("wanglei", "收到", 2),
)
"""Who says what, and which card is quoted."""

_LEADS = (
    LeadInView(number=1, company="顺风电气有限公司", region="上海", industry="制造", status=Status.NEW, sdr="liuyang"),
    LeadInView(number=2, company="苏州云帆软件有限公司", status=Status.ASSIGNED, owner="wanglei", sdr="liuyang"),
    LeadInView(number=3, company="北京恒信通科技有限公司", status=Status.ACCEPTED, owner="wanglei", sdr="liuyang"),
)

_REMINDED = (3,)
"""Of this one the bot has just reminded whoever speaks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """A sentence, who said it to which card, and what the bot took it for."""

    who: str
    text: str
    quote: int | None
    deed: Deed
    means: str


def everything() -> Iterator[Heard]:
    """Every example, as it is read."""
    roster = example.roster()
    for userid, text, quote in SENTENCES:
        sender = roster.find(userid)
        situation = Situation(
            sender=sender, roster=roster, leads=LeadIndex(_LEADS), quote_lead=quote, reminded=_REMINDED
        )
        told = company_told(text, quoted=quote is not None)
        if told:
            name = roster.name_of(userid)
            yield Heard(who=name, text=text, quote=quote, deed=Deed.SAME_COMPANY, means=told_in_words(told))
            continue
        actions = read(text, situation).actions
        deeds = [action.deed for action in actions] or [Deed.NONE]
        means = ";".join(meaning(action, roster) for action in actions) or "不动,不说话"
        yield Heard(who=roster.name_of(userid), text=text, quote=quote, deed=deeds[0], means=means)
