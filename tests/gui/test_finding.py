"""Finding in the open article, by real keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.reader.overview import rows
from gui.window import MainWindow
from tests.gui.driving import correct, tag, write
from text.article import Paragraph

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = "余杭区的GDP\n在余\n杭，ｇｄｐ与余 杭。" + "\n远处。" * 300 + "\n余杭"


@pytest.fixture
def finding(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with a text that has three places of 余杭 near its start and one far off."""
    lines = TEXT.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    paragraphs = [
        Paragraph(start, start + len(line), "body")
        for start, line in zip(starts, lines, strict=True)
    ]
    window.page.show_article(TEXT, paragraphs, ())
    window.page.setFocus()
    return window


def find(window: MainWindow, qtbot: QtBot, query: str, places: int) -> None:
    QTest.keyClick(window.page, KEY.Key_F, CONTROL)
    bar = window.finding.bar
    assert bar.query.hasFocus()
    bar.query.clear()
    write(bar.query, query)
    qtbot.waitUntil(lambda: len(window.finding.hits) == places)


def selected(window: MainWindow) -> str:
    start, end = window.page.selection or (0, 0)
    return window.page.text[start:end]


def test_what_is_typed_is_found_over_breaks_and_gone_to(finding: MainWindow, qtbot: QtBot) -> None:
    find(finding, qtbot, "余杭", 4)
    assert selected(finding) == "余杭"
    seen = []
    for _ in range(4):
        QTest.keyClick(finding.finding.bar.query, KEY.Key_Return)
        seen.append(selected(finding))
    assert seen == ["余\n杭", "余 杭", "余杭", "余杭"]
    assert finding.page.selection == (0, 2)
    QTest.keyClick(finding.finding.bar.query, KEY.Key_Return, SHIFT)
    assert finding.page.selection == (len(TEXT) - 2, len(TEXT))
    assert not finding.page.stretch_rect(len(TEXT) - 2, len(TEXT)).isEmpty()


def test_width_and_case_do_not_matter(finding: MainWindow, qtbot: QtBot) -> None:
    find(finding, qtbot, "gdp", 2)
    assert finding.finding.bar.count.text()


def test_f3_goes_on_from_the_caret_with_the_keys_on_the_page(
    finding: MainWindow, qtbot: QtBot
) -> None:
    find(finding, qtbot, "余杭", 4)
    finding.page.setFocus()
    finding.page.place_caret(TEXT.index("ｇｄｐ"), extend=False)
    QTest.keyClick(finding.page, KEY.Key_F3)
    assert selected(finding) == "余 杭"
    QTest.keyClick(finding.page, KEY.Key_F3, SHIFT)
    assert selected(finding) == "余\n杭"


def test_a_selection_is_what_is_looked_for(finding: MainWindow, qtbot: QtBot) -> None:
    finding.page.select(0, 2)
    QTest.keyClick(finding.page, KEY.Key_F, CONTROL)
    assert finding.finding.bar.query.text() == "余杭"
    qtbot.waitUntil(lambda: len(finding.finding.hits) == 4)
    assert finding.page.selection == (0, 2)


@pytest.mark.parametrize("where", ["bar", "page"])
def test_escape_closes_the_bar_and_leaves_the_hit_selected(
    finding: MainWindow, qtbot: QtBot, where: str
) -> None:
    find(finding, qtbot, "余杭", 4)
    at = finding.page.selection
    if where == "bar":
        QTest.keyClick(finding.finding.bar.query, KEY.Key_Escape)
        assert finding.page.selection == at
    else:
        finding.page.setFocus()
        QTest.keyClick(finding.page, KEY.Key_Escape)
    assert finding.finding.bar.isHidden()
    assert finding.page.hasFocus()
    assert not finding.finding.hits


@pytest.mark.parametrize("query", ["没有的词", " ", ""])
def test_without_a_hit_nothing_moves_and_the_bar_says_so(
    finding: MainWindow, qtbot: QtBot, query: str
) -> None:
    find(finding, qtbot, "余杭", 4)
    at = finding.page.selection
    finding.finding.bar.query.clear()
    write(finding.finding.bar.query, query)
    qtbot.waitUntil(lambda: not finding.finding.hits)
    assert finding.page.selection == at
    assert not finding.finding.bar.on.isEnabled()


def test_hits_have_a_ground_of_their_own(finding: MainWindow, qtbot: QtBot) -> None:
    area = finding.page.stretch_rect(TEXT.index("杭，"), TEXT.index("，"))
    point = QPoint(area.right() - 2, area.center().y())
    before = QColor(finding.page.viewport().grab().toImage().pixel(point))
    find(finding, qtbot, "余杭", 4)
    after = QColor(finding.page.viewport().grab().toImage().pixel(point))
    assert before != after


def test_another_article_is_searched_for_the_same(window: MainWindow, qtbot: QtBot) -> None:
    window.page.setFocus()
    find(window, qtbot, "今年", len(window.page.text.split("今年")) - 1)
    finders = window.finding._finders
    window.articles.go(1)
    qtbot.waitUntil(lambda: window.finding._finders is not finders)
    count = window.page.text.count("今")
    window.finding.bar.query.setText("今")
    qtbot.waitUntil(lambda: len(window.finding.hits) == count)


def test_a_corrected_text_is_searched_anew(window: MainWindow, qtbot: QtBot) -> None:
    window.page.setFocus()
    find(window, qtbot, "湾城", window.page.text.count("湾城"))
    QTest.keyClick(window.finding.bar.query, KEY.Key_Escape)
    correct(window, "经信局", "湾城局")
    find(window, qtbot, "湾城", window.page.text.count("湾城"))


def test_keys_typed_in_the_bar_tag_nothing(finding: MainWindow, qtbot: QtBot) -> None:
    find(finding, qtbot, "余杭", 4)
    spans = len(finding.session.spans)
    for key in (KEY.Key_1, KEY.Key_J, KEY.Key_Backspace):
        QTest.keyClick(finding.finding.bar.query, key)
    assert len(finding.session.spans) == spans
    assert finding.finding.bar.query.text().startswith("余杭1")


def test_the_overview_shows_where_spans_and_hits_are(window: MainWindow, qtbot: QtBot) -> None:
    tag(window, "湾城")
    page = window.page
    found = rows(page._galley, page.marks, [(0, 2)], 400)
    assert any(row.tags for row in found)
    assert found[0].hit
    assert found[0].y < 10


def test_a_click_on_the_overview_goes_there(finding: MainWindow) -> None:
    strip = finding.page._overview
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, strip.height() - 3))
    assert finding.page.reading_position() > len(TEXT) * 0.6
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 1))
    assert finding.page.reading_position() == 0


def test_what_is_read_is_what_is_looked_for(window: MainWindow, qtbot: QtBot) -> None:
    window.page.setFocus()
    window.actions_by_id["traditional"].trigger()
    count = window.page.text.count("清单")
    for query in ("清單", "清单"):
        find(window, qtbot, query, count)
        assert selected(window) == "清单"
