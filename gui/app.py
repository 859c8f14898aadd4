"""Starts the window and puts its parts together."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from db.errors import NotWritable
from db.file import WindowLock, open_library
from db.store import Store
from gui import crash
from gui.appearance import Appearance
from gui.ask import LIBRARY_SUFFIX, Ask, Dialogs
from gui.folders import cache_folder, default_library, log_file, settings_file
from gui.fonts import missing_font
from gui.session import Session
from gui.settings import Settings
from gui.window import MainWindow
from gui.words import Words
from text.errors import UserError
from text.messages import environment_language, language, tr, use_language

WORDS_DELAY_MS = 300


class Program(QObject):
    """What outlives a window: settings, looks, words, and which library is open."""

    def __init__(self, application: QApplication, settings: Settings, ask: Ask) -> None:
        super().__init__(application)
        self._application = application
        self._ask = ask
        self.settings = settings
        self._qt_words = QTranslator(self)
        self._take_language(settings.language or environment_language())
        self.appearance = Appearance(application, settings)
        self.words = Words(cache_folder(), self)
        self.window: MainWindow | None = None
        self._session: Session | None = None
        self._lock: WindowLock | None = None

    def open(self, path: Path, *, create: bool = False) -> bool:
        """Show the library at `path` instead of the one shown.

        False where that was refused, or where the user stays with what is running.
        """
        if self._session is not None and _same_file(path, self._session.path):
            return True
        old = self.window
        if old is not None and not old.may_leave():
            return False
        lock = WindowLock(path)
        try:
            store, notice = _open_for(lock, path, create=create)
        except UserError as error:
            lock.release()
            self._ask.tell(self.window, error)
            return False
        if old is not None:
            old.leave()
            old.hide()
        self._lock = lock
        self._session = Session(store, self)
        self.window = MainWindow(
            self._session, self.words, self._ask, self.settings, self.appearance
        )
        self.window.library_requested.connect(self._open_requested)
        self.window.language_requested.connect(self._change_language)
        self.window.closed.connect(self._forget_library)
        self.settings.last_library = path
        self.window.show()
        QTimer.singleShot(WORDS_DELAY_MS, self.words.start)
        if notice is not None:
            self._ask.tell(self.window, notice)
        return True

    def close_library(self) -> bool:
        """Close the window that is shown, and its library; False where the user stays."""
        return self.window is None or self.window.close()

    def _forget_library(self) -> None:
        window, self.window = self.window, None
        session, self._session = self._session, None
        if session is not None:
            session.store.close()
            session.deleteLater()
        if window is not None:
            window.deleteLater()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self.words.stop()

    def _open_requested(self, path: Path, create: bool) -> None:
        self.open(path, create=create)

    def _change_language(self, name: str) -> None:
        if name == language() or self._session is None:
            return
        path = self._session.path
        if not self.close_library():
            return
        self.settings.language = name
        self._take_language(name)
        self.open(path)

    def _take_language(self, name: str) -> None:
        use_language(name)
        self._application.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if name == "zh" and self._qt_words.load("qtbase_zh_CN", folder):
            self._application.installTranslator(self._qt_words)

    def tell_refusal(self, error: UserError) -> None:
        """Say what was refused, where no question waits for the answer."""
        if self.window is not None:
            self.window.status.say(str(error))

    def tell_bug(self, report: str) -> None:
        """Offer the report of a bug for copying; one at a time, the log holds all."""
        if QApplication.activeModalWidget() is not None:
            return
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle(tr("Quandian"))
        box.setText(tr("Something went wrong that should not have."))
        box.setInformativeText(tr("The report below holds no text of your articles."))
        box.setDetailedText(report)
        box.open()


def _open_for(lock: WindowLock, path: Path, *, create: bool) -> tuple[Store, UserError | None]:
    """The library, to write where this window may; else to read, and why. Raises UserError."""
    try:
        if not lock.acquire():
            return open_library(path, read_only=True), _already_open(path)
        return open_library(path, create=create), None
    except NotWritable:
        return open_library(path, read_only=True), _write_protected(path)


def _same_file(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return False


def _already_open(path: Path) -> UserError:
    return UserError(
        tr("This library is open in another window"),
        tr("{path} is shown here to read only.", path=path),
        tr("Close the other window and open the library again to edit it here."),
    )


def _write_protected(path: Path) -> UserError:
    return UserError(
        tr("This library can't be written"),
        tr("{path} is shown here to read only.", path=path),
        tr("Ask for the right to write it, or copy it to a folder of your own."),
    )


def make_application() -> QApplication:
    """The one QApplication of the process."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
        application.setApplicationName("Quandian")
        application.setDesktopFileName("quandian")
    return application


def run_window(library: Path | None) -> int:
    """Open the window on `library`, or on the last or default one; the exit code."""
    application = make_application()
    crash.log_to(log_file())
    settings = Settings(settings_file())
    program = Program(application, settings, Dialogs(settings))
    crash.install_hook(program.tell_bug, program.tell_refusal)
    font_error = missing_font()
    if not _open_some(program, library):
        return 1
    if font_error and program.window:
        program.window.status.say(str(font_error))
    # Else a full collection looks through all that the start made, in a pause of 50 ms.
    QTimer.singleShot(WORDS_DELAY_MS, gc.freeze)
    return application.exec()


def _open_some(program: Program, library: Path | None) -> bool:
    if library is not None:
        return program.open(library, create=library.suffix == LIBRARY_SUFFIX)
    last = program.settings.last_library
    if last is not None and last.is_file() and program.open(last):
        return True
    default = default_library()
    default.parent.mkdir(parents=True, exist_ok=True)
    return program.open(default, create=True)
