"""Simplified and traditional characters, one for one: for reading, never for what is stored."""

from enum import StrEnum
from functools import cache
from typing import Protocol


class Variant(StrEnum):
    """The characters in which a text is shown."""

    AS_WRITTEN = "as_written"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter(variant: Variant) -> _Converter:
    import opencc  # loading its tables takes 40 ms, and most never ask for them

    converter: _Converter = opencc.OpenCC("t2s" if variant is Variant.SIMPLIFIED else "s2t")
    return converter


def in_variant(text: str, variant: Variant) -> str:
    """`text` in other characters, of as many code points: each stands where it stood.

    Words decide where a character has several counterparts (后面 → 後面, 皇后 → 皇后).
    """
    if variant is Variant.AS_WRITTEN or not text:
        return text
    converter = _converter(variant)
    converted = converter.convert(text)
    if len(converted) == len(text):
        return converted
    singly = ((char, converter.convert(char)) for char in text)
    return "".join(other if len(other) == 1 else char for char, other in singly)
