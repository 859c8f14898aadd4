"""Files that didn't come in: why, the cure, and another try."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from formats.walk import printable
from gui.importing.entries import Entry
from gui.importing.outcome import Outcome, Refusal
from gui.importing.sections import Section
from text.messages import tr


class RefusedSection(Section[Refusal]):
    """Signals: `retry_requested(paths)`, `encoding_requested(paths)`."""

    retry_requested = Signal(object)
    encoding_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        label = tr("Files that were not imported")
        super().__init__("refused", label, _describe, parent, says_all=True)
        self.retry = self.add_button("retry", tr("Try again"), self._retry_current)
        self.encoding = self.add_button(
            "choose_encoding", tr("Choose an encoding…"), self._choose_encoding
        )
        self.retry_all = self.add_button("retry_all", tr("Try all again"), self._retry_all)
        self.buttons.addStretch()
        self.chosen.connect(self._allow)

    def show_outcome(self, outcome: Outcome) -> None:
        """List what was refused, and say first how many files only want an encoding."""
        self.show_things(outcome.refusals, tr("Every file came in."))
        misread = sum(refusal.misread for refusal in outcome.refusals)
        if misread:
            self.note.setText(
                tr("Not read as text: {count}. Choose an encoding for them.", count=misread)
            )
            self.note.show()

    def _allow(self) -> None:
        refusal = self.current
        self.retry.setEnabled(refusal is not None and refusal.path is not None)
        self.encoding.setEnabled(any(one.misread for one in self.model.things))
        self.retry_all.setEnabled(any(one.path for one in self.model.things))

    def _retry_current(self) -> None:
        refusal = self.current
        if refusal is not None and refusal.path is not None:
            self.retry_requested.emit((refusal.path,))

    def _retry_all(self) -> None:
        paths = (refusal.path for refusal in self.model.things)
        self.retry_requested.emit(tuple(path for path in paths if path is not None))

    def _choose_encoding(self) -> None:
        """For the current file first, and then for the others that couldn't be read."""
        current = self.current
        misread = [one for one in self.model.things if one.misread]
        misread.sort(key=lambda one: one is not current)
        self.encoding_requested.emit(tuple(one.path for one in misread if one.path))


def _describe(refusal: Refusal) -> Entry:
    error = refusal.error
    hint = "" if "--encoding" in error.hint else error.hint  # words of the command line
    if refusal.misread:
        hint = tr("Choose an encoding to read it.")
    said = f"{error.detail} {hint}".strip()
    if refusal.path is None:
        return Entry(error.title, said)
    place = printable(refusal.path)
    return Entry(
        refusal.path.name, said, aside=printable(refusal.path.parent), full=f"{place}\n{said}"
    )
