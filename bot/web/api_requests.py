"""The body of a request of the API, which may hold anything, as leads to be read."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_LEADS = 100
_MOST_FIELDS = 64
_LONGEST_NAME = 64
_LONGEST_LIST = 20
_JOINED = ";"


class Mistake(Exception):
    """A request that cannot be taken: the HTTP status, and the sentence for whoever sent it."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedLead:
    """One lead of a request: whose it is (userid or name), the event it was met at, and its values by their names."""

    sdr: str
    event: str
    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """All leads of a request; ``several`` where they came in a list."""

    leads: tuple[AskedLead, ...]
    several: bool


def leads_in(body: bytes) -> Asked:
    """The leads in the body of a request.

    Raises:
        Mistake: 400 for what is no JSON, 422 for JSON of another shape.
    """
    try:
        # json.loads would guess UTF-16 and UTF-32 too, and takes NaN and Infinity.
        told: Any = json.loads(body.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        raise Mistake(HTTPStatus.BAD_REQUEST, "请求不是合格的 JSON(UTF-8 编码)") from None
    if not isinstance(told, list):
        return Asked(leads=(_lead(told, ""),), several=False)
    if not 0 < len(told) <= MOST_LEADS:
        _wrong(f"一次提交 1 到 {MOST_LEADS} 条线索,现在是 {len(told)} 条")
    return Asked(leads=tuple(_lead(one, f"第 {at} 条:") for at, one in enumerate(told, 1)), several=True)


def _lead(told: Any, where: str) -> AskedLead:
    if not isinstance(told, dict):
        _wrong(f'{where}每条线索应是一个对象,例如 {{"sdr": "liuyang", "company": "…", "phone": "…"}}')
    if len(told) > _MOST_FIELDS or any(len(name) > _LONGEST_NAME for name in told):
        _wrong(f"{where}最多 {_MOST_FIELDS} 个字段,字段名最长 {_LONGEST_NAME} 个字")
    values = dict(_values(told, where))
    sdr = values.pop("sdr", "")
    if not sdr.strip():
        _wrong(f"{where}缺少 sdr:写带来这条线索的同事的账号或姓名")
    return AskedLead(sdr=sdr, event=values.pop("event", ""), values=values)


def _values(told: Mapping[str, Any], where: str) -> Iterator[tuple[str, str]]:
    """Each value as text; ``{"utm": {"source": …}}`` is ``utm_source``."""
    for name, value in told.items():
        if name.strip().lower() == "utm" and isinstance(value, dict):
            yield from ((f"utm_{inner}", _text(said, f"{where}utm.{inner}")) for inner, said in value.items())
        else:
            yield name, _text(value, where + name)


def _text(value: Any, where: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and len(value) <= _LONGEST_LIST and not any(isinstance(one, list) for one in value):
        return _JOINED.join(_text(one, where) for one in value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        _wrong(f"{where} 应是文字、数字或一列文字")
    if isinstance(value, float):
        return _number(value, where)
    return str(value)


def _number(value: float, where: str) -> str:
    """A number as people write it: a phone that some program has made 13900523381.0 is 13900523381."""
    if not math.isfinite(value):
        _wrong(f"{where} 的数字太大了")
    return str(int(value)) if value.is_integer() else str(value)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; which of two values of one name is meant, nobody can tell."""
    told: dict[str, Any] = {}
    for name, value in pairs:
        if name in told:
            _wrong(f"字段 {name[:_LONGEST_NAME]} 写了两次;每个字段只写一次,几个电话写成一列")
        told[name] = value
    return told


def _wrong(sentence: str) -> NoReturn:
    raise Mistake(HTTPStatus.UNPROCESSABLE_ENTITY, sentence)


def _no_number(_: str) -> NoReturn:
    raise ValueError
