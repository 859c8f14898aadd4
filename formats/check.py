"""What every document read from outside must keep to, whatever its format."""

import re
from datetime import datetime
from itertools import pairwise
from typing import Final

from formats.base import Document, DocumentRelation, DocumentSource, DocumentSpan, Scheme, shortened
from formats.faults import RecordError, filled, one_of, storable, unique
from formats.readers.sizes import LONGEST_LINE
from text.article import ARTICLE_KINDS, PARAGRAPH_KINDS
from text.messages import tr

STATUSES: Final = ("new", "reading", "done")
DEPTH_LIMIT: Final = 64

_SHA256: Final = re.compile(r"(?:[0-9a-f]{64})?")


class DocumentCheck:
    """Finds the first fault of each document of one data set, and uids that come twice."""

    def __init__(self, scheme: Scheme) -> None:
        self._tags = {tag.name for tag in scheme.tags}
        self._annotators = {annotator.uid for annotator in scheme.annotators}
        self._entities = {entity.uid for entity in scheme.entities}
        self._articles: set[str] = set()
        self._spans: set[str] = set()
        self._relations: set[str] = set()

    def check(self, document: Document) -> None:
        """Raise RecordError with the path of what is wrong with `document`."""
        unique(document.uid, self._articles, "uid")
        one_of(document.kind, ARTICLE_KINDS, "kind")
        one_of(document.status, STATUSES, "status")
        for name in ("title", "byline", "section", "published", "text"):
            storable(getattr(document, name), name)
        if document.source is not None:
            _check_source(document.source)
        _check_paragraphs(document)
        _check_origin(document)
        self._check_spans(document)
        self._check_relations(document)

    def _check_spans(self, document: Document) -> None:
        places: dict[tuple[str, str, int, int], int] = {}
        for index, span in enumerate(document.spans):
            path = f"spans[{index}]"
            unique(span.uid, self._spans, f"{path}.uid")
            _check_slice(document.text, span, path)
            self._check_names(span, path)
            storable(span.note, f"{path}.note")
            _check_time(span.created_at, f"{path}.created_at")
            _check_time(span.modified_at, f"{path}.modified_at")
            if _depth(span.attributes) > DEPTH_LIMIT:
                raise RecordError(f"{path}.attributes", tr("its values are nested too deeply"))
            first = places.setdefault((span.annotator, span.tag, span.start, span.end), index)
            if first != index:
                raise RecordError(path, tr("it is the same as spans[{first}]", first=first))

    def _check_names(self, span: DocumentSpan, path: str) -> None:
        if span.tag not in self._tags:
            raise RecordError(
                f"{path}.tag",
                tr("the data set has no tag “{name}”", name=shortened(span.tag)),
                tr("Add it to “tags” in line 1, or correct the name."),
            )
        if span.annotator and span.annotator not in self._annotators:
            raise RecordError(
                f"{path}.annotator",
                tr("the data set has no annotator “{uid}”", uid=shortened(span.annotator)),
                tr("Add it to “annotators” in line 1, or correct the uid."),
            )
        if span.entity and span.entity not in self._entities:
            raise RecordError(
                f"{path}.entity",
                tr("the data set has no entity “{uid}”", uid=shortened(span.entity)),
                tr("Add it to “entities” in line 1, or correct the uid."),
            )

    def _check_relations(self, document: Document) -> None:
        spans = {span.uid for span in document.spans}
        seen: set[tuple[str, str, str, str]] = set()
        for index, relation in enumerate(document.relations):
            path = f"relations[{index}]"
            unique(relation.uid, self._relations, f"{path}.uid")
            self._check_ends(relation, spans, path)
            key = (relation.from_span, relation.to_span, relation.kind, relation.annotator)
            if key in seen:
                raise RecordError(path, tr("the same relation stands here twice"))
            seen.add(key)

    def _check_ends(self, relation: DocumentRelation, spans: set[str], path: str) -> None:
        if not relation.kind:
            raise RecordError(f"{path}.kind", tr("it must not be empty"))
        for end, uid in (("from", relation.from_span), ("to", relation.to_span)):
            if uid not in spans:
                raise RecordError(
                    f"{path}.{end}",
                    tr("this article has no span “{uid}”", uid=shortened(uid)),
                )
        if relation.from_span == relation.to_span:
            raise RecordError(path, tr("a span cannot be related to itself"))
        if relation.annotator and relation.annotator not in self._annotators:
            raise RecordError(
                f"{path}.annotator",
                tr("the data set has no annotator “{uid}”", uid=shortened(relation.annotator)),
                tr("Add it to “annotators” in line 1, or correct the uid."),
            )


