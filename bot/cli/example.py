"""A small sales floor that everybody knows, to try sentences on and to print the phrasebook with. All invented."""

from __future__ import annotations

from bot.domain.people import Person, Role, Roster

PEOPLE = (
    Person(userid="sunting", name="孙婷", roles=frozenset({Role.SALES_OPS}), nicknames=("婷姐",), title="销售运营"),
    Person(userid="liuyang", name="刘洋", roles=frozenset({Role.SDR}), title="SDR"),
    Person(
        userid="wanglei", name="王磊", roles=frozenset({Role.SALES}), nicknames=("磊哥",), title="销售经理",
        region="上海", industries=("制造",), capacity=20,
    ),
    Person(
        userid="liming", name="李明", roles=frozenset({Role.SALES}), title="销售经理", region="上海",
        industries=("零售",),
    ),
    Person(userid="zhangwei", name="张伟", roles=frozenset({Role.SALES}), title="大客户经理", region="北京"),
    Person(userid="chenjing", name="陈静", roles=frozenset({Role.DIRECTOR}), title="解决方案总监"),
    Person(userid="gaoyuan", name="高远", roles=frozenset({Role.SALES_HEAD}), title="销售负责人"),
)  # fmt: skip


def roster() -> Roster:
    """Everybody on this floor."""
    return Roster(PEOPLE)
