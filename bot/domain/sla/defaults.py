"""The clocks as product.md §3 sets them; a company changes them in its standard, never here.

Decided here because §3 gives no ladder or no row: who hears an unanswered lead at which step (S67: before due, at
due, after due), the transfer clock (an SDR is to be as quick as sales-ops are), the clock of an inquiry with gaps (S68:
no unowned lead stays silent), the rework clock (S58: the SDR takes an MRL up first) and the ladder of the M-day clock,
which is that of first contact because it promises the same to the customer (I21: if missed, escalate and reassign).
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.sla.policy import ClockKind, ClockPolicy, Ear, Rung, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTACT_LADDER: Final = (
    Rung(after=Fraction(1, 2), ears=(Ear.OWNER,), tone=Tone.NUDGE),
    Rung(after=Fraction(4, 5), ears=(Ear.OWNER,), tone=Tone.WARN),
    Rung(after=Fraction(1), ears=(Ear.OWNER, Ear.SALES_OPS, Ear.GROUP), tone=Tone.BREACH),
    Rung(after=Fraction(5, 4), ears=(Ear.SALES_HEAD,), tone=Tone.ESCALATE),
    Rung(after=Fraction(3, 2), ears=(Ear.SALES_OPS,), tone=Tone.OFFER_REASSIGN),
)

_POLICIES: Final = (
    ClockPolicy(
        kind=ClockKind.GAPS,
        length=timedelta(hours=9),
        hours="working",
        ladder=(
            Rung(after=timedelta(hours=9), ears=(Ear.SDR,), tone=Tone.NUDGE),
            Rung(after=timedelta(hours=18), ears=(Ear.SALES_OPS,), tone=Tone.NUDGE),
        ),
    ),
    ClockPolicy(
        kind=ClockKind.UNASSIGNED,
        length=timedelta(minutes=30),
        hours="working",
        ladder=(
            Rung(after=timedelta(minutes=30), ears=(Ear.SALES_OPS,), tone=Tone.NUDGE),
            Rung(after=timedelta(hours=2), ears=(Ear.BACKUP,), tone=Tone.ESCALATE),
        ),
    ),
    ClockPolicy(
        kind=ClockKind.TRANSFER,
        length=timedelta(minutes=30),
        hours="working",
        ladder=(
            Rung(after=timedelta(minutes=30), ears=(Ear.SDR,), tone=Tone.NUDGE),
            Rung(after=timedelta(hours=2), ears=(Ear.SDR, Ear.SALES_OPS), tone=Tone.ESCALATE),
        ),
    ),
    ClockPolicy(
        kind=ClockKind.UNANSWERED,
        length=timedelta(hours=4),
        hours="working",
        ladder=(
            Rung(after=Fraction(1, 2), ears=(Ear.OWNER,), tone=Tone.NUDGE),
            Rung(after=Fraction(1), ears=(Ear.OWNER, Ear.SALES_OPS), tone=Tone.BREACH),
            Rung(after=Fraction(3, 2), ears=(Ear.SALES_OPS,), tone=Tone.OFFER_REASSIGN),
        ),
    ),
    ClockPolicy(
        kind=ClockKind.FIRST_CONTACT,
        length={1: timedelta(hours=24), 2: timedelta(hours=48), 3: timedelta(hours=72)},
        hours="clock",
        ladder=_CONTACT_LADDER,
    ),
    ClockPolicy(
        kind=ClockKind.PROGRESS,
        length=timedelta(days=7),
        hours="clock",
        ladder=(Rung(after=Fraction(1), ears=(Ear.OWNER,), tone=Tone.NUDGE),),
    ),
    ClockPolicy(
        kind=ClockKind.REWORK,
        length=timedelta(hours=9),
        hours="working",
        ladder=(
            Rung(after=Fraction(1), ears=(Ear.SDR,), tone=Tone.NUDGE),
            Rung(after=Fraction(2), ears=(Ear.SDR, Ear.SALES_OPS), tone=Tone.WARN),
        ),
    ),
    ClockPolicy(kind=ClockKind.M_DAY, length=timedelta(days=3), hours="clock", ladder=_CONTACT_LADDER),
)

DEFAULTS: Final[Mapping[ClockKind, ClockPolicy]] = {policy.kind: policy for policy in _POLICIES}
"""One policy for each kind of clock."""
