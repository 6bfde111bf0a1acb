"""Contacts out of Google brought into a book: fields named by their labels, made once, the same file again no news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.services.books import dump, select
from tests.services.files import bring

from smallcrm.services.custom_fields import custom_fields

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

HEADINGS = (
    "First Name,Last Name,Labels,Relation 1 - Label,Relation 1 - Value,Event 1 - Label,Event 1 - Value,"
    "Custom Field 1 - Label,Custom Field 1 - Value,Custom Field 2 - Label,Custom Field 2 - Value"
)
ANN = "Ann,Lee,* myContacts,Child,Tim,Anniversary,2001-06-07,Shoe,42,Hat,58"
DAN = "Dan,Fox,* myContacts,Spouse,Eve Fox,Anniversary,1999-01-02,Hat,60,Shoe,44"


def contacts(folder: Path) -> Path:
    path = folder / "contacts.csv"
    path.write_text(f"{HEADINGS}\n{ANN}\n{DAN}", encoding="utf-8")
    return path


def test_each_label_is_one_field_of_the_shop_whichever_column_holds_it(book: Book, tmp_path: Path) -> None:
    bring(book, contacts(tmp_path))
    assert sorted((field.label, field.type) for field in custom_fields(book)) == [
        ("Anniversary", "date"),
        ("Child", "text"),
        ("Hat", "number"),
        ("Shoe", "number"),
    ]
    held = select(
        book,
        "SELECT given_name, label, text FROM custom_value JOIN custom_field ON custom_field.id = field_id "
        "JOIN customer ON customer.id = customer_id ORDER BY 1, 2",
    )
    assert held == [
        ("Ann", "Anniversary", "2001-06-07"),
        ("Ann", "Child", "Tim"),
        ("Ann", "Hat", "58"),
        ("Ann", "Shoe", "42"),
        ("Dan", "Anniversary", "1999-01-02"),
        ("Dan", "Hat", "60"),
        ("Dan", "Shoe", "44"),
    ]
    assert select(book, "SELECT name, relation FROM family_member") == [("Eve Fox", "spouse")]


def test_the_same_contacts_again_change_nothing(book: Book, tmp_path: Path) -> None:
    path = contacts(tmp_path)
    bring(book, path)
    before = dump(book)
    bring(book, path)
    assert dump(book) == before
