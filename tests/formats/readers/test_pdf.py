"""PDF files: lines become paragraphs again, radicals ideographs, and nothing is lost."""

import unicodedata
from contextlib import suppress

import pytest

from formats.readers import drafts, read_file
from formats.readers.pdf_lines import HYPHEN, PageLine, paragraphs
from formats.readers.radicals import fold
from tests.formats.readers.makers import Line, pdf
from text.errors import UserError
from text.losses import coverage

HARD = "𠮷野家👨‍👩‍👧的消息"
BODY = (
    "杭州万全金属软管有限公司总助宋方超表示，今年一季度新增订单十亿元，"
    "同比增长八成以上，企业都很满意。"
)


def wrapped(text: str, width: int, top: float = 700, x: float = 72, indent: int = 2) -> list[Line]:
    """`text` in lines of `width` Han characters of 12 points, the first indented."""
    lines = [Line(text[: width - indent], x + 12 * indent, top)]
    rest = text[width - indent :]
    for number in range(0, len(rest), width):
        top -= 16
        lines.append(Line(rest[number : number + width], x, top))
    return lines


def shown(*pages: list[Line]) -> list[str]:
    return read_file("a.pdf", pdf(pages)).text.rstrip("\n").split("\n\n")


def test_every_character_comes_back():
    reading = read_file("a.pdf", pdf([[Line(HARD + "，a b。")]]))
    assert reading.text == HARD + "，a b。\n"
    assert (reading.media_type, reading.encoding) == ("application/pdf", "")
    assert reading.remarks == reading.chapters == ()


def test_lines_broken_by_width_are_one_paragraph():
    second = wrapped(BODY, 14, 700 - 16 * 4)
    assert shown(wrapped(BODY, 14) + second) == [BODY, BODY]


def test_a_line_that_ends_early_ends_its_paragraph():
    lines = wrapped(BODY[:30] + "。", 14, indent=0) + wrapped(BODY, 14, 700 - 16 * 3, indent=0)
    assert shown(lines) == [BODY[:30] + "。", BODY]


def test_an_indented_line_begins_a_paragraph_even_after_a_full_one():
    full = BODY[:40]
    assert shown(wrapped(full, 14) + wrapped(BODY, 14, 700 - 16 * 3)) == [full, BODY]


def test_a_headline_as_wide_as_its_column_is_no_part_of_it():
    head = Line("余杭发布十项新举措", 72, 718, 18)
    assert shown([head, *wrapped(BODY, 14, indent=0)]) == [head.text, BODY]


def test_smaller_type_right_below_a_full_line_is_no_part_of_it():
    full = BODY[:42]
    caption = Line("图为厂房。摄影张三", 72, 656, 9)
    assert shown([*wrapped(full, 14, indent=0), caption]) == [full, caption.text]


def test_a_larger_title_and_a_gap_stay_apart():
    title = [Line("余杭发布十项举措", 72, 760, 20), Line("推进专精特新企业", 72, 736, 20)]
    lines = title + wrapped(BODY, 14) + wrapped(BODY, 14, 560, indent=0)
    assert shown(lines) == ["余杭发布十项举措", "推进专精特新企业", BODY, BODY]


@pytest.mark.parametrize("lines", [2, 3])
def test_a_paragraph_of_few_lines_is_one_alone_on_its_page(lines):
    text = (BODY * 2)[: 21 * (lines - 1) + 9]
    title, foot = Line("余杭发布十项举措", 72, 760, 24), Line("1", 300, 60)
    assert shown([title, *wrapped(text, 21, indent=0), foot]) == [title.text, text, "1"]


def test_few_wide_lines_without_marks_within_or_with_an_end_stay_apart():
    titles = [Line("余杭区今年要发布十项新的举措来推进", 72, 700), Line("专精特新企业", 72, 684)]
    assert shown(titles) == [line.text for line in titles]
    ended = [Line("他说，今年一季度新增订单十亿元人民币。", 72, 700), Line("同比", 72, 684)]
    assert shown(ended) == [line.text for line in ended]


