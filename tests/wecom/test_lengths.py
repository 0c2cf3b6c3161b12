"""Words are cut by bytes between characters, and nothing is lost where they are split."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wecom import lengths

FAMILY = "👩‍👩‍👧‍👦"
FLAG = "🇨🇳"
CLUSTERS = ["a", "王", "\n", "é", "e\u0301", "👍🏽", FAMILY, FLAG, "☎️", "\r\n", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ก็", "…"]
floor_talk = st.lists(st.sampled_from(CLUSTERS), max_size=80).map("".join)


@given(st.text(), st.integers(8, 60))
def test_no_cut_is_longer_than_its_limit_and_a_cut_text_ends_with_an_ellipsis(text: str, limit: int) -> None:
    short = lengths.cut(text, limit)
    assert lengths.size(short) <= limit
    assert short == lengths.clean(text) or short.endswith("…")


@given(st.lists(st.sampled_from(CLUSTERS), max_size=80), st.integers(40, 200))
def test_a_cut_falls_between_characters_as_people_see_them(clusters: list[str], limit: int) -> None:
    short = lengths.cut("".join(clusters), limit)
    heads = {"".join(clusters[:count]) for count in range(len(clusters) + 1)}
    assert short == "".join(clusters) or short.removesuffix("…") in heads


@given(floor_talk, st.integers(40, 200))
def test_parts_join_to_the_whole_and_none_begins_inside_a_character(text: str, limit: int) -> None:
    parts = lengths.split(text, limit)
    assert "".join(parts) == text
    assert all(lengths.size(part) <= limit for part in parts)
    for part in parts[1:]:
        assert not unicodedata.category(part[0]).startswith("M")
        assert part[0] not in "\u200d\ufe0f\n" or not text.endswith("\r")


@given(st.text(), st.integers(30, 60))
def test_any_text_at_all_splits_without_loss(text: str, limit: int) -> None:
    parts = lengths.split(text, limit)
    assert "".join(parts) == lengths.clean(text)
    assert all(part for part in parts[:-1])
    assert all(lengths.size(part) <= limit for part in parts)


@given(floor_talk, st.integers(60, 120))
def test_several_parts_are_numbered_in_order_and_still_fit(text: str, limit: int) -> None:
    parts = lengths.numbered(text, limit)
    assert all(lengths.size(part) <= limit for part in parts)
    if len(parts) == 1:
        assert parts == (text,)
    else:
        assert [part.split("\n")[0] for part in parts] == [f"({n}/{len(parts)})" for n in range(1, len(parts) + 1)]
        assert "".join(part.split("\n", 1)[1] for part in parts) == text


def test_a_part_ends_after_a_line_where_there_is_one() -> None:
    assert lengths.split("第一行\n第二行\n第三行", 22) == ("第一行\n第二行\n", "第三行")


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("王磊", 6, "王磊"),
        ("王磊来", 8, "王…"),
        ("abc", 3, "abc"),
        ("abcd", 3, "…"),
        (f"ab{FAMILY}cdef", 27, "ab…"),
        (f"a{FLAG}{FLAG}{FLAG}", 14, f"a{FLAG}…"),
        ("a" + "\u0301" * 500, 100, "a" + "\u0301" * 48 + "…"),
        ("\ud800王\0", 10, "?王"),
    ],
)
def test_cuts_by_bytes(text: str, limit: int, short: str) -> None:
    assert lengths.cut(text, limit) == short


@pytest.mark.parametrize(
    ("text", "characters", "short"),
    [
        ("顺风电气", 4, "顺风电气"),
        ("顺风电气公司", 4, "顺风电…"),
        ("a\nb\u2028c", 9, "a b c"),
        (f"好{FAMILY}", 3, "好…"),
        ("ab cdef", 4, "ab…"),
    ],
)
def test_cuts_by_characters(text: str, characters: int, short: str) -> None:
    assert lengths.shorten(text, characters) == short


def test_our_markdown_reads_as_plain_words() -> None:
    words = '### L128\n> **已分配**给 <font color="info">王磊</font>\n[看板](https://example.com/l/128) `L128`'
    assert lengths.plain(words) == "L128\n已分配给 王磊\n看板 https://example.com/l/128 L128"
