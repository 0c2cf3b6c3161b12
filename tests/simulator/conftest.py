"""Fixtures: an office, and an office whose WeCom is open on a socket."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.simulator.server import Served, serving
from bot.simulator.settings import Patience, Settings
from tests.simulator.office import Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

QUICK = Patience(verify=0.2, callback=0.2, silence=0.15, retry_pause=0.01, poll=0.02)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def silence() -> float:
    """Seconds after which a silent long connection is closed."""
    return QUICK.silence


@pytest.fixture
async def served(office: Office, silence: float) -> AsyncIterator[Served]:
    async with serving(office.world, Settings(patience=replace(QUICK, silence=silence))) as opened:
        yield opened
