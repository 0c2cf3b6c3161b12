"""What stands around a name that is also a word (高兴, 方便, 何时) and tells the person from the word.

One row per line of a table; see ``pattern`` for how a row is written. The tables are matched against folded text
without marks: those of ``BEFORE…`` and ``…CALLER`` at its end, the others at its beginning.
"""

from __future__ import annotations

from typing import Final

from bot.domain.patterns import regex
from bot.domain.reply.words import banter, pronouns, spoken_to
from bot.domain.reply.words.companies import AREAS, PLACES, SPOKEN_TRADES, TRADES
from bot.domain.reply.words.crm import KEPT
from bot.domain.reply.words.pattern import rows_of, words_of

MANNERS: Final = frozenset(
    words_of("""
    何时 何以 何必 方便 马上 连续 陆续 单独 郑重 任意 安排 应该 曾经 向来 尚未 许可 冷静 安静
""")
)
"""Those that say when or how something is done, so that 方便跟进 may mean nobody."""

ASK_WHEN: Final = frozenset(
    words_of("""
    何时 何以 何必
""")
)
"""Those that ask when or how."""

STEPS_UP: Final = regex(rf"上[吧呗了]?(?=[\s。!,~]|$)|冲[鸭啊呀冲]*(?=[\s。!,~]|$)|{banter.TAKES_IT}")
"""方便上, 方便冲鸭: nothing goes on conveniently; the person does."""

CARRIES_OFF: Final = regex(
    r"(?:就|先|快|来)?(?:拿|带|领|接|收|抱|扛|叼|薅|撸|端|揣)(?:走|去|下|着|回家)(?!吗|么|没|不)"
    r"|去(?:聊|谈|跟|见|唠|会会|跑)(?![^,。;!]*(?:[吗么?没不]|的时候))"
)
"""Behind the name in 这单方便拿去: to carry off a lead is the person's."""

CHOSEN_BY: Final = regex(r"^[嗯那哦\s,]*就(?:是|选|定)?$")
SURELY: Final = regex(r"(?:^|[\n,。;!?]\s*)(?:必须|当然|肯定|铁定|自然)(?:是|得)?$")
CHOSEN: Final = regex(r"[了吧啦呗呀](?=[\s,。!~]|$)")
"""Around somebody who is settled on: 就方便了,别挑了; but 客户就方便了 is the word."""

TOLD_TO: Final = regex(r"(?:(?:来|去)?(?:跟|接)一?下?|去一?趟?)[吧呗]")
"""何时接一下吧: nobody asks when in such words; the person is told to."""

TOLD_OF: Final = regex(rf"(?:做[\u4e00-\u9fff]{{1,6}}的|[这那][个条家单]|(?:{'|'.join((*PLACES, *AREAS))})的)$")
"""In front of somebody who is told to, what it is he gets: 做纺织的何时接一下吧."""

ASKED_WHEN: Final = regex(r"(?:来|去|能|可以|要)?(?:跟|接|联系|对接|处理)(?:一下|进|单|手)?[啊呢呀][\s。!]*(?:$|[?,])")
"""这个何时接啊: asks when, unless somebody is called upon."""

DEGREES: Final = words_of("""
    很 不 挺 太 真 好 更 得 最 特别 非常 比较 为了 图 行个 提供 多 没 有 是否 然后
""")
"""In front of a word that may be a name, these make it the word, however it goes on: 很高兴."""

SUBJECTS: Final = words_of("""
    大家 你们 各位 时候 你 我 他 们 谁 客户 对方 老板 下午 上午 明天 周末
""")
"""These likewise, where no space stands between: 客户方便."""

NOT_AFTER: Final = words_of("""
    地头 时 的时候 的话 的同事 的同学 的人 的小伙伴 的朋友 的各位 的销售 吗 么 与否 为 性 食品 面 一点 些 程度 能 会
    有 开 到 出 见 结 反 地 得 死 坏 极
""")
"""Behind it, these make it the word: 方便的时候."""

INTERJECTIONS: Final = words_of("""
    了 啊 呀 哦
""")
"""Behind one that nobody calls upon, likewise: 高兴啊."""

NOT_AFTER_MANNERS: Final = words_of("""
    接电话 接听 接待 接受 可以 回 给 上 下 看 联系 跟进 拜访 签 付 交 要 安排 打 再 合适 发 完
""")
"""What is done, when or how: 何时联系."""

