"""The words of the sales floor, by what they mean. To teach the bot a word, add it to its row here.

Every row is a regular expression over marked text (``marks``): lower case, simplified characters, and capitals
for what was recognised (P a salesperson, O a colleague, Q a doubtful name, L and D leads, X not to be read).
"""

from __future__ import annotations

import re
from typing import Final


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.ASCII)


WHO = "[POQ]"

# ---- an instruction to give a lead to somebody: the words in front of the name, and those behind it
BEFORE_RECEIVER: Final = (
    r"(?:重新|改|还是|先|直接|就|也|都|全|统一|可以|应该?|再|麻烦|帮忙|帮我)*(?:分配|指派|分发|安排|移交|分|派|发|转|交|让|划|丢|甩|推|扔|塞|匀|挪|调|换|改|送|抛|指定|指定给|拨|配)?(?:给到?|到|至|予)",
    r"指派|派|指定|分配|安排|转交|交由|归属?|归口|由|让|请|烦请|劳烦|有劳|麻烦|辛苦|叫|找|喊|拜托|换(?:成|为|人)?|改(?:成|为|派|由)?|转|调整?为|应(?:该)?(?:为|是)|选|定|就(?:是)?|还是|负责人(?:是|为)?:?|对接人:?|owner:?",
    r"(?:re)?assign(?:ed|s)?(?: (?:it|this|that|[LDX]))*(?: to)?|should be|give(?: (?:it|this|that|[LDX]))*(?: to)?|goes? to|to|hand(?: it)?(?: over)? to|route to|for|pass(?: it)? to|let|ask|have|send(?: it)? to",
    r"[>:=@]|-{1,2}",
)
AFTER_RECEIVER: Final = (
    r"(?:你|那边|这边)?(?:亲自|先|直接|就|可以|来|去|主要|今天|明天|马上|赶紧|尽快|主)*(?:跟(?!.{0,6}(?:聊过|吃|见过|认识|熟|是))|接(?!触|过|到|电话)|对接|负责|处理|看看|看一下|看下|拿(?!下)|联系|承接|收(?!到)|顶|上(?!周|个?月|次|家|海|半)|打(?!了|过|球|牌)|跑|搞定|认领|弄|办|盯|安排|follow|抓|主导|牵头|带|来吧|来$|去吧|去$|去聊|聊一?下|聊聊|主责)",
    r"(?:吧|可以|好了|得了|就行|就好|的了|合适|ok|最合适|你的|你来|你跟|你接|为主)",
    r"(?:'s? )?(?:will |to |can |should |pls |please )*(?:takes?|handles?|follows?|owns?|pls|please|leads?|go|gets?|picks?)\b",
)
RECEIVER: Final = re.compile(
    rf"(?:{'|'.join(BEFORE_RECEIVER)})\s*@?\s*(?P<before>{WHO})|(?P<after>{WHO})\s*(?:\([^)]*\))?\s*(?:{'|'.join(AFTER_RECEIVER)})"
)
GIVING: Final = re.compile(rf"(?:{'|'.join(BEFORE_RECEIVER[:1])}|{BEFORE_RECEIVER[2]}|>|@)\s*{WHO}")

