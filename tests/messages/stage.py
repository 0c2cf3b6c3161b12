"""One lead on which every word that people can choose is the same, and the program's own speaker to speak of it."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from bot.domain import suggestion
from bot.domain.acquaintance import OffLimits, Pair, ParentSaid, name_id
from bot.domain.customer import Customer, CustomerContact, Opportunity
from bot.domain.decision import Note, NoteKind, Notice, Place, TheGroup, alone_with
from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.lead import Lead, Stage
from bot.domain.matching import Known
from bot.domain.people import Person, Role
from handlers.context import Context, Spoken
from tests.floor import GROUP, MONDAY_MORNING, SPEAKER, SalesFloor

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

PHONE = "13900523381"
SITE = "canary-site.com"
"""On the website of the lead's company, and of another account: so they are related, whatever they are called."""
MAIL = "zhou.canary@example.com"
PLACES = {
    "group": Place(kind="group", id=GROUP),
    "owner": alone_with("owner"),
    "sdr": alone_with("sdr"),
    "ops": alone_with("ops"),
}


class Stand:
    """A floor whose people (or those are called ``people``), lead and notes all say ``words``.

    ``stage`` is where the lead stands; with ``reach`` it has a phone and a mail as well.
    """

    def __init__(
        self, words: str, stage: Stage = Stage.ASSIGNED, *, people: str | None = None, reach: bool = False
    ) -> None:
        self.words = words
        self.people = _people(words if people is None else people)
        self.floor = SalesFloor(people=self.people)
        self.lead = self.floor.look(lambda work: _leads(work, words, stage, reach=reach))

    def close(self) -> None:
        self.floor.close()

    def say(self, name: str, facts: dict[str, object], reader: str = "group", card: str | None = None) -> Spoken:
        """The notice as this reader gets it."""
        notice = Notice(name=name, to=TheGroup(), facts=facts, card=card)
        return self._with(lambda context: SPEAKER.say(notice, self.lead, PLACES[reader], context))

    def reason(self) -> dict[str, Any]:
        """Why the second salesperson is not proposed, or not first."""
        bench = self._with(lambda context: context.bench(self.lead))
        return {
            "why": suggestion.why(self.lead, self.people[1], bench),
            "away_as": self.words,
            "until": MONDAY_MORNING.date(),
        }

    def _with(self, piece: Callable[[Context], T]) -> T:
        settings = self.floor.settings
        return self.floor.look(
            lambda work: piece(
                Context(
                    work=work,
                    speaker=SPEAKER,
                    policy=settings.policy,
                    standard=settings.standard,
                    groups=settings.groups,
                    default_group=settings.default_group,
                    now=self.floor.clock.now(),
                    by="owner",
                    key="k",
                )
            )
        )

    def facts(self, name: str) -> dict[str, object]:
        """What this template is given, with the words wherever people could choose them."""
        return FACTS[name](self)


def everything(spoken: Spoken) -> str:
    """All the words of a message, those of its card included, a line each."""
    card = spoken.card
    if card is None:
        return spoken.text
    rest = [card["source"], card["title"], card["title_note"], card["body"], *(card["quote"] or ())]
    rest += [f"{key}: {value}" for key, value in card["lines"]]
    rest += [text for _, text in (card["dropdown"] or {"options": ()})["options"]]
    rest += [button["text"] for button in card["buttons"]]
    return "\n".join([spoken.text, *rest])


def _people(words: str) -> list[Person]:
    return [
        Person(userid=userid, name=words, roles=frozenset({role}), region=words, industries=(words,), capacity=0)
        for userid, role in [("owner", Role.SALES), ("second", Role.SALES), ("sdr", Role.SDR), ("ops", Role.SALES_OPS)]
    ]


def _leads(work: UnitOfWork, words: str, stage: Stage, *, reach: bool) -> Lead:
    stated = Inquiry(
        company=words,
        contact=words,
        title=words,
        phones=(PHONE, words) if reach else (words,),
        email=MAIL if reach else words,
        need=words,
        budget=Budget(low=1, words=words),
        authority=Authority.INFLUENCER,
        timeline=Timeline(words=words),
        region=words,
        industry=words,
        source=words,
        utm={"source": words, "term": words},
        doubts=(words, words),
        notes=(words, f"www.{SITE}"),
    )
    _company_known(work, words)
    first, second = (
        work.leads.add(
            stage=Stage.QUALIFIED, inquiry=stated, sdr="sdr", group=GROUP, posted_at=MONDAY_MORNING,
            standard=1, missing=("budget",), tier=1,
        )
        for _ in range(2)
    )  # fmt: skip
    work.leads.save(first.now(owner="owner"))
    lead = second.now(
        stage=stage,
        cycle=1,
        owner="owner" if stage in {Stage.ASSIGNED, Stage.ACCEPTED} else None,
        assigned_by="ops",
        assigned_at=MONDAY_MORNING,
        previous_owners=("second",),
    )
    work.leads.save(lead)
    for kind in NoteKind:
        for one in (first, lead):
            work.notes.add(one.number, MONDAY_MORNING, "owner", _note(kind, words), GROUP)
    return lead


