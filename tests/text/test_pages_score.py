"""The invented pages are cut no worse than they were, and the score sees what is cut wrong."""

import pytest

from tests.text.news import BRIDGE, HARBOUR, ORCHARD, SCHOOL
from tests.text.pages_data.source import FOLDER, SETS, pages, read_page
from tests.text.pages_score import MEASURES, WRONG_JOINS, Score, main, score_page, total
from text.article import ArticleDraft, Paragraph
from text.split import split_page

# A little under what the splitter reaches, in the order of MEASURES: articles, titles, authors,
# paragraphs, joins, kept. Raise them with it; whoever lowers one says why.
FLOORS = {
    "dev": (0.97, 0.95, 0.97, 0.98, 0.98, 1),
    "held": (0.97, 0.95, 0.97, 0.95, 0.99, 1),
    "third": (0.97, 0.98, 0.95, 0.98, 0.98, 1),
    "fourth": (0.99, 0.98, 0.96, 0.99, 0.99, 1),
    "fifth": (0.99, 0.99, 0.99, 0.99, 0.98, 1),
}
MOST_WRONG_JOINS = {"dev": 1, "held": 2, "third": 0, "fourth": 0, "fifth": 0}
SHOWN = 30

SAMPLE = read_page(
    "p1",
    f"""N:masthead 江湾日报
N:masthead- 2024年5月6日
@1
T 码头 整日不停工
P {{d:本报讯}}{{b:(记者 ⟦陈 小⟧)}}{HARBOUR[:-12]}‖{HARBOUR[-12:]}
P {SCHOOL}
S 灯亮到六点
@2
T ## 新桥通车
B ⟦王大力⟧
P {BRIDGE}
@1
U {ORCHARD}
""",
)
HARBOUR_CUT = ("码头整日不停工", {"陈小"}, (HARBOUR, SCHOOL + ORCHARD))
BRIDGE_CUT = ("新桥通车", {"王大力"}, (BRIDGE,))


@pytest.mark.parametrize("group", SETS)
def test_invented_pages_are_cut_no_worse_than_before(group: str):
    score = total([score_page(page, split_page(page.text)) for page in pages(group)])
    failures = [
        f"{measure} {score.figure(measure):.3f}, not {floor}:\n  " + missed(score, measure)
        for measure, floor in zip(MEASURES, FLOORS[group], strict=True)
        if score.figure(measure) < floor
    ]
    if score.wrong_joins > MOST_WRONG_JOINS[group]:
        failures.append(f"{score.wrong_joins} {WRONG_JOINS}:\n  " + missed(score, WRONG_JOINS))
    if failures:
        all_of_it = f"all: python -m tests.text.pages_score {group} --show"
        pytest.fail("\n".join((*failures, all_of_it)), pytrace=False)


