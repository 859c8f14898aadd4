"""Which library is open: another one, a new one, a copy of this one."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.ask import Ask
from gui.session import Session
from text.errors import UserError
from text.messages import tr


class Libraries(QObject):
    """Signals: `requested(path, create)` when another library is wanted, `said(message)`."""

    requested = Signal(Path, bool)
    said = Signal(str)

    def __init__(self, session: Session, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._ask = ask
        self._window = window

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"open": self.open, "new": self.make, "save_copy": self.save_copy}

    def open(self) -> None:
        """Ask for a library to open."""
        path = self._ask.library_to_open(self._window)
        if path is not None:
            self.requested.emit(path, False)  # noqa: FBT003 - a signal's argument

    def make(self) -> None:
        """Ask where a new library goes."""
        path = self._ask.library_to_make(self._window)
        if path is not None:
            self.requested.emit(path, True)  # noqa: FBT003 - a signal's argument

    def save_copy(self) -> None:
        """Ask where a copy of the open library goes, and write it."""
        path = self._ask.library_to_make(self._window)
        if path is not None:
            try:
                self._session.store.copy_to(path)
            except UserError as error:
                self._ask.tell(self._window, error)
            else:
                self.said.emit(tr("Copied to {path}", path=path))
