"""The strip beside the scroll bar: where the spans and the hits of the whole article are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.reader.galley import Galley
from gui.reader.marks import Marks
from gui.strokes import TagLook
from gui.themes import Theme, tag_colour
from text.messages import tr

WIDTH = 12
ROW = 2
"""Pixels of the strip that stand for one stretch of the article."""
MOST_LOOKED_AT = 24
"""Marks of one row whose tags are looked at, so that a huge article takes no longer."""
ABREAST = 3
LATER_MS = 120


@dataclass(slots=True)
class Seen:
    """What the strip shows."""

    marks: Marks
    hits: Sequence[tuple[int, int]]
    tags: Mapping[int, TagLook]
    theme: Theme


@dataclass(slots=True)
class Row:
    """One row: tag ids in order, and whether a hit is there."""

    y: int
    tags: list[int] = field(default_factory=list)
    hit: bool = False


def rows(galley: Galley, marks: Marks, hits: Sequence[tuple[int, int]], height: int) -> list[Row]:
    """The rows of a strip of `height` pixels in which something begins."""
    found = []
    hit = 0
    edges = list(_edges(galley, height))
    for number, (first, end) in enumerate(pairwise(edges)):
        row = Row(number * ROW)
        for mark in marks.starting(first, end)[:MOST_LOOKED_AT]:
            if mark.tag_id not in row.tags:
                row.tags.append(mark.tag_id)
        while hit < len(hits) and hits[hit][0] < end:
            row.hit = True
            hit += 1
        if row.tags or row.hit:
            found.append(row)
    return found


def _edges(galley: Galley, height: int) -> Iterator[int]:
    """The position of the article at the top of each row, and its end."""
    if not galley.blocks:
        return
    flow, step = galley.flow, galley.flow.total / max(height // ROW, 1)
    for number in range(max(height // ROW, 1)):
        y = number * step
        block = flow.block_at(y)
        into = (y - flow.top(block)) / max(flow.height(block), 1.0)
        start, end = galley.blocks[block][:2]
        yield start + int(into * (end - start)) if number else 0
    yield len(galley.text) + 1


class Overview(QWidget):
    """Signals: `asked(part)` when one clicks at a part of the article, from 0 to 1."""

    asked = Signal(float)

    def __init__(self, galley: Galley, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Overview of the article"))
        self._galley = galley
        self._seen: Seen | None = None
        self._next: Seen | None = None
        self._rows: list[Row] | None = None
        # No edit waits for the strip to be drawn.
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._take)
        self.setFixedWidth(WIDTH)

    def show_all(self, seen: Seen) -> None:
        """Show another article, other spans, hits or colours, soon."""
        self._next = seen
        self._later.start()

    def _take(self) -> None:
        self._seen, self._rows = self._next, None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._seen is None:
            with QPainter(self) as painter:
                painter.fillRect(event.rect(), self.palette().base())
            return
        seen = self._seen
        if self._rows is None:
            self._rows = rows(self._galley, seen.marks, seen.hits, self.height())
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(seen.theme.paper))
            for row in self._rows:
                self._draw(painter, row, seen)

    def _draw(self, painter: QPainter, row: Row, seen: Seen) -> None:
        if row.hit:
            painter.fillRect(QRectF(0, row.y, WIDTH, ROW), QColor(seen.theme.accent))
            return
        tags = row.tags[:ABREAST]
        width = (WIDTH - 4) / len(tags)
        for place, tag_id in enumerate(tags):
            colour = tag_colour(seen.tags[tag_id].colour, seen.theme)
            painter.fillRect(QRectF(2 + place * width, row.y, width, ROW), colour)

    def resizeEvent(self, _: object) -> None:
        self._rows = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.asked.emit(event.position().y() / max(self.height(), 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
