"""Which spans are shown on the page: by tag and by annotator, or none for plain reading."""

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from db.records import Span, Tag
from gui.reader.marks import Mark
from gui.session import Session, mark_of
from text.messages import language, tr

HIDDEN_TAGS = "hidden_tags"
HIDDEN_ANNOTATORS = "hidden_annotators"


class Layers(QObject):
    """Signals: `changed()` when other spans are shown."""

    changed = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self.plain = False
        self._tags = self._kept(HIDDEN_TAGS)
        self._annotators = self._kept(HIDDEN_ANNOTATORS)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"plain": self._toggle_plain}

    def _toggle_plain(self) -> None:
        self.plain = not self.plain
        self.changed.emit()

    def marks(self) -> list[Mark]:
        """The spans of the open article that are shown."""
        return [mark_of(span) for span in self._session.spans if self.shows(span)]

    def shows(self, span: Span) -> bool:
        """Whether a span is shown."""
        hidden = span.tag_id in self._tags or span.annotator_id in self._annotators
        return not hidden and not self.plain

    def show_tag(self, tag: Tag) -> None:
        """What one tags is seen."""
        if self.plain or tag.id in self._tags or self._session.annotator.id in self._annotators:
            self.plain = False
            self._tags.discard(tag.id)
            self._annotators.discard(self._session.annotator.id)
            self._keep()

    def add_menu(self, menu: QMenu) -> None:
        """Add a menu of tags and annotators to `menu`; they are looked up as it opens."""
        layers = menu.addMenu(tr("Spans shown"))
        layers.aboutToShow.connect(lambda: self._fill(layers))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for tag in self._session.tags:
            self._add(menu, tag.label(language()), self._tags, tag.id)
        annotators = self._session.store.annotators()
        if len(annotators) > 1:
            menu.addSeparator()
            for annotator in annotators:
                name = tr("me") if annotator.name == "me" else annotator.name
                self._add(menu, name, self._annotators, annotator.id)
        menu.addSeparator()
        menu.addAction(tr("Show all"), self._show_all)

    def _add(self, menu: QMenu, name: str, hidden: set[int], member: int) -> None:
        action = QAction(name.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(member not in hidden)
        action.toggled.connect(lambda shown: self._set(hidden, member, shown=shown))
        menu.addAction(action)

    def _set(self, hidden: set[int], member: int, *, shown: bool) -> None:
        (hidden.discard if shown else hidden.add)(member)
        self._keep()

    def _show_all(self) -> None:
        self._tags.clear()
        self._annotators.clear()
        self.plain = False
        self._keep()

    def _keep(self) -> None:
        for name, hidden in ((HIDDEN_TAGS, self._tags), (HIDDEN_ANNOTATORS, self._annotators)):
            self._session.remember_setting(name, json.dumps(sorted(hidden)))
        self.changed.emit()

    def _kept(self, name: str) -> set[int]:
        """Ids from the library, which may come from anywhere: what isn't a list of them is none."""
        try:
            kept = json.loads(self._session.store.setting(name, "[]"))
        except ValueError:
            return set()
        members = kept if isinstance(kept, list) else []
        return {member for member in members if isinstance(member, int)}
