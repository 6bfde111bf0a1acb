"""The shop's own fields: added, renamed, put in order, their choices changed, removed; undo brings back what cards held."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from smallcrm.domain.changes import Kind
from smallcrm.i18n import _
from smallcrm.services.custom_fields import add_custom_field, change_custom_field, custom_fields, order_custom_fields, remove_custom_field
from smallcrm.ui.errors import sentence
from smallcrm.ui.forms.base import Level, Problem
from smallcrm.ui.forms.new_field_form import NewFieldForm
from smallcrm.ui.screens.settings.field_rows import FieldRow
from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.labels import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.changes import ChangeSet
    from smallcrm.domain.customer import CustomField
    from smallcrm.ui.forms.base import Editor
    from smallcrm.ui.screen import Window


class FieldsSection(Section):
    """What a card of this shop knows besides what every card knows."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        panel = self.panel(_("Fields of your own"), _("They stand on every card, and lists can be sorted and filtered by them."))
        self._nothing = note(_("There are none yet. A shop of glasses would add the strength of the lenses, a garage the car."))
        panel.body.addWidget(self._nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(panel.body.spacing())
        panel.body.addLayout(self._list)
        self.rows: list[FieldRow] = []
        panel = self.panel(_("Add a field"))
        self.new = NewFieldForm()
        panel.body.addWidget(self.new)
        self.add = secondary(_("Add the field"), "plus", self._add)
        panel.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.end()

    def look(self) -> None:
        book = self.window_of.book
        self.window_of.tasks.read(lambda: custom_fields(book), self._show, owner=self, line="fields")

    def changed(self, changes: ChangeSet) -> None:
        if changes.touches(Kind.CUSTOM_FIELD):
            self.look()

    def leave(self) -> None:
        for row in self.rows:
            row.label.settle()

    def _show(self, fields: Sequence[CustomField]) -> None:
        self._nothing.setVisible(not fields)
        # A row that stays is moved and not made anew: the focus stays in it, and what is being typed.
        before = {(row.field.id, row.field.type): row for row in self.rows}
        self.rows = [before.pop(key) if (key := (field.id, field.type)) in before else self._row(field) for field in fields]
        for gone in before.values():
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (row, field) in enumerate(zip(self.rows, fields, strict=True)):
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
            row.show_field(field)
            row.show_place(first=place == 0, last=place == len(fields) - 1)

    def _row(self, field: CustomField) -> FieldRow:
        row = FieldRow(field)
        row.renamed.connect(partial(self._change, row))
        row.moved.connect(partial(self._move, row))
        row.removed.connect(partial(self._remove, row))
        return row

    def _add(self) -> None:
        book, new, wanted = self.window_of.book, self.new, self.new.wanted()
        if wanted is not None:
            self.window_of.command(
                lambda: add_custom_field(book, wanted.label, wanted.type, wanted.choices),
                lambda _id: new.empty(),
                partial(self._refused, new.label),
                owner=self,
                says=_("Added: {name}").format(name=wanted.label),
            )

    def _change(self, row: FieldRow) -> None:
        book, wanted = self.window_of.book, replace(row.field, label=row.label.value(), choices=row.choices_chosen())
        if wanted == row.field:
            return
        self.window_of.command(
            lambda: change_custom_field(book, wanted),
            failed=partial(self._refused, row.label),
            owner=self,
            says=_("Saved: {name}").format(name=wanted.label),
        )

    def _move(self, row: FieldRow, step: int) -> None:
        book, ids = self.window_of.book, [each.field.id for each in self.rows]
        place = ids.index(row.field.id)
        ids.insert(place + step, ids.pop(place))
        said = _("Saved: {name}").format(name=row.field.label)
        self.window_of.command(lambda: order_custom_fields(book, ids), owner=self, says=said)

    def _remove(self, row: FieldRow) -> None:
        book, field = self.window_of.book, row.field
        self.window_of.command(lambda: remove_custom_field(book, field.id), owner=self, says=_("Removed: {name}").format(name=field.label))

    def _refused(self, editor: Editor, error: Exception) -> None:
        said = sentence(error)
        if said is None:
            self.window_of.show_error(error)
        else:
            editor.give_problem(Problem(said, Level.ERROR))
            editor.main().setFocus()
