"""Access tokens of the app: the same one while it is good, gone early when somebody says so (wecom §4.1)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from bot.simulator.errors import (
    BAD_CORP_ID,
    BAD_SECRET,
    BAD_TOKEN,
    IP_NOT_TRUSTED,
    NO_TOKEN,
    TOKEN_EXPIRED,
    TOO_OFTEN,
    WRONG_APP_SECRET,
    Refused,
)
from bot.simulator.quota import MINUTE, Quota

if TYPE_CHECKING:
    import datetime as dt

    from bot.simulator.settings import Settings
    from bot.simulator.world import World


class Tokens:
    """Hands tokens out and checks them."""

    def __init__(self, world: World, settings: Settings) -> None:
        self._world = world
        self._settings = settings
        self._quota = Quota({MINUTE: world.rules.tokens_a_minute})
        self._until: dict[str, dt.datetime] = {}
        self._current: str | None = None

    def get(self, corp_id: str, secret: str) -> dict[str, object]:
        """The token and the seconds it is good for."""
        if not self._quota.take(corp_id, self._world.clock.now()):
            raise Refused(TOO_OFTEN)
        if corp_id != self._settings.corp_id:
            raise Refused(BAD_CORP_ID)
        if secret != self._settings.app_secret:
            raise Refused(WRONG_APP_SECRET if secret == self._settings.secret else BAD_SECRET)
        left = self._until[self._good()] - self._world.clock.now()
        return {"access_token": self._current, "expires_in": int(left.total_seconds())}

    def _good(self) -> str:
        now = self._world.clock.now()
        if self._current is None or self._until[self._current] <= now:
            self._current = secrets.token_urlsafe(48)
            self._until[self._current] = now + self._world.rules.token_for
        return self._current

    def check(self, token: str | None) -> None:
        """Refuse a token that is missing, unknown or expired, and a caller who is not trusted."""
        if not token:
            raise Refused(NO_TOKEN)
        if token not in self._until:
            raise Refused(BAD_TOKEN)
        if self._until[token] <= self._world.clock.now():
            raise Refused(TOKEN_EXPIRED)
        if not self._world.rules.trusted_ip:
            raise Refused(IP_NOT_TRUSTED)

    def invalidate(self) -> None:
        """Make every token invalid before its time, as the platform may."""
        self._until.clear()
        self._current = None
