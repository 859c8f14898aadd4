"""The sections of the report: a list, what its current row says in full, and what can be done."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records import ArticleLine, Change
from gui.changes import articles_of, removed_by
from gui.importing.entries import Entries, Entry, EntryRows
from gui.session import Session
from gui.widgets import named
from text.messages import tr

T = TypeVar("T")
_LINES = 84


class HasArticle(Protocol):
    """What is about an article of the library."""

    @property
    def id(self) -> int: ...


A = TypeVar("A", bound=HasArticle)


class Section(QWidget, Generic[T]):
    """Lists things of one kind, each as `describe` says; the alert of the current row in full
    below, where it `says_all` its detail too.

    Signals: `chosen()` when another row is the current one.
    """

    chosen = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        describe: Callable[[T], Entry],
        parent: QWidget,
        *,
        says_all: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._says_all = says_all
        self.model: Entries[T] = Entries(describe, self)
        self.note = named(QLabel(self), "empty_detail")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(14, 2, 14, 0)
        self.list = named(EntryRows(self), f"{name}_list", label)
        self.list.setModel(self.model)
        self.full = named(QLabel(self), "entry_detail")
        self.full.setWordWrap(True)
        self.full.setTextFormat(Qt.TextFormat.PlainText)
        self.full.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.full.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.full.setContentsMargins(14, 6, 14, 0)
        self.full.setMaximumHeight(_LINES)
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(12, 0, 12, 0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.note)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.full)
        self.column.addLayout(self.buttons)
        self.column.addStretch()
        self.list.selectionModel().currentRowChanged.connect(self._choose)

    def add_button(self, name: str, label: str, act: Callable[[], object]) -> QPushButton:
        """One more thing that can be done with the current row."""
        button = named(QPushButton(label, self), name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self.buttons.addWidget(button)
        return button

    def show_things(self, things: Sequence[T], empty: str) -> None:
        """List these; `empty` is said where there are none."""
        row = self.list.currentIndex().row()
        self.model.show_things(things)
        self.note.setText(empty)
        self.note.setVisible(not things)
        self.list.setVisible(bool(things))
        if things:
            self.list.setCurrentIndex(self.model.index(min(max(row, 0), len(things) - 1), 0))
        else:
            self._choose()

    @property
    def current(self) -> T | None:
        """What the current row stands for."""
        return self.model.thing(self.list.currentIndex().row())

    def _choose(self) -> None:
        row = self.list.currentIndex().row()
        said = self.model.entry(row) if self.model.thing(row) is not None else Entry("")
        parts = (said.alert, said.full or said.detail if self._says_all else "")
        self.full.setText("\n".join(filter(None, parts)))
        self.full.setVisible(any(parts))
        self.chosen.emit()


class ArticleSection(Section[A]):
    """Lists articles of the library, and follows what becomes of them there.

    Signals: `article_requested(id)` to open one.
    """

    article_requested = Signal(int)

    def __init__(
        self,
        name: str,
        label: str,
        describe: Callable[[A], Entry],
        session: Session,
        parent: QWidget,
    ) -> None:
        super().__init__(name, label, describe, parent)
        self.session = session
        self.gone: frozenset[int] = frozenset()
        self.list.activated.connect(self.open_current)
        session.changed.connect(self._follow)

    def show_things(self, things: Sequence[A], empty: str) -> None:
        self.gone = self._missing(things)
        super().show_things(things, empty)

    def look_again(self) -> None:
        """Somebody else wrote to the library: say anew what is there."""
        self.gone = self._missing(self.model.things)
        self.model.say_again()
        self._choose()

    def _missing(self, things: Sequence[A]) -> frozenset[int]:
        ids = [thing.id for thing in things]
        return frozenset(ids) - self.session.store.articles_held(ids)

    def line(self, article_id: int) -> ArticleLine | None:
        """What the library says of an article now; None where it is gone."""
        return next(iter(self.session.store.article_lines([article_id])), None)

    def entry(
        self, article_id: int, title: str, detail: str, alert: str = "", aside: str = ""
    ) -> Entry:
        """A row about an article."""
        gone = article_id in self.gone
        aside = tr("removed") if gone else aside
        return Entry(title or tr("(no title)"), detail, alert, aside, gone)

    def add_open(self, name: str) -> None:
        """A button that opens the current article, where it is still there."""
        button = self.add_button(name, tr("Open"), self.open_current)

        def allow() -> None:
            thing = self.current
            button.setEnabled(thing is not None and thing.id not in self.gone)

        self.chosen.connect(allow)

    def open_current(self) -> None:
        """Open the current article, unless it is gone."""
        thing = self.current
        if thing is not None and thing.id not in self.gone:
            self.article_requested.emit(thing.id)

    def _follow(self, change: Change) -> None:
        """Strike out articles that an edit removed, bring back those of an undo, and say what
        others are called now.
        """
        gone, back = removed_by(change), removed_by(change.inverse())
        if gone or back:
            shown = {thing.id for thing in self.model.things}
            self.gone = (self.gone | (gone & shown)) - back
        touched = articles_of(change)
        if touched:
            self.model.say_again()
        if self.current is not None and self.current.id in touched:
            self._choose()
