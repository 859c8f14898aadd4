"""Which article of a library was read last: kept while it is read, so that no end of the program
loses it.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from gui.session import Session

LAST_ARTICLE: Final = "last_article"
READ_MS: Final = 1000  # one that is only leafed past isn't worth a write


class LastRead(QObject):
    """Keeps the open article as the one read last, a while after it is opened."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._kept = 0
        self._timer = QTimer(self, singleShot=True, interval=READ_MS)
        self._timer.timeout.connect(self.keep)
        session.article_opened.connect(self._timer.start)

    def article_id(self) -> int | None:
        """The one that was read last, if it is known; it may be gone."""
        last = self._session.store.setting(LAST_ARTICLE)
        return int(last) if last.isdecimal() else None

    def keep(self) -> None:
        """Keep it at once."""
        self._timer.stop()
        article = self._session.article
        if article is not None and article.id != self._kept:
            self._kept = article.id
            self._session.remember_setting(LAST_ARTICLE, str(article.id))
