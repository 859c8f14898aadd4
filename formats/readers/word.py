"""Word documents (.docx) as a reader sees them: read from their XML, so that nothing is missed.

python-docx passes over inserted text, content controls, text boxes and notes; it only makes the
files of the tests. What is taken:

- paragraphs, headings by style or outline level (`Title` is above them all), tables row by row;
- tracked changes as if all were accepted; comments are left out, with a remark;
- a text box after the paragraph that it hangs on; footnotes and endnotes after the text;
- page headers and footers not at all, with a remark: they are no part of what runs on.
"""

import posixpath
from collections.abc import Iterator
from typing import Final

from formats.readers.blocks import Block, render
from formats.readers.markup import Element, parse_xml
from formats.readers.reading import Reading
from formats.readers.unpack import Package, package
from formats.readers.word_body import Body
from formats.readers.word_styles import heading_levels
from text.errors import UserError
from text.messages import tr

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTES: Final = ("footnotes", "endnotes")


def read_word(raw: bytes) -> Reading:
    """Raises UserError where `raw` is no sound Word document."""
    with package(raw) as parts:
        name, root = _main_part(parts)
        related = _related(parts, name)
        body = Body(heading_levels(_parsed(parts, related.get("styles", ()))))
        blocks = [*body.blocks(root), *_notes(parts, related, body)]
        remarks = [*body.remarks(), *_left_out(parts, related)]
    return Reading(render(blocks), MEDIA_TYPE, "", remarks=tuple(remarks))


def _main_part(parts: Package) -> tuple[str, Element]:
    """The name and root of the part that holds the text. Raises UserError where there is none."""
    named = _related(parts, "").get("officeDocument", ())
    for name in (*named, "word/document.xml"):
        raw = parts.read(name)
        if raw is not None:
            return name, parse_xml(raw, name)
    raise UserError(
        tr("It is no Word document"),
        tr("The part that should hold its text is missing."),
        tr("Open it in a word processor and save it as .docx again."),
    )


def _related(parts: Package, name: str) -> dict[str, tuple[str, ...]]:
    """What the part `name` refers to inside the file: kind → names of parts."""
    folder, base = posixpath.split(name)
    place = posixpath.join(folder, "_rels", f"{base}.rels")
    raw = parts.read(place)
    found: dict[str, tuple[str, ...]] = {}
    if raw is None:
        return found
    for relation in parse_xml(raw, place):
        target = relation.get("Target", "") if isinstance(relation.tag, str) else ""
        if not target or relation.get("TargetMode") == "External":
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[kind] = (*found.get(kind, ()), inside)
    return found


def _parsed(parts: Package, names: tuple[str, ...]) -> Iterator[Element]:
    for name in names:
        raw = parts.read(name)
        if raw is not None:
            yield parse_xml(raw, name)


def _notes(parts: Package, related: dict[str, tuple[str, ...]], body: Body) -> Iterator[Block]:
    for kind in _NOTES:
        for root in _parsed(parts, related.get(kind, ())):
            yield from body.blocks(root)


def _left_out(parts: Package, related: dict[str, tuple[str, ...]]) -> Iterator[str]:
    if _hold_text(parts, related.get("header", ()) + related.get("footer", ())):
        yield tr("The headers and footers of its pages were left out.")
    if _hold_text(parts, related.get("comments", ())):
        yield tr("Its comments were left out.")


def _hold_text(parts: Package, names: tuple[str, ...]) -> bool:
    return any(
        block.text.strip() for root in _parsed(parts, names) for block in Body({}).blocks(root)
    )