# ---- names that are mentioned, not meant as receivers; the name falls silent
BYSTANDER: Final = _any(
    rf"(?:抄送|cc:?|知会|告诉|告知|通知|转告|提醒|感谢|多谢|谢谢?|恭喜|祝|同步给|汇报给?|提到的?|咨询|听)一?下?\s*@?{WHO}",
    rf"(?:和|跟|与|同)\s*{WHO}(?=.{{0,6}}(?:拜访|吃|聊|见|去过|认识|熟|说|沟通|一块|确认|核实|商量|对一?下))",
    rf"{WHO}(?=和我|跟我|与我|(?:之前|以前|上次|去年|上个?月|上周|上半年|早些?时候|原来|曾经?|当年|前年|之前也)(?!在跟|跟|负责|的客户|建))",
    rf"{WHO}(?=那?边?(?:也|会|来|去|再|先|可以|负责)?(?:协助|协同|配合|帮忙|帮衬|帮着?|辅助|支持|打下手|打配合|备份|旁听|陪同|support|assist|help|backup|cc))",
    rf"{WHO}(?=发的|提的|报的|转来的|录的|跟进的(?:sdr)|说|表示|反馈|问(?!问)|介绍|推荐|发现|生日|请假|出差|休假|不在|今天不|忙|没空|太忙|离职|请客|happy|知道|你?同步|你?把|你?将|帮|那边说|辛苦|最近|昨天|says?\b|said|mentioned|told|整理|记录|补充)",
    rf"{WHO}(?=(?:你)?也?(?:一下)?(?:同步|抄送|知悉|知晓|关注一下|看下周报))",
    rf"(?:给|向|跟|和){WHO}(?=同步|说|讲|汇报|打个?招呼|发(?:一份|过去|一下)|看(?!看)|报|备案|道|点赞|加油|鼓掌|确认|打电话)",
    rf"(?:不像|不如|比|类似|参考|照|像){WHO}",
)
REFUSED: Final = _any(
    rf"(?:不是|并非|而非|非|别再?给|不要再?给|不用给|勿分给|不给|不能给|别让|不要让|不让|除了?|而不是|not|别派给?|不归|别找|不该给|不该是|不要派给?|别分给|不要分给|不分给)\s*{WHO}",
)
FROM: Final = _any(
    rf"(?:从|由){WHO}(?:那里|那边|那儿|手上|手里|名下|这里|这边)?(?=.{{0,4}}(?:拿|收|撤|转|换|调|改|移|挪|要))",
    rf"把?{WHO}的?(?=换|改|让给|让出|转给|转交|移交|调给|撤|调整|交给|匀给|的.{{0,4}}(?:转|换|改)|\s*(?:>|to)\s*{WHO})",
    rf"from {WHO}", rf"{WHO}(?:跟不过来|忙不过来|接不了|没时间|没空|无暇|跟不了|不方便|手上太多|不跟了|在休假|请假|出差)",
)  # fmt: skip
TWO: Final = re.compile(rf"{WHO}\s*(?:[、,/&+]|和|或者?|跟|与|还是|or|and|及)?\s*{WHO}")
HELPS: Final = re.compile(r"协助|配合|帮忙|辅助|支持|为辅|support|help|assist|cc|抄送")
TOGETHER: Final = re.compile(r"一起|共同|你俩|你们俩|俩|两个人|都(?:跟|看|去)|分别|各")

