"""Finds in the open article: the bar, the hits on the page, and the way from one to the next."""

from bisect import bisect_left
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from gui.find.bar import FindBar
from gui.reader.altered import Altered
from gui.reader.page import Page
from gui.work import IsCancelled, Job, Progress, Work
from text.finding import Finder
from text.messages import tr
from text.variants import Variant, in_variant

LONGEST_QUERY = 60
TYPING_MS = 40
Hits = list[tuple[int, int]]


class Finding(QObject):
    """`hits` are the places of what was asked for last; `at` is the one gone to, or None."""

    def __init__(self, page: Page, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self.bar = FindBar(window)
        self.work = Work(self)
        self._finders: dict[Variant, Finder] = {}
        self._asked = ""
        self._goes = False
        self.hits: Hits = []
        self.at: int | None = None
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._look)
        self.bar.changed.connect(self._type)
        self.bar.step_requested.connect(self._take_step)
        self.bar.closed.connect(self.close)
        page.escaped.connect(self._leave)
        page.shown.connect(self._take_article)
        page.retexted.connect(self._follow_text)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"find": self.open, "find_next": self._next, "find_previous": self._previous}

    def open(self) -> None:
        """Ask what to find; what is selected is proposed."""
        chosen = self._page.selection
        text = self._page.text[slice(*chosen)] if chosen else ""
        self.bar.open_with(text if len(text) <= LONGEST_QUERY else "")
        self._look()

    def close(self) -> None:
        """Show no hits any more; the one gone to stays selected."""
        self._typing.stop()
        self.bar.hide()
        self._take([])
        self._page.setFocus()

    def _leave(self) -> None:
        if self.bar.isVisible():
            self.close()

    def _type(self) -> None:
        self._goes = True
        self._typing.start()

    def _next(self) -> None:
        self._step(forward=True)

    def _previous(self) -> None:
        self._step(forward=False)

    def _take_step(self, forward: bool) -> None:
        self._step(forward=forward)

    def _step(self, *, forward: bool) -> None:
        """Go to the hit after or before the caret; behind the last comes the first."""
        if not self.bar.isVisible():
            self.open()
        elif self._typing.isActive():
            self._typing.stop()
            self._look()
        elif self.hits:
            self._go_to(self._beside(1 if forward else -1))

    def _beside(self, step: int) -> int:
        """The hit after or before the one gone to, else after or before the caret."""
        if self.at is not None and self._page.selection == self.hits[self.at]:
            return (self.at + step) % len(self.hits)
        after = bisect_left(self.hits, (self._page.caret_position, 0))
        return (after + min(step, 0)) % len(self.hits)

    def _take_article(self) -> None:
        self._finders = {}
        self._goes = False
        self._take([])
        if self.bar.isVisible():
            self._look()

    def _follow_text(self, _: Altered) -> None:
        self._take_article()

    def _look(self) -> None:
        """Look for what is typed; a long text takes a while, in which the window goes on."""
        query = self._asked = self.bar.query.text()
        finders, text, variant = self._finders, self._page.text, self._page.variant
        if not query.strip() or not text:
            self._take([])
            return

        def run(progress: Progress, cancelled: IsCancelled) -> Hits:
            if self._asked != query:
                return []
            if variant not in finders:  # what one reads is what is looked for
                finders[variant] = Finder(in_variant(text, variant))
            return finders[variant].find(in_variant(query, variant))

        self.work.start(
            Job(tr("Finding"), run, lambda hits: self._arrive(hits, finders, query), self._fail)
        )

    def _arrive(self, hits: Hits, finders: dict[Variant, Finder], query: str) -> None:
        if finders is not self._finders or query != self._asked or not self.bar.isVisible():
            return
        self._take(hits)
        if self._goes and hits:
            start, _ = self._page.selection or (self._page.caret_position, 0)
            self._go_to(bisect_left(hits, (start, 0)) % len(hits))
        self._goes = False

    def _fail(self, error: Exception) -> None:
        raise error

    def _take(self, hits: Hits) -> None:
        self.hits, self.at = hits, None
        self._page.set_hits(hits)
        self._tell()

    def _go_to(self, place: int) -> None:
        self.at = place
        self._page.select(*self.hits[place])
        self._tell()

    def _tell(self) -> None:
        total = len(self.hits)
        if not self.bar.query.text():
            self.bar.say("", found=False)
        elif not total:
            self.bar.say(tr("Not found"), found=False)
        elif self.at is None:
            self.bar.say(tr("{total} places", total=total), found=True)
        else:
            self.bar.say(tr("{number} of {total}", number=self.at + 1, total=total), found=True)
