"""The page of the demo, used by somebody with a mouse, a keyboard or a phone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bot.simulator.things import Happening
from bot.wecom.transport import Channel
from tests.web.conftest import PHONE, Visit
from tests.web.stage import GROUP, assigned, lead_card, serve, single

if TYPE_CHECKING:
    from playwright.async_api import Route

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_the_page_opens_with_everybody_on_it(visit: Visit) -> None:
    visit.behind.whole_conversation()
    await visit.go()
    await expect(visit.page.locator("#people button")).to_have_count(5)
    await expect(visit.page.locator('#people [aria-checked="true"] .name')).to_have_text("孙婷")
    await expect(visit.page.locator("#title")).to_have_text("派单群")
    await expect(visit.page.locator("#lines .card")).to_have_count(2)
    await expect(visit.page.locator('#people [data-key="wanglei"] .badge')).to_have_text("2")


async def test_what_is_sent_is_said_in_the_world(visit: Visit) -> None:
    await visit.go(who="liuyang")
    await visit.page.get_by_role("button", name="发一条线索").click()
    await visit.page.keyboard.press("Enter")
    await expect(visit.page.locator(".line.mine .plain")).to_contain_text("苏州云帆软件有限公司")
    (line,) = visit.behind.world.lines(GROUP)
    assert (line.sender, line.text.split("\n")[0]) == ("liuyang", "@线索助手 新线索")
    await expect(visit.page.locator("#words")).to_have_value("")


async def test_shift_and_enter_begin_a_new_line(visit: Visit) -> None:
    await visit.go()
    await visit.page.locator("#words").press_sequentially("一")
    await visit.page.keyboard.press("Shift+Enter")
    await visit.page.locator("#words").press_sequentially("二")
    await visit.page.locator("#send").click()
    await expect(visit.page.locator(".line.mine .plain")).to_have_text("一\n二")


async def test_a_quote_is_shown_above_the_words_and_reaches_the_world(visit: Visit) -> None:
    card = visit.behind.card(GROUP, lead_card())
    await visit.go()
    await visit.page.locator(".line .quote-button").click()
    await expect(visit.page.locator("#words")).to_have_value("@线索助手 ")
    await visit.page.locator("#words").press_sequentially("给王磊")
    await visit.page.keyboard.press("Enter")
    await expect(visit.page.locator(".mine .quoted")).to_have_text("线索助手:[卡片] L1 苏州云帆软件有限公司")
    assert visit.behind.world.lines(GROUP)[-1].quote == card.id


async def test_escape_lets_the_quote_go(visit: Visit) -> None:
    visit.behind.bot(GROUP, assigned())
    await visit.go()
    await visit.page.locator(".line .quote-button").click()
    await expect(visit.page.locator("#quoting")).to_be_visible()
    await visit.page.keyboard.press("Escape")
    await expect(visit.page.locator("#quoting")).to_be_hidden()


async def test_a_tap_carries_what_the_dropdown_says(visit: Visit) -> None:
    card = visit.behind.card(GROUP, lead_card())
    heard = []
    visit.behind.world.post.attach(Channel.AI_BOT, lambda event, *, wait: heard.append((event, wait)))
    await visit.go()
    await visit.page.locator(".card select").select_option("zhangwei")
    async with visit.page.expect_response("**/api/tap"):
        await visit.page.get_by_role("button", name="分配").click()
    await expect(visit.page.locator(".card .waiting")).to_have_text("分配")
    visit.behind.world.change(replace(card, card=lead_card(open_=False, stage="待接收")))
    await expect(visit.page.locator(".card button")).to_have_text(["待接收"])  # a list is waited for, whatever is there
    await expect(visit.page.locator(".card button")).to_be_disabled()
    ((event, _),) = heard
    assert event.kind is Happening.TAP
    assert event.sender == "sunting"
    assert (event.tap.key, dict(event.tap.chosen)) == ("k1", {"owner": ("zhangwei",)})


async def test_what_changes_while_the_world_is_fetched_is_not_forgotten(visit: Visit) -> None:
    card = visit.behind.card(GROUP, lead_card())

    async def answer_late(route: Route) -> None:
        older = await route.fetch()
        async with visit.page.expect_event("console", lambda told: told.text == "the change has come"):
            visit.behind.world.change(replace(card, card=lead_card(open_=False, stage="待接收")))
        await route.fulfill(response=older)

    await visit.page.add_init_script("""
        const Real = EventSource;
        window.EventSource = class extends Real {
            addEventListener(name, heard) {
                super.addEventListener(name, (event) => {
                    heard(event);
                    if (name === "line") console.info("the change has come");
                });
            }
        };
    """)
    await visit.page.route("**/api/world", answer_late)
    await visit.go()
    await expect(visit.page.locator(".card button")).to_have_text(["待接收"])


async def test_everybody_sees_their_own_face_of_a_card(visit: Visit) -> None:
    card = visit.behind.card(GROUP, lead_card())
    visit.behind.world.change(replace(card, faces={"sunting": lead_card(open_=False, stage="你已分配")}))
    await visit.go()
    await expect(visit.page.locator(".card button")).to_have_text(["你已分配"])
    await visit.be("liuyang")
    await expect(visit.page.locator(".card button")).to_have_count(4)


async def test_direct_messages_hold_what_came_by_the_bot_and_by_the_app(visit: Visit) -> None:
    visit.behind.whole_conversation()
    await visit.go()
    await visit.be("wanglei")
    await expect(visit.page.locator("#chats button")).to_have_count(2)
    await expect(visit.page.locator("#chats button").last.locator(".badge")).to_have_text("2")
    await visit.page.locator("#chats button").last.click()
    await expect(visit.page.locator("#lines .tag")).to_have_text(["机器人", "应用消息"])
    await expect(visit.page.locator("#lines")).to_contain_text("第 1 次提醒")
    await expect(visit.page.locator('#people [data-key="wanglei"] .badge')).to_have_count(0)


async def test_opening_the_chat_with_the_bot_is_told(visit: Visit) -> None:
    heard = []
    visit.behind.world.post.attach(Channel.AI_BOT, lambda event, *, wait: heard.append((event.kind, wait)))
    await visit.go()
    async with visit.page.expect_response("**/api/enter"):
        await visit.page.locator("#chats button", has_text="线索助手").last.click()
    assert heard == [(Happening.ENTER, 0.0)]


async def test_time_moves_on_and_the_reminder_comes(visit: Visit) -> None:
    visit.behind.whole_conversation()
    await visit.go(who="wanglei", chat="single/wanglei")
    await expect(visit.page.locator("#time")).to_have_text("10:17")
    await visit.page.get_by_role("button", name="+12 小时").click()
    await expect(visit.page.locator("#time")).to_have_text("22:17")
    await expect(visit.page.locator("#lines .line")).to_have_count(3)
    await visit.page.get_by_role("button", name="到明早 9 点").click()
    await expect(visit.page.locator("#time")).to_have_text("09:00")
    await expect(visit.page.locator("#day")).to_contain_text("3月3日")


async def test_the_story_is_told_from_the_post_to_the_reminder(visit: Visit) -> None:
    await visit.go()
    await visit.page.locator("#story").click()
    await expect(visit.page.locator("#lines")).to_contain_text("第 1 次提醒", timeout=15000)
    await expect(visit.page.locator("#story")).to_have_attribute("aria-pressed", "false")
    await expect(visit.page.locator('#people [aria-checked="true"] .name')).to_have_text("王磊")
    await expect(visit.page.locator("#caption")).to_be_hidden()


async def test_a_reset_begins_again_after_a_second_tap(visit: Visit) -> None:
    visit.behind.whole_conversation()
    await visit.go()
    await visit.page.locator("#reset").click()
    await expect(visit.page.locator("#reset")).to_have_text("再点一次清空")
    await expect(visit.page.locator("#lines .line")).not_to_have_count(0)
    await visit.page.locator("#reset").click()
    await expect(visit.page.locator(".empty")).to_contain_text("派单群里还没有消息")
    visit.behind.bot(GROUP, assigned())
    await expect(visit.page.locator("#lines .line")).to_have_count(1)


async def test_the_page_speaks_both_languages_and_keeps_the_chosen_one(visit: Visit) -> None:
    visit.behind.whole_conversation()
    await visit.go()
    await expect(visit.page.locator(".gloss")).to_have_count(0)
    await visit.page.get_by_role("button", name="English").click()
    await expect(visit.page.locator("html")).to_have_attribute("lang", "en")
    await expect(visit.page.locator("#send")).to_have_text("Send")
    await expect(visit.page.locator(".said > .gloss").filter(has_text="L1 goes to Wang Lei")).to_have_attribute(
        "lang", "en"
    )
    await expect(visit.page.locator(".card .buttons").last).to_contain_text("Assign")
    await visit.page.goto(visit.address)
    await expect(visit.page.locator("#send")).to_have_text("Send")


async def test_the_whole_way_can_be_gone_with_the_keyboard(visit: Visit) -> None:
    visit.behind.card(GROUP, lead_card())
    await visit.go(who="liuyang")
    press = visit.page.keyboard.press
    await visit.page.locator("#people [data-key=liuyang]").focus()
    await press("ArrowDown")
    await expect(visit.page.locator('#people [aria-checked="true"] .name')).to_have_text("孙婷")
    await press("Tab")
    await press("ArrowDown")
    await press("Enter")
    await expect(visit.page.locator("#title")).to_have_text("线索助手")
    await press("ArrowUp")
    await press("Enter")
    await expect(visit.page.locator("#title")).to_have_text("派单群")
    await press("Tab")
    await expect(visit.page.locator(".line")).to_be_focused()
    await press("Enter")
    await expect(visit.page.locator("#words")).to_be_focused()
    await visit.page.keyboard.type("给王磊")
    await press("Enter")
    await expect(visit.page.locator(".mine .plain")).to_have_text("@线索助手 给王磊")
    await press("Shift+Tab")
    await expect(visit.page.locator(".chip").last).to_be_focused()


async def test_a_card_can_be_answered_with_the_keyboard(visit: Visit) -> None:
    card = visit.behind.card(GROUP, lead_card())
    heard = []
    visit.behind.world.post.attach(Channel.AI_BOT, lambda event, *, wait: heard.append((event.tap, wait)))
    await visit.go()
    await visit.page.locator(".line").focus()
    await visit.page.keyboard.press("Tab")
    await expect(visit.page.locator(".card select")).to_be_focused()
    await visit.page.keyboard.press("ArrowDown")
    await visit.page.keyboard.press("Tab")
    async with visit.page.expect_response("**/api/tap"):
        await visit.page.keyboard.press("Space")
    assert heard[0][0].chosen == {"owner": ("zhangwei",)}
    visit.behind.world.change(replace(card, card=lead_card(open_=False)))
    await expect(visit.page.locator(".line")).to_be_focused()


async def test_new_messages_are_read_out(visit: Visit) -> None:
    await visit.go()
    await expect(visit.page.locator("#lines .empty")).to_be_visible()
    visit.behind.bot(GROUP, assigned())
    await expect(visit.page.locator("#said")).to_contain_text("线索助手: L1 已分给王磊")


async def test_a_phone_shows_one_column_and_nothing_sticks_out(visit: Visit) -> None:
    visit.behind.whole_conversation()
    visit.behind.bot(GROUP, "长" * 300 + " " + "x" * 300)
    await visit.page.set_viewport_size(PHONE)
    for lang in ("zh", "en"):
        await visit.page.goto(f"{visit.address}?lang={lang}")
        await visit.page.locator("#people button").first.wait_for()
        assert await wider(visit) == []
        await expect(visit.page.locator(".talk")).to_be_hidden()
        await visit.page.locator("#chats button").first.click()
        await expect(visit.page.locator(".people")).to_be_hidden()
        await expect(visit.page.locator("#lines .card").first).to_be_visible()
        assert await wider(visit) == []
        await visit.page.locator(".quote-button").first.click()
        assert await wider(visit) == []
        await visit.page.locator("#tools-button").click()
        assert await wider(visit) == []
        await visit.page.keyboard.press("Escape")
        await visit.page.locator("#back").click()
        await expect(visit.page.locator("#people")).to_be_visible()


async def wider(visit: Visit) -> list[str]:
    """What is visible and reaches beyond the right edge; the row of examples may, for it scrolls by itself."""
    found: list[str] = await visit.page.evaluate(
        """() => [...document.querySelectorAll("body *:not(.chip):not(.hidden)")]
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 0.5)
          .map((each) => each.outerHTML.slice(0, 90))"""
    )
    if await visit.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("the page itself")
    return found


async def test_a_growing_answer_is_seen_growing(visit: Visit) -> None:
    line = visit.behind.bot(single("sunting"), "让我看看", kind="stream", open=True)
    await visit.go(chat="single/sunting")
    await expect(visit.page.locator(".typing")).to_be_visible()
    visit.behind.world.change(replace(line, text="让我看看:王磊 4 条", open=False))
    await expect(visit.page.locator(".bubble")).to_have_text("让我看看:王磊 4 条")
    await expect(visit.page.locator(".typing")).to_have_count(0)


async def test_the_page_finds_back_after_the_connection_broke(visit: Visit) -> None:
    await visit.go()
    await expect(visit.page.locator("#lines .empty")).to_be_visible()
    await visit.runner.cleanup()
    await expect(visit.page.locator("#toast")).to_contain_text("断了")
    visit.behind.bot(GROUP, assigned())
    port = int(visit.address.rstrip("/").rpartition(":")[2])
    visit.runner, _ = await serve(visit.behind, port=port)
    await expect(visit.page.locator("#lines .line")).to_have_count(1)
    await expect(visit.page.locator("#toast")).to_be_hidden()
    visit.wrong = [said for said in visit.wrong if "net::ERR_" not in said]
