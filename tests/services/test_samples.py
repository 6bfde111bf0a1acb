"""Every file of a shopkeeper right in every fact: as it is, and with its columns renamed, in another order, and fewer."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from tests.services.books import QUIET
from tests.services.files import bring, whole_cards
from tests.services.samples import SAMPLES, Sample, changed, departures

from smallcrm.services import history
from smallcrm.services.book import create_book, open_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book

    Open = Callable[[ShopSettings], Book]

BY_NAME = pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])


@pytest.fixture(scope="module")
def book_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An empty book of each shop, closed; to be copied."""
    folder = tmp_path_factory.mktemp("shops")
    made = {}
    for shop in {sample.shop.language: sample.shop for sample in SAMPLES}.values():
        made[shop.language] = folder / f"{shop.language}.smallcrm"
        create_book(made[shop.language], shop).close()
    return made


@pytest.fixture
def opened(book_files: dict[str, Path], tmp_path: Path) -> Iterator[Open]:
    """Opens the test's own empty book of a shop."""
    books: list[Book] = []

    def open_one(shop: ShopSettings) -> Book:
        books.append(open_book(shutil.copyfile(book_files[shop.language], tmp_path / f"{len(books)}.smallcrm")))
        return books[-1]

    yield open_one
    for book in books:
        book.close()


def cards_of(book: Book, sample: Sample, path: Path, folder: Path) -> list[dict[str, Any]]:
    bring(book, path, wishes=sample.wishes)
    return whole_cards(book, folder)


@BY_NAME
def test_as_it_is_every_fact_of_the_file_stands_in_the_book_and_undo_takes_all_of_it_back(
    opened: Open, tmp_path: Path, sample: Sample
) -> None:
    book = opened(sample.shop)
    assert departures(sample.facts, cards_of(book, sample, sample.path, tmp_path)) == []
    history.undo(book, QUIET)
    assert whole_cards(book, tmp_path) == []


@BY_NAME
def test_headings_of_the_same_meaning_in_reverse_order_give_the_same_facts(opened: Open, tmp_path: Path, sample: Sample) -> None:
    path = changed(sample, tmp_path, lambda heading: sample.words[heading][0], reversed, ())
    assert departures(sample.facts, cards_of(opened(sample.shop), sample, path, tmp_path)) == []


@BY_NAME
def test_headings_in_another_language_and_another_order_give_the_same_facts(opened: Open, tmp_path: Path, sample: Sample) -> None:
    path = changed(sample, tmp_path, lambda heading: sample.words[heading][1], lambda places: [*places[2:], *places[:2]], ())
    assert departures(sample.facts, cards_of(opened(sample.shop), sample, path, tmp_path)) == []


@BY_NAME
@pytest.mark.parametrize("language", [0, 1], ids=["same_language", "another"])
def test_what_is_left_of_the_columns_gives_what_is_left_of_the_facts(opened: Open, tmp_path: Path, sample: Sample, language: int) -> None:
    path = changed(sample, tmp_path, lambda heading: sample.words[heading][language], reversed, sample.fewer)
    assert departures(sample.facts, cards_of(opened(sample.shop), sample, path, tmp_path), sample.unsaid) == []


@BY_NAME
def test_no_synonym_of_a_heading_that_has_a_field_makes_a_field_of_the_shops_own(opened: Open, tmp_path: Path, sample: Sample) -> None:
    as_it_is = cards_of(opened(sample.shop), sample, sample.path, tmp_path)
    for language in (0, 1):
        path = changed(sample, tmp_path, lambda heading, place=language: sample.words[heading][place], reversed, ())  # type: ignore[misc]
        renamed = {words[language]: heading for heading, words in sample.words.items()}
        cards = cards_of(opened(sample.shop), sample, path, tmp_path)
        assert {renamed[label] for card in cards for label in card["custom"]} <= {label for card in as_it_is for label in card["custom"]}
