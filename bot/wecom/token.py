"""The app's access_token: fetched once for all who wait, refreshed when it ends and when WeCom says it is dead.

wecom §4.1, reliability B2 #20-#22: one fetch at a time; whoever finds a token dead names it, so that a fresh one is not
thrown away; a refused secret is not tried again for minutes, for WeCom blocks an address that keeps asking.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.wecom import http, troubles
from bot.wecom.transport import Rejected, SendError, TryLater

if TYPE_CHECKING:
    from collections.abc import Callable

    import aiohttp

    from bot.wecom.http import Patience

_MARGIN = 300.0
_DEFAULT_LIFE = 7200
_REST_AFTER_REFUSAL = 300.0


class AccessToken:
    """Give it what identifies the app; ``clock`` tells monotonic seconds."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        api_url: str,
        corp_id: str,
        secret: str,
        patience: Patience,
        clock: Callable[[], float],
    ) -> None:
        self._session = session
        self._url = f"{api_url}/cgi-bin/gettoken"
        self._who = {"corpid": corp_id, "corpsecret": secret}
        self._patience = patience
        self._clock = clock
        self._value: str | None = None
        self._until = 0.0
        self._fetching: asyncio.Task[str] | None = None
        self._refused: SendError | None = None
        self._rest_until = 0.0

    async def get(self) -> str:
        """A token that should be good.

        Raises:
            TryLater: WeCom did not answer.
            Rejected: the corpid or the secret is wrong.
        """
        if self._value is not None and self._clock() < self._until:
            return self._value
        if self._refused is not None and self._clock() < self._rest_until:
            raise Rejected(self._refused.reason, code=self._refused.code)
        if self._fetching is None or self._fetching.done():
            self._fetching = asyncio.create_task(self._fetch())
        return await asyncio.shield(self._fetching)

    def expire(self, value: str) -> None:
        """WeCom said this token is dead. Only this one: somebody else may have fetched another already."""
        if self._value == value:
            self._value = None

    async def _fetch(self) -> str:
        reply = await http.get(self._session, self._url, params=self._who, patience=self._patience)
        failed = troubles.trouble(reply)
        if failed is not None:
            self._remember(failed)
            raise failed
        value, life = reply.get("access_token"), reply.get("expires_in", _DEFAULT_LIFE)
        if not isinstance(value, str) or not value:
            raise TryLater("企业微信没有给出 access_token")
        life = life if isinstance(life, int) and life > 0 else _DEFAULT_LIFE
        self._value, self._until = value, self._clock() + life - min(_MARGIN, life / 10)
        self._refused = None
        return value

    def _remember(self, failed: SendError) -> None:
        if isinstance(failed, Rejected):
            self._refused, self._rest_until = failed, self._clock() + _REST_AFTER_REFUSAL
