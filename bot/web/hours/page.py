"""``/hours``: the administrator sees and sets everybody's hours and leave, each person his own.

The administrator signs in with ``[page] token`` of config.toml; a person comes by a link that the administrator's page
shows. What is changed goes through the one door, as if it had been said in chat.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urlsplit

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.domain.leaving import KINDS
from bot.web.hours.forms import Unclear, command_of
from bot.web.hours.keys import EVERYBODY, Keys
from bot.web.hours.view import look
from handlers.context.context import PAGE
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pydantic import SecretStr

    from bot.clock import Clock
    from bot.dispatcher import Dispatcher
    from storage.database import Database

PATH: Final = "/hours"
COOKIE: Final = "sunmao_hours"
_A_MONTH: Final = 30 * 24 * 3600
_FILES: Final = Path(__file__).with_name("page_files")
_WEEKDAYS: Final = "一二三四五六日"
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none at all a browser does not say either where a form comes from
    "Cache-Control": "no-store",
}


class HoursPage:
    """Serves the page to whoever has a key; ``token`` None closes it."""

    def __init__(self, *, dispatcher: Dispatcher, database: Database, clock: Clock, token: SecretStr | None) -> None:
        self._dispatcher = dispatcher
        self._database = database
        self._clock = clock
        self._keys = Keys(token=token) if token else None
        self._environment = Environment(loader=FileSystemLoader(_FILES), autoescape=True, undefined=StrictUndefined)
        self._environment.filters["weekday"] = _weekday

    def routes(self) -> list[web.RouteDef]:
        """Where it is; nowhere without a token."""
        if self._keys is None:
            return []
        return [
            web.get(PATH, self.show),
            web.post(PATH, self.change),
            web.post(f"{PATH}/in", self.sign_in),
            web.post(f"{PATH}/out", self.sign_out),
            web.get(f"{PATH}/page.css", _style),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The page of whoever has come; the form to sign in for everybody else."""
        keys = self._keys_here
        userid, key = request.query.get("as", ""), request.query.get("key", "")
        if userid and keys.opens(userid, key):
            return self._let_in(request, userid)
        who = keys.who(request.cookies.get(COOKIE, ""))
        if who is None or (userid and who not in {EVERYBODY, userid}):
            return self._closed("这个链接已经失效,请向管理员要新的。" if userid else "")
        return await self._page(request, who)

    async def change(self, request: web.Request) -> web.Response:
        """Do what a form asks for, then show the page with what came of it."""
        keys = self._keys_here
        who = keys.who(request.cookies.get(COOKIE, ""))
        form = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
        if who is None or not (_from_here(request) and keys.is_form(who, form.get("form", ""))):
            return self._closed("登录已经失效,请重新登录。")
        person = form.get("person", "") if who == EVERYBODY else who
        try:
            command = command_of(form, person, self._today())
            key = f"page:{form.get('once', '') or secrets.token_hex(8)}"
            said = await self._dispatcher.give(command, by=who or PAGE, key=key)
        except Unclear as unclear:
            return await self._page(request, who, wrong=str(unclear))
        except Unavailable:
            return await self._page(request, who, wrong="数据库没有应答,什么都没有改;请稍后再试")
        return await self._page(request, who, said="\n".join(said) or "已经改过了。")

    async def sign_in(self, request: web.Request) -> web.Response:
        """Let the administrator in."""
        given = (await request.post()).get("token", "")
        if not (isinstance(given, str) and _from_here(request) and self._keys_here.is_token(given.strip())):
            return self._closed("令牌不对。令牌在 config.toml 的 [page] 里。")
        return self._let_in(request, EVERYBODY)

    async def sign_out(self, _: web.Request) -> web.Response:
        """Forget who it was."""
        response = self._closed("已退出。", status=200)
        response.del_cookie(COOKIE, path=PATH)
        return response

    @property
    def _keys_here(self) -> Keys:
        if self._keys is None:
            raise web.HTTPNotFound
        return self._keys

    def _today(self) -> date:
        return self._dispatcher.floor.policy.today(self._clock.now())

    def _let_in(self, request: web.Request, userid: str) -> web.Response:
        response = web.Response(status=303, headers={**_HEADERS, "Location": PATH})
        response.set_cookie(
            COOKIE,
            self._keys_here.cookie(userid),
            path=PATH,
            max_age=_A_MONTH,
            httponly=True,
            samesite="Lax",
            secure=request.secure,
        )
        return response

    def _closed(self, wrong: str, *, status: int = 401) -> web.Response:
        return self._rendered("sign_in.html", {"wrong": wrong}, status=status)

    async def _page(self, request: web.Request, who: str, *, said: str = "", wrong: str = "") -> web.Response:
        now, policy, keys = self._clock.now(), self._dispatcher.floor.policy, self._keys_here
        view = await self._database.do(lambda work: look(work, who, policy, now))
        if who and not view.rows:
            return self._closed("名单里没有这个人,请问管理员。")
        if not who:
            rows = tuple(replace(row, link=_link(request, keys, row.person.userid)) for row in view.rows)
            view = replace(view, rows=rows)
        facts = {"view": view, "admin": not who, "form": keys.form(who), "kinds": KINDS}
        once = secrets.token_hex(8)
        return self._rendered("page.html", {**facts, "once": once, "said": said, "wrong": wrong}, status=200)

    def _rendered(self, name: str, facts: Mapping[str, object], *, status: int) -> web.Response:
        text = self._environment.get_template(name).render(facts)
        return web.Response(text=text, content_type="text/html", status=status, headers=_HEADERS)


async def _style(_: web.Request) -> web.FileResponse:
    return web.FileResponse(_FILES / "page.css", headers={"X-Content-Type-Options": "nosniff"})


def _link(request: web.Request, keys: Keys, userid: str) -> str:
    return f"{request.scheme}://{request.host}{PATH}?{urlencode({'as': userid, 'key': keys.of(userid)})}"


def _from_here(request: web.Request) -> bool:
    """Whether a form comes from our own page, as far as the browser says."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _weekday(day: date) -> str:
    return f"周{_WEEKDAYS[day.weekday()]}"