def test_short_lines_of_equal_length_are_not_joined():
    names = [Line("张三丰", 72, 700), Line("李四光", 72, 684), Line("王五一", 72, 668)]
    assert shown(names) == ["张三丰", "李四光", "王五一"]


def test_columns_are_read_one_after_the_other_and_joined_each_by_its_own_margin():
    left = wrapped(BODY, 14)
    right = wrapped(BODY, 14, x=320)
    assert shown(left + right) == [BODY, BODY]


def test_latin_words_are_joined_with_blanks_and_broken_words_without_hyphen():
    words = (
        "Quandian reads the text layer of a page and puts the lines of a para-",
        "graph together again, wherever the width of the page broke them, so a",
        "word that was cut is whole, and all of the well-known names stay cor-",
        "rect.",
    )
    lines = [Line(text, 72, 700 - 16 * number) for number, text in enumerate(words)]
    (found,) = shown(lines)
    assert found == "".join(words[:1])[:-1] + " ".join(words[1:3])[:-1] + words[3]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("exam", "ple", "example"),
        ("COVID", "19", "COVID-19"),
        ("A", "股", "A-股"),
        ("x", "Y", "x-Y"),
    ],
)
def test_only_small_letters_lose_their_hyphen(first, second, joined):
    filler = [PageLine("字" * 20, 0, 200, y, y + 10) for y in (500, 488, 476)]
    broken = PageLine("字" * 19 + first + HYPHEN, 0, 200, 464, 474)
    below = PageLine(second, 0, 10, 452, 462)
    (*_, found) = paragraphs([[*filler, broken, below]])
    assert found.endswith("字" + joined)


def test_a_hyphen_at_the_end_of_a_paragraph_stays():
    assert list(paragraphs([[PageLine("甲" + HYPHEN, 0, 20, 0, 10)]])) == ["甲-"]


def test_heads_and_page_numbers_are_lines_of_their_own():
    pages, bodies = [], []
    for number in range(4):
        head = [Line("余杭时报　第 8 版", 72, 716)]
        foot = [Line(str(number), 72, 652)]
        bodies.append((BODY[number:] + BODY[:number])[:42])
        pages.append(head + wrapped(bodies[-1], 14, indent=0) + foot)
    found = shown(*pages)
    assert found.count("余杭时报　第 8 版") == 4
    assert [text for text in found if len(text) > 20] == bodies
    assert [text for text in found if text.isdigit()] == ["0", "1", "2", "3"]


def test_a_line_that_looks_like_a_heading_stays_text():
    (draft,) = drafts(read_file("a.pdf", pdf([[Line("# 1 号")]])), "article", "a.pdf")
    assert draft.text == "# 1 号"


def test_pages_without_text_are_remarked():
    reading = read_file("a.pdf", pdf([[Line("文字")], [], []]))
    assert reading.remarks == ("2 of 3 pages hold no text.",)


def test_radicals_are_read_as_ideographs():
    reading = read_file("a.pdf", pdf([[Line("⼩学校⻓⻓，⼀①Ａ")]]))
    assert reading.text == "小学校长长，一①Ａ\n"
    assert reading.remarks == ("4 radicals were read as the ideographs they look like.",)


def test_every_kangxi_radical_folds_to_one_ideograph():
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))
    folded, count = fold(radicals)
    assert folded.replace("户", "戶") == unicodedata.normalize("NFKC", radicals)
    assert (count, len(folded)) == (len(radicals), len(radicals))


