"""The envelope opens what WeCom sealed for us now, and nothing else; it never fails in any other way."""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import struct
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wechatpy.enterprise.crypto import WeChatCrypto

from bot.wecom.ciphering import Cipher, signature_of
from bot.wecom.envelope import BadEnvelope, Envelope, Lock, Sealed

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
LOCK = Lock(token="token", aes_key="jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C")
OTHER = Lock(token="other", aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")
BOT = Envelope([LOCK])
APP = Envelope([LOCK], receive_id="wx5823bf96d3bd56c7")


def signed(encrypt: str, *, now: dt.datetime = NOW, nonce: str = "n") -> Sealed:
    """What somebody who knows the token, but not how to behave, could send."""
    timestamp = str(int(now.timestamp()))
    signature = signature_of(LOCK.token, timestamp, nonce, encrypt)
    return Sealed(encrypt=encrypt, signature=signature, timestamp=timestamp, nonce=nonce)


def sealed_bytes(plain: bytes) -> Sealed:
    """A ciphertext of exactly these bytes."""
    return signed(base64.b64encode(Cipher(LOCK.key()).cipher.encrypt(plain)).decode())


def test_the_official_example_opens() -> None:
    """The vector of wecom §9."""
    sealed = Sealed(
        encrypt="P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
        signature="5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
        timestamp="1409659589",
        nonce="263014780",
    )
    envelope = Envelope(
        [Lock(token="QDG6eK", aes_key="jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C")], receive_id="wx5823bf96d3bd56c7"
    )
    now = dt.datetime.fromtimestamp(1409659600, dt.UTC)
    assert envelope.open(sealed, now=now).body == b"1616140317555161061"


@given(body=st.text(st.characters(exclude_categories=["Cs"])), nonce=st.text("0123456789abc", max_size=20))
def test_what_was_sealed_opens_to_the_same(body: str, nonce: str) -> None:
    for envelope in (BOT, APP):
        sealed = envelope.seal(body, nonce=nonce, now=NOW)
        assert envelope.open(sealed, now=NOW).body == body.encode()


@pytest.mark.parametrize("length", [0, 1, 10, 11, 12, 13, 31, 32, 33, 21_000])
def test_wechatpy_opens_what_we_seal_and_we_open_what_it_seals(length: int) -> None:
    words = ("派单🎯]]>" * length)[:length]
    theirs = WeChatCrypto(LOCK.token, LOCK.aes_key, "corp")
    ours = Envelope([LOCK], receive_id="corp")
    sealed = ours.seal(words, nonce="7", now=NOW)
    assert theirs.decrypt_message({"Encrypt": sealed.encrypt}, sealed.signature, sealed.timestamp, "7") == words
    encrypt = base64.b64encode(base64.b64decode(theirs_encrypt(words))).decode()
    assert ours.open(signed(encrypt), now=NOW).body == words.encode()


def theirs_encrypt(words: str) -> str:
    """A ciphertext of wechatpy's own making."""
    from wechatpy.enterprise.crypto import PrpCrypto  # noqa: PLC0415 — only here

    return str(PrpCrypto(LOCK.key()).encrypt(words, "corp"), "ascii")


def test_the_same_words_never_give_the_same_ciphertext() -> None:
    assert len({BOT.seal("ok", nonce="1", now=NOW).encrypt for _ in range(50)}) == 50


@pytest.mark.parametrize(("seconds", "opens"), [(0, True), (600, True), (601, False), (-120, True), (-121, False)])
def test_an_envelope_opens_only_around_its_time(seconds: int, opens: bool) -> None:  # noqa: FBT001 — a table
    sealed = BOT.seal("x", nonce="1", now=NOW)
    later = NOW + dt.timedelta(seconds=seconds)
    if opens:
        assert BOT.open(sealed, now=later).body == b"x"
    else:
        with pytest.raises(BadEnvelope):
            BOT.open(sealed, now=later)


@pytest.mark.parametrize(
    "change",
    [
        {"signature": ""},
        {"signature": "é" * 40},
        {"signature": "\udc80"},
        {"signature": "0" * 40},
        {"nonce": "2"},
        {"nonce": "\ud800"},
        {"timestamp": ""},
        {"timestamp": "-1"},
        {"timestamp": "１７７２４４５６００"},
        {"timestamp": "1" * 5000},
        {"timestamp": str(int(NOW.timestamp()) + 1)},
        {"encrypt": ""},
        {"encrypt": "派单"},
    ],
)
def test_anything_altered_is_refused(change: dict[str, str]) -> None:
    sealed = BOT.seal("x", nonce="1", now=NOW)
    with pytest.raises(BadEnvelope):
        BOT.open(replace(sealed, **change), now=NOW)


def test_an_envelope_for_another_company_is_refused() -> None:
    with pytest.raises(BadEnvelope):
        BOT.open(APP.seal("x", nonce="1", now=NOW), now=NOW)
    with pytest.raises(BadEnvelope):
        APP.open(BOT.seal("x", nonce="1", now=NOW), now=NOW)


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"\0" * 32,  # padding of nothing
        b"\x21" * 64,  # padding above 32
        b"r" * 28 + b"\x01\x02\x03\x04",  # padding that is not all the same
        b"r" * 16 + b"\0" * 4 + bytes(range(1, 13)),  # the same, around an inside that is right
        bytes([32]) * 32,  # nothing but padding
        b"r" * 16 + b"\0\0\0" + bytes([13]) * 13,  # shorter than its own length field
        b"r" * 16 + struct.pack(">I", 2**32 - 1) + b"x" * 4 + bytes([8]) * 8,  # a length beyond the end
        b"r" * 16 + struct.pack(">I", 5) + b"xxxx" + bytes([8]) * 8,
        b"r" * 16,  # half a block
    ],
)
def test_a_damaged_inside_is_refused(plain: bytes) -> None:
    with pytest.raises(BadEnvelope):
        BOT.open(sealed_bytes(plain), now=NOW)


