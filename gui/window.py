"""The main window: three panes, a tray, a status line, and the wires between them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QVBoxLayout, QWidget

from db.records import Change
from gui.actions import build_actions, fill_menu_bar, specs
from gui.appearance import Appearance
from gui.articles.panel import ArticlePanel
from gui.ask import Ask
from gui.changes import rewrites
from gui.find.finding import Finding
from gui.help import about_text, keys_text
from gui.importing.imports import Imports
from gui.last_read import LastRead
from gui.layers import Layers
from gui.libraries import Libraries
from gui.mending import Mending
from gui.panes import Panes
from gui.reader.page import Page
from gui.reader.page_tip import PageTip
from gui.reader.wordsource import WordSource
from gui.reading import Reading
from gui.repair.stored import StoredRepair
from gui.session import Session
from gui.settings import Settings
from gui.spans.panel import SpanPanel
from gui.status import StatusLine
from gui.tagging import Tagging
from gui.themes import Theme
from gui.transfers import Transfers
from gui.tray import Tray
from gui.view import View
from gui.widgets import named
from gui.work import Work
from text.errors import UserError
from text.messages import language, tr

OUTSIDE_CHANGES_MS = 1000
FIRST_SIZE = QSize(1366, 768)
FRAME_HEIGHT = 36


class MainWindow(QMainWindow):
    """Shows one library.

    Signals: `library_requested(path, create)` when another library is wanted;
    `language_requested(name)`; `closed()` once everything is saved and stopped.
    """

    library_requested = Signal(Path, bool)
    language_requested = Signal(str)
    closed = Signal()

    def __init__(
        self,
        session: Session,
        words: WordSource,
        ask: Ask,
        settings: Settings,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.session = session
        self._ask = ask
        self._settings = settings
        self._appearance = appearance
        self._lookups = Work(self)
        self.work = Work(self)
        self.transfers = Transfers(session, self.work, ask, self)
        self.imports = Imports(session, self.work, ask, settings, self)
        self.last_read = LastRead(session, self)
        self.libraries = Libraries(session, ask, self)
        self.repair = StoredRepair(session, ask, self)
        self._build(words)
        self.reading = Reading(session, self.page, self.status, self.work, ask, self)
        self.layers = Layers(self.session, self)
        self.tagging = Tagging(
            self.session, self.layers, self.page, self.tray, self.spans, self.status, self
        )
        self.mending = Mending(self.session, self.page, self.spans, self.status, self)
        self.tip = PageTip(self.page)
        self.tip.tellers += [self.tagging.names_at, self.mending.origins.sentence_at]
        self.view = View(
            self.page, self.articles, self.spans, self.status, settings, appearance, self
        )
        self.actions_by_id = build_actions(self, self.page, self._handlers())
        self._menus = fill_menu_bar(self.menuBar(), self.actions_by_id)
        self.tagging.fill_menu(self._menus["annotate"])
        self.layers.add_menu(self._menus["read"])
        self._mark_choices()
        self._connect()
        self._take_theme(appearance.theme)
        self._restore()
        self._show_article()
        self.articles.refresh()

    # building

    def _build(self, words: WordSource) -> None:
        self.setWindowTitle(f"{self.session.path.name} — {tr('Quandian')}")
        self.page = Page(words, self)
        self.page.setAccessibleName(tr("Page"))
        self.page.set_typography(self._settings.typography)
        self.finding = Finding(self.page, self)
        self.tray = Tray(self.session, self)
        self.articles = ArticlePanel(self.session, self._lookups, self)
        self.spans = SpanPanel(self.session, self)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self.finding.bar)
        column.addWidget(self.tray)
        self.splitter = Panes(self.articles, middle, self.spans, self)
        self.setCentralWidget(self.splitter)
        self.status = StatusLine(self.session, self.page, self.work, self)
        self.status.add_button(self.imports.desk.details)
        self.setStatusBar(self.status)
        name = named(QLabel(self.session.path.name, self.menuBar()), "library_name")
        name.setToolTip(str(self.session.path))
        self.menuBar().setCornerWidget(name, Qt.Corner.TopLeftCorner)
        self._outside = QTimer(self)
        self._outside.setInterval(OUTSIDE_CHANGES_MS)
        self._outside.timeout.connect(self.session.look_for_outside_changes)
        self._outside.start()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            **self.libraries.handlers(),
            **self.transfers.handlers(),
            **self.imports.handlers(),
            **self.repair.handlers(),
            **self.view.handlers(),
            **self.layers.handlers(),
            **self.reading.handlers(),
            **self.finding.handlers(),
            **self.tagging.handlers(),
            **self.mending.handlers(),
            "quit": self.close,
            "copy": self.page.copy,
            "select_all": self.page.select_all,
            "done": self._mark_done,
            "not_done": self._mark_not_done,
            "keys": self._show_keys,
            "chinese": self._choose_chinese,
            "english": self._choose_english,
            "about": self._show_about,
        }

    def _mark_choices(self) -> None:
        for group in ("theme", "variant", "language"):
            exclusive = QActionGroup(self)
            for spec in specs():
                if spec.group == group:
                    exclusive.addAction(self.actions_by_id[spec.id])
        self._mark_language()
        self.view.take(self.actions_by_id)
        actions = self.actions_by_id["articles_pane"], self.actions_by_id["spans_pane"]
        self.splitter.take(dict(zip((self.articles, self.spans), actions, strict=True)))
        self._label_undo()

    def _connect(self) -> None:
        session = self.session
        session.article_opened.connect(self._show_article)
        session.changed.connect(self._follow)
        session.article_altered.connect(self._show_afresh)
        session.refreshed.connect(self._label_undo)
        self.layers.changed.connect(self._show_layers)
        session.failed.connect(self._say_error)
        session.lost.connect(self._tell_lost)
        self.articles.opened.connect(self._open_article)
        self.articles.import_requested.connect(self.imports.import_files)
        self.articles.listed.connect(self._open_first)
        self.spans.chosen.connect(self.tagging.go_to_span)
        self.tray.tag_requested.connect(self.tagging.tag)
        self.page.read_to.connect(session.remember_reading)
        self.page.menu_requested.connect(self._show_menu)
        self.libraries.requested.connect(self.library_requested)
        self.libraries.said.connect(self.status.say)
        self.transfers.said.connect(self.status.say)
        self.reading.mentions.requested.connect(self._go_to_place)
        self.imports.said.connect(self.status.say)
        self.imports.article_requested.connect(self._open_new)
        self.imports.library_requested.connect(  # queued: the drop ends in this window first
            self.library_requested, Qt.ConnectionType.QueuedConnection
        )
        self.imports.desk.article_requested.connect(self._open_article)
        self.imports.desk.repair_requested.connect(self.repair.open_for)
        self.repair.said.connect(self.status.say)
        self.work.ended.connect(session.look_for_outside_changes)
        self._appearance.changed.connect(self._take_theme)

    # articles

    def _open_first(self) -> None:
        """Open what was read last, or the first article, where none is open."""
        if self.session.article is not None or not self.articles.model.rowCount():
            return
        last = self.last_read.article_id()
        if last is not None and self.articles.model.row_of(last) is not None:
            self._open_article(last)
        else:
            self.articles.go(1)
        self.page.setFocus()

    def _open_article(self, article_id: int) -> None:
        self._keep_place()
        self.session.open_article(article_id)

    def _go_to_place(self, article_id: int, start: int, end: int) -> None:
        article = self.session.article
        if article is None or article.id != article_id:
            self._open_article(article_id)
        if self.session.article and self.session.article.id == article_id:
            self.page.select(start, end)

    def _open_new(self, article_id: int) -> None:
        """Open what just came in, but take nobody out of a word that is being corrected."""
        if not self.mending.is_open:
            self._open_article(article_id)

    def _keep_place(self) -> None:
        """Remember where reading stops; an article that was only leafed past stays unread."""
        article, position = self.session.article, self.page.reading_position()
        if article is not None and position != article.read_position:
            self.session.remember_reading(position)

    def _show_article(self) -> None:
        article = self.session.article
        self.page.set_tag_colours({tag.id: tag.colour for tag in self.session.tags})
        if article is None and not self.session.store.article_count():
            self.page.show_hint(
                tr("This library is empty"), tr("Import your first articles with Ctrl+O.")
            )
        elif article is None:
            self.page.show_hint(
                tr("No article is open"), tr("Choose one on the left, or press J for the next.")
            )
        elif not article.text:
            self.page.show_hint(tr("This article has no text"), tr("J goes on to the next one."))
        else:
            self.page.show_article(
                article.text, article.paragraphs, self.layers.marks(), article.read_position
            )

    def _show_afresh(self) -> None:
        """Another program wrote to the library: show it, and keep the place."""
        self.tagging.name_tags()
        self._label_undo()
        self.page.set_tag_colours({tag.id: tag.colour for tag in self.session.tags})
        if self.session.article and self.page.text == self.session.article.text:
            self.page.set_marks(self.layers.marks())
        else:
            self._show_text()

    def _show_layers(self) -> None:
        self.actions_by_id["plain"].setChecked(self.layers.plain)
        self.page.set_marks(self.layers.marks())

    def _show_text(self) -> None:
        """The open article has another text: keep the place in it."""
        article = self.session.article
        if article is None or not article.text or not self.page.text:
            self._show_article()
        else:
            self.page.retext(article.text, article.paragraphs, self.layers.marks())

    def _follow(self, change: Change) -> None:
        self._label_undo()
        if rewrites(change):
            self._show_text()

    def _mark_done(self) -> None:
        if self.session.set_status("done"):
            self.actions_by_id["next_article"].trigger()

    def _mark_not_done(self) -> None:
        self.session.set_status("reading")

    # tagging

    def _label_undo(self) -> None:
        store = self.session.store
        for name, verb, label in (
            ("undo", tr("Undo"), store.undo_label()),
            ("redo", tr("Redo"), store.redo_label()),
        ):
            self.actions_by_id[name].setText(f"{verb}  {label}" if label else verb)

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        for name in ("copy", "copy_quotation", "select_all", "look_up"):
            menu.addAction(self.actions_by_id[name])
        menu.addSeparator()
        for action in self.tagging.actions:
            menu.addAction(action)
        for name in ("remove_span", "span_right", "mend"):
            menu.addAction(self.actions_by_id[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    # view

    def _take_theme(self, theme: Theme) -> None:
        for part in (self.page, self.tray, self.articles, self.spans):
            part.set_theme(theme)

    def _choose_chinese(self) -> None:
        self._choose_language("zh")

    def _choose_english(self) -> None:
        self._choose_language("en")

    def _choose_language(self, name: str) -> None:
        self.language_requested.emit(name)
        self._mark_language()

    def _mark_language(self) -> None:
        self.actions_by_id["chinese" if language() == "zh" else "english"].setChecked(True)

    def _show_keys(self) -> None:
        self._ask.show_text(self, tr("Keys"), keys_text(self.session.tags))

    def _show_about(self) -> None:
        self._ask.show_text(self, tr("About Quandian"), about_text())

    def _say_error(self, error: UserError) -> None:
        self.status.say(str(error))

    def _tell_lost(self, error: UserError) -> None:
        self.status.refresh()
        self._ask.tell(self, error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nobody else took it, leads back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.page.setFocus()
        else:
            super().keyPressEvent(event)

    # coming and going

    def _restore(self) -> None:
        room = self.screen().availableGeometry().adjusted(0, FRAME_HEIGHT, 0, 0)
        self.resize(FIRST_SIZE.boundedTo(room.size()))
        for name, restore in self._restorers():
            state = self._settings.state(name)
            if not state.isEmpty():
                restore(state)

    def _restorers(self) -> tuple[tuple[str, Callable[[QByteArray], object]], ...]:
        return ("geometry", self.restoreGeometry), ("panes", self.splitter.restoreState)

    def _running(self) -> str:
        """What leaving would cut off, as a sentence; "" for nothing."""
        if self.session.long.work.busy:
            return tr("An edit of many articles is going on")
        names = self.work.names
        if self.imports.looking is not None or set(names) - {tr("Exporting")}:
            return tr("An import is running")
        return tr("An export is running") if names else ""

    def may_leave(self) -> bool:
        """Whether nothing runs that leaving would cut off, or the user lets it be."""
        running = self._running()
        return not running or self._ask.may_stop(self, running)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_leave():
            self.leave()
            event.accept()
        else:
            event.ignore()

    def leave(self) -> None:
        """Save and stop everything, whatever runs."""
        self.session.long.work.close()
        self.mending.finish()
        self._keep_place()
        self.page.read_to.disconnect(self.session.remember_reading)
        self._outside.stop()
        self._settings.save_state("geometry", self.saveGeometry())
        self._settings.save_state("panes", self.splitter.saveState())
        self.last_read.keep()
        self.imports.close()
        for work in (self.work, self._lookups, self.finding.work, self.reading.mentions.work):
            work.close()
        self.closed.emit()
