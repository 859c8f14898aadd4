"""Files in unclear encodings: shown as they would read, chosen, and never guessed in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.importing.candidates import candidates_for, is_misread, unsure
from gui.importing.encoding_dialog import EncodingDialog
from gui.importing.outcome import Outcome
from gui.window import MainWindow
from tests.gui.driving import listed
from tests.gui.importing.conftest import BRIDGE, SCHOOL, TRADITIONAL, take_every_cut

KEY = Qt.Key
Come = Callable[[MainWindow, Callable[[], object]], Outcome]


def broken(text: str, encoding: str) -> bytes:
    """`text` several times, one byte of it wrong."""
    raw = bytearray((text * 5).encode(encoding))
    raw[len(raw) // 2] = 0xFF
    return bytes(raw)


@pytest.mark.parametrize("name", ["a.quandian", "a.quandian-wal", "a.quandian-shm"])
def test_a_library_is_not_opened_to_guess_its_encoding(tmp_path: Path, name: str) -> None:
    """Closing it again would drop the locks of the window on it."""
    path = tmp_path / name
    path.write_bytes(broken(BRIDGE, "utf-8"))
    assert not is_misread(path)
    path.rename(tmp_path / "a.txt")
    assert is_misread(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("raw", "sure"),
    [
        (BRIDGE.encode(), True),
        (BRIDGE.encode("utf-8-sig"), True),
        (SCHOOL.encode("gb18030"), True),
        (TRADITIONAL.encode("big5"), True),
        (SCHOOL.encode("utf-16"), True),
        (broken(BRIDGE, "utf-8"), False),
        (broken(SCHOOL, "gb18030"), False),
        ("一".encode("gb18030"), False),
        (b"", True),
        (b"\x89PNG" + bytes(range(256)), True),
    ],
)
def test_only_what_is_unclear_is_asked(tmp_path: Path, raw: bytes, sure: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    assert (unsure(path) is None) == sure


def test_a_file_that_is_gone_or_no_text_is_no_question_of_encoding(tmp_path: Path) -> None:
    pdf = tmp_path / "a.txt"
    pdf.write_bytes(b"%PDF-1.7\n" + b"\xff" * 99)
    for path in (tmp_path / "none.txt", pdf):
        assert unsure(path) is None
        assert not is_misread(path)


def dialog_for(path: Path, window: MainWindow, waiting: int = 0) -> EncodingDialog:
    dialog = EncodingDialog(candidates_for(path), waiting, window)
    dialog.open()
    return dialog


def test_each_candidate_shows_how_the_file_begins(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("新开的桥通车了" * 3).encode("gb18030"))
    dialog = dialog_for(path, window)
    assert dialog.encoding == "gb18030"
    assert dialog.preview.toPlainText().startswith("新开的桥")
    assert dialog.go.isEnabled()
    qtbot.keyClick(dialog.list, KEY.Key_Down)
    assert dialog.encoding == "big5"
    assert not dialog.preview.toPlainText().startswith("新开的桥")
    dialog.reject()


def test_a_broken_byte_is_named_and_replaced_only_when_asked(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.txt"
    raw = broken(BRIDGE, "utf-8")
    path.write_bytes(raw)
    dialog = dialog_for(path, window)
    assert dialog.encoding == "utf-8"
    assert f"{dialog.candidate.broken:,}" in dialog.place.text()
    assert not dialog.go.isEnabled()
    qtbot.keyClick(dialog.list, KEY.Key_Return)
    assert dialog.focusWidget() is dialog.replacing
    qtbot.keyClick(dialog.replacing, KEY.Key_Space)
    assert dialog.go.isEnabled()
    assert dialog.replace
    assert str(dialog.candidate.replaced) in dialog.replacing.text()
    dialog.reject()


def answer(window: MainWindow, act: Callable[[EncodingDialog], object], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.findChildren(EncodingDialog)))
    act(window.findChildren(EncodingDialog)[0])


def replaced(dialog: EncodingDialog) -> None:
    dialog.replacing.click()
    dialog.go.click()


def test_one_unclear_file_is_asked_for_before_it_is_cut(
    window: MainWindow, tmp_path: Path, come: Come, qtbot: QtBot
) -> None:
    path = tmp_path / "桥.txt"
    path.write_bytes(broken(BRIDGE, "utf-8"))
    take_every_cut(window)

    def act() -> None:
        window.imports.offer([path])
        answer(window, replaced, qtbot)

    outcome = come(window, act)
    assert outcome.report.added
    assert any("替换" in remark for _, remark in outcome.remarks)


def test_leaving_the_question_leaves_the_file(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "桥.txt"
    path.write_bytes(broken(BRIDGE, "utf-8"))
    window.imports.offer([path])
    answer(window, lambda dialog: qtbot.keyClick(dialog, KEY.Key_Escape), qtbot)
    assert "没有导入" in window.status.currentMessage()
    assert len(listed(window)) == 3


def test_in_a_batch_they_are_collected_and_offered_at_the_end(
    window: MainWindow, tmp_path: Path, come: Come, qtbot: QtBot
) -> None:
    for name, text in (("一.txt", BRIDGE), ("二.txt", SCHOOL)):
        (tmp_path / name).write_bytes(broken(text, "utf-8"))
    (tmp_path / "三.txt").write_text(TRADITIONAL, "utf-8")
    (tmp_path / "空.txt").write_bytes(b"")
    outcome = come(window, lambda: window.imports.import_paths([tmp_path]))
    assert [one.misread for one in outcome.refusals].count(True) == 2
    report = window.imports.desk.report
    assert report is not None
    assert report.isVisible()
    assert "2" in report.refused.note.text()
    rows = report.refused.model.things
    misread = next(row for row, one in enumerate(rows) if one.misread)
    report.refused.list.setCurrentIndex(report.refused.model.index(misread, 0))

    def act() -> None:
        qtbot.mouseClick(report.refused.encoding, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: report.findChild(EncodingDialog) is not None)
        dialog = report.findChild(EncodingDialog)
        assert dialog is not None
        dialog.same.click()
        replaced(dialog)

    again = come(window, act)
    assert [one.path.name for one in again.refusals if one.path] == ["空.txt"]
    assert again.report.added > outcome.report.added
    assert [one.path.name for one in report.refused.model.things if one.path] == ["空.txt"]