def _check_source(source: DocumentSource) -> None:
    filled(source.name, "source.name")
    storable(source.encoding, "source.encoding")
    if not _SHA256.fullmatch(source.sha256):
        raise RecordError("source.sha256", tr("64 digits from 0 to f are needed"))


def _check_time(value: str, path: str) -> None:
    if not value:
        return
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise RecordError(
            path, tr("“{value}” is no ISO 8601 time", value=shortened(value))
        ) from None


def _check_slice(text: str, span: DocumentSpan, path: str) -> None:
    if span.start < 0 or span.end > len(text):
        raise RecordError(
            path,
            tr(
                "{start}-{end} lies outside the text of {length} characters",
                start=span.start,
                end=span.end,
                length=len(text),
            ),
            tr("Offsets count Unicode code points from 0; nothing of the file was taken over."),
        )
    if span.start >= span.end:
        reason = (
            tr("{start}-{end} is empty", start=span.start, end=span.end)
            if span.start == span.end
            else tr("{start}-{end} is reversed", start=span.start, end=span.end)
        )
        raise RecordError(path, reason)
    found = text[span.start : span.end]
    if found != span.quote:
        raise RecordError(
            f"{path}.quote",
            tr(
                "the text at {start}-{end} is “{found}”, not “{quote}”",
                start=span.start,
                end=span.end,
                found=shortened(found),
                quote=shortened(span.quote),
            ),
            tr("Offsets count Unicode code points from 0; nothing of the file was taken over."),
        )


def _check_paragraphs(document: Document) -> None:
    text = document.text
    for index, paragraph in enumerate(document.paragraphs):
        path = f"paragraphs[{index}]"
        if not 0 <= paragraph.start <= paragraph.end <= len(text):
            raise RecordError(
                path,
                tr(
                    "{start}-{end} lies outside the text of {length} characters",
                    start=paragraph.start,
                    end=paragraph.end,
                    length=len(text),
                ),
            )
        one_of(paragraph.kind, PARAGRAPH_KINDS, path)
        if paragraph.end - paragraph.start > LONGEST_LINE:
            raise RecordError(path, tr("it has more than {limit} characters", limit=LONGEST_LINE))
    reached = 0
    for start, end in [*((one.start, one.end) for one in document.paragraphs), (len(text),) * 2]:
        if start < reached or text[reached:start].strip("\n"):
            raise RecordError(
                "paragraphs",
                tr("they must cover the text in order, but for the line feeds between them"),
            )
        reached = end


def _check_origin(document: Document) -> None:
    for index, run in enumerate(document.origin):
        if not 0 <= run.start < run.end <= len(document.text) or run.source_start < 0:
            raise RecordError(f"origin[{index}]", tr("the positions are not possible"))
    for index, (before, after) in enumerate(pairwise(document.origin), start=1):
        if before.end > after.start:
            raise RecordError(f"origin[{index}]", tr("it overlaps the run before it"))


def _depth(value: object) -> int:
    """How deep lists and objects stand in each other, at most one more than DEPTH_LIMIT."""
    depth, level = 0, [value]
    while level and depth <= DEPTH_LIMIT:
        nested = [item for item in level if isinstance(item, (dict, list))]
        level = [
            child
            for item in nested
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        depth += bool(nested)
    return depth
