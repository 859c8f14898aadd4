"""Beside the page is what there is room for, down to a screen of half its pixels."""

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.panes import LEAST_PAGE
from gui.window import MainWindow

NARROW, WIDE = 683, 1366


def resize(window: MainWindow, width: int, qtbot: QtBot) -> None:
    window.resize(width, 384)
    qtbot.waitUntil(lambda: window.splitter.width() == width)


def test_the_window_fits_a_narrow_screen_and_folds_the_right_pane_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.minimumSizeHint().width() <= NARROW
    resize(window, NARROW, qtbot)
    assert window.spans.isHidden()
    assert not window.actions_by_id["spans_pane"].isChecked()
    assert window.articles.isVisible()
    assert window.page.width() >= LEAST_PAGE
    resize(window, WIDE, qtbot)
    assert window.spans.isVisible()
    assert window.actions_by_id["spans_pane"].isChecked()


def test_a_pane_asked_for_comes_and_the_other_goes(window: MainWindow, qtbot: QtBot) -> None:
    resize(window, NARROW, qtbot)
    window.actions_by_id["spans_pane"].trigger()
    qtbot.waitUntil(lambda: window.articles.isHidden())
    assert window.spans.isVisible()
    assert window.actions_by_id["spans_pane"].isChecked()
    assert not window.actions_by_id["articles_pane"].isChecked()


def test_a_pane_that_was_put_away_stays_away(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["spans_pane"].trigger()
    resize(window, NARROW, qtbot)
    resize(window, WIDE, qtbot)
    assert window.spans.isHidden()


def test_only_the_page_and_back_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    resize(window, NARROW, qtbot)
    window.actions_by_id["only_page"].trigger()
    assert window.articles.isHidden()
    window.actions_by_id["only_page"].trigger()
    qtbot.waitUntil(lambda: window.spans.isHidden())
    assert window.articles.isVisible()
    assert not window.actions_by_id["spans_pane"].isChecked()


@pytest.mark.parametrize(("width", "sides"), [(1366, [292, 272]), (960, [240, 216])])
def test_side_panes_share_the_width_until_somebody_drags(
    window: MainWindow, qtbot: QtBot, width: int, sides: list[int]
) -> None:
    resize(window, width, qtbot)
    assert window.splitter.sizes()[::2] == sides
    window.splitter.restoreState(QByteArray(window.splitter.saveState()))
    resize(window, width + 90, qtbot)
    assert window.splitter.sizes()[::2] == sides


def test_chips_are_whole_in_a_narrow_pane(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.articles
    row = panel.chip_row
    for width in (200, 292):
        window.splitter.setSizes([width, 1366 - width - 272, 272])
        qtbot.waitUntil(lambda: row.height() == row.heightForWidth(row.width()))
        qtbot.waitUntil(
            lambda: all(chip.size() == chip.sizeHint() for chip in panel.chips.buttons())
        )
        taken = [panel.order.geometry()]
        for chip in panel.chips.buttons():
            assert row.rect().contains(chip.geometry())
            assert not any(chip.geometry().intersects(other) for other in taken)
            taken.append(chip.geometry())


def test_a_long_tag_shrinks_to_the_start_of_its_name(window: MainWindow) -> None:
    button = window.tray.buttons[0]
    button.setText("一个很长很长的标签")
    assert button.minimumSizeHint().width() < button.sizeHint().width()


def test_long_work_and_its_report_leave_the_window_on_a_narrow_screen(window: MainWindow) -> None:
    status = window.status
    window.imports.desk.details.show()
    status.jobs.show()
    for label in (status.annotator, status.type):
        label.setText(label.text() * 5)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= NARROW
