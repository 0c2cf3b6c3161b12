"""What the terminal may ask of the bot: the same whether it asks a running bot through its door or opens the database.

An errand is JSON, ``do`` names it; the answer is JSON too: ``ok`` and ``lines``, Chinese sentences for the terminal.

    {"do": "say", "as": "孙婷", "text": "L1 给王磊", "group": "wrA" or null}
    {"do": "import_people", "people": [{"name": …, "userid": …, "roles": […]}, …]}
    {"do": "send" | "drop", "ids": [id of a message, …]}
    {"do": "release", "choice": "send" | "drop"}
    {"do": "reveal", "lead": 1}
    {"do": "crm_sync", "full": true or false}

    {"do": "import_customers", "customers": [{"ref": …, "name": …, "contacts": […], …}, …], "dry": true or false,
        "last": whether the list ends with these, "untold": ["owner", … of what the list has no column],
        "keys": {"version": 3, "of": [[the number of a key, or "p:+86…", …], …],
            "signs": [[code or null, [telephones], [domains]], …]} or null}

and those of a list of leads (bot.web.leads_errands).
"""

from __future__ import annotations

import asyncio
import json
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bot.domain.decision import Happened
from bot.domain.own_commands import HandBack, LearnHours
from bot.people_file import PeopleError, parse
from bot.web import customers_errands, outbox_errands
from bot.web.leads_errands import LeadsErrands
from bot.web.people_named import named
from bot.wecom.transport import Channel, Chat, ChatKind, Inbound, Said, TryLater
from storage import Unavailable
from storage.history import Event

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from bot.clock import Clock
    from bot.dispatcher import Dispatcher
    from bot.domain.people import Person
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

TERMINAL = "terminal"
"""Who stands in the history where the terminal acts for nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """``ok`` is False where the errand was refused; ``lines`` say what happened, ``facts`` the same for a script."""

    ok: bool = True
    lines: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As the door answers it."""
        return {"ok": self.ok, "lines": list(self.lines), "facts": dict(self.facts)}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Outcome:
        """What ``to_json`` made."""
        return cls(ok=said["ok"] is True, lines=tuple(said["lines"]), facts=said["facts"])


def refused(*lines: str) -> Outcome:
    """It was not done, and why."""
    return Outcome(ok=False, lines=lines)


