"""From the library to a file, article by article."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.records import STATUSES, ArticleQuery
from db.store import Store
from formats.atomic import part_of, replacing
from formats.base import (
    OFFSET_UNITS,
    RECORD_FORMS,
    SEQUENCE_CUTS,
    Document,
    ExportOptions,
)
from formats.registry import Format, format_by_id
from formats.report import Loss
from formats.transfer.documents import Names, document, scheme
from formats.transfer.own_files import is_own
from text.errors import Cancelled, UserError
from text.messages import tr

_SQLITE: Final = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What is in the file at `path`, what is not and why, and remarks for the user."""

    path: Path
    articles: int
    spans: int
    relations: int
    left_out: Mapping[Loss, int]
    remarks: tuple[str, ...]


def export_library(
    store: Store,
    out: Path,
    format_id: str,
    options: ExportOptions | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ExportReport:
    """Write what `options` choose to `out`; what lies there is replaced at the end, all at once.

    The same library and options give the same bytes. Raises UserError where an option, the place
    or the format is not possible or a span no longer fits its text, Cancelled where asked; then
    no file is left behind.
    """
    options = options or ExportOptions()
    chosen = format_by_id(format_id)
    if chosen.write is None:
        raise UserError(tr("{name} can only be imported", name=chosen.name))
    _check_options(store, options)
    check_place(store.path, out)
    with store.snapshot():
        ids, others = _selected(store, options, chosen)
        names = Names(store, options.tags)

        def documents() -> Iterator[Document]:
            for done, article_id in enumerate(ids):
                if cancelled():
                    raise Cancelled
                progress(done, len(ids))
                yield document(store, article_id, names)
            progress(len(ids), len(ids))

        marked = () if Loss.PROVENANCE in chosen.loses else ids
        with replacing(out) as stream:
            report = chosen.write(stream, scheme(store, names, marked), documents(), options)
            if cancelled():
                raise Cancelled
        report.leave_out(Loss.OTHER_ARTICLES, others)
        report.leave_out(Loss.RELATIONS, names.relations_cut)
        return ExportReport(
            path=out,
            articles=report.articles,
            spans=report.spans,
            relations=report.relations,
            left_out=dict(report.left_out),
            remarks=tuple(report.remarks),
        )


def _selected(store: Store, options: ExportOptions, chosen: Format) -> tuple[Sequence[int], int]:
    """Ids in the order they came in, and how many of kind `other` were passed over."""
    if options.articles:
        wanted = {store.article_by_uid(uid).id for uid in options.articles}
        return [id for id in _with_status(store, options, with_other=True) if id in wanted], 0
    with_other = chosen.is_lossless if options.with_other is None else options.with_other
    everything = _with_status(store, options, with_other=True)
    if with_other:
        return everything, 0
    ids = _with_status(store, options, with_other=False)
    return ids, len(everything) - len(ids)


def _with_status(store: Store, options: ExportOptions, *, with_other: bool) -> list[int]:
    return sorted(
        id
        for status in options.statuses or ("",)
        for id in store.article_ids(ArticleQuery(status=status, with_other=with_other))
    )


def _check_options(store: Store, options: ExportOptions) -> None:
    for value, allowed in (
        *((tag, [one.name for one in store.tags()]) for tag in options.tags),
        *((status, STATUSES) for status in options.statuses),
        (options.offsets, OFFSET_UNITS),
        (options.form, RECORD_FORMS),
        (options.cut, SEQUENCE_CUTS),
    ):
        if value not in allowed:
            raise UserError(
                tr("“{value}” cannot be chosen here", value=value),
                hint=tr("Known are: {names}.", names=", ".join(allowed)),
            )


def check_place(library: Path, out: Path) -> None:
    """A library, this one or any other, is never written over, by the part file neither."""
    target = out.resolve()
    for place in (target, part_of(target)):
        if is_own(library, place) or _is_sqlite(place):
            raise UserError(
                tr("A library lies at this place"),
                tr("{path} was left as it is.", path=out if place == target else place),
                tr("Choose another name for the export."),
            )


def _is_sqlite(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE
