"""The names people give to the fields of a lead, and how a name is recognised as one of them.

A label is one of the words below, or, before a colon, any short phrase whose last known word tells the field: in
Chinese the head of a phrase stands at its end, so 公司电话 is a phone and 预算审批人 an authority. Two words joined by
/ or 及 are two fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.intake.text import plain
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping


class Field(StrEnum):
    """What a line of a post can be about; NOTE is kept as a remark, OTHER is understood and left alone."""

    COMPANY = "company"
    CONTACT = "contact"
    TITLE = "title"
    PHONE = "phone"
    EMAIL = "email"
    NEED = "need"
    BUDGET = "budget"
    AUTHORITY = "authority"
    TIMELINE = "timeline"
    REGION = "region"
    INDUSTRY = "industry"
    SOURCE = "source"
    UTM = "utm"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class FieldWords:
    """A company's own names for the fields, beside the usual ones: ``{"company": ("贵司",)}``."""

    more: Mapping[Field, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __hash__(self) -> int:
        if not self.more:
            return 0
        return hash(tuple(sorted((kind, tuple(words)) for kind, words in self.more.items())))


USUAL: Mapping[Field, str] = {
    Field.COMPANY: (
        "公司 公司名 公司名称 公司全称 公司全名 单位 单位名称 单位全称 企业 企业名称 企业名 企业全称 "
        "客户 客户名称 客户名 客户公司 客户单位 甲方 "
        "甲方单位 甲方名称 机构 机构名称 学校 学校名称 医院 医院名称 工厂 厂名 厂家 公司抬头 抬头 主体 "
        "意向客户 意向公司 所在公司 所属公司 任职公司 哪家 "
        "哪家公司 谁家 品牌 店名 门店 商家 商户 集团 company companyname company_name organization "
        "organisation org account customer client "
        "corp corporation firm enterprise employer lead"
    ),
    Field.CONTACT: (
        "联系 联络窗口 联系窗口 联系人 联系人姓名 姓名 名字 客户姓名 客户联系人 对接人 对接 接口人 "
        "咨询人 留资人 来电人 称呼 "
        "老板 联络人 负责人 客户负责人 项目负责人 业务负责人 主要联系人 "
        "昵称 访客 关键人 决策联系人 对接窗口 怎么称呼 尊称 贵姓 姓 找谁 谁 人 经办人 经办 窗口 客户称呼 contact "
        "contactname contact_name contactperson "
        "contact_person name fullname full_name person poc pic attn buyer"
    ),
    Field.TITLE: (
        "职位 职务 岗位 头衔 职称 客户职位 客户职务 联系人职位 联系人职务 职级 身份 title jobtitle "
        "job_title position job"
    ),
    Field.PHONE: (
        "电话 m t p 微信 微信号 wechat wx vx v信 手机 手机号 手机号码 电话号码 联系电话 联系方式 "
        "联络方式 联系手机 号码 座机 固话 固定电话 办公电话 公司电话 移动电话 客户电话 客户手机 "
        "联络电话 tel telephone phone mobile cell cellphone mob mp hp phonenumber phone_number phoneno "
        "mobilephone 备用 备用电话 备用手机 备用号码 另一手机 手机1 手机2 电话1 电话2 电联 来电 来电号码 "
        "手机/微信 电话/微信 微信/手机 微信/电话 手机/电话 电话/手机 手机(微信同号) 手机微信 微信同号 "
        "whatsapp"
    ),
    Field.EMAIL: ("邮箱 e 邮件 电子邮箱 电子邮件 邮箱地址 联系邮箱 email e-mail mail emailaddress email_address"),
    Field.NEED: (
        "需求 客户需求 核心需求 主要需求 需求描述 需求说明 需求内容 需求情况 具体需求 项目需求 业务需求 "
        "采购需求 需要 想要 想解决 想做 想买 要什么 要啥 "
        "干啥用 干啥 要求 痛点 客户痛点 诉求 问题 目的 咨询内容 咨询产品 咨询 感兴趣的产品 感兴趣产品 意向产品 "
        "意向 产品 产品需求 需求产品 关注点 关注产品 用途 场景 内容 "
        "留言 留言内容 询盘内容 采购内容 项目 项目名称 项目内容 应用场景 想了解 need needs requirement "
        "requirements request interest interested "
        "interested_in product products painpoint pain inquiry enquiry usecase message demand lookingfor "
        "looking_for"
    ),
    Field.BUDGET: (
        "预算 项目预算 预算金额 预算范围 采购预算 预算情况 客户预算 资金 资金情况 金额 费用 钱 预算多少 "
        "多少钱 价位 投入 预计投入 计划投入 预期投入 "
        "预估金额 预计金额 心理价位 价格 能出多少 出多少钱 费用预算 budget amount price money"
    ),
    Field.AUTHORITY: (
        "决策角色 项目角色 决策权 决策人 决策 决策链 角色 权限 角色权限 拍板 拍板人 谁拍板 谁说了算 谁定 谁决定 "
        "谁做主 说了算 采购角色 决策权限 决策者 最终决策 "
        "最终决策人 决策情况 话语权 关键决策人 采购决策 是否决策人 是否决策者 是否有决策权 审批 审批人 "
        "authority role decisionmaker decision_maker "
        "decision buyingrole buying_role dm"
    ),
    Field.TIMELINE: (
        "时间 采购 上线 签约 启动 计划 期望 预计 时程 期程 工期要求 采购时间 预计采购时间 时间线 时间点 "
        "时间计划 时间节点 采购周期 项目时间 项目周期 计划时间 预计时间 上线时间 期望上线 期望上线时间 "
        "计划上线 啥时候要 什么时候要 什么时候 啥时候 何时要 何时 多久 工期 交期 周期 期限 采购计划 立项 "
        "立项情况 立项时间 是否立项 项目进度 项目阶段 进度 "
        "采购阶段 时间要求 时间安排 预计签约 签约时间 预计成交 预计成交时间 交付时间 timeline timeframe "
        "time_frame time when schedule deadline "
        "purchasetime golive go-live eta"
    ),
    Field.REGION: (
        "地区 区域 城市 省份 省市 所在地 所在地区 所在城市 地域 地点 位置 地址 公司地址 办公地址 哪里的 "
        "哪的 在哪 客户地区 客户所在地 归属地 省 市 "
        "region city province location area address addr add territory country"
    ),
    Field.INDUSTRY: (
        "行业 所属行业 客户行业 行业类型 行业分类 领域 所在行业 公司行业 干什么的 做什么的 主营 主营业务 "
        "业态 industry sector vertical"
    ),
    Field.SOURCE: (
        "来源 渠道 哪里来 哪儿来的 线索来源 来源渠道 客户来源 渠道来源 获客渠道 获取渠道 获取信息的渠道 "
        "信息来源 信息渠道 哪来的 哪里来的 从哪来 从哪来的 怎么知道的 "
        "怎么知道我们 如何得知 从哪知道 得知渠道 了解渠道 推广渠道 线索渠道 询盘来源 活动 活动名称 展会 "
        "source channel leadsource lead_source origin "
        "from via howheard referrer"
    ),
    Field.UTM: ("utm utm参数 utm信息 链接 网址 落地页 页面 推广链接 url link landingpage landing_page page"),
    Field.NOTE: (
        "备注 跟进记录 跟进情况 跟进 沟通记录 沟通情况 通话记录 电话记录 补充 补充信息 补充说明 说明 "
        "其他 其它 其他信息 情况 背景 客户背景 描述 状态 小结 "
        "沟通小结 跟进结果 下一步 下一步计划 现状 客户现状 竞品 竞争对手 现用系统 现有系统 在用系统 note "
        "notes remark remarks comment comments memo "
        "followup status ps p.s."
    ),
    Field.OTHER: (
        "性别 部门 所在部门 公司简称 简称 英文名 公司英文名 公司规模 规模 人数 员工 员工数 员工人数 "
        "注册资本 注册资金 注册时间 成立时间 年营收 营收 营业额 "
        "年产值 产值 销售额 年销售额 客单价 传真 fax f qq qq号 日期 提交时间 留资时间 线索时间 发布时间 "
        "录入时间 编号 线索编号 id sdr 提交人 "
        "录入人 跟进人 销售 销售负责人 邮编 官网 网站 website web www 税号 统一社会信用代码 信用代码 "
        "法人 身份证 身份证号 生日 年龄 等级 线索等级 优先级 评分 "
        "department dept size employees gender date linkedin skype line 用户数 账号数 坐席数 门店数 数量 "
        "线索类型 类型 性质 企业性质 会议时间 拜访时间 通话时长 时长"
    ),
}
"""The usual names, by field; a name that is also an everyday word counts only before a separator."""

_HEADS: tuple[tuple[Field, str], ...] = (
    (Field.OTHER, "简称|规模|人数|资本|资金|营收|产值|传真|编号|性别|部门|身份证|时长|英文名|网站|数量"),
    (Field.NOTE, "备注|记录|补充|跟进|现状|小结|背景|介绍"),
    (Field.EMAIL, "邮箱|邮件|e-?mail"),
    (Field.PHONE, "电话|手机|号码|联系方式|联络方式|座机|phone|mobile|tel|微信"),
    (Field.TITLE, "职位|职务|岗位|头衔|title|position"),
    (Field.AUTHORITY, "决策|拍板|权限|说了算|做主|审批|能定|能决定|authority|decision"),
    (Field.BUDGET, "预算|费用|金额|多少钱|价位|投入|budget"),
    (Field.TIMELINE, "时间|什么时候|啥时候|何时|周期|工期|立项|上线|签单|签约|成交|日期|节点|多久|timeline|timeframe"),
    (Field.SOURCE, "来源|渠道|途径|怎么知道|哪来|得知|从哪|哪里知道|哪知道|咋来|咋知道|听说|source|channel"),
    (Field.INDUSTRY, "行业|领域|industry"),
    (Field.REGION, "地区|区域|城市|省份|所在地|地址|region|city"),
    (Field.NEED, "需求|想要|痛点|诉求|产品|想解决|咨询|想了解|问题|目的|用途|need|requirement"),
    (Field.CONTACT, "(?:姓名|联系人|称呼|贵姓|对接人|接口人|名字|contact|name)(?:您|你)?$"),
    (Field.COMPANY, "(?:公司名称|公司名|公司|单位|企业|客户名称|客户|company|lead)$"),
)
_ASKS = regex(
    "咋来|咋知道|什么时候|啥时候|何时|多久|多少钱|怎么知道|哪来|从哪|哪里知道|哪知道|说了算|做主|能定|能决定|想要|想解决|想了解"
)
_AFTER_HEAD = regex(
    r"(?:名称|名|全称|信息|情况|内容|描述|说明|要求|详情|范围|金额|点|线|表|人|方|者|权|链|角色|是|为|呢|"
    r"安排|计划|进度|流程|机制|大概|预估|区间|多少|描述|简述|反馈|\W|of|s|[0-9a-z])*"
)
_JOINT = regex(r"\s*(?:[/、&+]|及|和|与|\band\b)\s*")
_SQUEEZE = regex(r"[\s_*·.\-]+")


@lru_cache(maxsize=32)
def table(words: FieldWords = FieldWords()) -> Mapping[str, Field]:
    """Every known name, squeezed and in lower case, with its field; a company's own names win."""
    known = {_squeeze(name): kind for kind, names in USUAL.items() for name in names.split()}
    known |= {_squeeze(plain(name)): kind for kind, names in words.more.items() for name in names}
    return MappingProxyType(known)


def _squeeze(name: str) -> str:
    return _SQUEEZE.sub("", name.lower())


@lru_cache(maxsize=1024)
def fields_of(label: str, words: FieldWords = FieldWords()) -> tuple[Field, ...]:
    """The field or fields that a label names, () where it names none."""
    known = table(words)
    name = _squeeze(label)
    if name in known:
        return (known[name],)
    parts = [part for part in _JOINT.split(label.strip()) if part]
    if len(parts) > 1:
        found = tuple(dict.fromkeys(kind for part in parts for kind in _one(part, known)))
        if found:
            return found
    return _one(label, known)


def _one(label: str, known: Mapping[str, Field]) -> tuple[Field, ...]:
    """The field of one name: known as it stands, without what is in brackets, or by the last word in it that tells."""
    name = _squeeze(label)
    bare = re.sub(r"[(\[].*?[)\]]", "", name)
    if bare in known:
        return (known[bare],)
    ends = [
        (found.end(), -order, kind)
        for order, (kind, heads) in enumerate(_HEADS)
        for found in re.finditer(heads, bare)
        if _ASKS.search(found[0]) or _AFTER_HEAD.fullmatch(bare, found.end())
    ]
    return (max(ends)[2],) if ends else ()
