"""The safety net: what no rule has accounted for and could turn an instruction round is asked about."""

from __future__ import annotations

import pytest

from tests.domain.reply.floor import heard


@pytest.mark.parametrize(
    "text",
    [
        "要给王磊早给了",
        "早知道给王磊了",
        "我以为给王磊了呢",
        "下次再有这种直接给王磊",
        "谁说给王磊的",
        "请分给李明则",
        "幸亏没给王磊",
        "给王磊有点浪费",
        "上次那个机械的也是王磊跟的",
        "nobody said give to Kevin",
    ],
)
def test_a_word_that_is_left_over_makes_it_a_question(text: str) -> None:
    assert heard(text, quote=126) == "ask"


@pytest.mark.parametrize(
    "text", ["给王磊别搞错了", "给王磊吧他之前做过差不多的", "查过了没有就给王磊吧", "有3个人在问 给王磊"]
)
def test_a_known_turn_of_speech_does_not(text: str) -> None:
    assert heard(text, quote=126) == "assign L126 wanglei"
