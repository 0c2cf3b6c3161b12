"""Trades as company names write them, by family: two trades of one family may be one business, of two they are not.

``GENERAL`` says nothing about a business: 朗驰科技 and 朗驰机械 may be one company or two.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

GENERAL: Final = "general"

_FAMILIES: Final = """
general: 科技 技术 实业 发展 国际 管理 服务 控股 投资 企业 产业 商务 咨询 运营 开发 经营 信息咨询 技术服务 企业管理
    销售 营销 贸易 商贸 工贸 经贸 外贸 进出口 国际贸易 贸易发展 智能 智慧 智造 制造 生产 加工 研究 创新 集团 总部 创业
    连锁 用品 制品 产品 供应 系统 解决方案 平台 中心 控制 工业 综合 事业 工程技术 技术开发 科技发展 实业发展 高科技
    高新技术 应用 商业 商业管理 资源 信息 推广 策划 服务外包 外包 代理 采购 工坊
it: 软件 网络 网络技术 信息技术 信息科技 数据 大数据 云计算 互联网 物联网 区块链 人工智能 电子商务 电商 数码 数字
    数字科技 计算机 系统集成 集成 游戏 通信 通讯 语音 语音技术 智能科技 信息系统 网络科技 微电子 芯片 半导体 集成电路
    电子 电子科技 安全 信息安全 智联 智驾 自动驾驶 跨境电商 移动 联通 电信
machine: 机械 纺机 煤机 重型 重型机械 重型装备 机械工程 精密 精密机械 装备 设备 机电 机床 机器 机器人 自动化 数控 重工
    轻工 工具 量具 刀具 模具 铸造 锻造 轴承 五金 紧固件 阀门 泵业 泵阀 水泵 电机 电梯 起重 液压 气动 密封 弹簧 标准件
    传动 动力 仪器 仪表 仪器仪表 激光 焊接 钣金 压缩机 空压机 工程机械 农机 塑机 注塑 零部件 配件 机件 工业自动化
    智能装备 智能制造 数控机床 精工 精机 精铸 无人机 传感器 传感 测控 光学 光电 印刷机械 包装机械 海洋装备 机械设备
    机电设备 自动化设备 设备制造 机械制造
electric: 电气 电器 电工 家电 照明 灯具 灯饰 电缆 线缆 电线电缆 线束 开关 变压器 电力设备 电气设备 电源 制冷 空调 热能
    制冷设备 电力 电力工程 输变电
energy: 新能源 能源 电池 锂电 储能 光伏 太阳能 风电 风能 氢能 燃气 热力 供热 煤业 煤炭 石油 石化 天然气 油气 节能 电厂
    发电 充电 充电桩 核电 油田 石油化工 石油天然气 新能源科技
auto: 汽车 汽配 汽车配件 汽车零部件 汽车服务 汽饰 车业 车桥 轮胎 汽修 汽车销售 新能源汽车 摩托车 电动车 租车 汽贸
    机动车
material: 新材料 新材 材料 材料科技 建材 陶瓷 玻璃 水泥 钢铁 钢构 钢结构 铝业 铜业 有色 有色金属 金属 冶金 矿业 稀土
    塑料 塑胶 塑业 橡胶 化工 化学 涂料 油漆 胶粘 胶业 膜业 纸业 造纸 包装 包装材料 木业 石材 复合材料 碳纤维 精细化工
    管业 混凝土
medical: 医药 制药 药业 医疗 医疗器械 器械 医械 生物 生物医药 生物科技 生物技术 基因 健康 健康科技 检验 医学检验 医学
    口腔 眼科 医院 眼科医院 口腔医院 诊所 门诊 门诊部 医美 美容 养老 康养 康复 药房 大药房 疫苗 诊断 检验所 医学检验所
    医疗科技 制剂 中药 医疗美容 护理
food: 食品 方便食品 零食 食品加工 乳品 乳业 饮料 调味品 粮油 米业 油脂 肉业 蛋业 盐业 糖果 烘焙 面包 糕点 早餐 生鲜
    水果 果业 水产 海鲜 冷冻食品 休闲食品 保健食品 豆制品 饲料 营养 营养食品 食品科技
catering: 餐饮 餐饮管理 火锅 饮食 咖啡 茶饮 奶茶 快餐 美食 小吃 酒楼 大排档 饭店 餐厅 面馆 烧烤 拉面 米粉 米线 包子
    饺子 卤味 炸鸡 甜品 麻辣烫 串串 酒店 酒店管理 宾馆 料理
drink: 啤酒 酒业 白酒 酿酒 葡萄酒 葡萄酒业 茶业 茶叶 酒庄 酒类
farm: 农业 农牧 牧业 渔业 种业 农产品 农业科技 农业发展 畜牧 养殖 渔具 面粉 花卉 苗木 林业 海洋 农机 化肥 肥料 农药
    农场 牧场 宠物
logistics: 物流 供应链 供应链管理 仓储 运输 货运 货代 快递 速运 快运 冷链 港务 港口 航运 海运 空运 国际物流
    国际货运代理 货运代理 通运 搬家 配送 物流设备
