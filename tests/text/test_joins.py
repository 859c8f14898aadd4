"""Where a paragraph that a column's end cut goes on."""

import pytest

from tests.text.news import BRIDGE, HARBOUR, ORCHARD, SCHOOL, body, drafts, parts

LEFT, RIGHT = SCHOOL[:22], SCHOOL[22:]


def joined(*between: str) -> list[str]:
    (draft,) = drafts("# 题", HARBOUR, LEFT, *between, RIGHT, BRIDGE)
    return body(draft)


@pytest.mark.parametrize(
    "between",
    [
        ("（图片由北岸学校提供）",),
        ("图为放学时的校门。",),
        ("\n\n北岸学校的校门",),
        ("陈小小 摄",),
        ("◇ 陈小小", "北岸学校老师"),
        ("校门口", "图为放学时的校门。", "通讯员 陈小小 摄"),
        ("要闻 | 02",),
    ],
)
def test_pictures_speakers_and_the_pages_own_lines_part_no_paragraph(between):
    assert joined(*between) == [HARBOUR, SCHOOL, BRIDGE]


@pytest.mark.parametrize("between", [("## 六点以后",), ("# 六点以后",), ("遗失声明",)])
def test_headings_and_notices_do(between):
    found = drafts("# 题", HARBOUR, LEFT, *between, RIGHT, BRIDGE)
    texts = [text for draft in found for _, text in parts(draft)]
    assert LEFT in texts
    assert RIGHT in texts


def test_a_captions_sentence_is_told_by_what_follows_it():
    (draft,) = drafts("# 题", SCHOOL[:-9], "记者在校门口采访家长。", "，" + RIGHT)
    assert body(draft) == [SCHOOL[:-9] + "，" + RIGHT]
    assert ("caption", "记者在校门口采访家长。") in parts(draft)


@pytest.mark.parametrize(
    "left",
    [
        HARBOUR + "老人说：“不走了，就住这里”",
        HARBOUR + "他只回了一句（见图）",
    ],
)
def test_speech_and_brackets_end_a_paragraph_without_their_full_stop(left):
    (draft,) = drafts("# 题", left, ORCHARD)
    assert body(draft) == [left, ORCHARD]


@pytest.mark.parametrize("right", ["“" + ORCHARD, "问：" + ORCHARD, "记者：" + ORCHARD])
def test_who_speaks_begins_a_paragraph(right):
    (draft,) = drafts("# 题", HARBOUR + "他看了看天", right)
    assert body(draft) == [HARBOUR + "他看了看天", right]


def test_a_short_first_part_is_told_by_letters_that_stand_together_elsewhere():
    (draft,) = drafts("# 题", BRIDGE, "走在前头那个年轻人高声喊出开", "发区三个字，人人笑了。")
    assert body(draft)[1] == "走在前头那个年轻人高声喊出开发区三个字，人人笑了。"


def test_a_heading_with_a_comma_is_no_first_part():
    (draft,) = drafts("# 题", BRIDGE, "桥要修好，人也要走好", ORCHARD)
    assert ("heading", "桥要修好，人也要走好") in parts(draft)


@pytest.mark.parametrize(
    ("end", "kind"),
    [
        ("（陈小小）", "byline"),
        ("(记者 陈小小 通讯员 王三)", "byline"),
        ("（下转第三版）", "other"),
        ("（作者为北岸学校老师）", "other"),
    ],
)
def test_what_ends_an_article_beside_its_text_stands_apart(end, kind):
    (draft,) = drafts("# 题", HARBOUR, SCHOOL + " " + end)
    assert parts(draft)[2:] == [("body", SCHOOL), (kind, end)]


def test_where_no_blank_lines_part_paragraphs_a_line_break_may_cut_one():
    (draft,) = drafts("\n".join(("# 题", HARBOUR, BRIDGE, ORCHARD, LEFT, RIGHT)))
    assert body(draft) == [HARBOUR, BRIDGE, ORCHARD, SCHOOL]


def test_a_short_quotation_may_be_the_rest_of_a_sentence():
    assert joined_to("“帮凶”。") == [HARBOUR, LEFT + "“帮凶”。", BRIDGE]
    assert joined_to("“我们一天也没有停过，”他说。") == [
        HARBOUR,
        LEFT,
        "“我们一天也没有停过，”他说。",
        BRIDGE,
    ]


