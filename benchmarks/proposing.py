"""Who is proposed, how evenly, and how fast: ``python -m benchmarks.proposing``.

Spread: 5 000 simulated leads go to whoever is proposed first, as if sales-ops always agreed. A lead is open for some
days and then ends, won or not. ``expected`` is a person's part of the leads of his region by capacity. ``even`` is what
he is given where everybody sells to every trade and wins as often as the others: only load and fairness decide.
``given`` is what he is given by all steps, industries and win rates among them, which are strict (S26).
Speed: one proposal among 500 people, by the rule alone and with everything it is reckoned from read from SQLite.
"""

from __future__ import annotations

import random
import time
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from bot.domain.decision import Happened
from bot.domain.inquiry import Inquiry
from bot.domain.lead import Lead, Stage
from bot.domain.people import Person, Role, Roster
from bot.domain.suggestion import Bench, Cases, Desk, Weighing, rank
from storage.database import Database
from storage.history import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.unit_of_work import UnitOfWork

LEADS = 5_000
A_DAY = 20
"""Leads that are posted on one day."""
REGIONS = ("上海", "江苏", "浙江", "北京", "广东", "华中", "西南", "东北")
CUSTOMERS = ("上海浦东", "苏州", "杭州", "北京", "深圳", "武汉", "成都", "沈阳")
TRADES = ("制造", "零售", "金融", "医疗", "软件")
START = datetime(2026, 3, 2, 2, tzinfo=UTC)
WEIGHING = Weighing()
OPEN_FOR = {1: 12, 2: 18, 3: 24}
"""Days until a lead of this tier ends, on average."""


@dataclass(kw_only=True, slots=True)
class Worked:
    """What lies on one desk while the days go by."""

    open: Counter[int] = field(default_factory=Counter)
    given_on: deque[int] = field(default_factory=deque)
    won: int = 0
    lost: int = 0

    def desk(self, day: int) -> Desk:
        """As it is on this day."""
        while self.given_on and self.given_on[0] < day - WEIGHING.given_within.days:
            self.given_on.popleft()
        tiers = (self.open[1], self.open[2], self.open[3])
        return Desk(open=tiers, given=len(self.given_on), cases=Cases(won=self.won, lost=self.lost))


def main() -> None:
    """Print the spread, then the speed."""
    spread()
    speed()


# ----------------------------------------------------------------------------------------------------------- spread


def spread(people_in_all: int = 40) -> None:
    """Print what everybody may expect and what he is given."""
    chance = random.Random(5)  # noqa: S311 — the same floor every time
    people = [_person(at, chance) for at in range(people_in_all)]
    leads = [_lead(number, chance) for number in range(1, LEADS + 1)]
    expected = _expected(people, leads)
    skilled = {one.userid: chance.uniform(0.1, 0.5) for one in people}
    alike = [replace(one, industries=()) for one in people]
    even = _given(alike, leads, dict.fromkeys(skilled, 0.3), random.Random(6))  # noqa: S311
    given = _given(people, leads, skilled, random.Random(6))  # noqa: S311
    print(f"{LEADS} leads, {len(people)} people, {A_DAY} leads a day")
    print(f"{'who':<6}{'region':<8}{'capacity':>8}{'expected':>10}{'even':>7}{'given':>7}")
    for one in people:
        name = f"{one.userid:<6}{one.region:<6}{one.capacity:>8}"
        print(f"{name}{expected[one.userid]:>10.0f}{even[one.userid]:>7}{given[one.userid]:>7}")
    for title, got in (("even", even), ("given", given)):
        print(f"{title}: {_summary(people, expected, got)}")


def _summary(people: list[Person], expected: dict[str, float], got: Counter[str]) -> str:
    ratios = sorted(got[one.userid] / expected[one.userid] for one in people)
    mean = sum(abs(ratio - 1) for ratio in ratios) / len(ratios)
    weights = sorted(got[one.userid] / (one.capacity or 1) for one in people)
    return (
        f"of what was expected least {ratios[0]:.2f}, most {ratios[-1]:.2f}, mean deviation {mean:.1%}; "
        f"Gini of given/capacity {_gini(weights):.3f} (by region alone {_gini(_by_region(people, expected)):.3f})"
    )


def _by_region(people: list[Person], expected: dict[str, float]) -> list[float]:
    return sorted(expected[one.userid] / (one.capacity or 1) for one in people)


def _gini(rising: list[float]) -> float:
    total, number = sum(rising), len(rising)
    return sum((2 * at - number - 1) * value for at, value in enumerate(rising, 1)) / (number * total)


def _expected(people: list[Person], leads: list[Lead]) -> dict[str, float]:
    asked = Counter(REGIONS[CUSTOMERS.index(lead.inquiry.region or "")] for lead in leads)
    room: Counter[str] = Counter()
    for one in people:
        room[one.region] += one.capacity or 0
    return {one.userid: asked[one.region] * (one.capacity or 0) / room[one.region] for one in people}


