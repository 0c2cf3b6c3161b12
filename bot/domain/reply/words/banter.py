"""How people in high spirits say who gets a lead: 老张端走, 阿强出列, 找娜姐准没错.

One row per line of a table; see ``pattern`` for how a row is written. All of it holds only at the end of a clause and
only as an order: 王磊拿着合同, 王磊盯着呢 and 王磊收下了 give nobody anything.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.companies import AREAS, PLACES, SPOKEN_TRADES, TRADES
from bot.domain.reply.words.pattern import rows_of

_ENDS: Final = r"(?:吧|呗|哈|啦|哦|喽|咯|啊|呀|嘛|好了|就行|得了|来){0,5}(?=[\s,。;!…~]|$)"

_WORD: Final = r"[^,。;!?…\sPOQLDCZ不没别未说问讲在把给跟和与替像被让帮的了过"
"""A character of a clause that names nobody else and turns nothing round; the class is left open for more."""

_AT_ONCE: Final = (
    r"(?:你|快点?|[速跪秒](?=[接领收])|光速|原地|无脑|闭眼|含泪|凑合着?|将就着?|勉强|好好|认真|放心|大胆|放开手|速速?|速来|麻[溜利]儿?的?|赶快|赶[紧忙]|火速"
    r"|先|就|来|去|直接|亲自|统统|一并|给我|给咱|请|帮忙|出来|站出来){0,4}"
)

_SEIZES: Final = rows_of(r"""
    (?:拿|带|领|接|端|叼|拎|捡|抱|扛|收|抓|捧|揣|牵|薅|揽|捞|兜|认|挑|搬|撸|刷|抄|卷|夹|抢|捎|顺|娶|背|拖|打包带|扫)(?:走|过去|回家|回去)
    (?:拿|带|领|端|扛|收|盯|抓|捧|揣|罩|兜|接|顶|招呼|伺候|照看|照应)着(?!呢)
    (?:吃|啃|拿|接|包|揽|收|认领)(?:下|定)|(?:盯|跟|跑|招呼|伺候|照应|瞅|聊|会|啃)(?:一|上一)?[下把手波趟圈眼]
    (?:辛苦|委屈|受累|劳驾|费心|将就|勉为其难)一?[下趟回]|盯一?盯|跟一跟|跑一跑|会一?会(?:他们?)?|聊一聊|啃一?啃
    (?<=[速跪秒])[接领收]|[盘搞整干办冲弄啃会撩][它他](?!们)|[搞整干]起|干就完了|接稳|起(?:来|床)(?:干活|接[客单活]|上班|营业|搬砖|赚钱)
    出发|启程|上路|动身|开拔|走马上任|接(?:活儿?|单子)|捎着跟|大显身手|[大一]展(?:身手|拳脚|宏图)|发光发热|建功立业|施展(?:一下|拳脚)|露脸|(?<=去)(?:撩|耍|冲|闯|蹦跶|忽悠|掰扯|切磋|厮杀|闯荡|打江山|套近乎|混个?脸熟|刷个?脸)
    多?(?:担待|费心|操心|上心|关照|照应)(?:着|一?[下点]|些)?|[露秀](?:一手|两手|一把|一波)|[抓咬拽抱跟盯追缠攥](?:住|紧|牢|死)(?:[它他]|大腿|金主)?|[挑扛]大梁|主刀|掌舵|当先锋|做东|打前站|营业|(?:专属|限定|独享|专[供享]|特供|亲启)的?|揣(?:兜|怀)里
    准备(?:起飞|接[客单驾招]|开[工搞干整席吃]|发车|上[场菜]|动手|出[发征]|迎[战客]|收[钱割]|数钱|行动|战斗|冲锋|登场|就位|下锅)|中奖[了啦]?
    笑纳|(?:闪亮|隆重)?登场|出[战列手征]|[应迎参上]战|挂帅|坐镇|操刀|掌勺|压阵|打头阵|披挂上阵|上阵
    [受费]累|冲锋|冲冲+|开路|开动|开搞|开撸|拿捏|接[棒盘单客招驾]|扛旗|扛大旗|发威|上[车马岗]|动起来|[领拿收抢]单|收货|领人
    领回家|认领|照单全收|揭榜|接榜|补[位上缺]|接[班力任档]|救[场火]|上位|走一遭|到你了|轮到你了|该你了|看你的了?|靠你了|请?(?:收下|查收|签收|过目)|领受|(?:喜提|荣获|喜获|抱得|抽中|获得|收获)(?:新|大)?(?:客户|一?单|线索|一枚|这[条单])(?:一[枚个条单份])?|carry|听[令旨宣]|接令|(?:正好|刚好|也)?顺[路道]|出山
    打包|收编|收割|包揽|通吃|清盘|消化|料理|打理|操办|张罗|忙活|领养|认养|攻略|攻克|攻坚|攻下|摆平|出击|亮剑|迎客|招待|应付|对付|会客|赴约|赴宴|破冰|试水|捡漏|捡宝|吃肉|加餐
    (?:探探|摸摸|踩踩|敲敲|会会|练练|试试|遛遛|逛逛|聊聊|磨磨|啃啃)(?:路|底|点|门|手|水)?|(?:聊|谈|啃|跑|打|磨|玩|耍|搞|弄|攻|闯|拼|忙活|折腾|蹦跶|研究|溜达|招呼|伺候|对付)(?:去|过去)|(?:杀|冲|飞|跑|奔|赶)过去|[出动]马
