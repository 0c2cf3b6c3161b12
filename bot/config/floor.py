"""From the settings of config.toml to the values that the rules take."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot import holidays_file
from bot.domain.calendar import Calendar, WorkingHours
from bot.domain.policy import Policy
from bot.domain.reply import Deed, Vocabulary
from bot.domain.sla import DEFAULTS, ClockKind, ClockPolicy
from bot.domain.suggestion import Weighing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.config.policy import PolicySettings
    from bot.config.settings import WordsSettings
    from bot.domain.sla import Rung
    from bot.domain.sla.policy import Hours


def policy_of(settings: PolicySettings) -> Policy:
    """The company's numbers as the rules take them."""
    return Policy(
        transfer=settings.transfer,
        clocks=_clocks(settings),
        calendar=_calendar(settings),
        undo_within=timedelta(minutes=float(settings.undo_minutes)),
        question_lapses=timedelta(minutes=float(settings.question_minutes)),
        digest_above=settings.digest_above,
        cards_at_once=settings.cards_at_once,
        backup=settings.backup,
        sync_reward=settings.sync_reward,
        acknowledged_for=timedelta(hours=float(settings.acknowledged_hours)),
        snooze_at_most=timedelta(days=float(settings.snooze_days)),
        weighing=Weighing(
            tiers=settings.tier_weights,
            usual_capacity=settings.usual_capacity,
            given_within=timedelta(days=settings.fairness_days),
            cases_within=timedelta(days=settings.win_rate_days),
        ),
        auto_assign=settings.auto_assign,
        competitors=settings.competitors,
    )


_DEEDS: Mapping[str, Deed] = {
    "给": Deed.ASSIGN,
    "分配": Deed.ASSIGN,
    "改派": Deed.REASSIGN,
    "收回": Deed.UNASSIGN,
    "撤销": Deed.UNDO,
    "暂缓": Deed.HOLD,
    "无效": Deed.JUNK,
    "恢复": Deed.REVIVE,
    "CRM已存在": Deed.IN_CRM,
    "接收": Deed.ACCEPT,
    "拒绝": Deed.REJECT,
    "退回": Deed.RETURN,
    "已联系": Deed.CONTACTED,
    "跟进": Deed.FOLLOW_UP,
    "备注": Deed.ANNOTATE,
}
PRODUCT = "产品"
"""Marks a word of the company as a product, which is never a lead number."""

KNOWN_WORDS = (*_DEEDS, PRODUCT)
"""What a word of [words.vocabulary] may stand for."""


def vocabulary_of(words: WordsSettings) -> Vocabulary:
    """The company's own words for what people write."""
    verbs: dict[Deed, tuple[str, ...]] = {}
    for own, known in words.vocabulary.items():
        if known in _DEEDS:
            verbs[_DEEDS[known]] = (*verbs.get(_DEEDS[known], ()), own)
    products = tuple(own for own, known in words.vocabulary.items() if known == PRODUCT)
    return Vocabulary(verbs=verbs, products=products)


def _calendar(settings: PolicySettings) -> Calendar:
    listed = holidays_file.read(settings.holiday_file) if settings.holiday_file else {}
    extra = (
        dict(listed) | dict.fromkeys(settings.extra_working_days, True) | dict.fromkeys(settings.extra_holidays, False)
    )
    return Calendar(
        hours=WorkingHours(blocks=tuple(settings.working_hours)),
        zone=ZoneInfo(settings.timezone),
        extra=extra,
        rings=WorkingHours(blocks=(settings.ringing_hours,)),
    )


def _clocks(settings: PolicySettings) -> Mapping[ClockKind, ClockPolicy]:
    ping = timedelta(minutes=float(settings.sales_ops_ping_minutes))
    backup = timedelta(hours=float(settings.sales_ops_backup_hours))
    asked, told = (timedelta(hours=float(hours)) for hours in (settings.gaps_hours, settings.gaps_sales_ops_hours))
    tiers = {tier: timedelta(hours=float(hours)) for tier, hours in enumerate(settings.first_contact_hours, 1)}
    gaps, unassigned = DEFAULTS[ClockKind.GAPS], DEFAULTS[ClockKind.UNASSIGNED]
    contact = DEFAULTS[ClockKind.FIRST_CONTACT]
    answer = DEFAULTS[ClockKind.UNANSWERED]
    progress, m_day = DEFAULTS[ClockKind.PROGRESS], DEFAULTS[ClockKind.M_DAY]
    changed = (
        _like(gaps, length=asked, ladder=_at(gaps.ladder, (asked, told))),
        _like(unassigned, length=ping, ladder=_at(unassigned.ladder, (ping, backup))),
        _like(answer, length=timedelta(hours=float(settings.answer_hours))),
        _like(contact, length=tiers, hours=settings.hours, ladder=_at(contact.ladder, _parts(settings.ladder))),
        _like(progress, length=timedelta(days=float(settings.progress_days))),
        _like(m_day, length=timedelta(days=float(settings.m_days)), ladder=_at(m_day.ladder, _parts(settings.ladder))),
    )
    return {**DEFAULTS, **{policy.kind: policy for policy in changed}}


def _like(
    default: ClockPolicy,
    *,
    length: timedelta | Mapping[int, timedelta],
    hours: Hours | None = None,
    ladder: tuple[Rung, ...] | None = None,
) -> ClockPolicy:
    return replace(default, length=length, hours=hours or default.hours, ladder=ladder or default.ladder)


def _at(ladder: tuple[Rung, ...], offsets: Iterable[Fraction | timedelta]) -> tuple[Rung, ...]:
    """The same ears and tones at other times."""
    return tuple(replace(rung, after=after) for rung, after in zip(ladder, offsets, strict=True))


def _parts(percentages: Iterable[float]) -> tuple[Fraction, ...]:
    return tuple(Fraction(str(percentage)) / 100 for percentage in percentages)
