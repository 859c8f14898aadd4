"""The steps of a repair that is not saved yet, kept in the library should the program be killed."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer

from db.records import Article
from gui.repair.desk import Desk
from gui.session import Session
from text.messages import tr
from text.repair import Place
from text.repair_deeds import Deed, Verb

KEEP_AFTER_MS: Final = 300


class _Deed(msgspec.Struct, array_like=True):
    verb: Verb
    article: int
    paragraph: int
    offset: int
    argument: str


class _Kept(msgspec.Struct):
    """`articles` stands for what the first step found."""

    articles: str
    deeds: tuple[_Deed, ...]


class Unsaved(QObject):
    """Writes the steps on `desk` down shortly after they are taken, until `drop`."""

    def __init__(
        self, session: Session, articles: Sequence[Article], desk: Desk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._name = f"unsaved_repair_{articles[0].id}"
        self._articles = _digest(articles)
        self._desk = desk
        self._is_kept = False
        self._later = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._later.timeout.connect(self._keep)
        desk.changed.connect(self._wait)

    def take_up(self) -> str:
        """Take the steps again that were not saved last time; gives what to say of it."""
        text = self._session.store.setting(self._name)
        self._is_kept = bool(text)
        try:
            kept = msgspec.json.decode(text, type=_Kept) if text else None
        except msgspec.MsgspecError:
            kept = None
        if kept is None or not kept.deeds:
            return ""
        if kept.articles != self._articles:
            self.drop()
            return tr("The articles were changed since: what was not saved last time fits no more")
        self._desk.do_again(
            [
                Deed(one.verb, Place(one.article, one.paragraph, one.offset), one.argument)
                for one in kept.deeds
            ]
        )
        return tr(
            "Steps not saved last time, taken again: {count}. Ctrl+Z takes them back.",
            count=len(self._desk.deeds),
        )

    def drop(self) -> None:
        """The repair is saved, or left for good."""
        self._later.stop()
        self._desk.changed.disconnect(self._wait)
        if self._is_kept:
            self._write("")

    def _wait(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _keep(self) -> None:
        deeds = tuple(
            _Deed(one.verb, one.place.article, one.place.paragraph, one.place.offset, one.argument)
            for one in self._desk.deeds
        )
        self._write(msgspec.json.encode(_Kept(self._articles, deeds)).decode() if deeds else "")

    def _write(self, text: str) -> None:
        self._is_kept = bool(text)
        self._session.remember_setting(self._name, text)


def _digest(articles: Sequence[Article]) -> str:
    seen = sha256()
    for one in articles:
        seen.update(repr((one.id, one.title, one.kind, one.paragraphs, one.text)).encode())
    return seen.hexdigest()
