"""English in company names: legal forms, and the Chinese words for its words of trade."""

from __future__ import annotations

from functools import cache
from typing import Final

from bot.domain.reply.words.pattern import words_of

FORMS: Final = {
    "ltd": "ltd", "limited": "ltd", "ltda": "ltda", "inc": "inc", "incorporated": "inc", "corp": "inc",
    "corporation": "inc", "llc": "llc", "llp": "llp", "lp": "lp", "plc": "plc", "gmbh": "gmbh", "ag": "ag",
    "kg": "kg", "sa": "sa", "sas": "sas", "srl": "srl", "spa": "spa", "bv": "bv", "nv": "nv", "ab": "ab", "as": "as",
    "oy": "oy", "kk": "kk", "pte": "pte", "pty": "pty", "se": "se", "co": "", "company": "", "kgaa": "kg",
    "ohg": "ohg", "aps": "aps", "sarl": "sas",
}  # fmt: skip
"""Legal forms by one name for each; co says nothing by itself."""

ABROAD: Final = frozenset(
    words_of("""
    inc llc gmbh ag kg sa sas srl spa bv nv ab as oy kk pte pty se plc llp ohg aps ltda
""")
)
"""Forms that no Chinese company has."""

GROUPS: Final = frozenset({"group", "holding", "holdings", "grp"})
UNITS: Final = frozenset({"branch", "office", "subsidiary", "division", "department", "dept"})
SMALL: Final = frozenset({"the", "and", "of", "for", "&"})

