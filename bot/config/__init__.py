"""config.toml → frozen settings; every mistake becomes one sentence that names the file, the line and the key."""

from bot.config.crm import CrmSettings, HttpJsonSettings, TrytonSettings
from bot.config.policy import PolicySettings
from bot.config.problems import ConfigError, Problem
from bot.config.reading import limitations, load
from bot.config.settings import (
    AiBotSettings,
    ApiSettings,
    AppSettings,
    BotSettings,
    DatabaseSettings,
    GroupSettings,
    PageSettings,
    PeopleSettings,
    ServerSettings,
    Settings,
    WeComSettings,
    WordsSettings,
)

__all__ = [
    "AiBotSettings",
    "ApiSettings",
    "AppSettings",
    "BotSettings",
    "ConfigError",
    "CrmSettings",
    "DatabaseSettings",
    "GroupSettings",
    "HttpJsonSettings",
    "PageSettings",
    "PeopleSettings",
    "PolicySettings",
    "Problem",
    "ServerSettings",
    "Settings",
    "TrytonSettings",
    "WeComSettings",
    "WordsSettings",
    "limitations",
    "load",
]
