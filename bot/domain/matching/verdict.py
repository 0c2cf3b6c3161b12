"""Are two names one company? The parts decide, one after another, and each says why.

    core differs                         different; similar where it only sounds alike, or one holds the other
    core equal · another trade           different        朗驰精密机械 | 朗驰广告传媒
    core equal · one is a part           related          branch, shop, department, another of the group's companies
    core equal · another place           related          ACME (上海) | ACME (深圳)
    core equal · trade merely akin       similar          朗驰科技有限公司 | 朗驰机械有限公司
    core equal · nothing against it      same             朗驰精密 | 上海朗驰精密机械有限公司

"Same" needs more than a bare core of two characters: 朗驰 alone may be anybody. A person confirms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.matching.doubt import BARE, both_registered, is_known_by_place, place_is_doubtful
from bot.domain.matching.parts import Mark
from bot.domain.matching.places import NATION, has_own_law, is_district
from bot.domain.matching.reasons import reasons
from bot.domain.matching.relations import Core, Relation, Where, lies_astray, relate
from bot.domain.matching.shortness import ends_alike, is_bare, is_called_shorter, says_more_than_registered, works
from bot.domain.matching.trade import LESS, Trade, is_body_beside, is_market_beside
from bot.domain.matching.words.english import ABROAD

if TYPE_CHECKING:
    from bot.domain.matching.parts import CompanyName, Parts


class Verdict(StrEnum):
    """What two names are to each other, the surest first."""

    SAME = "same"
    RELATED = "related"
    SIMILAR = "similar"
    DIFFERENT = "different"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A verdict, and why, in words a salesperson would accept."""

    verdict: Verdict
    why: tuple[str, ...]


_ORDER: Final = tuple(Verdict)


def compare(one: CompanyName, other: CompanyName) -> Finding:
    """What the two names are to each other; the order does not matter."""
    best = min((compare_parts(a, b) for a in one.writings for b in other.writings), key=_rank)
    if best.verdict is Verdict.SAME:
        return best
    pairs = [(a, b) for a in one.former for b in (*other.writings, *other.former)]
    pairs += [(b, a) for b in other.former for a in one.writings]
    for former, now in pairs:
        if compare_parts(former, now).verdict is Verdict.SAME:
            return Finding(verdict=Verdict.SAME, why=(f"'{former.name}'是曾用名",))
    return best


def _rank(finding: Finding) -> int:
    return _ORDER.index(finding.verdict)


def compare_parts(one: Parts, other: Parts) -> Finding:
    """What two writings are to each other."""
    found = (_compare(a, b) for a in _readings(one, beside=other) for b in _readings(other, beside=one))
    return min(found, key=_rank)


def _readings(parts: Parts, *, beside: Parts) -> tuple[Parts, ...]:
    """Beside an English name a district may as well be of the core: 北京望京 | 云科 is Beijing | Wangjing Yunke."""
    if parts.latin or not beside.latin or not parts.places or not is_district(parts.places[-1]):
        return (parts,)
    return parts, replace(parts, core=parts.places[-1][-1] + parts.core, places=parts.places[:-1])


def _compare(one: Parts, other: Parts) -> Finding:
    if one.placeholder or other.placeholder:
        return Finding(verdict=Verdict.DIFFERENT, why=("没有写出公司的字号",))
    relation = relate(one, other)
    return Finding(verdict=_verdict(one, other, relation), why=reasons(one, other, relation))


def _verdict(one: Parts, other: Parts, relation: Relation) -> Verdict:
    if one.public or other.public:
        return _of_public(one, other, relation)
    if relation.core not in {Core.EQUAL, Core.SPELT}:
        return _of_other_cores(one, other, relation)
    if relation.where is Where.OTHER and is_known_by_place(one) and is_known_by_place(other):
        return Verdict.DIFFERENT
    if (one.is_generic or other.is_generic) and relation.trade is not Trade.EQUAL:
        return Verdict.SIMILAR if relation.trade in LESS else Verdict.DIFFERENT
    if relation.trade is Trade.OTHER:
        return _of_other_trades(one, other, relation)
    return _of_kindred_trades(one, other, relation)


def _of_kindred_trades(one: Parts, other: Parts, relation: Relation) -> Verdict:
    if _is_part(one, other):
        return Verdict.RELATED
    if one.mark != other.mark and (found := _of_a_group(one, other, relation)):
        return found
    found = _of_equal_cores(one, other, relation)
    beside = _is_a_market(one, other) or _is_a_body(one, other)
    return Verdict.SIMILAR if found is Verdict.SAME and beside else found


