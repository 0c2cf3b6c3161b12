"""A sales floor for every test."""

from tests.floor import dispatched, floor

__all__ = ["dispatched", "floor"]
