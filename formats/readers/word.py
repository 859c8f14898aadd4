"""Word documents (.docx) as a reader sees them: read from their XML, so that nothing is missed.

python-docx passes over inserted text, content controls, text boxes and notes; it only makes the
files of the tests. What is taken:

- paragraphs, headings by style or outline level (`Title` is above them all), tables row by row;
- tracked changes as if all were accepted; comments are left out, with a remark;
- a text box or the words of a diagram after the paragraph that it hangs on; footnotes and endnotes
  after the text;
- documents that an exporter put inside whole (pages, mailed pages, texts, Word documents), where
  they stand, with a remark on those that can't be read;
- page headers and footers not at all, with a remark: they are no part of what runs on.
"""

from collections.abc import Iterator
from typing import Final

from formats.readers.blocks import Block, render
from formats.readers.markup import Element, parse_xml
from formats.readers.reading import Reading
from formats.readers.unpack import Package, package
from formats.readers.word_body import Body
from formats.readers.word_parts import Embedded, Related, related
from formats.readers.word_styles import heading_levels
from text.errors import UserError
from text.messages import tr

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTES: Final = ("footnotes", "endnotes")
_NESTED: Final = 1  # documents inside a document are read, documents inside those are not


def read_word(raw: bytes) -> Reading:
    """Raises UserError where `raw` is no sound Word document."""
    blocks, remarks = _read(raw)
    return Reading(render(blocks), MEDIA_TYPE, "", remarks=tuple(remarks), has_paragraphs=True)


def _read(raw: bytes, depth: int = 0) -> tuple[list[Block], list[str]]:
    """The blocks and what the report should say; `depth` documents hold this one."""
    if depth > _NESTED:
        raise UserError(tr("It is a document in a document in a document."))
    with package(raw) as parts:
        name, root = _main_part(parts)
        others = related(parts, name)
        embedded = Embedded(parts, others.by_id, lambda inner: _read(inner, depth + 1))
        body = Body(heading_levels(_parsed(parts, others.of("styles"))), embedded.blocks)
        blocks = [*body.blocks(root), *_notes(parts, others, body)]
        remarks = [*body.remarks(), *embedded.remarks(), *_left_out(parts, others)]
    return blocks, remarks


def _main_part(parts: Package) -> tuple[str, Element]:
    """The name and root of the part that holds the text. Raises UserError where there is none."""
    for name in (*related(parts, "").of("officeDocument"), "word/document.xml"):
        raw = parts.read(name)
        if raw is not None:
            return name, parse_xml(raw, name)
    raise UserError(
        tr("It is no Word document"),
        tr("The part that should hold its text is missing."),
        tr("Open it in a word processor and save it as .docx again."),
    )


def _parsed(parts: Package, names: tuple[str, ...]) -> Iterator[Element]:
    for name in names:
        raw = parts.read(name)
        if raw is not None:
            yield parse_xml(raw, name)


def _notes(parts: Package, others: Related, body: Body) -> Iterator[Block]:
    for root in _parsed(parts, others.of(*_NOTES)):
        yield from body.blocks(root)


def _left_out(parts: Package, others: Related) -> Iterator[str]:
    if _hold_text(parts, others.of("header", "footer")):
        yield tr("The headers and footers of its pages were left out.")
    if _hold_text(parts, others.of("comments")):
        yield tr("Its comments were left out.")


def _hold_text(parts: Package, names: tuple[str, ...]) -> bool:
    return any(
        block.text.strip() for root in _parsed(parts, names) for block in Body({}).blocks(root)
    )
