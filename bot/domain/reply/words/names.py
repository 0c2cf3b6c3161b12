"""The words that make a name doubtful: surnames, given-name characters, names that are also words."""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import characters_of, words_of

SURNAMES: Final = characters_of("""
    丁万丛严丰乐云井仇付仝仲任伊何佘余佟侯俞傅储党兰关冀冉冯冷冼凌刁刘劳包匡华卓卜卞卢卫卿厉古史叶司吉向
    吕吴周唐喻夏奚姚姜姬娄孔孙孟宁安宋宗官宣宫容寇尚尤尹屈屠岑岳崔左巩巫巴帅席庄庞康廉廖张彭徐惠成戚戴房
    扈敖敬文方施晁晋晏景曲曹曾朱朴李杜杨林柏柯柳柴栗栾桂桑梁梅楚楼樊欧武段殷毕毛江池汤汪沈沙涂涵温游滕漆
    潘焦熊燕牛牟狄王甄甘田申白皮盖盛瞿石祁祖祝禹秦程穆窦章童符简管米粟索纪练缪罗翟耿聂肖胡胥臧舒艾芦芮花
    苏苑苗苟范荆荣莫葛董蒋蒙蒲蓝蔡蔺薛虞袁裴褚覃詹许谌谢谭谷豆费贺贾赵路车辛连迟邓邝邢邬邱邵邹郁郎郑郜郝
    郭鄢金钟钱闫闵闻阚阮阳陆陈陶隋雷霍靳鞠韦韩顾颜饶马高魏鲁鲍麦麻黄黎齐龙龚
""")
"""Surnames of one character, without those that mostly are other words (和, 应)."""

COMPOUND_SURNAMES: Final = words_of("""
    欧阳 上官 司马 诸葛 司徒 慕容 皇甫 尉迟 长孙 东方 夏侯
""")
"""Surnames of two characters."""

TRANSLITERATED: Final = {
    latin: tuple(written)
    for latin, *written in map(
        str.split,
        """
    alex 艾力克斯 亚历克斯
    alice 爱丽丝
    amy 艾米
    andy 安迪
    anna 安娜
    coco 可可
    daniel 丹尼尔
    david 大卫
    emma 艾玛
    eric 埃里克
    frank 弗兰克
    grace 格蕾丝
    henry 亨利
    jack 杰克
    james 詹姆斯
    jason 杰森
    jenny 珍妮
    john 约翰
    kevin 凯文
    leo 里奥 利奥
    lily 莉莉
    linda 琳达
    lisa 丽莎
    lucy 露西
    mary 玛丽
    michael 迈克尔
    mike 迈克
    nancy 南希
    peter 彼得
    steven 史蒂文
    tom 汤姆
    tony 托尼
    vivian 薇薇安
    """.strip().splitlines(),
    )
}
"""English names as they sound in Chinese: 凯文 may be Kevin, and is asked."""

GIVEN: Final = characters_of("""
    丽义乾云亮仁伟佳俊信倩健光兰军冰凤凯刚勇勤华博厚哲嘉坚坤奇妍妮姗威娅娇娜娟婕婷媛嫣子孝宁宇宏宸富寿尧
    屹岚岩岭岳峰峻崇川帆庆康廉建弘强彦彪彬德志忠思怡恒悟慧振捷敏文斌斐旭旺昊昌明星春晨晶智曦朴杰松林枫柏
    桂桐梅梓森楠欣武毅民永江汤河波泰洋洪浩海涛涵淼灿炜炳烁烨焕煜燕玉玥玮玲珂珊珍珠琛琦琨琪琳琼瑛瑜瑞瑶瑾
    璇璐璟盛睿碧磊礼祥禄福禹秀竹累红绣维群翔翠翼耻聪胜舜舟航艳芝芬芳芸英荣荷莉莲莹菊菲萌萍蓉蓓蔓蕾薇虎诚
    喆晗昕彤雅琰玺钰煊焱彧昱晟皓颢轶奕弈骏骁骅骐懿淇沛沐泓浚淳渊源润潇澜瀚霏霁韬韵颂颐馨筱筠箐苒茜莎菁葳蓁蔚蕊
    蕴诗谦逸钊铮锟锴隽雍靓靖飏驹骞鸣麟羽萱璋瑄琬珺翊翎苡苓荃莞菡葆漾滢溪泽沅汐栩柠棋棠榕樾檬
    豪贵超轩辉辰远鑫钢钧铁铭银锋锐锦阳雨雪雯雷霄震霖霜霞露静顺颖飒飞鸿鹏鹤龙
""")
"""Characters that mostly belong to a given name when they follow a name: 李明亮."""

