"""By which keys a company is found among a million: what two names of one company must have in common.

    b:朗驰|上海|机械  core, province and trade   the narrowest, asked first; of an office: name and place
    t:朗驰|机械     core and first trade
    g:常熟汽饰零部件  place and body              where nothing but place and trade tells the company
    s:langchi|上海  sound and province         the core in any writing: homophones, pinyin and English too
    s:langchi       sound                      where no place was said
    e:中科 e:华信   head and tail of a longer core: one core inside another
    p:+86… d:acme.com u:9131…                  telephone, domain, code

The keys of a name that is looked for are in the order in which they are asked. ``KEYS`` is their version: it changes
whenever a name may be read into other keys than before, and what is kept under other keys is then kept anew.
"""

from __future__ import annotations

import hashlib
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

KEYS: Final = 7
_CUTS: Final = (slice(2), slice(3), slice(4), slice(-2, None))
"""Where a core may end that runs into words of trade which nobody knows: 众诚健康科, cut off in the middle."""
_LONGER: Final = 3
"""From this length on a core has a head and a tail of two characters that differ from it."""


def keys_of(company: Known) -> tuple[str, ...]:
    """All keys under which a company is kept."""
    names = (read_company(name) for name in (company.name, *company.aliases, *company.former) if name)
    parts = (one for name in names for one in _all(name))
    return tuple(dict.fromkeys(chain(_signs(company), *map(_kept, parts))))


def number_of(key: str) -> int:
    """The key as it is kept: the first 64 bits of a hash. Two may share it; the rules compare the companies anyway."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def keys_for(comer: Known) -> tuple[str, ...]:
    """The keys by which to look for a company, the narrowest first."""
    names = [read_company(name) for name in (comer.name, *comer.aliases, *comer.former) if name]
    parts = [one for name in names for one in _all(name) if not one.placeholder]
    cut_short = (one for name in names for one in _cut_short(name))
    narrow = (key for one in (*parts, *cut_short) for key in _narrow(one, _provinces(one)))
    wide = (key for one in parts for key in (*_by_sound(one, _provinces(one)), *_ends(one), *_inside(one)))
    return tuple(dict.fromkeys((*_signs(comer), *narrow, *wide)))


def _cut_short(name: CompanyName) -> tuple[Parts, ...]:
    """众诚健康科, cut off in the middle of a word of trade, without what is left of that word: 众诚 | 健康."""
    main = name.main
    if main.trade or main.form or main.latin or main.public or len(main.core) <= _LONGER:
        return ()
    shorter = read_company(name.written[:-1]).main
    return (shorter,) if shorter.trade else ()


def _all(name: CompanyName) -> tuple[Parts, ...]:
    return (name.main, *name.alongside, *name.former)


def _signs(company: Known) -> Iterator[str]:
    if company.code:
        yield f"u:{company.code}"
    yield from (f"p:{phone}" for phone in sorted(company.phones))
    yield from (f"d:{domain}" for domain in sorted(company.domains))


def _kept(parts: Parts) -> Iterable[str]:
    if parts.placeholder:
        return ()
    provinces = _provinces(parts)
    ends = _inside(parts) if parts.latin else _ends(parts)
    return (*_narrow(parts, provinces), *_by_sound(parts, provinces), *ends)


def _narrow(parts: Parts, provinces: tuple[str, ...]) -> tuple[str, ...]:
    if parts.public:
        return tuple([f"b:{parts.core}|{path[-1]}" for path in parts.places])
    if not parts.trade or parts.latin:
        return ()
    trade = atoms(parts.trade[0])[0]
    told_by_place = [f"g:{_nearest(parts)}{parts.body}"] if parts.is_generic else ()
    return (
        *[f"b:{parts.core}|{province}|{trade}" for province in provinces],
        f"t:{parts.core}|{trade}",
        *told_by_place,
    )


def _nearest(parts: Parts) -> str:
    """The last place that is said, empty where it is the core itself."""
    return next((path[-1] for path in reversed(parts.places) if path and path[-1] != parts.core), "")


def _by_sound(parts: Parts, provinces: tuple[str, ...]) -> list[str]:
    said = (parts.core.replace(" ", ""),) if parts.latin else usual_spellings(parts.core)
    return [f"s:{spoken}|{province}" for spoken in said for province in provinces] + [f"s:{spoken}" for spoken in said]


def _ends(parts: Parts) -> tuple[str, ...]:
    if parts.latin or len(parts.core) < _LONGER:
        return ()
    return f"e:{parts.core[:2]}", f"e:{parts.core[-2:]}"


def _inside(parts: Parts) -> Iterator[str]:
    """Where a longer core holds this one, or this one a shorter."""
    if parts.latin:
        words = parts.core.split()
        cuts = (cut for count in range(1, len(words)) for cut in (slice(count), slice(count, None)))
        yield from (f"s:{''.join(words[cut])}" for cut in cuts if words[cut][0] not in english_trades())
        if parts.is_generic and (place := _nearest(parts)):
            yield from (f"s:{spoken}" for spoken in usual_spellings(place))
    else:
        yield f"e:{parts.core}"
        ends = (parts.core[cut] for cut in _CUTS if len(parts.core) >= _LONGER)
        said = [spoken for end in dict.fromkeys(ends) for spoken in usual_spellings(end)]
        yield from (f"s:{spoken}|{province}" for spoken in said for province in _provinces(parts))
        yield from (f"s:{spoken}" for spoken in said)


def _provinces(parts: Parts) -> tuple[str, ...]:
    return tuple(dict.fromkeys([path[0] for path in (*parts.places, *parts.site) if path != NATION]))
