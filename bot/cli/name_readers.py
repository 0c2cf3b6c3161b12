"""Reads the names of many customers on all processors, while those who were read are being brought in.

Reading a name into its parts is most of the work of an import, and needs nothing but the name. The telephones, domains
and codes are read on the way.
"""

from __future__ import annotations

import gc
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final

from bot.customers_file import known_of
from bot.domain.matching import KEYS, keys_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Customers = list[dict[str, Any]]
Keys = dict[str, Any] | None
"""``{"version": …, "of": the keys of each customer, "signs": its code, telephones and domains}``.

None: whoever keeps the customers reads the names himself.
"""
Part = tuple[Customers, Keys]

_FEW: Final = 2
"""Parts that are read sooner than other processes have started."""
_MOST: Final = 4


@contextmanager
def read_by_many(parts: Sequence[Customers], *, worth_it: bool) -> Iterator[Iterator[Part]]:
    """The parts in their order, each with its keys as soon as they are read.

    Where the other processes come to grief, the rest of the parts goes without keys.
    """
    if len(parts) < _FEW or not worth_it:
        yield ((part, None) for part in parts)
        return
    how = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(min(_MOST, os.cpu_count() or 1), mp_context=how, initializer=gc.disable) as readers:
        # All is handed out before a database is opened: a process that begins now shares none of it.
        told = [readers.submit(read, part) for part in parts]
        try:
            yield ((part, _kept(one)) for part, one in zip(parts, told, strict=True))
        finally:
            readers.shutdown(wait=False, cancel_futures=True)


def read(customers: Customers) -> dict[str, Any]:
    """The keys of these customers, with their version; of a telephone the key itself, which is kept otherwise."""
    known = list(map(known_of, customers))
    return {
        "version": KEYS,
        "of": [[_number(key) for key in keys_of(one)] for one in known],
        "signs": [[one.code, sorted(one.phones), sorted(one.domains)] for one in known],
    }


def _number(key: str) -> str | int:
    return key if key.startswith("p:") else number_of(key)


def _kept(told: Any) -> Keys:
    try:
        keys: Keys = told.result()
    except BrokenProcessPool:
        return None
    return keys
