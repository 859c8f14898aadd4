"""Lines that stand on a page more than once: speakers and running heads."""

from tests.text.news import BRIDGE, HARBOUR, ORCHARD, SCHOOL, body, drafts, page, parts
from text.pages.roles import read_page
from text.passages import read_passages

HEAD = ("# 张三：码头不停工", "采访/王大力")


def roles(*blocks: str) -> tuple[str, ...]:
    return read_page(read_passages(page(*blocks))).roles


def test_speakers_on_lines_of_their_own_sign_nothing():
    (draft,) = drafts(
        *HEAD,
        "本刊记者",
        "第二春是怎么来的？",
        "张三",
        HARBOUR,
        "本刊记者",
        "难在哪里？",
        "张三",
        SCHOOL,
    )
    assert draft.authors == ("王大力",)
    assert body(draft) == ["第二春是怎么来的？", HARBOUR, "难在哪里？", SCHOOL]


def test_a_speaker_may_have_a_colon():
    (draft,) = drafts(
        *HEAD,
        "**《新城》：**",
        "难在哪里？",
        "**张三：**",
        HARBOUR,
        "**《新城》：**",
        "还有呢？",
        "**张三：**",
        SCHOOL,
    )
    assert [text for kind, text in parts(draft) if kind == "other"] == ["《新城》：", "张三："] * 2


def test_what_a_speaker_says_is_no_title_though_it_is_short():
    said = ("记者：您好。", "张三：我们一天也没有停过", "李四", HARBOUR)
    assert roles(*HEAD, "张三：很好，谢谢。", *said)[4] == "text"


def test_names_under_titles_are_of_one_who_wrote_twice():
    assert roles("码头不停工", "王大力", HARBOUR, "放学以后", "王大力", SCHOOL)[4] == "names"


def test_a_line_that_comes_again_is_of_the_page():
    assert roles(HARBOUR, "望潮 | 海上", BRIDGE, "望潮 | 海上", ORCHARD)[1] == "again"


def test_the_lines_of_a_block_that_names_who_makes_the_paper_are_of_the_page():
    found = roles("总 监 张三\n李小四 王五\n电 话 0571-82660908", HARBOUR)
    assert found == ("furniture", "furniture", "furniture", "text")
