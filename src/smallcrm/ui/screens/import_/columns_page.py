"""The third step: where each column goes, with the first rows as they will be read beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.exchange.ledger_parts import SALE
from smallcrm.exchange.understanding import CUSTOM, IGNORE, SAYS_KIND
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.lists import listed
from smallcrm.ui.actions import key_text
from smallcrm.ui.screens.import_.as_read import AsRead, never_cut, read_part
from smallcrm.ui.screens.import_.column_reading import ColumnReading
from smallcrm.ui.screens.import_.column_table import ColumnTable, plain, put, whole
from smallcrm.ui.screens.import_.field_chooser import FieldChooser
from smallcrm.ui.screens.import_.step_page import StepPage
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import HAIR, NARROW_WINDOW, SMALL, SPACE, WIDE
from smallcrm.ui.tables.cells import Cell, Shape, TableColumn, TableRow
from smallcrm.ui.tables.paged_table_model import PagedTableModel
from smallcrm.ui.tables.table_view import TableView
from smallcrm.ui.widgets.buttons import plain_tooltip, quiet
from smallcrm.ui.widgets.labels import CutLabel, label, note
from smallcrm.ui.widgets.one_of import ChipRow
from smallcrm.ui.widgets.panel import Panel, scroll

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from smallcrm.exchange.understanding import ColumnMatch
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.import_.bringing import Bringing
    from smallcrm.ui.screens.import_.looking import Understood

ROWS_IN_SIGHT = 4


class ColumnsPage(StepPage):
    """Arrows walk through the columns, Enter falls the fields open, Esc goes back to the columns."""

    save_wanted = Signal()

    def __init__(self, bringing: Bringing, window: Window) -> None:
        super().__init__(bringing)
        self._narrow: bool | None = None
        self.columns = ColumnTable(window.tasks)
        self.chooser = FieldChooser(_("Field for this column"))
        self.reading = ColumnReading(window.book.shop)
        self._sheets = QWidget()
        self.sheets: ChipRow | None = None
        self._rows_model = PagedTableModel(window.tasks)
        self.rows = TableView(self._rows_model, _("The first rows"))
        self._lay_out()
        self.forward = self.add_ways(_("Check all rows"))
        self.save = quiet(_("Save this matching…"), "save", self.save_wanted.emit)
        self.save.setToolTip(plain_tooltip(f"{_('Save this matching…')} ({key_text(QKeySequence('Ctrl+S'))})"))
        self.save.setEnabled(False)
        self.aside.addWidget(self.save)
        self._wait = label(_("Reading the file once more…"), colour="dim")
        self._wait.hide()
        self.aside.addWidget(self._wait)
        view = self.columns.view
        view.current_changed.connect(lambda _column: self._show_column())
        view.opened.connect(lambda _column: self._open_chooser())
        self.chooser.chosen.connect(self._choose)
        self.chooser.left.connect(view.setFocus)
        self.reading.chosen.connect(self._read_otherwise)
        bringing.reading.connect(self._reading)

    def _lay_out(self) -> None:
        self._hint = note(_("Arrows walk through the columns; Enter chooses the field that a column goes to."))
        self.body.addWidget(self._hint)
        self.body.addWidget(self._sheets)
        self._across = across = QHBoxLayout()
        across.setSpacing(px(WIDE))
        left = Panel(padding=0, spacing=0)
        left.body.setContentsMargins(1, px(HAIR), 1, px(HAIR))
        left.body.addWidget(self.columns.view)
        across.addWidget(left, 6)
        right = Panel(padding=0, spacing=SMALL)
        right.body.setContentsMargins(1, px(SPACE), 1, px(HAIR))
        head = QWidget()
        words = QVBoxLayout(head)
        words.setContentsMargins(px(SPACE), 0, px(SPACE), 0)
        words.setSpacing(px(SMALL))
        self._heading = CutLabel(font=fonts.section())
        words.addWidget(self._heading)
        choosing = QHBoxLayout()
        choosing.setSpacing(px(SPACE))
        choosing.addWidget(label(_("Goes to")))
        choosing.addWidget(self.chooser, 1)
        words.addLayout(choosing)
        self._note = note()
        words.addWidget(self._note)
        words.addWidget(self.reading)
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(px(SMALL))
        within.addWidget(head)
        within.addWidget(self.rows, 1)
        # What is said above them takes no room from the rows: it scrolls away.
        self.rows.setMinimumHeight((ROWS_IN_SIGHT + 1) * look().row_height)
        right.body.addWidget(scroll(inside))
        across.addWidget(right, 5)
        self.body.addLayout(across, 1)

    def heading(self) -> str:
        return _("Where each column goes")

    def first_focus(self) -> QWidget:
        return self.columns.view

    def show_known(self) -> None:
        known, table = self.bringing.known, self.bringing.table
        if known is None or table is None:
            return
        self._offer_sheets(known)
        self.save.setEnabled(known.choices.says_anything)
        chosen, read = frozenset(known.choices.of_sheet(table.sheet).targets), AsRead(self.bringing.book.shop)
        self.chooser.offer(table.kind)
        self.columns.show(table.columns_to_show, chosen, read=read, with_samples=not self._is_narrow())
        self._show_column()

    def _offer_sheets(self, known: Understood) -> None:
        """Which sheet's columns are shown, where several are brought in."""
        offered = [(table.sheet, isolate(table.name)) for table in known.understanding.tables]
        if self.sheets is not None and list(self.sheets.chips) == [sheet for sheet, _name in offered]:
            return
        fresh = QWidget()
        self.sheets = None
        if len(offered) > 1:
            self.sheets = fresh = ChipRow(_("Sheet"), offered, self.bringing.sheet)
            self.sheets.chosen.connect(self._choose_sheet)
        self.body.replaceWidget(self._sheets, fresh)
        self._sheets.hide()
        self._sheets.deleteLater()
        self._sheets = fresh
        fresh.setVisible(len(offered) > 1)

    def _choose_sheet(self, sheet: object) -> None:
        self.bringing.sheet = int(str(sheet))
        self.show_known()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._narrow != self._is_narrow():
            self._narrow = self._is_narrow()
            self._hint.setVisible(not self._narrow)
            self._across.setStretch(0, 8 if self._narrow else 12)
            self._across.setStretch(1, 10)
            self.show_known()

    def _is_narrow(self) -> bool:
        return self.window().width() < px(NARROW_WINDOW)

    # one column

    def _column(self) -> ColumnMatch | None:
        table, place = self.bringing.table, self.columns.current()
        if table is None or place is None or place >= len(table.columns):
            return None
        return table.columns[place]

    def _show_column(self) -> None:
        known, column = self.bringing.known, self._column()
        if known is None or column is None:
            return
        self._heading.set_text(isolate(column.heading))
        self.chooser.show_target(column.target)
        said = _note(column)
        self._note.setText(said)
        self._note.setVisible(bool(said))
        self.reading.show_column(column)
        self._show_rows(known, column)

    def _show_rows(self, known: Understood, column: ColumnMatch) -> None:
        read = AsRead(self.bringing.book.shop)
        written, understood = (whole, read_part) if never_cut(column) else (None, None)
        rows = known.rows.get(self.bringing.sheet, ())
        begin = int(self._is_narrow())  # where there is little room the numbers of the rows stand back behind what is in them
        # The widths that a table needs are kept by its columns' keys: those of phones are not those of names.
        columns = [
            TableColumn("row", _("Row"), Shape.CODE, plain, sortable=False),
            TableColumn(f"cell {column.index}", _("In the file"), Shape.TEXT, plain, 2, sortable=False, kept=written),
            TableColumn(f"read {column.index}", _("Read as"), Shape.TEXT, plain, 3, sortable=False, kept=understood),
        ]

        def row(place: int) -> TableRow:
            first = rows[place]
            text = read.as_it_stands(first.cells[column.index]) if column.index < len(first.cells) else ""
            cells = Cell(read.number(first.reading.row_number), "dim"), Cell(text, "dim"), read.cell(column, first)
            return TableRow(place, cells[begin:])

        put(self._rows_model, columns[begin:], range(len(rows)), row)

    def _open_chooser(self) -> None:
        self.chooser.setFocus(Qt.FocusReason.TabFocusReason)
        self.chooser.showPopup()

    def _choose(self, target: str) -> None:
        column, table, choices = self._column(), self.bringing.table, self.bringing.choices
        if column is None or table is None or choices is None:
            return
        # What was said last may not have been read yet.
        if target != choices.of_sheet(table.sheet).targets.get(column.index, column.target):
            self.bringing.choose_target(column.index, target)

    def _read_otherwise(self, name: str, value: object) -> None:
        column = self._column()
        if column is not None:
            self.bringing.choose_reading(column.index, **{name: value})

    def _reading(self, begins: bool) -> None:
        self._wait.setVisible(begins)


def _note(column: ColumnMatch) -> str:
    if not column.filled:
        return _("Nothing stands in this column.")
    if column.target == SAYS_KIND:
        return _("It says of which kind what stands beside it is. Leave it out, and that comes in as it stands.")
    if column.own_names:
        said = _("The column beside it names the fields of the shop's own that hold it: {names}.")
        return said.format(names=listed(map(isolate, column.own_names)))
    if column.target == CUSTOM:
        return _("A new field of that name is kept on every card, so that nothing is lost.")
    if column.target in {IGNORE, SALE}:
        return _("This column is not brought in.")
    return ""
