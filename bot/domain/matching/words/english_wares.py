"""English words for wares, crafts and services, and the Chinese words that each may stand for.

Words that are names as often (Gate, Lantern, Crab), or a syllable of pinyin (fan, can), are left out.
"""

from __future__ import annotations

from typing import Final

WARES: Final = """
rf radiofrequency: 射频 | club: 俱乐部 会所 | acoustic acoustics: 声学 电声 | audio: 音频 音响 | video: 视频 |
broadcasting broadcast: 广播 广播电视 | theater theatre: 剧院 影院 | cinema: 影院 影城 | dance: 舞蹈 | gallery: 画廊
美术馆 | antique antiques: 古玩 古董 | calligraphy: 书法 书画 | painting paintings: 油画 美术 | sculpture sculptures:
雕塑 | carving carvings: 雕刻 石雕 木雕 | plush: 毛绒 | doll dolls: 玩具 | chess: 棋院 | skiing ski: 滑雪 | skating:
滑冰 轮滑 | diving: 潜水 | swimming swim: 游泳 泳池 | surfing: 冲浪 | cycling bicycle: 骑行 | climbing: 攀岩 登山 |
tent tents: 帐篷 | boxing: 拳击 | taekwondo: 跆拳道 | badminton: 羽毛球 | tennis: 网球 | basketball: 篮球 | billiards:
台球 | guitar guitars: 吉他 | violin violins: 小提琴 提琴 | bamboo: 竹业 竹制品 竹木 | rattan: 藤业 藤编 | pulp: 纸浆
浆纸 | carton cartons boxes: 纸箱 纸盒 包装 | label labels: 标签 | bottle bottles: 玻璃瓶 制瓶 | pallet pallets: 托盘
| rope ropes: 绳缆 缆绳 | canvas tarpaulin tarpaulins: 帆布 篷布 | thread threads: 线业 | button buttons: 纽扣 |
uniform uniforms: 校服 工作服 制服 | shirt shirts: 衬衫 衬衣 | jeans denim: 牛仔 | sweater sweaters: 毛衫 羊毛衫 |
scarf scarves: 围巾 丝巾 | lingerie: 内衣 | swimwear: 泳装 泳衣 | sportswear: 运动服 | quilt quilts bedding: 床上用品
家纺 棉被 | pillow pillows: 枕头 枕业 | towel towels: 毛巾 | blanket blankets: 毛毯 毯业 | rug rugs: 地毯 | sofa
sofas: 沙发 | chair chairs: 座椅 家具 | cabinet cabinets: 橱柜 机柜 | wardrobe wardrobes: 衣柜 | shelf shelves racks:
货架 | knife knives scissors: 刀剪 刀具 | cutlery tableware: 餐具 | cookware: 炊具 锅具 厨具 | stove stoves: 灶具 |
oven ovens: 烤箱 电炉 | heater heaters: 热水器 取暖器 | boilers: 锅炉 | radiator radiators: 散热器 暖气片 | fans: 风机
风扇 | blower blowers: 风机 | freezer freezers refrigerator refrigerators: 冰箱 冷柜 制冷 | washer: 洗衣机 | cleaner
cleaners: 清洁 吸尘器 清洗 | purifier purifiers: 净水器 空气净化器 净化 | massage massager: 按摩 按摩器 | salon: 美容
美发 | fragrance fragrances: 香精 香氛 | flavor flavors flavour flavours: 香精 香料 | incense: 熏香 | soap soaps: 香皂
肥皂 | toothbrush toothbrushes: 牙刷 | toothpaste: 牙膏 | tissue: 生活用纸 卫生纸 | diaper diapers: 纸尿裤 | hygiene
hygienic: 卫生用品 | disinfection disinfectant sterilization: 消毒 | mask masks: 口罩 面膜 | syringe syringes: 注射器
| wheelchair wheelchairs: 轮椅 | denture dentures: 义齿 | implant implants: 种植牙 | orthopedic orthopaedic
orthopedics: 骨科 矫形 | surgical: 医疗 | dressing dressings: 敷料 | capsule capsules: 胶囊 | vitamin vitamins: 维生素
| probiotics: 益生菌 | supplement supplements: 保健品 营养 | ginseng: 人参 参茸 | mushroom mushrooms: 食用菌 菌业 香菇
| potato potatoes: 马铃薯 薯业 | soybean: 大豆 | peanut peanuts: 花生 | garlic: 大蒜 | spice spices: 香料 调味料 |
citrus: 柑橘 柑桔 | pork mutton: 肉业 牛肉 羊肉 | shrimp: 虾业 | kelp algae: 海藻 藻业 | sausage sausages: 香肠 |
dumpling dumplings: 水饺 饺子 | vermicelli: 粉丝 米粉 | starch: 淀粉 | yeast: 酵母 | enzyme enzymes: 酶制剂 |
chocolate: 巧克力 | cookie cookies biscuit biscuits: 饼干 | cheese: 奶酪 | yogurt yoghurt: 酸奶 | whisky whiskey:
威士忌 | vodka: 伏特加 | brandy: 白兰地 | vape: 电子烟 | cultivation planting: 种植 | greenhouse greenhouses: 温室
大棚 | irrigation: 灌溉 | tractor tractors: 拖拉机 | harvester harvesters: 收割机 | hatchery: 孵化场 育苗 | orchard
orchards: 果园 | lumber: 木材 木业 | plywood: 胶合板 | charcoal: 木炭 | quarry: 采石 砂石 | gravel: 砂石 | limestone:
石灰石 石灰 | talc: 滑石 | kaolin: 高岭土 陶土 | refractory refractories: 耐火材料 耐材 | abrasive abrasives: 磨料
磨具 磨料磨具 | brick bricks: 砖业 砖瓦 | granite: 石材 石业 | foam: 发泡 | latex: 乳胶 | plaster: 石膏 | asphalt
bitumen: 沥青 | lubricant lubricants lubrication: 润滑油 润滑 | solvent solvents: 溶剂 | methanol: 甲醇 | catalyst
catalysts: 催化剂 | additive additives: 助剂 添加剂 | glue: 胶水 胶粘 | sealant sealants: 密封胶 胶粘剂 密封 | tape
tapes: 胶带 | toner: 耗材 | zinc: 锌业 | nickel: 镍业 | manganese: 锰业 | magnesium: 镁业 | cobalt: 钴业 | vanadium:
钒业 钒钛 | molybdenum: 钼业 | tantalum: 钽业 | ore ores: 矿产 矿业 | smelting: 冶炼 | foil foils: 铝箔 铜箔 | mesh:
丝网 筛网 | fence fences fencing: 护栏 围栏 | bolts: 螺栓 | hinge hinges: 铰链 | rivet rivets: 铆钉 | coil coils: 线圈
| inductor inductors: 电感 | capacitor capacitors: 电容器 电容 | resistor resistors: 电阻 | relay relays: 继电器 |
fuses: 熔断器 | breaker breakers: 断路器 | inverter inverters: 逆变器 变频器 | converter converters: 变频器 |
generator generators: 发电机 | turbine turbines: 汽轮机 水轮机 涡轮 | servo: 伺服 | encoder encoders: 编码器 |
controller controllers: 控制器 | gearbox gearboxes: 齿轮箱 | reducer reducers: 减速机 减速器 | coupling couplings:
联轴器 | piston pistons: 活塞 | cylinder cylinders: 油缸 气缸 | crankshaft crankshafts: 曲轴 | turbocharger
turbochargers: 增压器 | chassis: 底盘 | seats: 座椅 | trailer trailers: 挂车 | forklift forklifts: 叉车 | excavator
excavators: 挖掘机 | loader loaders: 装载机 | hoist hoists: 起重 提升机 | conveyor conveyors: 输送设备 输送机 输送 |
filling bottling: 灌装 | labeling: 贴标 | mixing mixer mixers: 搅拌 搅拌机 | crusher crushers crushing: 破碎机 破碎 |
grinding grinder: 磨床 研磨 | milling: 铣床 | lathe lathes: 车床 | drills: 钻头 钻机 | saws: 锯床 锯业 | bending:
折弯机 | engraving: 雕刻 雕刻机 | printer printers: 打印机 打印 | scanner scanners: 扫码 扫描 | barcode: 条码 |
projector projectors: 投影 投影机 投影仪 | camera cameras: 相机 摄像头 | earphone earphones headset: 耳机 | speaker
speakers: 音箱 扬声器 | microphone microphones: 麦克风 话筒 | antenna antennas: 天线 | router routers: 路由器 | server
servers: 服务器 | cybersecurity: 网络安全 网安 | encryption: 加密 | gps: 导航 | gis: 地理信息 | sensing: 遥感 传感 |
meter meters: 仪表 电表 水表 | gauge gauges: 量具 量仪 | scale scales weighing: 衡器 称重 电子秤 | thermometer
thermometers: 温控 | thermal: 热能 热力 散热 | microscope microscopes: 显微镜 | telescope telescopes: 望远镜 |
calibration: 校准 计量 | ndt: 无损检测 | demolition: 拆除 | piling: 桩基 打桩 | scaffold scaffolding scaffolds: 脚手架
| formwork: 模板 | flooring: 地板 地坪 | ceiling ceilings: 吊顶 | facade cladding: 幕墙 外墙 | escalator escalators:
扶梯 自动扶梯 电梯 | pool pools: 泳池 | fountain fountains: 喷泉 | greening: 绿化 园林绿化 | lawn: 草坪 草业 |
drainage: 排水 | desalination: 海水淡化 | meteorological: 气象 | emergency: 应急 急救 | disaster: 防灾 减灾 |
lightning: 防雷 | counterfeiting: 防伪 | shutter shutters: 卷帘门 百叶窗 | surveillance: 监控 | pest: 病媒防制 植保 |
termite: 白蚁防治 | laundry: 洗衣 洗涤 | relocation: 搬家 搬迁 | postal: 邮政 | cruise cruises: 邮轮 游轮 | helicopter
helicopters: 直升机 | cableway: 索道 | sightseeing: 观光 | tours tourist: 旅游 旅行社 旅行 | hostel hostels: 青年旅舍
客栈 | banquet: 宴会 | barbecue bbq grill: 烧烤 烤肉 | steak: 牛排 | pizza: 披萨 | burger burgers: 汉堡 | sushi: 寿司
| ramen: 拉面 | teahouse: 茶馆 茶楼 茶社 | acupuncture: 针灸 | physiotherapy: 理疗 康复 | psychology psychological:
心理 | counseling counselling: 咨询 | matchmaking: 婚介 婚恋 | funeral: 殡葬 殡仪 | cemetery: 公墓 陵园 墓园 | nanny:
保姆 月嫂 家政 | postpartum: 产后恢复 产康 月子会所 | preschool: 学前教育 幼教 早教 | tutoring: 辅导 家教 培训 |
programming: 编程 | robotics: 机器人 | streaming: 直播 | documentary: 纪录片 | cartoon cartoons comics comic anime:
动漫 漫画 动画 | vr: 虚拟现实 | vending: 自动售货 自动售货机 售货机 | kiosk kiosks: 自助设备 | locker lockers: 快递柜
储物柜 | notary: 公证 公证处 | arbitration: 仲裁委员会 | investigation: 调查 侦探 | appraisal valuation: 评估 资产评估
| archival archives: 档案 | signage signs: 标识 标牌 | billboard billboards: 广告牌 户外 | firework fireworks: 烟花
爆竹 | lighter lighters: 打火机 | brush brushes: 刷业 牙刷 化妆刷 | chopsticks: 筷子 竹筷 | disposable: 一次性用品 |
thermos: 保温杯 保温瓶 | exploration prospecting: 勘探 | archaeology archaeological archeological: 考古 | components:
元器件 部件 | salvage: 打捞 | lifting: 起重 吊装 | hoisting: 吊装 | rigging: 索具 吊具 | casters caster: 脚轮 |
watches: 表业 | nonwoven nonwovens: 无纺布 无纺 | leasing: 融资租赁 | herbs: 中药材 药材 | tibetan: 藏药 藏医药 |
bedclothes: 床上用品 | imaging: 医学影像 | furs fur: 皮草 裘皮 | wigs wig: 假发 | cosmetic: 化妆品 美妆 | baking: 烘焙
| desserts dessert: 甜品 | tofu: 豆腐 豆制品 | pickles: 酱菜 泡菜 | liquors: 酒业 酒类 | vehicles: 车辆 专用车 |
spraying: 喷涂 | electroplating plating: 电镀 | polishing: 抛光 | sheetmetal: 钣金 | plastics: 塑业 | ropeway: 索道 |
tooling: 工装 夹具 | elevators: 电梯部件 | lifts: 升降机 | device devices: 器件 | heat: 热能 换热 供热 | office: 办公
办公用品 办公家具 | condiments: 调味品 | interpreting interpretation: 翻译 同声传译 | harness: 线束 | wiring: 线缆
线束 | street: 路灯 | garbage rubbish: 垃圾 | yak: 牦牛 | solder soldering: 焊锡 锡膏 | terminals: 端子 | detection:
检测
"""
"""Written as the trades in ``english.py``."""
