"""Bringing spreadsheets into the book: the grocer's in every fact, wholly or not at all, and back again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.services.books import QUIET, dump, select
from tests.services.files import DATA, FACTS, GROCER, bring, by_number, understood, whole_cards
from tests.workbooks import workbook

from smallcrm.domain.choices import CustomType
from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.exchange.row_reading import RowReader, RowReading
from smallcrm.exchange.understanding import CUSTOM, Reason
from smallcrm.services import history, importing
from smallcrm.services.custom_fields import add_custom_field, custom_fields
from smallcrm.services.customer_list import Filter, Sort, list_ids, summary
from smallcrm.services.customers import add_tag
from smallcrm.services.import_decisions import Fate
from smallcrm.services.labels import tags

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

PEOPLE: list[dict[str, Any]] = FACTS["people"]


@pytest.fixture
def grocer(book: Book, tmp_path: Path) -> dict[str, dict[str, Any]]:
    """The grocer's cards by number, after his spreadsheet was brought in."""
    bring(book, GROCER)
    return by_number(whole_cards(book, tmp_path))


def whole_birthday(card: dict[str, Any]) -> str | None:
    born = card["birthday"]
    return date(born["year"], born["month"], born["day"]).isoformat() if born and born["month"] and born["day"] else None


def test_sixty_people_come_in_and_nobody_else(grocer: dict[str, dict[str, Any]]) -> None:
    assert list(grocer) == [person["no"] for person in PEOPLE]
    assert len(grocer) == FACTS["customers"] == 60


@pytest.mark.parametrize("person", PEOPLE, ids=[person["no"] for person in PEOPLE])
def test_each_of_the_sixty_has_the_name_mobile_birthday_and_balance_of_the_facts(
    person: dict[str, Any], sixty: dict[str, dict[str, Any]]
) -> None:
    card = sixty[person["no"]]
    assert (card["given_name"], card["family_name"]) == (person["first"], person["last"])
    assert person["mobile"] in [phone["e164"] for phone in card["phones"]]
    assert whole_birthday(card) == person["born"]
    assert card["balance"] == person["balance_minor"]


