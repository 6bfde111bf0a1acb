"""The invented book: the same for the same seed, in five languages, right in its numbers, undone as one."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from tests.services.books import QUIET, dump

from smallcrm.domain.card_rules import is_blank, tidy
from smallcrm.domain.phone import guess_kind, read_phones
from smallcrm.services import customers, history
from smallcrm.services.checking import check
from smallcrm.services.customer_list import Filter, Sort, list_ids, summary
from smallcrm.services.demo import invent, make_demo

if TYPE_CHECKING:
    from smallcrm.services.book import Book

REGIONS = {"he": "IL", "ar": "JO", "fa": "IR", "bg": "BG", "en": "GB"}


def test_the_same_seed_invents_the_same_customers_and_another_others() -> None:
    assert list(invent(50, 7, 1)) == list(invent(50, 7, 1))
    assert list(invent(50, 7, 1)) != list(invent(50, 8, 1))
    assert list(islice(invent(500, 7, 1), 50)) == list(invent(50, 7, 1))


def test_invented_cards_are_tidy_and_say_who_they_are() -> None:
    for card, _ in invent(300, 1, 1):
        assert tidy(card, "IL") == card
        assert not is_blank(card)


def test_invented_numbers_are_numbers_of_their_country() -> None:
    for card, _ in invent(300, 1, 1):
        for phone in card.phones:
            (reading,) = read_phones(phone.typed, REGIONS[card.language])
            assert reading.valid, phone
            assert reading.e164 == phone.e164
            assert guess_kind(phone.e164) is phone.kind


def test_an_invented_book_is_sound_holds_what_was_asked_for_and_goes_in_one_undo(book: Book) -> None:
    before = dump(book)
    assert make_demo(book, 250, 1, QUIET).value == 250
    assert summary(book, Filter()).count == 250
    assert check(book, QUIET) == []
    assert {customers.get_customer(book, identity).language for identity in list_ids(book, Filter(), Sort())} == set(REGIONS)
    history.undo(book, QUIET)
    assert dump(book) == before


def test_invented_cards_are_written_as_they_were_invented(book: Book) -> None:
    make_demo(book, 20, 1, QUIET)
    written = [customers.get_customer(book, identity) for identity in range(1, 21)]
    for (card, opening), found in zip(invent(20, 1, 1), written, strict=True):
        assert found == replace(card, id=found.id, number=found.number, balance=opening)
