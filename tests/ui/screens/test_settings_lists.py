"""What the shop keeps lists of, by keyboard: its own fields, tags, cities, saved filters and matchings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from tests.services.books import QUIET
from tests.ui.keys import type_into
from tests.ui.sections import rewrite, section, undo
from tests.workbooks import workbook

from smallcrm.domain.choices import CustomType
from smallcrm.domain.customer import Address, Customer
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.services.custom_fields import add_custom_field, custom_fields
from smallcrm.services.customer_list import Filter, Sort
from smallcrm.services.customers import save_customer
from smallcrm.services.importing import open_file
from smallcrm.services.labels import cities, tags
from smallcrm.services.matchings import Said, save_matching, saved_matchings
from smallcrm.services.saved_filters import save_filter, saved_filters
from smallcrm.ui.screens.settings.fields_section import FieldsSection
from smallcrm.ui.screens.settings.filters_section import FiltersSection
from smallcrm.ui.screens.settings.labels_section import LabelsSection
from smallcrm.ui.screens.settings.matchings_section import MatchingsSection

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.settings.label_list import LabelList


# own fields


def test_a_field_is_added_renamed_and_removed_with_undo(program: Program, book: Book) -> None:
    shown = section(program, "fields", FieldsSection)
    shown.new.label.main().setFocus()
    type_into(shown.new.label.main(), "מספר עדשות")
    QTest.keyClick(shown.add, Qt.Key.Key_Return)
    assert [(field.label, field.type) for field in custom_fields(book)] == [("מספר עדשות", CustomType.TEXT)]
    row = shown.rows[0]
    rewrite(row.label.main(), "עדשות")
    QTest.keyClick(row.label.main(), Qt.Key.Key_Return)
    assert custom_fields(book)[0].label == "עדשות"
    QTest.mouseClick(shown.rows[0].remove, Qt.MouseButton.LeftButton)
    assert (custom_fields(book), shown.rows) == ([], [])
    undo(program)
    assert shown.rows[0].label.value() == "עדשות"


def test_a_field_is_moved_by_keys_and_the_focus_stays_with_it(program: Program, book: Book) -> None:
    for label in ("מידה", "רכב", "צבע"):
        add_custom_field(book, label, CustomType.TEXT)
    shown = section(program, "fields", FieldsSection)
    colour = shown.rows[2]
    colour.up.setFocus()
    QTest.keyClick(colour.up, Qt.Key.Key_Space)
    assert [field.label for field in custom_fields(book)] == ["מידה", "צבע", "רכב"]
    assert colour.up.hasFocus()
    QTest.keyClick(colour.up, Qt.Key.Key_Space)
    assert [row.field.label for row in shown.rows] == ["צבע", "מידה", "רכב"]
    assert colour.down.hasFocus()
    assert [(row.up.isEnabled(), row.down.isEnabled()) for row in shown.rows] == [(False, True), (True, True), (True, False)]
    assert [shown._list.indexOf(row) for row in shown.rows] == [0, 1, 2]


def test_a_field_is_moved_by_the_mouse_and_undo_moves_it_back(program: Program, book: Book) -> None:
    for label in ("מידה", "רכב"):
        add_custom_field(book, label, CustomType.TEXT)
    shown = section(program, "fields", FieldsSection)
    QTest.mouseClick(shown.rows[0].down, Qt.MouseButton.LeftButton)
    assert [row.field.label for row in shown.rows] == ["רכב", "מידה"]
    undo(program)
    assert [row.field.label for row in shown.rows] == ["מידה", "רכב"]


def test_a_choice_needs_its_choices(program: Program, book: Book) -> None:
    shown = section(program, "fields", FieldsSection)
    new = shown.new
    type_into(new.label.main(), "Shoe size")
    new.kind.retype(str(CustomType.CHOICE))
    QTest.keyClick(shown.add, Qt.Key.Key_Return)
    assert new.choices.remark().text() == "Write the choices there are."
    type_into(new.choices.main(), "37,38")
    QTest.keyClick(shown.add, Qt.Key.Key_Return)
    assert custom_fields(book)[0].choices == ("37", "38")


def test_a_name_that_is_taken_is_told_beside_the_new_field(program: Program, book: Book) -> None:
    add_custom_field(book, "Lenses", CustomType.TEXT)
    shown = section(program, "fields", FieldsSection)
    new = shown.new
    type_into(new.label.main(), "Lenses")
    QTest.keyClick(shown.add, Qt.Key.Key_Return)
    assert "Lenses" in new.label.remark().text()
    assert len(custom_fields(book)) == 1


# tags and cities


def test_a_tag_is_renamed_everywhere_and_taken_back(program: Program, book: Book) -> None:
    shown = section(program, "labels", LabelsSection).tags
    shown.table.go_to(next(place for place, label in enumerate(tags(book)) if label.name == "VIP"))
    rewrite(shown.new_name.main(), "קבועים")
    QTest.keyClick(shown.new_name.main(), Qt.Key.Key_Return)
    assert {label.name for label in tags(book)} == {"קבועים", "סיטונאי"}
    undo(program)
    assert {label.name for label in tags(book)} == {"VIP", "סיטונאי"}


def test_merging_two_tags_is_said_before_it_is_done(program: Program, book: Book) -> None:
    shown = section(program, "labels", LabelsSection).tags
    shown.table.go_to(next(place for place, label in enumerate(tags(book)) if label.name == "VIP"))
    rewrite(shown.new_name.main(), "סיטונאי")
    assert "the two become one" in shown.new_name.remark().text()
    QTest.keyClick(shown.rename, Qt.Key.Key_Return)
    assert [(label.name, label.count) for label in tags(book)] == [("סיטונאי", 2)]


def choose(shown: LabelList, *names: str) -> None:
    shown.table.setFocus()
    shown.table.select_ids([place for place, label in enumerate(shown._labels) if label.name in names])


def test_several_tags_chosen_become_one_by_keys_and_undo_parts_them(program: Program, book: Book) -> None:
    save_customer(book, Customer(given_name="רות", tags=("Weekly",)))
    shown = section(program, "labels", LabelsSection).tags
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Home)
    QTest.keyClick(shown.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [label.name for label in shown.chosen()] == ["סיטונאי", "VIP"]
    assert "VIP" in shown.new_name.remark().text()
    assert (shown.merge.isVisible(), shown.rename.isVisible()) == (True, False)
    rewrite(shown.new_name.main(), "חשובים")
    QTest.keyClick(shown.new_name.main(), Qt.Key.Key_Return)
    assert [(label.name, label.count) for label in tags(book)] == [("חשובים", 2), ("Weekly", 1)]
    assert [label.name for label in shown.chosen()] == ["חשובים"]
    undo(program)
    assert [label.name for label in tags(book)] == ["סיטונאי", "VIP", "Weekly"]


def test_the_name_most_used_is_proposed_for_those_that_become_one(program: Program, book: Book) -> None:
    save_customer(book, Customer(given_name="רות", tags=("סיטונאי",)))
    shown = section(program, "labels", LabelsSection).tags
    choose(shown, "VIP", "סיטונאי")
    assert shown.new_name.value() == "סיטונאי"
    QTest.mouseClick(shown.merge, Qt.MouseButton.LeftButton)
    assert [(label.name, label.count) for label in tags(book)] == [("סיטונאי", 3)]


def test_no_other_tag_is_chosen_once_the_chosen_one_is_gone(program: Program, book: Book) -> None:
    shown = section(program, "labels", LabelsSection)
    choose(shown.tags, "VIP")
    QTest.keyClick(shown.remove, Qt.Key.Key_Return)
    assert shown.tags.chosen() == []
    assert not shown.remove.isVisible()


def test_several_spellings_of_a_tag_are_pointed_out_together_and_made_one(program: Program, book: Book) -> None:
    for tag in ("v.i.p", "V-I-P", "vip"):
        save_customer(book, Customer(given_name="רות", tags=(tag,)))
    shown = section(program, "labels", LabelsSection).tags
    hint = shown.findChild(QWidget, "sign")
    assert hint is not None
    alike_names = len([label for label in tags(book) if label.name in hint.findChildren(QAbstractButton)[0].accessibleName()])
    QTest.keyClick(hint.findChildren(QAbstractButton)[0], Qt.Key.Key_Return)
    assert len(tags(book)) == 5 - alike_names + 1


def test_a_tag_is_taken_off_every_card(program: Program, book: Book) -> None:
    shown = section(program, "labels", LabelsSection)
    shown.tags.table.go_to(next(place for place, label in enumerate(tags(book)) if label.name == "VIP"))
    QTest.keyClick(shown.remove, Qt.Key.Key_Return)
    assert [label.name for label in tags(book)] == ["סיטונאי"]


def test_cities_that_look_alike_are_pointed_out_and_made_one(program: Program, book: Book) -> None:
    save_customer(book, Customer(given_name="רות", addresses=(Address(city="תל אביב יפו"),)))
    shown = section(program, "labels", LabelsSection).cities
    hint = shown.findChild(QWidget, "sign")
    assert hint is not None
    buttons = hint.findChildren(QAbstractButton)
    QTest.keyClick(buttons[0], Qt.Key.Key_Return)
    assert sum(label.name.startswith("תל אביב") for label in cities(book)) == 1


def test_the_customers_of_a_city_are_one_key_away(program: Program, book: Book) -> None:
    shown = section(program, "labels", LabelsSection).cities
    shown.table.go_to(next(place for place, label in enumerate(cities(book)) if label.name == "חיפה"))
    QTest.keyClick(shown.show_them, Qt.Key.Key_Return)
    assert program.main.state.screen == "customers"


# saved filters


def test_a_saved_filter_is_renamed_and_removed_with_undo(program: Program, book: Book) -> None:
    save_filter(book, "Regulars", Filter(tags=("VIP",)), Sort("name"))
    shown = section(program, "filters", FiltersSection)
    rewrite(shown.rows[0].label.main(), "קבועים")
    QTest.keyClick(shown.rows[0].label.main(), Qt.Key.Key_Return)
    assert [saved.name for saved in saved_filters(book)] == ["קבועים"]
    QTest.mouseClick(shown.rows[0].remove, Qt.MouseButton.LeftButton)
    assert saved_filters(book) == []
    undo(program)
    assert [row.label.value() for row in shown.rows] == ["קבועים"]


def test_a_saved_matching_is_renamed_and_removed_with_undo(program: Program, book: Book, tmp_path: Path) -> None:
    with open_file(workbook(tmp_path / "a.xlsx", [["שם", "קוד"], ["דנה כהן", "אופה"]]), QUIET) as file:
        save_matching(book, file, "Supplier", Said({0: SheetWishes(targets={1: "occupation"})}, Wishes()))
    shown = section(program, "matchings", MatchingsSection)
    rewrite(shown.rows[0].label.main(), "ספק")
    QTest.keyClick(shown.rows[0].label.main(), Qt.Key.Key_Return)
    assert saved_matchings(book) == ["ספק"]
    QTest.keyClick(shown.rows[0].remove, Qt.Key.Key_Space)
    assert saved_matchings(book) == []
    undo(program)
    assert [row.label.value() for row in shown.rows] == ["ספק"]


def test_a_filter_cannot_take_the_name_of_another(program: Program, book: Book) -> None:
    for name in ("A", "B"):
        save_filter(book, name, Filter(), Sort("name"))
    row = section(program, "filters", FiltersSection).rows[0]
    rewrite(row.label.main(), "B")
    QTest.keyClick(row.label.main(), Qt.Key.Key_Return)
    assert "already" in row.label.remark().text()
    assert [saved.name for saved in saved_filters(book)] == ["A", "B"]
