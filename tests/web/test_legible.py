"""What is written on the page can be read, and is only words, whoever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.async_api import expect

from tests.web.stage import GROUP, lead_card

if TYPE_CHECKING:
    from tests.web.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

CONTRAST = """() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const over = ([r, g, b, a = 1], under) => [r, g, b].map((part, place) => part * a + under[place] * (1 - a));
  const behind = (each) => {
    const layers = [];
    for (let at = each; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  const ownText = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll("body *:not(.hidden):not(noscript)")]
    .filter((each) => each.checkVisibility() && ownText(each) && !each.disabled)
    .map((each) => {
      const under = behind(each);
      const written = over(parse(getComputedStyle(each).color), under);
      const [one, other] = [light(written), light(under)].sort((a, b) => b - a);
      return [(one + 0.05) / (other + 0.05), each.className + " " + each.textContent.slice(0, 20)];
    })
    .filter(([ratio]) => ratio < 4.5);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_word_stands_out_from_what_is_behind_it(visit: Visit, scheme: Literal["light", "dark"]) -> None:
    visit.behind.whole_conversation()
    colours = '<font color="info">绿</font><font color="comment">灰</font><font color="warning">橙</font> `码`'
    visit.behind.bot(GROUP, colours)
    await visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await visit.go(lang="en")
    await visit.page.locator(".line .quote-button").last.click()
    await visit.page.locator("#log-button").click()
    await expect(visit.page.locator("#rows li")).not_to_have_count(0)
    assert await visit.page.evaluate(CONTRAST) == []


HOSTILE = (
    "<img src=x onerror=\"document.body.dataset.broken='yes'\">",
    "<script>document.body.dataset.broken='yes'</script>",
    "[点我](javascript:document.body.dataset.broken='yes')",
    "**<b onmouseover=alert(1)>粗</b>**",
    "`</code><svg onload=alert(1)>`",
    "> </blockquote><iframe src=//evil.example></iframe>",
    '<font color="warning"><img src=x onerror=alert(1)></font>',
    "<@<img src=x>>",
    "\u202eabc\u2066def שלום مرحبا",
)


@pytest.mark.parametrize("kind", ["text", "markdown"])
async def test_hostile_words_are_only_words(visit: Visit, kind: str) -> None:
    for text in HOSTILE:
        visit.behind.bot(GROUP, text, kind=kind)
        visit.behind.world.say("liuyang", GROUP, text)
    face = dict(lead_card()) | {"sub_title_text": HOSTILE[0], "main_title": {"title": HOSTILE[1], "desc": HOSTILE[0]}}
    visit.behind.card(GROUP, face)
    await visit.go(lang="en")
    await expect(visit.page.locator("#lines .line")).to_have_count(2 * len(HOSTILE) + 1)
    strange = "#lines :is(img, script, iframe, svg, a, b, style, link, object)"
    assert await visit.page.locator(strange).count() == 0
    assert await visit.page.evaluate("document.body.dataset.broken") is None
    await expect(visit.page.locator(".line .plain").first).to_have_text(HOSTILE[0])
    await expect(visit.page.locator(".card .note")).to_have_text(HOSTILE[0])


async def test_the_words_of_wecoms_markdown_are_drawn(visit: Visit) -> None:
    text = "# 大\n**粗** *斜* `码` [官网](https://example.com/a)\n> 引\n- 一\n- 二\n"
    text += '<font color="info">绿</font> <@wanglei>'
    visit.behind.bot(GROUP, text)
    await visit.go()
    bubble = visit.page.locator(".bubble")
    for shape, words in {".heading": "大", "strong": "粗", "em": "斜", "code": "码", "blockquote": "引"}.items():
        await expect(bubble.locator(shape)).to_have_text(words)
    await expect(bubble.locator("li")).to_have_text(["一", "二"])
    await expect(bubble.locator(".font-info")).to_have_text("绿")
    await expect(bubble.locator(".mention")).to_have_text("@王磊")
    link = bubble.get_by_role("link", name="官网")
    await expect(link).to_have_attribute("href", "https://example.com/a")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
