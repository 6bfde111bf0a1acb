"""The first step: which file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from smallcrm.i18n import _
from smallcrm.infra import paths
from smallcrm.infra.settings import LAST_FOLDER
from smallcrm.ui.dropped_file import TABLE_SUFFIXES
from smallcrm.ui.screens.import_.step_page import StepPage
from smallcrm.ui.widgets.buttons import primary
from smallcrm.ui.widgets.empty_state import EmptyState
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smallcrm.infra.settings import Settings
    from smallcrm.ui.screens.import_.bringing import Bringing


class FilePage(StepPage):
    """Says `chosen` with the path; a file can be dropped on the window as well."""

    chosen = Signal(Path)

    def __init__(self, bringing: Bringing, settings: Settings) -> None:
        super().__init__(bringing)
        self._settings = settings
        panel = Panel()
        self.forward = primary(_("Choose a file"), "folder-open", self.ask)
        panel.body.addWidget(
            EmptyState(
                "file-spreadsheet",
                _("Bring your old list as it is"),
                _(
                    "Choose the spreadsheet or text file you have kept your customers in, or drop it here. "
                    "It is only read, never changed, and you see everything before it is written into the book."
                ),
                (self.forward,),
            )
        )
        self.body.addWidget(panel, 1)

    def heading(self) -> str:
        return _("Choose the file")

    def first_focus(self) -> QWidget:
        return self.forward

    def ask(self) -> None:
        """Let the user choose."""
        folder = self._settings[LAST_FOLDER] or str(paths.documents_folder())
        kinds = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in TABLE_SUFFIXES)
        filters = f"{_('Spreadsheets and text files')} ({kinds});;{_('All files')} (*)"
        path, _kind = QFileDialog.getOpenFileName(self.window(), _("Choose the file with your customers"), folder, filters)
        if path:
            self._settings[LAST_FOLDER] = str(Path(path).parent)
            self.chosen.emit(Path(path))
