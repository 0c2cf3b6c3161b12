"""What a dictated message denies of the customer or of others does not reach the giving in the same breath."""

from __future__ import annotations

import pytest

from tests.domain.reply.floor import heard


@pytest.mark.parametrize(
    "denial",
    [
        "他们公司不大",
        "资料不太全但是",
        "不着急不过",
        "也不算远",
        "别的同事没做过还是",
        "不是机械的嘛",
        "上海没有别的同事他离得近",
    ],
)
def test_a_denial_that_ends_before_the_giving_leaves_it_as_it_is(denial: str) -> None:
    assert heard(f"{denial}给王磊吧", quote=126) == "assign L126 wanglei"


@pytest.mark.parametrize(
    "denial", ["没必要先", "不值得还是", "没说过还是", "不太合适但是", "没有人", "不方便先", "还没定不过"]
)
def test_one_that_reaches_it_is_a_question(denial: str) -> None:
    assert heard(f"{denial}给王磊", quote=126) == "ask"
