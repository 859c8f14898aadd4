"""The few choices before a folder, an archive or several files are imported."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from gui.importing.choices import DUPLICATES, ENCODINGS, WAYS, Choices, encoding_name
from gui.importing.survey import Survey, names_text, size_text
from gui.widgets import Elided, named
from text.messages import tr

_WIDTH = 420


class OptionsSheet(QDialog):
    """`choices` says what was chosen."""

    def __init__(self, found: Survey, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "import_options")
        self.setWindowTitle(tr("Import"))
        self.found = found
        self.chosen = named(Elided(names_text(found.paths), self), "empty_title")
        self.summary = named(QLabel(summary(found), self), "empty_detail")
        self.others = named(QLabel(self), "empty_detail")
        self.others.setText(
            tr("Files of other kinds, passed over: {count}", count=f"{found.others:,}")
        )
        self.others.setVisible(found.others > 0)
        ways = {
            "auto": tr("Find out by itself"),
            "page": tr("A page with several articles"),
            "article": tr("One article"),
        }
        self.how = _box(self, "import_as", tr("Take each file as"))
        for way in WAYS:
            self.how.addItem(ways[way], way)
        self.encoding = _box(self, "import_encoding", tr("Encoding"))
        self.encoding.addItem(tr("Find out by itself"), "")
        for codec in ENCODINGS:
            self.encoding.addItem(encoding_name(codec), codec)
        same = {"skip": tr("Leave it out"), "keep": tr("Import it again")}
        self.duplicates = _box(self, "import_duplicates", tr("The same text again"))
        for name in DUPLICATES:
            self.duplicates.addItem(same[name], name)
        self.look = QCheckBox(tr("Look at each cut before storing"), self)
        named(self.look, "import_look")
        for box, value in (
            (self.how, choices.how),
            (self.encoding, choices.encoding),
            (self.duplicates, choices.duplicates),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.look.setChecked(choices.look)
        self.buttons = _buttons(self)
        self._lay_out()

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return Choices(
            how=self.how.currentData(),
            encoding=self.encoding.currentData(),
            duplicates=self.duplicates.currentData(),
            look=self.look.isChecked(),
        )

    def _lay_out(self) -> None:
        layout = QFormLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setVerticalSpacing(12)
        layout.setHorizontalSpacing(16)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        layout.addRow(self.chosen)
        layout.addRow(self.summary)
        layout.addRow(self.others)
        layout.addRow(tr("Take each file as"), self.how)
        layout.addRow(tr("Encoding"), self.encoding)
        layout.addRow(tr("The same text again"), self.duplicates)
        layout.addRow("", self.look)
        layout.setRowVisible(self.look, bool(self.found.texts))
        layout.addRow(self.buttons)
        self.setMinimumWidth(_WIDTH)


def summary(found: Survey) -> str:
    """How much was found, in a line."""
    size = size_text(found.size)
    if found.count == 1:
        return tr("1 file, {size}", size=size)
    return tr("{count} files, {size}", count=f"{found.count:,}", size=size)


def _box(parent: QWidget, name: str, label: str) -> QComboBox:
    box = named(QComboBox(parent), name, label)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, dialog)
    go = buttons.button(kinds.Ok)
    go.setText(tr("Import"))
    go.setDefault(True)
    go.setFocus()
    buttons.button(kinds.Cancel).setText(tr("Cancel"))
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
