"""The sheet that asks for a new field of the shop's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smallcrm.i18n import _
from smallcrm.ui import errors
from smallcrm.ui.forms.new_field_form import NewFieldForm
from smallcrm.ui.widgets.buttons import primary
from smallcrm.ui.widgets.labels import note
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smallcrm.ui.forms.chips_editor import ChipsEditor
    from smallcrm.ui.forms.choice_editors import ChoiceEditor
    from smallcrm.ui.forms.name_editor import NameEditor


class FieldSheet(Sheet):
    """A name, what it holds, and the choices of a list."""

    asked = Signal(object)
    """A `CustomField` without an id."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(_("A field of your own"), parent, width=420)
        self.body.addWidget(note(_("Every card will have it: a shoe size, the name of a dog, the day a contract ends.")))
        self._form = NewFieldForm()
        self.label: NameEditor = self._form.label
        self.kind: ChoiceEditor = self._form.kind
        self.choices: ChipsEditor = self._form.choices
        self.body.addWidget(self._form)
        self.add_button = primary(_("Add the field"), "plus", self._ask)
        self.add_buttons(self.add_button)
        self.label.main().setFocus()

    def refuse(self, error: Exception) -> bool:
        """Say beside the name why it cannot be added; false where the error is not about that."""
        said = errors.sentence(error)
        if said is not None:
            self._form.refuse(said)
        return said is not None

    def _ask(self) -> None:
        wanted = self._form.wanted()
        if wanted is not None:
            self.asked.emit(wanted)
