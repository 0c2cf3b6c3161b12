"""Trouble on request: what goes wrong with the next call, the next delivery, or the connection.

A script belongs to a call by its name: a command (``aibot_send_msg``) or a path (``/cgi-bin/message/send``)::

    world.trouble.next("/cgi-bin/message/send", hang(30), page(502), close_after())
    world.trouble.always("ping", silence())
    world.trouble.deliver(Carriage(copies=2))
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import StrEnum


class Answering(StrEnum):
    """What comes back: an answer, nothing at all, half of an answer, or a closed connection."""

    ANSWER = "answer"
    NOTHING = "nothing"
    HALF = "half"
    CLOSE = "close"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mishap:
    """How one call goes wrong. ``effect``: whether it is carried out. ``wait`` is in real seconds, after the effect.

    ``code`` replaces the answer by an errcode; ``status`` by an HTTP status with a ``page`` of HTML.
    """

    effect: bool = True
    code: int | None = None
    status: int | None = None
    page: str = ""
    wait: float = 0.0
    answering: Answering = Answering.ANSWER


FINE = Mishap()


def refuse(code: int, *, wait: float = 0.0) -> Mishap:
    """Answer with this errcode, without effect."""
    return Mishap(effect=False, code=code, wait=wait)


def wrong_word(code: int, *, wait: float = 0.0) -> Mishap:
    """Carry it out, yet answer with this errcode: the liar's case."""
    return Mishap(code=code, wait=wait)


def slow(seconds: float) -> Mishap:
    """Carry it out at once, answer late."""
    return Mishap(wait=seconds)


def hang(seconds: float) -> Mishap:
    """Do nothing for so long, then close without an answer."""
    return Mishap(effect=False, wait=seconds, answering=Answering.CLOSE)


def silence(*, effect: bool = True) -> Mishap:
    """Carry it out and never answer: the lost acknowledgement."""
    return Mishap(effect=effect, answering=Answering.NOTHING)


def page(status: int = 200, *, effect: bool = False) -> Mishap:
    """An HTML page where JSON belongs, as a proxy in between answers."""
    words = f"<html><head><title>{status}</title></head><body>nginx</body></html>"
    return Mishap(effect=effect, status=status, page=words)


def close_before() -> Mishap:
    """Close the connection before anything is carried out."""
    return Mishap(effect=False, answering=Answering.CLOSE)


def close_after() -> Mishap:
    """Carry it out, then close the connection without an answer."""
    return Mishap(answering=Answering.CLOSE)


def half() -> Mishap:
    """Carry it out, then break off in the middle of the answer."""
    return Mishap(answering=Answering.HALF)


class Kick(StrEnum):
    """What the loser of a second login sees after the disconnected_event (wecom §2.4)."""

    CLOSE = "close"
    ABORT = "abort"
    HALF_ALIVE = "half_alive"


@dataclass(frozen=True, kw_only=True, slots=True)
class Carriage:
    """How one event travels to the bot: how many times, after how many real seconds, or held until released."""

    copies: int = 1
    wait: float = 0.0
    held: bool = False


ONCE = Carriage()


class Trouble:
    """The scripts. Nothing goes wrong until somebody writes one."""

    def __init__(self) -> None:
        self.kick = Kick.CLOSE
        self._next: defaultdict[str, deque[Mishap]] = defaultdict(deque)
        self._always: dict[str, Mishap] = {}
        self._carriages: deque[Carriage] = deque()

    def next(self, call: str, *mishaps: Mishap) -> None:
        """The next calls of this name go like this, one after the other; ``FINE`` lets one through."""
        self._next[call].extend(mishaps)

    def always(self, call: str, mishap: Mishap | None) -> None:
        """Every further call of this name goes like this; None ends it."""
        self._always.pop(call, None)
        if mishap:
            self._always[call] = mishap

    def deliver(self, *carriages: Carriage) -> None:
        """The next events travel like this, one after the other."""
        self._carriages.extend(carriages)

    def of_call(self, call: str) -> Mishap:
        """What happens to this call; used up if it was scripted once."""
        waiting = self._next[call]
        return waiting.popleft() if waiting else self._always.get(call, FINE)

    def of_delivery(self) -> Carriage:
        """How the next event travels; used up."""
        return self._carriages.popleft() if self._carriages else ONCE
