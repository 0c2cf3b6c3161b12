"""The folder of a config.toml, for the tests here."""

from tests.config.files import folder

__all__ = ["folder"]
