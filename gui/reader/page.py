"""The page: shows an article, takes mouse and keys, says what a tag key would take."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from gui.reader.aim import Aim
from gui.reader.altered import altered
from gui.reader.caret import Unit
from gui.reader.keys import Motion, motion_of
from gui.reader.marks import Mark, Marks
from gui.reader.painter import Look, draw_block, draw_hint
from gui.reader.pointer import Pointer
from gui.reader.scrolled import SIDE_MARGIN, ScrolledGalley
from gui.reader.wordsource import WordSource
from gui.themes import LIGHT, Theme
from text.article import Paragraph


class Page(ScrolledGalley):
    """Shows one article. Every position in and out is a code point of its text.

    Signals: `target_changed` when a tag key would take something else; `menu_requested(point)`
    for a context menu; `retexted(Altered)` when the article shown has another text;
    `escaped` on Escape.
    """

    target_changed = Signal()
    retexted = Signal(object)
    menu_requested = Signal(QPoint)
    escaped = Signal()

    def __init__(self, words: WordSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme: Theme = LIGHT
        self._tag_colours: Mapping[int, str] = {}
        self._aim = Aim(self._galley, words.bounds)
        self._words = words
        self._hint = ("", "")
        self._target: tuple[int, int] | None = None
        self._shown = (0, 0)
        self._pointer = Pointer(self)
        self.scrolled.connect(self._follow_scroll)
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
        self._aim.caret.place(position)
        self._target = None
        self._load(position)

    def retext(self, text: str, paragraphs: Sequence[Paragraph], marks: Iterable[Mark]) -> None:
        """Show the article with another text; the lines in view stay where they are."""
        change = altered(self._galley.text, text)
        self._galley.retext(text, paragraphs, change)
        self._aim.retext(change, marks)
        self._target = None
        self._after_scroll()
        self.retexted.emit(change)

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

    @property
    def stretch_to_mend(self) -> tuple[int, int]:
        """What a correction would take (see `Aim.stretch_to_mend`)."""
        return self._aim.stretch_to_mend()

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
        self._aim.let_go()
        self._after_caret(reveal=False)

    def hold(self, start: int, end: int) -> None:
        """Keep aiming at `[start, end)` with nothing selected, until pointer or caret move on."""
        self._aim.hold(start, end)
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

    def copy(self) -> None:
        """Put the selected text on the clipboard."""
        self._copy_to(QClipboard.Mode.Clipboard)

    def select_all(self) -> None:
        """Select the whole article."""
        self._aim.forget()
        self._aim.caret.select(0, len(self._galley.text))
        self._after_caret(reveal=False)

    @property
    def words_are_known(self) -> bool:
        """Whether the words of all paragraphs in view are there, so that nothing will move."""
        galley = self._galley
        return all(
            self._words.bounds(galley.text[layout.block.start : layout.block.end]) is not None
            for _, layout in galley.in_view()
        )

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            self._paint(painter, event.rect())

    def _paint(self, painter: QPainter, area: QRect) -> None:
        painter.fillRect(area, QColor(self._theme.paper))
        if not self._galley.text:
            room = QRectF(self.viewport().rect()).adjusted(SIDE_MARGIN, 0, -SIDE_MARGIN, 0)
            draw_hint(painter, room, self.font(), self._theme, *self._hint)
            return
        look = Look(
            self._theme,
            self.palette(),
            self._tag_colours,
            self._aim.caret.selection,
            None if self._aim.caret.selection else self._target,
            self._aim.caret.position if self.hasFocus() and not self._aim.caret.selection else None,
        )
        for origin, layout in self._in_view(area):
            draw_block(painter, origin, layout, self._aim.marks, look)

    # caret and target

    def _follow_scroll(self) -> None:
        """Other words lie under the pointer; those in view are asked for ahead."""
        if self._aim.is_pointing:
            self._pointer.look_again()
        for _, layout in self._galley.in_view():
            self._words.bounds(self._galley.text[layout.block.start : layout.block.end])
        self._refresh_target()

    def _refresh_target(self) -> None:
        target = self.target if self._galley.text else None
        if target != self._target:
            old, self._target = self._target, target
            for stretch in (old, target):
                if stretch:
                    self._update_stretch(*stretch)
            self.target_changed.emit()

    def _after_caret(self, *, reveal: bool = True) -> None:
        if reveal:
            self.reveal(self._aim.caret.position)
        self._refresh_target()
        caret = self._aim.caret
        old, self._shown = self._shown, caret.selection or (caret.position, caret.position)
        for stretch in (old, self._shown):
            self._update_stretch(*stretch)

    # keys

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from span to span, by the window's action, and else nowhere."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        motion = motion_of(event)
        if motion is None:
            if event.key() == Qt.Key.Key_Escape:
                self.clear_selection()
                self.escaped.emit()
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
        """A page on or back, keeping two lines; the caret keeps its place in the window.

        A caret out of view goes to the nearest edge of it; where the page can't move on, to the
        edge of the article.
        """
        height = self.viewport().height()
        pitch = self._typography.pitch("body")
        pixels = max(int(height / pitch) - 2, 1) * pitch
        galley, caret = self._galley, self._aim.caret
        point = self.caret_point(caret.position)
        before = galley.scroll
        galley.scroll_by(pixels if motion.forward else -pixels)
        stuck = abs(galley.scroll - before) < 1
        if stuck:
            caret.move(Unit.ARTICLE, forward=motion.forward, extend=motion.extend)
        else:
            y = min(max(point.y(), pitch), height - pitch)
            caret.place(self.at(QPointF(point.x(), y))[0], extend=motion.extend)
        self._after_scroll()
        self._after_caret(reveal=stuck)

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
        self._pointer.leave()
        if self._aim.is_pointing:
            self.point_at(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What was pointed at stays the target while the pointer is in the menu."""
        if event.reason() is QContextMenuEvent.Reason.Mouse and self.selection is None:
            self.point_at(self.at(event.pos().toPointF())[1])
            if self.target:
                self.hold(*self.target)
        self.menu_requested.emit(event.globalPos())

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
        if not blocks:
            return
        while not blocks[start].opens:
            start -= 1
        while not blocks[end].closes:
            end += 1
        self._aim.caret.select(blocks[start].start, blocks[end].end)
        self._after_caret(reveal=False)

    def offer_selection(self) -> None:
        """Give the selection to the middle mouse button, where the system has that."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self._aim.caret.selection:
            self._copy_to(QClipboard.Mode.Selection)

    def _copy_to(self, mode: QClipboard.Mode) -> None:
        if self._aim.caret.selection:
            start, end = self._aim.caret.selection
            QGuiApplication.clipboard().setText(self._galley.text[start:end], mode)
