"""Who wrote it: lines of names, with or without a role before them. Nothing else about a line."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from text.pages.persons import (
    BODY,
    HAN_NAME,
    could_be_name,
    is_name,
    is_rare_name,
    is_short_name,
    is_unusual_name,
)

# A role, as `记者`, `本报通讯员`, `文`, `图/文`, or a word that may stand after the names.
MEDIUM = r"(?:[一-鿿·]{0,10}?(?:报|刊|网|台|社|传媒|新闻|在线|频道|客户端|融媒体中心))?"
ROLE = re.compile(
    rf"{MEDIUM}(?:全媒体|全媒|融媒体|融媒|特约|特派|见习|实习|首席|资深|校园|驻[一-鿿]{{1,4}}|拍友)*"
    r"(?:记者|通讯员|实习生|(?:联合)?(?:调研|报道|采访|专题|课题)组(?:成员)?|评论员|撰稿人|撰稿|作者|(?<=[刊报])主编|主笔|"
    r"编辑|责编|编者|编译|摄影报道|摄影|撰文|供稿|采写|采访|整理|执笔|访谈|对话|主持人|主持|视频|"
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
    r"(?:(?:信息|文章|稿件|内容)?来源|稿源)\s*[：:]\s*[^\s：:，,。|｜]+(?=[\s|｜]|$)"
    r"|(?:(?:发布|更新|发表)?(?:时间|日期)\s*[：:]\s*)?"
    r"\d{4}(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
    r"(?=[\s|｜]|$)"
    r"|(?:浏览|阅读|点击|评论)(?:次数|量|数)?\s*[：:]\s*\d+|^原创(?=\s|$)"
)
# ... and between these, or after them.
BESIDE_PROVENANCE = re.compile(
    r"[\s|｜/·]|(?:责任编辑|责编|编辑|校对)\s*[：:]\s*[一-鿿]{2,4}(?=[\s|｜]|$)"
    r"|字[体号][：:]?\s*大?\s*中?\s*小?"
)
# `By Jane Doe and John Roe`.
ENGLISH_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
ENGLISH_AND = r"(?:, and |, | and | & )"
ENGLISH_NAMES = re.compile(
    rf"(?:[Bb]y|BY)\s*[:：]?\s+(?P<names>{ENGLISH_NAME}(?:{ENGLISH_AND}{ENGLISH_NAME}){{0,5}})"
)
BETWEEN_NAMES = re.compile(ENGLISH_AND)
SEPARATOR = re.compile(r"[\s、，,;；:：/／|｜丨&＆]+")
MARKS = "□■◇◆○●☆★▲△◎※▪▢◻◼⊙"
BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕"}
HAN_PAIR = re.compile(rf"{HAN_NAME}{{2}}")
POSTS = re.compile(
    "(?:律师|医生|医师|主任|教授|工程师|研究员|院长|所长|站长|局长|校长|书记|经理|会长|干部|老师|教师|博士"
    "|学生|市民|读者|乘客|居民|家长|村民|网友)$"
)
LONGEST = 120
LONGEST_SENDER = 40
# A name that nobody knows, right behind `记者`, has so many letters at most.
LONGEST_UNKNOWN = 4
# Bare names, without any role, are believed up to this many on one line.
MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line without its role; `is_wide`: a name printed with blanks inside."""

    text: str
    has_role: bool = False
    is_wide: bool = False


def unbracketed(text: str) -> str:
    """`text` without the one pair of brackets around the whole of it."""
    if len(text) > 1 and BRACKETS.get(text[0]) == text[-1] and text[0] not in text[1:]:
        return text[1:-1].strip()
    return text


def could_be_names(text: str) -> bool:
    """Whether `text` may be names where names are expected: one however rare, or several of which
    one has a surname that is known."""
    words = _words(text)
    known = sum(word.is_wide or is_name(word.text) for word in words)
    # A long name is believed among others that are known.
    is_long = known > 1 and known + 1 == len(words)
    return (
        0 < len(words) <= MOST_NAMES
        and all(
            word.is_wide or (could_be_name if is_long else is_short_name)(word.text)
            for word in words
        )
        and (len(words) == 1 or known > 0)
    )


def names(byline: str, *, is_sure: bool = False) -> tuple[str, ...]:
    """The persons a byline names, in order, without roles and bodies; `is_sure`: by its place it
    names persons though nobody knows their surnames."""
    english = ENGLISH_NAMES.fullmatch(byline.strip())
    if english:
        return tuple(dict.fromkeys(BETWEEN_NAMES.split(english["names"])))
    words = _parted(_words(byline))
    # `张三 李四 摄`: the role of all stands at the end.
    is_behind = bool(words) and words[-1].has_role and not words[-1].text
    after_role = is_sure or is_behind or could_be_names(byline) or _is_of_body(words)
    found: list[str] = []
    for word in words:
        after_role = after_role or word.has_role
        is_new = _is_person(word, after_role=after_role) and word.text not in found
        found += [word.text] if is_new else []
    return tuple(found)


