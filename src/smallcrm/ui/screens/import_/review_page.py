"""The fourth step: every row with what will happen to it, by filters, mended in place before anything is written."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from smallcrm.exchange.read_texts import read_text
from smallcrm.exchange.row_reading import RowReading
from smallcrm.exchange.table_rows import with_cells
from smallcrm.exchange.understanding_texts import about_settings
from smallcrm.i18n import _, gettext, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.lists import listed
from smallcrm.services import importing
from smallcrm.services.import_decisions import Fate
from smallcrm.services.import_rows import counts_of
from smallcrm.services.import_texts import (
    FATE_LABELS,
    about_totals,
    about_unread,
)
from smallcrm.services.importing import open_questions
from smallcrm.ui.screens.import_.as_read import AsRead
from smallcrm.ui.screens.import_.review_lines import columns_of, lines_of
from smallcrm.ui.screens.import_.row_panel import RowPanel
from smallcrm.ui.screens.import_.side_by_side import SideBySide
from smallcrm.ui.screens.import_.step_page import StepPage
from smallcrm.ui.screens.import_.words import Words
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SPACE
from smallcrm.ui.tables.paged_table_model import PagedTableModel
from smallcrm.ui.tables.table_view import TableView
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.empty_state import EmptyState
from smallcrm.ui.widgets.labels import Sign, label, note
from smallcrm.ui.widgets.one_of import ChipRow
from smallcrm.ui.widgets.panel import Panel, beside_scroll_bar, into_sight, scroll

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from smallcrm.services.import_review import Review, TableReview
    from smallcrm.ui.forms.base import FormContext
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.import_.bringing import Bringing
    from smallcrm.ui.tables.cells import TableRow

ALL, FAULTS, LIKE = "all", "faults", "like"


class ShownRow(NamedTuple):
    """A row as the panel shows it: its cells by column as they stand and as they are read; a `whole` card by the names of its fields."""

    row: int
    texts: Mapping[int, str]
    read: Mapping[int, str]
    whole: Sequence[tuple[str, str]] = ()


class ReviewPage(StepPage):
    """Counts, filters, the rows, and beside them the cells of the one under the cursor."""

    bring_wanted = Signal()
    marked_copy_wanted = Signal()

    def __init__(self, bringing: Bringing, window: Window, context: FormContext) -> None:
        super().__init__(bringing)
        self._window = window
        self._which: object = ALL
        self._count = label(font=fonts.title(), wrap=True)
        self._more = label(colour="dim", wrap=True)
        self._sums = Sign("", "warning", "triangle-alert")
        self._settings = Sign("", "soft", "settings")
        self._taken_back = Sign("", "soft", "undo-2")
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(beside_scroll_bar())
        self._column.setSpacing(px(SPACE))
        self.body.addWidget(scroll(holder), 1)
        for widget in (self._taken_back, self._count, self._more, self._settings, self._sums):
            self._column.addWidget(widget)
        self._settings.hide()
        self._sums.hide()
        self._taken_back.hide()
        self._chips = QWidget()
        self.filters: ChipRow | None = None
        self._sheets = QWidget()
        self.sheets: ChipRow | None = None
        self.of_sheet = note()
        for part in (self._sheets, self.of_sheet, self._chips):
            self._column.addWidget(part)
        self._model = PagedTableModel(window.tasks)
        self.rows = TableView(self._model, _("The rows of the file"))
        self._model.arrived.connect(self._arrived)
        self._wanted: int | None = None
        self._is_mending = False
        self.panel = RowPanel(context)
        self._lay_out()
        self.mark_copy = secondary(_("Give me the file with the faults marked"), "triangle-alert", self.marked_copy_wanted.emit)
        self.forward = self.add_ways(_("Bring them in"), "check")
        self.aside.addWidget(self.mark_copy)
        self._wait = label(_("Counting once more…"), colour="dim")
        self._wait.hide()
        self.aside.addWidget(self._wait)
        self.rows.current_changed.connect(lambda _id: self._show_row())
        self.rows.opened.connect(lambda _id: self._enter_row())
        self.panel.wished.connect(self._wish)
        self.panel.left.connect(self.rows.setFocus)
        self.forward_wanted.connect(self._go_on)
        bringing.writing.connect(lambda _begins: self._allow())
        bringing.reading.connect(self._reading)

    def _lay_out(self) -> None:
        holder = Panel(padding=0, spacing=0)
        holder.body.setContentsMargins(1, px(HAIR), 1, px(HAIR))
        inside = QWidget()
        self._stack = QStackedLayout(inside)
        self._waiting = EmptyState("loader-circle", _("Reading every row…"), _("Nothing is written yet."))
        for place in (self._waiting, self.rows):
            self._stack.addWidget(place)
        holder.body.addWidget(inside)
        self.panel.hide()
        self._column.addWidget(SideBySide(holder, self.panel), 1)

    def heading(self) -> str:
        return _("Check before it is written")

    def first_focus(self) -> QWidget:
        return self.forward if self.forward.isEnabled() else self.rows

    def start(self) -> None:
        """Take the focus, but from nobody who has just mended a row and goes on from there."""
        if not self._is_mending:
            super().start()
        self._is_mending = False

    def say_taken_back(self, sentence: str) -> None:
        """Say that what had been brought in is out of the book again."""
        self._taken_back.text.setText(sentence)
        self._taken_back.setVisible(bool(sentence))

    def show_known(self) -> None:
        review = self.bringing.review
        self._allow()
        for widget in (self._count, self._more, self._chips, self._sheets, self.of_sheet):
            widget.setVisible(review is not None)
        if review is None:
            self._stack.setCurrentWidget(self._waiting)
            self._settings.hide()
            self._sums.hide()
            self.panel.clear()
            self.mark_copy.hide()
            return
        self._show_counts(review)
        self._show_sums(review)
        self._offer_sheets(review)
        self._offer_filters()
        self.panel.offer_made(review.made)
        self._show_rows()

    # what it comes to

    def _allow(self) -> None:
        """Nothing is brought in twice by pressing twice, nor while a question is open."""
        review, known = self.bringing.review, self.bringing.known
        is_open = known is not None and bool(open_questions(known.understanding))
        self.forward.setEnabled(review is not None and review.can_bring and not is_open and not self.bringing.is_writing)
        # What is said of a row while it is being written would come too late.
        self.panel.setEnabled(not self.bringing.is_writing)

    def _show_counts(self, review: Review) -> None:
        words = Words(self.shop)
        first, *more = words.about_review(review, written=False)
        self._count.setText(first)
        more += about_unread(review, written=False)
        self._more.setText(" ".join(more))
        rows = review.count(Fate.NEW) + review.count(Fate.UPDATE)
        bring = ngettext("Write {count} row", "Write {count} rows", rows).format(count=words.number(rows))
        if review.new_cards:
            bring = ngettext("Bring {count} customer in", "Bring {count} customers in", review.new_cards)
            bring = bring.format(count=words.number(review.new_cards))
        elif not review.can_bring:
            bring = _("Nothing to write")
        self.forward.setText(f" {bring}")
        self.forward.setAccessibleName(bring)
        self.mark_copy.setVisible(
            bool(review.faulty_rows() or review.count(Fate.CANNOT) or any(told.remarks for _, _, told in review.told()))
        )

    def _show_sums(self, review: Review) -> None:
        known = self.bringing.known
        said = [each.text for each in about_totals(review, self.shop) if not each.is_right]
        self._sums.text.setText("\n".join(said))
        self._sums.setVisible(bool(said))
        settings = about_settings(known.understanding) if known else []
        self._settings.text.setText("\n".join(settings))
        self._settings.setVisible(bool(settings))

    # which rows are shown

    def _found(self) -> TableReview | None:
        """The sheet whose rows are shown."""
        review = self.bringing.review
        if review is None:
            return None
        return next((each for each in review.tables if each.table.sheet == self.bringing.sheet), review.tables[0])

    def _offer_sheets(self, review: Review) -> None:
        fresh = QWidget()
        self.sheets = None
        if len(review.tables) > 1:
            words = Words(self.shop)
            offered = [(each.table.sheet, f"{isolate(each.table.name)} · {words.number(len(each.rows))}") for each in review.tables]
            self.sheets = fresh = ChipRow(_("Sheet"), offered, self.bringing.sheet)
            self.sheets.chosen.connect(self._choose_sheet)
        self._sheets = self._replaced(self._sheets, fresh)
        fresh.setVisible(self.sheets is not None)
        self._count_sheet()

    def _count_sheet(self) -> None:
        """Where each row of the sheet goes, where there are several: the whole file is counted above."""
        review, found = self.bringing.review, self._found()
        is_one_of_several = review is not None and found is not None and len(review.tables) > 1
        if review is not None and found is not None and is_one_of_several:
            words = Words(self.shop)
            *parts, whole = [f"{words.number(each.number)} {each.words}" for each in counts_of(review, written=False, of=found)]
            self.of_sheet.setText(_("{sum}: {parts}").format(sum=whole, parts=listed(parts)))
        self.of_sheet.setVisible(is_one_of_several)

    def _offer_filters(self) -> None:
        """Each fate there is, with how many rows have it; the counts add up to all."""
        found = self._found()
        if found is None:
            return
        words = Words(self.shop)
        counts: list[tuple[object, str, int]] = [(ALL, _("All rows"), len(found.rows))]
        counts += [(fate, gettext(FATE_LABELS[fate]), found.count(fate)) for fate in Fate]
        counts += [(FAULTS, _("With faults"), len(found.told_places())), (LIKE, _("Perhaps known already"), len(found.like_places()))]
        offered = [(which, f"{said} · {words.number(count)}") for which, said, count in counts if count or which == ALL]
        if self._which not in [which for which, _said in offered]:
            self._which = ALL
        had_focus = self.filters is not None and any(chip.hasFocus() for chip in self.filters.chips.values())
        self.filters = fresh = ChipRow(_("What is shown"), offered, self._which)
        fresh.chosen.connect(self._filter)
        self._chips = self._replaced(self._chips, fresh)
        if had_focus:
            fresh.setFocus()

    def _replaced(self, before: QWidget, fresh: QWidget) -> QWidget:
        self._column.replaceWidget(before, fresh)
        before.hide()
        before.deleteLater()
        return fresh

    def _choose_sheet(self, sheet: object) -> None:
        self.bringing.sheet = int(str(sheet))
        self._which = ALL
        self._count_sheet()
        self._offer_filters()
        self._show_rows()

    def _filter(self, which: object) -> None:
        self._which = which
        self._show_rows()

    def _places(self, found: TableReview) -> array[int]:
        if self._which == FAULTS:
            return found.told_places()
        if self._which == LIKE:
            return found.like_places()
        return found.places(None if self._which == ALL else Fate(str(self._which)))

    # the rows

    def _show_rows(self) -> None:
        found = self._found()
        if found is None:
            return
        self._stack.setCurrentWidget(self.rows)
        self._wanted = self.rows.current_id()
        columns = columns_of(found)
        self._model.ask(columns, lambda: self._places(found), lambda places: self._lines(found, places))

    def _lines(self, found: TableReview, places: Sequence[int]) -> list[TableRow]:
        """Read anew from the file, off the thread of the window: a hundred thousand rows are not kept."""
        review = self.bringing.review
        readings = self.bringing.read_rows(found.table.sheet, [found.rows[place] for place in places])
        return lines_of(review, found, places, readings, self.shop) if review else []

    def _arrived(self) -> None:
        wanted = self._wanted
        if wanted is None:
            self.rows.select_row(0)
        elif not self.rows.go_to(wanted):
            # A row that was mended may be none of those shown any more: the keyboard goes from it to the next in the list.
            if self.panel.isAncestorOf(self.window().focusWidget()):
                self.rows.setFocus()
            self.rows.select_row(min(bisect_left(self._model.ids, wanted), len(self._model.ids) - 1))
        self._show_row()

    def _reading(self, begins: bool) -> None:
        self._wait.setVisible(begins and self.bringing.review is not None)

    # one row

    def _show_row(self) -> None:
        found, place = self._found(), self.rows.current_id()
        if found is None or place is None or place >= len(found.rows):
            self.panel.clear()
            return
        sheet, row = found.table.sheet, found.rows[place]

        def look() -> ShownRow:
            return self._shown_row(found, row)

        def show(shown: ShownRow) -> None:
            if self._found() is not found or self.rows.current_id() != place:
                return
            choices = self.bringing.choices
            wish = choices.rows.get((sheet, row)) if choices else None
            words = Words(self.shop)
            heading = _("Row {row}").format(row=words.number(row + 1))
            review = self.bringing.review
            whose = review.whose_row(found, place) if review else None
            self.panel.show_row(found.table, row, shown.texts, shown.read, found.fate(place), found.told.get(row), wish, heading, whose)
            if found.table.holds_whole_cards:
                self.panel.show_whole(shown.whole)
            self.panel.show()

        self._window.tasks.read(look, show, lambda _error: None, owner=self, line="row")

    def _shown_row(self, found: TableReview, row: int) -> ShownRow:
        choices, known = self.bringing.choices, self.bringing.known
        if found.table.holds_whole_cards:
            reading = self.bringing.read_rows(found.table.sheet, [row]).get(row)
            return ShownRow(row, {}, {}, AsRead(self.shop).whole_card(reading) if isinstance(reading, RowReading) else ())
        cells = self.bringing.rows_of(found.table.sheet, [row]).get(row, [])
        wish = choices.rows.get((found.table.sheet, row)) if choices else None
        if wish is not None and wish.cells:
            cells = with_cells(cells, wish.cells)
        read = AsRead(self.shop)
        columns = {column.index: column for column in found.table.columns}
        texts = {
            index: read.as_it_is_typed(cell, columns[index]) for index, cell in enumerate(cells) if cell is not None and index in columns
        }
        if known is None:
            return ShownRow(row, texts, {})
        alone = importing.read_alone(known.understanding, found.table, row, cells)
        said = {column.index: read_text(read.values, column, alone.get(column.index)) for column in found.table.columns}
        return ShownRow(row, texts, said)

    def _enter_row(self) -> None:
        field = self.panel.first_field()
        if field is not None and self.panel.isVisible():
            field.setFocus(Qt.FocusReason.TabFocusReason)
            into_sight(field)

    def _go_on(self) -> None:
        """The keys go on from within a field too, and on some systems a click leaves the focus in it."""
        if self.panel.take_typed():
            self._is_mending = False
            self.bring_wanted.emit()

    def _wish(self, row: int, wish: object) -> None:
        self._is_mending = True
        self.bringing.choose_row(row, wish)  # type: ignore[arg-type]  # a RowWish or None
