"""A company as it is known, and whether somebody who comes is of it: by code, telephone, domain and name (S37).

code equal                       same; two different codes are two companies, whatever their names say
name same                        same
name alike + telephone or domain same         朗驰 with the switchboard of 上海朗驰精密机械
telephone or domain alone        related      another company of the house, or a person who moved on: somebody looks
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.matching.identity import code_key, domain_key, is_mobile, phone_key
from bot.domain.matching.read import read_company
from bot.domain.matching.verdict import Finding, Verdict, compare

if TYPE_CHECKING:
    from collections.abc import Iterable

_ORDER = tuple(Verdict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What is known of a company, or said of one that comes.

    ``aliases`` are other names of today, ``former`` those it had. ``code``, ``phones`` and ``domains`` are keys of
    ``bot.domain.matching.identity``; ``knowing`` makes them of what people write.
    """

    name: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    code: str | None = None
    phones: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()


def knowing(
    name: str,
    *,
    aliases: Iterable[str] = (),
    former: Iterable[str] = (),
    code: str = "",
    phones: Iterable[str] = (),
    mails: Iterable[str] = (),
    websites: Iterable[str] = (),
) -> Known:
    """What is known, of words as people write them; what is no telephone, domain or code is left out."""
    return Known(
        name=name,
        aliases=tuple(aliases),
        former=tuple(former),
        code=code_key(code),
        phones=frozenset(filter(None, map(phone_key, phones))),
        domains=frozenset(filter(None, map(domain_key, (*mails, *websites)))),
    )


def recognise(comer: Known, company: Known) -> Finding:
    """Whether the one who comes is of the company, and why."""
    if comer.code and company.code:
        same = comer.code == company.code
        if same:
            return Finding(verdict=Verdict.SAME, why=("统一社会信用代码相同",))
    by_name = _by_name(comer, company)
    if comer.code and company.code:
        verdict = max(by_name.verdict, Verdict.RELATED, key=_ORDER.index)
        return Finding(verdict=verdict, why=(*by_name.why, "统一社会信用代码不同"))
    signs = tuple(_signs(comer, company))
    if not signs:
        return by_name
    verdict = Verdict.SAME if by_name.verdict in {Verdict.SAME, Verdict.SIMILAR} else Verdict.RELATED
    return Finding(verdict=verdict, why=(*signs, *by_name.why))


def _by_name(comer: Known, company: Known) -> Finding:
    ours = [(name, "") for name in (comer.name, *comer.aliases)] + [(name, "曾用名") for name in comer.former]
    theirs = [(name, "") for name in (company.name, *company.aliases)] + [(name, "曾用名") for name in company.former]
    found = [
        _said(compare(read_company(one), read_company(other)), other, how or now, is_alias=other != company.name)
        for one, now in ours
        for other, how in theirs
        if one and other
    ]
    return min(found, key=lambda finding: _ORDER.index(finding.verdict), default=_NAMELESS)


_NAMELESS = Finding(verdict=Verdict.DIFFERENT, why=("没有公司名",))


def _said(finding: Finding, name: str, how: str, *, is_alias: bool) -> Finding:
    if not is_alias or finding.verdict is Verdict.DIFFERENT:
        return finding
    return Finding(verdict=finding.verdict, why=(f"{how or '别名'}“{name}”", *finding.why))


def _signs(comer: Known, company: Known) -> Iterable[str]:
    for phone in sorted(comer.phones & company.phones):
        yield f"{'手机' if is_mobile(phone) else '电话'}相同"
    for domain in sorted(comer.domains & company.domains):
        yield f"域名{domain}相同"