def missed(score: Score, measure: str) -> str:
    lines = score.misses[measure]
    more = [f"… {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "\n  ".join(lines[:SHOWN] + more)


def test_every_set_of_pages_has_its_floors():
    assert {path.parent.name for path in FOLDER.rglob("*.page")} == set(SETS)
    assert FLOORS.keys() == MOST_WRONG_JOINS.keys() == set(SETS)


def test_a_page_reads_as_printed():
    assert SAMPLE.text == (
        "江湾日报\n2024年5月6日\n\n码头 整日不停工\n\n"
        f"本报讯(记者 陈 小){HARBOUR[:-12]}\n\n{HARBOUR[-12:]}\n\n{SCHOOL}\n\n灯亮到六点\n\n"
        f"## 新桥通车\n\n王大力\n\n{BRIDGE}\n\n{ORCHARD}\n"
    )


def test_a_page_with_an_unknown_code_is_refused():
    with pytest.raises(ValueError, match="article 3: Z"):
        read_page("p1", "@3\nT 新桥通车\nZ 什么")


def cut(title: str, authors: set[str], paragraphs: tuple[str, ...]) -> ArticleDraft:
    kinds, start = [], 0
    for paragraph in paragraphs:
        kinds.append(Paragraph(start, start + len(paragraph), "body"))
        start += len(paragraph) + 1
    text = "\n".join(paragraphs)
    return ArticleDraft(text, tuple(kinds), (), title=title, authors=tuple(authors))


def score_of(*articles: tuple[str, set[str], tuple[str, ...]]) -> Score:
    return score_page(SAMPLE, [cut(*article) for article in articles])


@pytest.mark.parametrize(
    "paragraphs",
    [
        (HARBOUR, SCHOOL + ORCHARD),
        (HARBOUR, SCHOOL, ORCHARD),
        ("本报讯(记者 陈 小)" + HARBOUR, SCHOOL + ORCHARD),
        (HARBOUR, SCHOOL + ORCHARD, "灯亮到六点"),
    ],
)
def test_what_may_be_cut_either_way_is_right_both_ways(paragraphs):
    score = score_of(("码头整日不停工", {"陈小"}, paragraphs), BRIDGE_CUT)
    assert {key: score.figure(key) for key in MEASURES if key != "kept"} == dict.fromkeys(
        ("articles", "titles", "authors", "paragraphs", "joins"), 1
    )
    assert score.wrong_joins == 0


@pytest.mark.parametrize(
    ("articles", "measure", "figure", "miss"),
    [
        ([HARBOUR_CUT], "articles", 2 / 3, "p1 @2 新桥通车: not found"),
        ([HARBOUR_CUT, BRIDGE_CUT, BRIDGE_CUT], "articles", 4 / 5, "p1: taken for an article"),
        ([HARBOUR_CUT, ("新桥", *BRIDGE_CUT[1:])], "titles", 1 / 2, "title is 新桥"),
        ([HARBOUR_CUT, ("新桥通车", set(), (BRIDGE,))], "authors", 2 / 3, "missed: 王大力"),
        ([HARBOUR_CUT, ("新桥通车", {"王大力", "梨"}, (BRIDGE,))], "authors", 4 / 5, "author: 梨"),
        (
            [(*HARBOUR_CUT[:2], (HARBOUR[:-12], HARBOUR[-12:], SCHOOL + ORCHARD)), BRIDGE_CUT],
            "joins",
            0,
            f"p1 @1 码头整日不停工: not joined: {HARBOUR[-20:-12]} | {HARBOUR[-12:-4]}",
        ),
        ([HARBOUR_CUT, ("新桥通车", {"王大力"}, (BRIDGE, "梨"))], "paragraphs", 6 / 7, "梨"),
        ([(*HARBOUR_CUT[:2], (HARBOUR, ORCHARD)), BRIDGE_CUT], "paragraphs", 2 / 3, SCHOOL[:9]),
    ],
)
def test_what_is_cut_wrong_is_counted_and_named(articles, measure, figure, miss):
    score = score_of(*articles)
    assert score.figure(measure) == pytest.approx(figure)
    assert miss in missed(score, measure)


def test_paragraphs_that_run_into_one_are_a_wrong_join():
    score = score_of((*HARBOUR_CUT[:2], (HARBOUR + SCHOOL, ORCHARD)), BRIDGE_CUT)
    assert score.misses[WRONG_JOINS] == [
        f"p1 @1 码头整日不停工: wrongly joined: {HARBOUR[-8:]} | {SCHOOL[:8]}"
    ]


def test_a_character_lost_or_twice_is_not_kept():
    drafts = split_page(SAMPLE.text)
    assert score_page(SAMPLE, drafts).figure("kept") == 1
    assert score_page(SAMPLE, drafts[1:]).figure("kept") < 1
    assert "p1: " in missed(score_page(SAMPLE, (*drafts, drafts[0])), "kept")


def test_the_figures_of_a_page_are_shown_by_name(capsys):
    main(["h01", "--show"])
    (row,) = [line for line in capsys.readouterr().out.splitlines() if line[0] != " "]
    assert row.startswith("h01 ")
    assert all(measure in row for measure in (*MEASURES, WRONG_JOINS))


def test_a_name_that_is_no_set_and_no_page_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["h01", "nowhere"])
    assert "no such set or page: nowhere" in capsys.readouterr().err
