"""What finds articles: the full-text index and the sketches, always written together."""

from dataclasses import dataclass
from functools import lru_cache

from db import near, search
from db.connection import Connection
from text.search import fold


@dataclass(frozen=True, slots=True)
class Keys:
    """What the indexes hold of one article."""

    body: str
    sketch: tuple[int, ...]


@lru_cache(maxsize=2)  # what a correction makes of a long text is what the next one starts from
def keys_of(title: str, kind: str, text: str) -> Keys:
    key = fold(text)
    return Keys(search.body_of_key(title, key), near.sketch_of_key(kind, key))


def add(connection: Connection, article_id: int, keys: Keys) -> None:
    search.add(connection, article_id, keys.body)
    near.add(connection, article_id, keys.sketch)


def remove(connection: Connection, article_id: int, keys: Keys) -> None:
    """Take an article out; `keys` must be what it went in with, or the indexes go wrong."""
    search.remove(connection, article_id, keys.body)
    near.remove(connection, article_id, keys.sketch)


def replace(connection: Connection, article_id: int, old: Keys, new: Keys) -> None:
    """`old` is as for `remove`."""
    search.replace(connection, article_id, old.body, new.body)
    near.remove(connection, article_id, old.sketch)
    near.add(connection, article_id, new.sketch)
