"""Who wrote it: lines of names, with or without a role before them. Nothing else about a line."""

import re
from typing import Literal

# Surnames common enough for a line of two or three characters to be a name by itself; those that
# are mostly ordinary words in the news (如 高 alone isn't, 家 公 国 有 is) are left out.
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦"
    "苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安乐于时傅卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹"
    "狄贝臧伏戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞"
    "万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀甄曲封芮储靳段巫焦牧谷车侯"
    "宓班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹龙叶幸韶黎薄白怀蒲邰鄂赖卓蔺屠蒙池乔胥苍闻莘翟谭贡劳姬申冉"
    "郦雍桑桂牛寿燕冀浦尚温庄晏柴瞿阎慕连茹习艾容易廖耿匡寇欧沃蔚巩聂晁敖冷辛阚简饶曾沙鞠丰关查荆游"
    "权岳帅楚闫涂钦商牟佘佟肖覃斯曲刑母但仝隋逯丛原苑初由展战矫鹿古束羊米计边水步全班成向柬郇"
)
COMPOUND_SURNAMES = (
    *("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "司徒", "端木"),
    *(
        "公羊",
        "公冶",
        "太史",
        "申屠",
        "濮阳",
        "淳于",
        "仲孙",
        "鲜于",
        "闾丘",
        "拓跋",
        "赫连",
        "百里",
    ),
    *(
        "东郭",
        "西门",
        "左丘",
        "梁丘",
        "乐正",
        "漆雕",
        "巫马",
        "公西",
        "司寇",
        "完颜",
        "爱新",
        "叶赫",
    ),
    *("夏侯", "闻人", "澹台", "宇文", "慕容", "轩辕", "长孙", "钟离", "呼延", "南宫", "独孤"),
)
# Words that begin as a name does: places and the labels of columns stand alone on a line, too.
NO_NAMES = re.compile(
    r"金融|金华|杭州|宁波|温州|台州|常州|苏州|徐州|郑州|江苏|江西|江南|江北|江东|安徽|云南|"
    r"甘肃|宁夏|成都|康养|时评|时政|时事|时代|时尚|时报|时讯|时间|时空|安全|项目|方案|方法|"
    r"方言|钱塘|钱江|余杭|萧山|安吉|平安|全国|全球|全省|全市|全媒体|关注|关于|关键|成果|"
    r"成长|成效|向前|向上|计划|高新|高端|易购|鲁班|单位|项目库|石化|石油|解读|解放|解码|"
    r"管理|包装|路线|路上|路况|程序|应急|应用|于是|但是|沙龙|温馨|和平|田园|游记|水利|水电|"
    r"古镇|古村|古韵|米面|边疆|边检|商务|商业|商会|简讯|简报|初心|展望|展览|展会|原创|由来|"
    r"班组|海报|车间|车市|房产|乐活|乐享|万象|左右|支部|支教|简介|宣传|宣言|易经|安居|康复|"
    r"通讯|通知|华东|华南|华北|华中|花絮|席位|贝壳|莫非|何以|何处|任务|习语|都市|都会|景区|"
    r"景观|白皮书|战略|战疫|战报|乔迁|牧场|牧区|谷雨|秋分|秋收|夏至|夏收|白露|寒露|冷链|"
    r"封面|武术|符号|荣誉|管家|引言|前言|摘要|导语|结语|背景|概述|序言|正文|开头|结尾|后记|"
    r"尾声|楔子|小结|附录|注释|首页|上篇|下篇|中篇|总监|美编|校对|版式|设计|监制|编委|主任|副主任|"
    r"统筹|社长|总编|总编辑|团队|主办|承办|协办|主管|发行|印刷|目次|卷首|要闻|民生|副刊"
)
# A role, as `记者`, `本报通讯员`, `文`, `图/文`, or a word that may stand after the names.
MEDIUM = r"(?:[一-鿿·]{0,10}?(?:报|刊|网|台|社|传媒|新闻|在线|频道|客户端|融媒体中心))?"
ROLE = re.compile(
    rf"{MEDIUM}(?:全媒体|全媒|融媒体|融媒|特约|特派|见习|实习|首席|资深|校园|驻[一-鿿]{{1,4}}|拍友)*"
    r"(?:记者|通讯员|实习生|(?:联合)?(?:调研|报道|采访|专题|课题)组|评论员|撰稿人|撰稿|作者|(?<=[刊报])主编|主笔|"
    r"编辑|责编|编者|编译|摄影报道|摄影|撰文|供稿|采写|采访|整理|执笔|主持人|主持|视频|"
    r"文字|图文|文|图|口述|作|供图|摄)"
    r"|拍友|驻地记者"
)
# Roles that stand right before a name, without a mark or a blank: `记者张三`.
WHO = ("记者", "员", "作者", "实习生", "主编", "主笔", "主持人")
# Who only put together what others wrote.
COMPILERS = re.compile(r"(?:本报|本刊)?(?:整理|汇编|编辑|责编|编者)(?![一-鿿]{0,1}报道)")
AFTERWORD = re.compile(
    r"(?:整理|综合|采写|摄影|图文|文图)?报道|(?:拍)?摄影?|文字?|图|图文|文图|供图|撰文|撰稿|整理|采写|作|等"
)
# What web pages say beside the author: `来源：某报`, `发布时间：2024-05-01 08:30`, `阅读：120`.
PROVENANCE = re.compile(
    r"(?:(?:信息|文章|稿件|内容)?来源|稿源)\s*[：:]\s*[^\s：:，,。]+(?=\s|$)"
    r"|(?:(?:发布|更新|发表)?(?:时间|日期)\s*[：:]\s*)?"
    r"\d{4}(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?=\s|$)"
    r"|(?:浏览|阅读|点击)(?:次数|量)?\s*[：:]\s*\d+"
)
SEPARATOR = re.compile(r"[\s、，,;；:：/／|｜丨&＆]+")
MARKS = "□■◇◆○●☆★▲△◎※▪▢◻◼⊙"
BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕"}
HAN_NAME = "[一-鿿㐀-䶿\U00020000-\U0003ffff]"
HAN_PAIR = re.compile(rf"{HAN_NAME}{{2}}")
NAME = re.compile(rf"{HAN_NAME}{{2,4}}|{HAN_NAME}{{1,8}}[·•]{HAN_NAME}[{HAN_NAME[1:-1]}·•]{{0,12}}")
LONG_NAME = re.compile(rf"{HAN_NAME}{{2,7}}|{NAME.pattern}")
# What bodies are called by that send in news; a person's name holds none of these.
BODY = re.compile(
    "联盟|中心|公司|集团|大学|学院|学校|医院|法院|社区|街道|传媒|融媒|媒体|发布|日报|晚报|电视|"
    "宣传|组织部|纪委|监委|政府|办公室|供电|公安|消防|银行|协会|讯员|记者|[局部委台报社网办县区市镇乡村院校站所队厅]$"
)
POSTS = re.compile("(?:律师|医生|医师|主任|教授|工程师|研究员|院长|所长|站长|局长|老师|博士)$")
LONGEST = 120
# A name that nobody knows, right behind `记者`, has so many letters at most.
LONGEST_UNKNOWN = 4
# Bare names, without any role, are believed up to this many on one line.
MOST_NAMES = 8


def unbracketed(text: str) -> str:
    """`text` without the one pair of brackets around the whole of it."""
    if len(text) > 1 and BRACKETS.get(text[0]) == text[-1] and text[0] not in text[1:]:
        return text[1:-1].strip()
    return text


def is_name(word: str) -> bool:
    """Whether `word` is by itself most likely a person's name."""
    if NO_NAMES.fullmatch(word):
        return False
    if word.startswith(COMPOUND_SURNAMES):
        return 3 <= len(word) <= 4
    if "·" in word or "•" in word:
        return NAME.fullmatch(word) is not None and not BODY.search(word)
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and NAME.fullmatch(word) is not None


def could_be_names(text: str) -> bool:
    """Whether `text` may be names where names are expected: one however rare, or several of which
    one has a surname that is known."""
    words = _words(text)
    return (
        0 < len(words) <= MOST_NAMES
        and all(2 <= len(word) <= 3 and NAME.fullmatch(word) for word in words)
        and not any(NO_NAMES.fullmatch(word) for word in words)
        and (len(words) == 1 or any(map(is_name, words)))
    )


def names(byline: str, *, is_sure: bool = False) -> tuple[str, ...]:
    """The persons a byline names, in order, without roles and bodies; `is_sure`: by its place it
    names persons though nobody knows their surnames."""
    found: list[str] = []
    after_role = is_sure or could_be_names(byline)
    for has_role, word in _parted(_words(byline)):
        after_role = after_role or has_role
        found += [word] if _is_person(word, after_role=after_role) and word not in found else []
    return tuple(found)


def byline_kind(text: str) -> Literal["byline", "names"] | None:
    """Whether `text` names persons and nothing else: `byline` with roles, `names` without."""
    if not 1 < len(text) <= LONGEST:
        return None
    all_words = _words(text)
    is_bracketed = unbracketed(text) != text
    # Most lines are of running text, which its first words tell.
    if all_words and not is_bracketed and not _may_begin(*_part(all_words[0])):
        return None
    parted = _parted(all_words)
    words = [word for _, word in parted]
    if is_bracketed and _is_of_body(words):
        return "byline"
    if not any(has_role for has_role, _ in parted):
        return "names" if 0 < len(words) <= MOST_NAMES and _are_names(words) else None
    if not parted[0][0] and not is_name(words[0]):
        return None
    is_one = any(_is_person(word, after_role=True) for word in words) and all(
        not word or AFTERWORD.fullmatch(word) or _may_be_named(word) for word in words
    )
    return "byline" if is_one else None


def is_provenance(text: str) -> bool:
    """Whether `text` says where and when something appeared, and nothing else."""
    return PROVENANCE.match(text) is not None and not PROVENANCE.sub("", text).strip()


def is_byline(text: str, bare: bool = True) -> bool:
    """Whether `text` names persons and nothing else; `bare`: even without a role before them."""
    return byline_kind(text) is not None if bare else byline_kind(text) == "byline"


def _is_of_body(words: list[str]) -> bool:
    """Whether `words` name a body and one who belongs to it, as `市气象局 张三 工程师`."""
    body, *rest = words
    persons = [word for word in rest if not POSTS.search(word)]
    return 0 < len(persons) <= 2 and BODY.search(body) is not None and _are_names(persons)


def _may_be_named(word: str) -> bool:
    """Whether `word` may stand in a byline: a person or a body."""
    is_known = ROLE.match(word) or NO_NAMES.fullmatch(word)
    return LONG_NAME.fullmatch(word) is not None and not is_known


def is_compiled(byline: str) -> bool:
    """Whether `byline`, as `[整理 张三]`, names who put a column together, not who wrote."""
    return COMPILERS.match(unbracketed(byline.strip())) is not None


def _are_names(words: list[str]) -> bool:
    """Whether all are names; among three or more one may have a surname that isn't known."""
    unknown = [word for word in words if not is_name(word)]
    if len(words) < 3 or len(unknown) > 1:
        return not unknown
    return all(map(_is_short_name, unknown))


def _is_short_name(word: str) -> bool:
    return 2 <= len(word) <= 3 and NAME.fullmatch(word) is not None


def _may_begin(has_role: bool, word: str) -> bool:
    """Whether a line of names may begin with `word`."""
    return has_role or is_name(word) or _is_short_name(word)


def _parted(words: list[str]) -> list[tuple[bool, str]]:
    """Each of `words` without a role or an afterword, and whether it had a role."""
    return [_part(word) for word in words]


def _part(word: str) -> tuple[bool, str]:
    word = _without_afterword(word)
    if is_name(word):
        return False, word
    role = ROLE.match(word)
    rest = _without_afterword(word[role.end() :] if role else word)
    # `文` and `摄影` begin many a word; before a name that nobody knows only these are roles.
    if role and rest and not is_name(rest):
        is_who = role[0].endswith(WHO) and (len(rest) <= LONGEST_UNKNOWN or "·" in rest)
        if not is_who:
            return False, "" if AFTERWORD.fullmatch(rest) else word
    return role is not None, rest


def _is_person(word: str, *, after_role: bool) -> bool:
    if is_name(word):
        return True
    return (
        after_role
        and LONG_NAME.fullmatch(word) is not None
        and not NO_NAMES.fullmatch(word)
        and not AFTERWORD.fullmatch(word)
        and not BODY.search(word)
    )


def _without_afterword(word: str) -> str:
    """`word` without what may stand right behind a name, as in `张三摄`, `李四文`."""
    for length in (2, 1):
        name, rest = word[:-length], word[-length:]
        if rest in ("摄影", "供图", "摄", "整理") and 2 <= len(name) <= 4 and is_name(name):
            return name
    return word


def _words(text: str) -> list[str]:
    """The words of a line; a name printed wide, as `刘 潇` or `那 英杰`, is one."""
    words: list[str] = []
    spread = ""
    line = PROVENANCE.sub("", unbracketed(text.strip().lstrip(MARKS).strip())).strip()
    for word in (*SEPARATOR.split(line), ""):
        word = _without_report(word)
        is_odd = len(spread) % 2 == 1
        if len(word) == 1 and (is_odd or not AFTERWORD.fullmatch(word)):
            spread += word
            continue
        if is_odd and len(word) == 2 and HAN_PAIR.fullmatch(word) and not ROLE.fullmatch(word):
            word, spread = spread[-1] + word, spread[:-1]
        words += _closed_up(spread)
        spread = ""
        if word:
            words.append(word)
    return words


def _without_report(word: str) -> str:
    """`word` without the `报道` that ends a line of names: `李四报道`."""
    name = word.removesuffix("报道")
    return name if name and len(name) <= LONGEST_UNKNOWN and not ROLE.fullmatch(word) else word


def _closed_up(letters: str) -> list[str]:
    """The names that single letters make: two letters each, or three where three are left."""
    if len(letters) < 2 or not HAN_PAIR.fullmatch(letters[:2]):
        return list(letters)
    ends = range(2, len(letters) - 1, 2)
    starts = (0, *ends)
    return [letters[start:end] for start, end in zip(starts, (*ends, len(letters)), strict=True)]
