"""What the facts beside the files of shopkeepers say must hold, sentence by sentence; the grocer's stands in `test_importing`."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from tests.services.books import QUIET, dump, select
from tests.services.files import DATA, FACTS_OF, bring, reviewed, sheet_rows, understood, whole_cards
from tests.services.samples import BRITAIN, BULGARIA, IN_LEV, IRAN, ISRAEL, SAUDI_ARABIA, round_half_up, words

from smallcrm.domain.errors import UserError
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.understanding import IGNORE
from smallcrm.exchange.understanding_texts import sentences_about
from smallcrm.i18n.direction import strip_marks
from smallcrm.services import importing
from smallcrm.services.book import create_book
from smallcrm.services.customer_list import Filter, Sort, list_ids
from smallcrm.services.import_decisions import SALES_LINE, SALES_LINE_OF_NOBODY, Fate
from smallcrm.services.import_texts import about_review
from smallcrm.services.importing import open_questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book

    Cards = list[dict[str, Any]]
    Brought = Callable[[str, ShopSettings], tuple[Book, Cards]]


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brought]:
    """Brings a file into a book of its own, once for all tests that only look."""
    books: dict[str, tuple[Book, Cards]] = {}

    def bring_one(name: str, shop: ShopSettings) -> tuple[Book, Cards]:
        if name not in books:
            folder = tmp_path_factory.mktemp("must")
            book = create_book(folder / "book.smallcrm", shop)
            bring(book, DATA / name, wishes=IN_LEV if shop is BULGARIA else None)
            books[name] = (book, whole_cards(book, folder))
        return books[name]

    yield bring_one
    for book, _ in books.values():
        book.close()


def named(cards: Cards, name: str) -> dict[str, Any]:
    (card,) = [card for card in cards if words(card["display_name"]) == words(name)]
    return card


def with_phone(cards: Cards, e164: str) -> dict[str, Any]:
    return next(card for card in cards if e164 in [phone["e164"] for phone in card["phones"]])


def found(book: Book, text: str) -> int:
    return len(list_ids(book, Filter(text=text), Sort("number")))


# clients_bg.csv


def test_must_decimal_commas_and_spaces_between_thousands_are_read_right(brought: Brought) -> None:
    book, _ = brought("clients_bg.csv", BULGARIA)
    in_lev = select(book, "SELECT sum(original_amount), count(DISTINCT original_currency) FROM entry")
    assert in_lev == [(FACTS_OF["clients_bg.csv"]["opening_balance_total_minor_bgn"], 1)]


def test_must_lev_come_into_euros_at_the_fixed_rate_rounded_by_amount_and_the_entry_keeps_them(brought: Brought) -> None:
    book, _ = brought("clients_bg.csv", BULGARIA)
    entries = select(book, "SELECT amount, original_amount, original_currency, original_rate FROM entry ORDER BY id")
    people = FACTS_OF["clients_bg.csv"]["people"]
    owed = [person["balance_minor_bgn"] for person in people if person["balance_minor_bgn"]]
    assert entries == [(round_half_up(lev * 100_000, 195_583), lev, "BGN", "1.95583") for lev in owed]


def test_must_three_part_names_are_given_middle_and_family(brought: Brought) -> None:
    _, cards = brought("clients_bg.csv", BULGARIA)
    parts = [(card["given_name"], card["middle_name"], card["family_name"]) for card in cards]
    assert parts == [tuple(person["name"].split()) for person in FACTS_OF["clients_bg.csv"]["people"]]


def test_must_fishing_and_chess_are_two_interests(brought: Brought) -> None:
    _, cards = brought("clients_bg.csv", BULGARIA)
    assert named(cards, "Калоян Тодоров Йорданов")["interests"] == ["риболов", "шах"]


# customers_fa.xlsx


def test_must_jalali_dates_of_two_and_four_digits_in_either_digits_become_the_right_day(brought: Brought) -> None:
    _, cards = brought("customers_fa.xlsx", IRAN)
    for e164, day in {"+989373168278": (1984, 9, 13), "+989292558257": (1971, 9, 3), "+989350128482": (1990, 4, 1)}.items():
        born = with_phone(cards, e164)["birthday"]
        assert ((born["year"], born["month"], born["day"]), born["calendar"]) == (day, "jalali")


def test_must_the_unit_of_the_heading_is_honoured(brought: Brought) -> None:
    _, cards = brought("customers_fa.xlsx", IRAN)
    assert sum(card["balance"] for card in cards) == 10 * FACTS_OF["customers_fa.xlsx"]["total_toman"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("مهدی", "مهدي"), ("اکبری", "اكبري"), ("گل‌محمدی", "گل محمدی"), ("می‌نژاد", "مي نژاد"), ("۰۹۳۷۳۱۶۸۲۷۸", "09373168278")],
)
def test_must_search_finds_the_same_people_with_either_letters_digits_and_spaces(brought: Brought, one: str, other: str) -> None:
    book, _ = brought("customers_fa.xlsx", IRAN)
    assert found(book, one) == found(book, other) > 0


# clients_ar.txt


def test_must_hijri_dates_become_the_right_day(brought: Brought) -> None:
    _, cards = brought("clients_ar.txt", SAUDI_ARABIA)
    born = with_phone(cards, "+966590975696")["birthday"]
    assert (born["year"], born["month"], born["day"], born["calendar"]) == (1944, 7, 2, "hijri")
    assert born["kept"] == {"year": 1363, "month": 7, "day": 12}


@pytest.mark.parametrize(("one", "other"), [("أحمد", "احمد"), ("فاطمة", "فاطمه"), ("أحمد", "أَحْمَد"), ("آمنة", "امنه")])
def test_must_search_finds_names_with_and_without_hamza_and_harakat(brought: Brought, one: str, other: str) -> None:
    book, _ = brought("clients_ar.txt", SAUDI_ARABIA)
    assert found(book, one) == found(book, other) > 0


# freelancer_en.ods


def test_must_both_sheets_come_in_in_one_go_the_entries_matched_by_name(tmp_path: Path) -> None:
    with closing(create_book(tmp_path / "book.smallcrm", BRITAIN)) as book:
        review = bring(book, DATA / "freelancer_en.ods")
    customers, entries = review.tables
    assert (customers.count(Fate.NEW), entries.count(Fate.NEW)) == (20, 120)
    assert (review.new_cards, review.entries) == (20, 120)
    assert (customers.table.kind, entries.table.kind) == (SheetKind.CUSTOMERS, SheetKind.LEDGER)


def test_must_the_shoe_size_becomes_a_field_of_the_shops_own_and_nothing_is_lost(brought: Brought) -> None:
    book, cards = brought("freelancer_en.ods", BRITAIN)
    assert [card["custom"]["Shoe size"] for card in cards[:3]] == ["36", "38", "38"]
    david = named(cards, "David García")
    assert (david["emails"], david["source"], david["tags"]) == (["p0@example.com"], "Referral", ["vip", "retainer"])
    assert named(cards, "Grace García")["company"] == "Blue Door GmbH"
    assert select(book, "SELECT count(*) FROM entry_note") == [(120,)]
    methods = {method for (method,) in select(book, "SELECT DISTINCT method FROM entry WHERE kind = 'payment'")}
    assert {"cash", "card"} <= methods


def test_must_every_balance_equals_the_facts_to_the_penny(brought: Brought) -> None:
    _, cards = brought("freelancer_en.ods", BRITAIN)
    assert {card["display_name"]: card["balance"] for card in cards} == FACTS_OF["freelancer_en.ods"]["balances_minor"]


# dos_visual_he.csv


def test_must_visual_hebrew_is_said_with_a_preview_and_names_come_out_in_logical_order(brought: Brought) -> None:
    book, cards = brought("dos_visual_he.csv", ISRAEL)
    found_in = understood(book, DATA / "dos_visual_he.csv")
    said = strip_marks(" ".join(sentences_about(found_in.remarks)))
    assert "“הכלמ הקבר” is now “רבקה מלכה”" in said
    assert not open_questions(found_in)
    assert cards[0]["display_name"] == "רבקה מלכה"


def test_must_the_ctrl_z_is_no_row(brought: Brought) -> None:
    book, cards = brought("dos_visual_he.csv", ISRAEL)
    assert (DATA / "dos_visual_he.csv").read_bytes().endswith(b"\x1a")
    assert len(cards) == 60
    review = reviewed(book, DATA / "dos_visual_he.csv")
    assert (review.count(Fate.SAME), review.count(Fate.CANNOT)) == (60, 0)


# outlook_he.csv


def test_must_the_order_of_month_and_day_is_told_by_the_data_and_noughts_are_no_birthday(brought: Brought) -> None:
    book, cards = brought("outlook_he.csv", ISRAEL)
    assert with_phone(cards, "+972547489889")["birthday"] is None
    born = with_phone(cards, "+972526752438")["birthday"]
    assert (born["year"], born["month"], born["day"]) == (1979, 10, 1)
    assert reviewed(book, DATA / "outlook_he.csv").faulty_rows() == 0


def test_must_line_breaks_inside_a_quoted_field_stay_one_row(brought: Brought) -> None:
    _, cards = brought("outlook_he.csv", ISRAEL)
    assert with_phone(cards, "+972547489889")["notes"].splitlines()[:2] == ["שורה ראשונה", "שורה שנייה, עם פסיק"]


def test_must_the_fax_and_the_second_email_are_kept(book: Book, tmp_path: Path) -> None:
    written = (DATA / "outlook_he.csv").read_text(encoding="cp1255")
    (tmp_path / "outlook.csv").write_text(
        written.replace('"user1@example.co.il",""', '"user1@example.co.il","yael@example.co.il"'), encoding="cp1255"
    )
    bring(book, tmp_path / "outlook.csv")
    cards = whole_cards(book, tmp_path)
    assert all([phone for phone in card["phones"] if phone["kind"] == "fax"] for card in cards)
    assert {tuple(card["emails"]) for card in cards if len(card["emails"]) != 1} == {("user1@example.co.il", "yael@example.co.il")}


# phone.vcf


def test_must_contacts_of_all_three_versions_in_one_file_come_in(brought: Brought) -> None:
    _, cards = brought("phone.vcf", ISRAEL)
    written = (DATA / "phone.vcf").read_text(encoding="utf-8", errors="replace")
    assert all(f"VERSION:{version}" in written for version in ("2.1", "3.0", "4.0"))
    assert len(cards) == 60
    first, second, third = cards[:3]
    assert (first["given_name"], first["family_name"], first["emails"]) == ("נועה", "עמר", [])
    assert (second["given_name"], second["family_name"], second["emails"]) == ("דוד", "בן-דוד", ["a1@example.co.il"])
    assert third["notes"] == "שורה\nשנייה, פסיק"


def test_must_a_birthday_without_a_year_is_kept_as_day_and_month(brought: Brought) -> None:
    _, cards = brought("phone.vcf", ISRAEL)
    assert with_phone(cards, "+972539815214")["birthday"] == {"year": None, "month": 4, "day": 12}


# web_export_he.xls


def test_must_a_web_page_under_the_name_of_a_workbook_opens(brought: Brought) -> None:
    _, cards = brought("web_export_he.xls", ISRAEL)
    assert (DATA / "web_export_he.xls").read_bytes().lstrip()[:1] == b"<"
    yaakov = named(cards, "יעקב אזולאי")
    assert (yaakov["phones"][0]["e164"], yaakov["balance"]) == ("+972546854972", 7550)
    with importing.open_file(DATA / "web_export_he.xls", QUIET) as file:
        rows = file.rows(0, 1, 100)
    assert sorted(card["balance"] for card in cards) == sorted(round(100 * float(str(row[2]))) for row in rows)


# notebook_he.xlsx


def test_must_a_blank_customer_means_the_one_above(brought: Brought) -> None:
    book, cards = brought("notebook_he.xlsx", ISRAEL)
    assert {card["display_name"]: card["balance"] for card in cards}.keys() == set(FACTS_OF["notebook_he.xlsx"]["balances_minor"])
    rows = sheet_rows(DATA / "notebook_he.xlsx")[1:]
    assert sum(row[0] is None for row in rows) > 100
    assert select(book, "SELECT count(*), sum(amount) FROM entry") == [
        (len(rows), sum(FACTS_OF["notebook_he.xlsx"]["balances_minor"].values()))
    ]


def test_must_the_running_balance_of_the_file_is_checked_and_a_difference_is_told_at_its_row(book: Book, tmp_path: Path) -> None:
    assert not any(told.difference for _, _, told in reviewed(book, DATA / "notebook_he.xlsx").told())
    made = openpyxl.load_workbook(DATA / "notebook_he.xlsx")
    made.worksheets[0]["F4"] = -400
    made.save(tmp_path / "notebook.xlsx")
    differences = {row: told.difference for _, row, told in reviewed(book, tmp_path / "notebook.xlsx").told() if told.difference}
    assert differences == {3: (-40000, -46537)}


# online_retail.xlsx


def test_must_cards_are_named_by_the_number_of_the_customer(brought: Brought) -> None:
    _, cards = brought("online_retail.xlsx", BRITAIN)
    assert len(cards) == FACTS_OF["online_retail.xlsx"]["customers"]
    assert {card["number"] for card in cards} >= {"13607", "17841", "17365"}
    assert not any(card["given_name"] or card["family_name"] or card["notes"] or card["custom"] for card in cards)


def test_must_lines_without_a_number_are_counted_and_said_and_are_no_customer(book: Book) -> None:
    facts = FACTS_OF["online_retail.xlsx"]
    review = reviewed(book, DATA / "online_retail.xlsx")
    (table,) = review.tables
    assert table.table.kind is SheetKind.SALES
    assert (len(table.rows), table.count(Fate.NEW)) == (facts["lines"], facts["customers"])
    reasons = [told.reason for _, _, told in review.told()]
    assert reasons.count(SALES_LINE_OF_NOBODY) == facts["lines_without_customer"]
    assert reasons.count(SALES_LINE) == facts["lines"] - facts["customers"] - facts["lines_without_customer"]
    said = list(about_review(review, book.shop, written=False))
    assert "981 new customers can be brought in." in said
    assert "477 of the lines name no customer." in said
    assert any(sentence.startswith("2,000 sales lines stay in the file") for sentence in said)


def test_must_what_is_of_the_sale_is_no_field_of_the_card(book: Book) -> None:
    (table,) = understood(book, DATA / "online_retail.xlsx").tables
    assert {column.heading: column.target for column in table.columns} == {
        "InvoiceNo": "sale",
        "StockCode": "sale",
        "Description": "sale",
        "Quantity": "sale",
        "InvoiceDate": "sale",
        "UnitPrice": "sale",
        "CustomerID": "number",
        "Country": "country",
    }
    assert IGNORE not in {column.target for column in table.columns}


# bad


@pytest.mark.parametrize("name", ["truncated.xlsx", "empty.xlsx", "picture.xls", "only_header.csv"])
def test_must_what_nobody_can_read_is_said_in_one_sentence_with_the_name_of_the_file(book: Book, name: str) -> None:
    before = dump(book)
    with pytest.raises(UserError) as refused:
        bring(book, DATA / "bad" / name)
    said = str(refused.value)
    assert name in strip_marks(said)
    assert "\n" not in said
    assert dump(book) == before


def test_must_a_file_of_headings_alone_has_no_rows(book: Book) -> None:
    with pytest.raises(UserError, match=r"There are no rows under the headings of .*only_header"):
        bring(book, DATA / "bad" / "only_header.csv")


def test_must_the_one_row_of_a_huge_range_comes_in(book: Book) -> None:
    assert bring(book, DATA / "bad" / "huge_range.xlsx").new_cards == 1


def test_must_the_nul_is_dropped_and_said(book: Book) -> None:
    assert "2 empty characters were left out." in sentences_about(understood(book, DATA / "bad" / "nul.csv").remarks)
    assert bring(book, DATA / "bad" / "nul.csv").new_cards == 1
