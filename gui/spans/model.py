"""Spans of the open article as a list model."""

from bisect import bisect_left

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.records import Change, Span
from gui.changes import reading_order, rewrites
from gui.session import Session
from gui.widgets import tip
from text.messages import language, tr

SPAN_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class SpanList(QAbstractTableModel):
    """Rows are spans by start, outer before inner; `data(index, SPAN_ROLE)` is a Span."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._spans: list[Span] = []
        session.article_opened.connect(self.reread)
        session.article_altered.connect(self.reread)
        session.changed.connect(self._follow)

    def reread(self) -> None:
        """Show the spans of the open article."""
        self.beginResetModel()
        self._spans = list(self._session.spans)
        self.endResetModel()

    def row_of(self, span_id: int) -> int | None:
        """The row that shows a span, None where none does."""
        return next((row for row, span in enumerate(self._spans) if span.id == span_id), None)

    def span_at(self, row: int) -> Span:
        """The span in a row."""
        return self._spans[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._spans)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        span = self._spans[index.row()]
        if role == SPAN_ROLE:
            return span
        if role == Qt.ItemDataRole.DisplayRole:
            return span.quote
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            named = f"{self._session.tag(span.tag_id).label(language())}: {span.quote}"
            shown = f"{named}\n{tr('Was: {words}', words=span.was)}" if span.was else named
            return tip(shown) if role == Qt.ItemDataRole.ToolTipRole else shown
        return None

    def flagged(self) -> list[int]:
        """The rows of spans that a person should look at again."""
        return [row for row, span in enumerate(self._spans) if span.was]

    def _follow(self, change: Change) -> None:
        if rewrites(change):
            self.reread()  # one by one, moved rows would be sorted in among rows not moved yet
            return
        for span_id in {row.id for row in (*change.before, *change.after) if row.table == "span"}:
            span = self._session.span(span_id)
            if span is not None and self._is_in_place(span):
                continue
            self._remove(span_id)
            if span is not None:
                self._insert(span)

    def _is_in_place(self, span: Span) -> bool:
        """Whether a span keeps its row; then that shows it as it is now."""
        row = self.row_of(span.id)
        if row is None or reading_order(self._spans[row]) != reading_order(span):
            return False
        self._spans[row] = span
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        return True

    def _remove(self, span_id: int | None) -> None:
        row = None if span_id is None else self.row_of(span_id)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._spans[row]
            self.endRemoveRows()

    def _insert(self, span: Span) -> None:
        row = bisect_left(self._spans, reading_order(span), key=reading_order)
        self.beginInsertRows(QModelIndex(), row, row)
        self._spans.insert(row, span)
        self.endInsertRows()
