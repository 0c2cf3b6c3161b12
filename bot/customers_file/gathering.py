"""Customers out of rows: what each row says is added to its customer, and whole parts are handed on meanwhile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.customers_file.columns import Column
from bot.customers_file.times import amount_of, written
from bot.domain.intake.phones import reach_in
from bot.domain.intake.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    HandOn = Callable[[list[dict[str, Any]]], bool]
    """Takes a part of the customers while the rest is still being read; False where it wants no more for now."""

PART: Final = 2_000
"""Customers of one part, which becomes one commit: whoever speaks with the bot meanwhile waits a fraction of a second.
"""
TIMES: Final = (Column.VISIT, Column.FOLLOW_UP, Column.AS_OF)
_LISTS: Final = (Column.ALIAS, Column.FORMER, Column.WEBSITE)
SEVERAL: Final = frozenset({*_LISTS, Column.PHONE, Column.MAIL})
"""Of these a list may have several columns, which count together."""
_PERSON: Final = (Column.CONTACT, Column.TITLE, Column.PHONE, Column.MAIL)
_BETWEEN: Final = re.compile("[,\uff0c;\uff1b、\n|]")
_ONE_NUMBER: Final = re.compile(r"(?:\+?[\d -]{5,17})?")
_ONCE: Final = (Column.CODE, Column.OWNER, Column.REGION, Column.INDUSTRY, Column.PARENT, Column.OFF_LIMITS)


class Gathering:
    """The customers of a list, by ``ref``, in the order in which they are first told of.

    ``marks``: the list has a column 勿扰, so that an empty cell says that the customer may be touched.
    ``told_again``: of whom a row said more after they had been handed on.
    """

    __slots__ = ("_fresh", "_hand_on", "_handed", "_marks", "customers", "told_again")

    def __init__(self, hand_on: HandOn | None = None, *, marks: bool = False) -> None:
        self.customers: dict[str, dict[str, Any]] = {}
        self.told_again: set[str] = set()
        self._hand_on = hand_on
        self._marks = marks
        self._fresh: list[dict[str, Any]] = []
        self._handed: set[str] = set()

    def hear(self, ref: str, said: Mapping[Column, str]) -> str:
        """What one more row says of this customer; where its number is another one's, the name of that one."""
        customer = self.customers.get(ref)
        if (
            customer
            and customer["name"] != said[Column.NAME]
            and _folded(customer["name"]) != _folded(said[Column.NAME])
        ):
            return str(customer["name"])
        if customer is None:
            if self._hand_on and len(self._fresh) == PART:
                self._hand_over(self._hand_on)
            customer = self.customers[ref] = _fresh(ref, said[Column.NAME])
            if self._marks:
                customer[Column.OFF_LIMITS] = ""
            self._fresh.append(customer)
        elif ref in self._handed:
            self.told_again.add(ref)
        _add(customer, said)
        return ""

    def _hand_over(self, hand_on: HandOn) -> None:
        """A part is full, and there is more: a list of one part is handed on by nobody."""
        if hand_on(self._fresh):
            self._handed.update(customer["ref"] for customer in self._fresh)
        else:
            self._hand_on = None
        self._fresh = []


def _folded(name: str) -> str:
    return re.sub(r"[\W_]", "", plain(name)).lower()


def _fresh(ref: str, name: str) -> dict[str, Any]:
    return {"ref": ref, "name": name, "contacts": [], "opportunities": [], **{column: [] for column in _LISTS}}


def _add(customer: dict[str, Any], said: Mapping[Column, str]) -> None:
    """What one more row says of the customer."""
    for column in _ONCE:
        if column in said and not customer.get(column):
            customer[column] = said[column]
    for column in _LISTS:
        if column in said:
            customer[column] += [one for one in _parted(said[column]) if one not in customer[column]]
    for column in TIMES:
        if column in said:
            customer[column] = max(customer.get(column, ""), written(said[column]))
    contacts, deals = customer["contacts"], customer["opportunities"]
    for person in _people(said):
        if person not in contacts and any(person):
            contacts.append(person)
    if Column.OPPORTUNITY in said and (deal := _deal(said)) not in deals:
        deals.append(deal)


def _people(said: Mapping[Column, str]) -> list[list[str]]:
    """Whom the row tells of; of several numbers or addresses of one the first is his, each other stands beside it."""
    name, title, phone, mail = person = [said.get(column, "") for column in _PERSON]
    if _ONE_NUMBER.fullmatch(phone) and not _BETWEEN.search(mail):
        return [person]
    phones = [number for line in phone.split("\n") for number in _numbers(line)]
    mails = _parted(mail) or [""]
    first = [name, title, phones[0], mails[0]]
    return [first, *([name, title, one, ""] for one in phones[1:]), *([name, title, "", one] for one in mails[1:])]


def _deal(said: Mapping[Column, str]) -> list[Any]:
    return [said[Column.OPPORTUNITY], said.get(Column.STAGE, ""), amount_of(said.get(Column.AMOUNT, ""))]


def _numbers(cell: str) -> Sequence[str]:
    """The numbers of a cell, as they are written; what is none stays as it is, for people to read."""
    return (cell,) if _ONE_NUMBER.fullmatch(cell) else reach_in(cell, named=True).phones or (cell,)


def _parted(words: str) -> list[str]:
    return [part for one in _BETWEEN.split(words) if (part := one.strip())]
