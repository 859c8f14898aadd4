"""One window a library: who holds it may write, the next one is told so and reads."""

from pathlib import Path

from filelock import FileLock, Timeout

from db.errors import not_writable


class WindowLock:
    """The place of the one window that writes a library. Command lines don't take it.

    The lock is the system's on an empty file NAME.lock, so it goes when its process ends, however
    it ends; the file stays.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path.resolve().with_name(path.resolve().name + ".lock"))

    def acquire(self) -> bool:
        """Take the place; False where another window holds it.

        Raises NotWritable where the folder can't hold the lock: then nothing else can be written
        there either.
        """
        if not self._path.parent.is_dir():  # or the lock would make it
            raise not_writable(self._path)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise not_writable(self._path) from error
        return True

    def release(self) -> None:
        """Leave the place; nothing happens where it was never taken."""
        self._lock.release()
