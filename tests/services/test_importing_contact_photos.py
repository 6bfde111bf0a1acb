"""Photos of contacts brought into a book: for cards that have none, taken back with the import, and back from our own file."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.pictures import taken
from tests.services.books import DANA, QUIET, SHOP, dump
from tests.services.files import bring, reviewed
from tests.unit.exchange.test_contacts import card

from smallcrm.i18n.direction import strip_marks
from smallcrm.infra.pictures import small_picture
from smallcrm.services.book import create_book
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.services.exporting import export_customers
from smallcrm.services.history import undo
from smallcrm.services.import_changes import about_changes

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

PHOTO, OTHER_PHOTO = taken(300, 200), taken(200, 300)


def contact(folder: Path, *photos: bytes, name: str = "phone.vcf") -> Path:
    """A file in which Dana stands once for each photo."""
    who = ("FN:דנה כהן", "N:כהן;דנה;;;", "TEL;TYPE=CELL:054-123-4567")
    text = "".join(card(*who, f"PHOTO;ENCODING=b;TYPE=JPEG:{b64encode(photo).decode()}") for photo in photos)
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder / name


def test_the_card_of_dana_that_has_no_photo_gets_the_one_of_the_phone(book: Book, tmp_path: Path) -> None:
    dana = save_customer(book, DANA).value
    (told,) = reviewed(book, contact(tmp_path, PHOTO)).tables[0].told.values()
    assert [strip_marks(line) for line in about_changes(told, SHOP)] == ["A photo is added"]
    assert bring(book, contact(tmp_path, PHOTO)).updated_cards == 1
    assert get_customer(book, dana).photo == PHOTO


def test_the_photo_that_dana_has_stays(book: Book, tmp_path: Path) -> None:
    dana = save_customer(book, replace(DANA, photo=OTHER_PHOTO)).value
    assert not bring(book, contact(tmp_path, PHOTO)).can_bring
    assert get_customer(book, dana).photo == OTHER_PHOTO


def test_the_same_contacts_again_change_nothing(book: Book, tmp_path: Path) -> None:
    bring(book, contact(tmp_path, PHOTO))
    assert not bring(book, contact(tmp_path, PHOTO)).can_bring


def test_undo_takes_the_photo_off_the_card_that_had_none(book: Book, tmp_path: Path) -> None:
    dana = save_customer(book, DANA).value
    before = get_customer(book, dana)
    bring(book, contact(tmp_path, PHOTO))
    assert get_customer(book, dana).photo == PHOTO
    undo(book, QUIET)
    assert get_customer(book, dana) == before


def test_undo_takes_a_new_customer_back_with_the_photo(book: Book, tmp_path: Path) -> None:
    before = dump(book)
    bring(book, contact(tmp_path, PHOTO))
    undo(book, QUIET)
    assert dump(book) == before


def test_of_two_contacts_of_one_customer_the_first_photo_stays(book: Book, tmp_path: Path) -> None:
    assert bring(book, contact(tmp_path, PHOTO, OTHER_PHOTO)).new_cards == 1
    assert get_customer(book, 1).photo == PHOTO


def test_contacts_of_our_own_bring_the_same_photos_into_an_empty_book(book: Book, tmp_path: Path) -> None:
    see_through = small_picture(taken(600, 600, "PNG", "RGBA"))
    save_customer(book, replace(DANA, photo=PHOTO))
    save_customer(book, replace(DANA, given_name="שירה", phones=(), photo=see_through))
    export_customers(book, None, tmp_path / "all.vcf", QUIET)
    again = create_book(tmp_path / "again.smallcrm", SHOP)
    bring(again, tmp_path / "all.vcf")
    assert [get_customer(again, number).photo for number in (1, 2)] == [PHOTO, see_through]
    again.close()
