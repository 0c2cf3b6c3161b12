"""What wechatpy does for the envelope: AES and the signature string (wecom §9).

wechatpy imports all of itself and an HTTP library with it, 0.15 s: this module is imported when the first envelope
comes, and by ``bot.app`` once the doors are open.
"""

from __future__ import annotations

import base64
import secrets

from wechatpy.crypto.base import BasePrpCrypto
from wechatpy.utils import WeChatSigner

from bot.wecom.envelope import SALT


class Cipher(BasePrpCrypto):  # type: ignore[misc]  # wechatpy has no types
    """wechatpy's cipher with salt that cannot be guessed, and with bytes instead of unchecked text."""

    def get_random_string(self) -> bytes:
        """What stands in front of the message."""
        return secrets.token_bytes(SALT)

    def seal(self, body: bytes, receive_id: bytes) -> str:
        """The ciphertext, in base64."""
        return str(self._encrypt(body, receive_id), "ascii")

    def open(self, encrypt: str) -> bytes:
        """The plain bytes with all that stands around the message. Raises ValueError, TypeError: no such ciphertext."""
        return bytes(self.cipher.decrypt(base64.b64decode(encrypt, validate=True)))


def signature_of(*parts: str) -> str:
    """WeCom's signature of the token, the timestamp, the nonce and the ciphertext, in whatever order."""
    signer = WeChatSigner()
    signer.add_data(*(part.encode("utf-8", "replace") for part in parts))
    return str(signer.signature)
