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
LEAD_IN = re.compile(
    r"[【\[]?(?:据?(?:本[报刊台网]|新华社|中新[社网]|中国新闻社|[一-鿿]{0,5}(?:[日晚时快周商早]报|[视广]网)))"
    r"(?:[^，。,\s]{0,12}?\d{1,2}月\d{1,2}日(?:专?电|讯|消息)|[一-鿿]{0,6}?讯(?![一-鿿]?[员息])|专?电(?=\s|[（(])|综合消息|综合报道|消息(?=\s*[（(：:]))"
    rf"[】\]]?\s*{SENDERS}"
)
DATELINE = re.compile(
    rf"(?:\d{{4}}年)?[一-鿿]{{0,12}}?(?:\d{{1,2}}月\d{{1,2}}日)(?:讯|专?电)\s*{SENDERS}"
)
PAGE = r"第?[一二三四五六七八九十\d]{1,3}版|[A-Z]\d{1,2}版?|上期|头版"
CONTINUED = re.compile(rf"[（(]\s*(?:上接|紧接|接|文接|上转)\s*(?:{PAGE})[^）)]{{0,16}}[）)]")
GOES_ON_AT = re.compile(rf"\s*[（(]?\s*[▶►>》]*\s*(?:下转|转)\s*(?:{PAGE})[^）)]{{0,12}}[）)]?$")
SIGNED = re.compile(r"\s*[（(](?P<names>[^（()）。，]{2,60})[）)]$")
AUTHOR_NOTE = re.compile(r"\s*[（(]\s*(?:本文)?(?:作者|执笔)[^（()）。]{0,80}[）)]$")
# Without such an end, neither names nor a note are looked for.
ENDS_NOTE = ("）", ")")
CAPTION_START = re.compile(
    r"图为|[上下左右题]图(?=[：:为是，,\s])|资料图|图片(?:来源|说明)|图说[：:]"
    r"|图\s?[\d一二三四五六七八九十]{1,3}(?:[\s.:：、．]|$)"
)
CAPTION_END = re.compile(
    r"(?:[（(\[【][^（()）]{0,40}(?:摄影?|供图|提供|资料图片?|资料照片)[）)\]】]"
    rf"|[\s/／：:][{HAN}\s]{{0,30}}(?:摄影?|供图)|(?:记者|通讯员|拍友)[{HAN}\s]{{1,30}}摄(?:影报道)?)$"
)
CREDIT = re.compile(
    r"[（(\[【]?\s*(?:图片(?:来源|由)?[:：\s/]?.{0,40}?(?:提供|供图)?|[^，。；]{2,40}?(?:摄影报道|摄影?|供图|提供))\s*[）)\]】]?"
)
# Who wrote is named with who took the picture: `张三 文 李四 摄`.
WRITTEN = re.compile(rf"(?<![{HAN}])文(?![{HAN}])")
PHOTOGRAPHER = re.compile(r"\s*[（(\[【][^（()）]{2,40}(?:摄影报道|摄影?|供图)[）)\]】]$")
NOTICE_KIND = (
    r"(?:分类(?:信息|广告)|声明|公告|公示|通告|启事|招标|拍卖|招租|招聘|更正|广告|讣告|通知)"
)
NOTICE = re.compile(
    r"分类(?:信息|广告)|(?:遗失|作废|严正|郑重|版权|免责)?声明|遗失(?:启事|公告)?|挂失"
    r"|(?:拍卖|招标|中标|注销|清算|减资|合并|分立|吸收合并|债权转让|环评|送达|开庭|法院|更名)?(?:公告|公示|通告)"
    r"|(?:招聘|寻人|寻物|招领|征稿|征文|招租|迁址|更名)?启事|招标|招租|招聘|拍卖|更正|更正启事|广告|讣告"
    r"|(?:本报|联系|广告|订阅|投稿|新闻|服务)?(?:电话|热线)|联系(?:我们|方式)|目录|本期目录|公益广告|扫码.{0,8}"
)
NOTICE_HEADING = re.compile(rf"[^，。]{{2,40}}{NOTICE_KIND}")
# Phrases of notices and advertisements; one of those in NOTICE_CLOSE is enough, else it takes two.
NOTICE_CLOSE = re.compile(
    r"声明作废|特此(?:公告|声明|通知|函告|公示|通告)|予以公示|公示期|遗失[^。，]{1,30}[，,].{0,60}作废"
    r"|登报声明|债权人.{0,20}(?:申报债权|日内)|逾期视为|今日天气|天气预报|扫码(?:关注|了解|订阅|报名)"
    r"|钜惠|[一二三四五六七八九\d]折起|恭候光临|特此(?:通报|致歉)|来稿(?:须知|请)|面向社会(?:公开)?(?:征集|征文|招聘)"
    r"|刊登热线|广告热线|订阅热线|招商热线|周年庆|暂停供水|敬请谅解|知情者请|必有重谢"
)
WEATHER = re.compile(
    r"(?=.{0,60}℃).{0,8}(?:今[日天]|明[日天]).{0,40}(?:风|降水|湿度)|(?:今日|今天|明日|明天|.{0,10}?)天气(?:预报)?\s*(?:[：:\s]|今|明)"
)
NOTICE_PHRASE = re.compile(
    r"(?:联系|咨询|报名|监督|举报|订阅|投稿|服务)(?:电话|热线|人|地址|邮箱)|邮编|竞买|标的|保证金|起拍价"
    r"|展示时间|报名时间|招标代理|投标|登记手续|清算组|统一社会信用代码|优惠|抢购|火热|详询|诚聘|电话[:：]\s*\d"
    r"|热线[:：]?\s*[（(]?\d"
)
FURNITURE = re.compile(
    r"^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?:\s*星期.?)?$|星期[一二三四五六日天](?:\s|$)|农历"
    r"|^(?:责任编辑|责编|值班编委|版式|美编|校对|编辑)\s|(?:责任编辑|责编|编辑|值班编委|版式|版面设计|版面|美编|校对|组版|组稿|制图|电话|热线|传真|邮编|邮箱|地址|网址|印刷"
    r"|定价|零售|邮发代号|国内统一|刊号|广告许可证|总编辑|出品|承办|主办)\s*[:：/]"
    r"|(?:热线|电话|传真)\s*[:：]?\s*[（(]?\d{3,}|邮发代号|国内统一|\bCN\s?\d\d|https?://|www\.|@[a-z]|[Ee]-?mail"
    r"|^第?\s*[A-Z]?\d{1,3}\s*版(?:\s|$)|^[一-鿿]{2,8}\s*[|｜]\s*[A-Z]?\d{1,4}(?:\.\d\d)?$"
    r"|^[A-Z]?\d{1,3}\s*[|｜]\s*[一-鿿]{2,8}$|^[一-鿿]{2,8}\s+[A-Z]\d{1,2}$|今日\s*\d+\s*版|总第\s*\d+\s*期|^\d{4}[.\\/]\d{1,2}(?:[\\/]?\s*NO\.?\s*\d+)?$"
    r"|^第\s*\d+\s*期|^[^。，！？]{2,12}[\s|｜·•]+(?:19|20)\d\d[./]\d{1,2}(?:\s|$)|^[^。，！？]{0,10}\s[A-Z]?\d{1,2}\s?版\s"
    r"|^第[一二三四五六七八九十]{1,3}版(?:\s|[·•|｜]|$)"
)
GUIDE = re.compile(
    rf"[^。]{{2,60}}?[\s>》▶►…—.·（(]*(?:(?:详见|全文见|见|刊|转)\s*(?:{PAGE})|>{{1,3}}\s*(?:{PAGE}|本版)|\s(?:\d{{1,2}}|[A-Z]\d{{1,2}})版)\s*[）)]?"
)
# Who makes the paper: `主 编 张三 / 李四`.
POST = re.compile(
    r"(?:执行|常务|副|总|本期|责任|文字|编辑|采编)*(?:主编|主任|总编辑?|总监制?|社长|监制|出品|主办|主管|承办|编撰|编委|校对|美编|版式|设计)"
    r"(?:出品|单位|设计|人)?[:：/]?(?P<who>.+)"
)
OFFICE = re.compile(
    r"(?:本[报刊])?[一-鿿]{0,18}(?:课题组|调研组|报道组|采访组|编辑部|评论部|市场部|评论员|工作室|研究院|研究所|研究中心)"
)
# Headings of columns and boxes: never an article's title.
LABELS = re.compile(
    r"要闻|时评|评论|案例|访谈|典型|专题|特别策划|特别报道|聚焦|关注|深度|速览|简讯|资讯|"
    r"动态|视点|观察|人物|综合新闻|综合|本版导读|今日导读|导读|今日看点|要闻速览|短讯|"
    r"新闻速递|图片新闻|国内|国际|国内新闻|国际新闻|文化|副刊|经济|社会|民生|教育|体育|健康|"
    r"编辑部|编委会|编辑委员会|编辑指导委员会|商讯|时事|天下|读者来信|来信|声音|卷首语|封面故事|专栏|专版|理论|调查|独家"
)
BOXES = re.compile(
    r"链接|相关链接|新闻链接|知识链接|延伸阅读|新闻背景|背景|名词解释|名片|人物名片|"
    r"企业名片|小贴士|记者手记|采访手记|手记|编后|编辑点评|点评|专家点评|短评|记者点评|"
    r"新闻多一点|数说|数据|编者按|编者的话|开栏的话|发展历程|大事年表|人物简介|作者简介|"
    r"企业简介|简介"
)
STANDFIRST = re.compile(
    r"(?:编者按|编者的话|编者|开栏的话|核心提示|内容提要|导语|阅读提示|引子)\s*[:：]|【(?:编者按|核心提示)】"
)
# The rest of a sentence rather than one: `大户。` at a paragraph's beginning.
FIRST_SENTENCE = re.compile(r"[^，。！？：；]{1,5}”?[。！？]")
# Somebody says something: `记者：您怎么看？`
QUESTION = re.compile(r"[^，。！？：:“”]{1,10}[：:]")
SPOKEN = re.compile(r"(?P<who>[^，。！？：:“”\s]{1,8})[：:](?!\d)")
SLOGAN = re.compile(
    r"倡导|弘扬|文明(?:城市|出行|用餐|行为)|低碳|节约|珍爱生命|远离|携手共|共建共享|公益|从我做起|光盘|讲文明|树新风|争做|拒绝"
)
LONGEST_TITLE = 60
MOST_GAPS = 3
LONGEST_SUBTITLE = 40
LONGEST_CLAUSES = 30
LONGEST_CAPTION = 200
LONGEST_LABEL = 30
LONGEST_FURNITURE = 120
LONGEST_SLOGAN = 30
LONGEST_NOTICE = 200


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