# ---- the customer is known already
IN_CRM: Final = _any(
    r"撞(?!见|大运)", r"(?:已经?|早就|本来就)(?:有了?|存在|在(?:库|系统|crm)|录|建|报备|登记|成交|签|合作|立项|入库)", r"crm(?:里|中|上|系统)*(?:面)?(?:是|早就|其实|都|早)?(?:有|存在|已|躺|显示|能查到|查到|重复)",
    r"(?:在|进|入)(?:了)?crm(?:里|中)?(?:了|的|有)?", r"查重?命中|命中|查重重复", r"重复", r"(?:系统|库|后台)(?:里|中|内)?(?:面)?(?:早就|已经|是|本来)?(?:有|存在|查到|能查到|显示)", r"存量",
    r"老客户|老客|现有客户|已合作|合作客户|在合作|成交客户|续费|续约", r"商机已|有商机|已?建过?商机|建的商机|立项了", r"\bdups?\b|duplicated?|already (?:in|have|exists?|there)|exist(?:s|ing)|in (?:the )?crm|have it in|is in (?:the )?(?:crm|system)",
    r"公海", r"报备过|备案过|录过|登记过|建过档", r"有主了?|名花有主|有人在?跟了?|有了有了", r"老单子?|existing", r"(?:躺|挂|记|落)在.{0,3}(?:名下|手上|下面)|名下",
)  # fmt: skip
NOT_IN_CRM: Final = _any(
    r"(?:crm|系统|库|后台|公海)(?:里|中|内|上)?(?:面)?(?:是)?(?:没|未|无|不存在|查不到|查无|里没)", r"(?:没|未|不|无|并非|不是)(?:有|在|存在)?(?:.{0,3})?(?:撞|重复|查到|命中|在?crm|在系统|存量|老客户|入库|录入|建过|报备)",
    r"查不到|查无|未查到|没查到|没查着", r"新客户|全新|干净的?|不撞|没撞|没重|不重|无重", r"(?:not|isn'?t|no) (?:in (?:the )?(?:crm|system)|a? ?dup|duplicate)|no dups?\b|no record|not found|\bnew (?:one|account|logo)|不在公海",
)  # fmt: skip
HEDGE: Final = _any(
    r"好像|疑似|可能|似乎|大概|也许|怀疑|说不定|恐怕|貌似|印象(?:里|中)|不确定|不太确定|拿不准|没准|估计|应该(?!给|分|派|由|是P|为)|像是|八成|感觉|记得",
    r"(?:待|等|让?我|我先|我再|先|需要?|再|回头|帮忙)(?:.{0,4})?(?:核实|确认|查(?!重命中|到)|核对|查证|看看|看下|看一下|对一下|问问|问一下|check)", r"有点像|有没有可能|看着像|待定|存疑|核查",
    r"maybe|might|seems?|probably|perhaps|looks? like|not sure|let me|i think|possibly|double.?check|checking|need to check|to be confirmed|tbc|could be|lemme",
)  # fmt: skip
CRM_OWNER_BEFORE: Final = r"归属?(?:在|于)?|负责人(?:是|为)?:?|owner(?: is)?:?|跟进人(?:是|为)?:?|由|现在?(?:是|由|归|在)|目前(?:是|由|归|在)|在(?:跟)?|属于|是|撞了?|和|跟|与|同|销售(?:是|为)?:?|挂在|under|with|by|belongs? to|\(|名字是|同步给?|转给|给到?|同步到|告诉|发给|转告|通知"
CRM_OWNER: Final = re.compile(
    rf"(?:{CRM_OWNER_BEFORE})\s*@?(?P<before>{WHO})|(?P<after>{WHO})(?:那边|手上|手里|名下)?\s*(?:已经?|正|一直|早就|现在|目前|也|还)*(?:在跟|在对接|在谈|在负责|在做|在聊|跟进|跟着|跟了|负责|对接|的|'s|建|报备|is (?:on|working|handling|following)|has|owns|手上|录|in charge|维护|服务|签)"
)
CRM_NOBODY: Final = _any(
    r"公海|没人跟|无人跟|没人管|无主|无人负责|离职|没人负责|没有负责人|owner ?(?:left|空)|nobody|no owner|已走|不在了|left the company|public pool"
)
CRM_NOW: Final = re.compile(
    rf"(?:现在?(?:是|由|归|在|转给)?|目前(?:是|由|归|在)?|已?转给|接手的是|now(?: with)?|交接给|移交给)\s*(?P<now>{WHO})"
)
POSSESSED: Final = re.compile(
    rf"{WHO}\s*(?:的|'s)\s*(?:老|存量|现有)?(?:客户|客|单|盘|account|client|customer|deal|商机|老?朋友客户|地盘)|归属(?:于)?{WHO}"
)
BEING_WORKED: Final = re.compile(
    rf"(?P<who>{WHO})(?:那边)?\s*(?:已经?|一直|早就|正|现在|目前|其实|上个?月就)*(?:在跟|跟着呢|跟着在|在对接|在谈|跟进中|正在跟|跟了(?:很久|好久|半年|一年|\d)|is (?:already )?(?:on it|working|following|handling))"
)

