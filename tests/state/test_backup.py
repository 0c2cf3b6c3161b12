"""A copy that can be trusted, made while others write, and the way back."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.domain.decision import Happened
from storage import Damaged, NotEmpty, TooNew
from storage.backup import backup, check, restore
from storage.database import Database
from storage.history import Event
from tests.state.floor import MINUTE, NOW, alarm, message, post

if TYPE_CHECKING:
    from pathlib import Path

    from storage.unit_of_work import UnitOfWork


def _a_day(work: UnitOfWork) -> None:
    """A lead with everything about it; one message sent, one in flight, one still to be sent."""
    lead = post(work, phones=("13800001111",), need="换CRM\n“快”")
    for row in (message("sent", "a"), message("flying", "b"), message("waiting", "c")):
        work.outbox.put(row)
    work.outbox.claim(NOW, "me", MINUTE, 2)
    work.outbox.sent("sent", NOW, {"remote_id": "1"})
    work.alarms.set([alarm(lead.number)])
    work.history.append(Event(lead=lead.number, at=NOW, by="LiuYang", happened=Happened.POSTED, before=lead))
    work.leases.take("ws", "old", MINUTE)
    work.facts.put("last_alive", "10:00")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def target_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'restored.db'}"
    found: str = request.getfixturevalue("empty_postgres_url")
    return found


def test_everything_comes_back_on_either_database_and_unsent_messages_wait(
    url: str, target_url: str, tmp_path: Path
) -> None:
    with Database(url) as database:
        database.do_now(_a_day)
        lead, history = database.do_now(lambda work: (work.leads.get(1), work.history.of(1)))
        backup(url, tmp_path / "copy")
    assert restore(tmp_path / "copy", target_url) == 2

    with Database(target_url) as restored:
        assert restored.do_now(lambda work: work.leads.get(1)) == lead
        assert restored.do_now(lambda work: work.history.of(1)) == history
        assert restored.do_now(lambda work: work.leads.with_phone(["13800001111"])) == (lead,)
        assert restored.do_now(lambda work: work.alarms.of(1)) == (alarm(1),)
        assert restored.do_now(lambda work: (work.facts.get("last_alive"), work.facts.get("quarantine"))) == (
            "10:00",
            "restored",
        )
        assert restored.do_now(lambda work: work.outbox.claim(NOW + 9 * MINUTE, "new", MINUTE, 9)) == ()
        waiting = restored.do_now(lambda work: work.outbox.list("quarantined"))
        assert {row.id for row in waiting} == {"flying", "waiting"}
        assert restored.do_now(lambda work: work.leases.take("ws", "new", MINUTE)) == 1
        assert restored.do_now(post).number == 2
        assert len(restored.do_now(lambda work: work.leads.changed_since(0))[0]) == 2


def test_numbers_given_once_are_not_given_again_after_a_restore(url: str, target_url: str, tmp_path: Path) -> None:
    def newest_goes(work: UnitOfWork) -> None:
        from sqlalchemy import text  # noqa: PLC0415

        work._desk.run(text("DELETE FROM lead WHERE number = 2"))  # noqa: SLF001 — nothing of ours deletes a lead

    with Database(url) as database:
        database.do_now(post)
        database.do_now(post)
        database.do_now(newest_goes)
        backup(url, tmp_path / "copy")
    restore(tmp_path / "copy", target_url)
    with Database(target_url) as restored:
        assert restored.do_now(post).number == 3


@pytest.mark.slow
async def test_a_backup_made_while_leads_come_in_is_whole(url: str, tmp_path: Path) -> None:
    program = "import sys, pathlib, storage.backup as b\nb.backup(sys.argv[1], pathlib.Path(sys.argv[2]))"
    done = False

    async def keep_posting(database: Database) -> int:
        number = 0
        while not done:
            number = await database.do(post_and_tell)
        return number

    def post_and_tell(work: UnitOfWork) -> int:
        work.history.append(Event(lead=None, at=NOW, by="LiuYang", happened=Happened.POSTED))
        return post(work).number

    with Database(url) as database:
        posting = asyncio.ensure_future(keep_posting(database))
        await asyncio.sleep(0.2)
        before = len(await database.do(lambda work: work.leads.open()))
        command = [sys.executable, "-c", program, url, str(tmp_path / "copy")]
        await asyncio.to_thread(subprocess.run, command, check=True)
        done = True
        after = await posting

    check(tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        leads, events = (copy.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("lead", "history"))  # noqa: S608
    assert before <= leads <= after
    assert leads == events
    assert restore(tmp_path / "copy", f"sqlite:///{tmp_path / 'restored.db'}") == 0


def test_a_backup_is_for_its_owner_only_and_never_overwrites(url: str, tmp_path: Path) -> None:
    with Database(url):
        backup(url, tmp_path / "copy")
        assert (tmp_path / "copy").stat().st_mode & 0o077 == 0
        with pytest.raises(FileExistsError):
            backup(url, tmp_path / "copy")
    assert not list(tmp_path.glob("copy.*"))


def test_a_backup_goes_only_into_an_empty_database(url: str, tmp_path: Path) -> None:
    with Database(url) as database:
        database.do_now(post)
        backup(url, tmp_path / "copy")
    with pytest.raises(NotEmpty, match="into a new one"):
        restore(tmp_path / "copy", url)
    with Database(url) as database:
        assert len(database.do_now(lambda work: work.leads.open())) == 1
        assert database.do_now(lambda work: work.facts.get("quarantine")) is None


def test_a_damaged_backup_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    copy, target = tmp_path / "copy", f"sqlite:///{tmp_path / 'restored.db'}"
    with Database(sqlite_url) as database:
        database.do_now(_a_day)
        backup(sqlite_url, copy)
    whole = copy.read_bytes()

    copy.write_bytes(whole[:8192] + b"\xff" * 4096 + whole[12288:])
    with pytest.raises(Damaged):
        restore(copy, target)
    copy.write_bytes(b"not a database")
    with pytest.raises(Damaged, match="not a backup of ours"):
        restore(copy, target)
    copy.write_bytes(b"")
    with pytest.raises(Damaged, match="none of our tables"):
        restore(copy, target)
    with pytest.raises(FileNotFoundError):
        restore(tmp_path / "nothing", target)
    assert not (tmp_path / "restored.db").exists()


@pytest.mark.parametrize(
    ("forgery", "refusal"),
    [
        ("UPDATE history SET by = 'somebody'", Damaged),
        ("UPDATE alembic_version SET version_num = '9999'", TooNew),
    ],
)
def test_a_backup_that_was_changed_or_is_too_new_is_refused(
    sqlite_url: str, tmp_path: Path, forgery: str, refusal: type[Exception]
) -> None:
    with Database(sqlite_url) as database:
        database.do_now(_a_day)
        backup(sqlite_url, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as copy, copy:
        copy.execute(forgery)
    with pytest.raises(refusal):
        restore(tmp_path / "copy", f"sqlite:///{tmp_path / 'restored.db'}")
    assert not list(tmp_path.glob("copy.*"))
