"""What the tests of the page share."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Fonts, and so every layout, need an application."""
    return qapp