def _is_a_body(one: Parts, other: Parts) -> bool:
    """朗驰轴承博物馆 and 朗驰轴承协会 are no other writing of 朗驰轴承, however that is short."""
    return is_body_beside(one.trade, other.trade) or is_body_beside(other.trade, one.trade)


def _is_a_market(one: Parts, other: Parts) -> bool:
    """鲁沂家居广场 is no other writing of 鲁沂家居有限公司, nor of a group; 鲁沂 may be short for either."""
    pairs = ((one, other), (other, one))
    return any(is_market_beside(a.trade, b.trade) and (b.trade or b.registered or b.mark) for a, b in pairs)


def _of_public(one: Parts, other: Parts, relation: Relation) -> Verdict:
    """Hospitals, schools, offices: number, kind and place must be the same; an office has others below it."""
    if relation.core is not Core.EQUAL or relation.trade not in {Trade.EQUAL, Trade.UNSAID}:
        return Verdict.DIFFERENT
    if one.public != other.public or relation.where is Where.UNSAID:
        return Verdict.SIMILAR
    if relation.where is Where.OTHER:
        return Verdict.DIFFERENT
    if lies_astray(one, other) or lies_astray(other, one):
        return Verdict.SIMILAR
    if relation.where is Where.INSIDE or _depth(one) != _depth(other):
        return Verdict.SIMILAR if one.trade else Verdict.RELATED
    return Verdict.RELATED if _is_part(one, other) else Verdict.SAME


def _depth(parts: Parts) -> int:
    return max(map(len, parts.places), default=0)


def _of_other_cores(one: Parts, other: Parts, relation: Relation) -> Verdict:
    """Another core is another company; where a slip of the hand is likely, a person looks."""
    if relation.core is Core.CONTAINED and (_are_kin(one, other) or _are_kin(other, one)):
        return Verdict.RELATED
    in_two_scripts = relation.core is Core.FOREIGN or (relation.core is Core.CONTAINED and one.latin != other.latin)
    if in_two_scripts and relation.trade is not Trade.OTHER:
        return Verdict.RELATED if _registered_abroad(one) or _registered_abroad(other) else Verdict.SIMILAR
    if relation.where is not Where.OTHER and _may_be_a_slip(one, other, relation):
        return Verdict.SIMILAR
    if one.latin != other.latin and relation.trade is Trade.EQUAL and one.trade and relation.where is Where.EQUAL:
        return Verdict.SIMILAR
    return Verdict.DIFFERENT


def _may_be_a_slip(one: Parts, other: Parts, relation: Relation) -> bool:
    """Cores that sound alike beside no other trade; one core in the other beside one trade, also for short."""
    if relation.core is Core.SOUNDS:
        return relation.trade in {Trade.EQUAL, *LESS}
    said_by_both = bool(one.trade and other.trade)
    return relation.core is Core.CONTAINED and said_by_both and relation.trade in {Trade.EQUAL, *LESS}


def _are_kin(one: Parts, other: Parts) -> bool:
    """The one whose core is in the other's: its shop, or the head of its house."""
    return _is_shop_of(one, other) or _is_head_of(one, other)


def _is_head_of(head: Parts, company: Parts) -> bool:
    """双童控股 beside 双童吸管有限公司: what that makes is a word which we do not know."""
    rest = company.core.removeprefix(head.core)
    return head.mark is not Mark.NONE and not company.trade and 1 < len(rest) < len(company.core)


def _is_shop_of(part: Parts, whole: Parts) -> bool:
    """鲜有道徐家汇店: where no trade stands between, the shop's place seems to belong to the core."""
    return bool(part.unit) and part.core.startswith(whole.core) and len(whole.core) >= BARE


def _of_other_trades(one: Parts, other: Parts, relation: Relation) -> Verdict:
    """Another trade is another company; a holding has any, so that a core of three characters tells its companies."""
    if one.mark == other.mark:
        return Verdict.DIFFERENT
    holds = Mark.HOLDING in {one.mark, other.mark} and relation.where is not Where.OTHER
    return Verdict.RELATED if holds and len(one.core) >= BARE else Verdict.SIMILAR


def _is_part(one: Parts, other: Parts) -> bool:
    """Whether one is a branch or department of the other, or both are different ones of the same."""
    return one.unit != other.unit or set(one.site) != set(other.site)


