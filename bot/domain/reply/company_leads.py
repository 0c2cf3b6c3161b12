"""Which leads the names of companies in some words mean.

上海朗驰给王磊              the lead of the company; of several that fit, the open ones
朗驰、优码都给王磊          a list: each of its companies, if each has one lead
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.leads import FINISHED

if TYPE_CHECKING:
    from bot.domain.reply.marks import Marked
    from bot.domain.reply.values import Situation


def leads_by_company(words: Marked, situation: Situation) -> tuple[int, ...]:
    """The leads whose company the words fit; of several, the open ones."""
    fits = words.of("C")
    if not fits:
        return ()
    common = set(fits[0].numbers).intersection(*(thing.numbers for thing in fits)) or {
        n for thing in fits for n in thing.numbers
    }
    alive = {number for number in common if (lead := situation.leads.get(number)) and lead.status not in FINISHED}
    return tuple(sorted(alive if len(common) > 1 and alive else common))


def listed_by_company(words: Marked) -> tuple[int, ...]:
    """The leads of companies that are written in one list and told one thing; none where that is not certain."""
    listed, named = _LISTED.match(words.text), words.of("C")
    if listed is None or listed["list"].count("C") != len(named) or any(len(thing.numbers) > 1 for thing in named):
        return ()
    return tuple(dict.fromkeys(thing.numbers[0] for thing in named))


_LISTED = regex(
    r"(?:[\s,:]|请|麻烦|现?将|把)*(?P<list>C(?:\s*(?:[、/&+]|和|与|及|以及|还有|and)\s*C)+|C(?:[\s、]+C)+(?=\s*(?:都|均|[两三四]条)))"
    r"(?:\s|公司|客户|线索|Z|[两三四五]?[条家个]|这几?[条家个])*"
    r"(?:都|均|请|一并|一起|统一|全部?|先|暂|[给归派分由转交让撞>:]|P|to |go |are |hold)"
)
"""A list of companies, and the beginning of what is said of all of them; 朗驰和优码是一家 is none."""
