"""The box from which the field of a column is chosen, by the groups of the card."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel

from smallcrm.domain.fields import GROUP_LABELS, Use, fields_of
from smallcrm.exchange.balance_words import BESIDE_A_BALANCE
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.ledger_parts import PART_LABELS, SALE, WHO
from smallcrm.exchange.targets import OF_THE_CUSTOMER
from smallcrm.exchange.understanding import CUSTOM, IGNORE, ROW_MONEY
from smallcrm.i18n import _, gettext
from smallcrm.ui.forms.choice_editors import ChoiceBox
from smallcrm.ui.screens.import_.words import target_label
from smallcrm.ui.style import fonts

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

MOST_SHOWN = 18


class FieldChooser(ChoiceBox):
    """Says `chosen` with a field's key, CUSTOM or IGNORE; `left` when Esc, or a choice from the open list, goes back to the table."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMaxVisibleItems(MOST_SHOWN)
        self._kind: SheetKind | None = None
        self._unusual = False
        self.offer(SheetKind.CUSTOMERS)
        self._is_walked = False
        """The arrows go through the fields while the list is closed: who walks there stays there."""
        self.activated.connect(lambda _place: self._tell())

    def offer(self, kind: SheetKind) -> None:
        """Offer what the columns of such a sheet can go to."""
        if kind is self._kind:
            return
        self._kind, self._unusual = kind, False
        self.clear()
        for target in {SheetKind.LEDGER: (IGNORE,), SheetKind.SALES: (SALE, IGNORE)}.get(kind, (CUSTOM, ROW_MONEY, IGNORE)):
            self.addItem(target_label(target), target)
        if kind is SheetKind.LEDGER:
            self._add_heading(_("Of the entry"))
            for part, words in PART_LABELS.items():
                self.addItem(gettext(words), part.value)
        for group, fields in groupby((field for field in fields_of(Use.IMPORT) if _is_offered(field.key, kind)), lambda field: field.group):
            self._add_heading(gettext(GROUP_LABELS[group]))
            for field in fields:
                self.addItem(gettext(field.label), field.key)
                if field.key == "balance" and kind is SheetKind.CUSTOMERS:
                    for target in BESIDE_A_BALANCE:
                        self.addItem(target_label(target), target)

    def show_target(self, target: str) -> None:
        """Show where a column goes."""
        if self._unusual:
            self.removeItem(0)
        place = self.findData(target)
        self._unusual = place < 0
        if self._unusual:
            # What no other column can go to is shown where it is, and offered nowhere else.
            self.insertItem(0, target_label(target), target)
        self.setCurrentIndex(max(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.showPopup()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self._is_walked = True
            super().keyPressEvent(event)
            self._is_walked = False

    def _tell(self) -> None:
        self.chosen.emit(str(self.currentData()))
        if not self._is_walked:
            self.left.emit()

    def _add_heading(self, text: str) -> None:
        self.addItem(text)
        model = self.model()
        if isinstance(model, QStandardItemModel):
            item = model.item(self.count() - 1)
            item.setEnabled(False)
            item.setFont(fonts.small(bold=True))


def _is_offered(key: str, kind: SheetKind) -> bool:
    """Rows of entries say of their customers only who they are."""
    return key in WHO if kind is SheetKind.LEDGER else kind is not SheetKind.SALES or key in OF_THE_CUSTOMER
