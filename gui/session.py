"""The open library in the window: the one place that changes it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db import edits, mending, removal
from db.errors import not_writable
from db.log import State
from db.records import Annotator, Article, Change, Span, Tag
from db.runs import Edited
from db.store import Store
from gui.changes import articles_of, reading_order, removed_by, rewrites, spans_of
from gui.long_edits import LongEdits
from gui.reader.marks import Mark
from text.errors import UserError
from text.messages import tr

FEW = 10
"""More articles than these are removed beside the window."""


class Session(QObject):
    """Holds the store, the open article and its spans.

    Signals: `changed(Change)` after every edit, undo and redo; `article_opened()` when another
    article is shown, or none; `refreshed()` when something outside the window wrote to the
    library, so any list may be stale, and after it `article_altered()` where that touched tags
    or the open article; `failed(UserError)` when an edit was refused;
    `read(article_id)` when an article was read further, which is no edit; `lost(UserError)` when
    the file was taken away: from then on every edit is refused; `articles_removed(count)`.

    Edits of many parts go on in `long`, which `changed` tells nothing of: what they write comes
    to be seen as if another program had written it. Until they end, other edits are refused.
    """

    changed = Signal(object)
    article_opened = Signal()
    refreshed = Signal()
    article_altered = Signal()
    failed = Signal(object)
    read = Signal(int)
    lost = Signal(object)
    articles_removed = Signal(int)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._tags = store.tags()
        self._annotator = store.annotator()
        self._article: Article | None = None
        self._spans: dict[int, Span] = {}
        self._tag_counts: Counter[int] = Counter()
        self._data_version = store.data_version()
        self._file = _identity(store.path)
        self._is_lost = False
        self.long = LongEdits(store.path, self)
        self.long.work.ended.connect(self.look_for_outside_changes)
        self.long.failed.connect(self.failed)
        self.long.removed.connect(lambda edited: self.articles_removed.emit(edited.articles))
        self.long.walked.connect(self._go_where_it_was)

    @property
    def path(self) -> Path:
        """The library file."""
        return self._store.path

    @property
    def store(self) -> Store:
        """The library, for look-ups."""
        return self._store

    @property
    def read_only(self) -> bool:
        """Whether edits are refused."""
        return self._store.read_only

    @property
    def is_lost(self) -> bool:
        """Whether the file is no longer where it was opened."""
        return self._is_lost

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The tags in their order."""
        return self._tags

    @property
    def annotator(self) -> Annotator:
        """Whose spans new ones are."""
        return self._annotator

    @property
    def article(self) -> Article | None:
        """The open article."""
        return self._article

    @property
    def spans(self) -> tuple[Span, ...]:
        """Spans of the open article by start, outer before inner."""
        return tuple(sorted(self._spans.values(), key=reading_order))

    def span(self, span_id: int | None) -> Span | None:
        """A span of the open article, None where it has none with this id."""
        return self._spans.get(span_id or 0)

    @property
    def tag_counts(self) -> Mapping[int, int]:
        """Tag id → spans of the open article."""
        return self._tag_counts

    def tag(self, tag_id: int) -> Tag:
        """The tag with this id."""
        return next(tag for tag in self._tags if tag.id == tag_id)

    def tag_of_key(self, key: str) -> Tag | None:
        """The tag that the key "1" to "9" stands for."""
        return next((tag for tag in self._tags if tag.key == key), None)

    # what is open

    def open_article(self, article_id: int) -> None:
        """Show another article. Emits article_opened, or failed where it is gone."""
        try:
            article = self._store.article(article_id)
        except UserError as error:
            self.failed.emit(error)
            return
        self._article = article
        self._hold(self._store.spans(article_id))
        self.article_opened.emit()

    def remember_reading(self, position: int) -> None:
        """Keep how far the open article was read. Not an edit: it isn't undone."""
        if self._article is not None and not self.read_only:
            try:
                self._store.remember_reading(self._article.id, position)
            except UserError as error:
                self.failed.emit(error)
            else:
                status = "reading" if self._article.status == "new" else self._article.status
                self._article = replace(self._article, status=status, read_position=position)
                self.read.emit(self._article.id)

    def remember_setting(self, name: str, value: str) -> None:
        """Keep a choice that belongs to this library. Not an edit; a refusal is only told."""
        if not self.read_only:
            try:
                self._store.set_setting(name, value)
            except UserError as error:
                self.failed.emit(error)

    def look_for_outside_changes(self) -> None:
        """Reload what is shown if another program wrote to the library. Emits refreshed, or lost
        where the file is gone.
        """
        if self._is_lost:
            return
        if _identity(self.path) != self._file:
            self._is_lost = True
            self.lost.emit(_gone(self.path))
            return
        version = self._store.data_version()
        if version == self._data_version:
            return
        self._data_version = version
        self.refreshed.emit()
        # A long edit is looked at when it ends; it takes no span of the open article alone.
        edited = not self.long.work.busy and self._store.edited_elsewhere()
        tags, self._tags = self._tags, self._store.tags()
        if self._article is None:
            return
        if tags == self._tags and not edited and self._is_as_held(self._article):
            return
        text, spans = self._article.text, self._spans
        try:
            self._article = self._store.article(self._article.id)
        except UserError:
            self._article = None
            self._hold(())
            self.article_opened.emit()
            return
        self._hold(self._store.spans(self._article.id))
        if (tags, text, spans) != (self._tags, self._article.text, self._spans):
            self.article_altered.emit()

    def _is_as_held(self, article: Article) -> bool:
        """Whether no reading and no import altered it; spans of a long article take a while to
        read.
        """
        held = (article.status, article.read_position, len(self._spans), sum(self._spans))
        return self._store.state_of(article.id) == held

    # edits

    def add_span(self, tag: Tag, start: int, end: int) -> Span | None:
        """Tag `[start, end)` of the open article; None where that was refused."""
        if self._article is None:
            return None
        try:
            change = edits.add_span(self._article, tag, self._annotator, start, end)
        except UserError as error:
            self.failed.emit(error)
            return None
        made = self.apply(change)
        return self._spans.get(made.after[0].id or 0) if made else None

    def remove_span(self, span_id: int) -> bool:
        """Remove a span of the open article."""
        span = self._spans[span_id]
        return self.apply(edits.remove_span(span, self.tag(span.tag_id))) is not None

    def set_status(self, status: str) -> bool:
        """Give the open article another status."""
        if self._article is None:
            return False
        current = self._store.article(self._article.id)
        return current.status == status or bool(self.apply(edits.set_status(current, status)))

    def mend(self, start: int, end: int, replacement: str) -> Change | None:
        """Correct characters of the open article; None where that was refused."""
        if self._article is None:
            return None
        try:
            change = mending.mend_article(self._store, self._article, start, end, replacement)
        except UserError as error:
            self.failed.emit(error)
            return None
        return self.apply(change)

    def accept_flag(self, span_id: int) -> bool:
        """A flagged span of the open article is right as it stands."""
        return self.apply(mending.accept_flag(self._spans[span_id])) is not None

    def remove_articles(self, article_ids: Sequence[int]) -> None:
        """Remove articles; emits articles_removed when they are gone."""
        try:
            self._check_may_edit()
        except UserError as error:
            self.failed.emit(error)
            return
        if len(article_ids) > FEW:
            self.long.remove(article_ids)
            return
        change = removal.remove_articles(self._store, article_ids)
        if not change.before or self.apply(change):
            self.articles_removed.emit(len(removed_by(change)))

    def undo(self) -> Change | None:
        """Take back the last edit, wherever it was; None where there is none, where that was
        refused, and where it goes on in `long`.
        """
        return self._walk("done")

    def redo(self) -> Change | None:
        """Do again what was last taken back; as `undo` otherwise."""
        return self._walk("undone")

    def _walk(self, state: State) -> Change | None:
        try:
            self._check_may_edit()
            if self._store.run_length(state):
                self.long.walk(state)
                return None
            change = self._store.undo() if state == "done" else self._store.redo()
        except UserError as error:
            self.failed.emit(error)
            return None
        if change is not None:
            self._take(change)
        return change

    def apply(self, change: Change) -> Change | None:
        """Write an edit; gives it with the ids of what it made, None where it was refused."""
        try:
            self._check_may_edit()
            done = self._store.apply(change)
        except UserError as error:
            self.failed.emit(error)
            return None
        self._take(done)
        return done

    def _check_may_edit(self) -> None:
        """Raises UserError where an edit would go to a file that nobody will find again, or would
        stand between the parts of a long one.
        """
        if self.read_only:
            raise not_writable(self.path)
        if self._is_lost or _identity(self.path) != self._file:
            raise _gone(self.path)
        if self.long.work.busy:
            raise UserError(
                tr("An edit of many articles is going on"),
                hint=tr("Wait for its end, or cancel it below."),
            )

    def _go_where_it_was(self, edited: Edited) -> None:
        """Open the first article that a long undo or redo brought back."""
        if edited.first and self._is_held(edited.first):
            self.open_article(edited.first)

    def _take(self, change: Change) -> None:
        """Bring what is held in line with a change that the store has made, and tell."""
        tables = {row.table for row in (*change.before, *change.after)}
        if "tag" in tables:
            self._tags = self._store.tags()
        touched = articles_of(change)
        if touched and not self._is_open_among(touched):
            self._go_to(touched, removed_by(change))
        elif self._article is not None and "article" in tables:
            self._article = self._store.article(self._article.id)
            if rewrites(change):
                self._hold(self._store.spans(self._article.id))
            elif "span" in tables:
                self._take_spans(change, self._article.id)
        elif self._article is not None and "span" in tables:
            self._take_spans(change, self._article.id)
        self.changed.emit(change)

    def _is_open_among(self, touched: Sequence[int]) -> bool:
        """Whether the open article is one of `touched` and is still there."""
        article = self._article
        return article is not None and article.id in touched and self._is_held(article.id)

    def _go_to(self, touched: Sequence[int], removed: Collection[int]) -> None:
        """Open the first article of a change; where it left none, stay, or open none."""
        left = (article_id for article_id in touched if article_id not in removed)
        held = next(filter(self._is_held, left), None)
        if held is not None:
            self.open_article(held)
        elif self._article is not None and self._article.id in touched:
            self._article = None
            self._hold(())
            self.article_opened.emit()

    def _is_held(self, article_id: int) -> bool:
        return bool(self._store.article_lines([article_id]))

    def _hold(self, spans: Iterable[Span]) -> None:
        self._spans = {span.id: span for span in spans}
        self._tag_counts = Counter(span.tag_id for span in self._spans.values())

    def _take_spans(self, change: Change, article_id: int) -> None:
        kept = {row.id for row in change.after if row.table == "span"}
        for row in change.before:
            if row.table == "span" and row.id not in kept:
                self._drop(row.id)
        for span in spans_of(change, self._spans):
            if span.article_id == article_id:
                self._drop(span.id)
                self._spans[span.id] = span
                self._tag_counts[span.tag_id] += 1

    def _drop(self, span_id: int | None) -> None:
        span = self._spans.pop(span_id or 0, None)
        if span is not None:
            self._tag_counts[span.tag_id] -= 1


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path`, None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _gone(path: Path) -> UserError:
    return UserError(
        tr("The library file is gone"),
        tr("{path} was moved, deleted or replaced; nothing more can be saved in it.", path=path),
        tr("Put the file back, or use “Save a copy” in the File menu to keep what is shown."),
    )


def mark_of(span: Span) -> Mark:
    """A span as the page takes it."""
    return Mark(span.start, span.end, span.id, span.tag_id, bool(span.was))
