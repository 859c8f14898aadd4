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


HEAD = [
    ("title", "渔村老街修好了"),
    ("subtitle", "三十户人家回了家"),
    ("subtitle", "记者在老街看到"),
    ("byline", "本报记者 王立春 通讯员 赵晓梅"),
    ("body", "修缮工程昨日完工。"),
]
BOTH = "渔村老街修好了 三十户人家回了家"


def changed(number: int, *lines: tuple[str, str]) -> list[tuple[str, str]]:
    return [*HEAD[:number], *lines, *HEAD[number + 1 :]]


@pytest.mark.parametrize(
    ("title", "new", "after"),
    [
        (BOTH, changed(0, ("title", "渔镇老街修好了")), "渔镇老街修好了 三十户人家回了家"),
        (BOTH, changed(1, ("subtitle", "四十户")), "渔村老街修好了 四十户"),
        (BOTH, changed(2, ("subtitle", "本报记者看到")), BOTH),
        (BOTH, changed(1), "渔村老街修好了"),
        (BOTH, changed(1, ("body", "三十户人家回了家")), "渔村老街修好了"),
        (BOTH, changed(2, ("title", "记者在老街看到")), f"{BOTH} 记者在老街看到"),
        (BOTH, changed(0, ("title", "渔村"), ("title", "老街")), "渔村 老街 三十户人家回了家"),
        (BOTH, [HEAD[0], HEAD[2], HEAD[1], *HEAD[3:]], BOTH),
        ("渔村老街修好了", changed(1, ("subtitle", "四十户")), "渔村老街修好了"),
        ("手写的名", changed(0, ("title", "渔镇")), "手写的名"),
        ("手写的名", changed(0, ("body", "渔镇")), "手写的名"),
        ("手写的名", changed(1, ("title", "四十户")), "渔村老街修好了 四十户"),
        ("", changed(0, ("title", "渔镇")), ""),
    ],
)
def test_a_title_of_several_kinds_of_lines_follows_each(
    title: str, new: list[tuple[str, str]], after: str
) -> None:
    assert title_after(title, HEAD, new) == after


def test_a_byline_of_bare_names_follows_a_line_that_holds_more() -> None:
    new = changed(3, ("byline", "本报记者 王立存 通讯员 赵晓梅"))
    assert byline_after("王立春 赵晓梅", HEAD, new) == "王立存 赵晓梅"
    assert byline_after("王立春 赵晓梅", HEAD, changed(3)) == ""
    assert byline_after("别人", HEAD, new) == "别人"


def test_lines_are_the_paragraphs() -> None:
    parts = (Paragraph(0, 1, "title"), Paragraph(2, 3, "body"))
    assert lines_of("甲\n乙", parts) == [("title", "甲"), ("body", "乙")]
