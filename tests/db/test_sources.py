"""A file read in two ways is two sources: origins always lead into what was read."""

from dataclasses import replace
from hashlib import sha256

import pytest

from db.bulk import Addition, add_source
from db.check import check
from db.drafts import ArticleEntry, SourceDraft
from db.sources import Sources
from db.store import Store
from tests.db.samples import draft
from text.article import Run

RAW = "數據".encode("big5")
WRONG, RIGHT = RAW.decode("gb18030"), RAW.decode("big5")


def read_as(encoding: str, raw: bytes | None = RAW, text: str | None = None) -> SourceDraft:
    return SourceDraft("a.txt", raw, "", encoding, sha256(RAW).hexdigest(), text)


def bring(store: Store, source: SourceDraft, text: str, kind: str = "article") -> int:
    return len(add_source(store, source, [draft(text, kind=kind)]).article_ids)


def outline(store: Store) -> list[tuple[str, str | None]]:
    return [(one.encoding, store.source_text(one.id)) for one in store.sources()]


def test_each_reading_of_the_same_bytes_is_a_source(store: Store) -> None:
    bring(store, read_as("gb18030"), WRONG)
    bring(store, read_as("big5"), RIGHT)
    bring(store, read_as("", text="drawn out"), "drawn out")
    assert outline(store) == [("gb18030", WRONG), ("big5", RIGHT), ("", "drawn out")]
    assert check(store) == ()


def test_the_same_reading_under_another_name_is_the_same_source(store: Store) -> None:
    bring(store, read_as("gb18030"), WRONG, "other")
    assert bring(store, read_as("gbk"), WRONG, "other") == 0
    assert len(store.sources()) == 1


def test_a_data_set_gets_the_bytes_that_its_articles_lead_to(store: Store) -> None:
    bring(store, read_as("gb18030", None), WRONG)
    bring(store, read_as("big5", None), RIGHT)
    bring(store, read_as("big5"), RIGHT[:1])
    assert outline(store) == [("gb18030", None), ("big5", RIGHT)]
    bring(store, read_as("gb18030"), WRONG[:1])
    assert outline(store) == [("gb18030", WRONG), ("big5", RIGHT)]
    assert check(store) == ()


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_bytes_leave_a_data_set_alone_that_leads_elsewhere(store: Store, encoding: str) -> None:
    bring(store, read_as(encoding, None), WRONG)
    bring(store, read_as("big5"), RIGHT)
    assert outline(store) == [(encoding, None), ("big5", RIGHT)]
    assert check(store) == ()


def test_a_data_set_finds_the_bytes_that_it_was_exported_from(store: Store) -> None:
    bring(store, read_as("gb18030"), WRONG)
    bring(store, read_as("big5"), RIGHT)
    assert bring(store, read_as("big5", None), RIGHT, "other") == 0
    lying = replace(draft("别的"), origin=(Run(0, 2, 7),))
    Addition(store).add([ArticleEntry(read_as("big5", None), lying)])
    assert outline(store) == [("gb18030", WRONG), ("big5", RIGHT), ("big5", None)]
    assert check(store) == ()


def test_bytes_that_another_import_was_quicker_with_take_a_row_of_their_own(store: Store) -> None:
    told = read_as("big5", None)
    Addition(store).add([ArticleEntry(told, replace(draft(RIGHT), origin=()))])
    one, other = Sources(store.connection), Sources(store.connection)
    home = other.home(read_as("big5"), RIGHT, ())
    assert home == one.home(read_as("gb18030"), WRONG, ()) == 1
    assert one.made(read_as("gb18030"), one.held(read_as("gb18030"), home)) == 1
    assert other.held(read_as("gb18030"), home) == 1
    assert other.made(read_as("big5"), other.held(read_as("big5"), home)) == 2
    assert outline(store) == [("gb18030", WRONG), ("big5", RIGHT)]


def test_an_origin_that_leads_elsewhere_is_found_with_its_place(store: Store) -> None:
    bring(store, read_as("big5"), RIGHT)
    store.connection.execute("UPDATE article SET origin = '[[0,1,0],[1,2,0]]'")
    (problem,) = check(store)
    assert problem.startswith("Article 1: what stands at 1 is not what source 1 has at 0")


@pytest.mark.parametrize(
    "damage", ["encoding = 'gb18030'", "encoding = ''", "encoding = 'ascii'", "text = '别的'"]
)
def test_bytes_that_no_longer_give_what_was_read_are_found(store: Store, damage: str) -> None:
    bring(store, read_as("big5"), RIGHT)
    store.connection.execute(f"UPDATE source SET {damage}")
    assert check(store) == ("Source 1: its bytes no longer give the text that was read.",)
