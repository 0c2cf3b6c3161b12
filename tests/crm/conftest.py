"""A mirror in memory, and a pretended CRM beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from tests.crm.pretended import PretendedCrm
from tests.crm.stage import Stage
from tests.floor import floor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.floor import SalesFloor

__all__ = ["crm", "floor", "stage"]


@pytest.fixture
def crm() -> PretendedCrm:
    """A CRM that has nothing yet."""
    return PretendedCrm()


@pytest.fixture
async def stage(floor: SalesFloor, crm: PretendedCrm) -> AsyncIterator[Stage]:
    """The CRM served, and the bot that asks it."""
    server = TestServer(crm.application())
    async with server, aiohttp.ClientSession() as session:
        yield Stage(floor, crm, session, str(server.make_url("")))