def _given(people: list[Person], leads: list[Lead], wins: dict[str, float], chance: random.Random) -> Counter[str]:
    """How many leads each gets, day by day."""
    desks = {one.userid: Worked() for one in people}
    ends: dict[int, list[tuple[str, int]]] = {}
    given: Counter[str] = Counter()
    roster = Roster(people)
    for at, lead in enumerate(leads):
        day = at // A_DAY
        for who, tier in ends.pop(day, ()):
            desks[who].open[tier] -= 1
            if chance.random() < wins[who]:
                desks[who].won += 1
            else:
                desks[who].lost += 1
        bench = Bench(
            roster=roster, today=START.date() + timedelta(days=day), desks={w: d.desk(day) for w, d in desks.items()}
        )
        who = rank(lead, bench)[0].person.userid
        given[who] += 1
        desks[who].open[lead.tier] += 1
        desks[who].given_on.append(day)
        ends.setdefault(day + max(1, round(chance.expovariate(1 / OPEN_FOR[lead.tier]))), []).append((who, lead.tier))
    return given


def _person(at: int, chance: random.Random) -> Person:
    return Person(
        userid=f"s{at:03}",
        name=f"销售{at}",
        roles=frozenset({Role.SALES}),
        region=REGIONS[at % len(REGIONS)],
        industries=tuple(chance.sample(TRADES, 2)),
        capacity=chance.choice((8, 12, 16, 20, 24)),
    )


def _lead(number: int, chance: random.Random) -> Lead:
    stated = Inquiry(company=f"客户{number}", region=chance.choice(CUSTOMERS), industry=chance.choice(TRADES))
    tier = chance.choices((1, 2, 3), (2, 3, 5))[0]
    return Lead(number=number, stage=Stage.QUALIFIED, inquiry=stated, sdr="sdr", group="g", posted_at=START, tier=tier)


# ------------------------------------------------------------------------------------------------------------ speed


def speed(people_in_all: int = 500) -> None:
    """Print how long one proposal takes."""
    chance = random.Random(7)  # noqa: S311 — the same floor every time
    people = [_person(at, chance) for at in range(people_in_all)]
    leads = [_lead(number, chance) for number in range(1, 501)]
    desks = {
        one.userid: Desk(
            open=(chance.randrange(4), chance.randrange(8), chance.randrange(8)),
            given=chance.randrange(20),
            cases=Cases(won=chance.randrange(20), lost=chance.randrange(40)),
        )
        for one in people
    }
    roster = Roster(people)

    def propose(lead: Lead) -> None:
        rank(lead, Bench(roster=roster, today=START.date(), desks=desks))

    print(f"one proposal, {len(people)} people: the rule alone {_times(propose, leads)}")
    with Database("sqlite:///:memory:") as database:
        database.do_now(lambda work: _fill(work, people, chance))
        first = database.do_now(lambda work: _times(lambda lead: _from_storage(lead, work), leads[:1]))
        times = database.do_now(lambda work: _times(lambda lead: _from_storage(lead, work), leads))
    print(f"with {LEADS} open leads and 25 000 rows of history read from SQLite {times}; the first of a day {first}")


def _from_storage(lead: Lead, work: UnitOfWork) -> None:
    now = START + timedelta(days=300)
    desks = work.track.desks(given_since=now - WEIGHING.given_within, ended_since=now - WEIGHING.cases_within)
    rank(lead, Bench(roster=work.people.roster(), today=now.date(), desks=desks))


def _fill(work: UnitOfWork, people: list[Person], chance: random.Random) -> None:
    work.people.replace(people)
    minutes = count()
    for _ in range(LEADS):
        owner = chance.choice(people).userid
        lead = work.leads.add(
            stage=Stage.QUALIFIED, inquiry=Inquiry(company="某公司"), sdr="sdr", group="g", posted_at=START,
            standard=1, missing=(), tier=chance.choice((1, 2, 3)),
        )  # fmt: skip
        work.leads.save(lead.now(stage=Stage.ACCEPTED, owner=owner))
        ended = chance.choice((Happened.WON, Happened.LOST, Happened.RETURNED))
        steps = (Happened.POSTED, Happened.ASSIGNED, Happened.NOTIFIED, Happened.ACCEPTED, ended)
        work.history.append_all([_row(lead.number, step, owner, next(minutes)) for step in steps], {})


def _row(lead: int, happened: Happened, owner: str, minutes: int) -> Event:
    at = START + timedelta(minutes=minutes * 17)
    return Event(lead=lead, at=at, by=owner, happened=happened, detail={"owner": owner})


def _times(propose: object, leads: Iterable[Lead]) -> str:
    times = []
    for lead in leads:
        start = time.process_time()
        propose(lead)  # type: ignore[operator]
        times.append((time.process_time() - start) * 1000)
    times.sort()
    return f"p50 {times[len(times) // 2]:.2f} ms  p99 {times[len(times) * 99 // 100]:.2f} ms"


if __name__ == "__main__":
    main()
