"""What came in, and what was there already: articles to open, cuts to look at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.importing.entries import Entry
from gui.importing.outcome import Again, Came
from gui.importing.sections import ArticleSection
from gui.session import Session
from text.doubts import why
from text.messages import tr


class AddedSection(ArticleSection[Came]):
    """Signals: `repair_requested(article_id)`."""

    repair_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("added", tr("New articles"), self._describe, session, parent)
        self.add_open("open_added")
        self.repair = self.add_button("repair_cut", tr("Repair the cut…"), self._repair)
        self.buttons.addStretch()
        self.chosen.connect(self._allow)

    def _describe(self, came: Came) -> Entry:
        one = self.line(came.id) or came.article
        alert = tr("Uncertain cut: {reason}", reason=why(one.uncertain)) if one.uncertain else ""
        length = tr("{count} characters", count=f"{one.characters:,}")
        detail = "   ".join(filter(None, (came.file, one.byline, length)))
        aside = tr("Not an article") if one.kind == "other" else ""
        return self.entry(one.id, one.title, detail, alert, aside)

    def _allow(self) -> None:
        came = self.current
        here = came is not None and came.id not in self.gone
        self.repair.setEnabled(here and not self.session.read_only)

    def _repair(self) -> None:
        if self.current is not None:
            self.repair_requested.emit(self.current.id)


class KnownSection(ArticleSection[Again]):
    """The articles that the library had; a click opens one."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        label = tr("Articles that were already there")
        super().__init__("known", label, self._describe, session, parent)
        self.add_open("open_known")
        self.buttons.addStretch()
        self.list.clicked.connect(self.open_current)

    def _describe(self, again: Again) -> Entry:
        line = self.line(again.id)
        if line is None:
            return self.entry(again.id, again.article.title, again.file)
        same = tr(
            "{file}: the same text came with {source}", file=again.file, source=line.source_name
        )
        return self.entry(again.id, line.title, same)
