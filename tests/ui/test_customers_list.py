"""The customers' list: filters, columns, several at once."""

from __future__ import annotations

import json
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.keys import type_into

from smallcrm.domain.choices import CustomType
from smallcrm.domain.customer import Customer, CustomValue
from smallcrm.domain.shop import Digits
from smallcrm.infra.settings import COLUMNS, SORTED_BY
from smallcrm.services import customer_list
from smallcrm.services.custom_fields import add_custom_field
from smallcrm.services.customer_list import BalanceFilter, Filter, FirstIds, PutAside, Sort
from smallcrm.services.customers import get_customer, put_aside, save_customer
from smallcrm.services.saved_filters import saved_filters
from smallcrm.ui.errands import PrintCards, PrintList, ShowCustomers
from smallcrm.ui.screens.customers.columns_sheet import ColumnsSheet
from smallcrm.ui.screens.customers.filter_sheet import FilterSheet
from smallcrm.ui.screens.customers.list_screen import CustomersScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.widgets.buttons import Chip


@pytest.fixture
def screen(program: Program) -> CustomersScreen:
    shown = program.main.front()
    assert isinstance(shown, CustomersScreen)
    return shown


def names(screen: CustomersScreen) -> list[str]:
    return [screen._pane.model.cell(row, 0).text for row in range(screen._pane.model.rowCount())]


def cells(screen: CustomersScreen, key: str) -> list[str]:
    place = [column.key for column in screen._pane.model.columns].index(key)
    return [screen._pane.model.cell(row, place).text for row in range(screen._pane.model.rowCount())]


def chip(screen: CustomersScreen, text: str) -> Chip:
    return next(each for each, _which in screen._bar._chips if each.text() == text)


def test_the_list_says_how_many_and_how_much_it_holds(screen: CustomersScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "4 customers" in screen._head.summary.text())
    assert "₪1,328.90" in screen._head.summary.text()
    assert "₪10.50" in screen._head.summary.text()


def test_phones_of_the_own_country_are_shown_the_national_way(screen: CustomersScreen) -> None:
    shown = "".join(cells(screen, "main_phone"))
    assert "054-123-4567" in shown
    assert "+359 88 123 4567" in shown


def test_a_debt_and_a_credit_are_told_in_words_too(screen: CustomersScreen) -> None:
    place = [column.key for column in screen._pane.model.columns].index("balance")
    told = {(cell.word, cell.text) for row in range(4) if (cell := screen._pane.model.cell(row, place))}
    assert told == {("owes", "1,240.50"), ("owes", "88.40"), ("in credit", "10.50"), ("", "0.00")}


def test_a_chip_shows_only_those_who_owe(screen: CustomersScreen) -> None:
    chip(screen, "Owing").click()
    assert sorted(names(screen)) == ["דנה כהן", "יוסי מזרחי"]
    assert chip(screen, "Owing").isChecked()
    assert not chip(screen, "All").isChecked()


def test_a_filter_and_a_search_hold_at_the_same_time(screen: CustomersScreen, program: Program) -> None:
    chip(screen, "Owing").click()
    type_into(program.main.search.line, "יוסי")
    assert names(screen) == ["יוסי מזרחי"]


def test_a_filter_put_together_is_saved_under_a_name(screen: CustomersScreen, program: Program, book: Book) -> None:
    screen._sheets.filter.trigger()
    sheet = program.main.findChild(FilterSheet)
    assert isinstance(sheet, FilterSheet)
    sheet._tags.set_value(("VIP",))
    sheet._balance.set_value(BalanceFilter.OWES)
    sheet._name.set_value("חשובים")
    sheet._apply()
    assert names(screen) == ["דנה כהן"]
    assert [each.name for each in saved_filters(book)] == ["חשובים"]
    assert chip(screen, "חשובים").isChecked()


def own_sheet(screen: CustomersScreen, program: Program, book: Book, kind: CustomType, held: str) -> tuple[FilterSheet, int]:
    """The sheet of the filter in a book where דנה alone holds something in a field of the shop's own; and the field."""
    field = add_custom_field(book, "Размер", kind).value
    dana = get_customer(book, next(each for each in screen._pane.model.ids if get_customer(book, each).given_name == "דנה"))
    save_customer(book, replace(dana, custom=(CustomValue(field, held),)))
    screen._sheets.filter.trigger()
    sheet = program.main.findChild(FilterSheet)
    assert isinstance(sheet, FilterSheet)
    return sheet, field


