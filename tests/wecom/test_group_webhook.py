"""The webhook pings whom it should, never everybody, and keeps below 20 a minute."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from bot.wecom.group_webhook import GroupWebhook, WebhookSettings
from bot.wecom.transport import Channel, Chat, ChatKind, Rejected, TryLater, Unsure
from tests.wecom.samples import CARD, GROUP, WANGLEI, outgoing
from tests.wecom.scripted import QUICK, Outcome, Script, Watch, playing, still

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

OK: Outcome = {"errcode": 0, "errmsg": "ok"}


@asynccontextmanager
async def a_webhook(*outcomes: Outcome) -> AsyncIterator[tuple[GroupWebhook, Script, Watch]]:
    """A webhook in front of a WeCom that plays this script."""
    watch = Watch()
    async with playing(webhook__send=list(outcomes)) as (script, session):
        settings = WebhookSettings(chat_id=GROUP.id, key="KEY", api_url=script.url, patience=QUICK)
        yield GroupWebhook(session, settings, still(), monotonic=watch), script, watch


async def test_words_go_as_markdown_and_stand_in_for_a_card() -> None:
    async with a_webhook(OK) as (webhook, script, _):
        receipt = await webhook.send(outgoing(card=CARD))
        assert script.asked[0].body == {"msgtype": "markdown", "markdown": {"content": "**L128** 已分给王磊"}}
        assert script.asked[0].query == {"key": "KEY"}
    assert (receipt.channel, receipt.carried_card) == (Channel.WEBHOOK, False)


async def test_somebody_to_ping_is_pinged_in_plain_words() -> None:
    async with a_webhook(OK) as (webhook, script, _):
        await webhook.send(outgoing(mention=("WangLei", "@all", "@ALL", "")))
        text = script.asked[0].body["text"]
    assert text == {"content": "L128 已分给王磊", "mentioned_list": ["WangLei"]}


@pytest.mark.parametrize(("mention", "limit"), [((), 4096), (("WangLei",), 2048)])
async def test_long_words_are_cut_to_what_the_webhook_takes(mention: tuple[str, ...], limit: int) -> None:
    async with a_webhook(OK) as (webhook, script, _):
        await webhook.send(outgoing(text="长" * 3000, mention=mention))
        body = script.asked[0].body
    content = body[body["msgtype"]]["content"]
    assert limit - 3 < len(content.encode()) <= limit
    assert content.endswith("…")


async def test_a_dead_key_is_never_tried_again_and_shows() -> None:
    async with a_webhook({"errcode": 93000}, OK) as (webhook, *_):
        with pytest.raises(Rejected):
            await webhook.send(outgoing())
        assert not webhook.health().ok
        await webhook.send(outgoing())
        assert webhook.health().ok


@pytest.mark.parametrize("outcome", ["hang", "close"])
async def test_silence_after_sending_is_unsure(outcome: Outcome) -> None:
    async with a_webhook(outcome) as (webhook, *_):
        with pytest.raises(Unsure):
            await webhook.send(outgoing())


async def test_a_broken_proxy_means_later_but_surely_not_there() -> None:
    async with a_webhook("html") as (webhook, *_):
        with pytest.raises(TryLater) as told:
            await webhook.send(outgoing())
    assert not isinstance(told.value, Unsure)


async def test_a_hundred_messages_never_break_20_a_minute_and_none_is_lost() -> None:
    async with a_webhook(OK) as (webhook, script, watch):
        went = []
        for _ in range(100):
            try:
                await webhook.send(outgoing())
            except TryLater as later:
                watch.now += later.after or 0
                await webhook.send(outgoing())
            went.append(watch.now)
        assert len(script.asked) == 100
    assert max(sum(start <= at < start + 60 for at in went) for start in went) == 18


async def test_over_the_limit_pauses_a_minute() -> None:
    async with a_webhook({"errcode": 45009}, OK) as (webhook, script, watch):
        for _ in range(2):
            with pytest.raises(TryLater) as told:
                await webhook.send(outgoing())
            assert told.value.after == 60
        assert len(script.asked) == 1
        watch.now += 60
        await webhook.send(outgoing())


@pytest.mark.parametrize("to", [WANGLEI, Chat(kind=ChatKind.GROUP, id="wrgroup01")])
async def test_it_speaks_only_in_its_own_group(to: Chat) -> None:
    async with a_webhook(OK) as (webhook, script, _):
        with pytest.raises(Rejected):
            await webhook.send(outgoing(to))
        with pytest.raises(Rejected):
            await webhook.send(outgoing(update="RC"))
        assert not script.asked
