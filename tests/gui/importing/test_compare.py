"""Two texts side by side: tinted where they differ, scrolled together, quick when long."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.file import open_library
from db.removal import remove_articles
from gui.importing.compare import Comparison
from gui.themes import DARK, palette
from gui.work import Work
from tests.gui.conftest import fill

KEY = Qt.Key
BODY = "\n\n".join(
    f"第{number}段：港城今年修路{number}公里，工人{number}百名，两边的店铺照常开门做生意。" * 3
    for number in range(1, 600)
)


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A library with two texts of 60,000 characters that differ in three places."""
    path = tmp_path / "pair.quandian"
    other = BODY.replace("第300段：", "第300段：𠮷野家也来了，")
    other = other.replace("修路599公里", "修路5公里", 1)
    with open_library(path, create=True) as store:
        fill(store, {"一.md": f"# 修路\n\n{BODY}", "二.md": f"# 修路\n\n{other}\n\n最后一句。"})
    return path


@pytest.fixture
def comparison(pair: Path, qtbot: QtBot) -> Iterator[Comparison]:
    work = Work()
    comparison = Comparison(pair, work, None)  # type: ignore[arg-type]
    qtbot.addWidget(comparison)
    comparison.resize(900, 400)
    comparison.show()
    yield comparison
    work.close()


def marked(comparison: Comparison) -> list[list[str]]:
    return [[page.text[m.start : m.end] for m in page.marks] for page in comparison.pages]


def test_what_differs_is_marked_on_both_sides(comparison: Comparison, qtbot: QtBot) -> None:
    with qtbot.waitSignal(comparison.shown):
        comparison.show_pair(1, 2)
    assert len(comparison.earlier.text) > 50_000
    gone, come = marked(comparison)
    assert "".join(gone) == "99"
    assert come[:3] == ["𠮷野家也来了，"] * 3
    assert come[-1] == "\n最后一句。"
    assert "一.md" in comparison.heads[0].text()
    assert "二.md" in comparison.heads[1].text()


def test_the_window_waits_for_nothing(comparison: Comparison, qtbot: QtBot) -> None:
    began = time.monotonic()
    comparison.show_pair(1, 2)
    assert time.monotonic() - began < 0.05
    qtbot.waitSignal(comparison.shown).wait()


def test_both_sides_scroll_together(comparison: Comparison, qtbot: QtBot) -> None:
    with qtbot.waitSignal(comparison.shown):
        comparison.show_pair(1, 2)
    earlier, new = comparison.pages
    for moved, other in ((earlier, new), (new, earlier)):
        moved.scroll_by(9000)
        at = moved.reading_position()
        here, there = (
            page.text.rindex("第", 0, page.reading_position() + 1) for page in (moved, other)
        )
        assert at > 0
        assert moved.text[here : here + 3] == other.text[there : there + 3]
        moved.scroll_by(-1e9)
        assert other.reading_position() == 0


def test_keys_go_from_difference_to_difference(comparison: Comparison, qtbot: QtBot) -> None:
    with qtbot.waitSignal(comparison.shown):
        comparison.show_pair(1, 2)
    comparison.activateWindow()
    qtbot.waitUntil(comparison.isActiveWindow)
    qtbot.keyClick(comparison.new, KEY.Key_F3)
    assert comparison.at == 0
    mark = next(iter(comparison.new.marks))
    assert not comparison.new.stretch_rect(mark.start, mark.end).isEmpty()
    while comparison.on.isEnabled():
        qtbot.keyClick(comparison.new, KEY.Key_F3)
    assert "最后一句" in comparison.new.text[comparison.new.reading_position() :]
    qtbot.keyClick(comparison.new, KEY.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert comparison.on.isEnabled()


def test_tab_leaves_a_page_and_no_key_takes_a_word(comparison: Comparison, qtbot: QtBot) -> None:
    with qtbot.waitSignal(comparison.shown):
        comparison.show_pair(1, 2)
    comparison.activateWindow()
    qtbot.waitUntil(comparison.isActiveWindow)
    comparison.earlier.setFocus()
    qtbot.keyClick(comparison.earlier, KEY.Key_Tab)
    assert not comparison.earlier.hasFocus()
    assert comparison.earlier.target is None


def test_only_the_last_pair_that_was_asked_for_is_shown(
    comparison: Comparison, qtbot: QtBot
) -> None:
    comparison.show_pair(2, 1)
    comparison.show_pair(1, 2)
    with qtbot.waitSignal(comparison.shown):
        pass
    assert comparison.compared is not None
    assert comparison.compared.earlier is not None
    assert comparison.compared.earlier.id == 1


def test_an_article_that_is_gone_is_said(comparison: Comparison, pair: Path, qtbot: QtBot) -> None:
    with open_library(pair) as store:
        store.apply(remove_articles(store, [2]))
    comparison.show_pair(1, 2)
    qtbot.waitUntil(lambda: not comparison._work.busy)
    assert comparison.compared is None
    assert "撤销" in comparison.earlier._hint[0]


def test_colours_follow_the_theme(comparison: Comparison, qtbot: QtBot) -> None:
    before = QApplication.palette()
    QApplication.setPalette(palette(DARK))
    try:
        qtbot.waitUntil(lambda: ground(comparison) < 0.3)
    finally:
        QApplication.setPalette(before)


def ground(comparison: Comparison) -> float:
    pages = (page.viewport().grab().toImage() for page in comparison.pages)
    return max(page.pixelColor(3, 3).lightnessF() for page in pages)
