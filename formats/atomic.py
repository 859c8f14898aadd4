"""A file that is written whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from text.errors import UserError
from text.messages import tr


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A stream into NAME.part beside `target`, which takes the target's place at the end.

    When the block raises, the part is removed and what lay at `target` is untouched. Raises
    UserError where the file cannot be written.
    """
    target = target.resolve()
    part = part_of(target)
    _check_target(target)
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError(
            tr("The file could not be written"),
            tr("{path}: {reason}.", path=target, reason=error.strerror or str(error)),
            tr("Check the place and the free space; what lay there is untouched."),
        ) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def part_of(target: Path) -> Path:
    """Where `target` is written until it is whole."""
    return target.with_name(target.name + ".part")


def _check_target(target: Path) -> None:
    if not target.parent.is_dir():
        raise UserError(
            tr("The folder is missing"),
            tr("There is no folder {folder} to write into.", folder=target.parent),
            tr("Make the folder first, or choose another one."),
        )
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        raise UserError(
            tr("The file could not be written"),
            tr("{path} is a folder or a device, not a file.", path=target),
            tr("Choose the name of a file."),
        )


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folder, and keeps the new name by itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
