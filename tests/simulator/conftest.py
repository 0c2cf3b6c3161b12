"""Fixtures: an office, and an office whose WeCom is open on a socket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.simulator.server import Served, serving
from bot.simulator.settings import Patience, Settings
from tests.simulator.office import Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

QUICK = Patience(verify=3.0, callback=3.0, silence=60, retry_pause=0.01, poll=0.02)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
async def served(office: Office) -> AsyncIterator[Served]:
    async with serving(office.world, Settings(patience=QUICK)) as opened:
        yield opened
