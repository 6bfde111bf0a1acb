"""Taking customers out: what stands in the files, and that our own files come back as the same cards."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import time_machine
from tests.services.books import QUIET, SHOP
from tests.services.files import GROCER, bring, sheet_rows, whole_cards
from tests.stopping import StopAfter

from smallcrm.domain.choices import (
    Channel,
    ContactMeans,
    CustomerKind,
    CustomType,
    FormOfAddress,
    MaritalStatus,
    PaymentMeans,
    PhoneKind,
    Relation,
)
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n import gettext, in_language
from smallcrm.i18n.calendars import Calendar
from smallcrm.services.book import create_book
from smallcrm.services.custom_fields import add_custom_field
from smallcrm.services.customers import get_customer, put_aside, save_customer
from smallcrm.services.exporting import export_customers

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

NOW = datetime.fromisoformat("2024-05-17T10:00:00+03:00")
PUT_ASIDE = "בארכיון מאז"
FORMULA = '=HYPERLINK("http://example.invalid","לחץ")'
DANA = Customer(
    number="17",
    title='ד"ר',
    given_name="דנה",
    middle_name="רות",
    family_name="בן־דוד",
    known_as="דנדוש",
    company="מאפיית הבוקר",
    role="בעלים",
    occupation="אופה",
    phones=(Phone("054-123-4567"), Phone("052-668-9415"), Phone("03-555-0199", PhoneKind.PHONE), Phone("03-555-0198", PhoneKind.FAX)),
    emails=("dana@example.com", "bakery@example.org"),
    addresses=(Address("הרצל 1", "חיפה", "3303119", "ישראל"), Address(city="נתניה")),
    region="צפון",
    preferred_contact=ContactMeans.WHATSAPP,
    preferred_payment=PaymentMeans.CASH,
    birthday=PartialDate(1973, 8, 28),
    marital_status=MaritalStatus.MARRIED,
    interests=("שחמט", "דיג"),
    tags=("קבוע", "VIP"),
    source="מודעה",
    notes=f"שורה ראשונה\n{FORMULA}",
    language="he",
    form_of_address=FormOfAddress.SHE,
)
FIRM = Customer(number="18", kind=CustomerKind.FIRM, company="Иванов ООД", notes="-12", birthday=PartialDate(year=1941))


@pytest.fixture
def stocked(book: Book) -> Book:
    """A book of two cards that owe 12.50 and are owed 3."""
    size = add_custom_field(book, "מידת נעל", CustomType.NUMBER).value
    since = add_custom_field(book, "לקוח מאז", CustomType.DATE).value
    member = add_custom_field(book, "חבר מועדון", CustomType.YES_NO).value
    own = (CustomValue(size, "39.5"), CustomValue(since, "2019-03-01"), CustomValue(member, "yes"))
    save_customer(book, replace(DANA, custom=own), opening_balance=1250)
    save_customer(book, FIRM, opening_balance=-300)
    return book


def heading(key: str, language: str = "he") -> str:
    """How the shop calls a field."""
    with in_language(language):
        return gettext(FIELD_BY_KEY[key].label)


def column(rows: list[list[Any]], heading: str) -> list[Any]:
    index = rows[0].index(heading)
    return [row[index] for row in rows[1:]]


def test_a_sheet_has_real_dates_and_numbers_and_phones_as_text(stocked: Book, tmp_path: Path) -> None:
    path = tmp_path / "לקוחות.xlsx"
    assert export_customers(stocked, None, path, QUIET) == 2
    rows = sheet_rows(path)
    assert column(rows, heading("birthday"))[0] == datetime(1973, 8, 28)  # noqa: DTZ001 - as openpyxl reads a date
    assert column(rows, "יתרה") == [12.5, -3]
    assert column(rows, "נייד")[0] == "054-123-4567; 052-668-9415"
    assert column(rows, "מידת נעל")[0] == 39.5
    assert column(rows, "לקוח מאז")[0] == datetime(2019, 3, 1)  # noqa: DTZ001
    assert column(rows, "חבר מועדון")[0] == "כן"


def test_a_year_alone_is_written_as_it_is_known(stocked: Book, tmp_path: Path) -> None:
    path = tmp_path / "לקוחות.xlsx"
    export_customers(stocked, None, path, QUIET)
    assert column(sheet_rows(path), heading("birthday"))[1] in {"1941", 1941}


def test_a_hebrew_sheet_reads_from_the_right_with_its_heading_frozen_and_a_filter(stocked: Book, tmp_path: Path) -> None:
    path = tmp_path / "לקוחות.xlsx"
    export_customers(stocked, None, path, QUIET)
    page = openpyxl.load_workbook(path).worksheets[0]
    assert page.title == "לקוחות"
    assert page.sheet_view.rightToLeft
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref is not None
    assert page.auto_filter.ref.startswith("A1:")


def test_a_formula_in_a_note_is_never_run(stocked: Book, tmp_path: Path) -> None:
    book, table = tmp_path / "a.xlsx", tmp_path / "a.csv"
    export_customers(stocked, None, book, QUIET)
    export_customers(stocked, None, table, QUIET)
    page = openpyxl.load_workbook(book).worksheets[0]
    assert not any(cell.data_type == "f" for row in page.iter_rows() for cell in row)
    assert column(sheet_rows(book), "הערות") == [f"שורה ראשונה\n{FORMULA}", "-12"]
    rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    assert column(rows, "הערות")[1] == "'-12"


def test_csv_is_utf_8_with_its_mark_and_plain_decimals(stocked: Book, tmp_path: Path) -> None:
    path = tmp_path / "לקוחות.csv"
    export_customers(stocked, None, path, QUIET)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    assert column(rows, "יתרה") == ["12.50", "-3.00"]
    assert column(rows, heading("birthday"))[0] == "1973-08-28"


def test_columns_that_no_card_fills_are_left_out_but_number_and_balance_stay(book: Book, tmp_path: Path) -> None:
    save_customer(book, Customer(given_name="דנה"))
    path = tmp_path / "a.xlsx"
    export_customers(book, None, path, QUIET)
    assert sheet_rows(path)[0] == [*(heading(key) for key in ("number", "kind", "given_name", "balance", "created_at")), "עבור smallcrm"]


def test_an_empty_book_still_has_its_headings(book: Book, tmp_path: Path) -> None:
    for suffix in (".xlsx", ".csv", ".json"):
        assert export_customers(book, None, tmp_path / f"a{suffix}", QUIET) == 0
    assert sheet_rows(tmp_path / "a.xlsx")[0] == ["מספר", "יתרה"]
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["customers"] == []


def test_all_means_the_put_aside_too_and_tells_which_they_are(stocked: Book, tmp_path: Path) -> None:
    with time_machine.travel(NOW):
        put_aside(stocked, [2])
    path = tmp_path / "a.xlsx"
    assert export_customers(stocked, None, path, QUIET) == 2
    assert column(sheet_rows(path), PUT_ASIDE) == [None, datetime(2024, 5, 17)]  # noqa: DTZ001
    assert export_customers(stocked, [1], path, QUIET) == 1
    assert PUT_ASIDE not in sheet_rows(path)[0]


def test_the_cards_chosen_come_in_the_order_chosen(stocked: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    export_customers(stocked, [2, 1], path, QUIET)
    assert column(sheet_rows(path), "מספר") == ["18", "17"]


def test_an_age_is_written_as_of_today(book: Book, tmp_path: Path) -> None:
    save_customer(book, Customer(given_name="דנה", age=Age(40, date(2021, 6, 1))))
    path = tmp_path / "a.xlsx"
    with time_machine.travel(NOW):
        export_customers(book, None, path, QUIET)
    assert column(sheet_rows(path), "גיל") == [42]


def test_a_sheet_is_in_the_language_of_the_shop_whatever_is_spoken_now(tmp_path: Path) -> None:
    book = create_book(tmp_path / "магазин.smallcrm", replace(SHOP, language="bg", region="BG"))
    save_customer(book, replace(DANA, custom=()))
    export_customers(book, None, tmp_path / "a.xlsx", QUIET)
    book.close()
    rows = sheet_rows(tmp_path / "a.xlsx")
    assert column(rows, heading("language", "bg")) == ["עברית"]
    assert not openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].sheet_view.rightToLeft


JSON_KEYS = [
    *("number", "display_name", "kind", "title", "given_name", "middle_name", "family_name", "known_as", "company", "role", "occupation"),
    *("phones", "emails", "addresses", "region", "preferred_contact", "preferred_payment", "birthday", "age", "marital_status", "family"),
    *("interests", "tags", "source", "referred_by", "referred_by_name", "notes", "photo", "custom", "language", "form_of_address"),
    *("consents", "created_at", "put_aside_at", "balance", "currency"),
]


def test_json_holds_the_whole_of_each_card_by_names_that_do_not_change(stocked: Book, tmp_path: Path) -> None:
    with time_machine.travel(NOW):
        member = FamilyMember("מיה", Relation.DAUGHTER, PartialDate(None, 3, 14))
        consent = Consent(Channel.SMS, given=False, recorded_at=NOW, source="בחנות")
        hebrew = PartialDate(5733, 5, 30, Calendar.HEBREW)
        before = get_customer(stocked, 2)
        save_customer(stocked, replace(before, family=(member,), consents=(consent,), birthday=hebrew, referred_by=1, photo=b"\x89PNG"))
    first, second = whole_cards(stocked, tmp_path)
    assert list(first) == ["id", *JSON_KEYS, "referred_by_id", "entries"]
    assert first["display_name"] == "דנה רות בן־דוד"
    assert first["balance"] == 1250
    assert first["currency"] == "ILS"
    assert first["phones"][0] == {"kind": "mobile", "typed": "054-123-4567", "e164": "+972541234567"}
    assert first["custom"] == {"מידת נעל": "39.5", "לקוח מאז": "2019-03-01", "חבר מועדון": "yes"}
    assert second["family"] == [{"name": "מיה", "relation": "daughter", "birthday": {"year": None, "month": 3, "day": 14}}]
    assert second["consents"][0]["given"] is False
    assert second["birthday"]["calendar"] == "hebrew"
    assert second["birthday"]["kept"] == {"year": 5733, "month": 5, "day": 30}
    assert (second["referred_by"], second["referred_by_name"]) == ("17", "דנה רות בן־דוד")
    assert second["photo"] == "iVBORw=="


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_our_own_table_brought_into_an_empty_book_gives_the_same_cards(stocked: Book, tmp_path: Path, suffix: str) -> None:
    table = tmp_path / f"לקוחות{suffix}"
    export_customers(stocked, None, table, QUIET)
    again = create_book(tmp_path / "again.smallcrm", SHOP)
    review = bring(again, table)
    (tmp_path / "again").mkdir()
    got = whole_cards(again, tmp_path / "again")
    again.close()
    assert review.faulty_rows() == 0
    for card, back in zip(whole_cards(stocked, tmp_path), got, strict=True):
        assert {key: back[key] for key in JSON_KEYS if key != "created_at"} == {key: card[key] for key in JSON_KEYS if key != "created_at"}


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_grocers_sixty_come_back_from_our_own_table_as_they_went(book: Book, tmp_path: Path, suffix: str) -> None:
    bring(book, GROCER)
    table = tmp_path / f"לקוחות{suffix}"
    export_customers(book, None, table, QUIET)
    again = create_book(tmp_path / "again.smallcrm", SHOP)
    bring(again, table)
    (tmp_path / "again").mkdir()
    got = whole_cards(again, tmp_path / "again")
    again.close()
    for card, back in zip(whole_cards(book, tmp_path), got, strict=True):
        for key in ("number", "given_name", "family_name", "addresses", "birthday", "notes", "balance"):
            assert back[key] == card[key], (card["number"], key)
        assert [phone["e164"] for phone in back["phones"]] == sorted(
            (phone["e164"] for phone in card["phones"]), key=[phone["e164"] for phone in back["phones"]].index
        )


def test_another_ending_is_refused_naming_the_file(book: Book, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"לקוחות\.pdf has an ending that cannot be written"):
        export_customers(book, None, tmp_path / "לקוחות.pdf", QUIET)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json"])
def test_an_export_that_is_stopped_leaves_the_old_file_as_it_was(stocked: Book, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"לקוחות{suffix}"
    path.write_text("ישן", encoding="utf-8")
    with pytest.raises(Cancelled):
        export_customers(stocked, None, path, StopAfter(0))
    assert path.read_text(encoding="utf-8") == "ישן"
    assert [each.name for each in tmp_path.iterdir() if "partial" in each.name] == []
