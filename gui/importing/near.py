"""New articles that are almost an earlier one: the list, both texts side by side, the decision."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from db.near import NearDuplicate
from db.records import Change
from gui.changes import removed_by
from gui.importing.compare import Comparison
from gui.importing.entries import Entry
from gui.importing.sections import ArticleSection
from gui.session import Session
from gui.work import Work
from text.messages import tr

_LIST_HEIGHT = 150


class NearSection(ArticleSection[NearDuplicate]):
    """Signals: `removal_requested(ids)`; `decided(pair)` when both are to stay, and it left the
    list.
    """

    removal_requested = Signal(object)
    decided = Signal(object)

    def __init__(self, session: Session, lookups: Work, parent: QWidget) -> None:
        label = tr("New articles like an earlier one")
        super().__init__("near", label, self._describe, session, parent)
        self.comparison = Comparison(session.path, lookups, self)
        self.column.removeWidget(self.list)
        self.column.removeWidget(self.full)
        self.full.hide()
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.comparison)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_LIST_HEIGHT, 3 * _LIST_HEIGHT])
        self.column.insertWidget(1, self.splitter, 1)
        self.keep = self.add_button("keep_both", tr("Keep both"), self._keep_both)
        self.remove = self.add_button("remove_new", tr("Remove the new one"), self._remove_new)
        for place, button in enumerate((self.keep, self.remove), 2):  # a low window has no room
            self.comparison.row.insertWidget(place, button)
        self.chosen.connect(self._compare)

    def _describe(self, pair: NearDuplicate) -> Entry:
        from formats.transfer import percent

        new, earlier = self.line(pair.id), self.line(pair.earlier_id)
        called = earlier.title if earlier else pair.earlier_title
        like = tr("like “{title}”", title=called or tr("(no title)"))
        detail = "   ".join(filter(None, (like, earlier.source_name if earlier else "")))
        share = tr("{percent} % alike", percent=percent(pair.similarity))
        title, file = (new.title, new.source_name) if new else (pair.title, "")
        return self.entry(pair.id, title, detail, share, file)

    def show_all(self, pairs: tuple[NearDuplicate, ...], empty: str) -> None:
        """List `pairs`, and nothing to compare where there are none."""
        self.show_things(pairs, empty)
        self.splitter.setVisible(bool(pairs))

    def _compare(self) -> None:
        pair = self.current
        here = pair is not None and pair.id not in self.gone
        self.keep.setEnabled(here)
        self.remove.setEnabled(here and not self.session.read_only)
        if pair is None:
            self.comparison.clear("")
        else:
            self.comparison.show_pair(pair.earlier_id, pair.id)

    def _keep_both(self) -> None:
        """The pair is decided: it leaves the list."""
        current = self.current
        if current is not None:
            rest = tuple(pair for pair in self.model.things if pair is not current)
            self.show_all(rest, tr("Every pair is decided."))
            self.list.setFocus()
            self.decided.emit(current)

    def _remove_new(self) -> None:
        if self.current is not None:
            self.removal_requested.emit((self.current.id,))

    def _follow(self, change: Change) -> None:
        super()._follow(change)
        current = self.current
        if current is not None and current.id in removed_by(change):
            self._go_to_next()

    def _go_to_next(self) -> None:
        """Choose the next pair that is not decided; stay where there is none."""
        here = self.list.currentIndex().row()
        things = self.model.things
        for row in (*range(here + 1, len(things)), *range(here)):
            if things[row].id not in self.gone:
                self.list.setCurrentIndex(self.model.index(row, 0))
                return
