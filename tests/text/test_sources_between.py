"""Where and when it appeared, between a title and its text, tears neither off."""

import pytest

from tests.text.news import BRIDGE, HARBOUR, ORCHARD, SCHOOL, drafts, parts, titles


@pytest.mark.parametrize("mark", ["# ", "## ", ""])
@pytest.mark.parametrize(
    "lead", ["新华社南岸1月31日电 ", "本报讯（记者 王大力）", "中新网北岸1月31日电 ", ""]
)
@pytest.mark.parametrize(
    "source",
    [
        "2024-01-31 08:15",
        "来源：北岸网",
        "来源：北岸网\n2024-01-31 08:15",
        "来源：北岸网 | 2024年01月31日 08:15:22",
        "2024年1月31日08:15　来源：北岸网-北岸日报",
        "2024-01-31 08:15　责任编辑：陈小小",
        "发布时间：2024-01-31 08:15　来源：北岸网　字体：大 中 小",
        "2024-01-31 08:15\n\n作者：陈小小",
    ],
)
def test_a_source_line_stands_within_its_article(mark, lead, source):
    found = drafts(
        f"{mark}码头整日不停工", source, lead + HARBOUR, ORCHARD,
        f"{mark}老师留下来答疑", source, lead + SCHOOL, BRIDGE,
    )  # fmt: skip
    assert [draft.title for draft in found] == ["码头整日不停工", "老师留下来答疑"]
    assert {draft.kind for draft in found} == {"article"}


def test_what_says_where_it_appeared_is_no_text_of_it():
    first, _ = drafts(
        "码头整日不停工", "来源：北岸网", HARBOUR, "老师留下来答疑", "来源：北岸网", SCHOOL
    )
    assert parts(first) == [
        ("title", "码头整日不停工"),
        ("other", "来源：北岸网"),
        ("body", HARBOUR),
    ]


def test_a_day_alone_opens_no_article_within_a_chronicle():
    found = titles("# 码头大事记", "王大力", HARBOUR, "新桥通车那天", "2024-01-31", SCHOOL)
    assert found == ["码头大事记"]