# ---- the other things sales-ops say
HOLD: Final = _any(
    r"先?(?:放|搁|撂|留|晾|摆|挂|扣|存)(?:一放|一搁|一撂|着|下|一下|一边|一旁|在那|那儿|这儿)", r"暂缓|缓一?缓|缓两天|暂停|暂时?不|先不|先别(?!给|派给|分给)|先(?:等|搁|放|撂|晾|留|挂|压|hold|缓)", r"压一?[压下着]|压(?:到|几天|两天)",
    r"等(?:一?下|等|一?会|消息|通知|我|客户|他|下周|明天|P|O|总部|老板|节后|年后|.{0,10}(?:再|后))", r"稍后|晚点|回头再|过几天|下周再|下个?月再|月底再|年后再|节后再|明天再|改天再", r"再想想|再考虑|不急|挂起|悬着",
    r"\bhold\b|\bpark\b|on hold|\bwait\b|\blater\b|pending|not yet|keep it|stand ?by|pause", r"不动|别动|勿动|不要动|暂挂|冻结|待定|住先|摆住|让子弹飞",
)  # fmt: skip
STRONG_HOLD: Final = _any(
    r"(?:放|搁|撂|晾)(?:一放|一搁|一撂|着|一下|一边|一旁)",
    r"暂缓|缓一?缓|挂起|暂挂|先(?:别|不)(?:分|派|给|动)|不动|别动",
    r"\bhold\b|\bpark\b|再想想|再考虑|不急",
)
WAIT_FIRST: Final = re.compile(rf"等.{{1,14}}(?:再|后|了|之后).{{0,6}}(?:给|派|分|让|由|找).{{0,2}}{WHO}")
JUNK: Final = _any(
    r"无效(?:线索)?",
    r"垃圾线索|假线索|废线索",
    r"空号.*(?:作废|关闭|关掉)",
    r"\bjunk\b|\bspam\b|\binvalid\b",
    r"(?:同行|竞品|竞对)(?:来?套|马甲|装的)",
)
FORCE: Final = re.compile(r"/?强推|强制派|强制分")
UNASSIGN: Final = _any(
    r"收回",
    r"撤回来|撤下|撤出|撤掉",
    r"取消(?:分配|指派|分派|派发)",
    r"拿回来?|要回来?|收回来|回收|退回(?:到)?公海|释放",
    r"unassign|take (?:it |L |D )?back|pull (?:it |L |D )?back|release|revoke",
    r"退回来?(?:到)?(?:池子|线索池|待分配)|重置",
    r"撤回(?=L|.{0,6}的?分配)",
)
UNDO: Final = _any(
    r"撤销|撤回|回退|作废|反悔",
    r"\bundo\b|\brevert\b|roll ?back|cancel (?:that|last)",
    r"(?:刚才|刚刚|上一?条|上一步|上一个|前面)(?:那?[条个])?(?:的)?(?:操作|分配|指令)?(?:不算|作废|取消|撤|当我没说|不要)",
    r"取消(?:刚才|上一|刚刚|操作)?",
    r"当我没说|收回刚才|按错|点错|手滑|误操作|发错|派错|never ?mind",
)
CHANGE: Final = _any(
    r"换", r"改(?!天|善|造|版|革)", r"转(?!告|化|型|介|发|正)", r"调(?:给|到|整|换|配)", r"重新", r"让给|让出", r"拿回|收回|撤回|撤下", r"分错|派错|给错|发错|弄错|搞错|错了|写错|说错", r"应(?:该)?(?:为|是|给)",
    r"不对|不是P", r"还是(?:给|由|让|请|P)", r"挪|匀|移交|交接|改由", r"reassign|switch|change|swap|instead|transfer|move|should be|wrong|correction|rather", r"从[PO]", r"不(?:跟|做|接)了", r"接替|替(?:换|下)|顶替|接手",
)  # fmt: skip
CORRECTION: Final = re.compile(
    r"(?:啊|哦|噢|额|呃|诶|等等|等下|抱歉|sorry|不好意思|oops)?[,\s.…!]*(?:不对+|不是+(?=[,\s.…!]|$)|说错了?|打错了?|写错了?|错了(?!吗)|口误|打漏了?|漏打了?|手误|更正|纠正|算了(?!吗)|i mean|no wait|wait,? no|scratch that|correction|my bad|actually|typo|搞错了?|手滑了?|弄错了?|啊不|哦不|不不+)[了啦]?[,\s.…!:]*"
)
BARE_NEGATION: Final = re.compile(
    r"^[\s,.!。…了啊吧哈]*(?:不对+|不是+|不行|不要|别|不|算了|no+|nope|不用|不可以|错了?|取消|不对劲|wrong|cancel|不能这样|不合适|nah|不给|别分|算了算了|(?:不对?,?)+|再说)[\s,.!。…了啊吧哈的]*$"
)

NAMES_NOBODY: Final = _any(r"换(?:个|一个)?(?:人|销售)", r"对调|互换|重新分|重分|再分|改派|换一个", r"(?:给|由|让|归|转)(?:其|他|它)(?!们)", r"\b(?:assign|give|goes|route|hand|reassign)\b.*\bto\b|\bswap\b|\bto (?:him|her|them)\b")

