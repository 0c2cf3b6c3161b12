"""The page of working hours: how far the holidays are known, who works when, and who is away."""

from bot.web.hours.page import HoursPage

__all__ = ["HoursPage"]
