"""Quandian's own JSON Lines, lossless both ways: a header line, then a line an article.

The fields are described in docs/formats.md.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

import msgspec

from formats.base import (
    Document,
    DocumentSpan,
    ExportOptions,
    Scheme,
    sliced,
)
from formats.check import DocumentCheck
from formats.check_scheme import check_scheme
from formats.faults import RecordError, refused
from formats.jsonl import decode, encode, lines
from formats.report import Report
from text.messages import tr

NAME: Final = "quandian"
VERSION: Final = 1


class _Record(msgspec.Struct, forbid_unknown_fields=True):
    """A wrong field name is refused, because a value that nobody reads is a value lost."""


class _Tag(_Record):
    name: str
    label_zh: str = ""
    label_en: str = ""
    colour: str = ""
    key: str = ""
    description: str = ""
    parent: str = ""
    position: int = 0
    attributes: tuple[Any, ...] = ()


class _Annotator(_Record):
    uid: str
    name: str


class _Entity(_Record):
    uid: str
    tag: str
    name: str
    note: str = ""
    aliases: tuple[str, ...] = ()


class _Header(_Record):
    format: str = NAME
    version: int = VERSION
    tags: tuple[_Tag, ...] = ()
    annotators: tuple[_Annotator, ...] = ()
    entities: tuple[_Entity, ...] = ()


class _Source(_Record):
    name: str
    sha256: str
    encoding: str


class _Span(_Record):
    uid: str
    start: int
    end: int
    tag: str
    quote: str
    annotator: str = ""
    note: str = ""
    attributes: dict[str, Any] = {}
    entity: str | None = None
    created_at: str = ""
    modified_at: str = ""
    was: str | msgspec.UnsetType = msgspec.UNSET


class _Relation(_Record, rename={"from_span": "from", "to_span": "to"}):
    uid: str
    kind: str
    from_span: str
    to_span: str
    annotator: str = ""


class _Paragraph(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    start: int
    end: int
    kind: str


class _Run(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    start: int
    end: int
    source_start: int


class _Article(_Record, kw_only=True):
    uid: str
    title: str = ""
    byline: str = ""
    section: str = ""
    published: str = ""
    kind: str = "article"
    status: str = "new"
    source: _Source | None = None
    text: str
    paragraphs: tuple[_Paragraph, ...] | None = None
    origin: tuple[_Run, ...] = ()
    spans: tuple[_Span, ...] = ()
    relations: tuple[_Relation, ...] = ()
    uncertain: str | msgspec.UnsetType = msgspec.UNSET


class _Mark(msgspec.Struct):
    """As much of a first line as tells whose it is."""

    format: str = ""
    version: int = 0


_ENCODER: Final = msgspec.json.Encoder()
_MARK: Final = msgspec.json.Decoder(_Mark)
_HEADER: Final = msgspec.json.Decoder(_Header)
_ARTICLE: Final = msgspec.json.Decoder(_Article)


def describe() -> str:
    return tr("Everything the library holds, to be imported again without loss.")


def write(
    stream: BinaryIO, scheme: Scheme, documents: Iterable[Document], options: ExportOptions
) -> Report:
    """Write the header and then each document as it comes; nothing is left out."""
    report = Report()
    stream.write(_line(scheme, _Header))
    for document in documents:
        stream.write(_line(sliced(document), _Article))
        report.articles += 1
        report.spans += len(document.spans)
        report.relations += len(document.relations)
    return report


def read(stream: BinaryIO, name: str) -> tuple[Scheme, Iterator[Document]]:
    """Scheme and documents of the file `name`, each checked before it is handed on.

    Raises UserError with line, field and reason of the first fault, at once for the header.
    """
    numbered = lines(stream, name)
    number, first = next(numbered, (1, b""))
    try:
        scheme = _scheme(first)
    except RecordError as fault:
        raise refused(name, number, fault) from fault
    return scheme, _documents(numbered, name, DocumentCheck(scheme))


def is_marked(first_line: bytes) -> bool:
    """Whether a file that begins with `first_line` says it is of this format."""
    try:
        return _MARK.decode(first_line.removeprefix(b"\xef\xbb\xbf")).format == NAME
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def span_line(span: DocumentSpan) -> bytes:
    """One span as it stands in a file, for who wants a single one."""
    return _line(span, _Span)


def _line(record: object, form: type[_Record]) -> bytes:
    plain = msgspec.convert(record, form, from_attributes=True)
    if isinstance(plain, _Article) and not plain.uncertain:
        plain.uncertain = msgspec.UNSET
    spans = plain.spans if isinstance(plain, _Article) else (plain,)
    for span in spans:
        if isinstance(span, _Span) and not span.was:
            span.was = msgspec.UNSET
    return encode(_ENCODER, plain)


def _documents(
    numbered: Iterable[tuple[int, bytes]], name: str, check: DocumentCheck
) -> Iterator[Document]:
    for number, line in numbered:
        try:
            document = _document(decode(_ARTICLE, line))
            check.check(document)
        except RecordError as fault:
            raise refused(name, number, fault) from fault
        yield document


def _scheme(line: bytes) -> Scheme:
    mark = decode(_MARK, line) if line else _Mark()
    if mark.format != NAME:
        raise RecordError(
            "format",
            tr("the first line does not begin a Quandian data set"),
            tr("The first line must hold “format”: “quandian”."),
        )
    if mark.version != VERSION:
        raise RecordError(
            "version",
            tr("version {version} is not known here", version=mark.version),
            tr("Use a newer Quandian to read this file."),
        )
    scheme = msgspec.convert(decode(_HEADER, line), Scheme, from_attributes=True)
    check_scheme(scheme)
    return scheme


def _document(article: _Article) -> Document:
    if article.paragraphs is None:
        article.paragraphs = _by_lines(article.text)
    article.uncertain = article.uncertain or ""
    for span in article.spans:
        span.was = span.was or ""
    return msgspec.convert(article, Document, from_attributes=True)


def _by_lines(text: str) -> tuple[_Paragraph, ...]:
    """Every line as a paragraph of body, for a file that says nothing of paragraphs."""
    start, paragraphs = 0, []
    for line in text.split("\n") if text else ():
        paragraphs.append(_Paragraph(start, start + len(line), "body"))
        start += len(line) + 1
    return tuple(paragraphs)
