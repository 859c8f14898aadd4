"""Which caret motion a key means on the page (docs/keys.md)."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gui.reader.caret import Unit

_KEY = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class Motion:
    """One caret motion; `scrolls` means by the window's height."""

    unit: Unit
    forward: bool
    extend: bool = False
    scrolls: bool = False


_MOTIONS: dict[tuple[Qt.Key, bool], Motion] = {
    (_KEY.Key_Left, False): Motion(Unit.WORD, forward=False),
    (_KEY.Key_Right, False): Motion(Unit.WORD, forward=True),
    (_KEY.Key_Left, True): Motion(Unit.CHARACTER, forward=False),
    (_KEY.Key_Right, True): Motion(Unit.CHARACTER, forward=True),
    (_KEY.Key_Up, False): Motion(Unit.LINE, forward=False),
    (_KEY.Key_Down, False): Motion(Unit.LINE, forward=True),
    (_KEY.Key_Up, True): Motion(Unit.PARAGRAPH, forward=False),
    (_KEY.Key_Down, True): Motion(Unit.PARAGRAPH, forward=True),
    (_KEY.Key_Home, False): Motion(Unit.LINE_EDGE, forward=False),
    (_KEY.Key_End, False): Motion(Unit.LINE_EDGE, forward=True),
    (_KEY.Key_Home, True): Motion(Unit.ARTICLE, forward=False),
    (_KEY.Key_End, True): Motion(Unit.ARTICLE, forward=True),
    (_KEY.Key_PageUp, False): Motion(Unit.LINE, forward=False, scrolls=True),
    (_KEY.Key_PageDown, False): Motion(Unit.LINE, forward=True, scrolls=True),
    (_KEY.Key_Space, False): Motion(Unit.LINE, forward=True, scrolls=True),
}


def motion_of(event: QKeyEvent) -> Motion | None:
    """The motion that a key press means, None where it means none."""
    modifiers = event.modifiers() & ~_KEYPAD
    if modifiers & ~(_CONTROL | _SHIFT):
        return None
    motion = _MOTIONS.get((Qt.Key(event.key()), bool(modifiers & _CONTROL)))
    if motion is None or not modifiers & _SHIFT:
        return motion
    if event.key() == _KEY.Key_Space:
        return Motion(Unit.LINE, forward=False, scrolls=True)
    return Motion(motion.unit, motion.forward, extend=True, scrolls=motion.scrolls)
