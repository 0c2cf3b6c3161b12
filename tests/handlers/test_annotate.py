"""What a colleague knows is understood, kept, repeated to him, and shown with the company's next lead (S41-S43)."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.commands import Annotate, AskLead
from bot.domain.decision import Note, NoteKind
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor

VP = "我上周刚见过他们VP，我来补充信息"
CTO = "他们CTO是我前同事"


def _notes(floor: SalesFloor) -> list[Note]:
    return [kept.note for kept in floor.look(lambda work: work.notes.of(1))]


async def test_a_note_is_kept_with_whom_and_when_it_speaks_of(dispatched: SalesFloor) -> None:
    await dispatched.dispatcher.give(Annotate(lead=1, words=VP), by="lijianguo", key="a")
    assert _notes(dispatched) == [
        Note(
            kind=NoteKind.CONTACT,
            words=VP,
            person="他们VP",
            role="VP",
            since=date(2026, 2, 23),
            until=date(2026, 3, 1),
            offers_help=True,
        )
    ]


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        (VP, "〔接触〕上周（02-23～03-01） VP，愿协助："),
        (CTO, "〔关系〕CTO："),
        ("我可以帮你约", "〔愿协助〕："),
        ("去年10月见过李总监", "〔接触〕去年10月（2025年10月） 李总监："),
        ("昨天见过这位", "〔接触〕昨天（03-01） 联系人："),
        ("去年见过他们VP", "〔接触〕去年（2025年） VP："),
        ("2月26日见过他们VP", "〔接触〕02-26 VP："),
        ("去年到现在一直在聊他们CTO", "〔情报〕去年到现在（2025-01-01～2026-03-02） CTO："),
        ("已寄资料", "〔备注〕："),
    ],
)
async def test_the_thanks_repeat_what_was_understood(dispatched: SalesFloor, words: str, understood: str) -> None:
    (said,) = await dispatched.dispatcher.give(Annotate(lead=1, words=words), by="lijianguo", key="a")
    assert said.startswith(f"已记到 L1 {understood}")


async def test_whoever_asks_for_the_lead_sees_whom_and_when(dispatched: SalesFloor) -> None:
    await dispatched.dispatcher.give(Annotate(lead=1, words=VP), by="lijianguo", key="a")
    (said,) = await dispatched.dispatcher.give(AskLead(lead=1), by="wanglei", key="b")
    assert "李建国〔接触 上周（02-23～03-01） VP，愿协助〕" in said


@pytest.mark.parametrize(
    ("taken_for", "kept"),
    [
        (NoteKind.OFFER, NoteKind.RELATION),
        (NoteKind.INTELLIGENCE, NoteKind.RELATION),
        (NoteKind.OTHER, NoteKind.OTHER),
        (None, NoteKind.RELATION),
    ],
)
async def test_the_strongest_kind_counts_except_for_a_proposal(
    dispatched: SalesFloor, taken_for: NoteKind | None, kept: NoteKind
) -> None:
    await dispatched.dispatcher.give(Annotate(lead=1, words=CTO, kind=taken_for), by="lijianguo", key="a")
    assert [note.kind for note in _notes(dispatched)] == [kept]


async def test_words_that_tell_nothing_keep_the_kind_they_were_taken_for(dispatched: SalesFloor) -> None:
    command = Annotate(lead=1, words="挺急的", kind=NoteKind.INTELLIGENCE)
    await dispatched.dispatcher.give(command, by="lijianguo", key="a")
    assert [note.kind for note in _notes(dispatched)] == [NoteKind.INTELLIGENCE]


async def test_a_proposal_speaks_of_a_colleague_and_not_of_the_customer(dispatched: SalesFloor) -> None:
    command = Annotate(lead=1, words="建议给王磊,他熟这个行业,昨天见过", kind=NoteKind.OTHER)
    await dispatched.dispatcher.give(command, by="lijianguo", key="a")
    assert _notes(dispatched) == [Note(kind=NoteKind.OTHER, words=command.words)]


async def test_the_next_lead_of_the_company_shows_who_knows_whom_there(dispatched: SalesFloor) -> None:
    """S43."""
    for by, words in [("lijianguo", CTO), ("lijianguo", CTO), ("zhangwei", "这个人我同学"), ("liming", "熟人,很熟")]:
        await dispatched.dispatcher.give(
            Annotate(lead=1, words=words), by=by, key=f"{by}{words}{len(_notes(dispatched))}"
        )
    await dispatched.say("刘洋", FULL_POST.replace("13900523381", "13900523399"))
    card = dispatched.card(GROUP_NAME).card
    assert card is not None
    assert card.body.splitlines()[-1] == "关系链 李建国:与其CTO是前同事(2 条)；张伟:与其联系人是同学"
