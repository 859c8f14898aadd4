"""From files and folders to the library, file by file; a bad one never stops the rest."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from db.bulk import Addition
from db.errors import not_writable
from db.store import Store
from formats.readers import refuse_size
from formats.transfer.data_set import add_data_set
from formats.transfer.intake import is_wanted, reader_of
from formats.transfer.options import ImportOptions
from formats.transfer.proposals import naming, proposed, store_proposal
from formats.transfer.report import ImportedFile, ImportReport, Listener, Tally
from formats.walk import Found, printable, unreadable, walk
from text.errors import Cancelled, UserError
from text.messages import tr


def import_paths(
    store: Store,
    paths: Iterable[Path],
    options: ImportOptions | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Add the files at `paths` and in folders below; `progress` counts bytes.

    What is refused is in the report, each naming its file. Raises Cancelled where asked, with
    whole articles kept, and UserError where nothing can be imported at all.
    """
    tally = Tally()
    import_files(store, paths, options or ImportOptions(), tally, progress, cancelled)
    return tally.report()


def import_files(
    store: Store,
    paths: Iterable[Path],
    options: ImportOptions,
    listener: Listener,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    after: bytes = b"",
) -> None:
    """As `import_paths`, telling `listener` of each file; those up to the place `after` are
    taken for dealt with.
    """
    if store.read_only:
        raise not_writable(store.path)
    options.check()
    refused: list[UserError] = []
    found = walk(paths, refused)
    if not after:
        listener.refused(refused)
    total = sum(file.size for file in found)
    first = _first_after(found, after)
    before = sum(file.size for file in found[:first])

    def step(done: int) -> None:
        progress(before + done, total)
        if cancelled():
            raise Cancelled

    for file in found[first:]:
        step(0)
        listener.begins(os.fsencode(file.path))
        try:
            if is_wanted(store, file, options.how):
                listener.came(_import_file(store, file, options, step))
            else:
                listener.passed_over()
        except OSError as error:
            listener.refused([unreadable(file.path, error)])
        except UserError as error:
            listener.refused([naming(printable(file.path), error)])
        except MemoryError:
            listener.refused([naming(printable(file.path), _too_big())])
        before += file.size
    progress(total, total)


def _first_after(found: tuple[Found, ...], after: bytes) -> int:
    places = [os.fsencode(file.path) for file in found] if after else []
    return places.index(after) + 1 if after in places else 0


def _import_file(
    store: Store, file: Found, options: ImportOptions, step: Callable[[int], None]
) -> ImportedFile:
    if not file.size:
        raise UserError(tr("It is empty"))
    read = reader_of(file, options.how)
    shown = printable(file.path)
    if read is not None:
        added = add_data_set(store, file, read, options.duplicates, step)
        return ImportedFile(
            name=file.name,
            path=shown,
            articles=added.articles,
            known=added.known,
            near=added.near,
            spans=added.spans,
            spans_known=added.spans_skipped,
        )
    refuse_size(file.size)
    raw = file.path.read_bytes()
    proposal = proposed(file.name, raw, options)
    addition = Addition(store, options.duplicates)
    return store_proposal(addition, proposal, raw, shown, lambda _: step(0))


def _too_big() -> UserError:
    return UserError(
        tr("It needs more memory than an import may take"),
        hint=tr("Cut it into several files."),
    )
