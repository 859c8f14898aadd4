"""The sample library, and the main job done on it without a screen."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.check import check
from db.file import open_library
from db.records import ArticleQuery
from gui import demo
from gui.themes import THEMES

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LARGEST_PICTURE = 200_000


def test_the_demo_imports_tags_exports_and_draws(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert demo.run_demo(tmp_path / "out", headless=True) == 0
    files = {path.name for path in (tmp_path / "out").iterdir()}
    pictures = {f"window-{name.replace('_', '-')}.png" for name in THEMES} | {"nested.png"}
    assert pictures | {"sample-quandian.jsonl"} <= files
    for name in pictures:
        assert 10_000 < (tmp_path / "out" / name).stat().st_size < LARGEST_PICTURE
        assert (PICTURES / name).exists(), "run `make pictures`"
    assert "sample.quandian" in capsys.readouterr().out
    for line in (tmp_path / "out" / "sample-quandian.jsonl").read_text("utf-8").split("\n")[1:-1]:
        article = json.loads(line)
        for span in article["spans"]:
            assert article["text"][span["start"] : span["end"]] == span["quote"]


def test_a_second_demo_leaves_the_first_library_alone(qtbot: QtBot, tmp_path: Path) -> None:
    assert demo.run_demo(tmp_path, headless=True) == 0
    before = (tmp_path / "sample.quandian").read_bytes()
    assert demo.run_demo(tmp_path, headless=True) == 0
    assert (tmp_path / "sample.quandian").read_bytes() == before
    assert (tmp_path / "sample-2.quandian").exists()


def test_the_sample_library_is_sound_and_rich(tmp_path: Path) -> None:
    demo.build_sample(tmp_path / "sample.quandian")
    with open_library(tmp_path / "sample.quandian") as store:
        assert check(store) == ()
        lines = store.article_lines(store.article_ids(ArticleQuery()))
        texts = [store.article(line.id).text for line in lines]
        everything = store.article_ids(ArticleQuery(with_other=True))
    assert len(lines) >= 12
    assert len(everything) > len(lines)
    assert sum(line.spans for line in lines) >= 50
    assert any(ord(character) > 0xFFFF for text in texts for character in text)
    names = ("江州砺衡传动科技有限公司", "江州棠谷食品有限公司")
    page = "\n".join(texts)
    assert all(name in page for name in names)
