"""The text layer of PDF files, page by page, in the order in which the file draws it.

pdfium takes words drawn again beside themselves for a shadow: of equal lines closer than an eighth
of their width it gives the first only. It is not safe in several threads at once: read in one
thread, or in a process of its own.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

from formats.readers.blocks import Block, render
from formats.readers.pdf_lines import HYPHEN, PageLine, paragraphs
from formats.readers.radicals import fold
from formats.readers.reading import Reading
from text.errors import UserError
from text.messages import tr

MEDIA_TYPE: Final = "application/pdf"
MOST_PAGES: Final = 20_000
MOST_CHARACTERS: Final = 1 << 24
_LINE_ENDS: Final = "\r\n"
# Where lines run to, as the signs of a text matrix, and how far a page is turned when they stand
# upright; mirrored ones never do.
_Course = tuple[int, ...]
_LEVEL: Final = (1, 0, 0, 1)
_UPRIGHT: Final[dict[_Course, int | None]] = {
    _LEVEL: 0,
    (0, 1, -1, 0): 90,
    (-1, 0, 0, -1): 180,
    (0, -1, 1, 0): 270,
    (-1, 0, 0, 1): None,
}
_SLANT: Final = 0.5  # a side of a matrix that is shorter only slants its text
_MOST_LOOKS: Final = 500  # characters of a page
_UNKNOWN: Final = ("Co", "Cn", "Cc")  # categories of what no font that is named can show
_MOST_UNKNOWN: Final = 0.3
_REMARKED_UNKNOWN: Final = 0.01


def read_pdf(raw: bytes) -> Reading:
    """Raises UserError where `raw` is locked, damaged, or holds pictures of pages only."""
    pages = _pages(raw)
    if not any(pages):
        raise UserError(
            tr("It holds pictures of pages only"),
            tr("None of its {count} pages has a text layer.", count=len(pages)),
            tr("Recognise the text first (OCR), then import the result."),
        )
    text, folded = fold(render(Block(text) for text in paragraphs(pages)))
    unknown = sum(unicodedata.category(char) in _UNKNOWN for char in text if char != "\n")
    unknown += text.count("\ufffd")
    if unknown > _MOST_UNKNOWN * len(text):
        raise UserError(
            tr("Its fonts don't say which characters they show"),
            tr("{count} of {total} characters are unknown.", count=unknown, total=len(text)),
            tr("Recognise the text first (OCR), then import the result."),
        )
    remarks = _remarks(pages, folded, unknown if unknown > _REMARKED_UNKNOWN * len(text) else 0)
    return Reading(text, MEDIA_TYPE, "", remarks=tuple(remarks))


def _remarks(pages: list[list[PageLine]], folded: int, unknown: int) -> Iterator[str]:
    empty = sum(not page for page in pages)
    if empty:
        yield tr("{count} of {total} pages hold no text.", count=empty, total=len(pages))
    if folded:
        yield tr("{count} radicals were read as the ideographs they look like.", count=folded)
    if unknown:
        yield tr("{count} characters are unknown, as their fonts don't name them.", count=unknown)


def _pages(raw: bytes) -> list[list[PageLine]]:
    """The lines of each page. Raises UserError."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(raw)) as document:
            count = len(document)
            if count > MOST_PAGES:
                raise UserError(tr("It has more than {limit} pages", limit=MOST_PAGES))
            pages: list[list[PageLine]] = []
            total = 0
            for number in range(count):
                pages.append(_page(document, number))
                total += sum(len(line.text) for line in pages[-1])
                _refuse_long(total)
            return pages
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UserError(
                tr("It is locked with a password"),
                hint=tr("Open it with the password and save it without one."),
            ) from None
        raise UserError(
            tr("The file is damaged"),
            tr("It is no complete PDF."),
            tr("Copy or download it again."),
        ) from None


def _page(document: Any, number: int) -> list[PageLine]:  # noqa: ANN401 - pypdfium2 has no types
    with closing(document[number]) as page:
        with closing(page.get_textpage()) as text:
            _refuse_long(text.count_chars())  # before each becomes an object here
            course = _course(text)
            upright = _UPRIGHT[course]
            if upright in (None, page.get_rotation()):
                return list(_lines(text, course))
        # pdfium reads from left to right and downwards as the page is turned.
        page.set_rotation(upright)
        with closing(page.get_textpage()) as text:
            return list(_lines(text, course))


def _course(page: Any) -> _Course:  # noqa: ANN401
    """Where most lines of a page run to."""
    import pypdfium2.raw

    matrix = pypdfium2.raw.FS_MATRIX()
    courses: Counter[_Course] = Counter()
    count = page.count_chars()
    for number in range(0, count, count // _MOST_LOOKS + 1):
        if chr(pypdfium2.raw.FPDFText_GetUnicode(page, number)).isspace():
            continue
        if pypdfium2.raw.FPDFText_GetMatrix(page, number, matrix):
            course = tuple(_sign(side, matrix) for side in (matrix.a, matrix.b, matrix.c, matrix.d))
            courses[course if course in _UPRIGHT else _LEVEL] += 1
    return max(courses, key=courses.__getitem__, default=_LEVEL)


def _sign(side: float, matrix: Any) -> int:  # noqa: ANN401
    longest = max(map(abs, (matrix.a, matrix.b, matrix.c, matrix.d)))
    return 0 if abs(side) < _SLANT * longest else 1 if side > 0 else -1


def _refuse_long(count: int) -> None:
    if count > MOST_CHARACTERS:
        raise UserError(
            tr("It has more than {limit} characters", limit=MOST_CHARACTERS),
            hint=tr("Cut it into several files."),
        )


def _lines(page: Any, course: _Course) -> Iterator[PageLine]:  # noqa: ANN401
    """Lines with something on them; pdfium marks their ends, and hyphens at them."""
    import pypdfium2.raw

    code_of = pypdfium2.raw.FPDFText_GetUnicode
    units: list[int] = []
    start = 0
    count = page.count_chars()
    for number in range(count + 1):
        code = code_of(page, number) if number < count else ord("\n")
        if code == ord(HYPHEN):
            units.append(code)
        if code == ord(HYPHEN) or chr(code) in _LINE_ENDS:
            line = _line(page, start, units, course)
            if line:
                yield line
            units, start = [], number + 1
        else:
            units.append(code)


def _line(page: Any, start: int, units: list[int], course: _Course) -> PageLine | None:  # noqa: ANN401
    """The line of UTF-16 `units`, which are the characters from `start` of the page."""
    signs = "".join(map(chr, units))
    first, last = len(signs) - len(signs.lstrip()), len(signs.rstrip()) - 1
    if last < first:
        return None
    pairs = signs[first : last + 1].encode("utf-16-le", "surrogatepass")
    text = pairs.decode("utf-16-le", "replace").replace("\0", "\ufffd")
    boxes = [page.get_charbox(start + at, loose=True) for at in (first, last)]
    (left, bottom, end, top), (begin, low, right, _) = (_along(box, course) for box in boxes)
    return PageLine(text, min(left, begin), max(end, right), min(bottom, low), top)


def _along(box: tuple[float, float, float, float], course: _Course) -> tuple[float, ...]:
    """Left, bottom, right, top of `box` as one sees it whose lines run that way."""
    a, b, c, d = course
    left, bottom, right, top = box
    across = sorted((a * left + b * bottom, a * right + b * top))
    upwards = sorted((c * left + d * bottom, c * right + d * top))
    return across[0], upwards[0], across[1], upwards[1]
