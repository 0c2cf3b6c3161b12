"""The contract of the sample corpus: a row of JSON in, the actions as JSON out (``sunmao read replies``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.domain.people import Person, Role, Roster
from bot.domain.reply.leads import LeadIndex, LeadInView, Status
from bot.domain.reply.read import read
from bot.domain.reply.values import Action, Deed, LastAction, Situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.reply.values import Reading

_IN_CONTRACT = {
    Deed.JUNK: Deed.ANNOTATE,
    Deed.REVIVE: Deed.ANNOTATE,
    Deed.LOG_CALL: Deed.FOLLOW_UP,
    Deed.FORCE: Deed.ASSIGN,
    Deed.SNOOZE: Deed.HOLD,
    Deed.MARK: Deed.ANNOTATE,
    Deed.WON: Deed.FOLLOW_UP,
    Deed.LOST: Deed.FOLLOW_UP,
}
_ABOUT_PEOPLE = frozenset({Deed.LEAVE, Deed.BACK, Deed.PAUSE, Deed.RESUME})
_GIVES = frozenset({Deed.ASSIGN, Deed.REASSIGN, Deed.FORCE})
_WITH_LEAD = frozenset(Deed) - {Deed.QUERY, Deed.ASK, Deed.DENY, Deed.NONE} - _ABOUT_PEOPLE
_WITH_OWNER = frozenset({Deed.ASSIGN, Deed.REASSIGN, Deed.IN_CRM}) | _ABOUT_PEOPLE
_ASKED = {"mine": "status", "owners": "lead", "why_not": "lead"}
_WITH_REASON = frozenset({Deed.REJECT, Deed.RETURN, Deed.ACCEPT})


def predict(row: Mapping[str, Any], roster: Roster) -> dict[str, Any]:
    """One row of replies.jsonl → ``{"id", "actions", "why"}``."""
    reading = read(row["text"], situation_from_row(row, roster))
    return {"id": row["id"], "actions": in_contract(reading), "why": "；".join(reading.why)}


def in_contract(reading: Reading) -> list[dict[str, Any]]:
    """The actions of a reading that the contract has a word for: it knows leads, not who is away or paused.

    A mark (给王磊,必须拿下) is a note, but no second one beside whoever gets the lead.
    """
    given = {action.lead for action in reading.actions if action.deed in _GIVES}
    return [
        as_json(action)
        for action in reading.actions
        if action.deed not in _ABOUT_PEOPLE and not (action.deed is Deed.MARK and action.lead in given)
    ]


def roster_from_rows(rows: Iterable[Mapping[str, Any]]) -> Roster:
    """The people of roster.json; their one role becomes their only one."""
    return Roster(
        Person(
            userid=row["userid"], name=row["name"], roles=frozenset({Role(row["role"])}), english=row.get("english"),
            nicknames=tuple(row.get("nicknames") or ()), title=row.get("title") or "", region=row.get("region") or "",
            industries=tuple(row.get("industries") or ()),
        )
        for row in rows
    )  # fmt: skip


def situation_from_row(row: Mapping[str, Any], roster: Roster) -> Situation:
    """The situation a row describes; a sender the roster does not know is an outsider."""
    return Situation(
        sender=roster.find(row.get("sender")),
        roster=roster,
        leads=LeadIndex(_lead(number, fields) for number, fields in (row.get("state") or {}).items()),
        quote_lead=_number(row.get("quote_lead")),
        quote_text=row.get("quote_text"),
        mentions=tuple(row.get("mentions") or ()),
        last_action=_last_action(row.get("last_action")),
    )


def as_json(action: Action) -> dict[str, Any]:
    """An action in the words of the contract."""
    deed = _IN_CONTRACT.get(action.deed, action.deed)
    fields: dict[str, Any] = {"do": str(deed)}
    if deed in _WITH_LEAD and action.lead is not None:
        fields["lead"] = f"L{action.lead}"
    if deed in _WITH_OWNER:
        fields["owner"] = action.owner
    if deed in _WITH_REASON:
        fields["has_reason"] = bool(action.reason)
    if deed is Deed.QUERY:
        fields["what"] = _ASKED.get(action.what or "", action.what)
    return fields


def _lead(number: str, fields: Mapping[str, Any]) -> LeadInView:
    return LeadInView(
        number=_number(number) or 0, company=fields.get("company") or "", region=fields.get("region") or "",
        industry=fields.get("industry") or "", status=Status(fields.get("status") or "new"), owner=fields.get("owner"),
        sdr=fields.get("sdr"), contact=fields.get("contact"),
    )  # fmt: skip


def _last_action(fields: Mapping[str, Any] | None) -> LastAction | None:
    number = _number(fields.get("lead")) if fields else None
    if not fields or number is None:
        return None
    minutes = fields.get("mins_ago")
    return LastAction(
        deed=Deed(fields["do"]), lead=number, by=fields.get("by") or "", owner=fields.get("owner"),
        seconds_ago=None if minutes is None else int(minutes * 60),
    )  # fmt: skip


def _number(written: object) -> int | None:
    digits = re.search(r"\d+", str(written)) if written is not None else None
    return int(digits.group()) if digits else None
