"""`tag`, `mend`, `undo` and `redo`: single edits, as the window makes them."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from cli.arguments import Commands, add_library_command
from cli.output import print_json
from text.errors import UserError
from text.messages import tr

if TYPE_CHECKING:
    from db.records import Change, Tag


def add_to(commands: Commands) -> None:
    parser = add_library_command(
        commands, "tag", tag_span, tr("Tag one stretch of an article; prints the span as JSON.")
    )
    parser.add_argument("uid", metavar="UID", help=tr("the article's uid"))
    parser.add_argument("start", type=int, metavar="START", help=tr("first code point, from 0"))
    parser.add_argument("end", type=int, metavar="END", help=tr("code point after the last"))
    parser.add_argument("tag", metavar="TAG", help=tr("the tag's name or label"))
    parser = add_library_command(
        commands,
        "mend",
        mend_characters,
        tr("Correct characters of an article; prints what became of it as JSON."),
    )
    parser.add_argument("uid", metavar="UID", help=tr("the article's uid"))
    parser.add_argument("start", type=int, metavar="START", help=tr("first code point, from 0"))
    parser.add_argument("end", type=int, metavar="END", help=tr("code point after the last"))
    parser.add_argument("text", metavar="TEXT", help=tr("the right characters; may be empty"))
    add_library_command(commands, "undo", undo_change, tr("Take back the last change."))
    add_library_command(commands, "redo", redo_change, tr("Bring back the change undone last."))


def tag_span(arguments: Namespace) -> int:
    """Add one span and print it once it is on the disk."""
    from db import edits
    from db.file import open_library
    from formats.transfer import span_json

    with open_library(arguments.library) as store:
        tag = _tag_named(store.tags(), arguments.tag)
        article = store.article_by_uid(arguments.uid)
        change = store.apply(
            edits.add_span(article, tag, store.annotator(), arguments.start, arguments.end)
        )
        span_id = change.after[0].id
        span = next(span for span in store.spans(article.id) if span.id == span_id)
        print(span_json(store, span))
    return 0


def mend_characters(arguments: Namespace) -> int:
    """Correct one stretch, and print how long the article is and what became of its spans."""
    from db.file import open_library
    from db.mending import mend_article, tally

    with open_library(arguments.library) as store:
        article = store.article_by_uid(arguments.uid)
        change = mend_article(store, article, arguments.start, arguments.end, arguments.text)
        count = tally(store.apply(change))
        waiting = [
            {"uid": span.uid, "start": span.start, "end": span.end, "quote": span.quote}
            | {"was": span.was}
            for span in store.spans(article.id)
            if span.was
        ]
        characters = len(store.article(article.id).text)
    print_json(
        {
            "uid": article.uid,
            "characters": characters,
            "moved": count.moved,
            "flagged": count.flagged,
            "to_look_at": waiting,
        }
    )
    return 0


def undo_change(arguments: Namespace) -> int:
    """Take back the last change and name it; 1 where there is none."""
    from db.file import open_library

    with open_library(arguments.library) as store:
        return _tell(store.undo(), "undone", tr("There is nothing to undo."), arguments)


def redo_change(arguments: Namespace) -> int:
    """Bring back the change undone last and name it; 1 where there is none."""
    from db.file import open_library

    with open_library(arguments.library) as store:
        return _tell(store.redo(), "redone", tr("There is nothing to redo."), arguments)


def _tell(change: "Change | None", key: str, nothing: str, arguments: Namespace) -> int:
    if arguments.json:
        print_json({key: change.label if change else None})
    elif change:
        print(change.label)
    if change is None:
        print(nothing, file=sys.stderr)
    return 0 if change else 1


def _tag_named(tags: "tuple[Tag, ...]", name: str) -> "Tag":
    """By name, else by a label that no other tag has."""
    found = [tag for tag in tags if tag.name == name]
    found = found or [tag for tag in tags if name and name in (tag.label_zh, tag.label_en)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError(
            tr("Several tags are called “{name}”", name=name),
            hint=tr("Give one of the names: {names}.", names=", ".join(tag.name for tag in found)),
        )
    raise UserError(
        tr("There is no tag “{name}”", name=name),
        hint=tr("Known are: {names}.", names=", ".join(tag.name for tag in tags)),
    )
