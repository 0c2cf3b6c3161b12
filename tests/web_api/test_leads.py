"""``POST /api/leads``: judged and dispatched like any post, answered per lead, never twice."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.lead import Stage
from tests.floor import GROUP_NAME
from tests.web_api.conftest import FULL

if TYPE_CHECKING:
    from tests.web_api.conftest import Caller

GAPS = {name: value for name, value in FULL.items() if name not in {"budget", "timeline"}}


def many(count: int, **changes: Any) -> list[dict[str, Any]]:
    return [{**FULL, "company": f"第{at}号机械", "phone": f"139{10000000 + at * 37}", **changes} for at in range(count)]


async def test_a_full_lead_is_dispatched_and_its_card_is_in_the_group(caller: Caller) -> None:
    status, told = await caller.post(FULL)
    assert (status, told["lead"], told["state"], told["missing"]) == (200, "L1", "dispatched", [])
    assert caller.floor.lead(1).stage is Stage.QUALIFIED
    assert "L1 顺风电气" in caller.floor.last(GROUP_NAME)


async def test_what_is_missing_comes_with_its_questions_and_its_sdr_hears_of_it(caller: Caller) -> None:
    status, told = await caller.post(GAPS)
    assert (status, told["state"]) == (200, "inquiry")
    assert [one["field"] for one in told["missing"]] == ["budget", "timeline"]
    assert all("？" in one["question"] for one in told["missing"])
    assert "L1" in caller.floor.last("刘洋")


async def test_chinese_names_do_as_well(caller: Caller) -> None:
    _, told = await caller.post(
        {"sdr": "刘洋", "公司": "顺风电气", "联系人": "周建国", "联系方式": 13900523381, "感兴趣的产品": "CRM",
         "预算": "50万", "权限": "决策人", "时间": "本季度", "获取信息的渠道": "展会"}
    )  # fmt: skip
    assert (told["state"], told["source"], told["source_from"]) == ("dispatched", "展会", "channel")


@pytest.mark.parametrize(
    "utm", [{"utm_source": "baidu", "utm_medium": "cpc"}, {"utm": {"source": "baidu", "medium": "cpc"}}]
)
async def test_utm_comes_before_the_channel(caller: Caller, utm: dict[str, Any]) -> None:
    _, told = await caller.post({**FULL, **utm})
    assert (told["source"], told["source_from"]) == ("baidu", "utm")
    assert caller.floor.lead(1).inquiry.utm == {"source": "baidu", "medium": "cpc"}
    assert caller.floor.lead(1).inquiry.notes == ()


async def test_a_source_that_nobody_told_is_unknown_for_a_reason(caller: Caller) -> None:
    _, told = await caller.post(FULL)
    assert (told["source"], told["source_from"]) == ("未知-接口没有给渠道", "unknown")


async def test_nobody_from_an_event_is_dispatched_before_a_talk(caller: Caller) -> None:
    _, told = await caller.post({**FULL, "event": "工博会"})
    assert (told["state"], told["source"]) == ("inquiry", "工博会")
    assert [one["field"] for one in told["missing"]] == ["talk"]


async def test_a_known_customer_makes_no_second_lead(caller: Caller) -> None:
    await caller.post(FULL)
    status, told = await caller.post({**FULL, "sdr": "hejing"})
    assert (status, told["lead"], told["state"], caller.count()) == (200, "L1", "again", 1)
    assert "L1" in told["reason"]


async def test_several_phones_are_all_kept(caller: Caller) -> None:
    await caller.post({**FULL, "phone": ["13900523381", "13900523399"]})
    assert caller.floor.lead(1).inquiry.phones == ("13900523381", "13900523399")


async def test_a_phone_that_a_program_made_a_number_is_a_phone(caller: Caller) -> None:
    await caller.post(data=b'{"sdr": "liuyang", "company": "A", "phone": 1.3900523381E10}')
    assert caller.floor.lead(1).inquiry.phones == ("13900523381",)


async def test_a_number_that_is_no_whole_one_stays_as_it_is(caller: Caller) -> None:
    await caller.post({**FULL, "budget": 12.5, "need": 0.5})
    assert caller.floor.lead(1).inquiry.need == "0.5"


async def test_a_hundred_leads_at_once_are_a_few_messages(caller: Caller) -> None:
    status, told = await caller.post(many(100))
    assert (status, {one["state"] for one in told["leads"]}, caller.count()) == (200, {"dispatched"}, 100)
    assert len(caller.floor.heard(GROUP_NAME)) == 7


async def test_of_a_list_the_good_are_taken_and_the_bad_are_told_why(caller: Caller) -> None:
    good, stranger, seller, hollow = many(4)
    stranger["sdr"], seller["sdr"] = "nobody", "wanglei"
    hollow |= {"company": "", "phone": ""}
    status, told = await caller.post([good, stranger, seller, hollow])
    assert [one["state"] for one in told["leads"]] == ["dispatched", "refused", "refused", "refused"]
    words = ["名单里没有", "线索由 SDR", "没有公司"]
    assert all(word in one["error"] for one, word in zip(told["leads"][1:], words, strict=True))
    assert (status, caller.count()) == (200, 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sdr": "nobody"}, "名单里没有"),
        ({"sdr": "李走"}, "已离职"),
        ({"sdr": "wanglei"}, "线索由 SDR"),
        ({"sdr": " "}, "缺少 sdr"),
        ({"need": "身份证 110101199003074514"}, "身份证号"),
        ({"need": "要" * 9000}, "太长"),
        ({"company": None, "phone": ""}, "没有公司"),
    ],
)
async def test_a_single_lead_that_is_refused_is_422_with_its_sentence(
    caller: Caller, changes: dict[str, Any], words: str
) -> None:
    status, told = await caller.post({**FULL, **changes})
    assert (status, list(told), caller.count()) == (422, ["error"], 0)
    assert words in told["error"]


# ---------------------------------------------------------------------------------------------- again


async def test_the_same_key_gets_the_same_answer_and_nothing_happens_twice(caller: Caller) -> None:
    leads = [*many(2), {**FULL, "sdr": "nobody"}]
    first = await caller.post(leads, Idempotency_Key="form-1")
    heard = caller.floor.heard(GROUP_NAME)
    caller.floor.start_again()
    assert await caller.post(leads, Idempotency_Key="form-1") == first
    assert (caller.floor.heard(GROUP_NAME), caller.count()) == (heard, 2)


async def test_another_request_under_the_same_key_is_a_conflict(caller: Caller) -> None:
    await caller.post(FULL, Idempotency_Key="form-1")
    status, told = await caller.post({**FULL, "phone": "13900523399"}, Idempotency_Key="form-1")
    assert (status, caller.count()) == (409, 1)
    assert "Idempotency-Key" in told["error"]


async def test_a_refused_request_may_be_mended_under_its_key(caller: Caller) -> None:
    assert (await caller.post({**FULL, "sdr": "nobody"}, Idempotency_Key="form-1"))[0] == 422
    assert (await caller.post(FULL, Idempotency_Key="form-1"))[0] == 200


@pytest.mark.parametrize("key", ["", " ", "x" * 256])
async def test_a_key_that_is_none_is_refused(caller: Caller, key: str) -> None:
    assert (await caller.post(FULL, Idempotency_Key=key))[0] == 400


# --------------------------------------------------------------------------------------------- the door


@pytest.mark.parametrize("token", [None, "", "wrong", "0123456789abcdef0123456789abcdeF", "令牌"])
async def test_without_the_token_nothing_is_taken(caller: Caller, token: str | None) -> None:
    status, told = await caller.post(FULL, token=token)
    assert (status, caller.count()) == (401, 0)
    assert "令牌" in told["error"]


@pytest.mark.parametrize("token", [None, "", "None", "0123456789abcdef0123456789abcdef"])
async def test_a_company_without_a_token_has_no_api(closed: Caller, token: str | None) -> None:
    status, told = await closed.post(FULL, token=token)
    assert (status, closed.count()) == (403, 0)
    assert "[api]" in told["error"]


HOSTILE = {
    "nothing": (b"", 400),
    "no JSON": (b"{", 400),
    "bottomless": (b"[" * 100_000, 400),
    "bottomless objects": (b'{"a":' * 50_000, 400),
    "a number without end": (b'{"sdr": ' + b"9" * 5000 + b"}", 400),
    "NaN": (b'{"sdr": "liuyang", "budget": NaN}', 400),
    "GBK": ('{"sdr": "刘洋"}'.encode("gbk"), 400),
    "UTF-16": ('{"sdr": "liuyang"}'.encode("utf-16"), 400),
    "null": (b"null", 422),
    "a text": (b'"liuyang"', 422),
    "an empty list": (b"[]", 422),
    "a list of lists": (b"[[]]", 422),
    "101 leads": (b"[" + b"{}," * 100 + b"{}]", 422),
    "nobody's": (b"{}", 422),
    "a lead in a lead": (b'{"sdr": "liuyang", "company": {"a": 1}}', 422),
    "a field twice": (b'{"sdr": "liuyang", "company": "A", "company": "B"}', 422),
    "a number beyond all": (b'{"sdr": "liuyang", "phone": 1e999}', 422),
    "true": (b'{"sdr": "liuyang", "company": true}', 422),
    "a list without end": (b'{"sdr": "liuyang", "phone": [' + b"1," * 50 + b"1]}", 422),
    "lists in lists": (b'{"sdr": "liuyang", "phone": [[["1"]]], "company": "x"}', 422),
    "an sdr of many": (b'{"sdr": ["liuyang", "hejing"], "company": "x"}', 422),
    "many fields": (b"{" + b",".join(b'"f%d": 1' % at for at in range(65)) + b"}", 422),
    "a long name": (b'{"sdr": "liuyang", "' + b"x" * 65 + b'": 1}', 422),
    "too much": (b" " * 300_000, 413),
}


@pytest.mark.parametrize(("data", "status"), HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_bodies_are_refused_in_a_sentence(caller: Caller, data: bytes, status: int) -> None:
    got, told = await caller.post(data=data, Content_Type="application/json")
    assert (got, caller.count()) == (status, 0)
    assert list(told) == ["error"]
    assert told["error"]


async def test_a_compressed_body_is_not_unpacked(caller: Caller) -> None:
    status, told = await caller.post(data=b"\x1f\x8b\x08\x00", Content_Encoding="identity")
    assert status == 400
    assert "压缩" in told["error"]


async def test_half_characters_and_unseen_ones_are_left_out(caller: Caller) -> None:
    status, _ = await caller.post(
        data=b'{"sdr": "liuyang", "company": "A\\ud800\\u0000\\u202eB", "phone": "13900523381"}'
    )
    assert (status, caller.floor.lead(1).company) == (200, "AB")


async def test_nothing_of_a_request_is_logged(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await caller.post(FULL)
    await caller.post({**FULL, "sdr": "nobody"})
    await caller.post(data=b'{"phone": "13900523381"')
    assert "13900523381" not in caplog.text
    assert "顺风" not in caplog.text


async def test_why_a_lead_is_doubtful_is_answered_and_it_is_dispatched_all_the_same(caller: Caller) -> None:
    _, told = await caller.post({**FULL, "phone": "400-000-1234", "contact": "张三"})
    assert told["state"] == "dispatched"
    assert told["doubts"] == [
        {"reason": "hotline", "name": "400/前台电话"},
        {"reason": "placeholder_name", "name": "姓名像占位"},
    ]


@pytest.mark.parametrize("name", ["referrer", "source", "来源"])
async def test_a_referrer_tells_its_site(caller: Caller, name: str) -> None:
    _, told = await caller.post({**FULL, name: "https://www.baidu.com/s?wd=crm"})
    assert (told["source"], told["source_from"]) == ("baidu.com", "channel")


async def test_utm_comes_before_the_referrer(caller: Caller) -> None:
    _, told = await caller.post({**FULL, "referrer": "https://www.baidu.com/s?wd=crm", "utm_source": "360"})
    assert (told["source"], told["source_from"]) == ("360", "utm")
