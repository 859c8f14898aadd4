"""What a page holds beside its articles: its own lines, labels of columns, notices, slogans."""

import re

from text.pages.bylines import MARKS, unbracketed
from text.pages.kinds import GAP_IN_HAN, LONGEST_TITLE, PAGE

LONGEST_FURNITURE = 120
LONGEST_SLOGAN = 30
SHORT_SLOGAN = 14
LONGEST_NOTICE = 200
# The paper's name and the column's stand beside an English one.
MOST_WORDS = 2

DAY = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
# Who makes the page; with a name behind it, in the line's first words or after a mark.
EDITORS = (
    r"(?:责任编辑|责编|值班编委|值班主任|版式设计|版式|版面设计|版面|美编|校对|组版|组稿|编辑)"
)
FURNITURE = re.compile(
    "|".join(
        (
            rf"^(?:[^。，！？]{{2,12}}\s+)?{DAY}(?:\s*星期.?)?$",
            r"星期[一二三四五六日天](?:\s|$)",
            r"农历",
            rf"(?:^|\s){EDITORS}\s",
            rf"(?:{EDITORS}|制图|电话|热线|传真|邮编|邮箱|地址|网址|印刷|定价|零售|邮发代号|国内统一"
            r"|刊号|广告许可证|总编辑|出品|承办|主办)\s*[:：/]",
            r"(?:热线|电话|传真)\s*[:：]?\s*[（(]?\d{3,}",
            r"邮发代号|国内统一|\bCN\s?\d\d",
            r"https?://|www\.|@[a-z]|[Ee]-?mail",
            # The page's number with its name: `第4版 综合`, `2023.2 某刊`.
            r"^第?\s*[A-Z]?\d{1,3}\s*版(?:\s|$)",
            r"^第[一二三四五六七八九十]{1,3}版(?:\s|[·•|｜]|$)",
            r"^[^。，！？]{0,10}\s[A-Z]?\d{1,2}\s?版\s",
            r"^[一-鿿]{2,8}\s*[|｜]\s*[A-Z]?\d{1,4}(?:\.\d\d)?$",
            r"^[A-Z]?\d{1,3}\s*[|｜]\s*[一-鿿]{2,8}$",
            r"^[一-鿿]{2,8}\s+[A-Z]\d{1,2}$",
            r"^[A-Z]\d{1,2}\s+[一-鿿]{2,8}$",
            # A paper's name, whatever place it is of.
            r"^[一-鿿]{2,4}(?:[日晚晨早快时周商新]|都市|青年|农民|工人)报$",
            r"^\d{4}[.\\/]\d{1,2}(?:[\\/]?\s*NO\.?\s*\d+|\s+[一-鿿]{2,10})?$",
            r"^[^。，！？]{2,12}[\s|｜·•]+(?:19|20)\d\d[./]\d{1,2}(?:\s|$)",
            # ... without: `第 3 页 共 12 页`, `Page 3 of 12`, `3/12`, `— 3 —`.
            r"^第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?$",
            r"^[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$",
            r"^\d{1,4}\s*/\s*\d{1,4}$|^(?P<rule>[-—–·•~])+\s*\d{1,4}\s*(?P=rule)+$",
            r"今日\s*\d+\s*版|总第\s*\d+\s*期|^第\s*\d+\s*期",
        )
    )
)
PAGE_NAME = re.compile(r"\d{1,2}\s+[一-鿿]{2,4}(?:\s?[·•]\s?[一-鿿]{2,4})?|[一-鿿]{2,4}\s+\d{1,2}")
GUIDE = re.compile(
    r"[^。]{2,60}?[\s>》▶►…—.·（(]*"
    rf"(?:(?:详见|全文见|见|刊|转)\s*(?:{PAGE})|>{{1,3}}\s*(?:{PAGE}|本版)|\s(?:\d{{1,2}}|[A-Z]\d{{1,2}})版)"
    r"\s*[）)]?"
)
# Who makes the paper: `主 编 张三 / 李四`.
POST = re.compile(
    r"(?:执行|常务|副|总|本期|责任|文字|编辑|采编)*"
    r"(?:主编|主任|总编辑?|总监制?|社长|监制|出品|主办|主管|承办|编撰|编委|校对|美编|版式|设计)"
    r"(?:出品|单位|设计|人)?[:：/]?(?P<who>.+)"
)
# What heads a column: never an article's title.
COLUMN_LABELS = """
    要闻 时评 评论 案例 访谈 典型 专题 聚焦 关注 深度 速览 简讯 资讯 短讯 商讯
    动态 视点 观察 人物 综合 导读 国内 国际 文化 副刊 经济 社会 民生 教育 体育
    健康 时事 天下 来信 声音 专栏 专版 理论 调查 独家 行情 文苑 图片 解读 调研
    企业 市场 海外 特稿 卷首 卷首语 封面故事 封面报道 特别策划 特别报道 综合新闻
    新闻速递 图片新闻 国内新闻 国际新闻 本版导读 今日导读 今日看点 要闻速览 读者来信
    编辑部 编委会 编辑委员会 编辑指导委员会 信息服务 他山之石
"""
LABELS = frozenset(COLUMN_LABELS.split())
# Briefs of a column are one article, which is called as the column is.
BRIEFS = re.compile(
    r"[一-鿿]{0,4}(?:简讯|短讯|短波|快讯|短新闻|一句话新闻|新闻集装箱|来信选登|来信摘登|微新闻)"
)
ENGLISH = re.compile(r"\b[A-Z][A-Za-z&]{2,}(?: [A-Za-z&]{2,})*")
BOX_LABELS = """
    链接 相关链接 新闻链接 知识链接 延伸阅读 新闻背景 背景 名词解释 名片 人物名片
    企业名片 企业档案 小贴士 记者手记 采访手记 手记 编后 编辑点评 点评 专家点评
    短评 记者点评 记者追踪 记者调查 新闻多一点 数说 数据 编者按 编者的话 开栏的话
    发展历程 大事年表 人物简介 作者简介 企业简介 嘉宾简介 简介
"""
BOXES = frozenset(BOX_LABELS.split())
NOTICE_KIND = (
    r"(?:分类(?:信息|广告)|声明|公告|公示|通告|启事|招标|拍卖|招租|招聘|更正|广告|讣告|通知)"
)
NOTICE = re.compile(
    r"分类(?:信息|广告)|(?:遗失|作废|严正|郑重|版权|免责)?声明|遗失(?:启事|公告)?|挂失"
    r"|[一-鿿]{0,4}(?:公告|公示|通告|启事)|(?:停电|停水|停气|迁址|征订|招生)通知"
    r"|招标|招租|招聘|拍卖|更正|广告|讣告"
    r"|(?:本报|联系|广告|订阅|投稿|新闻|服务)?(?:电话|热线)|联系(?:我们|方式)|目录|本期目录|公益广告|扫码.{0,8}"
)
NOTICE_HEADING = re.compile(rf"[^，。]{{2,40}}{NOTICE_KIND}")
# Phrases of notices and advertisements; one of those in NOTICE_CLOSE is enough, else it takes two.
NOTICE_CLOSE = re.compile(
    r"声明作废|特此(?:公告|声明|通知|函告|公示|通告)|予以公示|公示期|遗失[^。，]{1,30}[，,].{0,60}作废"
    r"|登报声明|债权人.{0,20}(?:申报债权|日内)|逾期视为|今日天气|天气预报|扫码(?:关注|了解|订阅|报名)"
    r"|钜惠|[一二三四五六七八九\d]折起|恭候光临|特此(?:通报|致歉|更正)|来稿(?:须知|请)"
    r"|面向(?:全国|社会)(?:公开)?(?:征集|征文|招聘|招商)|刊登热线|广告热线|订阅热线|招商热线|周年庆"
    r"|暂停供[水电气]|敬请谅解|请(?:有关|相关|广大)?用户.{0,6}做好.{0,6}准备|提前做好.{0,6}准备|知情者请|必有重谢"
)
NOTICE_PHRASE = re.compile(
    r"(?:联系|咨询|报名|监督|举报|订阅|投稿|服务)(?:电话|热线|人|地址|邮箱)|邮编|竞买|标的|保证金|起拍价"
    r"|展示时间|报名时间|招标代理|投标|登记手续|清算组|统一社会信用代码|优惠|抢购|火热|详询|诚聘|电话[:：]\s*\d"
    r"|热线[:：]?\s*[（(]?\d"
)
WEATHER = re.compile(
    r"[^。，]{0,8}气象台[^。，]{0,8}(?:发布|预报|预计)[：:，,].{0,60}℃|"
    r"(?=.{0,60}℃).{0,8}(?:今[日天]|明[日天]).{0,40}(?:风|降水|湿度)"
    r"|(?:今日|今天|明日|明天|.{0,10}?)天气(?:预报)?\s*(?:[：:\s]|今|明)"
)
MOTTO = re.compile(r"[一-鿿]{4}\s[一-鿿]{4}")
SLOGAN = re.compile(
    r"倡导|弘扬|文明(?:城市|出行|用餐|行为)|低碳|节约|珍爱生命|远离|携手共|共建共享|公益|从我做起|光盘"
    r"|讲文明|树新风|争做|拒绝"
)


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


