"""What the API answers, with its Chinese sentences readable as they travel."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Mapping

_DUMPS = partial(json.dumps, ensure_ascii=False)


def spoken(body: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """An answer in JSON (UTF-8): whoever tries the API by hand reads words, not numbers of letters."""
    return web.json_response(body, status=status, headers=headers, dumps=_DUMPS)
