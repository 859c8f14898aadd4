"""The window in a process that finds few fonts or none: it exits with what has no glyph."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QAction, QFont, QGlyphRun, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from gui.app import Program, make_application
from gui.ask import Dialogs
from gui.fonts import faces, missing_font
from gui.settings import Settings
from gui.window import MainWindow

UNCOMMON = re.compile("[\U00010000-\U0010ffff\u200d\\s]")
"""Rare characters and emoji, for which another face may be needed, and blanks."""


def told(window: MainWindow) -> Iterator[tuple[str, QFont]]:
    """All texts that the window shows, with their faces."""
    for action in window.findChildren(QAction):
        yield action.text(), window.menuBar().font()
    for widget in window.findChildren(QLabel) + window.findChildren(QPushButton):
        yield widget.text(), widget.font()
    for kind in ("title", "byline", "heading", "body"):
        yield window.page.text, window.page.typography.font(kind)


def without_glyph(text: str, font: QFont) -> str:
    """The characters of `text` for which no face has a glyph."""
    return "".join(
        sign
        for sign in set(UNCOMMON.sub("", text))
        if not all(all(run.glyphIndexes()) for run in runs(sign, font))
    )


def runs(sign: str, font: QFont) -> list[QGlyphRun]:
    layout = QTextLayout(sign, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns()


def main(library: Path) -> None:
    application = make_application()
    program = Program(application, Settings(library.with_suffix(".ini")), Dialogs())
    program.open(library)
    window = program.window
    assert window is not None
    while not window.page.text:
        QTest.qWait(10)
    window.actions_by_id["page_settings"].trigger()
    QApplication.processEvents()
    boxes = {text: lost for text, font in told(window) if (lost := without_glyph(text, font))}
    window.grab().save(str(library.with_suffix(".png")))
    drawn = {run.rawFont().familyName() for run in runs("圈", window.page.typography.font("body"))}
    print(f"drawn with {', '.join(drawn)}, of {[face.family for face in faces()]}", missing_font())
    program.words.stop()
    program.close_library()
    sys.exit(str(boxes) if boxes else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
