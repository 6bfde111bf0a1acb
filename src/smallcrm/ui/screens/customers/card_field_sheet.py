"""The sheet that asks for a new field of the shop's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smallcrm.domain.choices import CustomType
from smallcrm.i18n import _
from smallcrm.ui import errors
from smallcrm.ui.forms.base import Level, Problem
from smallcrm.ui.forms.chips_editor import ChipsEditor
from smallcrm.ui.forms.choice_editors import enum_editor
from smallcrm.ui.forms.form import Form
from smallcrm.ui.forms.text_editors import TextEditor
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL
from smallcrm.ui.widgets.buttons import primary, secondary
from smallcrm.ui.widgets.labels import note
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from smallcrm.domain.customer import CustomField


class FieldSheet(Sheet):
    """A name, what it holds, and the choices of a list."""

    asked = Signal(object)
    """A `CustomField` without an id."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(_("A field of your own"), parent, width=420)
        self.body.addWidget(note(_("Every card will have it: a shoe size, the name of a dog, the day a contract ends.")))
        form = Form()
        part = form.part()
        self.label = TextEditor(_("Name of the field"))
        self.kind = enum_editor(_("What it holds"), CustomType, optional=False)
        self.choices = ChipsEditor(_("Choices"))
        self._choices = Form()
        form.add(part, "label", self.label.name, self.label, wide=True)
        form.add(part, "kind", self.kind.name, self.kind, wide=True)
        self._choices.add(self._choices.part(), "choices", self.choices.name, self.choices, wide=True)
        self.body.addWidget(form)
        self.body.addWidget(self._choices)
        self.kind.changed.connect(self._follow_kind)
        self._follow_kind()
        foot = QHBoxLayout()
        foot.setSpacing(px(SMALL))
        self.add_button = primary(_("Add the field"), "plus", self._ask)
        for button in (self.add_button, secondary(_("Cancel"), "", self.reject)):
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.label.main().setFocus()

    def refuse(self, error: Exception) -> bool:
        """Say beside the name why it cannot be added; false where the error is not about that."""
        said = errors.sentence(error)
        if said is None:
            return False
        self.label.give_problem(Problem(said, Level.ERROR))
        self.label.main().setFocus()
        return True

    def _follow_kind(self) -> None:
        self._choices.setVisible(self.kind.value() is CustomType.CHOICE)

    def _ask(self) -> None:
        from smallcrm.domain.customer import CustomField

        kind = self.kind.value()
        if not self.label.value():
            self.label.give_problem(Problem(_("A field needs a name."), Level.ERROR))
            self.label.main().setFocus()
        elif kind is CustomType.CHOICE and not self.choices.value():
            self.choices.give_problem(Problem(_("Write the choices there are."), Level.ERROR))
            self.choices.main().setFocus()
        elif isinstance(kind, CustomType):
            wanted: CustomField = CustomField(0, self.label.value(), kind, self.choices.value() if kind is CustomType.CHOICE else ())
            self.asked.emit(wanted)
