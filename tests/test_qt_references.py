"""A guard against PySide6 releases that lose references to None (docs/decisions/0007)."""

import sys

from PySide6.QtCore import QObject

CALLS = 50


def test_void_calls_into_qt_keep_the_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < CALLS
