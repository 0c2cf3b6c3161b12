"""Rules of [policy] by which the bot decides by itself, applied where a lead has just become one to be given (S30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import lifecycle, suggestion

if TYPE_CHECKING:
    from handlers.context.context import Context


def apply_rules(number: int, context: Context) -> None:
    """Give the lead away, if a rule says so by name."""
    if context.policy.auto_assign == "never":
        return
    lead = context.lead(number)
    if context.acquaintance(lead).off_limits:  # that needs a yes, and a rule has none (S72)
        return
    candidates = suggestion.rank(lead, context.bench(lead))
    decision = lifecycle.by_rule(lead, candidates, context.policy, now=context.now)
    if decision:
        context.record(decision)
