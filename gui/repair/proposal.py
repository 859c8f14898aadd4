"""The right pane: the proposed articles, the reader's place in them, and the keys to go about."""

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.reader.scrolled import Wheel, set_bar
from gui.reader.typography import Typography
from gui.repair.column import HEAD, HEAD_HEIGHT, Column, Row
from gui.repair.desk import Desk
from gui.repair.kinds import article_kind, paragraph_kind
from gui.repair.painter import (
    CARD_TOP,
    Look,
    draw_block,
    draw_focus,
    draw_head,
    text_left,
    text_width,
)
from gui.repair.title_edit import TitleEdit
from gui.themes import theme_in_force
from text.messages import tr
from text.repair import Place

TYPE = Typography(size=15)
LINE_STEP = 28
LINE_AT = 1 / 3
"""How far down a pane a line stands that the other pane is to show too."""


class ProposalPane(QAbstractScrollArea):
    """Shows the articles of a desk.

    Signals: `slid()` when the reader scrolled, `jumped()` when the place was put where LINE_AT
    says, `menu_requested(point)` for a context menu at the place.
    """

    slid = Signal()
    jumped = Signal()
    menu_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proposal")
        self.setAccessibleName(tr("Proposed articles"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._desk = desk
        self._column = Column(TYPE)
        self._wheel = Wheel()
        self.title_edit = TitleEdit(self.viewport())
        self.title_edit.given.connect(desk.retitle)
        self.title_edit.left.connect(self.setFocus)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll_bar)
        desk.changed.connect(self._show)
        desk.moved.connect(self.reveal)
        self._show()

    # what is shown

    def _show(self) -> None:
        self._column.show(self._desk.articles)
        self._after_scroll()

    def reveal(self) -> None:
        """Bring the reader's place into view, the head of an article with what follows."""
        if not len(self._column):
            return
        place = self._desk.place
        number = self._column.row_of(place)
        layout = self._column.layout(number)
        if layout is not None:
            line_top = layout.line_top(layout.line_of(place.offset))
            whole = layout.height < self.viewport().height() / 2
            top, bottom = (0.0, layout.height) if whole else (line_top, line_top + layout.pitch)
            if place == Place(place.article) and not self._column.shows(number, top, bottom):
                self.put(place, self.viewport().height() * LINE_AT)
                self.jumped.emit()
            else:
                self._column.reveal(number, top, bottom)
        self._after_scroll()
        self._tell_screen_reader()

    def place_at(self, y: float) -> Place:
        """The place of the line at `y` of the viewport; an article's head is its first line."""
        number, top = self._column.row_at(y)
        row = self._column.row(number)
        layout = self._column.layout(number)
        if layout is None:
            return Place(row.article)
        return Place(row.article, row.paragraph, layout.position_at(QPointF(0, y - top)))

    def put(self, place: Place, y: float) -> None:
        """Put the line of `place` at `y` of the viewport."""
        number = self._column.row_of(place)
        layout = self._column.layout(number)
        inside = layout.line_top(layout.line_of(place.offset)) if layout else 0.0
        self._column.put(number, inside, y)
        self._after_scroll()

    def paragraph_rect(self, place: Place) -> QRect:
        """Where the row of `place` lies on the viewport, in view or not."""
        number = self._column.row_of(place)
        top = self._column.top_of(number)
        height = self._column.height(number)
        return QRect(0, round(top), self.viewport().width(), round(height))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        theme = theme_in_force()
        painter.fillRect(self.viewport().rect(), QColor(theme.window))
        look = Look(theme, self.palette(), self.font(), float(self.viewport().width()))
        place = self._desk.place
        caret_row = self._column.row_of(place) if self.hasFocus() else None
        for top, row in self._column.in_view():
            article = self._desk.articles[row.article]
            layout = self._column.layout(row.number)
            if layout is None:
                draw_head(painter, top, row.article, article, look)
                continue
            draw_block(
                painter,
                top,
                layout,
                article,
                look,
                is_current=(row.article, row.paragraph) == (place.article, place.paragraph),
                caret=place.offset if row.number == caret_row else None,
            )
        if self.hasFocus():
            draw_focus(painter, self.viewport().width(), theme)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # the title in place

    def edit_title(self) -> None:
        """Let the reader type another title for the article they are in."""
        number = self._desk.place.article
        head = self._column.row_of(Place(number)) - 1
        if self._column.top_of(head) < 0:
            self._column.put(head, 0.0, 0.0)
            self._after_scroll()
        top = self._column.top_of(head) + CARD_TOP
        room = QRect(24, round(top) + 2, self.viewport().width() - 48, round(HEAD_HEIGHT - 16))
        self.title_edit.ask(number, self._desk.articles[number].title, room)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.take_key(event)

    def take_key(self, event: QKeyEvent) -> None:
        """Go about as a key says; ignores the event where it says nothing."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        others = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        event.setAccepted(not event.modifiers() & others and self._go(event.key(), control))

    def _go(self, key: int, control: bool) -> bool:
        desk, keys = self._desk, Qt.Key
        last = len(desk.articles) - 1
        if key in (keys.Key_Down, keys.Key_Up):
            go = desk.go_by_article if control else desk.go_by_paragraph
            go(1 if key == keys.Key_Down else -1)
        elif key in (keys.Key_Right, keys.Key_Left):
            step = 1 if key == keys.Key_Right else -1
            (desk.go_by_sentence if control else self._go_by_character)(step)
        elif key == keys.Key_Home:
            desk.go(Place(0)) if control else desk.put_caret(0)
        elif key == keys.Key_End:
            end = Place(last, len(desk.articles[last].paragraphs) - 1)
            desk.go(end) if control else desk.put_caret(len(desk.paragraph.text))
        elif key in (keys.Key_PageDown, keys.Key_PageUp):
            self._go_by_page(1 if key == keys.Key_PageDown else -1)
        else:
            return False
        return True

    def _go_by_character(self, step: int) -> None:
        offset = self._desk.place.offset
        layout = self._column.layout(self._column.row_of(self._desk.place))
        if layout is None:
            return
        moved = layout.step(offset, step > 0)
        if moved == offset and offset and step < 0:  # at the edge of a block of a long paragraph
            before = self._column.layout(self._column.row_of(self._desk.place) - 1)
            moved = before.step(offset, forward=False) if before else offset
        self._desk.put_caret(moved)

    def _go_by_page(self, step: int) -> None:
        height = self.viewport().height()
        place = self._desk.place
        y = min(max(self._column.top_of(self._column.row_of(place)), 0.0), height - 1.0)
        before = self._column.scroll
        self._column.scroll_by(step * max(height - 60, 60))
        if abs(self._column.scroll - before) < 1:
            y = height - 1.0 if step > 0 else 0.0
        there = self.place_at(y)
        self._desk.go(Place(there.article, there.paragraph))
        self._after_scroll()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._row_at(event.position()).paragraph == HEAD:
            self.edit_title()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._go_to(QPointF(event.pos()))
            self.menu_requested.emit(event.globalPos())
        else:
            below = self.paragraph_rect(self._desk.place).topLeft()
            self.menu_requested.emit(self.viewport().mapToGlobal(below))

    def _row_at(self, point: QPointF) -> Row:
        return self._column.row(self._column.row_at(point.y())[0])

    def _go_to(self, point: QPointF) -> None:
        number, top = self._column.row_at(point.y())
        row = self._column.row(number)
        layout = self._column.layout(number)
        if layout is None:
            self._desk.go(Place(row.article))
        else:
            inside = QPointF(point.x() - text_left(), point.y() - top)
            offset = layout.position_at(inside) if inside.x() >= 0 else layout.block.start
            self._desk.go(Place(row.article, row.paragraph, offset))

    # scrolling

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.viewport().size()
        self._column.resize(text_width(size.width()), float(size.height()))
        self.reveal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._column.scroll_by(-self._wheel.pixels(event, LINE_STEP))
        self._slide()
        event.accept()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The scroll bar's signal moves the rows; nothing is blitted."""

    def _follow_scroll_bar(self, value: int) -> None:
        delta = value - round(self._column.scroll)
        if abs(delta) <= 2 * self.viewport().height():
            self._column.scroll_by(delta)
        else:
            self._column.scroll_to(value)
        self._slide()

    def _slide(self) -> None:
        self.title_edit.leave()
        self._after_scroll()
        self.slid.emit()

    def _after_scroll(self) -> None:
        column, height = self._column, self.viewport().height()
        for _ in column.in_view():
            pass  # lays out what is in view, so that the heights below are exact
        set_bar(self.verticalScrollBar(), column.scroll, column.scroll_end, height, LINE_STEP)
        self.viewport().update()

    def _tell_screen_reader(self) -> None:
        article, paragraph = self._desk.article, self._desk.paragraph
        parts = [article_kind(article.kind), paragraph_kind(paragraph.kind), paragraph.text]
        self.setAccessibleDescription(": ".join(parts))