# ---- questions and conditions
QUESTION: Final = _any(
    r"\?", r"[吗嘛么](?=[\s,.。!]|$)", r"(?<=[LDCPOQ])呢(?=[\s,.。!?]*$)", r"(?:行|好|可以|能|要|是|对|在|会|有|愿|跟|接)不(?:行|好|可以|能|要|是|对|在|会|有|愿意?|跟|接)", r"有没有|是否|能否|可否", r"(?:信儿?|消息|动静|下文|了|完|好|到|过|在|跟|接)(?:没有?|不)(?=[\s,.。]*$)",
    r"什么|啥|怎么|咋|为何|为什么|谁(?!都|也)|哪|多少|几[个条家点]", r"^(?:is|are|was|do|does|did|can|could|would|should|who|what|which|when|where|why|how|has|have)\b",
)  # fmt: skip
PROPOSAL: Final = _any(
    r"要不|要么|或者|还是说|不如|建议|推荐|觉得|感觉|我看(?:可以)?|可以考虑|考虑(?:一下)?|倾向|(?:是不是|能不能|可不可以)|不妨|合适(?:吧|些|一点)?|比较适合|更适合|适合|可能给|也许|maybe|perhaps|how about|what about|suggest|i think|might|could|prefer|should we|shall we|好些|更好|更懂|或许|试试|可否|打算|准备给|想给|想让|不然|的话好"
)
DOUBTED: Final = _any(
    r"要不(?!要)|要么|或者|还是说|不如|考虑(?:一下)?|倾向|可能(?:给|会给|由)|也许|maybe|perhaps|how about|what about|might|could|should we|shall we|打算|准备给|想给|不确定|犹豫|再定|还没想好|未定|待定|不然|说不定|好像(?:该|应该)"
)
CONDITION: Final = _any(
    r"如果|如(?![下上题图期实何此同今家意果])|若(?!干)|要是|假如|倘若|只要|万一|除非|的话|否则|不然", r"不行(?:就|再|的话)|(?:有空|同意|愿意|方便|接得住|没问题|有时间)(?:就|的话|再|则)", r"愿不愿|愿意不|有没有(?:空|时间|意愿)|肯不肯|想不想",
    rf"(?:问问|问一下|问下|先问|征求|看看?){WHO}.{{0,6}}(?:愿|肯|能|想|有|接|空|时间|意见|行不|要不要)", rf"(?:先)?(?:问问|问一下|问下|先问){WHO}", r"\bif\b|unless|depends|once he|when he|in case|otherwise|as long as|看情况|视情况|看.{1,8}(?:再|后)(?:定|说|决定)", r"谁(?:都行|有空|愿意|方便|先|抢)", r"再决定|再定(?!义)|商量一?下?(?:再)?",
)  # fmt: skip
NO_OWNER: Final = _any(
    r"谁.{1,5}谁|抓阄|随便|谁都行|都行|你定|看着办|你看着|自动分|按规则|系统分|轮(?:流|着|到谁)|随机|whoever|anyone|any ?one|合适的(?:人|销售)|找个(?:人|销售)|哪个销售|该谁|someone|somebody|有空的|最近的|就近"
)
WHOEVER: Final = re.compile(r"谁.{1,5}谁")
INSTRUCTS: Final = _any(
    r"(?:分配?|派|指派|安排|转|划|丢|扔|交)(?:一下|下|了|掉|给|到|出去)",
    r"^(?:麻烦|请|帮忙)?(?:分|派)",
    r"给(?=[\u4e00-\u9fffPQOa-z])",
    r"归(?!属|档|类)",
    r"assign|give|hand over|route",
)

