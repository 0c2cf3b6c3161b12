"""Finds the words for a notice, and the face of a card."""

from __future__ import annotations

import secrets
import tomllib
from dataclasses import asdict, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

from bot.domain import ringing
from bot.domain.decision import Note, Place
from bot.domain.lead import AWAITING_OWNER, TO_TRANSFER, WITH_OWNER, Lead, Stage
from bot.domain.masking import mask_words
from bot.domain.presence import deputy_of
from bot.messages.filters import FILTERS
from bot.messages.neutral import Ours, neutral
from bot.messages.view import LeadView
from bot.wecom.transport import Button, Card, Dropdown
from handlers.context import Spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from jinja2 import Template

    from bot.domain.decision import Notice
    from bot.messages.stated_view import Vocabulary
    from handlers.context import Context
    from storage.cards import CardRow

VERBS: Mapping[str, tuple[str, ...]] = {
    "lead": ("assign", "in_crm", "which", "hold", "junk", "none"),
    "owner": ("accept", "reject", "contacted", "return", "note", "none"),
    "transfer": ("transfer", "none"),
    "question": (*(f"choice:{at}" for at in range(6)), "none"),
    "progress": ("going", "visit", "aside", "return", "none"),
    "reassign": (*(f"give:{at}" for at in range(5)), "none"),
}
"""What the buttons of each kind of card can mean. Each card gets random keys for all of them, once."""

_DROPDOWNS = {"lead": "owner", "owner": "reason"}
_LIVE = {
    "lead": AWAITING_OWNER,
    "transfer": TO_TRANSFER,
    "owner": WITH_OWNER,
    "progress": {Stage.ACCEPTED},
    "reassign": WITH_OWNER,
}
_AS_SENT = frozenset({"question", "progress", "reassign"})
"""Cards that ask about one moment: they are shown as they were sent, or closed."""