_DISPATCHES: Final = rows_of(r"""
    [给派归由让换转改找叫请]|分配|安排|指派|指定|分派|转交|移交|交予|[到至成是予]|麻烦|辛苦|劳驾|有劳|受累|劳烦
    归属|属于|(?:负责|跟进|对接|报备|维护)人(?:均|是|为)?|客户经理(?:[均也仍]?[是为])?|(?<!的)销售[均也仍]?[是为]|[经已][与和跟]|owner|(?:调整|更换|变更|更正|更改|改|换|应|均|都|确?定)为|应该?|点名要?|要求
    撞上?了?|(?<![\u4e00-\u9fff])上|配|哈[喽啰]|嗨+|[@>:]|\b(?:to|for|have|of|with)|(?:给|派给|分给|交给|转给)一?下|(?:给|让|由|派|归)那个
""")

CALLER: Final = regex(
    rf"(?:{_DISPATCHES})(?:(?:{'|'.join((*PLACES, *AREAS))})(?:区域?|大区|片区|那边|团队)?的?"
    r"|(?:咱们?|我们)(?:家)?的?)?$"
)
"""In front of somebody who is called upon: 给, 负责人, 分给北京."""

WEAK_CALLER: Final = regex(
    rf"(?:不用[说问]了?|就|还是|该|现在|均|\d\s*都|[这那](?:个|条|家|单|位)|{banter.LAST_HOPE})$"
)
"""In front of somebody, where nothing else follows: 那就高兴吧."""

TO_WORK: Final = regex(
    r"跟进|联系|对接|给|(?:作?为|任|担任)(?=[^,。;]{0,6}(?:人|销售|负责|跟进|对接))|得了|[了啊呀哦哈]+吧?(?=[\s,。!]|$)|完成|上门|(?:去|来)?(?:看看|看一?[下眼])|下午|上午|安排时间|跟一?下|打(?=[\s,。!给]|$|电话)"
)
"""What somebody who is called upon does, though it may follow the word as well."""

TAKES: Final = regex(
    rf"\s*(?:$|[\n,。.、;:!?\d)(/|]|l\d|请|(?:{spoken_to.VOCATIVES})(?!们)"
    r"|赶[紧快]的|麻[溜利]|[速火]速| ?(?:will|can|has|is|owns|takes?)\b|pls|please"
    r"|thx|谢谢|你(?!们|好)|来|接|跟|负责|处理|[吧呗]|去|'s\b)"
)
"""Behind somebody who stands by himself."""

ENDS: Final = regex(
    r"[吧呗啦了哈]{0,2}(?:他|$|[\s,。!;、/]|来|跟|接|上|顶|去(?:聊|谈|见|跑|跟|对接|拜访)[^\s,。;?吗呢么]{0,3}[吧呗]|你(?:来|去|先|也)*(?:跟|接|看|负责)|你[来去上][吧呗])"
)
"""Behind somebody who is named last."""

WORKS: Final = regex(
    r"[\s,]*(?:啊|先|就|可以|重点|主|赶紧|马上|尽快|快|亲自|抢着){0,4}(?:接(?!受|待|触)|跟|上(?=[\s,。!]|$|门)|来|去|领|拿|收(?!到)"
    r"|抢|顶|冲|出马|出面|出手|包|搞定|主|负责|安排|盯|办|处理|联系|对接|拜访|合适|莫属|follow|handle|take)"
    rf"|{banter.TAKES_IT}|{banter.PRAISED}|{banter.DUBBED}|(?:人|就|正好|刚好|不就)+在(?:{'|'.join((*PLACES, *AREAS))})"
)
"""What somebody does, but hardly ever something is done with: 高兴上, but not 方便上门."""

OWNS: Final = regex(
    r"(?:已经?于?|一直|早就?|就|也|还|刚刚?|先|[之以]前就?|去年就?|上个?月就?|上(?:周|礼拜|星期)|正){0,4}"
    r"(?:正?在(?:跟|谈|聊|对接|维护|推进|做)|跟进中|续签|聊着|谈着|跟着|(?:跟|盯|谈|聊|磨)了?(?:[大半一两三几多\d]|很久|好久)"
    r"|建[过的了]|录(?:进去?|入)?[过的了]|[建录签](?=[\s,。!]|$)|签[过的了]|(?:拿|谈|签)下[了的]|报备|立项[过的了]|登记[过的了]|有(?:报备|备案|建档|商机))"
    r"|同学|同事|大佬|老师|说(?![的得不])|的?(?:老|存量|现有|旧)(?:客户?|熟人|相好)|的(?:客户?|KEPT客户|单子?|盘子?|菜|地盘|商机|坑)"
    r"|客户(?=[\s,.。了吧!]|$)|那[边儿]|手[里上]|家的|名下|负责|来对接|接手|跟吧".replace("KEPT", KEPT)
)
"""Behind somebody whose customer it is: 高兴在跟, 高兴的盘子."""

