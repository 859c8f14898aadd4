"""What one does with an article besides tagging it: jump, look up, quote, print, listen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.aloud import Aloud
from gui.ask import Ask
from gui.contents import Contents
from gui.find.mentions import Mentions
from gui.printing.printing import Printing
from gui.quoting import Quoting
from gui.reader.page import Page
from gui.session import Session
from gui.status import StatusLine
from gui.work import Work


class Reading(QObject):
    """Puts the parts together; each does one thing."""

    def __init__(
        self,
        session: Session,
        page: Page,
        status: StatusLine,
        work: Work,
        ask: Ask,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.contents = Contents(session, page, status, window)
        self.mentions = Mentions(session, page, status, window)
        self.quoting = Quoting(session, page, status, window)
        self.aloud = Aloud(page, status, window)
        self.printing = Printing(session, page, work, ask, window)
        self.printing.said.connect(status.say)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of these parts do."""
        parts = (self.contents, self.mentions, self.quoting, self.printing, self.aloud)
        return {name: act for part in parts for name, act in part.handlers().items()}
