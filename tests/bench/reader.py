"""The page: opening, scrolling, tagging, undoing, resizing, switching, memory.

The baseline is a stock QPlainTextEdit without any highlights doing the same.
"""

import gc
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from itertools import count

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from gui.reader.marks import Mark
from gui.reader.page import Page
from gui.reader.typography import Typography
from gui.reader.wordsource import NoWords
from tests.bench.inputs import Sample, make_sample
from tests.bench.measure import Result, in_child, resident_mb, result, samples

SIZES = {"60k": 62_877, "300k": 300_000, "1m": 1_000_000}
WINDOW = (808, 658)
COLOURS = {1: "#b4490f", 2: "#1f6fb2", 3: "#2f7d4f", 4: "#8b3d8f"}


def run() -> Iterator[Result]:
    application = QApplication.instance() or QApplication([])
    assert application is not None
    for name, size in SIZES.items():
        yield from of_size(name, make_sample(size))
    yield switch()
    held = [float(in_child("tests.bench.reader", which)) for which in ("small", "big")]
    yield Result("memory_1m", "MB", held[1] - held[0], held[1] - held[0], 1)


def of_size(name: str, sample: Sample) -> Iterator[Result]:
    page, stock = make_page(), make_stock()
    yield result(
        f"open_{name}",
        samples(lambda: open_page(page, sample), 9),
        samples(lambda: open_stock(stock, sample), 9),
    )
    yield result(f"scroll_{name}", scroll(page), scroll(stock))
    tag, undo = tag_and_undo(page)
    yield result(f"tag_{name}", tag)
    yield result(f"undo_{name}", undo)
    yield result(f"resize_{name}", resize(page), resize(stock))
    yield result(f"type_{name}", change_size(page), change_size(stock))
    page.close()
    stock.close()


def make_page() -> Page:
    page = Page(NoWords())
    page.set_tag_colours(COLOURS)
    page.resize(*WINDOW)
    page.show()
    return page


def make_stock() -> QPlainTextEdit:
    stock = QPlainTextEdit()
    font = QFont()
    font.setFamilies(list(Typography().families))
    font.setPixelSize(Typography().size)
    stock.setFont(font)
    stock.resize(*WINDOW)
    stock.show()
    return stock


def paint(widget: QWidget) -> None:
    """Paint what waits to be painted, now."""
    widget.grab()


def open_page(page: Page, sample: Sample) -> None:
    page.show_article(sample.text, sample.paragraphs, sample.marks)
    paint(page.viewport())


def open_stock(stock: QPlainTextEdit, sample: Sample) -> None:
    stock.setPlainText(sample.text)
    paint(stock.viewport())


def scroll(widget: Page | QPlainTextEdit) -> list[float]:
    """200 frames of three lines each."""
    bar = widget.verticalScrollBar()
    step = 3 * bar.singleStep() if isinstance(widget, Page) else 3
    return samples(lambda: (bar.setValue(bar.value() + step), paint(widget.viewport())), 200)


def tag_and_undo(page: Page) -> tuple[list[float], list[float]]:
    """Show a new span in the middle of the window, and take it away; the whole window painted."""
    ids = count(10_000_000)
    tag: list[float] = []
    undo: list[float] = []
    for _ in range(50):
        start = page.reading_position() + 40
        mark = Mark(start, start + 6, next(ids), 3)
        tag += samples(lambda mark=mark: (page.add_mark(mark), paint(page.viewport())), 1)
        undo += samples(lambda mark=mark: (page.remove_mark(mark.id), paint(page.viewport())), 1)
    return tag, undo


def resize(widget: QWidget) -> list[float]:
    widths = count(600)

    def step() -> None:
        widget.resize(next(widths), WINDOW[1])
        QApplication.processEvents()
        paint(widget)

    return samples(step, 15)


def change_size(widget: Page | QPlainTextEdit) -> list[float]:
    """Another size of type each time, as the slider for it is drawn along."""
    sizes = count(Typography().size + 1)

    def step() -> None:
        if isinstance(widget, Page):
            widget.set_typography(Typography(next(sizes)))
        else:
            font = widget.font()
            font.setPixelSize(next(sizes))
            widget.setFont(font)
        paint(widget)

    return samples(step, 15)


def switch() -> Result:
    """From one article of 5,000 characters to another and back."""
    pages, stock = make_page(), make_stock()
    pair = [make_sample(5_000), make_sample(5_001)]

    def turn(show: Callable[[Sample], None]) -> list[float]:
        turns = count()
        return samples(lambda: show(pair[next(turns) % 2]), 40)

    return result(
        "switch_5k",
        turn(lambda sample: open_page(pages, sample)),
        turn(lambda sample: open_stock(stock, sample)),
    )


def memory(which: str) -> float:
    """Megabytes of a process that has made and opened an article: `big` is 1,000,000 characters
    with 40,000 spans, `small` 1,000 characters.
    """
    application = QApplication([])
    page = make_page()
    open_page(page, make_sample(SIZES["1m"] if which == "big" else 1_000))
    scroll(page)
    gc.collect()
    del application
    return resident_mb()


if __name__ == "__main__":
    print(memory(sys.argv[1]))
