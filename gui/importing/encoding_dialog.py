"""Choosing the encoding of a file by what it looks like in each."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QWidget,
)

from gui.importing.candidates import Candidate, Candidates
from gui.importing.choices import encoding_name
from gui.importing.entries import Entries, Entry, EntryRows
from gui.widgets import named
from text.messages import tr

_LIST_WIDTH = 250
_SIZE = QSize(840, 480)
_PART_OF_SCREEN = 0.92


class EncodingDialog(QDialog):
    """`encoding` and `replace` say what was chosen, `for_all` whether the `waiting` files take
    the same."""

    def __init__(self, found: Candidates, waiting: int, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "choose_encoding")
        self.setWindowTitle(tr("Choose an encoding"))
        self.found = found
        self.title = named(QLabel(self), "empty_title")
        self.title.setText(tr("Which of these reads right? {name}", name=found.path.name))
        self.title.setWordWrap(True)
        self.model: Entries[Candidate] = Entries(_describe, self)
        self.list = named(EntryRows(self), "encodings", tr("Encodings"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setModel(self.model)
        self.preview = named(QPlainTextEdit(self), "encoding_preview", tr("How the file begins"))
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.place = named(QLabel(self), "broken_place")
        self.place.setWordWrap(True)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.replacing = named(QCheckBox(self), "replace_broken")
        self.same = QCheckBox(tr("The same for those that wait: {count}", count=waiting), self)
        self.same.setVisible(waiting > 0)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.go = buttons.button(kinds.Ok)
        self.go.setText(tr("Read it like this"))
        buttons.button(kinds.Cancel).setText(tr("Leave this file"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self.list.selectionModel().currentRowChanged.connect(self._show)
        self.list.activated.connect(self._take)
        self.replacing.toggled.connect(self._allow)
        self.model.show_things(found.candidates)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(10)
        layout.addWidget(self.title, 0, 0, 1, 2)
        layout.addWidget(self.list, 1, 0, 3, 1)
        layout.addWidget(self.preview, 1, 1)
        layout.addWidget(self.place, 2, 1)
        layout.addWidget(self.replacing, 3, 1)
        layout.addWidget(self.same, 4, 0)
        layout.addWidget(buttons, 4, 1)
        layout.setRowStretch(1, 1)
        room = self.screen().availableGeometry().size() * _PART_OF_SCREEN
        self.resize(_SIZE.boundedTo(room))

    @property
    def candidate(self) -> Candidate:
        """What is shown."""
        return self.found.candidates[max(self.list.currentIndex().row(), 0)]

    @property
    def encoding(self) -> str:
        """The codec chosen."""
        return self.candidate.codec

    @property
    def replace(self) -> bool:
        """Whether bytes that don't fit are to be replaced."""
        return self.candidate.broken is not None and self.replacing.isChecked()

    @property
    def for_all(self) -> bool:
        """Whether the files that wait take the same."""
        return self.same.isChecked()

    def _show(self) -> None:
        shown = self.candidate
        self.preview.setPlainText(shown.preview)
        self.place.setText(_place(shown))
        self.replacing.setVisible(shown.broken is not None)
        self.replacing.setEnabled(shown.replaced is not None)
        self.replacing.setChecked(False)
        self.replacing.setText(
            tr("Put � in the place of bytes that don't fit: {count}", count=shown.replaced or 0)
        )
        self._allow()

    def _allow(self) -> None:
        fits = self.candidate.broken is None and self.candidate.replaced is not None
        self.go.setEnabled(fits or self.replace)

    def _take(self, index: QModelIndex) -> None:
        """Enter on an encoding takes it, or leads to what is to be agreed to before."""
        if self.go.isEnabled():
            self.accept()
        else:
            self.replacing.setFocus()


def _describe(candidate: Candidate) -> Entry:
    if candidate.replaced is None:
        detail = tr("It is no text in this encoding")
    elif candidate.broken is None:
        detail = tr("Every byte fits")
    else:
        detail = tr("Bytes that don't fit: {count}", count=candidate.replaced)
    return Entry(encoding_name(candidate.codec), detail)


def _place(candidate: Candidate) -> str:
    if candidate.broken is None:
        return ""
    return tr(
        "Byte {offset} ({value}) doesn't fit, here: “{around}”",
        offset=f"{candidate.broken:,}",
        value=f"0x{candidate.value:02X}",
        around=" ".join(candidate.around.split()),
    )
