"""What the page draws: tints, text, stacked underlines, the target's frame, the caret."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen

from gui.reader.layout import BlockLayout, Spot
from gui.reader.marks import Mark, Marks, levels
from gui.reader.typography import style_of
from gui.themes import Theme, tag_colour, tint

UNDERLINE = 2.0
UNDERLINE_STEP = 3.0
WAVE = 3.0
FRAME_RADIUS = 2.0


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides how a block is drawn, but the block."""

    theme: Theme
    palette: QPalette
    tag_colours: Mapping[int, str]
    selection: tuple[int, int] | None
    target: tuple[int, int] | None
    caret: Spot | None


def draw_block(
    painter: QPainter, origin: QPointF, layout: BlockLayout, marks: Marks, look: Look
) -> None:
    """Paint one block with its left top at `origin`."""
    block = layout.block
    inside = marks.overlapping(block.start, block.end)
    depth = levels(inside)
    painter.save()
    painter.translate(origin)
    painter.setPen(Qt.PenStyle.NoPen)
    for mark in inside:
        _draw_tint(painter, layout, mark, depth[mark.id], look)
    ink = QColor(look.theme.soft if style_of(block.kind).soft else look.theme.ink)
    layout.draw(painter, QPointF(0, 0), ink, look.selection, look.palette)
    painter.setPen(Qt.PenStyle.NoPen)
    for mark in inside:
        _draw_underline(painter, layout, mark, depth[mark.id], look)
    if look.target:
        _draw_frame(painter, layout, look.target, look)
    caret = look.caret
    if caret is not None and layout.holds(caret):
        bar = layout.caret(caret.position, late=caret.late)
        painter.fillRect(bar, QColor(look.theme.accent))
    painter.restore()


def _underline_top(layout: BlockLayout, baseline: float, depth: int) -> float:
    return baseline + layout.size * 0.28 + depth * UNDERLINE_STEP


def _draw_tint(painter: QPainter, layout: BlockLayout, mark: Mark, depth: int, look: Look) -> None:
    colour = tint(look.tag_colours[mark.tag_id], look.theme)
    for piece in layout.pieces(mark.start, mark.end):
        top = piece.baseline - layout.size
        bottom = _underline_top(layout, piece.baseline, depth)
        painter.fillRect(QRectF(piece.left, top, piece.right - piece.left, bottom - top), colour)


def _draw_underline(
    painter: QPainter, layout: BlockLayout, mark: Mark, depth: int, look: Look
) -> None:
    colour = tag_colour(look.tag_colours[mark.tag_id], look.theme)
    for piece in layout.pieces(mark.start, mark.end):
        left = piece.left + (0.75 if piece.first else 0)
        right = piece.right - (0.75 if piece.last else 0)
        top = _underline_top(layout, piece.baseline, depth)
        if mark.flagged:
            _draw_wave(painter, left, max(right, left + 1.0), top, colour)
        else:
            painter.fillRect(QRectF(left, top, max(right - left, 1.0), UNDERLINE), colour)


def _draw_wave(painter: QPainter, left: float, right: float, top: float, colour: QColor) -> None:
    """A zigzag, as under a word to look at again, as high as an underline and its distance."""
    points = [QPointF(left, top + WAVE)]
    while points[-1].x() < right:
        up = len(points) % 2
        points.append(QPointF(points[-1].x() + WAVE, top if up else top + WAVE))
    painter.save()
    painter.setClipRect(QRectF(left, top - 1, right - left, WAVE + 2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6))
    painter.drawPolyline(points)
    painter.restore()


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
