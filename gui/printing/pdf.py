"""The open article as a PDF."""

from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPdfWriter

from formats.atomic import replacing
from formats.transfer.exporting import check_place
from gui.printing.sheets import Printed, print_sheets, set_up
from gui.work import IsCancelled, Progress

__all__ = ["check_place", "write_pdf"]

RESOLUTION = 1200


def write_pdf(target: Path, printed: Printed, progress: Progress, cancelled: IsCancelled) -> int:
    """A PDF of A4 sheets, whole or not at all; gives their number. Raises UserError, Cancelled."""
    memory = QBuffer()
    memory.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(memory)
    writer.setResolution(RESOLUTION)
    writer.setTitle(printed.title)
    writer.setCreator("Quandian")
    set_up(writer)
    with replacing(target) as stream:
        count = print_sheets(writer, printed, progress, cancelled)
        stream.write(memory.data().data())
    return count
