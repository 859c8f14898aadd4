"""Import and export of 10,000 articles with 95,000 spans; cutting a page of 63,000 characters.

The baseline does the same with raw sqlite3 and json, without checks, search index or undo log; of
the cut, it takes every `#` line for a title and every block for a paragraph.
"""

import json
import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from db.file import open_library
from formats.transfer import export_library, import_paths
from tests.bench.inputs import SEED, WORDS, make_drafts, make_text
from tests.bench.measure import Result, result, samples
from text.split import split_page

ARTICLES = 10_000
SPANS = 95_000
RAW_SCHEMA = """
CREATE TABLE article (id INTEGER PRIMARY KEY, uid TEXT, text TEXT, paragraphs TEXT);
CREATE TABLE span (id INTEGER PRIMARY KEY, article_id INTEGER, start INTEGER, "end" INTEGER,
    tag TEXT, quote TEXT);
CREATE INDEX span_article ON span (article_id);
"""


PAGE = 63_000


def run() -> Iterator[Result]:
    page = make_page()
    yield result(
        f"split_{PAGE // 1000}k",
        samples(lambda: split_page(page, "page"), 15),
        samples(lambda: split_raw(page), 15),
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data_set = folder / "in.jsonl"
        write_data_set(data_set)
        with closing(sqlite3.connect(folder / "raw.sqlite")) as base:
            raw_in = samples(lambda: import_raw(base, data_set), 1)
            with open_library(folder / "in.quandian", create=True) as store:
                yield result(
                    "import_10k", samples(lambda: import_paths(store, [data_set]), 1), raw_in
                )
                raw_out = samples(lambda: export_raw(base, folder / "raw.jsonl"), 3)
                for format_id in ("quandian", "doccano", "conll"):
                    out = folder / f"out.{format_id}"
                    times = samples(lambda: export_library(store, out, format_id), 3)  # noqa: B023
                    suffix = "" if format_id == "quandian" else f"_{format_id}"
                    yield result(f"export_10k{suffix}", times, raw_out)


def make_page() -> str:
    """A magazine as text recognition gives it: titles, names, paragraphs cut by column breaks."""
    random_ = random.Random(SEED)
    parts: list[str] = []
    length = 0
    while length < PAGE:
        title = "".join(random_.choices(WORDS, k=4))
        blocks = [f"# {title}", "记者 张三 通讯员 李四", *make_text(1500, random_).split("\n")]
        for block in blocks:
            cut = random_.randrange(len(block)) if random_.random() < 0.2 else 0
            parts += [block[:cut], block[cut:]] if cut else [block]
        length += sum(map(len, blocks))
    return "\n\n".join(parts)[:PAGE]


def split_raw(page: str) -> list[tuple[str, list[str]]]:
    articles: list[tuple[str, list[str]]] = [("", [])]
    for block in page.split("\n\n"):
        if block.startswith("#"):
            articles.append((block.lstrip("# "), []))
        else:
            articles[-1][1].append(block)
    return articles


def write_data_set(path: Path) -> None:
    """A native data set as another library would have written it."""
    random_ = random.Random(SEED)
    tags = ("initiative", "figure", "organisation", "person")
    header = {
        "format": "quandian",
        "version": 1,
        "tags": [{"name": name} for name in tags],
        "annotators": [{"uid": "a1", "name": "me"}],
        "entities": [],
    }
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(json.dumps(header) + "\n")
        for number, draft in enumerate(make_drafts(ARTICLES)):
            starts = sorted(random_.sample(range(len(draft.text) - 8), SPANS // ARTICLES))
            spans = []
            for place, start in enumerate(starts):
                end = start + random_.randint(2, 8)
                spans.append(
                    {
                        "uid": f"s{number}-{place}",
                        "start": start,
                        "end": end,
                        "tag": random_.choice(tags),
                        "quote": draft.text[start:end],
                        "annotator": "a1",
                        "note": "",
                        "attributes": {},
                        "entity": None,
                        "created_at": "2026-01-01T00:00:00.000Z",
                        "modified_at": "2026-01-01T00:00:00.000Z",
                    }
                )
            line = {
                "uid": f"d{number}",
                "title": draft.title,
                "byline": "",
                "section": "",
                "published": "",
                "kind": "article",
                "status": "new",
                "source": {
                    "name": f"{number}.txt",
                    "sha256": f"{number:064x}",
                    "encoding": "utf-8",
                },
                "text": draft.text,
                "paragraphs": [[p.start, p.end, p.kind] for p in draft.paragraphs],
                "origin": [[0, len(draft.text), 0]],
                "spans": spans,
                "relations": [],
            }
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def import_raw(base: sqlite3.Connection, path: Path) -> None:
    base.executescript(RAW_SCHEMA)
    with path.open(encoding="utf-8") as lines, base:
        next(lines)
        for number, line in enumerate(lines, 1):
            article = json.loads(line)
            base.execute(
                "INSERT INTO article VALUES (?, ?, ?, ?)",
                (number, article["uid"], article["text"], json.dumps(article["paragraphs"])),
            )
            base.executemany(
                'INSERT INTO span (article_id, start, "end", tag, quote) VALUES (?, ?, ?, ?, ?)',
                [(number, s["start"], s["end"], s["tag"], s["quote"]) for s in article["spans"]],
            )


def export_raw(base: sqlite3.Connection, path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for number, uid, text, paragraphs in base.execute("SELECT * FROM article"):
            spans = base.execute(
                'SELECT start, "end", tag, quote FROM span WHERE article_id = ?', (number,)
            ).fetchall()
            line = {"uid": uid, "text": text, "paragraphs": json.loads(paragraphs), "spans": spans}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
