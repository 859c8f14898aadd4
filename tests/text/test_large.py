"""Splitting takes work and memory in proportion to a text's length."""

import random
import sys
import tracemalloc
from itertools import count

import pytest

from tests.text.news import HARBOUR
from text.pages.joins import Kinded
from text.pages.repeats import find_repeats
from text.passages import Passage
from text.split import split_page

LINES = {
    "contents": "某某标题{n} …… {n}\n",
    "contents of one page": "某某标题{n} …… 1\n",
    "continuations": "（上接第1版）\n",
    "datelines": "本报讯（记者 张三）昨日。\n",
    "paragraphs": "第{n}段。\n",
    "bylines": "记者 张三\n",
    "bylines apart": "By Jane Doe\n\n",
    "articles": "码头不停工\n\n张三\n\n" + HARBOUR + "\n\n",
    "poems": "题{n}\n\n张 三\n\n一行\n两行\n\n",
    "underlined": "题{n}\n===\n\n",
    "staff": "主 编 张三\n",
    "headings": "# 码头不停工{n}\n\n",
    "captions": "图为码头{n}。记者 张三 摄\n",
    "notices": "遗失声明\n\n张三遗失第{n}号驾驶证，声明作废。\n\n",
    "broken": "大树成荫，也要小草丰茂，形成第{n}\n\n",
    "the same": HARBOUR + "\n\n",
}
FEW = 1500
# Four times as much in proportion, sixteen times as much if it were by the square.
MOST_GROWTH = 6


def calls(source: str) -> int:
    """How many functions are called to split `source`."""
    counter = count()
    before = sys.getprofile()
    sys.setprofile(lambda *_event: next(counter) and None)
    try:
        split_page(source)
    finally:
        sys.setprofile(before)
    return next(counter)


def memory(source: str) -> int:
    """The most bytes that are held while `source` is split."""
    tracemalloc.start()
    try:
        split_page(source)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def lines(kind: str, number: int) -> str:
    return "".join(LINES[kind].format(n=n) for n in range(number))


# Beyond 999 the contents' numbers are of no page, so that the first lines differ from the rest.
@pytest.mark.parametrize("kind", [kind for kind in LINES if kind != "contents"])
def test_four_times_the_lines_take_four_times_the_calls(kind):
    assert calls(lines(kind, 4 * FEW // 3)) < MOST_GROWTH * calls(lines(kind, FEW // 3))


@pytest.mark.parametrize("kind", ["contents", "broken"])
def test_four_times_the_lines_take_four_times_the_memory(kind):
    split_page(lines(kind, 10))
    assert memory(lines(kind, 4 * FEW)) < MOST_GROWTH * memory(lines(kind, FEW))


def test_any_number_of_marks_may_end_a_paragraph():
    (draft,) = split_page(HARBOUR + "（下转第三版）" * 2000)
    kinds = [paragraph.kind for paragraph in draft.paragraphs]
    assert kinds.count("other") == 2000


@pytest.mark.timeout(20)
def test_two_long_paragraphs_are_compared_in_proportion():
    letters = random.Random(1).choices([chr(0x4E00 + n) for n in range(3000)], k=400_000)
    one = "".join(letters)
    letters[::1000] = "某" * len(letters[::1000])
    other = "".join(letters)
    entries = [Kinded("body", Passage(text + "。", ())) for text in (one, other)]
    assert find_repeats(entries) == {1: 0}
