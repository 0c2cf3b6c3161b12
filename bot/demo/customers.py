"""What the CRM of the demo's company knows, so that a lead of theirs shows how a card tells of it. All are invented."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.acquaintance import OffLimits, account_id
from bot.domain.customer import Customer, CustomerContact, Opportunity
from bot.domain.matching import knowing
from bot.web.customers_errands import Brought

if TYPE_CHECKING:
    from datetime import datetime

_OFF_LIMITS: Final = "D4"


def customers(now: datetime) -> Brought:
    """Three that somebody works, a subsidiary without an owner, and one that must not be touched (S19, S72)."""
    ago = {days: now - timedelta(days=days) for days in (1, 9, 40, 400)}
    known = [
        Customer(
            ref="D1",
            known=knowing("上海恒通物流有限公司", aliases=["恒通"], phones=["021-66880101"]),
            as_of=now,
            owner="张伟",
            last_visit=ago[9],
            last_follow_up=ago[40],
            contacts=(CustomerContact(name="秦岚", title="信息部经理", phone="021-66880101"),),
            opportunities=(Opportunity(name="仓储系统二期", stage="方案", amount=800_000),),
        ),
        Customer(ref="D2", known=knowing("江海能源集团有限公司"), as_of=now, owner="李明", last_visit=ago[1]),
        Customer(ref="D3", known=knowing("江海能源(苏州)热电有限公司"), as_of=now, parent="D2"),
        Customer(ref=_OFF_LIMITS, known=knowing("禾木家居有限公司"), as_of=now, owner="李明", last_follow_up=ago[40]),
        Customer(ref="D5", known=knowing("华信食品有限公司"), as_of=now, owner="王磊", last_follow_up=ago[400]),
    ]
    kept_off = OffLimits(company=account_id(_OFF_LIMITS), by="", at=ago[40], words="合同纠纷")
    return Brought(known, {_OFF_LIMITS: kept_off})
