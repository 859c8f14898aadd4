"""What a data set holds, by names instead of row numbers; what writers and readers agree on.

Nothing here knows a file format or the library.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from formats.report import Loss, Report
from text.article import Paragraph, Run
from text.errors import UserError
from text.messages import tr

OFFSET_UNITS = ("codepoint", "utf16")
RECORD_FORMS = ("entities", "label")
SEQUENCE_CUTS = ("paragraph", "sentence")


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """The file that an article was cut from."""

    name: str
    sha256: str
    encoding: str


@dataclass(frozen=True, slots=True)
class DocumentSpan:
    """A tagged stretch `text[start:end]`; `annotator` ("" where unknown) and `entity` are uids.

    `was` is empty, or what it stood on before the words beneath it were changed.
    """

    uid: str
    start: int
    end: int
    tag: str
    quote: str
    annotator: str = ""
    note: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    entity: str | None = None
    created_at: str = ""
    modified_at: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRelation:
    """A directed link between two spans of one document, by their uids."""

    uid: str
    kind: str
    from_span: str
    to_span: str
    annotator: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One article with all that was marked in it; `source` is None where the file named none."""

    uid: str
    text: str
    title: str = ""
    byline: str = ""
    section: str = ""
    published: str = ""
    kind: str = "article"
    status: str = "new"
    source: DocumentSource | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    origin: tuple[Run, ...] = ()
    spans: tuple[DocumentSpan, ...] = ()
    relations: tuple[DocumentRelation, ...] = ()
    uncertain: str = ""


@dataclass(frozen=True, slots=True)
class SchemeTag:
    name: str
    label_zh: str = ""
    label_en: str = ""
    colour: str = ""
    key: str = ""
    description: str = ""
    parent: str = ""
    position: int = 0
    attributes: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemeAnnotator:
    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class SchemeEntity:
    """One figure, body or programme that several spans mention; `tag` is a tag's name."""

    uid: str
    tag: str
    name: str
    note: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """What the spans of a data set may name."""

    tags: tuple[SchemeTag, ...] = ()
    annotators: tuple[SchemeAnnotator, ...] = ()
    entities: tuple[SchemeEntity, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to take from the library, and how to write it where a format leaves that open.

    Empty `tags` (names), `articles` (uids) and `statuses` take all. `with_other` None leaves it
    to the format: a lossless one takes articles of kind `other` too.
    """

    tags: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    with_other: bool | None = None
    offsets: str = "codepoint"
    form: str = "entities"
    cut: str = "paragraph"


Write = Callable[[BinaryIO, Scheme, Iterable[Document], ExportOptions], Report]
"""Writes a data set as the documents come and says what it could not carry."""

Read = Callable[[BinaryIO, str], tuple[Scheme, Iterator[Document]]]
"""Scheme and documents of the seekable stream of the file of that name.

Both the call and the iterator raise UserError with the place of the first fault.
"""


def sliced(document: Document) -> Document:
    """`document` itself, once every span is seen to be a slice of its text.

    Raises UserError that names article and span: nothing may be written beside its text.
    """
    length = len(document.text)
    for span in document.spans:
        if not 0 <= span.start < span.end <= length:
            reason = tr("it lies outside the text of {length} characters", length=length)
        elif document.text[span.start : span.end] != span.quote:
            reason = tr("the text there is no longer “{quote}”", quote=shortened(span.quote))
        else:
            continue
        raise UserError(
            tr("The export was stopped"),
            tr(
                "Article “{title}” ({uid}), span {span} at {start}-{end}: {reason}.",
                title=shortened(document.title or document.text.lstrip()),
                uid=document.uid,
                span=span.uid,
                start=span.start,
                end=span.end,
                reason=reason,
            ),
            tr("Remove the span or tag the place again, then export."),
        )
    return document


def leave_out_details(report: Report, spans: Iterable[DocumentSpan]) -> None:
    """Count what `spans` carry beside place and tag, for a format that has no room for it."""
    for span in spans:
        report.leave_out(Loss.NOTES, bool(span.note))
        report.leave_out(Loss.ATTRIBUTES, bool(span.attributes))
        report.leave_out(Loss.ENTITIES, bool(span.entity))


def shortened(text: str, length: int = 40) -> str:
    """The first line of `text`, at most `length` characters of it, for a message."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= length else line[:length] + "…"
