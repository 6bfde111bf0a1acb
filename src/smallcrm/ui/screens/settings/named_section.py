"""What stands in a section of things saved under names: each renamed in place or removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.ui.errors import sentence
from smallcrm.ui.forms.base import Level, Problem
from smallcrm.ui.forms.name_editor import NameEditor
from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import ICON, SMALL
from smallcrm.ui.widgets.buttons import icon_only
from smallcrm.ui.widgets.labels import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.changes import ChangeSet, Kind, Outcome
    from smallcrm.ui.screen import Window


class NamedRow(QWidget):
    """A thing: its name to be changed in place, and what can be done with it."""

    renamed = Signal()
    removed = Signal()

    def __init__(self, name: str, *, editor: str, missing: str, remove: str) -> None:
        super().__init__()
        self.name = name
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(px(SMALL))
        self.label = NameEditor(editor, missing)
        self.label.set_value(name)
        self.label.left.connect(self.renamed)
        self._across.addWidget(self.label, 1)
        self.remove = icon_only(remove, "trash-2", self.removed.emit, pixels=ICON)
        self.add(self.remove)

    def add(self, button: QWidget, place: int = -1) -> None:
        """One more thing that can be done."""
        self._across.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignTop)


class NamedSection(Section):
    """A panel of such rows; `nothing` is said where there are none."""

    kind: Kind

    def __init__(self, window: Window, heading: str, said: str, nothing: str) -> None:
        super().__init__(window)
        panel = self.panel(heading, said)
        self._nothing = note(nothing)
        panel.body.addWidget(self._nothing)
        self._list = panel.body
        self.rows: list[NamedRow] = []
        self.end()

    def rename(self, old: str, new: str) -> Outcome[None]:
        """Give it another name; for the writer."""
        raise NotImplementedError

    def remove(self, name: str) -> Outcome[None]:
        """Take it away; for the writer."""
        raise NotImplementedError

    def changed(self, changes: ChangeSet) -> None:
        if changes.touches(self.kind):
            self.look()

    def leave(self) -> None:
        for row in self.rows:
            row.label.settle()

    def show_rows(self, rows: Sequence[NamedRow]) -> None:
        """Show these instead of those there were."""
        self._nothing.setVisible(not rows)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [*rows]
        for row in self.rows:
            row.renamed.connect(partial(self._rename, row))
            row.removed.connect(partial(self._remove, row.name))
            self._list.addWidget(row)

    def _rename(self, row: NamedRow) -> None:
        new = row.label.value()
        if new != row.name:
            self.window_of.command(
                lambda: self.rename(row.name, new),
                failed=partial(self._refused, row),
                owner=self,
                says=_("Saved: {name}").format(name=new),
            )

    def _remove(self, name: str) -> None:
        self.window_of.command(lambda: self.remove(name), owner=self, says=_("Removed: {name}").format(name=name))

    def _refused(self, row: NamedRow, error: Exception) -> None:
        said = sentence(error)
        if said is None:
            self.window_of.show_error(error)
        else:
            row.label.give_problem(Problem(said, Level.ERROR))
