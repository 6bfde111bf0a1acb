"""A whole book taken out and brought into an empty one: what each of our own files gives back."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.any_book import MATCHING, cards, entries, plain_cards, shops
from tests.services.books import QUIET, SHOP, bring_in, select
from tests.services.files import bring, understood
from tests.services.merged import is_as_if_made_anew
from tests.services.whole import whole

from smallcrm.domain.choices import (
    CustomType,
    PhoneKind,
)
from smallcrm.domain.customer import Address, Customer, CustomValue, Phone
from smallcrm.domain.errors import UserError
from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.matching_json import matching_to_json
from smallcrm.exchange.understand import NOBODY
from smallcrm.models.bulk import BulkWriter, NewCard, NewEntry
from smallcrm.services.book import IMPORT, create_book
from smallcrm.services.custom_fields import add_custom_field
from smallcrm.services.customer_list import Filter, Sort
from smallcrm.services.duplicates import tell_apart
from smallcrm.services.exporting import export_customers
from smallcrm.services.history import undo
from smallcrm.services.merging import merge, unmerge
from smallcrm.services.saved_filters import save_filter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book

EXAMPLES = 2000 if os.environ.get("HYPOTHESIS_PROFILE") == "wide" else 12
"""Each makes two books."""


def fill(book: Book, found: Sequence[Customer], posted: Sequence[Sequence[NewEntry]], size: int, taste: int) -> None:
    """Write the cards with values of own fields, each but the first referred by the one before, and reverse each first entry."""
    own = ((CustomValue(size, "39.5"),), (CustomValue(taste, "קפה"),), ())
    written = [
        NewCard(replace(card, number=str(1001 + place), custom=own[place % 3], phones=tuple(dict.fromkeys(card.phones))))
        for place, card in enumerate(found)
    ]
    with book.working(IMPORT, "A book", progress=QUIET) as work:
        writer = BulkWriter(work.connection, work.operation_id, book.shop)
        ids = writer.write_cards(written)
        for card_id, those in zip(ids, posted, strict=False):
            writer.post(replace_entry(each, card_id, place) for place, each in enumerate(those))
            if those:
                taken_back = replace_entry(those[0], card_id, 0)
                writer.post([taken_back._replace(kind=EntryKind.REVERSAL, amount=-taken_back.amount, key="", reverses=taken_back.key)])
        for card_id in ids[1:]:
            work.connection.execute("UPDATE customer SET referred_by = ? WHERE id = ?", (card_id - 1, card_id))
        work.indexed = writer.finish(QUIET)


def replace_entry(entry: NewEntry, card_id: int, place: int) -> NewEntry:
    return entry._replace(customer_id=card_id, key=f"{card_id}/{place}")


def exported(book: Book, folder: Path) -> bytes:
    """The whole book as JSON."""
    path = folder / f"{book.path.stem}.json"
    export_customers(book, None, path, QUIET)
    return path.read_bytes()


def stocked(folder: Path, shop: Any, found: Sequence[Customer], posted: Sequence[Sequence[NewEntry]]) -> Book:
    book = create_book(folder / "first.smallcrm", shop)
    size = add_custom_field(book, "מידת נעל", CustomType.NUMBER).value
    taste = add_custom_field(book, "טעם", CustomType.CHOICE, ["קפה", "תה"]).value
    fill(book, found, posted, size, taste)
    with book.working(IMPORT, "Two matchings") as work:
        for name, shape in (("ספק", ""), ("0f" * 16, "0f" * 16)):
            values = (name, shape, json.dumps(matching_to_json(MATCHING), ensure_ascii=False))
            work.connection.execute("INSERT INTO matching (name, shape, choices) VALUES (?, ?, ?)", values)
    return book


EXACT = frozenset(
    {"number", "display_name", "kind", "title", "given_name", "middle_name", "family_name", "known_as", "company", "role", "occupation"}
    | {"emails", "addresses", "region", "preferred_contact", "preferred_payment", "birthday", "marital_status", "interests", "tags"}
    | {"source", "notes", "family", "consents", "referred_by", "custom", "language", "form_of_address", "balance", "currency"}
)


def comparable(key: str, value: Any) -> Any:
    """What must be the same of a field after it went through a file that other programs read too."""
    if key == "phones":
        return sorted(phone["e164"] for phone in value if phone["e164"])
    if key in {"created_at", "put_aside_at"} and value:
        return datetime.fromisoformat(value).astimezone().date()
    return value if key in EXACT else None


def assert_comes_back(suffix: str, shop: ShopSettings, found: list[Customer], posted: list[list[NewEntry]]) -> None:
    """Take a book out in a format, bring it into an empty one, and compare what that format promises."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        book = stocked(folder, shop, found, posted)
        before = json.loads(exported(book, folder))["customers"]
        export_customers(book, None, folder / f"first{suffix}", QUIET)
        book.close()
        again = create_book(folder / "again.smallcrm", shop)
        bring(again, folder / f"first{suffix}")
        after = json.loads(exported(again, folder))["customers"]
        again.close()
    for card, back in zip(before, after, strict=True):
        for key, value in card.items():
            assert comparable(key, back[key]) == comparable(key, value), key


