"""What to do with the files that are still to come, once one was left out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.widgets import named
from text.messages import tr


class RestDialog(QDialog):
    """Signals: `look_requested()`, `import_requested()`; rejected where the rest is left too."""

    look_requested = Signal()
    import_requested = Signal()

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "rest_of_files")
        self.setWindowTitle(tr("Import"))
        title = named(QLabel(tr("Files still to come: {count}", count=count), self), "empty_title")
        said = named(QLabel(tr("The file just looked at was left out."), self), "empty_detail")
        self.look = named(QPushButton(tr("Look at the next"), self), "look_at_next")
        self.look.setDefault(True)
        self.take = named(QPushButton(tr("Import them as they are"), self), "import_rest")
        self.stop = named(QPushButton(tr("Leave them all"), self), "leave_rest")
        self.look.clicked.connect(self._look)
        self.take.clicked.connect(self._take)
        self.stop.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(said)
        row = QHBoxLayout()
        for button in (self.stop, self.take, self.look):
            row.addWidget(button)
        layout.addLayout(row)

    def _look(self) -> None:
        self.accept()
        self.look_requested.emit()

    def _take(self) -> None:
        self.accept()
        self.import_requested.emit()
