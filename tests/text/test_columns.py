"""What stands over titles and between articles on pages whose marks mislead."""

import pytest

from tests.text.news import BRIDGE, HARBOUR, LIBRARY, ORCHARD, SCHOOL, drafts, titles

SIGNED = "本报讯（记者 王大力）"
# Signed titles of three levels.
MIXED = ("# 码头整日不停工", SIGNED + HARBOUR, "## 山坡上的梨熟了", SIGNED + ORCHARD)
LAST = ("新桥通车那一天", SIGNED + BRIDGE)
PICTURE = ("5月28日，码头边的集市开了，两天里来了四万人，货卖得一件不剩。", "拍友 陈小小 摄")


def test_where_titles_are_of_any_level_headings_that_nothing_signs_open_no_article():
    found = titles(
        *MIXED, "# 从“一盏灯”到“一间屋”", LIBRARY, "# 从“一间屋”到“一条街”", SCHOOL, *LAST
    )
    assert found == ["码头整日不停工", "山坡上的梨熟了", "新桥通车那一天"]


def test_names_under_their_text_make_them_titles():
    found = titles(*MIXED, "# 旧厂房里的书店", LIBRARY, SCHOOL, "北岸学校 陈小小", *LAST)
    assert found == ["码头整日不停工", "山坡上的梨熟了", "旧厂房里的书店", "新桥通车那一天"]


@pytest.mark.parametrize("name", ["走进“千万工程”", "在北岸看见春天"])
def test_a_campaign_over_a_title_is_no_line_of_it(name):
    assert titles(f"## {name}", "## 码头整日不停工", SIGNED + HARBOUR) == ["码头整日不停工"]


@pytest.mark.parametrize("before", [(), ("2024年6月7日 星期五",)])
def test_a_motto_at_the_head_of_a_page_is_no_line_of_a_title(before):
    found = titles(*before, "山海协作 共富同行", "码头整日不停工", "——北岸见闻", "王大力", HARBOUR)
    assert found == ["码头整日不停工 ——北岸见闻"]


def test_a_motto_may_be_the_title_of_an_article():
    found = titles(
        *MIXED, "要闻 | 10", "# 汇热成网 变废为暖", "## 北岸一条街的故事", "王大力", SCHOOL
    )
    assert found[-1] == "汇热成网 变废为暖 北岸一条街的故事"


def test_a_motto_under_a_picture_is_no_title_of_it():
    found = drafts("码头整日不停工", SIGNED + HARBOUR, *PICTURE, "# 全民阅读 书香北岸", *LAST)
    news = [(draft.kind, draft.title) for draft in found if draft.kind != "other"]
    assert news == [("article", "码头整日不停工"), ("photo", ""), ("article", LAST[0])]


def test_a_photo_story_under_a_columns_label_needs_no_title():
    found = drafts(
        "码头整日不停工", SIGNED + HARBOUR, "图片新闻", PICTURE[0], "（陈小小 摄）", *LAST
    )
    assert [(draft.kind, draft.title) for draft in found] == [
        ("article", "码头整日不停工"),
        ("photo", ""),
        ("article", LAST[0]),
    ]


def test_the_same_box_under_two_titles_makes_the_second_one_too():
    found = titles(
        "# 目录", "- 3 / 北岸纸厂的水", "- 5 / 南岸瓷砖的来历", "- 9 / 新桥通车那一天",
        "## 北岸纸厂的水", "企业名片", HARBOUR, "### 分质用水", SCHOOL,
        "## 一块板材的满分作业", "企业名片", ORCHARD,
        "## 南岸瓷砖的来历", "企业名片", BRIDGE,
    )  # fmt: skip
    assert found == ["北岸纸厂的水", "一块板材的满分作业", "南岸瓷砖的来历"]


CONTENTS = (
    "# 目录",
    "- 3 / 北岸纸厂的水",
    "- 5 / 南岸瓷砖的来历",
    "百姓频道",
    "- 9 / 新桥通车那一天等 2 则",
)
LISTED = ("## 北岸纸厂的水", HARBOUR, "## 南岸瓷砖的来历", BRIDGE)


