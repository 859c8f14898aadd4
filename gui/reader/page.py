"""The page: shows an article, takes mouse and keys, says what a tag key would take."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gui.reader.aim import Aim
from gui.reader.caret import Unit
from gui.reader.galley import Galley
from gui.reader.keys import Motion, motion_of
from gui.reader.marks import Mark, Marks
from gui.reader.painter import Look, draw_block, draw_hint
from gui.reader.pointer import Pointer
from gui.reader.typography import Typography
from gui.reader.wordsource import WordSource
from gui.themes import LIGHT, Theme
from text.article import Paragraph

SIDE_MARGIN = 28
SETTLED_MS = 400


class Page(QAbstractScrollArea):
    """Shows one article. Every position in and out is a code point of its text.

    Signals: `target_changed` when a tag key would take something else; `scrolled` when other
    lines are in view; `read_to(position)` when
    reading came to rest on other lines; `menu_requested(point)` for a context menu.
    """

    target_changed = Signal()
    scrolled = Signal()
    read_to = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(self, words: WordSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme: Theme = LIGHT
        self._typography = Typography()
        self._tag_colours: Mapping[int, str] = {}
        self._galley = Galley(self._typography)
        self._aim = Aim(self._galley, words.bounds)
        self._words = words
        self._hint = ("", "")
        self._target: tuple[int, int] | None = None
        self._wheel_rest = 0.0
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._tell_reading)
        self._pointer = Pointer(self)
        self._told_position = -1
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll_bar)
        words.arrived.connect(self._refresh_target)

    # what is shown

    def show_article(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        marks: Iterable[Mark],
        position: int = 0,
    ) -> None:
        """Show an article with its spans, from the line that holds `position`."""
        self._galley.load(text, paragraphs)
        self._aim.take_marks(marks)
        self._aim.forget()
        self._hint = ("", "")
        self._relayout()
        self._galley.read_from(position)
        self._aim.caret.place(self._galley.reading_position() if position else 0)
        self._told_position = -1
        self._after_scroll()

    def show_hint(self, title: str, detail: str) -> None:
        """Show no article; say what to do instead."""
        self.show_article("", (), ())
        self._hint = (title, detail)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.viewport().update()

    def set_tag_colours(self, colours: Mapping[int, str]) -> None:
        """Tag id → colour; every tag of a mark must be there before the mark."""
        self._tag_colours = dict(colours)
        self.viewport().update()

    def set_typography(self, typography: Typography) -> None:
        """Set the article anew; the first line in view stays first."""
        self._typography = typography
        self._relayout()
        self._after_scroll()

    @property
    def typography(self) -> Typography:
        """The type in use."""
        return self._typography

    def add_mark(self, mark: Mark) -> None:
        """Show one more span; only its lines are painted again."""
        self._aim.marks.add(mark)
        self._update_stretch(mark.start, mark.end)

    def remove_mark(self, mark_id: int) -> None:
        """Show one span less."""
        mark = self._aim.marks.with_id(mark_id)
        if mark is not None:
            self._aim.remove_mark(mark)
            self._update_stretch(mark.start, mark.end)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these spans instead."""
        self._aim.take_marks(marks)
        self.viewport().update()

    @property
    def marks(self) -> Marks:
        """The spans shown."""
        return self._aim.marks

    @property
    def text(self) -> str:
        """The text shown."""
        return self._galley.text

    # selection, target, reading

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected stretch."""
        return self._aim.caret.selection

    @property
    def caret_position(self) -> int:
        """Where the caret stands."""
        return self._aim.caret.position

    @property
    def target(self) -> tuple[int, int] | None:
        """What a tag key would take (see `Aim.target`)."""
        return self._aim.target

    def mark_at_target(self) -> Mark | None:
        """The span that a deletion would take (see `Aim.mark`)."""
        return self._aim.mark

    def select(self, start: int, end: int) -> None:
        """Select `[start, end)` and bring it into view."""
        self._aim.forget()
        self._aim.caret.select(start, end)
        self._after_caret()

    def clear_selection(self) -> None:
        """Leave the caret where it is with nothing selected."""
        self._aim.forget()
        self._aim.caret.place(self._aim.caret.position)
        self._after_caret(reveal=False)

    def go_to_mark(self, mark_id: int) -> None:
        """Select a span and bring it into view."""
        mark = self._aim.marks.with_id(mark_id)
        if mark is not None:
            self._aim.go_to(mark)
            self._galley.reveal(mark.end)
            self._galley.reveal(mark.start)
            self._after_scroll()

    def go_to_next_mark(self, *, forward: bool) -> Mark | None:
        """Go to the span after or before the one gone to, or the caret; None at the last."""
        mark = self._aim.next_mark(forward=forward)
        if mark is not None:
            self.go_to_mark(mark.id)
        return mark

    def reveal(self, position: int) -> None:
        """Bring the line of `position` into view."""
        if self._galley.reveal(position):
            self._after_scroll()

    def reading_position(self) -> int:
        """The first character of the first line in view; 0 at the top of the article."""
        return self._galley.reading_position() if self._galley.scroll > 1 else 0

    def place(self) -> tuple[int, int]:
        """Number of the first paragraph in view, from 1, and how much lies behind, in percent."""
        galley = self._galley
        if not galley.blocks:
            return 0, 0
        number = galley.block_of(galley.reading_position()) + 1
        done = galley.scroll / galley.scroll_end if galley.scroll_end else 1.0
        return number, round(100 * done)

    def copy(self) -> None:
        """Put the selected text on the clipboard."""
        self._copy_to(QClipboard.Mode.Clipboard)

    def select_all(self) -> None:
        """Select the whole article."""
        self._aim.forget()
        self._aim.caret.select(0, len(self._galley.text))
        self._after_caret(reveal=False)

    def stretch_rect(self, start: int, end: int) -> QRect:
        """Where `[start, end)` lies on the viewport, as far as it is in view."""
        area = QRectF()
        for top, layout in self._galley.in_view():
            for piece in layout.pieces(start, end):
                area |= QRectF(
                    self._left() + piece.left,
                    top + piece.top,
                    piece.right - piece.left,
                    piece.bottom - piece.top,
                )
        return area.toAlignedRect()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.paper))
        if not self._galley.text:
            area = QRectF(self.viewport().rect()).adjusted(SIDE_MARGIN, 0, -SIDE_MARGIN, 0)
            draw_hint(painter, area, self.font(), self._theme, *self._hint)
            return
        look = Look(
            self._theme,
            self.palette(),
            self._tag_colours,
            self._aim.caret.selection,
            None if self._aim.caret.selection else self._target,
            self._aim.caret.position if self.hasFocus() and not self._aim.caret.selection else None,
        )
        for top, layout in self._galley.in_view():
            if top < event.rect().bottom() + 1 and top + layout.height > event.rect().top():
                draw_block(painter, QPointF(self._left(), top), layout, self._aim.marks, look)

    def _update_stretch(self, start: int, end: int) -> None:
        galley = self._galley
        for top, layout in galley.in_view():
            block = layout.block
            if block.start <= end and start <= block.end:
                area = QRectF(0, top, self.viewport().width(), layout.height)
                self.viewport().update(area.toAlignedRect())

    # geometry

    def _column(self) -> float:
        return max(min(self._typography.column, self.viewport().width() - 2 * SIDE_MARGIN), 80.0)

    def _left(self) -> float:
        return float(round((self.viewport().width() - self._column()) / 2))

    def _relayout(self) -> None:
        self._galley.reset(self._typography, self._column(), float(self.viewport().height()))

    # scrolling

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relayout()
        self._after_scroll()

    def _follow_scroll_bar(self, value: int) -> None:
        delta = value - round(self._galley.scroll)
        if abs(delta) <= 2 * self.viewport().height():
            self._galley.scroll_by(delta)
        else:
            self._galley.scroll_to(value)
        self._after_scroll()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The scroll bar's signal moves the page; nothing is blitted."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        pixels = event.pixelDelta().y()
        if not pixels:
            lines = event.angleDelta().y() / 120 * QApplication.wheelScrollLines()
            self._wheel_rest += lines * self._typography.pitch("body")
            pixels = int(self._wheel_rest)
            self._wheel_rest -= pixels
        self.scroll_by(-pixels)
        event.accept()

    def _after_scroll(self) -> None:
        bar = self.verticalScrollBar()
        for _, layout in self._galley.in_view():
            self._words.bounds(self._galley.text[layout.block.start : layout.block.end])
        blocker = QSignalBlocker(bar)
        bar.setRange(0, round(self._galley.scroll_end))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self._typography.pitch("body")))
        bar.setValue(round(self._galley.scroll))
        blocker.unblock()
        self._aim.point_at(None)
        self._refresh_target()
        self.viewport().update()
        self.scrolled.emit()
        self._settled.start()

    def _tell_reading(self) -> None:
        position = self.reading_position()
        if self._galley.text and position != self._told_position:
            self._told_position = position
            self.read_to.emit(position)

    # caret and target

    def _refresh_target(self) -> None:
        target = self.target if self._galley.text else None
        if target != self._target:
            old, self._target = self._target, target
            for stretch in (old, target):
                if stretch:
                    self._update_stretch(*stretch)
            self.target_changed.emit()

    def _after_caret(self, *, reveal: bool = True) -> None:
        if reveal and self._galley.reveal(self._aim.caret.position):
            self._after_scroll()
        self._refresh_target()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # keys

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from span to span; panes are changed by their own keys."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        motion = motion_of(event)
        if motion is None:
            event.ignore()
            return
        self._aim.forget()
        if motion.scrolls:
            self._move_page(motion)
        else:
            self._aim.caret.move(motion.unit, forward=motion.forward, extend=motion.extend)
            self._after_caret()
        event.accept()

    def _move_page(self, motion: Motion) -> None:
        """A page on or back, keeping two lines; the caret goes with it."""
        pitch = self._typography.pitch("body")
        lines = max(int(self.viewport().height() / pitch) - 2, 1)
        self._galley.scroll_by(lines * pitch if motion.forward else -lines * pitch)
        self._aim.caret.move(Unit.LINE, forward=motion.forward, extend=motion.extend, lines=lines)
        self._after_scroll()
        self._after_caret()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def at(self, point: QPointF) -> tuple[int, int | None]:
        """The boundary nearest to a point of the viewport, and the character under it."""
        if not self._galley.blocks:
            return 0, None
        index, top = self._galley.block_at(point.y())
        layout = self._galley.layout(index)
        inside = QPointF(point.x() - self._left(), point.y() - top)
        return layout.position_at(inside), layout.character_at(inside)

    def point_at(self, character: int | None) -> None:
        """The pointer lies on another character, or on none."""
        self._aim.point_at(character)
        self._refresh_target()

    def place_caret(self, position: int, *, extend: bool) -> None:
        """Put the caret where the mouse says; nothing scrolls."""
        self._aim.forget()
        self._aim.caret.place(position, extend=extend)
        self._after_caret(reveal=False)

    def select_word(self, index: int) -> None:
        """Select the word around the character at `index`."""
        self._aim.caret.select(*self._aim.caret.word_at(index))
        self._after_caret(reveal=False)

    def select_paragraph(self, position: int) -> None:
        """Select the paragraph that holds `position`."""
        start = end = self._galley.block_of(position)
        blocks = self._galley.blocks
        while not blocks[start].opens:
            start -= 1
        while not blocks[end].closes:
            end += 1
        self._aim.caret.select(blocks[start].start, blocks[end].end)
        self._after_caret(reveal=False)

    def scroll_by(self, pixels: float) -> None:
        """Move the page up by `pixels`."""
        self._galley.scroll_by(pixels)
        self._after_scroll()

    def offer_selection(self) -> None:
        """Give the selection to the middle mouse button, where the system has that."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self._aim.caret.selection:
            self._copy_to(QClipboard.Mode.Selection)

    def _copy_to(self, mode: QClipboard.Mode) -> None:
        if self._aim.caret.selection:
            start, end = self._aim.caret.selection
            QGuiApplication.clipboard().setText(self._galley.text[start:end], mode)
