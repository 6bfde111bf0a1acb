"""The fourth step: every row was read, and what cannot be read is said row by row before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QWidget

from smallcrm.domain.fields import FIELD_BY_KEY, column_label
from smallcrm.exchange.row_reading import NOBODY
from smallcrm.exchange.understanding_texts import about_total
from smallcrm.i18n import _, gettext, ngettext
from smallcrm.services.importing import wrong_totals
from smallcrm.ui.screens.import_.as_read import AsRead
from smallcrm.ui.screens.import_.column_table import plain, put
from smallcrm.ui.screens.import_.step_page import StepPage
from smallcrm.ui.screens.import_.words import Words
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR
from smallcrm.ui.tables.cells import Cell, Shape, TableColumn, TableRow
from smallcrm.ui.tables.paged_table_model import PagedTableModel
from smallcrm.ui.tables.table_view import TableView
from smallcrm.ui.widgets.empty_state import EmptyState
from smallcrm.ui.widgets.labels import Sign, label, note
from smallcrm.ui.widgets.one_of import ChipRow
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from smallcrm.services.importing import Examination
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.import_.bringing import Bringing


FAULTS, FIRST = "faults", "first"


class CheckPage(StepPage):
    """How many customers, how much they owe, and a report by row."""

    def __init__(self, bringing: Bringing, window: Window) -> None:
        super().__init__(bringing)
        self._count = label(font=fonts.title(), wrap=True)
        self._more = label(colour="dim", wrap=True)
        self._sums = Sign("", "warning", "triangle-alert")
        self._taken_back = Sign("", "soft", "undo-2")
        for widget in (self._taken_back, self._count, self._more, self._sums):
            self.body.addWidget(widget)
        self._sums.hide()
        self._taken_back.hide()
        panel = Panel(padding=0, spacing=0)
        panel.body.setContentsMargins(1, px(HAIR), 1, px(HAIR))
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._model = PagedTableModel(window.tasks)
        self.faults = TableView(self._model, _("What cannot be read, row by row"))
        self._first_model = PagedTableModel(window.tasks)
        self.first = TableView(self._first_model, _("The first customers, as they will stand in the book"))
        self._waiting = EmptyState("loader-circle", _("Reading every row…"), _("Nothing is written yet."))
        for place in (self._waiting, self.first, self.faults):
            self._stack.addWidget(place)
        panel.body.addWidget(holder)
        self._which = ChipRow(_("What is shown"), [(FAULTS, _("What cannot be read")), (FIRST, _("The first customers"))], FIRST)
        self._which.chosen.connect(self._show_table)
        self.body.addWidget(self._which)
        self.body.addWidget(panel, 1)
        self._cut = note()
        self.body.addWidget(self._cut)
        self._cut.hide()
        self.forward = self.add_ways(_("Bring them in"), "check")
        bringing.writing.connect(lambda _begins: self._allow())

    def heading(self) -> str:
        return _("Check before it is written")

    def first_focus(self) -> QWidget:
        return self.forward if self.forward.isEnabled() else self

    def say_taken_back(self, sentence: str) -> None:
        """Say that what had been brought in is out of the book again."""
        self._taken_back.text.setText(sentence)
        self._taken_back.setVisible(bool(sentence))

    def show_known(self) -> None:
        examined = self.bringing.examination
        self._allow()
        self._count.setVisible(examined is not None)
        self._more.setVisible(examined is not None)
        self._which.setVisible(examined is not None)
        if examined is None:
            self._stack.setCurrentWidget(self._waiting)
            self._sums.hide()
            self._cut.hide()
            return
        self._show_counts(examined)
        self._show_sums()
        self._show_first()
        self._show_faults(examined)

    def _allow(self) -> None:
        """Nothing is brought in twice by pressing twice."""
        examined = self.bringing.examination
        self.forward.setEnabled(examined is not None and examined.cards > 0 and not self.bringing.is_writing)

    def _show_counts(self, examined: Examination) -> None:
        words = Words(self.bringing.book.shop)
        count = words.number(examined.cards)
        self._count.setText(
            ngettext("{count} customer can be brought in", "{count} customers can be brought in", examined.cards).format(count=count)
        )
        said = [] if examined.faulty else [_("Every row can be read.")]
        said += [owed] if (owed := words.owed(examined)) else []
        if examined.not_cards:
            left = ngettext("{count} row names nobody and stays out.", "{count} rows name nobody and stay out.", examined.not_cards)
            said.append(left.format(count=words.number(examined.not_cards)))
        if examined.fault_count:
            said.append(_("What cannot be read as its field is kept in the notes of the card; nothing is lost."))
        self._more.setText(" ".join(said))
        self._more.setVisible(bool(said))
        bring = ngettext("Bring {count} customer in", "Bring {count} customers in", examined.cards).format(count=count)
        self.forward.setText(f" {bring}")
        self.forward.setAccessibleName(bring)

    def _show_table(self, which: object) -> None:
        self._stack.setCurrentWidget(self.faults if which == FAULTS else self.first)

    def _show_first(self) -> None:
        known, read = self.bringing.known, AsRead(self.bringing.book.shop)
        columns = [
            TableColumn("row", _("Row"), Shape.CODE, plain, sortable=False),
            TableColumn("name", _("Customer"), Shape.NAME, plain, 3, sortable=False),
            TableColumn("phone", gettext(column_label(FIELD_BY_KEY["main_phone"])), Shape.CODE, plain, sortable=False),
            TableColumn("city", _("City"), Shape.TEXT, plain, 2, sortable=False),
            TableColumn("balance", _("Balance"), Shape.AMOUNT, plain, sortable=False),
        ]
        rows = known.rows if known else ()
        put(self._first_model, columns, len(rows), lambda place: TableRow(place, read.card(rows[place].reading)))

    def _show_sums(self) -> None:
        known = self.bringing.known
        wrong = wrong_totals(known.understanding) if known else ()
        said = [about_total(check, self.bringing.book.shop) for check in wrong]
        self._sums.text.setText("\n".join(said))
        self._sums.setVisible(bool(said))

    def _show_faults(self, examined: Examination) -> None:
        words = Words(self.bringing.book.shop)
        columns = [
            TableColumn("row", _("Row"), Shape.CODE, plain, sortable=False),
            TableColumn("column", _("Column"), Shape.TEXT, plain, 2, sortable=False),
            TableColumn("text", _("In the file"), Shape.TEXT, plain, 3, sortable=False),
            TableColumn("reason", _("What is wrong"), Shape.TEXT, plain, 4, sortable=False),
        ]
        faults = [(reading, fault) for reading in examined.faulty for fault in reading.faults]

        def row(place: int) -> TableRow:
            reading, fault = faults[place]
            tone = "warning" if fault.doubtful or fault.reason == NOBODY else "danger"
            text = Cell(" ".join(fault.text.split()), "dim")
            heading = Cell(fault.heading or _("The whole row"))
            return TableRow(place, (Cell(words.number(reading.row_number)), heading, text, Cell(gettext(fault.reason), tone)))

        put(self._model, columns, len(faults), row)
        self._which.chips[FAULTS].setEnabled(bool(faults))
        self._which.set_value(FAULTS if faults else FIRST)
        self._show_table(FAULTS if faults else FIRST)
        more = examined.fault_count - len(examined.faulty)
        self._cut.setText(
            ngettext("… and {count} more row like that.", "… and {count} more rows like that.", more).format(count=words.number(more))
        )
        self._cut.setVisible(more > 0)
