"""CoNLL BIO by character: one code point a line, a TAB, its tag; a blank line between sequences.

What a flat tagging cannot hold is left out and counted; the rules are in docs/formats.md.
"""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import BinaryIO, Final

from formats.base import Document, DocumentSpan, ExportOptions, Scheme, leave_out_details, sliced
from formats.report import Loss, Report
from text.messages import tr

OUTSIDE: Final = "O"
_BLANKS: Final = re.compile(r"\s+")
_SENTENCE_END: Final = re.compile(r"[。！？!?…]+[”’」』）)》]*")


def describe() -> str:
    return tr("A line a character with its BIO tag, for training; nested spans are left out.")


def write(
    stream: BinaryIO, scheme: Scheme, documents: Iterable[Document], options: ExportOptions
) -> Report:
    """Write every paragraph (or sentence) that holds a token as one sequence."""
    report = Report()
    labels = _labels([tag.name for tag in scheme.tags], report)
    rank = {name: place for place, name in enumerate(labels)}
    plain = _PlainRows()
    first = True
    for document in documents:
        spans = _flat(sliced(document), rank, report)
        rows = _rows(document.text, spans, labels, plain)
        blanks = rows.count("")
        if blanks == len(rows):
            report.leave_out(Loss.EMPTY_ARTICLES)
            continue
        for sequence in _sequences(rows, _ends(document.text, spans, options.cut)):
            if not first:
                stream.write(b"\n")
            stream.write(sequence.encode())
            first = False
        report.articles += 1
        report.spans += len(spans)
        report.leave_out(Loss.BLANKS, blanks)
        report.leave_out(Loss.RELATIONS, len(document.relations))
        leave_out_details(report, spans)
    return report


def _flat(document: Document, rank: dict[str, int], report: Report) -> list[DocumentSpan]:
    """The spans that one row of tags can hold: the longest of those that touch, first of equals."""
    text, taken = document.text, bytearray(len(document.text))
    kept = []
    for span in sorted(
        document.spans, key=lambda span: (span.start - span.end, span.start, rank[span.tag])
    ):
        quote = text[span.start : span.end]
        if quote.isspace():
            report.leave_out(Loss.BLANK_SPANS)
        elif "\n" in quote:
            report.leave_out(Loss.LINE_BREAK)
        elif any(taken[span.start : span.end]):
            report.leave_out(Loss.NESTED)
        else:
            taken[span.start : span.end] = b"\1" * len(quote)
            kept.append(span)
    return sorted(kept, key=attrgetter("start"))


class _PlainRows(dict[str, str]):
    """The line of each character outside all spans, made when first met."""

    def __missing__(self, character: str) -> str:
        self[character] = row = "" if character.isspace() else f"{character}\t{OUTSIDE}\n"
        return row


def _rows(
    text: str, spans: Iterable[DocumentSpan], labels: dict[str, str], plain: _PlainRows
) -> list[str]:
    """The line of each code point, empty for a blank; the first line of a span begins it."""
    rows = list(map(plain.__getitem__, text))
    for span in spans:
        mark = "B"
        for at in range(span.start, span.end):
            if rows[at]:
                rows[at] = f"{text[at]}\t{mark}-{labels[span.tag]}\n"
                mark = "I"
    return rows


def _ends(text: str, spans: Iterable[DocumentSpan], cut: str) -> list[int]:
    """Where sequences end: at line feeds, and after sentences where no span runs on."""
    ends = {match.end() for match in re.finditer("\n", text)} | {len(text)}
    if cut == "sentence":
        within = bytearray(len(text) + 1)
        for span in spans:
            within[span.start + 1 : span.end] = b"\1" * (span.end - span.start - 1)
        ends |= {match.end() for match in _SENTENCE_END.finditer(text) if not within[match.end()]}
    return sorted(ends)


def _sequences(rows: list[str], ends: Iterable[int]) -> Iterator[str]:
    """The lines of each sequence that has any."""
    start = 0
    for end in ends:
        if sequence := "".join(rows[start:end]):
            yield sequence
        start = end


def _labels(names: Iterable[str], report: Report) -> dict[str, str]:
    """A label for each tag name: without blanks, not `O`, and no two alike."""
    labels: dict[str, str] = {}
    plain = set()
    names = tuple(names)
    for name in names:
        label = _BLANKS.sub("_", name)
        if label == name and name != OUTSIDE:
            labels[name] = label
            plain.add(name)
    for name in names:
        if name not in plain:
            labels[name] = label = _free(_BLANKS.sub("_", name), set(labels.values()))
            report.leave_out(Loss.LABELS)
            report.remarks.append(
                tr("The tag “{name}” is written “{label}”.", name=name, label=label)
            )
    return {name: labels[name] for name in names}


def _free(label: str, taken: set[str]) -> str:
    while label in taken or label == OUTSIDE:
        label += "_"
    return label
