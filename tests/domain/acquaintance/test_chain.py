"""海陆空关系链: who knows whom, put together from all notes (S43)."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.domain.acquaintance import chain_of
from bot.domain.acquaintance.chain import how_they_know
from bot.domain.decision import Note, NoteKind
from tests.domain.acquaintance.books import NOW


def note(
    words: str, kind: NoteKind = NoteKind.RELATION, person: str = "他们CTO", role: str = "CTO", *, helps: bool = False
) -> Note:
    return Note(kind=kind, words=words, person=person, role=role, offers_help=helps)


def test_two_notes_of_one_colleague_on_one_person_are_one_link_that_counts_them() -> None:
    rows = [
        (2, NOW + dt.timedelta(days=1), "lijianguo", note("CTO 可以约", NoteKind.OFFER, "CTO", helps=True)),
        (1, NOW, "LiJianguo", note("他们CTO是我前同事")),
    ]
    [link] = chain_of(rows)
    assert (link.by, link.how, link.count, link.helps, link.lead) == ("lijianguo", "前同事", 2, True, 2)


def test_two_people_with_the_same_part_are_two_links_and_knowing_goes_before_having_met() -> None:
    rows = [
        (1, NOW + dt.timedelta(days=2), "ouyangna", note("上周见过李总监", NoteKind.CONTACT, "李总监", "总监")),
        (1, NOW, "ouyangna", note("王总监是校友", person="王总监", role="总监")),
        (1, NOW + dt.timedelta(days=3), "ouyangna", note("他们在裁员", NoteKind.INTELLIGENCE)),
    ]
    assert [(link.note.person, link.how) for link in chain_of(rows)] == [("王总监", "校友"), ("李总监", "")]


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("他是我前同事", "前同事"),
        ("大学同学", "大学同学"),
        ("used to work with him", "前同事"),
        ("認識他們VP", ""),
        ("老同學", "老同学"),
    ],
)
def test_how_they_know_each_other_is_in_the_words(words: str, how: str) -> None:
    assert how_they_know(words) == how
