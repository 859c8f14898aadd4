"""The lines by which tags are told apart where colours can't be."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

UNIT = 2.0
"""Pixels that a run of 1 has at least, however thin the line."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """`runs` are lengths of ink and gap in turn, none for an unbroken line; in its gaps a
    `beaded` line goes on with half the thickness.
    """

    name: str
    runs: tuple[int, ...] = ()
    beaded: bool = False


STROKES = (
    Stroke("solid"),
    Stroke("dotted", (1, 1)),
    Stroke("thick and thin", (3, 3), beaded=True),
    Stroke("dash, dot", (4, 1, 1, 1)),
    Stroke("beads", (1, 3), beaded=True),
    Stroke("sparse dots", (1, 3)),
    Stroke("dash, two dots", (4, 1, 1, 1, 1, 1)),
    Stroke("dots in pairs", (1, 1, 1, 4)),
    Stroke("long beads", (1, 1, 1, 4), beaded=True),
)
"""One for each key. Even dashes are kept for suggestions, the wave for what is flagged."""


def stroke_of(place: int) -> Stroke:
    """The stroke of the tag at `place` among all tags, from 0."""
    return STROKES[place % len(STROKES)]


@dataclass(frozen=True, slots=True)
class TagLook:
    """What a tag looks like in any theme: the colour that it was given, and its line."""

    colour: str
    stroke: Stroke


def draw_stroke(
    painter: QPainter,
    left: float,
    right: float,
    top: float,
    thickness: float,
    stroke: Stroke,
    colour: QColor,
) -> None:
    """Draw a line from `left` to `right`, `thickness` pixels below `top` on."""
    if not stroke.runs:
        painter.fillRect(QRectF(left, top, right - left, thickness), colour)
        return
    if stroke.beaded:
        _draw_thin(painter, QRectF(left, top, right - left, thickness), colour)
    unit = max(thickness, UNIT)
    runs = tuple(unit * run for run in stroke.runs)
    draw_runs(painter, QLineF(left, top, right, top), thickness, runs, colour)


def draw_runs(
    painter: QPainter,
    edge: QLineF,
    thickness: float,
    runs: tuple[float, ...],
    colour: QColor,
    offset: float = 0.0,
) -> None:
    """Draw below `edge` ink and gaps of these lengths in turn, as if begun `offset` before."""
    painter.setPen(_pen(colour.rgb(), thickness, runs, offset))
    painter.drawLine(edge.translated(QPointF(0, thickness / 2)))
    painter.setPen(Qt.PenStyle.NoPen)


@lru_cache(maxsize=256)
def _pen(colour: int, thickness: float, runs: tuple[float, ...], offset: float) -> QPen:
    pen = QPen(QColor(colour), thickness, c=Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([run / thickness for run in runs])
    pen.setDashOffset(offset / thickness)
    return pen


def _draw_thin(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Half the thickness; where the screen has no pixel that small, half the colour."""
    pixels = round(area.height() * painter.deviceTransform().m22())
    if pixels > 1:
        area.setTop(area.top() + area.height() * ((pixels + 1) // 2) / pixels)
        painter.fillRect(area, colour)
    else:
        pale = QColor(colour)
        pale.setAlphaF(0.5)
        painter.fillRect(area, pale)
