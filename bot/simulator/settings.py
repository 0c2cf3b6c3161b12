"""What the bot and this WeCom have agreed on: ids, secrets, keys, addresses, and how long who waits."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How long this WeCom really waits, in real seconds (wecom §1.6, §2.2).

    ``silence``: a long connection without any frame is closed. ``retry_pause`` lies between two tries of a
    callback, ``poll`` between two stream refreshes.
    """

    verify: float = 1.0
    callback: float = 5.0
    silence: float = 90.0
    retry_pause: float = 1.0
    poll: float = 1.0
    tries: int = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Credentials that exist only here.

    ``bot_callback`` set: the AI bot is in callback mode, else on the long connection (wecom §0).
    ``app_callback`` None: the app may not send cards with buttons (43012).
    """

    bot_id: str = "aib-simulated"
    secret: str = field(default="long-connection-secret", repr=False)
    token: str = field(default="bot-token", repr=False)
    aes_key: str = field(default="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", repr=False)
    corp_id: str = "ww-simulated"
    agent_id: int = 1000002
    app_secret: str = field(default="app-secret", repr=False)
    app_token: str = field(default="app-token", repr=False)
    app_aes_key: str = field(default="GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba", repr=False)
    bot_callback: str | None = None
    app_callback: str | None = None
    patience: Patience = field(default_factory=Patience)
