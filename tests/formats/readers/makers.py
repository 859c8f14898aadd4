"""Files of every kind for the tests, made here."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import docx
from docx.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the parts in their order; a part called mimetype stays unpacked."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else compression
            archive.writestr(name, content, stored)
    return stream.getvalue()


def word(fill: Callable[[Document], object]) -> bytes:
    """A Word document that python-docx makes and `fill` fills."""
    document = docx.Document()
    fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def raw_word(body: str, **others: str) -> bytes:
    """A Word document of the XML of its body and of other parts by name."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    if others:
        related = "".join(
            f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
            for name in others
        )
        parts["word/_rels/document.xml.rels"] = (
            f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>'
        )
    for name, content in others.items():
        parts[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{content}</w:{name}>"
    return zipped(parts)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a PDF page: its left end and base line in points from the lower left corner, as
    one sees it whose lines run by `course`."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 12
    course: tuple[int, int, int, int] = (1, 0, 0, 1)

    def matrix(self) -> str:
        """The text matrix of the line."""
        a, b, c, d = self.course
        return f"{a} {b} {c} {d} {a * self.x + c * self.y} {b * self.x + d * self.y}"


def pdf(
    pages: Sequence[Sequence[Line]],
    encrypted: bool = False,
    rotate: int = 0,
    box: str = "0 0 595 842",
) -> bytes:
    """A PDF whose only font has a character for every sign of the pages, Latin at half width.

    `box` is what its pages show, `rotate` the degrees by which they are turned then.
    """
    signs = sorted({sign for page in pages for line in page for sign in line.text})
    codes = {sign: number for number, sign in enumerate(signs, 1)}
    widths = " ".join(f"{codes[s]} [{500 if s.isascii() else 1000}]" for s in signs)
    mapped = "\n".join(
        f"<{codes[sign]:04X}> <{sign.encode('utf-16-be').hex().upper()}>" for sign in signs
    )
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def "
        "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"{len(signs)} beginbfchar\n{mapped}\nendbfchar endcmap end end"
    )
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /FontDescriptor 5 0 R /DW 1000 "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [{widths}] "
        ">>",
        "<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
        "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        _stream(to_unicode),
    ]
    for number, page in enumerate(pages):
        shown = "\n".join(
            f"BT /F {line.size} Tf {line.matrix()} Tm "
            f"<{''.join(f'{codes[sign]:04X}' for sign in line.text)}> Tj ET"
            for line in page
        )
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Rotate {rotate} "
            "/Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {8 + 2 * number} 0 R >>",
            _stream(shown),
        ]
    return _pdf_file(objects, encrypted)


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode())} >>\nstream\n{content}\nendstream"


def _pdf_file(objects: list[str], encrypted: bool) -> bytes:
    raw = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    # Nobody knows the password of these keys.
    locked = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<43> <43>] "
        if encrypted
        else ""
    )
    trailer = f"trailer << /Size {size} /Root 1 0 R {locked}>>"
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}"
    return raw + f"{end}\nstartxref\n{len(raw)}\n%%EOF\n".encode()


XHTML = "application/xhtml+xml"


def epub(chapters: dict[str, str | bytes], package_tail: str = "", **others: str | bytes) -> bytes:
    """A book of documents by name, each the content of a body or a whole document.

    `package_tail` goes into the package document, `others` into META-INF by name.
    """
    items = "".join(
        f'<item id="i{n}" href="text/{name}" media-type="{XHTML}" '
        f'properties="{"nav" if name.startswith("nav") else ""}"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfiles><rootfile "
        'full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": f"<package><manifest>{items}</manifest><spine>{spine}</spine>"
        f"{package_tail}</package>",
    }
    for name, content in chapters.items():
        parts[f"OEBPS/text/{name}"] = (
            content
            if isinstance(content, bytes) or content.startswith(("<!", "<?"))
            else f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
            f"<body>{content}</body></html>"
        )
    parts |= {f"META-INF/{name}.xml": content for name, content in others.items()}
    return zipped(parts)
