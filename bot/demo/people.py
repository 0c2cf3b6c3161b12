"""Who works in the demo's company. Everybody is invented."""

from __future__ import annotations

from bot.domain.people import Person, Role

GROUP = "wrDispatchDemo"
GROUP_NAME = "派单群"

PEOPLE = (
    Person(userid="liuyang", name="刘洋", roles=frozenset({Role.SDR}), nicknames=("小刘",), title="SDR", region="上海"),
    Person(userid="sunting", name="孙婷", roles=frozenset({Role.SALES_OPS}), nicknames=("婷姐",), title="销管主管"),
    Person(userid="lijianguo", name="李建国", roles=frozenset({Role.DIRECTOR, Role.SALES_HEAD}), title="销售总监"),
    Person(
        userid="wanglei",
        name="王磊",
        roles=frozenset({Role.SALES}),
        nicknames=("磊哥",),
        title="高级销售经理",
        region="上海",
        industries=("制造", "工业自动化"),
        capacity=12,
    ),
    Person(
        userid="liming",
        name="李明",
        roles=frozenset({Role.SALES}),
        title="销售经理",
        region="上海",
        industries=("零售", "餐饮"),
        capacity=12,
    ),
    Person(
        userid="wanglei2",
        name="王雷",
        roles=frozenset({Role.SALES}),
        nicknames=("雷子",),
        title="销售经理",
        region="北京",
        industries=("金融", "保险"),
    ),
    Person(
        userid="zhangwei",
        name="张伟",
        roles=frozenset({Role.SALES}),
        nicknames=("老张",),
        title="大客户销售",
        region="北京",
        industries=("能源", "央国企"),
    ),
    Person(
        userid="ouyangna",
        name="欧阳娜",
        roles=frozenset({Role.SALES}),
        nicknames=("娜姐",),
        title="高级销售经理",
        region="广州",
        industries=("快消", "美妆"),
        capacity=2,
    ),
)
"""Two people called Wáng Lěi are here on purpose: the bot asks which one is meant. 欧阳娜 has room for two (S32)."""

PLAYERS = (
    ("liuyang", "sdr"),
    ("sunting", "sales_ops"),
    ("lijianguo", "director"),
    ("wanglei", "sales"),
    ("liming", "sales"),
)
"""Whom one can be on the page, with the role that is shown."""
