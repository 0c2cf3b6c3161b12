"""Free words into clauses: at marks, at gaps, at blanks between Chinese words, and where a run-on turns.

Voice typing writes no marks: 他说想要一个ERP系统现在用的马帮不好用预算大概十几万他自己就是老板说下个月就想用上. Such a
clause is long, and is cut before the words with which people begin to say something else.
"""

from __future__ import annotations

from bot.domain.intake.phones import GAP
from bot.domain.intake.words import SURNAMES
from bot.domain.patterns import regex

_CUT = regex(
    rf"(?=[,;。!?\n|、{GAP}~…:\s])(?:[,;。!?\n|、\t{GAP}~…]+(?!\s*(?:[Ll]td|LTD|[Ii]nc|LLC|Corp|Limited|GmbH)\b)|:(?=[^/])|"
    rf"(?<=[^A-Za-z0-9\s:&.,)])[ ]+|(?<=\d)[ ]+(?![A-Za-z]{{2}})|(?<=\))[ ]+(?![A-Z])|[ ]+(?=[^A-Za-z\s(&0-9])|"
    rf"(?<!USD)(?<!EUR)(?<!GBP)(?<!JPY)(?<!HKD)(?<!RMB)(?<!CNY)[ ]+(?=\d[\d.\-~到]*\s*(?:万|[wk](?![a-z])|"
    rf"百万|千万|元|块|个))|"
    rf"(?<=[a-z]{{2}}\.)\s+(?=[A-Z])(?!Ltd|LTD|Bhd))|"
    rf"(?<=[\u4e00-\u9fff]{{3}})(?=(?:有|来了)一?[个位名](?:叫|姓)[\u4e00-\u9fff]{{1,4}}的?(?:$|[,;。\n{GAP}\s]|(?<=的)[\u4e00-\u9fff]{{2,6}}(?:$|[,;。\n{GAP}\s])))"
)
_TURNS = regex(
    r"(?:"
    r"(?=(?:一年|大概|整体|总|项目|他们?|她|对方)?(?<!年)预算)|"
    r"(?<!是)(?=(?:他|她|老板|对方|客户|他们|那边)(?:说|自己|想|现在|要|希望|是做|就是|能|可以|需要))|"
    r"(?<![他她板方户们边])(?=自己(?:就|能|可以|说了算|定|拍板))|"
    r"(?<!现在)(?<!目前)(?<![说问就他她们是])(?=想要?[上做找买换搞了看问弄加约]|需要|希望|最好|打算|问我们|要我们|"
    r"让我们)|"
    r"(?=现在用|目前用|以前用|大概[\d一二三四五六七八九十]+[来多几]?[个万]|联系电话|手机号?|电话[\d是]|最终|最后|"
    r"另外|然后|而且|但是|不过)|"
    r"(?<=老板)(?<!是老板)(?=[姓叫])|(?=说?下个?月|说?年底前?|说?月底前?)|"
    r"(?=(?:打来?电话来?|来电话?|微信上?)(?:说|问|咨询)(?!了))|(?=(?:要|得|还要|需要)(?:跟|向|给|报|等)(?:领导|老板|"
    r"总部|上级|集团)))"
)
_IN_A_NAME = regex(rf"(?<=[a-z]) (?=[{SURNAMES}] ?(?:[,;|\n{GAP}]|$))")
_FORM_AT_END = regex(r"\b(?:Ltd|LTD|Inc|INC|Corp|Co|CO|Bhd)$")
"""Its point is of the name: Pte. Ltd."""
_TIE = "\x02"
"""Stands for the blank of a name in two scripts, Ivy 邓, which parts no clauses."""
_LONG = 20
_SHORT = 4
_LONGEST = 60


def cut(text: str) -> list[str]:
    """Free words into clauses, none empty, each of at most sixty characters."""
    return [
        piece for clause in _CUT.split(_IN_A_NAME.sub(_TIE, text)) if (bare := _bare(clause)) for piece in _pieces(bare)
    ]


def _bare(clause: str) -> str:
    bare = clause.replace(_TIE, " ").strip(" .:-*#/\\")
    if _FORM_AT_END.search(bare) and f"{bare}." in clause:
        bare += "."
    return bare if bare.count("(") == bare.count(")") else bare.strip("() ")


def _pieces(clause: str) -> list[str]:
    """A long clause at its turns, and what is longer still every sixty characters."""
    clause = clause[: _LONGEST * 4]
    starts = [0]
    for turn in _TURNS.finditer(clause) if len(clause) > _LONG else ():
        if turn.start() - starts[-1] >= _SHORT:
            starts.append(turn.start())
    parts = [clause[start:end] for start, end in zip(starts, [*starts[1:], len(clause)], strict=True)]
    return [bare for part in parts for at in range(0, len(part), _LONGEST) if (bare := _bare(part[at : at + _LONGEST]))]
