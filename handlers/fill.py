"""Gaps of an inquiry are filled, or a field is corrected, by whoever may bring leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import posting, rights
from bot.domain.decision import Here, Notice
from bot.domain.doubting import told_anew
from bot.domain.lead import Stage
from bot.domain.qualification import judge
from bot.domain.refusal import PhoneTaken
from handlers.context import apply_rules

if TYPE_CHECKING:
    from bot.domain.commands import Fill
    from bot.domain.inquiry import Inquiry
    from bot.domain.lead import Lead
    from handlers.context import Context


def fill(command: Fill, context: Context) -> None:
    """Gaps of an inquiry are filled, or a field is corrected, by whoever may bring leads."""
    rights.must_bring_leads(context.person)
    lead = context.lead(command.lead)
    inquiry = _stated(command, lead, context)
    _must_be_nobody_elses(inquiry, lead, context)
    if inquiry != lead.inquiry:
        changed = lead.now(inquiry=inquiry)
        context.meet(changed)
        known = context.acquaintance(changed)
        context.record(posting.fill(lead, inquiry, judge(inquiry, context.standard), known=known))
        if lead.stage is Stage.INQUIRY:
            apply_rules(lead.number, context)
    kept = posting.kept(lead.inquiry, inquiry, command.fields)
    if kept or inquiry == lead.inquiry:
        context.tell(Notice(name="kept_fields", to=Here(), facts={"fields": kept}), lead)


def _stated(command: Fill, lead: Lead, context: Context) -> Inquiry:
    """What the lead states from now on; a doubt about what was corrected is one no more (S69)."""
    inquiry = command.fields.onto(lead.inquiry)
    sharing = (
        other.inquiry for other in context.work.leads.sharing_phone(inquiry.phones) if other.number != lead.number
    )
    return told_anew(inquiry, before=lead.inquiry, competitors=context.policy.competitors, sharing=sharing)


def _must_be_nobody_elses(inquiry: Inquiry, lead: Lead, context: Context) -> None:
    """A phone that was added or replaced makes no second lead of a customer (I10).

    Raises:
        PhoneTaken: another lead that is not closed has it.
    """
    new = set(inquiry.phones) - set(lead.inquiry.phones)
    others = (other for other in context.work.leads.with_phone(new) if other.number != lead.number)
    known = posting.same_customer(others)
    if known:
        raise PhoneTaken(lead=known)