def knit(book: Book, pairs: Sequence[tuple[int, int]]) -> None:
    """Merge the second card of each pair into the first, tell the others apart, and save a filter of the shop's own field."""
    ids = [identity for (identity,) in select(book, "SELECT id FROM customer ORDER BY id")]
    hidden: set[int] = set()
    for one, other in pairs:
        first, second = ids[one % len(ids)], ids[other % len(ids)]
        if first != second and not hidden & {first, second}:
            merge(book, first, [second])
            hidden.add(second)
    standing = [identity for identity in ids if identity not in hidden]
    for identity in standing[1:]:
        tell_apart(book, standing[0], identity)
    (own,) = select(book, "SELECT id FROM custom_field ORDER BY id LIMIT 1")[0]
    save_filter(book, "גדולים", Filter(custom=((own, "39.5"),)), Sort("balance", descending=True))


@pytest.mark.parametrize("suffix", [".json", ".xlsx"])
@settings(max_examples=EXAMPLES)
@given(
    shop=shops(),
    found=st.lists(cards, min_size=1, max_size=5),
    posted=st.lists(st.lists(entries, max_size=3), max_size=5),
    pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=3),
)
def test_any_book_comes_back_whole(
    suffix: str, shop: ShopSettings, found: list[Customer], posted: list[list[NewEntry]], pairs: list[tuple[int, int]]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        book = stocked(folder, shop, found, posted)
        knit(book, pairs)
        before, merged = whole(book), [number for (number,) in select(book, "SELECT number FROM customer WHERE merged_into IS NOT NULL")]
        export_customers(book, None, folder / f"first{suffix}", QUIET)
        book.close()
        again = create_book(folder / "again.smallcrm", SHOP)
        bring(again, folder / f"first{suffix}")
        after = whole(again)
        for number in merged:
            unmerge(again, select(again, "SELECT id FROM customer WHERE number = ?", number)[0][0])
        apart = whole(again)
        is_sound = is_as_if_made_anew(again)
        again.close()
    for table, rows in before.items():
        assert after[table] == rows, table
    assert [card["merged_into"] for card in apart["customer"]] == [None] * len(apart["customer"])
    assert [account["merged_from"] for account in apart["account"]] == [None] * len(apart["account"])
    assert apart["entry"] == before["entry"]
    assert is_sound


@settings(max_examples=EXAMPLES)
@given(shops(), st.lists(plain_cards, min_size=1, max_size=4), st.lists(st.lists(entries, max_size=3), max_size=4))
def test_any_cards_come_back_from_a_table_as_text(shop: Any, found: list[Customer], posted: list[list[NewEntry]]) -> None:
    assert_comes_back(".csv", shop, found, posted)


@settings(max_examples=EXAMPLES)
@given(shops(), st.lists(plain_cards, min_size=1, max_size=4), st.lists(st.lists(entries, max_size=3), max_size=4))
def test_any_cards_come_back_from_contacts(shop: Any, found: list[Customer], posted: list[list[NewEntry]]) -> None:
    assert_comes_back(".vcf", shop, found, posted)


def test_an_undone_book_leaves_the_empty_one_as_it_was_and_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    bulgarian = replace(SHOP, name="Магазин", language="bg", region="BG", currency="EUR")
    bread = NewEntry(0, EntryKind.SALE, 500, "2024-01-01", "хляб")
    book = stocked(tmp_path, bulgarian, [Customer(given_name="Иван", family_name="Петров"), Customer(given_name="Мария")], [[bread]])
    exported(book, tmp_path)
    book.close()
    again = create_book(tmp_path / "again.smallcrm", SHOP)
    empty = exported(again, tmp_path)
    bring(again, tmp_path / "first.json")
    assert again.shop.name == "Магазин"
    whole = exported(again, tmp_path)
    assert bring(again, tmp_path / "first.json").is_known
    assert exported(again, tmp_path) == whole
    undo(again, QUIET)
    assert exported(again, tmp_path) == empty
    again.close()


def test_a_workbook_of_a_book_brings_no_entry_into_it_twice(tmp_path: Path) -> None:
    bread = NewEntry(0, EntryKind.SALE, 500, "2024-01-01", "לחם")
    book = stocked(tmp_path, SHOP, [Customer(given_name="דנה", family_name="כהן")], [[bread, bread]])
    export_customers(book, None, tmp_path / "a.xlsx", QUIET)
    review = bring(book, tmp_path / "a.xlsx")
    assert (review.entries, review.new_cards) == (0, 0)
    book.close()


@pytest.mark.parametrize(
    "content",
    [
        b'{"shop": ' + b"[" * 10**6,
        b'{"customers": [\n' + b'{"a":' * 10**6,
        b'{"shop": 1}',
        b'{"shop": {},\n"customers": [\n{"number": "1"},\n',
    ],
    ids=["deep", "deep in a card", "without customers", "cut"],
)
def test_a_broken_book_gives_a_sentence_that_names_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.json"
    path.write_bytes(content)
    book = create_book(tmp_path / "a.smallcrm", SHOP)
    with pytest.raises(UserError) as refused:
        bring(book, path)
    assert refused.value.values["file"] == "book.json"
    book.close()


def test_a_book_without_customers_says_so_instead_of_being_no_table(book: Book, tmp_path: Path) -> None:
    export_customers(book, None, tmp_path / "חנות.json", QUIET)
    with pytest.raises(UserError) as raised:
        bring(book, tmp_path / "חנות.json")
    assert raised.value.message == NOBODY


def test_the_sheet_of_a_workbook_that_is_not_for_people_is_no_sheet_left_out(book: Book, tmp_path: Path) -> None:
    bring_in(book, [(Customer(given_name="דנה"), 0)])
    export_customers(book, None, tmp_path / "חנות.xlsx", QUIET)
    found = understood(book, tmp_path / "חנות.xlsx")
    assert {sheet.index for sheet in found.sheets} == {table.sheet for table in found.tables}


@pytest.mark.parametrize("indent", [None, 1], ids=["as we write it", "written anew"])
def test_a_card_of_hundreds_of_entries_and_a_large_photo_comes_back_whole(tmp_path: Path, indent: int | None) -> None:
    visits = [NewEntry(0, EntryKind.SALE, 500 + place, "2024-01-01", "חלב, לחם וביצים") for place in range(700)]
    photo = b"\xff\xd8\xff" + bytes(range(256)) * 1200
    book = stocked(tmp_path, SHOP, [Customer(given_name="דנה", family_name="כהן", photo=photo)], [visits])
    export_customers(book, None, tmp_path / "first.json", QUIET)
    if indent:
        written = json.loads((tmp_path / "first.json").read_text(encoding="utf-8"))
        (tmp_path / "first.json").write_text(json.dumps(written, indent=indent), encoding="utf-8")
    again = create_book(tmp_path / "again.smallcrm", SHOP)
    bring(again, tmp_path / "first.json")
    assert whole(again) == whole(book)
    again.close()
    book.close()


@pytest.mark.parametrize("end", ["}]}", "}\n]}\n"], ids=["written anew", "in lines"])
def test_a_card_too_large_to_be_one_refuses_the_file(tmp_path: Path, end: str) -> None:
    path = tmp_path / "book.json"
    line = "\n" if end.endswith("\n") else ""
    path.write_text(f'{{"shop": {{}},{line}"customers": [{line}{{"number": "1", "notes": "{"א" * 4 * 2**20}"{end}', encoding="utf-8")
    book = create_book(tmp_path / "a.smallcrm", SHOP)
    with pytest.raises(UserError, match="large"):
        bring(book, path)
    book.close()


def test_phones_as_everybody_types_them_otherwise_come_back_from_a_long_workbook(tmp_path: Path) -> None:
    book = create_book(tmp_path / "first.smallcrm", SHOP)
    typed = [Phone(f"972-50-{1110000 + place}", PhoneKind.MOBILE, f"+97250{1110000 + place}") for place in range(1100)]
    bring_in(book, [(Customer(given_name="דנה", phones=(phone,)), 0) for phone in typed])
    export_customers(book, None, tmp_path / "first.xlsx", QUIET)
    again = create_book(tmp_path / "again.smallcrm", SHOP)
    bring(again, tmp_path / "first.xlsx")
    assert whole(again) == whole(book)
    again.close()
    book.close()


def test_contacts_are_folded_and_read_by_others(tmp_path: Path) -> None:
    dana = Customer(given_name="דנה", family_name="כהן; לוי", notes=", ".join(["שורה ארוכה מאוד"] * 20), phones=(Phone("054-123-4567"),))
    book = stocked(tmp_path, SHOP, [dana], [])
    export_customers(book, None, tmp_path / "a.vcf", QUIET)
    book.close()
    content = (tmp_path / "a.vcf").read_bytes()
    assert max(map(len, content.split(b"\r\n"))) <= 75
    card = vobject.readOne(content.decode("utf-8"))
    assert (card.n.value.family, card.n.value.given) == ("כהן; לוי", "דנה")
    assert card.note.value == dana.notes


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_who_is_called_total_or_has_a_note_of_a_sum_comes_back_from_a_wide_table(tmp_path: Path, suffix: str) -> None:
    wide = Customer(
        number="1001",
        given_name="דנה",
        family_name="כהן",
        company="מאפייה",
        occupation="אופה",
        region="צפון",
        source="שלט",
        notes="טוב",
        emails=("dana@example.com",),
        addresses=(Address("הרצל 1", "חיפה", "3100000", "ישראל"),),
        interests=("קפה",),
        tags=("קבוע",),
    )
    named = Customer(number="1002", company="Total")
    noted = Customer(number="1003", given_name="רון", family_name="גל", notes='סה"כ')
    book, again = (create_book(tmp_path / f"{name}.smallcrm", SHOP) for name in ("old", "new"))
    bring_in(book, [(wide, 10_000), (named, 1_200_000), (noted, 0)])
    export_customers(book, None, tmp_path / f"out{suffix}", QUIET)
    bring(again, tmp_path / f"out{suffix}")
    shown = "SELECT display_name, balance FROM customer_index ORDER BY customer_id"
    assert select(again, shown) == select(book, shown)
    book.close()
    again.close()
