"""The report of an import: what came, what was there, what is almost the same, what was refused."""

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.importing.came import AddedSection, KnownSection
from gui.importing.entries import Entry
from gui.importing.near import NearSection
from gui.importing.outcome import Outcome, as_text
from gui.importing.refused import RefusedSection
from gui.importing.sections import Section
from gui.session import Session
from gui.widgets import named
from gui.work import Work
from text.messages import tr

_SIZE = QSize(940, 620)
_PART_OF_SCREEN = 0.92


class ReportWindow(QDialog):
    """Stays open beside the window, which goes on working.

    Signals: `removal_requested(ids)`.
    """

    removal_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "import_report")
        self.setWindowTitle(tr("Report of the import"))
        self.setModal(False)
        self._session = session
        self._lookups = Work(self)
        self.outcome: Outcome | None = None
        self.headline = named(QLabel(self), "empty_title")
        self.headline.setWordWrap(True)
        self.added = AddedSection(session, self)
        self.known = KnownSection(session, self)
        self.near = NearSection(session, self._lookups, self)
        self.refused = RefusedSection(self)
        self.remarks: Section[tuple[str, str]] = Section(
            "remarks", tr("Remarks"), _describe_remark, self, says_all=True
        )
        self.chips = QButtonGroup(self)
        self.stack = QStackedWidget(self)
        self.said = named(QLabel(self), "empty_detail")
        self.remove_all = self._button("remove_import", tr("Remove what this import added…"))
        self.copy = self._button("copy_report", tr("Copy as text"))
        self.leave = self._button("close_report", tr("Close"))
        self._lay_out()
        self.chips.idClicked.connect(self.show_section)
        self.remove_all.clicked.connect(self._remove_all)
        self.copy.clicked.connect(self._copy)
        self.leave.clicked.connect(self.close)
        self.near.decided.connect(self._label)
        self.near.removal_requested.connect(self.removal_requested)
        session.changed.connect(self._label)
        session.refreshed.connect(self._look_again)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, session.undo)
        self.resize(_SIZE.boundedTo(self.screen().availableGeometry().size() * _PART_OF_SCREEN))

    def _button(self, name: str, label: str) -> QPushButton:
        button = named(QPushButton(label, self), name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 12)
        layout.setSpacing(10)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self.headline)
        chips = QHBoxLayout()
        chips.setSpacing(2)
        for number, section in enumerate(self.sections):
            chip = named(QPushButton(self), "chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            self.chips.addButton(chip, number)
            chips.addWidget(chip)
            self.stack.addWidget(section)
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self, chip.click)
        chips.addStretch()
        head.addLayout(chips)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.remove_all)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.leave)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        layout.addLayout(foot)

    @property
    def sections(self) -> tuple[Section[Any], ...]:
        """In the order of their chips."""
        return self.added, self.known, self.near, self.refused, self.remarks

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of an import, beginning with what needs a decision."""
        self.outcome = outcome
        self.headline.setText(outcome.sentence)
        self.added.show_things(outcome.came, tr("Nothing new came in."))
        self.known.show_things(outcome.again, tr("Nothing of it was there before."))
        self.near.show_all(outcome.near, tr("No article is almost the same as another."))
        self.refused.show_outcome(outcome)
        self.remarks.show_things(outcome.remarks, tr("Nothing else to say."))
        first = self.refused if outcome.refusals else self.near if outcome.near else self.added
        self.chips.button(self.sections.index(first)).click()
        self._label()

    def show_section(self, number: int) -> None:
        """Show one of `sections`."""
        self.stack.setCurrentIndex(number)
        self.sections[number].list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def focusNextPrevChild(self, next: bool) -> bool:
        """From a button that was just disabled the keys go to the list, never to the next button:
        a second Enter would press that."""
        left = self.focusWidget()
        if left is None or (left.isEnabled() and left.isVisible()):
            return super().focusNextPrevChild(next)
        rows = self.sections[self.stack.currentIndex()].list
        (rows if rows.isVisible() else self.leave).setFocus()
        return True

    def stop(self) -> None:
        """End what is being looked up."""
        self._lookups.close()

    def _look_again(self) -> None:
        """Somebody else wrote to the library."""
        if self.isVisible():
            for section in (self.added, self.known, self.near):
                section.look_again()
            self._label()

    def _label(self) -> None:
        names = (
            tr("Added"),
            tr("Already there"),
            tr("Near duplicates, in pairs"),
            tr("Not imported"),
            tr("Remarks"),
        )
        for number, (name, section) in enumerate(zip(names, self.sections, strict=True)):
            count = section.model.rowCount()
            chip = self.chips.button(number)
            chip.setText(f"{name} {count:,}")
            chip.setVisible(bool(count) or number in (0, self.stack.currentIndex()))
            tips = [f"Alt+{number + 1}"]
            if section is self.near:
                tips.append(
                    tr("A new article may be like several others, and then stands in several pairs")
                )
            chip.setToolTip("\n".join(tips))
        gone = len(self.added.gone)
        self.remove_all.setEnabled(
            gone < self.added.model.rowCount() and not self._session.read_only
        )
        self.said.setText(tr("Removed since: {count}", count=f"{gone:,}") if gone else "")

    def _still_there(self) -> tuple[int, ...]:
        """The new articles that nobody removed since."""
        ids = (came.article.id for came in self.added.model.things)
        return tuple(article_id for article_id in ids if article_id not in self.added.gone)

    def _remove_all(self) -> None:
        self.removal_requested.emit(self._still_there())

    def _copy(self) -> None:
        if self.outcome is not None:
            QGuiApplication.clipboard().setText(as_text(self.outcome))


def _describe_remark(remark: tuple[str, str]) -> Entry:
    return Entry(*remark)
