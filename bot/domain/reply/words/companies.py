"""The parts of a company's name that many companies share: place, trade and legal form."""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import words_of

PLACES: Final = words_of("""
    中国 北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南
    四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 广州 深圳 成都 杭州 武汉 西安 南京
    苏州 无锡 常州 宁波 温州 嘉兴 绍兴 金华 台州 湖州 郑州 长沙 合肥 福州 厦门 泉州 南昌 济南 青岛 烟台 潍坊
    石家庄 太原 沈阳 大连 长春 哈尔滨 昆明 贵阳 南宁 海口 兰州 西宁 银川 乌鲁木齐 呼和浩特 东莞 佛山 珠海 中山
    惠州 汕头 常熟 昆山 江阴 张家港 扬州 徐州 南通 镇江 盐城 绵阳 洛阳 芜湖 赣州 九江 保定 唐山 包头 三亚 义乌
    宜昌 襄阳 株洲 湘潭 桂林 柳州 遵义 咸阳 威海 临沂 济宁 淄博 秦皇岛 廊坊 大庆 鞍山 拉萨
""")
"""Provinces and cities, without 省 and 市."""

AREAS: Final = words_of("""
    华东 华南 华北 华中 西南 西北 东北 江浙 长三角 珠三角 大湾区 浦东 海外
""")
"""Sales areas."""

TRADES: Final = words_of("""
    有限责任公司 股份有限公司 有限公司 股份公司 分公司 公司 集团 股份 控股 实业 企业 科技 技术 网络 信息 软件
    服务 外包 金融 智能 智造 制造 装备 设备 机械 精密 自动化 电子 电气 电器 家电 能源 新能 新能源 环保 材料
    新材料 半导体 芯片 生物 医药 药业 制药 医疗 器械 医学 检验所 检验 健康 口腔 教育 咨询 学堂 职业 培训 文旅
    旅游 文化 传媒 广告 设计 空间 运营 管理 供应链 物流 冷链 运输 通运 仓储 汽车 汽配 配件 零部件 汽饰 轴承 模具
    五金 制品 电池 照明 灯具 家居 用品 纺织 服装 服饰 食品 方便食品 方便 餐饮 火锅 早餐 零食 便利 连锁 零售 超市
    商贸 贸易 国际 电商 电子商务 跨境 跨境电商 跨境通 美妆 日化 化妆品 农业 渔业 海洋 茶业 乳品 园林 工程 建设
    建筑 建材 地产 物业 园区 软件园 科技园 产业园 创客 创客空间 创新 工业 租赁 融资 融资租赁 融租 保险 银行 证券
    基金 投资 担保 语音 智驾 自动驾驶 数据 云计算 通信 通讯 化工 石化 重工 电力 节能 光伏 储能 保税 包装 印刷
    玩具 家具 珠宝 发展 人力 招聘 法律 会计 航空 医院 学校 大学 研究院 中心 厂 店
""")
"""Trades and legal forms: what stands behind the distinctive part."""

SPOKEN_TRADES: Final = words_of("""
    快消 快消品 方便面 食材 餐厅 饭店 酒楼 饮料 美容 母婴 宠物 家装 央企 国企 央国企 政企 政府 药企 车企 房企 互联网
    软硬件 工厂 厂家 门店 机床 锂电 风电 芯片 医美 诊所 旅行社 景区 酒店 学校 幼儿园 外贸 货代 快递 驾校 律所 券商
    k12 b2b b2c o2o
""")
"""Trades as colleagues say them, which no company is called: 快消的 娜姐."""

FORMS: Final = words_of("""
    有限责任公司 股份有限公司 有限公司 股份公司 公司 集团 厂 事务所 口腔 食品 医疗 文旅 科技 实业 商贸 智联 空间
    超市 餐饮 传媒 教育 机械 电子 贸易 建材 物业 服饰 农业 律师 诊所 酒店
""")
"""What may directly follow a name and makes it a company: 王磊食品, 高兴文旅."""
