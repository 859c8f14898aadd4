"""What a paragraph of a news page is, as far as plain rules over its own words go."""

import re

from text.pages.bylines import MARKS, is_byline, is_provenance, unbracketed

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
ENDS_SENTENCE = re.compile(r"[。！？!?….；;：:][”’」』\"'）)】》〉\]]*$")
HAS_LETTER = re.compile(r"[^\W\d_]")
CLAUSE_MARK = re.compile(r"[，,。！？!?；;：:…]")
COMMA = re.compile(r"[，,；;]")
GAP_IN_HAN = re.compile(rf"(?<=[{HAN}”’》）)])[ \u3000]+(?=[{HAN}“‘《（(])")
LIST_ITEM = re.compile(
    rf"[-*+](?=\s)|[•·‣▪►▶{MARKS}]|[①-⑳⑴-⒇㈠-㈩]|\d{{1,3}}[.、．)）](?!\d)|\d{{1,3}}\s*/\s"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
)
# Who sent the news: `（记者 张三）`, `记者 张三 报道`.
SENDERS = r"(?P<by>[（(][^）)]{0,80}[）)]|(?:[一-鿿]{0,3}记者|通讯员)[^，。,（(]{1,60}?报道)?"
# ... and where nothing shows its end.
UNMARKED_SENDER = re.compile(r"\s*(?:[一-鿿]{0,3}记者|通讯员)\s")
LEAD_IN = re.compile(
    r"[【\[]?(?:据?(?:本[报刊台网]|新华社|中新[社网]|中国新闻社|[一-鿿]{0,5}(?:[日晚时快周商早]报|[视广]网|[报网刊](?=讯[\s（(]))))"
    r"(?:[^，。,\s]{0,12}?\d{1,2}月\d{1,2}日(?:专?电|讯|消息)|[一-鿿]{0,6}?讯(?![一-鿿]?[员息])|专?电(?=\s|[（(])|综合消息|综合报道|消息(?=\s*[（(：:]))"
    rf"[】\]]?\s*{SENDERS}"
)
# `□记者 张三 报道 …` and `（记者 张三）…`: where no `本报讯` stands.
REPORT = re.compile(
    r"[□■]?\s*(?P<by>(?:本[报刊台网])?[一-鿿]{0,4}(?:记者|通讯员)\s[^，。,：:]{2,50}?报道)[\s：:]\s*"
)
REPORTERS = re.compile(
    r"(?P<by>[（(](?:本[报刊台网])?[一-鿿]{0,6}(?:记者|通讯员)[^（()）。，]{2,60}[）)])(?=[^\s（(])"
)
DATELINE = re.compile(
    rf"(?:\d{{4}}年)?[一-鿿]{{0,12}}?(?:\d{{1,2}}月\d{{1,2}}日)(?:讯|专?电)\s*{SENDERS}"
)
PAGE = r"第?[一二三四五六七八九十\d]{1,3}版|[A-Z]\d{1,2}版?|上期|头版"
CONTINUED = re.compile(rf"[（(]\s*(?:上接|紧接|接|文接|上转)\s*(?:{PAGE})[^）)]{{0,16}}[）)]")
GOES_ON_AT = re.compile(rf"\s*[（(]?\s*[▶►>》]*\s*(?:下转|转)\s*(?:{PAGE})[^）)]{{0,12}}[）)]?$")
SIGNED = re.compile(r"\s*[（(][^（()）。，]{2,60}[）)]$")
AUTHOR_NOTE = re.compile(r"\s*[（(]\s*(?:本文)?(?:作者|执笔)[^（()）。]{0,80}[）)]$")
AGENCY_NOTE = re.compile(r"[（(](?:据|来源[：:]|本[报刊]综合)[^（()）。]{0,30}[）)]")
# Without such an end, neither names nor a note are looked for.
ENDS_NOTE = ("）", ")")
CAPTION_START = re.compile(
    r"图为|[上下左右题]图(?=[：:为是，,\s])|资料图|图片(?:来源|说明)|图说[：:]"
    r"|图\s?[\d一二三四五六七八九十]{1,3}(?:[\s.:：、．]|$)"
)
CAPTION_END = re.compile(
    r"(?:[（(\[【][^（()）]{0,40}(?:摄影?|供图|提供|资料图片?|资料照片)[）)\]】]"
    rf"|[\s/／：:。][{HAN}\s]{{0,30}}(?:摄影?|供图)|(?:记者|通讯员|拍友)[{HAN}\s]{{1,30}}摄(?:影报道)?)$"
)
# Where somebody stands in a picture: `张三（左二）`.
IN_PICTURE = re.compile(
    r"[（(](?:[左右][一二三四五六]?|[左右]起.{0,8}|[前后中]排.{0,6})[）)]"
    rf"|[（(][中前后上下][）)](?=[{HAN}])"
)
PICTURE_BY = re.compile(r"(?:摄影?|图片?|供图)\s*[/／:：]\s*[^/／:：，。]{2,40}")
CREDIT = re.compile(
    r"[（(\[【]?\s*(?:图片(?:来源|由)?[:：\s/]?.{0,40}?(?:提供|供图)?|[^，。；]{2,40}?(?:摄影报道|摄影?|供图|提供))\s*[）)\]】]?"
)
# Who wrote is named with who took the picture: `张三 文 李四 摄`.
WRITTEN = re.compile(rf"(?<![{HAN}])文(?![{HAN}])")
PHOTOGRAPHER = re.compile(r"\s*[（(\[【][^（()）]{2,40}(?:摄影报道|摄影?|供图)[）)\]】]$")
OFFICE = re.compile(
    r"(?:本[报刊])?[一-鿿]{0,18}(?:课题组|调研组|报道组|采访组|编辑部|评论部|市场部|评论员|工作室|研究院|研究所|研究中心)"
)
STANDFIRST = re.compile(
    r"(?:编者按|编者的话|编者|开栏的话|核心提示|内容提要|导语|阅读提示|引子|编后)\s*[:：]|【(?:编者按|核心提示)】"
)
# The rest of a sentence rather than one: `大户。` at a paragraph's beginning.
FIRST_SENTENCE = re.compile(r"[^，。！？：；]{1,5}”?[。！？]")
# Somebody says something: `记者：您怎么看？`
QUESTION = re.compile(r"[^，。！？：:“”]{1,10}[：:]")
SPOKEN = re.compile(r"(?P<who>[^，。！？：:“”\s]{1,8})[：:](?!\d)")
LONGEST_TITLE = 60
MOST_GAPS = 3
LONGEST_SUBTITLE = 40
LONGEST_NOTE = 14
LONGEST_CLAUSES = 27
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


