"""What holds for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests are not looked at while coverage is measured: they repeat at length what short tests have covered."""
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker("no_cover")