COMMON_WORDS: Final = words_of("""
    万幸 严重 严谨 乐意 云端 付款 付费 付钱 任性 储值 储能 关停 关店 关张 关心 关机 关照 关门 冷淡 冷清 冷场 冷门 刁难
    包月 包装 单价 单身 卫生 历史 司法 周转 周边 官司 官网 官方 宣传 容易 左右 平价 平安 平时 平淡 张口 成熟 成立 成长
    房东 房租 敬业 施压 曲折 毕业 毕竟 游说 焦急 焦虑 白费 白跑 白搭 白忙 盖章 简直 管用 管钱 索赔 索要 练手 胡扯
    胡说 胡闹 舒服 花钱 莫名 董事 许久 许诺 费劲 费时 费钱 路远 迟到 迟早 迟迟 连夜 钱多 钱少 钱不 陈旧 顾客 顾虑
    顾问 马甲 马虎 高价 高估 高冷 黄掉 黄牛 成单 常年 常客
    辛苦 咳咳 嘻嘻 官宣
    万一 万元 万分 万家 万能 上海 严格 严肃 于是 任何 任务 任意 何以 何况 何必 何时 余下 余额 元气 党委 全国
    全部 兰州 关于 关注 关系 冷处 冷静 凌晨 包容 华东 华中 华为 华北 华南 华夏 单位 单子 单独 卫生 古代 古董
    史上 叶子 司机 吉利 吉林 向他 向你 向前 向来 周一 周三 周二 周五 周会 周六 周到 周四 周围 周天 周报 周日
    周期 周末 和他 唐山 夏天 宁可 宁愿 宁波 安全 安康 安排 安装 安静 宋体 尚未 左右 席位 常常 常用 常规 平台
    广州 应该 康复 康桥 张罗 强调 徐州 成为 成了 成交 成功 成本 成都 房产 文件 文化 文字 文旅 文明 文档 方便
    方向 方式 方才 方案 方法 方面 施工 时候 时光 时间 景区 曲线 曾经 朱红 杨柳 杭州 林业 查下 查查 柳州 楼上
    楼下 毛利 毛病 江山 江浙 江苏 江西 汤力 汤圆 沙盘 温和 温州 温度 游客 游戏 燕郊 牛啊 牛逼 田间 白云 白名
    白天 盛大 石化 石头 祝好 程度 童装 童鞋 符合 简单 简历 管理 米面 纪要 经理 苏州 苗头 许可 许多 谢了 谢绝 谢谢
    费用 贺卡 路上 路演 路线 路过 车主 车间 连着 连续 连锁 郑州 郑重 金属 金融 金额 钱包 销售 阳光 陆续 雷人
    项目 马上 马云 马达 高兴 高层 高峰 高度 高手 高新 高端 高管 高级 黄了 黄金 龙头
""")
"""Two-character words that a name may happen to be, or that merely begin like one."""

TITLES: Final = words_of("""
    总 哥 姐 工 经理 老师 主任 董 叔 老板 老大 老二 老三 老四 老五
""")
"""Behind a surname: 王总."""

DIMINUTIVES: Final = words_of("""
    小 老
""")
"""In front of a surname: 小王."""

NOT_DIMINUTIVE: Final = words_of("""
    小于 小区 小单 小单子 小吃 小安 小康 小文 小时 小白 小石 小程序 小管 小米 小计 小路 小车 小金 小门 小项 老关
    老安 老师 老牌 老路 老马识
""")
"""Words that only look like 小 or 老 with a surname."""
