"""The functions of QAccessibleTextInterface that PySide leaves out (docs/decisions/0016).

Five of them hand numbers back through pointers. PySide keeps them from Python and puts functions
that do nothing in their places of the object's table of virtual functions; here their places are
given to Python after all.
"""

import ctypes
import platform
import sys
from collections.abc import Callable
from functools import cache
from weakref import WeakValueDictionary

from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from shiboken6 import Shiboken

IS_COMPLETE = sys.platform == "linux" and platform.machine() == "x86_64"
"""Whether it is known here where the places are and how a string is handed back."""

Found = tuple[str, int, int]
"""A text, and the Qt positions where it begins and ends."""

_Boundary = QAccessible.TextBoundaryType
_pointer, _int = ctypes.c_void_p, ctypes.c_int
_WORD = ctypes.sizeof(_pointer)
_QSTRING = 3 * _WORD


class CompleteTextInterface(QAccessibleTextInterface):
    """A text interface that answers all that Qt asks: these five beside what PySide knows."""

    def __init__(self) -> None:
        super().__init__()
        if IS_COMPLETE:
            (address,) = Shiboken.getCppPointer(self)
            _interfaces[address] = self
            places = ctypes.c_void_p.from_address(address)
            places.value = _with_ours(places.value or 0)

    def selection(self, index: int) -> tuple[int, int]:
        """Where a selection begins and ends."""
        raise NotImplementedError

    def text_before(self, qt_pos: int, boundary: _Boundary) -> Found:
        """The unit before the one around `qt_pos`."""
        raise NotImplementedError

    def text_after(self, qt_pos: int, boundary: _Boundary) -> Found:
        """The unit behind the one around `qt_pos`."""
        raise NotImplementedError

    def text_at(self, qt_pos: int, boundary: _Boundary) -> Found:
        """The unit around `qt_pos`."""
        raise NotImplementedError

    def attributes(self, qt_pos: int) -> Found:
        """What is true of the text at `qt_pos`, as `name:value;…`, and from where to where."""
        raise NotImplementedError


_interfaces: WeakValueDictionary[int, CompleteTextInterface] = WeakValueDictionary()


def _selection(this: int, index: int, start: int, end: int) -> None:
    _hand_back(start, end, lambda: _interfaces[this].selection(index))


def _before(string: int, this: int, qt_pos: int, kind: int, start: int, end: int) -> int:
    def found() -> Found:
        return _interfaces[this].text_before(qt_pos, _Boundary(kind))

    return _hand_text(string, start, end, found)


def _after(string: int, this: int, qt_pos: int, kind: int, start: int, end: int) -> int:
    def found() -> Found:
        return _interfaces[this].text_after(qt_pos, _Boundary(kind))

    return _hand_text(string, start, end, found)


def _at(string: int, this: int, qt_pos: int, kind: int, start: int, end: int) -> int:
    def found() -> Found:
        return _interfaces[this].text_at(qt_pos, _Boundary(kind))

    return _hand_text(string, start, end, found)


def _attributes(string: int, this: int, qt_pos: int, start: int, end: int) -> int:
    return _hand_text(string, start, end, lambda: _interfaces[this].attributes(qt_pos))


def _hand_text(string: int, start: int, end: int, ask: Callable[[], Found]) -> int:
    """Make a QString of what is found at `string`, where the caller left room for one."""
    ctypes.memset(string, 0, _QSTRING)  # an empty one

    def hand_text() -> tuple[int, int]:
        text, first, last = ask()
        units = text.encode("utf-16-le")
        _construct_qstring()(string, units, len(units) // 2)
        return first, last

    _hand_back(start, end, hand_text)
    return string


def _hand_back(start: int, end: int, ask: Callable[[], tuple[int, int]]) -> None:
    """Write what is found to the places of two C numbers; zeros where that fails."""
    found = 0, 0
    try:
        found = ask()
    except Exception:  # nothing may be raised into C++
        sys.excepthook(*sys.exc_info())
    for place, number in zip((start, end), found, strict=True):
        ctypes.c_int.from_address(place).value = number


@cache
def _construct_qstring() -> Callable[[int, bytes, int], None]:
    construct = ctypes.CDLL("libQt6Core.so.6")._ZN7QStringC1EPK5QCharx
    construct.argtypes, construct.restype = (_pointer, ctypes.c_char_p, ctypes.c_longlong), None
    return construct


_TextFunction = ctypes.CFUNCTYPE(_pointer, _pointer, _pointer, _int, _int, _pointer, _pointer)
_FUNCTIONS = {
    2: ctypes.CFUNCTYPE(None, _pointer, _int, _pointer, _pointer)(_selection),
    10: _TextFunction(_before),
    11: _TextFunction(_after),
    12: _TextFunction(_at),
    17: ctypes.CFUNCTYPE(_pointer, _pointer, _pointer, _int, _pointer, _pointer)(_attributes),
}
"""By their places in Qt 6, which keeps them, from where an object points to."""
_PLACES = 18
_HEAD = 2  # words of a table before the place that objects point to
_table = (_pointer * (_HEAD + _PLACES))()


@cache
def _with_ours(places: int) -> int:
    """The places of a table that is the one given but for our five functions."""
    theirs = (_pointer * len(_table)).from_address(places - _HEAD * _WORD)
    for place, function in enumerate(theirs):
        _table[place] = function
    for place, ours in _FUNCTIONS.items():
        _table[_HEAD + place] = ctypes.cast(ours, _pointer)
    return ctypes.addressof(_table) + _HEAD * _WORD
