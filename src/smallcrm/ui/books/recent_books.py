"""The books opened last: each is opened with a click; one that is no longer there says so and can be forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate, ltr
from smallcrm.infra.settings import RECENT_BOOKS
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL, SPACE
from smallcrm.ui.widgets.buttons import quiet, secondary
from smallcrm.ui.widgets.labels import CutLabel, Tag, icon_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.ui.screen import Window


class RecentBooks(QWidget):
    """Tells which book is wanted; `open_now` is the one that is open."""

    wanted = Signal(Path)

    def __init__(self, window: Window, open_now: Path | None) -> None:
        super().__init__()
        self._window, self._open_now = window, open_now
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE))
        self.rows: list[BookRow] = []
        self.look()

    def look(self) -> None:
        """Look again which of the books are there; off this thread, for a stick or a network may take its time to answer."""
        known = [Path(each) for each in self._window.settings[RECENT_BOOKS]]
        self._window.tasks.read(lambda: {path: path.is_file() for path in known}, self._show, owner=self, line="recent")

    def _show(self, found: Mapping[Path, bool]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [BookRow(path, is_there=is_there, is_open=path == self._open_now) for path, is_there in found.items()]
        for row in self.rows:
            row.wanted.connect(self.wanted)
            row.forgotten.connect(self._forget)
            self._column.addWidget(row)

    def _forget(self, path: Path) -> None:
        self._window.settings.forget_book(path)
        self.look()


class BookRow(QWidget):
    """One book: its name, its folder, and what can be done with it."""

    wanted = Signal(Path)
    forgotten = Signal(Path)

    def __init__(self, path: Path, *, is_there: bool, is_open: bool) -> None:
        super().__init__()
        self.path = path
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE))
        row.addWidget(icon_label("book-open", "accent" if is_there else "dim"), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(px(HAIR // 2))
        first = QHBoxLayout()
        first.setSpacing(px(SMALL))
        name = CutLabel(isolate(path.stem), font=fonts.font(bold=True))
        name.setMaximumWidth(name.sizeHint().width())
        first.addWidget(name, 1)
        if is_open:
            first.addWidget(Tag(_("Open now")))
        elif not is_there:
            first.addWidget(Tag(_("No longer there"), "warning"))
        first.addStretch(0)
        words.addLayout(first)
        words.addWidget(CutLabel(ltr(str(path.parent)), font=fonts.small(), colour="dim"))
        row.addLayout(words, 1)
        if not is_there:
            self.button = quiet(_("Forget"), "x", lambda: self.forgotten.emit(path))
            self.button.setAccessibleName(_("Forget {file}").format(file=isolate(str(path))))
        else:
            self.button = secondary(_("Open"), "", lambda: self.wanted.emit(path))
            self.button.setAccessibleName(_("Open {file}").format(file=isolate(str(path))))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.setVisible(not (is_there and is_open))
