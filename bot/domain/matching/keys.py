"""By which keys a company is found among a million: what two names of one company must have in common.

    b:朗驰|上海|机械  core, province and trade   the narrowest, asked first
    a:朗驰|上海     core and province          narrow
    t:朗驰|机械     core and first trade       narrow
    c:朗驰          core                       the first some of them
    s:langchi|上海  sound and province         homophones, pinyin and English
    s:langchi       sound                      where no place was said
    e:中科 e:华信   head and tail of a longer core: one core inside another
    p:+86… d:acme.com u:9131…                  telephone, domain, code

The keys of a name that is looked for are in the order in which they are asked.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.domain.matching.places import NATION
from bot.domain.matching.read import read_company
from bot.domain.matching.sound import usual_spellings
from bot.domain.matching.words.english import trades as english_trades
from bot.domain.matching.words.trades import atoms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.matching.company import Known
    from bot.domain.matching.parts import CompanyName, Parts

_LONGER: Final = 3
"""From this length on a core has a head and a tail of two characters that differ from it."""


def keys_of(company: Known) -> tuple[str, ...]:
    """All keys under which a company is kept."""
    names = (read_company(name) for name in (company.name, *company.aliases, *company.former) if name)
    parts = (one for name in names for one in _all(name))
    return tuple(dict.fromkeys(chain(_signs(company), *map(_kept, parts))))


def keys_for(comer: Known) -> tuple[str, ...]:
    """The keys by which to look for a company, the narrowest first."""
    names = [read_company(name) for name in (comer.name, *comer.aliases, *comer.former) if name]
    parts = [one for name in names for one in _all(name) if not one.placeholder]
    narrow = (key for one in parts for key in (*_by_both(one), *_by_place(one), *_by_trade(one)))
    wide = (key for one in parts for key in (f"c:{one.core}", *_by_sound(one), *_ends(one), *_inside(one)))
    return tuple(dict.fromkeys((*_signs(comer), *narrow, *wide)))


def _all(name: CompanyName) -> tuple[Parts, ...]:
    return (*name.writings, *name.former)


def _signs(company: Known) -> Iterator[str]:
    if company.code:
        yield f"u:{company.code}"
    yield from (f"p:{phone}" for phone in sorted(company.phones))
    yield from (f"d:{domain}" for domain in sorted(company.domains))


def _kept(parts: Parts) -> Iterable[str]:
    if parts.placeholder:
        return ()
    return (f"c:{parts.core}", *_by_both(parts), *_by_place(parts), *_by_trade(parts), *_by_sound(parts), *_ends(parts))


def _by_both(parts: Parts) -> Iterator[str]:
    if parts.trade and not parts.latin:
        trade = atoms(parts.trade[0])[0]
        yield from (f"b:{parts.core}|{province}|{trade}" for province in _provinces(parts))


def _by_place(parts: Parts) -> Iterator[str]:
    yield from (f"a:{parts.core}|{province}" for province in _provinces(parts))


def _by_trade(parts: Parts) -> Iterator[str]:
    if parts.trade and not parts.latin:
        yield f"t:{parts.core}|{atoms(parts.trade[0])[0]}"


def _by_sound(parts: Parts) -> Iterator[str]:
    said = (parts.core.replace(" ", ""),) if parts.latin else usual_spellings(parts.core)
    yield from (f"s:{spoken}|{province}" for spoken in said for province in _provinces(parts))
    yield from (f"s:{spoken}" for spoken in said)


def _ends(parts: Parts) -> Iterator[str]:
    if not parts.latin and len(parts.core) >= _LONGER:
        yield f"e:{parts.core[:2]}"
        yield f"e:{parts.core[-2:]}"


def _inside(parts: Parts) -> Iterator[str]:
    """Where a longer core holds this one, or this one a shorter."""
    if parts.latin:
        first = parts.core.split()[:1]
        yield from (f"s:{word}" for word in first)
        yield from (f"s:{''.join(parts.core.split()[:count])}" for count in range(2, len(parts.core.split())))
        yield from (f"c:{word}" for word in first if word not in english_trades())
    else:
        yield f"e:{parts.core}"
        yield from (f"c:{end}" for end in {parts.core[:2], parts.core[-2:]} if len(parts.core) >= _LONGER)


def _provinces(parts: Parts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path[0] for path in (*parts.places, *parts.site) if path != NATION))
