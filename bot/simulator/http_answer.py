"""One HTTP call on this WeCom: carried out, written into the history, answered as the trouble says."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.simulator.errors import BAD_PARAMETER, Refused
from bot.simulator.trouble import Answering

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator.trouble import Mishap
    from bot.simulator.world import World


async def body_of(request: web.Request) -> dict[str, Any]:
    """The JSON object of a request; anything else is an empty one."""
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


async def answer(
    world: World, request: web.Request, body: dict[str, Any], do: Callable[[], dict[str, Any]]
) -> web.StreamResponse:
    """Call ``do`` and answer with what it returns beside errcode 0, or with its refusal; or as the trouble says."""
    mishap = world.trouble.of_call(request.path)
    said: dict[str, Any] = {"errcode": 0, "errmsg": "ok"}
    if mishap.effect:
        said = carried_out(do)
    if mishap.code is not None:
        said = Refused(mishap.code).body()
    world.history.note("call", request.path, body=body, answer=said, answering=mishap.answering.value)
    if mishap.wait:
        await asyncio.sleep(mishap.wait)
    return await _say(request, said, mishap)


def carried_out(do: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What ``do`` returns beside errcode 0, or its refusal; a body of the wrong shape is refused too."""
    try:
        return {"errcode": 0, "errmsg": "ok"} | do()
    except Refused as refused:
        return refused.body()
    except (AttributeError, KeyError, TypeError) as error:
        return Refused(BAD_PARAMETER, f"malformed: {error}").body()


async def _say(request: web.Request, said: dict[str, Any], mishap: Mishap) -> web.StreamResponse:
    match mishap.answering:
        case Answering.NOTHING:
            await asyncio.Event().wait()  # until the caller gives up, which cancels this
        case Answering.CLOSE:
            _abort(request)
        case Answering.HALF:
            return await _half(request, json.dumps(said).encode())
        case Answering.ANSWER if mishap.status is not None:
            return web.Response(status=mishap.status, text=mishap.page, content_type="text/html")
        case Answering.ANSWER:
            pass
    return web.json_response(said)


async def _half(request: web.Request, said: bytes) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(said))})
    await response.prepare(request)
    await response.write(said[: len(said) // 2])
    _abort(request)
    return response


def _abort(request: web.Request) -> None:
    if request.transport:
        request.transport.abort()
