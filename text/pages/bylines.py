"""Who wrote it: lines of names, with or without a role before them. Nothing else about a line."""

import re

# Surnames common enough for a line of two or three characters to be a name by itself; those that
# are mostly ordinary words in the news (如 高 alone isn't, 家 公 国 有 is) are left out.
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦"
    "苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安乐于时傅卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹"
    "狄贝臧伏戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞"
    "万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀甄曲封芮储靳段巫焦牧谷车侯"
    "宓班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹龙叶幸韶黎薄白怀蒲邰鄂赖卓蔺屠蒙池乔胥苍闻莘翟谭贡劳姬申冉"
    "郦雍桑桂牛寿燕冀浦尚温庄晏柴瞿阎慕连茹习艾容易廖耿匡寇欧沃蔚巩聂晁敖冷辛阚简饶曾沙鞠丰关查荆游"
    "权岳帅楚闫涂钦商牟佘佟肖覃斯曲刑母但仝隋逯丛原苑初由展战矫鹿"
)
COMPOUND_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "令狐",
    "司徒",
    "端木",
    "夏侯",
)
# A role, as `记者`, `本报通讯员`, `文`, `图/文`, or a word that may stand after the names.
ROLE = re.compile(
    r"(?:本报|本刊|本台|本网|全媒体|融媒体|特约|特派|见习|实习|首席|驻[一-鿿]{2,4}|新华社|人民日报)*"
    r"(?:记者|通讯员|评论员|撰稿人|作者|编辑|责编|编者|摄影|撰文|撰稿|供稿|采写|整理|执笔|文字|文|图)"
)
AFTERWORD = re.compile(r"(?:整理|综合|采写)?报道|摄|文|图|摄影|供图")
SEPARATOR = re.compile(r"[\s、，,;；:：/／|｜丨&]+")
MARKS = "□■◇◆○●☆★▲△◎※"
BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕"}
NAME = re.compile(r"[一-鿿㐀-䶿]{2,4}|[一-鿿]{1,8}·[一-鿿·]{1,12}")
LONGEST = 120


def unbracketed(text: str) -> str:
    """`text` without the one pair of brackets around the whole of it."""
    if len(text) > 1 and BRACKETS.get(text[0]) == text[-1] and text[0] not in text[1:]:
        return text[1:-1].strip()
    return text


def is_name(word: str) -> bool:
    """Whether `word` is by itself most likely a person's name."""
    if word.startswith(COMPOUND_SURNAMES):
        return 3 <= len(word) <= 4
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and NAME.fullmatch(word) is not None


def names(byline: str) -> tuple[str, ...]:
    """The persons a byline names, in order, without roles and bodies."""
    found: list[str] = []
    after_role = False
    for word in _words(byline):
        role = ROLE.match(word)
        if role:
            word = word[role.end() :]
            after_role = True
        if AFTERWORD.fullmatch(word) or word in found:
            continue
        if is_name(word) or (after_role and len(word) < 4 and NAME.fullmatch(word)):
            found.append(word)
    return tuple(found)


def is_byline(text: str, bare: bool = True) -> bool:
    """Whether `text` names persons and nothing else; `bare`: even without a role before them."""
    if len(text) > LONGEST:
        return False
    words = _words(text)
    roles = [ROLE.match(word) for word in words]
    if not any(roles):
        return bare and bool(words) and all(is_name(word) for word in words)
    if not roles[0] and not is_name(words[0]):
        return False
    rests = [word[role.end() :] if role else word for word, role in zip(words, roles, strict=True)]
    return any(NAME.fullmatch(rest) for rest in rests if rest) and all(
        not rest or AFTERWORD.fullmatch(rest) or NAME.fullmatch(rest) for rest in rests
    )


def _words(text: str) -> list[str]:
    """The words of a line; a name printed wide, as `刘 潇`, is one."""
    words: list[str] = []
    for word in SEPARATOR.split(unbracketed(text.strip().lstrip(MARKS).strip())):
        if len(word) == 1 and words and len(words[-1]) == 1 and words[-1] in SURNAMES:
            words[-1] += word
        elif word:
            words.append(word)
    return words
