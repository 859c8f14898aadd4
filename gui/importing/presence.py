"""Whether the user goes on working in the window, or waits for what was begun."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from shiboken6 import isValid

_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class Presence(QObject):
    """Follows the keys through `window` from `watch` to `stop`."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        self._window = window
        self._watched: list[QWidget] = []
        self._is_watching = self._has_pressed = False

    def watch(self) -> None:
        """Look from now on; what was done before doesn't count."""
        self.stop()
        self._is_watching = True
        self._application.focusChanged.connect(self._follow)
        self._look_at(self._window.focusWidget())

    def stop(self) -> None:
        """Look no more, and forget what was seen."""
        if self._is_watching:
            self._application.focusChanged.disconnect(self._follow)
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._is_watching = self._has_pressed = False

    @property
    def is_at_work(self) -> bool:
        """Whether something was pressed since, or words are being typed."""
        return self._has_pressed or isinstance(self._window.focusWidget(), QLineEdit)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        self._look_at(new)

    def _look_at(self, widget: QWidget | None) -> None:
        if widget is not None and widget.window() is self._window and widget not in self._watched:
            self._watched.append(widget)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSES:
            self._has_pressed = True
        return super().eventFilter(watched, event)
