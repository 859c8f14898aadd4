"""Progress of long work in the status bar: what runs, how far, how long yet, cancel."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from gui.widgets import Elided, named
from gui.work import Work
from text.messages import tr

STEPS = 1000


class JobsBar(QWidget):
    """Shown while `work` runs something."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Elided(self)
        self.bar = named(QProgressBar(self), "progress", tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(48)
        self.bar.setMaximumWidth(160)
        self.cancel = named(QPushButton(tr("Cancel"), self), "cancel")
        self.cancel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.cancel.clicked.connect(work.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.bar, self.cancel):
            layout.addWidget(widget)
        self.hide()
        self._name = ""
        work.started.connect(self._start)
        work.progressed.connect(self._progress)
        work.ended.connect(self.hide)

    def _start(self, name: str) -> None:
        self._name = name
        self.label.setText(name)
        self.bar.setRange(0, 0)
        self.show()

    def _progress(self, done: int, total: int, seconds_left: float) -> None:
        self.bar.setRange(0, STEPS)
        self.bar.setValue(done * STEPS // total if total else STEPS)
        self.label.setText(f"{self._name} {remaining(seconds_left)}".rstrip())


def remaining(seconds: float) -> str:
    """How long it will take yet, roughly; nothing where that isn't known."""
    if seconds < 0:
        return ""
    if seconds < 60:
        return tr("about {seconds} s left", seconds=max(round(seconds), 1))
    return tr("about {minutes} min left", minutes=round(seconds / 60))
