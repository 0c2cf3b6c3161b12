"""The one database thread, and how pieces of work are kept.

Pieces that wait together share one transaction and one commit (group commit), each inside its own savepoint. Whoever
waits for a piece goes on only after the commit is durable, and gets the error if it failed.
"""

from __future__ import annotations

import queue
import secrets
import threading
from asyncio import AbstractEventLoop, get_running_loop
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeVar

from storage.desk import Memory
from storage.engine import file_of, make_engine, read_url, sentence, worth_another_try
from storage.errors import Unavailable
from storage.migrations import settle
from storage.only_one import OnlyOne
from storage.prepared import put
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection, Engine

T = TypeVar("T")

TOGETHER = 16
"""At most this many pieces share one commit."""
TRIES = 4
"""How often a piece begins again when two replicas were in each other's way."""
PEPPER = "pepper"


@dataclass(slots=True, eq=False)
class _Ticket:
    """A piece that waits, and what became of it."""

    piece: Callable[[UnitOfWork], Any]
    future: asyncio.Future[Any] | Future[Any]
    loop: AbstractEventLoop | None = None
    result: Any = None
    error: BaseException | None = None
    again: bool = False

    def run(self, work: UnitOfWork) -> None:
        self.result = self.error = None
        self.again = False
        try:
            self.result = self.piece(work)
            work.settle()
        except BaseException as error:  # noqa: BLE001 — it belongs to the caller
            work.let_go()
            self.again = worth_another_try(error)
            self.error = sentence(error)

    def tell(self) -> None:
        if self.future.done():  # the caller was cancelled and does not listen
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class Database:
    """What we remember, at ``url`` (``sqlite:///…``, ``sqlite://`` in memory, or ``postgresql+psycopg://…``).

    ``pepper`` keys the hashes by which phones are found; without one the database makes its own when first opened.
    ``read_only`` looks into a database that another process may have open, and changes nothing.
    """

    def __init__(self, url: str, *, pepper: bytes | None = None, read_only: bool = False) -> None:
        self._url = read_url(url)
        self._read_only = read_only
        self._memory = Memory(pepper=pepper or b"")
        self._waiting: queue.SimpleQueue[_Ticket | None] = queue.SimpleQueue()
        self._engine: Engine | None = None
        self._thread: threading.Thread | None = None
        file = file_of(self._url)
        self._only_one = OnlyOne(file) if file and not read_only else None

    @property
    def is_ours_alone(self) -> bool:
        """Whether no other process can work on it while we do: SQLite, by its lock. Replicas may share PostgreSQL."""
        return self._url.get_backend_name() == "sqlite"

    # ------------------------------------------------------------------------------------------ open and close

    def open(self) -> None:
        """Open it, upgrade it if it is older than the program, and begin to take pieces.

        Raises:
            AlreadyOpen: another process has this file open.
            TooNew: a later version of the program wrote it.
            TooOld: it would have to be upgraded, and is open for reading only.
            Unavailable: it is locked or gone.
        """
        if self._only_one:
            self._only_one.take()
        try:
            self._engine = make_engine(self._url, read_only=self._read_only)
            with self._engine.connect() as connection:
                settle(connection, read_only=self._read_only)
                self._find_pepper(connection)
        except Exception as error:
            self._shut()
            raise sentence(error) from error
        self._thread = threading.Thread(target=self._work, args=(self._engine,), name="database", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Keep what is waiting, then close."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None
            self._refuse_the_rest()
        self._shut()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _shut(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._only_one:
            self._only_one.let_go()

    def _find_pepper(self, connection: Connection) -> None:
        if self._memory.pepper:
            return
        with connection.begin():
            facts = UnitOfWork(connection, self._memory).facts
            kept = facts.get(PEPPER) if self._read_only else facts.put_first(PEPPER, secrets.token_hex(32))
        self._memory.pepper = bytes.fromhex(kept or "")

    # ------------------------------------------------------------------------------------------ pieces of work

    async def do(self, piece: Callable[[UnitOfWork], T]) -> T:
        """Run the piece in a transaction on the database thread: kept if it returns, forgotten if it raises.

        What it raises reaches the caller. A caller that is cancelled does not cancel the piece. Where two replicas were
        in each other's way the piece may be run again, so it must do nothing but work on ``work``.

        Raises:
            Unavailable: the database is locked, full or gone.
        """
        loop = get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._take_in(_Ticket(piece, future, loop))
        return await future

    def do_now(self, piece: Callable[[UnitOfWork], T]) -> T:
        """The same, for a caller without an event loop: waits right here."""
        future: Future[T] = Future()
        self._take_in(_Ticket(piece, future))
        return future.result()

    def _take_in(self, ticket: _Ticket) -> None:
        if self._thread is None:
            raise Unavailable("the database is not open")
        if threading.current_thread() is self._thread:
            raise RuntimeError("a piece of work cannot wait for another one")
        self._waiting.put(ticket)

    # ------------------------------------------------------------------------------------- the database thread

    def _work(self, engine: Engine) -> None:
        going_on = True
        while going_on:
            tickets, going_on = self._next_tickets()
            if not _keep(engine, self._memory, tickets):
                tickets += self._everybody_waiting(tickets)
            for ticket in [ticket for ticket in tickets if ticket.again]:
                _try_again(engine, self._memory, ticket)
            _tell(tickets)

    def _next_tickets(self) -> tuple[list[_Ticket], bool]:
        tickets: list[_Ticket] = []
        ticket = self._waiting.get()
        while ticket is not None:
            tickets.append(ticket)
            if len(tickets) == TOGETHER or self._waiting.empty():
                return tickets, True
            ticket = self._waiting.get()
        return tickets, False

    def _everybody_waiting(self, failed: list[_Ticket]) -> list[_Ticket]:
        """Who came while a locked database let us wait: they have waited as long, and are told the same."""
        late: list[_Ticket] = []
        for _ in range(self._waiting.qsize()):
            ticket = self._waiting.get()
            if ticket is None:
                self._waiting.put(None)
                break
            ticket.error = Unavailable(str(failed[0].error))
            late.append(ticket)
        return late

    def _refuse_the_rest(self) -> None:
        rest = []
        while not self._waiting.empty():
            if ticket := self._waiting.get():
                ticket.error = Unavailable("the database was closed")
                rest.append(ticket)
        _tell(rest)


def _keep(engine: Engine, memory: Memory, tickets: list[_Ticket]) -> bool:
    """Run the pieces and commit once; False where the database did not even let us begin."""
    begun = False
    try:
        with engine.connect() as connection, connection.begin() as transaction:
            begun = True
            if len(tickets) == 1:
                tickets[0].run(UnitOfWork(connection, memory))
                if tickets[0].error is not None:
                    transaction.rollback()
            else:
                for ticket in tickets:
                    _run_apart(connection, memory, ticket)
    except BaseException as error:  # noqa: BLE001 — it belongs to the callers
        _nothing_kept(tickets, error)
    return begun


def _run_apart(connection: Connection, memory: Memory, ticket: _Ticket) -> None:
    put(connection, "SAVEPOINT piece")
    ticket.run(UnitOfWork(connection, memory))
    if ticket.error is not None:
        put(connection, "ROLLBACK TO SAVEPOINT piece")
    put(connection, "RELEASE SAVEPOINT piece")


def _nothing_kept(tickets: list[_Ticket], error: BaseException) -> None:
    trouble = sentence(error)
    for ticket in tickets:
        if ticket.error is None:
            ticket.error = Unavailable(str(trouble)) if isinstance(trouble, Unavailable) else trouble
            ticket.error.__cause__ = error


def _try_again(engine: Engine, memory: Memory, ticket: _Ticket) -> None:
    for _ in range(TRIES - 1):
        _keep(engine, memory, [ticket])
        if not ticket.again:
            return


def _tell(tickets: Iterable[_Ticket]) -> None:
    loops: dict[AbstractEventLoop, list[_Ticket]] = {}
    for ticket in tickets:
        if ticket.loop is None:
            ticket.tell()
        else:
            loops.setdefault(ticket.loop, []).append(ticket)
    for loop, theirs in loops.items():
        try:
            loop.call_soon_threadsafe(_tell_all, theirs)
        except RuntimeError:  # the loop is closed: nobody listens there any more
            continue


def _tell_all(tickets: list[_Ticket]) -> None:
    for ticket in tickets:
        ticket.tell()
