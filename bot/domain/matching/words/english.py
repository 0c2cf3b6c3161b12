"""English in company names: legal forms, and the Chinese words for its words of trade."""

from __future__ import annotations

from functools import cache
from typing import Final

from bot.domain.matching.words.english_wares import WARES
from bot.domain.reply.words.pattern import words_of

FORMS: Final = {
    "ltd": "ltd", "limited": "ltd", "ltda": "ltda", "inc": "inc", "incorporated": "inc", "corp": "inc",
    "corporation": "inc", "llc": "llc", "llp": "llp", "lp": "lp", "plc": "plc", "gmbh": "gmbh", "ag": "ag",
    "kg": "kg", "sa": "sa", "sas": "sas", "srl": "srl", "spa": "spa", "bv": "bv", "nv": "nv", "ab": "ab", "as": "as",
    "oy": "oy", "kk": "kk", "pte": "pte", "pty": "pty", "se": "se", "co": "", "company": "", "kgaa": "kg",
    "ohg": "ohg", "aps": "aps", "sarl": "sas", "pvt": "pvt", "private": "pvt", "sdn": "sdn", "bhd": "sdn", "jsc": "jsc",
    "pjsc": "jsc", "ooo": "ooo", "sro": "sro", "doo": "doo", "kft": "kft",
}  # fmt: skip
"""Legal forms by one name for each; co says nothing by itself."""

ABROAD: Final = frozenset(
    words_of("""
    inc llc gmbh ag kg sa sas srl spa bv nv ab as oy kk pte pty se plc llp ohg aps ltda pvt sdn jsc ooo sro doo kft
    株式会社 有限会社
""")
)
"""Forms that no Chinese company has."""

