"""A stretch with the words around it."""

import pytest

from text.snippets import snippet


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("湾城经信局推出行动", "经信局", ("…城", "经信局", "推…")),
        ("经信局", "经信局", ("", "经信局", "")),
        ("前段\n经信局\n后段", "经信局", ("", "经信局", "")),
        ("在余\n杭区办", "余\n杭", ("在", "余 杭", "区…")),
        ("𠮷𠮷e\u0301x𠮷", "e\u0301", ("…𠮷", "e\u0301", "x…")),
    ],
)
def test_words_around_a_stretch_stay_in_its_paragraph(
    text: str, words: str, expected: tuple[str, str, str]
) -> None:
    start = text.index(words)
    assert snippet(text, start, start + len(words), room=1) == expected
