"""A window that tags as fast as keys can be pressed, and says each span once it is saved."""

import os
import sys
from itertools import count
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Change
from gui.app import Program, make_application
from gui.ask import Dialogs
from gui.settings import Settings

LONGEST = 40
TAG_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


def acknowledge(change: Change) -> None:
    print(change.after[0].values["uid"], flush=True)


def main(library: Path) -> None:
    application = make_application()
    program = Program(application, Settings(library.with_suffix(".ini")), Dialogs())
    program.open(library)
    window = program.window
    assert window is not None
    while window.session.article is None:
        QApplication.processEvents()
    window.activateWindow()
    window.session.changed.connect(acknowledge)
    taken = len(window.session.spans)
    room = len(window.page.text) - LONGEST
    for number in count(taken):
        start = number * 7 % room
        window.page.select(start, start + 2 + number // room % (LONGEST - 2))
        QTest.keyClick(window.page, TAG_KEYS[number % len(TAG_KEYS)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
