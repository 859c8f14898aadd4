"""A worker whose reader breaks down in the way that a file's first line says."""

import os
import time

from db.drafts import AddedArticle
from formats.readers import Reading, read_file
from formats.transfer import proposals, worker
from formats.transfer.report import ImportedFile

how: dict[str, bytes] = {}


def breaking(name: str, raw: bytes, encoding: str = "", *, replace: bool = False) -> Reading:
    how[name] = raw.split(b"\n")[0]
    match how[name]:
        case b"abort":
            os.abort()
        case b"hang":
            time.sleep(600)
        case b"slow":
            time.sleep(0.3)
        case b"bug":
            raise IndexError(raw)
        case b"swell":
            bytes(6 << 30)  # asked for, never touched
        case b"print":
            os.write(1, b"noise\n")
            os.write(2, b"noise\n")
    return read_file(name, raw, encoding, replace=replace)


class BreakingAnswers(worker.Answers):
    """Breaks down when it is to tell that such a file's articles are in the library."""

    def brought(self, name: str, path: str, articles: tuple[AddedArticle, ...]) -> None:
        if how.get(name) == b"stores slowly":
            time.sleep(0.5)
        super().brought(name, path, articles)
        if how.get(name) == b"breaks storing":
            os.abort()

    def came(self, file: ImportedFile) -> None:
        if how.get(file.name) == b"afterwards" and file.articles:
            os.abort()
        super().came(file)


if __name__ == "__main__":
    proposals.read_file = breaking
    worker.Answers = BreakingAnswers
    worker.main()
