"""Writes docs/keys.md from the actions of the window: `make docs`."""

from pathlib import Path

from gui.actions import menus, specs
from gui.help import page_keys
from gui.repair.actions import repair_keys
from text.messages import language, use_language

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"
INTRODUCTION = """\
# Keys 按键

`make docs` writes this page from `gui/actions.py` and `gui/repair/actions.py`. Keys marked ¶ work
while the page has the focus, all others anywhere in the window.
标 ¶ 的键在正文页上有效，其余的在整个窗口里都有效。
"""
TAG_KEYS = (
    "1 – 9",
    "Tag the selection, or the word under the pointer or caret",
    "标注选中的文字，或指针、光标所在的词",
)
REPAIR_KEYS = [
    ("↑ ↓", "By paragraph; with Ctrl by article", "按段走；加 Ctrl 按篇走"),
    ("← →", "Caret by character; with Ctrl by sentence", "光标按字走；加 Ctrl 按句走"),
    ("Ctrl+Return", "Import, or save", "导入或保存"),
    ("Esc", "Leave", "离开"),
]


def keys_page() -> str:
    """The page: a table for each menu that has keys, then the keys of the page itself."""
    before = language()
    try:
        use_language("en")
        english = specs(), menus(), page_keys(), repair_keys()
        use_language("zh")
        chinese = specs(), menus(), page_keys(), repair_keys()
    finally:
        use_language(before)
    parts = [INTRODUCTION]
    for menu, title in english[1].items():
        rows = [TAG_KEYS] if menu == "annotate" else []
        for spec, translated in zip(english[0], chinese[0], strict=True):
            if spec.menu == menu and spec.keys:
                mark = " ¶" if spec.where.name == "PAGE" else ""
                rows.append((" · ".join(spec.keys) + mark, spec.label, translated.label))
        if rows:
            parts.append(section(title, chinese[1][menu], rows))
    rows = [
        (keys, text, translated)
        for (keys, text), (_, translated) in zip(english[2], chinese[2], strict=True)
    ]
    parts.append(section("On the page", "正文页", rows))
    rows = [
        (" · ".join(spec.keys), spec.label, translated.label)
        for spec, translated in zip(english[3], chinese[3], strict=True)
    ]
    parts.append(section("Where the cut is repaired", "修正切分的窗口", [*rows, *REPAIR_KEYS]))
    return "\n".join(parts)


def section(title: str, chinese_title: str, rows: list[tuple[str, str, str]]) -> str:
    heading = f"## {title.replace('&', '')} {chinese_title.split('(')[0].replace('&', '')}\n\n"
    table = "| key | does | 作用 |\n|---|---|---|\n"
    return heading + table + "".join(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    PAGE.write_text(keys_page(), encoding="utf-8")