# ---- questions the bot answers
ASKS_LOAD: Final = _any(
    r"负载|工作量|饱和|忙不忙|忙吗|忙不|忙得过来|闲|手(?:上|里|头).{0,6}(?:几|多少|少|多)|谁.{0,4}(?:少|空|闲)|名下.{0,6}(?:几|多少)|跟着?(?:几|多少)[个条家]|workload|capacity|\bload\b|\bbusy\b|排班|排名|接了(?:几|多少)|分了(?:几|多少)给|各.{0,4}(?:手上|多少|几条)|有余力|产能|带宽|bandwidth|how many leads does|has (?:the )?(?:least|most|fewest)|lightest|who'?s free|谁有空"
)
ASKS_STATUS: Final = _any(
    r"(?:没|未|尚未|待|还没|没有)(?:人)?(?:分配?|派|认领|处理|指派)(?:出去|掉|完|的|了)?.{0,6}(?:有|几|多少|哪|吗|列|线索|\?|$)", r"还(?:剩|有)(?:几|多少|哪)|还剩", r"列出|列一下|列个|清单|汇总|总览|概况|统计|日报一下|盘一下|报一下数|战况",
    r"(?:今天|本周|这周|昨天|本月|这个月|目前|现在|上周)(?:一共|总共|新来了?|来了?|进了?|有|分了?|派了?|新增|接了?)*(?:多少|几)[条个]?", r"unassigned|open leads|pending leads|how many|summary|overview|list (?:all|the|open)|what'?s (?:left|open|pending)|outstanding|整体|(?:有|剩)哪些(?:线索|没)|超时|逾期|overdue|进度(?:表|汇总)|所有线索|全部线索|线索(?:情况|状态|列表|进度)|status (?:report|summary)|哪些(?:线索|还|没|待)|几条没|多少条",
)  # fmt: skip
ASKS_HELP: Final = _any(
    r"^[\s/!。.]*(?:帮助|help|菜单|指令|命令|说明|功能|用法|\?+|menu|commands?|usage)[\s!。.?]*$",
    r"怎么(?:用|操作|使用|玩|分配|弄|分(?=[\s,?吗呢]|$))|如何(?:使用|操作|分配)|使用说明|你(?:能|会|可以)(?:干|做)?(?:什么|啥|嘛|哪些)|能做什么|有(?:什么|哪些|啥)(?:功能|指令|命令)|how (?:to|do i|do you|does this)|what can you|教(?:我|一?下)怎么|操作(?:手册|指南)|支持(?:哪些|什么)(?:命令|指令|操作|写法)|帮助一下|commands",
)
ASKS_LEAD: Final = _any(
    r"(?:啥|什么|咋|怎么|怎样)(?:个)?(?:情况|状态|样|进展|状况|进度|回事|来头|说法)", r"怎么样|咋样|如何了?(?=[\s?]|$)", r"到哪一?步|到哪了|到什么程度|有(?:下文|信儿?|消息|动静|进展|结果|反馈|回音)(?:了|没|吗|么|不)", r"谁(?:在|负责)?跟|在谁(?:手|那)|谁的|谁负责|给谁了|[分派]给?(?:了)?谁|(?:分|派|接|跟|联系|打|撞|回|约|签|退)了?(?:没有?|吗)(?=[\s,.?]|$)|有没有人",
    r"\bstatus\b|\bupdates?\b(?! by)|any (?:news|progress|update)|how is|how'?s|what about|who (?:has|owns|is|got|took)|what'?s (?:up|the|going)", r"哪来的|什么来源|来源是|什么背景|什么来头",
)  # fmt: skip
ASKS_LEAD_TOPIC: Final = _any(r"进展|状态|进度|情况|详情|资料|历史|背景|档案|记录|来源|detail|info\b|history|下文|动静")
REQUEST: Final = re.compile(
    r"^[\sLDC,:@的]*(?:请|麻烦|帮我|帮忙|劳驾|能否|pls|please|可以|给我)*\s*(?:查(?!重|到|无|了)|看一?下|看看|调出|显示|打开|show|check|lookup|look up|发我|报一下|说一?下|同步一?下)"
)
ASKS_MINE: Final = _any(
    r"我(?:的|手上|名下|手里|这边)(?:有)?(?:哪些|什么|多少|几)?.{0,4}(?:线索|lead|单)|my leads|mine\?"
)

