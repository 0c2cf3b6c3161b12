"""Any CRM that answers JSON: 纷享销客, 销售易, HubSpot and what a company made itself, by paths and a map of fields.

Where to go on is kept as JSON: within a round the page, the offset or the CRM's own cursor, and what the round asks
for; between rounds only since when. That is the CRM's own time at the beginning of the round, and a little less: what
was changed while we asked comes again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from bot.crm.connector import Denied, NoAnswer, Page
from bot.crm.http import Lapsed, Said, call
from bot.crm.mapping import MAPPED, entry_of
from bot.crm.values import filled, found, words
from bot.domain.calendar import SHANGHAI
from bot.domain.crm import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    import aiohttp

    from bot.clock import Clock
    from bot.config import HttpJsonSettings
    from bot.config.crm import EntitySettings
    from bot.crm.connector import Draft

OVERLAP: Final = dt.timedelta(minutes=2)
_LONG_AGO: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_YES: Final = (True, "true", "1")
_TELLING: Final = 5
"""So many items of which none is understood are no accident."""
_STANDSTILL: Final = 3
"""So many pages in a row with the same items: it does not turn pages at all."""


class HttpJson:
    """A CRM behind a map."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        settings: HttpJsonSettings,
        clock: Clock,
        *,
        page_size: int = 200,
        timeout: float = 30.0,
    ) -> None:
        self._session = session
        self._settings = settings
        self._clock = clock
        self._page_size = page_size
        self._timeout = timeout
        self._token = settings.token.get_secret_value() if settings.token else ""

    @property
    def source(self) -> str:
        """Another address, or other lists of it, are another CRM."""
        told = [self._settings.url, *(self._entity(kind).path for kind in Kind)]
        return hashlib.sha256(json.dumps(["http_json", told]).encode()).hexdigest()[:16]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Those that the map has."""
        return tuple(kind for kind in Kind if self._entity(kind).path)

    @property
    def untold(self) -> frozenset[str]:
        """What the map does not have; whose an account is may also be told by its opportunities."""
        of_accounts, deals = self._settings.accounts.fields, self._settings.opportunities
        untold = {*MAPPED, *(() if deals.path else ("opportunities",))}.difference(of_accounts)
        return frozenset(untold.difference(["owner"] if "owner" in deals.fields else []))

    async def page(self, kind: Kind, cursor: str) -> Page:
        """One page."""
        entity = self._entity(kind)
        place = json.loads(cursor) if cursor else {}
        known = {"limit": self._page_size, "since": self._since(place), **self._step(place)}
        said = await self._ask(entity.method, entity.path or "", entity.params, entity.body, known)
        items = self._items(said, entity)
        read = [entry_of(kind, item, entity) for item in items]
        entries = tuple(entry for entry in read if entry is not None)
        if not entries and _condemns(items, place):
            needs = "、".join(entity.fields)
            raise Denied(f"{kind.value} 的字段对不上:{len(items)} 条里没有一条有编号和名称;请检查 fields({needs})")
        place.setdefault("began", self._began(said))
        where, more = self._next(place, said, items)
        return Page(entries=entries, cursor=json.dumps(where), more=more, unreadable=len(items) - len(entries))

    async def find(self, ref: str) -> str | None:
        """The CRM's number of what we wrote under this reference."""
        how = self._settings.write
        if not how.find_path:
            raise Denied("没有写 [crm.http_json.write] 的 find_path,不能回写")
        said = await self._ask(how.find_method, how.find_path, how.find_params, how.find_body, {"ref": ref})
        there = found(said.json, how.find_items)
        if there is None and how.find_items and not _leads_to_null(said.json, how.find_items):
            raise Denied(f"查写回的线索时,应答里没有 {how.find_items}:请检查 find_items;不改会写成两条,所以没有写")
        items = there if isinstance(there, list) else [there] if there else []
        ours = [item for item in items if _holds(item, ref)]
        if items and not ours:
            raise Denied("查到的线索里没有带我们编号的:请检查 find_params,对方可能没有按它筛选,或没有把它写回来")
        return next((number for item in ours if (number := words(found(item, how.find_id_path)))), None)

    async def create(self, draft: Draft) -> str:
        """Write it."""
        how = self._settings.write
        known = {**draft.words, "ref": draft.ref}
        said = await self._ask(how.method, how.path or "", how.params, how.body, known)
        return words(found(said.json, how.id_path)) or draft.ref

    # ------------------------------------------------------------------------------------------------- asking

    def _entity(self, kind: Kind) -> EntitySettings:
        entity: EntitySettings = getattr(self._settings, kind.value)
        return entity

    async def _ask(
        self, method: str, path: str, params: Mapping[str, Any], body: Mapping[str, Any], known: Mapping[str, Any]
    ) -> Said:
        """Ask with the token there is, and once more with a new one where it has lapsed."""
        if not self._token and self._settings.login.path:
            await self._log_in()
        try:
            return await self._call(method, path, params, body, known)
        except Lapsed:
            if not self._settings.login.path:
                raise
        await self._log_in()
        return await self._call(method, path, params, body, known)

    async def _log_in(self) -> None:
        how = self._settings.login
        self._token = ""
        said = await self._call(how.method, how.path or "", how.params, how.body, {}, fresh=True)
        self._token = words(found(said.json, how.token_path))
        if not self._token:
            raise Denied("CRM 登录成功,但应答里没有令牌:请检查 login.token_path")

    async def _call(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any],
        body: Mapping[str, Any],
        known: Mapping[str, Any],
        *,
        fresh: bool = False,
    ) -> Said:
        told = {**known, "token": self._token}
        headers = {} if fresh else {name: value.get_secret_value() for name, value in self._settings.headers.items()}
        said = await call(
            self._session,
            method,
            f"{(self._settings.url or '').rstrip('/')}/{filled(path, told).lstrip('/')}",
            timeout=self._timeout,
            params={name: _written(value) for name, value in filled(dict(params), told).items()},
            body=filled(dict(body), told) if body else None,
            headers=filled(headers, told),
        )
        self._must_be_well(said, unsaid=fresh)
        return said

    def _must_be_well(self, said: Said, *, unsaid: bool) -> None:
        """Some answer HTTP 200 whatever happened, and say in the body what did; a login may be ``unsaid`` there."""
        path = self._settings.ok_path
        if path is None:
            return
        code = found(said.json, path)
        if code in self._settings.ok_values or (code is None and unsaid):
            return
        if code in self._settings.expired_values:
            raise Lapsed("CRM 的令牌已失效")
        if code is None:
            raise NoAnswer(f"CRM 的应答里没有 {path}")
        raise Denied(f"CRM 说没有成功:{path} = {words(code)[:40]}")

    # ------------------------------------------------------------------------------------------ turning pages

    def _items(self, said: Said, entity: EntitySettings) -> list[Any]:
        items = found(said.json, entity.items)
        if isinstance(items, list):
            return items
        if items is None and _leads_to_null(said.json, entity.items):
            return []
        raise Denied(f"应答里没有列表 {entity.items or '(最外层)'}:请检查 items")

    def _began(self, said: Said) -> str:
        return (said.at or self._clock.now()).astimezone(dt.UTC).isoformat()

    def _since(self, place: Mapping[str, Any]) -> Any:
        since = dt.datetime.fromisoformat(place["since"]) if "since" in place else _LONG_AGO
        match self._settings.since_format:
            case "epoch":
                return int(since.timestamp())
            case "epoch_ms":
                return int(since.timestamp() * 1000)
            case "date":
                return f"{since.astimezone(SHANGHAI):%Y-%m-%d}"
            case "local":
                return f"{since.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
            case _:
                return f"{since.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"

    def _step(self, place: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "page": place.get("page", self._settings.first_page),
            "offset": place.get("offset", 0),
            "cursor": place.get("cursor", ""),
        }

    def _next(self, place: dict[str, Any], said: Said, items: list[Any]) -> tuple[dict[str, Any], bool]:
        """Where to go on, and whether in this round."""
        settings = self._settings
        onward = words(found(said.json, settings.cursor_path)) if settings.paging == "cursor" else "on"
        more = bool(items and onward) and settings.paging != "none"
        if settings.more_path is not None:
            more = more and found(said.json, settings.more_path) in _YES
        if not more:
            since = dt.datetime.fromisoformat(place["began"]) - OVERLAP
            return {"since": since.isoformat()}, False
        digest = hashlib.sha256(json.dumps(items, sort_keys=True).encode()).hexdigest()[:16]
        again = place.get("again", 0) + 1 if digest == place.get("digest") else 0
        if again >= _STANDSTILL:
            raise Denied("CRM 一直给同一页:请检查 paging 和请求里的 {page}、{offset} 或 {cursor}")
        if again:  # a page that came twice: the one that was asked for has not come yet
            return {**place, "again": again}, True
        step = self._step(place)
        turned = {"page": step["page"] + 1, "offset": step["offset"] + len(items), "cursor": onward}
        return {**place, **turned, "digest": digest, "again": 0}, True


def _leads_to_null(value: Any, path: str) -> bool:
    """Whether null stands at the very end of the path, as some say it where nothing is in the list."""
    above, _, name = path.rpartition(".")
    there = found(value, above)
    return isinstance(there, dict) and name in there


def _condemns(items: list[Any], place: Mapping[str, Any]) -> bool:
    """Whether it is the map's fault that none of these was understood; a few later ones may just be empty there."""
    return bool(items) and (not place or len(items) >= _TELLING)


def _holds(value: Any, ref: str) -> bool:
    """Whether the reference is one of the values: a search that does not heed it finds anybody's lead."""
    if isinstance(value, dict | list):
        return any(_holds(one, ref) for one in (value.values() if isinstance(value, dict) else value))
    return bool(value == ref)


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else words(value)
