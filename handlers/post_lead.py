"""An SDR posts a lead: judged by the standard, then carded, or kept as an inquiry with its gaps named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import posting, rights
from bot.domain.doubting import told_anew
from bot.domain.lead import Stage
from bot.domain.qualification import judge
from handlers.context import apply_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.commands import PostLead
    from bot.domain.inquiry import Inquiry
    from bot.domain.lead import Lead
    from bot.domain.qualification import Verdict
    from handlers.context import Context


def post_lead(command: PostLead, context: Context) -> None:
    """An SDR posts a lead: judged by the standard, then carded, or kept as an inquiry with its gaps named."""
    rights.must_bring_leads(context.person)
    sharing = context.work.leads.with_phone(command.inquiry.phones)
    known = _same_customer(sharing, context)
    if known and (command.event or not _completes(known, context.person.userid)):
        context.record(
            posting.post_again(known, command.inquiry, by=context.person, words=command.words or context.words)
        )
        return
    inquiry = _stated(command.inquiry, known, sharing, context)
    verdict = judge(inquiry, context.standard)
    if known:
        changed = known.now(inquiry=inquiry)
        context.meet(changed)
        context.record(posting.fill(known, inquiry, verdict, known=context.acquaintance(changed)))
        apply_rules(known.number, context)
        return
    if command.event:
        verdict = posting.before_a_talk(verdict)
    lead = _keep(inquiry, context, verdict)
    context.meet(lead)
    context.record(posting.take_in(lead, verdict, known=context.acquaintance(lead)))
    apply_rules(lead.number, context)


def _stated(said: Inquiry, known: Lead | None, sharing: Sequence[Lead], context: Context) -> Inquiry:
    """What the lead states from now on, with every reason to doubt it."""
    others = (other.inquiry for other in sharing if known is None or other.number != known.number)
    before = known.inquiry if known else None
    inquiry = posting.merged(before, said) if before else said
    return told_anew(inquiry, before=before, competitors=context.policy.competitors, sharing=others)


def _same_customer(sharing: Sequence[Lead], context: Context) -> Lead | None:
    """The lead that this post belongs to, as it stands once it is ours: another replica may be deciding on it now."""
    found = posting.same_customer(sharing)
    return posting.same_customer([context.lead(found.number)]) if found else None


def _completes(known: Lead, by: str) -> bool:
    """Whether this post fills an inquiry that still had gaps, rather than repeating a lead (I10)."""
    return known.stage is Stage.INQUIRY and known.sdr == by


def _keep(inquiry: Inquiry, context: Context, verdict: Verdict) -> Lead:
    return context.work.leads.add(
        stage=posting.stage_of(verdict),
        inquiry=inquiry,
        sdr=context.person.userid,
        group=context.group,
        posted_at=context.now,
        standard=context.standard.version,
        missing=tuple(verdict.missing),
        tier=verdict.tier,
    )