@pytest.mark.parametrize(
    ("kind", "held", "typed"),
    [
        (CustomType.NUMBER, "42.5", "42,5"),
        (CustomType.NUMBER, "42.5", "٤٢٫٥"),
        (CustomType.DATE, "2024-08-10", "10.08.2024"),
        (CustomType.DATE, "2024-08-10", "10/08/2024"),
        (CustomType.TEXT, "לבן Lada", "lada"),
    ],
)
def test_the_filter_reads_an_own_field_as_the_card_does(
    kind: CustomType, held: str, typed: str, screen: CustomersScreen, program: Program, book: Book
) -> None:
    sheet, field = own_sheet(screen, program, book, kind, held)
    type_into(sheet._own[field].main(), typed)
    sheet._name.set_value("לפי שדה")
    sheet._apply()
    assert names(screen) == ["דנה כהן"]
    ((kept, value),) = saved_filters(book)[0].filter.custom
    assert (kept, value) == (field, typed if kind is CustomType.TEXT else held)


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [(CustomType.NUMBER, "גדול", "This is not a number."), (CustomType.DATE, "2024", "Day, month and year are needed here.")],
)
def test_the_filter_says_beside_an_own_field_what_cannot_be_read(
    kind: CustomType, typed: str, said: str, screen: CustomersScreen, program: Program, book: Book
) -> None:
    sheet, field = own_sheet(screen, program, book, kind, "42.5" if kind is CustomType.NUMBER else "2024-08-10")
    type_into(sheet._own[field].main(), typed)
    sheet._apply()
    assert sheet._own[field].remark().text() == said
    assert not sheet.isHidden()
    assert len(names(screen)) == 4


def test_a_date_that_a_filter_kept_as_it_was_typed_is_read_when_it_is_shown(screen: CustomersScreen, program: Program, book: Book) -> None:
    field = add_custom_field(book, "קנייה אחרונה", CustomType.DATE).value
    screen._ask(which=Filter(custom=((field, "10.08.2024"),)))
    screen._sheets.filter.trigger()
    sheet = program.main.findChild(FilterSheet)
    assert isinstance(sheet, FilterSheet)
    assert sheet.filter_made().custom == ((field, "2024-08-10"),)


def test_a_saved_filter_brings_its_order_along(screen: CustomersScreen) -> None:
    screen._ask(sort=Sort("balance", descending=True))
    screen._sheets.save_filter("לפי חוב", Filter())
    screen._ask(sort=Sort())
    chip(screen, "לפי חוב").click()
    assert names(screen)[0] == "דנה כהן"


def test_a_saved_filter_can_be_removed_and_that_undone(screen: CustomersScreen, program: Program, book: Book) -> None:
    screen._sheets.save_filter("חשובים", Filter(tags=("VIP",)))
    screen._sheets.remove_filter("חשובים")
    assert saved_filters(book) == []
    program.main.actions_of.undo.trigger()
    assert [each.name for each in saved_filters(book)] == ["חשובים"]


def test_the_list_is_sorted_by_a_column_and_the_order_remembered(screen: CustomersScreen, program: Program) -> None:
    screen._pane.table.horizontalHeader().sectionClicked.emit(3)
    assert names(screen)[0] == "Sean O'Neil"
    screen._pane.table.horizontalHeader().sectionClicked.emit(3)
    assert names(screen)[0] == "דנה כהן"
    assert program.settings[SORTED_BY]["customers"] == "-balance"


def test_columns_are_chosen_and_remembered(screen: CustomersScreen, program: Program) -> None:
    screen._columns_chosen(["name", "number", "email"], Sort())
    assert [column.key for column in screen._pane.model.columns] == ["name", "number", "email"]
    assert program.settings[COLUMNS]["customers"] == ["name", "number", "email"]


def test_the_sheet_of_columns_moves_and_hides_by_keys(screen: CustomersScreen, qtbot: QtBot) -> None:
    sheet = ColumnsSheet(screen._offered, ["name", "city", "balance"], Sort(), None)
    qtbot.addWidget(sheet)
    sheet.list.list.setCurrentRow(1)
    sheet.list.move_current(1)
    assert sheet.list.ticked() == ["name", "balance", "city"]
    for row in (0, 1):  # the name stays
        sheet.list.list.setCurrentRow(row)
        QTest.keyClick(sheet.list.list, Qt.Key.Key_Space)
    assert sheet.list.ticked() == ["name", "city"]


