"""What the sections of config.toml say of each other: it is checked even where a section has a mistake of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.config.crm_map import crm

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[str | int, ...]

_NEEDED: Final = {"long_connection": ("bot_id", "secret"), "callback": ("token", "aes_key")}


def together(table: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Every contradiction between values of the table, which may be of any shape: place and sentence."""
    yield from _ai_bot(_section(_section(table, "wecom"), "ai_bot"))
    groups = table.get("group")
    yield from _groups([group for group in groups if isinstance(group, dict)] if isinstance(groups, list) else [])
    yield from _policy(_section(table, "policy"))
    yield from crm(_section(table, "crm"))


def _section(table: dict[str, Any], name: str) -> dict[str, Any]:
    found = table.get(name)
    return found if isinstance(found, dict) else {}


def _ai_bot(ai_bot: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    if not ai_bot:
        return
    mode = ai_bot.get("mode", "long_connection")
    for key in _NEEDED.get(mode, ()) if isinstance(mode, str) else ():
        if key not in ai_bot:
            yield ("wecom", "ai_bot", key), f'mode = "{mode}" 时必须填写,请到企业微信管理后台的智能机器人页面复制'


def _groups(groups: list[dict[str, Any]]) -> Iterator[tuple[Place, str]]:
    seen: set[Any] = set()
    defaults = 0
    for index, group in enumerate(groups):
        chat, default = group.get("chat_id"), group.get("default") is True
        if isinstance(chat, str) and chat in seen:
            yield ("group", index, "chat_id"), "和前面一个群相同,每个群只写一次"
        if default and defaults:
            yield ("group", index, "default"), "已有一个默认群,default = true 只能写一处"
        seen |= {chat} if isinstance(chat, str) else set()
        defaults += default


def _policy(policy: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    ping, backup = policy.get("sales_ops_ping_minutes", 30), policy.get("sales_ops_backup_hours", 2)
    if _is_number(ping) and _is_number(backup) and ping >= backup * 60:
        key = "sales_ops_ping_minutes" if "sales_ops_ping_minutes" in policy else "sales_ops_backup_hours"
        yield ("policy", key), "提醒销管要早于转给后备:sales_ops_ping_minutes 要短于 sales_ops_backup_hours"
    asked, told = policy.get("gaps_hours", 9), policy.get("gaps_sales_ops_hours", 18)
    if _is_number(asked) and _is_number(told) and asked >= told:
        key = "gaps_hours" if "gaps_hours" in policy else "gaps_sales_ops_hours"
        yield ("policy", key), "提醒 SDR 要早于告诉销管:gaps_hours 要短于 gaps_sales_ops_hours"
    both = set(_days(policy, "extra_holidays")) & set(_days(policy, "extra_working_days"))
    if both:
        yield ("policy", "extra_working_days"), f"{'、'.join(sorted(both))} 同时写成了放假和上班,请删去一处"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _days(policy: dict[str, Any], key: str) -> list[str]:
    days = policy.get(key)
    return [str(day) for day in days] if isinstance(days, list) else []
