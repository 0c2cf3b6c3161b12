"""Who of the people named is meant to get the lead, and who is only mentioned.

receiver   给P | 由P | P跟 | P will take | > P | a bare P
bystander  cc P | P说 | 告诉P | P协助 | 不是P | 从P那里 | "P"
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.marks import Marked, Thing
from bot.domain.reply.words import banter, crm, people, spoken_to
from bot.domain.reply.words.bystanders import BYSTANDER
from bot.domain.reply.words.companies import AREAS, PLACES, SPOKEN_TRADES, TRADES
from bot.domain.reply.words.done_for import DONE_FOR
from bot.domain.reply.words.pattern import WHO

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def silenced(words: Marked) -> Marked:
    """The words with everybody who is only mentioned marked X."""
    return Marked(text=_silenced(words.text), things=words.things)


@lru_cache(maxsize=64)
def _silenced(text: str) -> str:
    """Every row asks for the same few words, so they are silenced once."""
    if _WHO.search(text) is None:
        return text
    if people.HELPS_ALONE.search(text) and len(_WHO.findall(text)) == 1:
        return text
    for pattern in (people.REFUSED, people.FROM, BYSTANDER, DONE_FOR):
        text = pattern.sub(_crossed_out, text)
    return text


def _crossed_out(match: re.Match[str]) -> str:
    return _WHO.sub("X", match.group())


def taken_from(words: Marked) -> list[Thing]:
    """Those whom the words take a lead from, or who cannot do it: 王磊没空,给李明."""
    places = {
        match.start() + name.start()
        for match in people.FROM.finditer(words.text)
        for name in _WHO.finditer(match.group())
    }
    return [words.at(place) for place in sorted(places)]


def receivers(words: Marked) -> list[Thing]:
    """The people the words give something to, each once, in the order written."""
    heard = silenced(words)
    if _WHO.search(heard.text) is None:
        return []
    places = _told(heard)
    places = places | _after(max(places), heard) if places else _bare(heard)
    places = with_neighbours(heard, places)
    return _without_addressees(_without_helpers(_each_once(heard.at(place) for place in sorted(places)), heard), heard)


def without_busy(words: Marked) -> str:
    """The words, bystanders marked X, without why somebody else cannot do it: 李明休假 磊哥."""
    return _BUSY.sub("", silenced(words).text)


def _after(place: int, heard: Marked) -> set[int]:
    """A bare name, or one at the end of a clause, that follows whoever was told: 给王磊,哎,李明 may be another."""
    ends = {match.start() for match in _ENDS_A_CLAUSE.finditer(heard.text)}
    return {at for at in _bare(heard) | ends if at > place}


def telling_clauses(words: Marked) -> list[str]:
    """The clauses in which a verb gives something to somebody, bystanders marked X."""
    heard = silenced(words)
    places = _told(heard)
    return [clause.group() for clause in _CLAUSE.finditer(heard.text) if _within(clause, places)]


def _within(clause: re.Match[str], places: set[int]) -> bool:
    return any(clause.start() <= place < clause.end() for place in places)


def with_neighbours(heard: Marked, places: set[int]) -> set[int]:
    """The places of names, and of those joined to them: 王磊和李明."""
    joined = [
        {run.start() + name.start() for name in _WHO.finditer(run.group())} for run in people.TWO.finditer(heard.text)
    ]
    return places.union(*(those for those in joined if those & places))


def _without_helpers(things: list[Thing], heard: Marked) -> list[Thing]:
    """@王磊 @刘洋 王磊跟,小刘配合: whoever is told to help gets nothing, however often he is named."""
    helping = {heard.at(match.start()).identity for match in people.HELPING.finditer(heard.text)}
    return [thing for thing in things if thing.identity not in helping] or things


def _without_addressees(things: list[Thing], heard: Marked) -> list[Thing]:
    """@刘洋 这条给王磊: a colleague who sells nothing is spoken to, the one salesperson is meant."""
    selling = [thing for thing in things if thing.mark != "O"]
    joined = any("O" in pair.group() for pair in people.TWO.finditer(heard.text))
    return selling if len(selling) == 1 and not joined else things


def told_outright(words: Marked) -> bool:
    """Whether a verb in front of the name says it: 给P, 由P, assign to P."""
    return any(
        match.group("before") or match.group("called") for match in people.RECEIVER.finditer(silenced(words).text)
    )


def mentioned(words: Marked) -> list[Thing]:
    """Everybody who is not a bystander, each once."""
    heard = silenced(words)
    return _each_once(heard.at(match.start()) for match in _WHO.finditer(heard.text))


def nothing_said(words: Marked) -> bool:
    """Whether the words hold a reason at most (上海的, 做制造的那个), and nobody."""
    return bool(_MEANS.search(words.text)) and not FILLER.sub("", words.text)


def _told(heard: Marked) -> set[int]:
    places = set()
    for match in people.RECEIVER.finditer(heard.text):
        places.add(match.start(match.lastgroup or 0))
    return places


def _bare(heard: Marked) -> set[int]:
    """A clause that holds a name and nothing else that counts."""
    places = set()
    with_reason = _WITH_REASON.match(heard.text)
    if with_reason and len(_each_once(heard.at(name.start()) for name in _WHO.finditer(heard.text))) > 1:
        with_reason = None
    if with_reason and people.REASON.search(heard.text) and not _YOU.search(heard.text):
        places.add(with_reason.start("who") if with_reason.group("who") else with_reason.start("last"))
    for clause in _CLAUSE.finditer(heard.text):
        if _WHO.search(clause.group()) is None:
            continue
        rest = FILLER.sub("", crm.NOT_IN_CRM.sub("", _BUSY.sub("", _HELPER.sub("", clause.group()))))
        if rest and all(sign in "POQ" for sign in rest):
            places |= {clause.start() + at for at, sign in enumerate(clause.group()) if sign in "POQ"}
    return places


def _each_once(things: Iterator[Thing]) -> list[Thing]:
    once: dict[str, Thing] = {}
    for thing in things:
        once.setdefault(thing.identity, thing)
    return list(once.values())


_WHO = regex(WHO)
_BUSY = regex(
    r"X(?:那?边|手上|最近|这周|今天)*(?:已经?|都|太|也|在|很)*(?:满|忙|没空|休假|请假|出差|不[接要跟做]|拒了"
    r"|爆)[了的满]*(?=\s)"
)
_ENDS_A_CLAUSE = regex(r"P(?=[\s吧呗了啊~]*(?:$|[,。;!\n]))")
_HELPER = regex(rf"X[^,;。POQ]*?(?:{people.HELPS.pattern})[^,;。POQ]*")
_WARES = "crm|erp|mes|wms|plm|scrm|srm|tms|oa|bi|app|ai|demo|saas|kpi"
"""Latin words that a reason may hold."""
_WITH_REASON = regex(
    rf"[LDCX\s:]*(?P<who>[POQ])(?:[\s,，D]*[POQ])*[\s,，D]+(?=(?:[^POQa-z]|(?<=\d)[wkh]|{_WARES}){{2,20}}$)"
    r"|[LDCX\s:]*(?:[^POQLDCZa-z]|(?<=\d)[wkh]){2,16}[\s,，](?P<last>[POQ])$"
)
_YOU = regex("你(?![来上去跟接熟懂了])")
_MEANS = regex("[\u4e00-\u9fff]{2}")
_CLAUSE = regex(r"[^,。;!\n]+")
FILLER = regex(
    "|".join(sorted((*PLACES, *AREAS, *TRADES, *SPOKEN_TRADES), key=len, reverse=True))
    + r"|(?:不是|而非|非|别给|不给)X|^\s*\(?\d{1,2}[、.)]|\([^()POQ]*\)|[LDCZX\s.:@()、/&+\"'~-]"
    r"|\+1(?=\s*$)|的|[喽咯噻撒鸭滴](?=[\s,。!~]|$)|那[个家条单]|(?<=[DL])[和跟与](?=[DL])|做|搞|吧|呢|啦|哈|哦|嗯|啊|呀|嘛|哟|嘞"
    rf"|老规矩|老样子|照旧|照例|惯例|{spoken_to.VOCATIVES}|{banter.RANKED}|麻[溜利]点?儿?|速速|火速|(?:来活|来单子?|有活|开工|干活)[了啦咯]+|立[刻马]|即刻|撸起袖子"
    r"|得了?|了|分别|依次|冲(?:鸭|啊)?|走[你起着]|谢谢|感谢|thx|thanks|pls|please|ty|辛苦|拜托|ok|就|那|还是|先|搞定|也|都|全|xd"
    r"|(?<![POQ])好|来个|(?:动作|手脚|搞)?快[点些]?|(?:赶紧|抓紧|麻利)点|速度|urgent"
    r"|instead|all(?= urgent)|完毕?(?=\s*$)|呗|可以|行(?!业)|同意|lah|la\b|\d+\s*(?:小时|h)内?|\d{1,2}(?:点"
    r"|:\d\d)(?:之?前)?|尾号\d{3,4}"
    r"|(?:before|by|at)\s?\d{1,2}(?::\d\d)?(?:am|pm)?|asap|today|tmr|tomorrow|(?:by\s)?eod|今[天日]|明[天日]|本周"
    r"|尽快|必须|马上"
    r"|赶紧|抓紧|优先|加急|急|打|联系|这边|那边|区域|行业|方向|cc|fyi(?=[\s:]*@?X)|抄送|应该|应|是|请?(?:现将|兹将|将)?(?:今[日天]"
    r"|本日|本批|上述)?(?:以下|如下)?(?:线索)?(?:分配|派发|分派|派单"
    r"|安排)(?:如下|情况|名单|方案|结果|对象|公布|公示|汇总|见下)*:?"
)
