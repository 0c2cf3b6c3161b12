"""The kinds of value config.toml holds, each with its range and with the sentence for what lies outside."""

import re
import zoneinfo
from datetime import date, time
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """A section of config.toml: frozen, without unknown keys, and never showing a value in an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False)


type_of_mistake: Final = "sunmao"
"""Marks the mistakes whose sentence is ours already."""


def mistake(sentence: str) -> PydanticCustomError:
    """A mistake in a value, said in our own words. The sentence never repeats the value: it may be a secret."""
    return PydanticCustomError(type_of_mistake, "{sentence}", {"sentence": sentence})


def _matching(pattern: str, sentence: str) -> AfterValidator:
    """Let text pass that is, as a whole, like the pattern."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise mistake(sentence)
        return value

    return AfterValidator(check)


def _aes_key(value: SecretStr) -> SecretStr:
    if len(key := value.get_secret_value()) != 43:  # noqa: PLR2004 — 32 bytes in base64 less its "=" (wecom.md §6)
        raise mistake(f"EncodingAESKey 必须正好 43 个字符,现在是 {len(key)} 个;请到企业微信管理后台重新复制")
    if not re.fullmatch(r"[A-Za-z0-9+/]+", key):
        raise mistake("EncodingAESKey 只含字母和数字,请到企业微信管理后台重新复制,不要带引号和空格")
    return value


def _not_blank(value: SecretStr) -> SecretStr:
    if not (words := value.get_secret_value()) or words != words.strip():
        raise mistake("不能为空,前后也不能有空格;请到企业微信管理后台重新复制")
    return value


def _api_token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9._~+/=-]{24,512}", value.get_secret_value()):
        raise mistake("令牌要有 24 到 512 个字母或数字,可以用 openssl rand -hex 32 生成")
    return value


def _address(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"https?://[^\s/]+\S*", value.get_secret_value()):
        raise mistake("应是完整的网址,以 https:// 开头")
    return value


def _webhook(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"https?://\S+", value.get_secret_value()):
        raise mistake("应是群机器人的完整地址,以 https:// 开头;请在群设置里重新复制")
    return value


def _database(value: SecretStr) -> SecretStr:
    if not re.match(r"(sqlite:///|postgresql(\+psycopg)?://)\S", value.get_secret_value()):
        raise mistake("数据库地址应以 sqlite:/// 或 postgresql:// 开头,例如 sqlite:///sunmao.db")
    return value


def _no_switch(value: Any) -> Any:
    if isinstance(value, bool):
        raise mistake("应是数字,不是 true 或 false")
    return value


def _listed(value: Any) -> Any:
    """A list that came from an environment variable: its items stand between commas."""
    return [item for item in re.split(r"[,;、\uff0c\uff1b\s]+", value) if item] if isinstance(value, str) else value


def _zone(value: str) -> str:
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise mistake("没有这个时区;中国大陆写 Asia/Shanghai") from None
    return value


def _share(value: Any) -> Any:
    if not re.fullmatch(r"\d{1,4}(/0*[1-9]\d{0,3})?", str(value)) or isinstance(value, bool):
        raise mistake('权重写成分数,例如 "1/3"、"1" 或 "0",不写小数')
    if not 0 <= (share := Fraction(str(value))) <= 1:
        raise mistake("权重在 0 和 1 之间")
    return share


def _block(value: Any) -> Any:
    found = re.fullmatch(r"(\d{1,2})[:\uff1a](\d{2})\s*[-–—~至]\s*(\d{1,2})[:\uff1a](\d{2})", str(value))
    try:
        hours = [int(digits) for digits in found.groups()] if found else []
        begins, ends = time(hours[0], hours[1]), time(hours[2], hours[3])
    except (ValueError, IndexError):
        raise mistake('时段写成 "09:00-18:00" 这样,24 小时制') from None
    if begins >= ends:
        raise mistake("时段的结束要晚于开始,并且在同一天;跨夜请分成两段")
    return begins, ends


def _apart(blocks: tuple[tuple[time, time], ...]) -> tuple[tuple[time, time], ...]:
    if any(earlier[1] > later[0] for earlier, later in pairwise(blocks)):
        raise mistake("各时段要按先后排列,互不重叠")
    return blocks


def _rising(numbers: tuple[Any, ...]) -> tuple[Any, ...]:
    if any(earlier > later for earlier, later in pairwise(numbers)):
        raise mistake("各数字要从小到大排列")
    return numbers


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise mistake('日期写成 "2026-10-01" 这样') from None


Text = Annotated[str, _matching(r"(?s)\s*\S.*", "不能为空")]
Host = Annotated[str, _matching(r"[A-Za-z0-9_.:-]+", '监听地址写成 "127.0.0.1" 这样,不带 http:// 和端口')]
WebAddress = Annotated[str, _matching(r"https?://[^\s/]+\S*", "应是网址,以 https:// 开头")]
SocketAddress = Annotated[str, _matching(r"wss?://[^\s/]+\S*", "应是长连接地址,以 wss:// 开头")]
Zone = Annotated[str, AfterValidator(_zone)]
Secret = Annotated[SecretStr, AfterValidator(_not_blank)]
ApiToken = Annotated[SecretStr, AfterValidator(_api_token)]
AesKey = Annotated[SecretStr, AfterValidator(_aes_key)]
SecretAddress = Annotated[SecretStr, AfterValidator(_address)]
Webhook = Annotated[SecretStr, AfterValidator(_webhook)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database)]

whole: Final = BeforeValidator(_no_switch)
"""Marks a number that ``true`` is none of."""
Port = Annotated[int, Field(ge=1, le=65535), BeforeValidator(_no_switch)]
AgentId = Annotated[int, Field(ge=1, le=2**31 - 1), BeforeValidator(_no_switch)]
Minutes = Annotated[int, Field(ge=1, le=7 * 24 * 60), BeforeValidator(_no_switch)]
Hours = Annotated[float, Field(gt=0, le=90 * 24), BeforeValidator(_no_switch)]
Days = Annotated[int, Field(ge=1, le=365), BeforeValidator(_no_switch)]
Count = Annotated[int, Field(ge=1, le=1000), BeforeValidator(_no_switch)]
Percent = Annotated[int, Field(ge=1, le=1000), BeforeValidator(_no_switch)]

Share = Annotated[Fraction, BeforeValidator(_share)]
Block = Annotated[tuple[time, time], BeforeValidator(_block)]
Blocks = Annotated[tuple[Block, ...], Field(min_length=1), BeforeValidator(_listed), AfterValidator(_apart)]
HolidayList = Annotated[tuple[Annotated[date, BeforeValidator(_day)], ...], BeforeValidator(_listed)]
Weight = Annotated[float, Field(gt=0, le=100), BeforeValidator(_no_switch)]
TierWeights = Annotated[tuple[Weight, Weight, Weight], BeforeValidator(_listed)]
TierHours = Annotated[tuple[Hours, Hours, Hours], BeforeValidator(_listed), AfterValidator(_rising)]
Ladder = Annotated[
    tuple[Percent, Percent, Percent, Percent, Percent], BeforeValidator(_listed), AfterValidator(_rising)
]
