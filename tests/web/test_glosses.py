"""Every sentence the bot can say has its line of English, and it is the right one."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.simulator.glosses import entries, gloss, gloss_card, gloss_name, gloss_said, gloss_words, template_of
from tests.web.stage import lead_card, owner_card

NO_SENTENCE = ("parts_", "cards/")
SAME_WORDS = {"waiting_again": "posted"}
WHEN = dt.datetime(2026, 3, 3, 10, 0, tzinfo=dt.UTC)


def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("message_templates", package_path=""),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 — chat messages, as the bot's own speaker has it
    )
    vocabulary = files("message_templates").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    made.globals["words"] = tomllib.loads(vocabulary)
    made.filters |= {
        "at": lambda moment: moment.strftime("%m-%d %H:%M"),
        "lasting": lambda length: f"{int(length.total_seconds() // 3600)} 小时",
        "on": lambda day: f"{day:%m-%d} 周五",
        "short": lambda words, most: str(words)[:most],
        "called": str,
    }
    return made


TEMPLATES = environment()
NAMES = sorted(name[: -len(".md")] for name in TEMPLATES.list_templates(["md"]) if not name.startswith(NO_SENTENCE))


NOTE = SimpleNamespace(
    at=WHEN, by="赵敏", kind="关系", words="我认识他们CTO", whom="CTO", understood="03-09~03-15 CTO", offers_help=True
)


CLOCK = SimpleNamespace(name="待接收", since=WHEN, until=WHEN, rings_at=WHEN, then="提醒 王磊")


def known(**more: object) -> SimpleNamespace:
    """All that can be known of a company."""
    said = SimpleNamespace(by="李建国", on="03-02", words="合同纠纷", above="国网", ask="李建国")
    same = SimpleNamespace(
        name="上海顺风", owner="张伟", touch="02-20 拜访", why=["字号“顺风”相同"], said=None, is_related=False,
        opportunities=["换CRM 报价 50万"], people=["李总 总经理"],
    )  # fmt: skip
    doubtful = SimpleNamespace(**{**vars(same), "owner": "", "touch": "", "is_related": True, "said": said})
    alike = SimpleNamespace(name="顺丰", leads=["L3"], why=["字号读音相同"], said=None, is_related=False)
    parent = SimpleNamespace(name="国网", owner="王磊", is_ours=True, touch="02-20 拜访", said=said)
    earlier = SimpleNamespace(
        source="上海工博会",
        feedback="觉得贵",
        name="L1",
        posted_at=WHEN,
        stage="待分配",
        owner="张伟",
        why="预算不符",
        sdr="刘洋",
        group="",
        last_note=NOTE,
    )
    link = SimpleNamespace(by="李建国", whom="CTO", how="前同事", met=False, count=2, helps=True)
    facts: dict[str, Any] = {
        "same": [same], "doubtful": [doubtful], "alike": [alike], "asks": True, "not_found_as_of": WHEN,
        "anything": True, "owners": ["张伟"], "off_limits": said, "parent": parent, "earlier": [earlier],
        "chain": [link],
    }  # fmt: skip
    return SimpleNamespace(**facts | more)


CANDIDATE = SimpleNamespace(
    person=SimpleNamespace(name="王磊", region="上海", capacity=3, userid="wanglei", paused=False), same_region=True,
    same_industry=True, load=3, full=True, had_it=True, tie=None, cases=SimpleNamespace(won=6, count=8), rate=0.6,
    near=SimpleNamespace(name="HERE"), pressure=0.5, given=2,
)  # fmt: skip
TIED = SimpleNamespace(**vars(CANDIDATE) | {"tie": SimpleNamespace(kind=SimpleNamespace(name="ACCOUNT"), name="")})


def reason(kind: str, **more: object) -> SimpleNamespace:
    """Why somebody is not proposed, or not first."""
    return SimpleNamespace(kind=kind, one=CANDIDATE, before=TIED, step="tie", place=2, listed=True, **more)


def lead(**more: object) -> SimpleNamespace:
    """A lead with everything, unless told otherwise."""
    candidate = CANDIDATE
    note = NOTE
    facts: dict[str, Any] = {
        "name": "L7", "company": "顺风电气", "contact": "周总", "title": "总监", "phones": ["138****1111"],
        "email": "a@example.com", "need": "换 CRM", "budget": "50万", "authority": "决策人", "timeline": "本季度",
        "region": "上海", "industry": "制造", "source": "百度", "tier": "一档", "doubts": ["座机"], "missing": ["预算"],
        "gaps": ["budget"],
        "other_words": ["急"], "notes": [note], "calls": 2, "sdr": "刘洋", "owner": "王磊", "owner_region": "上海",
        "stage": "待接收", "stage_key": "assigned", "contacted": False, "deadline": WHEN, "posted_at": WHEN,
        "assigned_at": WHEN, "assigned_by": "孙婷", "time_to_contact": dt.timedelta(hours=24),
        "former_owners": ["张伟"], "candidates": [candidate], "known": known(),
        "clocks": [CLOCK], "mark": "必赢", "mark_key": "must_win", "missed": [],
        "stated": lambda _: "80万",
        "crm_silent": SimpleNamespace(good_at=WHEN),
        "owner_away": "出差到 03-06", "snoozed": "王磊 缓到 03-05（客户出差）", "guessed_from": WHEN.date(),
    }  # fmt: skip
    return SimpleNamespace(**facts | more)


def facts(**more: object) -> dict[str, Any]:
    """What any template may ask for."""
    one = lead()
    person = CANDIDATE.person
    return {
        "lead": one, "by": "孙婷", "now": WHEN - dt.timedelta(hours=1), "kind": "relation", "said": "我认识他们CTO",
        "note": NOTE,
        "calls": 2, "missing": ["budget"], "contact_only": False, "until": WHEN, "since": WHEN, "reason": "没有预算",
        "load": [(person, 3)], "away": {}, "missed": 0, "stands_in": False, "asks_at": None, "days": 30,
        "first": WHEN.date(), "last": WHEN.date() + dt.timedelta(days=2), "away_as": "出差", "deputy": "李明",
        "moved": [(one, WHEN)], "hours": "09:00-18:00", "rung_in": "09:00-18:30",
        "for_all": False, "before": WHEN, "after": WHEN,
        "mine": [one], "brought": [one], "waiting": [one], "why": "没有权限", "roles": ["sdr"],
        "gaps": [one], "gaps_in_all": 2,
        "from_owner": "王磊", "to_name": "王磊", "undone": "assigned", "new_owner": "张伟", "choices": ["王磊"],
        "unclear": "小王", "owner": "王磊", "reasons": ["没有预算"], "wanted": "张伟", "who": ["孙婷"], "name": "王磊",
        "number": 7, "most": 4000, "chat_id": "wr1", "rings": [(one, "first_contact", "nudge")], "total": 1, "count": 2,
        "fields": ["budget"], "leads": [one, one], "event": "制造业峰会", "file": "名单.xlsx",
        "counts": SimpleNamespace(total=500, dispatched=180, inquiry=300, again=15, refused=5),
        "same": False, "other": "恒通物流", "capacity": 20, "company": "顺风电气",
        "others": ["上海顺风"], "child": "顺风电气", "parent": "国网", "above": "国网",
        "theirs": ["张伟"], "also": ["L2", "L3"],
        "candidate": TIED, "rule": "account_owner",
        "told": True, "customer": "上海顺风电气有限公司", "crm_owner": "张伟", "last_touch": WHEN,
        "tone": "warn", "clock": "first_contact", "true_at": WHEN, "to_owner": True, "to_sdr": True,
        "policy": SimpleNamespace(undo_within=dt.timedelta(hours=1), sync_reward="1/3"),
    } | more  # fmt: skip


BLANK: dict[str, object] = {
    "owner": "", "owner_region": "", "missing": [], "candidates": [], "doubts": [], "former_owners": [],
    "phones": [], "email": "",
    "crm_silent": None,
    "assigned_at": None, "contacted": True, "budget": "", "authority": "", "timeline": "",
}  # fmt: skip
EMPTY: dict[str, object] = {
    "crm_owner": "", "last_touch": None,
    "said": "", "reason": "", "choices": [], "unclear": "", "owner": "", "new_owner": "", "until": "", "who": [],
}  # fmt: skip


def without_what_may_be_missing(name: str) -> dict[str, object]:
    """Facts in which everything the template asks an ``if`` about is empty."""
    source = files("message_templates").joinpath(f"{name}.md").read_text(encoding="utf-8")
    asked = set(re.findall(r"\bif (?:not )?([a-z_.]+)", source))
    gone = {field: blank for field, blank in BLANK.items() if f"lead.{field}" in asked}
    one = None if "lead" in asked else lead(**gone)
    return {"lead": one} | {field: blank for field, blank in EMPTY.items() if field in asked}


VARIANTS: dict[str, dict[str, object]] = {
    "everything": {},
    "late": {"now": WHEN + dt.timedelta(hours=1), "to_owner": False, "tone": "offer_reassign", "why": "late"},
    "later": {"now": WHEN + dt.timedelta(hours=9), "to_owner": False, "tone": "escalate", "why": "answered",
              "mine": [], "waiting": []},
    "other": {"contact_only": True, "why": "not_yours", "lead": lead(stage_key="held", stage="暂缓"), "waiting": [],
              "to_sdr": False, "rings": [(lead(owner=""), "gaps", "nudge")]},
    "idle": {"mine": [], "brought": [], "waiting": [], "gaps": [], "why": "nothing"},
}  # fmt: skip


WHY_NOT = {
    "everything": "behind", "late": "away", "later": "region", "other": "first", "idle": "left", "nothing": "paused",
}  # fmt: skip


@pytest.mark.parametrize("variant", [*VARIANTS, "nothing"])
@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_the_bot_is_recognised_as_itself(name: str, variant: str) -> None:
    more = VARIANTS[variant] if variant in VARIANTS else without_what_may_be_missing(name)
    if name == "why_not":
        more = more | {"why": reason(WHY_NOT[variant]), "until": WHEN.date()}
    if name == "held":
        more = {"until": "下周三"} | more
    if name == "leave_ended" and variant == "idle":
        more = more | {"first": None}
    if name == "rings/gaps" and variant in {"later", "other"}:
        more = more | {"lead": lead(known=known(off_limits=None))}
    if name == "questions/away_owner":
        more = more | {"until": WHEN.date()}
    if name == "questions/full_owner":
        more = {"load": 20} | more
    if name == "questions/not_in_crm" and variant in {"everything", "nothing"}:
        more = more | {"why": ""}
    said = TEMPLATES.get_template(f"{name}.md").render(facts(**more)).strip()
    assert template_of(said) == SAME_WORDS.get(name, name), said
    english = gloss(said)
    assert english, said
    assert not set("{}[]") & set(english)


def test_no_gloss_is_for_a_sentence_nobody_says() -> None:
    assert {entry.says for entry in entries("bot")} <= set(NAMES)


@pytest.mark.parametrize("kind", ["lead", "owner", "progress", "question", "reassign"])
def test_every_word_of_a_card_that_is_ours_is_known(kind: str) -> None:
    source = TEMPLATES.get_template(f"cards/{kind}.md")
    live = facts(live=True, candidate=lead().candidates[0])

    def block(name: str) -> list[str]:
        if name not in source.blocks:
            return []
        return "".join(source.blocks[name](source.new_context(live))).strip().splitlines()

    names = [line.partition(":")[0].strip() for line in block("lines")]
    buttons = [line.split(maxsplit=2)[2] for line in block("buttons")]
    labels = [*block("source"), *block("quote_title"), *block("dropdown"), *buttons, *block("option"), *names]
    unknown = {label for label in labels if label.strip()} - gloss_words(labels).keys() - {"BANT", "SDR", "王磊"}
    assert not unknown


def test_every_word_of_the_vocabulary_is_known() -> None:
    vocabulary = tomllib.loads(files("message_templates").joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    ours = {
        word
        for part in ("stage", "field", "authority", "tier", "note_kind", "reason", "undone", "clock")
        for word in vocabulary.get(part, {}).values()
    }
    assert ours - gloss_words(ours).keys() == set()


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("@线索助手 给王磊", "Give it to Wang Lei"),
        ("L1 给王磊吧", "L1: give it to Wang Lei"),
        ("L1 改派给欧阳娜", "L1: reassign it to Ouyang Na"),
        ("L3 CRM已存在,张伟在跟进", "L3: in the CRM already, Zhang Wei is working it"),
        ("L3 CRM已存在，没人跟", "L3: in the CRM already, nobody is working it"),
        ("L1 这家我上周刚见过他们的VP", "L1: I met their VP last week"),
        ("L1 我认识他们CTO,是我的前同事", "L1: I know their CTO, a former colleague of mine"),
        ("L1 暂缓,等客户下周三回复", "L1: hold it, until the customer answers next Wednesday"),
        ("补充 L1 预算：80万", "L1: adding, budget ¥800,000"),
        ("L1 不是同一家", "L1: not the same company"),
        ("L1 是 国网 的子公司", "L1: a subsidiary of 国网"),
        ("L1 为什么没有李明?", "L1: why is Li Ming not proposed?"),
        ("L1 推荐谁", "L1: who is proposed?"),
        ("L1 标为必赢", "L1: it must be won"),
        ("暂停派单 李明", "No new leads for Li Ming for now"),
        ("恢复派单 李明", "Leads for Li Ming again"),
        ("L1 赢单", "L1: won"),
        ("L1 ?", "How is L1?"),
        ("<b>你好</b>", "Hello"),
        ("今天天气不错", None),
        ("", None),
    ],
)
def test_common_words_of_people_are_put_into_english(said: str, english: str | None) -> None:
    assert gloss_said(said) == english


def test_a_card_is_told_in_one_line() -> None:
    told = gloss_card(lead_card())
    assert told.startswith(
        "Lead to assign L1 苏州云帆软件有限公司: tier 1, waiting for an owner, first contact within 24 h"
    )
    assert "suggested: Wang Lei, region Shanghai, same industry, 3 open leads" in told
    known = gloss_card({"sub_title_text": "关系链 李建国:与其CTO是前同事(2 条)；张伟:见过其VP"})
    assert known.endswith("Li Jianguo knows their CTO")
    assert gloss_card(owner_card()).startswith("Your new lead L1")
    assert gloss_card({"card_type": "text_notice"}) == "Card"


@pytest.mark.parametrize(
    ("name", "latin"),
    [("王磊", "Wang Lei"), ("李建国", "Li Jianguo"), ("欧阳娜", "Ouyang Na"), ("陈总", "Chen"), ("Tom", "Tom")],
)
def test_names_are_spelled_as_their_owners_would(name: str, latin: str) -> None:
    assert gloss_name(name) == latin