def _company_known(work: UnitOfWork, words: str) -> None:
    """The CRM, a colleague and a list say the same words of the company, its sister and its parent."""
    accounts = [
        Customer(
            ref=ref,
            known=known,
            as_of=MONDAY_MORNING,
            owner=words,
            region=words,
            parent=parent,
            last_visit=MONDAY_MORNING,
            contacts=(CustomerContact(name=words, title=words, phone=PHONE, mail=MAIL),),
            opportunities=(Opportunity(name=words, stage=words, amount=500_000),),
        )
        for ref, known, parent in [
            ("C1", Known(name=words), "C2"),
            ("C2", Known(name="国家电网有限公司"), None),
            ("C3", Known(name="华信食品有限公司", domains=frozenset({SITE})), None),
        ]
    ]
    work.customers.put(accounts)
    company = name_id(words)
    work.companies.meet(Known(name=words))
    work.companies.confirm(Pair(one=company, other="c:C1", same=True, by="ops", at=MONDAY_MORNING))
    work.companies.forbid(OffLimits(company=company, by="owner", at=MONDAY_MORNING, words=words))
    work.companies.belongs(ParentSaid(child=company, parent="c:C2", name=words, by="owner", at=MONDAY_MORNING))


def _note(kind: NoteKind, words: str) -> Note:
    day = MONDAY_MORNING.date()
    return Note(kind=kind, words=words, person=words, role=words, since=day, until=day, offers_help=True)


def _nothing(_: Stand) -> dict[str, object]:
    return {}


def _reason(stand: Stand) -> dict[str, object]:
    return {
        "reason": stand.words,
        "from_owner": "owner",
        "until": stand.words,
        "new_owner": stand.words,
        "asks_at": None,
    }


def _said(stand: Stand) -> dict[str, object]:
    note = _note(NoteKind.RELATION, stand.words)
    return {
        "said": stand.words,
        "kind": note.kind,
        "note": note,
        "calls": 3,
        "why": stand.words,
        "by": stand.words,
        "told": True,
    }


def _missing(_: Stand) -> dict[str, object]:
    return {"missing": ("budget", "need"), "contact_only": False}


def _ring(stand: Stand) -> dict[str, object]:
    rings = [(stand.lead, "first_contact", "breach")] * 4
    said = {"clock": "first_contact", "tone": "warn", "count": 2, "true_at": MONDAY_MORNING, "rings": rings}
    return {**said, "total": 4, "missed": 0, "stands_in": True}


def _snoozed(stand: Stand) -> dict[str, object]:
    return {
        "until": MONDAY_MORNING,
        "reason": stand.words,
        "for_all": False,
        "before": MONDAY_MORNING,
        "after": MONDAY_MORNING,
    }


def _away(stand: Stand) -> dict[str, object]:
    days = {"first": MONDAY_MORNING.date(), "last": MONDAY_MORNING.date() + dt.timedelta(days=1)}
    said = {"away_as": stand.words, "name": stand.words, "deputy": stand.words, "leads": [stand.lead]}
    return {**days, **said, "moved": [(stand.lead, MONDAY_MORNING)], "hours": stand.words, "rung_in": stand.words}


def _question(stand: Stand) -> dict[str, object]:
    return {
        "unclear": stand.words,
        "also": ["L2"],
        "choices": [stand.words, stand.words],
        "owner": stand.words,
        "lead": stand.lead,
        "question": "q",
        "away_as": stand.words,
        "until": MONDAY_MORNING.date(),
        "deputy": stand.words,
        "load": 20,
        "capacity": 20,
        "why": "",
        "theirs": [stand.words, stand.words],
    }


def _company(stand: Stand) -> dict[str, object]:
    said = {"company": stand.words, "others": [stand.words], "same": True, "child": stand.words, "parent": stand.words}
    return {**said, "reason": stand.words}


def _refusal(stand: Stand) -> dict[str, object]:
    return {
        "lead": stand.lead,
        "chat_id": stand.words,
        "number": 404,
        "who": (stand.words, stand.words),
        "owner": stand.words,
        "name": stand.words,
        "above": stand.words,
        "wanted": stand.words,
        "missing": ("budget",),
        "why": "late",
        "most": 8000,
        "count": 29,
        "last": stand.words,
        "days": 30,
        "child": stand.words,
        "parent": stand.words,
        "userid": stand.words,
        "chat": stand.words,
    }


