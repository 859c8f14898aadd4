"""Electronic books (.epub): each document of the reading order is a chapter.

Cover, title page and contents are read too, but stand in no chapter.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from typing import Final
from urllib.parse import unquote

from formats.readers.blocks import render
from formats.readers.markup import (
    Element,
    attribute,
    local_name,
    parse_html,
    parse_xml,
    refuse_entities,
)
from formats.readers.page_blocks import page_blocks
from formats.readers.reading import Reading
from formats.readers.sizes import PAGE_LIMIT, TEXT_LIMIT, refuse_size
from formats.readers.unpack import Package, package
from text.encoding import decode
from text.errors import UserError
from text.messages import tr

MEDIA_TYPE: Final = "application/epub+zip"
_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_DOCUMENTS: Final = ("application/xhtml+xml", "text/html", "application/xml", "")
_NO_DOCUMENTS: Final = ("image/", "audio/", "video/", "font/")
# What a document of another media type is known by: those of old books, and wrong ones
_PAGE: Final = re.compile(rb"<(?:\w+:)?(?:html|dtbook)[\s>]", re.I)
_PAGE_WITHIN: Final = 4096  # bytes
_LONGEST_FALLBACK: Final = 10  # references from one part to another; a circle has no end
_NO_CHAPTERS: Final = ("cover", "toc", "title-page", "titlepage")
_NAMED: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{0,40});")
_XML_NAMES: Final = (b"amp", b"lt", b"gt", b"quot", b"apos")


@dataclass(frozen=True, slots=True)
class _Item:
    """A document of the book: its place in the archive, or its name in the reading order where
    the book doesn't say; whether it is a chapter."""

    path: str
    media_type: str
    is_chapter: bool

    @property
    def may_be_page(self) -> bool:
        return not self.media_type.startswith(_NO_DOCUMENTS)


def read_epub(raw: bytes) -> Reading:
    """Raises UserError where the book is locked, damaged, or has no documents."""
    book = _Book()
    with package(raw) as parts:
        items = list(_items(parts))
        _refuse_locked(parts, {item.path for item in items})
        for item in items:
            book.add(item, parts.read(item.path, PAGE_LIMIT) if item.may_be_page else b"")
    if len(book.missing) == len(items):
        raise _damaged(tr("None of its chapters is in the file."))
    remarks = tuple(book.remarks())
    if len(book.missing) + len(book.others) == len(items):
        raise UserError(tr("None of its chapters is a text"), " ".join(remarks))
    text = "".join(book.texts)
    return Reading(text, MEDIA_TYPE, "", tuple(book.chapters), remarks, tuple(book.titles))


