"""Every action of the window: its name, its keys, its menu. docs/keys.md is written from here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from text.messages import tr


class Where(Enum):
    """Where the keys of an action work: anywhere in the window, or on the page alone."""

    WINDOW = Qt.ShortcutContext.WindowShortcut
    PAGE = Qt.ShortcutContext.WidgetShortcut


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """`label` is English for `tr`; `keys` are in Qt's portable form."""

    id: str
    menu: str
    label: str
    keys: tuple[str, ...] = ()
    where: Where = Where.WINDOW
    checkable: bool = False
    group: str = ""


def menus() -> dict[str, str]:
    """Menu id → its title, in the order of the menu bar."""
    return {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "read": tr("&Read"),
        "annotate": tr("&Annotate"),
        "help": tr("&Help"),
    }


def submenus() -> dict[str, str]:
    """Group of actions → the title of the menu within a menu that it has to itself."""
    return {"theme": tr("Colours"), "variant": tr("Characters")}


def specs() -> tuple[ActionSpec, ...]:
    """All actions in the order of their menus, in the language in force."""
    return (
        ActionSpec("open", "file", tr("Open library…"), ("Ctrl+Shift+O",)),
        ActionSpec("new", "file", tr("New library…"), ("Ctrl+Shift+N",)),
        ActionSpec("save_copy", "file", tr("Save a copy…"), ("Ctrl+Shift+S",)),
        ActionSpec("import_files", "file", tr("Import files…"), ("Ctrl+O",)),
        ActionSpec("import_folder", "file", tr("Import a folder…"), ("Ctrl+I",)),
        ActionSpec("paste", "file", tr("Import from the clipboard"), ("Ctrl+Shift+V",)),
        ActionSpec("import_report", "file", tr("Report of the last import"), ("Ctrl+Shift+I",)),
        ActionSpec("export", "file", tr("Export…"), ("Ctrl+E",)),
        ActionSpec("print", "file", tr("Print…"), ("Ctrl+P",)),
        ActionSpec("save_pdf", "file", tr("Save as PDF…")),
        ActionSpec("quit", "file", tr("Quit"), ("Ctrl+Q",)),
        ActionSpec("undo", "edit", tr("Undo"), ("Ctrl+Z",)),
        ActionSpec("redo", "edit", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        ActionSpec("copy", "edit", tr("Copy"), ("Ctrl+C",), Where.PAGE),
        ActionSpec(
            "copy_quotation", "edit", tr("Copy with its source"), ("Ctrl+Shift+C",), Where.PAGE
        ),
        ActionSpec("select_all", "edit", tr("Select all"), ("Ctrl+A",), Where.PAGE),
        ActionSpec(
            "select_more",
            "edit",
            tr("Select more: word, sentence, paragraph"),
            ("Alt+Up",),
            Where.PAGE,
        ),
        ActionSpec("select_less", "edit", tr("Select less"), ("Alt+Down",), Where.PAGE),
        ActionSpec("find", "edit", tr("Find in the article…"), ("Ctrl+F",)),
        ActionSpec("look_up", "edit", tr("Look up in the library"), ("L",)),
        ActionSpec("find_next", "edit", tr("Next hit"), ("F3", "Ctrl+G")),
        ActionSpec("find_previous", "edit", tr("Previous hit"), ("Shift+F3", "Ctrl+Shift+G")),
        ActionSpec("filter", "edit", tr("Filter articles"), ("Ctrl+L",)),
        ActionSpec("repair_cut", "edit", tr("Repair the cut…"), ("Ctrl+R",)),
        ActionSpec("next_article", "read", tr("Next article"), ("J",)),
        ActionSpec("previous_article", "read", tr("Previous article"), ("K",)),
        ActionSpec("done", "read", tr("Mark done, go on"), ("Ctrl+Return", "Ctrl+Enter")),
        ActionSpec("not_done", "read", tr("Mark as not done")),
        ActionSpec("larger", "read", tr("Larger type"), ("Ctrl+=", "Ctrl++")),
        ActionSpec("smaller", "read", tr("Smaller type"), ("Ctrl+-",)),
        ActionSpec("usual_size", "read", tr("Type of the usual size"), ("Ctrl+0",)),
        ActionSpec("page_settings", "read", tr("Type and lines…"), ("Ctrl+,",)),
        ActionSpec("smooth", "read", tr("Smooth scrolling"), checkable=True),
        ActionSpec("light", "read", tr("Light"), checkable=True, group="theme"),
        ActionSpec("sepia", "read", tr("Sepia"), checkable=True, group="theme"),
        ActionSpec("dark", "read", tr("Dark"), checkable=True, group="theme"),
        ActionSpec(
            "black_on_white",
            "read",
            tr("High contrast, black on white"),
            checkable=True,
            group="theme",
        ),
        ActionSpec(
            "white_on_black",
            "read",
            tr("High contrast, white on black"),
            checkable=True,
            group="theme",
        ),
        ActionSpec("system", "read", tr("As the system"), checkable=True, group="theme"),
        ActionSpec("as_written", "read", tr("As written"), checkable=True, group="variant"),
        ActionSpec("simplified", "read", tr("Simplified"), checkable=True, group="variant"),
        ActionSpec("traditional", "read", tr("Traditional"), checkable=True, group="variant"),
        ActionSpec("aloud", "read", tr("Read aloud"), ("Ctrl+Shift+L",), checkable=True),
        ActionSpec("contents", "read", tr("Contents of the article…"), ("Ctrl+J",)),
        ActionSpec("focus", "read", tr("Focus on the paragraph"), ("F",), checkable=True),
        ActionSpec("plain", "read", tr("Read without spans"), ("H",), checkable=True),
        ActionSpec("articles_pane", "read", tr("Show articles"), ("F8",), checkable=True),
        ActionSpec("spans_pane", "read", tr("Show spans"), ("F9",), checkable=True),
        ActionSpec("only_page", "read", tr("Only the page"), ("F11",), checkable=True),
        ActionSpec("full_screen", "read", tr("Full screen"), ("Shift+F11",), checkable=True),
        ActionSpec("next_pane", "read", tr("Next pane"), ("F6",)),
        ActionSpec("next_span", "annotate", tr("Next span"), ("Tab",), Where.PAGE),
        ActionSpec("previous_span", "annotate", tr("Previous span"), ("Shift+Tab",), Where.PAGE),
        ActionSpec(
            "remove_span",
            "annotate",
            tr("Remove span"),
            ("Backspace", "Delete"),
            Where.PAGE,
        ),
        ActionSpec("span_right", "annotate", tr("The span is right"), ("Y",), Where.PAGE),
        ActionSpec("mend", "edit", tr("Correct characters…"), ("F2",)),
        ActionSpec("keys", "help", tr("Keys"), ("?", "F1")),
        ActionSpec("chinese", "help", "中文", checkable=True, group="language"),
        ActionSpec("english", "help", "English", checkable=True, group="language"),
        ActionSpec("about", "help", tr("About Quandian")),
    )


def build_actions(
    window: QWidget, page: QWidget, handlers: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """A QAction for each spec, connected to its handler and added where its keys work.

    Raises KeyError where an action has no handler.
    """
    actions = {}
    for spec in specs():
        owner = page if spec.where is Where.PAGE else window
        action = QAction(spec.label, owner)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setShortcutContext(spec.where.value)
        action.setCheckable(spec.checkable)
        action.triggered.connect(handlers[spec.id])
        owner.addAction(action)
        actions[spec.id] = action
    return actions


def fill_menu_bar(bar: QMenuBar, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Put every action in its menu; a line stands between groups. Gives the menus back."""
    made = {name: bar.addMenu(title) for name, title in menus().items()}
    titles, within = submenus(), dict[str, QMenu]()
    last_group: dict[str, str] = {}
    for spec in specs():
        menu = made[spec.menu]
        if spec.group in titles:
            if spec.group not in within:
                within[spec.group] = menu.addMenu(titles[spec.group])
            within[spec.group].addAction(actions[spec.id])
            continue
        if last_group.setdefault(spec.menu, spec.group) != spec.group:
            menu.addSeparator()
            last_group[spec.menu] = spec.group
        menu.addAction(actions[spec.id])
    return made
