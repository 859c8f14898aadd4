"""The right pane: every span of the open article; a click goes there."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gui.rows import Rows
from gui.session import Session
from gui.spans.delegate import ROW_HEIGHT, SIDE, SpanDelegate
from gui.spans.model import SpanList
from gui.themes import Theme
from gui.widgets import Elided, named
from text.messages import tr

NARROWEST = 160


class SpanPanel(QWidget):
    """Signals: `chosen(span_id)` when the user goes to a span; `found_right(span_id)` when a
    flagged one was looked at and is right; `removal_requested(span_id)`.
    """

    chosen = Signal(int)
    found_right = Signal(int)
    removal_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("spans")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(NARROWEST)
        self._session = session
        self.model = SpanList(session, self)
        self.heading = named(Elided(self), "pane_heading")
        self.list = named(Rows(ROW_HEIGHT, self), "span_list", tr("Spans of the article"))
        self._delegate = SpanDelegate(session, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.right = QAction(tr("The span is right"), self.list)
        self.right.setShortcut("Y")
        self.right.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.right.triggered.connect(self._find_right)
        self.list.addAction(self.right)
        self.remove = QAction(tr("Remove span"), self.list)
        self.remove.triggered.connect(self._request_removal)
        self.flags = named(QPushButton(self), "flags")
        self.flags.setToolTip(tr("Words under these spans were changed: go to the next of them"))
        self.flags.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.flags.clicked.connect(self.go_to_next_flag)
        # Else the list moves as it comes and goes.
        self.heading.setMinimumHeight(self.flags.sizeHint().height())
        self.empty = named(QLabel(self), "empty_detail")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(SIDE, 4, SIDE, 0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(6)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, SIDE - 4, 0)
        top.addWidget(self.heading, 1)
        top.addWidget(self.flags)
        layout.addLayout(top)
        layout.addLayout(self._stack)
        self._current = 0
        self.model.modelAboutToBeReset.connect(self._keep_current)
        self.model.modelReset.connect(self._restore_current)
        for signal in (
            self.model.modelReset,
            self.model.rowsInserted,
            self.model.rowsRemoved,
            self.model.dataChanged,
        ):
            signal.connect(self._label)
        self._label()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def show_current(self, span_id: int) -> None:
        """Mark the row of a span that was gone to on the page."""
        row = self.model.row_of(span_id)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def go_to_next_flag(self) -> None:
        """Go to the flagged span after the current one; after the last, to the first."""
        rows = self.model.flagged()
        current = self.list.currentIndex().row()
        row = next((row for row in rows if row > current), rows[0] if rows else None)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row, 0))
            self._choose(self.model.index(row, 0))

    def _show_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        if not index.isValid():
            return
        self.list.setCurrentIndex(index)
        self.right.setEnabled(bool(self.model.span_at(index.row()).was))
        menu = QMenu(self)
        menu.addAction(self.right)
        menu.addAction(self.remove)
        menu.aboutToHide.connect(self._enable_right)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(point))

    def _enable_right(self) -> None:
        self.right.setEnabled(True)

    def _find_right(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0 and self.model.span_at(row).was:
            self.found_right.emit(self.model.span_at(row).id)

    def _request_removal(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            self.removal_requested.emit(self.model.span_at(row).id)

    def _keep_current(self) -> None:
        row = self.list.currentIndex().row()
        self._current = self.model.span_at(row).id if row >= 0 else 0

    def _restore_current(self) -> None:
        self.show_current(self._current)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.span_at(index.row()).id)

    def _label(self) -> None:
        count = self.model.rowCount()
        self.heading.setText(tr("In this article: {count}", count=count))
        self.heading.setVisible(self._session.article is not None)
        self._stack.setCurrentIndex(0 if count else 1)
        flagged = len(self.model.flagged())
        self.flags.setVisible(bool(flagged))
        self.flags.setText(tr("{count} to look at", count=flagged))
        self.empty.setText(
            tr("Nothing is tagged in this article.")
            if self._session.article and self._session.read_only
            else tr("Nothing tagged yet. Select text or point at a word, then press 1 to 9.")
            if self._session.article
            else tr("The spans of the open article stand here.")
        )
