"""How the cells of a column are read, shown in words and to be chosen otherwise: order of names and dates, calendar, money, sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.domain.choices import LABELS, NameOrder
from smallcrm.domain.currency_words import THOUSAND_TOMAN, TOMAN, money_name
from smallcrm.domain.exchange_rates import fixed_rate
from smallcrm.exchange.ledger_parts import DATES, MONEYS
from smallcrm.exchange.reading_context import RIAL
from smallcrm.i18n import N_, _, gettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.lists import listed
from smallcrm.ui.forms.calendar_popup import CALENDAR_LABELS
from smallcrm.ui.forms.choice_editors import ChoiceEditor
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE
from smallcrm.ui.widgets.labels import label, note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.domain.date_column import DateDecision
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.understanding import ColumnMatch

ORDERS = {"dmy": N_("Day, month, year"), "mdy": N_("Month, day, year"), "ymd": N_("Year, month, day")}
FIRST = {"dmy": N_("Day first"), "mdy": N_("Month first"), "ymd": N_("Year first")}
MARKS = {".": N_("A point before the cents"), ",": N_("A comma before the cents")}
SIGNS = {1: N_("What the customer owes"), -1: N_("What the shop owes")}
BY_FIXED_RATE = ("BGN",)


class ColumnReading(QWidget):
    """A box for each decision of the column; says `chosen` with its name and value. Empty for columns that are read in one way."""

    chosen = Signal(str, object)

    def __init__(self, shop: ShopSettings) -> None:
        super().__init__()
        self._shop = shop
        self.boxes: dict[str, ChoiceEditor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SMALL))
        self._content: QWidget | None = None
        self._shown: object = None

    def show_column(self, column: ColumnMatch) -> None:
        """Show how that column is read; boxes that stand already keep the focus."""
        wanted = (column.index, column.target, column.decisions)
        if wanted == self._shown:
            return
        self._shown = wanted
        focused = next((name for name, box in self.boxes.items() if box.box.hasFocus()), None)
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content, self.boxes = QWidget(), {}
        lines = QVBoxLayout(self._content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(SMALL))
        decisions = column.decisions
        if column.target == "name":
            self._add(lines, "names", _("Order of the names"), _said(LABELS[NameOrder]), decisions.names)
        if column.target in DATES:
            self._add(lines, "date_order", _("Order in the dates"), _said(ORDERS), decisions.dates.order)
            if said := _by_cells(decisions.dates):
                lines.addWidget(note(said))
            self._add(lines, "calendar", _("Calendar of the dates"), _said(CALENDAR_LABELS), decisions.dates.calendar)
        if column.target in MONEYS:
            self._add(lines, "decimal", _("Decimal mark"), _said(MARKS), decisions.decimal)
            money = decisions.currency or self._shop.currency
            self._add(lines, "amounts_in", _("Money of the amounts"), self._moneys(money), money)
        if column.target == "balance":
            self._add(lines, "sign", _("The amounts say"), _said(SIGNS), decisions.sign)
        self._column.addWidget(self._content)
        self.setVisible(bool(self.boxes))
        if focused in self.boxes:
            self._content.show()
            self.boxes[focused].box.setFocus()

    def _add(self, lines: QVBoxLayout, name: str, words: str, choices: Sequence[tuple[object, str]], now: object) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(SPACE))
        line.addWidget(label(words, colour="dim"))
        box = ChoiceEditor(words, choices, optional=now is None, nothing=_("As each cell says"))
        box.set_value(now)
        box.changed.connect(lambda: self.chosen.emit(name, box.value()))
        line.addWidget(box, 1)
        lines.addLayout(line)
        self.boxes[name] = box

    def _moneys(self, now: str) -> list[tuple[object, str]]:
        own = self._shop.currency
        known = [own, *([TOMAN, THOUSAND_TOMAN] if own == RIAL else []), *(money for money in BY_FIXED_RATE if fixed_rate(money, own)), now]
        return [(money, money_name(money)) for money in dict.fromkeys(known)]


def _by_cells(dates: DateDecision) -> str:
    """Which cells decided the order, where any did: 31/12/1980 can only begin with the day."""
    if dates.order is None or not dates.evidence:
        return ""
    cells = listed(isolate(cell) for cell in dates.evidence)
    return _("{order}, by {cells}").format(order=gettext(FIRST[dates.order]), cells=cells)


def _said(words: Mapping[Any, str]) -> list[tuple[object, str]]:
    return [(value, gettext(text)) for value, text in words.items()]
