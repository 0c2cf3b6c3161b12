"""How one trade is written in several ways: for short, in other characters, with words that mean nothing.

Only what stands here is one trade in two registered names; 物业 and 物业管理 are short for each other in talk only.
"""

from __future__ import annotations

from typing import Final

_ABBREVIATED: Final = """
职业教育=职教 新材料=新材 金融服务=金服 文化旅游=文旅 汽车零部件=汽配 汽车配件=汽配 电子商务=电商 医疗器械=医械
文化创意=文创 集成电路=芯片 律师事务所=律所 便利店=便利 职业技术学院=职院 医学检验=医检 医学检验所=医检所
货运代理=货代 国际货运代理=国际货代 家用纺织品=家纺 家用纺织=家纺 钢结构=钢构 专业合作社=合作社 环境保护=环保
农业机械=农机 煤矿机械=煤机 重型机械=重机 纺织机械=纺机 塑料机械=塑机 互动娱乐=互娱 网络安全=网安 信息安全=信安
早期教育=早教 幼儿教育=幼教 驾驶培训=驾培 海洋工程=海工 小额贷款=小贷 创业投资=创投 城市投资=城投 风力发电=风电
水力发电=水电 石油化工=石化 公共交通=公交 精密铸造=精铸 汽车内饰=汽饰 汽车饰件=汽饰 磁性材料=磁材 玻璃纤维=玻纤
医疗美容=医美 工业控制=工控 自动控制=自控 代理记账=代账 会议服务=会务 锂电池=锂电 葡萄酒业=葡萄酒 通用航空=通航
航空模型=航模 骨质瓷=骨瓷 油田技术服务=油服 油田服务=油服 城市建设投资=城投 建筑工程=建工 建设工程=建工
轨道交通=轨交 国际旅行社=国旅 陶瓷艺术=陶艺 职业学校=职校 技工学校=技校 投资顾问=投顾 文物保护=文保 地质勘查=地勘
耐火材料=耐材 航空器材=航材 农业技术=农技 产后恢复=产康 产后康复=产康 粮食机械=粮机 船务代理=船代 船舶代理=船代
仓储配送=仓配 冷链运输=冷运 交通安全=交安 环境评价=环评 环境影响评价=环评 维护保养=维保 家用电器=家电 知识产权=知产
塔式起重机=塔吊 陶瓷机械=陶机 同声传译=同传 焊锡膏=锡膏
"""
FILLERS: Final = frozenset(("科技", "技术", "实业", "设备"))
"""What people add to a trade without meaning another: 新材料科技 for 新材料, 机械设备 for 机械."""
VARIANTS: Final = {"通讯": "通信", "茶叶": "茶业", "智造": "智能制造", "农民专业": "专业"}
"""Two writings of one word, also inside a longer one."""
ABBREVIATED: Final = dict(sorted((pair.split("=") for pair in _ABBREVIATED.split()), key=lambda pair: -len(pair[0])))
"""Long and short ways to write one trade, the longest first."""
