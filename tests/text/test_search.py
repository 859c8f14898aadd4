import sqlite3
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text.search import bigrams, fold, matches, query_expression

TEXTS = [
    "杭州余杭经济开发区梯度培育“专精特新”企业，同比增长84.8%。",
    "𠮷野家在𪚥村开业🙂，全家👨\u200d👩\u200d👧都去了",
    'AND OR NOT NEAR("a" b*) ^col:x - + "引号"',
    "ＵＢＱ Materials 公司（Ｂ）café Straße ｶﾀｶﾅ",
    "跨\n行\u3000的 名\u200b字",
    "余",
    "",
]
QUERIES = [
    *(
        "余",
        "杭",
        "余杭",
        "杭余",
        "余杭经",
        "专精特新",
        "84.8%",
        "4",
        "𠮷",
        "𠮷野",
        "🙂",
        "👨\u200d👩\u200d👧",
    ),
    *(
        "👩",
        "and",
        "AND OR",
        '"',
        '"引',
        "*",
        "b*",
        "NEAR(",
        "ubq",
        "ｕｂｑ mat",
        "straße",
        "STRASSE",
        "カタ",
    ),
    *("跨行", "名字", "^", "col:x", "-", "没有", "区梯度培育“专精特新”企业，同比增长84.8%。", "；"),
]
ANY = st.text(alphabet="余杭经𠮷🙂\u200d aA*\"-'(:^ｱ\n。", max_size=12)


@pytest.fixture(scope="module")
def found():
    """Ask a real index: query → numbers of the texts that the expression hits."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE hit USING fts5(key, content='', detail=none, tokenize='ascii')"
    )
    for number, text in enumerate(TEXTS):
        connection.execute("INSERT INTO hit(rowid, key) VALUES (?, ?)", (number, bigrams(text)))

    def ask(query):
        rows = connection.execute(
            "SELECT rowid FROM hit WHERE hit MATCH ?", (query_expression(query),)
        )
        return {number for (number,) in rows}

    yield ask
    connection.close()


@pytest.mark.parametrize("query", QUERIES)
def test_the_index_finds_what_a_scan_finds(found, query):
    expected = {number for number, text in enumerate(TEXTS) if matches(text, query)}
    hits = {number for number in found(query) if matches(TEXTS[number], query)}
    assert hits == expected


@settings(deadline=None)
@given(ANY, ANY)
def test_an_index_hit_is_never_missing(text, query):
    if matches(text + query + text, query):
        tokens = set(bigrams(text + query + text).split(" "))
        expression = query_expression(query)
        if expression.endswith("*"):
            assert any(token.startswith(expression[1:-2]) for token in tokens)
        else:
            assert {term.strip('"') for term in expression.split(" AND ")} <= tokens


@given(st.text())
def test_keys_are_stable_and_hold_no_ascii(text):
    key = fold(text)
    assert fold(key) == key
    assert not any(char.isascii() or char.isspace() for char in key)
    assert matches(text, key) == bool(key)


def test_case_width_white_space_and_invisible_characters_make_no_difference():
    assert fold("Ｕbq ％\u3000\n\u200b\ufeff\u00ad") == fold("UBQ%")
    assert fold("葛\U000e0100城☎\ufe0f") == fold("葛城☎")
    assert fold("ｶﾅ｡") == "カナ。"


@pytest.mark.parametrize(
    "text", ["Zoë", "Zoe\u0308", "ZOË", "zoe", "Ｚｏｅ\u0308", "Zo\u200be\u0308"]
)
@pytest.mark.parametrize("query", ["Zoë", "Zoe\u0308", "zoe", "ZOË", "ｚｏë"])
def test_accents_make_no_difference_however_they_are_written(text, query):
    assert matches(f"设计师{text}说", query)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("１２㎡", "12m2"),
        ("ＡＩ；①", "ai;1"),
        ("㈱", "(株)"),
        ("\uf900", "\u8c48"),
        ("ﬁ", "FI"),
        ("İ", "i"),
    ],
)
def test_a_character_of_form_only_is_its_plain_one(text, plain):
    assert fold(text) == fold(plain)


def test_a_mark_that_makes_another_letter_stays():
    assert fold("が") == fold("か\u3099") == fold("か\u200b\u3099") == "が"
    assert fold("ｶﾞ") == "ガ"
    assert not matches("がっこう", "か")
    assert fold("한") == fold(unicodedata.normalize("NFD", "한")) == "한"


def test_the_form_in_which_a_text_is_stored_makes_no_difference(texts):
    for text in (*TEXTS, *texts.values()):
        for form in ("NFC", "NFD", "NFKC", "NFKD"):
            assert fold(unicodedata.normalize(form, text)) == fold(text)


@pytest.mark.parametrize("query", ["", " \n\u3000", "\u200b", "\ud800"])
def test_a_query_of_nothing_finds_nothing(query):
    assert query_expression(query) == ""
    assert not matches("余杭", query)


def test_bigrams_come_once_and_end_in_the_last_character():
    assert bigrams("余杭 余杭") == "余杭 杭余 杭"
    assert bigrams("") == ""


def test_a_long_query_stays_an_expression_that_sqlite_takes(found):
    assert found("没有这样的句子" + "".join(map(chr, range(0x4E00, 0x5200)))) == set()