def test_the_name_is_always_among_the_columns(screen: CustomersScreen) -> None:
    screen._columns_chosen(["city"], Sort())
    assert [column.key for column in screen._pane.model.columns] == ["name", "city"]


def test_a_tag_that_all_have_is_said_to_be_there_and_offers_no_undo_of_what_was_before(screen: CustomersScreen, program: Program) -> None:
    screen._pane.table.selectAll()
    screen._actions._tag("שכונה")
    assert program.main.message.text() == "“\u2068שכונה\u2069” put on 4 cards"
    screen._actions._tag("שכונה")
    assert program.main.message.text() == "All of them have the tag already."
    assert not program.main.message._undo.isVisible()


def test_several_chosen_cards_are_tagged_at_once(screen: CustomersScreen, program: Program, book: Book) -> None:
    screen._pane.table.selectAll()
    ids = screen._pane.table.selected_ids()
    screen._actions._tag("שכונה")
    assert all("שכונה" in get_customer(book, each).tags for each in ids)
    assert "4 cards" in program.main.message.text()
    program.main.actions_of.undo.trigger()
    assert not any("שכונה" in get_customer(book, each).tags for each in ids)


def test_what_was_done_is_counted_in_the_digits_of_the_shop(make_program: Callable[[str], Program], book: Book) -> None:
    book.shop = replace(book.shop, digits=Digits.NATIVE)
    program = make_program("fa")
    program.use_book(book, screen="customers")
    shown = program.main.front()
    assert isinstance(shown, CustomersScreen)
    shown._pane.table.selectAll()
    shown._actions._tag("VIP ۲")
    assert "۴ کارت" in program.main.message.text()


def test_tagging_the_chosen_cards_can_be_stopped_and_leaves_them_as_they_were(
    screen: CustomersScreen, program: Program, book: Book
) -> None:
    program.tasks.long_job.connect(lambda job: job.cancel())
    screen._pane.table.selectAll()
    screen._actions._tag("שכונה")
    assert program.main.message.text() == "Stopped. Nothing was changed."
    assert not any("שכונה" in get_customer(book, each).tags for each in screen._pane.model.ids)


def test_chosen_cards_are_put_aside_and_found_in_their_filter(screen: CustomersScreen) -> None:
    screen._pane.table.select_ids(list(screen._pane.model.ids[:2]))
    screen._actions.put_aside.trigger()
    assert len(names(screen)) == 2
    chip(screen, "Put aside").click()
    assert len(names(screen)) == 2
    assert screen._pane.model.row(0).mark == "put aside"  # type: ignore[union-attr]
    screen._pane.table.selectAll()
    screen._actions.bring_back.trigger()
    assert names(screen) == []


def test_a_search_says_how_many_of_its_hits_are_put_aside(screen: CustomersScreen, program: Program, book: Book, qtbot: QtBot) -> None:
    ids = list(screen._pane.model.ids)
    program.command(lambda: put_aside(book, ids[:1]))
    type_into(program.main.search.line, get_customer(book, ids[0]).given_name)
    qtbot.waitUntil(lambda: "put aside" in screen._head.found.text())


def test_what_is_typed_on_the_wrong_keyboard_is_found_and_said(screen: CustomersScreen, program: Program, qtbot: QtBot) -> None:
    type_into(program.main.search.line, "nzrjh")
    assert names(screen) == ["יוסי מזרחי"]
    qtbot.waitUntil(lambda: "מזרחי" in screen._head.found.text())


def test_the_bar_of_actions_stands_there_while_several_are_chosen(screen: CustomersScreen) -> None:
    assert screen._chosen_bar.isHidden()
    screen._pane.table.selectAll()
    assert not screen._chosen_bar.isHidden()
    assert screen._bar.isHidden()


@pytest.mark.parametrize(("shown", "offered", "left_out"), [("All", "Put aside", "Bring back"), ("Put aside", "Bring back", "Put aside")])
def test_only_what_can_be_done_to_the_cards_shown_is_offered(screen: CustomersScreen, shown: str, offered: str, left_out: str) -> None:
    screen._pane.table.select_ids(list(screen._pane.model.ids[:2]))
    screen._actions.put_aside.trigger()
    chip(screen, shown).click()
    screen._pane.table.selectAll()
    row = screen._chosen_bar.doings
    on_it = [button.accessibleName() for button, _action in row._buttons if not button.isHidden()]
    texts = [*on_it, *(action.text() for action in row._menu.actions())]
    assert offered in texts
    assert left_out not in texts


