"""`articles`, `search`, `stats` and `check`: what a library holds, unchanged."""

from argparse import Namespace
from dataclasses import asdict
from time import perf_counter
from typing import TYPE_CHECKING

from cli.arguments import Commands, add_library_command
from cli.output import print_json
from db.records import STATUSES
from text.messages import tr
from text.pages.bylines import names

if TYPE_CHECKING:
    from db.records import ArticleLine


def add_to(commands: Commands) -> None:
    parser = add_library_command(
        commands, "articles", list_articles, tr("List the articles of a library.")
    )
    parser.add_argument("--status", choices=STATUSES, default="")
    parser.add_argument("--other", action="store_true", help=tr("notices and mastheads too"))
    parser = add_library_command(
        commands, "search", search_library, tr("Find articles by what stands in them.")
    )
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument("--limit", type=int, default=-1, help=tr("show at most so many"))
    add_library_command(commands, "stats", show_stats, tr("Show a library in figures."))
    add_library_command(commands, "check", check_library, tr("Look whether a library is sound."))


def list_articles(arguments: Namespace) -> int:
    """A line an article, in the order they came in."""
    from db.file import open_library
    from db.records import ArticleQuery

    query = ArticleQuery(status=arguments.status, with_other=arguments.other)
    with open_library(arguments.library, read_only=True) as store:
        lines = store.article_lines(store.article_ids(query))
    if arguments.json:
        print_json([_line(line) for line in lines])
    else:
        _print_lines(lines)
    return 0


def search_library(arguments: Namespace) -> int:
    """Articles that hold the query, and how long the look-up itself took."""
    from db.file import open_library
    from db.search import search

    with open_library(arguments.library, read_only=True) as store:
        start = perf_counter()
        hits = search(store, arguments.query, arguments.limit)
        took_ms = (perf_counter() - start) * 1000
        lines = store.article_lines(hits.article_ids)
    if arguments.json:
        articles = [_line(line) for line in lines]
        print_json({"hits": hits.total, "ms": round(took_ms, 3), "articles": articles})
    else:
        _print_lines(lines)
        print(tr("Articles found: {count}", count=f"{hits.total:,}"))
    return 0


def show_stats(arguments: Namespace) -> int:
    """The library in figures."""
    from db.file import open_library
    from db.stats import stats

    with open_library(arguments.library, read_only=True) as store:
        figures = stats(store)
    values = {"articles": figures.articles, "spans": figures.spans, **asdict(figures)}
    if arguments.json:
        print_json(values)
        return 0
    for name, value in values.items():
        parts = value.items() if isinstance(value, dict) else ()
        print(f"{name}\t" + (", ".join(f"{key} {n}" for key, n in parts) if parts else str(value)))
    return 0


def check_library(arguments: Namespace) -> int:
    """Every problem on its own line; 1 where there is any."""
    from db.check import check
    from db.file import open_library

    with open_library(arguments.library, read_only=True) as store:
        problems = check(store)
    if arguments.json:
        print_json({"problems": list(problems)})
    else:
        print("\n".join(problems) or tr("The library is sound."))
    return 1 if problems else 0


def _line(line: "ArticleLine") -> dict[str, object]:
    return {
        "uid": line.uid,
        "title": line.title,
        "byline": line.byline,
        "authors": list(names(line.byline, is_sure=True)),
        "kind": line.kind,
        "status": line.status,
        "characters": line.characters,
        "spans": line.spans,
        "source": line.source_name,
    }


def _print_lines(lines: "tuple[ArticleLine, ...]") -> None:
    for line in lines:
        print(line.uid, line.status, line.characters, line.spans, line.title, sep="\t")
