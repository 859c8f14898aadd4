"""What the page draws: tints, text, stacked underlines, the target's frame, the caret."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen

from gui.reader.layout import BlockLayout, Piece, Spot
from gui.reader.marks import Mark, Marks, levels
from gui.reader.rungs import Rungs, rungs
from gui.reader.typography import style_of
from gui.strokes import TagLook, draw_runs, draw_stroke
from gui.themes import Theme, tag_colour, tint

WAVE = 3.0
FRAME_RADIUS = 2.0
EDGE = 0.75
"""Pixels by which an underline stops short of its span's ends, so that two in a row are parted."""
SHARED_RUN = 4.0
"""Pixels of a colour before the next one's turn, where levels share a row."""


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides how a block is drawn, but the block."""

    theme: Theme
    palette: QPalette
    tags: Mapping[int, TagLook]
    selection: tuple[int, int] | None
    target: tuple[int, int] | None
    caret: Spot | None
    hits: Sequence[tuple[int, int]] = ()


def draw_block(
    painter: QPainter, origin: QPointF, layout: BlockLayout, marks: Marks, look: Look
) -> None:
    """Paint one block with its left top at `origin`."""
    block = layout.block
    inside = marks.overlapping(block.start, block.end)
    depth = levels(inside)
    deepest = max(depth.values(), default=0)
    painter.save()
    painter.translate(origin)
    painter.setPen(Qt.PenStyle.NoPen)
    placed = [(mark, layout.pieces(mark.start, mark.end)) for mark in inside]
    depths = dict[float, int]()
    for mark, pieces in placed:
        for piece in pieces:
            depths[piece.baseline] = max(depths.get(piece.baseline, 0), depth[mark.id] + 1)
    under = _Under(painter, layout, look, depths)
    for mark, pieces in placed:
        under.draw_tint(mark, pieces)
    for start, end in _within(look.hits, block.start, block.end):
        _draw_hit(painter, layout, start, end, look)
    # Soft ink is readable on one tint only.
    is_soft = style_of(block.kind).soft and not deepest
    ink = QColor(look.theme.soft if is_soft else look.theme.ink)
    layout.draw(painter, QPointF(0, 0), ink, look.selection, look.palette)
    painter.setPen(Qt.PenStyle.NoPen)
    for mark, pieces in placed:
        under.draw_line(mark, pieces, depth[mark.id])
    if look.target:
        _draw_frame(painter, layout, look.target, look)
    caret = look.caret
    if caret is not None and layout.holds(caret):
        bar = layout.caret(caret.position, late=caret.late)
        painter.fillRect(bar, QColor(look.theme.accent))
    painter.restore()


class _Under:
    """The tints and underlines of one block, on whole pixels of the screen.

    `depths`: baseline of a line of text → how many levels of spans it has.
    """

    def __init__(
        self, painter: QPainter, layout: BlockLayout, look: Look, depths: Mapping[float, int]
    ) -> None:
        screen = painter.deviceTransform()
        self._painter = painter
        self._layout = layout
        self._look = look
        self._scale = screen.m22()
        self._shift = screen.dy()
        self._rungs = {
            baseline: rungs(
                layout.size, layout.pitch, levels, scale=self._scale, strong=look.theme.is_strong
            )
            for baseline, levels in depths.items()
        }

    def draw_tint(self, mark: Mark, pieces: Sequence[Piece]) -> None:
        """The ground of a span, down to the first underline."""
        colour = tint(self._look.tags[mark.tag_id].colour, self._look.theme)
        for piece in pieces:
            top = piece.baseline - self._layout.size
            bottom = self._below(piece.baseline, self._rungs[piece.baseline].first)
            area = QRectF(piece.left, top, piece.right - piece.left, bottom - top)
            self._painter.fillRect(area, colour)

    def draw_line(self, mark: Mark, pieces: Sequence[Piece], level: int) -> None:
        """The underline of a span in the row of its level."""
        tag = self._look.tags[mark.tag_id]
        colour = tag_colour(tag.colour, self._look.theme)
        for piece in pieces:
            rung = self._rungs[piece.baseline]
            row, thickness = rung.row(level), rung.thickness / self._scale
            left = piece.left + (EDGE if piece.first else 0)
            right = max(piece.right - (EDGE if piece.last else 0), left + 1.0)
            top = self._below(piece.baseline, rung.first + row * rung.step)
            if rung.sharers > 1 and row == rung.rows - 1:
                self._draw_turn(QLineF(left, top, right, top), rung, level - row, colour)
            elif mark.flagged:
                height = max(rung.step - 1, 2) / self._scale
                _draw_wave(self._painter, QRectF(left, top, right - left, height), colour)
            else:
                draw_stroke(self._painter, left, right, top, thickness, tag.stroke, colour)

    def _below(self, baseline: float, pixels: int) -> float:
        """So many pixels of the screen below the baseline, on the window's scale."""
        on_screen = round(baseline * self._scale + self._shift) + pixels
        return (on_screen - self._shift) / self._scale

    def _draw_turn(self, edge: QLineF, rung: Rungs, turn: int, colour: QColor) -> None:
        """A line that leaves room for the others in its row, on each character."""
        thickness = rung.thickness / self._scale
        room = int(self._layout.size * self._scale / rung.sharers) / self._scale
        run = max(min(room, SHARED_RUN), thickness)
        offset = (edge.x1() - turn * run) % (run * rung.sharers)
        runs = run, run * (rung.sharers - 1)
        draw_runs(self._painter, edge, thickness, runs, colour, offset)


