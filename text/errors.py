"""What a user may be told went wrong. Any other exception is a bug."""

from text.messages import tr


class UserError(Exception):
    """An expected refusal: `title` says what, `detail` where and why, `hint` the cure.

    All three are already in the user's language (see `text.messages`).
    """

    def __init__(self, title: str, detail: str = "", hint: str = "") -> None:
        super().__init__(title, detail, hint)
        self.title = title
        self.detail = detail
        self.hint = hint

    def __str__(self) -> str:
        head = tr("{title}: {detail}", title=self.title, detail=self.detail)
        return f"{head if self.detail else self.title} {self.hint}".rstrip()


class Cancelled(Exception):
    """Long work stopped because the user asked for it; nothing half-done was kept."""
