"""The panel in which readers choose how the page is set; it lies beside the column."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontInfo,
    QHideEvent,
    QKeyEvent,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from gui.fonts import faces
from gui.reader.typography import MEASURES, SIZES, SPACINGS, TRACKINGS, Bounds, Typography
from gui.widgets import named
from text.messages import tr

WIDTH, MARGIN = 332, 12
SAMPLE: Final = "文章"
SAMPLE_SIZE = 16
_FAMILY = Qt.ItemDataRole.UserRole


class Scale(QSlider):
    """A slider over the steps of `bounds`, with a label that says the value by `unit`."""

    def __init__(self, bounds: Bounds, unit: Callable[[float], str], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._bounds = bounds
        self._unit = unit
        self.setRange(round(bounds.least / bounds.step), round(bounds.most / bounds.step))
        self.setPageStep((self.maximum() - self.minimum()) // 6)
        self.label = QLabel(parent)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.valueChanged.connect(self._tell)

    @property
    def chosen(self) -> float:
        """The value, in the bounds' own unit."""
        return round(self.value() * self._bounds.step, 2)

    def show_value(self, value: float) -> None:
        """Stand on the step nearest to `value`."""
        self.setValue(round(value / self._bounds.step))
        self._tell()

    def _tell(self) -> None:
        self.label.setText(self._unit(self.chosen))
        self.setAccessibleDescription(self.label.text())