def is_notice_heading(heading: str) -> bool:
    """Whether `heading` ends as a notice's may, as in `某公司拍卖公告`; news may be, too."""
    return NOTICE_HEADING.fullmatch("".join(heading.split())) is not None


def is_notice_text(text: str) -> bool:
    """Whether `text` speaks as a notice, an advertisement or a weather report does."""
    return NOTICE_CLOSE.search(text) is not None or (
        len(text) <= LONGEST_NOTICE and len(set(NOTICE_PHRASE.findall(text))) > 1
    )


def is_weather(text: str) -> bool:
    """Whether `text` is a weather report."""
    return WEATHER.match(text) is not None


def is_furniture(text: str) -> bool:
    """Whether `text` is of the page, not of an article: date, page, editors, telephone, address."""
    return (
        len(text) <= LONGEST_FURNITURE and "。" not in text and FURNITURE.search(text) is not None
    )


def is_post(text: str) -> bool:
    """Whether `text` names somebody who makes the paper."""
    return (
        len(text) <= LONGEST_FURNITURE
        and GAP_IN_HAN.search(text) is not None
        and (POST.match("".join(text.split())) is not None)
    )


def is_office(text: str) -> bool:
    """Whether `text` is the name of an office that may have written an article."""
    return len(text) <= LONGEST_LABEL and OFFICE.fullmatch(text) is not None


