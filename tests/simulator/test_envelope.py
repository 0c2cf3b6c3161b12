"""The simulator's envelope against the official vector, and against damage (wecom §9)."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.envelope import Envelope, Unreadable, encrypt, key_of

OFFICIAL = Envelope(
    token="QDG6eK", aes_key="jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", receive_id="wx5823bf96d3bd56c7"
)
ECHO = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="
SIGNATURE = "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3"


def test_the_official_vector_opens() -> None:
    assert OFFICIAL.signed(SIGNATURE, "1409659589", "263014780", ECHO)
    assert OFFICIAL.open(ECHO) == "1616140317555161061"


@given(st.text(max_size=200))
def test_what_was_sealed_opens(text: str) -> None:
    assert OFFICIAL.open(OFFICIAL.seal(text)) == text


@given(st.integers(0, 31), st.integers(1, 255))
def test_a_changed_last_block_never_opens_as_the_same(place: int, flip: int) -> None:
    sealed = bytearray(base64.b64decode(OFFICIAL.seal("x" * 60)))
    sealed[-1 - place] ^= flip
    try:
        opened = OFFICIAL.open(base64.b64encode(sealed).decode())
    except (Unreadable, UnicodeDecodeError):
        return
    assert opened != "x" * 60


def sealed(plain: bytes) -> str:
    return base64.b64encode(encrypt(key_of(OFFICIAL.aes_key), plain)).decode()


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "not base64!",
        base64.b64encode(b"x" * 15).decode(),
        sealed(b"short"),
        sealed(b"s" * 16 + b"\0\0\1\0" + b"abc"),
    ],
)
def test_damage_is_noticed(damaged: str) -> None:
    with pytest.raises(Unreadable):
        OFFICIAL.open(damaged)


def test_another_receiver_is_noticed() -> None:
    other = Envelope(token="QDG6eK", aes_key=OFFICIAL.aes_key)
    with pytest.raises(Unreadable, match="receiveid"):
        OFFICIAL.open(other.seal("hi"))


def test_another_signature_is_noticed() -> None:
    assert not OFFICIAL.signed(SIGNATURE, "1409659589", "263014781", ECHO)
