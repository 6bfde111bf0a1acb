"""The choices beside the preview: which report, whose, on what paper, in which language, with which columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from smallcrm.i18n import LANGUAGES, _
from smallcrm.i18n.direction import isolate
from smallcrm.infra import clock
from smallcrm.infra.settings import PAPER
from smallcrm.reports.options import Paper
from smallcrm.services.reporting import CARD, CUSTOMERS
from smallcrm.ui.finding import find_customers
from smallcrm.ui.forms.base import Chosen, FormContext
from smallcrm.ui.forms.choice_editors import ChoiceEditor
from smallcrm.ui.forms.customer_picker import CustomerPicker
from smallcrm.ui.screens.reports.columns_sheet import PageColumnsSheet
from smallcrm.ui.screens.reports.page_order import PageOrder, Whose
from smallcrm.ui.screens.reports.report_choice import ReportChoice
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SPACE
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.labels import label, note
from smallcrm.ui.widgets.one_of import ChipRow
from smallcrm.ui.widgets.panel import beside_scroll_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.services.customer_list import Column
    from smallcrm.services.saved_filters import SavedFilter
    from smallcrm.ui.screen import Window

ONE = "one"
"""The choice that asks for a customer by name."""
NOT_GROUPED = "-"


class OptionsPanel(QWidget):
    """Keeps the order and tells `changed` when the user changed it."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        everybody = Whose(_("All customers"))
        self.order = PageOrder(CUSTOMERS, everybody, Paper(window.settings[PAPER]), window.book.shop.language)
        self._offered: Sequence[Column] = ()
        self._everybody = everybody
        self._errand: Whose | None = None
        self._saved: Sequence[Whose] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(beside_scroll_bar())
        self._column.setSpacing(px(SPACE))
        self._add_reports()
        self._add_whose()
        self._add_page()
        self._add_list_options()
        self._column.addStretch(1)
        self.show_order()

    # what there is

    def offer(self, columns: Sequence[Column], saved: Sequence[SavedFilter]) -> None:
        """The columns and the saved filters of the book."""
        self._offered = columns
        self._saved = [Whose(each.name, which=each.filter, sort=each.sort) for each in saved]
        self._fill_whose()
        self.show_order()

    def take(self, order: PageOrder) -> None:
        """An errand: this report of these customers."""
        self._errand = order.whose
        self.order = order
        self._fill_whose()
        self.show_order()

    def show_order(self) -> None:
        """Show the order as it is, telling nobody."""
        order = self.order
        self.reports[order.report].setChecked(True)
        self._whose.set_value(self._whose_value())
        self._picker.setVisible(self._whose.value() == ONE)
        self._paper.set_value(order.paper)
        self._sideways.set_value(order.sideways)
        self._language.set_value(order.language)
        self._group.set_value(order.group_by or NOT_GROUPED)
        labels = {column.key: column.label for column in self._offered}
        self._columns_note.setText(" · ".join(isolate(labels[key]) for key in order.columns if key in labels))
        self._list_options.setVisible(order.report == CUSTOMERS)

    # making

    def _add_reports(self) -> None:
        self.reports = {
            CUSTOMERS: ReportChoice(CUSTOMERS, _("Customer list"), _("One line per customer, in the columns you choose, with totals.")),
            CARD: ReportChoice(CARD, _("Customer card"), _("All you know about your customers, one page each.")),
        }
        group = QButtonGroup(self)
        for name, button in self.reports.items():
            group.addButton(button)
            button.clicked.connect(lambda _on, name=name: self._change(report=name))
            self._column.addWidget(button)

    def _add_whose(self) -> None:
        self._whose = ChoiceEditor(_("Which customers"), [], optional=False)
        self._whose.changed.connect(self._whose_chosen)
        book = self._window.book
        context = FormContext(
            shop=book.shop, tasks=self._window.tasks, today=clock.today(), find_customers=lambda text: find_customers(book, text)
        )
        self._picker = CustomerPicker(_("Name of the customer"), context)
        self._picker.changed.connect(self._picked)
        self._fill_whose()
        self._put(_("Which customers"), self._whose)
        self._column.addWidget(self._picker)

    def _add_page(self) -> None:
        self._paper = ChipRow(_("Paper"), [(paper, paper.value) for paper in Paper], self.order.paper)
        self._paper.chosen.connect(lambda paper: self._change(paper=paper))
        self._put(_("Paper"), self._paper)
        lies = _("Page direction")
        self._sideways = ChipRow(lies, [(False, _("Automatic")), (True, _("Landscape"))], self.order.sideways)
        self._sideways.chosen.connect(lambda sideways: self._change(sideways=sideways))
        self._put(lies, self._sideways)
        self._language = ChoiceEditor(_("Language of the page"), list(LANGUAGES.items()), optional=False)
        self._language.changed.connect(lambda: self._change(language=str(self._language.value())))
        self._put(_("Language of the page"), self._language)

    def _add_list_options(self) -> None:
        self._list_options = QWidget()
        column = QVBoxLayout(self._list_options)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        groups = [(NOT_GROUPED, _("Not grouped")), ("city", _("By city, with totals")), ("tags", _("By tag, with totals"))]
        self._group = ChoiceEditor(_("Grouped"), groups, optional=False)
        self._group.changed.connect(lambda: self._change(group_by=_group_of(self._group.value())))
        self._put(_("Grouped"), self._group, column)
        self._columns_button = secondary(_("Choose the columns…"), "columns-3", self._ask_columns)
        column.addWidget(self._columns_button)
        self._columns_note = note()
        column.addWidget(self._columns_note)
        self._column.addWidget(self._list_options)

    def _put(self, name: str, editor: QWidget, column: QVBoxLayout | None = None) -> None:
        named = QVBoxLayout()
        named.setSpacing(px(HAIR))
        named.addWidget(label(name, font=fonts.small(), colour="dim"))
        named.addWidget(editor)
        (column or self._column).addLayout(named)

    # whose

    def _fill_whose(self) -> None:
        errand = [(self._errand, self._errand.label)] if self._errand is not None else []
        named = [(whose, isolate(whose.label)) for whose in self._saved]
        self._whose.offer([*errand, (self._everybody, self._everybody.label), (ONE, _("One customer…")), *named])

    def _whose_value(self) -> object:
        chosen = self._picker.value()
        if chosen is not None and self.order.whose.ids == (chosen.id,):
            return ONE
        return self.order.whose

    def _whose_chosen(self) -> None:
        value = self._whose.value()
        self._picker.setVisible(value == ONE)
        if isinstance(value, Whose):
            self._picker.set_value(None)
            self._change(whose=value)
        else:
            self._picker.main().setFocus()

    def _picked(self) -> None:
        chosen = self._picker.value()
        if isinstance(chosen, Chosen):
            self._change(whose=Whose(chosen.name, ids=(chosen.id,)))

    # changing

    def _ask_columns(self) -> None:
        sheet = PageColumnsSheet(self._offered, self.order.columns, self.window())
        sheet.applied.connect(lambda keys: self._change(columns=tuple(keys)))
        sheet.open()

    def _change(self, **changes: object) -> None:
        self.order = replace(self.order, **changes)  # type: ignore[arg-type]  # by name
        self.show_order()
        self.changed.emit()


def _group_of(value: object) -> str | None:
    return None if value == NOT_GROUPED else str(value)
