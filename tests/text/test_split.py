import json
import runpy
import time
from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text.article import PARAGRAPH_KINDS
from text.losses import uncovered
from text.split import split_page

PROSE = "从今年2月正式获批至今，余杭经开区不断优化助企服务的顶层设计，持续发力。"
LATER = "临近中午，码头上的吊机还没有停，司机们轮流去吃饭，货一箱一箱地往车上装。"
LINES = st.sampled_from(
    [
        "",
        " ",
        "\u3000\u3000",
        "# 标题",
        "## 小标题 下一句",
        "### 遗失声明",
        "张三 李四",
        "本报讯(记者 沈峰)如何",
        "(上接第一版)",
        PROSE,
        PROSE[:-8],
        "大树成荫，也要小草丰茂，形成",
        "**甲**乙**丙",
        "- 一项\\",
        "𠮷野家👨‍👩‍👧e\u0301\u2028\u200b",
        "a line of words that",
        "汉字\0与\ud800半个",
        "（图片由某部提供）",
        "\ufeff",
        "码头整日不停工",
        "3月2日，孩子们在操场上放风筝，家长都来帮忙。",
        "记者 陈小小 摄",
        "遗失声明",
        "02 / 码头整日不停工等 2 则",
        "- 06 / 老师答疑",
        "# 访谈",
        LATER + "（王大力）",
        LATER + "（下转第三版）",
        LATER[3:-4],
        "◇ 陈小小",
        "2024年5月6日 星期一",
    ]
)
PAGES = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))).map(
    lambda lines: "".join(line + end for line, end in lines)
) | st.text(alphabet="# *\\\n\r\t中。，a1-\u3000\u2028\u200b\0𠮷", max_size=80)


def shape(source: str, how="auto"):
    """Each draft's kind, and its paragraphs as (kind, text)."""
    return [
        (
            draft.kind,
            [(part.kind, draft.text[part.start : part.end]) for part in draft.paragraphs],
        )
        for draft in split_page(source, how)
    ]


def texts(source: str, how="auto"):
    return [[text for _, text in paragraphs] for _, paragraphs in shape(source, how)]


def assert_nothing_is_lost(source: str, how="auto"):
    drafts = split_page(source, how)
    assert uncovered(source, drafts) == ()
    taken = sorted(
        (run.source_start, run.source_start + run.end - run.start)
        for draft in drafts
        for run in draft.origin
    )
    assert all(before[1] <= after[0] for before, after in pairwise(taken))
    for draft in drafts:
        for run in draft.origin:
            end = run.source_start + run.end - run.start
            assert draft.text[run.start : run.end] == source[run.source_start : end]
        assert all(before.end <= after.start for before, after in pairwise(draft.origin))
        at = -1
        for part in draft.paragraphs:
            assert part.kind in PARAGRAPH_KINDS
            assert part.start == at + 1
            assert part.start < part.end
            assert at < 0 or draft.text[at] == "\n"
            at = part.end
        assert at == len(draft.text)
    return drafts


@settings(deadline=None)
@given(PAGES, st.sampled_from(["page", "article"]))
def test_every_character_of_any_page_reaches_exactly_one_place(source, how):
    drafts = assert_nothing_is_lost(source, how)
    assert bool(drafts) == bool(source.strip())
    assert not drafts or any(draft.kind != "other" for draft in drafts)


def test_every_character_of_the_shared_articles_reaches_exactly_one_place(shared):
    for path in sorted((shared / "articles").glob("*.txt")):
        source = path.read_bytes().decode()
        for how in ("auto", "article"):
            assert assert_nothing_is_lost(source, how)


