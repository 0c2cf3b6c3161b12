"""``[policy]``: the numbers that product.md §3 decides by default and a company may decide otherwise."""

from datetime import time
from fractions import Fraction
from pathlib import Path
from typing import Literal

from bot.config.kinds import (
    Block,
    Blocks,
    Count,
    Days,
    HolidayList,
    Hours,
    Ladder,
    Minutes,
    Part,
    Share,
    Text,
    TierHours,
    TierWeights,
    Zone,
)


class PolicySettings(Part):
    """How this company runs its floor.

    The names end in their unit. ``sales_ops_ping_minutes``, ``sales_ops_backup_hours``, ``answer_hours``,
    ``gaps_hours`` and ``gaps_sales_ops_hours`` are working time; ``first_contact_hours`` (tiers 1, 2, 3) are of the
    kind that ``hours`` says (I14). ``ladder`` are
    percentages of the first-contact clock, in the order of product.md §3. ``n_days`` and ``m_days`` are N and M
    of S74; the credits are exact (S78): ``sync_reward`` is the SDR's (S38), ``known_lead_credit`` R4b,
    ``lower_rank_credit`` R4a, ``equal_rank_credit`` the first hole of the table. ``backup`` is a userid.
    ``holiday_file`` lists the company's own days off and at work (bot.holidays_file). ``acknowledged_hours``, working
    time, is how long 知道了 lasts, ``snooze_days`` the longest that a reminder is put off. ``tier_weights`` are what an
    open lead of tiers 1, 2, 3 weighs when loads are compared, ``usual_capacity`` what is assumed for somebody without
    one of his own; ``fairness_days`` and ``win_rate_days`` are how far back proposals look.
    ``auto_assign`` names the one rule by which the bot assigns by itself (S30). ``competitors`` are companies whose
    leads are doubtful (S69).
    """

    transfer: Literal["on_assignment", "by_sdr"] = "on_assignment"
    timezone: Zone = "Asia/Shanghai"
    working_hours: Blocks = ((time(9), time(18)),)
    extra_holidays: HolidayList = ()
    extra_working_days: HolidayList = ()
    holiday_file: Path | None = None
    ringing_hours: Block = (time(9), time(18, 30))
    digest_above: Count = 3
    cards_at_once: Count = 5

    sales_ops_ping_minutes: Minutes = 30
    sales_ops_backup_hours: Hours = 2
    backup: Text | None = None
    answer_hours: Hours = 4
    gaps_hours: Hours = 9
    gaps_sales_ops_hours: Hours = 18
    first_contact_hours: TierHours = (24, 48, 72)
    hours: Literal["clock", "working"] = "clock"
    progress_days: Days = 7
    ladder: Ladder = (50, 80, 100, 125, 150)

    n_days: Days = 14
    m_days: Days = 3
    sync_reward: Share = Fraction(1, 3)
    known_lead_credit: Share = Fraction(1, 3)
    lower_rank_credit: Share = Fraction(1, 3)
    equal_rank_credit: Share = Fraction(1, 3)

    acknowledged_hours: Hours = 4
    snooze_days: Days = 30
    undo_minutes: Minutes = 10

    tier_weights: TierWeights = (1.5, 1.0, 0.5)
    usual_capacity: Count = 20
    fairness_days: Days = 30
    win_rate_days: Days = 365
    auto_assign: Literal["never", "account_owner"] = "never"
    question_minutes: Minutes = 30
    competitors: tuple[Text, ...] = ()
