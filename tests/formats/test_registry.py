"""What is registered is described, and what is described is registered."""

import re
from pathlib import Path

import pytest

from formats.registry import FORMATS, Format, format_by_id
from formats.report import Loss, sentence
from text.errors import UserError

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text("utf-8")
EACH = pytest.mark.parametrize("entry", FORMATS, ids=[entry.id for entry in FORMATS])
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| `(\.\w+)` \| (.+?) \| (.+?) \|", re.MULTILINE)


@EACH
def test_each_format_has_its_row_and_chapter(entry: Format) -> None:
    rows = {row[0]: row[1:] for row in ROW.findall(PAGE)}
    name, extension, directions, unit = rows[entry.id]
    assert (name, extension) == (entry.name, entry.extension)
    assert tuple(directions.split(", ")) == entry.directions
    assert unit == entry.unit.replace(", ", " or ")
    assert f"\n## {entry.id}\n" in PAGE


@EACH
def test_each_option_is_described_in_the_chapter(entry: Format) -> None:
    chapter = PAGE.split(f"\n## {entry.id}\n")[1].split("\n## ")[0]
    assert [name for name in entry.options if f"--{name}" not in chapter] == []


@EACH
def test_each_format_says_what_it_is_for(entry: Format) -> None:
    assert entry.description.endswith(".")
    assert entry.is_lossless == (entry.loses == ())


def test_no_row_is_left_over() -> None:
    assert {row[0] for row in ROW.findall(PAGE)} == {entry.id for entry in FORMATS}


@pytest.mark.parametrize("loss", Loss)
def test_each_loss_is_described_and_has_a_sentence(loss: Loss) -> None:
    assert f"`{loss}`" in PAGE
    assert sentence(loss)


def test_an_unknown_format_is_told_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="Known are: quandian, doccano, conll"):
        format_by_id("poem")