def joined_to(rest: str) -> list[str]:
    (draft,) = drafts("# 题", HARBOUR, LEFT, rest, BRIDGE)
    return body(draft)


@pytest.mark.parametrize(
    "lead",
    [
        "本报讯（记者 王大力）",
        "本报讯（记者 王大力）  ",
        "新华社南岸1月31日电 （记者 王大力）",
        "本报讯 记者 王大力 报道 ",
        "本报讯 记者 王大力 ",
    ],
)
@pytest.mark.parametrize("left", ["码头召开大会，支持", "码头边的企业"])
def test_a_lead_in_without_an_end_is_cut_whatever_blanks_are_in_it(lead, left):
    (draft,) = drafts("# 题", lead + left, "越来越多。" + ORCHARD, BRIDGE)
    first, second = body(draft)
    assert (first.endswith(left + "越来越多。" + ORCHARD), second) == (True, BRIDGE)


@pytest.mark.parametrize(
    ("left", "right"),
    [("全区新增企业1,", "200家。"), ("全区产值增长15.", "3%，"), ("全区产值增长15.", "36亿元，")],
)
def test_a_number_cut_after_its_mark_is_whole_again(left, right):
    (draft,) = drafts("# 题", HARBOUR + left, right + ORCHARD)
    assert body(draft) == [HARBOUR + left + right + ORCHARD]


@pytest.mark.parametrize("right", ["3月以后，", "3. ", "12、"])
def test_a_full_stop_behind_a_number_may_be_one(right):
    (draft,) = drafts("# 题", HARBOUR + "全区产值增长15.", right + ORCHARD)
    assert body(draft) == [HARBOUR + "全区产值增长15.", right + ORCHARD]


def test_a_picture_behind_a_semicolon_stands_within_a_paragraph():
    (draft,) = drafts("# 题", HARBOUR + SCHOOL[:-1] + "；", "\n\n图为放学时的校门。", ORCHARD)
    assert body(draft) == [HARBOUR + SCHOOL[:-1] + "；" + ORCHARD]


@pytest.mark.parametrize("right", ["二是" + ORCHARD, "其二，" + ORCHARD])
def test_parts_that_are_counted_are_paragraphs(right):
    (draft,) = drafts("# 题", HARBOUR + SCHOOL[:-1] + "；", "图为放学时的校门。", right)
    assert len(body(draft)) == 2


def test_a_semicolon_ends_a_paragraph_where_nothing_stands_between():
    (draft,) = drafts("# 题", HARBOUR + SCHOOL[:-1] + "；", ORCHARD)
    assert len(body(draft)) == 2


def test_a_quotation_that_only_the_next_paragraph_closes_goes_on():
    left, right = HARBOUR + "她摇头说：“我说了算；", "用别人的，停了找谁？”"
    (draft,) = drafts("# 题", left, right, ORCHARD)
    assert body(draft) == [left + right, ORCHARD]


def test_a_phrase_in_quotation_marks_may_be_what_a_sentence_goes_on_with():
    left, right = HARBOUR + "排在第一的不是别的，而是", "“做一顿像样的家常菜”。" + SCHOOL
    (draft,) = drafts("# 题", left, right)
    assert body(draft) == [left + right]


def test_two_lines_that_look_like_titles_may_be_pieces_of_a_sentence():
    (draft,) = drafts(
        "# 题",
        HARBOUR + "当地人说好。",
        "码头经理王大力介绍,今年当",
        "地将再建五个公共仓库,并把“抱团”的经验推",
        "广到山里,让大家都有事做。",
    )
    assert body(draft)[1].startswith("码头经理王大力介绍,今年当地将再建五个公共仓库,并把“抱团”")
    assert body(draft)[1].endswith("的经验推广到山里,让大家都有事做。")


def test_a_sentence_where_a_picture_was_is_its_caption():
    (draft,) = drafts("# 题", HARBOUR + LEFT, "\n\n梨农在分拣点挑选。", "通讯员 陈小小 摄", RIGHT)
    assert body(draft) == [HARBOUR + SCHOOL]
