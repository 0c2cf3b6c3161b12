"""XML as WeCom writes it to an app, and as it reads the app's answers (wecom §4.4)."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

MANY = frozenset({"HorizontalContentList", "JumpList", "ButtonList", "OptionList", "SelectList", "ActionList"})
NUMBERS = frozenset({"type", "style", "desc_color", "mode"})
YES_NO = frozenset({"disable", "is_checked"})
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
ODD = {"CheckBox": "checkbox", "KeyName": "keyname", "PagePath": "pagepath", "AppId": "appid"}


class NotXml(ValueError):
    """The bot answered with something that is no XML."""


def element(name: str, value: Any) -> str:
    """One element: a number, a text in CDATA, a mapping of children, or a list of equal elements."""
    match value:
        case dict():
            return f"<{name}>{''.join(element(key, inner) for key, inner in value.items())}</{name}>"
        case list() | tuple():
            return "".join(element(name, inner) for inner in value)
        case int():
            return f"<{name}>{value}</{name}>"
        case _:
            return f"<{name}><![CDATA[{str(value).replace(']]>', ']]]]><![CDATA[>')}]]></{name}>"


def read(text: str) -> dict[str, Any]:
    """The children of the root, by name.

    Raises:
        NotXml: it is none.
    """
    try:
        root = ET.fromstring(text)  # noqa: S314 — only our own bot answers here, over loopback
    except ET.ParseError as error:
        raise NotXml(str(error)) from error
    read = _children(root)
    return read if isinstance(read, dict) else {}


def _children(node: ET.Element) -> Any:
    if not len(node):
        return node.text or ""
    found: dict[str, Any] = {}
    for child in node:
        if child.tag in MANY:
            found.setdefault(child.tag, []).append(_children(child))
        else:
            found[child.tag] = _children(child)
    return found


def as_json(part: Any) -> Any:
    """CamelCase XML names as the JSON of the API has them, numbers and switches as such."""
    if isinstance(part, list):
        return [as_json(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    return {_name(key): _value(_name(key), inner) for key, inner in part.items()}


def _name(tag: str) -> str:
    return ODD.get(tag, HUMP.sub("_", tag).lower())


def _value(name: str, inner: Any) -> Any:
    if name in NUMBERS and isinstance(inner, str):
        return int(inner) if inner.lstrip("-").isdigit() else inner
    if name in YES_NO:
        return inner in {"true", "1", "True"}
    return as_json(inner)
