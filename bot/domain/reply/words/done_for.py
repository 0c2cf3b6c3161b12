"""What the writer has done for somebody already (给王磊发了), and praise alone (王磊,帅): nobody gets a lead by it.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import any_of, rows_of

_NOT_DONE: Final = rows_of(r"""
    [就也都好得算行对完最正再太才绝妥齐成可准稳省定决没不的是为其本这那他她我你吧呗]|合适|放心|拍板|说不过去|安排|分|派|辛苦|谢|感谢|拜托|麻烦|有劳|费心
    [跟接去来包领收拿搞盯管抓扛上顶办弄试练啃磨追冲拎]|负责|处理|联系|对接|开[干整工搞]
    [赶快马早晚明今后先直]
""")
"""Behind 给P: judgements, thanks, what somebody does who gets a lead, when he does it."""

DONE_FOR: Final = any_of(rf"""
    给WHO(?=(?!{_NOT_DONE})[\u4e00-\u9fff]{{1,2}}[了过](?![吧呗哈]))
    \b(?:according|similar|compared|due|repl(?:y|ied)|talk(?:ed|ing)?|thanks|listen|speak|spoke|refer|owed?|introduc\w+|next|close|related|known|writ\w+|explain\w*|sorry|credits?
        |shout-?out|hello|hi|welcome|congrat\w*|kudos|reports?|reporting|cheers) to WHO
    \bto WHO and (?:the )?team|\bassign (?:an?|some)\b[^,.;POQ]{{1,24}} to WHO
    ^[\s@LDC:,]*WHO(?=[,\s!~]*(?:真|太|好|也|还是)*(?:帅|牛[批逼]?|厉害|强|棒|赞|优秀|给力|漂亮|威武|大气|可以|6{{3,}})[啊呀了哈哦的!~\s。]*$)
""")
