"""What a new field of the shop's own must know: its name, what it holds, and the choices of a list."""

from __future__ import annotations

from smallcrm.domain.choices import CustomType
from smallcrm.domain.customer import CustomField
from smallcrm.i18n import _
from smallcrm.ui.forms.base import Level, Problem
from smallcrm.ui.forms.chips_editor import ChipsEditor
from smallcrm.ui.forms.choice_editors import enum_editor
from smallcrm.ui.forms.form import Form
from smallcrm.ui.forms.name_editor import NameEditor


class NewFieldForm(Form):
    """The choices are asked for where the field is to hold one of them."""

    def __init__(self) -> None:
        super().__init__()
        part = self.part()
        self.label = NameEditor(_("Name of the new field"), _("A field needs a name."))
        self.kind = enum_editor(_("What it holds"), CustomType, optional=False)
        self.choices = ChipsEditor(_("Choices"), placeholder=_("Add a choice…"))
        self.add(part, "label", self.label.name, self.label)
        self.add(part, "kind", self.kind.name, self.kind)
        self.add(part, "choices", self.choices.name, self.choices, wide=True)
        self.kind.changed.connect(self._kind_changed)
        self._kind_changed()

    def wanted(self) -> CustomField | None:
        """The field without an id; None where something is missing, which is then said beside its editor."""
        if self.go_to_wrong():
            return None
        kind = CustomType(str(self.kind.value()))
        if kind is CustomType.CHOICE and not self.choices.value():
            self.choices.give_problem(Problem(_("Write the choices there are."), Level.ERROR))
            self.choices.main().setFocus()
            return None
        return CustomField(0, self.label.value(), kind, self.choices.value() if kind is CustomType.CHOICE else ())

    def refuse(self, said: str) -> None:
        """Say beside the name why it cannot be added."""
        self.label.give_problem(Problem(said, Level.ERROR))
        self.label.main().setFocus()

    def empty(self) -> None:
        """It was added: the next one may be typed."""
        self.label.set_value("")
        self.choices.set_value(())
        self.label.main().setFocus()

    def _kind_changed(self) -> None:
        cell = self.choices.parentWidget()
        if cell is not None:
            cell.setVisible(self.kind.value() is CustomType.CHOICE)
