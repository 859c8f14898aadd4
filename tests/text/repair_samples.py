"""A page whose cut is wrong in known ways, for the tests of its repair."""

from collections import Counter
from collections.abc import Sequence

from text.article import ArticleDraft
from text.assemble import Part, Piece, assemble

FAMILY = "👨‍👩‍👧‍👦"
Parts = Sequence[Sequence[tuple[str, str]]]
PARTS: Parts = (
    (
        ("title", "湾城“三张清单”行动见效"),
        ("byline", "林晚 贺知"),
        ("body", "湾城经信局推出“三张清单”行动，走访企业1260家。办结诉求418件。"),
        ("heading", "清单跟着难题走"),
        ("body", f"“𠮷野家具厂”负责人说{FAMILY}好，今年要再添cafe\u0301两条线。"),
    ),
    (("title", "港口夜班不歇"), ("body", "夜里十点，吊臂仍在转动，今天要装完三百个箱子。")),
    (
        ("title", "一根竹子"),
        ("body", "编竹的合作社订单不断，𪚥师傅忙到深夜才收工。"),
        ("body", "最后一段也在这里，写完了。"),
    ),
)
SOURCE = "".join(f"# {text}\r\n\n" for article in PARTS for _, text in article)


def drafts_of(source: str, parts: Parts, uncertain: Sequence[int] = ()) -> tuple[ArticleDraft, ...]:
    """The articles of `parts`, as found in `source`; those numbered are uncertain."""
    drafts = []
    for number, article in enumerate(parts):
        paragraphs, at = [], 0
        for kind, text in article:
            at = source.index(text, at)
            paragraphs.append(Part(kind, (Piece(at, at + len(text)),)))
        title = next((text for kind, text in article if kind == "title"), "")
        byline = next((text for kind, text in article if kind == "byline"), "")
        draft = assemble(source, paragraphs, "article", title, byline)
        why = "标题下没有署名" if number in uncertain else ""
        drafts.append(
            ArticleDraft(
                draft.text,
                draft.paragraphs,
                draft.origin,
                title=title,
                byline=byline,
                authors=tuple(byline.split()),
                uncertain=why,
            )
        )
    return tuple(drafts)


def covered(draft: ArticleDraft) -> Counter[int]:
    """How often each character of the source stands in a draft."""
    return Counter(
        index
        for run in draft.origin
        for index in range(run.source_start, run.source_start + run.end - run.start)
    )


def assert_covers(draft: ArticleDraft) -> None:
    """Paragraphs are disjoint, in order, and cover everything but one line feed between."""
    position = 0
    for number, one in enumerate(draft.paragraphs):
        assert one.start == position + bool(number)
        assert number == 0 or draft.text[position] == "\n"
        position = one.end
    assert position == len(draft.text)