""")

TAKES_IT: Final = rf"{_AT_ONCE}(?:{_SEIZES}){_ENDS}"
"""What is called after somebody who gets a lead."""

GREETS: Final = "哈[喽啰]|嗨+|嘿+|喂+"

SHOWN_ONE: Final = (
    rf"[,\s!~]+(?=(?:{'|'.join((*PLACES, *AREAS, *TRADES, *SPOKEN_TRADES))})的|[DLC]|[来有新][活单]|新鲜)"
)
"""Behind somebody who is greeted: 哈喽阿强,武汉的来单了."""

_BESIDE_THE_LEAD: Final = (
    r"(?![去先就来快]?(?:请客|买单|加油|休息|歇|开会|生日|吃(?:个|完|点)?[饭午晚早中]|喝|睡|唱|哭|笑|滚|背锅|定|决定|拍板|候补"
    r"|备|出局|待|算|清|明白|了解|同意|喜欢|舒|厉害|优秀|辛苦|难受|开心|尴尬|专业|靠谱)|吃)"
)
"""What is told of somebody, or asked of him in the office, begins so."""

_DONE_BY_NOBODY_ELSE: Final = rf"{_WORD}让听想要会能是有着知认熟懂该忙累病好行走回到下撤退换等放先再以已曾刚早晚后前]"
"""A character of what somebody may as well do; what one is, knows or has done is told of him."""

_ACTS: Final = (
    r"(?:去|露|秀|亮|整|搞|冲|杀|跑|奔|闯|拼|溜|玩|耍|试|飞|两[手把]|一[手把波趟遭圈])"
    r"(?![^,。;!?]{0,4}(?:餐|饭|票|水|觉|会|假|文件|合同|快递))"
)

SUGGESTED: Final = (
    rf"{_BESIDE_THE_LEAD}(?:{_DONE_BY_NOBODY_ELSE}{{2,8}}(?:呗|(?<=一下|一把|一波|起来)吧)"
    rf"|(?=[^,。;!?\sPOQ]{{0,6}}{_ACTS}){_DONE_BY_NOBODY_ELSE}{{2,12}}吧)(?=[\s,。;!…~]|$)"
)
"""What somebody may as well do, in whatever words: 雷子捯饬呗, 雷子坐高铁去吃海鲜吧. What one is is guessed."""

LABOURS: Final = (
    r"(?:勾搭|伺候|招呼|招待|研究|操练|拜[会访]|张罗|忙活|折腾|对付|料理|打理|运作|经营|开发|培养|深[挖耕]|转化|孵化|联络|接洽|攻略|溜达|周旋|攻关|掰扯|切磋|忽悠|蹦跶"
    r"|[跑走唠聊谈会约撩追泡磨啃搞整弄办干盘冲卷拼闯搏探摸踩瞅瞄瞧捋扛顶接领收抓抱揽薅撸打攻挖])"
)
"""What somebody does about a lead, in few words."""

LIGHTLY: Final = (
    r"(?:你|先|去|来|快|再|好好|赶紧|直接|亲自|就|给我|帮忙){0,3}"
    rf"(?:{LABOURS}(?:一(?:下[下子]?(?!午)|波|把|眼|圈|遭|番|通)|[两几](?:句|手|把|下|眼|圈)|(?<![打收])起来)|(?:带|来|照看)一下(?=[DLCX](?:[\s,。!]|$))"
    r"|出个[山马手面]|加个餐|开个张|跑个腿|探个路|摸个底|试个水|打个样|开个光|走个台)"
    rf"[去来]?[DLCX]?{_ENDS}"
)
"""What is done lightly (一下, 一波, 两句, 起来, 出个山): said only of what is still to be done."""

ON_THE_WAY: Final = (
    rf"(?:(?:正好|刚好|恰好)(?={LABOURS}|练|旅|度)|顺[路便道手]|趁机|权当|就当)"
    r"(?![^,。;!]{0,4}(?:文件|合同|资料|门|灯|票|钥匙|快递|饭|水|烟))"
    rf"(?:旅个?游|散个?[步心]|度个?假|{_DONE_BY_NOBODY_ELSE}{{2,6}}){_ENDS}"
)
"""What somebody may do on the way to the customer: 阿强顺路看个海."""

HIS_CHANCE: Final = (
    r"[\s,!]*(?:(?:赏|送|喂|便宜|奖励?)(?:给)?你(?:了|啦|咯|喽)+|(?:拿|丢|扔|留|分|派|送|赏|甩)给你(?:了|啦|咯|喽|吧)*"
    r"|该你[^,。;!?POQ不没]{1,4}了|(?:你)?(?:表现|发财|立功|露脸|[挣赚]钱|翻身|大显身手|扬名立万|开张|出名)的?(?:机会|时候|时刻)(?:来|到)了"
    rf"|你(?:跑|逃|躲|溜)不(?:掉|了)[了啦]|看你的?(?:表演|表现|发挥|本事|操作)了?){_ENDS}"
)
"""What is said to somebody who gets a lead: 磊哥赏你了, 雷子你发财的机会来了."""

SOMEHOW: Final = (
    r"(?!组|团队|部门|老婆|朋友|同事|徒弟|助理|手下|公司|客户|老板|那[个条家单])"
    rf"{_WORD}听想要会能可是有着已曾刚早昨前后等谁都也陪教带随同再换直天时年期续常往去当次实向总成功利进回晚偶私平来上]"
    r"{1,6}?"
    r"(?:跟(?:上|进?一?下)|(?:对接|联系|接|盯|聊)一?下|(?:跟|接)(?=[吧呗哈])|接[手着]|[跑走]一趟|[拿领带]走|收[下着]|聊聊)"
    rf"{_ENDS}"
)
"""However he does it, he is to do it: 雷子骑个车跟一下, 娜姐大老远跑一趟."""

TREATED: Final = (
    r"(?:加个?餐|解个?馋|打打?牙祭|开开?胃|过过?瘾|尝尝?鲜|下酒|塞牙缝|热热?身|练练?[手级]|玩儿?(?=[吧呗哈啦]|$|[\s,。!])|耍耍?"
    r"|[冲涨凑刷]个?(?:业绩|单|量|经验)|(?:当|做)(?:道?开胃|下酒)?小?菜|[端整满]上)"
)
"""Behind whom a lead is given to, what he is to have of it: 给磊哥加餐."""

DUBBED: Final = (
    rf"{_WORD}]{{1,4}}?(?:快|速|赶紧|请)?来?(?:认领|接单|领走|接旨|签收|笑纳|收下|接着|接招|领旨|领命)(?:一下)?{_ENDS}"
)
"""Behind somebody spoken to by a pet name: 高兴小天使来认领一下."""

CALLED_TO_WORK: Final = (
    r"[^,。;!?POQ问说不没别]{0,4}[,\s!]+(?:请开始你?的?表演|(?:来活|来单子?|来生意|有活|有单|活来|单子?来|生意来|开工|干活|出工|接活|接客)[了啦咯喽]+|接(?:活儿?|客))"
    r"(?=[\s,。;!…~]|$)"
)
"""Behind somebody who is called: 李明醒醒,来活了."""

LAID_DOWN: Final = (
    r"(?:^|[,。;!\s]|[LDC]|就|直接|都|全|那|索性|干脆)"
    r"(?:走|甩|丢|塞|放|扔|砸|拍|搁|推|送|划|分|派|拨|摆|端|喂|记)(?:到|进|在|给|去)?"
)
LAID_WHERE: Final = rf"的?(?:脸上|[碗锅兜怀嘴]里|手[里上]|头上|账上|盘子?里|篮子里|地盘上?|地界|那[边儿里]){_ENDS}"
"""In front of and behind somebody at whose place it is put: 直接甩雷子脸上; but 先放雷子那边 waits."""

SENT_OUT: Final = (
    r"(?:^|[,。;!~\s]|[LDC])(?:就|直接|都|全|那|白|速速|赶紧|快|只好|只能)*"
    r"(?:召唤|派出|出动|请出|搬出|祭出|关门放|放|走|pick|扔|甩|丢|送|塞|发|翻牌|闭眼选|盲选)(?:一个|给)?"
)
SENT_WHO: Final = rf"(?:出来|出马|去)?{_ENDS}"
"""In front of and behind somebody who stands at the end of a clause: 走王磊, 关门放雷子, 扔磊哥."""

TOLD_FIRST: Final = (
    rf"(?:^|[,。;!~\s]|D)(?:快|赶紧|速速?)?来?(?:(?:{_SEIZES})(?:吧|呗|啦|咯|喽)?"
    r"|(?:上|去|冲|跟|接|拿|收)(?:去|一下)?(?:吧|呗|咯|喽))[\s,!~]*"
)
"""In front of somebody who is told first and named then: 露一手吧磊哥."""

CARD_TURNED: Final = r"翻(?:一下|了)?"
CARD_OF: Final = r"的?牌子?(?![的子])"
"""In front of and behind somebody whose card is turned: 皇上翻了雷子的牌."""

_TOPIC: Final = (
    rf"(?:(?:{'|'.join((*PLACES, *AREAS, *TRADES, *SPOKEN_TRADES))}|C)的?(?:单子?|活儿?|客户|线索|那[个家条单])?"
    rf"|{_WORD}昨上前去今年他我你谁哪对老跟去有]{{1,8}}的(?:单子?|活儿?|线索|那[个家条单])?)"
)
UNDER_TOPIC: Final = rf"(?:^|[;\n])[\sLD:,]*{_TOPIC}[哦呀啊哈嘛]*[\s,!~]+"
ON_TOPIC: Final = (
    r"(?:快|赶紧|就|正好|刚好)*(?:顺[路手便]|坐|骑|飞|杀|奔|冲|露|秀|亮|整|搞|开[工搞干动撸整]|动|拿|接|收|领(?!导)|撸|盘|闯|拼|溜)"
    rf"(?!{_WORD}]{{0,4}}(?:文件|合同|资料|会|饭|病|假)){_WORD}听想要会能是有已曾刚早前后触约单完成失败丢认识熟]{{0,6}}[吧呗]?(?=[\s,。!…~]|$)"
)
"""In front of and behind somebody, where first the trade or the place of a lead stands: 海边的单子,阿强露一手."""

UNJUST: Final = (
    r"(?:[跟接来]?(?:都|也|就|简直|实在|真|有点|那)*(?:天理难容|没天理|说不过去|天打雷劈|对不起|白瞎|暴殄天物|不像话|太?可惜|浪费"
    r"|我第一个不(?:答应|同意|服)|谁[给让找]|给谁))"
)
"""Behind a name that is denied only to be called for: 不给高兴天理难容."""

PRAISED: Final = (
    r"(?:那?就对[了啦]|准(?:没错|行|成|能成)|[没冇]毛病|错不了|没跑儿?了?|最稳|妥妥的?|(?:[最正]|正好|刚好|专业|很|挺|比较)?对口|(?:[最正]|正好|刚好)合适|(?:最|很|挺)?在行|不二人选|当仁不让|义不容辞"
    rf"|责无旁贷|首选|不解释|没得说|搞得定|拿得下|吃得下|[必稳包]拿下?)的?{_ENDS}"
)
"""Why nobody else is thought of."""

CALLED_OUT: Final = rf"{TAKES_IT}|{SUGGESTED}|{ON_THE_WAY}|{LIGHTLY}|{HIS_CHANCE}|{PRAISED}"
"""What stands behind whoever is called out to get a lead, up to the end of the clause."""

_RANKS: Final = rows_of(r"""
    销冠|大佬|老大哥?|一[哥姐]|扛把子|战神|大神|帅哥|美女|小仙女|小王子|劳模|工具人|打工人|天选之[人子]|王牌|金牌(?:销售)?|头牌|女王|老司机|老将|新秀|小将|主力
    专家|达人|高手|能手|担当|地头蛇|活地图|狠人|猛人|牛人|能人|福将
