"""The page: shows an article, takes mouse and keys, says what a tag key would take."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QScroller, QWidget

from gui.reader.accessible import Accessible
from gui.reader.aimed import AimedGalley
from gui.reader.altered import altered
from gui.reader.blocks import Block
from gui.reader.keys import motion_of
from gui.reader.layout import Spot
from gui.reader.marks import Mark
from gui.reader.overview import WIDTH, Overview, Seen
from gui.reader.painter import Look, draw_block, draw_hint
from gui.reader.pointer import Pointer
from gui.reader.scrolled import SIDE_MARGIN
from gui.reader.stretches import Extent
from gui.reader.wordsource import WordSource
from gui.strokes import TagLook, stroke_of
from gui.themes import LIGHT, Theme
from text.article import Paragraph

DIMMED = 0.35
"""Opacity of the paragraphs that aren't read, where one is focused on."""
READ_AT = 0.4
"""Where the eye is likely to be, of the window's height, when the caret isn't in view."""


class Page(AimedGalley):
    """Shows one article. Every position in and out is a code point of its text.

    Signals: `shown` when another article is; `menu_requested(point)` for a context menu;
    `retexted(Altered)` when the article shown has another text; `escaped` on Escape.
    """

    shown = Signal()
    retexted = Signal(object)
    menu_requested = Signal(QPoint)
    escaped = Signal()

    def __init__(self, words: WordSource, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme: Theme = LIGHT
        self._tags: Mapping[int, TagLook] = {}
        self._hint = ("", "")
        self._hits: Sequence[tuple[int, int]] = ()
        self.focuses = False
        self._overview = Overview(self._galley, self)
        self._overview.asked.connect(self._go_to_part)
        self.setViewportMargins(0, 0, WIDTH, 0)
        self._pointer = Pointer(self)
        self.accessible = Accessible(self, self._galley, self._aim)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.scrolled.connect(self._follow_scroll)
        self.caret_moved.connect(self._follow_caret)

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
        self._hits = ()
        self._load(position)
        self.target_changed.emit()
        self._show_overview()
        self.shown.emit()

    def retext(self, text: str, paragraphs: Sequence[Paragraph], marks: Iterable[Mark]) -> None:
        """Show the article with another text; the lines in view stay where they are."""
        change = altered(self._galley.text, text)
        self._galley.retext(text, paragraphs, change)
        self._aim.retext(change, marks)
        self._target = None
        self._hits = ()
        self._after_scroll()
        self._show_overview()
        self.retexted.emit(change)

    def show_hint(self, title: str, detail: str) -> None:
        """Show no article; say what to do instead."""
        self.show_article("", (), ())
        self._hint = (title, detail)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._show_all_anew()

    @property
    def tags(self) -> Mapping[int, TagLook]:
        """Tag id → how its spans look."""
        return self._tags

    def set_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        """Mark what was found: stretches in order, none over another."""
        self._hits = hits
        self._show_all_anew()

    def set_tag_colours(self, colours: Mapping[int, str]) -> None:
        """Tag id → colour, in the order of the tags, by which each has its line; every tag of a
        mark must be there before the mark.
        """
        self._tags = {
            tag_id: TagLook(colour, stroke_of(place))
            for place, (tag_id, colour) in enumerate(colours.items())
        }
        self._show_all_anew()

    def _show_all_anew(self) -> None:
        self.viewport().update()
        self._show_overview()

    def _show_overview(self) -> None:
        self._overview.show_all(Seen(self._aim.marks, self._hits, self._tags, self._theme))

    def _after_marks(self) -> None:
        super()._after_marks()
        self._show_overview()

    def _go_to_part(self, part: float) -> None:
        bar = self.verticalScrollBar()
        self._galley.scroll_to(part * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2)
        self._after_scroll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.viewport().geometry()
        self._overview.setGeometry(beside.right() + 1, beside.top(), WIDTH, beside.height())

    def _follow_scroll(self) -> None:
        """Other words lie under the pointer; those in view are asked for ahead."""
        if self._aim.is_pointing:
            self._pointer.look_again()
        for _, layout in self._galley.in_view():
            self._words.bounds(self._galley.text[layout.block.start : layout.block.end])
        self._refresh_target()

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
            self._tags,
            self._aim.caret.selection,
            None if self._aim.caret.selection else self._target,
            self._caret_shown(),
            self._hits,
        )
        focused = self._focused()
        for origin, layout in self._in_view(area):
            painter.setOpacity(1.0 if self._is_within(layout.block, focused) else DIMMED)
            draw_block(painter, origin, layout, self._aim.marks, look)
        painter.setOpacity(1.0)

    def _focused(self) -> tuple[int, int] | None:
        """The paragraph that reading is focused on: that of the caret, else one in view."""
        if not self.focuses:
            return None
        position = self._aim.caret.position
        if not self._galley.shows(position):
            position = self.at(QPointF(0, self.viewport().height() * READ_AT))[0].position
        return self.stretch_at(position, Extent.PARAGRAPH)

    @staticmethod
    def _is_within(block: Block, focused: tuple[int, int] | None) -> bool:
        return focused is None or focused[0] <= block.start <= block.end <= focused[1]

    def _follow_caret(self) -> None:
        if self.focuses:
            self.viewport().update()

    def focus_paragraph(self, *, on: bool) -> None:
        """Dim all but the paragraph being read, or nothing."""
        self.focuses = on
        self.viewport().update()

    def _caret_shown(self) -> Spot | None:
        caret = self._aim.caret
        shown = self.hasFocus() and not caret.selection
        return Spot(caret.position, caret.late) if shown else None

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
            else:
                event.ignore()
            return
        if motion.turn:
            self.turn_page(motion)
        else:
            self.move_caret(motion)
        event.accept()

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
