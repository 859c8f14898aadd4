"""Any run of edits, undos, redos and re-openings: taken back whole, the library is as it began."""

import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from db import edits
from db.bulk import add_source
from db.check import check
from db.errors import Conflict
from db.file import open_library
from db.records import STATUSES, Change
from tests.db.samples import TEXT, draft, dump, source

EDGES = st.integers(min_value=0, max_value=len(TEXT))


class Library(RuleBasedStateMachine):
    """One library, edited by chance; `done` counts the edits that undo can take back."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.store = open_library(self.folder / "a.quandian", create=True)
        add_source(self.store, source("a"), [draft(TEXT), draft("第二篇")])
        self.start = dump(self.store)
        self.done = self.undone = 0

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        while self.store.undo():
            self.done -= 1
        assert self.done == 0
        assert dump(self.store) == self.start
        assert check(self.store) == ()
        self.store.close()
        shutil.rmtree(self.folder)

    def apply(self, change: Change) -> None:
        """Apply, take back and apply again: the file must say the same each time."""
        before = dump(self.store)
        try:
            written = self.store.apply(change)
        except Conflict:
            assert dump(self.store) == before
            return
        after = dump(self.store)
        assert self.store.undo() == written.inverse()
        assert dump(self.store) == before
        assert self.store.redo() == written
        assert dump(self.store) == after
        self.done, self.undone = self.done + 1, 0

    @rule(edges=st.tuples(EDGES, EDGES), tag=st.integers(0, 3))
    def add_span(self, edges: tuple[int, int], tag: int) -> None:
        start, end = sorted(edges)
        if start == end:
            return
        article = self.store.article(1)
        annotator = self.store.annotator()
        self.apply(edits.add_span(article, self.store.tags()[tag], annotator, start, end))

    @rule(pick=st.integers(0, 99))
    def remove_span(self, pick: int) -> None:
        spans = self.store.spans(1)
        if spans:
            span = spans[pick % len(spans)]
            tag = next(tag for tag in self.store.tags() if tag.id == span.tag_id)
            self.apply(edits.remove_span(span, tag))

    @rule(pick=st.integers(0, 99), edges=st.tuples(EDGES, EDGES))
    def move_span(self, pick: int, edges: tuple[int, int]) -> None:
        spans = self.store.spans(1)
        start, end = sorted(edges)
        if spans and start < end:
            span = spans[pick % len(spans)]
            self.apply(edits.move_span(span, self.store.article(1), start, end))

    @rule(article_id=st.integers(1, 2), status=st.sampled_from(STATUSES))
    def set_status(self, article_id: int, status: str) -> None:
        self.apply(edits.set_status(self.store.article(article_id), status))

    @rule(tag=st.integers(0, 3), name=st.sampled_from(["figure", "place", "地名", "x"]))
    def rename_tag(self, tag: int, name: str) -> None:
        self.apply(edits.rename_tag(self.store.tags()[tag], name, name, name))

    @rule()
    def undo(self) -> None:
        moved = self.store.undo() is not None
        assert moved == (self.done > 0)
        self.done, self.undone = self.done - moved, self.undone + moved

    @rule()
    def redo(self) -> None:
        moved = self.store.redo() is not None
        assert moved == (self.undone > 0)
        self.done, self.undone = self.done + moved, self.undone - moved

    @rule()
    def reopen(self) -> None:
        before = dump(self.store)
        self.store.close()
        self.store = open_library(self.folder / "a.quandian")
        assert dump(self.store) == before

    @invariant()
    def labels_tell_what_there_is(self) -> None:
        assert bool(self.store.undo_label()) == (self.done > 0)
        assert bool(self.store.redo_label()) == (self.undone > 0)


TestLibrary = Library.TestCase
TestLibrary.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
