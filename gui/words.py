"""Word bounds for the page, worked out by jieba in a child process.

Loading jieba in a thread stalls the window for 50 to 300 ms (docs/decisions); a child process
doesn't, and it ends by itself when its standard input does, however the window died.
"""

import json
import sys
from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

KEPT = 2000
LONGEST = 20_000
"""Code points asked for at once, at most; the page never asks for more (see reader.blocks)."""


class Words(QObject):
    """Answers from memory or not yet; `arrived` is emitted when something new is known."""

    arrived = Signal()

    def __init__(self, cache_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache_folder = cache_folder
        self._known: OrderedDict[str, tuple[int, ...]] = OrderedDict()
        self._asked: dict[int, str] = {}
        self._waiting: set[str] = set()
        self._last_id = 0
        self._rest = b""
        self._child = QProcess(self)
        self._child.setStandardErrorFile(QProcess.nullDevice())
        self._child.readyReadStandardOutput.connect(self._read)
        self._child.finished.connect(self._forget_questions)

    def start(self) -> None:
        """Start the child unless it runs; questions asked before are put to it."""
        if self._child.state() is not QProcess.ProcessState.NotRunning:
            return
        self._cache_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._child.start(sys.executable, ["-m", "text.words", str(self._cache_folder)])
        waiting, self._waiting = self._waiting, set()
        for text in waiting:
            self._ask(text)

    def stop(self) -> None:
        """End the child and wait for its end."""
        if self._child.state() is not QProcess.ProcessState.NotRunning:
            self._child.closeWriteChannel()
            if not self._child.waitForFinished(500):
                self._child.kill()
                self._child.waitForFinished(2000)

    def bounds(self, text: str) -> tuple[int, ...] | None:
        """Ascending word bounds of `text` in code points with 0 and its length; None: not yet."""
        known = self._known.get(text)
        if known is not None:
            self._known.move_to_end(text)
        elif text and text not in self._waiting and len(text) <= LONGEST:
            self._ask(text)
        return known

    def _ask(self, text: str) -> None:
        self._waiting.add(text)
        if self._child.state() is QProcess.ProcessState.NotRunning:
            return
        self._last_id += 1
        self._asked[self._last_id] = text
        question = json.dumps({"id": self._last_id, "text": text})
        self._child.write(question.encode("ascii") + b"\n")

    def _read(self) -> None:
        *lines, self._rest = (self._rest + self._child.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            answer = json.loads(line)
            text = self._asked.pop(answer["id"], None)
            if text is not None:
                self._waiting.discard(text)
                self._known[text] = tuple(answer["bounds"])
                if len(self._known) > KEPT:
                    self._known.popitem(last=False)
        if lines:
            self.arrived.emit()

    def _forget_questions(self) -> None:
        self._waiting.clear()
        self._asked.clear()
