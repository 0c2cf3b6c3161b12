"""Turns of posts that were read wrong at first sight, each in five variants that no batch holds."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from bot.domain.inquiry import Authority, Inquiry, Timeline
from bot.domain.intake import Manner, looks_like_post, read_fields, read_posts
from bot.domain.intake.answers import denies_need, read_authority, wants_visit
from bot.domain.intake.clauses import region_of
from bot.domain.intake.dates import read_timeline
from bot.domain.intake.money import read_budget
from bot.domain.intake.phones import reach_in
from bot.domain.intake.scans import closed_up

TODAY = date(2026, 1, 12)
W = 10_000


def posted(text: str) -> Inquiry:
    (lead,) = read_posts(text, today=TODAY)
    return lead


def months(lead: Inquiry) -> int | None:
    return lead.timeline.months if lead.timeline else None


@pytest.mark.parametrize("words", ["急", "急！", "急急急", "非常急", "十万火急", "紧急"])
def test_haste_is_a_window(words: str) -> None:
    assert posted(f"公司：苏州博泽\n电话：13900523381\n需求：换CRM\n时间：{words}").timeline == Timeline(
        months=1, words=words.replace("！", "!")
    )


@pytest.mark.parametrize("words", ["急急急", "加急", "很急", "十万火急", "urgent"])
def test_haste_gives_way_to_a_window(words: str) -> None:
    hurried = f"{words} 黄石东楚特钢备件 熊工 18971700264 要CRM 10万"
    assert months(posted(hurried)) == 1
    assert months(posted(f"{hurried} 6月底前上线")) == 6


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("八万十万都行", 8 * W, 10 * W),
        ("20万30万都可以", 20 * W, 30 * W),
        ("十万、十五万吧", 10 * W, 15 * W),
        ("三十万五十万的样子", 30 * W, 50 * W),
        ("8w10w都能批", 8 * W, 10 * W),
        ("两万五", 25_000, 25_000),
        ("十二万五左右", 125_000, 125_000),
        ("三万八以内", None, 38_000),
        ("一万五千", 15_000, 15_000),
        ("3万6千块", 36_000, 36_000),
        ("五万", 5 * W, 5 * W),
        ("两万个用户", 2 * W, 2 * W),
        ("0-20万", None, 20 * W),
        ("0到5w", None, 5 * W),
        ("零到十万", None, 10 * W),
        ("0~30万", None, 30 * W),
        ("0-8000元", None, 8_000),
        ("超50万就不考虑了", None, 50 * W),
        ("超过30万免谈", None, 30 * W),
        ("高于20万就不做", None, 20 * W),
        ("超出十万批不了", None, 10 * W),
        ("15万打住", None, 15 * W),
        ("20万顶天", None, 20 * W),
        ("报一个", None, None),
        ("先报一个,再说", None, None),
        ("两个", None, None),
        ("30个以内", None, 30 * W),
    ],
)
def test_a_sum_is_read_as_it_is_spoken(words: str, low: int | None, high: int | None) -> None:
    budget = read_budget(words)
    assert (budget.low, budget.high) == (low, high)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("是她老板,她只是收集资料", Authority.INFLUENCER),
        ("是他们领导", Authority.INFLUENCER),
        ("由她公司总经理", Authority.INFLUENCER),
        ("归他领导", Authority.INFLUENCER),
        ("是他老婆", Authority.INFLUENCER),
        ("信息收集者", Authority.INFLUENCER),
        ("收集资料", Authority.INFLUENCER),
        ("他自己定不了,要报上去", Authority.INFLUENCER),
        ("自己做主不了", Authority.INFLUENCER),
        ("她自己签不了", Authority.INFLUENCER),
        ("自己拍板不了", Authority.INFLUENCER),
        ("自己决定不了", Authority.INFLUENCER),
        ("老板听他的", Authority.INFLUENCER),
        ("领导都听她的", Authority.INFLUENCER),
        ("他自己定", Authority.DECISION_MAKER),
        ("自己签就行", Authority.DECISION_MAKER),
        ("能", Authority.DECISION_MAKER),
        ("可以的", Authority.DECISION_MAKER),
        ("不能", Authority.INFLUENCER),
        ("不行", Authority.INFLUENCER),
        ("负责人", Authority.DECISION_MAKER),
        ("公司负责人", Authority.DECISION_MAKER),
    ],
)
def test_who_decides_is_told_as_people_tell_it(words: str, role: Authority) -> None:
    assert read_authority(words) is role


@pytest.mark.parametrize("clause", ["老板听他的", "领导都听她的", "他自己定不了", "要报给分管副院长", "老总听他的意见"])
def test_a_clause_tells_who_decides(clause: str) -> None:
    lead = posted(f"石家庄正定物流 丁队 13931100586 要货代系统 预算60万 {clause}")
    assert lead.authority is Authority.INFLUENCER


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("明年开渔前（8月）", 20),
        ("今年旺季前(9月底)", 9),
        ("明年春耕(三月)", 15),
        ("2026年休渔期(5月)", 5),
        ("27年开学前(8月)", 20),
        ("Q1 next year", 15),
        ("H1 next year", 18),
        ("March next year", 15),
        ("Q3 this year", 9),
        ("end of next year", 24),
        ("early next year", 15),
        ("mid next year", 19),
        ("late this year", 12),
        ("清明前后", 4),
        ("五一前后", 5),
    ],
)
def test_a_window_is_read_with_its_year(words: str, months: int) -> None:
    assert read_timeline(words.replace("（", "(").replace("）", ")"), TODAY).months == months


@pytest.mark.parametrize("when", ["清明前后用", "清明节前要", "端午前", "中秋左右", "圣诞前上"])
def test_a_feast_in_a_clause_is_a_window(when: str) -> None:
    assert posted(f"福州鼓楼茶业 翁总 15880100477 想做溯源码 预算二十万 {when}").timeline is not None


@pytest.mark.parametrize("tail", ["within 2 months", "within 6 weeks", "in March", "by Q2", "by end of June"])
def test_a_name_of_a_field_does_not_swallow_the_sentence_before_it(tail: str) -> None:
    lead = posted(f"Contact: Ms Tong 15945100329. Needs a loyalty program, budget 10-12萬, {tail}. Source: 大眾點評")
    assert (months(lead) is not None, lead.source) == (True, "大眾點評")


@pytest.mark.parametrize(
    "words",
    [
        "none for now, newsletter only",
        "nothing yet",
        "not at the moment",
        "no current need",
        "just wants our newsletter",
    ],
)
def test_that_nothing_is_wanted_is_said_in_english_too(words: str) -> None:
    assert denies_need(words)


@pytest.mark.parametrize(
    "words", ["not happy with Salesforce yet paying for it", "no budget yet", "notification system"]
)
def test_a_no_to_something_else_denies_no_need(words: str) -> None:
    assert not denies_need(words)


@pytest.mark.parametrize(
    ("text", "company", "contact", "title"),
    [
        ("光谷那边的彭姐说她们公司叫华曦激光设备,15827000384,要看系统", "华曦激光设备", "彭姐", None),
        ("园区的张工讲他们单位是江城电缆厂,15827000384,要看系统", "江城电缆厂", "张工", None),
        ("小李说他们厂叫华曦五金,15827000384,要看系统", "华曦五金", "小李", None),
        ("有个王总介绍他们公司叫恒信物流,15827000384,要看系统", "恒信物流", "王总", None),
        ("那边的陈老师告诉我们公司名字叫晨光教育,15827000384,要看系统", "晨光教育", "陈老师", None),
        ("南昌洪都航空零部件有个叫聂晨的,13770000863,要看系统", "南昌洪都航空零部件", "聂晨", None),
        ("宁波海曙塑机有位姓戎的,13770000863,要看系统", "宁波海曙塑机", "戎", None),
        ("苏州博泽自动化来了个叫孙立的,13770000863,要看系统", "苏州博泽自动化", "孙立", None),
        ("跟进一下柳州五菱配件城那个,是个新来的主管叫卢思敏,13770000863,要看系统", "柳州五菱配件城", "卢思敏", "主管"),
        ("回访一下苏州博泽自动化那家,换了个经理叫周立,13770000863,要看系统", "苏州博泽自动化", "周立", "经理"),
        ("更新下宁波海曙塑机这个,新任采购姓戎,13770000863,要看系统", "宁波海曙塑机", "戎", "采购"),
        (
            "展会名片\n铁岭  金穗  农机有限公司\n商 务 部\n贺  东  经理\n13841000692",
            "铁岭金穗农机有限公司",
            "贺东",
            "经理",
        ),
        ("公司：苏州博泽\n姓名：王  磊\n手机：13841000692\n需求：换CRM", "苏州博泽", "王磊", None),
        ("公司：苏州博泽\n姓　名：李　总\n手机：13841000692\n需求：换CRM", "苏州博泽", "李总", None),
        ("宁波温泉村+赵馨月+营销总监+13804120573+会员营销+预算40w+三个月+公众号", "宁波温泉村", "赵馨月", "营销总监"),
        ("苏州博泽自动化+孙工+13804120573+换CRM+50万", "苏州博泽自动化", "孙工", None),
    ],
)
def test_who_they_are_is_found_in_what_is_said_around_them(
    text: str, company: str, contact: str, title: str | None
) -> None:
    lead = posted(text)
    assert (lead.company, lead.contact, lead.title) == (company, contact, title)


@pytest.mark.parametrize(
    ("clause", "place"),
    [
        ("长沙来的", "长沙"),
        ("佛山打来的", "佛山"),
        ("说是福州做茶叶的", "福州"),
        ("只说是泉州卖鞋的", "泉州"),
        ("好像是佛山搞卫浴的", "佛山"),
        ("苏州做外贸的", "苏州"),
        ("苏州来料加工", None),
    ],
)
def test_where_they_are_is_told_by_where_they_call_from_and_what_they_do(clause: str, place: str | None) -> None:
    assert region_of(clause) == place


@pytest.mark.parametrize("mark", ["“{}”", '"{}"', "「{}」"])
def test_what_the_customer_said_in_quotation_marks_is_the_need(mark: str) -> None:
    words = "我们现在用表格记客户,经常撞单,想找个系统管一管,五六万能不能做?"
    lead = posted(f"合肥庐州月光电商,小洁,13856900512,她说:{mark.format(words)}")
    assert lead.need == words
    assert lead.budget is not None
    assert (lead.budget.low, lead.budget.high) == (5 * W, 6 * W)


def test_quotation_marks_around_no_wish_are_no_need() -> None:
    lead = posted("合肥庐州月光电商,小洁,13856900512,想换CRM,她说:“今天天气真的很不错”")
    assert lead.need == "想换CRM"


@pytest.mark.parametrize(
    "text",
    [
        "湛江有两个:一个是雷州半岛糖业 蔡厂长 13902500371 想做收购管理;另一个是徐闻菠萝合作社 阿妹 13536200184 问价格",
        "两家:一家叫雷州半岛糖业,蔡厂长,13902500371,要系统。另一家叫徐闻菠萝合作社,阿妹,13536200184,要报价",
        "第一个 雷州半岛糖业 蔡厂长 13902500371 想做收购管理,第二个 徐闻菠萝合作社 阿妹 13536200184 问价格",
        "一个是雷州半岛糖业 蔡厂长 13902500371 想做收购管理,还有一个是徐闻菠萝合作社 阿妹 13536200184 问价格",
        "一条:雷州半岛糖业 蔡厂长 13902500371 想做收购管理\n另外一条:徐闻菠萝合作社 阿妹 13536200184 问价格",
    ],
)
def test_two_leads_told_off_in_a_sentence_are_two(text: str) -> None:
    assert [lead.company for lead in read_posts(text, today=TODAY)] == ["雷州半岛糖业", "徐闻菠萝合作社"]


def test_one_lead_that_counts_something_stays_one() -> None:
    lead = posted("雷州半岛糖业 蔡厂长 13902500371 有两个痛点:一个是收购排队,一个是对账慢,想上系统")
    assert lead.company == "雷州半岛糖业"


@pytest.mark.parametrize(
    "written",
    ["一三九四五三零零二七五", "幺三九四五三零零二七五", "一三九 四五三零 零二七五", "一三九-四五三〇-〇二七五"],
)
def test_a_mobile_may_be_spelt_in_words(written: str) -> None:
    assert reach_in(written).phones == ("13945300275",)
    assert posted(f"公司：牡丹江矿泉水\n电话：{written}\n需求：订水小程序").phones == ("13945300275",)


@pytest.mark.parametrize("words", ["一三五七九", "一百三十九万", "二三四五六七八九零一二"])
def test_other_numbers_in_words_are_no_mobile(words: str) -> None:
    assert reach_in(words).phones == ()


@pytest.mark.parametrize(
    "words", ["演示", "需求:演示", "产品演示", "想约上门", "需求:售前交流", "可以过去拜访", "随时上门聊"]
)
def test_a_bare_word_asks_for_a_visit(words: str) -> None:
    assert wants_visit(words)


FORM = (
    "Q：贵公司？A：十堰武当山药材\nQ：怎么称呼？A：饶先生\nQ：电话？A：13986900251\n"
    "Q：想解决什么？A：药农收购结算\nQ：您能定吗？A：能"
)


@pytest.mark.parametrize(
    "form",
    [
        FORM,
        FORM.replace("Q：", "问：").replace("A：", "答："),
        FORM.replace("A：", "\nA: ").replace("Q：", "Q: "),
        FORM.replace("Q：", "q1.").replace("A：", "a1."),
        FORM.replace("？A", "A"),
    ],
)
def test_questions_and_answers_are_names_and_values(form: str) -> None:
    assert looks_like_post(form)
    lead = posted(form)
    assert (lead.company, lead.contact, lead.need) == ("十堰武当山药材", "饶先生", "药农收购结算")
    assert (lead.phones, lead.authority) == (("13986900251",), Authority.DECISION_MAKER)


@pytest.mark.parametrize("text", ["张三 苏州博泽有限公司", "公司 苏州博泽有限公司", "王 磊 和 李 明 都去", "想 要 CRM"])
def test_blanks_that_somebody_typed_stay(text: str) -> None:
    assert closed_up(text) == text


@pytest.mark.parametrize(
    ("source", "site"),
    [
        ("https://www.zhihu.com/question/1", "zhihu.com"),
        ("www.zhihu.com", "zhihu.com"),
        ("http://Blog.Example.com:8080/x", "blog.example.com"),
        ("官网 https://a.example.com/x", "官网"),
        ("https://localhost/x", None),
    ],
)
def test_a_pasted_address_tells_the_site_they_come_from(source: str, site: str | None) -> None:
    assert posted(f"公司：苏州博泽\n电话：13900523381\n需求：换CRM\n来源：{source}").source == site


@pytest.mark.parametrize(
    "part",
    ["八万", "一三九", "商 ", "Q:a?", "说“", "一个是", "急", "(8月", "明年(", "有个叫", "的张工说", "听他的", "+1",
     "铁岭  ", "是她", "超10万", "a. ", "early ", "1万"],
)  # fmt: skip
def test_no_repeated_turn_is_read_for_long(part: str) -> None:
    text = (part * 8_000)[:8_000]
    read_posts(text, today=TODAY)
    begun = process_time()
    read_posts(text, today=TODAY)
    looks_like_post(text)
    assert process_time() - begun < 0.2


@pytest.mark.parametrize(
    ("text", "name", "manner"),
    [
        ("改成60万", "budget", Manner.REPLACE),
        ("改为30-50万吧", "budget", Manner.REPLACE),
        ("L4 更正 五十万左右", "budget", Manner.REPLACE),
        ("改 13900220501", "phones", Manner.REPLACE),
        ("写错了,0512-55501234", "phones", Manner.REPLACE),
        ("改成 zhou@shunfeng.example", "email", Manner.REPLACE),
        ("补充 80w", "budget", Manner.FILL),
    ],
)
def test_a_value_of_one_field_alone_needs_no_name(text: str, name: str, manner: Manner) -> None:
    said = read_fields(text, today=TODAY)
    assert (set(said.names), said.manner) == ({name}, manner)


@pytest.mark.parametrize(
    "text", ["改成李明", "改到周四", "60万", "13900220501", "改成13900220501 张总", "改成 a@b.cn 13900220501", "改"]
)
def test_words_that_may_be_anything_are_no_correction(text: str) -> None:
    assert not read_fields(text, today=TODAY)


@pytest.mark.parametrize("said", ["也就五六万", "就五六万", "才五六万", "也就五六万的样子", "钱不多，也就五六万吧"])
def test_a_sum_that_is_called_small_is_the_budget(said: str) -> None:
    budget = posted(f"回访了娄江紧固件，陆厂长，13862200584，要管模具台账，{said}").budget
    assert budget is not None
    assert (budget.low, budget.high) == (5 * W, 6 * W)


@pytest.mark.parametrize("said", ["顶多十万", "撑死十万块", "充其量10万", "最多十万吧"])
def test_a_sum_that_is_all_they_have_is_the_upper_end(said: str) -> None:
    budget = posted(f"娄江紧固件，陆厂长，13862200584，要管模具台账，{said}").budget
    assert budget is not None
    assert (budget.low, budget.high) == (None, 10 * W)


@pytest.mark.parametrize("said", ["一定会做", "肯定会上", "必须得换", "铁定会买", "肯定要做"])
def test_who_is_sure_to_buy_this_year_has_a_need(said: str) -> None:
    lead = posted(f"长春净月影视基地，薛总，13944000327，还没立项，不过今年{said}")
    assert lead.need == f"不过今年{said}"
    assert months(lead) == 12


@pytest.mark.parametrize("said", ["今年不一定会做", "肯定会回电话", "一定会转告老板"])
def test_who_is_not_sure_or_sure_of_something_else_has_none(said: str) -> None:
    assert posted(f"长春净月影视基地，薛总，13944000327，还没立项，{said}").need is None
