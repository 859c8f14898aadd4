"""Two texts side by side, what only one of them has in colour."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from db.file import open_library
from db.records import Article
from gui.reader.marks import Mark
from gui.reader.page import Page
from gui.reader.typography import Typography
from gui.reader.wordsource import NoWords
from gui.themes import Theme, theme_in_force
from gui.widgets import Elided, named
from gui.work import IsCancelled, Job, Progress, Work
from text.differences import Differences, differences
from text.errors import UserError
from text.messages import tr

EARLIER, NEW = 1, 2
_COLOURS: Final = {EARLIER: "#b3471d", NEW: "#1f6fb5"}
"""Of the colour-blind-safe set that tags have: red-brown for gone, blue for come."""
_TYPE_SIZE = 15
_SIDE = 14
_GAP = 6


@dataclass(frozen=True, slots=True)
class Compared:
    """Two articles, the files they came from, and where they differ; None for one that is gone."""

    earlier: Article | None
    new: Article | None
    sources: tuple[str, ...]
    found: Differences


def compare(library: Path, earlier_id: int, new_id: int) -> Compared:
    """Read two articles and what sets them apart."""
    with open_library(library, read_only=True) as store:
        pair: list[Article | None] = []
        for article_id in (earlier_id, new_id):
            try:
                pair.append(store.article(article_id))
            except UserError:
                pair.append(None)
        lines = store.article_lines([earlier_id, new_id])
    earlier, new = pair
    sources = tuple(line.source_name for line in lines)
    if earlier is None or new is None:
        return Compared(earlier, new, sources, Differences((), (), ((0, 0),)))
    return Compared(earlier, new, sources, differences(earlier.text, new.text))


class ComparedPage(Page):
    """A page to look at: no key or pointer takes anything from it, Tab leaves it."""

    def __init__(self, name: str, accessible_name: str, parent: QWidget) -> None:
        self._no_words = NoWords()
        super().__init__(self._no_words, parent)
        self._no_words.setParent(self)
        named(self, name, accessible_name)
        self.set_typography(Typography(_TYPE_SIZE))
        self.set_tag_colours(_COLOURS)
        self.accessible.named_by_title = False
        self.accessible.text.tag_name = self._mark_name

    def _mark_name(self, _: int) -> str:
        return tr("different")

    @property
    def target(self) -> tuple[int, int] | None:
        """Nothing: there are no tags here."""
        return None

    def focusNextPrevChild(self, next: bool) -> bool:
        return QWidget.focusNextPrevChild(self, next)

    def sizeHint(self) -> QSize:
        return QSize(360, 260)

    def top_to(self, position: int) -> None:
        """Scroll until `position` stands in the second line."""
        for _ in range(2):  # out of view its height is an estimate
            self.scroll_by(self.caret_point(position).y() - 1.5 * self.typography.pitch("body"))


class Comparison(QWidget):
    """Shows what `show_pair` asks for once it was worked out; `row` has room for more buttons.

    Signals: `shown()` when it is there.
    """

    shown = Signal()

    def __init__(self, library: Path, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._work = work
        self._wanted = (0, 0)
        self._following = False
        self.compared: Compared | None = None
        self.at = -1
        self.heads = [named(Elided(self), f"compare_head_{side}") for side in ("old", "new")]
        for head in self.heads:
            head.setContentsMargins(_SIDE, 0, _SIDE, 0)
            head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.earlier = ComparedPage("compare_old", tr("The article that was there"), self)
        self.new = ComparedPage("compare_new", tr("The new article"), self)
        self.count = named(QLabel(self), "empty_detail")
        self.back = named(
            QPushButton(tr("Previous"), self), "compare_back", tr("Previous difference")
        )
        self.on = named(QPushButton(tr("Next"), self), "compare_on", tr("Next difference"))
        for button, keys, go in (
            (self.back, "Shift+F3", self.go_back),
            (self.on, "F3", self.go_on),
        ):
            button.setAutoDefault(False)
            button.setToolTip(keys)
            button.clicked.connect(go)
            QShortcut(QKeySequence(keys), self, go)
        self.earlier.scrolled.connect(self._follow_earlier)
        self.new.scrolled.connect(self._follow_new)
        self._lay_out()
        self.set_theme(theme_in_force())
        self.clear(tr("Choose a pair above to see both texts side by side."))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(1)
        grid.setVerticalSpacing(4)
        self.row = row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 4, _SIDE, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.count)
        row.addStretch()
        row.addWidget(self.back)
        row.addWidget(self.on)
        grid.addLayout(row, 0, 0, 1, 2)
        for column, (head, page) in enumerate(zip(self.heads, self.pages, strict=True)):
            grid.addWidget(head, 1, column)
            grid.addWidget(page, 2, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(2, 1)

    @property
    def pages(self) -> tuple[ComparedPage, ComparedPage]:
        """The earlier text and the new one."""
        return self.earlier, self.new

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for page in self.pages:
            page.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self.set_theme(theme_in_force())
        super().changeEvent(event)

    def clear(self, hint: str) -> None:
        """Show no pair; say why."""
        self._wanted = (0, 0)
        self.compared = None
        self.at = -1
        for page in self.pages:
            page.show_article("", (), ())
        self.earlier.show_hint(hint, "")
        for head in self.heads:
            head.setText("")
        self._label()

    def show_pair(self, earlier_id: int, new_id: int) -> None:
        """Show two articles as soon as their differences are known."""
        wanted = (earlier_id, new_id)
        self._wanted = wanted
        library = self._library

        def run(progress: Progress, cancelled: IsCancelled) -> tuple[tuple[int, int], Compared]:
            return wanted, compare(library, *wanted)

        self._work.cancel()
        self._work.start(Job("", run, self._take, self._fail))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.clear(str(error))

    def _take(self, answer: tuple[tuple[int, int], Compared]) -> None:
        wanted, compared = answer
        if wanted != self._wanted:
            return
        if compared.earlier is None or compared.new is None:
            self.clear(tr("One of the two was removed; undo brings it back."))
            return
        self.compared = compared
        self.at = -1
        sides = (
            (self.earlier, compared.earlier, compared.found.first, EARLIER),
            (self.new, compared.new, compared.found.second, NEW),
        )
        self._following = True
        for page, article, stretches, tag in sides:
            marks = [Mark(start, end, n, tag) for n, (start, end) in enumerate(stretches, 1)]
            page.show_article(article.text, article.paragraphs, marks)
        self._following = False
        earlier, new = compared.sources
        self.heads[0].setText(tr("There already, from {source}", source=earlier))
        self.heads[1].setText(tr("New, from {source}", source=new))
        self._label()
        self.shown.emit()

    def _label(self) -> None:
        places = self._places()
        if self.compared is None:
            said = ""
        elif not places:
            said = tr("The words are the same; only blanks or the cut may differ.")
        elif self.at < 0:
            said = tr("Differences: {count}", count=len(places))
        else:
            said = tr("Difference {at} of {count}", at=self.at + 1, count=len(places))
        self.count.setText(said)
        self.back.setEnabled(self.at > 0)
        self.on.setEnabled(self.at + 1 < len(places))

    # from difference to difference

    def _places(self) -> Sequence[tuple[int, int]]:
        """Where each difference begins in both texts, in order."""
        if self.compared is None:
            return ()
        found = self.compared.found
        there = {(start, self._other(start, 0)) for start, _ in found.first}
        there |= {(self._other(start, 1), start) for start, _ in found.second}
        lines: list[tuple[int, int]] = []
        for place in sorted(there):
            if not lines or place[0] - lines[-1][0] > 1 or place[1] - lines[-1][1] > 1:
                lines.append(place)
        return lines

    def go_on(self) -> None:
        """Show the next difference."""
        self._go(1)

    def go_back(self) -> None:
        """Show the difference before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        places = self._places()
        if 0 <= self.at + step < len(places):
            self.at += step
            self._following = True
            for page, position in zip(self.pages, places[self.at], strict=True):
                page.top_to(position)
            self._following = False
            self._label()

    # scrolling together

    def _follow_earlier(self) -> None:
        self._follow(self.earlier, self.new, 0)

    def _follow_new(self) -> None:
        self._follow(self.new, self.earlier, 1)

    def _follow(self, moved: Page, other: ComparedPage, side: int) -> None:
        if self._following or self.compared is None:
            return
        self._following = True
        position = moved.reading_position()
        other.top_to(self._other(position, side)) if position else other.scroll_by(-1e9)
        self._following = False

    def _other(self, position: int, side: int) -> int:
        """The place of the other text that corresponds to `position` of the text on `side`."""
        assert self.compared is not None
        anchors = self.compared.found.anchors
        after = bisect_right(anchors, position, key=lambda pair: pair[side])
        here = anchors[max(after - 1, 0)]
        article = self.compared.new if side == 0 else self.compared.earlier
        end = len(article.text) if article else 0
        if after < len(anchors):
            end = min(end, anchors[after][1 - side])
        return min(here[1 - side] + position - here[side], end)
