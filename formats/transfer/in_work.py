"""The file that a process of an import has in hand: where it is, and how long it may take."""

import time
from dataclasses import dataclass

TIME_S = 120.0  # for a file to come on in, however short it is
TIME_S_PER_BYTE = 1 / (1 << 20)


def time_for(size: int) -> float:
    """Seconds that a file of `size` bytes may take."""
    return TIME_S + size * TIME_S_PER_BYTE


@dataclass(slots=True)
class InWork:
    """What the process has told of it. `stores` since its articles may be in the library, behind
    the one with the id `last`.
    """

    place: bytes = b""
    size: int = 0
    is_open: bool = False
    stores: bool = False
    last: int = 0
    done: int = 0
    late: bytes = b""  # the place where the time was over
    _begun: float = 0.0

    def begin(self, place: bytes, size: int) -> None:
        self.place, self.size, self.is_open, self.stores = place, size, True, False
        self._begun = time.monotonic()

    def store(self, last: int) -> None:
        self.stores, self.last = True, last
        self._begun = time.monotonic()

    def go_on(self, done: int) -> None:
        """`done` bytes of the import are; a long file that comes on is given time."""
        if done > self.done:
            self.done, self._begun = done, time.monotonic()

    def come_on(self) -> None:
        """Articles of the file were stored: it is given time for the next ones."""
        self._begun = time.monotonic()

    def end(self) -> None:
        self.is_open = False

    def is_late(self) -> bool:
        """Whether the process is to be ended; once it is, it stays so."""
        if not self.late and self.is_open and self.seconds() > time_for(self.size):
            self.late = self.place
        return bool(self.late)

    def seconds(self) -> float:
        return time.monotonic() - self._begun