""")

_ADMIRED: Final = (
    r"(?:(?:最|超|贼|超级|无比)[^,。;!POQ问说]{1,4}"
    r"|帅气|靠谱|能干|万能|可爱|亲爱|美丽|勤劳|敬爱|伟大|英俊|无敌|聪明|机智)的"
)

INTRODUCED: Final = rf"(?:(?:咱们?|我们|咱家|我们家|我)的?)?(?:{_ADMIRED})?(?:{_RANKS})?"
"""Between the verb and the name: 给咱们最靠谱的老将阿强. It may be empty."""

DESCRIBED: Final = (
    r"(?:给|归|派|交给|丢给|甩给|扔给|便宜)(?!力|钱|面子|脸|机会|时间|足|予)"
    rf"{_WORD}他我你客对老打发送寄报叫姓刚离退前次走]{{1,6}}的(?:那[个位])?"
)
BY_NAME: Final = _ENDS
"""In front of and behind a name: 给爱喝茶的娜姐; but 给他们报价的王磊 has it from others."""

RANKED: Final = rf"(?:{_ADMIRED}(?:{_RANKS})?|{_RANKS})(?=[POQ])"
"""In front of a name that stands for itself: 天选之人明哲."""

LENDS_A_HAND: Final = (
    r"(?:你|来|去)?(?:帮忙|帮我|帮着|帮咱)(?:"
    rf"{_SEIZES}|(?:跟|接|对接|联系|处理|跑|盯)(?:进|手)?(?:一[下把趟]|下)?){_ENDS}"
)
"""A courteous word for doing it, of the only one named: 娜姐帮忙盯一盯."""

LAST_HOPE: Final = (
    r"(?:还|终究|说到底|关键时刻|最后|最终|就|只能)(?:还是|还)?得(?:靠|是|数|指望)?|只(?:有|能(?:是|靠)?)|就靠"
    rf"|(?:{'|'.join((*PLACES, *AREAS, *TRADES, *SPOKEN_TRADES))})(?:行?业|的|圈|口|这[块行片])*(?:还|就)得?看"
)
"""In front of somebody at the end of a clause: 文旅还得看高兴; but 这单还得看王磊 may wait for him."""

IN_THE_END: Final = (
    rf"(?:的|出马|出手|来|上|去|跟|啃|扛|治|收拾|搞定|拿捏|拿下|伺候|对付|压阵|坐镇|镇|办|盘)?了?{_ENDS}"
)
"""Behind him."""
