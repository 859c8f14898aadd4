"""Mending the cut of articles that are stored: spans go with their text, in one undoable change."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from db.errors import not_writable
from db.records import Article
from gui.ask import Ask
from gui.session import Session
from text.differences import same_ends
from text.errors import UserError
from text.messages import tr

if TYPE_CHECKING:  # loaded when the cut is looked at: 100 ms that a start needn't spend
    from db.recut import Recutting
    from gui.repair.unsaved import Unsaved
    from gui.repair.window import RepairWindow

MOST_CHARACTERS = 1_000_000
"""Of a data set of thousands of articles, only the neighbours are laid on the desk."""
NOTE_DELAY_MS = 250


class StoredRepair(QObject):
    """Opens the window of the cut for articles of the library, and writes what was mended.

    Signals: `said(message)` for the status line.
    """

    said = Signal(str)

    def __init__(self, session: Session, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._ask = ask
        self._window = window
        self._articles: Sequence[Article] = ()
        self._refusal: UserError | None = None
        self._unsaved: Unsaved | None = None
        self.repair: RepairWindow | None = None
        self._note = QTimer(self, singleShot=True, interval=NOTE_DELAY_MS)
        self._note.timeout.connect(self._tell_consequences)
        session.failed.connect(self._keep_refusal)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"repair_cut": self.open}

    def open(self) -> None:
        """Show how the source of the open article was cut."""
        if self._session.article is None:
            self.said.emit(tr("No article is open"))
        else:
            self.open_for(self._session.article.id)

    def open_for(self, article_id: int) -> None:
        """Show how the source of an article was cut, with that article in view."""
        from db.recut import draft_of
        from gui.repair.unsaved import Unsaved
        from gui.repair.window import RepairWindow

        if self.repair is not None:
            self.repair.activateWindow()
            return
        session = self._session
        if session.read_only:
            session.failed.emit(not_writable(session.path))
            return
        try:
            self._articles = session.store.articles_around(article_id, MOST_CHARACTERS)
            source = session.store.source(self._articles[0].source_id)
        except UserError as error:
            session.failed.emit(error)
            return
        self.repair = RepairWindow(
            source.name,
            session.store.source_text(source.id),
            list(map(draft_of, self._articles)),
            self._ask,
            self._window,
            accept_text=tr("Save"),
            article=[article.id for article in self._articles].index(article_id),
        )
        self.repair.desk.changed.connect(self._note.start)
        self._unsaved = Unsaved(session, self._articles, self.repair.desk, self)
        self.repair.message.setText(self._unsaved.take_up())
        self.repair.accepted.connect(self._store)
        self.repair.rejected.connect(self._forget)
        self.repair.show()

    def _forget(self) -> None:
        self._note.stop()
        if self._unsaved is not None:
            self._unsaved.drop()
            self._unsaved.deleteLater()
            self._unsaved = None
        self.repair = None
        self._articles = ()

    def _keep_refusal(self, error: UserError) -> None:
        self._refusal = error

    def _planned(self) -> "Recutting":
        """Raises UserError where what is on the desk can't be stored."""
        from db.recut import Recut, came_from, recut
        from text.repair import draft_of, end_to_end, kept_runs

        assert self.repair is not None
        history = self.repair.desk.history
        head, tail = same_ends(history.first, history.articles)
        before = end_to_end(self._articles)
        recuts = [
            Recut(draft_of(article), came_from(kept_runs(article, before), self._articles))
            for article in history.articles[head : len(history.articles) - tail]
        ]
        articles = self._articles[head : len(self._articles) - tail]
        return recut(self._session.store, articles, recuts)

    def _tell_consequences(self) -> None:
        if self.repair is None:
            return
        try:
            planned = self._planned() if self.repair.desk.history.is_changed else None
        except UserError as error:
            self.repair.set_note(str(error))
        else:
            self.repair.set_note(consequences(planned))

    def _store(self) -> None:
        repair = self.repair
        if repair is None:
            return
        if not repair.desk.history.is_changed:
            self.said.emit(tr("The cut is as it was"))
            self._forget()
            return
        try:
            planned = self._planned()
        except UserError as error:
            repair.keep_open(error)
            return
        self._refusal = None
        if self._session.apply(planned.change) is None:
            repair.keep_open(self._refusal or UserError(tr("The cut was not stored")))
            return
        label, told = planned.change.label, consequences(planned, is_done=True)
        self.said.emit(
            tr("{label}; {consequences}", label=label, consequences=told) if told else label
        )
        self._forget()


def consequences(planned: "Recutting | None", *, is_done: bool = False) -> str:
    """What a new cut does to spans and relations that a person should know, or what it did where
    it `is_done`; '' for nothing.
    """
    told = []
    if planned is not None and planned.flagged:
        told.append(tr("Spans to look at again: {count}", count=len(planned.flagged)))
    if planned is not None and planned.parted:
        count = len(planned.parted)
        told.append(
            tr("Relations between articles dropped: {count}", count=count)
            if is_done
            else tr("Relations between articles to be dropped: {count}", count=count)
        )
    return tr(", ").join(told)
