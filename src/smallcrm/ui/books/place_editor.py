"""Where a new book will lie: the name of its file and its folder, which can be changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate, ltr
from smallcrm.infra import paths
from smallcrm.ui.forms.base import Editor
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SPACE
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.labels import CutLabel

if TYPE_CHECKING:
    from smallcrm.ui.tasks import Tasks


class PlaceEditor(Editor):
    """A `Path` that is not taken yet, made of the shop's name; the folder is the documents' until another is chosen."""

    def __init__(self, name: str, tasks: Tasks) -> None:
        super().__init__(name)
        self._tasks = tasks
        self._shop_name, self._folder = "", paths.documents_folder()
        self._path = self._folder / f"{paths.file_name('')}{paths.BOOK_SUFFIX}"
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE))
        words = QVBoxLayout()
        words.setSpacing(px(HAIR))
        self._file = CutLabel(font=fonts.font(bold=True))
        self._in_folder = CutLabel(font=fonts.small(), colour="dim")
        words.addWidget(self._file)
        words.addWidget(self._in_folder)
        row.addLayout(words, 1)
        self.button = secondary(_("Choose another folder"), "folder-open", self._ask)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.put(box)
        self._look_up()

    def name_shop(self, name: str) -> None:
        """The shop is called otherwise now."""
        self._shop_name = name
        self._look_up()

    def value(self) -> Path:
        return self._path

    def set_value(self, value: object) -> None:
        if isinstance(value, Path):
            self._folder = value
            self._look_up()

    def typed(self) -> object:
        return str(self._folder)

    def retype(self, typed: object) -> None:
        self.set_value(Path(str(typed)))
        self.edited()

    def main(self) -> QWidget:
        return self.button

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.name, str(self._folder))
        if folder:
            self.set_value(Path(folder))
            self.edited()

    def _look_up(self) -> None:
        # Off this thread: a folder on a network may take its time to answer.
        name, folder = self._shop_name, self._folder
        self._tasks.read(lambda: paths.new_book_file(name, folder), self._show, owner=self, line="place")

    def _show(self, path: Path) -> None:
        self._path = path
        self._file.set_text(isolate(path.name))
        self._in_folder.set_text(ltr(str(path.parent)))
