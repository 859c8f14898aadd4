"""Word documents: everything a reader would see, once, and nothing taken for what it isn't."""

import pytest

from formats.readers import drafts, read_file
from tests.formats.readers.makers import paragraph, raw_word, word, zipped
from text.errors import UserError
from text.losses import coverage

HARD = "𠮷野家👨‍👩‍👧é的消息说，今年增长12.3%。"


def lines(raw: bytes) -> list[str]:
    text = read_file("a.docx", raw).text
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def test_paragraphs_come_in_order_with_every_character():
    raw = word(lambda d: [d.add_paragraph(text) for text in ("第一段。", HARD, "", "  首行缩进")])
    reading = read_file("a.docx", raw)
    assert reading.text == f"第一段。\n\n{HARD}\n\n  首行缩进\n"
    assert (reading.encoding, reading.chapters, reading.remarks) == ("", (), ())
    assert reading.media_type.endswith("wordprocessingml.document")


def test_headings_are_marked_by_their_level():
    def fill(document):
        document.add_heading("大标题", 1)
        document.add_heading("小\t标题", 2)
        document.add_paragraph("正文。")

    assert lines(word(fill)) == ["# 大标题", "## 小 标题", "正文。"]


def test_a_title_stands_above_the_headings():
    def fill(document):
        document.add_heading("全文的题目", 0)
        document.add_paragraph("开头的一段，写得足够长，可以算作一段文章的内容。")
        document.add_heading("一、小节", 1)
        document.add_paragraph("正文，写得足够长，可以算作一段文章的内容。")
        document.add_heading("二、小节", 1)
        document.add_paragraph("正文，写得足够长，可以算作一段文章的内容。")

    raw = word(fill)
    assert lines(raw)[0::2][:2] == ["# 全文的题目", "## 一、小节"]
    (draft,) = drafts(read_file("a.docx", raw), "auto", "a.docx")
    assert draft.title == "全文的题目"


def test_an_outline_level_of_the_paragraph_makes_a_heading_and_unmakes_one():
    styles = '<w:style w:styleId="a"><w:name w:val="heading 2"/></w:style>'
    level = '<w:outlineLvl w:val="{}"/>'
    style = '<w:pStyle w:val="a"/>'
    raw = raw_word(
        paragraph("甲", level.format(0))
        + paragraph("乙", style)
        + paragraph("丙", style + level.format(9))
        + paragraph("丁", level.format("x")),
        styles=styles,
    )
    assert lines(raw) == ["# 甲", "## 乙", "丙", "丁"]


def test_styles_are_followed_to_what_they_are_based_on_even_in_a_circle():
    styles = (
        '<w:style w:styleId="a"><w:name w:val="mine"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="Heading 3"/></w:style>'
        '<w:style w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="d"/></w:style>'
        '<w:style w:styleId="d"><w:name w:val="d"/><w:basedOn w:val="c"/></w:style>'
    )
    body = "".join(paragraph(name, f'<w:pStyle w:val="{name}"/>') for name in "abcd")
    assert lines(raw_word(body, styles=styles)) == ["### a", "### b", "c", "d"]


@pytest.mark.parametrize("text", ["# 号码", "   ## 二", "#　三", "###### x"])
def test_text_that_looks_like_a_heading_stays_text(text):
    raw = word(lambda d: d.add_paragraph(text))
    (draft,) = drafts(read_file("a.docx", raw), "article", "a.docx")
    assert draft.text == text.strip()
    assert {paragraph.kind for paragraph in draft.paragraphs} != {"heading"}


def test_a_line_break_begins_a_line_and_a_page_break_does_not():
    def fill(document):
        run = document.add_paragraph().add_run("上一行\\")
        run.add_break()
        run.add_text("# 下一行")
        run.add_break(docx_page_break())
        run.add_text("同一行")

    (draft,) = drafts(read_file("a.docx", word(fill)), "article", "")
    assert draft.text == "上一行\\\n# 下一行同一行"


def docx_page_break():
    from docx.enum.text import WD_BREAK

    return WD_BREAK.PAGE


def test_a_break_in_a_heading_is_a_blank():
    def fill(document):
        document.add_heading("题目的上半\n题目的下半", 1)

    assert lines(word(fill)) == ["# 题目的上半 题目的下半"]


