"""A worker process seen from who started it: started, listened to, stopped."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from signal import Signals
from threading import Thread
from types import TracebackType
from typing import Final, Self

import formats
from formats.transfer import messages

WORKER = "formats.transfer.worker"
GRACE_S: Final = 2.0
_LOOK_EVERY_S: Final = 0.05
_ROOT: Final = Path(formats.__file__ or "").resolve().parent.parent


class Child:
    """One request and its answers; blocks, so it is for a thread that may wait."""

    def __init__(self, request: messages.Request) -> None:
        self._lines: SimpleQueue[bytes | None] = SimpleQueue()
        self._process = subprocess.Popen(
            # -P: a folder that a program is started in must not lend it modules.
            [sys.executable, "-P", "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": _python_path()},
            # Ctrl+C in a terminal is for who started us, who then asks us to stop.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self._say(messages.line(request))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close_input()
        try:
            self._process.wait(GRACE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def answers(
        self, cancelled: Callable[[], bool], is_late: Callable[[], bool]
    ) -> Iterator[messages.Answer]:
        """Every answer until the process ends.

        It is killed when it goes on GRACE_S after `cancelled`, and as soon as it `is_late`.
        """
        deadline: float | None = None
        while True:
            try:
                line = self._lines.get(timeout=_LOOK_EVERY_S)
            except Empty:
                line = b""
            if line is None:
                return
            if line.endswith(b"\n"):  # else it is empty, or was cut off by the end
                yield messages.answer_in(line)
            if deadline is None and cancelled():
                self._say(messages.CANCEL)
                deadline = time.monotonic() + GRACE_S
            if is_late() or (deadline is not None and time.monotonic() > deadline):
                self._process.kill()

    def end(self) -> str:
        """How it ended, for a message: the name of a signal or the exit code."""
        code = self._process.wait()
        return Signals(-code).name if code < 0 else str(code)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _say(self, line: bytes) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except OSError:  # it has ended, which its answers tell
            return

    def _close_input(self) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except OSError:
            return


def _python_path() -> str:
    others = os.environ.get("PYTHONPATH", "")
    return os.pathsep.join(part for part in (str(_ROOT), others) if part)
