"""Companies by code, telephone, domain and name; families; keys; the customers among whom one is looked for."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.customer import Customer, recognised
from bot.domain.matching import (
    Circular,
    Family,
    Kin,
    Known,
    Verdict,
    code_key,
    domain_key,
    keys_for,
    keys_of,
    knowing,
    number_of,
    phone_key,
    recognise,
)

CODE = "91310000MA1FL0AB17"
OTHER_CODE = "91350100M000100Y43"
FULL = "上海朗驰精密机械有限公司"

PHONES = {
    "13800001111": "+8613800001111",
    "+86 138-0000-1111": "+8613800001111",
    "１３８ ００００ １１１１": "+8613800001111",
    "021-66881234": "+862166881234",
    "(021) 6688 1234转801": "+862166881234",
    "021-66881234-801": "+862166881234",
    "0512-6688123-801": "+865126688123",
    "0512-66881234": "+8651266881234",
    "400-800-1234": "+864008001234",
    "+49 30 5550 1234": "+493055501234",
    "66881234": None,
    "12345": None,
    "李总": None,
    "+1 2": None,
}


@pytest.mark.parametrize("written", PHONES)
def test_a_telephone_has_one_writing(written: str) -> None:
    assert phone_key(written) == PHONES[written]


@given(area=st.from_regex("0[0-9]{2,3}", fullmatch=True), number=st.from_regex("[0-9]{6,9}", fullmatch=True))
def test_a_landline_in_the_usual_writing_is_what_it_is_in_any_other(area: str, number: str) -> None:
    assert phone_key(f"{area}-{number}") == phone_key(f"({area}) {number}")


DOMAINS = {
    "sales@langchi-example.com": "langchi-example.com",
    "li@mail.langchi.com.cn": "langchi.com.cn",
    "https://www.langchi.com.cn/about?x=1": "langchi.com.cn",
    "WWW.Langchi.CN": "langchi.cn",
    "li@qq.com": None,
    "li@vip.163.com": None,
    "https://langchi.1688.com": None,
    "10.0.0.1": None,
    "朗驰": None,
}


@pytest.mark.parametrize("written", DOMAINS)
def test_a_domain_is_what_a_company_registered(written: str) -> None:
    assert domain_key(written) == DOMAINS[written]


def test_a_code_is_checked_by_its_last_character() -> None:
    assert code_key(f"统一社会信用代码:{OTHER_CODE.lower()}。") == OTHER_CODE
    assert code_key(OTHER_CODE[:-1] + "4") is None
    assert code_key("没有") is None


def company(name: str = FULL, **said: object) -> Known:
    return knowing(name, **said)  # type: ignore[arg-type]


RECOGNISED = [
    (company("随便", code=OTHER_CODE), company(code=OTHER_CODE), Verdict.SAME, ("统一社会信用代码相同",)),
    (company("朗驰", phones=("021-66881234",)), company(phones=("(021)66881234",)), Verdict.SAME, ("电话相同",)),
    (company("华信食品", phones=("13800001111",)), company(phones=("13800001111",)), Verdict.RELATED, ("手机相同",)),
    (company("", mails=("a@lc.cn",)), company(websites=("www.lc.cn",)), Verdict.RELATED, ("域名lc.cn相同",)),
    (company("华信食品"), company(), Verdict.DIFFERENT, ()),
    (company("朗迅精密"), company(former=("上海朗迅精密",)), Verdict.SAME, ("曾用名“上海朗迅精密”",)),
    (company("小朗精密"), company(aliases=("小朗精密",)), Verdict.SAME, ("别名“小朗精密”",)),
    (company("x", former=("朗驰精密",)), company(), Verdict.SAME, ()),
]  # fmt: skip


@pytest.mark.parametrize(("comer", "known", "verdict", "why"), RECOGNISED)
def test_a_comer_is_recognised(comer: Known, known: Known, verdict: Verdict, why: tuple[str, ...]) -> None:
    found = recognise(comer, known)
    assert found.verdict is verdict
    assert found.why[: len(why)] == why


def test_two_codes_are_two_companies_whatever_their_names_say() -> None:
    found = recognise(Known(name=FULL, code=CODE), Known(name=FULL, code=OTHER_CODE))
    assert found.verdict is Verdict.RELATED
    assert found.why[-1] == "统一社会信用代码不同"


def test_a_company_without_a_name_is_nobody() -> None:
    assert recognise(Known(name=""), Known(name="")).verdict is Verdict.DIFFERENT


FAMILY = Family().with_parent("上海", "集团").with_parent("苏州", "上海").with_parent("深圳", "集团")


def test_a_family_knows_parents_children_and_sisters_at_any_depth() -> None:
    assert FAMILY.ancestors("苏州") == ("上海", "集团")
    assert FAMILY.children("集团") == ("上海", "深圳")
    assert FAMILY.kin("苏州", "集团") is Kin.PARENT
    assert FAMILY.kin("集团", "苏州") is Kin.CHILD
    assert FAMILY.kin("苏州", "深圳") is Kin.SISTER
    assert FAMILY.kin("苏州", "苏州") is None
    assert FAMILY.kin("苏州", "别家") is None


def test_a_company_may_change_its_parent_or_lose_it() -> None:
    assert FAMILY.with_parent("苏州", "深圳").ancestors("苏州") == ("深圳", "集团")
    assert FAMILY.without_parent("苏州").ancestors("苏州") == ()


@pytest.mark.parametrize("parent", ["集团", "上海", "苏州"])
def test_nobody_belongs_to_himself(parent: str) -> None:
    with pytest.raises(Circular):
        FAMILY.with_parent("集团", parent)


def test_the_keys_of_a_company_are_of_all_it_is_known_by() -> None:
    known = company(former=("恒信通金服",), code=OTHER_CODE, phones=("13800001111",), mails=("a@langchi.cn",))
    assert keys_of(known) == (
        f"u:{OTHER_CODE}", "p:+8613800001111", "d:langchi.cn",
        "b:朗驰|上海|精密", "t:朗驰|精密", "s:langchi|上海", "s:langchi",
        "t:恒信通|金服", "s:hengxintong", "e:恒信", "e:信通",
    )  # fmt: skip


def test_the_number_of_a_key_is_the_same_on_every_machine() -> None:
    assert number_of("s:langchi") == number_of("s:langchi") != number_of("s:langci")
    assert -(2**63) <= number_of("s:langchi") < 2**63


def test_a_placeholder_has_no_keys_of_its_own() -> None:
    assert keys_of(Known(name="待定")) == ()
    assert keys_for(Known(name="待定")) == ()
    assert keys_for(Known(name="")) == ()


FOUND_AGAIN = [
    ("长沙众诚健康科", "长沙众诚健康科技有限公司"),
    ("无锡驰阳满气物", "无锡驰阳满气物流有限公司"),
    ("Baoding Changcheng Electric", "保定长城电气设备股份有限公司"),
    ("朗驰精密", FULL),
    ("朗池精密机械", FULL),
    ("Shanghai Langchi Precision", FULL),
    ("Langchi Jingmi Machinery", FULL),
    ("华信软件", "北京中科华信软件有限公司"),
    ("北京中科华信软件有限公司", "华信软件"),
    ("曹妃甸港通物流", "唐山曹妃甸港通物流有限公司"),
    ("ACME Robotics", "ACME机器人(上海)有限公司"),
    ("ACME机器人", "ACME Robotics Inc."),
    ("沈阳重工集团有限公司", "Shenyang Heavy Industry Group Co., Ltd."),
    ("Shenyang Heavy Industry Group", "沈阳重工集团有限公司"),
    ("常熟汽饰零部件", "常熟市汽饰零部件有限公司"),
    ("上海臻选便利连锁有限公司", "Shanghai Zhenxuan Comfort Chain Co., Ltd."),
    ("Shanghai Zhangjiang Yaogu Biotechnology", "上海张江药谷生物技术有限公司"),
    ("朗迅机械", "上海朗驰机械有限公司(原上海朗迅机械有限公司)"),
]


@pytest.mark.parametrize(("comer", "known"), FOUND_AGAIN)
def test_who_may_be_meant_shares_a_key(comer: str, known: str) -> None:
    assert set(keys_for(Known(name=comer))) & set(keys_of(Known(name=known)))


def test_a_name_that_breaks_off_in_its_trade_shares_a_narrow_key() -> None:
    """Its core is one of many; the trade tells which."""
    shared = set(keys_for(Known(name="宁波德信建筑工"))) & set(keys_of(Known(name="宁波德信建筑工程有限公司")))
    assert "b:德信|浙江|建筑" in shared
    assert "t:德信|建筑" in shared


NAMES = st.text(alphabet="朗驰优码恒信上海苏州精密机械网络科技集团", min_size=1, max_size=12)


@given(NAMES)
def test_a_company_is_always_found_by_its_own_name(name: str) -> None:
    known = Known(name=name)
    assert set(keys_of(known)) <= set(keys_for(known)) | {key for key in keys_of(known) if key[0] == "e"}


AS_OF = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


def customer(name: str, **said: dt.datetime) -> Customer:
    return Customer(ref=name, known=Known(name=name), as_of=AS_OF, **said)  # type: ignore[arg-type]


def test_the_surest_customer_comes_first_and_strangers_not_at_all() -> None:
    crowd = [customer("苏州朗驰精密机械有限公司"), customer("华信食品有限公司"), customer(FULL)]
    found = recognised(Known(name="上海朗驰精密"), crowd)
    assert [(one.customer.ref, one.finding.verdict) for one in found] == [
        (FULL, Verdict.SAME),
        ("苏州朗驰精密机械有限公司", Verdict.RELATED),
    ]


def test_the_last_touch_is_the_later_of_visit_and_follow_up() -> None:
    day = dt.timedelta(days=1)
    assert customer(FULL, last_visit=AS_OF - day, last_follow_up=AS_OF).last_touch == AS_OF
    assert customer(FULL, last_visit=AS_OF).last_touch == AS_OF
    assert customer(FULL).last_touch is None
