"""What a paragraph of a news page is, as far as plain rules over its own words go."""

import re

from text.pages.bylines import MARKS, is_byline, unbracketed

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
SENTENCE_END = re.compile(r"[。！？!?…；;：:]|\.(?=\s|$)")
ENDS_SENTENCE = re.compile(r"[。！？!?….；;：:][”’」』\"'）)】》〉\]]*$")
HAS_LETTER = re.compile(r"[^\W\d_]")
CLAUSE_MARK = re.compile(r"[，,。！？!?；;：:…]")
GAP_IN_HAN = re.compile(rf"(?<=[{HAN}”’》）)])[ \u3000]+(?=[{HAN}“‘《（(])")
LIST_ITEM = re.compile(
    rf"[-*+](?=\s)|[•·‣▪►▶{MARKS}]|[①-⑳⑴-⒇㈠-㈩]|\d{{1,3}}[.、．)）](?!\d)|\d{{1,3}}\s*/\s"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
)
LEAD_IN = re.compile(
    r"(?:据?(?:本报|本刊|本台|新华社|中新社|人民日报))"
    r"(?:[^，。,\s]{0,12}?\d{1,2}月\d{1,2}日(?:电|讯|消息)|讯|消息(?=\s*[（(]))"
    r"\s*(?P<by>[（(][^）)]{0,80}[）)])?"
)
DATELINE = re.compile(
    r"(?:\d{4}年)?[一-鿿]{0,12}?(?:\d{1,2}月\d{1,2}日)(?:讯|电)\s*(?:[（(][^）)]{0,80}[）)])?"
)
CONTINUED = re.compile(
    r"[（(](?:上接|紧接|接|文接|上转)(?:第?.{1,6}版|[A-Z]?\d{1,2}版?|上期)[^）)]{0,12}[）)]"
)
CAPTION_START = re.compile(
    r"图为|[上下左右题]图(?=[：:为是，,\s])|资料图|图片(?:来源|说明)|图说[：:]"
    r"|图\s?[\d一二三四五六七八九十]{1,3}(?:[\s.:：、．]|$)"
)
CAPTION_END = re.compile(
    r"(?:[（(\[【][^（()）]{0,40}(?:摄影?|供图|提供|资料图片?|资料照片)[）)\]】]"
    rf"|[\s/／：:][{HAN}\s]{{0,30}}(?:摄影?|供图)|(?:记者|通讯员|拍友)[{HAN}\s]{{1,30}}摄(?:影报道)?)$"
)
NOTICE = re.compile(
    r"分类(?:信息|广告)|(?:遗失|作废|严正|郑重|版权|免责)?声明|遗失(?:启事|公告)?"
    r"|(?:拍卖|招标|中标|注销|清算|减资|合并|分立|吸收合并|债权转让|环评|送达|开庭|法院|更名)?(?:公告|公示|通告)"
    r"|(?:招聘|寻人|寻物|招领|征稿|征文|招租|迁址|更名)?启事|招标|招租|招聘|拍卖|更正|更正启事|广告|讣告"
    r"|(?:本报|联系|广告|订阅|投稿|新闻|服务)?(?:电话|热线)|联系(?:我们|方式)|目录|本期目录"
)
LONGEST_TITLE = 60
LONGEST_SUBTITLE = 40
LONGEST_CAPTION = 200
LONGEST_LABEL = 30


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, closing marks aside."""
    return ENDS_SENTENCE.search(text[-12:]) is not None


def is_prose(text: str) -> bool:
    """Whether `text` is at least one whole sentence of running text."""
    return len(text) >= 10 and not is_list_item(text) and ("。" in text or ends_sentence(text))


def is_list_item(text: str) -> bool:
    """Whether `text` begins with a bullet, a number or a page reference."""
    return LIST_ITEM.match(text) is not None


def is_notice(heading: str) -> bool:
    """Whether `heading` stands over a notice or an advertisement, however widely it is spaced."""
    return len(heading) <= LONGEST_TITLE and (
        NOTICE.fullmatch(unbracketed("".join(heading.split()))) is not None
    )


def is_lead_in(text: str) -> bool:
    """Whether `text` begins an article as `本报讯(记者 张三)` does."""
    return LEAD_IN.match(text) is not None


def lead_in_byline(text: str) -> str:
    """What stands in brackets after `本报讯` or the like, as `记者 张三`; '' where nothing does."""
    match = LEAD_IN.match(text)
    return unbracketed(match["by"]) if match and match["by"] else ""


def is_continued(text: str) -> bool:
    """Whether `text` begins with a mark such as `(上接第一版)`."""
    return CONTINUED.match(text) is not None


def is_dateline(text: str) -> bool:
    """Whether `text` is nothing but `本报讯`, `某地1月31日电` or the like."""
    return len(text) <= LONGEST_SUBTITLE * 2 and (
        LEAD_IN.fullmatch(text) is not None or DATELINE.fullmatch(text) is not None
    )


def is_caption(text: str) -> bool:
    """Whether `text` says what a picture shows or who took it."""
    return len(text) <= LONGEST_CAPTION and (
        CAPTION_START.match(text) is not None or CAPTION_END.search(text) is not None
    )


def is_title_like(text: str) -> bool:
    """Whether `text` could stand over an article: short, no sentence, nothing that is known."""
    return (
        len(text) <= LONGEST_TITLE
        and "。" not in text
        and not ends_sentence(text)
        and not text.endswith(("，", ",", "、"))
        and not is_list_item(text)
        and not _is_apparatus(text)
    )


def is_subtitle(text: str) -> bool:
    """Whether `text` could stand under a title: `——记…`, or short without being a sentence."""
    if text.startswith("——"):
        return len(text) <= LONGEST_TITLE
    return (
        6 <= len(text) <= LONGEST_SUBTITLE
        and is_title_like(text)
        and HAS_LETTER.search(text) is not None
        and (CLAUSE_MARK.search(text) is None or GAP_IN_HAN.search(text) is not None)
    )


def kind_of(text: str) -> str:
    """The kind of a paragraph of the article's main part, told from its own words."""
    if is_caption(text):
        return "caption"
    if is_byline(text, bare=False):
        return "byline"
    if is_dateline(text):
        return "dateline"
    if len(text) <= LONGEST_LABEL and not is_list_item(text) and not CLAUSE_MARK.search(text):
        return "other"
    return "body"


def _is_apparatus(text: str) -> bool:
    return is_byline(text) or is_caption(text) or is_dateline(text) or is_continued(text)
