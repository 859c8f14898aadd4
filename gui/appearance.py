"""Theme and faces of the whole program."""

from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

import resources
from gui.reader.typography import SANS
from gui.settings import Settings
from gui.themes import DARK, LIGHT, THEMES, Theme, palette
from text.errors import UserError
from text.messages import tr


class Appearance(QObject):
    """Applies the chosen theme to the application. Signals: `changed(Theme)`."""

    changed = Signal(object)

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        application.setStyle("Fusion")
        application.setFont(interface_font(application.font()))
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.theme = self._wanted()
        self._apply()

    @property
    def choice(self) -> str:
        """`light`, `dark` or `system`."""
        return self._settings.theme

    def choose(self, name: str) -> None:
        """Take `light`, `dark` or `system`."""
        self._settings.theme = name
        self._follow_system()

    def _wanted(self) -> Theme:
        if self._settings.theme in THEMES:
            return THEMES[self._settings.theme]
        scheme = self._application.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT

    def _follow_system(self) -> None:
        theme = self._wanted()
        if theme is not self.theme:
            self.theme = theme
            self._apply()
            self.changed.emit(theme)

    def _apply(self) -> None:
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))


def style_sheet(theme: Theme) -> str:
    """The window's style sheet in the colours of `theme`."""
    source = files(resources) / "styles" / "window.qss"
    values = asdict(theme)
    values["icons"] = Path(str(files(resources) / "icons")).as_posix()
    return Template(source.read_text(encoding="utf-8")).substitute(values)


def interface_font(system: QFont) -> QFont:
    """The system's face, with simplified Chinese shapes for what it lacks."""
    font = QFont(system)
    font.setFamilies([*system.families(), *SANS])
    return font


def missing_font() -> UserError | None:
    """What to say where no Chinese face is installed: every character would be a box."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return None
    return UserError(
        tr("No Chinese font is installed"),
        tr("Every Chinese character will be shown as a box."),
        tr("Install one, for example: apt-get install fonts-noto-cjk"),
    )
