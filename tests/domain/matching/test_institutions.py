"""Hospitals, schools, banks and offices: place, number and kind tell them apart; short names are read in full."""

from __future__ import annotations

import pytest

from bot.domain.matching import Known, Verdict, compare, keys_for, keys_of, read_company
from bot.domain.matching.institutions import own_name, whole
from bot.domain.matching.parts import Parts

SAME, RELATED, SIMILAR, DIFFERENT = Verdict.SAME, Verdict.RELATED, Verdict.SIMILAR, Verdict.DIFFERENT

PAIRS = [
    ("绍兴市第三人民医院", "绍兴三院", SAME),
    ("绍兴市第三人民医院", "绍兴市第四人民医院", DIFFERENT),
    ("绍兴市第三人民医院", "嘉兴市第三人民医院", DIFFERENT),
    ("浙江省人民医院", "绍兴市人民医院", SIMILAR),
    ("绍兴市第三人民医院", "绍兴市第三人民医院镜湖院区", RELATED),
    ("绍兴市第三人民医院", "绍兴市第三人民医疗器械有限公司", DIFFERENT),
    ("绍兴市第三人民医院(总院)", "绍兴市第三人民医院", SAME),
    ("绍兴市税务局", "国家税务总局绍兴市税务局", SAME),
    ("绍兴市税务局", "绍兴市柯桥区税务局", RELATED),
    ("浙江省水利厅", "绍兴市水利局", RELATED),
    ("绍兴市教育局", "绍兴市水利局", DIFFERENT),
    ("绍兴市公安局柯桥区分局", "柯桥区公安分局", SAME),
    ("绍兴市柯桥区人民政府", "柯桥区政府", SAME),
    ("绍兴市税务局", "税务局", DIFFERENT),
    ("绍兴市人民医院", "绍兴市人民有限公司", SIMILAR),
    ("天河公安分局", "广州市公安局天河区分局", SAME),
    ("青岛市市南区人民法院", "青岛市南区法院", SAME),
    ("绍兴第八中学", "绍兴八中", SAME),
    ("绍兴第八中学", "绍兴第八小学", DIFFERENT),
    ("四川大学", "四川大学华西医院", RELATED),
    ("四川大学华西医院", "川大华西医院", SAME),
    ("上海交通大学医学院附属仁和医院", "上海仁和医院", SAME),
    ("绍兴市职业大学", "绍兴职业大学", SAME),
    ("绍兴大学城物业有限公司", "绍兴大学", DIFFERENT),
    ("河北医科大学第四医院", "河北医大四院", SAME),
    ("中国农业银行股份有限公司绍兴分行", "农行绍兴分行", SAME),
    ("中国农业银行", "中国农业银行绍兴分行", RELATED),
    ("绍兴银行", "嘉兴银行", DIFFERENT),
    ("江苏昆山农村商业银行股份有限公司", "昆山农商行", SAME),
    ("湖北楚淙农村商业银行股份有限公司", "楚淙农商行", SAME),
    ("湖北楚淙农村商业银行股份有限公司", "楚淙农商行城关支行", RELATED),
    ("江苏昆山农村商业银行股份有限公司", "江苏太仓农村商业银行", DIFFERENT),
    ("北京密云汇沣村镇银行有限责任公司", "湖北随州曾都汇沣村镇银行有限责任公司", DIFFERENT),
    ("上海浦东发展银行", "上海银行", DIFFERENT),
    ("中国铁路南昌局集团有限公司", "南昌铁路局", SAME),
    ("中国铁路南昌局集团有限公司", "南昌铁路局福州客运段", RELATED),
    ("中国铁路南昌局集团有限公司", "中国铁路济南局集团有限公司", DIFFERENT),
    ("浙江江南大学食品有限公司", "江南大学", RELATED),
]


@pytest.mark.parametrize(("one", "other", "verdict"), PAIRS)
def test_institutions_are_told_apart_by_place_number_and_kind(one: str, other: str, verdict: Verdict) -> None:
    first, second = read_company(one), read_company(other)
    assert compare(first, second).verdict is verdict
    assert compare(second, first).verdict is verdict


def test_an_office_is_read_into_place_and_name() -> None:
    assert read_company("绍兴市柯桥区水利局").main == Parts(
        name="绍兴市柯桥区水利局",
        core="水利",
        places=(("浙江", "绍兴"), ("浙江", "绍兴", "柯桥")),
        public=True,
    )


def test_an_office_is_found_by_its_place_among_all_of_its_name() -> None:
    (narrow, *_) = keys_for(Known(name="柯桥区水利局"))
    assert narrow == "b:水利|柯桥"
    assert narrow in keys_of(Known(name="绍兴市柯桥区水利局"))


def test_a_short_name_is_written_out_only_where_it_is_one() -> None:
    assert whole("绍兴三院") == "绍兴第三人民医院"
    assert whole("绍兴三院子食品") == "绍兴三院子食品"
    assert whole("建行") == "建设银行"


def test_only_a_hospital_of_a_university_has_a_name_of_its_own() -> None:
    assert own_name("四川大学华西医院") == ("华西医院", (("四川",),))
    assert own_name("四川大学第四医院") is None
    assert own_name("华西医院") is None
