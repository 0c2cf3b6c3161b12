"""The post: carries what people did to whichever door leads to the bot, with the trouble asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.simulator.history import History
    from bot.simulator.things import Event
    from bot.simulator.trouble import Trouble
    from bot.wecom.transport import Channel


class Carrier(Protocol):
    """A door to the bot."""

    def __call__(self, event: Event, *, wait: float) -> None:
        """Take one delivery on, to be made after ``wait`` real seconds; never blocks."""


class Post:
    """Delivers events. With nobody at the door an event is lost, or kept when ``keeps`` is set (wecom §2.4, open)."""

    def __init__(self, trouble: Trouble, history: History) -> None:
        self.keeps = False
        self._trouble = trouble
        self._history = history
        self._carriers: dict[Channel, Carrier] = {}
        self._held: list[Event] = []
        self._waiting: list[Event] = []

    def attach(self, channel: Channel, carrier: Carrier) -> None:
        """Let this door carry what belongs to the channel, from what was kept on."""
        self._carriers[channel] = carrier
        kept = [event for event in self._waiting if event.channel is channel]
        self._waiting = [event for event in self._waiting if event.channel is not channel]
        for event in kept:
            carrier(event, wait=0.0)

    def detach(self, channel: Channel, carrier: Carrier) -> None:
        """Close this door, if it is still the one in use."""
        if self.is_attached(channel, carrier):
            del self._carriers[channel]

    def is_attached(self, channel: Channel, carrier: Carrier) -> bool:
        """Whether this door carries what belongs to the channel: what is sent now is not lost."""
        return self._carriers.get(channel) == carrier

    def send(self, event: Event) -> None:
        """Carry an event as the next carriage says."""
        carriage = self._trouble.of_delivery()
        if carriage.held:
            self._held.append(event)
            return
        for _ in range(carriage.copies):
            self._hand_over(event, carriage.wait)

    def again(self, event: Event) -> None:
        """Carry it once more, as the platform may do any time."""
        self._hand_over(event, 0.0)

    def release(self, *, backwards: bool = False) -> None:
        """Let go of what was held, the last first when ``backwards``."""
        held, self._held = self._held, []
        for event in reversed(held) if backwards else held:
            self._hand_over(event, 0.0)

    def _hand_over(self, event: Event, wait: float) -> None:
        carrier = self._carriers.get(event.channel)
        if carrier:
            carrier(event, wait=wait)
        elif self.keeps:
            self._waiting.append(event)
        else:
            self._history.note("delivery", event.kind.value, id=event.id, outcome="lost: nobody at the door")
