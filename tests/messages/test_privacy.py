"""Phone, mail and full name are whole only for the owner and for the SDR who brought the lead (I17)."""

from __future__ import annotations

import re

import pytest

from bot.domain.lead import Stage
from tests.messages.stage import FACTS, MAIL, PHONE, Stand, everything

HIDDEN = f"他手机 {PHONE[:3]}\u200b{PHONE[3:]}、139-0052-3381,邮箱 {MAIL}"
"""Words that carry the customer's phone and mail in ways that are easily overlooked."""
SPOKEN = [
    *((name, None) for name in sorted(FACTS)),
    ("posted", "lead"),
    ("offer", "owner"),
    ("questions/which_owner", "question"),
]


@pytest.fixture(scope="module")
def stand() -> Stand:
    return Stand(HIDDEN, people="某某", reach=True)


def _bare(text: str) -> str:
    """As a reader puts it together: without what he does not see and without what parts the digits."""
    return re.sub(r"[\s\-.．\u200b]", "", text)


@pytest.mark.parametrize(("name", "card"), SPOKEN)
@pytest.mark.parametrize("reader", ["group", "ops"])
def test_nobody_else_reads_the_phone_or_the_mail(stand: Stand, name: str, card: str | None, reader: str) -> None:
    said = _bare(everything(stand.say(name, stand.facts(name), reader, card)))
    assert PHONE not in said
    assert PHONE[3:] not in said
    assert MAIL.partition("@")[0] not in said
    assert MAIL.replace(".", "").partition("@")[0] not in said


@pytest.mark.parametrize("name", ["offer", "lead", "owner_filled"])
@pytest.mark.parametrize("reader", ["owner", "sdr"])
def test_the_owner_and_the_sdr_read_them_whole_and_it_is_known(stand: Stand, name: str, reader: str) -> None:
    spoken = stand.say(name, stand.facts(name), reader)
    assert PHONE in spoken.text
    assert MAIL in spoken.text
    assert spoken.reveals


def test_the_card_of_the_owner_has_the_whole_number() -> None:
    stand = Stand("周建国", reach=True)
    card = stand.say("offer", {}, "owner", "owner").card
    assert card is not None
    assert ("电话", f"{PHONE} 周建国") in card["lines"]
    assert ("联系人", "周建国") in card["lines"]
    stand.close()


@pytest.mark.parametrize("reader", ["group", "ops"])
def test_what_is_masked_reveals_nothing(stand: Stand, reader: str) -> None:
    assert not stand.say("posted", {}, reader, "lead").reveals


def test_a_former_owner_is_nobody_in_particular() -> None:
    stand = Stand("周建国", Stage.QUALIFIED, reach=True)
    spoken = stand.say("lead", {}, "owner")
    assert PHONE not in spoken.text
    assert not spoken.reveals
    stand.close()


def test_two_masks_in_one_line_are_no_bold_words(stand: Stand) -> None:
    said = stand.say("posted", {}, "group").text
    assert "139＊＊＊＊3381" in said
    assert "****" not in said
