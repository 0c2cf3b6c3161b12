"""Where something is said."""

from __future__ import annotations

from bot.domain.decision import Place, alone_with


def test_others_read_along_in_a_group_only() -> None:
    assert Place(kind="group", id="G").is_group
    assert not alone_with("wanglei").is_group
    assert alone_with("wanglei") == Place(kind="single", id="wanglei")
