"""Made-up articles of any size, always the same."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from gui.reader.marks import Mark
from text.article import ArticleDraft, Paragraph, Run

WORDS = [
    "江州市",
    "经济",
    "和",
    "信息化局",
    "推出",
    "行动",
    "小企业",
    "服务",
    "清单",
    "联络员",
    "走访",
    "企业",
    "收到",
    "问题",
    "办结",
    "以上",
    "新增",
    "贷款",
    "亿元",
    "工业园区",
    "项目",
    "建设",
    "今年",
    "同比",
    "增长",
    "百分点",
    "干部",
    "基层",
    "群众",
    "数字",
    "改革",
    "平台",
    "人才",
    "计划",
    "合作社",
    "订单",
    "港口",
    "集装箱",
    "研发",
    "中心",
    "实验室",
    "“八个一”",
    "《意见》",
    "1260家",
    "3200万元",
]
SEED = 20260101
CHARACTERS_A_SPAN = 30


@dataclass(frozen=True, slots=True)
class Sample:
    text: str
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Mark, ...]


def make_text(characters: int, random_: random.Random, paragraph: int = 180) -> str:
    """News-like paragraphs, `characters` long with their line feeds."""
    parts: list[str] = []
    length = 0
    while length < characters:
        sentence = "".join(random_.choices(WORDS, k=random_.randint(8, 60)))[:paragraph] + "。"
        parts.append(sentence)
        length += len(sentence) + 1
    return "\n".join(parts)[:characters].rstrip("\n")


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    found, start = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = "title" if number == 0 else "body"
        found.append(Paragraph(start, start + len(line), kind))
        start += len(line) + 1
    return tuple(found)


def make_sample(characters: int) -> Sample:
    """An article with a span every 30 characters, every fifth nested in another."""
    random_ = random.Random(SEED + characters)
    text = make_text(characters, random_)
    marks: list[Mark] = []
    for number, start in enumerate(range(5, len(text) - 20, CHARACTERS_A_SPAN)):
        length = random_.randint(2, 12)
        marks.append(Mark(start, start + length, number + 1, random_.randint(1, 4)))
        if number % 5 == 0:
            marks.append(Mark(start, start + length + 4, number + 1_000_000, 1))
    return Sample(text, paragraphs_of(text), tuple(marks))


def make_drafts(count: int, characters: int = 600) -> Iterator[ArticleDraft]:
    """`count` articles, each different from all others."""
    random_ = random.Random(SEED)
    for number in range(count):
        body = make_text(characters, random_)
        title = f"第{number}号：{''.join(random_.choices(WORDS, k=4))}"
        text = f"{title}\n{body}"
        yield ArticleDraft(
            text, paragraphs_of(text), (Run(0, len(text), 0),), title=title, byline=""
        )
