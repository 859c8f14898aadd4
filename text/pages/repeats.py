"""Paragraphs that stand twice on a page because OCR read them twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from text.pages.joins import Kinded, is_unfinished

BLANKS = re.compile(r"\s+")
GRAM = 6
STEP = 5
LEAST_LENGTH = 10
# So much of the shorter copy must stand in the longer one.
LEAST_SHARED = 0.75
# A fragment is at most so much of what it was torn from; else both are whole copies.
FRAGMENT = 0.9
# Of a long text, so many of the groups that are looked for must stand in the other.
LEAST_HITS = 2
LONG = 60
# Words that stand in more paragraphs than this tell nothing.
MOST_PLACES = 6


def find_repeats(entries: Sequence[Kinded]) -> dict[int, int]:
    """The numbers of body paragraphs that repeat another of `entries`, each with the other's.

    Of two whole copies the second is the repeat, or the one that breaks off; of a paragraph and a
    fragment of it the fragment. What stands three times was meant.
    """
    texts = [
        BLANKS.sub("", entry.passage.text) if entry.kind == "body" else "" for entry in entries
    ]
    partners: dict[int, set[int]] = defaultdict(set)
    for one, other in _alike(texts):
        partners[one].add(other)
        partners[other].add(one)
    found: dict[int, int] = {}
    for number, others in sorted(partners.items()):
        if len(others) > 1 or number in found:
            continue
        (other,) = others
        if other > number and len(partners[other]) == 1:
            repeat = _repeat_of(texts, number, other)
            found[repeat] = other if repeat == number else number
    return found


def _repeat_of(texts: list[str], first: int, second: int) -> int:
    one, other = texts[first], texts[second]
    if len(one) < FRAGMENT * len(other):
        return first
    if len(other) < FRAGMENT * len(one):
        return second
    return first if is_unfinished(one) and not is_unfinished(other) else second


def _alike(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Pairs of texts of which the shorter stands in the longer for the most part."""
    places = _places(texts)
    for number, text in enumerate(texts):
        if len(text) < LEAST_LENGTH:
            continue
        near: Counter[int] = Counter()
        for start in _probes(len(text)):
            hits = places.get(text[start : start + STEP], ())
            if len(hits) <= MOST_PLACES:
                near.update(hits)
        least = LEAST_HITS if len(text) >= LONG else 1
        for other in (other for other, count in near.items() if count >= least):
            is_longer = (len(text), other) <= (len(texts[other]), number)
            if other != number and is_longer and _shared(text, texts[other]) >= LEAST_SHARED:
                yield number, other


def _places(texts: list[str]) -> dict[str, list[int]]:
    """Where the letters stand: every fifth group of five of every text."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for start in range(0, len(text) - STEP + 1, STEP):
            places[text[start : start + STEP]].append(number)
    return places


def _probes(length: int) -> Iterator[int]:
    """Where to look into a text for groups that another holds at any place."""
    for middle in {0, length // 2 - STEP, length - 2 * STEP}:
        yield from range(max(0, middle), min(max(0, middle) + STEP, length - STEP + 1))


def _shared(short: str, long: str) -> float:
    """How much of `short` stands in `long`, by groups of letters."""
    if short in long:
        return 1.0
    grams = [short[at : at + GRAM] for at in range(len(short) - GRAM + 1)]
    # To look for each in a long text takes the product of both lengths.
    held = {long[at : at + GRAM] for at in range(len(long) - GRAM + 1)}
    return sum(gram in held for gram in grams) / len(grams)
