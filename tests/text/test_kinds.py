import pytest

from text.pages import kinds
from text.pages.apparatus import is_guide, is_notice
from text.pages.kinds import (
    goes_on_at,
    is_dateline,
    is_lead_in,
    is_list_item,
    is_prose,
    is_subtitle,
    is_title_like,
    kind_of,
    lead_in_byline,
    signed_at,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("(图片由杭州市上城区委组织部提供)", "caption"),
        ("金融突击队踏勘工作现场，强化产业研究。(图片由上城区委组织部提供)", "caption"),
        ("拍友 倪晓芳 朱林泉 摄", "caption"),
        ("图为签约现场。", "caption"),
        ("图1 产业结构", "caption"),
        ("新华社记者 张三 摄", "caption"),
        ("本报讯", "dateline"),
        ("本报讯（记者 张三）", "dateline"),
        ("杭州1月31日电", "dateline"),
        ("新华社北京1月31日电（记者张三）", "dateline"),
        ("本报记者 张三", "byline"),
        ("汽车党建联盟", "other"),
        ("- 联盟轮值制", "body"),
        ("图中的人都是工人，他们来自各地。", "body"),
        ("上图公司昨天宣布，图书馆今起开放。", "body"),
        ("近日，杭州市推出了新的举措。", "body"),
        ("叶辰 何嘉言", "other"),
    ],
)
def test_a_paragraph_is_told_by_its_own_words(text, kind):
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "heading",
    ["分类 信息", "遗失声明", "公 告", "【启事】", "联系电话", "招标公告", "目 录", "更正"],
)
def test_notices_are_told_by_their_heading(heading):
    assert is_notice(heading)


@pytest.mark.parametrize("heading", ["外交部发表声明", "广告业迎来春天", "更正确的路", "目录学"])
def test_news_about_such_things_is_no_notice(heading):
    assert not is_notice(heading)


def test_lead_ins_and_their_bylines():
    assert is_lead_in("本报讯(记者 沈峰)如何让企业")
    assert lead_in_byline("本报嘉兴1月31日电(记者 李苇 徐文清)“无人车") == "记者 李苇 徐文清"
    assert lead_in_byline("本报讯 近日") == ""
    assert not is_lead_in("本报电话：0571")
    assert not is_dateline("本报讯 近日，杭州市推出了新的举措。")


@pytest.mark.parametrize(
    "text", ["- 甲", "1. 甲", "①甲", "一、甲", "（二）甲", "■ 甲", "◆纵向", "06 / 助推", "3、甲"]
)
def test_list_items(text):
    assert is_list_item(text)


@pytest.mark.parametrize(
    "text", ["-5℃的天气", "3.5亿元", "2020年", "一家企业", "（以下简称）", "——记"]
)
def test_numbers_and_dashes_alone_make_no_list_item(text):
    assert not is_list_item(text)


def test_prose_is_at_least_a_sentence():
    assert is_prose("日出东方，风雨兼程。")
    assert not is_prose("倡导绿色环保 坚持低碳出行，从我做起")
    assert not is_prose("- 62 / 直播 4 个小时，成交额达 2300 万元。")


def test_titles_and_subtitles():
    assert is_title_like("送工送汽送政策,企业的烦恼都走开")
    assert not is_title_like("今年，余杭经开区创新整合，")
    assert not is_title_like("张三 李四")
    assert is_subtitle("——记杭州市上城区年轻干部，一个个")
    assert is_subtitle("深入践行“四下基层” 用心服务破解难题")
    assert not is_subtitle("今年，余杭经开区创新整合，组建")
    assert not is_subtitle("2020.6.3")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("话说完了。（张三）", "话说完了。"),
        ("话说完了。 (记者 张三 通讯员 李四)", "话说完了。"),
        ("话没有说完（张三）", "话没有说完（张三）"),
        ("话说完了。（见图）", "话说完了。（见图）"),
    ],
)
def test_names_sign_the_end_of_a_text(text, kept):
    assert text[: signed_at(text)].rstrip() == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("话说完了。（下转第三版）", "话说完了。"),
        ("话没说完 ▶下转2版", "话没说完"),
        ("向左转第三个路口", "向左转第三个路口"),
    ],
)
def test_a_text_may_go_on_elsewhere(text, kept):
    assert text[: goes_on_at(text)] == kept


@pytest.mark.parametrize("text", ["北岸的风 详见第4版", "北岸的风 4版", "北岸的风 >>> 本版"])
def test_guides_to_other_pages(text):
    assert is_guide(text)
    assert not is_guide("北岸晚报出了新版")


@pytest.mark.parametrize(
    "text", ["记者：您怎么看？", "甲，乙，丙", "（甲）", "说到这里……", "完了。"]
)
def test_what_never_heads_an_article(text):
    assert not is_title_like(text)


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("南方日报讯（记者 张三）昨天，县里开会。", "记者 张三"),
        ("【本报讯】（记者 张三）昨天，县里开会。", "记者 张三"),
        ("[本报讯]记者张三报道：昨天，县里开会。", "记者张三"),
        ("本网讯 通讯员 张三 李四报道 昨天，县里开会。", "通讯员 张三 李四"),
        ("中新网北岸3月4日电 昨天，县里开会。", ""),
        ("央视网消息：昨天，县里开会。", ""),
    ],
)
def test_news_of_any_sender_is_led_in(text, byline):
    assert kinds.is_lead_in(text)
    assert kinds.lead_in_byline(text) == byline


@pytest.mark.parametrize(
    "text", ["今日市场讯息很多。", "本报通讯员说，县里开会。", "互联网消息面平静。"]
)
def test_words_that_begin_as_a_sender_lead_nothing_in(text):
    assert not kinds.is_lead_in(text)


def test_words_side_by_side_are_an_advertisement():
    assert kinds.is_crowded("家电以旧换新 就到百诚电器 三店同庆 最高补贴 天水店")
    assert not kinds.is_crowded("放学以后 没有人走")


def test_an_office_may_have_written():
    assert kinds.is_office("北岸冷链装备研究院")
    assert not kinds.is_office("北岸冷链装备出海忙")


@pytest.mark.parametrize(
    "line", ["张三（左二）在码头上", "张三(中)和老师傅们", "渔民（前排右一）回来了"]
)
def test_who_stands_where_is_said_of_a_picture(line):
    assert kinds.is_caption(line)


@pytest.mark.parametrize("line", ["老码头的新生意（上）", "——某区调查（中）"])
def test_a_part_of_a_series_is_no_caption(line):
    assert not kinds.is_caption(line)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("（本报记者 张三 通讯员 李四）昨天下了雨。", "本报记者 张三 通讯员 李四"),
        ("□记者 张三 报道 昨天下了雨。", "记者 张三 "),
        ("（记者 张三）", ""),
        ("记者张三报道过这件事。", ""),
    ],
)
def test_a_report_names_its_reporters_before_the_text(text, by):
    assert kinds.lead_in_byline(text) == by
