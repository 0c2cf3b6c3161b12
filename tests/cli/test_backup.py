"""``sunmao backup`` and ``sunmao restore``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


def test_a_backup_can_be_restored_elsewhere_and_waits_there_for_a_person(busy: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert "已备份到" in busy.ok("backup", str(copy))
    assert copy.stat().st_mode & 0o077 == 0
    (tmp_path / "other").mkdir()
    other = Desk(tmp_path / "other")
    assert "有 1 条旧消息扣下了" in other.ok("restore", str(copy))
    assert other.rows("leads", "list", "--json") == busy.rows("leads", "list", "--json")
    assert other.rows("outbox", "--json")[0]["state"] == "quarantined"


def test_a_backup_never_writes_over_another(busy: Desk, tmp_path: Path) -> None:
    busy.ok("backup", str(tmp_path / "copy.db"))
    assert "已经存在" in busy.refused("backup", str(tmp_path / "copy.db"))
    assert "没有文件夹" in busy.refused("backup", str(tmp_path / "none" / "copy.db"))


def test_there_must_be_something_to_back_up(desk: Desk, tmp_path: Path) -> None:
    assert "没有可备份的" in desk.refused("backup", str(tmp_path / "copy.db"))


def test_a_database_in_use_is_not_written_over_unless_forced(busy: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    busy.ok("backup", str(copy))
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    assert "请加 --force" in busy.refused("restore", str(copy))
    assert busy.rows("leads", "list", "--json")[0]["stage"] == "assigned"
    assert "原来的数据库另存为 sunmao.db.before-restore-" in busy.ok("restore", str(copy), "--force")
    assert busy.rows("leads", "list", "--json")[0]["stage"] == "qualified"
    (aside,) = [
        file for file in tmp_path.glob("sunmao.db.before-restore-*") if not file.name.endswith(("-wal", "-shm"))
    ]
    assert aside.stat().st_size > 0


def test_what_is_no_backup_is_refused_and_nothing_is_put_aside(busy: Desk, tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_bytes(b"SQLite format 3\x00 nothing")
    assert "备份不完整" in busy.refused("restore", str(tmp_path / "bad.db"), "--force")
    assert "没有备份文件" in busy.refused("restore", str(tmp_path / "none.db"))
    assert busy.rows("leads", "list", "--json")[0]["lead"] == "L1"
    assert list(tmp_path.glob("*.before-restore-*")) == []