def test_the_shared_page_with_answers_is_split_as_they_say(shared):
    scorer = runpy.run_path(str(shared / "gold" / "score_articles.py"))
    for path in sorted((shared / "gold" / "articles").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = (shared / "articles" / gold["seed"]).read_bytes().decode()
        predicted = [
            {
                "title": draft.title,
                "authors": draft.authors,
                "paragraphs": [
                    draft.text[part.start : part.end]
                    for part in draft.paragraphs
                    if part.kind == "body"
                ],
            }
            for draft in split_page(source)
            if draft.kind != "other"
        ]
        found = scorer["score"](*scorer["gold_view"](gold, source), predicted)
        assert found["found"] == found["titles"] == found["pred_articles"] == found["gold_articles"]
        assert found["authors_tp"] == found["authors_pred"] == found["authors_gold"]
        assert found["para_tp"] == found["para_pred"] == found["para_gold"]
        assert (found["joins_made"], found["wrong_joins"]) == (found["joins"], 0)
        assert found["junk_kept"] == 0


def test_a_heading_opens_an_article_and_a_deeper_one_is_a_heading_in_it():
    source = f"# 甲题\n\n{PROSE}\n\n## 小题\n\n{LATER}\n\n# 乙题\n\n{PROSE}\n"
    assert shape(source) == [
        ("article", [("title", "甲题"), ("body", PROSE), ("heading", "小题"), ("body", LATER)]),
        ("article", [("title", "乙题"), ("body", PROSE)]),
    ]


def test_text_before_the_first_heading_is_a_draft_of_its_own():
    drafts = split_page(f"{PROSE}\n\n### 甲题\n{PROSE}\n## 乙题\n{PROSE}")
    assert [draft.title for draft in drafts] == ["", "甲题", "乙题"]


def test_a_deeper_heading_with_a_byline_under_it_opens_an_article():
    source = f"# 甲题\n\n{PROSE}\n\n## 乙题\n\n记者 / 张三\n\n{PROSE}"
    assert [draft.title for draft in split_page(source)] == ["甲题", "乙题"]


def test_a_deeper_heading_between_title_and_byline_is_a_subtitle():
    source = f"# 向最美致敬\n\n## 新区举办大会\n\n记者 / 张三\n\n{PROSE}"
    assert shape(source)[0][1][:3] == [
        ("title", "向最美致敬"),
        ("subtitle", "新区举办大会"),
        ("byline", "记者 / 张三"),
    ]


def test_the_head_of_an_article():
    source = dedent(f"""\
        # 西湖区:农文旅融合发展 走出新路径

        ——来自转塘街道的报道

        劳云舒 钱小溪

        本报讯

        {PROSE}

        汽车党建联盟

        （图片由某某部提供）

        {PROSE}

        （李四）
        """)
    (draft,) = split_page(source)
    assert [part.kind for part in draft.paragraphs] == [
        *("title", "subtitle", "byline", "dateline", "body", "other", "caption", "body", "byline")
    ]
    assert draft.title == "西湖区:农文旅融合发展 走出新路径 ——来自转塘街道的报道"
    assert draft.byline == "劳云舒 钱小溪 李四"
    assert draft.authors == ("劳云舒", "钱小溪", "李四")


def test_a_page_without_headings_takes_a_short_first_line_for_its_title():
    (draft,) = split_page(f"一行标题\n\n{PROSE}", name="文件.txt")
    assert draft.title == "一行标题"
    assert draft.paragraphs[0].kind == "title"


def test_an_untitled_file_is_called_after_its_name():
    (draft,) = split_page(PROSE, name="余杭 2024.txt")
    assert (draft.title, draft.text) == ("余杭 2024", PROSE)


def test_a_page_without_headings_is_cut_at_titles_over_lead_ins():
    source = dedent(f"""\
        甲题 送工送汽

        深入践行 用心服务

        本报讯(记者 沈峰){PROSE}

        灯笼挂起来



        乙题 高质量发展

        (上接第一版)

        {PROSE}

        (紧接第一版){PROSE}
        """)
    drafts = split_page(source)
    assert [(draft.kind, draft.title, draft.byline) for draft in drafts] == [
        ("article", "甲题 送工送汽 深入践行 用心服务", "沈峰"),
        ("continuation", "乙题 高质量发展", ""),
        ("continuation", "", ""),
    ]
    assert texts(source)[0][-1] == "灯笼挂起来"


def test_notices_are_no_articles_even_under_a_deeper_heading():
    source = f"# 甲题\n\n{PROSE}\n\n## 分类 信息\n\n电话:123\n\n### 遗失声明\n\n{PROSE}\n"
    assert [(draft.kind, draft.title) for draft in split_page(source)] == [
        ("article", "甲题"),
        ("other", "分类 信息"),
        ("other", "遗失声明"),
    ]


def test_mastheads_and_slogans_are_no_articles():
    source = f"潮涌钱塘\n\n2020.07\n\n# 甲题\n\n{PROSE}\n\n# 倡导绿色环保 坚持低碳出行\n"
    assert [draft.kind for draft in split_page(source)] == ["other", "article", "other"]


def test_a_page_with_nothing_else_shows_what_it_has():
    assert [kind for kind, _ in shape("# 短\n\n有雨\n\n# 公告\n\n停水")] == ["article", "article"]


def test_the_whole_file_can_be_one_article():
    source = f"刊头\n\n## 甲题\n\n{PROSE[:-8]}\n\n{PROSE}\n\n# 总题\n\n张三\n\n# 公告\n\n{PROSE}"
    assert shape(source, "article") == [
        (
            "article",
            [
                ("other", "刊头"),
                ("heading", "甲题"),
                ("body", PROSE[:-8]),
                ("body", PROSE),
                ("title", "总题"),
                ("byline", "张三"),
                ("heading", "公告"),
                ("body", PROSE),
            ],
        )
    ]


def test_a_line_is_a_paragraph():
    assert texts("甲行字\n乙行字\r\n丙行字\r丁") == [["甲行字", "乙行字", "丙行字", "丁"]]


def test_the_lines_of_a_wrapped_block_are_one_paragraph():
    han = [PROSE[at : at + 12] for at in range(0, len(PROSE), 12)]
    assert texts("\n".join(han)) == [[PROSE]]
    latin = (
        "The quick brown fox jumps\nover the lazy dog, and then\nit runs away from all of\nthem."
    )
    assert texts(latin) == [[latin.replace("\n", " ")]]


def test_indented_lines_begin_paragraphs_of_a_wrapped_block():
    source = "\n".join(["\u3000\u3000" + PROSE[:10], PROSE[10:22], PROSE[22:]] * 2)
    assert texts(source) == [[PROSE, PROSE]]


@pytest.mark.parametrize(
    "lines",
    [
        ["床前明月光，疑是地上霜。", "举头望明月，低头思故乡。"] * 2,
        ["浙江省第十三届全国代表大会  ", "松下家电有限公司生产线员工，  ", "制造部系长"],
        ["杭州格林达电子材料公司", "杭州联德精密机械公司", "杭州立昂微电子公司"],
        [PROSE, PROSE[:-8] + "。", PROSE],
        ["短，行", "短，行", "短"],
    ],
)
def test_other_blocks_keep_their_lines(lines):
    assert texts("\n".join(lines)) == [[line.strip() for line in lines]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("今年，余杭经开区创新整合，组建", "了一支综合性的助企服务队伍。"),
        ("做强园区产业，既要大树成荫，", "也要小草丰茂，形成多元生态。"),
        (PROSE + "帮助创新型中小企", "业——专精特新，走得更远。"),
        ("为什么要在大环境不好的情况下大手笔投", "资？亦有他的一番见解。"),
        ("“想创就创”共富驿站是包含“政策", "咨询—交流分享”的平台，助力创业。"),
        (PROSE + "由党员牵头的“玫好家园”", "志愿者团队，已有300人。"),
        (PROSE + "人员从170人减少到8", "0人，效能却提升了。"),
    ],
)
def test_a_paragraph_cut_by_a_column_break_is_joined(left, right):
    source = f"# 题\n\n{PROSE}\n\n{left}\n\n\n\n{right}\n\n{PROSE}"
    assert texts(source) == [["题", PROSE, left + right, PROSE]]
    assert texts(source, "article") == [["题", PROSE, left, right, PROSE]]