# ---- what the owner answers
ACCEPT: Final = _any(
    r"接(?:了|收|单|下|手|受|着|吧|$|这|L|D)", r"我(?:来|跟|接|收|要|领|上|负责|去跟|拿)(?!们|过|不|觉得|说|问|一?下他)", r"(?:可以|能|愿意|那我|行,?我?)(?:接|跟)", r"认领|领(?:了|走|取)", r"收下|收了|拿下(?!了)|归我|给我|我的(?:了|吧|$)|分给我|派给我", r"跟(?:了|起来|上|吧|$)", r"\baccept(?:ed|ing)?\b|i'?ll (?:take|handle|follow)|taking (?:it|this|L|D)|\bmine\b|i (?:take|got|can take|will take|have) (?:it|this)?|on it|count me in|got this", r"没问题,?我", r"已接|确认接|同意接|安排上|开干|走起",
)  # fmt: skip
REFUSE: Final = _any(
    r"拒(?!绝了我|接|访)", r"退(?!休|款|出|房|票|税)", r"(?:不|没法|无法|接不|不能|暂不|先不|不想|没办法|跟不)(?:接(?!受?我|电话)|跟(?!我)|了|收|要|做|动)(?!他们)", r"接不(?:了|住|过来)|跟不(?:了|动|下去|过来)|搞不定|做不了|没法[跟接做]|推不动",
    r"(?<!客户)(?<!对方)(?<!他们)(?:不要|放弃|打回|驳回|还给|不适合我|换人|另请|弃|丢了)", r"\breject(?:ed|ing)?\b|\bdeclin(?:e|ed|ing)\b|\bpass(?:ing)?\b(?! (?:it|on))|\breturn(?:ed|ing)?\b|give (?:it )?(?:up|back)|can'?t take|cannot take|not taking|no capacity|won'?t take|send(?:ing)? (?:it )?back|drop(?:ping)? (?:it|this|L|D)", r"不是我(?:的)?(?:区域|行业|片区|范围|地盘)|不归我|不在我",
)  # fmt: skip
CONTACTED: Final = _any(
    r"联系(?:上|到|过|了(?!没|吗))|已联系", r"(?:电话|微信|打)(?:也)?(?:打)?通(?!不|过)(?:了|过)?|打通|接通|通(?:了|过)(?:个)?(?:电?话|微信|申请|验证)|通上话", r"聊(?:过|了|得|完|上|好)|谈(?:过|了|完|好)|沟通(?:过|了|完|好|顺)", r"加(?:上|了|到|过)?(?:了)?(?:他|她|对方|客户|老板|.{0,4})?(?:的)?(?:微信|vx|wx|企微|wechat)|微信(?:加上|通过|已加)",
    r"约(?:了|好|上|在|定|到)|约(?:下?周|明天|后天|今天|\d|这周|本周)", r"见(?:了|过|到|完)|碰(?:了|过)面|面谈|上门|拜访(?:了|过|完)|演示(?:了|过|完|约)|做了(?:演示|demo)|去(?:了|过)(?:客户|现场)", r"(?:客户|对方|他们|老板|他)(?:已)?(?:回|说|表示|让|要求|答应|同意|反馈|想|希望|要)(?!没|复$)",
    r"meeting (?:is )?(?:set|booked|scheduled|confirmed)|booked|scheduled|\bspoke\b|\btalked\b|\breached\b|\bcalled\b(?!.*no)|\bmet\b|got through|connected|had a (?:call|chat|meeting)|demo (?:set|booked|done|scheduled|on)|call (?:set|booked|done)|contacted|added (?:on |his |her |him |them )?(?:wechat|wx)",
)  # fmt: skip
TRIED: Final = _any(
    r"没(?:人|有人)?(?:接|回|打通|联系上|通过|约上|加上)|未接|无人接|不接(?:电话)?|(?:打|联系|加|约|找)不(?:通|上|到)|死活|占线|关机|停机|空号|忙音|转语音|拒接|挂(?:了|断)|一直没|秒挂|没通|不回",
    r"no answer|voicemail|not (?:answer|pick)|didn'?t (?:pick|answer)|unreachable|busy line|no reply|no response|couldn'?t reach|hung up|ringing|tried",
)
PROGRESS: Final = _any(
    r"(?:发|给|寄|提交|出|做)(?:了|过|完|送)?(?:个|份|一份|了?一?版)?(?:.{0,4})?(?:邮件|短信|资料|报价|方案|合同|样品|案例|ppt|标书|demo|试用|白皮书)", r"报(?:了)?价|签(?:了|单|约|合同|下)|合同|推进|在走|流程|投标|招标|招投标|试用|测试|poc|\bpoc\b|二次|再(?:打|联系|约|跟)|回访|跟进(?:了|中|一次|过)|跟(?:着|中)|在跟|在谈|成单|赢单|丢单|成交|付款|回款|打款|立项|汇报|内部(?:讨论|走|评估)|下(?:周|个?月)(?:再|定|给|签|有)|等(?:客户|他们|对方)|方案|预算(?:批|下来)|搞定",
    r"打了[一二两三四五六七八九十\d]+(?:次|遍|个|通)|今天(?:打|联系|跟|发)|明天(?:打|联系|跟|再|去)|下午(?:打|联系|去)|已?发送?(?:至|到|了)?", r"\bsent\b|\bproposal\b|\bquote\b|\bquoted\b|\bsigned\b|follow(?:ed|ing)?[- ]?up|\bclosed\b|\bwon\b|\blost\b|negotiat|contract|waiting for|in progress|trial|will (?:call|visit|try)|next week|calling|demo",
)  # fmt: skip

