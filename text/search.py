"""Search keys: what is the same to a reader who searches. The index itself is elsewhere."""

import unicodedata
from itertools import chain
from operator import add

# SQLite's `ascii` tokenizer splits at ASCII and folds its case; everything beyond is a token.
FULL_WIDTH = 0xFEE0
ACCENTS = range(0x0300, 0x0370)
VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
DROPPED = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")
MOST_TERMS = 64


class _Folding(dict[int, str]):
    """Code point → what stands for it in a key; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        plain = _plain(_plain(chr(code)).casefold())
        folded = unicodedata.normalize("NFC", "".join(map(_wide, plain)))
        self[code] = folded
        return folded


def _plain(text: str) -> str:
    """`text` in its simplest characters, without accents and without what nobody sees."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", text) if not _is_dropped(char, ord(char))
    )


def _is_dropped(char: str, code: int) -> bool:
    return (
        code in ACCENTS
        or unicodedata.category(char) in DROPPED
        or any(code in selectors for selectors in VARIATION_SELECTORS)
    )


def _wide(char: str) -> str:
    return chr(ord(char) + FULL_WIDTH) if "!" <= char <= "~" else char


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` as a key: one case, one width, no accents, plain forms only (`㎡` is `m2`); no white
    space, controls or zero-width characters.

    Other marks stay: `が` is not `か`, however it is written. No character of a key is ASCII, and
    keys of equal strings are equal. Positions don't carry over.
    """
    # Last, because what was dropped may have stood between a letter and its mark.
    return unicodedata.normalize("NFC", text.translate(_FOLDING))


def bigrams(text: str) -> str:
    """What to index for `text`: each two neighbours of its key once, and the last one alone.

    So every character begins a token, and a prefix query finds it.
    """
    return bigrams_of_keys(fold(text))


def bigrams_of_keys(*keys: str) -> str:
    """`bigrams` of texts whose `fold`s are `keys`: no word runs from one into the next."""
    pairs = ((*map(add, key, key[1:]), key[-1]) for key in keys if key)
    return " ".join(dict.fromkeys(chain.from_iterable(pairs)))


def query_expression(query: str) -> str:
    """The FTS5 expression that `bigrams` of every text with `query` in it match; '' for none.

    A hit may still be false (`matches` tells); a very long query is asked for by its beginning.
    """
    key = fold(query)
    if len(key) < 2:
        return f'"{key}"*' if key else ""
    terms = dict.fromkeys(key[at : at + 2] for at in range(len(key) - 1))
    return " AND ".join(f'"{term}"' for term in list(terms)[:MOST_TERMS])


def matches(text: str, query: str) -> bool:
    """Whether `query` stands in `text` as far as a reader is concerned; an empty one never does."""
    key = fold(query)
    return bool(key) and key in fold(text)
