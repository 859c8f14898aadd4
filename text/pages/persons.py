"""Chinese personal names: the surnames, and what only looks like a name."""

import re

# Surnames common enough for a line of two or three characters to be a name by itself; those that
# are mostly ordinary words in the news (like 家 公 国 有) are left out.
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范"
    "彭郎鲁韦苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安乐于时傅卞齐康伍余元卜顾孟黄穆"
    "萧尹姚邵湛汪祁毛禹狄贝臧伏戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林"
    "刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇"
    "邢裴陆荣翁荀甄曲封芮储靳段巫焦牧谷车侯宓班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹龙叶幸韶黎薄白"
    "怀蒲邰鄂赖卓蔺屠蒙池乔胥苍闻莘翟谭贡劳姬申冉郦雍桑桂牛寿燕冀浦尚温庄晏柴瞿阎慕连茹习艾容"
    "易廖耿匡寇欧沃蔚巩聂晁敖冷辛阚简饶曾沙鞠丰关查荆游权岳帅楚闫涂钦商牟佘佟肖覃斯刑母但仝隋"
    "逯丛原苑初由展战矫鹿古束羊米计边水步全成向柬郇竺钭仉亓郄逄冼佴邸邝阙隗尧蓟扈郏桓缑亢谯笪"
    "揭苟粟殳訾郜濮郗璩厍蒯夔乜宦汲邴糜宛卿楼付芦迟励奕忻蒉巢戎麦马常兰丘辜谌鄢贲喇"
)
# Surnames that begin ordinary words: believed where a name is expected.
AMBIGUOUS = frozenset(
    "来求占潜留师巴昌惠井富隆勾籍敬年海盘信普才益咸承能银端虎过言让漆文阳晋代国农党强明保官木花都盖练畅司台位"
)
COMPOUND = """
    欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 司徒 端木 公羊 公冶 太史
    申屠 濮阳 淳于 仲孙 鲜于 闾丘 拓跋 赫连 百里 东郭 西门 左丘 梁丘 乐正
    漆雕 巫马 公西 司寇 完颜 爱新 叶赫 夏侯 闻人 澹台 宇文 慕容 轩辕 长孙
    钟离 呼延 南宫 独孤
"""
COMPOUND_SURNAMES = tuple(COMPOUND.split())
# Words that begin as a name does or stand where names do: places, labels, the words of headings.
OTHER_WORDS = """
    金华 杭州 宁波 温州 台州 常州 苏州 徐州 郑州 江苏 江西 江南 江北 江东 安徽
    云南 甘肃 宁夏 成都 钱塘 钱江 余杭 萧山 安吉 华东 华南 华北 华中 沙县 平湖
    金陵 全国 全球 全省 全市 全县 全区 全域 都市 水乡 山村 古镇 古村 边疆 牧区
    牧场 景区 景点 田园 田间 田头

    时评 时政 时事 时代 时尚 时报 时讯 时间 时空 时点 方案 方言 关注 关键 解读
    解放 解码 解答 游记 简讯 简报 短讯 展望 班组 海报 房产 车市 乐活 乐享 万象
    支部 支教 简介 宣传 宣言 通讯 通知 花絮 任务 习语 景观 战报 战略 战疫 封面
    引言 前言 摘要 导语 结语 背景 概述 序言 正文 开头 结尾 后记 尾声 楔子 小结
    附录 注释 首页 上篇 下篇 中篇 上接 下转 总监 美编 校对 版式 设计 监制 编委
    主任 副主任 统筹 社长 总编 总编辑 团队 主办 承办 协办 主管 发行 印刷 目次 卷首
    要闻 民生 副刊 文苑 来信 声音 评论 案例 调研 资讯 图片 追踪 反馈 回音 回音壁
    连载 待续 未完 图略 节选 见图 如图 笑声 掌声 白皮书 曲艺 沙龙 原创 由来 平台
    单位 席位 管家 全媒体 麦克风

    万亩 万人 万家 万物 丰收 乔迁 于是 付出 付费 但是 何以 何处 关于 冷冻 冷库
    冷暖 冷链 初心 励志 包容 包装 包邮 古人 古今 古建 古稀 古道 古韵 向上 向前
    和平 商业 商会 商务 夏收 夏至 安全 安居 安徽省 安置 宣讲 寒露 展会 展览 左右
    平安 应届 应急 应用 康乐 康养 康复 成交 成人 成效 成本 成果 成绩 成语 成长
    房东 房价 支付 支撑 方圆 方法 方略 方针 时令 时光 时节 时装 易拉罐 易经 易购
    柳编 楼宇 楼市 楼盘 楼道 武术 毛衣 水上 水产 水利 水务 水务局 水墨 水库 水电
    水稻 江苏省 江西省 温度 温暖 温泉 温馨 游园 游学 游客 牛市 牧民 甘肃省 白酒
    白露 石化 石榴 石油 石雕 祝您 祝福 祝贺 秋分 秋收 程序 章程 符号 管理 管道
    米粉 米面 米香 苗圃 苗木 荣誉 莫非 解困 计划 谷物 谷雨 贝壳 路上 路况 路灯
    路线 车主 车票 车祸 车间 边检 边防 迟到 都会 金奖 金牌 金秋 金融 项目 项目库
    高新 高温 高端 高考 高速 高铁 鲁班 麦子 麦收 麦浪

    马上 马路 马年 马甲 马匹 马帮 马拉松 常态 常识 常见 常用 常规 常年 常委 常务
    常委会 兰花 兰州 丘陵 国家 国企 国庆 国防 国道 国风 国潮 国学 国粹 国宝 农业
    农村 农民 农家 农事 农机 农田 农户 农资 农技 农历 文化 文明 文件 文学 文艺
    文物 文旅 文史 文章 文字 文献 明天 明日 明年 明星 阳光 阳台 阳春 代表 代办
    代码 代价 代言 党员 党建 党委 党校 党史 党风 强化 强县 强省 强市 强国 保障
    保护 保险 保安 保健 官网 官方 花园 花海 花卉 花开 木材 都说 海外 海洋 海上
    海关 海港 年货 年会 年轮 年画 年味 年关 年度 信息 信访 信用 信箱 信封 才艺
    能源 能力 能手 银行 银发 银龄 富民 富农 惠民 惠农 惠企 来稿 来源 来电 来访
    来函 占比 占地 留守 留言 留学 师生 师傅 师德 师资 求助 求学 求职 求证 求是
    过年 过程 过节 言论 让路 让座 普法 普及 盘点 隆重 井盖 司机 司法 台风 台账
    台湾 位置 练兵 畅通 畅游 畅谈 盖章 虎年 端午 敬老 敬业 益农 晋级 晋升
"""
NO_NAMES = frozenset(OTHER_WORDS.split())
# A place, though it begins as a name does: `沙河县`.
PLACE = re.compile("..[省市县区镇乡村]")
HAN_NAME = "[一-鿿㐀-䶿\U00020000-\U0003ffff]"
NAME = re.compile(rf"{HAN_NAME}{{2,4}}|{HAN_NAME}{{1,8}}[·•]{HAN_NAME}[{HAN_NAME[1:-1]}·•]{{0,12}}")
LONG_NAME = re.compile(rf"{HAN_NAME}{{2,7}}|{NAME.pattern}")
# What bodies are called by that send in news; a person's name holds none of these.
BODY = re.compile(
    "联盟|中心|公司|集团|大学|学院|学校|[中小]学|幼儿园|医院|法院|社区|街道|传媒|融媒|媒体|发布|"
    "日报|晚报|电视|宣传|组织部|纪委|监委|政府|办公室|供电|公安|消防|银行|协会|讯员|记者|[局部委台报社网办县区市镇乡村院校站所队厅]$"
)


def is_name(word: str) -> bool:
    """Whether `word` is by itself most likely a person's name."""
    if word in NO_NAMES or PLACE.fullmatch(word):
        return False
    if word.startswith(COMPOUND_SURNAMES):
        return 3 <= len(word) <= 4
    if "·" in word or "•" in word:
        return NAME.fullmatch(word) is not None and not BODY.search(word)
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and NAME.fullmatch(word) is not None


def is_rare_name(word: str) -> bool:
    """Whether `word` is a name if one is expected where it stands."""
    return is_short_name(word) and (word[0] in AMBIGUOUS or is_name(word))


def is_short_name(word: str) -> bool:
    """Whether `word` is as long as most names, so that it may be one with a rare surname."""
    return 2 <= len(word) <= 3 and NAME.fullmatch(word) is not None and word not in NO_NAMES


def is_unusual_name(word: str) -> bool:
    """Whether `word` may be a name where a role says so, however long and rare, or a body's."""
    return LONG_NAME.fullmatch(word) is not None and word not in NO_NAMES


def could_be_name(word: str) -> bool:
    """Whether `word` may be a person's name where a role says so, however long and rare."""
    return is_unusual_name(word) and not BODY.search(word)
