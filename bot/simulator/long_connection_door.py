"""The long connection of the AI bot: frames over a WebSocket, one live connection per bot (wecom §2)."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from bot.simulator.bot_wire import Addresses, callback_body
from bot.simulator.errors import BAD_BOT, BAD_PARAMETER, TOO_OFTEN, Refused
from bot.simulator.quota import MINUTE, Quota
from bot.simulator.things import Happening
from bot.simulator.trouble import Answering, Kick, Mishap
from bot.simulator.uploads import Uploads
from bot.wecom.transport import Channel

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator.ai_bot import AiBot
    from bot.simulator.settings import Settings
    from bot.simulator.things import Event
    from bot.simulator.world import World

FRAME_BYTES = 4 * 1024 * 1024
Frame = dict[str, Any]


class Connection:
    """One socket. ``live`` after its login, until another one takes its place."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.live = False
        self._request = request
        self._tasks: set[asyncio.Task[None]] = set()

    def send(self, frame: Frame, *, wait: float = 0.0) -> None:
        """Send a frame, after so many real seconds; a closed socket swallows it."""
        task = asyncio.get_running_loop().create_task(self._send(frame, wait))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, frame: Frame, wait: float) -> None:
        if wait:
            await asyncio.sleep(wait)
        if not self.socket.closed:
            try:
                await self.socket.send_str(json.dumps(frame, ensure_ascii=False))
            except ConnectionError:
                return

    def abort(self) -> None:
        """Drop the socket without a close frame (the client sees 1006)."""
        if self._request.transport:
            self._request.transport.abort()

    async def close(self) -> None:
        """Send what is still to be sent, then close cleanly (1000)."""
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.socket.close()


