"""The docs name what is there, and what they name is there."""

import re
import runpy
from functools import cache
from pathlib import Path

import pytest

from gui.actions import specs

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("cli", "gui", "formats", "db", "text", "resources")
WORDS = (
    "library",
    "source",
    "article",
    "paragraph",
    "tag",
    "span",
    "suggestion",
    "relation",
    "attribute",
    "note",
    "annotator",
    "change",
    "session",
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE_PATH = re.compile(rf"`((?:{'|'.join(ROOMS)}|tests|docs|packaging)/[\w./-]+)`")


@cache
def pages() -> tuple[Path, ...]:
    return (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def each_page() -> pytest.MarkDecorator:
    names = [page.relative_to(ROOT).as_posix() for page in pages()]
    return pytest.mark.parametrize("name", names)


@each_page()
def test_links_lead_to_files(name: str) -> None:
    for link in LINK.findall(read(name)):
        if not link.startswith(("http://", "https://", "#")):
            assert ((ROOT / name).parent / link.split("#")[0]).exists(), link


@each_page()
def test_paths_named_in_docs_exist(name: str) -> None:
    for path in CODE_PATH.findall(read(name)):
        assert (ROOT / path).exists(), path


def test_modules_named_in_the_architecture_exist() -> None:
    text = read("docs/architecture.md")
    modules = re.findall(rf"`((?:{'|'.join(ROOMS)})(?:\.[a-z_]+)+)`", text)
    assert len(modules) > 3
    for module in modules:
        path = ROOT / module.replace(".", "/")
        found = path.with_suffix(".py").exists() or path.is_dir()
        assert found or name_in(path), module


def name_in(path: Path) -> bool:
    """Whether the module above `path` defines its last part."""
    module = path.parent.with_suffix(".py")
    return module.exists() and bool(
        re.search(rf"^(class|def) {path.name}\b", module.read_text("utf-8"), re.MULTILINE)
    )


def test_the_architecture_names_every_room() -> None:
    text = read("docs/architecture.md")
    for room in ROOMS:
        assert re.search(rf"^{room} ", text, re.MULTILINE), room


def test_the_architecture_fits_two_pages() -> None:
    assert read("docs/architecture.md").count("\n") <= 120


def test_the_glossary_has_every_word_in_two_languages() -> None:
    text = read("docs/glossary.md")
    for word in WORDS:
        assert re.search(rf"^\| {word} \| [\u4e00-\u9fff]+ \| ", text, re.MULTILINE), word


def test_both_readmes_say_the_same() -> None:
    """As far as a test can see: the same sections, pictures, commands, keys and table rows."""
    english, chinese = read("README.md"), read("README.zh-CN.md")
    for pattern in (r"^#+ ", r"^!\[", r"^\|", r"<kbd>(.+?)</kbd>", r"^(make \w+|quandian \w*)"):
        found = [re.findall(pattern, text, re.MULTILINE) for text in (english, chinese)]
        assert found[0] == found[1], pattern
        assert found[0], pattern


def test_the_readmes_begin_with_the_window() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        assert "(docs/pictures/window-light.png)" in read(name).splitlines()[0]


def test_contributors_are_told_of_every_target() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", read("Makefile"), re.MULTILINE)
    assert "test" in targets
    for target in set(targets) - {"help"}:
        assert f"| `make {target}` |" in read("CONTRIBUTING.md"), target


def test_every_target_is_phony() -> None:
    makefile = read("Makefile")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert set(phony.split()) == set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_decisions_are_numbered_and_complete() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [path.name[:5] for path in decisions] == [
        f"{number:04}-" for number in range(1, len(decisions) + 1)
    ]
    for number, path in enumerate(decisions, 1):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. "), path.name
        parts = re.findall(r"^## (\w+)$", text, re.MULTILINE)
        assert parts == ["Context", "Decision", "Consequences"], path.name


def test_the_page_of_keys_is_what_the_window_does() -> None:
    written = runpy.run_path(str(ROOT / "packaging" / "keys_page.py"))["keys_page"]()
    assert read("docs/keys.md") == written, "run `make docs`"


def test_keys_in_the_readme_exist() -> None:
    keys = {key for spec in specs() for key in spec.keys} | {"1", "9"}
    rows = re.findall(r"^\| (<kbd>.*?) \|", read("README.md"), re.MULTILINE)
    assert len(rows) > 5
    for row in rows:
        for shown in re.split(r", |–", re.sub(r"</?kbd>", "", row)):
            assert shown.replace("Enter", "Return") in keys, shown
