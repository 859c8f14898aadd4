"""Lists of contents and the headings they name."""

import pytest

from tests.text.news import HARBOUR, page
from text.pages.contents import find_contents
from text.passages import read_passages


def contents(*blocks: str):
    passages = read_passages(page(*blocks))
    found = find_contents(passages)
    return found, [passages[number].text for number in sorted(found.lines)]


@pytest.mark.parametrize(
    "entry", ["{page} / {title}", "- {page} / {title}", "{title} …… {page}", "{page} | {title}"]
)
def test_entries_of_any_shape_make_a_list(entry):
    pages = {"码头不停工": "02", "老师答疑到六点": "06", "新桥通车": "10"}
    lines = [entry.format(page=number, title=title) for title, number in pages.items()]
    found, texts = contents("目录", *lines, HARBOUR)
    assert texts == ["目录", *lines]
    assert all(found.names(title) for title in pages)
    assert not found.names("梨熟了请人摘")


@pytest.mark.parametrize(
    "lines",
    [
        ("1. 党员先上", "2. 大家都上", "3. 一起上"),
        ("02 / 码头不停工", "06 / 老师答疑"),
        ("12 / 码头不停工", "08 / 老师答疑", "04 / 新桥通车"),
    ],
)
def test_other_numbers_make_none(lines):
    assert contents(*lines)[0].lines == frozenset()


def test_an_entry_may_break_over_lines_of_its_block():
    found, _ = contents("02 / 码头不停工", "06 / 老师答疑：\n孩子们都不肯先走", "10 / 新桥通车")
    assert found.names("老师答疑： 孩子们都不肯先走")
    assert found.names("孩子们都不肯先走")


def test_a_short_entry_names_a_heading_that_ends_in_it():
    found, _ = contents("02 / 码头不停工", "06 / 老师答疑到六点", "10 / 大事记")
    assert found.names("北岸港务区大事记 （5月）")
    assert not found.names("大事记得要先办")


def test_running_text_among_the_entries_names_nothing():
    found, texts = contents("02 / 码头不停工", HARBOUR, "06 / 老师答疑", "10 / 新桥通车")
    assert HARBOUR in texts
    assert not found.names("司机们轮流去吃饭")


def test_entries_on_the_page_of_the_one_over_them_are_its_parts():
    found, _ = contents(
        "02 / 码头整日不停工", "- 02 / 一早先卸货\n- 04 / 中午轮流吃饭", "10 / 新桥今天通车"
    )
    assert found.names("码头整日不停工")
    assert not found.names("中午轮流吃饭")


def test_a_columns_label_ends_the_parts():
    found, _ = contents("02 / 码头整日不停工", "- 02 / 一早先卸货\n典型\n- 10 / 新桥今天通车")
    assert not found.names("一早先卸货")
    assert found.names("新桥今天通车")


@pytest.mark.parametrize(("count", "number"), [("12", 12), ("三", 3)])
def test_an_entry_may_stand_for_several(count, number):
    found, _ = contents("02 / 码头不停工", f"06 / 老师答疑到六点等 {count} 则", "10 / 新桥通车")
    assert found.count("老师答疑到六点") == number
    assert found.count("新桥通车") == 1


def test_under_its_heading_an_entry_needs_no_mark_after_the_page():
    lines = ("1　码头不停工 / 张三", "4　老师答疑到六点", "15　新桥通车等4则")
    found, texts = contents("目 次", *lines, HARBOUR)
    assert texts == ["目 次", *lines]
    assert found.names("码头不停工")
    assert found.count("新桥通车") == 4
    assert contents("要点", *lines, HARBOUR)[1] == []


def test_what_stands_for_several_articles_may_end_a_list():
    found, texts = contents(
        "02 / 码头不停工", "06 / 老师答疑到六点", "## 10 / 民生", "新桥通车等 2 则", HARBOUR
    )
    assert texts[-1] == "新桥通车等 2 则"
    assert found.count("新桥通车") == 2
