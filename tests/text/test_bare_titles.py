"""Titles that nothing marks and nothing signs: what speaks for one, and for a subhead."""

import pytest

from tests.text.news import BRIDGE, HARBOUR, LIBRARY, ORCHARD, SCHOOL, body, drafts, page, titles
from text.split import split_page

SIGNED = ("码头整日不停工", "王大力", HARBOUR, "孩子们围着老师不肯走", "陈小小", SCHOOL)
NEWS = "北岸大桥3月2日通车。" + BRIDGE


def test_a_bare_line_that_opens_news_is_a_title_where_other_articles_are_sure():
    assert titles(*SIGNED, "北岸大桥正式建成通车", NEWS)[2:] == ["北岸大桥正式建成通车"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("北岸大桥正式建成通车", BRIDGE),
        ("桥上人山人海", NEWS),
        ("新桥：通车以后怎么办", NEWS),
        ("北岸大桥正式建成通车", "北岸大桥2019年3月2日开工。" + BRIDGE),
    ],
)
def test_with_less_evidence_a_bare_line_is_a_subhead(title, text):
    assert len(titles(*SIGNED, title, text)) == 2


def test_a_single_article_is_never_torn_apart_at_lines_that_open_news():
    assert titles("码头整日不停工", "王大力", HARBOUR, "北岸大桥正式建成通车", NEWS) == [
        "码头整日不停工"
    ]


def test_a_line_under_a_brief_needs_less_evidence():
    brief = ("梨园请来三十个帮手", "本报讯（记者 王大力）" + ORCHARD)
    found = titles(*SIGNED, *brief, "本市一座大桥建成通车", NEWS)
    assert found[2:] == ["梨园请来三十个帮手", "本市一座大桥建成通车"]


def test_a_brief_under_marked_subheads_may_be_bare():
    found = titles(
        "# 码头整日不停工", "王大力", HARBOUR, "## 忙", SCHOOL, *SIGNED, "本市大桥正式通车了", NEWS
    )
    assert found[-1] == "本市大桥正式通车了"


def test_a_name_in_a_line_of_its_own_signs_the_article_over_it():
    first, second = drafts(
        "码头整日不停工", "王大力", HARBOUR, "孩子们不肯走", SCHOOL, "本报记者 陈小小"
    )
    assert (first.authors, second.authors) == (("王大力",), ("陈小小",))
    assert second.title == "孩子们不肯走"


def test_who_signs_at_the_head_and_again_at_the_end_wrote_one_article():
    found = titles(
        "码头整日不停工", "王大力", HARBOUR, "孩子们不肯走", SCHOOL, "（本报记者 王大力）"
    )
    assert found == ["码头整日不停工"]


def test_an_article_without_a_name_at_its_head_is_signed_by_the_reporter_under_it():
    (draft,) = drafts("# 码头", HARBOUR, BRIDGE, "本报记者 王大力", SCHOOL)
    assert draft.authors == ("王大力",)
    assert body(draft) == [HARBOUR, BRIDGE, SCHOOL]


def test_names_under_a_columns_name_stand_over_their_title():
    found = drafts("文艺圈", "谢桥", "外婆的腌菜缸", ORCHARD, LIBRARY)
    assert (found[-1].title, found[-1].authors) == ("外婆的腌菜缸", ("谢桥",))


def test_the_articles_of_a_column_are_those_of_the_level_under_its_heading():
    found = titles(
        *(
            "# 码头",
            "王大力",
            HARBOUR,
            "## 海外短波",
            "### 北岸通桥了",
            BRIDGE,
            "### 南岸收梨了",
            ORCHARD,
        ),
        *("## 民生", "### 书店搬家了", LIBRARY, "### 放学以后的事", SCHOOL),
    )
    assert found == ["码头", "北岸通桥了", "南岸收梨了", "书店搬家了", "放学以后的事"]


def test_a_label_right_over_briefs_is_their_title():
    assert titles("# 码头", "王大力", HARBOUR, "## 短讯", BRIDGE, ORCHARD) == ["码头", "短讯"]


def test_headings_of_one_level_that_nothing_signs_are_subheads():
    found = titles(
        "# 码头整日不停工",
        "王大力",
        HARBOUR,
        "# 吊机没有停过一天",
        BRIDGE,
        "# 放学以后",
        "陈小小",
        SCHOOL,
    )
    assert found == ["码头整日不停工", "放学以后"]


@pytest.mark.parametrize(
    "line", ["冷链与市场 2023.6 特稿", "第二版 · 综合", "COVER STORY", "茶业周讯 2版 头条"]
)
def test_a_running_head_is_no_line_of_a_title(line):
    assert titles(HARBOUR, line, "放学以后没有人走", "陈小小", SCHOOL)[-1] == "放学以后没有人走"


def test_a_title_within_a_dense_block_is_found_over_its_lead():
    first = f"码头整日不停工\n本报讯 {HARBOUR}\n{BRIDGE}"
    found = drafts(first, f"放学以后没有人走\n本报讯 {SCHOOL}\n{ORCHARD}")
    assert [draft.title for draft in found] == ["码头整日不停工", "放学以后没有人走"]


SECTION = "今年以来，村里的人都很忙。" + HARBOUR


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        (
            ("乡村新路", "本报记者 张三", HARBOUR, "一、产业先行", SECTION, "二、人才为本", NEWS),
            "乡村新路",
        ),
        (("# 年度报告", "## 产业先行的这一年", SECTION, "## 人才为本的这一年", NEWS), "年度报告"),
        (("# 常见问题", "## 怎么安装？", "双击即可。", "## 怎么卸载？", SECTION), "常见问题"),
        (
            (
                "# 北岸",
                HARBOUR,
                "## 历史",
                "### 古代的北岸城",
                SECTION,
                "### 近代的北岸城",
                NEWS,
                "## 地理",
                "### 山都不高",
                SCHOOL,
            ),
            "北岸",
        ),
        (
            ("父亲的手", "王五", HARBOUR, "他种了一辈子的地", SCHOOL, "他没有出过一次远门", BRIDGE),
            "父亲的手",
        ),
        (
            ("春夜", "沈园", "稻茬里住着一只\n不肯南飞的鸟\n它把影子叠好", "风走过来\n一步一步"),
            "春夜",
        ),
        (("购物清单", "- 白菜\n- 萝卜\n- 豆腐"), "购物清单"),
        (
            (
                "午后",
                "张三",
                "你来了？",
                "李四",
                "来了。",
                "张三",
                "坐吧，喝口茶再走，外面下着雨。",
            ),
            "午后",
        ),
        (
            (
                "A Walk in the Park",
                "It was a fine day. The birds sang.",
                "WHAT WE SAW",
                "We saw ducks. Many.",
            ),
            "A Walk in the Park",
        ),
        (("只有一行文字，没有标题。",), "一"),
    ],
)
def test_a_single_text_stays_one_article(blocks, title):
    (draft,) = split_page(page(*blocks), "auto", "一.txt")
    assert (draft.kind, draft.title) == ("article", title)


def test_one_heading_over_others_is_no_column():
    found = titles(
        *("# 码头", "王大力", HARBOUR, "## 海外短波"),
        *("### 北岸通桥了", BRIDGE, "### 南岸收梨了", ORCHARD),
    )
    assert found == ["码头"]


def test_the_first_part_of_a_paragraph_is_no_title_of_a_signed_text():
    cut = "孩子们围着老师的讲台不走，他们大多是"
    found = titles("码头整日不停工", "王大力", HARBOUR, cut, SCHOOL + "（陈小小）")
    assert found == ["码头整日不停工"]
