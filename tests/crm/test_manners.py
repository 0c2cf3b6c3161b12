"""CRMs have manners of their own: a token in the body, a result code in the answer, an offset, a cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.crm.stage import account

if TYPE_CHECKING:
    from tests.crm.pretended import PretendedCrm
    from tests.crm.stage import Stage

OTHERS: dict[str, Any] = {"contacts": {}, "opportunities": {}, "more_path": None}
IN_THE_BODY: dict[str, Any] = {
    **OTHERS,
    "token": None,
    "headers": {},
    "paging": "offset",
    "since_format": "epoch_ms",
    "ok_path": "code",
    "ok_values": [0],
    "expired_values": [20016],
    "login": {"path": "/token", "body": {"id": "app", "secret": "s3cret"}, "token_path": "result.token"},
    "accounts": {
        "path": "/query",
        "method": "POST",
        "items": "data.list",
        "fields": {"ref": "id", "name": "attributes.name"},
        "body": {
            "token": "{token}",
            "search": {
                "offset": "{offset}",
                "limit": "{limit}",
                "filters": [{"field": "modified", "operator": "GTE", "values": ["{since}"]}],
            },
        },
    },
}
BY_CURSOR: dict[str, Any] = {
    **OTHERS,
    "paging": "cursor",
    "cursor_path": "paging.next.after",
    "accounts": {
        "path": "/objects",
        "params": {"limit": "{limit}", "after": "{cursor}"},
        "items": "results",
        "fields": {"ref": "id", "name": "attributes.name"},
    },
}


@pytest.fixture(autouse=True)
def filled(crm: PretendedCrm) -> None:
    crm.accounts = [account(f"A{n}", f"上海第{n}机床厂") for n in range(1, 6)]


async def test_a_token_in_the_body_an_offset_and_a_result_code(stage: Stage, crm: PretendedCrm) -> None:
    stage.sync = stage.syncing(http_json=IN_THE_BODY)
    await stage.once()
    assert stage.count() == 5
    assert [told["search"]["offset"] for _, told in crm.asked] == [0, 2, 4, 5]
    assert crm.logins == 1
    crm.token = "another"
    await stage.once()
    assert crm.logins == 2
    for one in crm.accounts:
        one["modified"] = 1
    crm.asked.clear()
    outcome = await stage.once()
    assert outcome.round
    assert outcome.round.seen == 0
    (since,) = crm.asked[0][1]["search"]["filters"][0]["values"]
    assert since > 1_700_000_000_000


async def test_a_result_code_says_that_the_token_has_lapsed_or_that_it_went_wrong(
    stage: Stage, crm: PretendedCrm
) -> None:
    fixed = {**IN_THE_BODY, "token": "token-of-the-crm", "login": {}}
    stage.sync = stage.syncing(http_json=fixed)
    await stage.once()
    crm.troubles = ["the name of somebody"]
    said = await stage.fails()
    assert said == "CRM 说没有成功:code = 40001"
    crm.token = "another"
    assert await stage.fails() == "CRM 的令牌已失效"
    assert crm.logins == 0


async def test_a_code_that_is_not_there_is_no_answer(stage: Stage) -> None:
    stage.sync = stage.syncing(
        http_json={**IN_THE_BODY, "token": "token-of-the-crm", "login": {}, "ok_path": "status.code"}
    )
    assert await stage.fails() == "CRM 的应答里没有 status.code"
    assert len(stage.waited) == 3


async def test_a_cursor_is_followed_to_its_end(stage: Stage, crm: PretendedCrm) -> None:
    stage.sync = stage.syncing(http_json=BY_CURSOR)
    await stage.once()
    assert stage.count() == 5
    assert [told.get("after") for _, told in crm.asked] == [None, "2", "4"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"items": "data.items"}, "应答里没有列表 data.items"),
        ({"items": ""}, "应答里没有列表 (最外层)"),
        ({"path": "/nowhere"}, "404"),
    ],
)
async def test_a_map_that_leads_nowhere_is_said(stage: Stage, changed: dict[str, str], said: str) -> None:
    accounts = {**BY_CURSOR["accounts"], **changed}
    stage.sync = stage.syncing(http_json={**BY_CURSOR, "accounts": accounts})
    assert said in await stage.fails()


@pytest.mark.parametrize(
    ("since_format", "first"),
    [("iso", "2000-01-01T00:00:00Z"), ("local", "2000-01-01 08:00:00"), ("date", "2000-01-01"), ("epoch", "946684800")],
)
async def test_since_is_written_as_the_crm_reads_it(
    stage: Stage, crm: PretendedCrm, since_format: str, first: str
) -> None:
    accounts = {**BY_CURSOR["accounts"], "params": {"limit": "{limit}", "after": "{cursor}", "changed": "{since}"}}
    stage.sync = stage.syncing(http_json={**BY_CURSOR, "since_format": since_format, "accounts": accounts})
    await stage.once()
    assert crm.asked[0][1]["changed"] == first


async def test_a_crm_that_is_not_there_is_no_answer(stage: Stage) -> None:
    stage.sync = stage.syncing(http_json={"url": "http://127.0.0.1:9"})
    assert "连不上 CRM" in await stage.fails()
    assert len(stage.waited) == 3
