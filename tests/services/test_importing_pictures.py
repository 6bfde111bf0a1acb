"""Photos of cards of the book while files are brought in: they stay, and are news only where the card has none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, QUIET
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.services.customers import get_customer, save_customer
from smallcrm.services.exporting import export_customers

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

PHOTO, OTHER_PHOTO = b"\x89PNG\r\n\x1a\n of Dana", b"\x89PNG\r\n\x1a\n of Dana, taken later"
HEADINGS = ["שם", "טלפון", "דואל"]


def test_a_file_that_adds_the_e_mail_of_dana_leaves_her_photo_on_the_card(book: Book, tmp_path: Path) -> None:
    dana = save_customer(book, replace(DANA, photo=PHOTO)).value
    name = f"{DANA.given_name} {DANA.family_name}"
    bring(book, workbook(tmp_path / "לקוחות.xlsx", [HEADINGS, [name, DANA.phones[0].typed, "dana.new@example.com"]], "לקוחות"))
    card = get_customer(book, dana)
    assert ("dana.new@example.com" in card.emails, card.photo) == (True, PHOTO)


def test_an_entry_that_adds_the_e_mail_of_dana_leaves_her_photo_on_the_card(book: Book, tmp_path: Path) -> None:
    dana = save_customer(book, replace(DANA, photo=PHOTO)).value
    rows: list[list[object]] = [["תאריך", *HEADINGS, "לקח"]]
    rows.append(["02.03.2024", f"{DANA.given_name} {DANA.family_name}", DANA.phones[0].typed, "d@example.com", 12])
    bring(book, workbook(tmp_path / "פנקס.xlsx", rows, "פנקס"))
    card = get_customer(book, dana)
    assert ("d@example.com" in card.emails, card.photo) == (True, PHOTO)


@pytest.mark.parametrize("ending", ["json", "xlsx"])
def test_a_book_with_the_photo_of_dana_brought_onto_itself_changes_nothing(book: Book, tmp_path: Path, ending: str) -> None:
    save_customer(book, replace(DANA, photo=PHOTO))
    export_customers(book, None, tmp_path / f"all.{ending}", QUIET)
    review = bring(book, tmp_path / f"all.{ending}")
    assert (review.updated_cards, review.can_bring) == (0, False)


def test_a_photo_chosen_since_the_book_was_written_stays_when_that_comes_again(book: Book, tmp_path: Path) -> None:
    dana = save_customer(book, replace(DANA, photo=PHOTO)).value
    export_customers(book, None, tmp_path / "all.json", QUIET)
    save_customer(book, replace(get_customer(book, dana), photo=OTHER_PHOTO))
    assert bring(book, tmp_path / "all.json").updated_cards == 0
    assert get_customer(book, dana).photo == OTHER_PHOTO


def test_the_photo_in_a_book_is_added_to_the_card_of_dana_that_has_none(book: Book, tmp_path: Path) -> None:
    dana = save_customer(book, replace(DANA, photo=PHOTO)).value
    export_customers(book, None, tmp_path / "all.json", QUIET)
    save_customer(book, replace(get_customer(book, dana), photo=None))
    assert bring(book, tmp_path / "all.json").updated_cards == 1
    assert get_customer(book, dana).photo == PHOTO
