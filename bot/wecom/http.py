"""One HTTP call to WeCom: 3 s to connect, 8 s in all, JSON back or a SendError that holds no address (wecom §4.1).

WeCom's addresses carry secrets in the query, and aiohttp's exceptions carry addresses: none of them leaves this file,
not even as the cause of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import aiohttp

from bot.wecom.payloads import dumps, loads
from bot.wecom.transport import SendError, TryLater, Unsent, Unsure

if TYPE_CHECKING:
    from collections.abc import Mapping

API_URL: Final = "https://qyapi.weixin.qq.com"
_HTTP_OK = 200
_ANSWER_BYTES = 1_048_576


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """Seconds to wait for WeCom; ``again`` until it is worth while to knock once more at a door that nobody opened."""

    connect: float = 3.0
    total: float = 8.0
    again: float = 10.0


async def get(
    session: aiohttp.ClientSession, url: str, *, params: Mapping[str, str], patience: Patience
) -> dict[str, Any]:
    """Ask for something; nothing has left us when it fails.

    Raises:
        Unsent: WeCom cannot be reached, or does not answer.
        TryLater: what came back is no JSON.
    """
    try:
        return await _call(session, "GET", url, params=params, body=None, patience=patience)
    except Unsure as unsure:
        reason = unsure.reason
    raise Unsent(reason, after=patience.again)


async def post(
    session: aiohttp.ClientSession,
    url: str,
    body: Mapping[str, Any],
    *,
    patience: Patience,
    params: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Send something.

    Raises:
        Unsent: WeCom cannot be reached.
        TryLater: it was not taken.
        Unsure: it left, and no answer came.
    """
    return await _call(session, "POST", url, params=params, body=dumps(body), patience=patience)


async def _call(
    session: aiohttp.ClientSession,
    method: str,
    url: str,
    *,
    params: Mapping[str, str] | None,
    body: bytes | None,
    patience: Patience,
) -> dict[str, Any]:
    timeout = aiohttp.ClientTimeout(total=patience.total, sock_connect=patience.connect)
    headers = {"Content-Type": "application/json; charset=utf-8"} if body is not None else None
    failed: SendError
    try:
        async with session.request(
            method, url, params=params, data=body, headers=headers, timeout=timeout, allow_redirects=False
        ) as response:
            return await _read(response)
    except SendError as known:
        failed = known
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as unreached:
        failed = Unsent(f"连不上企业微信（{type(unreached).__name__}）", after=patience.again)
    except (TimeoutError, aiohttp.ClientError, OSError) as silent:
        failed = Unsure(f"企业微信没有应答（{type(silent).__name__}）")
    raise failed  # outside of the except blocks, so that the address is not dragged along


async def _read(response: aiohttp.ClientResponse) -> dict[str, Any]:
    if response.status != _HTTP_OK:
        raise TryLater(f"企业微信应答 HTTP {response.status}")
    answer = bytearray()
    async for chunk in response.content.iter_chunked(65_536):
        answer += chunk
        if len(answer) > _ANSWER_BYTES:
            raise TryLater("企业微信的应答太长")
    parsed = loads(bytes(answer))
    if parsed is None:
        raise TryLater("企业微信的应答不是 JSON")
    return parsed
