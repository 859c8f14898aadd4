"""Theme and faces of the whole program."""

from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication

import resources
from gui.fonts import interface_font, provide_face
from gui.settings import Settings
from gui.themes import BLACK_ON_WHITE, DARK, LIGHT, THEMES, WHITE_ON_BLACK, Theme, palette

SYSTEM = "system"
CHOICES = (*THEMES, SYSTEM)
"""What may be chosen, in the order of the menu."""


class Appearance(QObject):
    """Applies the chosen theme to the application. Signals: `changed(Theme)`."""

    changed = Signal(object)

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        application.setStyle("Fusion")
        provide_face()
        application.setFont(interface_font(application.font()))
        self.theme = self._wanted()
        self._apply()
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def choice(self) -> str:
        """One of CHOICES."""
        return self._settings.theme if self._settings.theme in THEMES else SYSTEM

    def choose(self, name: str) -> None:
        """Take one of CHOICES."""
        self._settings.theme = name
        self._follow_system()

    def _wanted(self) -> Theme:
        """The theme chosen; window frames that the system draws take its side too."""
        hints, theme = self._application.styleHints(), THEMES.get(self.choice)
        if theme is None:
            hints.unsetColorScheme()
            return system_theme(hints)
        hints.setColorScheme(Qt.ColorScheme.Dark if theme.is_dark else Qt.ColorScheme.Light)
        return theme

    def _follow_system(self) -> None:
        theme = self._wanted()
        if theme is not self.theme:
            self.theme = theme
            self._apply()
            self.changed.emit(theme)

    def _apply(self) -> None:
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))


def system_theme(hints: QStyleHints) -> Theme:
    """The theme that the system asks for."""
    is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    if wants_contrast(hints):
        return WHITE_ON_BLACK if is_dark else BLACK_ON_WHITE
    return DARK if is_dark else LIGHT


def wants_contrast(hints: QStyleHints) -> bool:
    """Whether the system asks for high contrast; Qt tells since 6.10."""
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def style_sheet(theme: Theme) -> str:
    """The window's style sheet in the colours of `theme`."""
    values = asdict(theme)
    values["side"] = "dark" if theme.is_dark else "light"
    values["icons"] = Path(str(files(resources) / "icons")).as_posix()
    names = ("window", "contrast") if theme.is_strong else ("window",)
    sources = (files(resources) / "styles" / f"{name}.qss" for name in names)
    text = "".join(source.read_text(encoding="utf-8") for source in sources)
    return Template(text).substitute(values)
