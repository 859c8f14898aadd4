"""Taking articles out again, as few undoable edits as the window's patience allows."""

from collections import deque
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from gui.session import Session
from text.messages import tr

ONE_STEP: Final = 500
"""So many articles go in one edit: it holds the window for half a second."""
MOST_STEPS: Final = 8


class Removal(QObject):
    """Removes articles step by step, between which the window is painted.

    Signals: `said(message)`; `done()` when all are removed or one step was refused.
    """

    said = Signal(str)
    done = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: deque[tuple[int, ...]] = deque()
        self._removed = 0
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go_on)

    def begin(self, ids: Sequence[int]) -> None:
        """Remove these articles; those that are gone already are passed over."""
        if self._steps or not ids:
            return
        size = max(ONE_STEP, -(-len(ids) // MOST_STEPS))
        self._steps.extend(tuple(ids[at : at + size]) for at in range(0, len(ids), size))
        self._removed = 0
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self._next.start(0)

    def stop(self) -> None:
        """Leave what is still to go."""
        if self._steps:
            self._end()

    def _go_on(self) -> None:
        from db.removal import remove_articles

        step = self._steps[0]
        change = remove_articles(self._session.store, step)
        gone = sum(row.table == "article" for row in change.before)
        if gone and self._session.apply(change) is None:
            self._end()
            return
        self._removed += gone
        self._steps.popleft()
        if self._steps:
            self.said.emit(tr("Articles removed so far: {count}", count=f"{self._removed:,}"))
            self._next.start(0)
            return
        self._end()
        self.said.emit(
            tr("Articles removed: {count}; undo brings them back", count=f"{self._removed:,}")
        )

    def _end(self) -> None:
        self._steps.clear()
        self._next.stop()
        QGuiApplication.restoreOverrideCursor()
        self.done.emit()
