"""Where an article begins."""

import pytest

from tests.text.news import (
    BRIDGE,
    HARBOUR,
    LIBRARY,
    ORCHARD,
    SCHOOL,
    body,
    drafts,
    page,
    parts,
    titles,
)
from text.split import split_page


@pytest.mark.parametrize(
    "sign",
    [
        "王大力 陈小小",
        "本报记者 王大力",
        "文/王大力 图/陈小小",
        "□ 本报见习记者 王大力",
        "本报讯（记者 王大力）" + SCHOOL,
        "本报北岸3月2日电(记者 王大力)" + SCHOOL,
        "新华社南岸3月2日电 " + SCHOOL,
        "本报讯",
        "（上接第一版）",
    ],
)
def test_a_plain_line_over_a_sign_is_a_title(sign):
    found = titles("码头整日不停工", "王三", HARBOUR, "老师留下来答疑", sign, BRIDGE)
    assert found == ["码头整日不停工", "老师留下来答疑"]


def test_lines_over_a_sign_are_one_title():
    found = titles(
        "码头整日不停工", "王三", HARBOUR, "灯一直亮到六点", "老师留下来答疑", "陈小小", SCHOOL
    )
    assert found == ["码头整日不停工", "灯一直亮到六点 老师留下来答疑"]


def test_the_names_may_stand_over_the_title():
    first, second = drafts(
        "本报记者 王大力", "码头整日不停工", HARBOUR + "（完）", "老师答疑", "陈小小", SCHOOL
    )
    assert (first.title, first.authors) == ("码头整日不停工", ("王大力",))
    assert (second.title, second.authors) == ("老师答疑", ("陈小小",))


def test_names_at_the_end_make_the_line_over_their_text_a_title():
    found = drafts("码头不停工", "王大力", HARBOUR, "老师答疑到六点", SCHOOL + "（陈小小）")
    assert [(draft.title, draft.authors) for draft in found] == [
        ("码头不停工", ("王大力",)),
        ("老师答疑到六点", ("陈小小",)),
    ]


def test_a_line_without_a_sign_is_a_heading():
    (draft,) = drafts("码头不停工", "王大力", HARBOUR, "司机轮流吃饭", BRIDGE)
    assert ("heading", "司机轮流吃饭") in parts(draft)


def test_an_unsigned_line_begins_an_article_after_one_that_is_signed_at_its_end():
    found = titles("码头不停工", "本报讯 " + HARBOUR + "（王大力）", "梨熟了请人摘", ORCHARD)
    assert found == ["码头不停工", "梨熟了请人摘"]


@pytest.mark.parametrize("mark", ["", "# "])
def test_a_page_may_sign_all_its_articles_at_their_ends(mark):
    found = drafts(
        *("岚江晚报", "要闻"),
        *(mark + "码头整日不停工", HARBOUR, BRIDGE + "（王大力 俞 某）"),
        *(mark + "老师答疑到六点", SCHOOL, "（记者 陈小小）"),
        *(mark + "梨熟了请人摘", ORCHARD, LIBRARY + "(李四)"),
    )
    shown = [draft for draft in found if draft.kind == "article"]
    assert [(draft.title, draft.byline) for draft in shown] == [
        ("码头整日不停工", "王大力 俞某"),
        ("老师答疑到六点", "陈小小"),
        ("梨熟了请人摘", "李四"),
    ]
    assert [draft.uncertain for draft in shown] == ["", "", ""]


@pytest.mark.parametrize("mark", ["(紧接第一版)", "（上接第1版）", "(上接A1版)"])
def test_a_continuation_needs_no_title(mark):
    first, second = drafts("码头不停工", "王大力", HARBOUR, mark + SCHOOL)
    assert (second.kind, second.title) == ("continuation", "")
    assert body(first) == [HARBOUR]


def test_headings_one_under_the_other_are_one_title():
    (draft,) = drafts("# 码头不停工", "# 货往哪里去", HARBOUR)
    assert draft.title == "码头不停工 货往哪里去"


def test_a_headings_secondary_line_goes_with_the_title():
    (draft,) = drafts("# 码头不停工", "——北岸港务区见闻", "王大力", HARBOUR)
    assert draft.title == "码头不停工 ——北岸港务区见闻"
    assert parts(draft)[1] == ("subtitle", "——北岸港务区见闻")


def test_headings_of_one_level_are_headings_of_the_one_that_is_signed():
    source = ("## 码头整日不停工的秘密", "王大力", HARBOUR, "## 吃饭", BRIDGE, "## 装货", SCHOOL)
    assert titles(*source) == ["码头整日不停工的秘密"]


def test_numbered_headings_begin_no_article():
    source = ("## 码头整日不停工", "王大力", HARBOUR, "## 一、司机轮流去吃饭是怎么一回事", BRIDGE)
    assert titles(*source) == ["码头整日不停工"]


