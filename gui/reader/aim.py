"""What the next key would act on: the selection, the word or the span the reader means.

Positions are code points of the article.
"""

from collections.abc import Iterable

from gui.reader.altered import Altered
from gui.reader.caret import Caret
from gui.reader.galley import Galley
from gui.reader.marks import Mark, Marks
from gui.reader.stretches import Stretches, WordBounds


class Aim:
    """Caret, pointer and the span gone to, over the marks of the open article."""

    def __init__(self, galley: Galley, word_bounds: WordBounds) -> None:
        self._galley = galley
        self.stretches = Stretches(galley, word_bounds)
        self.caret = Caret(galley, self.stretches)
        self.marks = Marks()
        self._pointed: int | None = None
        self._pointing = False
        self._held: tuple[int, int] | None = None
        self._grown: list[tuple[int, int]] = []
        self._gone_to: Mark | None = None

    def take_marks(self, marks: Iterable[Mark]) -> None:
        """Take the marks of an article."""
        self.marks = Marks(marks)
        self._gone_to = None

    def retext(self, altered: Altered, marks: Iterable[Mark]) -> None:
        """Stand where one stood, in another text of the article."""
        self.take_marks(marks)
        self._pointed = None
        self._held = altered.stretch(*self._held) if self._held else None
        anchor, position = map(altered.position, (self.caret.anchor, self.caret.position))
        self.caret.place(anchor)
        self.caret.place(position, extend=True)

    def stretch_to_mend(self) -> tuple[int, int]:
        """What a correction would take: the selection as it is, else what is held, else the word
        or mark of punctuation under pointer or caret; empty in an empty paragraph.
        """
        if chosen := self.caret.selection or self._held:
            return chosen
        points = self._pointing and self._pointed is not None
        return self.stretches.word_at((self._pointed or 0) if points else self.caret.position)

    def remove_mark(self, mark: Mark) -> None:
        """Let a mark go."""
        self.marks.remove(mark)
        if mark == self._gone_to:
            self._gone_to = None

    @property
    def is_pointing(self) -> bool:
        """Whether the mouse was used last, rather than the caret."""
        return self._pointing

    def forget(self) -> None:
        """Neither pointer nor span count any more: the caret does."""
        self._pointing = False
        self._pointed = self._held = self._gone_to = None

    def let_go(self) -> None:
        """No stretch or span is held any more; the caret stands with nothing selected."""
        self._held = self._gone_to = None
        self.caret.place(self.caret.position)

    def point_at(self, character: int | None) -> None:
        """The pointer lies on a character, or on none: then a key has no target."""
        self._pointing = True
        self._pointed = character
        if self._held and character is not None:
            start, end = self._held
            if not start <= character < end:
                self._held = None

    def hold(self, start: int, end: int) -> None:
        """Keep aiming at `[start, end)`, with nothing selected, until pointer or caret move on."""
        self.let_go()
        self.caret.place(end)
        self._held = start, end

    def go_to(self, mark: Mark) -> None:
        """Select a span; it is the one that a deletion takes."""
        self.forget()
        self.caret.select(mark.start, mark.end)
        self._gone_to = mark

    def grow(self) -> None:
        """Select the target, or what is next larger than the selection (see `Extent`)."""
        chosen = self.caret.selection
        wanted = self.stretches.larger(*chosen) if chosen else self.target
        if wanted is None:
            return
        if chosen is None:
            self._grown = []
        elif self._grown[-1:] != [chosen]:
            self._grown = [chosen]
        self._grown.append(wanted)
        self.forget()
        self.caret.select(*wanted)

    def shrink(self) -> None:
        """Select what was selected before it grew."""
        if len(self._grown) > 1 and self._grown[-1] == self.caret.selection:
            self._grown.pop()
            self.forget()
            self.caret.select(*self._grown[-1])

    def next_mark(self, *, forward: bool) -> Mark | None:
        """The span after or before the one gone to, or the caret; None at the last."""
        step = self.marks.after if forward else self.marks.before
        return step(self._gone_to, self.caret.position)

    @property
    def target(self) -> tuple[int, int] | None:
        """What a tag key would take: the selection, else what was tagged last, else the word under
        the pointer or, where keys were used last, the caret.

        Blanks at the ends of a selection don't count, and a mark of punctuation is no word; None
        where nothing is left.
        """
        chosen = self.caret.selection or self._held
        start, end = chosen or self._word()
        text = self._galley.text
        if not chosen and not any(map(str.isalnum, text[start:end])):
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
        chosen = self.caret.selection or self._held
        if chosen:
            inside = self.marks.overlapping(*chosen)
            exact = [mark for mark in inside if (mark.start, mark.end) == chosen]
            return exact[-1] if exact else self._innermost(chosen[0])
        at = self._at()
        return None if at is None else self._innermost(at)

    def _innermost(self, index: int) -> Mark | None:
        return next(iter(self.marks.at(index)), None)

    def _word(self) -> tuple[int, int]:
        at = self._at()
        return (0, 0) if at is None else self.stretches.word_at(at)

    def _at(self) -> int | None:
        """The character that the pointer or the caret means; what can't be seen is never meant."""
        if self._pointing:
            return self._pointed
        at = max(self.caret.position - self.caret.late, 0)
        return at if self._galley.shows(at) else None
