"""No paragraph comes in that is too long for a window, whatever file it stands in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from formats.readers.sizes import LONGEST_LINE
from formats.transfer import import_paths
from tests.formats.samples import document, written

TOLD = f"more than {LONGEST_LINE} characters"
SENTENCE = "余杭区统计局昨天公布数据，企业产值比去年增长百分之五。"


def text(words: str) -> bytes:
    return words.encode()


def page(words: str) -> bytes:
    return f"<html><body><article><p>{SENTENCE * 9}</p><p>{words}</p></article></html>".encode()


def wrapped(words: str) -> bytes:
    wide = 1 << 10
    lines = (words[start : start + wide] for start in range(0, len(words), wide))
    return ("\n".join(lines) + "，" + SENTENCE).encode()


def data_set(words: str) -> bytes:
    return written(document(words))


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", text), ("a.html", page), ("a.txt", wrapped), ("a.jsonl", data_set)],
    ids=["text", "page", "wrapped", "data set"],
)
def test_a_paragraph_without_end_is_refused(
    store: Store, tmp_path: Path, name: str, content: Callable[[str], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(content("字" * (LONGEST_LINE + 1)))
    (refusal,) = import_paths(store, [path]).refused
    assert TOLD in refusal.detail
    assert store.article_count() == 0


def test_the_longest_that_a_window_shows_comes_in(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text("字" * LONGEST_LINE))
    assert import_paths(store, [tmp_path / "a.txt"]).added == 1
