"""The state diagram: from which stage, to which stage, and what follows.

Every function takes a lead as it stands and returns a ``Decision``; who may ask for it is settled in ``rights``
before. ``ARROWS`` is the diagram that the README draws; a test holds the two to each other.
"""

from bot.domain.lifecycle.answering import accept, contact, follow_up, give_back, not_reached, reached, reject
from bot.domain.lifecycle.departing import hand_over, orphan
from bot.domain.lifecycle.diagram import ALL_CLOCKS, ARROWS, UNSETTLED
from bot.domain.lifecycle.dispatching import assign, find_in_crm, hold, junk, name_owner, reassign, transfer, unassign
from bot.domain.lifecycle.ending import lose, win
from bot.domain.lifecycle.marking import put_mark
from bot.domain.lifecycle.noting import annotate, log_call
from bot.domain.lifecycle.reminding import acknowledge, let_rest, retime, snooze
from bot.domain.lifecycle.reviving import revive
from bot.domain.lifecycle.ruling import RULE, by_rule
from bot.domain.lifecycle.undo import undo

__all__ = [
    "ALL_CLOCKS",
    "ARROWS",
    "RULE",
    "UNSETTLED",
    "accept",
    "acknowledge",
    "annotate",
    "assign",
    "by_rule",
    "contact",
    "find_in_crm",
    "follow_up",
    "give_back",
    "hand_over",
    "hold",
    "junk",
    "let_rest",
    "log_call",
    "lose",
    "name_owner",
    "not_reached",
    "orphan",
    "put_mark",
    "reached",
    "reassign",
    "reject",
    "retime",
    "revive",
    "snooze",
    "transfer",
    "unassign",
    "undo",
    "win",
]
