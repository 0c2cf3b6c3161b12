"""``POST /api/leads``: leads from a web form or another program, judged and dispatched as if an SDR had posted them.

    Authorization: Bearer TOKEN          [api] token of config.toml
    Idempotency-Key: any words           the same key is answered as the first time, and nothing is done twice
    {"sdr": "liuyang", "company": …, "phone": …, "utm_source": …}, or a list of up to 100

Every answer that is not the leads is ``{"error": a Chinese sentence}``. Nothing of a request is ever logged.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.dispatcher import Batch
from bot.domain.batch import Landed, Landing
from bot.web.api_requests import Mistake, leads_in
from bot.web.incoming import doubts, post_of, questions, reason, vocabulary
from bot.web.openapi import DOCUMENT
from bot.web.people_named import named
from bot.web.spoken import spoken
from storage import Unavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import SecretStr

    from bot.clock import Clock
    from bot.dispatcher import Dispatcher
    from bot.domain.batch import Basis, Post
    from bot.domain.people import Roster
    from bot.web.api_requests import Asked
    from storage.unit_of_work import UnitOfWork

_LONGEST_KEY = 255
_UNKNOWN = "接口没有给渠道"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    """A request as it was read: what it asks for, and the post in each of its leads."""

    asked: Asked
    posts: tuple[tuple[Post, Basis], ...]


class Api:
    """Serves the API to whoever has the token; ``token`` None closes it."""

    def __init__(self, *, dispatcher: Dispatcher, clock: Clock, token: SecretStr | None) -> None:
        self._dispatcher = dispatcher
        self._clock = clock
        self._token = token

    def routes(self) -> list[web.RouteDef]:
        """Where it is."""
        return [web.post("/api/leads", self.leads), web.get("/api/openapi.json", self.describe)]

    async def describe(self, _: web.Request) -> web.Response:
        """The API in OpenAPI 3.1."""
        return spoken(DOCUMENT)

    async def leads(self, request: web.Request) -> web.Response:
        """Take in one lead or several."""
        try:
            self._must_be_let_in(request)
            body = await _body(request)
            key = _key(request)
            read = await asyncio.to_thread(self._read, body)
            answer = await self._dispatcher.once(lambda work: self._answer_once(key, _digest(body), read, work))
        except Mistake as mistake:
            return _refused(mistake)
        except Unavailable:
            return _refused(
                Mistake(HTTPStatus.SERVICE_UNAVAILABLE, "数据库没有应答,什么都没有收;请稍后用同一个请求再试")
            )
        return spoken(answer["body"], status=answer["status"])

    def _must_be_let_in(self, request: web.Request) -> None:
        if self._token is None:
            raise Mistake(HTTPStatus.FORBIDDEN, "接口没有开通;请管理员在 config.toml 的 [api] 里设置 token")
        given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, f"Bearer {self._token.get_secret_value()}".encode()):
            raise Mistake(HTTPStatus.UNAUTHORIZED, "令牌不对;请求头要带 Authorization: Bearer 令牌")

    def _answer_once(self, key: str | None, digest: str, read: _Read, work: UnitOfWork) -> dict[str, Any]:
        """The answer; the one that was given before to the same key, as long as the request is the same too."""
        if key is None:
            return self._answer(f"api:{secrets.token_hex(16)}", read, work)
        name = f"api:{_digest(key.encode('utf-8', 'surrogateescape'))}"
        kept = work.inbox.answer(name)
        if kept is None:
            answer = self._answer(name, read, work)
            work.inbox.keep(name, self._clock.now(), json.dumps({**answer, "digest": digest}), "api")
            return answer
        before: dict[str, Any] = json.loads(kept)
        if before["digest"] != digest:
            raise Mistake(HTTPStatus.CONFLICT, "这个 Idempotency-Key 已经用在另一个请求上;换了内容请换一个新的")
        return before

    def _answer(self, key: str, read: _Read, work: UnitOfWork) -> dict[str, Any]:
        roster = work.people.roster()
        sdrs = [self._sdr(lead.sdr, roster, work) for lead in read.asked.leads]
        posts = [
            replace(post, key=f"{key}:{at}", sdr=sdr)
            for at, ((post, _), (sdr, why)) in enumerate(zip(read.posts, sdrs, strict=True))
            if not why
        ]
        ends = iter(self._dispatcher.post_all(Batch(posts=posts), work))
        results = [
            _refusal(why) if why else _result(post, basis, next(ends))
            for (post, basis), (_, why) in zip(read.posts, sdrs, strict=True)
        ]
        return _whole(results, several=read.asked.several)

    def _sdr(self, name: str, roster: Roster, work: UnitOfWork) -> tuple[str, str]:
        """The userid behind this name, or why this person cannot bring leads."""
        person = named(roster, name)
        if isinstance(person, str):
            return "", person
        return person.userid, self._dispatcher.may_not_post(person.userid, work)

    def _read(self, body: bytes) -> _Read:
        """The posts in a body; whose they are is settled with the list of people at hand."""
        asked = leads_in(body)
        floor = self._dispatcher.floor
        today = self._clock.now().astimezone(floor.policy.calendar.zone).date()
        posts = tuple(
            post_of(
                lead.values,
                today=today,
                key="",
                sdr="",
                group=floor.default_group,
                event=lead.event,
                unknown=_UNKNOWN,
            )
            for lead in asked.leads
        )
        return _Read(asked=asked, posts=posts)


def _result(post: Post, basis: Basis, end: Landed) -> dict[str, Any]:
    """What is answered of one lead."""
    if end.state is Landing.REFUSED:
        return _refusal(end.why)
    return {
        "lead": f"L{end.lead}",
        "state": end.state.value,
        "state_name": vocabulary()["landing"][end.state],
        "missing": questions(end),
        "doubts": doubts(end),
        "source": post.inquiry.source,
        "source_from": basis.value,
        "reason": reason(end),
    }


def _refusal(why: str) -> dict[str, Any]:
    return {
        "lead": None,
        "state": Landing.REFUSED.value,
        "state_name": vocabulary()["landing"][Landing.REFUSED],
        "error": why,
    }


def _whole(results: Sequence[dict[str, Any]], *, several: bool) -> dict[str, Any]:
    """A list is answered with a list; a single lead that was refused is an error."""
    if several:
        return {"status": HTTPStatus.OK, "body": {"leads": list(results)}}
    if "error" in results[0]:
        raise Mistake(HTTPStatus.UNPROCESSABLE_ENTITY, results[0]["error"])
    return {"status": HTTPStatus.OK, "body": results[0]}


async def _body(request: web.Request) -> bytes:
    if "Content-Encoding" in request.headers:
        # A small compressed body can be a large one (reliability.md B5 #54).
        raise Mistake(HTTPStatus.BAD_REQUEST, "请求不要压缩;请去掉 Content-Encoding")
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Mistake(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "请求超过 256 KB;请分几次提交,每次最多 100 条") from None


def _key(request: web.Request) -> str | None:
    key = request.headers.get("Idempotency-Key")
    if key is not None and not 0 < len(key.strip()) <= _LONGEST_KEY:
        raise Mistake(HTTPStatus.BAD_REQUEST, f"Idempotency-Key 要有 1 到 {_LONGEST_KEY} 个字符")
    return key


def _digest(words: bytes) -> str:
    return hashlib.sha256(words).hexdigest()


def _refused(mistake: Mistake) -> web.Response:
    headers = {"WWW-Authenticate": "Bearer"} if mistake.status == HTTPStatus.UNAUTHORIZED else None
    return spoken({"error": mistake.sentence}, status=mistake.status, headers=headers)
