"""The figures of the platform, and the switches for what only a real tenant can tell (wecom §11)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """How this WeCom behaves; the defaults are the documented figures, the strict reading where it is open.

    ``cards_to_groups_by_push``: aibot_send_msg takes a template_card for a group (open, §2.5).
    ``refreshes_count``: every refresh of a stream uses up the quota (open, §2.5).
    ``trusted_ip``: the caller's address is on the app's list, else 60020 (§4.1).
    ``subscribes_a_minute`` and ``tokens_a_minute``: rate protection, whose real figures nobody knows (§2.2, §4.1).
    """

    cards_to_groups_by_push: bool = False
    refreshes_count: bool = True
    trusted_ip: bool = True
    reply_within: dt.timedelta = dt.timedelta(hours=24)
    event_within: dt.timedelta = dt.timedelta(seconds=5)
    stream_within: dt.timedelta = dt.timedelta(minutes=6)
    response_url_within: dt.timedelta = dt.timedelta(hours=1)
    response_code_within: dt.timedelta = dt.timedelta(hours=72)
    recall_within: dt.timedelta = dt.timedelta(hours=24)
    media_within: dt.timedelta = dt.timedelta(minutes=5)
    token_for: dt.timedelta = dt.timedelta(seconds=7200)
    per_chat_minute: int = 30
    per_chat_hour: int = 1000
    per_webhook_minute: int = 20
    subscribes_a_minute: int = 30
    tokens_a_minute: int = 60


BOT_BYTES = 20480
"""Markdown and streams of the AI bot (wecom §1.7, §2.5)."""
APP_BYTES = 2048
"""Text and markdown of the app (wecom §4.2)."""
WEBHOOK_TEXT_BYTES = 2048
WEBHOOK_MARKDOWN_BYTES = 4096
FEEDBACK_BYTES = 256
