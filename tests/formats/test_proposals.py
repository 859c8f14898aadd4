"""What a file seems to hold, before it is stored; and storing what a user made of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.check import check
from db.store import Store
from formats.transfer import (
    ImportOptions,
    add_proposal,
    import_paths,
    propose,
    propose_text,
)
from tests.formats.samples import document, written
from tests.formats.test_import import NEWS, PAGE, news
from tests.formats.test_import_archive import packed
from text.article import ArticleDraft
from text.errors import UserError
from text.losses import uncovered


def test_storing_a_proposal_is_importing_its_file(store: Store, tmp_path: Path) -> None:
    (path,) = news(tmp_path, "a.txt")
    proposal = propose(path)
    assert (proposal.name, proposal.size) == ("a.txt", path.stat().st_size)
    assert store.article_count() == 0
    report = add_proposal(store, proposal)
    assert (report.added, report.sources) == (len(proposal.drafts), ("a.txt",))
    assert report.kept == report.characters > 0
    assert store.source_bytes(1) == path.read_bytes()
    assert import_paths(store, [path]).known == report.added
    again = add_proposal(store, proposal)
    assert (again.added, again.known) == (0, report.added)
    assert add_proposal(store, proposal, "keep").added == report.added
    assert check(store) == ()


def test_what_a_user_made_of_it_is_stored(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE, "utf-8")
    proposal = propose(tmp_path / "a.md")
    kept: ArticleDraft = replace(proposal.drafts[0], title="改过的题目", uncertain="")
    rest = replace(proposal.drafts[1], kind="other")
    report = add_proposal(store, replace(proposal, drafts=(kept, rest)))
    assert [(one.title, one.kind) for one in report.articles] == [
        ("改过的题目", "article"),
        ("二", "other"),
    ]
    assert uncovered(PAGE, [store.article(id) for id in report.article_ids]) == ()


def test_a_file_that_changed_since_is_refused(store: Store, tmp_path: Path) -> None:
    (path,) = news(tmp_path, "a.txt")
    proposal = propose(path)
    path.write_text(NEWS.format(n=9), "utf-8")
    with pytest.raises(UserError, match="changed after it was read") as refusal:
        add_proposal(store, proposal)
    assert refusal.value.title == f"{path} was not imported"
    path.unlink()
    with pytest.raises(UserError, match="It cannot be read"):
        add_proposal(store, proposal)
    assert store.article_count() == 0


def test_pasted_text_is_a_source_of_its_own(store: Store) -> None:
    name = "Clipboard 2026-11-21 03:40.txt"
    pasted = "𠮷野家发布十项举措\r\n\r\n今年增长12.3%，企业都说好。\ud842"
    report = add_proposal(store, propose_text(name, pasted))
    assert report.sources == (name,)
    (source,) = store.sources()
    assert (source.name, source.encoding) == (name, "utf-8")
    assert store.source_bytes(source.id) == pasted.replace("\ud842", "\ufffd").encode()
    assert check(store) == ()


def test_what_was_read_is_kept_where_the_bytes_do_not_tell_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(NEWS.encode() * 20 + b"\xff" + "增长".encode())
    options = ImportOptions(encoding="utf-8", replace=True)
    report = add_proposal(store, propose(path, options))
    (source,) = store.sources()
    assert source.encoding == ""
    text = store.source_text(source.id)
    assert text == path.read_bytes().decode("utf-8", "replace")
    (remark,) = report.files[0].remarks
    assert remark.startswith("1 bytes don't fit utf-8")
    assert store.connection.value("SELECT text IS NULL FROM source") == 0
    assert check(store) == ()


@pytest.mark.parametrize(
    ("content", "how", "told"),
    [(b"", "auto", "It is empty"), (b" \n", "auto", "no text"), (b"x", "quandian", "data set")],
)
def test_what_cannot_be_proposed_is_refused_by_name(
    tmp_path: Path, content: bytes, how: str, told: str
) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(UserError, match=told) as refusal:
        propose(tmp_path / "a.txt", ImportOptions(how))
    assert refusal.value.title == f"{tmp_path / 'a.txt'} was not imported"
    for name, content in (("a.zip", packed({"b.txt": b"x"})), ("a.jsonl", written(document("x")))):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UserError, match=r"archive|data set"):
            propose(tmp_path / name)
    with pytest.raises(UserError, match=r"^paste\.txt was not imported"):
        propose_text("paste.txt", " ")
