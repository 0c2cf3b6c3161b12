"""Several posts in one piece of work: each is a command of its own, what is to be said is said of all together."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from bot.domain import batch, posting, rights
from bot.domain.batch import Crowd, Landed, Landing
from bot.domain.commands import PostLead
from bot.domain.decision import Here, Notice, alone_with
from bot.domain.doubting import told_anew
from bot.domain.lead import Lead
from bot.domain.qualification import judge
from bot.domain.refusal import Refusal
from handlers import HANDLERS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.domain.batch import Post
    from handlers.context import Context
    from storage.unit_of_work import UnitOfWork


class Situation(Protocol):
    """Makes the situation of a command in this piece of work."""

    def __call__(self, work: UnitOfWork, **who: Any) -> Context:
        """The situation of whoever brings the post."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """Posts that came together; ``cards`` and ``posts`` are how many the whole of it has, of which these are a part."""

    posts: Sequence[Post]
    cards: int | None = None
    posts_in_all: int | None = None


def take(batch_: Batch, work: UnitOfWork, situation: Situation) -> tuple[Landed, ...]:
    """Take in each post that is new, and say what is to be said of all of them."""
    held: list[tuple[Notice, Lead]] = []
    contexts: list[Context] = []
    ends: list[Landed] = []
    for post in batch_.posts:
        kept = work.inbox.answer(post.key)
        if kept is not None:
            ends.append(_from_json(kept))
            continue
        context = situation(work, by=post.sdr, key=post.key, words=post.words, default_group=post.group, held=held)
        contexts.append(context)
        ends.append(_take_one(post, context))
    if contexts:
        _say(held, _crowd(batch_, held, contexts[0]), contexts[0])
    return tuple(ends)


def foresee(
    posts: Sequence[Post], work: UnitOfWork, situation: Situation, earlier: Collection[str]
) -> tuple[Landed, ...]:
    """How these posts would end, changing nothing; an ``earlier`` one of the same phone makes one come again."""
    phones = set(earlier)
    return tuple(_foresee_one(post, situation(work, by=post.sdr, key=post.key), phones) for post in posts)


def may_not_post(userid: str, work: UnitOfWork, situation: Situation) -> str:
    """Why this person may not bring leads, in a sentence; empty where he may."""
    context = situation(work, by=userid, key="")
    try:
        rights.must_bring_leads(context.person)
    except Refusal as refusal:
        return words_of(refusal, context)
    return ""


def words_of(refusal: Refusal, context: Context) -> str:
    """The sentence of a refusal."""
    lead = refusal.facts.get("lead")
    notice = Notice(name=f"refusals/{refusal.template}", to=Here(), facts={"lead": None, **refusal.facts})
    about = lead if isinstance(lead, Lead) else None
    return context.speaker.say(notice, about, alone_with(context.by), context).text


def _take_one(post: Post, context: Context) -> Landed:
    try:
        batch.must_be_takable(post, most_words=context.policy.most_words)
        with context.work.savepoint():
            HANDLERS[PostLead](PostLead(inquiry=post.inquiry, event=post.event), context)
    except Refusal as refusal:
        return Landed(state=Landing.REFUSED, why=words_of(refusal, context))
    end = batch.landed(context.decided[0])
    context.work.inbox.keep(post.key, context.now, _to_json(end), post.sdr)
    return end


def _foresee_one(post: Post, context: Context, phones: set[str]) -> Landed:
    kept = context.work.inbox.answer(post.key)
    if kept is not None:
        return _from_json(kept)
    try:
        rights.must_bring_leads(context.person)
        batch.must_be_takable(post, most_words=context.policy.most_words)
    except Refusal as refusal:
        return Landed(state=Landing.REFUSED, why=words_of(refusal, context))
    sharing = context.work.leads.with_phone(post.inquiry.phones)
    known = posting.same_customer(sharing)
    again = known is not None or not phones.isdisjoint(post.inquiry.phones)
    phones.update(post.inquiry.phones)
    if again:
        return Landed(state=Landing.AGAIN, lead=known.number if known else None)
    verdict = judge(post.inquiry, context.standard)
    verdict = posting.before_a_talk(verdict) if post.event else verdict
    others = (lead.inquiry for lead in sharing)
    doubts = told_anew(post.inquiry, competitors=context.policy.competitors, sharing=others).doubts
    state = Landing.DISPATCHED if verdict.met else Landing.INQUIRY
    return Landed(state=state, missing=verdict.missing, doubts=doubts)


def _crowd(batch_: Batch, held: Sequence[tuple[Notice, Lead]], context: Context) -> Crowd:
    """Never less than what stands here: leads may have got complete since somebody counted."""
    here = sum(1 for notice, _ in held if notice.card)
    return Crowd(
        cards=max(here, batch_.cards or 0),
        posts=max(len(batch_.posts), batch_.posts_in_all or 0),
        most=context.policy.cards_at_once,
    )


def _say(held: Sequence[tuple[Notice, Lead]], crowd: Crowd, context: Context) -> None:
    for notice, lead in batch.together(held, now=lambda lead: context.work.leads.get(lead.number) or lead, crowd=crowd):
        context.tell(notice, lead)


def _to_json(end: Landed) -> str:
    return json.dumps(asdict(end), ensure_ascii=False)


def _from_json(kept: str) -> Landed:
    stored = json.loads(kept)
    lists = {name: tuple(stored.get(name, ())) for name in ("missing", "doubts")}
    return replace(Landed(**{**stored, **lists, "state": Landing(stored["state"])}), seen=True)
