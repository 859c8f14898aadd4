"""PDF pages that are turned, or whose lines run another way than from left to right."""

from dataclasses import replace

import pytest

from formats.readers import read_file
from formats.readers.pdf_lines import PageLine, paragraphs
from tests.formats.readers.makers import Line, pdf

TITLE = "余杭发布十项新举措"
BODY = (
    "杭州万全金属软管有限公司总助宋方超表示，今年一季度新增订单十亿元，"
    "同比增长八成以上，企业都很满意。"
)
LEVEL = (1, 0, 0, 1)
MIRRORED = (-1, 0, 0, 1)
BOX = "-842 -842 842 842"
# pdfium passes over lines straight up or down here: in a font without glyphs they have no width.
UPSIDE_DOWN = (-1, 0, 0, -1)


def page(course: tuple[int, int, int, int]) -> list[Line]:
    """A headline and two paragraphs, the first line of each indented."""
    lines = [Line(TITLE, 72, 740, 18)]
    for top in (700, 636):
        lines += [Line(BODY[:12], 96, top), Line(BODY[12:26], 72, top - 16)]
        lines += [Line(BODY[26:40], 72, top - 32), Line(BODY[40:], 72, top - 48)]
    return [replace(line, course=course) for line in lines]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("course", [LEVEL, UPSIDE_DOWN])
def test_a_page_reads_the_same_however_it_is_turned(course, rotate):
    text = read_file("a.pdf", pdf([page(course)], rotate=rotate, box=BOX)).text
    assert text.split("\n\n") == [TITLE, BODY, f"{BODY}\n"]


def test_mirrored_lines_are_paragraphs_too():
    assert read_file("a.pdf", pdf([page(MIRRORED)], box=BOX)).text.split() == [TITLE, BODY, BODY]


def test_pages_of_one_file_may_be_turned_differently():
    text = read_file(
        "a.pdf", pdf([page(course) for course in (LEVEL, UPSIDE_DOWN)], rotate=180, box=BOX)
    ).text
    assert text.split() == [TITLE, BODY, BODY] * 2


def test_lines_without_width_are_read():
    lines = [PageLine("甲", 72, 72, 700, 712), PageLine("乙", 72, 72, 684, 696)]
    assert list(paragraphs([lines])) == ["甲", "乙"]
