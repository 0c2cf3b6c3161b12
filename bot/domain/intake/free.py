"""What free words tell of a lead, where no name of a field stands: clause by clause, and only what is still open.

昆明滇云文旅集团信息中心的和主任，13888000692，他们集团2026年预算里列了200万，上半年招标，他是评委之一
上海朗驰精密机械,周建平,信息部经理,13800215567,CRM,50万,官网
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.intake.clauses import (
    authority_of,
    budget_of,
    cut,
    is_refusal,
    is_wish,
    region_of,
    source_of,
    timeline_of,
)
from bot.domain.intake.companies import company_in, is_plausible
from bot.domain.intake.people import is_call, is_full_name, read_person, title_in
from bot.domain.intake.phones import reach_in
from bot.domain.intake.places import place_ahead

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.intake.draft import Draft

_NO_NAME = re.compile(
    r"官网|百度|方案|平台|系统|管理|软件|时间|常规|高新|金额|于是|^年[底初中末内前后]|安排|成本|包装|和(?:他|她|我|谁)|温州|"
    r"常州|广州|郑州|徐州|连锁|安防|华东|华南|华北|华中|白皮书|公司|单位|^经理$|万元?$|"
    r"[\u4e00-\u9fff]{0,2}(?:展|群|网|表|书|卡|费|价|部|局|厂|店)$"
)
_NAMED_SO = re.compile(
    r"(?:联系人|对接人|接口人|老板娘?|(?:经理|主任|科长|处长|院长|校长|厂长|部长|总监|书记)(?=姓)|负责人|"
    r"经办人|客户|本人|对方|贵?姓名?|找|叫)(?:是|叫|为|:)*\s*(?P<name>姓?[\u4e00-\u9fff]{1,4})$"
)
_LONGEST = 1_500
_NO_NAME_AT_ALL = re.compile(r"[的不没很太挺急说在了是有要想过男女和跟给让请先再刚已还都也就]")
_TITLE_AT = re.compile(r"(?P<title>[A-Z][\w &]{1,40}?)(?: at|, ?at) (?P<company>[A-Z][\w&.' -]{2,40})")
_CLAUSES = 40
_CAME = re.compile(r"(?:打来|打过来|来电|来电话|来问|找来|来找|加的?微信|接的?电话|问的|要的|本人|亲自.*)的?$")
_IS_A = re.compile(
    r"(?:是|就是|任|担任|职位|做)(?:一?[个名位])?(?:他们|公司|集团|那边|"
    r"这边)?的?(?:普通)?的?(?P<title>[A-Za-z\u4e00-\u9fff]{2,12})$"
)


def fill_free(draft: Draft, text: str, today: date) -> None:
    """Fill what is still open in the draft from free words."""
    reach = reach_in(text[:_LONGEST])
    draft.add_phones(reach.phones)
    draft.fill("email", reach.emails[0] if reach.emails else None)
    open_need = draft.need is None and not draft.refused and not draft.selling
    just_named, before = False, ""
    for clause in cut(reach.rest)[:_CLAUSES]:
        had = draft.company
        if just_named and draft.contact is None and (_person(draft, clause) or _unusual_name(draft, clause)):
            continue
        someone = draft.contact
        draft.region = draft.region or region_of(clause)
        left = _who(draft, clause)
        if draft.company is None and draft.contact != someone and before and is_plausible(before) and not _told(before):
            draft.company = before
        before = clause
        just_named = draft.company != had
        for words in left.split("\n"):
            if words.strip():
                _what(draft, words.strip(), today, open_need=open_need)


def _told(clause: str) -> bool:
    return bool(source_of(clause) or is_wish(clause) or title_in(clause) or is_refusal(clause))


def _unusual_name(draft: Draft, clause: str) -> bool:
    """Take a short clause behind the company for the person: many names have no usual surname (扎西, 阿依古丽)."""
    if not re.fullmatch((r"[A-Z][a-z]{1,11}|[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff]{1,8}"), clause):
        return False
    if _NO_NAME_AT_ALL.search(clause):
        return False
    other = (
        title_in(clause) or _NO_NAME.search(clause) or place_ahead(clause) or source_of(clause) or is_refusal(clause)
    )
    if other or is_wish(clause):
        return False
    draft.fill("contact", clause)
    return True


def hear_notes(draft: Draft, text: str) -> None:
    """A remark may tell a wish, where no need was named."""
    if draft.need is not None or draft.refused or draft.selling:
        return
    for clause in cut(reach_in(text).rest)[:_CLAUSES]:
        if is_refusal(clause) or is_wish(clause):
            draft.hear_need(clause)


def _who(draft: Draft, clause: str) -> str:
    """Take company and person out of a clause; returns what is left of it."""
    if draft.company is None and (at := _TITLE_AT.fullmatch(clause)) and title_in(at["title"]):
        draft.fill("title", at["title"])
        draft.company = at["company"]
        return ""
    if draft.contact is None and _person(draft, clause):
        return ""
    if draft.title is None and not _IS_A.match(clause) and (title := title_in(clause)):
        draft.fill("title", title)
        return ""
    if draft.company is None and (found := company_in(clause)) and source_of(clause) != clause:
        draft.company = found.company
        if found.person:
            draft.fill("contact", found.person.name)
            draft.fill("title", found.person.title)
        return f"{found.before}\n{found.behind}"
    return clause


def _person(draft: Draft, clause: str) -> bool:
    clause = _CAME.sub("", clause)
    named_so = _NAMED_SO.search(clause)
    words = named_so["name"] if named_so and len(named_so[0]) > 2 else clause  # noqa: PLR2004
    called = read_person(words)
    if not called.name or _NO_NAME.search(called.name):
        return False
    known = is_call(called.name) or is_full_name(called.name) or words.startswith("姓")
    latin = bool(re.fullmatch(r"(?:Mr|Ms|Mrs|Dr)\.? ?[A-Z][a-z]+|[A-Z][a-z]+ [A-Z][a-z]+", called.name)) and (
        draft.company is not None or clause == called.name
    )
    whole = ("的") not in words.removeprefix("找的是") and len(words) <= len(called.name) + len(called.title or "") + 7
    if (
        not (known or latin)
        or not whole
        or (is_full_name(called.name) and not is_call(called.name) and is_wish(called.name))
    ):
        return False
    draft.fill("contact", called.name)
    draft.fill("title", called.title)
    return True


def _what(draft: Draft, clause: str, today: date, *, open_need: bool) -> None:
    told = False
    if draft.budget is None or draft.budget.low is draft.budget.high is None:
        budget = budget_of(clause)
        draft.budget, told = budget or draft.budget, told or budget is not None
    if draft.timeline is None and (timeline := timeline_of(clause, today)):
        draft.timeline, told = timeline, True
    if draft.authority is None and (authority := authority_of(clause, draft.contact)):
        draft.authority, told = authority, True
    if draft.title is None and (found := _IS_A.search(clause)) and (title := title_in(found["title"])):
        draft.title, told = title, True
    if draft.source is None and (source := source_of(clause)):
        draft.source, told = source, True
    if open_need and (is_refusal(clause) or is_wish(clause)):
        draft.hear_need(clause)
    elif not told:
        draft.notes.append(clause)
