"""The articles of the library as a list model that reads only the pages in view."""

from array import array
from collections import OrderedDict

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.records import ArticleLine
from db.store import Store
from text.doubts import why
from text.messages import tr

PAGE_ROWS = 100
KEPT_PAGES = 20
LINE_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class ArticleList(QAbstractTableModel):
    """Rows are articles in the order of `show`; `data(index, LINE_ROLE)` is an ArticleLine."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._ids = array("q")
        self._pages: OrderedDict[int, dict[int, ArticleLine]] = OrderedDict()

    def show_ids(self, ids: "array[int]") -> None:
        """Show these articles in this order."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def reread(self, article_id: int) -> None:
        """Read the line of an article again: its spans, status or title changed."""
        row = self.row_of(article_id)
        if row is not None:
            self._pages.pop(row // PAGE_ROWS, None)
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def row_of(self, article_id: int) -> int | None:
        """The row that shows an article, None where it isn't shown."""
        try:
            return self._ids.index(article_id)
        except ValueError:
            return None

    def id_at(self, row: int) -> int | None:
        """The article in a row, None outside."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def line(self, row: int) -> ArticleLine | None:
        """What is shown in a row; None where the article is gone."""
        number = row // PAGE_ROWS
        page = self._pages.get(number)
        if page is None:
            ids = self._ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]
            page = {line.id: line for line in self._store.article_lines(ids)}
            self._pages[number] = page
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page.get(self._ids[row])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            LINE_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        line = self.line(index.row())
        if role == LINE_ROLE or line is None:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (title_of(line), line.source_name, status_text(line.status), _doubt(line))
            return ", ".join(filter(None, said))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (title_of(line), _doubt(line))))
        return title_of(line)


def title_of(line: ArticleLine) -> str:
    """The title to show; never empty."""
    return line.title or tr("(no title)")


def status_text(status: str) -> str:
    """A status in the user's language."""
    return {"new": tr("unread"), "reading": tr("reading"), "done": tr("done")}[status]


def marks_text(line: ArticleLine) -> str:
    """Whether its cut is uncertain, and how many spans it has; nothing where there is neither."""
    doubt = tr("cut?") if line.uncertain else ""
    return " · ".join(filter(None, (doubt, spans_text(line.spans))))


def _doubt(line: ArticleLine) -> str:
    return tr("Uncertain cut: {reason}", reason=why(line.uncertain)) if line.uncertain else ""


def spans_text(count: int) -> str:
    """How many spans an article has; nothing where it has none."""
    if count == 1:
        return tr("1 span")
    return tr("{count} spans", count=count) if count else ""
