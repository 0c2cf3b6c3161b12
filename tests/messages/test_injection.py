"""Words from people never ping, link, format or fake a lead number, in no template and on no card."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dispatcher.spoken_before import marked_lead
from bot.domain.lead import Stage
from bot.messages import Ours, neutral
from tests.messages.active import HOSTILE, PLAIN, active
from tests.messages.stage import FACTS, PLACES, everything, kept

if TYPE_CHECKING:
    from collections import Counter

HARMLESS = {"Ｌ１２８ ＃１２８ ＠所有人", "x" * 3000, "长" * 3000, "&lt;@all&gt;", "=== ---"}
STAGES = (Stage.ASSIGNED, Stage.RETURNED)


SPOKEN = [
    *((name, "group", None) for name in FACTS),
    *((name, "owner", None) for name in ("offer", "lead", "sync", "owner_filled", "rings/first_contact")),
    *((name, "group", "question") for name in ("questions/which_lead", "questions/which_owner")),
    *((name, reader, card) for name, card in (("posted", "lead"), ("offer", "owner")) for reader in ("group", "owner")),
]


@lru_cache(maxsize=2)
def _meant(stage: Stage) -> list[Counter[tuple[str, str]]]:
    """What is active in each message where people said nothing special: that is ours."""
    return [active(said) for said in _said(PLAIN, stage)]


def _said(words: str, stage: Stage) -> list[str]:
    stand = kept(words, stage)
    return [everything(stand.say(name, stand.facts(name), reader, card)) for name, reader, card in SPOKEN]


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:24])
def test_no_template_and_no_card_lets_hostile_words_act(words: str) -> None:
    _expect_nothing_active(words, Stage.ASSIGNED)


def _expect_nothing_active(words: str, stage: Stage) -> None:
    for said, meant, which in zip(_said(words, stage), _meant(stage), SPOKEN, strict=True):
        assert active(said) == meant, which


@pytest.mark.parametrize("words", HOSTILE[:12], ids=lambda words: ascii(words)[:24])
def test_nor_when_the_lead_has_come_back(words: str) -> None:
    _expect_nothing_active(words, Stage.RETURNED)


def test_what_we_say_of_our_own_is_seen_by_the_checker() -> None:
    """The checker is no comfort unless it sees what does act."""
    for words in HOSTILE:
        assert active(words) or words in HARMLESS, ascii(words)


@pytest.mark.parametrize("name", sorted(FACTS))
@pytest.mark.parametrize("reader", sorted(PLACES))
def test_every_template_has_words_for_every_reader(name: str, reader: str) -> None:
    """StrictUndefined: a fact that is missing is an error here."""
    for stage in STAGES:
        stand = kept(PLAIN, stage)
        spoken = stand.say(name, stand.facts(name), reader)
        assert spoken.text
        assert "\n\n\n" not in spoken.text
        assert all(line == line.rstrip() for line in spoken.text.splitlines()), name


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_quote_of_what_we_say_means_the_lead_it_is_about_or_none(name: str) -> None:
    """wecom.md §1.4: never another lead, and never the number of an example."""
    stand = kept(PLAIN)
    said = stand.say(name, stand.facts(name), "group").text
    assert marked_lead(said) in {stand.lead.number, None}


@pytest.mark.parametrize("name", ["posted", "assigned", "offer", "waiting_again", "rings/first_contact", "annotated"])
def test_what_is_answered_by_quoting_it_can_be_quoted(name: str) -> None:
    """The earlier lead of the company that a card mentions is not taken for the lead of the card."""
    for stage in STAGES:
        stand = kept(PLAIN, stage)
        assert marked_lead(stand.say(name, stand.facts(name), "group").text) == stand.lead.number


@given(words=st.text(max_size=80))
def test_neutral_words_stay_neutral(words: str) -> None:
    once = neutral(words)
    assert neutral(str(once)) == once
    assert active(once) == active("")


AT_RISK = st.text("<>@[]()*_`~#|$\\:/.-+=L128 wWe.cnн\n\t\u200b\u202e\u2028\u3000＠＃Ｌ给王", max_size=40)


@given(words=AT_RISK)
def test_no_mixture_of_active_characters_gets_through(words: str) -> None:
    assert active(neutral(words)) == active("")
    assert active(f"前{neutral(words)}后") == active("")
    assert marked_lead(f"前 {neutral(words)} 后") is None


def test_what_is_ours_is_left_alone() -> None:
    ours = Ours("**L128** 给 <@wanglei>")
    assert neutral(ours) is ours
    assert neutral(None) == ""
    assert neutral(128) == "128"
