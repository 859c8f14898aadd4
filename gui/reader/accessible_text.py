"""The page's text as a screen reader asks for it, in Qt's positions (QAccessibleTextInterface)."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QFontInfo

from gui.reader.aim import Aim
from gui.reader.aimed import AimedGalley
from gui.reader.galley import Galley
from gui.reader.marks import Mark
from gui.reader.offsets import OffsetMap
from gui.reader.utterances import Utterances
from gui.reader.virtuals import IS_COMPLETE, CompleteTextInterface, Found

Boundary = QAccessible.TextBoundaryType
LEVELS = {"title": 1, "heading": 2}
_SPEAKABLE = str.maketrans(":;", "：；")


class PageText(CompleteTextInterface):
    """Text, caret, selection and spans of a page.

    `tag_name` gives a tag's name in the language of the interface.
    """

    def __init__(self, page: AimedGalley, galley: Galley, aim: Aim) -> None:
        super().__init__()
        self.tag_name: Callable[[int], str] = str
        self._page = page
        self._galley = galley
        self._aim = aim
        self._utterances = Utterances(galley, aim.stretches)
        self._mapped = ""
        self._map = OffsetMap("")

    # positions

    @property
    def _offsets(self) -> OffsetMap:
        if self._mapped is not self._galley.text:
            self._mapped = self._galley.text
            self._map = OffsetMap(self._mapped)
        return self._map

    def to_qt(self, position: int) -> int:
        """The Qt position of a code point of the article."""
        return self._offsets.to_qt(position)

    def _from_qt(self, qt_pos: int) -> int:
        """The code point at a Qt position; the nearest one outside of the text."""
        return self._offsets.from_qt(min(max(qt_pos, 0), self._offsets.qt_length))

    # text

    def characterCount(self) -> int:
        return self._offsets.qt_length

    def text(self, start: int, end: int) -> str:
        return self._galley.text[self._from_qt(start) : self._from_qt(end)]

    def text_before(self, qt_pos: int, boundary: Boundary) -> Found:
        return self._found(self._utterances.before(self._from_qt(qt_pos), boundary))

    def text_after(self, qt_pos: int, boundary: Boundary) -> Found:
        return self._found(self._utterances.after(self._from_qt(qt_pos), boundary))

    def text_at(self, qt_pos: int, boundary: Boundary) -> Found:
        index, caret = self._from_qt(qt_pos), self._aim.caret
        late = caret.late and index == caret.position
        return self._found(self._utterances.at(index, boundary, late=late))

    def _found(self, stretch: tuple[int, int]) -> Found:
        start, end = stretch
        return self._galley.text[start:end], self.to_qt(start), self.to_qt(end)

    # caret and selection

    def cursorPosition(self) -> int:
        return self.to_qt(self._aim.caret.position)

    def setCursorPosition(self, qt_pos: int) -> None:
        position = self._from_qt(qt_pos)
        self._page.place_caret(position, extend=False)
        self._page.reveal(position)

    def selectionCount(self) -> int:
        return int(IS_COMPLETE and self._page.selection is not None)

    def selection(self, index: int) -> tuple[int, int]:
        position = self._aim.caret.position
        chosen = self._page.selection if index == 0 else None
        start, end = chosen or (position, position)
        return self.to_qt(start), self.to_qt(end)

    def addSelection(self, start: int, end: int) -> None:
        self.setSelection(0, start, end)

    def setSelection(self, index: int, start: int, end: int) -> None:
        if index == 0:
            self._page.select(self._from_qt(start), self._from_qt(end))

    def removeSelection(self, index: int) -> None:
        if index == 0:
            self._page.clear_selection()

    # the window

    def characterRect(self, qt_pos: int) -> QRect:
        index = self._from_qt(qt_pos)
        area = self._page.stretch_rect(*self._utterances.at(index, Boundary.CharBoundary))
        if area.isEmpty():  # at the end of a paragraph, or out of view
            area = QRect(0, 0, 1, round(self._page.typography.size))
            area.moveCenter(self._page.caret_point(index).toPoint())
        return area.translated(self._page.viewport().mapToGlobal(QPoint()))

    def offsetAtPoint(self, point: QPoint) -> int:
        inside = self._page.viewport().mapFromGlobal(point)
        if not self._page.viewport().rect().contains(inside):
            return -1
        spot, character = self._page.at(QPointF(inside))
        return self.to_qt(spot.position if character is None else character)

    def scrollToSubstring(self, start: int, end: int) -> None:
        self._page.reveal(self._from_qt(end))
        self._page.reveal(self._from_qt(start))

    # spans

    def attributes(self, qt_pos: int) -> Found:
        """The level of a heading, its type, and the tags of the spans there, to the next change.

        Names are those of IAccessible2; `level` and `tags` are our own.
        """
        text = self._galley.text
        if not text:
            return "", 0, 0
        index = min(self._from_qt(qt_pos), len(text) - 1)
        start, end = self._utterances.at(index, Boundary.ParagraphBoundary)
        edges = {start, end}
        here = []
        for mark in self._aim.marks.overlapping(start, end):
            edges |= {mark.start, mark.end}
            if mark.start <= index < mark.end:
                here.append(mark)
        first = max(edge for edge in edges if edge <= index)
        last = min(edge for edge in edges if edge > index)
        return self._spoken(index, here), self.to_qt(max(first, start)), self.to_qt(min(last, end))

    def _spoken(self, index: int, marks: list[Mark]) -> str:
        font = self._page.font_at(index)
        size = QFontInfo(font).pointSizeF()
        found = {"font-size": f"{size:g}pt", "font-weight": "bold" if font.bold() else "normal"}
        level = LEVELS.get(self.kind_at(index))
        if level:
            found["level"] = str(level)
        if marks:
            found["text-underline-type"] = "single" if len(marks) == 1 else "double"
            found["tags"] = self.tags_of(marks).translate(_SPEAKABLE)
        return "".join(f"{name}:{value};" for name, value in found.items())

    def kind_at(self, index: int) -> str:
        """The kind of the paragraph that holds `index`; body where there is none."""
        blocks = self._galley.blocks
        return blocks[self._galley.block_of(index)].kind if blocks else "body"

    def tags_of(self, marks: list[Mark]) -> str:
        """The names of the marks' tags, each once."""
        return "、".join(dict.fromkeys(self.tag_name(mark.tag_id) for mark in marks))