def is_guide(text: str) -> bool:
    """Whether `text` sends the reader to another page, as `… 详见第4版` does."""
    return len(text) <= LONGEST_TITLE and GUIDE.fullmatch(text) is not None


def is_label(text: str) -> bool:
    """Whether `text` is known to head a column, never an article."""
    return LABELS.fullmatch("".join(unbracketed(text).strip(MARKS).split())) is not None


def is_box_label(text: str) -> bool:
    """Whether `text` heads a box beside an article, such as `相关链接`."""
    words = "".join(unbracketed(text).strip(MARKS).split())
    return BOXES.fullmatch(words.rstrip("：:")) is not None


def is_slogan(text: str) -> bool:
    """Whether `text` is a slogan of public service that fills a corner of a page."""
    return len(text) <= LONGEST_SLOGAN and SLOGAN.search(text) is not None


def is_standfirst(text: str) -> bool:
    """Whether `text` is the editor's word before an article."""
    return STANDFIRST.match(text) is not None


def lead_in(text: str) -> "re.Match[str] | None":
    """The match of what an article begins with, as `本报讯(记者 张三)`, its byline as `by`."""
    return LEAD_IN.match(text) or DATELINE.match(text)


def is_lead_in(text: str) -> bool:
    """Whether `text` begins an article as `本报讯(记者 张三)` does."""
    return lead_in(text) is not None


def lead_in_byline(text: str) -> str:
    """What stands in brackets after `本报讯` or the like, as `记者 张三`; '' where nothing does."""
    match = lead_in(text)
    return unbracketed(match["by"]).removesuffix("报道") if match and match["by"] else ""


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
    if match and ends_sentence(text[: match.start()].rstrip()) and is_byline(match["names"]):
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
        CAPTION_START.match(text) is not None or CAPTION_END.search(text) is not None
    )


def is_credit(text: str) -> bool:
    """Whether `text` says only who took a picture, as `拍友 张三 摄`."""
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
