"""A lead on the terminal: what was stated, the clocks that run, the notes, and what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.cli.history_words import history_line
from bot.cli.tables import plain
from bot.cli.times import at, clock_json, clock_line, lasting, time_json
from bot.cli.words import vocabulary
from bot.domain.crm import WriteState
from bot.domain.masking import mask_mail, mask_name, mask_phone, mask_words
from storage.codec import lead_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.domain.crm import Write
    from bot.domain.inquiry import Inquiry
    from bot.domain.lead import Lead
    from bot.domain.legs import Leg, Time
    from bot.domain.people import Roster
    from bot.messages.clock_words import ClockView
    from storage.history import Event
    from storage.notes import KeptNote


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Everything there is to show of a lead."""

    lead: Lead
    roster: Roster
    clocks: tuple[ClockView, ...]
    legs: Mapping[Leg, Time]
    notes: tuple[KeptNote, ...]
    history: tuple[Event, ...]
    write: Write | None = None

    def to_json(self, *, full: bool) -> dict[str, Any]:
        """All of it for a script."""
        words = _same if full else mask_words
        return {
            **to_json(self.lead, full=full),
            "clocks": [clock_json(view) for view in self.clocks],
            "legs": {leg.value: time_json(time) for leg, time in self.legs.items()},
            "crm": _write_json(self.write),
            "notes": [
                {"at": _iso(row.at), "by": row.by, "kind": row.note.kind.value, "words": words(row.note.words)}
                for row in self.notes
            ],
            "history": [
                {
                    "at": _iso(event.at),
                    "by": event.by,
                    "happened": event.happened.value,
                    "words": words(event.words),
                    "detail": {name: words(value) for name, value in event.detail.items()},
                }
                for event in self.history
            ],
        }


def to_json(lead: Lead, *, full: bool) -> dict[str, Any]:
    """A lead for a script; ``lead`` is its name, L1."""
    seen = lead if full else lead.now(inquiry=masked(lead.inquiry))
    return {"lead": lead.name, **lead_to_json(seen)}


def masked(inquiry: Inquiry) -> Inquiry:
    """The inquiry as others may see it (I17)."""
    return replace(
        inquiry,
        contact=inquiry.contact and mask_name(inquiry.contact),
        phones=tuple(map(mask_phone, inquiry.phones)),
        email=inquiry.email and mask_mail(inquiry.email),
        need=inquiry.need and mask_words(inquiry.need),
        source=inquiry.source and mask_words(inquiry.source),
        doubts=tuple(map(mask_words, inquiry.doubts)),
        notes=tuple(map(mask_words, inquiry.notes)),
    )


def page(shown: Shown, *, full: bool, zone: ZoneInfo) -> str:
    """All of it for a person."""
    seen = shown if full else replace(shown, lead=shown.lead.now(inquiry=masked(shown.lead.inquiry)))
    return "\n".join(
        plain(line) if not line.startswith("  ") else f"  {plain(line)}" for line in _lines(seen, full, zone)
    )


def _lines(shown: Shown, full: bool, zone: ZoneInfo) -> Iterator[str]:  # noqa: FBT001 — of one file only
    lead, called = shown.lead, shown.roster.name_of
    words = vocabulary()
    owner = f" · {called(lead.owner)}" if lead.owner else ""
    yield f"{lead.name} {lead.company or words['unknown']['company']} · {words['stage'][lead.stage]}{owner}"
    yield from (f"{name}:{value}" for name, value in _stated(lead) if value)
    yield f"SDR:{called(lead.sdr)}({at(lead.posted_at, zone)} 提交,标准第 {lead.standard} 版)"
    if lead.previous_owners:
        yield f"跟过:{'、'.join(map(called, lead.previous_owners))}"
    if shown.write:
        yield f"CRM:{_write(shown.write, zone)}"
    if shown.clocks:
        yield "时钟"
        yield from (f"  {clock_line(view, zone)}" for view in shown.clocks)
    if shown.legs:
        yield "到首次联系,每段用时"
        for leg, time in shown.legs.items():
            yield f"  {words['leg'][leg]} {lasting(time.clock)}(工作时间 {lasting(time.working)})"
    shade = _same if full else mask_words
    if shown.notes:
        yield "备注"
        for row in shown.notes:
            kind = words["note_kind"][row.note.kind]
            yield f"  {at(row.at, zone)} {called(row.by)}〔{kind}〕{shade(row.note.words)}"
    yield "经过"
    for event in shown.history:
        yield f"  {history_line(event, shown.roster, zone, shade)}"


def _stated(lead: Lead) -> Iterator[tuple[str, str]]:
    inquiry, words = lead.inquiry, vocabulary()
    yield "联系人", " ".join(part for part in (inquiry.contact, inquiry.title) if part)
    yield "电话", " / ".join(inquiry.phones)
    yield "邮箱", inquiry.email or ""
    yield "需求", inquiry.need or ""
    yield "预算", inquiry.budget.words if inquiry.budget else ""
    yield "权限", words["authority"][inquiry.authority] if inquiry.authority else ""
    yield "时间", inquiry.timeline.words if inquiry.timeline else ""
    yield "地区/行业", " / ".join(part for part in (inquiry.region, inquiry.industry) if part)
    yield "来源", " / ".join(inquiry.utm.values()) or inquiry.source or words["unknown"]["source"]
    yield "档位", words["tier"][str(lead.tier)]
    yield "还缺", "、".join(words["field"][name] for name in lead.missing)
    yield "存疑", ";".join(inquiry.doubts)
    yield "其他", ";".join(inquiry.notes)


def _write(write: Write, zone: ZoneInfo) -> str:
    """How far it has come on its way into the CRM."""
    match write.state:
        case WriteState.WRITTEN:
            return f"已写入,编号 {write.remote}({write.ref})"
        case WriteState.VOID:
            return "没有写入:转出后又收回了"
        case WriteState.GIVEN_UP:
            return f"没有写进去,试过 {write.attempts} 次:{write.error}"
        case _:
            tried = f",试过 {write.attempts} 次:{write.error}" if write.attempts else ""
            return f"等着写入,最早 {at(write.next_at, zone)}{tried}"


def _write_json(write: Write | None) -> dict[str, Any] | None:
    names = ("ref", "remote", "attempts", "error")
    return {"state": write.state.value, **{name: getattr(write, name) for name in names}} if write else None


def _iso(moment: datetime) -> str:
    return moment.isoformat()


def _same(words: str) -> str:
    return words
