"""A browser, and the page in it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from tests.web.stage import Behind, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiohttp import web
    from playwright.async_api import Browser, Page, ViewportSize

CHROMIUM = Path(os.environ.get("SUNMAO_CHROMIUM", "/usr/bin/chromium"))
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
expect.set_options(timeout=15_000)  # a machine under load is slow, not wrong
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}


@dataclass
class Visit:
    """The page, who is behind it, and everything that went wrong on it."""

    page: Page
    behind: Behind
    address: str
    runner: web.AppRunner
    wrong: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def mind(self) -> None:
        """Note what the console says and what is asked of other origins."""
        self.page.on(
            "console", lambda said: self.wrong.append(said.text) if said.type in {"error", "warning"} else None
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda asked: self.foreign.append(asked.url) if self.strange(asked.url) else None)

    def strange(self, url: str) -> bool:
        """Whether this address is not ours."""
        return not url.startswith(self.address)

    async def go(self, *, lang: str = "zh", who: str = "sunting", chat: str = "group/paidan") -> None:
        """Open the page and wait until it knows the world."""
        await self.page.goto("about:blank")
        await self.page.goto(f"{self.address}?lang={lang}#as={who}&chat={chat.replace('/', '%2F')}")
        await self.page.locator("#people button").first.wait_for()

    async def be(self, userid: str) -> None:
        """Be somebody else."""
        await self.page.locator(f'#people [data-key="{userid}"]').click()


@pytest.fixture(scope="module")
def chromium_there() -> None:
    """In CI it must be."""
    if CHROMIUM.exists():
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"no Chromium at {CHROMIUM}")
    pytest.skip(f"no Chromium at {CHROMIUM}")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium_there: None) -> AsyncIterator[Browser]:  # noqa: ARG001 — it skips or fails
    """Chromium."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield chromium
        await chromium.close()


@pytest.fixture
def behind() -> Behind:
    """Somebody behind the curtain, nothing said yet."""
    return Behind()


@pytest_asyncio.fixture(loop_scope="module")
async def visit(browser: Browser, behind: Behind) -> AsyncIterator[Visit]:
    """The page at a desk's width. Whatever the console complains of, or is asked of elsewhere, fails the test."""
    runner, address = await serve(behind, tempo=0.02)
    context = await browser.new_context(viewport=DESK, reduced_motion="reduce")
    made = Visit(page=await context.new_page(), behind=behind, address=address, runner=runner)
    made.mind()
    yield made
    await context.close()
    await made.runner.cleanup()
    assert (made.wrong, made.foreign) == ([], [])
