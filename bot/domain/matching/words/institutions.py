"""How hospitals, schools, banks and offices of the state are named, in full and for short."""

from __future__ import annotations

from typing import Final

from bot.domain.patterns import regex

NUMBERS: Final = "一二三四五六七八九十"

_BANKS: Final = {"工": "工商银行", "农": "农业银行", "建": "建设银行", "招": "招商银行", "交": "交通银行"}
_UNIVERSITIES: Final = {
    "川": "四川大学", "浙": "浙江大学", "北": "北京大学", "武": "武汉大学", "厦": "厦门大学", "山": "山东大学",
    "吉": "吉林大学",
}  # fmt: skip

SHORT_FORMS: Final = (
    (regex(rf"([{NUMBERS}])附院|附([{NUMBERS}])院|附属第([{NUMBERS}])医院"), r"第\1\2\3附属医院"),
    (regex(rf"(?<=..)(?<!第)([{NUMBERS}]{{1,3}})中$"), r"第\1中学"),
    (regex("(?<=西南|上海|北京|西安|兰州|华东|大连|重庆)交大"), "交通大学"),
    (regex("(?<=..)(?<!北京|南京|上海)师大(?=$|附属|第)"), "师范大学"),
    (regex(rf"(?<=..)医大(?=$|附属|第|[{NUMBERS}]院)"), "医科大学"),
    (regex("(?<=..)职院"), "职业技术学院"),
    (regex(rf"(?<=大学)([{NUMBERS}])院$"), r"第\1医院"),
    (regex("人民(?=法院|检察院|政府)"), ""),
    (regex("(?<!监督)监管(?=局|委|分局)"), "监督管理"),
    (regex("市监(?=局|分局)"), "市场监督管理"),
    (regex(r"^(?:中华人民共和国(?=..)|国家税务总局(?=.+税务))"), ""),
    (regex("农商银?行"), "农村商业银行"),
    (regex("^(?:中国)?(工|农|建)行(?=.+[分支]行|$)"), lambda found: _BANKS[found[1]]),
    (regex("^(招|交)行(?=.+[分支]行|$)"), lambda found: _BANKS[found[1]]),
    (regex("^中行(?=.+[分支]行|$)"), "中国银行"),
    (regex("^中科院"), "中国科学院"),
    (regex("^中国铁路(.{2,4}局)集团(?:有限公司)?"), lambda found: f"{found[1][:-1]}铁路局"),
    (regex("^(川|浙|北|武|厦|山|吉)大(?=附属|医学|第.附|.{2,4}医院)"), lambda found: _UNIVERSITIES[found[1]]),
)
"""What people write for short → the whole."""

BANK: Final = regex(
    r"(?P<name>.{2,}?)银行(?P<form>股份有限公司|有限责任公司|有限公司)?(?P<unit>.*(?:[分支]行|分理处|营业部|营业所|中心|部))?"
)
OWN_NAME_OF_BANK: Final = regex("(?!农村|城市|发展|国际|联合).{2,3}(?:农村|城市)?(?:商业|合作)")
"""楚淙农村商业: not only a kind of bank behind its place. Of 村镇银行 many have one name, and the place tells them."""
NATIONAL_BANK: Final = regex(r"^中国(?=工商|农业|建设|光大|民生|邮政储蓄|进出口)")

UNIVERSITY: Final = regex(r"(?P<name>(?:(?!集团).){2,}?)(?P<kind>大学|(?<!科)学院)(?![城生路堂派风])(?P<unit>.*)")
OWN_NAME: Final = regex(rf"(?:医学院|医学部)?(?:附属)?(?P<name>[^第附属{NUMBERS}][^第附属]+医院)$")
"""A university's hospital has a name of its own: 四川大学华西医院 is 华西医院 too."""

HOSPITAL: Final = regex(
    rf"(?P<name>第[{NUMBERS}\d]+(?:人民|中医|中心|妇幼|附属)?|人民|中医|中心|妇幼|儿童|妇产科?|口腔|胸科|肿瘤|骨科|传染病|皮肤病|中西医结合)(?P<kind>医院|保健院|(?<=中医)院)(?P<unit>.*)"
)
SHORT_HOSPITAL: Final = regex(rf"([{NUMBERS}])(?:医院|院)")
SCHOOL: Final = regex(rf"(?P<name>第[{NUMBERS}\d]+)(?P<kind>中学|小学|幼儿园|职业中学|高级中学)(?P<unit>.*)")
ORGAN: Final = regex(
    r"(?P<name>.{0,14}?(?:(?<![书邮])局|(?<![餐饮展舞影歌茶客业务])厅|政府|法院|检察院|海关|委员会|管委会|街道办事处|派出所))(?P<unit>.*)"
)
"""An office of the state, behind its place."""
LEVEL: Final = regex("[局厅]$")
"""水利厅 of a province, 水利局 of its cities."""
BRANCH_OFFICE: Final = regex(r"(?P<what>公安|税务|市场监督管理|生态环境|自然资源)局(?P<where>.{2,6}?)分局")
"""杭州市公安局西湖区分局 is 西湖公安分局."""

TELLS: Final = regex(
    rf"银行|[分支]行$|[工农建招交中农商]行|大学|学院|职院|医院|保健院|中学|小学|幼儿园|中$|附.?院|[交师医]大|[{NUMBERS}]院$|中科院|局|厅|政府|法院|检察院|海关|"
    r"委员会|管委会|街道办事处|派出所"
)
"""One of them stands in every such name."""
