"""Edits too big for the window's thread, in a process of their own."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from db.log import State
from db.runs import Edited
from formats.transfer import messages
from formats.transfer.child import Child
from text.errors import Cancelled, UserError
from text.messages import language, tr

_Progress = Callable[[int, int], None]
_IsCancelled = Callable[[], bool]


def remove_apart(
    library: Path, article_ids: Sequence[int], progress: _Progress, cancelled: _IsCancelled
) -> Edited:
    """As `db.runs.remove_many`; blocks. Raises Cancelled where asked."""
    path = os.fsencode(library.absolute())
    request = messages.RemovalRequest(path, tuple(article_ids), language())
    return _edit(request, progress, cancelled)


def walk_apart(library: Path, state: State, progress: _Progress, cancelled: _IsCancelled) -> Edited:
    """As `db.runs.walk`; blocks. Raises Cancelled where asked."""
    path = os.fsencode(library.absolute())
    return _edit(messages.WalkRequest(path, state, language()), progress, cancelled)


def _edit(request: messages.Request, progress: _Progress, cancelled: _IsCancelled) -> Edited:
    reason = ""
    with Child(request) as child:
        for answer in child.answers(cancelled, lambda: False):
            match answer:
                case messages.Progress(done, total):
                    progress(done, total)
                case messages.Done(edited):
                    return edited
                case messages.Failed(error):
                    raise UserError(*error)
                case messages.Broken(reason):
                    pass
        if cancelled():
            raise Cancelled
        raise UserError(
            tr("The edit was broken off ({reason})", reason=reason or child.end()),
            tr("What was done until then is kept, and undo takes it back."),
        )
