"""Between files and the library: the only part of this room that sees `db`. Knows no window.

Long work reports `progress(done, total)` and stops with Cancelled soon after `cancelled()` is
true.
"""

from formats.base import ExportOptions
from formats.transfer.documents import span_json
from formats.transfer.exporting import ExportReport, export_library
from formats.transfer.importing import ImportOptions, ImportReport, import_paths

__all__ = [
    "ExportOptions",
    "ExportReport",
    "ImportOptions",
    "ImportReport",
    "export_library",
    "import_paths",
    "span_json",
]
