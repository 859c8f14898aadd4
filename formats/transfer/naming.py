"""Refusals that name their file in the title, as people see it."""

from text.errors import UserError
from text.messages import tr


def naming(shown: str, error: UserError) -> UserError:
    """`error` under a title that names the file `shown`, as readers of data sets give it."""
    title = tr("{name} was not imported", name=shown)
    if error.title == title:
        return error
    detail = ": ".join(part for part in (error.title, error.detail) if part)
    return UserError(title, detail, error.hint)


def within(shown: str, error: UserError) -> UserError:
    """`error`, whose title names a file in the archive `shown`, with the archive before it."""
    before, after = tr("{name} was not imported", name="\0").split("\0")
    name = error.title.removeprefix(before).removesuffix(after)
    title = tr("{name} was not imported", name=f"{shown}/{name}")
    return UserError(title, error.detail, error.hint)
