"""The panes side by side: the page in the middle, and beside it what there is room for."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui.widgets import named

LEAST_PAGE: Final = 420
"""Pixels below which a page is no pleasure: a pane at its side folds away before that."""
_ROOMY_PAGE: Final = 560
_WIDTHS: Final = (292, 272)
_SNUG: Final = (240, 216)
"""Widths of the side panes in a wide window, and those to which they shrink for the page."""


class Panes(QSplitter):
    """Where there is no room, the right pane folds away, then the left; with room they come back.

    A pane that the user asks for comes all the same, and the other goes.
    """

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "panes")
        self._middle = middle
        self._sides = left, right
        self._actions: Mapping[QWidget, QAction] = {}
        self._folded: set[QWidget] = set()
        self._asked: list[QWidget] = []
        self._is_fitting = self._is_chosen = False
        self.splitterMoved.connect(self._choose)
        for widget in (left, middle, right):
            self.addWidget(widget)
        middle.setMinimumWidth(LEAST_PAGE)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)  # noqa: FBT003 - Qt's signature
        self.setHandleWidth(1)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)
        for side in self._sides:
            side.installEventFilter(self)

    def take(self, actions: Mapping[QWidget, QAction]) -> None:
        """The actions whose marks say which side panes are there."""
        self._actions = actions

    def restoreState(self, state: QByteArray | bytes | bytearray | memoryview) -> bool:
        self._is_chosen = True
        return super().restoreState(state)

    def _choose(self) -> None:
        self._is_chosen = True

    def _share(self) -> None:
        """Share out the width as long as nobody has chosen."""
        lacking = max(sum(_WIDTHS) + _ROOMY_PAGE - self.width(), 0)
        left, right = (
            max(full - lacking // 2, snug) for full, snug in zip(_WIDTHS, _SNUG, strict=True)
        )
        taken = sum(
            wide
            for side, wide in zip(self._sides, (left, right), strict=True)
            if not side.isHidden()
        )
        self.setSizes([left, max(self.width() - taken, LEAST_PAGE), right])

    def minimumSizeHint(self) -> QSize:
        """That of the middle: the panes beside it fold away."""
        width = max(self._middle.minimumSizeHint().width(), LEAST_PAGE)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        if not self._is_chosen:
            self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and watched in self._sides and not self._is_fitting:
            if event.type() is QEvent.Type.ShowToParent:
                self._asked.append(watched)
                self._later.start()
            elif event.type() is QEvent.Type.HideToParent:
                self._folded.discard(watched)
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Fold away what there is no room for, bring back what there is."""
        asked, self._asked = self._asked, []
        self._is_fitting = True
        left, right = self._sides
        spared = asked if len(asked) == 1 else []
        first, second = (left, right) if right in spared else (right, left)
        for side in (second, first):
            if side in self._folded and self._needed(side) <= self.width():
                self._folded.discard(side)
                side.show()
        for side in (first, second):
            if not side.isHidden() and side not in spared and self._needed() > self.width():
                self._folded.add(side)
                side.hide()
        self._is_fitting = False
        for side, action in self._actions.items():
            action.setChecked(not side.isHidden())

    def _needed(self, *more: QWidget) -> int:
        """Pixels that the page and the side panes that are there need, with `more` of them."""
        shown = [side for side in self._sides if side in more or not side.isHidden()]
        return LEAST_PAGE + sum(side.minimumWidth() + self.handleWidth() for side in shown)
