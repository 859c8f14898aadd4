"""The choices before an import: few, remembered, and taken by Enter."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from formats.walk import Found
from gui.importing.choices import FEW, Choices, remember, remembered
from gui.importing.sheet import OptionsSheet
from gui.importing.survey import Survey, known_endings, names_text, size_text, survey
from gui.settings import Settings
from gui.window import MainWindow
from text.errors import Cancelled


def found(count: int, others: int = 0, ending: str = ".txt") -> Survey:
    files = tuple(Found(Path(f"{number}{ending}"), 1000) for number in range(count))
    is_text = ending == ".txt"
    texts, rest = (files, ()) if is_text else ((), files)
    return Survey((Path("f"),), texts, rest, others, sum(file.size for file in files))


def test_few_files_are_looked_at_and_many_are_not(settings: Settings) -> None:
    assert remembered(settings, FEW).look
    assert not remembered(settings, FEW + 1).look


@pytest.mark.parametrize("files", [FEW, FEW + 1])
def test_what_was_chosen_is_remembered_but_the_encoding(settings: Settings, files: int) -> None:
    look = files > FEW
    remember(settings, Choices("article", "big5", "keep", look=look), files)
    assert remembered(settings, files) == Choices("article", "", "keep", look=look)


def test_a_choice_for_many_files_is_none_for_few(settings: Settings) -> None:
    remember(settings, Choices(look=True), FEW + 1)
    remember(settings, Choices(look=False), FEW)
    assert (remembered(settings, FEW + 1).look, remembered(settings, FEW).look) == (True, False)


def test_rubbish_in_the_settings_is_the_default(settings: Settings) -> None:
    settings.keep_choice("import_as", "nonsense")
    assert remembered(settings, 9) == Choices()


def test_the_sheet_shows_and_gives_back_what_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    sheet = OptionsSheet(found(12, others=3), Choices("page", "", "keep", look=True), window)
    sheet.open()
    assert "12" in sheet.summary.text()
    assert "12 kB" in sheet.summary.text()
    assert "3" in sheet.others.text()
    assert sheet.choices == Choices("page", "", "keep", look=True)
    sheet.encoding.setCurrentIndex(sheet.encoding.findData("big5"))
    sheet.how.setCurrentIndex(0)
    assert sheet.choices == Choices("auto", "big5", "keep", look=True)
    for box in (sheet.how, sheet.encoding, sheet.duplicates):
        assert box.accessibleName()
    sheet.reject()


def test_data_sets_have_no_cut_to_look_at(window: MainWindow) -> None:
    sheet = OptionsSheet(found(2, ending=".jsonl"), Choices(), window)
    sheet.open()
    assert not sheet.look.isVisible()
    sheet.reject()


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["夹"], "夹/"),
        (["甲.md", "夹", "乙.zip"], "甲.md、夹/、乙.zip"),
        ([f"{number}.md" for number in range(1200)], "0.md、1.md，另有 1,198 项"),
    ],
)
def test_what_was_chosen_is_named_in_short(tmp_path: Path, names: list[str], shown: str) -> None:
    (tmp_path / "夹").mkdir()
    assert names_text([tmp_path / name for name in names]) == shown


@pytest.mark.parametrize(
    ("size", "shown"),
    [(0, "0 B"), (999, "999 B"), (1500, "1.5 kB"), (56_000, "56 kB"), (2_300_000, "2.3 MB")],
)
def test_sizes_are_short(size: int, shown: str) -> None:
    assert size_text(size) == shown


def test_a_folder_is_looked_through(folder: Path) -> None:
    looked = survey([folder, folder.parent / "nothing"], lambda: False)
    assert sorted(file.name for file in looked.texts) == ["坏的.txt", "学校.txt", "桥.md"]
    assert (looked.rest, looked.others, looked.count) == ((), 1, 3)
    assert looked.size == sum(file.size for file in looked.texts)


def test_data_sets_and_archives_have_no_cut(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.zip", "c.strange", "d.txt"):
        (tmp_path / name).write_bytes(b"x")
    looked = survey([tmp_path, tmp_path / "c.strange"], lambda: False)
    assert [file.name for file in looked.texts] == ["d.txt"]
    assert [file.name for file in looked.rest] == ["a.jsonl", "b.zip", "c.strange"]


@pytest.mark.parametrize(
    ("chosen", "plain"),
    [
        (["a.md"], True),
        (["a.jsonl"], True),
        (["a.md", "a.jsonl"], False),
        (["a.zip"], False),
        (["夹"], False),
    ],
)
def test_only_one_file_that_holds_no_others_is_plain(
    tmp_path: Path, chosen: list[str], plain: bool
) -> None:
    (tmp_path / "夹").mkdir()
    for name in ("a.md", "a.jsonl", "a.zip", "夹/b.md"):
        (tmp_path / name).write_bytes(b"x")
    assert survey([tmp_path / name for name in chosen], lambda: False).is_plain is plain


def test_looking_through_a_folder_can_be_stopped(folder: Path) -> None:
    with pytest.raises(Cancelled):
        survey([folder], lambda: True)


def test_every_kind_that_is_promised_is_known() -> None:
    promised = {".txt", ".md", ".docx", ".pdf", ".html", ".epub", ".zip", ".jsonl"}
    assert promised <= set(known_endings())
