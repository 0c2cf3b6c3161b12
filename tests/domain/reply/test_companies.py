"""What colleagues say of companies is read only where the message says nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.reply.companies import Called, CompanyTold, Said, company_told
from bot.domain.reply.text import LONGEST
from bot.domain.reply.words import kin

if TYPE_CHECKING:
    import re

L12, THIS = Called(lead=12), Called(this=True)
TOLD = [
    ("L12 同一家", Said.SAME, L12, None, ""),
    ("Ｌ１２是同一家公司。", Said.SAME, L12, None, ""),
    ("L12 不是同一家", Said.OTHER, L12, None, ""),
    ("L12 勿擾", Said.OFF, L12, None, ""),
    ("L12 和 上海朗驰 是同一家", Said.SAME, L12, Called(name="上海朗驰"), ""),
    ("L12 跟 L3 是同一家公司", Said.SAME, L12, Called(lead=3), ""),
    ("L12 和 L3 不是同一家", Said.OTHER, L12, Called(lead=3), ""),
    ("小朗 是 上海朗驰 的简称", Said.SAME, Called(name="小朗"), Called(name="上海朗驰"), ""),
    ("L12 以前叫 朗迅机床", Said.SAME, L12, Called(name="朗迅机床"), ""),
    ("朗迅机床改名为上海朗驰", Said.SAME, Called(name="朗迅机床"), Called(name="上海朗驰"), ""),
    ("小朗不是上海朗驰的简称", Said.OTHER, Called(name="小朗"), Called(name="上海朗驰"), ""),
    ("L12 是 国网 的子公司", Said.PARENT, L12, Called(name="国网"), ""),
    ("苏州朗驰是上海朗驰的子公司", Said.PARENT, Called(name="苏州朗驰"), Called(name="上海朗驰"), ""),
    ("L12是國網旗下的全資子公司", Said.PARENT, L12, Called(name="国网"), ""),
    ("苏州朗驰的母公司是上海朗驰", Said.PARENT, Called(name="苏州朗驰"), Called(name="上海朗驰"), ""),
    ("上海朗驰是 L12 的母公司", Said.PARENT, L12, Called(name="上海朗驰"), ""),
    ("L12 不是国网的子公司", Said.NO_PARENT, L12, Called(name="国网"), ""),
    ("不要联系 顺风电气", Said.OFF, Called(name="顺风电气"), None, ""),
    ("大家别碰顺风电气", Said.OFF, Called(name="顺风电气"), None, ""),
    ("不要联系 L12,合同纠纷", Said.OFF, L12, None, "合同纠纷"),
    ("顺风电气 标勿扰（老板打过招呼）", Said.OFF, Called(name="顺风电气"), None, "老板打过招呼"),
    ("L12 勿扰", Said.OFF, L12, None, ""),
    ("顺风电气可以联系了", Said.NEAR, Called(name="顺风电气"), None, ""),
    ("解除 顺风电气 的勿扰", Said.NEAR, Called(name="顺风电气"), None, ""),
    ("L12 解除勿扰", Said.NEAR, L12, None, ""),
]
NOT_TOLD = [
    "L12 可能是国网的子公司",
    "L12 是国网的子公司吗?",
    "L12 是不是同一家?",
    "他们是国网的子公司",
    "这家公司是国网的子公司,给王磊",
    "不要联系客户",
    "不要联系他了",
    "先别联系 L12",
    "不要联系张总",
    "别联系李经理",
    "L12 不要联系,给王磊",
    "L12 别联系了",
    "L12 勿扰,先放着",
    "给王磊",
    "同一家",
    "不是同一家",
    "这家是国网的子公司",
    "L12 可以联系吗",
    "12 是同一家",
    "L127 顺风电气 别碰,打过官司",
    "",
]


@pytest.mark.parametrize(("text", "said", "one", "other", "words"), TOLD)
def test_a_plain_statement_is_read(text: str, said: Said, one: Called, other: Called | None, words: str) -> None:
    assert company_told(text, quoted=False) == CompanyTold(said=said, one=one, other=other, words=words)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_everything_else_is_left_to_the_rest(text: str) -> None:
    assert company_told(text, quoted=False) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [("同一家", Said.SAME), ("确认同一家公司", Said.SAME), ("不是同一家", Said.OTHER), ("这家勿扰", Said.OFF)],
)
def test_beside_a_quoted_card_this_one_is_enough(text: str, said: Said) -> None:
    assert company_told(text, quoted=True) == CompanyTold(said=said, one=THIS)


def test_this_one_may_be_the_child_of_another() -> None:
    told = CompanyTold(said=Said.PARENT, one=THIS, other=Called(name="国网"))
    assert company_told("这家是国网的子公司", quoted=True) == told


def test_a_long_message_says_more_than_that() -> None:
    assert company_told("不要联系 顺风电气," + "纠" * LONGEST, quoted=False) is None


_PARTS = (kin._ONE, kin._OTHER_NAME, kin._CALLED, kin._PART, kin._WHOLE, kin._OFF, kin._DO_NOT, "联系", "勿扰")  # noqa: SLF001 — what rows are made of


@pytest.mark.parametrize("rows", [kin.SAME, kin.OTHER, kin.PARENT, kin.PARENT_FIRST, kin.NO_PARENT, kin.OFF, kin.NEAR])
def test_every_row_holds_a_word_that_is_looked_for_first(rows: tuple[re.Pattern[str], ...]) -> None:
    for row in rows:
        assert any(part in row.pattern and part in kin.SPEAKS_SO.pattern for part in _PARTS), row.pattern
