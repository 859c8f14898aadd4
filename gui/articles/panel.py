"""The left pane: filter box, status chips, order, and the list itself."""

from array import array
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.file import open_library
from db.records import ORDERS, ArticleQuery, Change
from db.store import Store
from gui.articles.chips import ChipRow
from gui.articles.delegate import HEIGHT, ArticleDelegate
from gui.articles.model import ArticleList
from gui.changes import articles_of
from gui.rows import Rows
from gui.session import Session
from gui.themes import Theme
from gui.widgets import named
from gui.work import IsCancelled, Job, Progress, Work
from text.messages import language, tr

T = TypeVar("T")
FILTER_DELAY_MS = 150
LEAST_WIDTH = 200
_DOWN, _ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Escape
_RETURN, _ENTER = Qt.Key.Key_Return, Qt.Key.Key_Enter


class ArticlePanel(QWidget):
    """Lists the articles; reading the list of ids goes on off the window's thread.

    Signals: `opened(article_id)` when the user goes to an article; `import_requested()` from the
    empty list; `listed()` when the list shows what was asked for.
    """

    opened = Signal(int)
    import_requested = Signal()
    listed = Signal()

    def __init__(self, session: Session, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articles")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Else counts that grow widen the pane and lay out the page anew.
        self.setMinimumWidth(LEAST_WIDTH)
        self._session = session
        self._work = work
        self._query = ArticleQuery()
        self.waiting = False
        self.model = ArticleList(session.store, self)
        self._build()
        self._typing = QTimer(self, singleShot=True, interval=FILTER_DELAY_MS)
        self._typing.timeout.connect(self._take_filter)
        self.filter.textChanged.connect(self._typing.start)
        session.changed.connect(self._follow)
        session.read.connect(self._follow_reading)
        session.article_opened.connect(self._show_open_article)
        session.refreshed.connect(self.refresh)

    def _build(self) -> None:
        self.filter = named(QLineEdit(self), "filter", tr("Filter titles and texts"))
        self.filter.setPlaceholderText(tr("Filter titles and texts"))
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self.chips = QButtonGroup(self)
        self.chip_row = ChipRow(self)
        for status in ("", "new", "reading", "done"):
            chip = named(QPushButton(self.chip_row), "chip")
            chip.setCheckable(True)
            chip.setProperty("status", status)
            chip.setChecked(not status)
            self.chips.addButton(chip)
            self.chip_row.add(chip)
        self.chips.buttonClicked.connect(self._take_status)
        self.order = named(QToolButton(self.chip_row), "order", tr("Order, and what is listed"))
        self.order.setText("⇅")
        self.order.setToolTip(tr("Order, and what is listed"))
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setMenu(self._order_menu())
        self.chip_row.end_with(self.order)
        self.list = named(Rows(HEIGHT, self), "article_list", tr("Articles"))
        self._delegate = ArticleDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._open_current)
        self.empty = EmptyList(self)
        self.empty.button.clicked.connect(self.import_requested)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        filter_row = QHBoxLayout()
        filter_row.setContentsMargins(12, 0, 12, 0)
        filter_row.addWidget(self.filter)
        layout.addLayout(filter_row)
        layout.addWidget(self.chip_row)
        layout.addLayout(self._stack)

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        names = {
            "added": tr("In the order of import"),
            "title": tr("By title"),
            "source": tr("By source"),
            "status": tr("By status"),
            "spans": tr("By number of spans"),
        }
        for order in ORDERS:
            action = group.addAction(names[order])
            action.setCheckable(True)
            action.setData(order)
            action.setChecked(order == self._query.order)
            menu.addAction(action)
        group.triggered.connect(self._take_order)
        menu.addSeparator()
        self.with_other = QAction(tr("Notices and mastheads too"), menu)
        self.with_other.setCheckable(True)
        self.with_other.toggled.connect(self._take_other)
        menu.addAction(self.with_other)
        return menu

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    # what is listed

    def refresh(self) -> None:
        """List anew what the query asks for; the open article stays chosen."""
        query = self._query
        self._work.cancel()
        self.waiting = True
        self._look_up(lambda store: store.article_ids(query), lambda ids: self._show(query, ids))
        self._count()

    def _look_up(self, ask: Callable[[Store], T], answer: Callable[[T], None]) -> None:
        """Ask the library off the window's thread."""
        path = self._session.path

        def run(progress: Progress, cancelled: IsCancelled) -> T:
            with open_library(path, read_only=True) as store:
                return ask(store)

        self._work.start(Job("", run, answer, self._session.failed.emit))

    def _show(self, query: ArticleQuery, ids: "array[int]") -> None:
        if query != self._query:  # another one was asked for meanwhile
            return
        self.waiting = False
        self.model.show_ids(ids)
        self.empty.show_for(filtered=bool(self._query.text or self._query.status))
        self._stack.setCurrentIndex(0 if ids else 1)
        self.list.scrollToTop()
        self._show_open_article()
        self.listed.emit()

    def _count(self) -> None:
        with_other = self._query.with_other
        self._look_up(lambda store: store.status_counts(with_other=with_other), self._label_chips)

    def _label_chips(self, counts: dict[str, int]) -> None:
        names = {"": tr("All"), "new": tr("Unread"), "reading": tr("Reading"), "done": tr("Done")}
        for chip in self.chips.buttons():
            status = chip.property("status")
            count = counts.get(status, 0) if status else sum(counts.values())
            chip.setText(f"{names[status]} {_short(count)}")
            chip.setToolTip(f"{names[status]} {count:,}")

    def _take_filter(self) -> None:
        self._change_query(replace(self._query, text=self.filter.text().strip()))

    def _take_status(self, chip: QAbstractButton) -> None:
        self._change_query(replace(self._query, status=chip.property("status")))

    def _take_order(self, action: QAction) -> None:
        order = action.data()
        again = order == self._query.order
        self._change_query(
            replace(self._query, order=order, descending=again and not self._query.descending)
        )

    def _take_other(self, shown: bool) -> None:
        self._change_query(replace(self._query, with_other=shown))

    def _change_query(self, query: ArticleQuery) -> None:
        if query != self._query:
            self._query = query
            self.order.setText("↑" if query.descending else "↓" if query.order != "added" else "⇅")
            self.refresh()

    def _follow(self, change: Change) -> None:
        for article_id in articles_of(change):
            self.model.reread(article_id)
        before, after = (
            {row.id for row in rows if row.table == "article"}
            for rows in (change.before, change.after)
        )
        if before != after:
            self.refresh()
        elif after:
            self._count()

    def _follow_reading(self, article_id: int) -> None:
        self.model.reread(article_id)
        self._count()

    # going to an article

    def go(self, step: int) -> bool:
        """Open the article `step` rows further down; False at the end of the list."""
        row = self.list.currentIndex().row() + step
        article_id = self.model.id_at(row)
        if article_id is None:
            return False
        self.list.setCurrentIndex(self.model.index(row, 0))
        return True

    def _open_current(self, current: QModelIndex) -> None:
        article_id = self.model.id_at(current.row())
        open_article = self._session.article
        if article_id is not None and (open_article is None or open_article.id != article_id):
            self.opened.emit(article_id)

    def _show_open_article(self) -> None:
        article = self._session.article
        row = self.model.row_of(article.id) if article else None
        if row is None:
            self.list.clearSelection()
            return
        index = self.model.index(row, 0)
        if self.list.currentIndex() != index:
            self.list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self.list.scrollTo(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter and isinstance(event, QKeyEvent):
            return self._filter_key(event)
        return super().eventFilter(watched, event)

    def _filter_key(self, event: QKeyEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in (_DOWN, _RETURN, _ENTER):
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.go(1)
            return True
        if event.key() == _ESCAPE and self.filter.text():
            self.filter.clear()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from what is above the list to the list; on it, the window leads on."""
        if event.key() == _ESCAPE and self.list.isVisible() and not self.list.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)


def _short(count: int) -> str:
    """`count` in four characters at most, so that the pane stays as wide as it is."""
    if count < 10_000:
        return str(count)
    if language() == "zh":
        return f"{count / 10_000:.1f}万" if count < 100_000 else f"{count // 10_000}万"
    return f"{count // 1000}k"


class EmptyList(QWidget):
    """What the list says when it has nothing to show."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = named(QLabel(self), "empty_title")
        self.title.setWordWrap(True)
        self.detail = named(QLabel(self), "empty_detail")
        self.detail.setWordWrap(True)
        self.button = QPushButton(tr("Import files…"), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 24, 20, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.detail)
        layout.addWidget(self.button)
        layout.addStretch()

    def show_for(self, *, filtered: bool) -> None:
        """Say why nothing is listed: the filter, or an empty library."""
        self.button.setVisible(not filtered)
        if filtered:
            self.title.setText(tr("Nothing fits the filter"))
            self.detail.setText(tr("Take other words, or another status. Esc clears the filter."))
        else:
            self.title.setText(tr("No articles yet"))
            self.detail.setText(
                tr("Import texts, documents, web pages or books, or drop files and folders here.")
            )
