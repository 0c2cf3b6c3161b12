"""No secret is ever in an error, in what it drags along, or in a log, whatever WeCom does (reliability B2 #32)."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

import pytest

from bot.wecom.app import App, AppSettings
from bot.wecom.group_webhook import GroupWebhook, WebhookSettings
from bot.wecom.long_connection import LongConnectionSettings
from bot.wecom.response_url import ResponseUrls
from bot.wecom.transport import SendError
from tests.wecom.samples import CARD, WANGLEI, handle, outgoing
from tests.wecom.scripted import QUICK, Outcome, playing, still

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.wecom.transport import Outgoing, Transport

CANARIES = ("CANARY-SECRET", "CANARY-KEY", "CANARY-TOKEN", "CANARY-CODE", "13900000000")
WECOMS_OWN_LOG = "aiohttp.access"
"""The server in these tests is WeCom, and may write down what it was asked."""
ECHO = "access_token=CANARY-TOKEN corpsecret=CANARY-SECRET key=CANARY-KEY response_code=CANARY-CODE"
MISBEHAVIOUR: list[Outcome] = [
    "hang",
    "close",
    "html",
    "half",
    "list",
    "redirect",
    "500",
    {"errcode": 40001, "errmsg": ECHO},
    {"errcode": 60020, "errmsg": ECHO},
    {"errcode": 45009, "errmsg": ECHO},
    {"errcode": 81013, "errmsg": ECHO},
    {"errcode": 12345, "errmsg": ECHO},
    {"errcode": 0, "invaliduser": "CANARY-SECRET"},
]


def everything_in(error: BaseException) -> str:
    """All an error could show: itself, its causes and contexts, its traceback with them."""
    return "\n".join([*(repr(one) + str(vars(one)) for one in _chain(error)), *traceback.format_exception(error)])


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


async def fail(door: Transport, message: Outgoing) -> str:
    """What can be seen of the failure, or nothing."""
    try:
        await door.send(message)
    except SendError as error:
        seen, dragged_along = everything_in(error), [type(one).__module__ for one in _chain(error)]
    else:
        return ""
    assert not [module for module in dragged_along if module.startswith(("aiohttp", "builtins"))]
    return seen


@pytest.mark.parametrize("where", ["send", "gettoken", "gone"])
@pytest.mark.parametrize("outcome", MISBEHAVIOUR)
async def test_no_door_lets_a_secret_out(outcome: Outcome, where: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    good: Outcome = {"errcode": 0, "access_token": "CANARY-TOKEN", "expires_in": 7200}
    async with playing(
        gettoken=[outcome if where == "gettoken" else good],
        message__send=[outcome],
        message__update_template_card=[outcome],
        webhook__send=[outcome],
        aibot__response=[outcome],
    ) as (script, session):
        url = "http://127.0.0.1:1" if where == "gone" else script.url
        app = App(
            session,
            AppSettings(corp_id="corp", agent_id=1, secret="CANARY-SECRET", api_url=url, patience=QUICK),
            still(),
        )
        hook = GroupWebhook(
            session, WebhookSettings(chat_id="g", key="CANARY-KEY", api_url=url, patience=QUICK), still()
        )
        answers = ResponseUrls(session, still(), api_url=url, patience=QUICK)
        message = outgoing(WANGLEI, text="13900000000", card=CARD)
        reply = handle(f"{url}/cgi-bin/aibot/response?response_code=CANARY-CODE", once=True)
        seen = [
            await fail(app, message),
            await fail(app, outgoing(WANGLEI, update="CANARY-CODE", card=CARD)),
            await fail(hook, outgoing(outgoing().to.__class__(kind=outgoing().to.kind, id="g"), text="13900000000")),
            await fail(answers, outgoing(WANGLEI, text="13900000000", reply=reply)),
            str([app.health(), hook.health(), answers.health()]),
        ]
    logged = "\n".join(record.getMessage() for record in caplog.records if record.name != WECOMS_OWN_LOG)
    assert any(seen)
    for canary in CANARIES:
        assert canary not in "\n".join(seen)
        assert canary not in logged


def test_no_setting_shows_its_secret() -> None:
    shown = repr(
        [
            AppSettings(corp_id="c", agent_id=1, secret="CANARY-SECRET"),
            WebhookSettings(chat_id="g", key="CANARY-KEY"),
            LongConnectionSettings(bot_id="b", secret="CANARY-SECRET"),
            handle("CANARY-CODE"),
        ]
    )
    assert "CANARY" not in shown
