"""A PostgreSQL server for tests: the one SUNMAO_TEST_POSTGRES names, else a private one that is thrown away."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import create_engine, make_url, text

if TYPE_CHECKING:
    from collections.abc import Iterator

ENVIRONMENT = "SUNMAO_TEST_POSTGRES"
_QUIET = "-c fsync=on -c shared_buffers=32MB -c max_connections=60 -c logging_collector=off"


def binaries() -> Path | None:
    """Where the newest installed PostgreSQL server is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[str | None]:
    """The address of a server in which databases may be made; None where there is none."""
    if address := os.environ.get(ENVIRONMENT):
        yield address
    elif (where := binaries()) is None:
        yield None
    else:
        with PrivateServer(where) as private:
            yield private.url


class PrivateServer:
    """A cluster of its own in a temporary folder, on a free port; run as user postgres where we are root."""

    def __init__(self, where: Path) -> None:
        self._bin = where
        self._folder = Path(tempfile.mkdtemp(prefix="sunmao-pg-"))
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self._port = _free_port()

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self._port}/postgres"

    def __enter__(self) -> Self:
        if self._as:
            shutil.chown(self._folder, "postgres")
        self._run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop("immediate")
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1 {_QUIET}"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", self._data, "-w", "-l", log, "-o", options, "start")

    def stop(self, how: str = "fast") -> None:
        self._run("pg_ctl", "-D", self._data, "-w", "-m", how, "stop")

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as, str(self._bin / program), *arguments]
        subprocess.run(command, check=True, cwd=self._folder, stdout=subprocess.DEVNULL)  # noqa: S603 — our own words


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def statement(url: str, words: str) -> None:
    """Run one statement outside any transaction."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(words))
    finally:
        engine.dispose()


def fresh(url: str, name: str, *, template: str = "template1") -> str:
    """A new database in the server, empty or a copy of another one; its address."""
    statement(url, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def drop(url: str, name: str) -> None:
    """Throw the database away, whoever is still in it."""
    statement(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