_TRADES: Final = """
technology technologies tech technical technik: 科技 技术 | sci science: 科技 | network networks networking: 网络 |
internet: 互联网 网络 | information info: 信息 | software: 软件 | data: 数据 | bigdata: 大数据 | digital: 数字 数码
| cloud: 云 | intelligent intelligence smart ai: 智能 智慧 | electronic electronics: 电子 电器 | electric electrical
electricals: 电气 电器 电力 | appliance appliances: 电器 家电 | power: 电力 电源 动力 | equipment equipments: 设备
装备 | device devices: 器械 设备 | instrument instruments: 仪器 仪表 器械 | machinery machine machines machining
mechanical maschinenbau maschinen: 机械 机床 | precision: 精密 | tool tools tooling: 工具 | mold mould molds moulds
die: 模具 | bearing bearings: 轴承 | hardware: 五金 | valve valves: 阀门 | pump pumps: 泵业 水泵 | robot robots
robotic robotics: 机器人 | automation automatic: 自动化 | cnc: 数控 | drone drones uav: 无人机 | heavy: 重 |
industry industries industrial: 工业 实业 产业 | manufacturing manufacture manufacturer mfg: 制造 | energy: 能源
新能源 | new: 新 | battery batteries: 电池 | solar photovoltaic pv: 光伏 太阳能 | wind: 风电 风能 | auto automotive
automobile vehicle vehicles car cars motor motors: 汽车 | parts components part: 配件 零部件 | material materials:
材料 新材 | chemical chemicals: 化工 化学 | steel: 钢铁 钢构 | metal metals: 金属 | plastic plastics: 塑料 塑胶 |
rubber: 橡胶 | glass: 玻璃 | ceramic ceramics: 陶瓷 | paper: 纸业 造纸 | packaging packing: 包装 | rare earth: 稀土
| medical: 医疗 医学 | medicine pharma pharmaceutical pharmaceuticals: 医药 制药 药业 | health healthcare: 健康 医疗
| bio biotech biotechnology biological biology: 生物 | biomedical biopharma: 生物医药 | laboratory laboratories lab
labs: 检验 实验 | test testing inspection: 检测 检验 | hospital: 医院 | clinic: 诊所 | dental: 口腔 | food foods:
食品 | catering restaurant restaurants dining: 餐饮 | hotpot: 火锅 | dairy: 乳品 乳业 | beverage beverages drink
drinks: 饮料 | snack snacks: 零食 | breakfast: 早餐 | tea: 茶业 茶叶 茶 | brewery beer: 啤酒 | wine liquor: 酒业 |
agriculture agricultural agri: 农业 | fishery fisheries: 渔业 水产 | fishing tackle: 渔具 渔业 | ocean marine: 海洋
远洋 | seafood aquatic: 水产 海鲜 | logistics: 物流 | supply chain: 供应链 | transport transportation: 运输 交通 |
warehousing storage: 仓储 储能 | freight: 货运 货代 | express: 快递 速运 | shipping: 航运 海运 | shipbuilding ship:
船舶 造船 | port: 港 | trade trading: 贸易 商贸 | international intl: 国际 | import export: 进出口 | commerce
commercial: 商务 商贸 商业 | ecommerce e: 电子商务 电商 | crossborder cross border: 跨境 | advertising
advertisement: 广告 | media: 传媒 | culture cultural: 文化 文 | tourism travel: 旅游 文旅 旅 | design designs: 设计
| creative: 创意 文创 | film pictures: 影视 | exhibition: 会展 展览 | printing: 印刷 | space: 空间 | education
educational: 教育 职教 | training: 培训 | vocational: 职业 职教 | school: 学校 | academy college: 学院 | university:
大学 | home household furnishing furnishings: 家居 家 | furniture: 家具 家居 | kitchenware: 厨具 | lighting: 照明
灯具 灯饰 | products product supplies goods: 用品 制品 产品 | cosmetics beauty makeup: 美妆 化妆品 | finance
financial: 金融 财务 | investment investments invest: 投资 | leasing: 租赁 | insurance: 保险 | bank: 银行 |
securities: 证券 | fund: 基金 | capital: 资本 | guarantee: 担保 | asset assets: 资产 | outsourcing: 外包 | service
services: 服务 | management: 管理 | consulting consultancy consultants: 咨询 | development: 发展 开发 | enterprise
enterprises: 企业 实业 | property properties: 物业 置业 | realty estate real: 地产 置业 | engineering: 工程 |
construction: 建设 建筑 工程 | building: 建筑 | landscape landscaping garden gardens: 园林 景观 | decoration: 装饰 |
environmental environment: 环保 环境 | protection: 环保 保护 | water: 水务 水 | textile textiles: 纺织 | garment
garments apparel clothing: 服装 服饰 制衣 | shoes footwear: 鞋业 | leather: 皮革 | toys toy: 玩具 | jewelry jewellery: 珠宝 饰品 |
gift gifts: 礼品 | retail: 零售 | chain: 连锁 | store stores: 商店 超市 | supermarket: 超市 | speech voice: 语音 |
semiconductor semiconductors: 半导体 | chip chips: 芯片 | optical optics optoelectronics: 光电 光学 | laser: 激光 |
communication communications telecom: 通信 通讯 | control controls: 控制 | research: 研究 | system systems: 系统 |
solutions solution: 解决方案 | analytics analysis: 分析 数据 | innovation: 创新 | aviation: 航空 | aerospace: 航天 |
sports sport: 体育 | petroleum oil: 石油 | gas: 燃气 天然气 | mining: 矿业 | law legal: 律师 法律 | factory: 厂 |
works: 厂 | cable cables wire wires: 电缆 线缆 | agency: 旅行社 代理 | vinegar: 醋业 | elevator elevators lift: 电梯
| crane cranes: 起重 | compressor compressors: 压缩机 空压机 | sensor sensors: 传感器 传感 | coating coatings paint
paints: 涂料 油漆 | adhesive adhesives: 胶粘 胶业 | fiber fibre: 纤维 | feed: 饲料 | seed seeds: 种业 | fertilizer:
化肥 肥料 | pet: 宠物 | maternal infant baby: 母婴 | eye ophthalmic: 眼科 | nursing: 护理 | cold: 冷链 冷冻 |
courier: 快递 | hotel hotels: 酒店 | rail railway railways: 铁路 轨道 | bridge road: 路桥 | fire: 消防 | security:
安防 安全 | cleaning: 净化 清洁 | dyeing: 印染 | silk: 丝绸 | cashmere wool: 羊绒 毛纺 | stationery: 文具 | fitness
gym: 健身 | charging: 充电 | animation: 动漫 | games game gaming: 游戏 | payment: 支付 | accounting: 会计 财税 |
iot: 物联网 | blockchain: 区块链 | nano: 纳米 | copper: 铜业 | aluminum aluminium: 铝业 | stone marble: 石材 | wood
timber: 木业 | cement: 水泥 | ecological ecology: 生态 | coffee: 咖啡 | bakery: 烘焙 | frozen: 冷冻 | fruit fruits:
水果 果业 | grain oils: 粮油 | rice: 米业 | meat: 肉业
"""


@cache
def trades() -> dict[str, tuple[str, ...]]:
    """An English word of trade → the Chinese words it may stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in _TRADES.split("|"):
        words, _, chinese = entry.partition(":")
        for word in words.split():
            found[word] = (*found.get(word, ()), *chinese.split())
    return found
