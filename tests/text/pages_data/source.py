"""Invented pages read: what is printed, and what is to be found. README.md has their form."""

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
SETS = ("dev", "held", "third", "fourth", "fifth")
BLANKS_AND_MARKS = re.compile(r"[\s#*]+")
NAME = re.compile(r"⟦(.*?)⟧")
MARKED = re.compile(r"\{([dbmc]):([^}]*)\}")
PRINTED = str.maketrans({"‖": "\n\n", "¦": "\n", "⏎": "\n", "⟦": "", "⟧": ""})


@dataclass(slots=True)
class Paragraph:
    """A paragraph in the pieces that breaks left of it."""

    pieces: list[str]
    is_unsure: bool = False

    @property
    def text(self) -> str:
        return "".join(self.pieces)


@dataclass(slots=True)
class Article:
    """What is to be found. All texts are `bare`; `lead` may stand before the first paragraph, and
    `asides` may be paragraphs or not."""

    number: str
    title: str = ""
    lead: str = ""
    authors: set[str] = field(default_factory=set)
    paragraphs: list[Paragraph] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    asides: set[str] = field(default_factory=set)

    @property
    def body(self) -> str:
        return "".join(paragraph.text for paragraph in self.paragraphs) or "".join(self.captions)


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    text: str
    articles: tuple[Article, ...]


def bare(text: str) -> str:
    """`text` without blanks and Markdown marks, which no comparison looks at."""
    return BLANKS_AND_MARKS.sub("", text)


def pages(group: str) -> tuple[Page, ...]:
    """The pages of one of SETS, by name."""
    paths = sorted((FOLDER / group).glob("*.page"))
    return tuple(read_page(path.stem, path.read_text(encoding="utf-8")) for path in paths)


def read_page(name: str, source: str) -> Page:
    text = ""
    lines: dict[str, list[tuple[str, str]]] = {}
    number = ""
    for line in source.splitlines():
        if line.startswith("@"):
            number = line[1:].split()[0]
            continue
        if line == "_":
            text += "\n\n"
            continue
        code, _, content = line.partition(" ")
        if text:
            text += "\n" if code.endswith("-") else "\n\n"
        text += MARKED.sub(r"\2", content).translate(PRINTED)
        if not code.startswith("N:"):
            lines.setdefault(number, []).append((code.removesuffix("-"), content))
    return Page(name, text + "\n", tuple(_article(key, found) for key, found in lines.items()))


def _article(number: str, lines: list[tuple[str, str]]) -> Article:
    article = Article(number)
    marked = dict.fromkeys("dbmc", "")
    for code, content in lines:
        article.authors.update(bare(name) for name in NAME.findall(content))
        for mark, text in MARKED.findall(content):
            marked[mark] += _printed(text)
            if mark == "c":
                article.asides.update(_pieces(text))
        pieces = _pieces(MARKED.sub("¦", content))
        match code:
            case "T":
                article.title += "".join(pieces)
            case "B" | "M":
                marked[code.lower()] += "".join(pieces)
            case "P":
                article.paragraphs.append(Paragraph(pieces))
            case "C" | "U":
                article.paragraphs[-1].pieces += pieces
                article.paragraphs[-1].is_unsure |= code == "U"
            case "D" | "S" | "Q" | "X" | "R" | "K":
                article.asides.update((*pieces, "".join(pieces)))
                if code == "K":
                    article.captions.append("".join(pieces))
            case _:
                raise ValueError(f"article {number}: {code}?")
    article.lead = marked["d"] + marked["b"] if marked["d"] else marked["m"]
    return article


def _printed(text: str) -> str:
    return bare(text.translate(PRINTED))


def _pieces(content: str) -> list[str]:
    return [piece for part in re.split("[‖¦]", content) if (piece := _printed(part))]
