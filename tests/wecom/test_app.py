"""The app reaches one person, refreshes its token once, and says honestly what became of a message."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from bot.wecom.app import App, AppSettings
from bot.wecom.http import Patience
from bot.wecom.token import AccessToken
from bot.wecom.transport import Channel, Chat, ChatKind, Rejected, SendError, TryLater, Unsent
from tests.wecom.samples import CARD, GROUP, WANGLEI, outgoing
from tests.wecom.scripted import QUICK, Outcome, Script, Watch, playing, still

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

OK: Outcome = {"errcode": 0, "errmsg": "ok", "msgid": "M1", "response_code": "RC"}
TOKEN: Outcome = {"errcode": 0, "access_token": "T1", "expires_in": 7200}
NEXT: Outcome = {"errcode": 0, "access_token": "T2", "expires_in": 7200}


def refusal(code: int, message: str = "no") -> Outcome:
    """WeCom says no."""
    return {"errcode": code, "errmsg": message}


@asynccontextmanager
async def an_app(
    *sends: Outcome,
    tokens: tuple[Outcome, ...] = (TOKEN, NEXT),
    updates: tuple[Outcome, ...] = (OK,),
    patience: Patience = QUICK,
) -> AsyncIterator[tuple[App, Script, Watch]]:
    """An app in front of a WeCom that plays this script."""
    watch = Watch()
    async with playing(
        gettoken=list(tokens), message__send=list(sends), message__update_template_card=list(updates)
    ) as (script, session):
        settings = AppSettings(corp_id="corp", agent_id=7, secret="SECRET", api_url=script.url, patience=patience)
        yield App(session, settings, still(), monotonic=watch, sleep=watch.sleep), script, watch


async def test_words_reach_a_person() -> None:
    async with an_app(OK) as (app, script, _):
        receipt = await app.send(outgoing(WANGLEI))
        (asked,) = script.at("message/send")
    assert (receipt.channel, receipt.remote_id, receipt.carried_card) == (Channel.APP, "M1", False)
    assert (asked.body["touser"], asked.body["msgtype"]) == ("WangLei", "markdown")
    assert asked.query == {"access_token": "T1"}


async def test_a_card_can_be_updated_later() -> None:
    async with an_app(OK) as (app, script, _):
        receipt = await app.send(outgoing(WANGLEI, card=CARD))
        await app.send(outgoing(WANGLEI, card=CARD, update=receipt.response_code))
        (update,) = script.at("update_template_card")
    assert receipt.carried_card
    assert update.body["response_code"] == "RC"


@pytest.mark.parametrize("code", [40001, 40014, 41001, 42001])
async def test_a_dead_token_is_fetched_once_more_and_the_message_sent_once_more(code: int) -> None:
    async with an_app(refusal(code), OK) as (app, script, _):
        await app.send(outgoing(WANGLEI))
        assert [asked.query["access_token"] for asked in script.at("send")] == ["T1", "T2"]
        assert script.at("send")[0].raw == script.at("send")[1].raw
        assert len(script.at("gettoken")) == 2


async def test_when_no_token_is_ever_good_wecom_is_left_in_peace() -> None:
    async with an_app(refusal(40014)) as (app, script, watch):
        for _ in range(3):
            with pytest.raises(TryLater):
                await app.send(outgoing(WANGLEI))
        assert len(script.at("send")) == 6
        assert len(script.at("gettoken")) <= 6
        calls = len(script.asked)
        for _ in range(10):
            with pytest.raises(TryLater) as told:
                await app.send(outgoing(WANGLEI))
            assert told.value.after
        assert len(script.asked) == calls
        assert not app.health().ok
        watch.now += 61
        with pytest.raises(TryLater):
            await app.send(outgoing(WANGLEI))
        assert len(script.asked) > calls


async def test_fifty_who_need_a_token_fetch_it_once() -> None:
    async with an_app(OK, patience=Patience()) as (app, script, _):
        everybody = [Chat(kind=ChatKind.SINGLE, id=f"sales{n}") for n in range(50)]
        await asyncio.gather(*(app.send(outgoing(person)) for person in everybody))
        assert len(script.at("gettoken")) == 1


async def test_fifty_who_find_the_token_dead_throw_away_only_that_one() -> None:
    async with an_app(*[refusal(42001)] * 50, OK, patience=Patience()) as (app, script, _):
        everybody = [Chat(kind=ChatKind.SINGLE, id=f"sales{n}") for n in range(50)]
        await asyncio.gather(*(app.send(outgoing(person)) for person in everybody))
        assert len(script.at("gettoken")) == 2
        assert len(script.at("send")) == 100


async def test_whoever_finds_an_old_token_dead_leaves_the_fresh_one_alone() -> None:
    async with playing(gettoken=[TOKEN, NEXT]) as (script, session):
        token = AccessToken(session, api_url=script.url, corp_id="c", secret="s", patience=QUICK, clock=Watch())
        assert await token.get() == "T1"
        token.expire("T1")
        assert await token.get() == "T2"
        token.expire("T1")
        assert await token.get() == "T2"
        assert len(script.asked) == 2


async def test_a_token_is_renewed_before_it_ends() -> None:
    async with an_app(OK) as (app, script, watch):
        await app.send(outgoing(WANGLEI))
        watch.now += 6800
        await app.send(outgoing(WANGLEI))
        assert len(script.at("gettoken")) == 1
        watch.now += 101
        await app.send(outgoing(WANGLEI))
        assert len(script.at("gettoken")) == 2


@pytest.mark.parametrize("code", [40001, 40013, 40091])
async def test_a_refused_secret_is_not_asked_with_again_for_minutes(code: int) -> None:
    async with an_app(OK, tokens=(refusal(code), TOKEN)) as (app, script, watch):
        for _ in range(3):
            with pytest.raises(Rejected) as refused:
                await app.send(outgoing(WANGLEI))
            assert refused.value.code == code
        assert len(script.at("gettoken")) == 1
        assert not app.health().ok
        watch.now += 301
        await app.send(outgoing(WANGLEI))
        assert app.health().ok


async def test_where_wecom_does_not_answer_nothing_has_left_and_nobody_knocks_again_at_once() -> None:
    async with an_app(OK, OK, tokens=("hang", TOKEN)) as (app, script, watch):
        for _ in range(3):
            with pytest.raises(Unsent) as unsent:
                await app.send(outgoing(WANGLEI))
            assert unsent.value.after == QUICK.again
        assert (len(script.at("gettoken")), len(script.at("message/send"))) == (1, 0)
        watch.now += QUICK.again
        await app.send(outgoing(WANGLEI))
        assert len(script.at("message/send")) == 1


@pytest.mark.parametrize("tokens", [{"errcode": 0}, {"errcode": 0, "access_token": 7}, "html", "hang", "close"])
async def test_no_token_means_later(tokens: Outcome) -> None:
    async with an_app(OK, tokens=(tokens,)) as (app, script, _):
        with pytest.raises(TryLater):
            await app.send(outgoing(WANGLEI))
        assert not script.at("send")


@pytest.mark.parametrize(
    "reply", [{"errcode": 0, "invaliduser": "wanglei"}, {"errcode": 0, "unlicenseduser": "wanglei"}]
)
async def test_errcode_0_is_not_delivery(reply: Outcome) -> None:
    async with an_app(reply) as (app, *_):
        with pytest.raises(Rejected):
            await app.send(outgoing(WANGLEI))


@pytest.mark.parametrize("code", [60111, 81013, 60020])
async def test_what_will_never_be_taken_is_not_tried_again(code: int) -> None:
    async with an_app(refusal(code)) as (app, script, _):
        with pytest.raises(Rejected) as refused:
            await app.send(outgoing(WANGLEI))
        assert refused.value.code == code
        assert len(script.at("send")) == 1


async def test_an_untrusted_address_is_shown_to_whoever_must_enter_it() -> None:
    message = "not allow to access from your ip, hint: [1], from ip: 203.0.113.9, more info at https://example.com"
    async with an_app(refusal(60020, message), OK) as (app, *_):
        with pytest.raises(Rejected):
            await app.send(outgoing(WANGLEI))
        assert not app.health().ok
        assert "203.0.113.9" in app.health().reason
        await app.send(outgoing(WANGLEI))
        assert app.health().ok


async def test_busy_is_tried_three_times() -> None:
    async with an_app(refusal(-1)) as (app, script, watch):
        with pytest.raises(TryLater) as told:
            await app.send(outgoing(WANGLEI))
        assert told.value.code == -1
        assert (len(script.at("send")), len(watch.slept)) == (3, 2)


async def test_busy_twice_is_no_trouble() -> None:
    async with an_app(refusal(-1), refusal(-1), OK) as (app, *_):
        assert (await app.send(outgoing(WANGLEI))).remote_id == "M1"


@pytest.mark.parametrize("code", [45009, 45033])
async def test_over_the_limit_pauses_this_person_and_nobody_else(code: int) -> None:
    async with an_app(refusal(code), OK) as (app, script, watch):
        for _ in range(3):
            with pytest.raises(TryLater) as told:
                await app.send(outgoing(WANGLEI))
            assert told.value.after == 60
        assert len(script.at("send")) == 1
        await app.send(outgoing(Chat(kind=ChatKind.SINGLE, id="ZhangWei")))
        watch.now += 60
        await app.send(outgoing(WANGLEI))


@pytest.mark.parametrize("outcome", ["html", "half", "list", "long", "redirect", "close", "hang", "500", "404"])
async def test_an_answer_that_is_none_means_later(outcome: Outcome) -> None:
    async with an_app(outcome) as (app, script, _):
        with pytest.raises(TryLater):
            await app.send(outgoing(WANGLEI))
        assert not script.at("elsewhere")


async def test_a_wecom_that_is_gone_means_later() -> None:
    async with an_app(OK) as (app, script, _):
        settings = AppSettings(corp_id="c", agent_id=1, secret="SECRET", api_url="http://127.0.0.1:1")
        gone = App(app._session, settings, still())  # noqa: SLF001 — the same session
        with pytest.raises(TryLater):
            await gone.send(outgoing(WANGLEI))
        assert not script.asked


@pytest.mark.parametrize(
    "to",
    [
        GROUP,
        *(Chat(kind=ChatKind.SINGLE, id=name) for name in ("@all", "@ALL", " @all ", "a|b", "WangLei|@all", "", " ")),
    ],
)
async def test_never_everybody_and_never_several(to: Chat) -> None:
    async with an_app(OK) as (app, script, _):
        with pytest.raises(Rejected):
            await app.send(outgoing(to))
        assert not script.asked


async def test_the_26th_message_in_a_minute_waits() -> None:
    async with an_app(OK) as (app, script, watch):
        for _ in range(25):
            await app.send(outgoing(WANGLEI))
        with pytest.raises(TryLater) as told:
            await app.send(outgoing(Chat(kind=ChatKind.SINGLE, id="wanglei")))
        assert told.value.after == pytest.approx(60)
        assert len(script.at("send")) == 25
        watch.now += 60
        await app.send(outgoing(WANGLEI))


@pytest.mark.parametrize("code", [99999, 45999])
async def test_an_update_whose_code_is_spent_is_done(code: int) -> None:
    async with an_app(OK, updates=(refusal(code),)) as (app, *_):
        assert (await app.send(outgoing(WANGLEI, card=CARD, update="RC"))).channel is Channel.APP


@pytest.mark.parametrize(
    ("outcome", "error"),
    [(refusal(45009), TryLater), (refusal(-1), TryLater), ("html", TryLater), (refusal(60020), Rejected)],
)
async def test_an_update_that_failed_otherwise_is_not_done(outcome: Outcome, error: type[SendError]) -> None:
    async with an_app(OK, updates=(outcome,)) as (app, *_):
        with pytest.raises(error):
            await app.send(outgoing(WANGLEI, card=CARD, update="RC"))


@pytest.mark.parametrize("code", [40058, 43012])
async def test_where_a_card_is_refused_its_words_go_out(code: int) -> None:
    async with an_app(refusal(code), OK) as (app, script, _):
        receipt = await app.send(outgoing(WANGLEI, card=CARD))
        assert [asked.body["msgtype"] for asked in script.at("send")] == ["template_card", "markdown"]
    assert not receipt.carried_card


async def test_a_card_that_wecom_would_refuse_is_not_sent() -> None:
    bad: dict[str, Any] = {"card": CARD.__class__(task_id="线索", source="s", title="t")}
    async with an_app(OK) as (app, script, _):
        await app.send(outgoing(WANGLEI, **bad))
        assert [asked.body["msgtype"] for asked in script.at("send")] == ["markdown"]
        with pytest.raises(Rejected):
            await app.send(outgoing(WANGLEI, update="RC", **bad))


async def test_long_words_arrive_in_numbered_parts_in_order() -> None:
    async with an_app(OK) as (app, script, _):
        await app.send(outgoing(WANGLEI, text="一行话\n" * 600))
        contents = [asked.body["markdown"]["content"] for asked in script.at("send")]
    assert len(contents) > 1
    assert [content.split("\n")[0] for content in contents] == [
        f"({n}/{len(contents)})" for n in range(1, len(contents) + 1)
    ]
