"""What is said beside an instruction, as in a dictated message without commas, changes nothing of it."""

from __future__ import annotations

import pytest

from tests.domain.reply.floor import HERE, heard

REMARKS = [line.split("|") for line in (HERE / "dictation.txt").read_text("utf-8").splitlines() if line]
TOLD = ("这个就给王磊跟吧", "这个就让王磊联系一下吧")


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize(("before", "behind"), REMARKS)
def test_an_aside_changes_nothing_of_what_is_told(before: str, behind: str, told: str) -> None:
    assert heard(before.strip() + told + behind.strip(), quote=126) == "assign L126 wanglei"


def test_of_a_colleague_who_may_not_dispatch_every_word_counts() -> None:
    assert heard("我跟他们董事长吃过饭的这个客户比较着急", sender="maxiaodong", quote=126) == "annotate L126"


def test_what_the_crm_has_is_no_aside() -> None:
    assert heard("客户系统里有王磊在跟这个别给李明", quote=126) != "assign L126 liming"


def test_a_name_that_is_left_over_is_told_nothing() -> None:
    assert heard("我刚跟王磊通过电话了这个客户挺着急的", quote=126) in {"ask", "annotate L126"}


def test_of_many_asides_only_so_many_are_taken_away() -> None:
    assert heard("别让客户等太久" + "吧别让客户等太久" * 24 + "吧给王磊", quote=126) == "ask"
