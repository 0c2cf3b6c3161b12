"""The envelope around every callback: who sent it, when, and what is inside (wecom §9).

wechatpy does the AES and the signature string (``ciphering``); what its 1.8.18 does not check is checked here, in this
order: freshness, signature (bytes, constant time), base64, padding, length, receiver. Whatever is wrong, the answer is
one ``BadEnvelope`` without a reason for the sender.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

OLDEST = 600
"""Seconds an envelope may be old (reliability B5 #55)."""
NEWEST = 120
"""Seconds its timestamp may lie in the future."""
_BLOCK = 32
SALT = 16
"""Random bytes in front of every message."""
_LENGTH = 4
_TIMESTAMP_DIGITS = 10


class BadEnvelope(ValueError):
    """Not sealed by WeCom for us, or not now. The text is for our log only and holds nothing of the envelope."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lock:
    """A callback's Token and EncodingAESKey. While they are changed over, two locks are open at once."""

    token: str = field(repr=False)
    aes_key: str = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.key()) != _BLOCK:
            raise ValueError("an EncodingAESKey has 43 characters, letters and digits")

    def key(self) -> bytes:
        """The 32 bytes of the key; some keys have trailing bits that mean nothing."""
        try:
            return base64.b64decode(self.aes_key + "=")
        except (binascii.Error, ValueError):
            return b""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealed:
    """An envelope on its way: the ciphertext and what its signature covers. ``timestamp`` is in seconds."""

    encrypt: str
    signature: str
    timestamp: str
    nonce: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """What was inside, and the lock that opened it: the answer is sealed with the same."""

    body: bytes
    lock: Lock
    nonce: str


class Envelope:
    """Opens and seals. ``receive_id`` is '' for an AI bot of our own, the corpid for an app (wecom §9)."""

    def __init__(self, locks: Sequence[Lock], *, receive_id: str = "") -> None:
        if not locks:
            raise ValueError("an envelope needs a lock")
        self._locks = tuple(locks)
        self._receive_id = receive_id.encode()

    def open(self, sealed: Sealed, *, now: datetime) -> Opened:
        """What WeCom sealed for us.

        Raises:
            BadEnvelope: forged, replayed from another time, damaged, or meant for somebody else.
        """
        _check_fresh(sealed.timestamp, now)
        lock = next((lock for lock in self._locks if _signed(lock, sealed)), None)
        if lock is None:
            raise BadEnvelope("signature")
        return Opened(body=self._decrypt(lock, sealed.encrypt), lock=lock, nonce=sealed.nonce)

    def seal(self, body: str, *, nonce: str, now: datetime, lock: Lock | None = None) -> Sealed:
        """An answer; ``nonce`` is the one of the callback it answers (wecom §1.2)."""
        from bot.wecom.ciphering import Cipher, signature_of  # noqa: PLC0415 — see there

        lock = lock or self._locks[0]
        encrypt = Cipher(lock.key()).seal(body.encode(), self._receive_id)
        timestamp = str(int(now.timestamp()))
        return Sealed(
            encrypt=encrypt,
            signature=signature_of(lock.token, timestamp, nonce, encrypt),
            timestamp=timestamp,
            nonce=nonce,
        )

    def _decrypt(self, lock: Lock, encrypt: str) -> bytes:
        from bot.wecom.ciphering import Cipher  # noqa: PLC0415 — see there

        try:
            plain = Cipher(lock.key()).open(encrypt)
        except (ValueError, TypeError):
            raise BadEnvelope("ciphertext") from None
        body, receive_id = _unpack(plain)
        if not hmac.compare_digest(receive_id, self._receive_id):
            raise BadEnvelope("receiver")
        return body


def _unpack(plain: bytes) -> tuple[bytes, bytes]:
    """16 random bytes, 4 of length, the message, the receiver, padding to 32 (wecom §9)."""
    padding = plain[-1] if plain else 0
    if not 1 <= padding <= _BLOCK or len(plain) % _BLOCK or plain[-padding:] != bytes([padding]) * padding:
        raise BadEnvelope("padding")
    content = plain[SALT:-padding]
    if len(content) < _LENGTH:
        raise BadEnvelope("length")
    (length,) = struct.unpack(">I", content[:_LENGTH])
    if length > len(content) - _LENGTH:
        raise BadEnvelope("length")
    return content[_LENGTH : _LENGTH + length], content[_LENGTH + length :]


def _check_fresh(timestamp: str, now: datetime) -> None:
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _TIMESTAMP_DIGITS):
        raise BadEnvelope("timestamp")
    if not -NEWEST <= now.timestamp() - int(timestamp) <= OLDEST:
        raise BadEnvelope("not now")


def _signed(lock: Lock, sealed: Sealed) -> bool:
    from bot.wecom.ciphering import signature_of  # noqa: PLC0415 — see there

    expected = signature_of(lock.token, sealed.timestamp, sealed.nonce, sealed.encrypt)
    return hmac.compare_digest(expected.encode(), sealed.signature.encode("utf-8", "replace"))
