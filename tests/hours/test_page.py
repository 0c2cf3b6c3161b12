"""The page of working hours: who gets in, what it shows, and that what is set there counts everywhere (I11, I14)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import aiohttp
import pytest
from pydantic import SecretStr

from bot.domain.calendar import LAST_KNOWN_DAY, Leave, WorkingHours
from bot.web.hours import HoursPage
from bot.web.hours.keys import Keys
from bot.web.server import serve
from tests.floor import FULL_POST, ROSTER, SalesFloor
from tests.hours.conftest import TOKEN, Caller

if TYPE_CHECKING:
    from bot.domain.people import Person

MONDAY = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)


def person(floor: SalesFloor, userid: str) -> Person:
    found = floor.look(lambda work: work.people.roster().find(userid))
    assert found is not None
    return found


async def test_nobody_comes_in_without_a_key(caller: Caller) -> None:
    status, page = await caller.get()
    assert status == 401
    assert "管理员令牌" in page
    assert "王磊" not in page
    assert (await caller.sign_in("for-the-tests-of-the-page-onlz"))[0] == 401
    assert (await caller.get("/hours?as=wanglei&key=" + caller.keys.of("liming")))[0] == 401
    status, page = await caller.post("/hours", {"do": "leave", "person": "wanglei", "form": caller.keys.form("")})
    assert status == 401
    assert person(caller.floor, "wanglei").leave == ()


async def test_the_administrator_sees_everybody_and_hands_out_links(caller: Caller) -> None:
    status, page = await caller.sign_in()
    assert status == 200
    for name in ("王磊", "李明", "孙婷"):
        assert name in page
    assert "李走" not in page, "he has left"
    link = re.search(r'value="http://[^"]*(/hours\?as=wanglei[^"]*)"', page)
    assert link is not None
    assert (await caller.post("/hours/out", {}))[0] == 200
    assert (await caller.get())[0] == 401
    status, page = await caller.get(link[1].replace("&amp;", "&"))
    assert status == 200
    assert "李明 <span" not in page, "he sees and changes his own only"


async def test_the_data_and_their_end_are_shown(caller: Caller) -> None:
    _, page = await caller.sign_in()
    assert f"知道到 {LAST_KNOWN_DAY}" in page
    assert f"还有 {(LAST_KNOWN_DAY - MONDAY).days} 天" in page
    assert "没有时限超出这一天" in page
    last_afternoon = dt.datetime.combine(LAST_KNOWN_DAY, dt.time(7), dt.UTC)
    caller.floor.clock.push(last_afternoon - caller.floor.clock.now())
    await caller.floor.say("刘洋", FULL_POST)
    await caller.floor.say("孙婷", "L1 给王磊")
    _, page = await caller.get()
    assert "还有 0 天" in page
    assert "超出了已公布的放假安排" in page
    assert re.search(rf"<strong>L1</strong> 待接收\s+<time>{LAST_KNOWN_DAY.year + 1}-01-0", page)
    _, page = await caller.come("liming")
    assert "<strong>L1</strong>" not in page, "it is not his"


async def test_leave_that_is_set_there_counts_and_is_told(caller: Caller) -> None:
    await caller.sign_in()
    page = await caller.change(
        "leave", person="wanglei", first="2026-03-03", last="2026-03-05", words="出差", deputy="liming"
    )
    assert "王磊 03-03 周二 至 03-05 周四 出差" in page
    assert "李明 代" in page
    assert person(caller.floor, "wanglei").leave == (
        Leave(first=MONDAY + DAY, last=MONDAY + 3 * DAY, words="出差", deputy="liming"),
    )
    await caller.floor.delivery.drain()
    assert "出差" in caller.floor.last("王磊"), "he hears that it was set for him"
    assert "由你代收" in caller.floor.last("李明")
    page = await caller.change("back", person="wanglei", first="2026-03-03", last="2026-03-05")
    assert "王磊 03-03 周二 至 03-05 周四 的出差已取消" in page or "已取消" in page
    assert person(caller.floor, "wanglei").leave == ()
    page = await caller.change("back", person="wanglei", first="2026-03-03", last="2026-03-05")
    assert "没有登记请假" in page


async def test_a_person_sets_his_own_and_nobody_elses(caller: Caller) -> None:
    await caller.come("wanglei")
    await caller.change("leave", "wanglei", person="liming", first="2026-03-03", last="2026-03-03", words="休假")
    assert person(caller.floor, "wanglei").leave, "whatever the form says"
    assert person(caller.floor, "liming").leave == ()
    status, _ = await caller.post("/hours", {"do": "leave", "form": caller.keys.form("liming")})
    assert status == 401


async def test_own_hours_outlive_the_list_and_move_clocks(caller: Caller) -> None:
    floor = caller.floor
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    await caller.come("wanglei")
    page = await caller.change("hours", "wanglei", hours="9:00–11:00、14:00-18:00", rings="8:30-20:00")
    assert "工作时间改为 09:00-11:00、14:00-18:00" in page
    assert "时限重算:L1 到 03-02 17:00" in page.replace("：", ":"), "one hour, and three after the break"
    floor.look(lambda work: work.people.replace(ROSTER))
    assert person(floor, "wanglei").rings == WorkingHours(blocks=((dt.time(8, 30), dt.time(20)),))
    await caller.change("hours", "wanglei", hours="", rings="")
    assert person(floor, "wanglei").hours is None


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"do": "hours", "hours": "早九晚六"}, "时间应像"),
        ({"do": "hours", "hours": "18:00-09:00"}, "时间应像"),
        ({"do": "hours", "hours": "25:00-26:00"}, "时间应像"),
        ({"do": "leave", "first": "明天"}, "请选从哪天到哪天"),
        ({"do": "leave", "first": "2026-03-05", "last": "2026-03-04"}, "不能早于"),
        ({"do": "leave", "first": "2026-02-05", "last": "2026-02-06"}, "已经过去"),
        ({"do": "fire"}, "没看懂"),
    ],
)
async def test_what_cannot_be_meant_is_answered_in_a_sentence(caller: Caller, form: dict[str, str], said: str) -> None:
    await caller.come("wanglei")
    page = await caller.change(who="wanglei", **form)
    assert said in page
    assert 'role="alert"' in page
    assert person(caller.floor, "wanglei") == next(one for one in ROSTER if one.userid == "wanglei")


async def test_leave_of_the_list_is_changed_in_the_list(caller: Caller) -> None:
    away = (Leave(first=MONDAY + DAY, last=MONDAY + DAY),)
    people = [replace(one, leave=away) if one.userid == "wanglei" else one for one in ROSTER]
    caller.floor.look(lambda work: work.people.replace(people))
    await caller.come("wanglei")
    await caller.change("back", "wanglei", first="2026-03-03", last="2026-03-03")
    assert person(caller.floor, "wanglei").leave == away


async def test_a_form_from_elsewhere_is_refused_and_the_same_one_counts_once(caller: Caller) -> None:
    await caller.come("wanglei")
    form = {"do": "leave", "form": caller.keys.form("wanglei"), "first": "2026-03-03", "once": "a1"}
    assert (await caller.post("/hours", form, Origin="https://elsewhere.example"))[0] == 401
    assert person(caller.floor, "wanglei").leave == ()
    for _ in range(2):
        assert (await caller.post("/hours", form))[0] == 200
    assert len(person(caller.floor, "wanglei").leave) == 1


async def test_without_a_token_there_is_no_page(floor: SalesFloor) -> None:
    page = HoursPage(dispatcher=floor.dispatcher, database=floor.database, clock=floor.clock, token=None)
    async with (
        serve("127.0.0.1", 0, page.routes()) as address,
        aiohttp.ClientSession() as session,
        session.get(address + "/hours") as answer,
    ):
        assert answer.status == 404


def test_keys_open_one_page_each_and_a_new_token_closes_all() -> None:
    keys, others = Keys(token=SecretStr(TOKEN)), Keys(token=SecretStr(TOKEN[::-1]))
    assert keys.who(keys.cookie("wanglei")) == "wanglei"
    assert keys.who(keys.cookie("")) == ""
    assert keys.who(keys.of("wanglei") + ".liming") is None
    assert keys.who("") is None
    assert keys.who("\udcff.") is None
    assert others.who(keys.cookie("wanglei")) is None