class LongConnectionDoor:
    """``/`` and ``/ws``. Also a handle for trouble: ``kick``, ``drop``, ``send_raw``."""

    def __init__(self, world: World, settings: Settings, bot: AiBot, addresses: Addresses) -> None:
        self._world = world
        self._settings = settings
        self._bot = bot
        self._addresses = addresses
        self._uploads = Uploads(world)
        self._logins = Quota({MINUTE: world.rules.subscribes_a_minute})
        self._live: Connection | None = None
        self._open: set[Connection] = set()
        self._closing: set[asyncio.Task[None]] = set()
        self._commands: dict[str, Callable[[str, Frame], Frame | None]] = {
            "ping": lambda _req, _body: None,
            "aibot_respond_msg": lambda req, body: self._void(bot.respond(req, body)),
            "aibot_respond_welcome_msg": lambda req, body: self._void(bot.welcome(req, body)),
            "aibot_respond_update_msg": lambda req, body: self._void(bot.update(req, body)),
            "aibot_send_msg": lambda _req, body: self._void(bot.push(body)),
            "aibot_upload_media_init": lambda _req, body: self._uploads.init(body),
            "aibot_upload_media_chunk": lambda _req, body: self._uploads.chunk(body),
            "aibot_upload_media_finish": lambda _req, body: self._uploads.finish(body),
        }

    def routes(self) -> list[web.RouteDef]:
        """Where it listens."""
        return [web.get("/", self._serve), web.get("/ws", self._serve)]

    @property
    def connected(self) -> bool:
        """Whether a bot is logged in and hears what is said from now on.

        The post opens a moment after the login, behind its ack; a word said in between would be lost.
        """
        return self._live is not None and self._world.post.is_attached(Channel.AI_BOT, self._carry)

    # ------------------------------------------------------------------------------------ trouble by hand

    def kick(self, style: Kick | None = None) -> None:
        """Do to the live connection what a second login does."""
        if self._live:
            loser, self._live = self._live, None
            self._dismiss(loser, style or self._world.trouble.kick)

    def drop(self) -> None:
        """Break the live connection off without a word."""
        if self._live:
            self._live.abort()

    def hang_up(self) -> None:
        """Close the live connection cleanly, with 1000 and no event."""
        if self._live:
            self._later(self._live.close())

    def send_raw(self, text: str) -> None:
        """Put anything at all on the live connection."""
        if self._live:
            self._later(self._live.socket.send_str(text))

    async def close(self) -> None:
        """Close every socket."""
        for connection in tuple(self._open):
            await connection.close()

    # ------------------------------------------------------------------------------------ a socket's life

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if not web.WebSocketResponse().can_prepare(request).ok:
            return web.Response(status=426)
        socket = web.WebSocketResponse(max_msg_size=FRAME_BYTES, compress=False)
        await socket.prepare(request)
        connection = Connection(socket, request)
        self._open.add(connection)
        try:
            await self._listen(connection)
        finally:
            self._open.discard(connection)
            self._leave(connection)
        return socket

    async def _listen(self, connection: Connection) -> None:
        while True:
            try:
                message = await connection.socket.receive(timeout=self._settings.patience.silence)
            except TimeoutError:
                self._world.history.note("world", "closed for silence")
                await connection.close()
                return
            if message.type is not WSMsgType.TEXT:
                return
            self._take(connection, message.data)

    def _leave(self, connection: Connection) -> None:
        if self._live is connection:
            self._live = None
            self._world.post.detach(Channel.AI_BOT, self._carry)
            self._world.history.note("world", "bot disconnected")

    # ------------------------------------------------------------------------------------ frames

    def _take(self, connection: Connection, text: str) -> None:
        frame = _parsed(text)
        cmd, req_id = str(frame.get("cmd")), str((frame.get("headers") or {}).get("req_id", ""))
        mishap = self._world.trouble.of_call(cmd)
        ack: Frame = {"errcode": 0, "errmsg": "ok"}
        body = frame.get("body") if isinstance(frame.get("body"), dict) else {}
        if mishap.effect:
            ack = self._carried_out(connection, cmd, req_id, body or {})
        if mishap.code is not None:
            ack = Refused(mishap.code).body()
        self._world.history.note("call", cmd, req_id=req_id, body=body, ack=ack, answering=mishap.answering.value)
        self._answer(connection, {"headers": {"req_id": req_id}, **ack}, mishap)

    def _answer(self, connection: Connection, ack: Frame, mishap: Mishap) -> None:
        match mishap.answering:
            case Answering.ANSWER:
                connection.send(ack, wait=mishap.wait)
            case Answering.NOTHING:
                return
            case Answering.HALF | Answering.CLOSE:
                connection.abort()

    def _carried_out(self, connection: Connection, cmd: str, req_id: str, body: Frame) -> Frame:
        try:
            told = self._do(connection, cmd, req_id, body)
        except Refused as refused:
            return refused.body()
        return {"errcode": 0, "errmsg": "ok"} | ({"body": told} if told is not None else {})

    def _do(self, connection: Connection, cmd: str, req_id: str, body: Frame) -> Frame | None:
        if cmd == "aibot_subscribe":
            self._log_in(connection, body)
            return None
        if not connection.live:
            raise Refused(BAD_BOT, "not subscribed")
        if cmd not in self._commands:
            raise Refused(BAD_PARAMETER, f"cmd {cmd}")
        return self._commands[cmd](req_id, body)

    @staticmethod
    def _void(_: object) -> None:
        """An ack has no body where nothing is to be told."""

    def _log_in(self, connection: Connection, body: Frame) -> None:
        if not self._logins.take("bot", self._world.clock.now()):
            raise Refused(TOO_OFTEN)
        if self._settings.bot_callback or (body.get("bot_id"), body.get("secret")) != (
            self._settings.bot_id,
            self._settings.secret,
        ):
            raise Refused(BAD_BOT)
        if connection.live:
            return
        self.kick()
        connection.live = True
        self._live = connection
        self._world.history.note("world", "bot connected")
        asyncio.get_running_loop().call_soon(self._open_post, connection)

    def _open_post(self, connection: Connection) -> None:
        if self._live is connection:
            self._world.post.attach(Channel.AI_BOT, self._carry)

    def _dismiss(self, loser: Connection, style: Kick) -> None:
        self._world.post.detach(Channel.AI_BOT, self._carry)
        self._world.history.note("world", "kicked", style=style.value)
        told = {"eventtype": "disconnected_event"}
        body = {
            "msgid": self._world.new_id(),
            "create_time": int(self._world.clock.now().timestamp()),
            "aibotid": self._settings.bot_id,
            "msgtype": "event",
            "event": told,
        }
        loser.send({"cmd": "aibot_event_callback", "headers": {"req_id": self._world.new_id("req")}, "body": body})
        if style is Kick.HALF_ALIVE:
            return
        loser.live = False
        self._later(loser.close() if style is Kick.CLOSE else self._abort_later(loser))

    async def _abort_later(self, loser: Connection) -> None:
        await asyncio.sleep(0.01)  # the event is to be read before the reset
        loser.abort()

    def _later(self, doing: Any) -> None:
        task: asyncio.Task[None] = asyncio.get_running_loop().create_task(doing)
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    # ------------------------------------------------------------------------------------ callbacks

    def _carry(self, event: Event, *, wait: float) -> None:
        if self._live is None:
            self._world.history.note("delivery", event.kind.value, id=event.id, outcome="lost: not connected")
            return
        req_id = self._world.new_id("req")
        self._bot.ask(req_id, event)
        cmd = "aibot_msg_callback" if event.kind is Happening.MESSAGE else "aibot_event_callback"
        body = callback_body(event, self._settings.bot_id, self._addresses)
        self._world.history.note("delivery", cmd, id=event.id, req_id=req_id, body=body, outcome="sent")
        self._live.send({"cmd": cmd, "headers": {"req_id": req_id}, "body": body}, wait=wait)


def _parsed(text: str) -> Frame:
    try:
        frame = json.loads(text)
    except ValueError:
        return {}
    return frame if isinstance(frame, dict) else {}
