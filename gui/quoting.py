"""Copies a quotation with where it comes from."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from db.records import Article
from gui.reader.page import Page
from gui.session import Session
from gui.status import StatusLine
from text.messages import short, tr


def quotation(text: str, article: Article, source: str) -> str:
    """`text` in quotation marks with title, byline, date and source of its article, in Chinese as
    the article is.
    """
    title = " ".join(article.title.split())
    facts = [f"《{title}》"] if title else []
    facts += [fact for fact in (article.byline, article.published, source) if fact]
    quoted = text.strip()
    if not (quoted.startswith("“") and quoted.find("”") == len(quoted) - 1):
        quoted = f"“{quoted}”"
    return f"{quoted}（{'，'.join(facts)}）" if facts else quoted


class Quoting(QObject):
    """Puts the selected words, or the paragraph of the caret, on the clipboard as a quotation."""

    def __init__(self, session: Session, page: Page, status: StatusLine, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._page = page
        self._status = status

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"copy_quotation": self.copy}

    def copy(self) -> None:
        """Copy, and say what was copied."""
        article = self._session.article
        if article is None or not article.text:
            self._status.say(tr("No article is open"))
            return
        start, end = self._page.selection or self._page.paragraph_at_caret()
        source = self._session.store.source(article.source_id).name
        words = article.text[start:end]
        QGuiApplication.clipboard().setText(quotation(words, article, source))
        self._status.say(tr("Copied with its source: {words}", words=short(words)))
