"""Who may see the page of working hours: the administrator with its token, and each person with a link of his own.

A key is a keyed hash of what it opens, so nothing has to be kept, and a new token makes all old keys worthless.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import SecretStr

EVERYBODY = ""
"""What the administrator's key opens, in place of a userid."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """Makes and knows the keys."""

    token: SecretStr

    def of(self, userid: str) -> str:
        """The key that opens the page of this person; of everybody where it is empty."""
        return self._hash(f"page:{userid.casefold()}")

    def form(self, userid: str) -> str:
        """What a form of this page carries, so that no foreign page can send one."""
        return self._hash(f"form:{userid.casefold()}")

    def is_token(self, given: str) -> bool:
        """Whether this is the administrator's token."""
        return _same(given, self.token.get_secret_value())

    def opens(self, userid: str, key: str) -> bool:
        """Whether the key opens that page."""
        return _same(key, self.of(userid))

    def is_form(self, userid: str, given: str) -> bool:
        """Whether a form with this comes from that page."""
        return _same(given, self.form(userid))

    def cookie(self, userid: str) -> str:
        """What the browser keeps of whom it was opened for."""
        return f"{self.of(userid)}.{userid}"

    def who(self, cookie: str) -> str | None:
        """Whose page this cookie opens: a userid, ``EVERYBODY``, or None for nobody's."""
        key, _, userid = cookie.partition(".")
        return userid if self.opens(userid, key) else None

    def _hash(self, words: str) -> str:
        return hmac.new(self.token.get_secret_value().encode(), words.encode(), hashlib.sha256).hexdigest()[:40]


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())
