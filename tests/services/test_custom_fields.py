"""The shop's own fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET

from smallcrm.domain.choices import CustomType
from smallcrm.domain.customer import Customer, CustomField, CustomValue
from smallcrm.domain.errors import UserError
from smallcrm.services import customers, history
from smallcrm.services.custom_fields import (
    add_custom_field,
    change_custom_field,
    custom_fields,
    order_custom_fields,
    remove_custom_field,
)

if TYPE_CHECKING:
    from smallcrm.services.book import Book


def test_fields_come_in_the_order_they_were_made_with_their_choices(book: Book) -> None:
    first = add_custom_field(book, " מידה ", CustomType.CHOICE, ["S", "M", "גדול"]).value
    second = add_custom_field(book, "Член от", CustomType.DATE).value
    assert custom_fields(book) == [
        CustomField(first, "מידה", CustomType.CHOICE, ("S", "M", "גדול")),
        CustomField(second, "Член от", CustomType.DATE),
    ]


def test_two_fields_cannot_have_one_name_and_none_can_be_without(book: Book) -> None:
    add_custom_field(book, "מידה", CustomType.TEXT)
    with pytest.raises(UserError, match="“מידה” already"):
        add_custom_field(book, "מידה ", CustomType.NUMBER)
    with pytest.raises(UserError, match="needs a name"):
        add_custom_field(book, " ", CustomType.NUMBER)


def test_a_renamed_field_keeps_what_cards_hold_in_it(book: Book) -> None:
    field = add_custom_field(book, "מידה", CustomType.TEXT).value
    card = customers.save_customer(book, Customer(given_name="דנה", custom=(CustomValue(field, "38"),))).value
    change_custom_field(book, replace(custom_fields(book)[0], label="מידת נעליים"))
    assert custom_fields(book)[0].label == "מידת נעליים"
    assert customers.get_customer(book, card).custom == (CustomValue(field, "38"),)


def test_a_removed_field_says_how_many_cards_held_something_and_undo_brings_it_back(book: Book) -> None:
    field = add_custom_field(book, "מידה", CustomType.TEXT).value
    card = customers.save_customer(book, Customer(given_name="דנה", custom=(CustomValue(field, "38"),))).value
    assert remove_custom_field(book, field).value == 1
    assert customers.get_customer(book, card).custom == ()
    history.undo(book, QUIET)
    assert customers.get_customer(book, card).custom == (CustomValue(field, "38"),)
    with pytest.raises(UserError, match="no longer there"):
        remove_custom_field(book, 99)


def test_fields_are_put_in_another_order_which_undo_takes_back(book: Book) -> None:
    size, car, colour = (add_custom_field(book, label, CustomType.TEXT).value for label in ("מידה", "רכב", "צבע"))
    order_custom_fields(book, [colour, size])
    assert [field.id for field in custom_fields(book)] == [colour, size, car]
    assert history.can_undo(book) is not None
    history.undo(book, QUIET)
    assert [field.id for field in custom_fields(book)] == [size, car, colour]
    history.redo(book, QUIET)
    assert [field.id for field in custom_fields(book)] == [colour, size, car]


def test_an_order_that_is_there_already_is_no_step_to_undo(book: Book) -> None:
    ids = [add_custom_field(book, label, CustomType.TEXT).value for label in ("מידה", "רכב")]
    before = history.can_undo(book)
    assert not order_custom_fields(book, [*ids, 99]).changes.ids
    assert history.can_undo(book) == before


def test_a_new_field_comes_after_those_that_were_ordered(book: Book) -> None:
    size, car = (add_custom_field(book, label, CustomType.TEXT).value for label in ("מידה", "רכב"))
    order_custom_fields(book, [car])
    colour = add_custom_field(book, "צבע", CustomType.TEXT).value
    assert [field.id for field in custom_fields(book)] == [car, size, colour]


@pytest.mark.parametrize("name", ["shoe  SIZE", "Name", "given_name", "יום הולדת", "المدينه", "Бележки"])
def test_a_field_may_not_double_the_name_of_another_nor_of_one_that_every_card_has(name: str, book: Book) -> None:
    add_custom_field(book, "Shoe size", CustomType.TEXT)
    car = add_custom_field(book, "רכב", CustomType.TEXT).value
    with pytest.raises(UserError, match="There is a field"):
        add_custom_field(book, name, CustomType.TEXT)
    with pytest.raises(UserError, match="There is a field"):
        change_custom_field(book, CustomField(car, name, CustomType.TEXT))
    assert [field.label for field in custom_fields(book)] == ["Shoe size", "רכב"]
