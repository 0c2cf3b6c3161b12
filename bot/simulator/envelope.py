"""WeCom's envelope, written for the other side of the table: AES-256-CBC, padding to 32, signature (wecom §9)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import struct
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32
SALT = 16
LENGTH = struct.Struct(">I")


class Unreadable(ValueError):
    """An envelope that the bot sent is not one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """Seals and opens for one token, one EncodingAESKey of 43 characters and one receiveid ("" for AI bots)."""

    token: str = field(repr=False)
    aes_key: str = field(repr=False)
    receive_id: str = ""

    def sign(self, timestamp: str, nonce: str, sealed: str) -> str:
        """SHA-1 over the sorted strings, in lower-case hex."""
        joined = "".join(sorted((self.token, timestamp, nonce, sealed)))
        return hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()

    def signed(self, signature: str, timestamp: str, nonce: str, sealed: str) -> bool:
        """Whether this is our signature."""
        return hmac.compare_digest(signature.encode(), self.sign(timestamp, nonce, sealed).encode())

    def seal(self, message: str) -> str:
        """Encrypt, as base64."""
        body = message.encode()
        plain = os.urandom(SALT) + LENGTH.pack(len(body)) + body + self.receive_id.encode()
        return base64.b64encode(encrypt(self._key(), plain)).decode()

    def open(self, sealed: str) -> str:
        """Decrypt.

        Raises:
            Unreadable: no base64, no whole blocks, wrong padding or length, or another receiveid.
        """
        try:
            plain = decrypt(self._key(), base64.b64decode(sealed, validate=True))
        except binascii.Error as error:
            raise Unreadable("not base64") from error
        head = SALT + LENGTH.size
        if len(plain) < head:
            raise Unreadable("too short")
        (length,) = LENGTH.unpack(plain[SALT:head])
        if head + length > len(plain):
            raise Unreadable("the length points outside")
        if plain[head + length :] != self.receive_id.encode():
            raise Unreadable("another receiveid")
        return plain[head : head + length].decode()

    def _key(self) -> bytes:
        return key_of(self.aes_key)


def key_of(encoding_aes_key: str) -> bytes:
    """The 32 bytes behind an EncodingAESKey; its last bits may be anything."""
    return base64.b64decode(encoding_aes_key + "=")


def encrypt(key: bytes, plain: bytes) -> bytes:
    """AES-256-CBC with the key's head as IV and PKCS#7 padding to 32; also used for files (wecom §1.4)."""
    pad = BLOCK - len(plain) % BLOCK
    padded = plain + bytes([pad]) * pad
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    return encryptor.update(padded) + encryptor.finalize()


def decrypt(key: bytes, sealed: bytes) -> bytes:
    """The inverse of ``encrypt``; every byte of the padding is looked at."""
    if not sealed or len(sealed) % 16:
        raise Unreadable("no whole blocks")
    decryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
    padded = decryptor.update(sealed) + decryptor.finalize()
    pad = padded[-1]
    if not 1 <= pad <= BLOCK or padded[-pad:] != bytes([pad]) * pad:
        raise Unreadable("wrong padding")
    return padded[:-pad]
