"""The whole demo in a browser, the real bot behind it: from the first message to the reminder and the answer."""

from __future__ import annotations

import asyncio
import re
import sys
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.web.conftest import DESK

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

START = ("-m", "bot", "demo", "--port", "0", "--no-browser")
READY = 60
SLOWLY = 20_000
"""Milliseconds that the bot may take on a busy machine."""


@pytest_asyncio.fixture(loop_scope="module")
async def address() -> AsyncIterator[str]:
    """The demo, started as a user starts it; the address it prints."""
    demo = await asyncio.create_subprocess_exec(sys.executable, *START, stdout=asyncio.subprocess.PIPE)
    assert demo.stdout is not None
    try:
        async with asyncio.timeout(READY):
            while not (found := re.search(rb"http://\S+?/", await demo.stdout.readline())):
                assert demo.returncode is None
        yield found.group().decode()
    finally:
        demo.terminate()
        await demo.wait()


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    """The demo's page in English, so that the glosses are there too."""
    context = await browser.new_context(viewport=DESK, reduced_motion="reduce")
    page = await context.new_page()
    wrong: list[str] = []
    foreign: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith(address) else foreign.append(asked.url))
    await page.goto(f"{address}?lang=en")
    await page.locator("#people button").first.wait_for()
    yield page
    await context.close()
    assert (wrong, foreign) == ([], [])


async def be(page: Page, userid: str, chat: int = 0) -> None:
    """Be somebody, in the group (0) or alone with the bot (1)."""
    await page.locator(f'#people [data-key="{userid}"]').click()
    await page.locator("#chats button").nth(chat).click()


async def send(page: Page, example: str) -> None:
    """Say what the example says."""
    await page.get_by_role("button", name=example, exact=True).click()
    await page.keyboard.press("Enter")


async def heard(page: Page, gloss: str) -> None:
    """The bot said something that reads so in English."""
    told = page.locator(".line.theirs .gloss").filter(has_text=re.compile(gloss))
    await expect(told.last).to_be_visible(timeout=SLOWLY)


async def test_one_lead_from_the_first_message_to_the_reminder_and_the_answer(page: Page) -> None:
    await be(page, "liuyang")
    await send(page, "Post a lead")
    await heard(page, "^Lead to assign L1 .*: tier 1, waiting for an owner")

    await be(page, "sunting")
    card = page.locator(".card").last
    await card.locator("select").select_option("wanglei")
    await card.get_by_role("button", name="分配").click()
    await heard(page, "^L1 goes to Wang Lei .*first contact within 24 h")
    await expect(card.locator("button")).to_have_count(1, timeout=SLOWLY)
    await expect(card.locator("button")).to_be_disabled()

    await be(page, "lijianguo")
    await send(page, "I know them")
    await heard(page, "^Noted on L1")

    await be(page, "wanglei", 1)
    await heard(page, "^Your new lead L1")
    for _ in range(2):
        await page.get_by_role("button", name="+12 h").click()
        await expect(page.get_by_role("button", name="+12 h")).to_be_enabled(timeout=SLOWLY)
    await heard(page, r"^Reminder \d: ")

    await page.locator(".card").last.get_by_role("button", name="接收").click()
    await heard(page, "^Wang Lei accepted L1")
    await be(page, "liuyang", 1)
    await heard(page, "was accepted by Wang Lei: it is an SQL")
    await everything_has_its_english(page)


async def test_the_story_plays_to_its_end_and_can_be_begun_again(page: Page) -> None:
    await page.locator("#story").click()
    await expect(page.locator("#story")).to_have_attribute("aria-pressed", "true")
    await expect(page.locator("#story")).to_have_attribute("aria-pressed", "false", timeout=90_000)
    await expect(page.locator("#toast")).to_be_hidden()
    for userid, chat in (("liuyang", 0), ("liuyang", 1), ("wanglei", 1), ("sunting", 1)):
        await be(page, userid, chat)
        await everything_has_its_english(page)
    await page.locator("#reset").click()
    await page.locator("#reset").click()
    await be(page, "sunting")
    await expect(page.locator("#lines .empty")).to_be_visible(timeout=SLOWLY)


async def everything_has_its_english(page: Page) -> None:
    """No line in the open conversation is left to those who read Chinese."""
    untold: list[str] = await page.locator(".line").evaluate_all(
        "lines => lines.filter((line) => !line.querySelector('.gloss')).map((line) => line.innerText)"
    )
    assert untold == []
