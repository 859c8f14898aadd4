"""Characters that no string may hold reach no column, so that every library comes back whole."""

from pathlib import Path

import pytest

from db.check import check
from db.file import open_library
from db.store import Store
from formats.transfer import ImportOptions, export_library, import_paths
from text.article import UNFIT

NEWS = "# 余杭{0}发布\n\n记者 王{0}某\n\n## 举{0}措\n\n记者在余杭{0}看到，企业产值增长。\n"


@pytest.mark.parametrize("how", ["auto", "page", "article"])
@pytest.mark.parametrize(
    ("sign", "options"),
    [
        ("\0", ImportOptions(replace=True)),
        ("+2AA-", ImportOptions(encoding="utf-7")),
    ],
    ids=["NUL", "half a character"],
)
def test_titles_and_bylines_come_back_from_a_data_set(
    store: Store, tmp_path: Path, sign: str, options: ImportOptions, how: str
) -> None:
    path, data = tmp_path / "a.txt", tmp_path / "all.jsonl"
    raw = NEWS.format("\0" if sign == "\0" else "SIGN")
    encoded = raw.encode() if sign == "\0" else raw.encode("utf-7").replace(b"SIGN", sign.encode())
    path.write_bytes(encoded)
    chosen = ImportOptions(how, options.encoding, replace=options.replace)
    report = import_paths(store, [path], chosen)
    assert report.refused == ()
    (article,) = [store.article(one.id) for one in report.articles if one.kind != "other"]
    assert article.title.startswith("余杭\ufffd发布")
    assert all("\ufffd" in name for name in report.articles[0].authors)
    assert not UNFIT.search(article.title + article.byline + article.text)
    assert check(store) == ()
    export_library(store, data, "quandian")
    with open_library(tmp_path / "b.quandian", create=True) as library:
        assert import_paths(library, [data]).refused == ()
        assert library.article(1).title == article.title
