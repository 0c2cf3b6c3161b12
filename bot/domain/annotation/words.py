"""The words by which a note is understood: roles, names, and what tells of knowing, meeting, offering and hearing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH: Final[Mapping[str, str]] = {
    "boss": "老板", "owner": "老板", "founder": "创始人", "co-founder": "联合创始人", "chairman": "董事长",
    "president": "总裁", "vice president": "VP", "general manager": "总经理", "purchasing director": "采购总监",
    "procurement director": "采购总监", "purchasing manager": "采购经理", "procurement manager": "采购经理",
    "it director": "IT总监", "it manager": "IT经理", "sales director": "销售总监", "finance director": "财务总监",
    "marketing director": "市场总监", "head of it": "IT负责人", "head of procurement": "采购负责人",
    "head of sales": "销售负责人", "head of marketing": "市场负责人", "head of finance": "财务负责人",
    "技术vp": "技术VP", "副总": "副总", "一把手": "一把手",
}  # fmt: skip
_DEPARTMENT = (
    "采购|技术|设计|财务|市场|营销|销售|运营|信息化|信息|it|数字化|数智化|人事|人力资源|人力|行政|研发|产品|生产|制造|供应链|物流|质量|"
    "品质|工厂|设备|法务|战略|大区|区域|电商|渠道|品牌|客服|客户成功|项目|安全|数据|综合|办公室|工程|仓储|培训|招商"
)
_CHIEF = r"(?<![a-z])(?:ceo|cto|cfo|cio|coo|cmo|cpo|cho|cso|cdo|ciso|evp|svp|avp|vp|gm|hrd|hrbp|hr)(?![a-z])"
_RANK = (
    "副董事长|董事长|副总裁|总裁|副总经理|总经理|常务副总|执行董事|董事|副总监|总监|副经理|经理|副主任|主任|主管|负责人|副部长|部长|"
    "处长|科长|厂长|院长|校长|园长|店长|行长|社长|局长|书记|合伙人|创始人|联合创始人|大老板|二老板|老板娘|老板|总工程师|总工|"
    "工程师|秘书|总助|助理|一把手|二把手|副总(?!监|裁|经)|股东"
)
_ENGLISH_ROLES = "|".join(sorted((re.escape(name) for name in ENGLISH if name.isascii()), key=len, reverse=True))
_ROLE = (
    rf"(?:{_DEPARTMENT})?(?:部门?)?(?:的)?{_CHIEF}|(?:(?:{_DEPARTMENT})(?:部门?)?)?(?:{_RANK})|\b(?:{_ENGLISH_ROLES})\b"
)
THEIRS: Final = regex(
    rf"(?P<side>他们家?|她们|它们|人家|对方|客户那边|客户方?|这家公司|这家|那家|其|"
    rf"\b(?:their|the client'?s?)\b)(?:公司|集团)?的?\s*(?:那个|一个)?"
    rf"\s*(?P<role>{_ROLE})"
)
SIDE: Final[Mapping[str, str]] = {"其": "他们", "对方": "对方", "人家": "他们"}
ROLE_ONLY: Final = regex(rf"(?<!我们)(?<!我司)(?<!咱们)(?<!咱)(?P<role>{_ROLE})")
_SURNAME = (
    "欧阳|司马|上官|诸葛|司徒|慕容|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦"
    "昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤殷罗毕郝邬安乐于时傅卞齐康伍余元顾孟黄和穆萧尹姚邵汪祁毛狄米贝臧计成戴宋庞熊纪舒屈项祝"
    "董梁杜阮蓝闵季贾江童颜郭梅林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓洪包左石崔吉龚程裴陆翁荀甄曲封段侯全班秋仲伊宫"
    "宁仇甘厉祖武符刘景詹龙叶白蒲卓池乔温庄晏柴瞿阎连易廖耿匡文寇曾沙丰关查游权盖岳帅肖涂冼覃闫]"
)
NAME_BEHIND: Final = regex(
    rf"\s*[(叫是姓名为]{{0,2}}\s*(?P<name>(?:{_SURNAME})[\u4e00-\u9fff]{{1,2}}?"
    r"(?=[)\s,;。!]|$|是|吃|见|聊|认识|以前|之前|说过|讲过|在|和|跟|与|过|喝|打过|开过|我)|"
    r"[a-z]{2,12}(?: [a-z]{2,12})?(?=[)\s,;。!\u4e00-\u9fff]|$))"
)
"""A person's own name right behind the part he has there: 他们CTO张强, 采购总监(刘芳), VP tom chen."""
NO_NAME: Final = regex(
    r"周[一二三四五六日天末年]|时间|时候|高兴|高层|高管|高度|方便|方面|安排|安心|常常|常年|全部|全员|任何|路上|于是|明年|明天|白天|金额|"
    r"平时|平常|水平|温和|古板|包括|房产|经常|经理|管理|管事|车上|万一|空了|时刻|"
    r"(?:is|was|at|and|the|who|he|she|in|for|from|to|we|has|had|said|last|next|met|on|of|my|will|wants?)\b.*"
)
"""What looks like a name there and is an everyday word: 周三, 时间, 方便; rather none than a wrong one."""
NAMED: Final = regex(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[跟和与是的见过约找给让说请叫这位家认识熟了们为,、位下周上天月年日]))(?P<name>[老小]?(?:{_SURNAME}))"
    rf"(?P<rank>(?:{_DEPARTMENT})?(?:{_RANK})|总(?!是(?!我|前|老|大)|[共算监体部之要的在会得可])|工(?![作厂业程人艺商资期])|姐|哥|老师|博士|教授|董(?!事)|院士"
    r"|先生|女士)"
)
RANKS: Final[Mapping[str, str | None]] = {
    rank: rank.replace("副总(?!监|裁|经)", "副总")
    for department in ("", *_DEPARTMENT.split("|"))
    for rank in (f"{department.upper() if department == 'it' else department}{each}" for each in _RANK.split("|"))
} | {"董": "董事"}
NOBODY: Final = frozenset({"任总", "成总", "安总", "全总", "和总", "方总"})
POINTS: Final = regex(
    r"这个人|这人|此人|这位|联系人|(?<!其)(?<![吉])他(?!们|家|们家)|(?<![a-z])(?:he|him|she|her)(?![a-z])|^(?:是?我的?|我们?是?)?(?:前|老)?(?:同事|同学|校友|朋友)"
)
OFFER: Final = regex(
    r"我(?:来|可以|能|去|们?可以|帮)(?:一起)?(?:帮|约|介绍|引荐|引见|牵|补充(?=$|[下一点些]*(?:信息|情况|背景|资料)|[。!,;])|协助|支持|出面|打(?:个)?招呼|陪|搭|问问|联系)|我(?:来|可以|能)?帮(?:你|忙|您|他|着|大家)?(?:约|一起|引|介绍|打|问|推|牵|搭|协助|联系|忙|你)|"
    r"需要(?:的话)?.{0,6}(?:找我|我帮|我来|我约|叫我|叫上我)|有需要.{0,4}(?:找|喊|叫)我|可以(?:帮忙|引荐|帮你|帮|介绍|约)|引荐|牵(?:个|条)?线|搭(?:个)?桥|约(?:他|她|人)?出来|"
    r"一起(?:去)?(?:拜访|服务|见)|(?<![a-z])(?:help|introduce|an? intro|intro(?:duction)?)(?![a-z])"
)
MET: Final = regex(
    r"(?<!没)(?<!没有)(?<!不曾)(?<!未)(?:见过|见了|见到|拜访过|拜访了|拜访(?!一下|下)|聊过|聊了|吃过饭|吃了|吃过|吃饭|喝过|喝酒|碰过|碰到|碰了|碰面|接触|"
    r"打过交道|通过电话|"
    r"交流过|开过会|沟通过|走访|参观|去过|到访|来过|加过微信|加了微信|会上|展会|路演|峰会|论坛|沙龙|交换过名片)|"
    r"(?<![a-z])(?:met|saw|visited|roadshow|talked to|spoke (?:to|with)|"
    r"had (?:lunch|dinner|coffee))(?![a-z])"
)
RELATION: Final = regex(
    r"(?<!不)(?<!没)认识|(?<!不)(?<!不太)(?<!没)熟(?!悉(?:我们|产品)|练)|前?同事|老同事|同学|校友|同门|朋友|亲戚|亲妹|亲弟|亲哥|亲姐|表哥|表弟|堂哥|堂弟|舅|姑|老乡|同乡|战友|发小|师兄|师弟|师姐|师妹|老师(?!傅)|学生|"
    r"老领导|老上级|老下属|前老板|前领导|前东家|老东家|前任|羽毛球|高尔夫|球友|邻居|partner|介绍的|有交情|关系(?:很|挺|不错|好|近|铁)|"
    r"(?<![a-z])(?:know|knows|friends?|colleagues?|classmates?|used to work|alumn[ia]|ex-?colleague)(?![a-z])"
)
INTELLIGENCE: Final = regex(
    r"他们|它们|人家|对方|客户|公司|集团|老板|预算|裁员|融资|上市|扩产|招标|投标|竞品|友商|竞争对手|在用|用的是|系统|立项|决策|采购|拍板|换了?人|离职|新来|子公司|母公司|注册资本|回款|拖款|信用|"
    r"口碑|官司|倒闭|搬|行业|规模|人数|需求|合同|到期|听说|据说|了解到|风格|打算|计划|准备|今年|明年|去年|总部|(?<![a-z])(?:they|their|budget|fyi|competitor|crm|erp|saas|layoffs?)(?![a-z])"
)
