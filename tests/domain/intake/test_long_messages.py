"""Of a very long message the first leads are read, and the last of them says that more follow; nothing stays behind."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.domain.intake import read_posts
from bot.domain.intake.people import is_call
from bot.domain.intake.read import MORE_FOLLOW, READ_AT_ONCE
from bot.domain.intake.tables import MOST

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 3, 12)
LEAD = "公司：第{at}号机械\n联系人：周总\n电话：139{at:08d}\n需求：换CRM\n预算：50万\n\n"


def many(count: int) -> str:
    return "".join(LEAD.format(at=10_000_000 + at * 37) for at in range(count))


def test_a_message_of_usual_length_is_read_whole() -> None:
    leads = read_posts(many(10), today=TODAY)
    assert len(leads) == 10
    assert not [lead for lead in leads if MORE_FOLLOW in lead.notes]


def test_of_a_longer_one_whole_leads_are_read_and_the_last_says_that_more_follow() -> None:
    leads = read_posts(many(100), today=TODAY)
    assert 10 < len(leads) < 100
    assert [MORE_FOLLOW in lead.notes for lead in leads] == [False] * (len(leads) - 1) + [True]
    assert {lead.contact for lead in leads} == {"周总"}
    assert all(len(lead.phones) == 1 for lead in leads)


def rows(count: int) -> str:
    told = (f"苏州{at}号机械厂\t周总\t139{10_000_000 + at}\t换CRM" for at in range(count))
    return "\n".join(["公司\t联系人\t电话\t需求", *told])


def objects(count: int) -> str:
    return json.dumps(
        [{"公司": f"苏州{at}号机械厂", "电话": f"139{10_000_000 + at}", "需求": "换CRM"} for at in range(count)]
    )


@pytest.mark.parametrize("write", [rows, objects], ids=["a table", "JSON"])
def test_of_a_long_list_as_many_are_read_as_of_a_message_and_the_last_says_that_more_follow(
    write: Callable[[int], str],
) -> None:
    fits, too_many = (read_posts(write(count), today=TODAY) for count in (MOST, MOST + 1))
    assert len(fits) == len(too_many) == MOST
    assert not [lead for lead in fits if MORE_FOLLOW in lead.notes]
    assert [lead.company for lead in too_many if MORE_FOLLOW in lead.notes] == [f"苏州{MOST - 1}号机械厂"]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_short_leads_are_counted_too(between: str) -> None:
    told = [f"苏州{at}号厂 王总139{10_000_000 + at} 换CRM系统" for at in range(MOST + 2)]
    fits, too_many = (read_posts(between.join(told[:count]), today=TODAY) for count in (MOST, MOST + 2))
    assert (len(fits), len(too_many)) == (MOST, MOST)
    assert [MORE_FOLLOW in lead.notes for lead in (fits[-1], too_many[-1])] == [False, True]


def test_one_long_lead_is_one_lead() -> None:
    (lead,) = read_posts(LEAD.format(at=12345678) + "跟进记录：又聊了一次" * READ_AT_ONCE, today=TODAY)
    assert lead.company == "第12345678号机械"
    assert lead.notes[-1] == MORE_FOLLOW


def test_what_was_found_out_about_words_is_forgotten_with_the_post() -> None:
    read_posts(LEAD.format(at=1), today=TODAY)
    assert is_call.cache_info().currsize == 0  # type: ignore[attr-defined]
