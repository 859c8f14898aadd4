"""The session: the one place that changes the library from the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import edits
from db.file import open_library
from db.records import Change
from gui.changes import article_of
from gui.session import Session
from tests.libraries import add_drafts
from text.article import ArticleDraft, Paragraph


def quote_bounds(session: Session, quote: str) -> tuple[int, int]:
    assert session.article is not None
    start = session.article.text.index(quote)
    return start, start + len(quote)


def add(session: Session, quote: str, key: str = "1") -> int:
    tag = session.tag_of_key(key)
    assert tag is not None
    span = session.add_span(tag, *quote_bounds(session, quote))
    assert span is not None
    return span.id


@pytest.mark.parametrize("quote", ["“三张清单”行动", "𠮷野", "👨‍👩‍👧", "湾", "两条线。"])
def test_a_span_is_in_the_file_before_the_call_returns(
    session: Session, library: Path, quote: str
) -> None:
    add(session, quote)
    with open_library(library, read_only=True) as other:
        assert [span.quote for span in other.spans(1)] == [quote]


def test_changed_says_what_changed(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed) as blocker:
        span_id = add(session, "1260家", "2")
    change: Change = blocker.args[0]
    assert [(row.table, row.id) for row in change.after] == [("span", span_id)]
    assert article_of(change) == 1


def test_spans_and_counts_follow_every_edit(session: Session) -> None:
    inner = add(session, "清单", "3")
    outer = add(session, "“三张清单”行动", "1")
    assert [span.id for span in session.spans] == [outer, inner]
    assert session.tag_counts[session.span(inner).tag_id] == 1  # type: ignore[union-attr]
    session.remove_span(outer)
    session.undo()
    session.undo()
    assert [span.id for span in session.spans] == [inner]
    session.redo()
    assert [span.id for span in session.spans] == [outer, inner]


def test_a_refused_edit_is_told_and_changes_nothing(session: Session, qtbot: QtBot) -> None:
    add(session, "1260家", "2")
    tag = session.tag_of_key("2")
    assert tag is not None
    with qtbot.waitSignal(session.failed):
        assert session.add_span(tag, *quote_bounds(session, "1260家")) is None
    with qtbot.waitSignal(session.failed):
        assert session.add_span(tag, 5, 5) is None
    assert len(session.spans) == 1


def test_undo_survives_a_restart(session: Session, library: Path) -> None:
    add(session, "1260家", "2")
    session.store.close()
    with open_library(library) as store:
        again = Session(store)
        again.open_article(1)
        change = again.undo()
        assert change is not None
        assert again.spans == ()
        assert again.redo() is not None
        assert [span.quote for span in again.spans] == ["1260家"]


def test_undo_opens_the_article_it_changes(session: Session) -> None:
    add(session, "1260家", "2")
    session.open_article(2)
    session.undo()
    assert session.article is not None
    assert session.article.id == 1


def test_undo_with_nothing_done_does_nothing(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.changed):
        assert session.undo() is None
        assert session.redo() is None


def test_what_another_program_wrote_is_seen(session: Session, library: Path, qtbot: QtBot) -> None:
    with open_library(library) as store:
        other = Session(store)
        other.open_article(1)
        add(other, "418件", "2")
    with qtbot.waitSignal(session.refreshed):
        session.look_for_outside_changes()
    assert [span.quote for span in session.spans] == ["418件"]
    with qtbot.assertNotEmitted(session.refreshed):
        session.look_for_outside_changes()


def test_each_edit_of_another_program_is_seen(session: Session, library: Path) -> None:
    def seen() -> list[str]:
        session.look_for_outside_changes()
        return [span.quote for span in session.spans]

    with open_library(library) as store:
        other = Session(store)
        other.open_article(1)
        add(other, "418件", "2")
        assert seen() == ["418件"]
        other.undo()
        assert seen() == []
        other.redo()
        assert seen() == ["418件"]
        other.set_status("done")
        assert seen() == ["418件"]
        assert session.article is not None
        assert session.article.status == "done"
        add(session, "418", "1")
        other.look_for_outside_changes()
        assert len(other.spans) == 2


def test_what_comes_in_beside_the_open_article_reads_none_of_it_again(
    session: Session, library: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor do own edits and reading, which move what the library holds as well."""
    monkeypatch.setattr(session, "_hold", None)
    add(session, "418件", "2")
    add(session, "418", "1")
    session.undo()
    session.remember_reading(7)
    with open_library(library) as store:
        add_drafts(store, [ArticleDraft("又一篇", (Paragraph(0, 3, "body"),), ())])
    with qtbot.waitSignal(session.refreshed):
        session.look_for_outside_changes()
    assert [span.quote for span in session.spans] == ["418件"]


def test_an_own_edit_hides_no_edit_of_another_program(session: Session, library: Path) -> None:
    """Undo of another brings the same number of edits and spans as there were."""
    add(session, "418件", "2")
    with open_library(library) as store:
        assert store.undo() is not None
        assert store.redo() is not None
        span = store.spans(1)[0]
        store.apply(edits.move_span(span, store.article(1), span.start, span.end - 1))
    session.set_status("done")
    session.look_for_outside_changes()
    assert [span.quote for span in session.spans] == ["418"]


def test_own_edits_are_no_outside_changes(session: Session, qtbot: QtBot) -> None:
    add(session, "418件", "2")
    with qtbot.assertNotEmitted(session.refreshed):
        session.look_for_outside_changes()


def test_a_read_only_library_refuses_edits(library: Path, qtbot: QtBot) -> None:
    with open_library(library, read_only=True) as store:
        session = Session(store)
        session.open_article(1)
        tag = session.tag_of_key("1")
        assert tag is not None
        with qtbot.waitSignal(session.failed):
            assert session.add_span(tag, 0, 2) is None


def test_reading_is_kept_and_is_no_edit(session: Session) -> None:
    session.remember_reading(7)
    assert session.store.article(1).read_position == 7
    assert session.store.article(1).status == "reading"
    assert session.undo() is None


def test_status_is_an_edit(session: Session) -> None:
    assert session.set_status("done")
    assert session.store.article(1).status == "done"
    session.undo()
    assert session.store.article(1).status == "new"


def test_opening_an_article_that_is_gone_is_told(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed):
        session.open_article(99)
    assert session.article is not None
