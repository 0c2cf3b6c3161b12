"""``GET /api/openapi.json`` is OpenAPI 3.1, and what the API answers is what it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from bot.web.openapi import DOCUMENT
from tests.web_api.conftest import FULL

if TYPE_CHECKING:
    from tests.web_api.conftest import Caller

POST = DOCUMENT["paths"]["/api/leads"]["post"]


def against(schema: dict[str, Any]) -> OAS31Validator:
    """A schema of the document, its references resolved in it."""
    return OAS31Validator({**schema, "components": DOCUMENT["components"]})


def test_the_description_is_valid() -> None:
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []


async def test_anybody_may_read_it(caller: Caller) -> None:
    async with caller.client.get("/api/openapi.json") as answer:
        assert await answer.json() == DOCUMENT


@pytest.mark.parametrize(
    "body",
    [
        FULL,
        {**FULL, "budget": None},
        {**FULL, "event": "工博会"},
        [FULL, FULL, {**FULL, "sdr": "nobody"}],
        {**FULL, "sdr": "nobody"},
        {},
        [],
    ],
)
async def test_every_answer_is_described(caller: Caller, body: Any) -> None:
    status, told = await caller.post(body)
    schema = POST["responses"][str(status)]["content"]["application/json"]["schema"]
    assert list(against(schema).iter_errors(told)) == []


async def test_its_own_example_is_taken(caller: Caller) -> None:
    example = DOCUMENT["components"]["schemas"]["Lead"]["example"]
    wanted = POST["requestBody"]["content"]["application/json"]["schema"]
    assert list(against(wanted).iter_errors(example)) == []
    status, told = await caller.post(example)
    assert (status, told["state"]) == (200, "dispatched")


@pytest.mark.parametrize(
    ("status", "sent"),
    [
        (400, {"data": b"{"}),
        (401, {"body": FULL, "token": "wrong"}),
        (409, {"body": {**FULL, "phone": "13900523399"}, "Idempotency_Key": "form-1"}),
        (413, {"data": b" " * 300_000}),
        (422, {"data": b'{"sdr": "liuyang", "sdr": "hejing"}'}),
    ],
)
async def test_every_mistake_is_described(caller: Caller, status: int, sent: dict[str, Any]) -> None:
    await caller.post(FULL, Idempotency_Key="form-1")
    got, told = await caller.post(**sent)
    assert got == status
    schema = POST["responses"][str(status)]["content"]["application/json"]["schema"]
    assert list(against(schema).iter_errors(told)) == []
