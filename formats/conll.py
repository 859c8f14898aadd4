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
    first = True
    for document in documents:
        spans = _flat(sliced(document), rank, report)
        tags = _tags(document.text, spans, labels)
        ends = _ends(document.text, spans, options.cut)
        written = 0
        for tokens in _sequences(document.text, ends):
            if not first:
                stream.write(b"\n")
            stream.write("".join(f"{document.text[at]}\t{tags[at]}\n" for at in tokens).encode())
            first = False
            written += len(tokens)
        if not written:
            report.leave_out(Loss.EMPTY_ARTICLES)
            continue
        report.articles += 1
        report.spans += len(spans)
        report.leave_out(Loss.BLANKS, len(document.text) - written)
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


def _tags(text: str, spans: Iterable[DocumentSpan], labels: dict[str, str]) -> list[str]:
    """The tag of each code point; the first one of a span that is no blank begins it."""
    tags = [OUTSIDE] * len(text)
    for span in spans:
        label = labels[span.tag]
        mark = "B"
        for at in range(span.start, span.end):
            if not text[at].isspace():
                tags[at] = f"{mark}-{label}"
                mark = "I"
    return tags


def _ends(text: str, spans: Iterable[DocumentSpan], cut: str) -> list[int]:
    """Where sequences end: at line feeds, and after sentences where no span runs on."""
    ends = {match.end() for match in re.finditer("\n", text)} | {len(text)}
    if cut == "sentence":
        within = bytearray(len(text) + 1)
        for span in spans:
            within[span.start + 1 : span.end] = b"\1" * (span.end - span.start - 1)
        ends |= {match.end() for match in _SENTENCE_END.finditer(text) if not within[match.end()]}
    return sorted(ends)


def _sequences(text: str, ends: Iterable[int]) -> Iterator[list[int]]:
    """The positions of the tokens of each sequence that has any."""
    start = 0
    for end in ends:
        tokens = [at for at in range(start, end) if not text[at].isspace()]
        if tokens:
            yield tokens
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