def test_a_table_row_is_a_line_and_merged_cells_come_once():
    def fill(document):
        table = document.add_table(3, 3)
        for row in range(3):
            for column in range(3):
                table.cell(row, column).text = f"{row}{column}，"
        table.cell(0, 0).merge(table.cell(0, 1)).text = "横"
        table.cell(1, 2).merge(table.cell(2, 2)).text = "竖"

    assert lines(word(fill)) == ["横\t02，", "10，\t11，\t竖", "20，\t21，"]


def test_rows_are_never_joined_as_a_wrapped_paragraph():
    def fill(document):
        table = document.add_table(5, 2)
        for row in table.rows:
            for cell in row.cells:
                cell.text = "一格里有十分长的文字，没有句号"

    (draft,) = drafts(read_file("a.docx", word(fill)), "article", "")
    assert len(draft.paragraphs) == 5


def test_a_cell_of_several_paragraphs_is_one_line_and_a_column_is_paragraphs():
    def fill(document):
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "甲\n乙"
        table.cell(0, 1).text = "丙"
        for n in range(5):
            table.cell(1, 0).add_paragraph(f"左栏{n}。")
        table.cell(1, 1).text = "右栏。"

    found = lines(word(fill))
    assert found == ["甲 乙\t丙", *(f"左栏{n}。" for n in range(5)), "右栏。"]


def test_a_cell_alone_in_its_row_is_paragraphs():
    def fill(document):
        document.add_table(1, 1).cell(0, 0).text = "第一段\n第二段"

    assert lines(word(fill)) == ["第一段", "第二段"]


def test_a_table_of_one_column_and_tables_inside_tables_are_read():
    def fill(document):
        table = document.add_table(1, 1)
        cell = table.cell(0, 0)
        cell.text = "外"
        inner = cell.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "内一", "内二"

    assert lines(word(fill)) == ["外", "内一\t内二"]


def test_tracked_changes_are_read_as_accepted():
    run = "<w:r><w:t>{}</w:t></w:r>"
    raw = raw_word(
        f"<w:p>{run.format('甲')}<w:ins>{run.format('加')}</w:ins>"
        f"<w:del><w:r><w:delText>删</w:delText></w:r></w:del>{run.format('乙')}</w:p>"
        + paragraph("前半", "<w:rPr><w:del/></w:rPr>")
        + paragraph("后半")
        + f"<w:p><w:moveFrom>{run.format('移')}</w:moveFrom></w:p>"
        + f"<w:p><w:moveTo>{run.format('移')}</w:moveTo></w:p>"
    )
    assert lines(raw) == ["甲加乙", "前半后半", "移"]
    assert read_file("a.docx", raw).remarks == ("4 tracked changes were read as accepted.",)


def test_links_fields_ruby_and_controls_show_what_a_page_shows():
    raw = raw_word(
        "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r>"
        "<w:ruby><w:rt><w:r><w:t>jí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>吉</w:t></w:r>"
        "</w:rubyBase></w:ruby><w:r><w:tab/><w:noBreakHyphen/><w:sym w:char='F0FC'/>"
        "<w:sym w:char='4E00'/><w:sym w:char='x'/></w:r></w:p>"
        f"<w:sdt><w:sdtPr><w:t>不</w:t></w:sdtPr><w:sdtContent>{paragraph('控件')}</w:sdtContent>"
        "</w:sdt>"
    )
    assert lines(raw) == ["链接3吉\t-□一", "控件"]


def test_a_text_box_comes_once_and_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('框中')}</w:txbxContent>"
    raw = raw_word(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>"
        f"<wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>" + paragraph("下一段")
    )
    assert lines(raw) == ["前后", "框中", "下一段"]


def test_notes_follow_the_text():
    raw = raw_word(
        paragraph("正文。"),
        footnotes=f"<w:footnote>{paragraph('脚注。')}</w:footnote>",
        endnotes=f"<w:endnote>{paragraph('尾注。')}</w:endnote>",
    )
    assert lines(raw) == ["正文。", "脚注。", "尾注。"]


def test_what_is_left_out_is_remarked():
    def fill(document):
        document.add_paragraph("正文。")
        document.add_paragraph("项目", style="List Bullet")
        document.sections[0].header.paragraphs[0].text = "页眉"

    assert read_file("a.docx", word(fill)).remarks == (
        "The headers and footers of its pages were left out.",
    )
    raw = raw_word(
        paragraph("正文", "<w:numPr/>"), comments=f"<w:comment>{paragraph('批')}</w:comment>"
    )
    assert read_file("a.docx", raw).remarks == (
        "1 paragraphs have automatic numbers, which are no part of the text.",
        "Its comments were left out.",
    )


