"""What is wrong with ``[crm]`` beyond single values: what a kind of CRM needs, and fields that lead nowhere."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Place = tuple[str | int, ...]

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "accounts": (
        "ref", "name", "aliases", "former", "code", "owner", "region", "industry", "parent", "phone", "mail", "website",
        "last_visit", "last_follow_up", "created", "gone",
    ),
    "contacts": ("ref", "account", "name", "title", "phone", "mail", "gone"),
    "opportunities": ("ref", "account", "name", "stage", "amount", "owner", "gone"),
}  # fmt: skip
"""What may be known of each kind."""
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "accounts": ("ref", "name"),
    "contacts": ("ref", "account"),
    "opportunities": ("ref", "account", "name"),
}
ASKING: Final = ("token", "since", "page", "offset", "cursor", "limit")
"""What may stand in braces where the CRM is asked."""
TELLING: Final = (
    "token", "ref", "lead", "company", "contact", "title", "phone", "mail", "need", "budget", "authority", "timeline",
    "region", "industry", "source", "owner", "sdr",
)  # fmt: skip
"""What may stand in braces where a lead is written."""
_PATH: Final = re.compile(r"[^.\s|]+(\.[^.\s|]+)*")
_BRACES: Final = re.compile(r"\{([^{}]*)\}")
_ADVANCES: Final = {"page": "page", "offset": "offset", "cursor": "cursor"}


def crm(table: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Every mistake in the section, which may be of any shape: place and sentence."""
    kind = table.get("kind")
    section = table.get(kind) if isinstance(kind, str) else None
    section = section if isinstance(section, dict) else {}
    if kind == "tryton":
        for key in ("url", "database", "user", "password"):
            if key not in section:
                yield ("crm", "tryton", key), "接 Tryton 必须填写"
    elif kind == "http_json":
        for place, sentence in _http_json(section, writes=table.get("write_back") is True):
            yield ("crm", "http_json", *place), sentence


def _http_json(section: Mapping[str, Any], *, writes: bool) -> Iterator[tuple[Place, str]]:
    if "url" not in section:
        yield ("url",), "必须填写 CRM 接口的网址,下面各个 path 都接在它后面"
    if not _table(section, "accounts").get("path"):
        yield ("accounts", "path"), "必须填写:从哪里读客户,例如 /api/accounts"
    for kind in FIELDS:
        one = _table(section, kind)
        if one.get("path"):
            yield from _entity(kind, one, section)
    login = _table(section, "login")
    if login:
        yield from _braces(login, ("login",), ())
    yield from _braces(_table(section, "headers"), ("headers",), ("token",))
    if "{token}" in str(section) and not (section.get("token") or login.get("path")):
        yield ("token",), "用到了 {token},但没有写 token,也没有 [crm.http_json.login] 的 path"
    if writes:
        yield from _writing(_table(section, "write"))


def _entity(kind: str, one: Mapping[str, Any], section: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    fields = _table(one, "fields")
    for name in NEEDED[kind]:
        if name not in fields:
            yield (kind, "fields"), f'缺少 {name}:请写出它在应答里的位置,例如 {name} = "data.{name}"'
    for name, where in fields.items():
        if name not in FIELDS[kind]:
            near = get_close_matches(str(name).casefold(), FIELDS[kind], n=1, cutoff=0.6)
            hint = f",是不是想写 {near[0]}?" if near else f";可以写 {'、'.join(FIELDS[kind])}"
            yield (kind, "fields", name), f"没有 {name} 这一项{hint}"
        for path in where if isinstance(where, list) else [where]:
            if not (isinstance(path, str) and _PATH.fullmatch(path)):
                yield (kind, "fields", name), '位置写成 "properties.name" 这样,点号分层,不带空格'
    yield from _braces({"params": one.get("params"), "body": one.get("body")}, (kind,), ASKING)
    step = _ADVANCES.get(str(section.get("paging", "page")))
    if step and f"{{{step}}}" not in f"{one.get('path')}{one.get('params')}{one.get('body')}":
        yield (kind, "params"), f'paging = "{step}" 时,请求里要有 {{{step}}},不然永远只读到第一页'


def _writing(write: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    for key, why in (("path", "写到哪里"), ("find_path", "怎样先查有没有写过,不然应答丢失时会重复建单")):
        if not write.get(key):
            yield ("write", key), f"write_back = true 时必须填写:{why}"
    asked = f"{write.get('find_path')}{write.get('find_params')}{write.get('find_body')}"
    if write.get("find_path") and "{ref}" not in asked:
        yield ("write", "find_params"), "查找时要带上 {ref}(例如 sunmao:L12),不然找不到写过的那一条"
    if write.get("path") and "{ref}" not in f"{write.get('params')}{write.get('body')}":
        yield ("write", "body"), "写入时要带上 {ref}(例如 sunmao:L12),不然下次找不到它"
    for key in ("params", "body", "find_params", "find_body"):
        yield from _braces({key: write.get(key)}, ("write",), TELLING)


def _braces(table: Mapping[str, Any], place: Place, known: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    for key, value in table.items():
        for name in _BRACES.findall(str(value) if isinstance(value, str) else _words(value)):
            if name not in known:
                could = "、".join(f"{{{one}}}" for one in known) or "什么都不能写"
                yield (*place, key), f"花括号里的 {name} 不认识;这里可以用 {could}"


def _words(value: Any) -> str:
    """All texts in a value of any shape."""
    if isinstance(value, dict):
        return " ".join(map(_words, value.values()))
    if isinstance(value, list):
        return " ".join(map(_words, value))
    return value if isinstance(value, str) else ""


def _table(section: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = section.get(name)
    return found if isinstance(found, dict) else {}
