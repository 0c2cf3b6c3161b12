"""What the answers under a name mean: nothing, no need, who decides, which tier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.inquiry import Authority
from bot.domain.intake.memory import remembered
from bot.domain.intake.money import is_sum
from bot.domain.intake.people import title_behind
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from bot.domain.inquiry import Budget, Timeline

_NOTHING = regex(
    r"(?:暂时?|目前|还|都)?(?:无|没有?|未知|不详|不清楚|不知道|不明|没问|未问|没说|未说|没提|未提|未提供|"
    r"没给|没问到|未透露|不方便说|保密|待定|待补充?|待确认|待了解|空|暂缺|缺|略|"
    r"n/?a|none|null|nil|unknown|tbd|tbc|no|not? sure|-+|/+|\?+|\.+|x+|_+)?(?:了|呢)?[。.!?\s]*",
    re.IGNORECASE,
)
_NO_NEED = regex(
    r"(?:没有?|无|暂无|不|未)(?:明确|具体|实际|真实|任何|什么|啥|太大|相关|这个|这方面)?的?(?:采购|购买)?(?:需求|"
    r"需要|兴趣|意向|打算|计划)|不感兴趣|没打算(?:买|采购|上|换|用)|(?:不|没)想(?:买|采购|了解|换)|"
    r"不(?:需要|考虑)(?!.*(?:但|不过))|不买|不用了|不(?:做|上|搞|弄|换)了(?![吗么])|用不(?:上|到)|(?:只是|就是|仅|单纯|纯粹|"
    r"只)(?:想)?(?:来|为了)?(?:下载|下个|领|拿|要个?)(?:了|个|一份|份)?(?:资料|白皮书|礼品|奖品|报告|"
    r"小礼物)|"
    r"打错|误点|误填|误操作|填错|随便(?:填|看|点|问)|手滑|点错|没留过|没填过|学生|写论文|做(?:毕业设计|"
    r"课题|作业|调研报告)|学习学习|学学|找工作|求职|应聘|投简历|"
    r"already (?:bought|have)|not interested|(?<![a-z])no (?:current |immediate |real )?(?:need|interest|requirement)|"
    r"^(?:none|nothing|not)(?: needed| required| planned| specific)?(?: right)?(?: for now| yet| now|"
    r" at th(?:e|is) (?:moment|stage|time))|newsletters? (?:only|sign-?up)|"
    r"(?:just|only)(?: wants?| subscribed| here)?(?: to| for)?(?: the| our)? newsletter|just (?:looking|browsing|"
    r"downloaded)"
)
_NOT_OURS = regex(
    r"不是(?:我们?|咱们?|我司)的?(?:产品|业务|方向)|(?:我们|咱们|我司)(?:不做|做不了|没有)(?:这个|这块|这类|该)"
)
_SELLING = regex(
    r"推销|推广他们|卖(?:他们|我们|给我们|东西)|想(?:给|跟)我们(?:推|卖|供货|做推广|提供)|(?:给|向|跟|"
    r"找)我们(?:推销|推荐他们|卖|供应|介绍他们的)|他们的产品|给我们报个?(?:价|方案)|(?:做|是做?)[^,;。]{0,6}?(?:代运营|seo|广告投放|猎头|"
    r"外包)的|"
    r"(?:寻求|谈|想谈|求)?(?:异业|商务|渠道|广告|媒体)合作|供应商(?:自荐|推荐)|成为(?:我们的?)?(?:供应商|"
    r"代理)|招商加盟|拉赞助|求赞助|sell(?:ing)? (?:to us|us|their)|猎头|保险推销|贷款",
    re.IGNORECASE,
)
_LATER = regex(
    r"(?:没|未|暂未|尚未|还没|没有|暂无|不)(?:有)?(?:立项|项目|预算计划|采购计划|具体计划|计划)|无项目|"
    r"没到(?:立项|采购)|(?:先|提前|初步)(?:了解|看看|关注|储备|调研|学习)|不(?:着)?急|(?:明|后)年[再才]?(?:可能|也许|看|考虑)|明年再|以后再|再说|"
    r"后面再|过段时间|"
    r"年(?:后|底|中)再|年.{0,5}再(?:立项|说|看|考虑|上|做|启动|定|议)|看情况|长期关注|有需要再|no "
    r"project|not (?:yet )?(?:approved|planned|budgeted)|next year|no rush|early stage|just exploring|"
    r"储备|观望|未来(?:一年|半年)",
    re.IGNORECASE,
)
_NO_PROJECT = regex(
    r"(?:没|未|暂未|尚未|还没|没有|暂无)(?:有)?(?:开始)?(?:立项|项目)|无项目|没到(?:立项|采购)|不立项|no "
    r"project",
    re.IGNORECASE,
)
_VISIT = regex(
    r"(?:上门|登门)(?!女婿)|(?:约|邀请?|请|让|叫|希望|想|要求?|安排|盼|欢迎).{0,12}(?:来公司|过来|过去|"
    r"派人|拜访|演示|面谈|面聊|见面|见一?面|当面|面对面|到访|去厂|到厂|现场|去.{0,6}(?:聊|坐坐|转转)|到.{0,6}(?:聊|坐坐|转转)|"
    r"demo|交流会|讲一?讲|讲解|来(?:一趟|看看|聊|谈)|售前|试用|pov|poc)|(?:来|到|去)(?:我们|他们|公司|"
    r"厂里|现场|园区|工厂|单位).{0,6}(?:演示|看看|聊|谈|讲|交流|调研|看下|看一下)|"
    r"(?:售前|顾问|专家|工程师|销售|人).{0,4}(?:支持|交流|介入|来|上门|到场|过去|过来|对接|拜访)|约(?:了|"
    r"好|在|我们)?.{0,8}(?:聊|谈|见|拜访|演示|demo|会)|(?:看|做|要|安排|预约|想要|申请|wants? a|book a|"
    r"request(?:ed|s)? a|schedule a|needs? a|see a).{0,4}"
    r"(?:演示|demo)|派[几个一两名位]*人|过来.{0,8}(?:讲|聊|看|谈|演示|交流)|讲一?讲|实地|现场(?:演示|交流|勘|考察|看|"
    r"调研)|线下(?:见|聊|交流|沟通|拜访)|(?:请|让|邀请?)(?:我们|人)(?:去|过去)?.{0,4}交流|"
    r"演示一?下|visit|on-?site|site visit|meet(?:ing)? with|presales|"
    r"pre-sales|\bdemo\b|(?:可以|随时|欢迎|方便|都行).{0,6}(?:过去|过来|上门|去|来)(?:拜访|聊|谈|看|坐|交流|讲)|"
    r"(?:^|需求[:\s]*|想要?|要个?)(?:产品|现场|上门|线下|线上)?(?:演示|拜访|售前(?:支持|交流|讲解)?|试用)$",
    re.IGNORECASE,
)
_NO_VISIT = regex(
    r"(?:不|别|暂不|不用|不要|不想|拒绝|没有?|谢绝)(?:想|要|需要|方便|接受|让|安排|用)?.{0,3}(?:上门|"
    r"拜访|演示|见面|派人)|demo\s*(?:已|做过|完)|(?:已经?|做过|看过|上次)(?:演示|demo|上门|拜访)|"
    r"演示(?:过了|已)",
    re.IGNORECASE,
)
WHOEVER = (
    r"(?:(?:公司|大|他们|院|校|厂|集团|上面|上级|分管)?副?(?:领导|老板娘?|老总|总工|总部|班子|董事会|董事长|股东|高层|"
    r"管理层|"
    r"上级|上头|上面|院长|"
    r"校长|社长|场长|庄主|厂长|局长|所长|书记|党委|委员会|管委会|总经理|总裁|副总|财务|采购委员会|[\u4e00-\u9fff]{2}局|国资委|财政|"
    r"主管部门|招标办|办公会|[社会]员大会|理事会|会长|理事长|集团|[他她]们?的?(?:总监|经理|主任|部长|科长)|"
    r"[院厂处科局部县市镇区乡]里|家里人?|[他她](?:姐|哥|弟|妹|叔|舅|姑|妈|岳父|表哥|堂哥)|爸爸?|父亲|老公|老婆|爱人|家族|大家|集体|招标|甲方|"
    r"业主)|[\u4e00-\u9fff]总|(?:the |her |his |their )?(?:boss|board|hq|hrd|headquarters|ceo|cfo|cto|cio|gm|vp|"
    r"management|owner))"
)
SEES_TO_IT = (
    r"(?:定(?![制位时期金向做义])|拍板|决定|审批|批(?!量|发|次)|同意|点头|签(?:字|批|了)|说了算|决策|做主|过目|过会|"
    r"审核|把关|管钱|"
    r"approv|decid|sign)"
)
_SURELY = regex(
    r"[他她我](?:就能|就可以|能|可以|就)(?:直接)?(?:定|签|拍板|做主|决定)(?!不)|"
    r"自己(?:一个人)?(?:就能|就可以|能|可以|就|来|直接)?(?:定(?!制|位)|签|拍板|做主|决定|说了算|话事)(?!不了?)|"
    r"[他她](?:自己)?说了算(?!一半)",
    re.IGNORECASE,
)
_DECIDES = regex(
    r"授权给?[他她]|决策[者人]|最终决策|最终决定|能?拍板|一把手|老板本人|本人|自己$|自己(?:能|就|可以)?(?:定|决定|说了算|拍板)|"
    r"他定|她定|"
    r"我定|直接定|说了算|一言堂|全权|有决策权|能定|能做主|做主|决策层|最终|第一决策|[他她](?:自己)?(?:就|也)?是(?:大|"
    r"公司)?老板|"
    r"自己就?是老板|一个人(?:定|说了算)|当场(?:就能|能)?定|说话(?:算数?|管用)|"
    r"decision|decider|final|decides|sign ?off|owner|yes|^是|^有$|^高$|^决策$|^(?:能|可以|对|行)的?$|"
    r"^(?:公司|单位|企业|门店|店)?负责人$",
    re.IGNORECASE,
)
_INFLUENCES = regex(
    rf"^(?:否|不是|非|no|不能|不行|不可以|不)(?![\u4e00-\u9fffa-z])|"
    rf"^(?:是|由|归|看|听)[他她]们?(?:公司|单位|家)?的?{WHOEVER}|{WHOEVER}[^,]{{0,2}}听[他她]的|"
    rf"(?:信息|资料|情报)?(?:收集|搜集)(?:者|人|资料|信息)|成员|小组|之一|影响|推荐|建议|评委|评标|评估|评审|把关|参与|选型|"
    rf"牵头|拍板(?:的?是|人:?|在|归)(?![他她我本]|自己)|技术评估|技术决策|技术负责|初选|初审|筛选|一半|"
    rf"(?:需|要|得|再|还|等|看|由|请|让|跟|向|给|和|与|找|报|经|待).{{0,10}}(?:审批|通过|批(?!量|发)|同意|拍板|汇报|"
    rf"请示|签字|决定|上会|过会|点头|"
    rf"商量|申请|过目|报(?!价|名|表|告))|汇报|请示|上报|报批|"
    rf"{WHOEVER}.{{0,4}}{SEES_TO_IT}|{WHOEVER}(?:统一)?(?:招标|采购)|(?:最终|最后|都|还是)(?:由|是|要|得|看|"
    rf"听)?{WHOEVER}|"
    rf"(?:帮|替|代|给){WHOEVER}(?:来?问|打听|了解|看)|"
    r"只(?:负责|管)|没有?(?:采购|决策)权|筛(?:选|几|三|一)|报(?:公司|总部|集团|上面)|"
    r"(?:decision|decided|approved|signed) (?:by|with|at)|influenc|"
    r"recommend|evaluat|gatekeeper|champion|advis|approval|report(?:s|ing)? to|部分|执行|经办|跑腿|"
    r"对接|传话|有(?:一定|部分|建议)|协助|"
    r"(?:定|签|拍板|做主|决定)不(?:了|下来)|无决策|没有?决策|不是决策|非决策|不能(?:定|拍板|做主)|做不了主|定不了|说了不算|没有?(?:拍板|决定)权|"
    r"统一(?:采购|招标)",
    re.IGNORECASE,
)
_USES = regex(
    r"用的人|技术员|工人|基层|使用者|使用人|使用部门|使用方|最终用户|终端用户|用户|普通(?:员工|职员|工程师|用户|"
    r"科员)|一线|操作|"
    r"\bend ?user|\buser|使用",
    re.IGNORECASE,
)
_UNKNOWN = regex(
    r"未知|不详|不清楚|不知道|不明|不确定|没问|未问|待确认|待定|待了解|待核实|没说|没透露|保密|unknown|"
    r"not sure|tbd|\bn/?a\b|\?",
    re.IGNORECASE,
)
_OTHERS = regex(
    rf"{WHOEVER}$|^(?:公司|院|校|厂)?{WHOEVER}|^(?!本|我|自己|销售部?$)[A-Za-z\u4e00-\u9fff]{{1,6}}(?:部|处|科室?|(?<!主)办|办公室|中心|组|局)$",
    re.IGNORECASE,
)
_ROLES = (
    (Authority.UNKNOWN, regex(f"{_UNKNOWN.pattern}|^{_NOTHING.pattern}$", re.IGNORECASE)),
    (Authority.DECISION_MAKER, _SURELY),
    (Authority.INFLUENCER, _INFLUENCES),
    (Authority.DECISION_MAKER, _DECIDES),
    (Authority.USER, _USES),
    (Authority.INFLUENCER, _OTHERS),
)
"""What is said of deciding, the surest sign first; a boss who is somebody else leaves the contact an influencer."""


def is_not_ours(words: str) -> bool:
    """Whether the writer remarks that we do not sell what they want."""
    return bool(_NOT_OURS.search(words))


def says_nothing(words: str) -> bool:
    """Whether the words under a name are only a way of leaving it open: 无, 不详, 待定, -, n/a."""
    return bool(_NOTHING.fullmatch(words.strip()))


@remembered
def sells_to_us(words: str) -> bool:
    """Whether they want to sell something to us rather than buy."""
    return bool(_SELLING.search(words))


@remembered
def denies_need(words: str) -> bool:
    """Whether the words say that nothing is wanted."""
    return says_nothing(words.split(",", maxsplit=1)[0]) or bool(_NO_NEED.search(words))


def read_authority(words: str, *, contact: str | None = None, title: str | None = None) -> Authority | None:
    """The contact's part in the decision; somebody else who decides makes the contact an influencer (S9)."""
    said = words.strip(" 。.")
    if not said:
        return None
    rank = title_behind(title) if title else ""
    name = next((name for name in (contact, title, rank) if name and said.startswith(name)), "")
    if said == name:
        return Authority.DECISION_MAKER
    role = next((role for role, signs in _ROLES if signs.search(said[len(name) :])), None)
    return role or (Authority.DECISION_MAKER if name else None)


