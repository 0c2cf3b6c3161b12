"""``sunmao crm``: ask the CRM at once, and how the mirror stands."""

from __future__ import annotations

import asyncio
import secrets
import time
from typing import TYPE_CHECKING, Any

import aiohttp
import click

from bot.app import dispatcher_of
from bot.cli.asked import address_of, config_option, json_option, print_json, settings_of
from bot.cli.check_crm import CALLED
from bot.cli.reach import give, look
from bot.cli.troubles import Refused
from bot.clock import SystemClock
from bot.config.floor import policy_of
from bot.crm import desk_of
from storage import TooOld
from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from bot.config import Settings
    from bot.crm import Outcome
    from bot.domain.crm import CrmState, Round
    from storage.unit_of_work import UnitOfWork

_PATIENCE = 6 * 3600.0
_BETWEEN = 0.5


@click.group(help="CRM:马上同步,查看同步和回写的情况。")
def crm() -> None:
    """Everything about the connection to the CRM."""


@crm.command(help="马上同步一次:只读上次以来改过的;--full 全部重读,CRM 里已经没有的也会从镜像里去掉。")
@click.option("--full", is_flag=True, help="全部重读一遍。")
@json_option
@config_option
def sync(config: Path, *, full: bool, as_json: bool) -> None:
    """Ask now."""
    settings = _connected(config)
    before = _tried_at(settings)
    outcome, through_the_door = give(settings, {"do": "crm_sync", "full": full})
    if through_the_door:
        if not outcome.ok:
            raise Refused(*outcome.lines)
        _wait(settings, before)
    else:
        ended = asyncio.run(_here(settings, full=full))
        if ended.busy:
            raise Refused("另一个榫卯正在同步;请稍后用 sunmao crm status 看结果。")
    state = look(settings, lambda work: work.crm.state())
    if state is None or state.error:
        raise Refused(f"没有同步完:{state.error if state else '没有接 CRM'}。下次从断开的地方接着读。")
    if as_json:
        print_json(_round_json(state.last))
    elif state.last:
        click.echo(_of_round(state.last))


@crm.command(help="镜像的情况:上次什么时候同步成功、有没有出错、读了多少、还有几条线索要写回。")
@json_option
@config_option
def status(config: Path, *, as_json: bool) -> None:
    """Say how it stands."""
    settings = _connected(config)
    state, counts, owed = look(settings, _all)
    if as_json:
        print_json(_status_json(state, counts, owed))
        return
    zone = policy_of(settings.policy).calendar.zone
    click.echo("\n".join(_lines(state, counts, owed, zone)))


def _connected(config: Path) -> Settings:
    settings = settings_of(config)
    if settings.crm.kind == "none":
        raise Refused("没有接 CRM:请在 config.toml 的 [crm] 里写 kind,写法见 docs/crm.md。")
    return settings


def _tried_at(settings: Settings) -> datetime | None:
    try:
        state = look(settings, lambda work: work.crm.state())
    except (Refused, TooOld):  # there is no database yet, or an empty one; whoever asks makes it whole
        return None
    return state.tried_at if state else None


async def _here(settings: Settings, *, full: bool) -> Outcome:
    """Without a bot that runs, or beside replicas on PostgreSQL: ask from here."""
    clock = SystemClock()
    with Database(address_of(settings)) as database:
        async with aiohttp.ClientSession() as session:
            desk = desk_of(
                settings.crm,
                session,
                database=database,
                dispatcher=dispatcher_of(settings, database, clock),
                clock=clock,
                holder=secrets.token_hex(8),
            )
            if desk is None:
                raise Refused("没有接 CRM。")
            await desk.sync.settle()
            return await desk.sync.once(full=full)


def _wait(settings: Settings, before: datetime | None) -> None:
    """Until the running bot has ended the round."""
    until = time.monotonic() + _PATIENCE
    seen = -1
    while time.monotonic() < until:
        state = look(settings, lambda work: work.crm.state())
        if state is not None and state.tried_at != before:
            return
        under_way = state.round.seen if state and state.round else 0
        if under_way > seen:
            seen = under_way
            click.echo(f"已读 {seen} 条 …", err=True)
        time.sleep(_BETWEEN)
    raise Refused("还没有同步完;请稍后用 sunmao crm status 看结果。")


def _all(work: UnitOfWork) -> tuple[CrmState | None, Mapping[str, int], int]:
    return work.crm.state(), {**work.crm.counts(), "customers": work.customers.count()}, work.crm.owed()


def _lines(state: CrmState | None, counts: Mapping[str, int], owed: int, zone: ZoneInfo) -> Iterator[str]:
    if state is None:
        yield "还没有同步过:启动机器人,或运行 sunmao crm sync。"
        return
    yield f"上次成功:{_at(state.good_at, zone)};上次完整:{_at(state.full_at, zone)}"
    if state.error:
        yield f"上次出错:{_at(state.tried_at, zone)} {state.error}(连续 {state.failures} 次)"
    if state.round:
        yield f"正在同步:{_of_round(state.round)}"
    if state.last:
        yield f"上一次:{_of_round(state.last)}"
    yield f"下一次:{_at(state.next_at, zone)}"
    there = "、".join(f"{called} {counts.get(kind.value, 0)}" for kind, called in CALLED.items())
    yield f"CRM 里:{there};镜像里客户 {counts['customers']} 个"
    yield f"等着写回的线索:{owed} 条"


def _of_round(one: Round) -> str:
    kind = "全部重读" if one.full else "只读改过的"
    unread = f",读不懂 {one.unreadable} 条" if one.unreadable else ""
    return f"{kind},读到 {one.seen} 条,其中 {one.changed} 条有变化{unread}。"


def _round_json(one: Round | None) -> dict[str, Any]:
    names = ("number", "full", "seen", "changed", "unreadable")
    return {name: getattr(one, name) for name in names} if one else {}


def _status_json(state: CrmState | None, counts: Mapping[str, int], owed: int) -> dict[str, Any]:
    names = ("good_at", "full_at", "tried_at", "next_at", "error", "failures")
    told = {name: getattr(state, name) for name in names} if state else {}
    under_way = _round_json(state.round) if state and state.round else None
    return {**told, "round": under_way, "counts": dict(counts), "owed": owed}


def _at(moment: datetime | None, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%m-%d %H:%M}" if moment else "还没有"
