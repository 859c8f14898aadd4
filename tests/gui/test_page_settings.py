"""The panel for type and lines: the page follows at once, keys suffice, the choice is kept."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.fonts import faces
from gui.page_settings import PageSettings
from gui.reader.typography import Typography
from gui.settings import Settings
from gui.themes import THEMES
from gui.window import MainWindow

Press = Callable[..., None]
KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
USUAL = Typography()
OTHER = Typography(
    size=23, measure=28, spacing=1.65, tracking=0.04, indented=False, justified=False
)
HALF_A_LAPTOP = 683, 384
"""A screen of 1366 by 768 at 200 %."""


@pytest.fixture
def panel(window: MainWindow, press: Press) -> PageSettings:
    """The panel, opened by its key."""
    press(window.page, KEY.Key_Comma, CONTROL)
    return window.view.page_settings


def controls(panel: PageSettings) -> tuple[QWidget, ...]:
    scales = panel.size_scale, panel.spacing, panel.tracking, panel.measure
    return (panel.face, *scales, panel.indented, panel.justified, panel.smooth)


@pytest.mark.parametrize(
    ("name", "key", "wanted"),
    [
        ("size_scale", KEY.Key_Right, {"size": 20}),
        ("size_scale", KEY.Key_Home, {"size": 12}),
        ("spacing", KEY.Key_Left, {"spacing": 1.85}),
        ("tracking", KEY.Key_Right, {"tracking": 0.01}),
        ("measure", KEY.Key_End, {"measure": 60}),
        ("indented", KEY.Key_Space, {"indented": False}),
        ("justified", KEY.Key_Space, {"justified": False}),
    ],
)
def test_a_key_changes_the_page_at_once_and_for_the_next_start(
    window: MainWindow,
    panel: PageSettings,
    settings: Settings,
    press: Press,
    name: str,
    key: Qt.Key,
    wanted: dict[str, float],
) -> None:
    press(getattr(panel, name), key)
    assert window.page.typography == replace(USUAL, **wanted)
    assert settings.typography == window.page.typography


def test_a_face_is_chosen_by_key_and_its_headings_are_passed_over(
    window: MainWindow, panel: PageSettings, press: Press
) -> None:
    families = [face.family for face in faces()]
    if len(families) < 2:
        pytest.skip("fewer than two Chinese faces are installed")
    assert panel.face.currentData(Qt.ItemDataRole.UserRole) == families[0]
    for _ in families[1:]:
        press(panel.face, KEY.Key_Down)
    assert window.page.typography.face == families[-1]
    assert QFontInfo(window.page.typography.font("body")).family() == families[-1]
    press(panel.face, KEY.Key_Home)
    assert window.page.typography == USUAL
    assert panel.face.currentData(Qt.ItemDataRole.UserRole) == families[0]


def test_the_line_that_is_read_stays(window: MainWindow, panel: PageSettings, press: Press) -> None:
    window.articles.go(1)
    window.articles.go(1)
    window.page.scroll_by(900)
    window.page.scroll_by(-1)
    place = window.page.reading_position()
    assert place > 0
    for name in ("size_scale", "spacing", "tracking", "measure"):
        press(getattr(panel, name), KEY.Key_PageUp)
        assert window.page.reading_position() == place, name


def test_the_keys_stay_in_the_panel_until_escape(
    window: MainWindow, panel: PageSettings, qtbot: QtBot
) -> None:
    seen = set()
    for _ in range(2 * len(controls(panel))):
        focused = window.focusWidget()
        assert focused is not None
        assert panel.isAncestorOf(focused)
        seen.add(focused)
        qtbot.keyClick(focused, KEY.Key_Tab)
    assert seen >= set(controls(panel))
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert not panel.isVisible()
    assert window.focusWidget() is window.page


def test_its_key_opens_it_takes_the_focus_to_it_and_closes_it(
    window: MainWindow, panel: PageSettings, press: Press
) -> None:
    press(window.page, KEY.Key_Comma, CONTROL)
    assert panel.isAncestorOf(window.focusWidget())
    press(panel.measure, KEY.Key_Comma, CONTROL)
    assert not panel.isVisible()


def test_it_shows_what_keys_on_the_page_change(
    window: MainWindow, panel: PageSettings, press: Press
) -> None:
    press(window.page, KEY.Key_Equal, CONTROL)
    assert panel.size_scale.chosen == USUAL.size + 1
    assert panel.size_scale.label.text() == f"{USUAL.size + 1} 像素"
    window.actions_by_id["smooth"].trigger()
    assert panel.smooth.isChecked() is window.page.glide.enabled is True
    press(panel.smooth, KEY.Key_Space)
    assert window.actions_by_id["smooth"].isChecked() is window.page.glide.enabled is False


def test_everything_goes_back_to_how_it_was_made(
    window: MainWindow, panel: PageSettings, press: Press
) -> None:
    assert not panel.usual.isEnabled()
    window.view._set_type(OTHER)
    assert panel.usual.isEnabled()
    press(panel.usual, KEY.Key_Space)
    assert window.page.typography == USUAL
    assert panel.isAncestorOf(window.focusWidget())


def test_a_choice_stays_as_it_is_where_the_panel_only_shows_it(
    window: MainWindow, panel: PageSettings
) -> None:
    window.view._set_type(replace(OTHER, face="Nobody has this one"))
    assert window.page.typography.face == "Nobody has this one"
    panel.size_scale.setValue(panel.size_scale.value() + 1)
    assert window.page.typography == replace(OTHER, size=OTHER.size + 1)


def test_it_has_the_colours_of_every_theme(window: MainWindow, panel: PageSettings) -> None:
    for theme in THEMES.values():
        window.actions_by_id[theme.name].trigger()
        QApplication.processEvents()
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        left_top = panel.mapTo(window, QPoint(6, 6))
        assert image.pixelColor(left_top) == QColor(theme.pane), theme.name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_has_room_on_a_small_screen(
    program: Program,
    settings: Settings,
    open_window: Callable[[Path], MainWindow],
    language: str,
    library: Path,
) -> None:
    program._take_language(language)
    window = open_window(library)
    window.resize(*HALF_A_LAPTOP)
    window.actions_by_id["page_settings"].trigger()
    panel = window.view.page_settings
    assert window.rect().contains(panel.geometry())
    for widget in panel.findChildren(QWidget):
        if widget.parent() is panel and widget.isVisible():
            assert panel.rect().contains(widget.geometry()), widget
            assert widget.width() >= widget.minimumSizeHint().width(), widget
    window.resize(900, 500)
    QApplication.processEvents()
    assert panel.geometry().right() > 860


# what is kept


def test_all_of_the_type_is_kept(tmp_path: Path) -> None:
    chosen = replace(OTHER, face="思源宋体, 某某")
    Settings(tmp_path / "settings.ini").typography = chosen
    assert Settings(tmp_path / "settings.ini").typography == chosen


@pytest.mark.parametrize("wrong", ["", "x", "nan", "inf", "١٢,3", "a, b"])
def test_a_value_that_cannot_be_read_is_as_it_was_made(tmp_path: Path, wrong: str) -> None:
    names = ("size", "measure", "spacing", "tracking", "indented", "justified")
    lines = "\n".join(f"{name}={wrong}" for name in names)
    (tmp_path / "settings.ini").write_text(f"[type]\n{lines}\n", encoding="utf-8")
    assert Settings(tmp_path / "settings.ini").typography == USUAL


def test_a_value_out_of_bounds_is_the_nearest(tmp_path: Path) -> None:
    text = "[type]\nsize=900\nmeasure=-3\nspacing=0\ntracking=7\n"
    (tmp_path / "settings.ini").write_text(text, encoding="utf-8")
    assert Settings(tmp_path / "settings.ini").typography == Typography(
        size=48, measure=16, spacing=1.4, tracking=0.2
    )