def _of_a_group(one: Parts, other: Parts, relation: Relation) -> Verdict | None:
    """A group or holding beside a company of its name; None where 集团 was only left out of a short name."""
    if Mark.NONE not in {one.mark, other.mark}:
        return Verdict.RELATED
    group, member = (one, other) if one.mark is not Mark.NONE else (other, one)
    said_less = member.registered or (member.places and relation.where is Where.UNSAID)
    says_more = relation.trade is Trade.EXTENDED and len(member.body) > len(group.body)
    more = bool(member.trade) and not group.trade and not _is_a_market(one, other)
    return Verdict.RELATED if said_less or says_more or more or relation.trade is Trade.AKIN else None


def _of_equal_cores(one: Parts, other: Parts, relation: Relation) -> Verdict:
    if relation.trade is Trade.AKIN:
        far = relation.where is Where.OTHER and min(len(one.core), len(other.core)) >= BARE
        return Verdict.RELATED if far else Verdict.SIMILAR
    if relation.where is Where.OTHER:
        return (
            Verdict.SIMILAR if relation.trade is Trade.UNSAID and not both_registered(one, other) else Verdict.RELATED
        )
    if _is_abroad(one, other, relation) or _is_abroad(other, one, relation):
        return Verdict.RELATED
    if relation.where is Where.NATIONAL:
        return Verdict.RELATED if both_registered(one, other) else Verdict.SIMILAR
    if both_registered(one, other) and not is_called_shorter(one, other, relation):
        return _of_registered(one, other, relation)
    return _of_short_names(one, other, relation)


def _of_registered(one: Parts, other: Parts, relation: Relation) -> Verdict:
    """Two whole registered names: whatever one of them says and the other does not is another company's."""
    elsewhere = relation.where is Where.INSIDE and relation.trade is Trade.EQUAL and len(one.core) >= BARE
    if relation.trade is Trade.EXTENDED or elsewhere:
        return Verdict.RELATED
    if relation.trade in LESS or relation.where is Where.INSIDE or (NATION in one.places) != (NATION in other.places):
        return Verdict.SIMILAR
    if one.latin == other.latin and _kind(one) != _kind(other) and not ends_alike(one, other):
        return Verdict.RELATED if one.latin else Verdict.SIMILAR
    if relation.core is Core.SPELT and not _spelling_is_sure(one, other, relation):
        return Verdict.SIMILAR
    return Verdict.SIMILAR if place_is_doubtful(one, other, relation) else Verdict.SAME


def _of_short_names(one: Parts, other: Parts, relation: Relation) -> Verdict:
    """One is what people say for short: whatever it leaves out may be left out, but not everything."""
    if relation.core is Core.SPELT and not _spelling_is_sure(one, other, relation):
        return Verdict.SIMILAR
    if any(is_bare(parts) for parts in (one, other)) and one.body != other.body:
        return Verdict.SIMILAR
    if says_more_than_registered(one, other, relation) or says_more_than_registered(other, one, relation):
        return Verdict.SIMILAR
    if relation.trade is Trade.SHORTENED and relation.where is Where.UNSAID and works(one) != works(other):
        return Verdict.SIMILAR
    return Verdict.SIMILAR if place_is_doubtful(one, other, relation) else Verdict.SAME


def _is_abroad(one: Parts, other: Parts, relation: Relation) -> bool:
    """ACME Robotics Inc. beside its company in China, a Ltd. beside a Co., Ltd. with its city, 朗驰 and 朗驰(越南)."""
    if _registered_abroad(one) and not _registered_abroad(other):
        return bool(other.form) or relation.where is Where.UNSAID
    if relation.where is not Where.UNSAID or not other.places:
        return False
    of_its_own = any(map(has_own_law, other.places)) and both_registered(one, other)
    return of_its_own or (one.form == "ltd" and other.form == "co ltd")


def _registered_abroad(parts: Parts) -> bool:
    return parts.form in ABROAD


def _kind(parts: Parts) -> str:
    """Which kind of legal person: companies with limited liability are of one kind, they change their form."""
    return "ltd" if parts.form in {"有限公司", "股份有限公司", "ltd", "co ltd", "co"} else parts.form or "institution"


def _spelling_is_sure(one: Parts, other: Parts, relation: Relation) -> bool:
    """Pinyin fits many cores, so that place or trade must say the same."""
    chinese = other if one.latin else one
    said = relation.trade is Trade.EQUAL and bool(one.trade)
    near = relation.where is Where.EQUAL and bool(one.places)
    return said or (near and (len(chinese.core) >= BARE or relation.trade is Trade.EQUAL))
