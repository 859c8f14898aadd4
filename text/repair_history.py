"""The steps of one repair, so that each can be taken back and done again."""

from dataclasses import dataclass

from text.repair import Articles, Place
from text.repair_steps import Step


@dataclass(frozen=True, slots=True)
class _Done:
    """A step and where the reader was before it."""

    step: Step
    articles: Articles
    place: Place


class History:
    """The articles as they are now, and the way there."""

    def __init__(self, articles: Articles) -> None:
        self.first = articles
        self.articles = articles
        self._done: list[_Done] = []
        self._undone: list[_Done] = []

    @property
    def is_changed(self) -> bool:
        """Whether anything is other than it came."""
        return self.articles != self.first

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; empty where there is nothing."""
        return self._done[-1].step.label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would do again; empty where there is nothing."""
        return self._undone[-1].step.label if self._undone else ""

    def do(self, step: Step, place: Place) -> None:
        """Take a step from where the reader is; what had been undone can't be redone."""
        self._done.append(_Done(step, self.articles, place))
        self._undone.clear()
        self.articles = step.articles

    def undo(self) -> Place | None:
        """Take back the last step; gives where the reader was, None where there is none."""
        if not self._done:
            return None
        done = self._done.pop()
        self._undone.append(done)
        self.articles = done.articles
        return done.place

    def redo(self) -> Place | None:
        """Do again what was last taken back; gives where the reader is then."""
        if not self._undone:
            return None
        done = self._undone.pop()
        self._done.append(done)
        self.articles = done.step.articles
        return done.step.place
