"""What the proposed articles look like: cards with a head, a bar and a kind for each paragraph."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette

from gui.reader.layout import BlockLayout
from gui.reader.typography import style_of
from gui.repair.column import HEAD_HEIGHT
from gui.repair.kinds import article_kind, kind_colour, paragraph_kind
from gui.themes import Theme
from text.doubts import why
from text.messages import tr
from text.repair import RepairArticle

MARGIN = 12
BAR = 4
GUTTER = 76
RIGHT = 18
CARD_TOP = 12.0
SMALL = 12
TITLE = 15
FOCUS = 2
LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides how a row is drawn, but the row."""

    theme: Theme
    palette: QPalette
    font: QFont
    width: float


def draw_head(
    painter: QPainter,
    top: float,
    number: int,
    article: RepairArticle,
    look: Look,
) -> None:
    """An article's number and title, and below them what it is, who wrote it, what is doubted."""
    theme = look.theme
    card = QRectF(MARGIN, top + CARD_TOP, look.width - 2 * MARGIN, HEAD_HEIGHT - CARD_TOP)
    painter.fillRect(card, QColor(theme.paper))
    draw_bar(painter, card, article, theme)
    inside = card.adjusted(BAR + 12, 5, -RIGHT, -5)
    upper = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
    lower = QRectF(inside.left(), upper.bottom(), inside.width(), inside.height() / 2)
    x = _write(painter, upper, f"{number + 1}", look.font, SMALL, QColor(theme.soft))
    title = article.title or tr("(no title)")
    ink = QColor(theme.ink if article.title and article.kind != "other" else theme.soft)
    _write(painter, upper.adjusted(x, 0, 0, 0), title, look.font, TITLE, ink, bold=True)
    colour = kind_colour(article.kind, theme)
    x = _write(painter, lower, article_kind(article.kind), look.font, SMALL, colour, bold=True)
    facts = [
        "、".join(article.authors) or article.byline,
        article.section,
        article.published,
        tr("{count} characters", count=f"{sum(len(one.text) for one in article.paragraphs):,}"),
    ]
    for fact in facts:
        if fact:
            rest = lower.adjusted(x, 0, 0, 0)
            x += _write(painter, rest, fact, look.font, SMALL, QColor(theme.soft))
    if article.uncertain:
        doubt = tr("Uncertain: {reason}", reason=why(article.uncertain))
        rest = lower.adjusted(x, 0, 0, 0)
        _write(painter, rest, doubt, look.font, SMALL, kind_colour("uncertain", theme), bold=True)


def draw_bar(painter: QPainter, card: QRectF, article: RepairArticle, theme: Theme) -> None:
    """The card's edge in the colour of the article's kind."""
    bar = QRectF(card.left(), card.top(), BAR, card.height())
    painter.fillRect(bar, kind_colour(article.kind, theme))


def draw_block(
    painter: QPainter,
    top: float,
    layout: BlockLayout,
    article: RepairArticle,
    look: Look,
    *,
    is_current: bool,
    caret: int | None,
) -> None:
    """A block of a paragraph with its kind beside the first line."""
    theme, kind = look.theme, layout.block.kind
    card = QRectF(MARGIN, top, look.width - 2 * MARGIN, layout.height)
    painter.fillRect(card, QColor(theme.chosen if is_current else theme.paper))
    draw_bar(painter, card, article, theme)
    if layout.block.opens:
        label = QRectF(card.left() + BAR + 12, top + layout.line_top(0), GUTTER, layout.pitch)
        _write(
            painter,
            label,
            paragraph_kind(kind),
            look.font,
            SMALL,
            kind_colour(kind, theme),
            bold=kind != "body",
        )
    is_soft = article.kind == "other" or style_of(kind).soft
    ink = QColor(theme.soft if is_soft and not is_current else theme.ink)
    origin = QPointF(text_left(), top)
    layout.draw(painter, origin, ink, None, look.palette)
    if caret is not None:
        painter.fillRect(layout.caret(caret).translated(origin), QColor(theme.accent))


def draw_focus(painter: QPainter, width: int, theme: Theme) -> None:
    """The edge of the pane that has the keys."""
    painter.fillRect(0, 0, width, FOCUS, QColor(theme.accent))


def text_left() -> float:
    """Where the text of paragraphs begins."""
    return float(MARGIN + BAR + 12 + GUTTER)


def text_width(width: float) -> float:
    """How wide the text of paragraphs is on a viewport of `width` pixels."""
    return max(width - text_left() - RIGHT - MARGIN, 80.0)


def _write(
    painter: QPainter,
    area: QRectF,
    text: str,
    base: QFont,
    size: int,
    ink: QColor,
    *,
    bold: bool = False,
) -> float:
    """Write one line, cut short where it has no room; gives the width that it took and a gap."""
    font = QFont(base)
    font.setPixelSize(size)
    font.setBold(bold)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0.0))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, LINE, shown)
    return metrics.horizontalAdvance(shown) + 12
