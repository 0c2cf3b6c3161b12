"""``sunmao check``: what is connected, and with ``--online`` whether it answers and its words are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cli.findings import note, well, wrong
from bot.clock import SystemClock
from bot.crm import CrmTrouble, connector_of
from bot.domain.crm import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    import aiohttp

    from bot.cli.findings import Finding
    from bot.config import CrmSettings
    from bot.crm import Connector

CALLED: Final = {Kind.ACCOUNTS: "客户", Kind.CONTACTS: "联系人", Kind.OPPORTUNITIES: "商机"}
_KINDS: Final = {"tryton": "Tryton", "http_json": "HTTP JSON 接口"}
_ABOUT: Final = "CRM"
_NOBODYS: Final = "sunmao:L0"


def crm_findings(settings: CrmSettings) -> Iterator[Finding]:
    """What is set; what is wrong in it was said with the mistakes of config.toml."""
    if settings.kind == "none":
        return
    writes = "转出的线索会写回" if settings.write_back else "只读,不写回"
    yield well(_ABOUT, f"{_KINDS[settings.kind]},每 {settings.every_minutes} 分钟同步一次,{writes}")
    if settings.stale_minutes < settings.every_minutes:
        yield wrong(_ABOUT, "stale_minutes 比 every_minutes 还短,卡片会一直说 CRM 未答")
    if settings.kind == "http_json":
        for kind in Kind:
            entity = getattr(settings.http_json, kind.value)
            if entity.path and "{since}" not in f"{entity.path}{entity.params}{entity.body}":
                yield note(_ABOUT, f"{CALLED[kind]}的请求里没有 {{since}},每次都会从头读完")


async def ask_crm(settings: CrmSettings, session: aiohttp.ClientSession) -> list[Finding]:
    """Read one page of each list, and look whether what we would write can be found; nothing is kept or written."""
    connector = connector_of(settings, session, SystemClock())
    if connector is None:
        return []
    found = [await _ask(connector, kind) for kind in connector.kinds]
    if settings.write_back:
        found.append(await _look(connector))
    return found


async def _ask(connector: Connector, kind: Kind) -> Finding:
    try:
        page = await connector.page(kind, "")
    except CrmTrouble as trouble:
        return wrong(_ABOUT, f"读不到{CALLED[kind]}:{trouble.reason}")
    words = f"能读{CALLED[kind]},第一页 {len(page.entries)} 条"
    if page.unreadable:
        return note(_ABOUT, f"{words};另有 {page.unreadable} 条缺编号、名称或所属客户,读不懂,请检查 fields")
    return well(_ABOUT, words)


async def _look(connector: Connector) -> Finding:
    try:
        await connector.find(_NOBODYS)
    except CrmTrouble as trouble:
        return wrong(_ABOUT, f"查不了写回的线索:{trouble.reason}")
    return well(_ABOUT, "能查写回的线索")
