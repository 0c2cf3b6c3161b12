"""``sunmao check --online``: one knock at each door of WeCom, and at our own from outside. No secret is printed."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import aiohttp

from bot.cli.check_crm import ask_crm
from bot.cli.findings import note, well, wrong
from bot.clock import SystemClock
from bot.wecom import troubles
from bot.wecom.health import Vitals
from bot.wecom.http import Patience
from bot.wecom.line import Line, Poison, Timing
from bot.wecom.token import AccessToken
from bot.wecom.transport import Rejected, SendError, TryLater
from storage.database import Database

if TYPE_CHECKING:
    from bot.cli.findings import Finding
    from bot.config import AiBotSettings, AppSettings, Settings

_FRESH = timedelta(seconds=30)
_PATIENCE = aiohttp.ClientTimeout(total=8)
_OK = 200
_UNWELL = 503


def seems_alive(url: str, now: datetime) -> bool:
    """Whether a bot with this database was alive a moment ago."""
    try:
        with Database(url, read_only=True) as database:
            kept = database.do_now(lambda work: work.facts.get("last_alive"))
    except Exception:  # noqa: BLE001 — what is wrong with the database was said before
        return False
    return kept is not None and now - datetime.fromisoformat(kept) < _FRESH


async def look(settings: Settings, *, alive: bool) -> list[Finding]:
    """What each door answers. ``alive``: a bot is connected, and a second login would throw it out."""
    async with aiohttp.ClientSession() as session:
        found = []
        if settings.wecom.app:
            found.append(await _app(session, settings.wecom.app))
        if settings.wecom.ai_bot.mode == "long_connection":
            found.append(await _long_connection(session, settings.wecom.ai_bot, alive=alive))
        if settings.server.public_url:
            found.append(await _from_outside(session, settings.server.public_url))
        found += await ask_crm(settings.crm, session)
    return found


async def _app(session: aiohttp.ClientSession, app: AppSettings) -> Finding:
    token = AccessToken(
        session,
        api_url=app.api_url,
        corp_id=app.corp_id,
        secret=app.secret.get_secret_value(),
        patience=Patience(),
        clock=time.monotonic,
    )
    try:
        await token.get()
    except Rejected as refusal:
        return wrong("自建应用", f"企业微信不接受:{refusal.reason}")
    except SendError as silent:
        return wrong("自建应用", f"{silent.reason};请检查网络和代理")
    return well("自建应用", "企业 ID 和 Secret 都对")


async def _long_connection(session: aiohttp.ClientSession, bot: AiBotSettings, *, alive: bool) -> Finding:
    if alive:
        return note("长连接", "机器人正在运行,再登录会把它挤下线,所以没有试;请看它的 /healthz")
    try:
        async with asyncio.timeout(Timing().connect):
            socket = await session.ws_connect(bot.url)
    except (TimeoutError, aiohttp.ClientError, OSError) as unreached:
        return wrong("长连接", f"连不上({type(unreached).__name__});请检查网络能否访问企业微信")
    line = Line(socket, Timing(), Poison(), Vitals(SystemClock()), lambda _: None)
    listening = asyncio.create_task(line.listen())
    try:
        secret = bot.secret.get_secret_value() if bot.secret else ""
        refusal = troubles.trouble(await line.log_in(bot.bot_id or "", secret))
    except TryLater as silent:
        return wrong("长连接", silent.reason)
    finally:
        await line.close()
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
    return wrong("长连接", f"登录被拒绝:{refusal.reason}") if refusal else well("长连接", "登录成功,已退出")


async def _from_outside(session: aiohttp.ClientSession, public_url: str) -> Finding:
    try:
        async with session.get(f"{public_url.rstrip('/')}/healthz", timeout=_PATIENCE, allow_redirects=False) as answer:
            status = answer.status
            await answer.read()
    except (TimeoutError, aiohttp.ClientError, OSError) as unreached:
        return wrong("外网地址", f"{public_url} 没有应答({type(unreached).__name__});机器人没启动时这是正常的")
    if status == _OK:
        return well("外网地址", f"{public_url} 能到达机器人,一切正常")
    if status == _UNWELL:
        return note("外网地址", f"{public_url} 能到达机器人,但它说有地方不正常;请打开 /healthz 看原因")
    return wrong("外网地址", f"{public_url}/healthz 应答 HTTP {status},到达的不是机器人;请检查反向代理")
