"""`export` and `formats`."""

from argparse import Namespace
from pathlib import Path

from cli.arguments import Commands, add_command, add_library_command
from cli.output import meter, print_json, tell
from db.records import STATUSES
from text.errors import UserError
from text.messages import tr


def add_to(commands: Commands) -> None:
    _add_export(commands)
    add_command(commands, "formats", list_formats, tr("List the formats and what each leaves out."))


def _add_export(commands: Commands) -> None:
    parser = add_library_command(
        commands, "export", export_file, tr("Write a data set; an older file is replaced whole.")
    )
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument(
        "--format", required=True, metavar="NAME", help=tr("see “quandian formats”")
    )
    parser.add_argument(
        "--tag", action="append", default=[], help=tr("only spans of this tag; may be repeated")
    )
    parser.add_argument(
        "--article", action="append", default=[], metavar="UID", help=tr("only this article")
    )
    parser.add_argument("--status", action="append", default=[], choices=STATUSES)
    parser.add_argument(
        "--other",
        dest="with_other",
        action="store_true",
        default=None,
        help=tr("notices and mastheads too"),
    )
    parser.add_argument("--no-other", dest="with_other", action="store_false")
    parser.add_argument("--offsets", choices=("codepoint", "utf16"), default="codepoint")
    parser.add_argument("--form", choices=("entities", "label"), default="entities")
    parser.add_argument("--cut", choices=("paragraph", "sentence"), default="paragraph")


def export_file(arguments: Namespace) -> int:
    """Export and say what was written and left out."""
    from db.file import open_library
    from formats.registry import format_by_id
    from formats.report import sentence
    from formats.transfer import ExportOptions, export_library

    try:
        format_by_id(arguments.format)
    except UserError as error:
        tell(error)
        return 2
    options = ExportOptions(
        tags=tuple(arguments.tag),
        articles=tuple(arguments.article),
        statuses=tuple(arguments.status),
        with_other=arguments.with_other,
        offsets=arguments.offsets,
        form=arguments.form,
        cut=arguments.cut,
    )
    with open_library(arguments.library, read_only=True) as store:
        report = export_library(store, arguments.out, arguments.format, options, meter())
    if arguments.json:
        print_json(
            {
                "path": str(report.path),
                "format": arguments.format,
                "articles": report.articles,
                "spans": report.spans,
                "relations": report.relations,
                "left_out": report.left_out,
                "remarks": list(report.remarks),
            }
        )
        return 0
    print(
        tr(
            "{path}: articles {articles}, spans {spans}, relations {relations}.",
            path=report.path,
            articles=f"{report.articles:,}",
            spans=f"{report.spans:,}",
            relations=f"{report.relations:,}",
        )
    )
    for loss, count in report.left_out.items():
        print(tr("Left out: {count} {what}", count=count, what=sentence(loss)))
    for remark in report.remarks:
        print(remark)
    return 0


def list_formats(arguments: Namespace) -> int:
    """Every format with its directions, unit and losses."""
    from formats.registry import FORMATS
    from formats.report import sentence

    if arguments.json:
        print_json(
            [
                {
                    "id": entry.id,
                    "name": entry.name,
                    "extension": entry.extension,
                    "directions": list(entry.directions),
                    "unit": entry.unit,
                    "loses": list(entry.loses),
                }
                for entry in FORMATS
            ]
        )
        return 0
    for entry in FORMATS:
        print(f"{entry.id}\t{entry.name}\t{entry.extension}\t{'/'.join(entry.directions)}")
        print(f"  {entry.description}")
        for loss in entry.loses:
            print("  " + tr("Leaves out: {what}", what=sentence(loss)))
    return 0
