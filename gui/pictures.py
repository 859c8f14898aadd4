"""The pictures of the docs: the window in each theme, and spans within spans."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from db.records import Tag
from gui.appearance import Appearance
from gui.reader.marks import Mark
from gui.reader.page import Page
from gui.reader.wordsource import NoWords
from gui.themes import LIGHT, THEMES
from gui.window import MainWindow
from text.article import Paragraph
from text.errors import UserError
from text.messages import tr

WINDOW_SIZE = QSize(1366, 768)
NESTED_SIZE = QSize(760, 226)
NESTED_SCALE = 2
SHADES = 256
"""Colours that a picture keeps: those it has most of."""

NESTED = (
    "江州市营商环境建设局宋渡小组“八个一”行动三年计划46项清单，上月又添了新的一页：澜浦农商银行“稳链贷”"
    "首批2600万元，已有1800万元到了砺衡传动科技有限公司第二车间。车间主任晁初霁说，钱到账只用18天，"
    "比去年“归棹”青年人才计划的安家费还快了6天。"
)
SPANS = (
    ("江州市营商环境建设局宋渡小组“八个一”行动三年计划46项清单", "initiative"),
    ("江州市营商环境建设局宋渡小组“八个一”行动", "initiative"),
    ("江州市营商环境建设局宋渡小组", "organisation"),
    ("江州市营商环境建设局", "organisation"),
    ("宋渡小组", "organisation"),
    ("宋渡", "person"),
    ("“八个一”行动", "initiative"),
    ("行动三年计划", "initiative"),
    ("三年计划46项清单", "initiative"),
    ("三年", "figure"),
    ("46项", "figure"),
    ("澜浦农商银行“稳链贷”首批2600万元", "initiative"),
    ("澜浦农商银行“稳链贷”", "initiative"),
    ("澜浦农商银行", "organisation"),
    ("2600万元", "figure"),
    ("1800万元", "figure"),
    ("砺衡传动科技有限公司第二车间", "organisation"),
    ("砺衡传动科技有限公司", "organisation"),
    ("砺衡传动科技有限公司", "initiative"),
    ("晁初霁", "person"),
    ("18天", "figure"),
    ("“归棹”青年人才计划", "initiative"),
    ("6天", "figure"),
)


def window_pictures(window: MainWindow, appearance: Appearance, folder: Path) -> list[Path]:
    """Draw the window in every theme, as a screen would show it; the files."""
    chosen = appearance.choice
    pictures = []
    for name in THEMES:
        appearance.choose(name)
        QApplication.processEvents()
        target = folder / f"window-{name.replace('_', '-')}.png"
        pictures.append(_saved(window.grab().toImage(), target))
    appearance.choose(chosen)
    return pictures


def nested_picture(tags: tuple[Tag, ...], folder: Path) -> Path:
    """Draw a page whose spans lie within and across each other; the file."""
    ids = {tag.name: tag.id for tag in tags}
    words = NoWords()
    page = Page(words)
    words.setParent(page)
    page.set_theme(LIGHT)
    page.set_tag_colours({tag.id: tag.colour for tag in tags})
    page.resize(NESTED_SIZE)
    page.show_article(NESTED, (Paragraph(0, len(NESTED), "body"),), _marks(ids))
    page.point_at(None)
    page.hold(0, 0)
    image = QImage(NESTED_SIZE * NESTED_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(NESTED_SCALE)
    page.render(image, QPoint())
    page.deleteLater()
    return _saved(image, folder / "nested.png")


def _marks(ids: dict[str, int]) -> list[Mark]:
    marks = []
    for number, (quote, tag) in enumerate(SPANS, 1):
        start = NESTED.index(quote)
        marks.append(Mark(start, start + len(quote), number, ids[tag]))
    return marks


def _saved(image: QImage, target: Path) -> Path:
    """Save few colours, which makes a small file. Raises UserError."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    found = Counter(memoryview(bytes(plain.constBits())).cast("I"))
    table = [colour for colour, _ in found.most_common(SHADES)]
    if not plain.convertToFormat(QImage.Format.Format_Indexed8, table).save(str(target), quality=0):
        raise UserError(tr("The picture could not be written"), str(target))
    return target
