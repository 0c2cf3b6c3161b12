"""A Tryton server of our own: its packages in an environment of their own, its database in a file, on loopback.

The environment and an activated database are made once per machine and series, in the cache of the user; each server
has a copy. Nothing of it is ever imported here.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import venv
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SERIES = "8.0.*"
PACKAGES = ("trytond", "trytond-party", "trytond-party-relationship", "trytond-sale-opportunity")
MODULES = ("party_relationship", "sale_opportunity")
DATABASE = "crm"
USER, PASSWORD = "admin", "admin-of-the-test"
_HERE = Path(__file__).parent
_PATIENCE = 900.0


class Unmade(Exception):
    """The environment could not be made."""


def prepared() -> Path:
    """The folder with the environment (``venv``) and the activated database (``crm.sqlite``).

    Raises:
        Unmade: the packages cannot be installed here.
    """
    wanted = [SERIES, *PACKAGES, *MODULES, sys.version, (_HERE / "activate.py").read_text(encoding="utf-8")]
    name = hashlib.sha256(json.dumps(wanted).encode()).hexdigest()[:12]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sunmao-tryton" / name
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (cache / "ready").exists():
            _make(cache)
            (cache / "ready").touch()
    return cache


def _make(folder: Path) -> None:
    venv.create(folder / "venv", with_pip=True, clear=True)
    python = folder / "venv" / "bin" / "python"
    try:
        _run([python, "-m", "pip", "install", "--quiet", *(f"{name}=={SERIES}" for name in PACKAGES)])
        (folder / f"{DATABASE}.sqlite").write_bytes(b"")  # Tryton wants the empty file to be there first
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        configure(folder, port=0)
        updating = ["-u", *MODULES, "--activate-dependencies", "--email", "admin@example.com"]
        command = [python, _HERE / "activate.py", "-c", folder / "trytond.conf", "-d", DATABASE, *updating]
        _run(command, TRYTONPASSFILE=str(folder / "password"))
    except (subprocess.SubprocessError, OSError) as trouble:
        said = getattr(trouble, "stderr", b"") or b""
        raise Unmade(f"{trouble}: {said.decode(errors='replace')[-500:]}") from trouble


def _run(command: list[Any], **env: str) -> None:
    words = [str(word) for word in command]
    subprocess.run(words, check=True, capture_output=True, timeout=_PATIENCE, env={**os.environ, **env})  # noqa: S603 — our own words


def configure(folder: Path, *, port: int) -> None:
    """Write its configuration."""
    lines = ("[database]", "uri = sqlite://", f"path = {folder}", "[web]", f"listen = 127.0.0.1:{port}")
    (folder / "trytond.conf").write_text("\n".join(lines), encoding="utf-8")


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The server over a copy of the database, until the block is left; its address."""
    cache = prepared()
    shutil.copyfile(cache / f"{DATABASE}.sqlite", folder / f"{DATABASE}.sqlite")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    configure(folder, port=port)
    command = [cache / "venv" / "bin" / "python", cache / "venv" / "bin" / "trytond", "-c", folder / "trytond.conf"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([*map(str, command), "-d", DATABASE], stdout=log, stderr=log)  # noqa: S603 — likewise
        try:
            _await(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(30)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if process.poll() is not None:
            raise Unmade("the server ended by itself")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise Unmade("the server does not listen")


class Client:
    """Speaks to the server as its own client does, apart from the program's connector."""

    def __init__(self, url: str) -> None:
        self._url = f"{url}/{DATABASE}/rpc/"
        self._context: dict[str, Any] = {}
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self._open = opener.open
        self._session = ""
        user, session, *_ = self.call("common.db.login", USER, {"password": PASSWORD}, "en")
        self._session = base64.b64encode(f"{USER}:{user}:{session}".encode()).decode()

    def call(self, method: str, *arguments: Any) -> Any:
        """A call; a mistake is loud."""
        body = json.dumps({"id": 1, "method": method, "params": arguments}).encode()
        headers = {"Content-Type": "application/json"}
        if self._session:
            headers["Authorization"] = f"Session {self._session}"
        request = urllib.request.Request(self._url, body, headers)  # noqa: S310 — loopback
        with self._open(request, timeout=120) as answer:
            said = json.loads(answer.read())
        assert not said.get("error"), said["error"]
        return said["result"]

    def model(self, model: str, method: str, *arguments: Any) -> Any:
        """A method of a model."""
        return self.call(f"model.{model}.{method}", *arguments, self._context)

    def create(self, model: str, **values: Any) -> int:
        """A record; its number."""
        (number,) = self.model(model, "create", [values])
        return int(number)

    def work_for(self, company: int) -> None:
        """From now on as an employee of this company would."""
        self.model("res.user", "write", [1], {"companies": [["add", [company]]], "company": company})
        self._context = {"company": company}
