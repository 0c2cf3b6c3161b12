"""Words that may turn a sentence round, and the turns of speech in which they do not.

An instruction is carried out only where none of the ``RESERVED`` is left over once what the grammar knows is taken
away (see ``reservations``). A new ``HARMLESS`` row lets one more turn of speech pass.
One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import any_of

RESERVED: Final = any_of(r"""
    大概|估计|可能(?!性)|也许|按理|按说|照说|理论|推荐(?=给|P)|默认|猜|宁可|宁愿|与其|懒得|忘|后悔|比方|举个?例
        |例如|换我|我[就会也](?=给|派|分|让|选)
    太多|够多|白给|等于|添麻烦|减负|减点|骂|怪我|[看发聊]过
    难道|岂|凭|何不|干嘛|莫非|哪能
    [不没未别勿莫非无除免否]
    [若如想愿肯敢则均]|要(?=给|派|分|让|由|找|换|是|P|不|早|能|真)
    [早才刚曾昨原已]|[上那前下]次|下回|[以今往]后|将来
    [说问听讲称谁何或似争怎假梦算差错]|以为|有点|浪费|可惜|不值|亏(?!损)
    \b(?:not|no|but|was|were|would|had|used|until|unless|if|asks?|asked|told|tell|said|says|think|thought|wish|hope
        |never|almost|nearly|who|except|without|could|might|may|wants?|wanted|refused|when|once|after)\b
""")
"""Words that deny, suppose, remember, quote or ask."""

HARMLESS: Final = any_of(r"""
    (?<=[LC])均(?=[请分派给由转归交])|(?:手[上里头]|活儿?|单子|线索|事儿?)[也都]*(?:太|够|很)多|有点(?:急|远|赶|大
        |复杂|难|意思)|差不多|差(?:异|距|旅|价)|[出时温]差
        |不错|交错|类似的?|似乎
    (?:可以|记得|随时|及时)[跟和](?:我|大家)[说讲](?=[\s,。!]|$|一?[声下])
    何(?:时|况|必)|那个谁|谁(?:让|叫)(?:他|P)
    说话|说(?:(?:他|我)?(?:跟|接|忙|做|搞)不(?:动|了|过来)|一声|一下|明|服|好|过|得|他|是|要|三遍|清楚?|去|走|急|催
        |忙|不是他的|.{0,6}要出)
        |[听据小传]说(?![^,。;]{0,4}[给派分转])|[我你]?(?:一会儿?
        |等下|回头|来|去|会)[跟和](?:他|客户)说
        |(?:客户|对方|老)(?:老|又|也|还|一直)?(?:说|讲)
    [客对]?[户方]?(?:着急|很急|一直|又)?[在来]问|问(?:题|价|号|候|系统)
    别等了?(?=[\s,])
    别(?:丢|忘|漏|急|慌|拖|磨蹭|怠慢|激动|争|抢|客气|不高兴|再让|太)|别(?:搞|弄|记|看|写|给|派|分)(?:错|混|反|丢|漏|岔)
        |别[的人家]|[分特级区类性个识辨]别
    [别不](?:给|派给?|分给|让|找|由|是给|要)X[啊了哈呀去来跟接]*|不?是X的?|而?非X|不是同?一[家个]
        |X(?:那边)?[\d一两三几天都还直]*[忙没不][^,。;给派让]{0,4}(?=[\s,]|给
        |派|让|换|转)
    (?:不|没)(?:远|过|错|管|论|仅|但|止|断|急|要紧|客气|客户|用谢|够|大|耽误|然|得了|问题|事儿?|啥事?|关系|毛病
        |说的|意见|二话)
        |不是客户|腾不出手|抽不出身|[忙顾盯跟]不(?:过来|上|住|动)|闲着没事|不懂|不会跑
    没(?:人|有人)(?:跟|管|分|接)|(?:查过?了?|搜了?|系统里?|库里?|crm里?|L|^)[\s,]*没有(?=[\s,就]*(?:给|派|分|P|请|由))
    非(?:常|得|他莫属|P莫属|标)|除湿|免(?:费|税|得)|无(?:人机|锡|纺|线|机|菌|锡|损)|未来
    [跟谈聊打]过没[成谈跟](?=[\s,。])
    别?忘[了记]?(?=联系|跟进|打|回访)|[主需重必只首纲摘]要|点名要P|要P出马
    想(?:了?(?:一下|想)|法|上|买|做|用|换|了解|要|办法)|[理思联构]想|愿意接?|[勇果]敢|肯定
    如(?:下|期|实|上|同|此)|若干|否决|平均|法则|原则|规则|准则
    早(?:点|日|上|餐|教|期|会|饭)|[今明尽越趁]早|[方人天]才|刚(?:好|需|才说)|[金]刚|昨[天日晚]?(?:刚?来|进|发|提|报
        |加)的?
    不要P了?(?=[\s,]*换)|已(?:与[PX]|和[PX]|跟[PX]|确认|核实|核查|查|沟通|同意|审批|批准)|原(?:料|材|因|油|厂|创|子
        |装)|[草平中高太]原
    上次(?:丢|那个客户|的问题)|争取|竞争|战争|计算|云计算|算[法力]|预算|打算上|结算|核算|梦[想幻]|怎么也
    假(?:期|日|肢)|[暑寒节请休放]假|或其|或者?说明天
    not X|no\. ?\d|not (?:in crm|a dup|dup)|no (?:dups?|rush|record|hits?)|instead of X|client wants|after (?:lunch|\d)
        |once a week|thanks but
""")
"""Turns of speech in which such a word is harmless."""
