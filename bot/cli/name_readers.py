"""Reads the names of many customers on all processors, while others are read from the file or brought in.

Reading a name into its parts is most of the work of an import, and needs nothing but the name. The telephones, domains
and codes are read on the way. Customers go to the readers part by part::

    file ──▶ rows ──▶ parts ──▶ readers, AHEAD parts at most ──▶ in their order, with keys ──▶ database

The first parts go while the file is still being read, later ones as others come back; so neither processor waits for
the other, and however long a list is, the keys of a few parts are all that is kept of it on the way.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final

from bot.customers_file import known_of
from bot.domain.matching import KEYS, keys_of, number_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from concurrent.futures import Future

Customers = list[dict[str, Any]]
Keys = dict[str, Any] | None
"""``{"version": …, "of": the keys of each customer, "signs": its code, telephones and domains}``.

None: whoever keeps the customers reads the names himself.
"""
Part = tuple[Customers, Keys]

AHEAD: Final = 24
"""Parts that are being read, or read and not yet asked for: a quarter of a megabyte each, pickled as they are kept."""
_MOST: Final = 4
_STANDS_BACK: Final = 10


@contextmanager
def name_readers() -> Iterator[NameReaders]:
    """Readers, who begin with the first part that they are given, and go at the end whatever happens."""
    how = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(min(_MOST, os.cpu_count() or 1), mp_context=how, initializer=_settle) as processes:
        try:
            yield NameReaders(processes)
        finally:
            processes.shutdown(wait=False, cancel_futures=True)


class NameReaders:
    """Other processes, which read the parts that they are given."""

    def __init__(self, processes: ProcessPoolExecutor) -> None:
        self._processes = processes
        self._told: deque[Future[bytes]] = deque()
        self._given = 0

    def begin(self, part: Customers) -> bool:
        """Have this part read, as it is now; no where enough of them are under way. Parts are given in their order.

        All that is handed out before a database is opened starts processes that share none of it.
        """
        if len(self._told) >= AHEAD:
            return False
        try:
            self._told.append(self._processes.submit(_read, pickle.dumps(part)))
        except BrokenProcessPool:
            return False
        self._given += 1
        return True

    def in_order(self, parts: Sequence[Customers], changed: Collection[str] = ()) -> Iterator[Part]:
        """All parts, each with its keys as soon as they are read.

        Where the other processes come to grief, the rest of the parts goes without keys.

        Args:
            parts: of the whole list; the first of them may have been given already.
            changed: of which customers more was said after their part had been given.
        """
        early = self._given
        for at, part in enumerate(parts):
            while self._given < len(parts) and self.begin(parts[self._given]):
                pass
            keys = _kept(self._told.popleft()) if self._told else None
            if keys and changed and at < early:
                _read_again(part, keys, changed)
            yield part, keys


def read(customers: Customers) -> dict[str, Any]:
    """The keys of these customers, with their version; of a telephone the key itself, which is kept otherwise."""
    known = list(map(known_of, customers))
    return {
        "version": KEYS,
        "of": [[_number(key) for key in keys_of(one)] for one in known],
        "signs": [[one.code, sorted(one.phones), sorted(one.domains)] for one in known],
    }


def _settle() -> None:
    """A reader makes no circles that anybody would have to look for; on Ctrl+C it is told by whoever started it.

    It stands back behind whoever brings the parts in: of what is read ahead there is plenty, and one of him only.
    """
    gc.disable()
    if sys.platform != "win32":
        os.nice(_STANDS_BACK)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read(part: bytes) -> bytes:
    return pickle.dumps(read(pickle.loads(part)))  # noqa: S301 — from the process that started this one


def _read_again(part: Customers, keys: dict[str, Any], changed: Collection[str]) -> None:
    for at, customer in enumerate(part):
        if customer["ref"] in changed:
            anew = read([customer])
            keys["of"][at], keys["signs"][at] = anew["of"][0], anew["signs"][0]


def _number(key: str) -> str | int:
    return key if key.startswith("p:") else number_of(key)


def _kept(told: Future[bytes]) -> Keys:
    try:
        keys: Keys = pickle.loads(told.result())  # noqa: S301 — from a process that this one started
    except BrokenProcessPool:
        return None
    return keys
