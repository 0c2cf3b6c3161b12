"""What holds for all tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

_HERE: Final = Path(__file__).parent
_WHOLE: Final = tuple(_HERE / name for name in ("faults", "stories", "messages/test_injection.py"))
"""Here the whole program is gone through again and again: what each of its lines does is tested elsewhere."""

settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")
"""The first example compiles the patterns that it needs, and a machine under load is slow, not wrong."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage, which doubles the time of a test, is measured by short tests of one thing, not by long ones of all."""
    for item in items:
        if item.get_closest_marker("slow") or any(item.path.is_relative_to(place) for place in _WHOLE):
            item.add_marker("no_cover")
