"""The rows of the proposed articles, also where a paragraph is longer than a page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.reader.blocks import cut_blocks
from gui.reader.typography import Typography
from gui.repair.column import HEAD, Column
from gui.repair.window import RepairWindow
from tests.text.repair_samples import FAMILY, PARTS, SOURCE, drafts_of
from text.article import Paragraph
from text.repair import Articles, Place, take_apart
from text.repair_steps import cut, join

KEY = Qt.Key
LONG = ("圈点新闻，𠮷野家看灯。" + FAMILY + "e\u0301") * 700
LONG_PARTS = ((("title", "长文"), ("body", LONG), ("body", "末段。")), *PARTS)


@pytest.fixture
def articles(qapp: QApplication) -> Articles:
    source = "\n".join(text for article in LONG_PARTS for _, text in article)
    return take_apart(drafts_of(source, LONG_PARTS))


@pytest.fixture
def column(articles: Articles) -> Column:
    column = Column(Typography(size=15))
    column.show(articles)
    column.resize(400.0, 500.0)
    return column


def test_rows_are_heads_and_blocks_in_order(column: Column, articles: Articles) -> None:
    rows = [column.row(number) for number in range(len(column))]
    assert [row.article for row in rows if row.paragraph == HEAD] == [0, 1, 2, 3]
    for article_number, article in enumerate(articles):
        for number, paragraph in enumerate(article.paragraphs):
            blocks = [
                row.block
                for row in rows
                if (row.article, row.paragraph) == (article_number, number) and row.block
            ]
            assert "".join(paragraph.text[b.start : b.end] for b in blocks) == paragraph.text


def test_every_place_has_the_row_that_holds_it(column: Column) -> None:
    for offset in range(0, len(LONG) + 1, 7):
        row = column.row(column.row_of(Place(0, 1, offset)))
        assert (row.article, row.paragraph) == (0, 1)
        assert row.block
        assert row.block.start <= offset <= row.block.end
    assert column.row(column.row_of(Place(0, 1, len(LONG)))).block.end == len(LONG)
    assert column.row(column.row_of(Place(3, 2))).article == 3


def test_what_stays_keeps_its_exact_height(column: Column, articles: Articles) -> None:
    for number in range(len(column)):
        column.layout(number)
    end = column.scroll_end
    column.show(cut(articles, Place(3, 1)).articles)
    assert column.scroll_end == pytest.approx(end + 62)
    column.show(articles)
    assert column.scroll_end == pytest.approx(end)


def test_a_row_at_the_top_stays_while_others_become_exact(column: Column) -> None:
    number = column.row_of(Place(0, 1, 4000))
    column.put(number, 0.0, 0.0)
    for other in range(len(column)):
        column.layout(other)
    assert column.top_of(number) == pytest.approx(0.0)


def test_fewer_articles_never_leave_the_window_below_the_end(
    column: Column, articles: Articles
) -> None:
    column.scroll_to(column.scroll_end)
    column.show(articles[:1])
    assert column.scroll <= column.scroll_end + 1
    column.show(join(articles[3:], Place(0, 1)).articles)
    assert next(row.number for _, row in column.in_view()) == 0


def test_the_caret_goes_through_a_paragraph_of_many_blocks(
    open_repair: Callable[..., RepairWindow],
) -> None:
    source = "\n".join(text for article in LONG_PARTS for _, text in article)
    window = open_repair(source, drafts_of(source, LONG_PARTS))
    edge = cut_blocks(LONG, (Paragraph(0, len(LONG), "body"),))[0].end
    window.desk.go(Place(0, 1, edge - 10))
    stops: list[int] = []
    for _ in range(30):
        QTest.keyClick(window.proposal, KEY.Key_Right)
        stops.append(window.desk.place.offset)
    assert stops == sorted(set(stops))
    assert edge in stops
    back = []
    for _ in range(30):
        back.append(window.desk.place.offset)
        QTest.keyClick(window.proposal, KEY.Key_Left)
    assert back == stops[::-1]
    area = window.proposal.paragraph_rect(window.desk.place)
    assert area.top() < window.proposal.viewport().height()
    assert area.bottom() > 0
    QTest.keyClick(window.proposal, KEY.Key_S)
    assert "".join(p.text for p in window.desk.article.paragraphs[1:3]) == LONG


@pytest.mark.parametrize("before", ["家具厂", FAMILY, "好，", "两条线"])
def test_a_click_within_a_line_of_the_source_puts_the_caret_there(
    open_repair: Callable[..., RepairWindow], before: str
) -> None:
    window = open_repair()
    point = window.source.caret_point(SOURCE.index(before)).toPoint() + QPoint(1, 0)
    QTest.mouseClick(window.source.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.desk.place == Place(0, 4, PARTS[0][4][1].index(before))