def byline_kind(text: str) -> Literal["byline", "names"] | None:
    """Whether `text` names persons and nothing else: `byline` with roles, `names` without."""
    if not 1 < len(text) <= LONGEST:
        return None
    if ENGLISH_NAMES.fullmatch(text):
        return "byline"
    words = _words(text)
    is_bracketed = unbracketed(text) != text
    # Most lines are of running text, which its first words tell.
    if words and not is_bracketed and not _may_begin(_part(words[0])):
        return None
    words = _parted(words)
    if is_bracketed and _is_of_body(words):
        return "byline"
    if not any(word.has_role for word in words):
        are_names = _are_signed(words) if is_bracketed else _are_names(words)
        return "names" if 0 < len(words) <= MOST_NAMES and are_names else None
    first = words[0]
    if not (first.has_role or first.is_wide or is_name(first.text)):
        return None
    is_one = any(_is_person(word, after_role=True) for word in words) and all(
        not word.text or AFTERWORD.fullmatch(word.text) or _may_be_named(word) for word in words
    )
    return "byline" if is_one else None


def is_provenance(text: str) -> bool:
    """Whether `text` says where and when something appeared, and nothing else."""
    if PROVENANCE.match(text) is None:
        return False
    return not BESIDE_PROVENANCE.sub("", PROVENANCE.sub("", text))


def is_byline(text: str, bare: bool = True) -> bool:
    """Whether `text` names persons and nothing else; `bare`: even without a role before them."""
    return byline_kind(text) is not None if bare else byline_kind(text) == "byline"


def is_sender(text: str) -> bool:
    """Whether `text` names a place, a body or a post and then a person, as `某市中学 张三` does."""
    if len(text) > LONGEST_SENDER:
        return False
    first, *rest = _words(text) or [Word("")]
    is_person = len(rest) == 1 and (is_name(rest[0].text) or rest[0].is_wide)
    is_known = BODY.search(first.text) or POSTS.search(first.text)
    return is_person and is_known is not None


def is_compiled(byline: str) -> bool:
    """Whether `byline`, as `[整理 张三]`, names who put a column together, not who wrote."""
    return COMPILERS.match(unbracketed(byline.strip())) is not None


def _is_of_body(words: list[Word]) -> bool:
    """Whether `words` name a body and one who belongs to it, as `市气象局 张三 工程师`."""
    body, *rest = words or [Word("")]
    persons = [word for word in rest if not POSTS.search(word.text)]
    return 0 < len(persons) <= 2 and BODY.search(body.text) is not None and _are_signed(persons)


def _may_be_named(word: Word) -> bool:
    """Whether `word` may stand in a byline: a person or a body."""
    return word.is_wide or (is_unusual_name(word.text) and not ROLE.match(word.text))


def _are_names(words: list[Word]) -> bool:
    """Whether all are names; among several some may have surnames that aren't known: one of three
    or more, and those that are printed as names are, with a blank inside."""
    unknown = [word for word in words if not is_name(word.text)]
    if len(unknown) == len(words) or not all(is_short_name(word.text) for word in unknown):
        return False
    return len([word for word in unknown if not word.is_wide]) <= (len(words) > 2)


def _are_signed(words: list[Word]) -> bool:
    """Whether all are names as far as brackets around them make it likely."""
    is_one_known = any(word.is_wide or is_rare_name(word.text) for word in words)
    return is_one_known and all(is_name(word.text) or is_short_name(word.text) for word in words)


def _may_begin(word: Word) -> bool:
    """Whether a line of names may begin with `word`."""
    return word.has_role or word.is_wide or is_name(word.text) or is_short_name(word.text)


def _parted(words: list[Word]) -> list[Word]:
    """Each of `words` without a role or an afterword, and whether it had a role."""
    return [_part(word) for word in words]


def _part(word: Word) -> Word:
    text = _without_afterword(word.text)
    if is_name(text):
        return replace(word, text=text)
    role = ROLE.match(text)
    rest = _without_afterword(text[role.end() :] if role else text)
    # `文` and `摄影` begin many a word; before a name that nobody knows only these are roles.
    if role and rest and not is_name(rest):
        is_who = role[0].endswith(WHO) and (len(rest) <= LONGEST_UNKNOWN or "·" in rest)
        if not is_who:
            return replace(word, text="" if AFTERWORD.fullmatch(rest) else text)
    return replace(word, text=rest, has_role=role is not None)


def _is_person(word: Word, *, after_role: bool) -> bool:
    if is_name(word.text):
        return True
    is_post = AFTERWORD.fullmatch(word.text) or POSTS.fullmatch(word.text)
    return after_role and (word.is_wide or (could_be_name(word.text) and not is_post))


def _without_afterword(word: str) -> str:
    """`word` without what may stand right behind a name, as in `张三摄`, `李四文`."""
    for length in (2, 1):
        name, rest = word[:-length], word[-length:]
        if rest in ("摄影", "供图", "摄", "整理") and 2 <= len(name) <= 4 and is_name(name):
            return name
    return word


def _words(text: str) -> list[Word]:
    """The words of a line; a name printed wide, as `刘 潇` or `那 英杰`, is one."""
    words: list[Word] = []
    spread = ""
    line = PROVENANCE.sub("", unbracketed(text.strip().lstrip(MARKS).strip())).strip()
    for word in (*SEPARATOR.split(line), ""):
        word = _without_report(word)
        is_odd = len(spread) % 2 == 1
        if len(word) == 1 and (is_odd or not AFTERWORD.fullmatch(word)):
            spread += word
            continue
        is_end = is_odd and len(word) == 2 and HAN_PAIR.fullmatch(word) and not ROLE.fullmatch(word)
        last, spread = (spread[-1] + word, spread[:-1]) if is_end else ("", spread)
        words += [Word(name, is_wide=len(name) > 1) for name in (*_closed_up(spread), last) if name]
        spread = ""
        if word and not is_end:
            words.append(Word(word))
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
