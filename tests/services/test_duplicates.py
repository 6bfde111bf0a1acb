"""Cards that are probably one customer: found in the book, told apart for good, and followed through merges and undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.services.books import DANA, IVAN, QUIET, YOSEF
from tests.services.merged import new

from smallcrm.domain.customer import Address, Customer, Phone
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n import in_language
from smallcrm.i18n.direction import strip_marks
from smallcrm.services import customers, history, merging
from smallcrm.services.duplicates import Proposal, chosen_pairs, duplicates_in, still_proposed, tell_apart

if TYPE_CHECKING:
    from smallcrm.services.book import Book

DINA = replace(DANA, given_name="דינה", phones=(Phone("+972 54-123-4567"),))
"""The same customer, with a slip in her name."""


def ids(book: Book) -> list[tuple[int, int]]:
    return [pair.ids for pair in duplicates_in(book, QUIET)]


def test_a_customer_who_is_in_the_book_twice_is_found_with_what_speaks_for_it(book: Book) -> None:
    new(book, YOSEF)
    dana, dina = new(book, DANA), new(book, DINA)
    (found,) = duplicates_in(book, QUIET)
    assert (found.first, found.second, found.first_name, found.second_name) == (dana, dina, "דנה כהן", "דינה כהן")
    assert (found.first_number, found.second_number) == ("1002", "1003")
    with in_language("en"):
        assert found.because() == "a similar name, the same phone"


def test_what_speaks_for_it_is_parted_as_the_language_parts_a_list(book: Book) -> None:
    new(book, DANA)
    new(book, DINA)
    with in_language("fa"):
        assert duplicates_in(book, QUIET)[0].because() == "نام مشابه، همان تلفن"


def test_the_likeliest_pair_is_the_first(book: Book) -> None:
    new(book, YOSEF)
    new(book, replace(YOSEF, phones=(Phone("03-555-0198"),)))
    born = PartialDate(1980, 5, 2)
    twins = new(book, replace(DANA, birthday=born, emails=("d@x.co",))), new(book, replace(DANA, birthday=born, emails=("d@x.co",)))
    found = duplicates_in(book, QUIET)
    assert found[0].ids == twins
    assert [pair.score for pair in found] == sorted((pair.score for pair in found), reverse=True)


def test_a_family_that_shares_a_phone_and_a_house_is_not_proposed(book: Book) -> None:
    home = {"phones": (Phone("04-866-1234"),), "addresses": (Address("הרצל 14", "חיפה"),)}
    for name in ("דנה", "יוסף", "אבישג"):
        new(book, Customer(given_name=name, family_name="כהן", **home))  # type: ignore[arg-type]  # fields of a card by name
    assert ids(book) == []


def test_cards_told_apart_are_not_proposed_again(book: Book) -> None:
    dana, dina = new(book, DANA), new(book, DINA)
    tell_apart(book, dina, dana)
    assert ids(book) == []


def test_undone_telling_apart_proposes_them_again(book: Book) -> None:
    pair = new(book, DANA), new(book, DINA)
    tell_apart(book, *pair)
    with in_language("en"):
        assert strip_marks(history.undo(book, QUIET).value.label) == "“דנה כהן” and “דינה כהן” told apart"
    assert ids(book) == [pair]


def test_cards_put_aside_and_merged_ones_are_not_proposed(book: Book) -> None:
    dana, dina = new(book, DANA), new(book, DINA)
    customers.put_aside(book, [dina])
    assert ids(book) == []
    customers.bring_back(book, [dina])
    merging.merge(book, dana, [dina])
    assert ids(book) == []


def test_after_a_merge_the_other_pairs_follow_the_card_that_stays_and_stand_there_once(book: Book) -> None:
    dana, dina, again = new(book, DANA), new(book, DINA), new(book, replace(DANA, middle_name="רות"))
    found = duplicates_in(book, QUIET)
    assert {pair.ids for pair in found} == {(dana, dina), (dana, again), (dina, again)}
    merging.merge(book, dina, [dana])
    assert [pair.ids for pair in still_proposed(book, found)] == [(dina, again)]
    history.undo(book, QUIET)
    assert still_proposed(book, found) == found


def test_who_was_told_apart_from_a_card_is_told_apart_from_the_one_it_was_merged_into(book: Book) -> None:
    dana, dina, again = new(book, DANA), new(book, DINA), new(book, replace(DANA, middle_name="רות"))
    found = duplicates_in(book, QUIET)
    tell_apart(book, dana, again)
    merging.merge(book, dina, [dana])
    assert still_proposed(book, found) == []


def test_a_card_renamed_since_is_proposed_under_its_name_of_now(book: Book) -> None:
    dana, _dina = new(book, DANA), new(book, DINA)
    found = duplicates_in(book, QUIET)
    customers.save_customer(book, replace(customers.get_customer(book, dana), family_name="לוי"))
    assert [pair.first_name for pair in still_proposed(book, found)] == ["דנה לוי"]


def test_a_card_that_is_gone_is_proposed_no_longer(book: Book) -> None:
    new(book, DANA)
    new(book, DINA)
    found = duplicates_in(book, QUIET)
    history.undo(book, QUIET)
    assert still_proposed(book, found) == []


def test_cards_that_the_user_has_chosen_are_paired_with_the_first_of_them_whatever_they_say(book: Book) -> None:
    dana, yosef, ivan = new(book, DANA), new(book, YOSEF), new(book, IVAN)
    customers.put_aside(book, [ivan])
    found = chosen_pairs(book, [yosef, dana, ivan])
    assert [(pair.first, pair.second) for pair in found] == [(yosef, dana), (yosef, ivan)]
    assert all(pair.chosen and not pair.because() for pair in found)


def test_a_chosen_pair_goes_when_it_is_told_apart_but_not_for_having_been_so_before(book: Book) -> None:
    dana, yosef = new(book, DANA), new(book, YOSEF)
    found = chosen_pairs(book, [dana, yosef])
    tell_apart(book, dana, yosef)
    assert still_proposed(book, found) == []
    assert [pair.ids for pair in chosen_pairs(book, [dana, yosef])] == [(dana, yosef)]


def test_nothing_is_proposed_of_nothing(book: Book) -> None:
    nothing: list[Proposal] = []
    assert duplicates_in(book, QUIET) == still_proposed(book, nothing) == []
