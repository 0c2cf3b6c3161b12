"""The page of the demo: this WeCom in a browser, to be somebody in it and to look over everybody's shoulder.

::

    GET  /             the page           POST /api/say    {as, chat, text, quote?}
    GET  /static/…     its files          POST /api/tap    {as, line, key, chosen}
    GET  /api/world    everything         POST /api/enter  {as}
    GET  /api/changes  what happens, SSE  POST /api/time   {minutes} or {until: "09:00"}
    GET  /api/log      the deliveries     POST /api/story  {play}        POST /api/reset {}

``chat`` is ``{kind, id, channel}``. Whoever binds the server binds it to the loopback interface; a request that names
another host is refused all the same.
"""

from __future__ import annotations

import asyncio
import json
import logging
from importlib.resources import files
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.simulator.narrator import Narrator
from bot.simulator.page_audience import PageAudience
from bot.simulator.page_guard import bad, body, guarded
from bot.simulator.page_requests import Enter, Nothing, Say, Story, Tap, Time
from bot.simulator.page_view import whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from bot.simulator.stage import Controls
    from bot.simulator.world import World

STATIC = files("bot.simulator") / "page_static"
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "html": "text/html"}
LOG_ROWS = 200

log = logging.getLogger(__name__)


def routes(world: World, controls: Controls) -> list[web.RouteDef]:
    """The page's routes, for an application of one's own."""
    return Page(world, controls).routes()


def mount(app: web.Application, world: World, controls: Controls) -> Page:
    """Put the page into an application and let it go when the application stops."""
    page = Page(world, controls)
    app.add_routes(page.routes())

    async def leave(_: web.Application) -> None:
        await page.close()

    app.on_shutdown.append(leave)
    return page


class Page:
    """The page over one world. ``tempo`` is the pace of the story."""

    def __init__(
        self, world: World, controls: Controls, *, zone: str = "Asia/Shanghai", tempo: float = 1.0
    ) -> None:  # fmt: skip
        self._world = world
        self._controls = controls
        self._zone = zone
        self._tempo = tempo
        self._audience = PageAudience(world)
        self._hands = asyncio.Lock()
        self._story: asyncio.Task[None] | None = None

    def routes(self) -> list[web.RouteDef]:
        """Every route, guarded."""
        gets = {"/": self._page, "/static/{name}": self._static, "/api/world": self._everything}
        gets |= {"/api/changes": self._changes, "/api/log": self._log}
        posts = {"say": self._say, "tap": self._tap, "enter": self._enter, "time": self._time}
        posts |= {"story": self._tell_story, "reset": self._reset}
        return [
            *(web.get(path, guarded(handler), allow_head=False) for path, handler in gets.items()),
            *(web.post(f"/api/{name}", guarded(handler)) for name, handler in posts.items()),
        ]

    async def close(self) -> None:
        """Stop the story, let everybody go."""
        await self._stop()
        await self._audience.close()

    # ---------------------------------------------------------------------------------------------- looking

    async def _page(self, _: web.Request) -> web.StreamResponse:
        return _file("page.html")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        return _file(request.match_info["name"])

    async def _everything(self, _: web.Request) -> web.StreamResponse:
        return web.json_response(
            whole(self._world, self._controls.players(), zone=self._zone, playing=self._story is not None)
        )

    async def _changes(self, request: web.Request) -> web.StreamResponse:
        return await self._audience.serve(request)

    async def _log(self, request: web.Request) -> web.StreamResponse:
        after = request.query.get("after", "0")
        if not after.isdecimal():
            raise bad("after is a number")
        rows = [
            row
            for row in self._world.history.rows[int(after) :]
            if row["kind"] in {"call", "delivery"} and row["name"] != "ping"
        ]
        return web.json_response({"rows": rows[-LOG_ROWS:]}, dumps=_lenient)

    # ---------------------------------------------------------------------------------------------- acting

    async def _say(self, request: web.Request) -> web.StreamResponse:
        said = await body(request, Say)
        chat = said.chat.chat()
        return self._do(lambda: self._world.say(said.who, chat, said.text, quote=said.quote, to=said.chat.channel))

    async def _tap(self, request: web.Request) -> web.StreamResponse:
        tap = await body(request, Tap)
        chosen = {key: tuple(taken) if isinstance(taken, list) else taken for key, taken in tap.chosen.items()}
        return self._do(lambda: self._world.tap(tap.who, tap.line, tap.key, chosen))

    async def _enter(self, request: web.Request) -> web.StreamResponse:
        entered = await body(request, Enter)
        return self._do(lambda: self._world.enter(entered.who))

    def _do(self, deed: Callable[[], object]) -> web.StreamResponse:
        try:
            deed()
        except (KeyError, ValueError) as impossible:
            raise bad(str(impossible)) from impossible
        return self._done()

    async def _time(self, request: web.Request) -> web.StreamResponse:
        wanted = await body(request, Time)
        self._only_us()
        async with self._hands:
            now = self._world.clock.now()
            await self._push(wanted.length(now.astimezone(ZoneInfo(self._zone))))
        return self._done()

    async def _tell_story(self, request: web.Request) -> web.StreamResponse:
        wanted = await body(request, Story)
        if not wanted.play:
            await self._stop()
            return self._done()
        self._only_us()
        self._story = asyncio.create_task(self._play())
        self._story.add_done_callback(self._played)
        self._audience.tell("story", playing=True, failed=False)
        return self._done()

    async def _reset(self, request: web.Request) -> web.StreamResponse:
        await body(request, Nothing)
        await self._stop()
        async with self._hands:
            self._world = await self._controls.reset()
        self._audience.move(self._world)
        return self._done()

    # ---------------------------------------------------------------------------------------------- the hands

    async def _play(self) -> None:
        narrator = Narrator(self._world, self._audience.show, self._push, tempo=self._tempo)
        async with self._hands:
            await self._controls.play_story(narrator)

    def _played(self, story: asyncio.Task[None]) -> None:
        self._story = None
        failure = None if story.cancelled() else story.exception()
        if failure is not None:
            log.error("the story broke off", exc_info=failure)
        self._audience.tell("story", playing=False, failed=failure is not None)

    async def _stop(self) -> None:
        if self._story is not None:
            self._story.cancel()
            await asyncio.wait([self._story])

    async def _push(self, by: dt.timedelta) -> None:
        await self._controls.push_time(by)
        self._audience.tell("clock")

    def _only_us(self) -> None:
        if self._story is not None or self._hands.locked():
            raise web.HTTPConflict(text="time is in other hands just now")

    def _done(self) -> web.StreamResponse:
        return web.json_response({"now": self._world.clock.now().isoformat()})


def _lenient(rows: object) -> str:
    return json.dumps(rows, ensure_ascii=False, default=str)


def _file(name: str) -> web.Response:
    known = {each.name: each for each in STATIC.iterdir()}
    kind = TYPES.get(name.rpartition(".")[2])
    if name not in known or kind is None:
        raise web.HTTPNotFound
    return web.Response(body=known[name].read_bytes(), content_type=kind, charset="utf-8")