def test_latin_words_cut_apart_keep_a_blank():
    left, right = "这家公司名叫 UBQ", "Materials，位于以色列，从事环保。"
    assert texts(f"# 题\n\n{PROSE}\n\n{PROSE}{left}\n\n{right}") == [
        ["题", PROSE, f"{PROSE}{left} {right}"]
    ]


def test_a_paragraph_cut_twice_is_joined_twice():
    first, second, third = PROSE + "在重", "大项目、重大任务中，考验“通", "关”的优秀干部。"
    assert texts(f"# 题\n\n{first}\n\n{second}\n\n{third}") == [["题", first + second + third]]


@pytest.mark.parametrize(
    ("left", "between", "right"),
    [
        (PROSE, "", PROSE),
        (PROSE + "大家说：", "", PROSE),
        (PROSE + "还有很多……", "", PROSE),
        ("他说：“" + PROSE + "”", "", PROSE),
        (PROSE[:-8], "## 小题\n\n", PROSE),
        (PROSE[:-8], "", "- 一项，" + PROSE),
        (PROSE[:-8], "", "“甲，乙。”" + LATER),
        (PROSE[:-8], "", "记者：" + LATER),
        ("浙江省首个汽车党建联盟启动仪式现场", "", PROSE),
        ("金华推动干部解答一线考题 送政策,烦恼都走开", "", PROSE),
        ("- 联盟轮值制，由龙头企业轮流担任主席单位", "", PROSE),
    ],
)
def test_whole_paragraphs_are_not_joined(left, between, right):
    (paragraphs,) = texts(f"# 题\n\n{PROSE}\n\n{left}\n\n{between}{right}")
    assert left in paragraphs
    assert right in paragraphs


def test_lines_of_one_block_are_not_joined_even_where_they_stop_within_a_sentence():
    assert texts(f"{PROSE}还有很多\n{PROSE}") == [[f"{PROSE}还有很多", PROSE]]


def test_blank_sources_hold_no_article():
    assert split_page("") == ()
    assert split_page(" \n\u3000\r\n\u2028") == ()


def test_a_magazine_is_split_at_once_and_huge_input_in_linear_time():
    page = "".join(f"# 第{n}篇\n\n张三 李四\n\n" + f"{PROSE}\n\n" * 12 for n in range(150))
    assert len(page) > 63_000
    assert seconds(page) < 2
    for unit in ("很长的一行，没有尽头", "**", "“a ", "# ", "\\", "1,"):
        assert seconds(unit * (1_000_000 // len(unit))) < 10
    for unit in ("行\n", "# 题\n", PROSE[:-5] + "\n\n", "一二三四五六七八九十，\n", "张三 李四\n"):
        assert seconds(unit * (120_000 // len(unit))) < 10


def seconds(source: str) -> float:
    start = time.perf_counter()
    uncovered(source, split_page(source))
    return time.perf_counter() - start