@given(st.binary(max_size=200).map(lambda junk: junk + b"\0" * (-len(junk) % 16)))
def test_random_insides_are_opened_or_refused_and_nothing_else(junk: bytes) -> None:
    with contextlib.suppress(BadEnvelope):
        assert BOT.open(sealed_bytes(junk), now=NOW).body in junk


@given(st.text(), st.text(), st.text(), st.text())
def test_garbage_is_refused_and_nothing_else(encrypt: str, signature: str, timestamp: str, nonce: str) -> None:
    with pytest.raises(BadEnvelope):
        BOT.open(Sealed(encrypt=encrypt, signature=signature, timestamp=timestamp, nonce=nonce), now=NOW)


@given(st.text())
def test_a_signed_ciphertext_of_garbage_is_refused(encrypt: str) -> None:
    with pytest.raises(BadEnvelope):
        BOT.open(signed(encrypt), now=NOW)


def test_while_the_key_is_changed_both_locks_open_and_each_answers_with_its_own() -> None:
    both = Envelope([OTHER, LOCK])
    opened = both.open(BOT.seal("old", nonce="1", now=NOW), now=NOW)
    assert (opened.body, opened.lock) == (b"old", LOCK)
    answer = both.seal("answer", nonce=opened.nonce, now=NOW, lock=opened.lock)
    assert BOT.open(answer, now=NOW).body == b"answer"
    assert Envelope([OTHER]).open(both.seal("new", nonce="2", now=NOW), now=NOW).body == b"new"


@pytest.mark.parametrize("key", ["", "short", "派" * 43, "a" * 44, "!" * 43])
def test_a_key_that_is_none_is_refused_at_once_without_being_shown(key: str) -> None:
    with pytest.raises(ValueError, match="43") as refused:
        Lock(token="t", aes_key=key)
    assert not key or key not in str(refused.value)


def test_an_envelope_needs_a_lock() -> None:
    with pytest.raises(ValueError, match="lock"):
        Envelope([])


def test_a_lock_shows_neither_token_nor_key() -> None:
    assert LOCK.token not in repr(LOCK)
    assert LOCK.aes_key not in repr(LOCK)
