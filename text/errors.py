"""What a user may be told went wrong. Any other exception is a bug."""


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
        return " ".join(part for part in (self.title, self.detail, self.hint) if part)


class Cancelled(Exception):
    """Long work stopped because the user asked for it; nothing half-done was kept."""