def _lists(stand: Stand) -> dict[str, object]:
    lists = {"mine": [stand.lead], "gaps": [stand.lead], "brought": [stand.lead], "waiting": [stand.lead]}
    return {**lists, "gaps_in_all": 2}


def _load(stand: Stand) -> dict[str, object]:
    return {"load": [(person, 3) for person in stand.people], "away": {"owner": MONDAY_MORNING.date()}}


def _many(stand: Stand) -> dict[str, object]:
    counts = {"total": 500, "dispatched": 180, "inquiry": 300, "again": 15, "refused": 5}
    return {
        "leads": [stand.lead, stand.lead],
        "by": stand.words,
        "file": stand.words,
        "event": stand.words,
        "counts": counts,
    }


def _kept(_: Stand) -> dict[str, object]:
    return {"fields": ("budget", "phones")}


GROUPS: dict[Callable[[Stand], dict[str, object]], str] = {
    _nothing: "accepted posted posted_for_sdr waiting_again sync lead offer owner_filled sdr_reopened rings/gathering "
    "revived given_meanwhile sdr_accepted sdr_synced sdr_posted_again found_in_crm assigned card_note_hint to_transfer "
    "transferred sdr_off_limits off_limits_inquiry marked owners",
    _reason: "named reassigned unassigned held junked sdr_junked rejected returned sdr_rejected sdr_returned "
    "taken_away",
    _said: "won lost sdr_won sdr_lost contacted sdr_contacted followed_up called annotated owner_annotated "
    "owner_not_reached",
    _kept: "kept_fields filled",
    _missing: "kept_as_inquiry fields_missing",
    _ring: "rings/unassigned rings/unanswered rings/first_contact rings/progress rings/rework rings/m_day rings/digest "
    "rings/transfer rings/gaps",
    _question: "questions/which_lead questions/which_person questions/which_owner questions/which_crm_owner "
    "questions/unknown_lead "
    "questions/unknown_owner questions/number_against_quote questions/not_sales questions/already_owned "
    "questions/bare_negation questions/range_unclear questions/conditional questions/what questions/reason "
    "questions/too_long questions/crm_disagrees questions/which_company "
    "questions/off_limits questions/full_owner questions/away_owner questions/not_in_crm",
    _refusal: "refusals/stranger refusals/unknown_group refusals/no_such_lead refusals/may_not_post "
    "refusals/may_not_dispatch refusals/not_the_owner refusals/not_in_sales refusals/has_left refusals/already_with "
    "refusals/same_owner refusals/nobody_has_it refusals/not_waiting refusals/accept_first refusals/already_accepted "
    "refusals/below_standard refusals/cannot_undo refusals/stale_card refusals/holds_id_number refusals/too_long "
    "refusals/more_follow "
    "refusals/no_words refusals/unreachable refusals/phone_taken refusals/not_asked refusals/not_named "
    "refusals/other_target refusals/transferred_already refusals/nothing_to_return "
    "refusals/question_closed refusals/cannot_snooze refusals/no_days_named refusals/cannot_tell_leave "
    "refusals/not_away refusals/may_not_tell refusals/unknown_company refusals/no_company refusals/nothing_to_compare "
    "refusals/no_parent_told "
    "refusals/its_own_parent refusals/not_off_limits",
    _company: "company_confirmed parent_told no_parent_told kept_off let_near company_untold",
    _many: "refusals/nothing_to_transfer posted_together sdr_posted_again_together imported event_imported",
    _lists: "mine",
    _load: "load",
    _snoozed: "snoozed acknowledged retimed",
    _away: "leave_taken leave_ended hours_set stands_in departed",
}
FACTS: dict[str, Callable[[Stand], dict[str, object]]] = {
    **{name: facts for facts, names in GROUPS.items() for name in names.split()},
    "turned_out_known": lambda stand: {"customer": stand.words, "crm_owner": stand.words, "last_touch": MONDAY_MORNING},
    "help": lambda _: {"roles": sorted(Role)},
    "why_not": lambda stand: stand.reason(),
    "assigned_by_rule": lambda stand: {"rule": "account_owner", "candidate": stand.reason()["why"].one},
    "paused": lambda stand: {"name": stand.words},
    "resumed": lambda stand: {"name": stand.words},
    "undone": lambda _: {"undone": "assigned"},
    "posted_again": lambda stand: {"same": False, "other": stand.words},
    "outage": lambda _: {"since": MONDAY_MORNING, "until": MONDAY_MORNING + dt.timedelta(hours=1)},
}


@lru_cache(maxsize=4)
def kept(words: str, stage: Stage = Stage.ASSIGNED) -> Stand:
    """A stand that several tests look at; none of them changes anything."""
    return Stand(words, stage)
