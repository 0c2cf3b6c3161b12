"""The administrator's list of people, from XLSX, CSV or JSON: everybody in it, or every mistake in it."""

from bot.people_file.problems import PeopleError, RowProblem
from bot.people_file.reading import parse, read

__all__ = ["PeopleError", "RowProblem", "parse", "read"]
