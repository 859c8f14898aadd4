"""Files that hold articles as people write and publish them: each kind turned into characters.

A reader knows neither the library nor the window. Cutting into articles is `text.split`'s.
"""

from formats.readers.kinds import (
    ALL_EXTENSIONS,
    ARCHIVE,
    DATA_SETS,
    EXTENSIONS,
    PAGES,
    kind_of,
)
from formats.readers.plain import read_plain
from formats.readers.reading import Reading, drafts
from formats.readers.sizes import LIMIT, refuse_size
from text.errors import UserError
from text.messages import tr

__all__ = [
    "ALL_EXTENSIONS",
    "ARCHIVE",
    "DATA_SETS",
    "EXTENSIONS",
    "LIMIT",
    "Reading",
    "drafts",
    "read_file",
    "refuse_size",
]


def read_file(name: str, raw: bytes, encoding: str = "", *, replace: bool = False) -> Reading:
    """The characters of the file `name`, whose content is `raw`.

    `encoding` is for kinds that are bytes of text (.txt, .md, .html); "" finds it. With `replace`
    bytes that don't fit it become U+FFFD, and a remark counts them. Raises UserError.
    """
    refuse_size(len(raw))
    if not raw:
        raise UserError(tr("It is empty"))
    kind = kind_of(name, raw)
    if kind == ".docx":
        from formats.readers.word import read_word

        return read_word(raw)
    if kind == ".pdf":
        from formats.readers.pdf import read_pdf

        return read_pdf(raw)
    if kind in PAGES:
        from formats.readers.web import read_web

        return read_web(raw, encoding, replace=replace)
    if kind == ".epub":
        from formats.readers.epub import read_epub

        return read_epub(raw)
    media_type = "text/markdown" if kind == ".md" else "text/plain"
    return read_plain(raw, encoding, replace=replace, media_type=media_type)