def is_office(text: str) -> bool:
    """Whether `text` is the name of an office that may have written an article."""
    return len(text) <= LONGEST_LABEL and OFFICE.fullmatch(text) is not None


def is_standfirst(text: str) -> bool:
    """Whether `text` is the editor's word before an article."""
    return STANDFIRST.match(text) is not None


def lead_in(text: str) -> "re.Match[str] | None":
    """The match of what an article begins with, as `本报讯(记者 张三)`, its byline as `by`."""
    found = (pattern.match(text) for pattern in (LEAD_IN, DATELINE, REPORT, REPORTERS))
    return next((match for match in found if match), None)


def is_lead_in(text: str) -> bool:
    """Whether `text` begins an article as `本报讯(记者 张三)` does."""
    return lead_in(text) is not None


def lead_in_byline(text: str) -> str:
    """What stands in brackets after `本报讯` or the like, as `记者 张三`; '' where nothing does."""
    match = lead_in(text)
    return unbracketed(match["by"]).removesuffix("报道") if match and match["by"] else ""


def bare_lead_in_at(text: str) -> int:
    """Where a lead-in ends that names nobody, as `本报讯 `; 0 without one."""
    match = lead_in(text)
    if match is None or match["by"] or match.end() == len(text):
        return 0
    return 0 if UNMARKED_SENDER.match(text, match.end()) else match.end()


def is_continued(text: str) -> bool:
    """Whether `text` begins with a mark such as `(上接第一版)`."""
    return CONTINUED.match(text) is not None


