"""What is offered while a field of a card is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import bring_in, select

from smallcrm.domain.choices import CustomType
from smallcrm.domain.customer import Address, Customer, CustomValue
from smallcrm.services import suggestions as offered
from smallcrm.services.custom_fields import add_custom_field
from smallcrm.services.suggestions import suggestions

if TYPE_CHECKING:
    from smallcrm.services.book import Book


def in_the_book(book: Book, *cards: Customer) -> None:
    bring_in(book, [(card, 0) for card in cards])


@pytest.mark.parametrize("key", ["title", "company", "role", "occupation", "region", "source"])
def test_the_most_used_is_offered_first_and_nothing_empty(book: Book, key: str) -> None:
    in_the_book(book, *(Customer(given_name="דנה", **{key: text}) for text in ("חשמלאי", "נגר", "נגר", "")))  # type: ignore[arg-type]
    assert suggestions(book, key) == ["נגר", "חשמלאי"]


def test_interests_are_offered_one_by_one(book: Book) -> None:
    in_the_book(book, Customer(given_name="דנה", interests=("דיג", "עוגיות שקדים")), Customer(given_name="יוסף", interests=("דיג",)))
    assert suggestions(book, "interests") == ["דיג", "עוגיות שקדים"]


def test_cities_of_every_address_are_offered(book: Book) -> None:
    in_the_book(book, Customer(given_name="דנה", addresses=(Address(city="חיפה"), Address(city="יפו"), Address(street="הרצל 5"))))
    assert suggestions(book, "city") == ["חיפה", "יפו"]


def test_tags_are_offered_by_the_alphabet(book: Book) -> None:
    in_the_book(book, Customer(given_name="דנה", tags=("קבלן", "VIP")))
    assert suggestions(book, "tags") == ["VIP", "קבלן"]


def test_a_field_of_the_shops_own_offers_what_it_holds_on_other_cards(book: Book) -> None:
    car, colour = (add_custom_field(book, label, CustomType.TEXT).value for label in ("רכב", "צבע"))
    in_the_book(book, Customer(given_name="דנה", custom=(CustomValue(car, "מאזדה 3"), CustomValue(colour, "כחול"))))
    assert suggestions(book, f"custom:{car}") == ["מאזדה 3"]


@pytest.mark.parametrize("key", ["number", "given_name", "family_name", "no such field"])
def test_what_is_everybodys_own_is_not_offered(book: Book, key: str) -> None:
    in_the_book(book, Customer(given_name="דנה", family_name="כהן"))
    assert suggestions(book, key) == []


def test_an_empty_book_offers_nothing(book: Book) -> None:
    assert [suggestions(book, key) for key in ("occupation", "interests", "city", "tags", "custom:1")] == [[]] * 5


def test_only_the_newest_cards_are_looked_at(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offered, "NEWEST_CARDS", 1)
    in_the_book(book, Customer(given_name="דנה", occupation="נגר"), Customer(given_name="יוסף", occupation="חשמלאי"))
    assert suggestions(book, "occupation") == ["חשמלאי"]


@pytest.mark.parametrize("key", ["company", "city", "interests", "custom:1"])
def test_no_question_walks_through_the_whole_book(book: Book, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []
    monkeypatch.setattr(offered, "_texts", lambda _book, statement, *values: asked.append((statement, values)))
    suggestions(book, key)
    ((statement, values),) = asked
    steps = [str(row[3]) for row in select(book, f"EXPLAIN QUERY PLAN {statement}", *values)]
    assert [step for step in steps if step.startswith("SCAN")] == []
