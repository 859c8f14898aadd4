"""What the next key would act on: the selection, the word or the span the reader means.

Positions are code points of the article.
"""

from collections.abc import Iterable

from gui.reader.caret import Caret, WordBounds
from gui.reader.galley import Galley
from gui.reader.marks import Mark, Marks


class Aim:
    """Caret, pointer and the span gone to, over the marks of the open article."""

    def __init__(self, galley: Galley, word_bounds: WordBounds) -> None:
        self._galley = galley
        self.caret = Caret(galley, word_bounds)
        self.marks = Marks()
        self._pointed: int | None = None
        self._gone_to: Mark | None = None

    def take_marks(self, marks: Iterable[Mark]) -> None:
        """Take the marks of an article."""
        self.marks = Marks(marks)
        self._gone_to = None

    def remove_mark(self, mark: Mark) -> None:
        """Let a mark go."""
        self.marks.remove(mark)
        if mark == self._gone_to:
            self._gone_to = None

    def forget(self) -> None:
        """Neither pointer nor span count any more: the caret does."""
        self._pointed = self._gone_to = None

    def point_at(self, character: int | None) -> None:
        """The pointer lies on a character, or on none."""
        self._pointed = character

    def go_to(self, mark: Mark) -> None:
        """Select a span; it is the one that a deletion takes."""
        self.forget()
        self.caret.select(mark.start, mark.end)
        self._gone_to = mark

    def next_mark(self, *, forward: bool) -> Mark | None:
        """The span after or before the one gone to, or the caret; None at the last."""
        step = self.marks.after if forward else self.marks.before
        return step(self._gone_to, self.caret.position)

    @property
    def target(self) -> tuple[int, int] | None:
        """What a tag key would take: the selection, else the word under the pointer or the caret.

        Blanks at the ends of a selection don't count, and a mark of punctuation is no word; None
        where nothing is left.
        """
        text = self._galley.text
        start, end = self.caret.selection or self._word()
        if not self.caret.selection and not any(map(str.isalnum, text[start:end])):
            return None
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return (start, end) if start < end else None

    @property
    def mark(self) -> Mark | None:
        """The span that a deletion would take: the one gone to, else the innermost there."""
        if self._gone_to is not None:
            return self._gone_to
        selection = self.caret.selection
        if selection:
            inside = self.marks.overlapping(*selection)
            exact = [mark for mark in inside if (mark.start, mark.end) == selection]
            return exact[-1] if exact else self._innermost(selection[0])
        return self._innermost(self.caret.position if self._pointed is None else self._pointed)

    def _innermost(self, index: int) -> Mark | None:
        return next(iter(self.marks.at(index)), None)

    def _word(self) -> tuple[int, int]:
        at = self.caret.position if self._pointed is None else self._pointed
        return self.caret.word_at(at)