HAS: Final = regex(
    r"(?:^|[这那][单家个条位]|撞[l\d]+了|有[了的]?|存在|查到了?|撞了|重复了?|crm|成交|续约单|[l\d]|老客户?|[,。\s])\s*$"
)
"""In front of what is whose."""

HIS: Final = regex(r"的(?=[\s,。!;]|$|他|\d)")
"""系统有了高兴的,他上个月刚拜访过: his."""

TRADE_CALLER: Final = regex(
    rf"(?:{'|'.join((*PLACES, *AREAS, *TRADES, *SPOKEN_TRADES))})的(?:单子?|活儿?|线索|话|嘛)?$"
)
"""In front of somebody whose trade or place it is: 文旅的高兴来吧."""

LAST: Final = regex(r"[\s。.!吧哈呗]*(?:$|[,。;!\n])")
"""Behind a name that ends a clause and that a space sets apart: 成都的 高兴,比较急."""

FOLLOWS: Final = regex(r"(?:跟|负责|接手|对接)(?:一下|吧|$|\s)")
"""Behind a name at the end that a space sets apart."""

AT_START: Final = regex(r"(?:^|[\n,。;!?~]\s*)(?:[嗯哦啊哎害喏]|得[嘞咧])*[\s,]*$")
"""Where a clause begins."""

MAYBE_WORKS: Final = regex(r"(?:跟进|对接|联系|安排|看看|看)(?:一?下|上)?[吧啦呗]?\s*(?:$|[\n,。;!])")
"""方便跟进: the person who follows, or whether it suits; 高兴跟进 is the person."""

JOINT: Final = regex(r"\s*(?:[、/&+]|和|跟|与|及|以及|或|或者|还是|and|or)\s*$")
"""Between two names."""

LATIN_BEFORE: Final = regex(r"[a-z]\s*$")
LATIN_BEHIND: Final = regex(r"\s*(?:$|[',.!]|[a-z])")
"""Among English words a Chinese one is a name: pls have 高兴 follow up."""

NUMBERED: Final = regex(r"(?:\d|[一二三四五六七八九十百零]{2})$")
GIVEN: Final = regex(r"$|[ ,。;!\n]|(?=[一二三四五六七八九十百零]{2})|(?:跑|上|收|接|跟|拿|领|去|来)(?=[\s,。!]|$)")
"""Between the number of a lead and the end of what is said of it: 12高兴 13方便."""

CHECKED_WITH: Final = regex(r"[与和跟同向]$")
CHECKED: Final = regex(r"(?:核实|核对|确认|求证|沟通|商量)(?:过|后|了|一?下|[,。\s]|$)")
"""Around somebody who was asked: 与高兴核实,该客户为其在谈客户."""

YOU: Final = regex(r"你(?:来|去|先|就)*(?:跟|接)(?:一下|着)?[吧呗](?=[\s,。!]|$)")
"""Behind somebody who is told to: 方便你跟一下吧."""

SET_APART: Final = regex(r" +(?!的|[吗么])\S")
"""A space behind the first word of a clause, as behind somebody spoken to: 高兴 客户催."""

ACTS: Final = regex(
    r"(?![的地得极坏死太不了吗么啊呀哦能可为与和归啥]|一下|起来|就好|之余|看到|看见|认识|见到|合作|什么|听到|听说|宣布|通知|告诉|收到|得知|时|每|每天|到|过)"
    r"[\u4e00-\u9fff]{2}"
)
"""Behind a word for a mood that begins a clause: 高兴闻着味儿去了. Whoever is in it does nothing; the person does."""

HIM: Final = regex(rf"(?!就好)[^\n。;!?]{{1,16}}?{pronouns.GIVEN_TO_HIM.pattern}")
"""Whoever gets something is somebody: 方便今天表现好,赏他了."""
