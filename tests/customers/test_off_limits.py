"""A list of customers may say who must not be touched (S72); it takes back only what a list said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from bot.cli.name_readers import read as read_names
from bot.customers_file import off_limits_in, parse
from bot.domain.acquaintance import OffLimits
from bot.domain.matching import KEYS, keys_of, knowing
from bot.web.customers_errands import keep, read
from storage.companies import MIRROR_AS_OF
from tests.fresh import FreshDatabase

if TYPE_CHECKING:
    from storage.database import Database

NOW = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)


def said(words: str) -> dict[str, Any]:
    sheet = parse(f"客户编号,客户名称,勿扰\nC1,顺风电气,{words}\n".encode())
    return {"aliases": [], "former": [], "websites": [], "contacts": [], "opportunities": [], **sheet.customers["C1"]}


@pytest.mark.parametrize(("words", "reason"), [("是", ""), ("合同纠纷", "合同纠纷"), ("Y", "")])
def test_a_cell_marks_the_customer_and_may_say_why(words: str, reason: str) -> None:
    assert off_limits_in(said(words), NOW) == OffLimits(company="c:C1", by="", at=NOW, words=reason)


@pytest.mark.parametrize("words", ["否", "无", "NO"])
def test_a_cell_may_say_that_he_is_not_marked(words: str) -> None:
    assert off_limits_in(said(words), NOW) is None


def bring(database: Database, words: str, *, dry: bool = False) -> list[str]:
    brought = read({"customers": [said(words)], "dry": dry, "last": True}, NOW)
    return database.do_now(lambda work: keep(brought, work, now=NOW, dry=dry))


def marked(database: Database) -> list[str]:
    return [one.words for one in database.do_now(lambda work: work.companies.off_limits({"c:C1"}))]


def test_the_list_marks_and_unmarks_but_never_unsays_a_colleague() -> None:
    with FreshDatabase() as database:
        assert bring(database, "合同纠纷", dry=True) == ["C1"]
        assert (marked(database), database.do_now(lambda work: work.facts.get(MIRROR_AS_OF))) == ([], None)
        assert bring(database, "合同纠纷") == ["C1"]
        assert bring(database, "是") == []
        assert (marked(database), database.do_now(lambda work: work.facts.get(MIRROR_AS_OF))) == (
            ["合同纠纷"],
            NOW.isoformat(),
        )
        bring(database, "否")
        assert marked(database) == []
        told = OffLimits(company="c:C1", by="lijianguo", at=NOW, words="老板说的")
        database.do_now(lambda work: work.companies.forbid(told))
        bring(database, "否")
        assert marked(database) == ["老板说的"]


def test_an_empty_cell_unmarks_and_other_words_are_the_new_reason() -> None:
    with FreshDatabase() as database:
        bring(database, "合同纠纷")
        bring(database, "打官司")
        assert marked(database) == ["打官司"]
        bring(database, "")
        assert marked(database) == []


def test_one_marked_row_marks_the_customer_whatever_stands_beside_his_other_contacts() -> None:
    sheet = parse("客户编号,客户名称,勿扰\nC1,顺风电气,\nC1,顺风电气,合同纠纷\nC1,顺风电气,\n".encode())
    assert sheet.customers["C1"]["off_limits"] == "合同纠纷"
    assert "off_limits" not in parse("客户编号,客户名称\nC1,顺风电气\n".encode()).customers["C1"]


def test_what_came_read_already_is_the_same_as_what_is_read_here() -> None:
    customers = [{**said("否"), "code": "91310000MA1FL0000X", "contacts": [["李总", "", "021-66881234", "li@acme.cn"]]}]
    here = read({"customers": customers, "dry": False, "last": True}, NOW)
    came = read({"customers": customers, "dry": False, "last": True, "keys": read_names(customers)}, NOW)
    assert came.customers == here.customers
    assert here.keys == [keys_of(here.customers[0].known)]
    assert came.keys != here.keys  # as numbers


def test_keys_of_another_version_are_read_anew() -> None:
    customers = [said("否")]
    other = {**read_names(customers), "version": KEYS + 1}
    assert read({"customers": customers, "dry": False, "last": True, "keys": other}, NOW).keys == [
        keys_of(knowing("顺风电气"))
    ]
