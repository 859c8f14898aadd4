"""Correcting characters of the open article: from the key to the edit, and what it did to spans."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.errors import no_longer_fits, not_writable
from db.mending import tally
from db.records import Change
from gui.reader.mending import MendEditor, keys_hint
from gui.reader.origins import Origins
from gui.reader.page import Page
from gui.session import Session
from gui.spans.panel import SpanPanel
from gui.status import StatusLine
from text.errors import UserError
from text.mend import check_stretch
from text.messages import tr

SHOWN = 12


class Mending(QObject):
    """Opens the editor over what the page aims at, and hands over what was typed.

    What was typed is never lost by anything but Escape: where the edit is refused it stays
    open; where another article is opened, it waits until that one comes back.
    """

    def __init__(
        self, session: Session, page: Page, spans: SpanPanel, status: StatusLine, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._page = page
        self._status = status
        self._article_id = 0
        self.editor = MendEditor(page)
        self.origins = Origins()
        self.editor.accepted.connect(self._take)
        self.editor.left.connect(self._close)
        page.escaped.connect(self._escape)
        spans.found_right.connect(self._accept)
        session.article_opened.connect(self._follow_article)
        session.article_opened.connect(self._take_origin)
        session.article_altered.connect(self._take_origin)
        session.changed.connect(self._take_origin)
        self._take_origin()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"mend": self.open, "span_right": self.accept_flag}

    @property
    def is_open(self) -> bool:
        """Whether characters are being typed, in this article or in one that isn't shown now."""
        return bool(self._article_id)

    def open(self) -> None:
        """Let the characters that the page aims at be typed over."""
        article = self._session.article
        if article is None or not self._page.text:
            self._status.say(tr("There are no characters here to correct"))
        elif self._session.read_only:
            self._session.failed.emit(not_writable(self._session.path))
        elif self.is_open and self.editor.is_altered:
            self._go_on()
        else:
            start, end = self._page.stretch_to_mend
            try:
                check_stretch(article.text, article.paragraphs, start, end)
            except UserError as error:
                self._session.failed.emit(error)
                return
            self._article_id = article.id
            self.editor.edit(start, end)
            self._status.keep_saying(keys_hint())

    def finish(self) -> None:
        """Take what is typed, in whatever article: the window is about to close."""
        if self.is_open and self.editor.is_altered:
            self._back_to_article()
            self._take()

    def _go_on(self) -> None:
        """Back to what was typed and not yet taken."""
        self._back_to_article()
        self._page.reveal(self.editor.stretch[0])
        self.editor.resume()
        self._status.keep_saying(keys_hint())

    def _escape(self) -> None:
        """Escape on the page means the editor on it; what was typed, it leads back to first."""
        if not self.editor.isVisible():
            return
        if self.editor.is_altered:
            self._go_on()
        else:
            self._close()

    def _back_to_article(self) -> None:
        article = self._session.article
        if article is not None and article.id != self._article_id:
            self._session.open_article(self._article_id)

    def _take(self) -> None:
        if not self.editor.is_altered:
            self._close()
        elif not self.editor.fits:
            self._session.failed.emit(no_longer_fits())
        else:
            words, replacement = self.editor.words, self.editor.replacement
            start = self.editor.stretch[0]
            change = self._session.mend(*self.editor.stretch, replacement)
            if change is not None:
                self._close()
                self._show(start, start + len(replacement))
                self._status.say(_told(words, replacement, change))

    def _show(self, start: int, end: int) -> None:
        """Aim at the corrected characters; an empty paragraph went with its line feed."""
        end = min(end, len(self._page.text))
        start = min(start, end)
        self._page.reveal(start)
        if start < end:
            self._page.hold(start, end)
        else:
            self._page.place_caret(start, extend=False)

    def _close(self) -> None:
        if not self.is_open:
            return
        self._article_id = 0
        self._status.keep_saying("")
        had_keys = self.editor.hasFocus()
        self.editor.hide()
        if had_keys:
            self._page.setFocus()

    def _follow_article(self) -> None:
        """Another article is shown: what is typed for the one before waits."""
        article = self._session.article
        if not self.is_open:
            return
        if article is not None and article.id == self._article_id:
            self.editor.resume()
            self._status.keep_saying(keys_hint())
        elif not self.editor.is_altered:
            self._close()
        else:
            self.editor.hide()
            self._status.keep_saying("")
            self._status.say(
                tr("“{words}” is not corrected yet: F2 leads back", words=_short(self.editor.words))
            )

    def _take_origin(self) -> None:
        """The tip knows where the characters of the open article came from."""
        article, store = self._session.article, self._session.store
        if article is None:
            self.origins.take("", (), lambda: None)
        else:
            source_id = article.source_id
            self.origins.take(article.text, article.origin, lambda: store.source_text(source_id))

    # flags

    def accept_flag(self) -> None:
        """The flagged span gone to, or at the target, is right."""
        mark = self._page.mark_at_target()
        if mark is not None and mark.flagged:
            self._accept(mark.id)
        else:
            self._status.say(tr("No span here waits to be looked at"))

    def _accept(self, span_id: int) -> None:
        span = self._session.span(span_id)
        if span is not None and self._session.accept_flag(span_id):
            self._status.say(tr("“{quote}” is right", quote=_short(span.quote)))


def _told(words: str, replacement: str, change: Change) -> str:
    """What was corrected, and what became of the spans."""
    if not replacement:
        parts = [tr("Taken out: {words}", words=_short(words))]
    elif not words:
        parts = [tr("Put in: {words}", words=_short(replacement))]
    else:
        parts = [tr("Corrected {old} → {new}", old=_short(words), new=_short(replacement))]
    count = tally(change)
    if count.moved == 1:
        parts.append(tr("1 span moved"))
    elif count.moved:
        parts.append(tr("{count} spans moved", count=count.moved))
    if count.flagged:
        parts.append(tr("{count} to look at", count=count.flagged))
    return " · ".join(parts)


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
