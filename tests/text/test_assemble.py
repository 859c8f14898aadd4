from text.article import Paragraph, Run
from text.assemble import Part, Piece, assemble


def test_runs_are_exact_maximal_and_leave_out_glue():
    source = "创新型中小企\n\n业——专精特新"
    draft = assemble(source, [Part("title", (Piece(0, 3), Piece(3, 6), Piece(8, 15)))])
    assert draft.text == "创新型中小企业——专精特新"
    assert draft.origin == (Run(0, 6, 0), Run(6, 13, 8))

    draft = assemble("new\nwords", [Part("body", (Piece(0, 3), Piece(4, 9, " ")))])
    assert draft.text == "new words"
    assert draft.origin == (Run(0, 3, 0), Run(4, 9, 4))


def test_paragraphs_are_joined_by_a_line_feed_that_no_run_covers():
    draft = assemble("甲\n乙", [Part("title", (Piece(0, 1),)), Part("body", (Piece(2, 3),))])
    assert draft.text == "甲\n乙"
    assert draft.paragraphs == (Paragraph(0, 1, "title"), Paragraph(2, 3, "body"))
    assert draft.origin == (Run(0, 1, 0), Run(2, 3, 2))


def test_what_a_text_may_not_hold_is_replaced_and_lies_in_no_run():
    source = "a\r\nb\rc\0d\ud800e𠮷"
    draft = assemble(source, [Part("body", (Piece(0, len(source)),))])
    assert draft.text == "a\nb\nc\ufffdd\ufffde𠮷"
    assert draft.origin == (
        Run(0, 1, 0),
        Run(2, 3, 3),
        Run(4, 5, 5),
        Run(6, 7, 7),
        Run(8, 10, 9),
    )


def test_everything_else_stays():
    source = "a\u00a0\u3000\u2028\u200b\u200d\ufeff\x0b\x0cb"
    draft = assemble(source, [Part("body", (Piece(0, len(source)),))])
    assert draft.text == source
    assert draft.origin == (Run(0, len(source), 0),)
