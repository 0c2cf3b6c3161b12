"""One thing in, its handlers, one commit; what comes twice is answered as before and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from bot.dispatcher import batches
from bot.dispatcher.answers import answer_from_json, answer_to_json, reply_to_json
from bot.dispatcher.listening import Listener
from bot.dispatcher.questions import ask_about
from bot.dispatcher.tapping import asked_on, choice_of, is_choice, is_open, question_of, tap_of
from bot.domain.commands import Ring
from bot.domain.decision import Here, Notice, Place
from bot.domain.doubt import Doubt
from bot.domain.folding import leads_in, said, with_leads
from bot.domain.lead import Lead
from bot.domain.refusal import Refusal, StaleCard, UnknownGroup
from bot.domain.ringing import Moment
from bot.messages.speaker import from_json
from bot.wecom.transport import Answer, ChatKind, Entered, Said, Tapped, TryLater
from handlers import HANDLERS
from handlers.context import Context
from storage import SeenAlready, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import datetime, timedelta

    from bot.clock import Clock
    from bot.dispatcher.batches import Batch
    from bot.dispatcher.floor import Floor
    from bot.domain.batch import Landed, Post
    from bot.domain.commands import Command, DueAlarm
    from bot.domain.folding import Heap, Round
    from bot.messages import TemplateSpeaker
    from bot.wecom.transport import Inbound
    from storage.cards import CardRow
    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

T = TypeVar("T")


class Dispatcher:
    """Takes in whatever happens: messages and taps from WeCom, commands from clocks, delivery and terminal."""

    def __init__(self, *, database: Database, speaker: TemplateSpeaker, floor: Floor, clock: Clock) -> None:
        self._database = database
        self._speaker = speaker
        self._floor = floor
        self._clock = clock
        self._listener = Listener(floor)
        self.ring_the_bell: Callable[[], None] = _nobody_listens

    async def receive(self, inbound: Inbound) -> Answer:
        """Take in one message or tap; when this returns it is committed (design.md §1, sentence 6).

        Raises:
            TryLater: the database did not take it; WeCom should send it again.
        """
        try:
            return await self.once(lambda work: self._take(inbound, work))
        except Unavailable as trouble:
            self._listener.forget_leads()
            raise TryLater("the database does not answer") from trouble

    async def give(self, command: Command, *, by: str, key: str, words: str = "") -> tuple[str, ...]:
        """Give a command from inside: a clock, the delivery, the terminal.

        Args:
            command: what is wanted.
            by: "clock", "delivery", "crm", or the userid on whose behalf the terminal speaks.
            key: what makes this command the same one if it is given twice.
            words: what was typed, for the history.

        Returns:
            What is to be told to a person who waits at the terminal; also the refusal, if it was one.
        """
        return await self.once(lambda work: self._obey(command, work, by=by, key=key, words=words))

    def obey(self, command: Command, work: UnitOfWork, *, by: str, key: str, words: str = "") -> tuple[str, ...]:
        """``give`` for somebody who is inside a piece of work already (the timers)."""
        return self._obey(command, work, by=by, key=key, words=words)

    def ring_part(
        self, alarms: tuple[DueAlarm, ...], work: UnitOfWork, *, key: str, so_far: Round, hold_back: timedelta
    ) -> Round:
        """Let these ring as a part of many; what rang in this drain so far, to be said by ``ring_out``."""
        context = self._situation(work, by="clock", key=key, round=so_far, hold_back=hold_back)
        self._obey_in(context, Ring(alarms=alarms))
        return context.round or so_far

    def ring_out(self, heaps: Sequence[Heap], work: UnitOfWork, *, key: str) -> None:
        """Say what rang in all parts, in place of what stood in for it."""
        context = self._situation(work, by="clock", key=key)
        above = self._floor.policy.digest_above
        work.outbox.take_back([heap.standing_in for heap in heaps])
        leads = context.leads(leads_in(heaps))
        for heap in heaps:
            for notice, about in said(with_leads(heap, leads), digest_above=above):
                context.tell(notice, about)

    def may_ring(self, at: datetime, work: UnitOfWork) -> bool:
        """Whether anybody may be rung at this moment (I16)."""
        return Moment(now=at, roster=work.people.roster(), policy=self._floor.policy).anybody_may_hear

    def post_all(self, posts: Batch, work: UnitOfWork) -> tuple[Landed, ...]:
        """Take in several posts inside one piece of work; how each of them ended, in their order."""
        return batches.take(posts, work, self._situation)

    def foresee(self, posts: Sequence[Post], work: UnitOfWork, *, earlier: Collection[str] = ()) -> tuple[Landed, ...]:
        """How these posts would end, after others with the ``earlier`` phones; nothing is changed."""
        return batches.foresee(posts, work, self._situation, earlier)

    def may_not_post(self, userid: str, work: UnitOfWork) -> str:
        """Why this person may not bring leads, in a sentence; empty where he may."""
        return batches.may_not_post(userid, work, self._situation)

    def tell(self, notices: Iterable[Notice], work: UnitOfWork, *, by: str, key: str) -> None:
        """Say something that changes nothing, once for this key, from inside a piece of work."""
        if work.inbox.answer(key) is None:
            context = self._situation(work, by=by, key=key)
            for notice in notices:
                context.tell(notice)
            work.inbox.keep(key, context.now, "{}", by)

    @property
    def floor(self) -> Floor:
        """What stays the same from one message to the next."""
        return self._floor

    async def once(self, piece: Callable[[UnitOfWork], T]) -> T:
        """Do a piece of work that posts or tells, and have its messages carried, if it left any to carry.

        Raises:
            Unavailable: the database did not take it.
        """
        done, has_new = await self._once(lambda work: (piece(work), work.outbox.has_new))
        if has_new:
            self.ring_the_bell()
        return done

    async def _once(self, piece: Callable[[UnitOfWork], T]) -> T:
        """Do it, or find the answer of the replica that did it at the same moment."""
        try:
            return await self._database.do(piece)
        except SeenAlready:
            return await self._database.do(piece)

    # --------------------------------------------------------------------------------------- from WeCom

    def _take(self, inbound: Inbound, work: UnitOfWork) -> Answer:
        kept = work.inbox.answer(inbound.key)
        if kept is not None:
            return answer_from_json(kept)
        context = self._context(inbound, work)
        try:
            update = self._heed(inbound, context)
        except Refusal as refusal:
            update = None
            self._refuse(refusal, context)
        answer = self._answer(context, update)
        work.inbox.keep(inbound.key, context.now, answer_to_json(answer), inbound.sender)
        return answer

    def _heed(self, inbound: Inbound, context: Context) -> Answer | None:
        """Do what was asked for; for a tap, the card as it looks afterwards."""
        if inbound.chat.kind is ChatKind.GROUP and inbound.chat.id not in self._floor.groups:
            raise UnknownGroup(chat_id=inbound.chat.id)
        context.must_be_known()
        match inbound.what:
            case Said() as said:
                self._listener.hear(said, context, self._do)
            case Tapped() as tapped:
                return self._tapped(tapped, context)
            case Entered():
                context.tell(Notice(name="help", to=Here(), facts={"roles": sorted(context.person.roles)}))
        return None

    def _tapped(self, tapped: Tapped, context: Context) -> Answer:
        row = context.work.cards.get(tapped.task_id)
        if row is None or tapped.key not in row.actions:
            raise StaleCard(lead=None)
        if tapped.response_code:
            context.work.cards.set_response_code(row.task_id, tapped.response_code)
        if is_choice(row, tapped):
            self._choose(row, tapped, context)
        else:
            self._tap(row, tapped, context)
        asked = asked_on(row, context)
        if asked:
            return Answer(update=asked, update_for=(context.by,))
        if row.kind == "question":
            still_open = is_open(question_of(row, tapped, context), context)
            return Answer(update=self._speaker.question_face(row, still_open=still_open))
        return Answer(update=self._speaker.face(row, context.lead(row.lead), context))

    def _tap(self, row: CardRow, tapped: Tapped, context: Context) -> None:
        wanted = tap_of(row, tapped, context)
        if wanted is not None:
            self._do(wanted, context)

    def _choose(self, row: CardRow, tapped: Tapped, context: Context) -> None:
        """A question answered by a tap; whoever was not asked is told so, and the question stays."""
        try:
            question, ordinal = choice_of(row, tapped, context)
        except Refusal as refusal:
            self._refuse(refusal, context)
        else:
            self._listener.choose(question, ordinal, context, self._do)

    def _do(self, command: Command | Notice | Refusal, context: Context) -> None:
        """One command of several: what it wrote is forgotten if it is refused or doubted, the others stand."""
        if isinstance(command, Notice):
            context.tell(command)
        elif isinstance(command, Refusal):
            self._refuse(command, context)
        else:
            self._obey_one(command, context)

    def _obey_one(self, command: Command, context: Context) -> None:
        try:
            with context.work.savepoint():
                HANDLERS[type(command)](command, context)
        except Doubt as doubt:
            context.tell(ask_about(doubt, command, context))
        except Refusal as refusal:
            self._refuse(refusal, context)

    def _refuse(self, refusal: Refusal, context: Context) -> None:
        lead = refusal.facts.get("lead")
        notice = Notice(name=f"refusals/{refusal.template}", to=Here(), facts={"lead": None, **refusal.facts})
        context.tell(notice, lead if isinstance(lead, Lead) else None)

    def _answer(self, context: Context, update: Answer | None) -> Answer:
        spoken = context.in_place[0] if context.in_place else None
        return Answer(
            text=spoken.text if spoken and not spoken.card else None,
            card=from_json(spoken.card) if spoken and spoken.card else None,
            update=update.update if update else None,
            update_for=update.update_for if update else (),
        )

    def _context(self, inbound: Inbound, work: UnitOfWork) -> Context:
        """The situation; a userid is written as in the list of people, whatever case WeCom gave it (wecom.md §1.10)."""
        known = work.people.roster().find(inbound.sender)
        by = known.userid if known else inbound.sender
        alone = inbound.chat.kind is ChatKind.SINGLE and inbound.chat.id.casefold() == by.casefold()
        return self._situation(
            work,
            by=by,
            key=inbound.key,
            here=Place(kind=inbound.chat.kind.value, id=by if alone else inbound.chat.id),
            words=inbound.what.text if isinstance(inbound.what, Said) else "",
            reply=reply_to_json(inbound.reply),
            passive=inbound.passive,
            no_new_cards=_takes_no_new_cards(inbound),
        )

    # --------------------------------------------------------------------------------------- from inside

    def _obey(self, command: Command, work: UnitOfWork, *, by: str, key: str, words: str) -> tuple[str, ...]:
        here = None if by in {"clock", "delivery", "list", "crm"} else Place(kind="terminal", id=by)
        context = self._situation(work, by=by, key=key, words=words, here=here, passive=True)
        self._obey_in(context, command)
        return tuple(spoken.text for spoken in context.in_place)

    def _obey_in(self, context: Context, command: Command) -> None:
        if context.work.inbox.answer(context.key) is None:
            self._do(command, context)
            context.work.inbox.keep(context.key, context.now, "{}", context.by)

    def _situation(self, work: UnitOfWork, **who: Any) -> Context:
        floor = self._floor
        return Context(
            work=work,
            speaker=self._speaker,
            policy=floor.policy,
            standard=floor.standard,
            groups=floor.groups,
            now=self._clock.now(),
            **{"default_group": floor.default_group, **who},
        )


def _takes_no_new_cards(inbound: Inbound) -> bool:
    """A tap in a group is answered by its card; pushes and response_url carry words there (wecom.md §1.8, §2.5)."""
    return isinstance(inbound.what, Tapped) and inbound.chat.kind is ChatKind.GROUP


def _nobody_listens() -> None:
    """Nobody carries messages yet."""