class TemplateSpeaker:
    """Speaks from the templates: the company's own folder first, then ours.

    ``own_words`` is a folder in which a company keeps its wording of any of the templates.
    """

    def __init__(self, own_words: Path | None = None) -> None:
        ours = PackageLoader("message_templates", package_path="")
        loaders = [FileSystemLoader(own_words), ours] if own_words else [ours]
        self._templates = Environment(
            loader=ChoiceLoader(loaders),
            undefined=StrictUndefined,
            finalize=neutral,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # like the settings, they are read once; looking twice at each costs as much as speaking
            autoescape=False,  # noqa: S701 — HTML's escapes are the wrong ones here; ``neutral`` is mandatory instead
        )
        self._vocabulary: Vocabulary = tomllib.loads(files("message_templates").joinpath("vocabulary.toml").read_text())
        self._templates.globals["words"] = self._vocabulary
        self._templates.filters |= FILTERS

    def say(self, notice: Notice, lead: Lead | None, place: Place, context: Context) -> Spoken:
        """The notice in its final words, for whoever reads at this place."""
        full = lead is not None and may_see_whole(lead, place, context)
        view = LeadView(lead, context, self._vocabulary, full=full, reader=place) if lead else None
        facts = self._facts(notice.facts, view, context, full=full)
        concerned = (lead.owner, lead.sdr) if lead and not place.is_group else (None, None)
        facts["to_owner"], facts["to_sdr"] = (_same(place.id, userid) for userid in concerned)
        text = self._templates.get_template(f"{notice.name}.md").render(facts).strip()
        facts["asks"] = Ours(text)
        if notice.card is None or (view is None and notice.card != "question"):
            return Spoken(text=text, reveals=view is not None and view.revealed)
        keys = {verb: secrets.token_urlsafe(12) for verb in VERBS[notice.card]}
        card = self._face(
            notice.card, facts, task_id=f"{notice.card}-{secrets.token_urlsafe(16)}", keys=keys, live=True
        )
        meanings = {key: _meaning(verb, notice, view) for verb, key in keys.items()}
        return Spoken(text=text, card=asdict(card), actions=meanings, reveals=view is not None and view.revealed)

    def face(self, row: CardRow, lead: Lead, context: Context) -> Card:
        """A card that was sent before, as it looks now; its buttons are gone once they mean nothing any more."""
        place = Place(kind=row.chat_kind, id=row.chat_id)
        full = may_see_whole(lead, place, context)
        view = LeadView(lead, context, self._vocabulary, full=full, reader=place)
        facts = self._facts({}, view, context, full=full)
        keys = {verb: key for key, verb in row.actions.items()}
        live = row.cycle == lead.cycle and lead.stage in _LIVE[row.kind]
        if row.kind in _AS_SENT:
            asks = row.kind != "progress" or not ringing.answered_since(row.at, context.work.history.of(lead.number))
            return self._as_sent(row, {"lead": view}, live=live and asks)
        return self._face(row.kind, facts, task_id=row.task_id, keys=keys, live=live)

    def question_face(self, row: CardRow, *, still_open: bool) -> Card:
        """The card of a question: as it was sent while an answer is wanted, else with a grey word for its buttons."""
        return self._as_sent(row, {}, live=still_open)

    def _as_sent(self, row: CardRow, facts: Mapping[str, object], *, live: bool) -> Card:
        sent = from_json(row.face)
        if live:
            return sent
        closed = _Blocks(self._templates.get_template(f"cards/{row.kind}.md"), {**facts, "live": False})
        keys = {verb.split("|")[0]: key for key, verb in row.actions.items()}
        return replace(sent, buttons=tuple(_buttons(closed.lines("buttons"), keys)))

    def _facts(
        self, given: Mapping[str, object], view: LeadView | None, context: Context, *, full: bool
    ) -> dict[str, object]:
        facts = {name: self._readable(value, view, context, full=full) for name, value in given.items()}
        by = context.roster.name_of(context.by)
        return {
            "by": by,
            "now": context.now,
            "policy": context.policy,
            "roster": context.roster,
            "reasons": self._reasons(),
            "lead": view,
            **facts,
        }

    @property
    def return_reasons(self) -> tuple[str, ...]:
        """Why accepted leads come back, as far as a button can say it."""
        return tuple(self._vocabulary["return_reason"].values())

    def _reasons(self) -> list[str]:
        """The reasons for a rejection that people are offered, without the line that only invites to choose."""
        return [text for key, text in self._vocabulary["reason"].items() if key != "choose"]

    def _readable(self, value: object, view: LeadView | None, context: Context, *, full: bool) -> object:
        """Words from people are masked for those who may not see them whole; leads and notes become views."""
        if isinstance(value, Lead):
            return LeadView(value, context, self._vocabulary, full=False)
        if isinstance(value, (list, tuple)):
            return [self._readable(one, view, context, full=full) for one in value]
        if isinstance(value, Note) and view is not None:
            return view.note(value, at=context.now, by=context.by)
        if isinstance(value, str) and not full and not isinstance(value, Ours):
            return mask_words(value)
        return value

    def _face(
        self, kind: str, facts: Mapping[str, object], *, task_id: str, keys: Mapping[str, str], live: bool
    ) -> Card:
        template = self._templates.get_template(f"cards/{kind}.md")
        blocks = _Blocks(template, {**facts, "live": live})
        quoted = blocks.line("quote")
        return Card(
            task_id=task_id,
            source=blocks.line("source"),
            title=blocks.line("title"),
            title_note=blocks.line("note"),
            body="\n".join(blocks.lines("body")),
            quote=(blocks.line("quote_title"), quoted) if quoted else None,
            lines=tuple(blocks.pairs("lines")),
            dropdown=self._dropdown(kind, blocks, facts) if live else None,
            buttons=tuple(_buttons(blocks.lines("buttons"), keys)),
        )

    def _dropdown(self, kind: str, blocks: _Blocks, facts: Mapping[str, object]) -> Dropdown | None:
        title = blocks.line("dropdown")
        options = tuple(self._options(kind, blocks, facts)) if title else ()
        return Dropdown(question_key=_DROPDOWNS[kind], title=title, options=options) if options else None

    def _options(self, kind: str, blocks: _Blocks, facts: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        if kind == "owner":
            yield from self._vocabulary["reason"].items()
            return
        view = facts["lead"]
        if isinstance(view, LeadView):
            for candidate in view.candidates:
                yield candidate.person.userid, blocks.line("option", candidate=candidate)


class _Blocks:
    """The named blocks of a card's template, rendered one by one."""

    def __init__(self, template: Template, facts: Mapping[str, object]) -> None:
        self._template = template
        self._facts = facts

    def text(self, name: str, **more: object) -> str:
        block = self._template.blocks.get(name)
        if block is None:
            return ""
        return "".join(block(self._template.new_context({**self._facts, **more}))).strip()

    def line(self, name: str, **more: object) -> str:
        return " ".join(self.text(name, **more).split())

    def lines(self, name: str) -> list[str]:
        return [line.strip() for line in self.text(name).splitlines() if line.strip()]

    def pairs(self, name: str) -> Iterator[tuple[str, str]]:
        """``名称: 值`` lines; a line without a value is left out."""
        for line in self.lines(name):
            key, _, value = line.partition(":")
            if value.strip():
                yield key.strip(), value.strip()


def _buttons(lines: Iterable[str], keys: Mapping[str, str]) -> Iterator[Button]:
    """``verb style 文字`` lines."""
    for line in lines:
        verb, style, text = line.split(maxsplit=2)
        yield Button(text=text, key=keys[verb], style=int(style))


def _meaning(verb: str, notice: Notice, view: LeadView | None) -> str:
    """What is kept of a button: which question it answers, or to whom it gives the lead."""
    if notice.card == "question":
        return f"{verb}|{notice.facts['question']}"
    what, _, at = verb.partition(":")
    candidates = view.candidates if view and what == "give" else ()
    return f"give:{candidates[int(at)].person.userid}" if at and int(at) < len(candidates) else verb


def may_see_whole(lead: Lead, place: Place, context: Context) -> bool:
    """Phone and mail whole: alone with the owner after assignment, or whoever stands in, or the SDR who brought it."""
    if place.is_group:
        return False
    owner = context.roster.find(lead.owner)
    deputy = deputy_of(owner, context.roster, context.today) if owner else None
    return any(_same(place.id, userid) for userid in (lead.owner, lead.sdr, deputy.userid if deputy else None))


def _same(userid: str, other: str | None) -> bool:
    """WeCom's userids are the same whatever their case (wecom.md §1.10)."""
    return userid.casefold() == (other or "").casefold()


def from_json(card: Mapping[str, Any]) -> Card:
    """The card that ``asdict`` wrote."""
    dropdown = card.get("dropdown")
    quote = card.get("quote")
    return Card(
        task_id=card["task_id"],
        source=card["source"],
        title=card["title"],
        title_note=card["title_note"],
        body=card["body"],
        quote=(quote[0], quote[1]) if quote else None,
        lines=tuple((name, value) for name, value in card["lines"]),
        dropdown=Dropdown(**{**dropdown, "options": tuple((key, text) for key, text in dropdown["options"])})
        if dropdown
        else None,
        buttons=tuple(Button(**button) for button in card["buttons"]),
    )