def test_everything_is_exported_whatever_the_list_shows(screen: CustomersScreen, program: Program, tmp_path: Path) -> None:
    file = tmp_path / "הכול.json"
    screen._pane.table.clearSelection()
    screen._actions.export_to(file, None)
    everyone = len(customer_list.list_ids(program.book, Filter(put_aside=PutAside.WITH), Sort("number")))
    assert len(json.loads(file.read_text(encoding="utf-8"))["customers"]) == everyone > 0


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".vcf", ".json"])
def test_chosen_cards_are_exported(suffix: str, screen: CustomersScreen, program: Program, tmp_path: Path) -> None:
    file = tmp_path / f"לקוחות{suffix}"
    screen._pane.table.selectAll()
    screen._actions.export_to(file, screen._pane.table.selected_ids())
    assert file.stat().st_size > 0
    assert file.name in program.main.message.text()


def test_printing_goes_to_the_reports_with_what_is_chosen(
    screen: CustomersScreen, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, object]] = []
    monkeypatch.setattr(program, "go", lambda place, errand=None: asked.append((place, errand)))
    first = screen._pane.model.ids[0]
    screen._pane.table.select_ids([first])
    screen._actions.print_cards.trigger()
    screen._actions.print_the_list()
    assert asked[0] == ("reports", PrintCards((first,)))
    assert isinstance(asked[1][1], PrintList)


def test_an_empty_book_offers_the_first_step(program: Program, screen: CustomersScreen, book: Book) -> None:
    program.command(lambda: put_aside(book, list(screen._pane.model.ids)))
    assert screen._pane._stack.currentWidget() is screen._pane._empty


def test_a_search_without_a_hit_offers_everybody_again(screen: CustomersScreen, program: Program) -> None:
    type_into(program.main.search.line, "xyzxyz")
    assert screen._pane._stack.currentWidget() is screen._pane._nobody
    screen._pane.everybody_wanted.emit()
    assert len(names(screen)) == 4
    assert program.main.search.text() == ""


def test_nobody_is_said_to_be_missing_while_the_rest_is_on_its_way(
    screen: CustomersScreen, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_into(program.main.search.line, "xyzxyz")
    assert screen._pane._stack.currentWidget() is screen._pane._nobody
    monkeypatch.setattr(customer_list, "first_ids", lambda *_: FirstIds(array("q"), are_all=False))
    shown: list[bool] = []
    screen._pane.model.arrived.connect(lambda: shown.append(screen._pane._stack.currentWidget() is screen._pane.table))
    screen.search("דנה")
    assert shown == [True, True]
    assert len(names(screen)) == 1


def test_another_screen_can_ask_for_some_customers(screen: CustomersScreen, program: Program) -> None:
    program.go("customers", ShowCustomers(Filter(put_aside=PutAside.ONLY)))
    assert names(screen) == []


def test_a_new_card_is_gone_to_when_it_was_saved(screen: CustomersScreen, program: Program, book: Book) -> None:
    made: list[int] = []
    program.command(lambda: save_customer(book, Customer(given_name="רחל", family_name="אבן")), made.append)
    screen._created(made[0])
    screen._pane.refresh()
    assert screen._pane.table.current_id() == made[0]


def test_the_card_follows_the_cursor(screen: CustomersScreen, qtbot: QtBot) -> None:
    wanted = screen._pane.model.ids[2]
    screen._pane.table.go_to(wanted)
    qtbot.waitUntil(lambda: screen._card.customer_id == wanted)


def test_in_a_narrow_window_the_card_takes_the_place_of_the_list(screen: CustomersScreen, program: Program) -> None:
    program.main.resize(1024, 700)
    assert screen._card.isHidden()
    screen._pane.table.opened.emit(screen._pane.model.ids[0])
    assert screen._pane.isHidden()
    assert not screen._card.isHidden()
    program.main.back()
    assert not screen._pane.isHidden()
    assert screen._card.isHidden()


def test_at_1024_by_700_nothing_needs_a_sideways_scroll(screen: CustomersScreen, program: Program, qtbot: QtBot) -> None:
    program.main.resize(1024, 700)
    qtbot.wait(1)
    assert screen._pane.table.horizontalScrollBar().maximum() == 0
    assert program.main.width() == 1024
