"""How the window looks: theme, size of type, which panes are there and which has the keys."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.appearance import CHOICES, Appearance
from gui.articles.panel import ArticlePanel
from gui.page_settings import PageSettings
from gui.reader.page import Page
from gui.reader.typography import Typography
from gui.settings import Settings
from gui.spans.panel import SpanPanel
from gui.status import StatusLine
from text.messages import tr
from text.variants import Variant


class View(QObject):
    """Shows, hides and resizes the parts of the window."""

    def __init__(
        self,
        page: Page,
        articles: ArticlePanel,
        spans: SpanPanel,
        status: StatusLine,
        settings: Settings,
        appearance: Appearance,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._articles = articles
        self._spans = spans
        self._status = status
        self._settings = settings
        self._appearance = appearance
        self._actions: Mapping[str, QAction] = {}
        self.page_settings = PageSettings(page, window)
        self.page_settings.show_type(page.typography)
        self.page_settings.chosen.connect(self._set_type)
        self.page_settings.closed.connect(page.setFocus)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {
            "filter": self._go_to_filter,
            "select_more": self._page.grow,
            "select_less": self._page.shrink,
            "larger": self._larger,
            "smaller": self._smaller,
            "usual_size": self._usual_size,
            "page_settings": self.page_settings.toggle,
            "smooth": self._toggle_smooth,
            **dict.fromkeys(Variant, self._choose_variant),
            "focus": self._toggle_focus,
            "full_screen": self._toggle_full_screen,
            **dict.fromkeys(CHOICES, self._choose_colours),
            "articles_pane": self._toggle_articles,
            "spans_pane": self._toggle_spans,
            "only_page": self._toggle_only_page,
            "next_pane": self._next_pane,
            "next_article": self._next_article,
            "previous_article": self._previous_article,
        }

    def take(self, actions: Mapping[str, QAction]) -> None:
        """The actions whose marks say which panes are there."""
        self._actions = actions
        actions[self._appearance.choice].setChecked(True)
        for name in ("articles_pane", "spans_pane"):
            actions[name].setChecked(True)
        actions["smooth"].setChecked(self._settings.smooth)
        self._page.glide.enabled = self._settings.smooth
        self.page_settings.follow(actions["smooth"])
        self._page.zoomed.connect(self._resize_type)
        actions[self._settings.variant].setChecked(True)
        self._page.show_in(self._settings.variant)

    def _next_article(self) -> None:
        if not self._articles.go(1):
            self._status.say(tr("This is the last article of the list"))

    def _previous_article(self) -> None:
        if not self._articles.go(-1):
            self._status.say(tr("This is the first article of the list"))

    def _choose_colours(self) -> None:
        self._appearance.choose(next(name for name in CHOICES if self._actions[name].isChecked()))

    def _larger(self) -> None:
        self._resize_type(1)

    def _smaller(self) -> None:
        self._resize_type(-1)

    def _usual_size(self) -> None:
        self._resize_type(Typography().size - self._page.typography.size)

    def _toggle_smooth(self) -> None:
        smooth = self._actions["smooth"].isChecked()
        self._settings.smooth = self._page.glide.enabled = smooth

    def _choose_variant(self) -> None:
        chosen = next(variant for variant in Variant if self._actions[variant].isChecked())
        self._settings.variant = chosen
        self._page.show_in(chosen)

    def _toggle_focus(self) -> None:
        self._page.focus_paragraph(on=self._actions["focus"].isChecked())

    def _toggle_full_screen(self) -> None:
        state, full = self._window.windowState(), Qt.WindowState.WindowFullScreen
        wanted = self._actions["full_screen"].isChecked()
        self._window.setWindowState(state | full if wanted else state & ~full)

    def _resize_type(self, step: int) -> None:
        self._set_type(self._page.typography.larger(step))

    def _set_type(self, typography: Typography) -> None:
        self._page.set_typography(typography)
        self._settings.typography = typography
        self.page_settings.show_type(typography)
        self._status.refresh()

    def _toggle_articles(self) -> None:
        self._articles.setVisible(self._actions["articles_pane"].isChecked())

    def _toggle_spans(self) -> None:
        self._spans.setVisible(self._actions["spans_pane"].isChecked())

    def _toggle_only_page(self) -> None:
        alone = self._actions["only_page"].isChecked()
        for name, pane in (("articles_pane", self._articles), ("spans_pane", self._spans)):
            pane.setVisible(not alone)
            self._actions[name].setChecked(not alone)

    def _go_to_filter(self) -> None:
        self._actions["articles_pane"].setChecked(True)
        self._articles.show()
        self._articles.filter.setFocus()
        self._articles.filter.selectAll()

    def _next_pane(self) -> None:
        panes = [w for w in (self._articles.list, self._page, self._spans.list) if w.isVisible()]
        focused = next((place for place, pane in enumerate(panes) if pane.hasFocus()), -1)
        panes[(focused + 1) % len(panes)].setFocus()
