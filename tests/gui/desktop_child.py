"""The window on a desktop without a window manager, which would give it the keys."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from gui.app import make_application, run_window

if __name__ == "__main__":
    application = make_application()

    def take_keys() -> None:
        for window in application.topLevelWidgets():
            if window.isVisible() and application.activeWindow() is None:
                window.activateWindow()

    timer = QTimer(interval=50)
    timer.timeout.connect(take_keys)
    timer.start()
    sys.exit(run_window(Path(sys.argv[1])))
