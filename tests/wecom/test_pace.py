"""No window of WeCom's ever holds more than its limit, and nothing that waits is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wecom import pace
from bot.wecom.pace import Pace


class Watch:
    """Monotonic seconds that we move."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def send_all(rhythm: Pace, watch: Watch, key: str, count: int) -> list[float]:
    """When each of ``count`` messages goes, if all want to go at once."""
    went = []
    for _ in range(count):
        while (wait := rhythm.wait_for(key)) > 0:
            watch.now += wait
        rhythm.note(key)
        went.append(watch.now)
    return went


def fullest(went: list[float], seconds: float) -> int:
    """The most messages in any half-open window of this length."""
    return max(sum(start <= at < start + seconds for at in went) for start in went)


@pytest.mark.parametrize(
    ("windows", "count", "limits"),
    [
        (pace.WEBHOOK, 500, {60: 20}),
        (pace.AI_BOT, 2100, {60: 30, 3600: 1000}),
        (pace.APP_MEMBER, 2000, {60: 30, 3600: 1000}),
    ],
)
def test_no_sliding_window_is_ever_over_wecoms_limit(
    windows: tuple[tuple[float, int], ...], count: int, limits: dict[int, int]
) -> None:
    watch = Watch()
    went = send_all(Pace(windows, watch), watch, "chat", count)
    assert len(went) == count
    for seconds, limit in limits.items():
        assert fullest(went, seconds) < limit


def test_500_messages_to_one_webhook_take_28_minutes() -> None:
    watch = Watch()
    went = send_all(Pace(pace.WEBHOOK, watch), watch, "chat", 500)
    assert went[-1] - went[0] == pytest.approx(27 * 60)


@given(st.lists(st.floats(0, 90), min_size=1, max_size=60))
def test_whoever_waits_as_told_never_breaks_a_window(pauses: list[float]) -> None:
    watch = Watch()
    rhythm, went = Pace(((60.0, 3), (300.0, 7)), watch), []
    for idle in pauses:
        watch.now += idle
        watch.now += rhythm.wait_for("a")
        rhythm.note("a")
        went.append(watch.now)
    assert fullest(went, 59.999) <= 3
    assert fullest(went, 299.999) <= 7


def test_one_chat_over_its_limit_does_not_hold_up_another() -> None:
    watch = Watch()
    rhythm = Pace(pace.WEBHOOK, watch)
    rhythm.pause("a")
    assert rhythm.wait_for("a") == 60
    assert rhythm.wait_for("b") == 0


@pytest.mark.parametrize(("asked", "given_"), [(None, 60), (5, 60), (600, 600)])
def test_a_pause_lasts_at_least_a_minute(asked: float | None, given_: float) -> None:
    watch = Watch()
    rhythm = Pace(pace.WEBHOOK, watch)
    assert rhythm.pause("a", asked) == given_
    watch.now += given_ - 1
    assert rhythm.wait_for("a") == pytest.approx(1)
    watch.now += 1
    assert rhythm.wait_for("a") == 0


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    rhythm = Pace(pace.WEBHOOK, Watch())
    rhythm.pause("a", 600)
    rhythm.pause("a")
    assert rhythm.wait_for("a") == 600


def test_chats_long_silent_are_forgotten() -> None:
    watch = Watch()
    rhythm = Pace(pace.WEBHOOK, watch)
    for number in range(3000):
        watch.now += 1
        rhythm.note(str(number))
    assert len(rhythm._gone) <= 1000  # noqa: SLF001 — memory is what this is about


def test_many_chats_that_speak_are_not_gone_through_at_every_message(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[Pace] = []
    sweep = Pace._sweep  # noqa: SLF001 — how often is what this is about

    def counted(rhythm: Pace) -> None:
        swept.append(rhythm)
        sweep(rhythm)

    monkeypatch.setattr(Pace, "_sweep", counted)
    rhythm = Pace(pace.AI_BOT, Watch())
    for number in range(8000):
        rhythm.note(str(number % 4500))
    assert len(swept) <= 4
