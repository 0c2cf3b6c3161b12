"""Of a very long message the first leads are read, and the last of them says that more follow; nothing stays behind."""

from __future__ import annotations

from datetime import date

from bot.domain.intake import read_posts
from bot.domain.intake.people import is_call
from bot.domain.intake.read import MORE_FOLLOW, READ_AT_ONCE

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


def test_one_long_lead_is_one_lead() -> None:
    (lead,) = read_posts(LEAD.format(at=12345678) + "跟进记录：又聊了一次" * READ_AT_ONCE, today=TODAY)
    assert lead.company == "第12345678号机械"
    assert lead.notes[-1] == MORE_FOLLOW


def test_what_was_found_out_about_words_is_forgotten_with_the_post() -> None:
    read_posts(LEAD.format(at=1), today=TODAY)
    assert is_call.cache_info().currsize == 0  # type: ignore[attr-defined]
