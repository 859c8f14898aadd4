"""The proposed cut of one file on the desk, until the user takes or leaves it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from formats.transfer import Proposal


class Preview(QObject):
    """Signals: `accepted(Proposal, drafts)` to store, `rejected()` to leave the file out."""

    accepted = Signal(object, object)
    rejected = Signal()

    def __init__(self, proposal: "Proposal", waiting: int, window: QMainWindow) -> None:
        super().__init__(window)
        self.proposal = proposal
        self.waiting = waiting
        self._window = window

    def open(self) -> None:
        """Show it."""
        self.accepted.emit(self.proposal, self.proposal.drafts)
