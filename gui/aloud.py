"""Reads the article aloud, sentence by sentence, where the system can speak."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.reader.page import Page
from gui.reader.stretches import Extent
from gui.status import StatusLine
from text.messages import tr


class Speech(Protocol):
    """Says one thing after another; `ready` is called when it has said what it was given."""

    def say(self, text: str, ready: Callable[[], None]) -> None:
        """Say `text`."""
        ...

    def stop(self) -> None:
        """Be silent; `ready` isn't called any more."""
        ...


class Aloud(QObject):
    """`make_speech` gives what speaks, None where nothing can."""

    def __init__(self, page: Page, status: StatusLine, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._status = status
        self.make_speech: Callable[[QObject], Speech | None] = system_speech
        self._speech: Speech | None = None
        self._action: QAction | None = None
        self._next = 0
        page.shown.connect(self.stop)
        page.retexted.connect(self.stop)
        page.escaped.connect(self.stop)

    @property
    def speaks(self) -> bool:
        """Whether something is being read."""
        return self._action is not None and self._action.isChecked()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"aloud": self.toggle}

    def toggle(self) -> None:
        """Begin at the sentence of the caret, or stop."""
        self._action = self._action or self._find_action()
        if not self._action.isChecked():
            self.stop()
            return
        self._speech = self._speech or self.make_speech(self)
        if self._speech is None:
            self._action.setChecked(False)
            self._status.say(
                tr("Reading aloud needs the speech module: pip install “quandian[speech]”")
            )
            return
        start, _ = self._page.selection or (self._page.caret_position, 0)
        self._next, _ = self._page.stretch_at(start, Extent.SENTENCE)
        self._go_on()

    def stop(self) -> None:
        """Be silent."""
        if self._action is not None:
            self._action.setChecked(False)
        if self._speech is not None:
            self._speech.stop()

    def _find_action(self) -> QAction:
        action = self._window.findChild(QAction, "aloud")
        if not isinstance(action, QAction):
            raise LookupError("aloud")
        return action

    def _go_on(self) -> None:
        """Read the next sentence and show it; stop behind the last."""
        text = self._page.text
        while self._next < len(text) and text[self._next].isspace():
            self._next += 1
        start, end = self._page.stretch_at(self._next, Extent.SENTENCE)
        if not self.speaks or self._next >= len(text) or self._speech is None:
            self.stop()
            return
        self._next = max(end, start + 1)
        self._page.select(start, end)
        self._speech.say(text[start:end], self._go_on)


def system_speech(parent: QObject) -> Speech | None:
    """The speech of Qt's optional module, in Chinese where it has a Chinese voice."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None

    class QtSpeech(QObject):
        def __init__(self) -> None:
            super().__init__(parent)
            self.engine = QTextToSpeech(self)
            self._ready: Callable[[], None] | None = None
            chinese = [
                locale
                for locale in self.engine.availableLocales()
                if locale.language() == QLocale.Language.Chinese
            ]
            if chinese:
                self.engine.setLocale(chinese[0])
            self.engine.stateChanged.connect(self._follow)

        def say(self, text: str, ready: Callable[[], None]) -> None:
            self._ready = ready
            self.engine.say(text)

        def stop(self) -> None:
            self._ready = None
            self.engine.stop()

        def _follow(self, state: QTextToSpeech.State) -> None:
            if state is QTextToSpeech.State.Ready and self._ready:
                ready, self._ready = self._ready, None
                ready()

    speech = QtSpeech()
    return None if speech.engine.state() is QTextToSpeech.State.Error else speech