@remembered
def wants_visit(words: str) -> bool:
    """Whether a visit, a demonstration or somebody from pre-sales is asked for (S64)."""
    return any(_VISIT.search(part) and not _NO_VISIT.search(part) for part in re.split(r"[,;。\n]", words))


def tier_of(*, need: str | None, budget: Budget | None, timeline: Timeline | None, words: str) -> int | None:
    """The tier of S63-S65: 1 a need and a sum, 2 a wish for pre-sales, 3 interest without a project within a year."""
    if need is None:
        return None
    if budget is not None and (
        budget.low or budget.high or is_sum(budget.words) or any(map("123456789".__contains__, budget.words))
    ):
        return 1
    if wants_visit(_ADDRESS.sub(" ", words)):
        return 2
    within = timeline is None or timeline.months is None or timeline.months <= _YEAR_AND_MORE
    later = _NO_PROJECT.search(words) or _LATER.search(words) or _LOOKS_ABOUT.fullmatch(need.strip())
    return 3 if later and within else None


_ADDRESS = regex(r"https?://\S+|(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}@\S+")
"""What a pasted address holds asks for nothing."""
_LOOKS_ABOUT = regex(r"(?:先|想|目前)*(?:了解|看看|问问|咨询|打听)(?:一?下|看看)?(?:而已|再说)?[。.!]?")
"""No more than to look about."""
_YEAR_AND_MORE = 24
