"""The page of working hours in a real browser, on a desk and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import async_playwright, expect

from tests.web.conftest import CHROMIUM, DESK, FLAGS, PHONE, chromium_there

if TYPE_CHECKING:
    from playwright.async_api import ViewportSize

    from tests.hours.conftest import Caller

__all__ = ["chromium_there"]


@pytest.mark.usefixtures("chromium_there")
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
async def test_a_person_sets_his_leave_and_nothing_sticks_out(caller: Caller, size: ViewportSize) -> None:
    wrong: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = await browser.new_page(viewport=size, locale="zh-CN")
        page.on("console", lambda said: wrong.append(said.text))
        await page.goto(f"{caller.address}/hours?as=wanglei&key={caller.keys.of('wanglei')}")
        await page.fill("input[type=date][name=first]", "2026-03-03")
        await page.fill("input[type=date][name=last]", "2026-03-05")
        await page.select_option("select[name=deputy]", label="李明")
        await page.click("button[value=leave]")
        await expect(page.get_by_role("status")).to_contain_text("记下了")
        await expect(page.locator(".leave li")).to_contain_text("李明 代")
        assert "key=" not in page.url, "the key does not stay in the address"
        width = await page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"]
        await browser.close()
    assert wrong == []
