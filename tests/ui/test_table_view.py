"""The table as people use it."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.keys import type_into

from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.style import fonts
from smallcrm.ui.tables.cells import Cell, Shape, TableColumn, TableRow
from smallcrm.ui.tables.delegate import _shortened
from smallcrm.ui.tables.paged_table_model import PagedTableModel
from smallcrm.ui.tables.table_view import TableView
from smallcrm.ui.tasks import InlineTasks
from smallcrm.ui.text_direction import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot

    from smallcrm.ui.style.look import Look

COLUMNS = (
    TableColumn("name", "Customer", Shape.NAME, lambda value: Cell(str(value)), 3),
    TableColumn("phone", "Phone", Shape.CODE, lambda value: Cell(str(value))),
    TableColumn("balance", "Balance", Shape.AMOUNT, lambda value: Cell(str(value))),
)
PHONE, AMOUNT = "+359 88 123 4567", "1,234,567.89"


def rows(ids: Sequence[int]) -> list[TableRow]:
    return [
        TableRow(each, (Cell(f"Maximilian Alexander von Hohenzollern {each}"), Cell(PHONE), Cell(AMOUNT, "danger", "owes"))) for each in ids
    ]


class Shown:
    """A view on so many rows, of a width."""

    def __init__(self, qtbot: QtBot, count: int = 300, width: int = 620) -> None:
        self.ids = array("q", range(1, count + 1))
        self.model = PagedTableModel(InlineTasks())
        self.view = TableView(self.model, "Customers")
        qtbot.addWidget(self.view)
        self.view.resize(width, 400)
        self.view.show()
        self.ask()

    def first_ids(self, limit: int) -> tuple[array[int], bool]:
        return self.ids[:limit], len(self.ids) <= limit

    def ask(self, rest_after: int = 0) -> None:
        self.model.ask(COLUMNS, lambda: self.ids[:], rows, first_ids=self.first_ids, rest_after=rest_after)


@pytest.fixture(params=["en", "he"])
def shown(request: pytest.FixtureRequest, dress: Callable[..., Look], qtbot: QtBot) -> Shown:
    dress(request.param)
    return Shown(qtbot)


def test_phones_and_amounts_have_the_room_they_need(shown: Shown) -> None:
    metrics = QFontMetrics(fonts.numbers())
    assert shown.view.columnWidth(1) > metrics.horizontalAdvance(PHONE)
    assert shown.view.columnWidth(2) > metrics.horizontalAdvance(AMOUNT) + metrics.horizontalAdvance("owes")


def test_the_columns_fill_the_view_and_need_no_sideways_scroll(shown: Shown) -> None:
    assert sum(shown.view.columnWidth(place) for place in range(3)) == shown.view.viewport().width()


def test_a_row_is_chosen_by_its_id(shown: Shown) -> None:
    assert shown.view.go_to(250)
    assert shown.view.selected_ids() == [250]
    assert shown.view.current_id() == 250
    assert not shown.view.go_to(9999)


def test_the_chosen_rows_stay_chosen_when_the_order_changes(shown: Shown) -> None:
    shown.view.select_ids([5, 6, 200], 200)
    shown.ids = array("q", reversed(shown.ids))
    shown.model.refresh()
    assert sorted(shown.view.selected_ids()) == [5, 6, 200]
    assert shown.view.current_id() == 200


def test_a_chosen_row_that_is_gone_is_chosen_no_more(shown: Shown) -> None:
    shown.view.select_ids([5, 6], 5)
    shown.ids.remove(5)
    shown.model.refresh()
    assert shown.view.selected_ids() == [6]


def test_the_place_in_the_list_is_kept_when_it_is_asked_for_again(shown: Shown) -> None:
    shown.view.verticalScrollBar().setValue(100 * shown.view.rowHeight(0) + 7)
    shown.model.refresh()
    assert shown.view.verticalScrollBar().value() == 100 * shown.view.rowHeight(0) + 7


def test_another_question_is_shown_from_its_first_row(shown: Shown) -> None:
    shown.view.verticalScrollBar().setValue(4000)
    shown.view.kept.start_at_top()
    shown.ask()
    assert shown.view.verticalScrollBar().value() == 0


def test_all_rows_chosen_are_told_in_the_order_of_the_list(shown: Shown) -> None:
    shown.view.selectAll()
    assert shown.view.selected_ids() == list(range(1, 301))


def test_enter_opens_the_row_and_letters_are_left_to_the_search(shown: Shown) -> None:
    opened: list[int] = []
    shown.view.opened.connect(opened.append)
    shown.view.go_to(3)
    QTest.keyClick(shown.view, Qt.Key.Key_Return)
    type_into(shown.view, "ד")
    assert opened == [3]
    assert shown.view.current_id() == 3


def test_home_and_end_reach_the_first_and_the_last_row(shown: Shown) -> None:
    shown.view.go_to(50)
    QTest.keyClick(shown.view, Qt.Key.Key_End)
    assert shown.view.current_id() == 300
    QTest.keyClick(shown.view, Qt.Key.Key_Home)
    assert shown.view.current_id() == 1


def test_copied_rows_hold_no_marks_of_direction(shown: Shown) -> None:
    shown.view.select_ids([1, 2], 1)
    shown.view.copy()
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 2
    assert lines[0].split("\t")[1:] == [PHONE, f"owes {AMOUNT}"]


def test_a_click_on_a_column_sorts_by_it_and_another_turns_it_round(shown: Shown) -> None:
    asked: list[tuple[str, bool]] = []
    shown.view.sort_wanted.connect(lambda key, descending: asked.append((key, descending)))
    header = shown.view.horizontalHeader()
    header.sectionClicked.emit(2)
    shown.view.show_sorted("balance", descending=False)
    header.sectionClicked.emit(2)
    assert asked == [("balance", False), ("balance", True)]


def test_a_moved_column_is_told_in_its_new_place(shown: Shown) -> None:
    shown.view.horizontalHeader().moveSection(2, 0)
    assert shown.view.visual_keys() == ["balance", "name", "phone"]
    shown.view.reset_order()
    assert shown.view.visual_keys() == ["name", "phone", "balance"]


def test_a_width_the_user_chose_is_told_at_full_size(dress: Callable[..., Look], qtbot: QtBot) -> None:
    dress("en", 150)
    shown = Shown(qtbot)
    told: list[dict[str, int]] = []
    shown.view.widths.dragged.connect(told.append)
    shown.view.horizontalHeader().resizeSection(0, 300)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [{"name": 200}]


def test_a_phone_column_cannot_be_dragged_narrower_than_its_phones(shown: Shown) -> None:
    shown.view.widths.choose({"phone": 10})
    assert shown.view.columnWidth(1) > QFontMetrics(fonts.numbers()).horizontalAdvance(PHONE)


def test_rows_are_lower_in_the_dense_setting(dress: Callable[..., Look], qtbot: QtBot) -> None:
    dress("en", dense=True)
    assert Shown(qtbot).view.rowHeight(0) == 32
    dress("en")
    assert Shown(qtbot).view.rowHeight(0) == 42


def test_a_right_click_chooses_the_row_under_it(shown: Shown) -> None:
    from PySide6.QtGui import QContextMenuEvent

    asked: list[QPoint] = []
    shown.view.menu_wanted.connect(asked.append)
    shown.view.go_to(1)
    place = shown.view.visualRect(shown.model.index(2, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, shown.view.viewport().mapToGlobal(place))
    QApplication.sendEvent(shown.view.viewport(), event)
    assert shown.view.selected_ids() == [3]
    assert len(asked) == 1


def test_whoever_moves_on_before_the_rest_is_here_stays_where_he_went(shown: Shown) -> None:
    shown.view.select_ids([200], 200)
    shown.ask(rest_after=10_000)
    shown.view.go_to(7)
    shown.model._rest.timeout.emit()
    assert shown.view.selected_ids() == [7]


def test_what_was_chosen_far_down_is_chosen_again_when_the_rest_is_here(shown: Shown) -> None:
    shown.view.select_ids([200], 200)
    shown.ask(rest_after=10_000)
    shown.model._rest.timeout.emit()
    assert shown.view.selected_ids() == [200]


def test_a_chosen_row_stays_chosen_when_the_rest_comes_in_another_order(shown: Shown) -> None:
    shown.view.select_ids([50], 50)
    shown.ask(rest_after=10_000)
    shown.ids = array("q", reversed(shown.ids))
    shown.model._rest.timeout.emit()
    assert shown.view.selected_ids() == [50]


def test_what_is_joined_is_cut_between_its_pieces(dress: Callable[..., Look]) -> None:
    dress("en")
    metrics = QFontMetrics(fonts.font())
    amounts = joined(["883.92", "0.00 ₪", "1,240.50"])
    room = metrics.horizontalAdvance(joined(["883.92", "0.00 ₪"])) + metrics.horizontalAdvance(" …")
    assert strip_marks(_shortened(amounts, room, metrics)) == "883.92 · 0.00 ₪ …"
    assert strip_marks(_shortened(joined(["תל אביב-יפו והסביבה", "חיפה"]), 60, metrics)).endswith("…")


@pytest.mark.parametrize("language", ["en", "he"])
def test_what_stands_below_a_row_takes_no_room_beside_the_others_and_is_copied_with_them(
    language: str, dress: Callable[..., Look], qtbot: QtBot
) -> None:
    dress(language)
    shown = Shown(qtbot, count=3)
    single = shown.view.rowHeight(0)
    columns = (*COLUMNS, TableColumn("told", "What is to be said", Shape.TEXT, lambda value: Cell(str(value)), below=True))
    told = "This does not look like a whole phone number. It is kept as typed."

    def fetch(ids: Sequence[int]) -> list[TableRow]:
        return [row._replace(cells=(*row.cells, Cell(told))) for row in rows(ids)]

    shown.model.ask(columns, lambda: shown.ids[:], fetch)
    assert sum(shown.view.columnWidth(place) for place in range(3)) == shown.view.viewport().width()
    assert shown.view.rowHeight(0) > single
    assert not shown.view._delegate.is_cut_below(0, shown.view._row_rect(0))
    shown.view.select_row(0)
    shown.view.copy()
    assert QApplication.clipboard().text().endswith(f"\t{told}")
    shown.ask()
    assert shown.view.rowHeight(0) == single
