"""What a paste or a drop brings: files of this computer, or a text that was in no file."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

from gui.ask import LIBRARY_SUFFIX
from text.errors import UserError
from text.messages import tr

_PARTS: Final = re.compile(r"<(p|div|h[1-6]|li|br|tr|article|section)\b", re.IGNORECASE)
"""Marks without which HTML says no more than the plain text beside it."""
_FRAGMENT: Final = re.compile("<!--StartFragment-->(.*)<!--EndFragment-->", re.DOTALL)
_COMMENT: Final = re.compile("<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Incoming:
    """`paths` to import, or else a `text`; `is_html` where its markup is worth reading.

    `remote` counts the addresses elsewhere, which nothing here ever loads.
    """

    paths: tuple[Path, ...] = ()
    text: str = ""
    is_html: bool = False
    remote: int = 0

    @property
    def library(self) -> Path | None:
        """The one library that came, which is opened rather than imported."""
        path = self.paths[0] if len(self.paths) == 1 else None
        return path if path is not None and path.suffix == LIBRARY_SUFFIX else None

    def write_to(self, folder: Path, moment: datetime) -> Path:
        """A file in `folder` that holds the text, named after the clipboard and the moment."""
        name = tr("Clipboard {moment}", moment=f"{moment:%Y-%m-%d %H.%M.%S}")
        path = folder / f"{name}{'.html' if self.is_html else '.txt'}"
        # The mark is stronger than what a page says of its own encoding, which no longer holds.
        encoding = "utf-8-sig" if self.is_html else "utf-8"
        path.write_text(self.text, encoding=encoding, newline="", errors="replace")
        return path


def incoming(mime: QMimeData, *, html: bool = True) -> Incoming:
    """What `mime` brings; with `html` False no markup is read. Raises UserError for nothing.

    Files count before text: a file manager gives their names as text too.
    """
    urls = mime.urls() if mime.hasUrls() else []
    paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    remote = sum(not url.isLocalFile() for url in urls)
    if paths:
        return Incoming(paths, remote=remote)
    if remote:
        raise UserError(
            tr("Nothing is loaded from the network"),
            hint=tr("Save the page in your browser, then import that file."),
        )
    plain = mime.text() if mime.hasText() else ""
    marked = _fragment(mime.html()) if html and mime.hasHtml() else ""
    if _PARTS.search(marked):
        return Incoming(text=marked, is_html=True)
    if plain.strip():
        return Incoming(text=plain)
    raise UserError(
        tr("There is no text and no file here to import"),
        hint=tr("Copy some text, or files in a file manager, and try again."),
    )


def _fragment(html: str) -> str:
    """The part that was selected, as a page of its own: programs put other things around it."""
    found = _FRAGMENT.search(html)
    body = _COMMENT.sub("", found[1] if found else html)
    return body if "<html" in body.lower() else f"<html><body>{body}</body></html>"
