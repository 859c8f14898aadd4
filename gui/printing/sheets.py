"""An article set on sheets of paper, line by line. Lengths are pixels at 96 a inch."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
)

from gui.reader.blocks import cut_blocks
from gui.reader.layout import BlockLayout
from gui.reader.marks import Mark, Marks
from gui.reader.painter import Look, draw_block
from gui.reader.typography import SANS, Typography
from gui.strokes import TagLook
from gui.themes import LIGHT
from text.article import Paragraph
from text.errors import Cancelled, UserError
from text.messages import tr
from text.variants import Variant, in_variant

PRINTED = replace(LIGHT, name="printed", paper="#ffffff", pane="#ffffff", ink="#000000")
INCH = 96
MARGIN = 76.0
FOOT = 40.0
FOOT_SIZE = 11
HEADS, AHEAD = ("title", "subtitle", "heading"), 2.5
"""A head stands on one sheet with so many lines after it."""
LEAST_MEASURE, MOST_MEASURE = 20, 42


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed: an article as the page shows it; `foot` stands under every sheet."""

    title: str
    text: str
    paragraphs: Sequence[Paragraph]
    marks: Sequence[Mark]
    tags: Mapping[int, TagLook]
    typography: Typography
    variant: Variant
    foot: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Lines `first` to `end` of a block, of which the block's own top would stand at `top`."""

    layout: BlockLayout
    first: int
    end: int
    top: float


def sheets(printed: Printed, width: float, height: float) -> Iterator[list[Strip]]:
    """The strips of one sheet after the other, in an area of so many pixels."""
    sheet: list[Strip] = []
    y = 0.0
    for block in cut_blocks(printed.text, printed.paragraphs):
        shown = in_variant(printed.text[block.start : block.end], printed.variant)
        layout = BlockLayout(shown, block, printed.typography, width)
        if sheet and block.kind in HEADS and y + layout.height + AHEAD * layout.pitch > height:
            yield sheet
            sheet, y = [], 0.0
        first = 0
        while first < layout.line_count:
            above = layout.line_top(first) if first or not sheet else 0.0
            room = int((height - y + above - layout.line_top(first)) / layout.pitch)
            end = min(first + max(room, 0), layout.line_count)
            if end > first or not sheet:
                end = max(end, first + 1)
                sheet.append(Strip(layout, first, end, y - above))
            if end < layout.line_count:
                yield sheet
                sheet, y, first = [], 0.0, end
            else:
                y += layout.height - above
                first = end
    if sheet:
        yield sheet


def set_up(device: QPagedPaintDevice) -> None:
    """Take A4 and margins, where the user hasn't chosen."""
    margin = MARGIN * 25.4 / INCH
    margins = QMarginsF(margin, margin, margin, margin)
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)


def print_sheets(
    device: QPagedPaintDevice,
    printed: Printed,
    progress: Callable[[int, int], object],
    cancelled: Callable[[], bool],
) -> int:
    """Draw `printed` on `device`; gives the number of sheets. Raises Cancelled, UserError."""
    resolution = device.logicalDpiX()
    area = QSizeF(device.width(), device.height()) * (INCH / resolution)
    room = QRectF(0, 0, area.width(), area.height() - FOOT)
    printed = replace(printed, typography=fitting(room.width(), printed.typography))
    look = Look(PRINTED, QPalette(), printed.tags, None, None, None)
    marks = Marks(printed.marks)
    count = 0
    with QPainter(device) as painter:
        if not painter.isActive():
            raise UserError(
                tr("Printing could not begin"),
                tr("The printer, or the file to write, can't be opened."),
                tr("Choose another printer or another place."),
            )
        painter.scale(resolution / INCH, resolution / INCH)
        for sheet in sheets(printed, room.width(), room.height()):
            if cancelled():
                raise Cancelled
            if count:
                device.newPage()
            count += 1
            for strip in sheet:
                _draw(painter, strip, room.width(), marks, look)
            _draw_foot(painter, area, printed.foot, count)
            progress(sheet[-1].layout.block.end, len(printed.text))
    return count


def _draw(painter: QPainter, strip: Strip, width: float, marks: Marks, look: Look) -> None:
    layout = strip.layout
    top = strip.top + layout.line_top(strip.first)
    height = layout.line_top(strip.end) - layout.line_top(strip.first)
    painter.save()
    painter.setClipRect(QRectF(-INCH / 4, top, width + INCH / 2, height))
    draw_block(painter, QPointF(0, strip.top), layout, marks, look)
    painter.restore()


def _draw_foot(painter: QPainter, area: QSizeF, foot: str, number: int) -> None:
    font = QFont()
    font.setFamilies(list(SANS))
    font.setPixelSize(FOOT_SIZE)
    painter.setFont(font)
    painter.setPen(QColor(PRINTED.soft))
    row = QRectF(0, area.height() - FOOT / 2, area.width() - INCH / 2, FOOT / 2)
    elided = painter.fontMetrics().elidedText(foot, Qt.TextElideMode.ElideRight, int(row.width()))
    painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, elided)
    row.setWidth(area.width())
    painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, str(number))


def fitting(width: float, typography: Typography) -> Typography:
    """The reader's type, of the size that gives a line between the least and the most measure."""
    most = round(width / LEAST_MEASURE)
    least = round(width / MOST_MEASURE)
    size = min(max(typography.size, least), most)
    return typography.larger(size - typography.size)
