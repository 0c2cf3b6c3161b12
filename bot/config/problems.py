"""A mistake in config.toml, said so that whoever wrote the file can mend it without us."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from bot.config.kinds import type_of_mistake
from bot.config.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One mistake. ``sentence`` is all of it in Chinese: file, line (from 1), key, what is wrong, what to do."""

    file: str
    line: int
    key: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


class ConfigError(Exception):
    """config.toml cannot be used; ``problems`` are all its mistakes, in the order of the lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(problem.sentence for problem in problems))
        self.problems = problems


_SENTENCES: Final[Mapping[str, str]] = {
    "greater_than": "要大于 {gt:g}",
    "greater_than_equal": "不能小于 {ge:g}",
    "less_than_equal": "不能大于 {le:g}",
    "finite_number": "应是一个普通的数字",
    "literal_error": "只能是 {expected}",
    "too_long": "最多 {max_length} 项,现在是 {actual_length} 项",
    "too_short": "至少 {min_length} 项,现在是 {actual_length} 项",
}

_KINDS: Final = (
    ("int_", "应是整数,不加引号,例如 30"),
    ("float_", "应是数字,不加引号,例如 24"),
    ("bool_", "只能是 true 或 false,不加引号"),
    ("tuple_", '应是一个列表,写在方括号里,例如 ["09:00-12:00", "13:30-18:00"]'),
    ("dict_", "应是一节,每行写一个“键 = 值”"),
    ("model_", "应是一节,写成单独一行的方括号标题,下面每行一个“键 = 值”"),
    ("path_", '应是文件路径,写在引号里,例如 "people.xlsx"'),
    ("string_", "应是文字,写在引号里"),
)


def place_of(error: ErrorDetails) -> tuple[str | int, ...]:
    """The path to what has to be mended: for an item that a list lacks, the list."""
    place = error["loc"]
    return place[:-1] if error["type"] == "missing" and isinstance(place[-1], int) else place


def sentence_of(error: ErrorDetails) -> str:
    """What is wrong and what to do, without the value itself, which may be a secret."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == type_of_mistake:
        return str(context["sentence"])
    if kind == "extra_forbidden":
        return _unknown(error["loc"])
    if kind == "missing":
        return _missing(error["loc"])
    if kind in _SENTENCES:
        expected = str(context.get("expected", "")).replace(" or ", " 或 ").replace("'", '"')
        return _SENTENCES[kind].format(**{**context, "expected": expected})
    return next(
        (words for beginning, words in _KINDS if kind.startswith(beginning)),
        "填写的内容不对,请对照 config.example.toml",
    )


def keys_of(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that may stand under a path, as they are written in the file; none where there is no such section."""
    model: type[BaseModel] | None = Settings
    for name in path:
        if isinstance(name, str):
            model = _models_below(model).get(name) if model else None
    return tuple(field.alias or name for name, field in model.model_fields.items()) if model else ()


def sections() -> tuple[tuple[str, ...], ...]:
    """Every section there is, as a path: ("wecom", "ai_bot")."""
    found: list[tuple[str, ...]] = []
    ahead: list[tuple[tuple[str, ...], type[BaseModel]]] = [((), Settings)]
    while ahead:
        path, model = ahead.pop(0)
        below = [((*path, name), part) for name, part in _models_below(model).items()]
        found += [place for place, _ in below]
        ahead += below
    return tuple(found)


def _missing(path: tuple[str | int, ...]) -> str:
    if isinstance(path[-1], int):
        return "项数不够,请对照 config.example.toml 写全"
    return "没有这一节,请对照 config.example.toml 加上" if keys_of(path) else "没有填写,请补上"


def _models_below(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    return {
        field.alias or name: part
        for name, field in model.model_fields.items()
        for part in (_model_in(field.annotation),)
        if part
    }


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The section behind ``X``, ``X | None`` or ``tuple[X, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((part for part in inner if part), None)


def _unknown(path: tuple[str | int, ...]) -> str:
    *above, name = path
    known = keys_of(tuple(above))
    near = get_close_matches(str(name).casefold().replace("-", "_"), known, n=1, cutoff=0.6)
    if near:
        return f"没有这个键,是不是想写 {near[0]}?"
    elsewhere = [".".join(place) for place in sections() if name in keys_of(place)]
    if elsewhere:
        return f"没有这个键;同名的键在 [{'] 和 ['.join(elsewhere)}] 一节里,请移过去"
    return f"没有这个键,请删去或改名;这里可以写 {'、'.join(known)}"
