"""The bottom line: where the reader is, that all is saved, who tags, in which type."""

from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from gui.jobs_bar import JobsBar
from gui.reader.page import Page
from gui.session import Session
from gui.widgets import Elided, named
from gui.work import Work
from text.messages import tr

MESSAGE_MS = 6000


class StatusLine(QStatusBar):
    """Short facts; refusals are said here for a while."""

    def __init__(self, session: Session, page: Page, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._page = page
        self._lasting = ""
        self.messageChanged.connect(self._say_lasting)
        self.setSizeGripEnabled(False)
        self.place = named(QLabel(self), "place")
        self.saved = named(QLabel(self), "saved")
        self.annotator = named(Elided(self), "annotator")
        self.type = named(Elided(self), "type")
        self.jobs = JobsBar(work, self)
        self.edits = JobsBar(session.long.work, self)
        for label in (self.place, self.saved):
            self.addWidget(label)
        for widget in (self.jobs, self.edits, self.annotator, self.type):
            self.addPermanentWidget(widget)
        page.scrolled.connect(self.refresh)
        session.article_opened.connect(self.refresh)
        session.long.work.stopped.connect(self._say_stopped)
        session.changed.connect(self.refresh)
        self.refresh()

    def add_button(self, button: QPushButton) -> None:
        """Keep a button to the left of long work."""
        self.insertPermanentWidget(len((self.place, self.saved)), button)

    def say(self, message: str) -> None:
        """Show `message` for a while."""
        self.showMessage(message, MESSAGE_MS)

    def keep_saying(self, message: str) -> None:
        """Show `message` wherever nothing else is said, until '' ends that."""
        ended, self._lasting = self._lasting, message
        if message or (ended and self.currentMessage() == ended):
            self.showMessage(message)

    def _say_stopped(self) -> None:
        self.say(tr("Stopped half way; undo and redo go on from there"))

    def _say_lasting(self, message: str) -> None:
        if self._lasting and not message:
            self.showMessage(self._lasting)

    def refresh(self) -> None:
        """Say again where the reader is."""
        place = ""
        if self._session.article is not None:
            paragraph, percent = self._page.place()
            place = tr("Paragraph {number}", number=paragraph) + f"   {percent} %"
        self.place.setText(place)
        self.saved.setText(self._state())
        name = self._session.annotator.name
        self.annotator.setText(tr("Annotator: {name}", name=tr("me") if name == "me" else name))
        typography = self._page.typography
        self.type.setText(
            tr(
                "Type {size} · {measure} characters",
                size=typography.size,
                measure=self._page.measure,
            )
        )

    def _state(self) -> str:
        if self._session.is_lost:
            return tr("Not saved: the file is gone")
        return tr("Read-only") if self._session.read_only else tr("Saved")
