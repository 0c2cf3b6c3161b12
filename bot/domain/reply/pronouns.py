"""Whom 他 and 你 mean where something is given to them, once exactly one person was named before.

张江的,明哲熟门熟路,派他        =  … 派明哲
高兴你就偷着乐吧,归你了         =  … 归高兴
王磊说给他 | 王磊没空,给他 | 王磊和李明都行,给他     nobody: quoted, relieved, or one of two
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.reply.marks import PEOPLE, Marked
from bot.domain.reply.roles import silenced
from bot.domain.reply.words import crm, dispatch, owned, people, pronouns

if TYPE_CHECKING:
    from bot.domain.reply.marks import Thing


def with_pronouns_told(words: Marked) -> Marked:
    """The words with the name in place of each 他 that gets something, where that is certain."""
    places = [match.start("him") for match in pronouns.GIVEN_TO_HIM.finditer(words.text)]
    named = _the_only_one(words, places[0]) if places else None
    return _with_name(words, places, named) if named else words


def _the_only_one(words: Marked, before: int) -> Thing | None:
    """The salesperson who alone is as much as spoken of, named there, and neither quoted nor relieved."""
    named = words.of(PEOPLE)
    if len({thing.identity for thing in named}) != 1 or named[0].mark != "P":
        return None
    text = words.text[:before]
    heard = "P" in silenced(words).text[:before] or (pronouns.TOLD_OF.search(text) and not people.FROM.search(text))
    called = words.text[before] == "他" or pronouns.CALLED.search(text)
    return named[0] if heard and called and not _turned(text) else None


def _turned(text: str) -> bool:
    """Whether the words about him are quoted, taken back, or tell whose customer it is."""
    return bool(pronouns.SPOKEN.search(text) or dispatch.CORRECTION.search(text)) or _known(text)


def _known(text: str) -> bool:
    """Whether it is somebody's customer already: 王磊的客户,给他 may tell the CRM's owner."""
    told = crm.NOT_IN_CRM.sub(" ", text)
    return any(pattern.search(told) for pattern in (owned.POSSESSED, owned.BEING_WORKED, crm.IN_CRM))


def _with_name(words: Marked, places: list[int], named: Thing) -> Marked:
    things = iter(words.things)
    written = ["P" if at in places else char for at, char in enumerate(words.text)]
    kept = [named if at in places else next(things) for at, char in enumerate(written) if char.isupper()]
    return Marked(text="".join(written), things=tuple(kept))
