"""Pictures that are news by themselves."""

import pytest

from tests.text.news import HARBOUR, SCHOOL, body, drafts, parts

CAPTION = "3月2日，孩子们在北岸学校的操场上放风筝，家长和老师都来帮忙。"
CREDIT = "记者 陈小小 摄"
NEXT = ("码头整日不停工", "王大力", HARBOUR)


@pytest.mark.parametrize(
    "blocks",
    [
        (CAPTION, CREDIT, "风筝上天了"),
        ("风筝上天了", CAPTION, CREDIT),
        ("风筝上天了", CAPTION, f"（{CREDIT}）"),
        ("风筝上天了", f"{CAPTION}（{CREDIT}）"),
        ("# 风筝上天了", CAPTION, CREDIT),
    ],
)
def test_a_picture_with_a_small_title_is_a_story(blocks):
    before, photo, after = drafts("老师答疑", "陈小小", SCHOOL, *blocks, *NEXT)
    assert (photo.kind, photo.title, photo.authors) == ("photo", "风筝上天了", ("陈小小",))
    assert [kind for kind, _ in parts(photo) if kind == "body"] == []
    assert (before.title, after.title) == ("老师答疑", "码头整日不停工")


def test_a_story_between_the_parts_of_a_paragraph_parts_them_not():
    article, photo = drafts(
        "老师答疑", "王大力", SCHOOL[:22], "风筝上天了", CAPTION, CREDIT, SCHOOL[22:]
    )
    assert photo.kind == "photo"
    assert body(article) == [SCHOOL]


@pytest.mark.parametrize("caption", ["图为操场。", "操场上的风筝"])
def test_a_picture_of_an_article_stays_in_it(caption):
    (draft,) = drafts("老师答疑", "王大力", SCHOOL, caption, CREDIT, HARBOUR)
    assert body(draft) == [SCHOOL, HARBOUR]
    assert draft.authors == ("王大力",)
