"""What is wrong with one record of a file, and how the user is told."""

from collections.abc import Iterable

from formats.base import shortened
from text.errors import UserError
from text.messages import tr


class RecordError(Exception):
    """What is wrong with one record: `path` of the field, the reason and the cure."""

    def __init__(self, path: str, reason: str, hint: str = "") -> None:
        super().__init__(path, reason, hint)
        self.path = path
        self.reason = reason
        self.hint = hint


def refused(name: str, line: int, fault: RecordError) -> UserError:
    """What the user is told when `fault` in `line` (from 1) of file `name` stops its import."""
    values = {"line": line, "path": fault.path, "reason": fault.reason}
    detail = (
        tr("Line {line}, {path}: {reason}.", **values)
        if fault.path
        else tr("Line {line}: {reason}.", **values)
    )
    return UserError(
        tr("{name} was not imported", name=name),
        detail,
        fault.hint or tr("Correct this place in the file; nothing of it was taken over."),
    )


def unique(uid: str, seen: set[str], path: str) -> None:
    """Refuse an empty uid and one that is in `seen`; remember it there."""
    filled(uid, path)
    if uid in seen:
        raise RecordError(path, tr("“{uid}” stands in this file twice", uid=shortened(uid)))
    seen.add(uid)


def filled(value: str, path: str) -> None:
    """Refuse what is empty."""
    if not value:
        raise RecordError(path, tr("it must not be empty"))
    storable(value, path)


def storable(value: str, path: str) -> None:
    """Refuse U+0000, at which SQLite would end the string."""
    if "\0" in value:
        raise RecordError(path, tr("it holds the character U+0000, which no text may hold"))


def one_of(value: str, allowed: Iterable[str], path: str) -> None:
    """Refuse what is not in `allowed`."""
    if value not in allowed:
        raise RecordError(
            path,
            tr(
                "“{value}” is none of {allowed}",
                value=shortened(value),
                allowed=", ".join(allowed),
            ),
        )
