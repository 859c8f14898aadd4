"""Movement that the eye can follow: the page is in its new place at once, drawn on its way."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

LASTS_MS = 120


class Glide(QObject):
    """How far from its place the page is drawn: `shift` pixels below it, 0 once it has arrived.

    Nothing moves until it is `enabled`.
    """

    def __init__(self, repaint: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.enabled = False
        self.shift = 0.0
        self._repaint = repaint
        self._way = QVariantAnimation(self)
        self._way.setDuration(LASTS_MS)
        self._way.setEndValue(0.0)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.valueChanged.connect(self._move)

    def start(self, pixels: float) -> None:
        """The page has moved up by `pixels`; what is left of an earlier way is added."""
        if self.enabled:
            self.shift += pixels
            self._way.stop()
            self._way.setStartValue(self.shift)
            self._way.start()

    def stop(self) -> None:
        """Be there now."""
        self._way.stop()
        self.shift = 0.0

    def _move(self, shift: float) -> None:
        self.shift = shift
        self._repaint()
