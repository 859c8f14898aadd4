"""A scrolled galley with a caret, a selection and marks, and what a tag key would take of it."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.reader.aim import Aim
from gui.reader.caret import Unit
from gui.reader.keys import Motion, Turn
from gui.reader.marks import Mark, Marks
from gui.reader.scrolled import ScrolledGalley
from gui.reader.stretches import Extent
from gui.reader.wordsource import WordSource


class AimedGalley(ScrolledGalley):
    """Moves the caret, selects, goes to spans, and paints again what that touches.

    Signals: `target_changed` when a tag key would take something else; `caret_moved` when the
    caret or the selection may be another; `marks_changed` when other marks are shown.
    """

    target_changed = Signal()
    caret_moved = Signal()
    marks_changed = Signal()

    def __init__(self, words: WordSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aim = Aim(self._galley, words.bounds)
        self._words = words
        self._target: tuple[int, int] | None = None
        self._shown = (0, 0)
        words.arrived.connect(self._refresh_target)

    # marks

    def add_mark(self, mark: Mark) -> None:
        """Show one more span; only its lines are painted again."""
        self._aim.marks.add(mark)
        self._update_stretch(mark.start, mark.end)
        self._after_marks()

    def remove_mark(self, mark_id: int) -> None:
        """Show one span less."""
        mark = self._aim.marks.with_id(mark_id)
        if mark is not None:
            self._aim.remove_mark(mark)
            self._update_stretch(mark.start, mark.end)
            self._after_marks()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these spans instead."""
        self._aim.take_marks(marks)
        self.viewport().update()
        self._after_marks()

    def _after_marks(self) -> None:
        """Other marks are shown."""
        self.marks_changed.emit()

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

    def paragraph_at_caret(self) -> tuple[int, int]:
        """The paragraph in which the caret stands."""
        return self._aim.stretches.paragraph_at(self._aim.caret.position)

    def mark_at_target(self) -> Mark | None:
        """The span that a deletion would take (see `Aim.mark`)."""
        return self._aim.mark

    def select(self, start: int, end: int) -> None:
        """Select `[start, end)` and bring it into view."""
        self._aim.forget()
        self._aim.caret.select(start, end)
        self._after_caret()

    def read_from(self, position: int) -> None:
        """Put the caret at `position` and its line at the top."""
        self._aim.forget()
        self._aim.caret.place(position)
        with self._followed():
            self._galley.read_from(position)
        self._after_scroll()
        self._after_caret(reveal=False)

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

    # caret, mouse and keys

    def move_caret(self, motion: Motion) -> None:
        """Move the caret and bring it into view."""
        self._aim.forget()
        self._aim.caret.move(motion.unit, forward=motion.forward, extend=motion.extend)
        self._after_caret()

    def turn_page(self, motion: Motion) -> None:
        """A page on or back, keeping two lines, or half of one; the caret keeps its place in the
        window.

        A caret out of view goes to the nearest edge of it; where the page can't move on, to the
        edge of the article.
        """
        self._aim.forget()
        height = self.viewport().height()
        pitch = self._typography.pitch("body")
        part = height / 2 if motion.turn is Turn.HALF_PAGE else height - 2 * pitch
        pixels = max(int(part / pitch), 1) * pitch
        galley, caret = self._galley, self._aim.caret
        point = self.caret_point(caret.position, late=caret.late)
        before = galley.scroll
        with self._followed():
            galley.scroll_by(pixels if motion.forward else -pixels)
        stuck = abs(galley.scroll - before) < 1
        if stuck:
            caret.move(Unit.ARTICLE, forward=motion.forward, extend=motion.extend)
        else:
            y = min(max(point.y(), pitch), height - pitch)
            spot, _ = self.at(QPointF(point.x(), y))
            caret.place(spot.position, late=spot.late, extend=motion.extend)
        self._after_scroll()
        self._after_caret(reveal=stuck)

    def point_at(self, character: int | None) -> None:
        """The pointer lies on another character, or on none."""
        self._aim.point_at(character)
        self._refresh_target()

    def place_caret(self, position: int, *, late: bool = False, extend: bool) -> None:
        """Put the caret where the mouse says; nothing scrolls."""
        self._aim.forget()
        self._aim.caret.place(position, late=late, extend=extend)
        self._after_caret(reveal=False)

    def stretch_at(self, index: int, extent: Extent) -> tuple[int, int]:
        """The word, sentence or paragraph around the character at `index`."""
        return self._aim.stretches.at(index, extent)

    def select_between(self, anchor: tuple[int, int], other: tuple[int, int]) -> None:
        """Select all from one stretch to another, with the caret at the far side of the other."""
        self._aim.forget()
        caret = self._aim.caret
        forward = other[0] >= anchor[0]
        caret.place(anchor[0] if forward else anchor[1])
        caret.place(other[1] if forward else other[0], extend=True)
        self._after_caret(reveal=False)

    def grow(self) -> None:
        """Select what is next larger: the word, its sentence, its paragraph, the article."""
        self._aim.grow()
        self._after_caret(reveal=False)

    def shrink(self) -> None:
        """Select what was selected before it grew."""
        self._aim.shrink()
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
        self.caret_moved.emit()