@dataclass(slots=True)
class _Book:
    """The text while it grows, and what the report should say."""

    texts: list[str] = field(default_factory=list)
    length: int = 0
    chapters: list[tuple[int, int]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    replaced: int = 0

    def add(self, item: _Item, raw: bytes | None) -> None:
        """Raises UserError for a document that can't be read at all."""
        if raw is None:
            self.missing.append(item.path)
            return
        if item.media_type not in _DOCUMENTS and not _PAGE.search(raw[:_PAGE_WITHIN]):
            self.others.append(item.path)
            return
        root = self._parsed(raw, item.path)
        text = "" if root is None else render(page_blocks(root))
        if not text:
            return
        if item.is_chapter:
            self.chapters.append((self.length, self.length + len(text)))
            self.titles.append(_title(root))
        self.texts.append(f"{text}\n")
        self.length += len(text) + 1
        refuse_size(self.length, TEXT_LIMIT)

    def _parsed(self, raw: bytes, path: str) -> Element:
        """The tree of a document; one that is no sound XML is read as a browser would."""
        refuse_entities(raw, path)
        try:
            return parse_xml(_NAMED.sub(_numbered, raw), path)
        except UserError:
            found = decode(raw, replace=True)
        self.mended.append(path)
        self.replaced += found.replaced
        return parse_html(found.text)

    def remarks(self) -> Iterator[str]:
        if self.missing:
            yield tr(
                "{count} chapters are missing in the file, the first is {name}.",
                count=len(self.missing),
                name=self.missing[0],
            )
        if self.others:
            yield tr(
                "{count} parts of its reading order are no pages of text and were left out, "
                "the first is {name}.",
                count=len(self.others),
                name=self.others[0],
            )
        if self.mended:
            yield tr(
                "{count} chapters are no sound XML and were read as a browser would, "
                "the first is {name}; {bytes} bytes of them were replaced.",
                count=len(self.mended),
                name=self.mended[0],
                bytes=self.replaced,
            )


def _items(parts: Package) -> Iterator[_Item]:
    """The documents in reading order, as they are listed where there is none. Raises UserError."""
    place = _package_document(parts)
    raw = parts.read(place)
    if raw is None:
        raise _damaged(tr("Its part {part} is missing.", part=place))
    root = parse_xml(raw, place)
    manifest = {attribute(item, "id"): item for item in root.iter() if local_name(item) == "item"}
    aside = {
        _inside(place, attribute(part, "href"))
        for part in root.iter()
        if local_name(part) == "reference" and attribute(part, "type").lower() in _NO_CHAPTERS
    }
    order = [attribute(part, "idref") for part in root.iter() if local_name(part) == "itemref"]
    pages = [name for name, item in manifest.items() if _media_type(item) in _DOCUMENTS]
    seen: set[str] = set()
    for name in order or pages:
        item = _with_text(manifest.get(name), manifest)
        path = name if item is None else _inside(place, attribute(item, "href"))
        if path in seen:
            continue
        seen.add(path)
        is_nav = item is not None and "nav" in attribute(item, "properties").split()
        yield _Item(path, _media_type(item), not is_nav and path not in aside)


def _with_text(item: Element, manifest: Mapping[str, Element]) -> Element:
    """`item`, or what a reader shall show that can't show it; None where there is no such item."""
    for _ in range(_LONGEST_FALLBACK):
        other = None if item is None else manifest.get(attribute(item, "fallback"))
        if other is None or _media_type(item) in _DOCUMENTS:
            break
        item = other
    return item


def _media_type(item: Element) -> str:
    return "" if item is None else attribute(item, "media-type").strip().lower()


def _title(root: Element) -> str:
    """What the head of a document calls it."""
    for part in root.iter():
        if local_name(part) == "title" and local_name(part.getparent()) == "head":
            return " ".join("".join(part.itertext()).split())
    return ""


def _package_document(parts: Package) -> str:
    raw = parts.read(_CONTAINER)
    if raw is None:
        raise _damaged(tr("Its part {part} is missing.", part=_CONTAINER))
    for part in parse_xml(raw, _CONTAINER).iter():
        if local_name(part) == "rootfile" and attribute(part, "full-path"):
            return _inside("", attribute(part, "full-path"))
    raise _damaged(tr("Its part {part} is missing.", part="OPF"))


def _inside(place: str, reference: str) -> str:
    """The part that `reference` in the part `place` means; never anything outside the archive."""
    path = unquote(reference.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(place), path)).lstrip("/")


def _refuse_locked(parts: Package, documents: set[str]) -> None:
    """Raises UserError where a document is encrypted; fonts may be, as nobody reads them."""
    raw = parts.read(_ENCRYPTION)
    if raw is None:
        return
    for part in parse_xml(raw, _ENCRYPTION).iter():
        is_reference = local_name(part) == "CipherReference"
        if is_reference and _inside("", attribute(part, "URI")) in documents:
            raise UserError(
                tr("Its text is encrypted by copy protection (DRM)"),
                hint=tr("Only an edition without copy protection can be read here."),
            )


def _numbered(reference: re.Match[bytes]) -> bytes:
    """A named character of HTML by its number; XML knows five names only."""
    name = reference[1]
    if name in _XML_NAMES:
        return reference[0]
    characters = html5.get(f"{name.decode('ascii')};")
    if characters is None:
        return b"&amp;" + name + b";"
    return "".join(f"&#{ord(char)};" for char in characters).encode()


def _damaged(detail: str) -> UserError:
    return UserError(tr("The file is damaged"), detail, tr("Copy or download it again."))
