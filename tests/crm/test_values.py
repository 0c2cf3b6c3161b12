"""Values are found in an answer, read as ours, and put into a request."""

from __future__ import annotations

from typing import Any

import pytest

from bot.crm import values

ANSWER = {
    "id": 7,
    "data": {"name": " 顺风电气 ", "phones": [{"number": "021-66881234"}, {"number": ""}, {"number": "139"}]},
    "tags": ["a", "b"],
    "ratio": 3.0,
    "empty": None,
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("", ANSWER),
        ("id", 7),
        ("data.name", " 顺风电气 "),
        ("data.phones.*.number", ["021-66881234", "", "139"]),
        ("data.phones.2.number", "139"),
        ("data.phones.9.number", None),
        ("tags.first", None),
        ("id.deeper", None),
        ("nowhere.at.all", None),
        ("tags.*.x", []),
    ],
)
def test_a_path_leads_to_its_value(path: str, value: Any) -> None:
    assert values.found(ANSWER, path) == value


def test_of_several_paths_the_first_that_leads_to_something_counts() -> None:
    assert values.first(ANSWER, ("empty", "nowhere", "data.name", "id")) == " 顺风电气 "
    assert values.first(ANSWER, "empty") is None


@pytest.mark.parametrize(
    ("value", "words", "many"),
    [
        (" a ", "a", ["a"]),
        (7, "7", ["7"]),
        (3.0, "3", ["3"]),
        (0.5, "0.5", ["0.5"]),
        (True, "", []),
        (None, "", []),
        ({"a": 1}, "", []),
        ("半\ud800个\x00字", "半个字", ["半个字"]),
        (["", None, "b", "c"], "b", ["b", "c"]),
        ("a,b、c;a", "a,b、c;a", ["a", "b", "c"]),
    ],
)
def test_values_are_read_as_words(value: Any, words: str, many: list[str]) -> None:
    assert values.words(value) == words
    assert values.many(value) == many


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-03-02T10:00:00Z", "2026-03-02T10:00:00+00:00"),
        ("2026-03-02T10:00:00.123+08:00", "2026-03-02T10:00:00.123000+08:00"),
        ("2026-03-02 10:00", "2026-03-02T10:00:00+08:00"),
        ("2026年3月2日", "2026-03-02T00:00:00+08:00"),
        (1772416800, "2026-03-02T02:00:00+00:00"),
        (1772416800000, "2026-03-02T02:00:00+00:00"),
        ("0001-01-01T00:00:00", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-10:00", None),
        ("0000-00-00 00:00:00", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_times_are_read_in_every_usual_writing(value: Any, moment: str | None) -> None:
    assert values.time(value) == moment


def test_amounts_are_whole_yuan() -> None:
    assert [values.amount(one) for one in ("50万", 500000.0, "much", None, "9" * 400, 1e300)] == [
        500_000,
        500_000,
        *[None] * 4,
    ]


KNOWN = {"page": 3, "since": "2026-03-02", "cursor": "", "ref": "sunmao:L12"}


@pytest.mark.parametrize(
    ("template", "request_"),
    [
        ({"page": "{page}", "size": 5}, {"page": 3, "size": 5}),
        ({"after": "{cursor}", "q": "x"}, {"q": "x"}),
        ({"filter": "updated > {since}"}, {"filter": "updated > 2026-03-02"}),
        ([{"f": "t", "v": ["{since}"]}, "{cursor}"], [{"f": "t", "v": ["2026-03-02"]}]),
        ("/leads/{ref}", "/leads/sunmao:L12"),
        ("{unknown} {page}", "{unknown} 3"),
        ("{unknown}", "{unknown}"),
        ("{cursor}", None),
        (True, True),
    ],
)
def test_braces_are_filled_and_empty_ones_left_out(template: Any, request_: Any) -> None:
    assert values.filled(template, KNOWN) == request_