@pytest.fixture(scope="module")
def sixty(empty_book_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The same cards, brought in once for all of the sixty tests."""
    import shutil

    from smallcrm.services.book import open_book

    folder = tmp_path_factory.mktemp("sixty")
    book = open_book(shutil.copyfile(empty_book_file, folder / "מכולת.smallcrm"))
    try:
        bring(book, GROCER)
        return by_number(whole_cards(book, folder))
    finally:
        book.close()


def test_must_titles_the_updated_line_and_blank_rows_are_no_customers(book: Book) -> None:
    (found,) = understood(book, GROCER).tables
    assert [left.text for left in found.left_out if left.reason is Reason.ABOVE] == ["מכולת כהן – רשימת לקוחות בהקפה", "עודכן: 31.12.2024"]
    assert found.row_count == 60


def test_must_the_totals_row_is_left_out_and_checked_against_the_sum(book: Book) -> None:
    (found,) = understood(book, GROCER).tables
    assert [left.row for left in found.left_out if left.reason is Reason.TOTAL] == [67]
    assert [(check.stated, check.agrees) for check in found.totals] == [(FACTS["opening_balance_total_minor"], True)]
    review = bring(book, GROCER)
    assert review.balance_total == FACTS["opening_balance_total_minor"]
    held = summary(book, Filter())
    assert (held.owing, held.in_credit) == (review.owing, review.in_credit)


def test_must_a_two_digit_year_of_birth_is_never_in_the_future(grocer: dict[str, dict[str, Any]]) -> None:
    years = [card["birthday"]["year"] for card in grocer.values() if card["birthday"]]
    assert max(years) <= 2024
    assert grocer["1002"]["birthday"] == {"year": 1973, "month": 8, "day": 28}


def test_must_a_year_alone_is_kept_as_a_year_of_birth(grocer: dict[str, dict[str, Any]]) -> None:
    assert grocer["1004"]["birthday"] == {"year": 1941, "month": None, "day": None}


def test_must_mobiles_typed_as_numbers_get_their_zero_back(grocer: dict[str, dict[str, Any]]) -> None:
    assert {"kind": "mobile", "typed": "0528477316", "e164": "+972528477316"} in grocer["1001"]["phones"]


def test_must_two_numbers_in_one_cell_become_two_phones(grocer: dict[str, dict[str, Any]]) -> None:
    mobiles = [phone["e164"] for phone in grocer["1004"]["phones"] if phone["kind"] == "mobile"]
    assert mobiles == ["+972589840174", "+972503731102"]


def test_must_markup_and_formulas_in_notes_stay_plain_text(grocer: dict[str, dict[str, Any]]) -> None:
    assert grocer["1012"]["notes"] == "משלם רק במזומן; אמא של דנה <b>מהמאפייה</b> & אחות של יוסי"
    assert grocer["1013"]["notes"] == '=HYPERLINK("http://example.invalid","לחץ")'


def test_must_the_hidden_sheet_is_not_imported_and_the_suppliers_are_offered(book: Book) -> None:
    found = understood(book, GROCER)
    assert [(sheet.name, sheet.hidden, sheet.kind.value) for sheet in found.sheets] == [
        ("לקוחות", False, "customers"),
        ("ישן", True, "unknown"),
        ("ספקים", False, "suppliers"),
    ]
    assert [table.name for table in found.tables] == ["לקוחות"]


SYNONYMS = {
    "מס' לקוח": "קוד לקוח",
    "שם משפחה": "Surname",
    "שם פרטי": "First name",
    "טלפון": "Тел.",
    "נייד": "פלאפון",
    "כתובת": "العنوان",
    "עיר": "ישוב",
    "ת. לידה": "תאריך לידה",
    "יתרת חוב": "بدهی",
    "הערות": "Remarks",
}


@pytest.mark.parametrize("without", [(), ("טלפון", "הערות", "עיר"), ("כתובת", "ת. לידה")])
def test_the_same_sheet_with_other_headings_reordered_and_fewer_gives_the_same_facts(
    book: Book, tmp_path: Path, without: tuple[str, ...]
) -> None:
    with importing.open_file(GROCER, QUIET) as file:
        rows = file.rows(0, 0, 100)
    headings = [str(heading) for heading in rows[3]]
    kept = [index for index in reversed(range(len(headings))) if headings[index] not in without]
    table = [[row[index] if index < len(row) else None for index in kept] for row in rows[4:]]
    path = workbook(tmp_path / "אחר.xlsx", [*rows[:3], [SYNONYMS[headings[index]] for index in kept], *table])
    bring(book, path)
    cards = by_number(whole_cards(book, tmp_path))
    assert len(cards) == 60
    for person in PEOPLE:
        card = cards[person["no"]]
        assert (card["given_name"], card["family_name"], card["balance"]) == (person["first"], person["last"], person["balance_minor"])
        assert person["mobile"] in [phone["e164"] for phone in card["phones"]]
        assert whole_birthday(card) == (None if "ת. לידה" in without else person["born"])
    assert not any(card["custom"] for card in cards.values())


def small_table(folder: Path) -> Path:
    rows = [["שם", "נייד", "תגיות", "מידת נעל"]]
    rows += [
        [f"דנה כהן {number}", f"054-12345{number:02}", "קבוע; VIP" if number % 2 else "קבוע", str(30 + number)] for number in range(20)
    ]
    return workbook(folder / "לקוחות.xlsx", rows)


class StopsAt:
    """Progress that is cancelled, or fails as a broken disk would, at one of its reports."""

    def __init__(self, report: int, error: Exception) -> None:
        self._left, self._error = report, error

    def report(self, done: int, total: int, doing: str) -> None:
        self._left -= 1
        if self._left < 0:
            raise self._error


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 9), st.sampled_from([Cancelled(), RuntimeError("a bug"), OSError("a disk")]))
def test_an_import_stopped_anywhere_leaves_the_book_as_it_was(book: Book, tmp_path: Path, at: int, error: Exception) -> None:
    before = dump(book)
    try:
        bring(book, small_table(tmp_path), progress=StopsAt(at, error))
    except type(error):
        assert dump(book) == before
    else:
        history.undo(book, QUIET)


@pytest.mark.parametrize("row", [0, 7, 19])
def test_an_error_at_any_row_leaves_the_book_as_it_was(book: Book, tmp_path: Path, row: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before, read = dump(book), RowReader.read

    def failing(reader: Any, index: int, cells: Any) -> Any:
        if index == row + 1:
            raise MemoryError
        return read(reader, index, cells)

    monkeypatch.setattr(RowReader, "read", failing)
    with pytest.raises(MemoryError):
        bring(book, small_table(tmp_path))
    assert dump(book) == before


def test_one_undo_takes_the_cards_the_tags_and_the_fields_back_and_redo_brings_them_again(book: Book, tmp_path: Path) -> None:
    before = dump(book)
    bring(book, small_table(tmp_path))
    after = dump(book)
    assert [field.label for field in custom_fields(book)] == ["מידת נעל"]
    assert {tag.name: tag.count for tag in tags(book)} == {"קבוע": 20, "VIP": 10}
    assert history.undo(book, QUIET).value.label == "Import of \u2068לקוחות.xlsx\u2069"
    assert dump(book) == before
    history.redo(book, QUIET)
    assert dump(book) == after


def test_undo_of_an_import_names_the_cards_that_were_changed_since_and_keeps_them(book: Book, tmp_path: Path) -> None:
    bring(book, small_table(tmp_path))
    operation = select(book, "SELECT max(id) FROM operation")[0][0]
    first = list_ids(book, Filter(), Sort("number"))[0]
    add_tag(book, [first], "חשוב")
    undone = history.revert_operation(book, operation, QUIET).value
    assert undone.kept_count == 1
    assert undone.kept == ("דנה כהן 0",)
    assert list(list_ids(book, Filter(), Sort())) == [first]


def test_the_same_file_brought_in_twice_changes_nothing_and_leaves_nothing_to_undo(book: Book) -> None:
    bring(book, GROCER)
    before, last = dump(book), select(book, "SELECT count(*) FROM operation")
    review = bring(book, GROCER)
    assert (review.count(Fate.SAME), review.new_cards, review.can_bring, review.is_known) == (60, 0, False, True)
    assert dump(book) == before
    assert select(book, "SELECT count(*) FROM operation") == last


def test_a_column_that_matches_nothing_becomes_a_field_of_the_shops_own(book: Book, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["שם", "נייד", "מידת נעל"], ["דנה כהן", "054-123-4567", 39], ["יוסי לוי", "054-123-4568", 44]])
    bring(book, path)
    assert [(field.label, field.type) for field in custom_fields(book)] == [("מידת נעל", CustomType.NUMBER)]
    assert [card["custom"] for card in whole_cards(book, tmp_path)] == [{"מידת נעל": "39"}, {"מידת נעל": "44"}]


def test_a_field_of_that_name_is_used_again(book: Book, tmp_path: Path) -> None:
    add_custom_field(book, "Shoe size", CustomType.TEXT)
    path = workbook(
        tmp_path / "a.xlsx", [["Name", "Mobile", "SHOE SIZE"], ["Dana Cohen", "054-123-4567", "39"], ["Yossi", "054-1234568", "44"]]
    )
    bring(book, path)
    assert [field.label for field in custom_fields(book)] == ["Shoe size"]
    assert [card["custom"] for card in whole_cards(book, tmp_path)] == [{"Shoe size": "39"}, {"Shoe size": "44"}]


def test_a_field_that_cannot_hold_the_column_is_left_alone_and_a_second_one_made(book: Book, tmp_path: Path) -> None:
    add_custom_field(book, "Since", CustomType.DATE)
    path = workbook(
        tmp_path / "a.xlsx", [["Name", "Mobile", "Since"], ["Dana Cohen", "054-123-4567", "long ago"], ["Yossi", "0541234568", "x"]]
    )
    bring(book, path)
    assert [(field.label, field.type) for field in custom_fields(book)] == [("Since", CustomType.DATE), ("Since 2", CustomType.TEXT)]


def test_two_columns_that_differ_by_case_go_into_two_fields_also_the_second_time(book: Book, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Name", "Mobile", "shoe", "SHOE"], ["Dana Cohen", "054-123-4567", "a", "b"]])
    again = workbook(tmp_path / "b.xlsx", [["Name", "Mobile", "shoe", "SHOE"], ["Jack Li", "054-123-4568", "c", "d"]])
    bring(book, path)
    bring(book, again)
    assert [field.label for field in custom_fields(book)] == ["shoe", "SHOE"]
    assert [card["custom"] for card in whole_cards(book, tmp_path)] == [{"shoe": "a", "SHOE": "b"}, {"shoe": "c", "SHOE": "d"}]


def test_what_cannot_be_read_is_said_by_row_and_stands_in_the_notes(book: Book, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["שם", "נייד", "תאריך לידה", "יתרה"],
            ["דנה כהן", "054-123-4567", "באביב", "12.50"],
            ["יוסי לוי", "אין", "3.5.1980", "הרבה"],
            [None, None, None, "7"],
            ["רות מזרחי", "054-123-4569", "1950", "3"],
        ],
    )
    review = bring(book, path)
    assert [(row + 1, [fault.heading for fault in told.faults]) for _, row, told in review.told()] == [
        (2, ["תאריך לידה"]),
        (3, ["נייד", "יתרה"]),
        (4, [""]),
    ]
    assert (review.new_cards, review.count(Fate.CANNOT), review.faulty_rows()) == (3, 1, 3)
    notes = [card["notes"] for card in whole_cards(book, tmp_path)]
    assert notes == ["תאריך לידה: באביב", "נייד: אין\nיתרה: הרבה", ""]


def test_a_file_that_names_nobody_changes_nothing_and_says_so(book: Book, tmp_path: Path) -> None:
    before = dump(book)
    path = workbook(tmp_path / "סכומים.xlsx", [["יתרה", "הערות"], ["5", "משהו"], ["6", "אחר"]])
    with pytest.raises(UserError, match=r"No row of סכומים\.xlsx says whose it is"):
        bring(book, path)
    assert dump(book) == before


def ambiguous(folder: Path) -> Path:
    rows = [
        ["Name", "Mobile", "Birthday", "Balance"],
        ["Dana", "054-123-4567", "03/04/1980", "1.234"],
        ["Yossi", "054-1234568", "05/06/1971", "5.678"],
    ]
    return workbook(folder / "two ways.xlsx", rows)


def test_where_two_readings_are_left_nothing_is_written_and_the_option_is_named(book: Book, tmp_path: Path) -> None:
    before = dump(book)
    with pytest.raises(UserError) as refused:
        bring(book, ambiguous(tmp_path))
    said = str(refused.value)
    assert "two ways.xlsx" in said
    assert "Say which with --dates: dmy, mdy" in said
    assert dump(book) == before


def test_the_decimal_mark_is_asked_for_in_the_words_of_the_option(book: Book, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="--decimal: point, comma"):
        bring(book, ambiguous(tmp_path), wishes=Wishes(date_order="dmy"))


def test_answered_questions_decide_every_row(book: Book, tmp_path: Path) -> None:
    bring(book, ambiguous(tmp_path), wishes=Wishes(date_order="mdy", decimal=","))
    dana, yossi = whole_cards(book, tmp_path)
    assert (dana["birthday"]["month"], yossi["birthday"]["month"]) == (3, 5)
    assert (dana["balance"], yossi["balance"]) == (123400, 567800)


def test_amounts_of_a_currency_the_book_does_not_count_in_are_refused(book: Book) -> None:
    with pytest.raises(UserError, match=r"book is Israeli shekel, that of the amounts in clients_bg\.csv is Bulgarian lev"):
        bring(book, DATA / "clients_bg.csv", wishes=Wishes(amounts_in="BGN"))


def test_the_matching_can_be_overruled_column_by_column(book: Book, tmp_path: Path) -> None:
    (found,) = understood(book, GROCER).tables
    notes = next(column.index for column in found.columns if column.target == "notes")
    city = next(column.index for column in found.columns if column.target == "city")
    bring(book, GROCER, sheets={0: SheetWishes(targets={notes: CUSTOM, city: "region"})})
    card = by_number(whole_cards(book, tmp_path))["1012"]
    assert card["notes"] == ""
    assert card["custom"]["הערות"].startswith("משלם רק במזומן")
    assert card["region"] == "נתניה"


def test_each_cell_of_the_preview_is_read_by_itself(book: Book) -> None:
    with importing.open_file(DATA / "outlook_he.csv", QUIET) as file:
        found = importing.understand_file(book, file, QUIET)
        (row,) = importing.preview(file, found, found.tables[0], QUIET, 1)
    by_heading = {column.heading: row.alone.get(column.index) for column in found.tables[0].columns}
    business = by_heading["Business Phone"]
    assert isinstance(business, RowReading)
    assert business.customer
    assert [phone.e164 for phone in business.customer.phones] == ["+97235149207"]
    assert by_heading["Home Phone"] is None
    assert isinstance(row.reading, RowReading)
    assert row.reading.customer
    assert len(row.reading.customer.phones) == 3


def test_the_preview_shows_the_first_rows_as_they_will_stand(book: Book) -> None:
    with importing.open_file(GROCER, QUIET) as file:
        found = importing.understand_file(book, file, QUIET)
        first = importing.preview(file, found, found.tables[0], QUIET, 3)
        review = importing.review(book, file, found, QUIET)
    readings = [row.reading for row in first if isinstance(row.reading, RowReading)]
    assert [reading.customer.given_name for reading in readings if reading.customer] == ["מרים", "שרה", "נועה"]
    assert (review.new_cards, review.balance_total) == (60, 2512727)
    assert summary(book, Filter()).count == 0


def test_opening_balances_are_of_the_day_that_stands_above_the_table(book: Book) -> None:
    bring(book, GROCER)
    assert select(book, "SELECT DISTINCT occurred_on FROM entry WHERE kind = 'opening'") == [("2024-12-31",)]


def test_opening_balances_are_of_the_day_that_the_user_says(book: Book) -> None:
    bring(book, GROCER, sheets={0: SheetWishes(balances_of=date(2025, 6, 30))})
    assert ("2025-06-30",) in select(book, "SELECT DISTINCT occurred_on FROM entry WHERE kind = 'opening'")


def test_of_two_days_above_the_table_neither_is_that_of_the_balances(book: Book, tmp_path: Path) -> None:
    titles = [("הודפס 01.02.2025",), ("נכון ל-31.12.2024",), ()]
    bring(book, workbook(tmp_path / "חובות.xlsx", [*titles, ("שם", "נייד", "יתרה"), ("דן בר", "054-7654321", 50)]))
    assert ("2024-12-31",) not in select(book, "SELECT DISTINCT occurred_on FROM entry")
