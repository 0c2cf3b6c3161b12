"""``sunmao check``: everything that could keep the bot from its work, looked at before it is started."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from bot.cli import online as outside
from bot.cli.asked import address_of, config_option, json_option, print_json, settings_of
from bot.cli.check_crm import crm_findings
from bot.cli.findings import Mark, note, well, wrong
from bot.cli.said import Rehearsal, templates
from bot.cli.troubles import sentences_of
from bot.cli.words import vocabulary
from bot.clock import SystemClock
from bot.config import limitations
from bot.config.floor import policy_of
from bot.domain.calendar import LAST_KNOWN_DAY
from bot.domain.people import Role, Roster
from bot.people_file import PeopleError, read
from bot.web.outbox_errands import QUARANTINE
from storage.database import Database
from storage.engine import file_of, read_url
from storage.migrations import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.cli.findings import Finding
    from bot.config import Settings
    from storage.unit_of_work import UnitOfWork

_NEEDED = {
    Role.SALES_OPS: "没有人能分配线索",
    Role.SALES: "线索没有人可分",
    Role.SDR: "没有人报线索",
}
_SOON = timedelta(days=60)


@click.command(help="检查配置、数据库、人员名单、企业微信和模板,缺什么、错什么、怎么改,一句一条。")
@click.option("--online", is_flag=True, help="还连一连企业微信和外网地址;不加就什么都不往外连。")
@json_option
@config_option
def check(config: Path, *, online: bool, as_json: bool) -> None:
    """Look at everything."""
    try:
        settings = settings_of(config)
    except Exception as mistake:
        said = sentences_of(mistake)
        if said is None:
            raise
        found = [wrong("配置", sentence) for sentence in said[0]]
    else:
        found = [well("配置", f"{config.name} 没有错误"), *_inside(settings)]
        if online:
            found += asyncio.run(outside.look(settings, alive=_last_alive(settings)))
    bad = [finding for finding in found if finding.mark is Mark.WRONG]
    if as_json:
        print_json({"ok": not bad, "findings": [finding.to_json() for finding in found]})
    else:
        click.echo("\n".join(map(str, found)))
        click.echo(f"有 {len(bad)} 处要改。" if bad else "可以启动:sunmao run", err=bool(bad))
    if bad:
        raise click.exceptions.Exit(1)


def _inside(settings: Settings) -> Iterator[Finding]:
    remembered: list[Roster] = []
    yield from _database(settings, remembered)
    yield from _people(settings, remembered)
    yield from _groups(settings)
    yield from _wecom(settings)
    yield from crm_findings(settings.crm)
    yield from _templates(settings)
    yield _calendar()


def _database(settings: Settings, remembered: list[Roster]) -> Iterator[Finding]:
    """Whether it can be read; the people in it are added to ``remembered``."""
    url = address_of(settings)
    file = file_of(read_url(url))
    if file is not None and not file.exists():
        there = file.parent.is_dir()
        yield (
            note("数据库", f"{file.name} 还没有,第一次启动时建立")
            if there
            else wrong("数据库", f"没有文件夹 {file.parent};请先建立它,或改 database.url")
        )
        return
    try:
        with Database(url, read_only=True) as database:
            roster, waiting, held, guessed = database.do_now(_remembered)
    except Exception as trouble:
        said = sentences_of(trouble)
        if said is None:
            raise
        yield wrong("数据库", said[0][0].removesuffix("。"))
        return
    remembered.append(roster)
    yield well("数据库", f"能打开,版本 {HEAD},待发消息 {waiting} 条")
    if guessed:
        yield note("日历", f"{guessed} 条线索的时限落在还没公布放假安排的日子,现按普通周末推算,公布后重算")
    if held:
        yield note("数据库", "是从备份恢复的,扣下的消息等人决定:sunmao outbox")


def _remembered(work: UnitOfWork) -> tuple[Roster, int, bool, int]:
    guessed = len({row.lead for row in work.alarms.guessed()})
    return work.people.roster(), work.outbox.waiting(), bool(work.facts.get(QUARANTINE)), guessed


def _people(settings: Settings, remembered: list[Roster]) -> Iterator[Finding]:
    """The list that will be in force once the bot runs."""
    file = settings.people.file
    if file is not None:
        try:
            roster = Roster(read(file))
        except PeopleError as mistakes:
            yield from (wrong("人员名单", f"{file.name} {problem}") for problem in mistakes.problems)
            return
    else:
        roster = remembered[0] if remembered else Roster()
    if not len(roster):
        yield wrong("人员名单", "还是空的;请运行 sunmao people import 文件,或在 [people] 里写 file")
        return
    words = vocabulary()["role"]
    counted = "、".join(f"{words[role]} {len(roster.having(role))}" for role in Role if roster.having(role))
    yield well("人员名单", f"{len(roster)} 人:{counted}")
    for role, without in _NEEDED.items():
        if not roster.having(role):
            yield wrong("人员名单", f"没有{words[role]},{without};请在名单的“角色”里写上")
    yield from _backup(settings, roster)


def _backup(settings: Settings, roster: Roster) -> Iterator[Finding]:
    backup = settings.policy.backup
    if backup is None:
        return
    person = roster.find(backup)
    if person is None:
        yield wrong("后备销管", f"policy.backup 是 {backup},名单里没有这个账号")
    elif not person.may(Role.SALES_OPS):
        yield wrong("后备销管", f"{person.name} 不是在职的销管,不能分配线索;请改 policy.backup 或名单")


def _groups(settings: Settings) -> Iterator[Finding]:
    names = "、".join(group.name for group in settings.groups)
    yield well("派单群", f"{names};默认 {settings.default_group.name}")
    if settings.wecom.ai_bot.mode != "callback":
        return
    for group in settings.groups:
        if not group.webhook:
            yield note("派单群", f"回调方式下机器人不能主动在“{group.name}”说话,提醒发不进去;请给它设置 webhook")


def _wecom(settings: Settings) -> Iterator[Finding]:
    way = "长连接" if settings.wecom.ai_bot.mode == "long_connection" else "回调,地址是 public_url 加 /wecom/ai-bot"
    app = "已配置" if settings.wecom.app else "没有"
    yield well("企业微信", f"智能机器人:{way};自建应用:{app}")
    if settings.wecom.ai_bot.mode == "callback" and settings.server.public_url is None:
        yield wrong("企业微信", "回调方式要有外网地址,不然企业微信的消息进不来;请设置 server.public_url")
    for sentence in limitations(settings):
        yield note("企业微信", sentence.removesuffix("。"))


def _templates(settings: Settings) -> Iterator[Finding]:
    folder = settings.words.folder
    if folder is not None and not folder.is_dir():
        yield wrong("措辞", f"没有文件夹 {folder};请检查 words.folder")
        return
    bad = 0
    for name, words in Rehearsal(folder, policy=policy_of(settings.policy)).everything():
        if isinstance(words, Exception):
            bad += 1
            line = getattr(words, "lineno", None)
            at = f"第 {line} 行" if line else ""
            yield wrong("措辞", f"{name}.md {at}写法不对:{words}")
    if folder is not None:
        ours = {*templates(), "cards/lead", "cards/owner"}
        for file in sorted(folder.rglob("*.md")):
            name = file.relative_to(folder).with_suffix("").as_posix()
            if name not in ours and not file.stem.startswith("parts_"):
                yield note("措辞", f"{name}.md 用不上,没有这个名字的模板;是不是写错了?")
    if not bad:
        yield well("措辞", f"{len(templates())} 个模板都能说出来")


def _calendar() -> Finding:
    left = LAST_KNOWN_DAY - SystemClock().now().date()
    words = f"放假安排到 {LAST_KNOWN_DAY:%Y-%m-%d} 为止"
    if left > _SOON:
        return well("日历", words)
    return note("日历", f"{words},之后按普通周末推算;公布新安排后请升级 chinesecalendar")


def _last_alive(settings: Settings) -> bool:
    """Whether a bot holds the long connection right now: it writes that down every few seconds."""
    return outside.seems_alive(address_of(settings), SystemClock().now())
