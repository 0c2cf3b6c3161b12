"""``sunmao outbox``: what waits to be sent, what died and why, and what a person chooses for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from bot.cli.asked import config_option, json_option, print_json, settings_of
from bot.cli.reach import give, look
from bot.cli.tables import table
from bot.cli.troubles import Refused
from bot.clock import SystemClock
from bot.domain.masking import mask_words
from bot.web.outbox_errands import QUARANTINE
from storage.outbox import OutboxState

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.config import Settings
    from storage.outbox import OutboxRow
    from storage.unit_of_work import UnitOfWork

_SHOWN = (OutboxState.QUARANTINED, OutboxState.SENDING, OutboxState.NEW, OutboxState.DEAD)
_CALLED = {
    OutboxState.QUARANTINED: "扣下",
    OutboxState.SENDING: "在发",
    OutboxState.NEW: "等待",
    OutboxState.DEAD: "放弃",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """Everything that did not arrive, and what people are called."""

    rows: tuple[OutboxRow, ...]
    names: dict[str, str]
    held_back: bool


@click.group(invoke_without_command=True, help="没发出去的消息。不带子命令就是 list。")
@json_option
@config_option
@click.pass_context
def outbox(ctx: click.Context, config: Path, *, as_json: bool) -> None:
    """Everything about messages that did not arrive."""
    if ctx.invoked_subcommand is None:
        _show(config, as_json=as_json)


@outbox.command("list", help="在等的、扣下的和放弃的消息,以及为什么。")
@json_option
@config_option
def list_(config: Path, *, as_json: bool) -> None:
    """Show what did not arrive."""
    _show(config, as_json=as_json)


@outbox.command(help="重发放弃的消息,或发出扣下的消息。")
@click.argument("ids", metavar="编号…", nargs=-1, required=True)
@config_option
def send(ids: tuple[str, ...], config: Path) -> None:
    """Send some after all."""
    _give(config, {"do": "send", "ids": list(ids)})


@outbox.command(help="不再发这些消息。如果是给负责人的新线索通知,会告诉销管没有送到。")
@click.argument("ids", metavar="编号…", nargs=-1, required=True)
@config_option
def drop(ids: tuple[str, ...], config: Path) -> None:
    """Never send some."""
    _give(config, {"do": "drop", "ids": list(ids)})


@outbox.command(help="从备份恢复后,决定全部扣下的消息:--send 都发,--drop 都不发。")
@click.option("--send", "choice", flag_value="send", help="全部发出。")
@click.option("--drop", "choice", flag_value="drop", help="全部丢弃。")
@config_option
def release(choice: str | None, config: Path) -> None:
    """Choose for everything that was held back."""
    if choice is None:
        raise click.UsageError("请选 --send(全部发出)或 --drop(全部丢弃)。")
    _give(config, {"do": "release", "choice": choice})


def _give(config: Path, errand: dict[str, Any]) -> None:
    outcome, _ = give(settings_of(config), errand)
    if not outcome.ok:
        raise Refused(*outcome.lines)
    click.echo("\n".join(outcome.lines))


def _show(config: Path, *, as_json: bool) -> None:
    settings = settings_of(config)
    waiting = look(settings, _waiting)
    if as_json:
        for row in waiting.rows:
            print_json(_row_json(row))
        return
    if not waiting.rows:
        click.echo("没有在等的消息。")
        return
    now = SystemClock().now()
    lines = [_line(row, waiting.names, settings, now) for row in waiting.rows]
    click.echo(table(("状态", "编号", "给谁", "内容", "多久", "次数", "原因"), lines))
    if waiting.held_back:
        click.echo("数据是从备份恢复的:请 sunmao outbox release --send 或 --drop。", err=True)


def _waiting(work: UnitOfWork) -> Waiting:
    rows = tuple(row for state in _SHOWN for row in work.outbox.list(state))
    names = {person.userid: person.name for person in work.people.roster()}
    return Waiting(rows=rows, names=names, held_back=bool(work.facts.get(QUARANTINE)))


def _line(row: OutboxRow, names: dict[str, str], settings: Settings, now: datetime) -> tuple[str, ...]:
    groups = {group.chat_id: group.name for group in settings.groups}
    to = groups.get(row.chat_id, row.chat_id) if row.chat_kind == "group" else names.get(row.chat_id, row.chat_id)
    about = f"{row.kind} L{row.lead}" if row.lead else row.kind
    hours, minutes = divmod(int((now - row.created_at).total_seconds()) // 60, 60)
    age = f"{hours}h{minutes:02d}m" if hours else f"{minutes}m"
    return _CALLED[row.state], row.id, to, about, age, str(row.attempts), row.last_error or ""


def _row_json(row: OutboxRow) -> dict[str, Any]:
    """The message for a script, without phones and without the secret that answers it."""
    return {
        "id": row.id,
        "state": row.state.value,
        "to": {"kind": row.chat_kind, "id": row.chat_id},
        "kind": row.kind,
        "lead": row.lead,
        "text": mask_words(row.text),
        "created_at": row.created_at.isoformat(),
        "next_at": row.next_at.isoformat(),
        "attempts": row.attempts,
        "error": row.last_error,
    }