GROUPS: Final = frozenset({"group", "grp"})
HOLDINGS: Final = frozenset({"holding", "holdings"})
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
garments apparel clothing: 服装 服饰 制衣 服 | shoes footwear: 鞋业 鞋 | leather: 皮革 | toys toy: 玩具 | jewelry
jewellery: 珠宝 饰品 | gift gifts: 礼品 | retail: 零售 | chain: 连锁 | store stores: 商店 超市 | supermarket: 超市
| speech voice: 语音 | semiconductor semiconductors: 半导体 | chip chips: 芯片 | optical optics
optoelectronics: 光电 光学
| laser: 激光 |
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
水果 果业 | grain oils: 粮油 | rice: 米业 | meat: 肉业 | casting: 压铸
| hydraulic hydraulics: 液压 | pneumatic: 气动 | special: 特种 | alloy alloys: 合金 | winery: 酒庄 酒业 葡萄酒 | air
conditioning conditioner conditioners: 空调 | craft crafts arts art handicraft handicrafts: 工艺品 工艺 艺术 |
injection molding moulding: 注塑 | casting castings foundry: 铸造 铸件 | forging forgings: 锻造 锻件 | stamping: 冲压
| fastener fasteners screw screws: 紧固件 | spring springs: 弹簧 | gear gears: 齿轮 | seal seals sealing: 密封 | pipe
pipes tube tubes fitting fittings: 管业 管道 管件 钢管 | wheel wheels: 车轮 轮毂 | tire tires tyre tyres: 轮胎 | brake
brakes: 制动 | boiler: 锅炉 | vacuum: 真空 | filter filters filtration: 过滤 | welding: 焊接 | cutting: 切割 |
measuring measurement metrology: 测量 计量 量具 | motor motors: 电机 | transformer transformers: 变压器 | switch
switches switchgear: 开关 | connector connectors: 连接器 | circuit circuits pcb: 电路 线路板 | display displays: 显示
展示 | led: 照明 光电 | lamp lamps light lights: 灯具 照明 灯饰 | grid: 电网 | hydrogen: 氢能 | lithium: 锂电 锂业 |
charge charger: 充电 | coal: 煤业 煤炭 | nuclear: 核电 核能 | carbon: 碳素 | graphite graphene: 石墨 石墨烯 | magnet
magnets magnetic: 磁材 磁业 磁性 | film films: 薄膜 膜业 | resin: 树脂 | polymer polymers: 高分子 | composite
composites: 复合材料 | titanium: 钛业 | tungsten: 钨业 | silicon: 硅业 硅材料 | stainless: 不锈钢 | gypsum: 石膏 |
tile tiles: 瓷砖 陶瓷 | porcelain: 瓷业 陶瓷 | door doors: 门业 门窗 | window windows: 门窗 | lock locks: 锁业 锁具 |
mattress: 床垫 | curtain: 窗帘 | carpet: 地毯 | kitchen: 厨具 厨房 | bathroom sanitary: 卫浴 洁具 | ware wares: 用品
制品 | houseware housewares: 家居 日用 | daily: 日用 | necessities commodity commodities: 用品 日用品 | cup cups: 杯业
| bag bags luggage: 箱包 | hat hats: 帽业 | sock socks hosiery: 袜业 | glove gloves: 手套 | knitting knitwear knitted:
针织 | weaving: 织造 | cotton: 棉业 棉纺 | yarn: 纱线 | embroidery: 刺绣 | lace: 花边 | zipper: 拉链 | fabric fabrics
cloth: 面料 布业 纺织 | down feather: 羽绒 | fashion: 服饰 时装 | underwear: 内衣 | children kids: 童装 儿童 | watch
watches clock: 钟表 手表 | glasses eyewear optical: 眼镜 | ornament ornaments accessories accessory: 饰品 配件 |
perfume: 香水 | skincare: 护肤 | hair: 美发 发制品 | umbrella: 伞业 雨具 | candle: 蜡烛 | flower flowers floral: 花卉
鲜花 | horticulture: 园艺 | nursery: 苗木 | forestry: 林业 | livestock husbandry: 畜牧 牧业 | poultry: 禽业 家禽 |
breeding aquaculture: 养殖 水产养殖 | pesticide: 农药 | vegetable vegetables: 蔬菜 | noodle noodles: 面业 面食 面馆 |
flour: 面粉 | sugar: 糖业 | honey: 蜂业 蜂蜜 | egg eggs: 蛋业 | bean soy: 豆业 豆制品 | sauce seasoning condiment:
调味品 | salt: 盐业 | candy confectionery: 糖果 | nut nuts: 坚果 | cake cakes pastry: 糕点 蛋糕 | milk: 乳业 奶业 乳品
| juice: 果汁 | mineral: 矿业 矿泉水 | distillery spirits baijiu: 酒业 白酒 | resort: 度假 度假村 | inn: 客栈 |
pharmacy drugstore: 药房 大药房 | drug drugs: 药业 药品 | herbal herb tcm: 中药 | vaccine: 疫苗 | gene genetic
genetics genomics: 基因 | cell: 细胞 电池 | life: 生命 人寿 | sciences: 科学 科技 | diagnostics diagnostic: 诊断 |
imaging: 影像 | rehabilitation: 康复 | elderly: 养老 | veterinary: 兽药 动物 | animal: 动物 | cosmetology: 美容 |
garden: 园艺 | municipal: 市政 | highway expressway: 公路 高速公路 | tunnel: 隧道 | port ports: 港务 港口 | terminal:
码头 | container containers: 集装箱 容器 | warehouse: 仓储 | distribution: 配送 | forwarding forwarder: 货代 货运代理
| airlines airline: 航空 | airport: 机场 | bus: 公交 客车 | taxi: 出租车 | bicycle bicycles bike: 自行车 | motorcycle:
摩托车 | truck trucks: 车辆 | yacht boat boats: 游艇 船舶 | wholesale: 批发 | mall: 商城 百货 | department: 百货 |
trust: 信托 | futures: 期货 | wealth: 财富 | equity: 股权投资 | venture: 创投 创业投资 | credit: 信用 征信 |
factoring: 保理 | auction: 拍卖 | audit auditing: 审计 | tax: 税务 财税 | patent: 专利 | trademark: 商标 |
intellectual: 知识产权 | human resources hr: 人力资源 | labor labour: 劳务 | recruitment: 招聘 | translation: 翻译 |
marketing: 营销 | brand branding: 品牌 | planning: 策划 规划 | event events: 会务 活动策划 | expo: 会展 展览 |
conference convention: 会议 会展 | photography photo: 摄影 | studio: 工作室 | publishing: 出版 | press: 出版社 | book
books: 图书 书店 | music: 音乐 | museum: 博物馆 | entertainment: 娱乐 | esports: 电竞 | online web: 网络 | mobile:
移动 | app apps: 软件 | computer computers computing: 计算机 电脑 | vision visual: 视觉 | satellite: 卫星 | radar:
雷达 | navigation: 导航 | microwave: 微波 | microelectronics: 微电子 | integrated: 集成 | photoelectric photonics:
光电 | lens lenses: 光学 | wafer: 晶圆 | testing: 测试 | certification: 认证 | monitoring: 监测 | purification: 净化 |
sewage wastewater: 污水 水处理 | treatment: 处理 | waste: 固废 | recycling: 再生资源 回收 | renewable: 新能源 再生 |
saving: 节能 | heating: 供热 热力 暖通 | refrigeration cooling: 制冷 | hvac: 暖通 | insulation: 保温 绝缘 |
waterproof: 防水 | structure structures structural: 钢结构 | interior: 室内 装饰 装修 | architecture architectural
architects: 建筑 | survey surveying: 勘察 测绘 | geological geology: 地质 | supervision: 监理 | bidding tendering:
招标 | project projects: 工程 项目 | installation: 安装 | maintenance repair: 维修 | rental: 租赁 | parking: 停车 |
housekeeping: 家政 | wedding: 婚庆 | kindergarten: 幼儿园 | language languages: 语言 | driving: 驾驶 驾校 | institute:
研究院 研究所 学院 | offshore: 海洋 海工 | drilling: 石油 | pipeline: 管道 | tobacco: 烟草 | jade: 玉器 | gold: 黄金 |
silver: 银饰 | diamond diamonds: 金刚石 | gem gems: 珠宝 | musical: 乐器 | piano: 钢琴 | football soccer: 足球 | golf:
高尔夫 | yoga: 瑜伽 | outdoor outdoors camping: 户外 露营 | amusement: 游乐 | park: 园区 产业园 | incubator: 孵化器 |
plaza: 广场 | city: 城市 | urban: 城市 城乡 | land: 土地 | homestay: 民宿 | home: 家纺 家具
| maritime: 海事 | convenience: 便利 便利店 | instant: 方便 | operation operations: 运营 | maker makers: 创客
| wine wines: 葡萄酒 | axle axles: 车桥 | trim trims: 汽饰 饰件 | hot pot: 火锅 | overhaul: 检修 | detergent
detergents: 日化 洗涤 | aqua: 水产 | farm farms: 农场 农业 | farming: 农业 养殖 | dentistry stomatology
stomatological: 口腔 | mechatronics electromechanical: 机电 | telecommunication telecommunications: 通信 电信 | opto
optoelectronic: 光电 | biopharmaceutical biopharmaceuticals: 生物医药 生物制药 |
bread: 面包 烘焙 | eyeglasses: 眼镜 | sporting: 体育 | cargo: 货运 | ophthalmology ophthalmic: 眼科 |
engine engines: 发动机 | aircraft: 飞机 航空 | concrete: 混凝土 | clothes: 服装 | lease: 租赁 | ultrasonic: 超声 |
safety: 安全 | rescue: 救援 | agro: 农业 | foodstuff foodstuffs: 食品 |
apparels: 服装 服饰 | decorations: 装饰 | constructions: 建设 建筑 | daily chemical chemicals: 日化 | driving: 智驾 |
maintenance repair: 检修 维护 运维 | hydropower: 水电
| communication communications: 传播 传媒 | printing: 印染 印务 | seafood: 海产 海产品 | intelligent smart: 智造 智控
| equipment: 器材 | building: 建材 | health: 保健 康养 | care: 护理 养老 健康 | beauty: 美容 美业 | textile textiles:
纺织品 布业 | leisure: 休闲 | frozen: 速冻 | hospitality: 酒店 | security: 保安 安保 | learning: 教育 | kids: 儿童
童装 母婴 | processing: 加工 | mining mine: 矿山 | dye dyes: 染料 | pigment pigments: 颜料 | ink inks: 油墨 | marine:
船舶 海事 | home: 家政 | net: 网络 | agriculture: 农牧 | apparatus: 器械 仪器 | optoelectronics: 光电 | circuits: 电路
| warehousing: 仓储 | nutrition: 营养 | biology: 生物 """

_COMPOUNDS: Final = """
electric electrical: motor motors machine machines machinery: 电机 | electric power: tool tools: 电动工具 |
electric: vehicle vehicles car cars: 电动车 电动汽车 新能源汽车 | machine: tool tools: 机床 |
machine: vision: 机器视觉 视觉 | fire: protection fighting control: 消防 | wind: power: 风电 风力发电 |
heat: pump pumps: 热泵 |
stainless: steel: 不锈钢 | heat: exchange exchanger exchangers: 换热 换热器 |
renewable: resources resource: 再生资源 | grain: oil oils: 粮油 |
power: supply supplies: 电源 | intellectual: property: 知识产权 | street: lamp lamps light lights lighting: 路灯"""


def _in_two() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in _COMPOUNDS.split("|"):
        firsts, seconds, chinese = (part.split() for part in entry.split(":"))
        found |= {f"{first} {second}": tuple(chinese) for first in firsts for second in seconds}
    return found


COMPOUNDS: Final = _in_two()
"""Two English words that are one thing → the Chinese words for it."""


@cache
def trades() -> dict[str, tuple[str, ...]]:
    """An English word of trade → the Chinese words it may stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in f"{_TRADES}|{WARES}".split("|"):
        words, _, chinese = entry.partition(":")
        for word in words.split():
            found[word] = (*found.get(word, ()), *chinese.split())
    return found
