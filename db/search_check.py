"""What the search index really holds, to be compared with what it should."""

from db.connection import Connection


def fingerprint(body: str) -> int:
    """A number that stands for the tokens of `body`, in this process only."""
    return sum(map(hash, set(body.split())))


def indexed(connection: Connection) -> dict[int, int]:
    """The fingerprint of every article as the index holds it; articles without tokens have none."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_search_terms"
        " USING fts5vocab(main, article_search, instance)"
    )
    found: dict[int, int] = {}
    for token, article_id in connection.each("SELECT term, doc FROM temp.article_search_terms"):
        found[article_id] = found.get(article_id, 0) + hash(token)
    return found
