"""Kinds of names that were once read wrong, each in many variants: places inside, state companies, parts, notes."""

from __future__ import annotations

import pytest

from bot.domain.matching import Verdict, compare, read_company
from bot.domain.matching.words.state import in_chinese, one_writing
from bot.domain.matching.words.trades import business_of

SAME, RELATED, SIMILAR, DIFFERENT = Verdict

PAIRS = {
    "a place between core and trade": [
        ("朗驰上海精密机械有限公司", "朗驰北京精密机械有限公司", RELATED),
        ("朗驰上海精密机械有限公司", "上海朗驰精密机械有限公司", SAME),
        ("朗驰上海精密机械有限公司", "朗驰精密机械", SAME),
        ("朗驰景德镇陶瓷有限公司", "朗驰厦门陶瓷有限公司", RELATED),
        ("朗驰机械(浦东)有限公司", "朗驰机械(昆山)有限公司", RELATED),
        ("朗驰机械(大足)有限公司", "朗驰机械(昆山)有限公司", RELATED),
        ("朗驰机械(华东)有限公司", "朗驰机械有限公司", SAME),
    ],
    "initials of the trade": [
        ("上海朗驰船舶工程有限公司", "朗驰船工", SAME),
        ("上海朗驰数字科技有限公司", "朗驰数科", SAME),
        ("上海朗驰金融科技有限公司", "朗驰金科", SAME),
        ("上海朗驰生物科技有限公司", "朗驰生科", SAME),
        ("上海朗驰数字科技有限公司", "朗驰船工", DIFFERENT),
        ("上海朗驰数字科技有限公司", "朗驰数科有限公司", DIFFERENT),
        ("湖北田间智联农业科技有限公司", "田间智联农科", SAME),
        ("南京沛丰环保工程有限公司", "沛丰环工", SAME),
        ("南京沛丰环保工程有限公司", "沛丰环保工", SAME),
        ("上海朗驰精密机械有限公司", "朗驰密机", DIFFERENT),
    ],
    "companies of the state": [
        ("国家电网有限公司", "国网", SAME),
        ("国家电网有限公司", "国网江苏省电力有限公司", RELATED),
        ("国网江苏省电力有限公司", "国网江苏电力", SAME),
        ("国网江苏省电力有限公司", "国网浙江省电力有限公司", RELATED),
        ("国网江苏省电力有限公司苏州供电分公司", "国网江苏电力苏州供电公司", SAME),
        ("南网", "中国南方电网有限责任公司", SAME),
        ("中国建筑", "中国建筑集团有限公司", SAME),
        ("中国建筑集团有限公司", "中国建筑股份有限公司", RELATED),
        ("中国建筑第八工程局有限公司", "中建8局", SAME),
        ("中国建筑第八工程局有限公司", "中国建筑集团有限公司", RELATED),
        ("中建三局", "中建三局集团有限公司", SAME),
        ("中建八局上海分公司", "中建三局上海分公司", RELATED),
        ("中铁十二局集团有限公司", "中铁12局", SAME),
        ("中铁十二局集团有限公司", "中铁二局集团有限公司", DIFFERENT),
        ("中交第一航务工程局有限公司", "中交一航局", SAME),
        ("中国水利水电第七工程局有限公司", "中电建水电七局", SAME),
        ("中石化", "中国石油化工股份有限公司", SAME),
        ("中石化", "中石油", DIFFERENT),
        ("国家电力投资集团有限公司", "国家电投", SAME),
        ("国家电投集团陇桁新能源有限公司", "国家能源集团陇桁新能源有限公司", DIFFERENT),
        ("中国长江三峡集团有限公司", "三峡集团", SAME),
        ("三峡集团", "三峡人家餐饮有限公司", DIFFERENT),
        ("中国人民解放军第九九八医院", "解放军第九九八医院", SAME),
    ],
    "a place where many sell": [
        ("长春朗驰配件城", "长春朗驰集团有限公司", SIMILAR),
        ("长春朗驰配件城", "长春朗驰配件", SIMILAR),
        ("无锡朗驰轴承市场", "无锡朗驰轴承有限公司", SIMILAR),
        ("临沂朗驰家居广场", "临沂朗驰家居有限公司", SIMILAR),
        ("临沂朗驰家居广场", "朗驰家居集团有限公司", RELATED),
        ("临沂朗驰市场", "临沂朗驰集团有限公司", SIMILAR),
        ("临沂朗驰市场", "临沂朗驰市场管理有限公司", SAME),
        ("临沂朗驰家居广场", "临沂朗驰家居广场有限公司", SAME),
        ("临沂朗驰家居广场", "临沂朗驰", SAME),
        ("上海朗驰影城", "上海朗驰影城有限公司", SAME),
    ],
    "a park, a mall, a house of many": [
        ("郑州朗驰软件园", "郑州朗驰软件有限公司", SIMILAR),
        ("郑州朗驰产业园", "郑州朗驰集团有限公司", SIMILAR),
        ("郑州朗驰家具商场", "郑州朗驰家具有限公司", SIMILAR),
        ("郑州朗驰公寓", "郑州朗驰集团有限公司", SIMILAR),
        ("郑州朗驰软件园", "朗驰软件园", SAME),
        ("郑州朗驰软件园", "郑州朗驰软件园发展有限公司", SAME),
    ],
    "a trade beside a group that says none": [
        ("郑州朗驰物业", "郑州朗驰集团有限公司", RELATED),
        ("郑州朗驰百货", "郑州朗驰集团", RELATED),
        ("锦裳谷食品", "锦裳谷集团", RELATED),
        ("锦裳谷食品", "锦裳谷食品集团", SAME),
        ("郑州朗驰", "郑州朗驰集团有限公司", SAME),
        ("郑州朗驰投资控股", "郑州朗驰集团有限公司", RELATED),
        ("郑州朗驰集团有限公司", "郑州朗驰投资控股", RELATED),
    ],
    "a short name that says more than the whole one": [
        ("郑州朗驰食品机械", "郑州朗驰食品有限公司", SIMILAR),
        ("郑州朗驰医药物流", "郑州朗驰医药有限公司", SIMILAR),
        ("郑州朗驰酒店", "郑州朗驰有限公司", SIMILAR),
        ("郑州朗驰机械设备", "郑州朗驰机械有限公司", SAME),
        ("郑州朗驰食品科技", "郑州朗驰食品有限公司", SAME),
        ("郑州朗驰物流", "郑州朗驰食品物流有限公司", SAME),
    ],
    "two English words for one": [
        ("潍坊朗驰电机有限公司", "Weifang Langchi Electric Motor Co., Ltd.", SAME),
        ("潍坊朗驰电机有限公司", "Weifang Langchi Electrical Machinery Co., Ltd.", SAME),
        ("潍坊朗驰电气机械有限公司", "Weifang Langchi Electric Machinery Co., Ltd.", SAME),
        ("潍坊朗驰机床有限公司", "Weifang Langchi Machine Tool Co., Ltd.", SAME),
        ("潍坊朗驰电动工具有限公司", "Weifang Langchi Power Tools Co., Ltd.", SAME),
        ("潍坊朗驰电气有限公司", "Weifang Langchi Electric Motor Co., Ltd.", SIMILAR),
        ("潍坊朗驰食品有限公司", "Weifang Langchi Electric Motor Co., Ltd.", DIFFERENT),
    ],
    "an l that is written as an r": [
        ("Falkenberg GmbH", "法尔肯贝格(中国)投资有限公司", RELATED),
        ("Kolbenschmidt GmbH", "科尔本施密特(中国)投资有限公司", RELATED),
        ("Nordlicht GmbH", "诺德里希特(中国)投资有限公司", RELATED),
        ("Falkenberg GmbH", "法肯施泰因(中国)投资有限公司", DIFFERENT),
    ],
    "textiles for the home": [
        ("南京朗驰家纺用品股份有限公司", "朗驰纺织集团", RELATED),
        ("南京朗驰家纺用品有限公司", "南京朗驰纺织有限公司", SIMILAR),
    ],
    "what a works makes": [
        ("长征机械厂", "长征制药厂", DIFFERENT),
        ("长征机械厂", "长征农机厂", SIMILAR),
        ("绍兴第二印染厂", "第二印染厂", SIMILAR),
        ("绍兴第二印染厂", "绍兴第2印染厂", SAME),
        ("绍兴第二印染厂", "绍兴第二印染厂职工医院", RELATED),
    ],
    "a trade in pinyin": [
        ("惠州德信电池有限公司", "huizhou dexin dianchi", SAME),
        ("宁波甬顺冷链物流有限公司", "Ningbo Yongshun Lenglian Wuliu", SAME),
        ("佛山力天五金制品有限公司", "Foshan Litian Wujin Zhipin Youxian Gongsi", SAME),
        ("惠州德信电池有限公司", "huizhou dexin danbao", SIMILAR),
        ("惠州德信电池有限公司", "shenzhen dexin dianchi", RELATED),
    ],
    "former names before and behind": [
        ("原:无锡锡芯科技 现:无锡锡芯半导体设备有限公司", "无锡锡芯半导体设备", SAME),
        ("原名：无锡锡芯科技有限公司，现名：无锡锡芯半导体设备有限公司", "无锡锡芯科技", SAME),
    ],
    "an English name and a city in Chinese": [
        ("Velmora Pumps (Suzhou) Co., Ltd.", "苏州Velmora Pumps", SAME),
        ("Velmora Pumps (Suzhou) Co., Ltd.", "Velmora Pumps 苏州", SAME),
        ("Velmora Pumps (Suzhou) Co., Ltd.", "Velmora Pumps 上海", RELATED),
        ("Velmora Pumps GmbH", "Velmora Pumps 苏州", RELATED),
    ],
    "a district that may be of the core": [
        ("杭州余杭未来网络科技有限公司", "杭州未来网络科技有限公司", SIMILAR),
        ("杭州市余杭区未来网络科技有限公司", "杭州未来网络科技有限公司", SAME),
        ("杭州余杭未来网络科技有限公司", "未来网络科技", SAME),
        ("杭州余杭淘乐多网络科技有限公司", "杭州淘乐多网络科技有限公司", SAME),
        ("中山古镇华灯照明有限公司", "中山市华灯照明有限公司", SAME),
        ("江苏昆山朗驰机械有限公司", "昆山朗驰机械有限公司", SAME),
        ("上海张江药谷生物技术有限公司", "Shanghai Zhangjiang Yaogu Biotechnology Co., Ltd.", SAME),
        ("广州天河朗驰机械有限公司", "Guangzhou Langchi Machinery Co., Ltd.", SAME),
        ("广州天河朗驰机械有限公司", "Guangzhou Nansha Langchi Machinery Co., Ltd.", SIMILAR),
    ],
    "what nobody knows behind a registered name": [
        ("大连远渔海洋装备有限公司", "大连远渔海洋装备有限公司旅顺船坞", RELATED),
        ("大连远渔海洋装备有限公司", "大连远渔海洋装备有限公司二期", RELATED),
        ("大连远渔海洋装备有限公司", "大连远渔海洋装备有限公司想要报价", SAME),
        ("大连远渔海洋装备有限公司", "大连远渔海洋装备有限公司 重点", SAME),
        ("大连远渔海洋装备有限公司", "大连远渔海洋装备有限公司，做渔船的", SAME),
        ("大连远渔海洋装备有限公司", "大连远渔海洋装备有限公司辽宁总部", SAME),
        ("大连远渔海洋装备有限公司", "大连远渔海洋装备有限公司 - 采购部", RELATED),
    ],
    "shops, and what lies in a house": [
        ("昆明市官渡区滇小妹过桥米线店", "滇小妹过桥米线", SAME),
        ("哈尔滨市道里区冰莓冷饮厅", "冰莓冷饮厅", SAME),
        ("上海优客零食连锁有限公司", "优客零食金桥店", RELATED),
        ("北京京瑷妇产医院有限责任公司", "北京京瑷妇产医院月子中心", RELATED),
        ("北京京瑷妇产医院有限责任公司", "京瑷妇产医院儿科", RELATED),
        ("北京京瑷妇产医院有限责任公司", "京瑷妇产医院管理中心有限公司", RELATED),
        ("长沙嗦得餐饮有限公司", "嗦得餐饮加盟部", RELATED),
        ("杭州泊栖酒店管理有限公司", "泊栖酒店", SAME),
    ],
    "English words that stand for several trades": [
        ("绍兴越绡印染有限公司", "Shaoxing Yuexiao Printing and Dyeing Co., Ltd.", SAME),
        ("绍兴越绡印刷有限公司", "Shaoxing Yuexiao Printing Co., Ltd.", SAME),
        ("北京朝暮文化传播有限公司", "Beijing Zhaomu Culture Communication Co., Ltd.", SAME),
        ("北京朝暮通信有限公司", "Beijing Zhaomu Communication Co., Ltd.", SAME),
        ("北京朝暮通信有限公司", "Beijing Zhaomu Culture Communication Co., Ltd.", SIMILAR),
        ("威海威渔海产食品有限公司", "Weihai Weiyu Seafood Co., Ltd.", SAME),
    ],
    "companies of other countries": [
        ("东莞莞纳电子有限公司", "Guanna Electronics India Pvt Ltd", RELATED),
        ("东莞莞纳电子有限公司", "Guanna Electronics (Mexico)", RELATED),
        ("东莞莞纳电子有限公司", "Guanna Electronics Sdn. Bhd.", RELATED),
        ("东莞莞纳电子有限公司", "莞纳电子（柬埔寨）有限公司", RELATED),
        ("东莞莞纳电子有限公司", "Dongguan Guanna Electronics Co., Ltd.", SAME),
    ],
    "Japanese companies": [
        ("株式会社東澄電子", "東澄電子株式会社", SAME),
        ("株式会社東澄電子", "东澄电子（大连）有限公司", RELATED),
        ("東澄電子株式会社", "東橙電子株式会社", SIMILAR),
    ],
    "who is somebody else": [
        ("上海朗屿机械有限公司", "上海朗屿机械有限公司的供应商", RELATED),
        ("我朋友的公司", "我朋友的公司", DIFFERENT),
        ("一家建筑公司", "一家建筑公司", DIFFERENT),
        ("公司名称未知", "公司名称未知", DIFFERENT),
        ("一家人食品有限公司", "一家人食品", SAME),
    ],
    "what sounds like a place elsewhere": [
        ("襄阳东风车桥有限公司", "Xiangyang Dongfeng Axle Co., Ltd.", SAME),
        ("上海永康机械有限公司", "Shanghai Yongkang Machinery Co., Ltd.", SAME),
        ("上海安康机械有限公司", "Shanghai Yongkang Machinery Co., Ltd.", SIMILAR),
        ("苏州昆山朗驰机械有限公司", "Suzhou Kunshan Langchi Machinery Co., Ltd.", SAME),
    ],
    "a house that is called for short": [
        ("上海云杉医学检验所有限公司", "上海云杉检验所", SAME),
        ("上海云杉医学检验所有限公司", "云杉医检所", SAME),
        ("上海云杉医学检验所有限公司", "上海云杉检测所", DIFFERENT),
        ("福州闽都茶业股份有限公司", "闽都茶业武夷山茶厂", RELATED),
        ("苏州朗驰制药厂", "朗驰苏州制药厂", SAME),
    ],
    "a part in brackets behind a short name": [
        ("苏州工业园区金鸡湖畔健身服务有限公司", "金鸡湖畔健身（月光码头店）", RELATED),
        ("上海糯叽叽甜品有限公司", "糯叽叽甜品（静安大悦城店）", RELATED),
        ("上海朗驰机械有限公司", "上海朗驰机械有限公司（苏州分公司）", RELATED),
        ("上海朗驰机械有限公司", "上海朗驰机械有限公司（机床）", SAME),
    ],
    "a group that is called for short": [
        ("上海沪知桥国际教育科技集团有限公司", "沪知桥国际教育", SAME),
        ("上海沪知桥国际教育集团有限公司", "沪知桥国际教育科技", RELATED),
        ("上海沪知桥国际教育科技集团有限公司", "沪知桥国际教育有限公司", RELATED),
    ],
    "what only looks like the same place or trade": [
        ("丰丰泰兴机械(上海)有限公司", "丰丰泰兴机械(苏州)有限公司", RELATED),
        ("上海丰丰充电设备厂", "上海丰丰电厂有限公司", DIFFERENT),
    ],
    "streets": [
        ("重庆嘉峪关路印刷厂", "嘉峪关路印刷厂", SAME),
        ("重庆嘉峪关路印刷厂", "嘉峪关印刷厂", SIMILAR),
        ("上海南京西路美容美发有限公司", "南京西路美容美发", SAME),
        ("上海路桥工程有限公司", "上海路桥工程", SAME),
        ("郑州中岳嵩芽教育信息咨询有限公司", "嵩芽教育", SIMILAR),
    ],
    "places that nobody mistakes": [
        ("满洲里北疆驼铃国际贸易物流有限公司", "北疆驼铃国际物流", SAME),
        ("永康市武义江不锈钢制品厂", "武义江不锈钢制品厂", SAME),
        ("永康武义江不锈钢制品厂", "武义江不锈钢制品厂", SIMILAR),
        ("长春市绿园区知未学前教育有限公司", "知未学前教育", SAME),
        ("太原万柏林锦元机械有限公司", "锦元机械", SAME),
        ("广东潮汕卤阿嬷食品有限公司", "卤阿嬷食品", SAME),
        ("民办成都蜀曦中学", "成都蜀曦中学", SAME),
    ],
    "AI is 人工智能": [
        ("北京译星人工智能科技有限公司", "译星AI", SAME),
        ("北京译星人工智能科技有限公司", "译星ＡＩ科技", SAME),
        ("北京译星人工智能科技有限公司", "译星AR", DIFFERENT),
        ("杭州钱茂人力资源服务有限公司", "钱茂HR", SAME),
        ("上海朗驰精密机械有限公司", "朗驰Shanghai", DIFFERENT),
    ],
    "zones that have a name": [
        ("宁波梅山保税港区沣启股权投资合伙企业(有限合伙)", "宁波沣启股权投资合伙企业", SAME),
        ("天津东疆保税港区汇笙租赁有限公司", "天津汇笙租赁有限公司", SAME),
        ("合肥新站综合保税区科声电子有限公司", "科声电子", SAME),
        ("南京江宁经济技术开发区朗运物流有限公司", "南京朗远物流有限公司", DIFFERENT),
    ],
    "former names in brackets": [
        ("广州悦己美妆科技有限公司（2023年更名，原广州悦容化妆品有限公司）", "广州悦容化妆品有限公司", SAME),
        ("广州悦容化妆品有限公司（现广州悦己美妆科技有限公司）", "广州悦己美妆科技有限公司", SAME),
        ("广州悦容农业有限公司（现代农业）", "广州悦容农业有限公司", SAME),
    ],
    "what stands on the company's ground": [
        ("合肥科声语音技术有限公司", "合肥科声语音技术有限公司职工食堂", RELATED),
        ("合肥科声语音技术有限公司", "合肥科声语音技术有限公司员工宿舍", RELATED),
        ("合肥科声语音技术有限公司", "合肥科声语音技术有限公司科技馆", RELATED),
        ("合肥科声语音技术有限公司", "合肥科声语音技术有限公司二号楼", RELATED),
        ("合肥科声语音技术有限公司", "合肥科声语音技术有限公司王老板", SAME),
    ],
    "a part in a county of the company's city": [
        ("青岛海之蓝家电有限公司", "海之蓝家电黄岛工厂", RELATED),
        ("厦门张伟口腔医疗管理有限公司", "张伟口腔集美门诊", RELATED),
        ("武汉九州通运物流有限公司", "九州通运物流襄阳站", RELATED),
        ("河南豫驰快运有限公司", "豫驰快运洛阳网点", RELATED),
        ("厦门鹭泽石材有限公司", "鹭泽石材水头工厂", RELATED),
        ("嘉兴嘉岑服饰有限公司", "嘉岑服饰平湖服装城专卖店", RELATED),
        ("宁波甬顺冷链物流有限公司", "甬顺冷链杭州分拨中心", RELATED),
    ],
    "parts of a company": [
        ("上海朗驰冷链物流有限公司", "朗驰冷链漳州仓", RELATED),
        ("上海朗驰冷链物流有限公司", "朗驰冷链太仓", RELATED),
        ("上海朗驰机械有限公司", "朗驰机械苏州工厂", RELATED),
        ("厦门朗驰口腔医疗管理有限公司", "厦门朗驰口腔湖里门诊部", RELATED),
        ("上海朗驰便利连锁有限公司", "上海朗驰便利店", SAME),
        ("上海朗驰照明有限公司", "朗驰照明横栏展厅", RELATED),
        ("宝钢股份湛江钢铁有限公司", "宝钢股份", RELATED),
        ("朗驰安全工程有限公司", "朗驰安全工程乌海研发中心", RELATED),
        ("朗驰电路有限公司", "朗驰电路销售部", RELATED),
        ("绍兴学院", "绍兴学院图书馆", RELATED),
        ("绍兴职院", "绍兴职业技术学院", SAME),
        ("上海朗驰机械有限公司", "上海朗驰机械有限公司关工委", RELATED),
    ],
    "other law": [
        ("朗驰机械有限公司", "朗驰机械(越南)有限公司", RELATED),
        ("朗驰机械有限公司", "朗驰机械(香港)有限公司", RELATED),
        ("朗驰机械", "朗驰机械(泰国)", SIMILAR),
        ("Langchi Valves Ltd.", "Langchi Valves (Singapore) Pte. Ltd.", RELATED),
        ("Langchi Valves Pte. Ltd.", "Langchi Valves Pte Ltd", SAME),
    ],
    "towns and what only ends like one": [
        ("苏州城乡规划设计院有限公司", "苏州规划设计院有限公司", SIMILAR),
        ("昆山商业银行", "昆山农村商业银行", DIFFERENT),
        ("绍兴水乡人家餐饮有限公司", "绍兴人家餐饮有限公司", SIMILAR),
        ("苏州山塘村朗驰餐饮", "苏州朗驰餐饮", SAME),
        ("上海自贸区临港新片区朗驰数据有限公司", "上海朗驰数据有限公司", SAME),
    ],
    "groups of what is unheard of": [
        ("双童控股有限公司", "浙江义乌双童吸管有限公司", RELATED),
        ("华信控股", "华信恒通科技有限公司", DIFFERENT),
        ("QBit卡尔科技(合肥)有限公司", "QBit Inc.", RELATED),
        ("QBit卡尔科技(合肥)有限公司", "QBit", SIMILAR),
        ("QBit卡尔科技(合肥)有限公司", "QBit Foods Inc.", DIFFERENT),
    ],
    "places of provinces and cities": [
        ("贵州黔味坊食品有限公司", "黔味坊(遵义)食品有限公司", RELATED),
        ("苏州轨道交通集团有限公司", "无锡轨道交通集团有限公司", DIFFERENT),
        ("鹰潭市第一中学", "鹰潭市东城区第一中学", SIMILAR),
        ("河南省中医院", "河南中医院", SAME),
    ],
    "a city in pinyin": [
        ("Hefei 朗驰语音", "合肥朗驰语音技术有限公司", SAME),
        ("Suzhou-朗驰机械", "上海朗驰机械有限公司", RELATED),
    ],
    "nobody": [
        ("老板不肯说", "老板不肯说", DIFFERENT),
        ("采购部", "采购部", DIFFERENT),
        ("有个做塑料的厂", "有个做塑料的厂", DIFFERENT),
        ("没留名字", "没留名字", DIFFERENT),
    ],
}


