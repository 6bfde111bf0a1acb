"""Asking for a file: a book that is there already, or a spreadsheet to bring in; and showing where a file lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from smallcrm.i18n import _
from smallcrm.infra import paths
from smallcrm.infra.settings import LAST_FOLDER
from smallcrm.ui.dropped_file import TABLE_SUFFIXES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smallcrm.infra.settings import Settings


def ask_for_book(parent: QWidget) -> Path | None:
    """The book the user wants to open."""
    kinds = _kinds(_("Books of smallcrm"), f"*{paths.BOOK_SUFFIX}")
    path, _kind = QFileDialog.getOpenFileName(parent, _("Open a book"), str(paths.documents_folder()), kinds)
    return Path(path) if path else None


def ask_for_table(parent: QWidget, settings: Settings) -> Path | None:
    """The spreadsheet the user wants to bring; its folder is remembered."""
    kinds = _kinds(_("Spreadsheets and text files"), " ".join(f"*{suffix} *{suffix.upper()}" for suffix in TABLE_SUFFIXES))
    folder = settings[LAST_FOLDER] or str(paths.documents_folder())
    path, _kind = QFileDialog.getOpenFileName(parent, _("Choose the file with your customers"), folder, kinds)
    if not path:
        return None
    settings[LAST_FOLDER] = str(Path(path).parent)
    return Path(path)


def _kinds(ours: str, patterns: str) -> str:
    """The kinds of files a chooser offers: ours first, then all."""
    every = _("All files")
    return f"{ours} ({patterns});;{every} (*)"


def show_in_folder(path: Path) -> None:
    """Let the system's file manager show the folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))
