"""转出 in words: an SDR lets go of a lead whose owner sales-ops have named (S34).

L12 转出 | 转出 L12 给王磊 | 一键转出
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.commands import Transfer
from bot.domain.lead import TO_TRANSFER
from bot.domain.people import Role
from bot.domain.refusal import NothingToTransfer

if TYPE_CHECKING:
    from bot.domain.refusal import Refusal
    from handlers.context import Context

_LEAD = r"[LlＬｌ#＃]\s*(?P<{}>\d+)\s*[,，:：]?\s*"
_TRANSFER = re.compile(
    rf"^(?:把|将)?\s*(?:{_LEAD.format('before')})?(?:请|已|可以|现在|一键|先)?\s*转出\s*(?:了|吧)?\s*"
    rf"(?:{_LEAD.format('after')})?(?:(?:给|到|至|:|：)?\s*(?P<to>[^\s,，。!！?？]{{1,20}}?))?\s*(?:吧|了)?[。.!！]?$"
)


def transfer_in(text: str, quoted: int | None, context: Context) -> Transfer | Refusal | None:
    """What a message asks for that lets a lead go; None where it asks for something else.

    Only where the SDR transfers: elsewhere 转出 is a word for giving. Sales-ops who name somebody with it give, too.
    ``quoted`` is the lead of the message it quotes. Where one lead of this SDR waits for it, that one is meant.
    """
    said = _TRANSFER.match(text) if context.policy.transfer == "by_sdr" else None
    if said is None or (said["to"] and not context.person.may(Role.SDR)):
        return None
    written = said["before"] or said["after"]
    waiting = context.work.leads.of_sdr(context.person.userid, stages=TO_TRANSFER)
    if written or quoted:
        return Transfer(lead=int(written) if written else quoted or 0, to=said["to"] or "")
    return (
        Transfer(lead=waiting[0].number, to=said["to"] or "") if len(waiting) == 1 else NothingToTransfer(leads=waiting)
    )
