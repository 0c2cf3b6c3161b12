"""The columns of a list of customers, by the names that CRMs give them."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from bot.domain.intake.text import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

ROW: Final = "行"
END: Final = ("状态", "原因")
"""The first and the last columns of a result; between them stands who the row is about."""


class Column(StrEnum):
    """What a column is about."""

    NAME = "name"
    REF = "ref"
    ALIAS = "aliases"
    FORMER = "former"
    CODE = "code"
    OWNER = "owner"
    REGION = "region"
    INDUSTRY = "industry"
    PARENT = "parent"
    VISIT = "last_visit"
    FOLLOW_UP = "last_follow_up"
    CONTACT = "contact"
    TITLE = "title"
    PHONE = "phone"
    MAIL = "mail"
    WEBSITE = "websites"
    OPPORTUNITY = "opportunity"
    STAGE = "stage"
    AMOUNT = "amount"
    AS_OF = "as_of"
    OFF_LIMITS = "off_limits"


_NAMES: Final = """
name: 客户名称 公司名称 客户 公司 企业名称 单位名称 客户全称 公司全称 企业全称 账户名称 客户名 公司名 客户公司 客户单位
    客户公司名称 企业 单位 名称 account accountname company companyname customer customername organization name
ref: 客户编号 客户id 编号 客户编码 客户代码 客户号 账户编号 系统编号 唯一标识 accountid customerid recordid id
    accountnumber customernumber
aliases: 简称 客户简称 公司简称 别名 又名 英文名 英文名称 品牌 alias shortname
former: 曾用名 原名 原名称 formername
code: 统一社会信用代码 社会信用代码 信用代码 税号 纳税人识别号 taxid
owner: 负责人 客户负责人 客户经理 销售 销售负责人 归属人 客户归属 客户归属人 所有人 所有者 客户所有人 客户所有者
    归属销售 所属销售 跟进人 跟进销售 业务员 销售代表 销售人员 销售经理 责任人 owner accountowner companyowner
    assignedto salesperson
region: 地区 区域 省份 省 城市 市 所在地 所在地区 所属地区 所属区域 客户地区 省市 省市区 region state province
    stateregion city billingcity billingstate billingstateprovince
industry: 行业 所属行业 客户行业 行业类型 行业分类 一级行业 1级行业 industry
parent: 母公司 母公司名称 上级客户 上级客户名称 上级公司 上级单位 父客户 所属集团 集团 集团公司 集团名称 parent
    parentaccount parentcompany
last_visit: 最近拜访 最近拜访时间 最近拜访日期 拜访时间 拜访日期 lastvisit lastvisited
last_follow_up: 最近跟进 最近跟进时间 最近跟进日期 最近跟进记录时间 跟进时间 跟进日期 最近联系 最近联系时间 最近联系日期
    最近活动 最近活动时间 最近活动日期 最近活动记录时间 lastfollowup lastactivity lastactivitydate lastactivitytime
    lastcontacted lastcontactdate
contact: 联系人 联系人姓名 联系人名称 主要联系人 主联系人 首要联系人 客户联系人 姓名 contact contactname primarycontact
title: 职务 职位 岗位 联系人职务 联系人职位 title jobtitle
phone: 电话 电话号码 手机 手机号 手机号码 移动电话 联系电话 联系手机 联系方式 座机 座机号码 固话 固定电话 办公电话
    公司电话 客户电话 联系人电话 联系人手机 phone phonenumber mobile mobilephone telephone tel
mail: 邮箱 邮箱地址 电子邮箱 电子邮件 邮件 联系人邮箱 email emailaddress mail
websites: 网站 官网 网址 主页 公司网址 公司网站 公司主页 公司官网 website websiteurl domain companydomainname
opportunity: 商机 商机名称 项目 项目名称 销售机会 机会名称 opportunity opportunityname dealname
stage: 商机阶段 阶段 销售阶段 机会阶段 商机状态 stage dealstage
amount: 商机金额 金额 预计金额 预计成交金额 机会金额 amount dealamount
off_limits: 勿扰 免打扰 不要联系 请勿联系 禁止联系 勿联系 是否勿扰 勿扰原因 donotcontact
as_of: 截至 截至时间 更新时间 数据时间 最后更新时间 asof updatedat lastmodified
"""
_LATEST: Final = re.compile("(?:最近|最新|最后|上次|末次|近期)(?:一次)?(?=拜访|跟进|联系|活动)")
"""最后一次跟进时间 is what others call 最近跟进时间."""
_ASIDE: Final = re.compile(r"[(\[【](?:必填|选填|可选|必填项|格式|例|如|示例|yyyy|年)[^()\[\]【】]*[)\]】]\s*$")
"""What templates write behind the name of a column: 客户名称(必填), 最近拜访(格式:2026-03-02)."""


_TOLD_BY: Final[Mapping[str, frozenset[Column]]] = {
    **{
        column.value: frozenset({column})
        for column in (
            Column.ALIAS, Column.FORMER, Column.CODE, Column.OWNER, Column.REGION, Column.INDUSTRY, Column.PARENT,
            Column.VISIT, Column.FOLLOW_UP,
        )
    },
    "people": frozenset({Column.CONTACT, Column.TITLE}),
    "phones": frozenset({Column.PHONE}),
    "domains": frozenset(),
    "opportunities": frozenset({Column.OPPORTUNITY}),
}  # fmt: skip
"""By which columns the mirror hears of what; of domains a list never says all, as people leave theirs out."""


def column_of(head: str) -> Column | None:
    """What a column of this name is about; None where nobody calls one so."""
    name = re.sub(r"[\s_*:/()\-.]", "", _ASIDE.sub("", plain(head).lower()))
    return _known().get(_LATEST.sub("最近", name))


def called(column: Column) -> str:
    """What most lists call this column."""
    return next(name for name, known in _known().items() if known is column)


def untold_by(columns: Collection[Column | None]) -> frozenset[str]:
    """Of what a list with these columns says nothing."""
    return frozenset(told for told, by in _TOLD_BY.items() if not by.intersection(columns))


@cache
def _known() -> dict[str, Column]:
    entries = (entry.partition(":") for entry in re.sub(r"\n +", " ", _NAMES).strip().split("\n"))
    return {name: Column(column) for column, _, names in entries for name in names.split()}
