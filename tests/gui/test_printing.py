"""The open article on paper: all of it, once, with its spans."""

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.printing.pdf import write_pdf
from gui.printing.printing import chosen_printer
from gui.printing.sheets import Printed, set_up, sheets
from gui.reader.typography import Typography
from gui.window import MainWindow
from tests.gui.conftest import ScriptedAsk
from tests.gui.driving import tag
from tests.gui.reader.samples import article, paragraphs_of
from text.article import Paragraph
from text.errors import Cancelled
from text.variants import Variant


def printed(text: str, paragraphs: tuple[Paragraph, ...] = ()) -> Printed:
    return Printed(
        "", text, paragraphs or paragraphs_of(text), (), {}, Typography(), Variant.AS_WRITTEN, ""
    )


def text_of(path: Path) -> str:
    """The text of a PDF; Qt names some characters by the radicals that share their glyphs."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    return unicodedata.normalize("NFKC", text)


def save(window: MainWindow, ask: ScriptedAsk, target: Path, qtbot: QtBot) -> str:
    """Save the open article as a PDF; gives what was said."""
    ask.answers["file_to_write"] = target
    said: list[str] = []
    window.reading.printing.said.connect(said.append)
    window.actions_by_id["save_pdf"].trigger()
    qtbot.waitUntil(lambda: bool(said or ask.told), timeout=20_000)
    return said[-1] if said else ""


@pytest.mark.parametrize("height", [200.0, 333.0, 1000.0])
def test_every_line_is_on_one_sheet_and_within_it(qapp: object, height: float) -> None:
    text = article(40) + "\n\n" + "长" * 9000 + "\n尾。"
    lines = []
    for sheet in sheets(printed(text), 400.0, height):
        for strip in sheet:
            top = strip.top + strip.layout.line_top(strip.first)
            bottom = strip.top + strip.layout.line_top(strip.end)
            assert top >= -0.01
            assert bottom <= height + 0.01
            lines += [
                strip.layout.line_bounds(number)[0].position
                for number in range(strip.first, strip.end)
            ]
    assert lines == sorted(set(lines)) or len(lines) - len(set(lines)) == text.count("\n\n")
    assert lines[-1] == len(text) - 2


def test_a_subhead_stands_before_its_text(qapp: object) -> None:
    parts = [
        ("heading" if number % 4 == 3 else "body", f"第{number}段" + "字" * 90)
        for number in range(60)
    ]
    text, paragraphs, start = "\n".join(part for _, part in parts), [], 0
    for kind, part in parts:
        paragraphs.append(Paragraph(start, start + len(part), kind))
        start += len(part) + 1
    last = [
        sheet[-1].layout.block.kind for sheet in sheets(printed(text, tuple(paragraphs)), 400, 600)
    ]
    assert len(last) > 5
    assert "heading" not in last[:-1]


def test_the_article_is_saved_whole_with_its_spans(
    window: MainWindow, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    tag(window, "湾城经信局")
    target = tmp_path / "文章.pdf"
    assert str(target) in save(window, ask, target, qtbot)
    found = "".join(text_of(target).split())
    for quote in ("湾城“三张清单”行动", "走访企业1260家", "野家具厂"):
        assert quote in found
    import pypdfium2

    with pypdfium2.PdfDocument(target) as document:
        image = document[0].render(scale=1)
        pixels = bytes(image.buffer)
    assert (image.width, image.height) == (595, 842)
    blues, greens, reds = (pixels[channel :: image.n_channels] for channel in range(3))
    spread = [max(bgr) - min(bgr) for bgr in zip(blues, greens, reds, strict=True)]
    assert sum(value > 60 for value in spread) > 25


def test_what_is_shown_is_printed(
    window: MainWindow, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    window.actions_by_id["traditional"].trigger()
    save(window, ask, tmp_path / "a.pdf", qtbot)
    assert "灣城" in text_of(tmp_path / "a.pdf")


def test_the_library_is_never_written_over(
    window: MainWindow, ask: ScriptedAsk, library: Path, qtbot: QtBot
) -> None:
    assert save(window, ask, library, qtbot) == ""
    assert ask.told
    assert window.session.store.article(1).text


def test_where_nothing_can_be_written_one_is_told(
    window: MainWindow, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    save(window, ask, tmp_path / "nowhere" / "a.pdf", qtbot)
    assert ask.told
    assert not list(tmp_path.glob("**/*.part"))


def test_a_cancelled_pdf_leaves_nothing(qapp: object, tmp_path: Path) -> None:
    seen: list[int] = []

    def progress(done: int, total: int) -> None:
        seen.append(done)

    with pytest.raises(Cancelled):
        write_pdf(tmp_path / "a.pdf", printed(article(300)), progress, lambda: len(seen) > 1)
    assert len(seen) == 2
    assert not list(tmp_path.iterdir())


def test_printing_goes_to_the_chosen_printer(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "printer.pdf"

    def choose(parent: QWidget, title: str) -> QPagedPaintDevice:
        writer = QPdfWriter(str(target))
        set_up(writer)
        return writer

    window.reading.printing.choose_printer = choose
    with qtbot.waitSignal(window.reading.printing.said, timeout=20_000):
        window.actions_by_id["print"].trigger()
    assert "湾城" in text_of(target)


def test_the_dialog_of_printers_leaves_files_alone(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    to_file: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        to_file.append(dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile))
        dialog.reject()

    QTimer.singleShot(50, look)
    assert chosen_printer(parent, "文章") is None
    assert to_file == [False]
