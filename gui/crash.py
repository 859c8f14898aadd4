"""The last edge: an exception that nobody expected is logged and told, and work goes on."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version

from text.errors import UserError

logger = logging.getLogger("quandian")


def report(error: BaseException) -> str:
    """Versions and the places in the code that `error` came through.

    Its message is left out: it may quote an article.
    """
    from importlib.metadata import version  # 30 ms that a start needn't spend

    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(f.filename).name}:{f.lineno} {f.name}: {f.line}" for f in frames]
    head = (
        f"Quandian {version('quandian')}, Python {platform.python_version()},"
        f" PySide6 {pyside_version}, {platform.platform()}"
    )
    return "\n".join((head, *places, type(error).__name__))


def log_to(path: Path) -> None:
    """Write the log to `path`, beside standard error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
    logger.addHandler(logging.StreamHandler())


def install_hook(tell: Callable[[str], None], refuse: Callable[[UserError], None]) -> None:
    """Send every uncaught exception to the log, and its report to `tell`.

    A UserError is no bug, wherever it comes from: it goes to `refuse`.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, UserError):
            refuse(error)
            return
        text = report(error)
        logger.error(text)
        tell(text)

    sys.excepthook = hook
