"""What kind of file something is, by its content before its name."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from text.errors import UserError
from text.messages import tr

TEXTS: Final = (".txt", ".md")
PAGES: Final = (".html", ".htm")
EXTENSIONS: Final = (*TEXTS, ".docx", ".pdf", *PAGES, ".epub")
ARCHIVE: Final = ".zip"
DATA_SETS: Final = (".jsonl",)
ALL_EXTENSIONS: Final = (*EXTENSIONS, ARCHIVE, *DATA_SETS)
_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024  # bytes; readers let other bytes stand before the mark
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = (b"PK\3\4", b"PK\5\6")
_EPUB: Final = b"application/epub+zip"
_WORD: Final = b"word/document"
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"
_PAGE_STARTS: Final = (b"<!doctype html", b"<html")
# First bytes → what such a file is
_OTHERS: Final[tuple[tuple[bytes, Callable[[], str]], ...]] = (
    (b"{\\rtf", lambda: tr("It is an RTF document")),
    (b"\x89PNG", lambda: tr("It is a picture")),
    (b"\xff\xd8\xff", lambda: tr("It is a picture")),
    (b"GIF87a", lambda: tr("It is a picture")),
    (b"GIF89a", lambda: tr("It is a picture")),
    (b"II*\0", lambda: tr("It is a picture")),
    (b"MM\0*", lambda: tr("It is a picture")),
    (b"Rar!\x1a\x07", lambda: tr("It is an archive of a kind not known here")),
    (b"7z\xbc\xaf\x27\x1c", lambda: tr("It is an archive of a kind not known here")),
    (b"\x1f\x8b", lambda: tr("It is an archive of a kind not known here")),
    (b"SQLite format 3\0", lambda: tr("It is a database, not a document")),
)


def kind_of(name: str, raw: bytes) -> str:
    """One of EXTENSIONS. A PDF or Word file stays one under any name.

    Raises UserError where the content is of another kind, or isn't what its name says.
    """
    extension = PurePath(name).suffix.lower()
    found = _by_content(raw, extension)
    if found:
        return found
    if extension in (".docx", ".epub"):
        raise UserError(
            tr("It is no {extension} file, whatever its name says", extension=extension),
            hint=tr("Give it the ending that fits, such as .txt."),
        )
    if extension == ".pdf":
        raise UserError(
            tr("It is no {extension} file, whatever its name says", extension=extension),
            tr("It does not begin as a PDF does."),
            tr("Copy or download it again."),
        )
    if extension in EXTENSIONS:
        return extension
    return ".html" if raw[:1024].lstrip(_BLANK).lower().startswith(_PAGE_STARTS) else ".txt"


def _by_content(raw: bytes, extension: str) -> str:
    """The kind that the first bytes tell; "" where they could be text. Raises UserError."""
    if _is_pdf(raw, extension):
        return ".pdf"
    if raw.startswith(_ZIP):
        return _zip_kind(raw, extension)
    if raw.startswith(_OLE):
        raise _ole(raw)
    for start, describe in _OTHERS:
        if raw.startswith(start):
            raise UserError(
                describe(), hint=tr("Known are: {names}.", names=", ".join((*EXTENSIONS, ARCHIVE)))
            )
    return ""


def _is_pdf(raw: bytes, extension: str) -> bool:
    head = raw[:_PDF_WITHIN]
    return _PDF in head if extension == ".pdf" else head.lstrip(_BLANK).startswith(_PDF)


def _zip_kind(raw: bytes, extension: str) -> str:
    """Which document the zip is; one that is none is for `archive.members`."""
    if _EPUB in raw[:100]:
        return ".epub"
    if _WORD in raw or extension == ".docx":
        return ".docx"
    if extension == ".epub":
        return ".epub"
    raise UserError(
        tr("It is an archive, not a document"),
        hint=tr("Give it the ending .zip to import the files in it."),
    )


def _ole(raw: bytes) -> UserError:
    if _ENCRYPTED in raw:
        return UserError(
            tr("It is locked with a password"),
            hint=tr("Open it in a word processor and save it without a password."),
        )
    return UserError(
        tr("It is a document of the old kind (.doc, .xls or .ppt)"),
        hint=tr("Open it in a word processor and save it as .docx."),
    )