def _draw_wave(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """A zigzag, as under a word to look at again."""
    left, right, top, height = area.left(), area.right(), area.top(), area.height()
    points = [QPointF(left, top + height)]
    while points[-1].x() < right:
        up = len(points) % 2
        points.append(QPointF(points[-1].x() + WAVE, top if up else top + height))
    painter.save()
    painter.setClipRect(area.adjusted(0, -1, 0, 1), Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6))
    painter.drawPolyline(points)
    painter.restore()


def _within(hits: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Those of `hits` that share a character with `[start, end)`; they lie one after the other."""
    first = bisect_left(hits, (start, start))
    first -= bool(first and hits[first - 1][1] > start)
    return hits[first : bisect_left(hits, (end, end))]


def _draw_hit(painter: QPainter, layout: BlockLayout, start: int, end: int, look: Look) -> None:
    ground, edge = tint(look.theme.accent, look.theme), QColor(look.theme.accent)
    for piece in layout.pieces(start, end):
        top = piece.baseline - layout.size * 0.96
        area = QRectF(piece.left, top, piece.right - piece.left, layout.size * 1.16)
        painter.fillRect(area, ground)
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), edge)


def _draw_frame(
    painter: QPainter, layout: BlockLayout, target: tuple[int, int], look: Look
) -> None:
    pen = QPen(QColor(look.theme.soft), 1)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for piece in layout.pieces(*target):
        top = piece.baseline - layout.size * 1.02
        bottom = piece.baseline + layout.size * 0.24
        frame = QRectF(piece.left - 0.5, top, piece.right - piece.left + 1, bottom - top)
        painter.drawRoundedRect(frame, FRAME_RADIUS, FRAME_RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)


def draw_hint(
    painter: QPainter, area: QRectF, base: QFont, theme: Theme, title: str, detail: str
) -> None:
    """Say in the middle of an empty page what to do."""
    middle = area.center().y()
    wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    font = QFont(base)
    font.setPixelSize(18)
    painter.setFont(font)
    painter.setPen(QColor(theme.ink))
    above = QRectF(area.left(), area.top(), area.width(), middle - area.top())
    painter.drawText(above, wrapped | Qt.AlignmentFlag.AlignBottom, title)
    font.setPixelSize(14)
    painter.setFont(font)
    painter.setPen(QColor(theme.soft))
    below = QRectF(area.left(), middle + 12, area.width(), area.bottom() - middle - 12)
    painter.drawText(below, wrapped | Qt.AlignmentFlag.AlignTop, detail)
