"""What the bot decides by itself, because a rule of [policy] says so by name, and never else (S30)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.decision import Decision, Notice, TheGroup
from bot.domain.lead import Stage
from bot.domain.lifecycle.dispatching import assign, name_owner
from bot.domain.people import Person
from bot.domain.suggestion import TieKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.lead import Lead
    from bot.domain.policy import Policy
    from bot.domain.suggestion import Candidate

RULE: Final = Person(userid="rule", name="规则", roles=frozenset())
"""Who decides where a rule does; nobody on the list."""

_OWNS_THE_ACCOUNT: Final = frozenset({TieKind.ACCOUNT, TieKind.WORKS_IT})


def by_rule(lead: Lead, candidates: Sequence[Candidate], policy: Policy, *, now: datetime) -> Decision | None:
    """Give a lead that was just qualified to the owner of the account, if the policy says so and there is exactly one.

    ``candidates`` are those proposed, best first. Nobody who is full, and nothing that is marked (S29): that is for
    people. None where the rule does not apply.
    """
    if policy.auto_assign != "account_owner" or lead.stage is not Stage.QUALIFIED or lead.mark is not None:
        return None
    owners = [one for one in candidates if one.tie and one.tie.kind in _OWNS_THE_ACCOUNT and not one.had_it]
    if len(owners) != 1 or owners[0].full:
        return None
    decide = assign if policy.transfer == "on_assignment" else name_owner
    decision = decide(lead, owners[0].person, by=RULE, now=now)
    facts = {"rule": policy.auto_assign, "candidate": owners[0]}
    told = Notice(name="assigned_by_rule", to=TheGroup(), facts=facts)
    detail = {**decision.detail, "rule": policy.auto_assign}
    return replace(decision, notices=(told, *decision.notices[1:]), detail=detail)
