import pytest

from text.encoding import decode
from text.errors import UserError
from text.messages import use_language

NEWS = "杭州万全金属软管有限公司总助宋方超表示，今年一季度新增订单10亿元，同比增长84.8%。"
TRADITIONAL = "這個國家的經濟發展問題，記者從區政府瞭解到，今年有20多家企業接受了輔導。"


@pytest.fixture(autouse=True)
def english():
    use_language("en")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (NEWS, "utf-8"),
        (NEWS + "𠮷🙂", "utf-8"),
        ("", "utf-8"),
        ("plain ASCII", "utf-8"),
        (NEWS, "utf-8-sig"),
        (NEWS, "gb18030"),
        (NEWS + "𠮷", "gb18030"),
        ("分类信息", "gb18030"),
        ("世界", "gb18030"),
        ("Hello 世界", "gb18030"),
        ("衛生組織", "big5"),
        (TRADITIONAL, "big5"),
        (NEWS, "utf-16"),
        (NEWS, "utf-16-le"),
        (NEWS, "utf-16-be"),
        ("only ASCII in two bytes", "utf-16-le"),
        ("only ASCII in two bytes", "utf-16-be"),
        (NEWS, "utf-32"),
    ],
)
def test_the_encoding_is_found_and_gives_the_text_back(text, codec):
    raw = text.encode(codec)
    found, name = decode(raw)
    assert (found, name) == (text, codec)
    assert raw.decode(name) == text


def test_a_byte_order_mark_is_no_character_even_where_utf_8_was_named():
    assert decode(b"\xef\xbb\xbfabc", "utf8") == ("abc", "utf-8-sig")


def test_the_named_encoding_is_taken_even_where_another_fits_better():
    assert decode("你好".encode(), "latin-1")[1] == "iso8859-1"


def test_a_named_encoding_that_does_not_fit_names_the_byte_and_the_cure():
    with pytest.raises(UserError) as caught:
        decode("中文".encode("gb18030"), "utf-8")
    assert "utf-8" in caught.value.title
    assert "Byte 0 is 0xD6" in caught.value.detail
    assert "--encoding" in caught.value.hint


def test_a_file_cut_within_a_character_names_the_byte():
    with pytest.raises(UserError) as caught:
        decode(("a" * 10).encode() + b"\xe4\xb8", "utf-8")
    assert "Byte 10 is 0xE4" in caught.value.detail


@pytest.mark.parametrize("at", range(0, 60, 7))
def test_damaged_utf_8_is_refused_and_never_read_as_something_else(at):
    raw = NEWS.encode()
    with pytest.raises(UserError) as caught:
        decode(raw[:at] + b"\xff" + raw[at + 1 :])
    assert "utf-8" in caught.value.title


@pytest.mark.parametrize("text", ["重大项目,是", "5亿平方米，", "党建共建13355工作法的指"])
def test_utf_8_cut_within_a_character_is_refused_where_gb18030_would_take_it(text):
    assert text.encode()[:-1].decode("gb18030")
    with pytest.raises(UserError):
        decode(text.encode()[:-1])


def test_bytes_of_no_known_encoding_are_refused_with_their_place():
    with pytest.raises(UserError) as caught:
        decode("café à la crème, déjà vu".encode("latin-1"))
    assert "Byte 3 is 0xE9" in caught.value.detail


@pytest.mark.parametrize("name", ["klingon", "zip", "\0"])
def test_an_unknown_encoding_is_a_user_error(name):
    with pytest.raises(UserError):
        decode(b"abc", name)


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xff\xfe\x00\x01",
        b"text with one \0 in it",
        NEWS.encode() + b"\0",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"\x01\x02\x03\x04 no text",
    ],
)
def test_what_is_not_text_is_refused(raw):
    with pytest.raises(UserError) as caught:
        decode(raw)
    assert caught.value.title == "This is not a text file"
