"""Everything the bot says, each template really rendered."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.cli import example
from bot.cli.example_leads import GROUP, LEAD, NOW, STAGES
from bot.cli.facts import FACTS, Example
from bot.domain.acquaintance import OffLimits, name_id
from bot.domain.customer import Customer
from bot.domain.decision import Here, Notice, Place
from bot.domain.matching import Known
from bot.domain.policy import Policy
from bot.domain.standard import Standard
from bot.messages import TemplateSpeaker
from handlers.context import Context
from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handlers.context import Spoken
    from storage.unit_of_work import UnitOfWork


def templates() -> tuple[str, ...]:
    """The names of all templates that are said, not those which are only parts of others."""
    root = files("message_templates")
    folders = {"": root, "rings/": root / "rings", "questions/": root / "questions", "refusals/": root / "refusals"}
    names = (
        f"{prefix}{entry.name.removesuffix('.md')}"
        for prefix, folder in folders.items()
        for entry in folder.iterdir()
        if entry.name.endswith(".md") and not entry.name.startswith("parts_")
    )
    return tuple(sorted(names))


class Rehearsal:
    """Renders templates over a floor in memory; ``own_words`` is the company's folder."""

    def __init__(self, own_words: Path | None = None, *, policy: Policy | None = None) -> None:
        self._speaker = TemplateSpeaker(own_words)
        self._policy = policy or Policy()

    def everything(self) -> Iterator[tuple[str, Spoken | Exception]]:
        """Each template's name with its words, or with what went wrong in it."""
        with Database("sqlite://") as database:
            database.do_now(_people_the_floor)
            for name, wanted in FACTS.items():
                try:
                    yield name, database.do_now(lambda work, n=name, w=wanted: self._say(n, w, work))  # type: ignore[misc]
                except Exception as mistake:  # noqa: BLE001 — a company's template may fail in any way
                    yield name, mistake

    def _say(self, name: str, wanted: Example, work: UnitOfWork) -> Spoken:
        place = Place(kind="single", id=wanted.to) if wanted.to else GROUP
        context = Context(
            work=work,
            speaker=self._speaker,
            policy=self._policy,
            standard=Standard(),
            groups={GROUP.id: "派单群"},
            default_group=GROUP.id,
            now=NOW,
            by=wanted.by,
            key="rehearsal",
            here=place,
        )
        notice = Notice(name=name, to=Here(), facts=wanted.with_lead_among_the_facts(), card=wanted.card)
        return self._speaker.say(notice, STAGES[wanted.lead] if wanted.lead else None, place, context)


def _people_the_floor(work: UnitOfWork) -> None:
    work.people.replace(example.PEOPLE)
    work.leads.add(
        stage=LEAD.stage,
        inquiry=LEAD.inquiry,
        sdr=LEAD.sdr,
        group=LEAD.group,
        posted_at=LEAD.posted_at,
        standard=1,
        missing=(),
        tier=1,
    )
    account = Customer(
        ref="C1",
        known=Known(name="上海顺风电气有限公司"),
        as_of=NOW,
        owner="张伟",
        last_visit=NOW - dt.timedelta(days=10),
    )
    work.customers.put([account])
    off_limits = name_id(STAGES["off_limits"].company)
    work.companies.forbid(OffLimits(company=off_limits, by="chenjing", at=NOW, words="合同纠纷"))
