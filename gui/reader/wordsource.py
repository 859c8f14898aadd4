"""What the page asks of those who know where words end."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance


class WordSource(Protocol):
    """Where word bounds come from."""

    @property
    def arrived(self) -> SignalInstance:
        """Emitted when bounds that were asked for are known."""
        ...

    def bounds(self, text: str) -> tuple[int, ...] | None:
        """Word bounds of `text` in code points, None while they are being worked out."""
        ...


class NoWords(QObject):
    """A word source that knows none: every character is a word."""

    arrived = Signal()

    def bounds(self, text: str) -> tuple[int, ...] | None:
        """None, always."""
        return None
