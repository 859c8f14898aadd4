"""Where words begin and end. What to do with a word under the pointer is elsewhere.

`python -m text.words CACHE_FOLDER` answers in a process of its own, because loading the
dictionary stalls every thread of the one it happens in: a line `{"id": 1, "text": "…"}` in, a
line `{"id": 1, "bounds": [0, 2, …]}` out, and `{"id": 0, "ready": true}` once it is loaded.
"""

import json
import logging
import re
import sys
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import IO, Any, Protocol

NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)*[%％‰]?")
ZERO_WIDTH_JOINER = "\u200d"
CACHE_NAME = "jieba.cache"


class Segmenter(Protocol):
    """What knows the words of a text."""

    def bounds(self, text: str) -> tuple[int, ...]:
        """Ascending code points where words begin and end: 0 first, `len(text)` last."""
        ...


class JiebaSegmenter:
    """Words by jieba's dictionary, which it loads (half a second) when it is made.

    What jieba computes on the way is cached in `cache_folder` and nowhere else.
    """

    def __init__(self, cache_folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba's own escapes, and pkg_resources
            import jieba
        jieba.setLogLevel(logging.CRITICAL)
        cache_folder.mkdir(parents=True, exist_ok=True)
        self._tokenizer: Any = jieba.Tokenizer()
        self._tokenizer.tmp_dir = str(cache_folder)
        self._tokenizer.cache_file = CACHE_NAME
        self._tokenizer.initialize()

    def bounds(self, text: str) -> tuple[int, ...]:
        """Word bounds, none within a number such as `84.8%` or what is seen as one character."""
        lengths = (len(word) for word in self._tokenizer.cut(text))
        return tuple(_without_cuts(text, accumulate(lengths, initial=0)))


def _without_cuts(text: str, bounds: Iterable[int]) -> Iterator[int]:
    """`bounds` but for those within a number or within one character as it is seen."""
    inside = {at for match in NUMBER.finditer(text) for at in range(match.start() + 1, match.end())}
    inside.update(_within_flags(text))
    for at in bounds:
        if at in (0, len(text)) or not (at in inside or _continues(text, at)):
            yield at


def _continues(text: str, at: int) -> bool:
    """Whether `text[at]` is drawn as part of the character before it."""
    char, before = text[at], text[at - 1]
    return (
        ZERO_WIDTH_JOINER in (char, before)
        or unicodedata.category(char) in ("Mn", "Mc", "Me")
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
        or (before, char) == ("\r", "\n")
    )


def _within_flags(text: str) -> Iterator[int]:
    """Positions between the two letters of each flag."""
    for match in re.finditer("[\U0001f1e6-\U0001f1ff]{2}", text):
        yield match.start() + 1


def serve(segmenter: Segmenter, requests: Iterable[bytes], answers: IO[bytes]) -> None:
    """Answer each line of `requests` at once; lines that are no request are passed over."""
    _answer(answers, {"id": 0, "ready": True})
    for line in requests:
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            continue
        match request:
            case {"id": int(number), "text": str(text)}:
                _answer(answers, {"id": number, "bounds": segmenter.bounds(text)})


def main(arguments: list[str]) -> int:
    """Serve standard input until it ends; `arguments` names the cache folder."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m text.words CACHE_FOLDER\n")
        return 2
    try:
        serve(JiebaSegmenter(Path(arguments[0])), sys.stdin.buffer, sys.stdout.buffer)
    except (BrokenPipeError, KeyboardInterrupt):
        return 1
    return 0


def _answer(answers: IO[bytes], answer: dict[str, object]) -> None:
    answers.write(json.dumps(answer).encode("ascii") + b"\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
