"""What somebody wants to spend, from the way it is said, into yuan.

    50w · 五十万 · 30-50万 · 80w-1.2m · RMB 500k-800k · 百万级 · 十来万 · 5w以内 · 20万起 · 不超过30万 · 三十几万
    number-less: 未定, 要看方案, 还在申请 -> no ends, only the words
    foreign: 30万欧, USD 50k -> no ends (we know no rate of the day), only the words

A single figure fills both ends; 以内, 以下, 不超过 leave the lower end open; 以上, 起, 至少 the upper one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.inquiry import Budget
from bot.domain.intake.memory import remembered
from bot.domain.intake.numerals import NUMBER, number
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

_UNITS = {
    "万亿": 10**12, (
        "亿"
    ): 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "萬": 10**4, "w": 10**4, "W": 10**4,
    "千": 1000, (
        "k"
    ): 1000, (
        "K"
    ): 1000, "m": 10**6, "M": 10**6, "million": 10**6, "mio": 10**6, "mil": 10**6, "thousand": 1000,
    "wan": 10**4, "个": 10**4, "元": 1, "块": 1, "rmb": 1, "yuan": 1,
}  # fmt: skip
_UNIT = (
    r"(?:千万|百万|十万|万|w(?:an)?(?![a-z])|千(?!瓦)|k(?![a-z])|million|thousand|mio|mil|m(?![a-z0-9²])|"
    r"亿|个(?=$|[,。;]|左右|以内|以上|上下|吧|出头|不到))"
)
_VAGUE = r"(?P<vague>[来多几余好]+)"
_NO_MEASURE = (
    r"(?!\s*(?:平|吨|人(?!民币)|台|套|件|家|用户|亩|米|条|次|粉|会员|辆|户|张|只|片|瓶|箱|头|册|名|公里|千瓦|瓦|"
    r"方|立方|sku|pcs|%))"
)
_AMOUNT = regex(
    rf"(?P<first>{NUMBER})\s*(?:{_VAGUE})?\s*(?P<unit>{_UNIT})?(?P<after>[多来几余])?{_NO_MEASURE}\s*"
    rf"(?:元|块|rmb|cny)?"
    rf"(?:\s*(?:-{{1,2}}|~|到|至|—|或|/|to)\s*(?:¥|￥|rmb|"
    rf"cny)?\s*(?P<second>{NUMBER})\s*(?:[来多几余])?\s*(?P<unit2>{_UNIT})?)?",
    re.IGNORECASE,
)
_PAUSE = regex(r"([一二两三四五六七八])、(?=([二三四五六七八九][十百千]?万))")
_DIGITS_PAUSE = regex(r"(\d)、(?=\d{1,3}(?:\.\d)?[万wW])")
"""6、7万 is 6-7万."""
_TENTHS = regex(r"(?<![\d.])(\d{1,3})[万wW](\d)(?![\d.万wW千kK百个月年天])")
"""9万8 is 9.8万."""
_CHINESE_TENTHS = regex(
    r"([一二两三四五六七八九十百]{1,4})[万wW]([一二三四五六七八九])(?![一二两三四五六七八九十百千万\d个年月天])"
)
"""两万五 is 2.5万."""
_AND_THOUSANDS = regex(r"(?<![\d.])([一二两三四五六七八九十百]{1,4}|\d{1,3})[万wW]([一二两三四五六七八九1-9])[千kK]")
"""一万五千 is 1.5万."""
_EITHER = regex(r"(?<=[万wW])[、]?(?=(?:[一二两三四五六七八九十百]{1,4}|\d{1,4}(?:\.\d)?)[万wW])")
"""八万十万都行 is 8-10万."""
_COUNTED = regex("(?<=[\\d一二两三四五六七八九十百])个(?=[wW万])")
"""20个W is 20W."""
_SOME = regex(r"(?<![十百千\d])[几数](?P<unit>十万|百万|千万|万|千(?=块|元|$))")
_ROUND = regex(r"(?<![\d十百])[一二两三四五六七八九]千(?=以内|以下|左右|上下|$)")
_FOREIGN = regex(
    r"欧元?|美元|美金|英镑|日元|日币|港币|港元|台币|新币|韩元|卢布|澳元|加元|瑞郎|usd|eur|gbp|jpy|hkd|"
    r"sgd|aud|chf|"
    r"dollars?|euros?|[$€£]|刀(?![片具])",
    re.IGNORECASE,
)
_CEILING = regex(
    r"以内|以下|之内|之下|不超过?|不到|最多|上限|封顶|打住|到头|顶天|撑死|充其量|为限|内$|顶多|低于|小于|控制在|under|"
    r"below|up to|at most|max|"
    r"within|less than|[<≤]",
    re.IGNORECASE,
)
_FLOOR = regex(
    r"以上|往上|起步?(?![^\s,;。]{3})|至少|最少|不低于|超过|大于|高于|不少于|打底|at least|over|above|"
    r"more than|from|min|\+\s*$|[>≥]",
    re.IGNORECASE,
)
_UNTO = regex(
    r"不超过|不到|不会超过|别超过|不能超过|(?:超过?|超出|高于|大于)[^,;。]{1,10}?(?:就|都)?(?:不考虑|不要|不做|不行|免谈|算了|没戏|没得谈|批不了)"
)
_OTHER_THINGS = regex(
    r"注册资[本金]|注资|营收|营业额|销售额|产值|流水|年销|业绩|融资|估值|市值|罚款|负债|客单价|单价|"
    r"投资额|总投资|出口额|利润|"
    r"现在(?:用)?的?系统|原来(?:的)?系统|之前花|去年花|花了|花掉|亏|工资|薪|房租|月租|单店|单个|一[家个]店|"
    r"每[个家人套店]|竞品|对手报|别家报|报过|友商|已付|欠款|市场规模"
)


_SUM_ONLY = regex(
    r"(?:大概|大约|差不多|预计|可能|有|在)*[\d一二三四五六七八九十百千两几.\-~到至]+[万wW亿千元块](?:块|元)?(?:以内|以上|左右|上下|吧|的样子)*"
)
_NEIGHBOURS = regex(
    r"(?P<base>(?:[一二两三四五六七八九]?[十百千])*)(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])(?P<times>[十百千]?)"
)
"""三五万, 七八十万, 十五六万, 一百二三十万: two digits side by side."""


_PLAIN_SUM = 1_000
_FEWEST_GE = 3
"""20个 is 20万; 一个 and 两个 count something else."""


class Amount(NamedTuple):
    """A sum in yuan with its ends."""

    low: int | None
    high: int | None


def read_budget(words: str) -> Budget:
    """A stated budget; ends only where a sum in yuan was said, the words always."""
    said = words.strip()
    low, high = (None if _FOREIGN.search(said) else _amount(_spelt_out(said))) or (None, None)
    return Budget(low=low, high=high, words=said)


def _spelt_out(said: str) -> str:
    """The same words with every sum as a figure and its unit: what is left unsaid between two sums, said."""
    for short, whole in _SHORT_FOR:
        said = short.sub(whole, said)
    return said


def _tenths(found: re.Match[str]) -> str:
    return f"{number(found[1]) or 0:g}.{number(found[2]) or 0:g}万"


_SHORT_FOR: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_DIGITS_PAUSE, r"\1-"),
    (_COUNTED, ""),
    (_TENTHS, r"\1.\2万"),
    (_AND_THOUSANDS, _tenths),
    (_CHINESE_TENTHS, _tenths),
    (_PAUSE, r"\1"),
    (_EITHER, "-"),
)


@remembered
def is_sum(words: str) -> bool:
    """Whether the words hold a sum with a unit, in any currency, which could be a budget."""
    return any(_with_unit(found) for found in _AMOUNT.finditer(_COUNTED.sub("", words))) or bool(
        _SOME.search(words) or _ROUND.search(words)
    )


def is_only_sum(words: str) -> bool:
    """Whether the words are a sum with its unit and nothing else: 50万, 大概五六十万左右."""
    return bool(_SUM_ONLY.fullmatch(words)) and is_sum(words) and not is_of_other_things(words)


def is_foreign(words: str) -> bool:
    """Whether a sum is said in a currency other than the yuan."""
    return bool(_FOREIGN.search(words)) and any(letter.isdigit() for letter in words)


def is_of_other_things(words: str) -> bool:
    """Whether the sum is registered capital, turnover or the price of something else, hence no budget."""
    return bool(_OTHER_THINGS.search(words))


def _with_unit(found: re.Match[str]) -> bool:
    return bool(found["unit"] or found["unit2"] or re.search(r"[元块]|rmb|cny", found[0], re.IGNORECASE))


def _amount(said: str) -> Amount | None:
    if some := _some(said):
        return some
    read = [_ends(found) for found in _AMOUNT.finditer(said) if _counts(found, said)]
    sums = [pair for pair in read if pair]
    if not sums:
        return None
    low, high = sums[0]
    if len(sums) > 1 and re.search(r"(?<!技)改(?!造)|里[出拨面]|软件(?:部分|这块)|其实|不对|最新|更正", said):
        low, high = sums[-1]
    return _opened(said, low, high)


def _counts(found: re.Match[str], said: str) -> bool:
    """Years, dates, percents, head counts and list numbers are not sums."""
    if _with_unit(found):
        return True
    after = said[found.end() : found.end() + 1]
    value = max(number(found["first"]) or 0, number(found["second"] or "") or 0)
    return (
        value >= _PLAIN_SUM and after not in tuple("年月日号人台套家%个点位期") and not found["first"].startswith("20")
    )


def _ends(found: re.Match[str]) -> Amount | None:
    first, second = number(found["first"]), number(found["second"] or "")
    if first is None or not (first or second) or (found["unit"] == "个" and first < _FEWEST_GE):
        return None
    unit = _UNITS.get(found["unit"] or "", 0) or _UNITS.get((found["unit"] or "").lower(), 0)
    unit2 = _UNITS.get((found["unit2"] or "").lower(), 0)
    low = first * (unit or unit2 or 1)
    if neighbours := _neighbours(found["first"]):
        low, high = (end * (unit or 1) for end in neighbours)
    elif second is None:
        high = low
    else:
        high = second * (unit2 or unit or 1)
    return Amount(round(min(low, high)) or None, round(max(low, high)))


def _neighbours(words: str) -> tuple[float, float] | None:
    """The two numbers that 七八十 or 十五六 mean; None for one number."""
    found = _NEIGHBOURS.fullmatch(words)
    if found is None:
        return None
    base = number(found["base"]) or 0 if found["base"] else 0
    low, high = (number(found[end]) or 0 for end in ("low", "high"))
    times = number("一" + found["times"]) or 1
    return base + low * times, base + high * times


def _some(said: str) -> Amount | None:
    found = _SOME.search(said)
    return Amount(_UNITS[found["unit"]], None) if found else None


def _opened(said: str, low: int | None, high: int | None) -> Amount:
    if low != high:
        return Amount(low, high)
    if _UNTO.search(said) or (_CEILING.search(said) and not _FLOOR.search(said)):
        return Amount(None, high)
    if _FLOOR.search(said):
        return Amount(low, None)
    return Amount(low, high)
