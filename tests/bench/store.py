"""The library file: search, edits. The baseline is raw sqlite3 over the same texts."""

import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from db import edits
from db.file import open_library
from db.records import ArticleQuery
from db.search import search
from db.store import Store
from tests.bench.inputs import SEED, WORDS, make_drafts
from tests.bench.measure import Result, result, samples
from tests.libraries import add_drafts

SIZES = {"10k": (10_000, 600), "100k": (100_000, 60)}
RAW_TABLE = "CREATE TABLE article (id INTEGER PRIMARY KEY, text TEXT)"


def run() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        for name, (articles, characters) in SIZES.items():
            library, raw = Path(folder) / f"{name}.quandian", Path(folder) / f"{name}.sqlite"
            drafts = list(make_drafts(articles, characters))
            with open_library(library, create=True) as store, closing(sqlite3.connect(raw)) as base:
                add_drafts(store, drafts)
                with base:
                    base.execute(RAW_TABLE)
                    base.executemany(
                        "INSERT INTO article (text) VALUES (?)", ((d.text,) for d in drafts)
                    )
                yield of_search(f"search_{name}", store, base)
                yield result(f"list_{name}", samples(lambda: store.article_ids(ArticleQuery()), 9))
                if name == "10k":
                    yield from of_edits(store, base)


def of_search(name: str, store: Store, base: sqlite3.Connection) -> Result:
    """Queries of one to four characters; the baseline looks through every text."""
    random_ = random.Random(SEED)
    queries = [random_.choice(WORDS)[: random_.randint(1, 4)] for _ in range(20)]
    queries += [str(random_.randint(1000, 9999)) for _ in range(20)]
    turns, raw_turns = count(), count()
    return result(
        name,
        samples(lambda: search(store, queries[next(turns)], 50), len(queries)),
        samples(lambda: find_raw(base, queries[next(raw_turns) * 4]), len(queries) // 4),
    )


def find_raw(base: sqlite3.Connection, query: str) -> list[tuple[int]]:
    return base.execute("SELECT id FROM article WHERE instr(text, ?) > 0", (query,)).fetchall()


def of_edits(store: Store, base: sqlite3.Connection) -> Iterator[Result]:
    """One span more, committed to disk; and one step back. The baseline is one raw commit."""
    article, tag, annotator = store.article(1), store.tags()[0], store.annotator()
    starts, base_rows = count(), count()
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    base.execute("CREATE TABLE span (start INTEGER, quote TEXT)")

    def add() -> None:
        start = next(starts)
        store.apply(edits.add_span(article, tag, annotator, start, start + 2))

    def add_raw() -> None:
        with base:
            base.execute("INSERT INTO span VALUES (?, ?)", (next(base_rows), "圈点"))

    raw = samples(add_raw, 200)
    yield result("edit", samples(add, 200), raw)
    yield result("edit_undo", samples(store.undo, 200), raw)
