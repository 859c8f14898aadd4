"""The window in which the cut of one source is seen and mended."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.ask import Ask
from gui.repair.actions import RepairActions
from gui.repair.desk import Desk
from gui.repair.legend import Legend
from gui.repair.proposal import ProposalPane
from gui.repair.source import SourcePane
from gui.repair.together import Together
from gui.widgets import Elided, named
from text.article import ArticleDraft
from text.errors import UserError
from text.messages import tr
from text.repair import Place

FIRST_SIZE = QSize(1280, 720)


class RepairWindow(QWidget):
    """Shows `drafts` beside the `source` that their origins count in (None: it isn't there).

    It is modal to the window of `parent`, and goes by itself once it is left. Open it with
    `show()`. Signals: `accepted(drafts)` with the articles as mended, in order; `rejected()` where
    the reader left without.
    """

    accepted = Signal(object)
    rejected = Signal()

    def __init__(
        self,
        name: str,
        source: str | None,
        drafts: Sequence[ArticleDraft],
        ask: Ask,
        parent: QWidget | None = None,
        *,
        accept_text: str = "",
        article: int = 0,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("repair")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("The cut of {name}", name=name))
        self._ask = ask
        self._is_settled = False
        self.desk = Desk(source, drafts, self)
        self._build(accept_text or tr("Import"))
        self.desk.changed.connect(self._count)
        self.desk.said.connect(self.message.setText)
        self._count()
        self._fit()
        self.proposal.setFocus()
        self.desk.go(Place(min(article, len(self.desk.articles) - 1)))

    def _build(self, accept_text: str) -> None:
        self.source = SourcePane(self.desk, self)
        self.proposal = ProposalPane(self.desk, self)
        self._together = Together(self.desk, self.source, self.proposal, self)
        self.legend = Legend(self)
        self._actions = RepairActions(
            self.desk, self.proposal.edit_title, self.legend.show_all, self
        )
        for pane in (self.source, self.proposal):
            pane.menu_requested.connect(self._show_menu)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not self.desk.has_source:
            self.no_source = named(QLabel(left), "repair_note")
            self.no_source.setWordWrap(True)
            self.no_source.setText(
                tr("The source is not in this library. Here are its articles as they were.")
            )
            column.addWidget(self.no_source)
        column.addWidget(self.source)
        self.panes = named(QSplitter(self), "repair_panes")
        self.panes.addWidget(left)
        self.panes.addWidget(self.proposal)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        self.panes.setSizes([560, 720])
        shown = (*self._actions.by_id.values(), *self._actions.arrows)
        self.legend.take(shown, self._actions.by_id["all_keys"])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self.legend)
        layout.addLayout(self._foot(accept_text))

    def _foot(self, accept_text: str) -> QHBoxLayout:
        self.counts = named(Elided(self), "repair_counts", tr("What there is"))
        self.note = named(Elided(self), "repair_note", tr("What storing would do"))
        self.note.hide()
        self.message = named(Elided(self), "repair_message", tr("What was done"))
        ignored = QSizePolicy.Policy.Ignored
        self.message.setSizePolicy(ignored, QSizePolicy.Policy.Preferred)
        self.leave_button = named(QPushButton(tr("Leave") + "  Esc", self), "repair_leave")
        self.leave_button.setAccessibleName(tr("Leave"))
        self.accept_button = named(QPushButton(f"{accept_text}  Ctrl+↵", self), "repair_accept")
        self.accept_button.setAccessibleName(accept_text)
        self.accept_button.clicked.connect(self.accept)
        self.leave_button.clicked.connect(self.close)
        for keys, slot in ((("Ctrl+Return", "Ctrl+Enter"), self.accept), (("Esc",), self.close)):
            action = QAction(self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.triggered.connect(slot)
            self.addAction(action)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 10)
        foot.setSpacing(12)
        foot.addWidget(self.counts)
        foot.addWidget(self.note)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.accept_button)
        return foot

    def _fit(self) -> None:
        """As large as the window it belongs to, over which it lies."""
        owner = self.parentWidget()
        if owner is not None and owner.isVisible():
            self.setGeometry(owner.window().geometry())
        else:
            room = self.screen().availableGeometry().size() - QSize(24, 60)
            self.resize(FIRST_SIZE.boundedTo(room))

    # what there is to say

    def set_note(self, note: str) -> None:
        """Say what storing would do beyond the articles; nothing where `note` is empty."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _count(self) -> None:
        articles = self.desk.articles
        others = sum(article.kind == "other" for article in articles)
        uncertain = sum(bool(article.uncertain) for article in articles)
        said = [tr("Articles: {count}", count=len(articles) - others)]
        if others:
            said.append(tr("not articles: {count}", count=others))
        if uncertain:
            said.append(tr("uncertain: {count}", count=uncertain))
        if self.desk.history.is_changed:
            said.append(tr("not saved yet"))
        self.counts.setText(" · ".join(said))

    def _show_menu(self, point: QPoint) -> None:
        self._actions.menu(self).popup(point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.legend.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no widget took go about in the articles."""
        self.proposal.take_key(event)

    # coming and going

    def accept(self) -> None:
        """Give the articles away and leave, unless who takes them calls `keep_open`."""
        self._is_settled = True
        self.accepted.emit(self.desk.drafts)
        if self._is_settled:
            self.close()

    def keep_open(self, error: UserError) -> None:
        """What was accepted could not be stored: say so, and let the reader go on."""
        self._is_settled = False
        self.message.setText(str(error))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks only where something was changed."""
        if not self._is_settled:
            if self.desk.history.is_changed and not self._ask.leave_unsaved(self):
                event.ignore()
                return
            self._is_settled = True
            self.rejected.emit()
        event.accept()
