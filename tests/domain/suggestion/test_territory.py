"""Whose place it is: 苏州 is in 江苏, 江苏 in 华东 (S27)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.suggestion.territory import Near, Region, near, place, place_of, territory
from tests.domain.situations import FULL


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("上海", {("上海",)}),
        ("上海市浦东新区", {("上海", "浦东")}),
        ("江苏、浙江", {("江苏",), ("浙江",)}),
        ("江苏和浙江", {("江苏",), ("浙江",)}),
        ("上海江苏", {("上海",), ("江苏",)}),
        ("杭州宁波", {("浙江", "杭州"), ("浙江", "宁波")}),
        ("江苏苏州", {("江苏", "苏州")}),
        ("江苏省苏州市工业园区", {("江苏", "苏州")}),
        ("苏州昆山", {("江苏", "苏州", "昆山")}),
        ("江浙沪", {("上海",), ("江苏",), ("浙江",)}),
        ("京津冀地区", {("北京",), ("天津",), ("河北",)}),
        ("华南区", {("广东",), ("广西",), ("海南",)}),
        ("华中大区", {("河南",), ("湖北",), ("湖南",)}),
        ("江苏全省", {("江苏",)}),
        ("广西壮族自治区", {("广西",)}),
        ("和田地区", {("新疆", "和田")}),
        ("德国", {("德国",)}),
        ("全国", {()}),
        ("东区", set()),
        ("", set()),
    ],
)
def test_a_territory_is_read_as_places(words: str, paths: set[tuple[str, ...]]) -> None:
    assert territory(words).paths == paths


def test_of_a_place_written_with_gaps_the_deeper_one_counts() -> None:
    assert place("上海市 浦东新区").paths == {("上海", "浦东")}
    assert territory("上海市 浦东新区").paths == {("上海",), ("上海", "浦东")}


@pytest.mark.parametrize(
    ("ours", "theirs", "how"),
    [
        ("江苏", "苏州", Near.HERE),
        ("华东", "昆山", Near.HERE),
        ("苏州", "江苏", Near.HERE),
        ("长三角", "安徽省合肥市", Near.HERE),
        ("上海、北京", "北京市朝阳区", Near.HERE),
        ("上海", "上海市浦东新区", Near.HERE),
        ("江苏南京", "苏州", Near.ELSEWHERE),
        ("上海", "北京", Near.ELSEWHERE),
        ("海南", "青海海南州", Near.ELSEWHERE),
        ("全国", "北京", Near.NATIONWIDE),
        ("全国、上海", "上海", Near.HERE),
        ("", "上海", Near.ELSEWHERE),
        ("上海", "", Near.UNSAID),
        ("", "", Near.UNSAID),
        ("上海", "全国", Near.UNSAID),
        ("东区", "东区", Near.HERE),
        ("东区", "西区", Near.ELSEWHERE),
        ("东区", "上海", Near.ELSEWHERE),
        ("海外", "德国", Near.HERE),
        ("德国", "海外", Near.HERE),
        ("海外", "海外", Near.HERE),
        ("海外", "上海", Near.ELSEWHERE),
        ("德国", "日本", Near.ELSEWHERE),
        ("上海", "海外", Near.ELSEWHERE),
    ],
)
def test_a_place_is_in_a_territory_at_any_depth(ours: str, theirs: str, how: Near) -> None:
    assert near(ours, place(theirs)) is how


@given(word=st.sampled_from(["上海", "江苏", "苏州", "昆山", "华东", "东区", "海外", "广东省深圳市南山区", "新疆和田"]))
def test_everybody_is_local_at_home(word: str) -> None:
    assert near(word, place(word)) is Near.HERE


@pytest.mark.parametrize(
    ("region", "company", "paths"),
    [
        (None, "上海朗驰机械有限公司", {("上海",)}),
        ("北京", "上海朗驰机械有限公司", {("北京",)}),
        (None, "朗驰", set()),
        (None, None, set()),
        (None, "中国电信股份有限公司苏州分公司", {("江苏", "苏州")}),
    ],
)
def test_where_no_region_was_stated_the_companys_name_says_it(
    region: str | None, company: str | None, paths: set[tuple[str, ...]]
) -> None:
    assert place_of(replace(FULL, region=region, company=company)).paths == paths


def test_nothing_named_is_no_region() -> None:
    assert not Region()
    assert territory("东区")
