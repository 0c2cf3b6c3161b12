"""Named values from outside, a spreadsheet's row or an object of the API, as a post; and how it ended, in words."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.domain.batch import Landing, Post, sourced
from bot.domain.intake import from_columns

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.domain.batch import Basis, Landed


def post_of(  # noqa: D417 — the rest is as in Post
    values: Mapping[str, str],
    *,
    today: date,
    key: str,
    sdr: str,
    group: str,
    event: str = "",
    pick: str = "",
    unknown: str,
) -> tuple[Post, Basis]:
    """The post in these values, and what its source was taken from (S22).

    Args:
        values: by the names of their columns.
        today: the day that "this quarter" is said on.
        pick: the source that the SDR picked for all of them.
        unknown: why nobody knows the source, where nothing tells it.
    """
    told = {seen(name): seen(cell) for name, cell in values.items() if seen(cell)}
    inquiry, basis = sourced(from_columns(told, today=today), event=seen(event), pick=seen(pick), unknown=unknown)
    words = " ".join(f"{name}:{cell}" for name, cell in told.items())
    return Post(key=key, sdr=sdr, group=group, inquiry=inquiry, words=words, event=seen(event)), basis


def seen(words: str) -> str:
    """The words without what nobody sees, and without what no database holds: control signs and half characters."""
    return "".join(sign for sign in words if sign in "\t\n" or not unicodedata.category(sign).startswith("C")).strip()


def questions(landed: Landed) -> list[dict[str, str]]:
    """Each missing field with its name and the question that asks for it (S20)."""
    words = vocabulary()
    return [{"field": name, "name": words["field"][name], "question": words["script"][name]} for name in landed.missing]


def doubts(landed: Landed) -> list[dict[str, str]]:
    """Why the lead is marked 存疑, each reason with its words (S69)."""
    words = vocabulary()["doubt"]
    return [{"reason": code, "name": words[code]} for code in landed.doubts]


def reason(landed: Landed) -> str:
    """Why it ended like this; empty where everything is as it should be."""
    words = vocabulary()
    said = landed.why
    match landed.state:
        case Landing.AGAIN:
            said = f"这位客户已经是 L{landed.lead},没有重复建单" if landed.lead else "和前面的行是同一位客户"
        case Landing.INQUIRY:
            said = f"还缺{'、'.join(words['field'][name] for name in landed.missing)}"
    return f"之前已经提交过{';' + said if said else ''}" if landed.seen else said


@cache
def vocabulary() -> dict[str, dict[str, str]]:
    """The bot's single words (message_templates/vocabulary.toml)."""
    return tomllib.loads(files("message_templates").joinpath("vocabulary.toml").read_text(encoding="utf-8"))
