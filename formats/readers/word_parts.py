"""What a part of a Word document refers to, and the text of the documents and diagrams in it."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Final

from formats.readers.blocks import Block
from formats.readers.markup import Element, attribute, local_name, parse_html, parse_xml
from formats.readers.page_blocks import page_blocks
from formats.readers.sizes import PAGE_LIMIT
from formats.readers.unpack import Package
from text.encoding import decode
from text.errors import UserError
from text.messages import tr

CHUNK: Final = "altChunk"
DIAGRAM: Final = "relIds"
_EMBEDDED: Final = ("aFChunk", "diagramData")
_ZIP: Final = b"PK\3\4"
_RICH_TEXT: Final = b"{\\rtf"
_MAIL: Final = re.compile(rb"\s*(?:MIME-Version|Content-Type|From|Subject|Date):", re.I)
_TAG: Final = re.compile(r"<[A-Za-z!/]")


@dataclass(frozen=True, slots=True)
class Related:
    """Names of parts inside the file by kind; those of documents and diagrams also by id."""

    by_kind: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by_id: dict[str, str] = field(default_factory=dict)

    def of(self, *kinds: str) -> tuple[str, ...]:
        """The parts of these kinds, kind by kind."""
        return tuple(name for kind in kinds for name in self.by_kind.get(kind, ()))


def related(parts: Package, name: str) -> Related:
    """What the part `name` refers to; "" is the file itself."""
    folder, base = posixpath.split(name)
    place = posixpath.join(folder, "_rels", f"{base}.rels")
    raw = parts.read(place)
    found = Related()
    for relation in () if raw is None else parse_xml(raw, place):
        target = relation.get("Target", "") if isinstance(relation.tag, str) else ""
        if not target or relation.get("TargetMode") == "External":
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found.by_kind[kind] = (*found.by_kind.get(kind, ()), inside)
        if kind in _EMBEDDED:
            found.by_id[relation.get("Id", "")] = inside
    return found


@dataclass(slots=True)
class Embedded:
    """Gives the blocks of what stands in a document by reference, and counts what it can't read.

    `word` gives the blocks of a Word document inside this one and what the report should say of
    it, and raises UserError.
    """

    parts: Package
    names: Mapping[str, str]
    word: Callable[[bytes], tuple[Sequence[Block], Sequence[str]]]
    unread: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def blocks(self, reference: Element) -> Iterable[Block]:
        """Those of the document or diagram that `reference` names."""
        is_diagram = local_name(reference) == DIAGRAM
        name = self.names.get(attribute(reference, "dm" if is_diagram else "id"), "")
        raw = self.parts.read(name, PAGE_LIMIT)
        try:
            if raw is not None:
                return _diagram(raw, name) if is_diagram else self._document(raw)
        # Mail is read by rules of thumb, and may be nested without end.
        except (UserError, LookupError, ValueError, RecursionError):
            pass
        self.unread.append(name)
        return ()

    def remarks(self) -> Iterator[str]:
        """Sentences on what could not be read, and those of documents inside."""
        yield from self.told
        if self.unread:
            yield tr(
                "{count} documents inside it could not be read, the first is {name}.",
                count=len(self.unread),
                name=self.unread[0] or "?",
            )

    def _document(self, raw: bytes) -> Sequence[Block]:
        if raw.startswith(_ZIP):
            blocks, told = self.word(raw)
            self.told += told
            return blocks
        if raw.startswith(_RICH_TEXT):
            raise UserError(tr("It is an RTF document"))
        if _MAIL.match(raw):
            return _mailed(raw)
        return _page(decode(raw).text)


def _mailed(raw: bytes) -> Sequence[Block]:
    """The page in an MHTML file, which is a mail."""
    parts = [part for part in message_from_bytes(raw).walk() if not part.is_multipart()]
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    for part in pages or parts[:1]:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            return _page(decode(content, part.get_content_charset("")).text)
    return ()


def _page(text: str) -> Sequence[Block]:
    if not _TAG.search(text):
        return [Block(line) for line in text.splitlines()]
    root = parse_html(text)
    return () if root is None else page_blocks(root)


def _diagram(raw: bytes, name: str) -> Sequence[Block]:
    """The paragraphs on the shapes of a diagram, in the order in which they were written."""
    shapes = (part for part in parse_xml(raw, name).iter() if local_name(part) == "p")
    return [
        Block("".join(part.text or "" for part in shape.iter() if local_name(part) == "t"))
        for shape in shapes
    ]
