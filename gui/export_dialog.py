"""Which format an export takes, and which articles."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QWidget,
)

from formats.base import ExportOptions
from formats.registry import Format
from formats.report import sentence
from gui.widgets import named
from text.messages import tr


class ExportDialog(QDialog):
    """`format` and `options` say what was chosen."""

    def __init__(self, formats: Sequence[Format], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self._formats = tuple(formats)
        self.choice = named(QComboBox(self), "format", tr("Format"))
        for entry in self._formats:
            self.choice.addItem(entry.name)
        self.only_done = QCheckBox(tr("Only articles that are done"), self)
        self.with_other = QCheckBox(tr("Notices and mastheads too"), self)
        self.note = named(QLabel(self), "empty_detail")
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(360)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Choose a file…"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setVerticalSpacing(12)
        layout.addRow(tr("Format"), self.choice)
        layout.addRow("", self.note)
        layout.addRow("", self.only_done)
        layout.addRow("", self.with_other)
        layout.addRow(buttons)
        self.choice.currentIndexChanged.connect(self._describe)
        self._describe()

    @property
    def format(self) -> Format:
        """The format chosen."""
        return self._formats[self.choice.currentIndex()]

    @property
    def options(self) -> ExportOptions:
        """The articles chosen."""
        return ExportOptions(
            statuses=("done",) if self.only_done.isChecked() else (),
            with_other=self.with_other.isChecked(),
        )

    def _describe(self) -> None:
        self.with_other.setChecked(self.format.is_lossless)
        lost = tr(", ").join(map(sentence, self.format.loses))
        self.note.setText(
            tr("It can't carry: {lost}", lost=lost) if lost else tr("It carries everything.")
        )
