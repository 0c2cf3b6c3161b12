"""config.example.toml and bot.config say the same."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from bot.config import Settings, load
from bot.config.problems import keys_of, sections
from tests.config.files import AES_KEY

EXAMPLE = Path("config.example.toml").read_text(encoding="utf-8")
COMMENTED_KEY = re.compile(r"^# (?=[a-z_]+ = )", re.MULTILINE)
EVERYTHING = COMMENTED_KEY.sub("", EXAMPLE)
ENV = dict.fromkeys(re.findall(r"env:([A-Z_]+)", EVERYTHING), "filled") | {
    "SUNMAO_AGENT_ID": "1000002",
    "SUNMAO_APP_AES_KEY": AES_KEY,
    "SUNMAO_BOT_AES_KEY": AES_KEY,
    "SUNMAO_API_TOKEN": "0123456789abcdef0123456789abcdef",
    "SUNMAO_PAGE_TOKEN": "0123456789abcdef0123456789abcdef",
    "SUNMAO_GROUP_WEBHOOK": "https://example.com/send",
    "SUNMAO_WATCH_WEBHOOK": "https://example.com/watch",
    "SUNMAO_HEARTBEAT": "https://example.com/beat",
}
EXAMPLES_ONLY = {
    "server.public_url", "people.file", "watch.administrator", "words.folder", "words.vocabulary",
    "policy.holiday_file", "policy.backup", "policy.extra_holidays", "policy.extra_working_days",
    "crm.tryton.url", "crm.tryton.database", "crm.tryton.user",
    "crm.http_json.url", "crm.http_json.headers", "crm.http_json.more_path", "crm.http_json.ok_path",
    "crm.http_json.expired_values", "crm.http_json.login.path", "crm.http_json.login.params",
    *(
        f"crm.http_json.{kind}.{key}"
        for kind in ("accounts", "contacts", "opportunities")
        for key in ("path", "params", "body", "items", "fields")
    ),
    *(
        f"crm.http_json.write.{key}"
        for key in ("path", "params", "body", "find_path", "find_params", "find_body", "find_items")
    ),
}  # fmt: skip


def test_every_key_is_in_the_example_and_no_other() -> None:
    said = set()
    section = ""
    for line in EVERYTHING.splitlines():
        if header := re.match(r"\[+([a-z_.]+)\]+$", line):
            section = header.group(1)
        elif key := re.match(r"([a-z_]+) = ", line):
            said.add(f"{section}.{key.group(1)}")
    inner = {".".join(path) for path in sections()}
    known = {f"{section}.{key}" for section in inner for key in keys_of(tuple(section.split(".")))} - inner
    assert said == known


def test_every_key_has_a_sentence_above_it() -> None:
    rows = EXAMPLE.splitlines()
    for above, row in pairwise(rows):
        if re.match(r"(# )?[a-z_]+ = ", row):
            assert re.match(r"# .*[一-鿿].*。$", above), row


def test_the_example_loads(tmp_path: Path) -> None:
    assert _loaded(tmp_path, EXAMPLE).groups[0].name == "派单群"


def test_what_the_example_says_to_be_a_default_is_the_default(tmp_path: Path) -> None:
    short, full = _loaded(tmp_path, EXAMPLE), _loaded(tmp_path, EVERYTHING)
    for path in sections():
        if path == ("group",):
            continue
        for key in keys_of(path):
            name = ".".join((*path, key))
            commented = f"\n# {key} = " in EXAMPLE
            if commented and name not in EXAMPLES_ONLY and "env:" not in _line(key):
                assert _value(short, name) == _value(full, name), name


def _line(key: str) -> str:
    return next(row for row in EXAMPLE.splitlines() if row.startswith(f"# {key} = "))


def _value(settings: object, name: str) -> object:
    for part in name.split("."):
        settings = getattr(settings, part)
    return settings


def _loaded(folder: Path, text: str) -> Settings:
    place = folder / "config.toml"
    place.write_text(text, encoding="utf-8")
    return load(place, ENV)
