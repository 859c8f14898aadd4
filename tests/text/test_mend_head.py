"""Title and byline follow the lines that they were read from."""

import pytest

from text.article import Paragraph
from text.mend_head import byline_after, lines_of, title_after

OLD = [("title", "绐构"), ("title", "调整"), ("byline", "张二"), ("body", "正文")]
NEW = [("title", "结构"), ("title", "调整"), ("byline", "张三"), ("body", "正文")]


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("绐构 调整", "结构 调整"),
        ("绐构调整", "结构调整"),
        ("绐构", "结构"),
        ("别的", "别的"),
        ("", ""),
    ],
)
def test_a_title_follows_its_lines_and_no_others(title: str, after: str) -> None:
    assert title_after(title, OLD, NEW) == after


@pytest.mark.parametrize(("byline", "after"), [("张二", "张三"), ("李四", "李四"), ("", "")])
def test_a_byline_follows_its_line(byline: str, after: str) -> None:
    assert byline_after(byline, OLD, NEW) == after


def test_a_byline_follows_the_names_behind_the_dateline() -> None:
    old = [("title", "一"), ("body", "本报讯（记者 张二）今天开工。")]
    new = [("title", "一"), ("body", "本报讯（记者 张三）今天开工。")]
    assert byline_after("记者 张二", old, new) == "记者 张三"


def test_a_title_whose_lines_went_is_empty() -> None:
    assert title_after("绐构 调整", OLD, NEW[2:]) == ""


def test_lines_are_the_paragraphs() -> None:
    parts = (Paragraph(0, 1, "title"), Paragraph(2, 3, "body"))
    assert lines_of("甲\n乙", parts) == [("title", "甲"), ("body", "乙")]
