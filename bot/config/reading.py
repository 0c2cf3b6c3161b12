"""From the file to the settings: read, put in what the environment holds, check, and collect every mistake."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from bot.config.lines import lines
from bot.config.problems import ConfigError, Problem, place_of, sentence_of
from bot.config.settings import Settings
from bot.config.together import together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Place = tuple[str | int, ...]
Mistakes = dict[Place, str]

_BIGGEST: Final = 200_000
"""Bytes of a config.toml; one of ours has a few thousand."""

_SYNTAX: Final = (
    ("Cannot overwrite", "同一个键写了两次,请删去一个"),
    ("Cannot declare", "同一节写了两次,请合并成一节"),
    ("Cannot mutate", "同一节写了两次,请合并成一节"),
    ("Expected '='", "键的后面应是等号和值,写成“键 = 值”"),
    ("Invalid value", '等号后面的值不对:文字要写在英文双引号里,例如 name = "线索助手"'),
    ("Unclosed array", "方括号没有关上,请看这一行和它上面几行"),
    ("Illegal character", "引号没有关上,或者混进了不可见的字符"),
    ("Unterminated string", "引号没有关上,请看这一行和它上面几行"),
    ("Unescaped", "文字里的反斜杠要写成两个,例如 C:\\\\sunmao"),
    ("Expected ']'", "方括号没有关上"),
    ("Expected newline", "一行只写一个“键 = 值”,后面不能再有别的内容"),
)


def load(path: Path, env: Mapping[str, str]) -> Settings:
    """The settings that the file and the environment say.

    Any value may be ``"env:NAME"``. Relative paths in the file are meant from its own folder.

    Raises:
        ConfigError: the file cannot be read or has mistakes; it holds all of them, in the order of the lines.
    """
    text = _text(path)
    table = _table(path, text)
    mistakes: Mistakes = {}
    filled = _fill(table, env, (), mistakes)
    for place, sentence in _checked(filled):
        mistakes.setdefault(place, sentence)
    if mistakes:
        raise _refusal(path, text, mistakes)
    return _beside(Settings.model_validate(filled), path.parent)


def limitations(settings: Settings) -> tuple[str, ...]:
    """What will not work with these settings though nothing is wrong with them: for ``check`` to say."""
    ai_bot, app, url = settings.wecom.ai_bot, settings.wecom.app, settings.server.public_url
    said = (
        (app is None, "没有 [wecom.app]:机器人不能主动给个人发应用消息,负责人只能在群里或与机器人的单聊中收到线索。"),
        (
            url is None and (ai_bot.mode == "callback" or app is not None),
            "回调要外网可达:请设置 server.public_url,管理后台填它加 /wecom/ai-bot 或 /wecom/app。",
        ),
        (
            not any(group.webhook for group in settings.groups),
            "没有任何群设置 webhook:到期提醒在群里不能真正 @ 到人,机器人断线时也要等恢复连接才能发进去。",
        ),
        (settings.policy.backup is None, "没有 policy.backup:销管超时不分配时,没有后备销管可以提醒。"),
    )
    return tuple(sentence for applies, sentence in said if applies)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError:
        raise _whole(path, 1, "打不开这个文件;请复制 config.example.toml 为 config.toml 再填写") from None
    if len(data) > _BIGGEST:
        raise _whole(path, 1, "文件超过 200 KB,不像是配置文件")
    try:
        # tomllib, too, takes a line to end with \n.
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _whole(path, line, "不是 UTF-8 编码的文字;请用编辑器另存为 UTF-8") from None


def _table(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
    except RecursionError:
        said = ""
    at = re.search(r"at line (\d+)", said)
    line = int(at.group(1)) if at else text.count("\n", 0, len(text.rstrip())) + 1
    raise _whole(path, line, _syntax(said, text.split("\n")[line - 1]))


def _syntax(said: str, line: str) -> str:
    if re.search(r"[“”‘’【】\uff1d]", line.partition("#")[0]):
        return "用了中文的引号、等号或括号,请改成英文的"
    return next((words for part, words in _SYNTAX if part in said), "写法不对,请对照 config.example.toml")


def _fill(value: Any, env: Mapping[str, str], place: Place, mistakes: Mistakes) -> Any:
    """The value with every ``env:NAME`` replaced; what is missing in the environment becomes a mistake."""
    if isinstance(value, dict):
        return {name: _fill(inner, env, (*place, name), mistakes) for name, inner in value.items()}
    if isinstance(value, list):
        return [_fill(inner, env, (*place, index), mistakes) for index, inner in enumerate(value)]
    if not isinstance(value, str) or not value.startswith("env:"):
        return value
    name = value.removeprefix("env:").strip()
    if not env.get(name):
        mistakes[place] = f"环境变量 {name} 没有设置,或者是空的;请在启动前设置它"
    return env.get(name, "")


def _checked(filled: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Every mistake: first what the sections say of themselves, then what they say of each other."""
    try:
        Settings.model_validate(filled)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        places = {detail["loc"] for detail in details}
        # pydantic counts only the valid items of a list, so a list with a wrong item is "too short" as well.
        below = {place[:length] for place in places for length in range(1, len(place))}
        yield from ((place_of(detail), sentence_of(detail)) for detail in details if detail["loc"] not in below)
    yield from together(filled)


def _refusal(path: Path, text: str, mistakes: Mistakes) -> ConfigError:
    known = lines(text)
    end = text.count("\n", 0, len(text.rstrip())) + 1
    problems = [_problem(path, _line(known, place, end), place, words) for place, words in mistakes.items()]
    return ConfigError(tuple(sorted(problems, key=lambda problem: problem.line)))


def _line(known: Mapping[Place, int], place: Place, end: int) -> int:
    """Where the key stands; else where its section begins; else the end of the file, where it may be added."""
    above = (place[:length] for length in range(len(place), 0, -1))
    return next((known[path] for path in above if path in known), end)


def _problem(path: Path, line: int, place: Place, words: str) -> Problem:
    key = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")
    named = f" {key}" if key else ""
    return Problem(
        file=str(path), line=line, key=key, sentence=f"{path.name} 第 {line} 行{named}:{words}。".replace("?。", "?")
    )


def _whole(path: Path, line: int, words: str) -> ConfigError:
    return ConfigError((_problem(path, line, (), words),))


def _beside(settings: Settings, folder: Path) -> Settings:
    """Relative paths, meant from the folder of the file."""
    people, words, policy = settings.people, settings.words, settings.policy
    holidays = policy.holiday_file and folder / policy.holiday_file
    return settings.model_copy(
        update={
            "people": people.model_copy(update={"file": people.file and folder / people.file}),
            "policy": policy.model_copy(update={"holiday_file": holidays}),
            "words": words.model_copy(update={"folder": words.folder and folder / words.folder}),
        }
    )
