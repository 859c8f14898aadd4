"""The pen tray under the page: a button a tag, with its colour, line, name, count and key."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget

from db.records import Tag
from gui.session import Session
from gui.strokes import Stroke, draw_stroke, stroke_of
from gui.themes import LIGHT, Theme, tag_colour
from gui.widgets import named
from text.messages import language, tr

HEIGHT = 48
BUTTON_HEIGHT = 28
SIDE = 11
GAP = 8
DOT = 10
LINE, LINE_BELOW = 2, 8.5
"""Thickness of the line under the name, and how far it is below the middle."""


class Tray(QWidget):
    """Signals: `tag_requested(Tag)` when a button is pressed."""

    tag_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tray")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._session = session
        self._theme = LIGHT
        self.buttons: list[TagButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 0, 16, 0)
        self._layout.setSpacing(GAP)
        self.hint = named(QLabel(self), "tray_hint")
        self.hint.setSizePolicy(
            self.hint.sizePolicy().Policy.Ignored, self.hint.sizePolicy().Policy.Preferred
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self.hint, 1)
        self._build()
        session.changed.connect(self.refresh)
        session.article_opened.connect(self.refresh)
        session.article_altered.connect(self.refresh)

    def _build(self) -> None:
        for button in self.buttons:
            button.setParent(None)
            button.deleteLater()
        self.buttons = []
        for place, tag in enumerate(self._session.tags):
            button = TagButton(tag, stroke_of(place), self)
            button.theme = self._theme
            button.clicked.connect(self._request)
            self._layout.insertWidget(place, button)
            self.buttons.append(button)

    def refresh(self) -> None:
        """Show the tags and how often each stands in the open article."""
        if [button.tag for button in self.buttons] != list(self._session.tags):
            self._build()
        counts = self._session.tag_counts
        for button in self.buttons:
            button.set_count(counts.get(button.tag.id, 0))
            button.setEnabled(self._session.article is not None)

    def show_target(self, quote: str) -> None:
        """Say what a key would take."""
        text = quote.replace("\n", " ")
        self.hint.setText(
            self.hint.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideMiddle, max(self.hint.width(), 80)
            )
        )

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for button in self.buttons:
            button.theme = theme
            button.update()

    def _request(self) -> None:
        button = self.sender()
        if isinstance(button, TagButton):
            self.tag_requested.emit(button.tag)


class TagButton(QAbstractButton):
    """One tag: pressing it tags what its key would."""

    theme: Theme = LIGHT

    def __init__(self, tag: Tag, stroke: Stroke, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        self._stroke = stroke
        self._count = 0
        self.setObjectName(f"tag_{tag.name}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setText(tag.label(language()))
        self.setAccessibleName(tr("Tag as {tag}, key {key}", tag=self.text(), key=tag.key))
        self.setToolTip(tag.description or self.accessibleName())

    @property
    def count(self) -> int:
        """Spans of this tag in the open article."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show another count."""
        if count != self._count:
            self._count = count
            self.updateGeometry()
            self.update()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(11)
        return font

    def sizeHint(self) -> QSize:
        name = self.fontMetrics().horizontalAdvance(self.text())
        small = QFontMetrics(self._small())
        key = small.horizontalAdvance(self.tag.key) + 10 + GAP if self.tag.key else 0
        count = small.horizontalAdvance(str(self._count))
        return QSize(2 * SIDE + DOT + GAP + name + GAP + count + key, BUTTON_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the start of the name."""
        name = self.fontMetrics().horizontalAdvance(self.text())
        least = min(name, self.fontMetrics().horizontalAdvance("圈…"))
        return self.sizeHint() - QSize(name - least, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        theme = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(theme.soft if self.underMouse() and self.isEnabled() else theme.edge))
        painter.setBrush(QColor(theme.chosen if self.isDown() else theme.paper))
        painter.drawRoundedRect(area, 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tag_colour(self.tag.colour, theme))
        middle = area.center().y()
        painter.drawEllipse(QRectF(SIDE, middle - DOT / 2, DOT, DOT))
        x = float(SIDE + DOT + GAP)
        painter.setPen(QColor(theme.ink if self.isEnabled() else theme.soft))
        room = self.fontMetrics().horizontalAdvance(self.text()) - (
            self.sizeHint().width() - self.width()
        )
        room += 1  # advances are rounded down
        name = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        name_left, x = x, self._write(painter, x, name, self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        line = name_left, x - GAP, middle + LINE_BELOW, LINE
        draw_stroke(painter, *line, self._stroke, tag_colour(self.tag.colour, theme))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.soft))
        x = self._write(painter, x, str(self._count), self._small())
        if self.tag.key:
            width = QFontMetrics(self._small()).horizontalAdvance(self.tag.key) + 10
            box = QRectF(x, middle - 8, width, 16)
            painter.setPen(QColor(theme.edge))
            painter.setBrush(QColor(theme.window))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(theme.soft))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tag.key)

    def _write(self, painter: QPainter, x: float, text: str, font: QFont) -> float:
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.drawText(
            QRectF(x, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, text
        )
        return x + width + GAP