def test_simplified_text_has_simplified_ideographs_for_radicals_and_traditional_its_own():
    assert fold("三⼗⼾⼈家，⻔⼾⽹站，这里来了客⼈")[0] == "三十户人家，门户网站，这里来了客人"
    assert fold("⼾⼝")[0] == "户口"
    assert fold("三⼗⼾⼈家，⾨⼾網站，這裡來了客⼈")[0] == "三十戶人家，門戶網站，這裡來了客人"
    assert fold("⻓⻋⻅⻉⻔⻘⻚⻛⻜⻝⻢⻥⻦⻩⻬⻰⻮⻳⻧⻨⻪⻙⺠⺟⻤⻣")[0] == (
        "长车见贝门青页风飞食马鱼鸟黄齐龙齿龟卤麦黾韦民母鬼骨"
    )


def test_the_supplement_folds_one_to_one_and_nothing_else_does():
    supplement = "".join(map(chr, range(0x2E80, 0x2EF4)))
    folded, count = fold(supplement)
    assert len(folded) == len(supplement)
    kept = [char for char, after in zip(supplement, folded, strict=True) if char == after]
    assert kept == list("⺀\u2e9a⺫⺴⺼")
    assert count == len(supplement) - len(kept)
    for char in set(folded) - set(kept):
        assert unicodedata.category(char) == "Lo"
    others = "①Ａ㎡ﬁ𠮷\u3000，…"
    assert fold(others) == (others, 0)


def test_pages_without_any_text_layer_are_refused():
    with pytest.raises(UserError) as caught:
        read_file("a.pdf", pdf([[], []]))
    assert caught.value.title == "It holds pictures of pages only"
    assert "2 pages" in caught.value.detail
    assert "OCR" in caught.value.hint


def test_fonts_that_name_no_characters_are_refused_and_a_few_remarked():
    with pytest.raises(UserError, match="don't say which characters"):
        read_file("a.pdf", pdf([[Line("\ue000\ue001\ue002字")]]))
    reading = read_file("a.pdf", pdf([[Line("\ue000的消息说，")]]))
    assert reading.remarks == ("1 characters are unknown, as their fonts don't name them.",)


def test_a_locked_file_is_refused():
    with pytest.raises(UserError) as caught:
        read_file("a.pdf", pdf([[Line("文字")]], encrypted=True))
    assert caught.value.title == "It is locked with a password"


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 50])
def test_a_damaged_file_is_refused(raw):
    with pytest.raises(UserError, match="The file is damaged"):
        read_file("a.pdf", raw)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_refused_or_read_but_never_a_bug(part):
    raw = pdf([wrapped(BODY, 14)] * 3)
    with suppress(UserError):
        assert BODY[:10] in read_file("a.pdf", raw[: int(len(raw) * part)]).text


def test_a_page_that_draws_itself_without_end_is_no_trap():
    raw = pdf([[Line("文字")]]).replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]")
    with pytest.raises(UserError):
        read_file("a.pdf", raw)


def test_nothing_of_a_file_is_lost_by_cutting():
    reading = read_file("a.pdf", pdf([wrapped(BODY, 14) + wrapped(BODY, 14, 500)] * 5))
    for how in ("auto", "page", "article"):
        kept, characters = coverage(reading.text, drafts(reading, how, "a.pdf"))
        assert kept == characters > 0


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a", "a.md"])
def test_a_pdf_under_another_name_is_read_as_what_it_is(name):
    assert read_file(name, pdf([[Line("文字")]])).media_type == "application/pdf"


def test_what_is_called_pdf_and_is_none_is_refused():
    with pytest.raises(UserError, match=r"It is no \.pdf file"):
        read_file("a.pdf", "只是文字".encode())


def test_a_page_of_too_many_characters_is_refused_before_they_are_read(monkeypatch):
    monkeypatch.setattr("formats.readers.pdf.MOST_CHARACTERS", 9)
    monkeypatch.setattr("formats.readers.pdf._lines", None)
    with pytest.raises(UserError, match="more than 9 characters"):
        read_file("a.pdf", pdf([[Line("一二三四五六七八九十")]]))