@pytest.mark.parametrize(
    ("one", "other", "verdict"), [pair for pairs in PAIRS.values() for pair in pairs], ids=lambda word: str(word)[:40]
)
def test_every_kind_is_read_by_its_rule(one: str, other: str, verdict: Verdict) -> None:
    assert compare(read_company(one), read_company(other)).verdict is verdict
    assert compare(read_company(other), read_company(one)).verdict is verdict


WRITINGS = {
    "国家电网有限公司": "国网集团有限公司",
    "国网": "国网集团",
    "国网江苏省电力有限公司": "国网江苏省电力有限公司",
    "国网江苏电力苏州供电公司": "国网江苏电力有限公司苏州供电分公司",
    "中国建筑第二十工程局": "中建集团二十局",
    "中建十局": "中建集团十局",
    "中铁14局集团": "中铁十四局集团",
    "中交二公局": "中交二公局",
    "中国水电五局": "水电五局",
    "中国移动互联科技": "中国移动互联科技",
    "中国移动通信集团": "中移动集团",
    "中山灯都照明": "中山灯都照明",
    "上海朗驰": "上海朗驰",
}


@pytest.mark.parametrize("name", WRITINGS)
def test_a_company_of_the_state_is_brought_to_one_writing(name: str) -> None:
    assert one_writing(name) == WRITINGS[name]


def test_a_number_is_said_in_chinese() -> None:
    assert [in_chinese(number) for number in ("8", "10", "12", "20", "24", "八")] == [
        "八",
        "十",
        "十二",
        "二十",
        "二十四",
        "八",
    ]


def test_a_works_is_of_the_business_it_is_named_by() -> None:
    assert business_of("机械厂") == {"machine"}
    assert business_of("厂") == frozenset()
    assert business_of("科技") == frozenset()
