"""What an article is called in lists: a column of its own, so that lists can be sorted by it."""

LENGTH = 40
_BLANK = "\n \u3000"


def heading(title: str, text: str) -> str:
    """The title; without one the first line of the text, cut at 40 characters.

    The CHECK of the column `article.heading` says the same in SQL.
    """
    return title or text.lstrip(_BLANK).split("\n", 1)[0][:LENGTH]