def is_page_name(text: str) -> bool:
    """Whether `text` is the page's number and name, as `03 深读·基层`; a heading may be, too."""
    return PAGE_NAME.fullmatch(text) is not None


def is_post(text: str) -> bool:
    """Whether `text` names somebody who makes the paper."""
    return (
        len(text) <= LONGEST_FURNITURE
        and GAP_IN_HAN.search(text) is not None
        and POST.match("".join(text.split())) is not None
    )


def is_guide(text: str) -> bool:
    """Whether `text` sends the reader to another page, as `… 详见第4版` does."""
    return len(text) <= LONGEST_TITLE and GUIDE.fullmatch(text) is not None


def is_label(text: str) -> bool:
    """Whether `text` is known to head a column, never an article."""
    if _closed_up(text) in LABELS:
        return True
    # `特别策划 Special Report`: in two languages.
    chinese, count = ENGLISH.subn(" ", text) if len(text) <= LONGEST_TITLE else ("", 0)
    words = chinese.split()
    return count > 0 and len(words) <= MOST_WORDS and not LABELS.isdisjoint(words)


def is_briefs(text: str) -> bool:
    """Whether `text` heads a column of briefs."""
    return BRIEFS.fullmatch(_closed_up(text)) is not None


def is_box_label(text: str) -> bool:
    """Whether `text` heads a box beside an article, such as `相关链接`."""
    return _closed_up(text).rstrip("：:") in BOXES


def is_slogan(text: str) -> bool:
    """Whether `text` is a slogan of public service that fills a corner of a page."""
    return len(text) <= LONGEST_SLOGAN and SLOGAN.search(text) is not None


def is_short_slogan(text: str) -> bool:
    """Whether `text` is a slogan in two short halves, as `讲文明 树新风`."""
    return len(text) <= SHORT_SLOGAN and is_slogan(text) and GAP_IN_HAN.search(text) is not None


def is_motto(text: str) -> bool:
    """Whether `text` is two halves of four letters, as campaigns are called."""
    return MOTTO.fullmatch(text) is not None


def _closed_up(text: str) -> str:
    """The words of a label without brackets, marks and the blanks between letters."""
    return "".join(unbracketed(text).strip(MARKS).split())
