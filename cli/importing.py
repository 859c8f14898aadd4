"""`import`: files, folders and archives into a library, and what came of each of them."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cli.arguments import Commands, add_library_command
from cli.output import as_json, meter, print_json, tell
from text.doubts import why
from text.errors import UserError
from text.messages import tr

if TYPE_CHECKING:
    from formats.transfer import ImportReport

_SHOWN: Final = 10  # lines of one sort where a person reads them


def add_to(commands: Commands) -> None:
    parser = add_library_command(
        commands, "import", import_files, tr("Add files and folders to a library, made if missing.")
    )
    parser.add_argument(
        "paths", type=Path, nargs="+", metavar="PATH", help=tr("a file, a folder or an archive")
    )
    parser.add_argument(
        "--as",
        dest="how",
        default="auto",
        metavar="HOW",
        help=tr("auto, page (several articles), article (one), or a format"),
    )
    parser.add_argument("--encoding", default="", help=tr("found by itself unless given"))
    parser.add_argument(
        "--replace",
        action="store_true",
        help=tr("import files with broken bytes too, each such byte as U+FFFD"),
    )
    parser.add_argument(
        "--duplicates",
        choices=("skip", "keep"),
        default="skip",
        help=tr("texts that are there already: skip (default) or keep"),
    )


def import_files(arguments: Namespace) -> int:
    """Import and say what came in; 1 where any file was refused.

    The work is done in a process of its own, so that a file that breaks a reader costs that file.
    """
    from db.file import open_library
    from formats.transfer import ImportOptions, import_apart

    options = ImportOptions(
        arguments.how, arguments.encoding, arguments.duplicates, replace=arguments.replace
    )
    try:
        options.check()
    except UserError as error:
        tell(error)
        return 2
    open_library(arguments.library, create=True).close()
    report = import_apart(arguments.library, arguments.paths, options, meter())
    if arguments.json:
        print_json(_as_json(report))
    else:
        _print(report)
    for refusal in report.refused:
        tell(refusal)
    return 1 if report.refused else 0


def _as_json(report: "ImportReport") -> dict[str, object]:
    return {
        "sources": list(report.sources),
        "added": report.added,
        "other": sum(article.kind == "other" for article in report.articles),
        "articles": [
            {
                "uid": article.uid,
                "title": article.title,
                "byline": article.byline,
                "authors": list(article.authors),
                "kind": article.kind,
                "characters": article.characters,
                "source": file.name,
                "uncertain": article.uncertain,
            }
            for file in report.files
            for article in file.articles
        ],
        "already_there": report.known,
        "known": [
            {"uid": article.uid, "title": article.title, "source": file.name}
            for file in report.files
            for article in file.known
        ],
        "near_duplicates": [
            {
                "similarity": round(pair.similarity, 3),
                "uid": pair.uid,
                "title": pair.title,
                "earlier_uid": pair.earlier_uid,
                "earlier_title": pair.earlier_title,
            }
            for pair in report.near
        ],
        "spans": report.spans,
        "spans_already_there": report.spans_known,
        "characters": report.characters,
        "kept": report.kept,
        "passed_over": report.passed_over,
        "remarks": [
            {"source": file.name, "path": file.path, "remark": remark}
            for file in report.files
            for remark in file.remarks
        ],
        "refused": [as_json(error) for error in report.refused],
    }


def _print(report: "ImportReport") -> None:
    from formats.transfer import in_words, percent

    print(in_words(report))
    if report.characters:
        print(
            tr(
                "{kept} of {characters} characters of the texts stand in articles.",
                kept=report.kept,
                characters=report.characters,
            )
        )
    _print_some(
        [
            tr(
                "“{title}” is almost “{earlier}” ({percent} %).",
                title=pair.title,
                earlier=pair.earlier_title,
                percent=percent(pair.similarity),
            )
            for pair in report.near
        ]
    )
    _print_some(
        [
            tr(
                "Look at the cut of “{title}”: {reason}",
                title=one.title,
                reason=why(one.uncertain),
            )
            for one in report.uncertain
        ]
    )
    _print_some([f"{file.path}: {remark}" for file in report.files for remark in file.remarks])


def _print_some(lines: list[str]) -> None:
    for line in lines[:_SHOWN]:
        print(line)
    if len(lines) > _SHOWN:
        print(tr("and {count} more", count=len(lines) - _SHOWN))
