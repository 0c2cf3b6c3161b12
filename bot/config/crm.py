"""``[crm]``: which CRM is asked, how, and how its words are ours (bot.crm)."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr

from bot.config.kinds import Count, Days, Minutes, Part, Secret, Text, WebAddress, whole

Table = Annotated[Mapping[str, Any], Field(repr=False)]
"""A request's own words; it may hold a secret, so it is never shown."""
Paths = Text | tuple[Text, ...]
Seconds = Annotated[int, Field(ge=1, le=120), whole]
Method = Literal["GET", "POST"]


class TrytonSettings(Part):
    """``[crm.tryton]``: JSON-RPC of a Tryton server at ``<url>/<database>/``.

    The relations are names of Tryton's types of relation (party_relationship): from a company to who works there,
    and from a company to the one it belongs to.
    """

    url: WebAddress | None = None
    database: Text | None = None
    user: Text | None = None
    password: Secret | None = None
    contact_relations: tuple[Text, ...] = ("联系人", "员工")
    parent_relations: tuple[Text, ...] = ("母公司", "上级公司")


class LoginSettings(Part):
    """``[crm.http_json.login]``: where a token is fetched, and again when it has lapsed (401)."""

    path: Text | None = None
    method: Method = "POST"
    params: Table = Field(default_factory=dict)
    body: Table = Field(default_factory=dict)
    token_path: Text = "access_token"  # noqa: S105 — where a token is, not one


class EntitySettings(Part):
    """``[crm.http_json.accounts]``, ``contacts``, ``opportunities``: where its list is, and which field is which.

    ``items`` is the way to the list in the answer; ``fields`` our name = the way to the value within an item.
    """

    path: Text | None = None
    method: Method = "GET"
    params: Table = Field(default_factory=dict)
    body: Table = Field(default_factory=dict)
    items: str = ""
    fields: Mapping[str, Paths] = Field(default_factory=dict)
    gone_values: tuple[Any, ...] = (True, "true", "deleted")


class WriteSettings(Part):
    """``[crm.http_json.write]``: how a lead is found by our reference, and how it is made."""

    path: Text | None = None
    method: Method = "POST"
    params: Table = Field(default_factory=dict)
    body: Table = Field(default_factory=dict)
    id_path: Text = "id"
    find_path: Text | None = None
    find_method: Method = "GET"
    find_params: Table = Field(default_factory=dict)
    find_body: Table = Field(default_factory=dict)
    find_items: str = ""
    find_id_path: Text = "id"


class HttpJsonSettings(Part):
    """``[crm.http_json]``: any CRM that answers JSON; docs/crm.md has whole examples.

    In headers, params and bodies stand ``{token}``, ``{since}``, ``{page}``, ``{offset}``, ``{cursor}``, ``{limit}``.
    """

    url: WebAddress | None = None
    token: Secret | None = None
    headers: Mapping[str, SecretStr] = Field(default_factory=dict)
    paging: Literal["page", "offset", "cursor", "none"] = "page"
    first_page: Annotated[int, Field(ge=0, le=1)] = 1
    cursor_path: Text = "next_cursor"
    more_path: Text | None = None
    since_format: Literal["iso", "local", "date", "epoch", "epoch_ms"] = "iso"
    ok_path: Text | None = None
    ok_values: tuple[Any, ...] = (0, "0", True)
    expired_values: tuple[Any, ...] = ()
    login: LoginSettings = LoginSettings()
    accounts: EntitySettings = EntitySettings()
    contacts: EntitySettings = EntitySettings()
    opportunities: EntitySettings = EntitySettings()
    write: WriteSettings = WriteSettings()


class CrmSettings(Part):
    """``[crm]``: which CRM fills the mirror, how often, and whether leads are written to it."""

    kind: Literal["none", "tryton", "http_json"] = "none"
    every_minutes: Minutes = 15
    stale_minutes: Minutes = 60
    full_days: Days = 7
    page_size: Count = 100
    timeout_seconds: Seconds = 30
    write_back: bool = False
    tryton: TrytonSettings = TrytonSettings()
    http_json: HttpJsonSettings = HttpJsonSettings()
