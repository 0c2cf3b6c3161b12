"""A list of leads from XLSX or CSV, row by row, and the copy of it that says how each row ended."""

from bot.leads_file.reading import LeadSheet, SheetRow, parse, read
from bot.leads_file.result import End, write

__all__ = ["End", "LeadSheet", "SheetRow", "parse", "read", "write"]
