"""What is the post of a lead, and what is a reply, an instruction or chatter, though a number or 线索 stands in it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.intake import is_announced, looks_like_post, read_posts
from bot.domain.intake.cells import barred
from bot.domain.intake.cutting import cut
from bot.domain.intake.opening import announces, without_opening, without_speakers

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "给王磊",
        "L128给张伟，客户电话13900001111",
        "128 已联系，王总电话是13800002222，约了周三",
        "新线索怎么还没分？",
        "新线索都分完了吗",
        "线索来了没",
        "来新线索了吗",
        "有新线索吗？",
        "线索128转给李娜",
        "转：王磊，这个你跟",
        "收到",
        "收到，谢谢",
        "今天线索质量不错",
        "客户说预算30万，下周再聊",
        "我打了三次电话都没人接",
        "这个客户我认识，是我同学，电话我有",
        "王总电话打不通",
        "把苏州博泽的给陈晨",
        "李总那边我熟",
        "在CRM里，张伟在跟",
        "预算多少？",
        "他们预算50万，让王磊跟吧",
        "这个先别分，等我问下客户时间",
        "帮我查下13800001111这个号是不是重复",
        "L131 补充 需求：CRM 预算：20万",
        "补充 预算50万 时间Q2",
        "改 L128 电话 13911112222",
        "L128 跟进：今天和王总通了电话13800001111，约周五演示",
        "大家下午三点开会，会议室A",
        "腾讯会议 123-456-789",
        "https://meeting.example.com/j/123456789 三点开会",
        "我下周休假，有事找李娜 13800003333",
        "孙婷请假，线索先给我",
        "周报：本周新线索12条，已分10条",
        "线索转化率太低了",
        "你们谁有绍兴的客户",
        "退回，客户说没需求",
        "打回，号码是空号 13800001111",
        "接了",
        "我接",
        "这条给华东",
        "新人报到：我是小王，手机13800004444，请多关照",
        "报销找财务刘姐 8001",
        "快递到了，取件码 12-3-4567",
        "客户改约到周四下午两点，地址：园区1号楼",
        "@榫卯 帮助",
        "@榫卯 L128 到哪了",
        "我名下有哪些",
        "撤销",
        "明天团建，报名接龙：1.王磊 2.张伟 3.李娜",
        "系统登录不上，谁管CRM？",
        "这个公司去年是我签的，联系人赵总",
        "L130 客户要求换人，联系人改成了刘经理 13800005555",
    ],
)
def test_replies_instructions_and_chatter_are_no_posts(text: str) -> None:
    assert not looks_like_post(text)


@pytest.mark.parametrize(
    "text",
    [
        "公司：苏州博泽 联系人：孙工",
        "苏州博泽孙工13900523381想看MES",
        "有个客户 无锡精工 李总 13800001111",
        "名片：广西桂冠糖业 覃世昌 副总 13777100011",
        "新线索 顺风电气",
        "线索：常州武进 张总 微信 zhang_888 想做小程序",
        "接到一个电话 南京的 姓王 13800001111 问CRM价格",
        "转 上海朗驰 周建平 13800215567 CRM 50万",
        "姓名：Tony\n微信：tonyled88\n需求：CRM",
        "客户 杭州云栖 邮箱 a@yunqi.cn 想试用",
    ],
)
def test_short_posts_are_posts(text: str) -> None:
    assert looks_like_post(text)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("线索来了:甲", "甲"),
        ("来新线索了:甲", "甲"),
        ("【新线索】甲", "甲"),
        ("【线索报备】\n甲", "甲"),
        ("@线索助手 早上好,报一条:甲", "甲"),
        ("转:客户甲", "客户甲"),
        ("FYI lead: A", "A"),
        ("线索来源:抖音", "线索来源:抖音"),
        ("官网留资:甲", "官网留资:甲"),
        ("客户:甲", "客户:甲"),
    ],
)
def test_headings_and_greetings_are_taken_off_and_fields_stay(text: str, lead: str) -> None:
    assert without_opening(text) == lead


def test_only_a_heading_announces() -> None:
    assert announces("@bot 大家好,【新线索】甲")
    assert announces("新客户录入 甲")
    assert not announces("线索128转给李娜")
    assert not announces("新线索怎么还没分")
    assert is_announced("@bot 【新線索】甲")


@pytest.mark.parametrize(
    ("line", "same"),
    [
        (
            "海川机械-设备部刘工-13800003333-设备点检-预算20w-年底前上",
            "海川机械|设备部刘工|13800003333|设备点检|预算20w|年底前上",
        ),
        ("配送中心/龙洋/18984010022/WMS/6月", "配送中心|龙洋|18984010022|WMS|6月"),
        ("公司 0531-88886666 预算30-50万 2026-03-02", "公司 0531-88886666 预算30-50万 2026-03-02"),
        ("甲-乙-丙-丁", "甲-乙-丙-丁"),
        ("https://a.b/c/d/e/13800003333", "https://a.b/c/d/e/13800003333"),
    ],
)
def test_dashes_and_slashes_part_cells_only_where_a_number_fills_one(line: str, same: str) -> None:
    assert barred(line) == same


def test_speakers_of_a_forwarded_chat_are_no_part_of_it() -> None:
    assert without_speakers("小李:在吗\n小李:有客户").split() == ["在吗", "有客户"]
    assert without_speakers("公司:甲\n公司:乙") == "公司:甲\n公司:乙"


def test_a_run_on_is_cut_where_it_turns() -> None:
    assert cut("他说想要一个ERP系统现在用的马帮不好用预算大概十几万他自己就是老板说下个月就想用上") == [
        "他说想要一个ERP系统",
        "现在用的马帮不好用",
        "预算大概十几万",
        "他自己就是老板",
        "说下个月就想用上",
    ]
    assert cut("字" * 130) == ["字" * 60, "字" * 60, "字" * 10]


@pytest.mark.parametrize(
    ("words", "need"),
    [
        ("想换一套CRM,预算大概30万左右,陈总自己拍板,下个季度要上线", "想换一套CRM"),
        ("问云仓储系统多少钱,大概100个用户,她要报给老板批,希望Q1上线", "问云仓储系统多少钱;大概100个用户"),
        ("要换CRM,周部长牵头选型,最终集团定,计划2027年一季度", "要换CRM"),
        ("今年肯定要做", "今年肯定要做"),
    ],
)
def test_what_another_field_has_taken_does_not_stand_in_the_need(words: str, need: str) -> None:
    (lead,) = read_posts(f"新线索 苏州云帆软件 陈总 13700001111 {words}", today=TODAY)
    assert (lead.company, lead.contact, lead.need) == ("苏州云帆软件", "陈总", need)


def test_a_traditional_need_of_two_clauses_stays_as_it_was_written() -> None:
    (lead,) = read_posts("蘇州雲帆軟體 陳總 13700001111 想換CRM，預算30萬，要報價", today=TODAY)
    assert lead.need == "想換CRM;要報價"
