"""What a check finds, and that it finds nothing in a sound library."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db import search
from db.bulk import add_source
from db.check import check
from db.connection import Connection
from db.drafts import Added
from db.edits import add_span, set_status
from db.file import open_library
from db.records import Article
from db.search_check import indexed
from db.store import Store
from tests.db.samples import draft, dump, source
from text.search import fold


@pytest.fixture
def rich(store: Store, article: Article, add: Callable[..., Added]) -> Store:
    """A library with something in every table that a check looks at."""
    add("two.txt", "第二篇，没有标题", "")
    for start, end in ((0, 3), (4, 6)):
        store.apply(add_span(article, store.tags()[0], store.annotator(), start, end))
    store.apply(set_status(article, "done"))
    store.undo()
    connection = store.connection
    connection.execute(
        "INSERT INTO entity (uid, tag_id, name, note, aliases) VALUES ('e', 1, '余杭', '', '[]')"
    )
    connection.execute(
        "INSERT INTO relation (uid, article_id, kind, from_span, to_span, annotator_id)"
        " VALUES ('r', 1, 'of', 1, 2, 1)"
    )
    return store


def test_a_sound_library_has_no_problems_and_is_not_touched(rich: Store, path: Path) -> None:
    before = dump(rich)
    assert check(rich) == ()
    with open_library(path, read_only=True) as reader:
        assert check(reader) == ()
    assert dump(rich) == before


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("UPDATE source SET raw = x'00' WHERE id = 1", "Source 1: the bytes"),
        ("UPDATE article SET sha256 = replace(sha256, 'a', 'b') WHERE id = 1", "1: the text"),
        ("UPDATE article SET byline = char(0) WHERE id = 1", "1: title, byline or section"),
        ("UPDATE article SET paragraphs = '[]' WHERE id = 1", "Article 1: the paragraphs"),
        ("UPDATE article SET paragraphs = '[[0,3,\"body\"]]' WHERE id = 1", "1: the paragraphs"),
        ("UPDATE article SET paragraphs = '[[0,999,\"body\"]]' WHERE id = 1", "1: the paragraphs"),
        ("UPDATE article SET paragraphs = '[[0,8,\"verse\"]]' WHERE id = 2", "2: the paragraphs"),
        (
            'UPDATE article SET paragraphs = \'[[0,5,"body"],[4,8,"body"]]\' WHERE id = 2',
            "Article 2: the paragraphs",
        ),
        ("UPDATE article SET paragraphs = '[[0,8]]' WHERE id = 2", "Article 2: the paragraphs"),
        ("UPDATE article SET paragraphs = '[0,]' WHERE id = 2", "Article 2: the paragraphs"),
        ("UPDATE article SET origin = '[[0,9,0]]' WHERE id = 2", "Article 2: the origin"),
        ("UPDATE article SET origin = '[[0,8,-1]]' WHERE id = 2", "Article 2: the origin"),
        ("UPDATE article SET origin = '[[0,5,0],[4,8,9]]' WHERE id = 2", "Article 2: the origin"),
        ("UPDATE article SET origin = '[[]' WHERE id = 2", "Article 2: the origin"),
        ("UPDATE span SET quote = '圈点圈' WHERE id = 1", "Span 1: its words"),
        ('UPDATE span SET start = 900, "end" = 902 WHERE id = 2', "Span 2: its words"),
        ("UPDATE relation SET article_id = 2", "Relation 1 joins"),
        ("UPDATE span SET attributes = '{x}' WHERE id = 1", "span 1: attributes"),
        ("UPDATE tag SET attributes = '[x]' WHERE id = 1", "tag 1: attributes"),
        ("UPDATE entity SET aliases = '[x]' WHERE id = 1", "entity 1: aliases"),
        ("UPDATE change SET state = 'undone' WHERE id = 1", "Change 2 is done"),
        ("UPDATE change SET before = '[x]' WHERE id = 2", "Change 2 cannot be read"),
        ("UPDATE change SET after = '[1]' WHERE id = 2", "Change 2 cannot be read"),
        (
            "UPDATE change SET after = '[[\"setting\",1,{}]]' WHERE id = 2",
            "Change 2 cannot be read",
        ),
        ("PRAGMA foreign_keys = OFF; DELETE FROM source WHERE id = 1", "article 1 refers"),
        ("CREATE TRIGGER t AFTER INSERT ON span BEGIN SELECT 1; END", "trigger t is none"),
        ("CREATE VIEW v AS SELECT 1", "view v is none"),
        ("DROP TABLE suggestion", "The table suggestion is missing"),
        (
            "PRAGMA ignore_check_constraints = 1; UPDATE article SET status = 'x';"
            " PRAGMA ignore_check_constraints = 0",
            "The file is damaged: CHECK constraint failed in article",
        ),
    ],
)
def test_a_problem_is_found_and_named(rich: Store, damage: str, problem: str) -> None:
    rich.connection.raw.executescript(damage)
    assert any(problem in line for line in check(rich))


def test_an_article_that_the_search_forgot_is_found(rich: Store) -> None:
    text = rich.article(2).text
    search.remove(rich.connection, 2, search.body_of_key("", fold(text)))
    assert check(rich) == ("Article 2: the search index is not that of its text.",)
    search.add(rich.connection, 2, search.body_of_key("", fold(text)))
    search.add(rich.connection, 9, search.body_of_key("", fold(text)))
    assert check(rich) == ("The search index holds article 9, which is gone.",)


def test_a_page_that_was_overwritten_is_found(rich: Store, path: Path) -> None:
    size = rich.connection.value("PRAGMA page_size")
    root = rich.connection.value("SELECT rootpage FROM sqlite_schema WHERE name = 'span_tag'")
    rich.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : root * size] = b"\x55" * size
    path.write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.file._CHECKED_WHOLE", 0)
        with open_library(path) as library:
            assert any("damaged" in line for line in check(library))


def test_what_an_import_brings_meanwhile_is_no_damage(
    rich: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of what a check reads would be from before, half from after."""

    def bring(connection: Connection) -> dict[int, int]:
        found = indexed(connection)
        with open_library(path) as other:
            add_source(other, source("b.txt"), [draft("此时导入的文章")])
        return found

    monkeypatch.setattr("db.check.indexed", bring)
    assert check(rich) == ()
    assert rich.article_count() == 4
