"""When the mirror is to be believed, how long a CRM is left alone, and what it turns out to know."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import crm
from bot.domain.crm import CrmState, Write, WriteState
from bot.domain.customer import Customer
from bot.domain.decision import Happened, TheGroup
from bot.domain.inquiry import Inquiry
from bot.domain.lead import Lead, Stage
from bot.domain.matching import knowing

NOW = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
STATE = CrmState(source="s", since=NOW - 5 * HOUR, stale_after=HOUR)
LEAD = Lead(
    number=12, stage=Stage.QUALIFIED, inquiry=Inquiry(company="顺风电气"), sdr="liuyang", group="g", posted_at=NOW
)
CUSTOMER = Customer(
    ref="A1", known=knowing("上海顺风电气有限公司"), as_of=NOW, owner="张伟", last_visit=NOW - 24 * HOUR
)
WRITE = Write(lead=12, owed_at=NOW, next_at=NOW, state=WriteState.WRITTEN, remote="77", error="HTTP 403")


@pytest.mark.parametrize(
    ("good_at", "error", "silent"),
    [
        (NOW - HOUR, "", False),
        (NOW - HOUR - dt.timedelta(seconds=1), "", True),
        (NOW, "HTTP 500", True),
        (None, "", True),
    ],
)
def test_a_mirror_is_believed_while_the_last_round_went_through_and_is_young(
    good_at: dt.datetime | None, error: str, *, silent: bool
) -> None:
    state = CrmState(source="s", since=NOW - 5 * HOUR, stale_after=HOUR, good_at=good_at, error=error)
    assert state.is_silent(NOW) is silent


def test_a_crm_that_was_only_just_connected_is_given_its_time() -> None:
    assert not CrmState(source="s", since=NOW, stale_after=HOUR).is_silent(NOW + HOUR)


@given(st.integers(0, 100))
def test_it_is_left_alone_ever_longer_up_to_an_hour(failures: int) -> None:
    assert dt.timedelta(minutes=1) <= crm.wait_after(failures) <= HOUR


def test_the_waits_double() -> None:
    waits = [crm.wait_after(failures) for failures in range(1, 8)]
    assert waits[0] == dt.timedelta(minutes=1)
    assert all(later in {2 * earlier, HOUR} for earlier, later in pairwise(waits))
    assert waits[-1] == HOUR


def test_a_lead_is_found_again_by_a_reference_of_our_own() -> None:
    assert WRITE.ref == "sunmao:L12"


@pytest.mark.parametrize("stage", Stage)
def test_only_what_a_salesperson_has_belongs_into_the_crm(stage: Stage) -> None:
    assert crm.may_be_written(LEAD.now(stage=stage)) is (stage in {Stage.ASSIGNED, Stage.ACCEPTED})


def test_the_history_says_how_the_writing_ended() -> None:
    done, failed = crm.written(LEAD, WRITE), crm.not_written(LEAD, WRITE)
    assert (done.lead, done.happened, done.notices) == (LEAD, Happened.WRITTEN_TO_CRM, ())
    assert done.detail == {"ref": "sunmao:L12", "remote": "77"}
    assert (failed.happened, failed.detail["reason"]) == (Happened.NOT_WRITTEN_TO_CRM, "HTTP 403")


NEWS_FOR = {Stage.QUALIFIED, Stage.HELD, Stage.REJECTED, Stage.RETURNED, Stage.NAMED, Stage.ASSIGNED, Stage.ACCEPTED}


@pytest.mark.parametrize("stage", Stage)
def test_that_a_customer_is_known_matters_until_the_lead_is_settled(stage: Stage) -> None:
    decision = crm.turn_out_known(LEAD.now(stage=stage), CUSTOMER, owner="")
    assert (decision is not None) is (stage in NEWS_FOR)


def test_the_group_is_told_whose_the_customer_is_and_no_data_of_the_customer() -> None:
    decision = crm.turn_out_known(LEAD, CUSTOMER, owner="王磊")
    assert decision
    (notice,) = decision.notices
    assert (decision.happened, notice.name, notice.to) == (Happened.TURNED_OUT_KNOWN, "turned_out_known", TheGroup())
    assert set(notice.facts) == {"customer", "crm_owner", "last_touch"}
    assert notice.facts["last_touch"] == NOW - 24 * HOUR


def test_whoever_has_the_lead_and_the_customer_is_no_news() -> None:
    given_to = LEAD.now(stage=Stage.ASSIGNED, owner="zhangwei")
    assert crm.turn_out_known(given_to, CUSTOMER, owner="张伟") is None
    assert crm.turn_out_known(given_to, CUSTOMER, owner="王磊")