class PageSettings(QFrame):
    """Shows the type of the page and lets it be changed.

    Signals: `chosen(Typography)` at each change; `closed()`.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, beside: QWidget, window: QWidget) -> None:
        # Qt keeps Tab within a sub-window.
        super().__init__(window, Qt.WindowType.SubWindow)
        self.setObjectName("page_settings")
        self.setAccessibleName(tr("Type and lines"))
        self._beside = beside
        self._window = window
        self._type = Typography()
        self.face = named(QComboBox(self), "face", tr("Face"))
        self.face.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.face.setMaxVisibleItems(12)
        self.size_scale = named(Scale(SIZES, _pixels, self), "type_size", tr("Size"))
        self.spacing = named(Scale(SPACINGS, _ratio, self), "spacing", tr("Line spacing"))
        self.tracking = named(Scale(TRACKINGS, _percent, self), "tracking", tr("Character spacing"))
        self.measure = named(Scale(MEASURES, _characters, self), "measure", tr("Line length"))
        self.indented = QCheckBox(tr("Indent first lines"), self)
        self.justified = QCheckBox(tr("Lines of even length"), self)
        self.smooth = QCheckBox(tr("Smooth scrolling"), self)
        self.usual = QPushButton(tr("As it was made"), self)
        self._build()
        self._connect()

    def _build(self) -> None:
        title = named(QLabel(tr("Type and lines"), self), "panel_title")
        self.leave = named(QToolButton(self), "panel_close", tr("Close (Esc)"))
        self.leave.setText("×")
        self.leave.setToolTip(tr("Close (Esc)"))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.leave)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 14)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.addLayout(head, 0, 0, 1, 3)
        grid.addWidget(QLabel(tr("Face"), self), 1, 0)
        grid.addWidget(self.face, 1, 1, 1, 2)
        for row, scale in enumerate(self._scales(), 2):
            grid.addWidget(QLabel(scale.accessibleName(), self), row, 0)
            grid.addWidget(scale, row, 1)
            grid.addWidget(scale.label, row, 2)
            scale.label.setMinimumWidth(48)
        grid.addWidget(self.indented, 6, 0, 1, 3)
        grid.addWidget(self.justified, 7, 0, 1, 3)
        grid.addWidget(self.smooth, 8, 0, 1, 3)
        grid.addWidget(self.usual, 9, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(WIDTH)
        self.setTabOrder(self.usual, self.leave)
        self.hide()

    def _connect(self) -> None:
        self.face.currentIndexChanged.connect(self._choose)
        for scale in self._scales():
            scale.valueChanged.connect(self._choose)
        for box in (self.indented, self.justified):
            box.toggled.connect(self._choose)
        self.usual.clicked.connect(self._choose_usual)
        self.leave.clicked.connect(self.leave_panel)

    def _scales(self) -> tuple[Scale, ...]:
        return self.size_scale, self.spacing, self.tracking, self.measure

    # what is chosen

    def show_type(self, typography: Typography) -> None:
        """Show what is in force."""
        self._type = typography
        blocked = [
            QSignalBlocker(widget)
            for widget in (self.face, *self._scales(), self.indented, self.justified)
        ]
        self.size_scale.show_value(typography.size)
        self.spacing.show_value(typography.spacing)
        self.tracking.show_value(typography.tracking)
        self.measure.show_value(typography.measure)
        self.indented.setChecked(typography.indented)
        self.justified.setChecked(typography.justified)
        family = QFontInfo(typography.font("body")).family()
        self.face.setCurrentIndex(self.face.findData(family, _FAMILY))
        self.face.setFont(QFont(family))
        self.usual.setEnabled(typography != Typography())
        del blocked

    def follow(self, smooth: QAction) -> None:
        """Let the box for smooth scrolling and its action be one."""
        self.smooth.setChecked(smooth.isChecked())
        self.smooth.clicked.connect(smooth.trigger)
        smooth.toggled.connect(self.smooth.setChecked)

    def _choose(self) -> None:
        face = self.face.currentData(_FAMILY)
        is_usual = face == QFontInfo(Typography().font("body")).family()
        chosen = replace(
            self._type,
            size=round(self.size_scale.chosen),
            spacing=self.spacing.chosen,
            tracking=self.tracking.chosen,
            measure=round(self.measure.chosen),
            indented=self.indented.isChecked(),
            justified=self.justified.isChecked(),
            face="" if is_usual or not face else face,
        )
        self.chosen.emit(chosen)

    def _choose_usual(self) -> None:
        self.chosen.emit(Typography())
        self.face.setFocus()

    def _list_faces(self) -> None:
        model = QStandardItemModel(self.face)
        titles = {"serif": tr("Serif"), "sans": tr("Sans serif"), "other": tr("Other faces")}
        usual = QFont(self.font())
        usual.setFamilies(usual.families())  # said anew, else the list's own face prevails
        kind = ""
        for face in faces():
            if face.kind != kind:
                kind = face.kind
                heading = QStandardItem(titles[kind])
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(usual)
                model.appendRow(heading)
            item = QStandardItem(f"{SAMPLE}  {face.name}")
            item.setData(face.family, _FAMILY)
            font = QFont(face.family)
            font.setPixelSize(SAMPLE_SIZE)
            item.setFont(font)
            model.appendRow(item)
        self.face.setModel(model)
        self.face.view().setMinimumWidth(WIDTH - 2 * MARGIN)

    # coming and going

    def toggle(self) -> None:
        """Open the panel, take the keys to it, or close it where it has them."""
        if self.isVisible() and self.isAncestorOf(self.window().focusWidget() or self):
            self.leave_panel()
            return
        if not self.face.count():
            with QSignalBlocker(self.face):
                self._list_faces()
            self.show_type(self._type)
        self.show()
        self.raise_()
        self.face.setFocus()

    def leave_panel(self) -> None:
        """Close the panel."""
        self.hide()
        self.closed.emit()

    def _place(self) -> None:
        top = self._beside.mapTo(self._window, QPoint()).y() + MARGIN
        self.adjustSize()
        self.move(self._window.width() - self.width() - MARGIN, top)

    def showEvent(self, event: QShowEvent) -> None:
        self._window.installEventFilter(self)
        self._place()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._window.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_panel()
        else:
            super().keyPressEvent(event)


def _pixels(value: float) -> str:
    return tr("{n} px", n=round(value))


def _ratio(value: float) -> str:
    return f"{value:.2f}"


def _percent(value: float) -> str:
    return f"{value:.0%}"


def _characters(value: float) -> str:
    return tr("{n} chars", n=round(value))
