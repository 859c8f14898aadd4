"""The page in simplified or traditional characters: what is stored, tagged and copied stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.window import MainWindow
from tests.gui.driving import quotes, tag
from text.variants import Variant


def shown(window: MainWindow) -> str:
    """The first line in view as it is laid out."""
    return next(layout for _, layout in window.page._galley.in_view())._shown


def test_the_page_turns_and_nothing_else(window: MainWindow) -> None:
    text, stored = window.page.text, window.session.store.article(1).text
    window.actions_by_id["traditional"].trigger()
    assert shown(window) == "灣城“三張清單”行動見效"
    tag(window, "清单", Qt.Key.Key_1)
    window.page.select(0, 4)
    window.page.copy()
    assert QApplication.clipboard().text() == "湾城“三"
    assert window.page.text == text
    assert window.session.store.article(1).text == stored
    assert quotes(window) == ["清单"]
    window.actions_by_id["as_written"].trigger()
    assert shown(window) == "湾城“三张清单”行动见效"


@pytest.mark.parametrize("variant", Variant)
def test_the_line_read_and_what_is_selected_stay(window: MainWindow, variant: Variant) -> None:
    window.page.read_from(40)
    window.page.select(42, 45)
    place, area = window.page.reading_position(), window.page.stretch_rect(42, 45)
    window.actions_by_id[variant].trigger()
    assert window.page.reading_position() == place
    assert window.page.selection == (42, 45)
    assert window.page.stretch_rect(42, 45) == area


def test_the_characters_stay_for_the_next_start(
    window: MainWindow, library: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    window.actions_by_id["traditional"].trigger()
    again = open_window(library)
    assert shown(again).startswith("灣城")
    assert again.actions_by_id["traditional"].isChecked()
