"""A line of the list of the shop's own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from smallcrm.domain.choices import CustomType
from smallcrm.domain.choices import label as words_of
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.ui.forms.chips_editor import ChipsEditor
from smallcrm.ui.forms.name_editor import NameEditor
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, ICON, SMALL, SPACE
from smallcrm.ui.widgets.buttons import icon_only
from smallcrm.ui.widgets.labels import label

if TYPE_CHECKING:
    from smallcrm.domain.customer import CustomField

TYPE_WIDTH = 120


class FieldRow(QWidget):
    """A field: its name to be changed in place, what it holds, its choices if it has any, and buttons that move and remove it."""

    renamed = Signal()
    """Its name or its choices were changed."""
    moved = Signal(int)
    """-1 for up, 1 for down."""
    removed = Signal()

    def __init__(self, field: CustomField) -> None:
        super().__init__()
        self.field = field
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(SPACE))
        grid.setVerticalSpacing(px(SMALL))
        named = isolate(field.label)
        self.label = NameEditor(_("Name of the field {name}").format(name=named), _("A field needs a name."))
        self.label.left.connect(self.renamed)
        kind = label(words_of(field.type), colour="dim", wrap=True)
        kind.setFixedWidth(px(TYPE_WIDTH))
        up, down = _("Move the field {name} up").format(name=named), _("Move the field {name} down").format(name=named)
        self.up = icon_only(up, "chevron-up", lambda: self.moved.emit(-1), pixels=ICON)
        self.down = icon_only(down, "chevron-down", lambda: self.moved.emit(1), pixels=ICON)
        self.remove = icon_only(_("Remove the field {name}").format(name=named), "trash-2", self.removed.emit, pixels=ICON)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(HAIR))
        for button in (self.up, self.down, self.remove):
            buttons.addWidget(button)
        grid.addWidget(self.label, 0, 0)
        grid.addWidget(kind, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(buttons, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        self.choices: ChipsEditor | None = None
        if field.type is CustomType.CHOICE:
            self.choices = ChipsEditor(_("Choices of {name}").format(name=named), placeholder=_("Add a choice…"))
            self.choices.changed.connect(self.renamed)
            grid.addWidget(self.choices, 1, 0, 1, 3)
        self.show_field(field)

    def show_field(self, field: CustomField) -> None:
        """Show what the book holds, unless a name is being typed."""
        self.field = field
        self.label.show_kept(field.label)
        if self.choices is not None and self.choices.value() != field.choices:
            self.choices.set_value(field.choices)

    def show_place(self, *, first: bool, last: bool) -> None:
        """Offer only the moves there are; a button that goes hands the focus to its neighbour."""
        for button, other, ends in ((self.up, self.down, first), (self.down, self.up, last)):
            if ends and button.hasFocus():
                other.setEnabled(True)
                other.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(not ends)

    def choices_chosen(self) -> tuple[str, ...]:
        """The choices as they stand."""
        return self.choices.value() if self.choices is not None else self.field.choices
