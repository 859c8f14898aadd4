"""doccano's JSON Lines, in its form with relations or its plain form with labels.

Rules and their reasons are in docs/formats.md; the file never says in which unit it counts.
"""

from collections.abc import Callable, Iterable
from itertools import count
from typing import BinaryIO, Final

import msgspec

from formats.base import Document, ExportOptions, Scheme, leave_out_details, sliced
from formats.jsonl import encode
from formats.report import Loss, Report
from formats.units import Utf16
from text.messages import tr

_ENCODER: Final = msgspec.json.Encoder()


def describe() -> str:
    return tr("Whole texts with offsets, for annotating on in doccano or for training.")


def write(
    stream: BinaryIO, scheme: Scheme, documents: Iterable[Document], options: ExportOptions
) -> Report:
    """Write a line a document; documents without text are left out, as doccano refuses them."""
    report = Report()
    span_ids, relation_ids = count(1), count(1)
    for document in documents:
        if not document.text:
            report.leave_out(Loss.EMPTY_ARTICLES)
            continue
        report.articles += 1
        report.spans += len(document.spans)
        line: dict[str, object] = {"id": report.articles, "text": sliced(document).text}
        unit = _unit(document.text, options.offsets)
        if options.form == "label":
            line["label"] = _labels(document, unit)
            report.leave_out(Loss.RELATIONS, len(document.relations))
        else:
            line |= _entities(document, unit, span_ids, relation_ids)
            report.relations += len(document.relations)
        stream.write(encode(_ENCODER, line | _metadata(document)))
        leave_out_details(report, document.spans)
    return report


def _unit(text: str, name: str) -> Callable[[int], int]:
    return Utf16(text).position if name == "utf16" else int


def _labels(document: Document, unit: Callable[[int], int]) -> list[tuple[int, int, str]]:
    return sorted((unit(span.start), unit(span.end), span.tag) for span in document.spans)


def _entities(
    document: Document,
    unit: Callable[[int], int],
    span_ids: Iterable[int],
    relation_ids: Iterable[int],
) -> dict[str, object]:
    ids = dict(zip((span.uid for span in document.spans), span_ids, strict=False))
    return {
        "entities": [
            {
                "id": ids[span.uid],
                "label": span.tag,
                "start_offset": unit(span.start),
                "end_offset": unit(span.end),
            }
            for span in document.spans
        ],
        "relations": [
            {
                "id": number,
                "from_id": ids[relation.from_span],
                "to_id": ids[relation.to_span],
                "type": relation.kind,
            }
            for relation, number in zip(document.relations, relation_ids, strict=False)
        ],
        "Comments": [],
    }


def _metadata(document: Document) -> dict[str, str]:
    """The same keys on every line: doccano refuses a whole file where one line lacks a key."""
    return {
        "uid": document.uid,
        "title": document.title,
        "byline": document.byline,
        "section": document.section,
        "published": document.published,
        "kind": document.kind,
        "status": document.status,
        "source": document.source.name if document.source else "",
    }
