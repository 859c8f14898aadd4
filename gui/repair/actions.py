"""What can be done to the articles on the desk: names, keys, and the menu at a place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.repair.desk import Desk
from gui.repair.kinds import article_kind, paragraph_kind
from text.messages import tr

PARAGRAPH_KEYS = {
    "title": "T",
    "subtitle": "U",
    "byline": "Y",
    "dateline": "D",
    "heading": "H",
    "body": "B",
    "caption": "I",
    "other": "O",
}
ARTICLE_KEYS = {"article": "1", "photo": "2", "continuation": "3", "other": "4"}


@dataclass(frozen=True, slots=True)
class RepairKey:
    """`label` is already in the reader's language; `kind` where it gives one, for its colour."""

    id: str
    group: str
    label: str
    keys: tuple[str, ...]
    kind: str = ""


def repair_keys() -> tuple[RepairKey, ...]:
    """All of them in the language in force, first what is needed most: a small window shows no
    more.
    """
    return (
        RepairKey("cut", "cut", tr("Cut here"), ("C",)),
        RepairKey("glue", "cut", tr("Join with the next"), ("G",)),
        RepairKey("other", "cut", tr("Not an article"), ("X",)),
        RepairKey("retitle", "cut", tr("Retitle"), ("F2",)),
        RepairKey("split", "paragraph", tr("Split paragraph"), ("S",)),
        RepairKey("join", "paragraph", tr("Join paragraph"), ("P",)),
        *(
            RepairKey(f"kind_{kind}", "kind", paragraph_kind(kind), (key,), kind)
            for kind, key in PARAGRAPH_KEYS.items()
        ),
        RepairKey("uncertain", "go", tr("Next uncertain"), ("N",)),
        RepairKey("settle", "go", tr("Cut is right"), ("V",)),
        RepairKey("undo", "undo", tr("Undo"), ("Ctrl+Z",)),
        RepairKey("redo", "undo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        *(
            RepairKey(f"article_{kind}", "article", article_kind(kind), (key,), kind)
            for kind, key in ARTICLE_KEYS.items()
        ),
        RepairKey("up", "move", tr("Move up"), ("Alt+Up",)),
        RepairKey("down", "move", tr("Move down"), ("Alt+Down",)),
        RepairKey("glue_before", "move", tr("Join with the one before"), ("Shift+G",)),
        RepairKey("uncertain_before", "go", tr("Uncertain before"), ("Shift+N",)),
        RepairKey("next", "go", tr("Next paragraph"), ("J",)),
        RepairKey("previous", "go", tr("Previous paragraph"), ("K",)),
        RepairKey("all_keys", "go", tr("All keys"), ("F1",)),
    )


def arrow_keys() -> tuple[RepairKey, ...]:
    """Keys of the articles' pane that are no actions."""
    return (
        RepairKey("by_paragraph", "go", tr("By paragraph; with Ctrl by article"), ("↑ ↓",)),
        RepairKey("by_character", "go", tr("Caret by character; with Ctrl by sentence"), ("← →",)),
    )


class RepairActions(QObject):
    """A QAction for each key, that works anywhere in `window` but in a line that is typed in."""

    def __init__(
        self,
        desk: Desk,
        edit_title: Callable[[], None],
        show_all_keys: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        handlers: Mapping[str, Callable[[], None]] = {
            "cut": desk.cut,
            "glue": desk.glue,
            "glue_before": desk.glue_before,
            "other": desk.toggle_other,
            "retitle": edit_title,
            "all_keys": show_all_keys,
            "split": desk.split,
            "join": desk.join,
            "up": self._move_up,
            "down": self._move_down,
            "uncertain": self._go_to_next_uncertain,
            "uncertain_before": self._go_to_uncertain_before,
            "settle": desk.settle,
            "next": self._go_on,
            "previous": self._go_back,
            "undo": desk.undo,
            "redo": desk.redo,
        }
        self.by_id: dict[str, QAction] = {}
        for spec in repair_keys():
            action = QAction(spec.label, window)
            action.setObjectName(f"repair_{spec.id}")
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setData(spec)
            action.triggered.connect(handlers.get(spec.id, self._set_kind))
            window.addAction(action)
            self.by_id[spec.id] = action
        self.arrows: list[QAction] = []
        for spec in arrow_keys():
            told = QAction(spec.label, window)
            told.setObjectName(f"repair_{spec.id}")
            told.setData(spec)
            self.arrows.append(told)

    def menu(self, parent: QWidget) -> QMenu:
        """All that changes something, in groups; it goes when it is closed."""
        menu = QMenu(parent)
        menu.setObjectName("repair_menu")
        inner = {"kind": tr("The paragraph is"), "article": tr("The article is")}
        for groups in ("cut article", "paragraph kind", "move", "go", "undo"):
            for group in groups.split():
                into = menu.addMenu(inner[group]) if group in inner else menu
                for action in self.by_id.values():
                    spec: RepairKey = action.data()
                    if spec.group == group and (group != "go" or spec.id == "settle"):
                        into.addAction(action)
            menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _set_kind(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            spec: RepairKey = action.data()
            if spec.group == "kind":
                self._desk.set_kind(spec.kind)
            else:
                self._desk.set_article_kind(spec.kind)

    def _move_up(self) -> None:
        self._desk.move(forward=False)

    def _move_down(self) -> None:
        self._desk.move(forward=True)

    def _go_on(self) -> None:
        self._desk.go_by_paragraph(1)

    def _go_back(self) -> None:
        self._desk.go_by_paragraph(-1)

    def _go_to_next_uncertain(self) -> None:
        self._desk.go_to_uncertain(1)

    def _go_to_uncertain_before(self) -> None:
        self._desk.go_to_uncertain(-1)