def test_a_column_over_a_title_is_its_label():
    *_, draft = drafts(
        "# 码头不停工", "王大力", HARBOUR, "# 访谈", "## 老师的六点钟", "陈小小", SCHOOL
    )
    assert (draft.section, draft.title) == ("访谈", "老师的六点钟")
    assert parts(draft)[0] == ("other", "访谈")


@pytest.mark.parametrize("label", ["相关链接", "小贴士", "名词解释"])
def test_a_box_begins_no_article(label):
    (draft,) = drafts("# 码头不停工", HARBOUR, f"# {label}", BRIDGE)
    assert parts(draft)[2:] == [("heading", label), ("body", BRIDGE)]


CONTENTS = (
    "## 目录",
    "02 / 码头不停工",
    "- 06 / 老师答疑到六点",
    "10 / 新桥通车等 2 则",
    "14 / 梨熟了请人摘",
)


def test_a_list_of_contents_tells_titles_from_headings():
    source = (
        *CONTENTS,
        *("## 码头不停工", HARBOUR, "## 司机轮流去吃饭", BRIDGE),
        *("## 放学以后 老师答疑到六点", SCHOOL, "## 孩子们谁也不肯先走", LIBRARY),
    )
    assert titles(*source) == ["码头不停工", "放学以后 老师答疑到六点"]
    contents = drafts(*source)[0]
    assert (contents.kind, len(contents.paragraphs)) == ("other", len(CONTENTS))


def test_an_entry_for_several_articles_opens_as_many():
    source = (
        *("## 目录", "02 / 码头不停工", "10 / 新桥通车等 3 则", "14 / 梨熟了请人摘"),
        *("### 新桥通车", BRIDGE, "### 书店搬进旧厂房", LIBRARY, "### 楼上", HARBOUR),
        *("### 孩子不肯走", SCHOOL, "## 梨熟了请人摘", ORCHARD),
    )
    assert titles(*source) == ["新桥通车", "书店搬进旧厂房", "楼上", "梨熟了请人摘"]


@pytest.mark.parametrize(
    "notice",
    [
        ("遗失声明", "北岸文具厂遗失公章一枚，声明作废。"),
        ("北岸港务区施工公告", "因桥面维修，夜间禁止通行，特此公告。"),
        ("今日天气 多云转阴，南风三级。",),
        ("## 北岸物资拍卖公告", "定于本月举行拍卖会，请竞买人交保证金，展示时间两天。"),
    ],
)
def test_notices_stand_apart_on_any_page(notice):
    found = drafts("码头不停工", "本报讯 " + HARBOUR, *notice)
    assert [draft.kind for draft in found] == ["article", "other"]


@pytest.mark.parametrize(
    "line",
    [
        "2024年5月6日 星期一 责任编辑：王大力",
        "责任编辑 王大力 校对 陈小小",
        "要闻 | 02",
        "新闻热线 96100 欢迎报料",
        "海上贸易的新去处 详见第4版",
        "本报地址：北岸路1号 邮编：300000",
    ],
)
def test_the_pages_own_lines_are_no_title_and_no_text(line):
    found = drafts(line, "码头不停工", "王大力", HARBOUR, line)
    shown = [draft for draft in found if draft.kind == "article"]
    assert [draft.title for draft in shown] == ["码头不停工"]
    assert body(shown[0]) == [HARBOUR]


ORDINARY = {
    "prose": page("雨后", SCHOOL, ORCHARD),
    "verse": "春晓\n\n春眠不觉晓，\n处处闻啼鸟。\n夜来风雨声，\n花落知多少。\n",
    "song": page(
        "送行", "路在脚下，风在耳边，走吧走吧。", SCHOOL, "路在脚下，风在耳边，走吧走吧。"
    ),
    "chat": "小王：到了吗\n小李：到了\n小王：好的，我在门口等你。\n",
    "english": page("The pier", "It was dark. The wind rose.", "Nobody came. They waited."),
    "chapters": page("第一章 出海", HARBOUR, "第二章 上岸", SCHOOL),
    "interview": page("问：这里好吗？", "答：这里很好，我住惯了。", "问：还走吗？", "答：不走了。"),
    "markdown": page("# 记事", HARBOUR, "## 早晨", SCHOOL, "- 一样\n- 两样", "## 傍晚", BRIDGE),
    "signed": page("雨后", "陈小小", SCHOOL, "再去看梨", ORCHARD),
    "rare": "𠮷野家的👨‍👩‍👧\n\n𪚥字难写，e\u0301也难打，大家都说难。\n",
    "line": "一行没有尽头的话",
}


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_text_is_one_article(name):
    source = ORDINARY[name]
    (draft,) = split_page(source, name="x.txt")
    assert draft.kind == "article"
    assert draft.uncertain == ""
    kept = "".join(draft.text.split())
    assert kept == "".join(source.replace("#", "").split())
