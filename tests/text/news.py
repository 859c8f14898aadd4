"""Invented news for the tests of splitting, and how they look at what came out."""

from text.article import ArticleDraft
from text.split import split_page

HARBOUR = "临近中午，码头上的吊机还没有停，司机们轮流去吃饭，货一箱一箱地往车上装。"
SCHOOL = "放学以后，孩子们围着老师问个不停，谁也不肯先走，教室里的灯一直亮到六点。"
BRIDGE = "新桥全长两公里，连着老城和开发区，通车那天，来看热闹的人把桥头挤满了。"
ORCHARD = "山坡上的梨熟了，合作社请来三十个帮手，连着摘了五天，才把最后一筐送下山。"
LIBRARY = "书店搬进了旧厂房，二楼留给读者坐，周末常有人带着干粮来，一看就是一整天。"


def page(*blocks: str) -> str:
    """A page of `blocks`, with a blank line between each two."""
    return "\n\n".join(blocks) + "\n"


def drafts(*blocks: str) -> list[ArticleDraft]:
    """What a page of `blocks` becomes."""
    return list(split_page(page(*blocks)))


def titles(*blocks: str) -> list[str]:
    """The titles of the articles of a page, those of what is none left out."""
    return [draft.title for draft in drafts(*blocks) if draft.kind != "other"]


def parts(draft: ArticleDraft) -> list[tuple[str, str]]:
    """The paragraphs of a draft as (kind, text)."""
    return [(part.kind, draft.text[part.start : part.end]) for part in draft.paragraphs]


def body(draft: ArticleDraft) -> list[str]:
    """The body paragraphs of a draft."""
    return [text for kind, text in parts(draft) if kind == "body"]
