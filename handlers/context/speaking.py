"""Words for a notice, and who finds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.decision import Notice, Place
    from bot.domain.lead import Lead
    from handlers.context.context import Context


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """A notice in its final words. ``card`` is JSON for the transport, ``actions`` what its keys mean.

    ``reveals`` is True when a phone or mail stands in it whole (I17).
    """

    text: str
    card: Mapping[str, Any] | None = None
    actions: Mapping[str, str] = field(default_factory=dict)
    reveals: bool = False


class Speaker(Protocol):
    """Finds the words for a notice (``bot.messages``)."""

    @property
    def return_reasons(self) -> tuple[str, ...]:
        """Why accepted leads come back, as far as a button can say it."""

    def say(self, notice: Notice, lead: Lead | None, place: Place, context: Context) -> Spoken:
        """The notice in its final words, for whoever reads at this place."""