# ---- notes and chatter
ABOUT_CUSTOMER: Final = _any(
    r"他们|它们|人家|(?<!我)(?<!我们)公司|客户|老板|对方|这边的?人|(?<!跟)(?<!们)总(?:经理|监)|董事|ceo|cto|cfo|cio|coo|\bvp\b|hr|采购|决策|预算|规模|注册资本|上市|融资|裁员|扩产|招标|竞品|友商|竞争对手|前同事|老同事|同学|校友|朋友|认识|熟(?!悉你)|吃过|拜访过?|见过|打过交道|合作过|接触过|聊过|介绍|集团|子公司|母公司|行业|需求|系统|官网|搬|迁|倒闭|官司|拖款|回款|信用|口碑|靠谱|黑名单|失信|补充|参考|展会|路演|会上|老家|老乡|邻居|亲戚|亲妹|发小|战友|羽毛球|高尔夫|partner|they|their|them|client|customer|\bknow\b|\bmet\b|friend|colleague|company|intro|budget|fyi|roadshow|event|investor|used to work|classmate|alumni|\bboss\b",
)
RELATION: Final = _any(
    r"认识|熟|同事|同学|校友|朋友|亲|老乡|战友|发小|吃过|know|friend|colleague|classmate|前东家|羽毛球|老师|师兄|师弟|师姐"
)
OFFER: Final = _any(r"我来(?:帮|补充|约|介绍|引荐)|帮忙|可以帮|引荐|牵线|搭桥|约出来|help|introduce|intro")
MET: Final = _any(r"见过|拜访|吃过|聊过|碰过|接触|\bmet\b|打过交道|会上|展会|路演|roadshow")
TELLS: Final = _any(
    r"补充|合作|听说|据说|了解到|风格|他们(?!说)|这家(?:公司)?(?:是|老板|的|去年|在|之前|以前|上)|老板|友商|竞品|fyi|their|they|备注|提供.{0,4}信息|供参考|注意"
)
CLAIMED_RIGHT: Final = _any(
    r'"do"|\{.*:.*\}',
    r"授权",
    r"忽略(?:之前|以上|前面|所有)|ignore (?:all|previous|the above)",
    r"我(?:就)?是(?:销管|管理员|admin)",
    r"以(?:销管|管理员)(?:的)?(?:身份|权限)",
    r"(?:代|替)(?:表)?(?:销管|O)",
    r"system ?:|as (?:an )?admin|on behalf of|i am (?:sales.?ops|admin)",
    r"销管(?:已经?)?(?:同意|说|让我)|O(?:已经?)?(?:同意|让我)",
)
CHATTER: Final = re.compile(
    r"^[\s,.!~…。X、@]*(?:收到+|好+的?|好嘞|好滴|好哒|ok+(?:ay)?|k|嗯+|恩+|哦+|噢+|啊+|哈+|嘿+|呵+|行+|可以|没问题|明白了?|知道了?|了解了?|懂了?|辛苦了?|谢+|感谢|多谢|thx|thanks?(?: you)?|ty|noted|roger|sure|great|nice|cool|good(?: job| morning| night)?|morning|早上?好?|晚安|牛+(?:啊|逼|批)?|赞+|厉害|给力|加油|棒|恭喜|666+|lol|haha+|xd|\+?1+|在的?|来了|马上|稍等|等下哈|对+|是的?|yes|yep|yeah|got it|received|copy|done|well done|congrats|happy birthday|生日快乐|hi|hello|你好|大家好?|各位|老师|老板大气|冲|okk?|得嘞|妥|中|必须的?|呜+|欧了|领导|同意|支持|已阅|已读|看到了?|了|哈哈+|吧|呀|哟|嘛|哇|兄弟们?|姐妹们?|啦|滴|team|all|guys|the|you|for|so|much|very|a|lot|\s|,|[.!~…。、X@])+$"
)
OFF_TOPIC: Final = _any(
    r"周报|日报|月报|例会|开会|会议室?|晨会|快递|团建|聚餐|吃饭|饭局|午饭|晚饭|中饭|奶茶|咖啡|外卖|下午茶|火锅(?!供)|生日|周末|放假|请假|休假|调休|下班|加班|报销|发票|打卡|电脑|打印机|年会|红包|工位|考勤|体检|天气|下雨|地铁|停车|球赛|电影|游戏|健身|前台|门禁|wifi|密码|团队|大家|各位|兄弟们|业绩|开单|大单|提成|冠军|lunch|dinner|coffee|birthday|weekend|holiday|party|meeting room|printer|weather|happy|congrat|everyone|guys|team ?building|午休|空调|口号|早会|复盘|培训|照片|表格|群里|拉群|进群|头像|朋友圈|股票|彩票|堵车|迟到"
)
