"""What is denied of the customer or of others, and not of the giving that follows in the same breath.

    D信息不太全不过先给P     the denial ends at 不过, 但, 还是, 先, 嘛: what follows begins anew
    也不算远给P              far is said of a place; nobody gives far
    没必要先给P              denies the giving: 必要 may stand in none of these

See ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import any_of, rows_of

_DECIDES: Final = rows_of(r"""
    [给让由派分换转撞归叫交批准许服认干定说讲问想]|同意|答应|决|判断|招呼|商量|经过|确认|明白|懂|搞|弄|记得|小心|放心|情愿|甘心|舍得|乐意|愿|肯|敢
    行(?!业)|[能可该用必需如妨宜妥好对值划至公合适会法]|办法|打算|准备|建议|必要|理由|道理|资格|意义|戏|方便|容易|应|急着
    为什么|为啥|怎么(?!远|大|忙|急|熟|样)|干嘛|谁|哪|吗|要是|如果|的话|万一|以后|之后|之前|再(?!来)|别(?!的|人)|[一两三]?直接|赶紧|马上|单独
""")
"""What turns a denial against the giving: it judges, allows, decides, asks, waits, or is how something is given."""
_DENIED: Final = rf"(?:(?:不|没有?)(?:(?!{_DECIDES})[\u4e00-\u9fffa-z\dD]){{1,16}}?)"
_NOT_OF_IT: Final = r"不是(?:[\u4e00-\u9fffa-zD](?<![给让由派分换转说讲])){1,8}?的"
_GIVES: Final = r"(?:[就先直都]|还是|直接|交){0,2}(?:给|让|由|安排|派给?|分给?|交给|转给|请|麻烦|辛苦)(?:到|一下)?P"

DENIED: Final = any_of(rf"""
    (?:{_DENIED}|{_NOT_OF_IT})(?=(?:但是?|不过|可是|所以){_GIVES})
    (?:{_DENIED}|{_NOT_OF_IT})(?:的(?=还是)|(?=D?(?:还是|先)(?:[就先]|直接)?{_GIVES}))
    (?:{_DENIED}|{_NOT_OF_IT})嘛(?={_GIVES})|{_NOT_OF_IT}(?=但是?|不过|可是)
    (?:公司|规模|单子?|客户|预算|金额|量|人数?|项目|资料|信息|地方|离[\u4e00-\u9fff]{{2,4}}?|过去)(?:[也都倒还是其实]|反正){{0,3}}不(?:[太算很怎么]|是很){{0,2}}(?:大|小|远|复杂|忙|全|高|多|少)[的了]?(?={_GIVES})
    不(?:算太?|太|怎么|是很)(?:大|小|远|复杂|忙|全|高|贵)(?={_GIVES})
    (?<=[吧呗])没(?:有|谁|人)*比他更?(?:懂|熟|合适|了解|清楚|在行|专业|近)[^,。;POQ不没]{{0,8}}
    没(?:什么|啥)好(?:说|讲|犹豫|纠结|考虑)的(?=[\s,]*(?:就|还)?(?:是|给|让|由)?P)
    (?<=[吧呗])(?:虽然|尽管)[^,。;POQ]{{2,14}}(?:但是?|不过)(?=他|D他|D[^,。;POQ不没]{{0,4}}他)
    (?<=[吧呗])他[^,。;POQ不没]{{2,12}}(?:都|也)不(?:到|远|用)(?=[\s,。!]|$)
    (?<=[吧呗下看跟去])(?:客户|对方|他们|人家)(?:那边|公司)?(?:好像|应该|现在|目前|也|都|还)*没(?:有)?(?:定|找|选|开始|决定|立项|明确|用过|上过|做过|概念)[^,。;POQ给让派由不]{{0,8}}(?=[\s,。]|$)
    我(?:也|都|这边)?没(?:有)?(?:听清|看清|记住?|记下来?|存)楚?(?=[\s,。]|$|让他|你们?)
    是(?:客户|公司|人家)的?名字?不是(?:我们|咱们?)?[^,。;POQ给让由派]{{0,4}}[啊呀哈嘛](?=[\s,]*{_GIVES})
    不是(?:(?!{_DECIDES})[\u4e00-\u9fffa-z\dDC]){{2,16}}?嘛
    (?:上次|之前|上回|前面)[^,。;POQ给让派]{{0,4}}(?:拒|退)了的?(?=[^,。;POQ不没]{{0,4}}{_GIVES})
    (?:虽然|尽管)(?:他|D|客户|公司|人)?(?:(?!{_DECIDES}|[不没][接跟要做想熟懂来去空])[\u4e00-\u9fffa-z\d]){{2,14}}(?=[\s,。!]|$)
    没有?(?:什么|啥|几个|多少|我们?的?|咱们?的?|当地的?|本地的?|别的|其他的?|专门的?|合适的?){{0,3}}(?:人手?|销售|同事)(?=(?:(?!{_DECIDES})[\u4e00-\u9fffa-z\d]){{3,16}}{_GIVES})
""")
"""A denial that ends before the giving begins."""
