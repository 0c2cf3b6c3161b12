"""The company that the fault tests break the bot of. Everybody and every number is invented."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

from bot.app import AI_BOT_PATH, APP_PATH
from bot.domain.people import Person, Role
from bot.simulator import things
from bot.simulator.rules import Rules
from bot.simulator.settings import Patience
from bot.simulator.settings import Settings as WeCom
from bot.simulator.world import World
from bot.wecom.transport import Chat, ChatKind

if TYPE_CHECKING:
    from pathlib import Path

    from bot.clock import Clock
    from bot.simulator.server import Served

HOST = "127.0.0.1"
GROUPS = tuple(f"wrFaults{number:02d}" for number in range(8))
SALES = {
    "wanglei": "王磊",
    "liming": "李明",
    "zhangwei": "张伟",
    "ouyangna": "欧阳娜",
    "hejing": "何静",
    "gaofeng": "高峰",
    "tangyu": "唐宇",
    "luoxia": "罗霞",
}
OPS = {"sunting": "孙婷", "qianfang": "钱芳"}
SDRS = {"liuyang": "刘洋", "zhoujie": "周洁", "fanlin": "范琳", "dengke": "邓可", "panyue": "潘悦"}
DIRECTOR = ("lijianguo", "李建国")
_ROLES = (
    *((userid, name, Role.SALES) for userid, name in SALES.items()),
    *((userid, name, Role.SALES_OPS) for userid, name in OPS.items()),
    *((userid, name, Role.SDR) for userid, name in SDRS.items()),
    (*DIRECTOR, Role.DIRECTOR),
)
PEOPLE = tuple(
    Person(userid=userid, name=name, roles=frozenset({role}), region="上海", capacity=10_000)
    for userid, name, role in _ROLES
)
_SYLLABLES = "顺安华东南北永昌瑞丰利宏盛泰和兴"
QUICK = Patience(callback=5.0, retry_pause=0.25, poll=0.2)
"""A WeCom that tries again sooner than the real one, so that many crashes fit into a minute."""


def group(number: int = 0) -> Chat:
    """A dispatch group."""
    return Chat(kind=ChatKind.GROUP, id=GROUPS[number])


def alone(userid: str) -> Chat:
    """The single chat with somebody."""
    return Chat(kind=ChatKind.SINGLE, id=userid)


def company_name(number: int) -> str:
    """A company that no other number has."""
    digits = [number // 256 % 16, number // 16 % 16, number % 16]
    return "".join(_SYLLABLES[digit] for digit in digits) + "电气有限公司"


def phone(number: int) -> str:
    """A number that no other lead has."""
    return f"1390000{number:04d}"


def post(number: int) -> str:
    """What an SDR writes about lead ``number``; it meets the standard."""
    return (
        f"@线索助手 新线索\n公司：{company_name(number)}\n联系人：周总\n电话：{phone(number)}\n需求：换 CRM\n"
        "预算：50万\n权限：决策人\n时间：本季度\n地区：上海\n行业：制造\n来源：官网"
    )


def key_of(chatid: str) -> str:
    """The key of a group's webhook."""
    return f"webhook-key-of-{chatid}"


def world_of(clock: Clock, history: Path | None = None, rules: Rules | None = None) -> World:
    """The company's WeCom, in which nothing was said yet."""
    return World(
        clock,
        people=[things.Person(userid=person.userid, name=person.name) for person in PEOPLE],
        groups=[
            things.Group(
                chatid=chatid, name=chatid, members=tuple(one.userid for one in PEOPLE), webhook_keys=(key_of(chatid),)
            )
            for chatid in GROUPS
        ],
        rules=rules or Rules(),
        history=history,
    )


def wecom_of(port: int, mode: str = "callback", patience: Patience = QUICK) -> WeCom:
    """What WeCom knows of a bot whose server listens on ``port``."""
    callback = f"http://{HOST}:{port}{AI_BOT_PATH}" if mode == "callback" else None
    return WeCom(bot_callback=callback, app_callback=f"http://{HOST}:{port}{APP_PATH}", patience=patience)


def config_of(served: Served, url: str, port: int, mode: str = "callback") -> dict[str, Any]:
    """A config.toml in which every address is the simulator's."""
    wecom = served.settings
    ai_bot = {"mode": mode, "bot_id": wecom.bot_id, "secret": wecom.secret, "url": served.ws}
    return {
        "database": {"url": url},
        "server": {"host": HOST, "port": port},
        "wecom": {
            "ai_bot": {**ai_bot, "token": wecom.token, "aes_key": wecom.aes_key},
            "app": {
                "corp_id": wecom.corp_id,
                "agent_id": wecom.agent_id,
                "secret": wecom.app_secret,
                "token": wecom.app_token,
                "aes_key": wecom.app_aes_key,
                "api_url": served.http,
            },
        },
        "group": [
            {
                "name": chatid,
                "chat_id": chatid,
                "webhook": f"{served.http}/cgi-bin/webhook/send?key={key_of(chatid)}",
                "default": chatid == GROUPS[0],
            }
            for chatid in GROUPS
        ],
    }


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
