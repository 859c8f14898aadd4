"""What else a page tells of an article: its date, and where its cut may be wrong."""

import pytest

from tests.text.news import BRIDGE, HARBOUR, ORCHARD, SCHOOL, drafts
from text.doubts import Doubt, why

ARTICLE = ("码头不停工", "王大力", HARBOUR)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024年5月6日 星期一", "2024-05-06"),
        ("星期一 2024 年 5 月 6 日 第02版", "2024-05-06"),
        ("2024年13月6日 星期一", ""),
        ("责任编辑：王三", ""),
        ("2024年5月6日 星期一\n\n2024年4月1日", "2024-05-06"),
        ("2024年5月6日\n\n2024年4月1日", ""),
    ],
)
def test_the_date_of_the_page_is_that_of_its_articles(line, day):
    *_, article = drafts(line, *ARTICLE)
    assert article.published == day


def test_a_date_in_the_text_is_none_of_the_page():
    (article,) = drafts("码头不停工", "王大力", "2024年5月6日，" + HARBOUR)
    assert article.published == ""


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        (("# 老师答疑", "陈小小", SCHOOL), ""),
        (("# 老师答疑到六点", SCHOOL), Doubt.UNSIGNED),
        (("# 答疑", "陈小小", SCHOOL[:-9]), Doubt.UNFINISHED),
        (
            ("# 老师答疑到六点", "陈小小", SCHOOL, "# 灯", BRIDGE),
            Doubt.HEADING,
        ),
        (("本报讯 " + SCHOOL,), Doubt.NO_TITLE),
    ],
)
def test_an_article_says_why_its_cut_is_uncertain(blocks, reason):
    found = drafts("# 码头整日不停工", "王大力", HARBOUR, "## 吊机", ORCHARD, *blocks)
    assert [draft.uncertain for draft in found] == ["", reason]


def test_every_doubt_is_told_in_a_sentence():
    assert all(why(doubt) not in ("", doubt) for doubt in Doubt)
    assert why("") == ""
