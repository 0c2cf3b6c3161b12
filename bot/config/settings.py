"""The sections of config.toml, as the program has them."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, PlainSerializer, SecretStr

from bot.config.crm import CrmSettings
from bot.config.kinds import (
    AesKey,
    AgentId,
    ApiToken,
    DatabaseUrl,
    Host,
    Part,
    Port,
    Secret,
    SecretAddress,
    SocketAddress,
    Text,
    WebAddress,
    Webhook,
)
from bot.config.policy import PolicySettings


class BotSettings(Part):
    """``[bot]``: the name people write after the @."""

    name: Text = "线索助手"


class DatabaseSettings(Part):
    """``[database]``: where we remember. The address may hold a password, so it is a secret."""

    url: DatabaseUrl = SecretStr("sqlite:///sunmao.db")


class ServerSettings(Part):
    """``[server]``: where pages, API and callbacks are served; ``public_url`` is how the outside reaches them."""

    host: Host = "127.0.0.1"
    port: Port = 8000
    public_url: WebAddress | None = None


class AiBotSettings(Part):
    """``[wecom.ai_bot]``: the bot in the dispatch group (wecom.md §0 A, B).

    The long connection needs ``bot_id`` and ``secret``; the callback, served at ``/wecom/ai-bot``, needs ``token``
    and ``aes_key``. ``push_cards_to_groups``: whether WeCom lets this bot push cards to groups (wecom.md §11).
    """

    mode: Literal["long_connection", "callback"] = "long_connection"
    bot_id: Text | None = None
    secret: Secret | None = None
    url: SocketAddress = "wss://openws.work.weixin.qq.com"
    token: Secret | None = None
    aes_key: AesKey | None = None
    push_cards_to_groups: bool = False


class AppSettings(Part):
    """``[wecom.app]``: the self-built app that reaches people alone (wecom.md §0 C); callback at ``/wecom/app``."""

    corp_id: Text
    agent_id: AgentId
    secret: Secret
    token: Secret
    aes_key: AesKey
    api_url: WebAddress = "https://qyapi.weixin.qq.com"


class WeComSettings(Part):
    """``[wecom]``: our ways into WeCom; without ``app`` nobody is reached outside the group."""

    ai_bot: AiBotSettings
    app: AppSettings | None = None


class GroupSettings(Part):
    """``[[group]]``: one dispatch group. ``webhook`` is its one-way robot, the way round when the bot is down."""

    name: Text
    chat_id: Text
    webhook: Webhook | None = None
    default: bool = False


class PeopleSettings(Part):
    """``[people]``: the list of colleagues, XLSX, CSV or JSON (bot.people_file)."""

    file: Path | None = None


class WordsSettings(Part):
    """``[words]``: the company's own wording.

    ``folder`` holds templates that replace ours of the same name; ``vocabulary`` maps a word people use here to
    the word the bot knows.
    """

    folder: Path | None = None
    vocabulary: Annotated[Mapping[str, Text], AfterValidator(MappingProxyType), PlainSerializer(dict)] = Field(
        default_factory=lambda: MappingProxyType({})
    )


class ApiSettings(Part):
    """``[api]``: leads from a web form or another program, ``POST /api/leads``; without ``token`` nobody may."""

    token: ApiToken | None = None


class PageSettings(Part):
    """``[page]``: the page of working hours and leave, ``/hours``; without ``token`` there is none."""

    token: ApiToken | None = None


class WatchSettings(Part):
    """``[watch]``: whom the watchman tells, and how.

    ``administrator`` is a userid, without one everybody with the role 管理员; ``webhook`` the robot of a group that
    is not a dispatch group; ``heartbeat_url`` an address that is called every minute while all is well.
    """

    administrator: Text | None = None
    webhook: Webhook | None = None
    heartbeat_url: SecretAddress | None = None


class Settings(Part):
    """All of config.toml. In the file ``groups`` is written ``[[group]]``."""

    model_config = ConfigDict(title="config.toml")

    bot: BotSettings = BotSettings()
    database: DatabaseSettings = DatabaseSettings()
    server: ServerSettings = ServerSettings()
    wecom: WeComSettings
    groups: Annotated[tuple[GroupSettings, ...], Field(alias="group", min_length=1)]
    people: PeopleSettings = PeopleSettings()
    api: ApiSettings = ApiSettings()
    page: PageSettings = PageSettings()
    watch: WatchSettings = WatchSettings()
    crm: CrmSettings = CrmSettings()
    policy: PolicySettings = PolicySettings()
    words: WordsSettings = Field(default_factory=WordsSettings)

    @property
    def default_group(self) -> GroupSettings:
        """The group for leads that name none: the one marked as default, or the first."""
        return next((group for group in self.groups if group.default), self.groups[0])
