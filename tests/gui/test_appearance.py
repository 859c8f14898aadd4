"""Themes: which one is taken, and that everything on the screen takes it without reopening."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from gui import appearance
from gui.actions import submenus
from gui.app import Program
from gui.appearance import CHOICES, SYSTEM, system_theme
from gui.export_dialog import ExportDialog
from gui.importing.report_window import ReportWindow
from gui.settings import Settings
from gui.themes import BLACK_ON_WHITE, DARK, LIGHT, THEMES, WHITE_ON_BLACK, Theme
from gui.transfers import exportable
from gui.tray import Tray
from gui.window import MainWindow

Parts = dict[str, tuple[QWidget, str]]
LIGHTNESS, CONTRAST = Qt.ColorScheme, Qt.ContrastPreference
SCHEMES = {False: LIGHTNESS.Light, True: LIGHTNESS.Dark, None: LIGHTNESS.Unknown}


class Hints:
    """What a system may ask for; a Qt before 6.10 says nothing of contrast."""

    def __init__(self, *, dark: bool | None, strong: bool | None) -> None:
        self._scheme = SCHEMES[dark]
        self._contrast = CONTRAST.HighContrast if strong else CONTRAST.NoPreference
        if strong is not None:
            self.accessibility = lambda: self

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self._contrast


@pytest.mark.parametrize(
    ("dark", "strong", "theme"),
    [
        (None, None, LIGHT),
        (False, None, LIGHT),
        (True, None, DARK),
        (None, False, LIGHT),
        (True, False, DARK),
        (None, True, BLACK_ON_WHITE),
        (False, True, BLACK_ON_WHITE),
        (True, True, WHITE_ON_BLACK),
    ],
)
def test_the_system_says_which_side_and_how_much_contrast(
    dark: bool | None, strong: bool | None, theme: Theme
) -> None:
    assert system_theme(Hints(dark=dark, strong=strong)) is theme  # type: ignore[arg-type]


@pytest.mark.parametrize("tell", ["scheme", "contrast"])
def test_the_window_follows_the_system_while_it_is_open(
    window: MainWindow, program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tell: str
) -> None:
    window.actions_by_id[SYSTEM].trigger()
    assert program.appearance.theme is LIGHT
    monkeypatch.setattr(appearance, "system_theme", lambda _: WHITE_ON_BLACK)
    hints = QGuiApplication.styleHints()
    with qtbot.waitSignal(program.appearance.changed):
        if tell == "scheme":
            hints.colorSchemeChanged.emit(LIGHTNESS.Dark)
        else:
            hints.accessibility().contrastPreferenceChanged.emit(CONTRAST.HighContrast)
    assert WHITE_ON_BLACK.paper in colours(window.page.viewport())


def test_a_theme_that_was_chosen_does_not_follow_the_system(
    window: MainWindow, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.actions_by_id["sepia"].trigger()
    monkeypatch.setattr(appearance, "system_theme", lambda _: WHITE_ON_BLACK)
    QGuiApplication.styleHints().colorSchemeChanged.emit(LIGHTNESS.Dark)
    assert program.appearance.theme is THEMES["sepia"]


def test_a_choice_nobody_knows_is_that_of_the_system(
    settings: Settings, qtbot: QtBot, qapp: QApplication
) -> None:
    settings.theme = "mauve"
    assert appearance.Appearance(qapp, settings).choice == SYSTEM


def test_the_menu_offers_every_theme_and_marks_the_one_in_force(window: MainWindow) -> None:
    actions = window._menus["read"].actions()
    menu = next(one.menu() for one in actions if one.text() == submenus()["theme"])
    assert isinstance(menu, QMenu)
    assert tuple(action.objectName() for action in menu.actions()) == CHOICES
    for action in menu.actions():
        action.trigger()
        assert [one.objectName() for one in menu.actions() if one.isChecked()] == [
            action.objectName()
        ]


def colours(widget: QWidget) -> Counter[str]:
    """The colours in a picture of a widget, and how many pixels have them."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = Counter(memoryview(bytes(image.constBits())).cast("I"))
    return Counter({QColor(colour).name(): count for colour, count in found.items()})


@pytest.fixture
def parts(window: MainWindow) -> Iterator[Parts]:
    """Everything that can be on the screen, opened once, and a colour of the theme that it has."""
    export = ExportDialog(exportable(), window)
    export.only_done.setChecked(True)
    report = ReportWindow(window.session, window)
    report.stack.setCurrentWidget(report.near)
    window.repair.open_for(1)
    repair = window.repair.repair
    assert repair is not None
    menu = window._menus["read"]
    for widget in (export, report):
        widget.show()
    window.page.select(0, 4)
    window.tagging.actions[0].trigger()
    window.page.select(5, 9)
    tray = window.findChild(Tray)
    assert tray is not None
    yield {
        "page": (window.page.viewport(), "paper"),
        "selection": (window.page.viewport(), "selection"),
        "scroll bar": (window.page.verticalScrollBar(), "handle"),
        "tray": (tray, "pane"),
        "tag button": (tray.buttons[0], "paper"),
        "articles": (window.articles, "pane"),
        "chosen article": (window.articles.list.viewport(), "chosen"),
        "spans": (window.spans, "pane"),
        "quote of a span": (window.spans.list.viewport(), "ink"),
        "splitter": (window.splitter.handle(1), "line"),
        "status line": (window.status, "window"),
        "menu bar": (window.menuBar(), "window"),
        "menu": (menu, "pane"),
        "dialog": (export, "window"),
        "check box": (export.only_done, "accent"),
        "choice": (export.choice, "paper"),
        "report": (report, "window"),
        "compared text": (report.near.comparison.earlier.viewport(), "paper"),
        "repair": (repair, "window"),
        "source": (repair.source.viewport(), "pane"),
        "proposal": (repair.proposal.viewport(), "window"),
        "legend": (repair.legend, "pane"),
    }
    for widget in (export, report, repair):
        widget.close()


def test_everything_on_the_screen_takes_a_theme_at_once(window: MainWindow, parts: Parts) -> None:
    for theme in THEMES.values():
        window.actions_by_id[theme.name].trigger()
        QApplication.processEvents()
        wrong = {
            name
            for name, (widget, ground) in parts.items()
            if getattr(theme, ground) not in colours(widget)
        }
        assert not wrong, theme.name


def test_a_tool_tip_has_the_colours_of_the_theme(window: MainWindow, qtbot: QtBot) -> None:
    for theme in (DARK, BLACK_ON_WHITE):
        window.actions_by_id[theme.name].trigger()
        QToolTip.showText(QPoint(50, 50), "圈点", window)
        (tip,) = (one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel"))
        assert {theme.pane, theme.edge} <= set(colours(tip))
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())


@pytest.mark.parametrize("theme", [LIGHT, DARK, WHITE_ON_BLACK], ids=lambda theme: theme.name)
def test_the_row_that_has_the_keys_is_framed(window: MainWindow, theme: Theme) -> None:
    window.actions_by_id[theme.name].trigger()
    window.articles.go(1)
    rows = window.articles.list
    window.page.setFocus()
    away = colours(rows)[theme.accent]
    rows.setFocus()
    assert colours(rows)[theme.accent] > away + rows.width()
