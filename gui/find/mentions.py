"""Every other place of the library where the selected words stand."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from db.file import open_library
from db.search import search
from db.store import Store
from gui.reader.page import Page
from gui.session import Session
from gui.status import StatusLine
from gui.widgets import Elided, named
from gui.work import IsCancelled, Job, Progress, Work
from text.errors import Cancelled
from text.finding import Finder
from text.messages import short, tr
from text.snippets import Snippet, snippet

MOST, MOST_OF_ONE = 500, 50
"""Places that are listed, in all and of one article; further ones are counted by nobody."""
SIZE = (620, 460)
_MENTION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Mention:
    """One place, in code points of its article."""

    article_id: int
    title: str
    start: int
    end: int
    snippet: Snippet


def mentions(
    store: Store, query: str, progress: Progress, cancelled: IsCancelled
) -> Iterator[Mention]:
    """The first places of `query` in each article, in the order the articles were added. Raises
    Cancelled.
    """
    found = search(store, query).article_ids
    for number, article_id in enumerate(found):
        if cancelled():
            raise Cancelled
        progress(number, len(found))
        article = store.article(article_id)
        for start, end in Finder(article.text).find(query)[:MOST_OF_ONE]:
            yield Mention(article_id, article.title, start, end, snippet(article.text, start, end))


class Mentions(QObject):
    """Looks up the selected words, or the word a tag key would take, and lists where they stand.

    Signals: `requested(article_id, start, end)` when one goes to a place.
    """

    requested = Signal(int, int, int)

    def __init__(self, session: Session, page: Page, status: StatusLine, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._page = page
        self._status = status
        self.work = Work(self)
        self.sheet = MentionSheet(window)
        self.sheet.requested.connect(self.requested)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"look_up": self.look_up}

    def look_up(self) -> None:
        """Look for the words in the whole library."""
        target = self._page.target
        query = self._page.text[slice(*target)] if target else ""
        if not query:
            self._status.say(tr("Select text or point at a word first"))
            return
        self.work.cancel()
        self.work.start(
            Job(
                tr("Looking up"),
                lambda progress, cancelled: self._run(
                    self._session.path, query, progress, cancelled
                ),
                lambda found: self.sheet.show_all(query, found),
                self._fail,
            )
        )

    @staticmethod
    def _run(path: Path, query: str, progress: Progress, cancelled: IsCancelled) -> list[Mention]:
        found: list[Mention] = []
        with open_library(path, read_only=True) as store:
            for mention in mentions(store, query, progress, cancelled):
                found.append(mention)
                if len(found) > MOST:
                    break
        return found

    def _fail(self, error: Exception) -> None:
        raise error


class MentionSheet(QDialog):
    """Signals: `requested(article_id, start, end)` when one chooses a place."""

    requested = Signal(int, int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setWindowTitle(tr("Mentions"))
        self.heading = named(Elided(self), "mentions_heading")
        self.list = named(QListWidget(self), "mentions", tr("Mentions"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.itemActivated.connect(self._request)
        self.list.itemClicked.connect(self._request)
        hint = named(QLabel(tr("Enter goes there, Esc closes."), self), "mentions_hint")
        layout = QVBoxLayout(self)
        for widget in (self.heading, self.list, hint):
            layout.addWidget(widget)
        self.resize(*SIZE)

    def show_all(self, query: str, found: list[Mention]) -> None:
        """List the places of `query`."""
        count = f"{MOST}+" if len(found) > MOST else str(len(found))
        articles = len({mention.article_id for mention in found})
        self.heading.setText(
            tr(
                "“{words}”: places {count}, articles {articles}",
                words=short(query),
                count=count,
                articles=articles,
            )
        )
        self.list.clear()
        for mention in found[:MOST]:
            before, words, behind = mention.snippet
            title = short(mention.title) or tr("Untitled")
            item = QListWidgetItem(f"{before}【{words}】{behind}　—　{title}", self.list)
            item.setData(_MENTION, (mention.article_id, mention.start, mention.end))
            item.setToolTip(mention.title)
        self.list.setCurrentRow(0)
        self.show()
        corner = self._window.geometry().bottomRight()
        self.move(corner - self.frameGeometry().bottomRight() + self.frameGeometry().topLeft())
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    def _request(self, item: QListWidgetItem) -> None:
        self.requested.emit(*item.data(_MENTION))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
            self._request(self.list.currentItem())
        else:
            super().keyPressEvent(event)
