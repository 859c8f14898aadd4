"""The lists: only what is in view is read, however many articles or spans there are."""

from array import array
from collections.abc import Sequence

from pytestqt.qtbot import QtBot

from db.records import ArticleLine
from gui.articles.delegate import ArticleDelegate
from gui.articles.model import PAGE_ROWS, ArticleList
from gui.rows import Rows
from gui.session import Session
from gui.spans.model import SpanList


class CountingStore:
    """Answers for any article, and counts what it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def article_lines(self, ids: Sequence[int]) -> tuple[ArticleLine, ...]:
        self.asked += len(ids)
        return tuple(
            ArticleLine(id, f"u{id}", f"第{id}篇", "", "article", "new", "x.txt", 9, 0, 0)
            for id in ids
            if id % 10
        )


def test_a_hundred_thousand_rows_read_only_those_in_view(qtbot: QtBot) -> None:
    store = CountingStore()
    model = ArticleList(store)  # type: ignore[arg-type]
    view = Rows(56, None)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.setItemDelegate(ArticleDelegate(view))
    view.setModel(model)
    view.resize(300, 700)
    view.show()
    model.show_ids(array("q", range(1, 100_001)))
    view.grab()
    assert 0 < store.asked <= 2 * PAGE_ROWS
    view.scrollTo(model.index(73_000, 0))
    view.grab()
    assert store.asked <= 5 * PAGE_ROWS
    assert model.index(73_000, 0).data() == "第73001篇"


def test_an_article_that_is_gone_leaves_an_empty_row(qtbot: QtBot) -> None:
    model = ArticleList(CountingStore())  # type: ignore[arg-type]
    model.show_ids(array("q", [9, 10, 11]))
    assert [model.index(row, 0).data() for row in range(3)] == ["第9篇", None, "第11篇"]


def test_spans_are_listed_in_reading_order_after_every_edit(session: Session) -> None:
    model = SpanList(session)
    tag = session.tags[0]
    for start, end in ((5, 9), (0, 3), (5, 7), (2, 12)):
        session.add_span(tag, start, end)
    shown = [(model.span_at(row).start, model.span_at(row).end) for row in range(4)]
    assert shown == [(0, 3), (2, 12), (5, 9), (5, 7)]
    session.undo()
    assert [model.span_at(row).end for row in range(model.rowCount())] == [3, 9, 7]
