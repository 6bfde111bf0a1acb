"""A file dropped on the window: a table of customers is brought in, anything else is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

TABLE_SUFFIXES = (
    *(".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt"),
    *(".vcf", ".htm", ".html", ".mht", ".mhtml", ".xml", ".json"),
)
"""Of all that can be brought in."""


def dropped_table(dragged: QMimeData) -> Path | None:
    """The spreadsheet or text file that is dragged, if it is one."""
    files = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return next((file for file in files if file.suffix.lower() in TABLE_SUFFIXES), None)
