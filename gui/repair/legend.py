"""The keys and what they do, always in view; a click does the same."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.repair.actions import RepairKey
from gui.repair.kinds import kind_colour
from gui.themes import theme_in_force
from text.messages import tr

SIDE = 14
TOP = 8
ROW = 24
GAP = 14
CAP = 18.0
SIZE = 12
GROUP_GAP = 12.0
FEWEST = 2
LOWEST = TOP + FEWEST * ROW
ROOMY = 560
"""Pixels of height from which on a window has room for all chips."""


class Legend(QWidget):
    """Chips in rows, a thin gap between groups. In a low window there are FEWEST rows, and the
    last chip, which is that of `more`, shows all.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("repair_legend")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions: tuple[QAction, ...] = ()
        self._more: QAction | None = None
        self._is_full = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Keys"))

    def take(self, actions: Sequence[QAction], more: QAction) -> None:
        """Show these; `more` is the one that calls `show_all`."""
        self._actions, self._more = tuple(actions), more
        said = [f"{_keys(action)} {action.text()}" for action in self._actions]
        self.setAccessibleDescription("; ".join(said))
        self.fit()

    def show_all(self) -> None:
        """Show all chips, or no more than there is room for again; nothing where all are shown
        anyway.
        """
        self._is_full = not self._is_full and not self._has_room(self.width())
        self.fit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return round(places[-1][0].bottom()) + TOP if places else 0

    def sizeHint(self) -> QSize:
        return QSize(900, self.heightForWidth(max(self.width(), 900)))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take as much height as the window has room for."""
        if self._has_room(self.width()):
            self._is_full = False
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def places(self) -> list[tuple[QRectF, QAction]]:
        """The chips that are shown, with their places."""
        return self._places(self.width())

    def _places(self, width: int) -> list[tuple[QRectF, QAction]]:
        shown = [action for action in self._actions if action is not self._more]
        places = self._set(shown, width)
        if self._more is None or self._is_full or self._has_room(width):
            return places
        while places and self._set([*shown, self._more], width)[-1][0].bottom() > LOWEST:
            shown.pop()
            places = self._set([*shown, self._more], width)
        return places

    def _has_room(self, width: int) -> bool:
        """Whether all chips are shown unasked."""
        if self.window().height() >= ROOMY:
            return True
        places = self._set([action for action in self._actions if action is not self._more], width)
        return not places or places[-1][0].bottom() <= LOWEST

    def _set(self, actions: Sequence[QAction], width: int) -> list[tuple[QRectF, QAction]]:
        metrics = QFontMetricsF(self._font())
        places: list[tuple[QRectF, QAction]] = []
        x, y, group = float(SIDE), float(TOP), ""
        for action in actions:
            spec: RepairKey = action.data()
            room = self._cap_width(action, metrics) + 6 + metrics.horizontalAdvance(action.text())
            if group and spec.group != group:
                x += GROUP_GAP
            group = spec.group
            if x + room > width - SIDE and x > SIDE:
                x, y = float(SIDE), y + ROW
            places.append((QRectF(x, y, room, ROW), action))
            x += room + GAP
        return places

    def _cap_width(self, action: QAction, metrics: QFontMetricsF) -> float:
        return max(metrics.horizontalAdvance(_keys(action)) + 10, CAP)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(SIZE)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_in_force()
        font = self._font()
        metrics = QFontMetricsF(font)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            for area, action in self.places():
                spec: RepairKey = action.data()
                width = self._cap_width(action, metrics)
                cap = QRectF(area.left() + 0.5, area.center().y() - CAP / 2 + 0.5, width, CAP)
                painter.setPen(QColor(theme.line))
                painter.setBrush(QColor(theme.paper))
                painter.drawRoundedRect(cap, 4, 4)
                painter.setPen(QColor(theme.ink))
                painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, _keys(action))
                painter.setPen(kind_colour(spec.kind, theme) if spec.kind else QColor(theme.ink))
                label = area.adjusted(width + 6, 0, 2, 0)
                painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, action.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        action = self._at(event.position())
        if action is not None:
            action.trigger()

    def _at(self, point: QPointF) -> QAction | None:
        found = (action for area, action in self.places() if area.contains(point))
        return next(found, None)


def _keys(action: QAction) -> str:
    spec: RepairKey = action.data()
    if not action.shortcuts():
        return spec.keys[0]
    return action.shortcuts()[0].toString().replace("Up", "↑").replace("Down", "↓")