class Errands:
    """Does errands over an open database."""

    def __init__(
        self, *, dispatcher: Dispatcher, database: Database, clock: Clock, ask_crm: Callable[..., None] | None = None
    ) -> None:
        self._ask_crm = ask_crm
        self._dispatcher = dispatcher
        self._database = database
        self._clock = clock
        self._known: Mapping[str, Callable[[Mapping[str, Any]], Awaitable[Outcome]]] = {
            "say": self._say,
            "import_people": self._import_people,
            "send": self._send,
            "drop": self._drop,
            "release": self._release,
            "reveal": self._reveal,
            "foresee_leads": self._foresee_leads,
            "import_leads": self._import_leads,
            "finish_import": self._finish_import,
            "import_customers": self._import_customers,
            "crm_sync": self._crm_sync,
        }
        self._leads = LeadsErrands(dispatcher, clock)

    async def run(self, errand: Mapping[str, Any]) -> Outcome:
        """Do one errand; what cannot be done now is refused with its sentence."""
        known = self._known.get(str(errand.get("do")))
        if known is None:
            return refused("机器人不认识这个请求;请用同一版本的 sunmao 再试。")
        try:
            return await known(errand)
        except (Unavailable, TryLater):
            return refused("数据库没有应答,什么都没有改;请稍后再试。")

    async def _say(self, errand: Mapping[str, Any]) -> Outcome:
        person = await self._database.do(lambda work: named(work.people.roster(), errand["as"]))
        if isinstance(person, str):
            return refused(person)
        group = errand.get("group")
        here = Chat(kind=ChatKind.GROUP, id=group) if group else Chat(kind=ChatKind.SINGLE, id=person.userid)
        key = f"{TERMINAL}:{secrets.token_urlsafe(12)}"
        inbound = Inbound(
            key=key,
            channel=Channel.APP,
            sender=person.userid,
            chat=here,
            at=self._clock.now(),
            what=Said(text=errand["text"]),
            # In a group its members must hear it as well, so there the words go out as always and are read back.
            passive=group is None,
        )
        answer = await self._dispatcher.receive(inbound)
        said = answer.text or (answer.card.body if answer.card else "")  # a terminal has no buttons to show
        spoken = (said,) if said else await self._database.do(lambda work: _said_in(work, key, here))
        return Outcome(lines=spoken, facts={"as": person.userid, "words": list(spoken)})

    async def _import_people(self, errand: Mapping[str, Any]) -> Outcome:
        try:
            people = parse(json.dumps(errand["people"]).encode())
        except PeopleError as mistakes:
            return refused(*map(str, mistakes.problems))
        done = await self._database.do(lambda work: replace_people(work, people, self._dispatcher))
        self._dispatcher.ring_the_bell()
        return done

    async def _send(self, errand: Mapping[str, Any]) -> Outcome:
        now = self._clock.now()
        done = await self._database.do(lambda work: [outbox_errands.send(work, one, now) for one in errand["ids"]])
        self._dispatcher.ring_the_bell()
        return Outcome(ok=all(ok for ok, _ in done), lines=tuple(line for _, line in done))

    async def _drop(self, errand: Mapping[str, Any]) -> Outcome:
        now = self._clock.now()
        give = self._dispatcher.obey
        done = await self._database.do(
            lambda work: [outbox_errands.drop(work, one, now, give) for one in errand["ids"]]
        )
        self._dispatcher.ring_the_bell()
        return Outcome(ok=all(ok for ok, _ in done), lines=tuple(line for _, line in done))

    async def _release(self, errand: Mapping[str, Any]) -> Outcome:
        choice: Literal["send", "drop"] = "send" if errand["choice"] == "send" else "drop"
        lines = await self._database.do(lambda work: outbox_errands.release(work, choice))
        self._dispatcher.ring_the_bell()
        return Outcome(lines=lines)

    async def _reveal(self, errand: Mapping[str, Any]) -> Outcome:
        number, now = int(errand["lead"]), self._clock.now()

        def remember(work: UnitOfWork) -> Outcome:
            if work.leads.get(number) is None:
                return refused(f"没有 L{number} 这条线索。")
            work.history.append(
                Event(lead=number, at=now, by=TERMINAL, happened=Happened.REVEALED, detail={"to": TERMINAL})
            )
            return Outcome()

        return await self._database.do(remember)

    async def _foresee_leads(self, errand: Mapping[str, Any]) -> Outcome:
        sdr = await self._brings_leads(errand)
        if isinstance(sdr, Outcome):
            return sdr
        rows = await asyncio.to_thread(self._leads.posts, errand, sdr)
        return Outcome(facts=await self._database.do(lambda work: self._leads.foresee(errand, rows, work)))

    async def _import_leads(self, errand: Mapping[str, Any]) -> Outcome:
        sdr = await self._brings_leads(errand)
        if isinstance(sdr, Outcome):
            return sdr
        rows = await asyncio.to_thread(self._leads.posts, errand, sdr)
        facts = await self._dispatcher.once(lambda work: self._leads.take(errand, rows, work))
        return Outcome(facts=facts)

    async def _finish_import(self, errand: Mapping[str, Any]) -> Outcome:
        sdr = await self._brings_leads(errand)
        if isinstance(sdr, Outcome):
            return sdr
        await self._dispatcher.once(lambda work: self._leads.finish(errand, sdr, work))
        return Outcome()

    async def _import_customers(self, errand: Mapping[str, Any]) -> Outcome:
        now, dry = self._clock.now(), bool(errand["dry"])
        brought = await asyncio.to_thread(customers_errands.read, errand, now)
        new = await self._database.do(lambda work: customers_errands.keep(brought, work, now=now, dry=dry))
        return Outcome(facts={"new": new})

    async def _crm_sync(self, errand: Mapping[str, Any]) -> Outcome:
        """Have a round begun; how it goes on stands in the database."""
        if self._ask_crm is None:
            return refused("运行中的机器人没有接 CRM;改了 config.toml 请先重启机器人。")
        self._ask_crm(full=errand["full"] is True)
        return Outcome()

    async def _brings_leads(self, errand: Mapping[str, Any]) -> str | Outcome:
        """The userid of whoever the errand names, if that person may bring leads into that group."""
        if errand["group"] and errand["group"] not in self._dispatcher.floor.groups:
            return refused("机器人的配置里没有这个群;改了 config.toml 请先重启机器人。")

        def look(work: UnitOfWork) -> str | Outcome:
            person = named(work.people.roster(), errand["as"])
            if isinstance(person, str):
                return refused(person)
            why = self._dispatcher.may_not_post(person.userid, work)
            return refused(why) if why else person.userid

        return await self._database.do(look)


def _said_in(work: UnitOfWork, key: str, here: Chat) -> tuple[str, ...]:
    """What the bot said here because of this message."""
    spoken: list[str] = []
    count = 1
    while row := work.outbox.get(f"{key}#{count}"):
        if (row.chat_kind, row.chat_id) == (here.kind.value, here.id):
            spoken.append(row.text)
        count += 1
    return tuple(spoken)


def replace_people(work: UnitOfWork, people: Iterable[Person], dispatcher: Dispatcher) -> Outcome:
    """These are the people now; whoever is gone hands the open leads back to sales-ops, and none is lost (I12)."""
    known = {person.userid.casefold(): person for person in work.people.roster()}
    work.people.replace(people)
    roster = work.people.roster()
    otherwise = tuple(person for person in known.values() if _works_otherwise(person, roster.find(person.userid)))
    if otherwise:
        key = f"hours:{work.people.version()}"
        dispatcher.obey(LearnHours(before=otherwise), work, by="list", key=key)
    before, after = set(known), {person.userid.casefold() for person in roster}
    lines = [f"已导入 {len(after)} 人(新增 {len(after - before)},移出 {len(before - after)})。"]
    owned = ((lead, lead.owner.casefold()) for lead in work.leads.open() if lead.owner)
    left = {lead.name: owner for lead, owner in owned if not _is_here(roster.find(owner))}
    for owner in dict.fromkeys(left.values()):
        name = known[owner].name if owner in known else owner
        key = f"departed:{owner}:{work.people.version()}"
        dispatcher.obey(HandBack(person=owner, name=name), work, by="list", key=key)
    if left:
        lines.append(f"负责人已不在职:{'、'.join(left)};已交还销管重新分配。")
    counts = {"people": len(after), "added": len(after - before), "removed": len(before - after)}
    return Outcome(lines=tuple(lines), facts={**counts, "orphans": list(left)})


def _works_otherwise(person: Person, now: Person | None) -> bool:
    """Whether the list says otherwise when this person works, or who stands in."""
    return now is not None and any(
        getattr(person, name) != getattr(now, name) for name in ("hours", "rings", "leave", "deputy", "active")
    )


def _is_here(person: Person | None) -> bool:
    return person is not None and person.active
