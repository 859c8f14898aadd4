import random

import pytest

from text.encoding import Decoded, decode, guesses
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
    assert decode(raw) == Decoded(text, codec)
    assert raw.decode(codec) == text
    assert guesses(raw)[0].codec == codec


def test_a_byte_order_mark_is_no_character_even_where_utf_8_was_named():
    assert decode(b"\xef\xbb\xbfabc", "utf8") == Decoded("abc", "utf-8-sig")


def test_the_named_encoding_is_taken_even_where_another_fits_better():
    assert decode("你好".encode(), "latin-1").codec == "iso8859-1"


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


def test_a_broken_byte_is_named_by_line_and_character_too():
    lines = "第一行\r\n第二行\r𠮷a".encode() + b"\xff" + "尾".encode()
    with pytest.raises(UserError) as caught:
        decode(lines)
    assert caught.value.detail == (
        "Byte 26 is 0xFF, which doesn't fit there (line 3, character 3)."
    )


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


@pytest.mark.parametrize(
    "name",
    [
        "klingon",
        "zip",
        "hex",
        "\0",
        "rot13",
        "idna",
        "punycode",
        "undefined",
        "charmap",
        "unicode_escape",
        "raw_unicode_escape",
    ],
)
def test_an_unknown_encoding_is_a_user_error(name):
    with pytest.raises(UserError):
        decode(b"abc", name)


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xff\xfe\x00\x01",
        b"\0ab" * 51,
        random.Random(3).randbytes(4000),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"\x01\x02\x03\x04 no text",
    ],
)
def test_what_is_not_text_is_refused(raw):
    for replace in (False, True):
        with pytest.raises(UserError) as caught:
            decode(raw, replace=replace)
        assert caught.value.title == "This is not a text file"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", ["\0", "\x01\x1b"])
def test_control_characters_are_named_by_their_place_and_let_through_where_asked(codec, sign):
    text = f"甲\n{NEWS[:9]}{sign}{NEWS[9:20]}{sign}。{sign}"
    raw = text.encode(codec)
    with pytest.raises(UserError) as caught:
        decode(raw)
    offset = len(text[:11].encode(codec))
    assert "control characters" in caught.value.title
    assert caught.value.detail == (
        f"There are 3; the first is byte {offset}, 0x{ord(sign[0]):02X} (line 2, character 10)."
    )
    assert "--replace" in caught.value.hint
    assert decode(raw, replace=True) == Decoded(text, codec)
    assert decode(raw, codec, replace=True).text == text
    assert guesses(raw)[0].codec == codec


def test_a_nul_in_ascii_is_named_too():
    with pytest.raises(UserError, match="first is byte 14"):
        decode(b"text with one \0 in it")
    assert decode(b"text with one \0 in it", replace=True).text == "text with one \0 in it"


def test_damaged_text_is_told_in_the_encoding_that_fits_best():
    raw = (NEWS * 4).encode("gb18030")
    raw = raw[:59] + b"\xff" + raw[59:200] + b"\xff" + raw[200:]
    with pytest.raises(UserError) as caught:
        decode(raw)
    assert "gb18030" in caught.value.title
    assert "Byte 59 is 0xFF" in caught.value.detail
    found = decode(raw, replace=True)
    assert (found.codec, found.replaced, found.first_replaced) == ("gb18030", 2, 59)
    assert found.text.replace("\ufffd", "") == NEWS * 4
    assert (guesses(raw)[0].codec, guesses(raw)[0].broken) == ("gb18030", 59)


@pytest.mark.parametrize("tail", [1, 4, 20])
def test_utf_8_with_a_tail_in_another_encoding_is_taken_where_replacing_was_asked(tail):
    head = NEWS * 10
    raw = head.encode() + (NEWS * tail)[: len(head) * 2 // 3].encode("gb18030")
    for encoding in ("", "utf-8"):
        found = decode(raw, encoding, replace=True)
        assert found.codec == "utf-8"
        assert found.text.startswith(head)
        assert found.first_replaced == len(head.encode())


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "big5"])
def test_broken_bytes_are_replaced_where_asked_and_counted(codec):
    start, end = TRADITIONAL[:9].encode(codec), TRADITIONAL[9:].encode(codec)
    broken = b"\x00\xd8" if codec == "utf-16-le" else b"\xff"
    found = decode(start + broken + end, codec, replace=True)
    assert found.text == TRADITIONAL[:9] + "\ufffd" + TRADITIONAL[9:]
    assert (found.codec, found.replaced, found.first_replaced) == (codec, len(broken), len(start))


def test_what_fits_is_not_changed_where_replacing_was_asked():
    assert decode(NEWS.encode(), replace=True) == Decoded(NEWS, "utf-8")
    assert decode("a\ufffdb".encode(), replace=True).replaced == 0


def test_damaged_utf_8_is_replaced_as_utf_8():
    raw = (NEWS * 2).encode()
    found = decode(raw[:42] + b"\xff\xfe" + raw[42:] + b"\xe4", replace=True)
    assert (found.codec, found.replaced, found.first_replaced) == ("utf-8", 3, 42)
    assert found.text.count("\ufffd") >= 2


def test_bytes_that_hardly_fit_are_replaced_only_in_an_encoding_that_was_named():
    raw = b"\xff" * 300
    found = decode(raw, "utf-8", replace=True)
    assert set(found.text) == {"\ufffd"}
    assert found.replaced == len(raw)
    with pytest.raises(UserError) as caught:
        decode(raw, replace=True)
    assert "More than half" in caught.value.title
    assert "--encoding" in caught.value.hint


def test_guesses_show_every_reading_of_bytes_that_fit_two_encodings():
    raw = "联通".encode("gbk")
    shown = {guess.codec: guess.preview for guess in guesses(raw)}
    assert shown["gb18030"] == "联通"
    assert shown["big5"] == raw.decode("big5")
    assert guesses(raw)[0].codec == "gb18030"


def test_guesses_name_the_first_broken_byte_of_each():
    raw = NEWS.encode()[:60] + b"\xff" + NEWS.encode()[60:]
    first = guesses(raw)[0]
    assert (first.codec, first.broken) == ("utf-8", 60)
    assert first.preview.startswith(NEWS[:20])
    assert 0 < first.score < 1


def test_guesses_are_scored_and_sorted():
    scores = [guess.score for guess in guesses(NEWS.encode("gb18030"))]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_preview_is_short_and_ends_with_a_whole_character():
    for codec in ("utf-8", "gb18030", "utf-16", "utf-32"):
        first = guesses((NEWS * 100).encode(codec))[0]
        assert first.preview == (NEWS * 100)[:400]
        assert first.broken is None


@pytest.mark.parametrize("raw", [b"", b"\0", b"\xff", bytes(range(256)) * 9])
def test_guesses_never_fail(raw):
    assert guesses(raw)


@pytest.mark.parametrize(
    "text", ["新闻", "中国", "我们的", "A股", "5G网络", "COVID-19疫情", "、。"]
)
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_short_and_mixed_texts_are_found(text, codec):
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("text", ["新聞", "臺灣", "我們的", "5G網路", "Taiwan 臺北市政府"])
def test_short_traditional_texts_are_found_in_big5(text):
    assert decode(text.encode("big5")).text == text


def test_a_long_text_is_judged_by_what_is_not_ascii_in_it():
    ascii_only = "plain ASCII to begin with. "
    raw = (ascii_only * 800 + TRADITIONAL * 9 + ascii_only * 19_200).encode("big5")
    assert raw.decode("gb18030")
    assert decode(raw).codec == "big5"
