"""Of a very long message the first leads are read, and it is said that more follow; nothing stays behind."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.domain.intake import read_message, read_posts
from bot.domain.intake.people import is_call
from bot.domain.intake.read import READ_AT_ONCE
from bot.domain.intake.tables import MOST

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 3, 12)
LEAD = "公司：第{at}号机械\n联系人：周总\n电话：139{at:08d}\n需求：换CRM\n预算：50万\n\n"


def many(count: int) -> str:
    return "".join(LEAD.format(at=10_000_000 + at * 37) for at in range(count))


def test_a_message_of_usual_length_is_read_whole() -> None:
    posted = read_message(many(10), today=TODAY)
    assert (len(posted.leads), posted.more_follow) == (10, False)


def test_of_a_longer_one_whole_leads_are_read_and_more_follow() -> None:
    posted = read_message(many(100), today=TODAY)
    assert posted.more_follow
    assert 10 < len(posted.leads) < 100
    assert {lead.contact for lead in posted.leads} == {"周总"}
    assert all(len(lead.phones) == 1 for lead in posted.leads)


def test_more_chatter_is_not_more_leads() -> None:
    assert not read_message("今天天气真好" * READ_AT_ONCE, today=TODAY).more_follow


def rows(count: int) -> str:
    told = (f"苏州{at}号机械厂\t周总\t139{10_000_000 + at}\t换CRM" for at in range(count))
    return "\n".join(["公司\t联系人\t电话\t需求", *told])


def objects(count: int) -> str:
    return json.dumps(
        [{"公司": f"苏州{at}号机械厂", "电话": f"139{10_000_000 + at}", "需求": "换CRM"} for at in range(count)]
    )


@pytest.mark.parametrize("write", [rows, objects], ids=["a table", "JSON"])
def test_of_a_long_list_as_many_are_read_as_of_a_message(write: Callable[[int], str]) -> None:
    fits, too_many = (read_message(write(count), today=TODAY) for count in (MOST, MOST + 1))
    assert len(fits.leads) == len(too_many.leads) == MOST
    assert [posted.more_follow for posted in (fits, too_many)] == [False, True]
    assert too_many.leads[-1].company == f"苏州{MOST - 1}号机械厂"


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_short_leads_are_counted_too(between: str) -> None:
    told = [f"苏州{at}号厂 王总139{10_000_000 + at} 换CRM系统" for at in range(MOST + 2)]
    fits, too_many = (read_message(between.join(told[:count]), today=TODAY) for count in (MOST, MOST + 2))
    assert (len(fits.leads), len(too_many.leads)) == (MOST, MOST)
    assert [posted.more_follow for posted in (fits, too_many)] == [False, True]


def test_one_long_lead_is_one_lead() -> None:
    posted = read_message(LEAD.format(at=12345678) + "跟进记录：又聊了一次" * READ_AT_ONCE, today=TODAY)
    (lead,) = posted.leads
    assert lead.company == "第12345678号机械"
    assert posted.more_follow


def test_what_was_found_out_about_words_is_forgotten_with_the_post() -> None:
    read_posts(LEAD.format(at=1), today=TODAY)
    assert is_call.cache_info().currsize == 0  # type: ignore[attr-defined]
