"""Tryton's JSON-RPC: a session by login, calls of model methods, and values as Python has them.

    POST /<database>/rpc/    {"id": 1, "method": "model.party.party.search", "params": [..., {context}]}
    POST /<database>/        the same, of servers before 8.0
    Authorization: Session base64(login:user:session)

A mistake comes back as HTTP 200 with ``error``, whose first item is its kind.
"""

from __future__ import annotations

import base64
import datetime as dt
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from bot.crm.connector import Denied, NoAnswer
from bot.crm.http import Lapsed, Moved, call

if TYPE_CHECKING:
    import aiohttp

    from bot.config import TrytonSettings

_LATER: Final = frozenset({"ConcurrencyException", "RateLimitException"})
_TRIES: Final = 2
_PARTS: Final = ("year", "month", "day", "hour", "minute", "second", "microsecond")


class Rpc:
    """One user of one database."""

    def __init__(self, session: aiohttp.ClientSession, settings: TrytonSettings, *, timeout: float) -> None:
        self._session = session
        self._settings = settings
        self._timeout = timeout
        self._numbers = count(1)
        self._tail = "rpc/"
        self._authorization = ""
        self.context: dict[str, Any] = {}

    async def model(self, model: str, method: str, *arguments: Any) -> Any:
        """What a method of a model says, with the user's context.

        Raises:
            NoAnswer, Denied: as ``bot.crm.http`` has it; Denied also where Tryton does not allow it.
        """
        for left in reversed(range(_TRIES)):
            if not self._authorization:
                await self._log_in()
            try:
                return await self._call(f"model.{model}.{method}", [*arguments, self.context])
            except Lapsed:
                self._authorization = ""
                if not left:
                    raise
        raise AssertionError

    async def _log_in(self) -> None:
        secret = self._settings.password.get_secret_value() if self._settings.password else ""
        user = self._settings.user or ""
        self.context = {}
        try:
            said = await self._find_door(user, secret)
        except Lapsed:
            raise Denied("Tryton 不认这个用户名或密码") from None
        if not isinstance(said, list) or len(said) < 2:  # noqa: PLR2004 — user and session
            raise Denied("Tryton 要求别的登录方式;请用只靠密码登录的账号")
        token = base64.b64encode(f"{user}:{said[0]}:{said[1]}".encode()).decode()
        self._authorization = f"Session {token}"
        preferences = await self._call("model.res.user.get_preferences", [True, {}])
        if isinstance(preferences, dict):
            kept = ("company", "employee", "language", "companies")
            self.context = {name: preferences[name] for name in kept if preferences.get(name)}
        # What was put out of use must be heard of too.
        self.context["active_test"] = False

    async def _find_door(self, user: str, secret: str) -> Any:
        arguments = [user, {"password": secret}, "zh_CN"]
        try:
            return await self._call("common.db.login", arguments)
        except Moved:
            self._tail = "" if self._tail else "rpc/"
        return await self._call("common.db.login", arguments)

    async def _call(self, method: str, arguments: list[Any]) -> Any:
        url = f"{(self._settings.url or '').rstrip('/')}/{self._settings.database}/{self._tail}"
        headers = {"Authorization": self._authorization} if self._authorization else {}
        body = {"id": next(self._numbers), "method": method, "params": arguments}
        said = await call(self._session, "POST", url, timeout=self._timeout, body=body, headers=headers)
        if not isinstance(said.json, dict) or not {"error", "result"} & set(said.json):
            raise NoAnswer("Tryton 的应答不是 JSON-RPC")
        error = said.json.get("error")
        if error:
            raise _trouble(error, method)
        return plain(said.json.get("result"))


def _trouble(error: Any, method: str) -> Exception:
    kind = str(error[0]) if isinstance(error, list) and error else ""
    if kind in _LATER:
        return NoAnswer("Tryton 正忙,要稍后再试")
    if kind.startswith(("LoginException", "403")):
        return Lapsed("Tryton 的会话已失效")
    return Denied(f"Tryton 没有照办 {method.removeprefix('model.')}:请检查这个账号的权限和已启用的模块")


def plain(value: Any) -> Any:
    """Dates, times and amounts as Python has them; times are UTC."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    match value.get("__class__"):
        case "datetime":
            return dt.datetime(**{name: value[name] for name in _PARTS}, tzinfo=dt.UTC)
        case "date":
            return dt.date(value["year"], value["month"], value["day"])
        case "Decimal":
            return float(value["decimal"])
        case _:
            return {name: plain(one) for name, one in value.items()}


def told(moment: dt.datetime) -> dict[str, Any]:
    """A time as Tryton reads it."""
    utc = moment.astimezone(dt.UTC)
    return {"__class__": "datetime", **{name: getattr(utc, name) for name in _PARTS}}
