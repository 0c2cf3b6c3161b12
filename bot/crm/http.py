"""One HTTP call to a CRM: JSON back, or a trouble that holds no address.

Addresses may carry tokens and aiohttp's exceptions carry addresses: none of them leaves this file, not even as the
cause of another. Nothing is redirected, so that no token travels to another machine.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

import aiohttp

from bot.crm.connector import CrmTrouble, Denied, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_BIGGEST: Final = 32 * 1024 * 1024
_LONG: Final = 256 * 1024
"""So much JSON is read beside the loop."""
_CONNECT: Final = 10.0
_OK: Final = 300
_MOVED: Final = 400
_FAILED: Final = 500
_TOO_MANY: Final = 429
_UNKNOWN: Final = 401
_NOT_FOUND: Final = 404
_NOT_HERE: Final = frozenset({_NOT_FOUND, 405})
_LATER: Final = frozenset({408, 423, 425, _TOO_MANY})
_SAID: Final[Mapping[int, str]] = {
    401: "CRM 不认这个账号或令牌(HTTP 401)",
    403: "CRM 拒绝访问(HTTP 403):这个账号没有权限",
    404: "CRM 没有这个地址(HTTP 404):请检查网址、数据库名和 path",
}


class Lapsed(Denied):
    """The token is not taken any more."""


class Moved(Denied):
    """There is nothing at this address, or nothing to be posted to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What came back, and what time it was there."""

    json: Any
    at: datetime | None


async def call(
    session: aiohttp.ClientSession,
    method: str,
    url: str,
    *,
    timeout: float,  # noqa: ASYNC109 — aiohttp's own, of the whole exchange
    params: Mapping[str, Any] | None = None,
    body: Any = None,
    headers: Mapping[str, str] | None = None,
) -> Said:
    """Ask once.

    Raises:
        NoAnswer: no JSON came back in time, or it is too busy.
        Lapsed: 401.
        Denied: it said no.
    """
    failed: CrmTrouble
    try:
        async with session.request(
            method,
            url,
            params=params or None,
            json=body,
            headers=headers,
            timeout=aiohttp.ClientTimeout(total=timeout, sock_connect=min(_CONNECT, timeout)),
            allow_redirects=False,
        ) as answer:
            return await _read(answer)
    except CrmTrouble as known:
        failed = known
    except aiohttp.InvalidURL:
        failed = Denied("CRM 的网址写得不对")
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as unreached:
        failed = NoAnswer(f"连不上 CRM({type(unreached).__name__})")
    except (TimeoutError, aiohttp.ClientError, OSError) as silent:
        failed = NoAnswer(f"CRM 没有应答({type(silent).__name__})")
    raise failed  # outside of the except blocks, so that the address is not dragged along


async def _read(answer: aiohttp.ClientResponse) -> Said:
    status = answer.status
    if status == _UNKNOWN:
        raise Lapsed(_SAID[_UNKNOWN])
    if status in _LATER or status >= _FAILED:
        raise NoAnswer(f"CRM 应答 HTTP {status}", after=_wanted(answer))
    if status in _NOT_HERE:
        raise Moved(_SAID[_NOT_FOUND])
    if status >= _MOVED:
        raise Denied(_SAID.get(status, f"CRM 不接受这个请求(HTTP {status})"))
    if status >= _OK:
        raise Denied(f"CRM 把请求转到别处(HTTP {status}):请把 url 写成最终的网址")
    data = bytearray()
    async for chunk in answer.content.iter_chunked(65_536):
        data += chunk
        if len(data) > _BIGGEST:
            raise Denied("CRM 的应答超过 32 MB;请把 page_size 改小")
    return Said(json=await _parsed(bytes(data)), at=_date(answer))


async def _parsed(data: bytes) -> Any:
    try:
        return await asyncio.to_thread(json.loads, data) if len(data) > _LONG else json.loads(data)
    except (ValueError, RecursionError):
        raise NoAnswer("CRM 的应答不是完整的 JSON") from None


def _wanted(answer: aiohttp.ClientResponse) -> float | None:
    """Retry-After, in seconds or as a date."""
    said = answer.headers.get("Retry-After", "").strip()
    if said.isdigit():
        return float(said)
    until, now = _moment(said), _date(answer)
    return max(0.0, (until - now).total_seconds()) if until and now else None


def _date(answer: aiohttp.ClientResponse) -> datetime | None:
    return _moment(answer.headers.get("Date", ""))


def _moment(said: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    return moment if moment.tzinfo else None
