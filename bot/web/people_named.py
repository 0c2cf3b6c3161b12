"""Who is meant by a name from a terminal or another program: exactly one colleague, or a sentence why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.people import Person, Roster


def named(roster: Roster, name: str) -> Person | str:
    """The colleague of this userid, name, English name or nickname, still with us; else why not, in a sentence."""
    wanted = name.strip().casefold()
    by_userid = roster.find(wanted)
    found = [by_userid] if by_userid else [person for person in roster if wanted in _called(person)]
    here = [person for person in found if person.active]
    if len(here) == 1:
        return here[0]
    if here:
        who = "、".join(f"{person.name}({person.userid})" for person in here)
        return f"“{name}”有 {len(here)} 位:{who};请改用账号。"
    return f"{found[0].name} 已离职。" if found else f"名单里没有“{name}”;用 sunmao people list 看看有谁。"


def _called(person: Person) -> set[str]:
    return {name.casefold() for name in (person.name, person.english or "", *person.nicknames) if name}