def goes_on_at(text: str) -> int:
    """Where a mark such as `（下转第三版）` begins that ends `text`; its length without one."""
    near = max(0, len(text) - 30)
    mark = GOES_ON_AT.search(text, near) if text.find("转", near) >= 0 else None
    return mark.start() if mark else len(text)


def signed_at(text: str) -> int:
    """Where the names begin that sign the end of `text`, as `（张三）`; its length without any."""
    match = SIGNED.search(text, max(0, len(text) - 64)) if text.endswith(ENDS_NOTE) else None
    if match and ends_sentence(text[: match.start()].rstrip()) and is_byline(match[0].strip()):
        return match.start()
    return len(text)


def noted_at(text: str) -> int:
    """Where a note on the author begins that ends `text`, as `（作者单位：…）`; else its length."""
    match = AUTHOR_NOTE.search(text, max(0, len(text) - 100)) if text.endswith(ENDS_NOTE) else None
    return match.start() if match else len(text)


def is_dateline(text: str) -> bool:
    """Whether `text` is nothing but `本报讯`, `某地1月31日电` or the like."""
    return len(text) <= LONGEST_SUBTITLE * 2 and (
        LEAD_IN.fullmatch(text) is not None or DATELINE.fullmatch(text) is not None
    )


def is_caption(text: str) -> bool:
    """Whether `text` says what a picture shows or who took it."""
    return len(text) <= LONGEST_CAPTION and (
        CAPTION_START.match(text) is not None
        or CAPTION_END.search(text) is not None
        or (len(text) <= LONGEST_TITLE and IN_PICTURE.search(text) is not None)
    )


def is_credit(text: str) -> bool:
    """Whether `text` says only who took a picture, as `拍友 张三 摄` or `摄影 / 张三`."""
    if PICTURE_BY.fullmatch(text):
        return True
    return (
        len(text) <= LONGEST_SUBTITLE
        and CREDIT.fullmatch(text) is not None
        and WRITTEN.search(text) is None
        and CAPTION_END.search(" " + text) is not None
    )


def is_photographer(names: str) -> bool:
    """Whether a line of `names` ends as `张三 摄` does."""
    return unbracketed(names).endswith(("摄", "摄影"))


def credited_at(caption: str) -> int:
    """Where the photographer's name begins that ends `caption`; its length without one."""
    match = PHOTOGRAPHER.search(caption, max(0, len(caption) - 60))
    return match.start() if match else len(caption)


def is_title_like(text: str) -> bool:
    """Whether `text` could stand over an article: short, no sentence, nothing that is known."""
    return could_head(text) and not is_list_item(text) and not _is_apparatus(text)


def could_head(text: str) -> bool:
    """Whether `text`, of which nothing else is known, is short and no sentence."""
    return (
        len(text) <= LONGEST_TITLE
        and "。" not in text
        and not text.endswith(("，", ",", "、", "；", ";", "：", ":", "…", "."))
        and not (QUESTION.match(text) and ends_sentence(text))
        and (GAP_IN_HAN.search(text) is not None or _is_one_clause(text))
        and unbracketed(text) == text
        and not is_crowded(text)
    )


def is_crowded(text: str) -> bool:
    """Whether `text` is words side by side without a sentence, as advertisements are set."""
    return len(GAP_IN_HAN.findall(text)) > MOST_GAPS and not CLAUSE_MARK.search(text)


def _is_one_clause(text: str) -> bool:
    """Whether `text` could be a title of one line: short where a comma parts it."""
    if len(COMMA.findall(text)) > 1:
        return False
    return CLAUSE_MARK.search(text[:-1]) is None or len(text) <= LONGEST_CLAUSES


def is_title_note(text: str) -> bool:
    """Whether `text` is what stands in brackets under a title, as `（外一首）` does."""
    return len(text) <= LONGEST_NOTE and unbracketed(text) != text and not is_byline(text)


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
    if is_provenance(text):
        return "other"
    if len(text) <= LONGEST_LABEL and not is_list_item(text) and not CLAUSE_MARK.search(text):
        return "other"
    return "body"


def _is_apparatus(text: str) -> bool:
    known = (is_byline, is_provenance, is_caption, is_dateline, is_continued)
    return any(is_known(text) for is_known in known)
