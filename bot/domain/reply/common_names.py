"""Whether a name that is also a word (高兴, 方便, 何时) stands for the person where it is written.

    person   给高兴 | 高兴上 | 王磊和方便 | L12高兴 | pls have 高兴 follow | 高兴的客户 | 负责人:何时
    word     很高兴 | 方便的时候 | 客户方便 | 何时能联系

What is done when or how (方便联系, 何时上门) is the word; where nothing tells, it is left unread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.reply.words import common_names as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.reply.name_index import NameIndex

_NEAR = 16
"""Characters in front that decide; more would make long texts slow."""


def is_a_person_here(text: str, start: int, end: int, others: Callable[[int], bool] = lambda _: False) -> bool:
    """Whether the person is meant; ``others`` tells which places belong to the name of a company."""
    front = text[max(0, start - _NEAR) : start]
    before, after = front.rstrip(" "), text[end:]
    manner = text[start:end] in words.MANNERS
    called = words.CALLER.search(before) is not None
    if called and words.TO_WORK.match(after):
        return True
    if _steps_up(text[start:end], before, after):
        return True
    if _whose(before, after) or _among_english(before, after) or _numbered(before, after) or _asked(before, after):
        return True
    asked_when = not called and text[start:end] in words.ASK_WHEN and words.ASKED_WHEN.match(after)
    if asked_when or _is_the_word(front, before, after, manner=manner):
        return False
    if called:
        return True
    last = words.WEAK_CALLER.search(before) is not None
    at_end = front.endswith(" ") and (words.LAST.match(after) or words.FOLLOWS.match(after)) is not None
    begins = words.AT_START.search(before) is not None
    alone = begins or at_end or others(start - len(front) + len(before) - 1) or not before[-1:].isalpha()
    return (
        words.YOU.match(after) is not None
        or (alone and words.TAKES.match(after) is not None)
        or (last and words.ENDS.match(after) is not None)
        or (begins and (words.SET_APART.match(after) or words.HIM.match(after)) is not None)
        or (begins and not manner and words.ACTS.match(after) is not None)
        or (
            not manner
            and (alone or last or words.TRADE_CALLER.search(before) or front.endswith(" "))
            and words.WORKS.match(after) is not None
        )
    )


def may_be_a_person(text: str, start: int, end: int) -> bool:
    """Whether the words around leave it open: 方便跟进."""
    begins = words.AT_START.search(text[max(0, start - _NEAR) : start])
    return begins is not None and words.MAYBE_WORKS.match(text, end) is not None


def is_a_manner(name: str) -> bool:
    """Whether the name, as a word, says when or how."""
    return name in words.MANNERS


def beside_another(text: str, start: int, end: int, index: NameIndex) -> bool:
    """Whether it is the second of two names: 王磊和方便; but not 王磊和方便的同事."""
    joint = words.JOINT.search(text, 0, start)
    before = text[: joint.start()] if joint else ""
    if not index.ends_in_a_name(before):
        return False
    return words.TO_WORK.match(text, end) is not None or not text.startswith(words.NOT_AFTER, end)


def _whose(before: str, after: str) -> bool:
    """高兴在跟, 撞了 高兴的."""
    if before.endswith(words.DEGREES) and not before.endswith("有"):
        return False
    return words.OWNS.match(after) is not None or bool(words.HAS.search(before) and words.HIS.match(after))


def _steps_up(name: str, before: str, after: str) -> bool:
    """方便上, 何时接一下吧; but 何时上 asks."""
    begins = words.AT_START.search(before) is not None
    if name in words.ASK_WHEN:
        told_of = begins or words.TOLD_OF.search(before) is not None
        if words.CHOSEN.match(after) and words.SURELY.search(before):
            return True
        return told_of and words.TOLD_TO.match(after) is not None
    if words.CHOSEN.match(after) and words.CHOSEN_BY.search(before):
        return True
    if words.CARRIES_OFF.match(after) and words.TOLD_OF.search(before):
        return True
    return begins and words.STEPS_UP.match(after) is not None


def _numbered(before: str, after: str) -> bool:
    return words.NUMBERED.search(before) is not None and words.GIVEN.match(after) is not None


def _asked(before: str, after: str) -> bool:
    return words.CHECKED_WITH.search(before) is not None and words.CHECKED.match(after) is not None


def _among_english(before: str, after: str) -> bool:
    latin = words.LATIN_BEFORE.search(before) is not None
    return latin and words.LATIN_BEHIND.match(after) is not None


def _is_the_word(front: str, before: str, after: str, *, manner: bool) -> bool:
    spaced = front.endswith(" ")
    if before.endswith(words.DEGREES) and not (spaced and before.endswith(("有", "好"))):
        return True
    if before.endswith(words.SUBJECTS) and not spaced:
        return True
    if after.startswith(words.INTERJECTIONS + words.NOT_AFTER):
        return True
    return manner and after.startswith(words.NOT_AFTER_MANNERS)
