"""A list of customers out of the CRM, XLSX or CSV, by the usual names of its columns."""

from bot.customers_file.columns import END, ROW, Column
from bot.customers_file.customers import customer_of, known_of, off_limits_in
from bot.customers_file.gathering import PART
from bot.customers_file.reading import CustomerSheet, Entry, opened, parse

__all__ = [
    "END",
    "PART",
    "ROW",
    "Column",
    "CustomerSheet",
    "Entry",
    "customer_of",
    "known_of",
    "off_limits_in",
    "opened",
    "parse",
]
