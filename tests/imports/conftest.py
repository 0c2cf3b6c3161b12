"""A desk with people, as the terminal's own tests have it."""

from tests.cli.conftest import desk, staffed

__all__ = ["desk", "staffed"]
