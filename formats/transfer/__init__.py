"""Between files and the library: the only part of this room that sees `db`. Knows no window.

Long work reports `progress(done, total)` and stops with Cancelled soon after `cancelled()` is
true.
"""

from formats.base import ExportOptions
from formats.transfer.apart import import_apart, propose_apart
from formats.transfer.documents import span_json
from formats.transfer.edits_apart import remove_apart, walk_apart
from formats.transfer.exporting import ExportReport, export_library
from formats.transfer.importing import import_paths
from formats.transfer.options import WAYS, ImportOptions
from formats.transfer.proposals import Proposal, add_proposal, propose, propose_text
from formats.transfer.report import ImportedFile, ImportReport, in_words, percent

__all__ = [
    "WAYS",
    "ExportOptions",
    "ExportReport",
    "ImportOptions",
    "ImportReport",
    "ImportedFile",
    "Proposal",
    "add_proposal",
    "export_library",
    "import_apart",
    "import_paths",
    "in_words",
    "percent",
    "propose",
    "propose_apart",
    "propose_text",
    "remove_apart",
    "span_json",
    "walk_apart",
]