def test_nothing_of_a_document_is_lost_by_cutting():
    def fill(document):
        document.add_heading("题目", 1)
        for n in range(50):
            document.add_paragraph(f"# {n} {HARD}")

    reading = read_file("a.docx", word(fill))
    for how in ("auto", "page", "article"):
        kept, characters = coverage(reading.text, drafts(reading, how, "a.docx"))
        assert kept == characters > 0


def test_a_document_without_its_main_part_is_refused():
    raw = zipped({"[Content_Types].xml": "<Types/>", "word/other.xml": "<a/>"})
    with pytest.raises(UserError, match="It is no Word document"):
        read_file("a.docx", raw)


@pytest.mark.parametrize("target", ["/doc/main.xml", "doc/main.xml", "./x/../doc/main.xml"])
def test_the_main_part_may_stand_anywhere_in_the_file(target):
    relations = f'<r><Relationship Type="x/officeDocument" Target="{target}"/></r>'
    body = "<w:body xmlns:w='w'><w:p><w:r><w:t>字</w:t></w:r></w:p></w:body>"
    raw = zipped({"_rels/.rels": relations, "doc/main.xml": body})
    assert lines(raw) == ["字"]


@pytest.mark.parametrize("target", ["../../../etc/passwd", "/etc/passwd", "http://x/y.xml"])
def test_a_main_part_outside_the_file_is_not_looked_for(target):
    relations = (
        f'<Relationships><Relationship Type="x/officeDocument" Target="{target}"/></Relationships>'
    )
    with pytest.raises(UserError, match="It is no Word document"):
        read_file("a.docx", zipped({"_rels/.rels": relations, "word/x": ""}))


ENTITIES = {
    "laughs": "<!DOCTYPE a [" + '<!ENTITY a "ha">' + '<!ENTITY b "&a;&a;&a;">' + "]>",
    "file": '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    "parameter": '<!DOCTYPE a [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>',
}


@pytest.mark.parametrize("declared", ENTITIES.values(), ids=ENTITIES)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(declared, codec):
    xml = f'<?xml version="1.0" encoding="{codec}"?>{declared}<a>&a;</a>'
    with pytest.raises(UserError) as caught:
        read_file("a.docx", zipped({"word/document.xml": xml.encode(codec)}))
    assert caught.value.title == "It declares entities of its own"
    assert "word/document.xml" in caught.value.detail


def test_an_external_document_type_is_not_loaded(tmp_path):
    (tmp_path / "a.dtd").write_text('<!ENTITY a "geheim">')
    declared = f'<!DOCTYPE a SYSTEM "{(tmp_path / "a.dtd").as_uri()}">'
    xml = f"{declared}<a>&a;<p><t>字</t></p><p><t>&a;</t></p></a>"
    assert lines(zipped({"word/document.xml": xml})) == ["字"]


def test_broken_xml_is_refused_with_its_part():
    with pytest.raises(UserError) as caught:
        read_file("a.docx", zipped({"word/document.xml": "<a><b></a>"}))
    assert "word/document.xml" in caught.value.detail


def test_xml_nested_without_end_is_refused():
    xml = "<a>" * 5000 + "</a>" * 5000
    with pytest.raises(UserError):
        read_file("a.docx", zipped({"word/document.xml": xml}))


@pytest.mark.parametrize("part", [0.3, 0.7, 0.99])
def test_a_document_cut_short_is_refused(part):
    raw = word(lambda d: d.add_paragraph(HARD))
    with pytest.raises(UserError, match="The file is damaged"):
        read_file("a.docx", raw[: int(len(raw) * part)])


def test_a_part_that_unpacks_to_far_more_is_refused():
    raw = zipped({"word/document.xml": b"<a>" + b" " * (30 << 20) + b"</a>"})
    with pytest.raises(UserError, match="far more than it should"):
        read_file("a.docx", raw)


def test_an_element_of_many_attributes_stalls_nothing():
    many = " ".join(f'w:a{number}="x"' for number in range(200_000))
    raw = raw_word(f"<w:p {many}><w:r><w:t>正文。</w:t></w:r></w:p>")
    assert read_file("a.docx", raw).text == "正文。\n"
