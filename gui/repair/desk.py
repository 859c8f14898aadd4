"""The articles on the desk: where the reader is, what the keys do to them, and the way back."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gui.repair.where import Where, find_all
from text.article import ArticleDraft
from text.doubts import why
from text.errors import UserError
from text.messages import tr
from text.repair import Articles, Place, RepairArticle, RepairParagraph, draft_of, take_apart
from text.repair_deeds import Deed, Verb, step_of
from text.repair_history import History

NOTHING = RepairArticle((RepairParagraph("", "body"),))
SENTENCE_END = re.compile("[。！？!?；;…]+[”’」』）)]*")


class Desk(QObject):
    """Holds the articles of one source while they are mended.

    There is one at least: where nothing came, an empty one stands in, which `drafts` leaves out.

    Signals: `changed()` when the articles are others, `moved()` when the reader is elsewhere
    (after a change too), `said(message)` for what was done or refused.
    """

    changed = Signal()
    moved = Signal()
    said = Signal(str)

    def __init__(
        self, source: str | None, drafts: Sequence[ArticleDraft], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.history = History(take_apart(drafts) or (NOTHING,))
        self._deeds: list[Deed] = []
        self._undone: list[Deed] = []
        self.has_source = source is not None
        # Without a source, the articles as they came stand for it.
        self.source = "\n\n".join(draft.text for draft in drafts) if source is None else source
        self.place = Place(0)
        self._where: tuple[Articles, Where] | None = None

    @property
    def articles(self) -> Articles:
        """The articles as they are now."""
        return self.history.articles

    @property
    def drafts(self) -> tuple[ArticleDraft, ...]:
        """The articles as they would be stored."""
        return () if self.articles == (NOTHING,) else tuple(map(draft_of, self.articles))

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """The steps that led here, those taken back left out."""
        return tuple(self._deeds)

    @property
    def article(self) -> RepairArticle:
        """The article that the reader is in."""
        return self.articles[self.place.article]

    @property
    def paragraph(self) -> RepairParagraph:
        """The paragraph that the reader is in."""
        return self.article.paragraphs[self.place.paragraph]

    @property
    def where(self) -> Where:
        """Which paragraph stands where in the source."""
        if self._where is None or self._where[0] is not self.articles:
            self._where = self.articles, find_all(self.articles, by_origin=self.has_source)
        return self._where[1]

    # going about

    def go(self, place: Place) -> None:
        """Go to `place`. Emits moved where that is elsewhere."""
        if place != self.place:
            self.place = place
            self.moved.emit()

    def go_by_paragraph(self, step: int) -> None:
        """Go to the start of the next paragraph, or the one before, over articles' edges."""
        article, paragraph = self.place.article, self.place.paragraph + step
        if paragraph >= len(self.article.paragraphs):
            article, paragraph = article + 1, 0
        elif paragraph < 0:
            article -= 1
            if article >= 0:
                paragraph = len(self.articles[article].paragraphs) - 1
        if 0 <= article < len(self.articles):
            self.go(Place(article, paragraph))

    def go_by_article(self, step: int) -> None:
        """Go to the head of the next article; back, to the head of this one first."""
        inside = self.place.paragraph > 0
        number = self.place.article + (0 if step < 0 and inside else step)
        self.go(Place(min(max(number, 0), len(self.articles) - 1)))

    def go_by_sentence(self, step: int) -> None:
        """Put the caret behind the next sentence of the paragraph, or the one before."""
        text = self.paragraph.text
        ends = [0, *(hit.end() for hit in SENTENCE_END.finditer(text)), len(text)]
        if step > 0:
            offset = ends[min(bisect_right(ends, self.place.offset), len(ends) - 1)]
        else:
            offset = max((end for end in ends if end < self.place.offset), default=0)
        self.put_caret(offset)

    def put_caret(self, offset: int) -> None:
        """Put the caret before a character of the paragraph."""
        self.go(Place(self.place.article, self.place.paragraph, offset))

    def go_to_uncertain(self, step: int) -> None:
        """Go to the next article whose cut is uncertain, or the one before; around the end."""
        count = len(self.articles)
        for distance in range(1, count + 1):
            number = (self.place.article + distance * step) % count
            if self.articles[number].uncertain:
                self.go(Place(number))
                self.said.emit(why(self.articles[number].uncertain))
                return
        self.said.emit(tr("No cut is uncertain"))

    # mending

    def cut(self) -> None:
        """Let a new article begin at the caret."""
        self._do("cut")

    def glue(self) -> None:
        """Join the article with the next."""
        self._do("glue")

    def glue_before(self) -> None:
        """Join the article with the one before it."""
        if not self.place.article:
            self.said.emit(tr("This is the first article"))
        else:
            self._do("glue", Place(self.place.article - 1))

    def split(self) -> None:
        """Make two paragraphs of one at the caret."""
        self._do("split")

    def join(self) -> None:
        """Join the paragraph with the next."""
        self._do("join")

    def set_kind(self, kind: str) -> None:
        """Say what the paragraph is."""
        self._do("kind", argument=kind)

    def set_article_kind(self, kind: str) -> None:
        """Say what the article is."""
        self._do("article_kind", argument=kind)

    def toggle_other(self) -> None:
        """Make it no article, or an article again."""
        self.set_article_kind("article" if self.article.kind == "other" else "other")

    def retitle(self, number: int, title: str) -> None:
        """Call article `number` by another title."""
        if self.articles[number].title != title:
            self._do("retitle", Place(number), title)

    def settle(self) -> None:
        """The cut is right: take its mark away and go on to the next that is uncertain."""
        if self._do("settle"):
            self.go_to_uncertain(1)

    def move(self, *, forward: bool) -> None:
        """Move the paragraph down or up, over an article's edge too."""
        self._do("down" if forward else "up")

    def undo(self) -> None:
        """Take back the last step."""
        label = self.history.undo_label
        if self._deeds:
            self._undone.append(self._deeds.pop())
        self._walked(self.history.undo(), tr("Undone: {edit}", edit=label), tr("Nothing to undo"))

    def redo(self) -> None:
        """Do again what was last taken back."""
        label = self.history.redo_label
        if self._undone:
            self._deeds.append(self._undone.pop())
        self._walked(self.history.redo(), tr("Redone: {edit}", edit=label), tr("Nothing to redo"))

    def _walked(self, place: Place | None, done: str, nothing: str) -> None:
        if place is None:
            self.said.emit(nothing)
            return
        self.place = place
        self.changed.emit()
        self.moved.emit()
        self.said.emit(done)

    def do_again(self, deeds: Sequence[Deed]) -> None:
        """Take steps that were written down, as far as they fit."""
        for deed in deeds:
            self.place = deed.place
            try:
                self._take(deed)
            except (UserError, IndexError):  # another version of the program wrote them
                break
        self.changed.emit()
        self.moved.emit()

    def _take(self, deed: Deed) -> str:
        """Take a step from where the reader is; gives its name. Raises UserError."""
        done = step_of(self.articles, deed)
        self.history.do(done, self.place)
        self._deeds.append(deed)
        self._undone.clear()
        self.place = done.place
        return done.label

    def _do(self, verb: Verb, place: Place | None = None, argument: str = "") -> bool:
        try:
            label = self._take(Deed(verb, place or self.place, argument))
        except UserError as error:
            self.said.emit(str(error))
            return False
        self.changed.emit()
        self.moved.emit()
        self.said.emit(label)
        return True