def test_a_name_of_the_contents_over_a_heading_is_a_columns_and_opens_an_article():
    found = drafts(*CONTENTS, *LISTED, "百姓频道", "## 热饭热菜热心肠", SCHOOL)
    news = [(draft.title, draft.section) for draft in found if draft.kind != "other"]
    assert news[2:] == [("热饭热菜热心肠", "百姓频道")]


def test_the_contents_may_say_a_title_in_other_words():
    found = titles(
        *CONTENTS, *LISTED, "## 热热闹闹 新桥边通车那一天", SCHOOL, "## 旧厂房里的书店", LIBRARY
    )
    assert found[2:] == ["热热闹闹 新桥边通车那一天", "旧厂房里的书店"]


def test_a_heading_that_is_like_no_entry_is_one_of_the_article():
    found = titles(*CONTENTS, *LISTED, "## 热饭热菜热心肠", SCHOOL)
    assert found == ["北岸纸厂的水", "南岸瓷砖的来历"]


def test_a_papers_name_is_no_title():
    first, second = drafts("北岸都市晚报", "码头整日不停工", "王大力", HARBOUR)
    assert (first.kind, first.text, second.title) == ("other", "北岸都市晚报", "码头整日不停工")


def test_a_label_behind_a_picture_is_not_the_pictures():
    _, photo, last = drafts("码头整日不停工", SIGNED + HARBOUR, "集市开了", *PICTURE, "评论", *LAST)
    assert (photo.kind, photo.section) == ("photo", "")
    assert last.title == LAST[0]


def test_who_writes_of_themselves_is_the_author():
    first, second = drafts(
        "## 循环不是收破烂", "◇ 王大力", "北岸学校\n校长", "这些年，我到过许多学校。" + SCHOOL,
        "## 一间教室的灯光", "◇ 陈小小", "北岸学校\n老师", "教室里，她坐着不动。" + SCHOOL,
    )  # fmt: skip
    assert (first.authors, second.authors) == (("王大力",), ())


@pytest.mark.parametrize("sign", ["晨报讯（记者 王大力）", "湾报讯 记者 王大力 报道 "])
def test_a_paper_may_say_only_the_end_of_its_name(sign):
    found = drafts(
        "甬江晨报",
        "A06 民生",
        "想领养流浪猫？先过三道关",
        sign + HARBOUR,
        "老师答疑",
        sign + SCHOOL,
    )
    assert [(draft.title, draft.authors) for draft in found if draft.kind == "article"] == [
        ("想领养流浪猫？先过三道关", ("王大力",)),
        ("老师答疑", ("王大力",)),
    ]


def test_a_comma_may_end_the_first_line_of_a_title():
    found = titles(
        "A06 民生", "码头装了吊机以后，", "“谁来开”成了新难题", HARBOUR, "记者 王大力", *LAST
    )
    assert found == ["码头装了吊机以后， “谁来开”成了新难题", LAST[0]]


def test_a_weather_office_that_speaks_is_no_article():
    said = "市气象台昨晚发布：今天多云，傍晚前后局部有阵雨；今天最高温度26℃，明晨最低温度17℃。"
    found = drafts("码头整日不停工", SIGNED + HARBOUR, said, *LAST)
    assert [draft.kind for draft in found] == ["article", "other", "article"]


def test_names_at_the_end_tell_of_the_next_title_below_titles_of_many_lines():
    found = titles(
        "码头整日不停工", "灯一直亮到六点", "——北岸见闻", "王大力", HARBOUR,
        "老师答疑", SCHOOL + "（陈小小）", *LAST,
    )  # fmt: skip
    assert found == ["码头整日不停工 灯一直亮到六点 ——北岸见闻", "老师答疑", LAST[0]]


def test_a_title_of_two_lines_may_stand_in_one_block_with_all_the_rest():
    text = (
        "码头整日不停工\n"
        + SIGNED
        + HARBOUR
        + "\n老师留下来答疑\n灯一直亮到六点\n"
        + SIGNED
        + SCHOOL
    )
    assert titles(text) == ["码头整日不停工", "老师留下来答疑 灯一直亮到六点"]
