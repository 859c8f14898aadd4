"""Two panes that scroll together: what stands a third down in one does so in the other."""

from PySide6.QtCore import QObject

from gui.repair.desk import Desk
from gui.repair.proposal import LINE_AT, ProposalPane
from gui.repair.source import SourcePane


class Together(QObject):
    """Follows the pane that the reader scrolls; going to a place moves each for itself."""

    def __init__(
        self, desk: Desk, source: SourcePane, proposal: ProposalPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source = source
        self._proposal = proposal
        source.slid.connect(self._follow_source)
        proposal.slid.connect(self._follow_proposal)
        proposal.jumped.connect(self._follow_jump)

    def _follow_source(self) -> None:
        height = self._source.viewport().height() * LINE_AT
        place = self._source.place_at(height)
        if place is not None:
            self._proposal.put(place, self._proposal.viewport().height() * LINE_AT)

    def _follow_proposal(self) -> None:
        height = self._proposal.viewport().height() * LINE_AT
        self._source.put(
            self._proposal.place_at(height), self._source.viewport().height() * LINE_AT
        )

    def _follow_jump(self) -> None:
        self._source.put(self._desk.place, self._source.viewport().height() * LINE_AT)
