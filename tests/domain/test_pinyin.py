"""Names in Latin letters."""

from __future__ import annotations

import pytest

from bot.domain.pinyin import spelled, spelled_name


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("王磊", "wanglei"),
        ("曾庆", "zengqing"),
        ("尉迟恭", "yuchigong"),
        ("单田芳", "shantianfang"),
        ("Kevin", "Kevin"),
        ("", ""),
    ],
)
def test_a_name_is_spelled_as_in_a_mail_address(name: str, letters: str) -> None:
    assert spelled_name(name) == letters


def test_plain_words_are_spelled_character_by_character() -> None:
    assert spelled("线索") == ("xian", "suo")
