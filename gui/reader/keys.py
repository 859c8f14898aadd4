"""Which caret motion a key means on the page (docs/keys.md)."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gui.reader.caret import Unit

_KEY = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Turn(Enum):
    """How much of the window a key scrolls by."""

    PAGE = auto()
    HALF_PAGE = auto()


@dataclass(frozen=True, slots=True)
class Motion:
    """One caret motion; by the window's height where `turn` is given."""

    unit: Unit
    forward: bool
    extend: bool = False
    turn: Turn | None = None


_BACK_AND_ON = (False, True)
_PAIRS: dict[tuple[Qt.Key, Qt.Key], dict[Qt.KeyboardModifier, Unit]] = {
    (_KEY.Key_Left, _KEY.Key_Right): {
        _NONE: Unit.WORD,
        _CONTROL: Unit.CHARACTER,
        _ALT: Unit.SENTENCE,
    },
    (_KEY.Key_Up, _KEY.Key_Down): {_NONE: Unit.LINE, _CONTROL: Unit.PARAGRAPH},
    (_KEY.Key_Home, _KEY.Key_End): {_NONE: Unit.LINE_EDGE, _CONTROL: Unit.ARTICLE},
}
_MOTIONS = {
    (key, modifier): Motion(unit, forward)
    for pair, units in _PAIRS.items()
    for modifier, unit in units.items()
    for key, forward in zip(pair, _BACK_AND_ON, strict=True)
} | {
    (key, modifier): Motion(Unit.LINE, forward, turn=turn)
    for key, forward in ((_KEY.Key_PageUp, False), (_KEY.Key_PageDown, True))
    for modifier, turn in ((_NONE, Turn.PAGE), (_CONTROL, Turn.HALF_PAGE))
}


def motion_of(event: QKeyEvent) -> Motion | None:
    """The motion that a key press means, None where it means none."""
    modifiers = event.modifiers() & ~_KEYPAD
    shift = bool(modifiers & _SHIFT)
    if event.key() == _KEY.Key_Space and not modifiers & ~_SHIFT:
        return Motion(Unit.LINE, not shift, turn=Turn.PAGE)
    motion = _MOTIONS.get((Qt.Key(event.key()), modifiers & ~_SHIFT))
    return replace(motion, extend=True) if motion and shift else motion
