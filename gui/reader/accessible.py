"""A page as a screen reader sees it: what it is, where the reader is, and what changes.

Nothing is told, and nothing worked out, while no screen reader is there.
"""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from gui.reader.accessible_text import PageText
from gui.reader.aim import Aim
from gui.reader.aimed import AimedGalley
from gui.reader.altered import Altered
from gui.reader.galley import Galley
from gui.repair.kinds import paragraph_kind
from text.messages import tr

if TYPE_CHECKING:
    from gui.reader.page import Page

Event = QAccessible.Event
DIRECT_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly


class Accessible(QObject):
    """Speaks for a page: tells a screen reader what changes on it.

    `text` answers what it asks about the text; it lives as long as the page. `named_by_title`
    says whether the page is called by the title of its article.
    """

    def __init__(self, page: "Page", galley: Galley, aim: Aim) -> None:
        super().__init__(page)
        self._page = page
        self._galley = galley
        self._aim = aim
        self.text = PageText(page, galley, aim)
        self.named_by_title = True
        self._told_text = ""
        self._told_position = 0
        self._told_selection: tuple[int, int] | None = None
        self._told_place = ""
        page.shown.connect(self._tell_article)
        page.retexted.connect(self._tell_retext)
        page.caret_moved.connect(self._tell_caret)
        page.marks_changed.connect(self._tell_marks)
        _install_factory()

    @property
    def title(self) -> str:
        """The title that names the page, empty where there is none."""
        blocks = self._galley.blocks if self.named_by_title else ()
        title = next((block for block in blocks if block.kind == "title"), None)
        return self._galley.text[title.start : title.end] if title else ""

    @property
    def place(self) -> str:
        """What a reader should know of the place of caret or selection: what the paragraph is,
        unless it is body, and the tags of the spans there.
        """
        chosen, position = self._page.selection, self._aim.caret.position
        start, end = chosen or (position, position)
        kind = self.text.kind_at(start)
        parts = [paragraph_kind(kind)] if kind != "body" else []
        marks = self._aim.marks
        here = marks.overlapping(start, start + 1) if chosen else marks.at(position)
        if held := [mark for mark in here if mark.end >= end]:
            parts.append(tr("Marked as {tags}", tags=self.text.tags_of(held)))
        return "; ".join(parts)

    def _tell_article(self) -> None:
        self._told_text = self._galley.text
        if QAccessible.isActive():
            self._tell(Event.NameChanged)
            self._tell(Event.DocumentContentChanged)
            self._told_position = -1
            self._tell_caret()

    def _tell_retext(self, change: Altered) -> None:
        old, new = self._told_text, self._galley.text
        self._told_text = new
        if QAccessible.isActive():
            start = self.text.to_qt(change.start)
            gone, come = old[change.start : change.old_end], new[change.start : change.new_end]
            update = QAccessibleTextUpdateEvent(self._page, start, gone, come)
            QAccessible.updateAccessibility(update)
            self._tell_caret()

    def _tell_marks(self) -> None:
        if QAccessible.isActive():
            self._tell(Event.TextAttributeChanged)
            self._tell_place()

    def _tell_caret(self) -> None:
        if not QAccessible.isActive():
            return
        position, selection = self._aim.caret.position, self._page.selection
        if selection != self._told_selection:
            self._told_selection = selection
            start, end = map(self.text.to_qt, selection or (position, position))
            selected = QAccessibleTextSelectionEvent(self._page, start, end)
            QAccessible.updateAccessibility(selected)
        if position != self._told_position:
            self._told_position = position
            moved = QAccessibleTextCursorEvent(self._page, self.text.to_qt(position))
            QAccessible.updateAccessibility(moved)
        self._tell_place()

    def _tell_place(self) -> None:
        place = self.place
        if place != self._told_place:
            self._told_place = place
            self._tell(Event.DescriptionChanged)

    def _tell(self, event: QAccessible.Event) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(self._page, event))


class PageInterface(QAccessibleWidget):
    """What Qt asks about a page. Qt owns it, and PySide keeps it to the end of the program: it
    holds on to nothing.
    """

    def __init__(self, page: AimedGalley) -> None:
        # As Qt calls its own read-only texts: so every platform offers reading by word and line.
        super().__init__(page, QAccessible.Role.EditableText)

    def text(self, kind: QAccessible.Text) -> str:
        accessible = self._accessible()
        if accessible and kind is QAccessible.Text.Name and accessible.title:
            return accessible.title
        if accessible and kind is QAccessible.Text.Description:
            return accessible.place
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = state.selectableText = state.multiLine = 1
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        # The stub knows of numbers; PySide takes objects, and crashes at None and at a number.
        accessible = self._accessible()
        if accessible and kind is QAccessible.InterfaceType.TextInterface:
            return accessible.text  # type: ignore[return-value]
        found = super().interface_cast(kind)
        return Shiboken.VoidPtr(0) if found is None else found

    def _accessible(self) -> Accessible | None:
        """Who speaks for the page; None while the page is taken apart."""
        return self.widget().findChild(Accessible, options=DIRECT_CHILDREN)


def _interface(_: str, thing: QObject) -> QAccessibleInterface | None:
    """The factory that Qt asks for the interface of a widget."""
    return PageInterface(thing) if isinstance(thing, AimedGalley) else None


@cache
def _install_factory() -> None:
    QAccessible.installFactory(_interface)
