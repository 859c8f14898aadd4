"""From a key or a click to an edit, and from an edit to the page: tag, remove, undo, redo."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from db.log import State
from db.records import Change, Tag
from db.runs import Edited
from gui.changes import rewrites
from gui.layers import Layers
from gui.reader.altered import altered
from gui.reader.page import Page
from gui.session import Session, mark_of
from gui.spans.panel import SpanPanel
from gui.status import StatusLine
from gui.tray import Tray
from text.messages import language, short, tr

SHOWN = 200
"""Code points of a target that the tray is given at most."""


class Tagging(QObject):
    """Acts on what the page aims at, and keeps page and tray in line with the session."""

    def __init__(
        self,
        session: Session,
        layers: Layers,
        page: Page,
        tray: Tray,
        spans: SpanPanel,
        status: StatusLine,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._layers = layers
        self._page = page
        self._tray = tray
        self._spans = spans
        self._status = status
        self.actions = [self._tag_action(digit, window) for digit in "123456789"]
        session.changed.connect(self._follow)
        session.long.walked.connect(self._tell_walked)
        session.article_opened.connect(self._show_target)
        spans.removal_requested.connect(session.remove_span)
        page.target_changed.connect(self._show_target)
        page.accessible.text.tag_name = self._tag_name

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {
            "undo": self.undo,
            "redo": self.redo,
            "next_span": self.go_to_next_span,
            "previous_span": self.go_to_previous_span,
            "remove_span": self.remove_span,
        }

    def _tag_action(self, digit: str, window: QWidget) -> QAction:
        """An action a digit: which tag it means is looked up when it is pressed."""
        action = QAction(window)
        action.setObjectName(f"tag_{digit}")
        action.setShortcut(digit)
        action.triggered.connect(self._tag_by_action)
        window.addAction(action)
        return action

    def fill_menu(self, menu: QMenu) -> None:
        """Put the tags at the head of `menu`."""
        first = menu.actions()[0]
        menu.insertActions(first, self.actions)
        menu.insertSeparator(first)
        self.name_tags()

    def name_tags(self) -> None:
        """Call each action after the tag that its key means now."""
        for action in self.actions:
            tag = self._session.tag_of_key(action.shortcut().toString())
            action.setVisible(tag is not None)
            action.setText(tag.label(language()) if tag else "")

    def _tag_name(self, tag_id: int) -> str:
        return self._session.tag(tag_id).label(language())

    def names_at(self, character: int) -> str:
        """The spans shown over a character, outermost first: their tags, whose they are, notes."""
        lines = []
        for mark in self._page.marks.overlapping(character, character + 1):
            span = self._session.span(mark.id)
            if span is not None:
                facts = (self._session.tag(span.tag_id).label(language()), short(span.quote))
                lines.append(" · ".join((*facts, span.note) if span.note else facts))
        return "\n".join(lines)

    # edits

    def tag(self, tag: Tag) -> None:
        """Tag the target with `tag`."""
        if self._session.article is None:
            return
        target = self._page.target
        if target is None:
            self._status.say(tr("Select text or point at a word first"))
        elif self._session.add_span(tag, *target) is not None:
            self._layers.show_tag(tag)
            self._page.hold(*target)

    def remove_span(self) -> None:
        """Remove the span gone to, or the innermost at the target."""
        mark = self._page.mark_at_target()
        if mark is None:
            self._status.say(tr("There is no span here to remove"))
        elif self._session.remove_span(mark.id):
            self._page.hold(mark.start, mark.end)

    def undo(self) -> None:
        """Take back the last edit and show where it was."""
        if not self._session.store.undo_label():
            self._status.say(tr("Nothing to undo"))
        elif change := self._session.undo():
            self._tell_walked(change, "done")
            self._show_place(change)

    def redo(self) -> None:
        """Do again what was taken back and show where it is."""
        if not self._session.store.redo_label():
            self._status.say(tr("Nothing to redo"))
        elif change := self._session.redo():
            self._tell_walked(change, "undone")
            self._show_place(change)

    def _tell_walked(self, edit: Change | Edited, state: State) -> None:
        if state == "done":
            self._status.say(tr("Undone: {edit}", edit=edit.label))
        else:
            self._status.say(tr("Redone: {edit}", edit=edit.label))

    def _tag_by_action(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            tag = self._session.tag_of_key(action.shortcut().toString())
            if tag is not None:
                self.tag(tag)

    # places

    def go_to_span(self, span_id: int) -> None:
        """Select a span on the page and give the page the keys."""
        self._page.go_to_mark(span_id)
        self._page.setFocus()

    def go_to_next_span(self) -> None:
        """Select the next span."""
        self._step(forward=True)

    def go_to_previous_span(self) -> None:
        """Select the span before."""
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        mark = self._page.go_to_next_mark(forward=forward)
        if mark is not None:
            self._spans.show_current(mark.id)
        else:
            self._status.say(tr("No further span in this article"))

    def _show_place(self, change: Change) -> None:
        if (place := self._mended_place(change)) is not None:
            self._page.reveal(place)
            return
        for row in (*change.after, *change.before):
            start = row.values.get("start")
            if row.table == "span" and isinstance(start, int) and start <= len(self._page.text):
                self._page.reveal(start)
                return

    def _mended_place(self, change: Change) -> int | None:
        """Where a change altered the text shown, None where it didn't."""
        before = {(row.table, row.id): row.values.get("text") for row in change.before}
        for row in change.after:
            old, new = before.get((row.table, row.id)), row.values.get("text")
            if isinstance(old, str) and isinstance(new, str) and new == self._page.text:
                return altered(old, new).start
        return None

    def _show_target(self) -> None:
        target = self._page.target
        if target is None:
            self._tray.show_target("")
            return
        start, end = target  # of a long one the tray needs its ends alone
        text, half = self._page.text, SHOWN // 2
        words = (
            text[start:end]
            if end - start <= SHOWN
            else text[start : start + half] + "…" + text[end - half : end]
        )
        self._tray.show_target(words)

    def _follow(self, change: Change) -> None:
        """Show an edit on the page, and nothing that it didn't touch."""
        rows = (*change.before, *change.after)
        if any(row.table == "tag" for row in rows):
            self.name_tags()
            self._page.set_tag_colours({tag.id: tag.colour for tag in self._session.tags})
        if rewrites(change):
            return  # the window gives the page its text anew, with all spans
        for span_id in {row.id for row in rows if row.table == "span" and row.id is not None}:
            self._page.remove_mark(span_id)
            span = self._session.span(span_id)
            if span is not None and self._layers.shows(span):
                self._page.add_mark(mark_of(span))
