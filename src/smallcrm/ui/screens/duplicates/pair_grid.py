"""Two cards side by side, a line a field: what they tell otherwise first, with a choice; then what one of them adds; then the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import N_, _, gettext
from smallcrm.i18n.direction import isolate, strip_marks
from smallcrm.infra import clock
from smallcrm.services.merge_choices import BOTH, compared_fields
from smallcrm.ui.actions import key_text
from smallcrm.ui.balances import balance_words
from smallcrm.ui.screens.duplicates.choice_cell import ChoiceCell
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL
from smallcrm.ui.widgets.buttons import icon_only, plain_tooltip
from smallcrm.ui.widgets.copy_label import CopyLabel
from smallcrm.ui.widgets.labels import CutLabel, label, note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.merge_choices import ComparedField, Pair
    from smallcrm.ui.screens.duplicates.wishes import Wishes

OPENS = ((N_("Open the first card"), "Alt+1"), (N_("Open the second card"), "Alt+2"))
"""What opens each of the two cards whole, and its key."""
LABELS = 104
FIRST, SECOND = 1, 2
"""The columns of the two cards; that of the names of the fields is 0."""


class PairGrid(QWidget):
    """Says `chosen` when something was chosen (it stands in `wishes` then), `open_wanted` with the id of a card."""

    chosen = Signal()
    open_wanted = Signal(int)

    def __init__(self, pair: Pair, wishes: Wishes, shop: ShopSettings) -> None:
        super().__init__()
        self._pair, self._wishes, self._shop = pair, wishes, shop
        self._values = ShownValues(shop, today=clock.today())
        self._ids = (pair.first.id or 0, pair.second.id or 0)
        self.cells: list[tuple[ChoiceCell, ChoiceCell]] = []
        self._fields: list[ComparedField] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(SMALL))
        self._grid.setVerticalSpacing(px(HAIR))
        self._grid.setColumnMinimumWidth(0, px(LABELS))
        self._grid.setColumnStretch(FIRST, 1)
        self._grid.setColumnStretch(SECOND, 1)
        self._fill(compared_fields(pair, shop))
        self.show_choices()

    def first_cell(self) -> ChoiceCell:
        """What one begins with: which card stays."""
        return self.cells[0][0]

    def show_choices(self) -> None:
        """Tick what holds now."""
        (stays, other), *fields = self.cells
        stays.setChecked(self._wishes.surviving == self._ids[0])
        other.setChecked(self._wishes.surviving == self._ids[1])
        for (first, second), compared in zip(fields, self._fields, strict=True):
            holds = self._wishes.of(compared)
            first.setChecked(holds in {BOTH, self._ids[0]})
            second.setChecked(holds in {BOTH, self._ids[1]})

    def _fill(self, fields: Sequence[ComparedField]) -> None:
        for column, card in ((FIRST, self._pair.first), (SECOND, self._pair.second)):
            self._grid.addLayout(self._name(card, column), 0, column)
        self._add_cells(_("The card that stays"), self._about(self._pair.first), self._about(self._pair.second))
        for first, second in self.cells:
            first.clicked.connect(lambda _on: self._let_stay(0))
            second.clicked.connect(lambda _on: self._let_stay(1))
        for compared in fields:
            if compared.is_open:
                self._add_choice(compared)
        self._add_told(_("Only one card says"), [each for each in fields if each.differs and not each.is_open])
        self._add_told(_("Both cards say"), [each for each in fields if not each.differs])

    def _name(self, card: Customer, column: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(HAIR))
        row.addWidget(CutLabel(self._values.name(card), font=fonts.section()), 1)
        words, key = OPENS[column - FIRST]
        button = icon_only(gettext(words), "maximize-2", lambda: self.open_wanted.emit(card.id))
        button.setToolTip(plain_tooltip(f"{gettext(words)} ({key_text(QKeySequence(key))})"))
        row.addWidget(button)
        return row

    def _about(self, card: Customer) -> str:
        number = _("Number {number}").format(number=self._values.code(card.number)) if card.number else ""
        since = _("In the book since {date}").format(date=self._values.moment(card.created_at)) if card.created_at else ""
        return "\n".join(line for line in (number, balance_words(card.balance, self._shop), since) if line)

    def _add_choice(self, compared: ComparedField) -> None:
        photos = (self._pair.first.photo, self._pair.second.photo) if compared.key == "photo" else (None, None)
        self._add_cells(compared.label, _in_lines(compared.first), _in_lines(compared.second), photos)
        self._fields.append(compared)
        for place, cell in enumerate(self.cells[-1]):
            cell.clicked.connect(lambda _on, place=place: self._press(compared, place))

    def _add_cells(self, name: str, first: str, second: str, photos: tuple[bytes | None, bytes | None] = (None, None)) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(_field_name(name), row, 0, Qt.AlignmentFlag.AlignTop)
        told = {"field": isolate(name)}
        left = ChoiceCell(_("{field}, of the first card: {text}").format(text=strip_marks(first), **told), first, photos[0])
        right = ChoiceCell(_("{field}, of the second card: {text}").format(text=strip_marks(second), **told), second, photos[1])
        place = len(self.cells)
        for side, cell in enumerate((left, right)):
            cell.walked.connect(lambda down, onward, side=side: self._walk(place + down, side + onward))
            self._grid.addWidget(cell, row, FIRST + side)
        self.cells.append((left, right))

    def _add_told(self, heading: str, fields: Sequence[ComparedField]) -> None:
        """Lines without a choice, dimmed."""
        if not fields:
            return
        top = self._grid.rowCount()
        self._grid.setRowMinimumHeight(top, px(SMALL))
        self._grid.addWidget(note(heading), top + 1, 0, 1, 3)
        for row, compared in enumerate(fields, start=top + 2):
            self._grid.addWidget(_field_name(compared.label), row, 0, Qt.AlignmentFlag.AlignTop)
            if compared.differs:
                column = FIRST if compared.first else SECOND
                self._grid.addWidget(_told(compared.first or compared.second), row, column)
            else:
                self._grid.addWidget(_told(compared.first), row, FIRST, 1, 2)

    def _let_stay(self, place: int) -> None:
        self._wishes.surviving = self._ids[place]
        self._say_chosen()

    def _press(self, compared: ComparedField, place: int) -> None:
        self._wishes.press(compared, self._ids[place], self._ids[1 - place])
        self._say_chosen()

    def _say_chosen(self) -> None:
        self.show_choices()
        self.chosen.emit()

    def _walk(self, row: int, side: int) -> None:
        if 0 <= row < len(self.cells) and 0 <= side < len(self.cells[row]):
            self.cells[row][side].setFocus(Qt.FocusReason.TabFocusReason)


def _field_name(text: str) -> QWidget:
    made = label(text, font=fonts.small(), colour="dim", wrap=True)
    made.setContentsMargins(0, px(HAIR), 0, 0)
    return made


def _told(texts: Sequence[str]) -> QWidget:
    made = CopyLabel(_in_lines(texts), colour="dim")
    made.setContentsMargins(px(SMALL), 2, px(SMALL), 0)
    return made


def _in_lines(texts: Sequence[str]) -> str:
    return "\n".join(texts)