travel: 旅游 文旅 文化旅游 旅行社 旅行 旅业 景区 航空 航天 出行 客运 公交 地铁 高铁 铁路 轨道 轨道交通 交通 高速公路
    机场
media: 传媒 广告 文化 文旅 文化旅游 文化传媒 文化传播 文化发展 文化创意 文创 影视 影业 动漫 演艺 会展 展览 设计
    空间设计 装饰设计 广告传媒 创意 出版 印刷 彩印 音乐 艺术 摄影 品牌管理 公关 传播 娱乐 直播
education: 教育 教育科技 教育咨询 培训 职业 职业教育 职教 职业技术 职业培训 学校 学院 职业技术学院 职院 技工 技工学校 职业技术学校
    幼儿园 中学 小学 大学 幼教 学堂 驾校 留学 文具 书店 图书
home: 家居 家居用品 家具 家纺 家私 卫浴 厨具 厨卫 洁具 门窗 地板 家政 家饰 日用品 日化 洗涤 布艺 床上用品 灯饰照明
    办公家具 母婴
finance: 金融 金融服务 金服 保险 证券 基金 银行 担保 信托 租赁 融资租赁 小额贷款 小贷 保理 资产 资产管理 财富 财富管理
    支付 期货 投资管理 典当 拍卖 创投 资本 财务 股权投资 金融科技 金融外包 商业保理 投资控股 融租
legal: 律师 法律 律所 会计 财税 代账 税务 审计 知识产权 专利 人力 人力资源 招聘 劳务 劳务派遣 猎头
construction: 工程 建设 建设工程 建筑 建工 建筑工程 建筑安装 装饰 装修 装饰工程 园林 园林绿化 园林工程 景观 路桥 市政
    市政工程 监理 勘察 测绘 规划 安装 幕墙 防水 消防 消防工程 安防 安防技术 暖通 净化 水利 基建 岩土 施工
property: 置业 地产 房产 房地产 房地产开发 物业 物业管理 物业服务 城建 园区 产业园 软件园 科技园 公寓 商场 百货 商城
    市场 购物中心 配件城 城投 孵化器 众创空间 创客空间 创客 空间
retail: 零售 超市 便利 便利店 商店 商行 贸易行 五金店 眼镜 珠宝 首饰 饰品 钟表 礼品 工艺品 玩具 箱包 化妆品 美妆 美业 彩妆
    跨境
textile: 纺织 针织 服装 服饰 制衣 鞋业 皮革 纺织品 印染 面料 毛纺 羊绒 雨具 内衣 时装 袜业 丝绸
environment: 环保 环境 环境科技 环保科技 环境工程 水务 水处理 污水处理 环卫 固废 再生资源 检测 检测技术 环保设备
    环保工程 水电
sport: 体育 运动 健身 体育用品 户外 乐器 乐园
ship: 船舶 造船 船舶重工 海洋工程 航海
body: 厂 工厂 制造厂 机械厂 加工厂 研究院 设计院 研究所 设计研究院 科学研究院 事务所 律师事务所 会计师事务所
    税务师事务所 合作社 专业合作社 工作室 经营部 协会 商会 学会 联合会 基金会 电视台 出版社 报社 会所 体育馆 博物馆
    基地 总厂 电子厂 灯饰厂
"""

_ABBREVIATED: Final = """
职业教育=职教 新材料=新材 金融服务=金服 文化旅游=文旅 汽车零部件=汽配 汽车配件=汽配 电子商务=电商 医疗器械=医械
文化创意=文创 集成电路=芯片 通讯=通信 供应链管理=供应链 律师事务所=律所 软件服务=软件 餐饮管理=餐饮 物业管理=物业
物业服务=物业 信息科技=信息技术 茶叶=茶业 职业技术学院=职院
"""
ABBREVIATED: Final = dict(pair.split("=") for pair in _ABBREVIATED.split())
"""Long and short ways to write one trade."""


@cache
def families() -> dict[str, frozenset[str]]:
    """The families of every word."""
    found: dict[str, set[str]] = {}
    for entry in re.sub(r"\n +", " ", _FAMILIES).split("\n"):
        family, _, words = entry.partition(":")
        for word in words.split():
            found.setdefault(word, set()).add(family)
    return {word: frozenset(some) for word, some in found.items()}


@cache
def _longest() -> int:
    return max(map(len, families()))


@cache
def _endings() -> frozenset[str]:
    return frozenset(word[-1] for word in families())


def trade_behind(text: str, keep: int) -> str:
    """The longest trade with which the text ends, leaving at least ``keep`` characters before it; else nothing."""
    if text[-1:] not in _endings():
        return ""
    known = families()
    return next((text[-size:] for size in range(min(_longest(), len(text) - keep), 0, -1) if text[-size:] in known), "")


@cache
def atoms(word: str) -> tuple[str, ...]:
    """The words that a word of trade is made of: 新能源科技 → 新能源 科技; one that is made of no others is itself."""
    known = families()
    for size in range(len(word) - 1, 1, -1):
        if word[:size] in known and word[size:] in known:
            return (*atoms(word[:size]), *atoms(word[size:]))
    return (word,)
