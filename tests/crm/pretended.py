"""A CRM on loopback that answers JSON, and every trouble a CRM makes, on request.

    GET  /accounts /contacts /deals   ?page=&limit=&since=     {"data": {"items": […]}, "more": …}
    POST /token                                                {"access_token": …}
    POST /leads   GET /leads?external_id=                      make and find what we write
    POST /query                                                filters and token in the body, result code in the answer
    GET  /objects?limit=&after=                                a cursor, and {"paging": {"next": {"after": …}}}

``troubles`` are taken one for each request of a list or of /leads: "hang", "500", "403", "half", "429", "again",
"redirect", "500 after", "hang after"; None is no trouble.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "token-of-the-crm"


@dataclass(kw_only=True)
class PretendedCrm:
    """What it has, what it does wrong, and what it was asked."""

    accounts: list[dict[str, Any]] = field(default_factory=list)
    contacts: list[dict[str, Any]] = field(default_factory=list)
    deals: list[dict[str, Any]] = field(default_factory=list)
    leads: list[dict[str, Any]] = field(default_factory=list)
    troubles: list[str | None] = field(default_factory=list)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    logins: int = 0
    token: str = TOKEN
    retry_after: str = "7"
    last: bytes = b""

    def application(self) -> web.Application:
        """Its server."""
        served = web.Application()
        served.add_routes(
            [
                web.post("/token", self._log_in),
                web.get("/leads", self._find),
                web.post("/leads", self._make),
                web.post("/query", self._query),
                web.get("/objects", self._objects),
                web.get("/{kind:accounts|contacts|deals}", self._list),
            ]
        )
        return served

    async def _log_in(self, request: web.Request) -> web.Response:
        self.logins += 1
        told = await request.json()
        if told != {"id": "app", "secret": "s3cret"}:
            raise web.HTTPForbidden
        self.token = f"{TOKEN}-{self.logins}"
        return web.json_response({"result": {"token": self.token}})

    async def _list(self, request: web.Request) -> web.StreamResponse:
        kind, asked = request.match_info["kind"], dict(request.query)
        self.asked.append((kind, asked))
        trouble = self._trouble(request)
        if trouble in {"hang", "500", "429", "redirect"}:
            return await _spoilt(trouble, self)
        if trouble == "again" and self.last:
            return web.Response(body=self.last, content_type="application/json")
        first, size = (int(asked["page"]) - 1) * int(asked["limit"]), int(asked["limit"])
        changed = [one for one in getattr(self, kind) if one.get("updated", "9") >= asked["since"]]
        items = changed[first : first + size]
        answer = {"data": {"items": items}, "more": first + size < len(changed)}
        self.last = json.dumps(answer, ensure_ascii=False).encode()
        if trouble == "half":
            return web.Response(body=self.last[: len(self.last) // 2], content_type="application/json")
        return web.Response(body=self.last, content_type="application/json")

    async def _query(self, request: web.Request) -> web.Response:
        told = await request.json()
        self.asked.append(("query", told))
        if told["token"] != self.token:
            return web.json_response({"code": 20016, "message": "token expired"})
        if self.troubles:
            return web.json_response({"code": 40001, "message": self.troubles.pop(0)})
        search = told["search"]
        (since,) = search["filters"][0]["values"]
        changed = [one for one in self.accounts if one.get("modified", 2_000_000_000_000) >= since]
        items = changed[search["offset"] : search["offset"] + search["limit"]]
        return web.json_response({"code": 0, "data": {"list": items or None}})

    async def _objects(self, request: web.Request) -> web.Response:
        self.asked.append(("objects", dict(request.query)))
        first, size = int(request.query.get("after", "0")), int(request.query["limit"])
        onward = {"paging": {"next": {"after": str(first + size)}}} if first + size < len(self.accounts) else {}
        return web.json_response({"results": self.accounts[first : first + size], **onward})

    async def _find(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(("find", dict(request.query)))
        trouble = self._trouble(request)
        if trouble:
            return await _spoilt(trouble, self)
        return web.json_response([one for one in self.leads if one["external_id"] == request.query["external_id"]])

    async def _make(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(("make", {}))
        trouble = self._trouble(request)
        if trouble and not trouble.endswith("after"):
            return await _spoilt(trouble, self)
        told = await request.json()
        self.leads.append({**told, "id": 700 + len(self.leads)})
        if trouble:
            return await _spoilt(trouble.removesuffix(" after"), self)
        return web.json_response({"data": {"id": self.leads[-1]["id"]}})

    def _trouble(self, request: web.Request) -> str | None:
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            raise web.HTTPUnauthorized
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble == "403":
            raise web.HTTPForbidden
        return trouble


async def _spoilt(trouble: str, crm: PretendedCrm) -> web.StreamResponse:
    match trouble:
        case "hang":
            await asyncio.sleep(30)
            return web.Response()
        case "429":
            return web.Response(status=429, headers={"Retry-After": crm.retry_after})
        case "redirect":
            return web.Response(status=302, headers={"Location": "http://127.0.0.1:9/elsewhere"})
        case _:
            return web.Response(status=500, text="<html>somebody's name and telephone")
