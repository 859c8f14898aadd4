"""Makes resources/fonts/QuandianSans-Regular.otf, the face for a machine that has no Chinese one.

It is a part of Noto Sans CJK SC: the characters of GB 2312, those of names that it lacks, all
that our own pages say, and the signs around them. Made once and kept in the tree; to make it anew:

    uv run --with fonttools packaging/bundled_font.py NotoSansCJK-Regular.ttc

(the file of Debian's fonts-noto-cjk). Its licence, beside it in resources/fonts, allows that under
any name but the reserved one, `Source`; ours says that it is not the whole of Noto.
"""

import sys
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "fonts" / "QuandianSans-Regular.otf"
FAMILY, FILE_NAME = "Quandian Sans", "QuandianSans-Regular"
ORIGINAL = "Noto Sans CJK SC"
TOLD: Final = ("gui/**/*.py", "text/**/*.py", "resources/**/*.md", "resources/**/*.t*")
"""Files whose characters are shown to readers."""
SIGNS: Final = (
    (0x20, 0x7F),
    (0xA0, 0x180),
    (0x370, 0x460),
    (0x2010, 0x2060),
    (0x20A0, 0x20C0),
    (0x2100, 0x2200),
    (0x2200, 0x2300),
    (0x2460, 0x24FF),
    (0x2500, 0x2610),
    (0x3000, 0x3100),
    (0xFF00, 0xFFF0),
)
NAMES = (
    "镕喆堃玥翀昇淏煊祎旸昉晟珺瑀琎昱赟甯邨垚燊犇淼鑫炘焜烨煜珩璟璠彧翊翮骐骢髙槑囧尅"
    "瞭沄浉湉溦澍濛濠熠燚爔珈琤瑄瑢瓅祐禕竑筠粲纮绦缦羿耘芃芊芮苡茜莯菡葳蓁蔚薇衎袆觞詠"
    "诩谞轶辂逄郗郯鄄醍釴钊钏钤铖铠锟锴镠镡阗隽雩霈霏韫頔颀飏骅骞鲲鹍鹂麒鼐龑龢岽嵩崟嵘"
)


def characters(has: set[int]) -> set[int]:
    """What the face shall show, as far as the original `has` it."""
    wanted = set(map(ord, NAMES))
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            wanted.update(map(ord, bytes((row, cell)).decode("gb2312", errors="ignore")))
    for first, behind in SIGNS:
        wanted.update(range(first, behind))
    for pattern in TOLD:
        for path in ROOT.glob(pattern):
            wanted.update(map(ord, path.read_text(encoding="utf-8")))
    return wanted & has


def part_of(font: TTFont) -> TTFont:
    """The face with those characters only, under its own name."""
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]
    options.name_languages = [0x409]
    options.drop_tables += ["VORG", "vhea", "vmtx", "DSIG", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters(set(font.getBestCmap())))
    subsetter.subset(font)
    names = font["name"]
    origin = f"A part of {ORIGINAL}, {names.getDebugName(5).split(';')[0]}"
    names.names = [record for record in names.names if record.nameID not in (8, 9, 10)]
    renamed = {1: FAMILY, 3: f"{FILE_NAME}; {origin}", 4: FAMILY, 6: FILE_NAME, 10: origin}
    for name_id, value in renamed.items():
        names.setName(value, name_id, 3, 1, 0x409)
    compact = font["CFF "].cff
    compact.fontNames = [FILE_NAME]
    top = compact.topDictIndex[0]
    top.FullName, top.FamilyName = FAMILY, FAMILY
    return font


def main() -> None:
    fonts = TTCollection(sys.argv[1]).fonts
    (font,) = (font for font in fonts if font["name"].getDebugName(1) == ORIGINAL)
    font.recalcTimestamp = False  # the same file each time
    TARGET.parent.mkdir(exist_ok=True)
    part_of(font).save(TARGET)
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
