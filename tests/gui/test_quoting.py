"""A quotation with its source."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.quoting import quotation
from gui.window import MainWindow
from tests.gui.driving import select

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def copied(window: MainWindow) -> str:
    window.page.setFocus()
    QTest.keyClick(window.page, Qt.Key.Key_C, KEYS)
    return QApplication.clipboard().text()


def test_selected_words_are_copied_with_their_source(window: MainWindow) -> None:
    select(window, "走访企业1260家")
    assert copied(window) == "“走访企业1260家”（《湾城“三张清单”行动见效》，林晚 贺知，one.md）"
    assert window.page.selection is not None


def test_without_a_selection_the_paragraph_is(window: MainWindow) -> None:
    window.page.place_caret(window.page.text.index("走访"), extend=False)
    assert copied(window).startswith(
        "“湾城经信局推出“三张清单”行动，走访企业1260家，办结诉求418件。”（"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" 好\n", "“好”（《题》）"),
        ("“好”", "“好”（《题》）"),
        ("“好”与“坏”", "““好”与“坏””（《题》）"),
    ],
)
def test_quotation_marks_stand_once(window: MainWindow, text: str, expected: str) -> None:
    article = window.session.article
    assert article is not None
    bare = replace(article, title="题", byline="", published="")
    assert quotation(text, bare, "") == expected
    assert quotation("好", replace(bare, title=""), "") == "“好”"
