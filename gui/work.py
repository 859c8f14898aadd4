"""Long work off the window's thread, one piece at a time, with progress, an estimate and cancel."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from text.errors import Cancelled

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]
TELL_EVERY_S = 0.05


@dataclass(eq=False)
class Job:
    """A function to run as `run(progress, cancelled)`, and what to do with its end.

    `done(result)`, `failed(exception)` and `ended()` are called in the window's thread; a
    cancelled job calls `ended` alone.
    """

    name: str
    run: Callable[[Progress, IsCancelled], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    cancel: Event = field(default_factory=Event)


class _Messages(QObject):
    """Carries what a worker says to the window's thread."""

    progressed = Signal(object, int, int)
    finished = Signal(object, object)


class _Runner(QRunnable):
    def __init__(self, job: Job, messages: _Messages) -> None:
        super().__init__()
        self._job = job
        self._messages = messages
        self._told = 0.0

    def run(self) -> None:
        try:
            result = self._job.run(self._progress, self._job.cancel.is_set)
        except Exception as error:  # an edge: whatever a worker meets is told in the window
            result = error
        self._messages.finished.emit(self._job, result)

    def _progress(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told >= TELL_EVERY_S or done == total:
            self._told = now
            self._messages.progressed.emit(self._job, done, total)


class Work(QObject):
    """Runs jobs in order.

    Signals: `started(name)`, `progressed(done, total, seconds_left)` with -1 where the end can't
    be told yet, `ended()` when a job is over, however it ended, `stopped()` when that was by
    cancelling it.
    """

    started = Signal(str)
    progressed = Signal(int, int, float)
    ended = Signal()
    stopped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._queue: deque[Job] = deque()
        self._current: Job | None = None
        self._since = 0.0
        self._messages = _Messages(self)
        self._messages.progressed.connect(self._tell)
        self._messages.finished.connect(self._finish)

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._current is not None

    @property
    def names(self) -> tuple[str, ...]:
        """What runs, and what waits behind it."""
        running = [self._current] if self._current else []
        return tuple(job.name for job in (*running, *self._queue))

    def start(self, job: Job) -> None:
        """Run `job` when those before it are over."""
        self._queue.append(job)
        self._run_next()

    def cancel(self) -> None:
        """Ask the running job to stop, and drop those that wait."""
        self._queue.clear()
        if self._current:
            self._current.cancel.set()

    def close(self) -> None:
        """Cancel everything and wait for the worker's end; nothing is delivered afterwards."""
        self.cancel()
        self._pool.waitForDone()
        self._current = None

    def _run_next(self) -> None:
        if self._current is None and self._queue:
            self._current = self._queue.popleft()
            self._since = time.monotonic()
            self.started.emit(self._current.name)
            self._pool.start(_Runner(self._current, self._messages))

    def _tell(self, job: Job, done: int, total: int) -> None:
        if job is self._current:
            elapsed = time.monotonic() - self._since
            left = elapsed * (total - done) / done if done and elapsed > 0.5 else -1.0
            self.progressed.emit(done, total, left)

    def _finish(self, job: Job, result: object) -> None:
        if job is not self._current:
            return
        self._current = None
        self.ended.emit()
        try:
            if isinstance(result, Cancelled):
                self.stopped.emit()
            elif isinstance(result, Exception):
                job.failed(result)
            else:
                job.done(result)
        finally:
            self._run_next()
