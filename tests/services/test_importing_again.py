"""Customers' files brought in over cards that are there: which card a row is about, what it changes, and how that is taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.services.books import DANA, QUIET, SHOP, dump, select
from tests.services.files import DATA, GROCER, bring, reviewed, whole_cards
from tests.workbooks import workbook

from smallcrm.domain.choices import CustomerKind
from smallcrm.domain.customer import Customer, Phone
from smallcrm.domain.errors import UserError
from smallcrm.services import history
from smallcrm.services.checking import check
from smallcrm.services.customer_list import Filter, summary
from smallcrm.services.customers import get_customer, put_aside, save_customer
from smallcrm.services.import_balances import BALANCE_STAYS
from smallcrm.services.import_decisions import BROUGHT_BEFORE, BY_YOU, TWICE, Fate, RowWish
from smallcrm.services.import_matching import LOOK_UPS, SEVERAL
from smallcrm.services.import_texts import about_review

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

HEADINGS = ["שם", "נייד", "מייל", "עיר", "הערות", "יתרה"]
DANA_ROW = ["דנה כהן", "054-123-4567", "dana@example.com", "חיפה", "משלמת בזמן", 120]
YOSEF_ROW = ["יוסף לוי", "054-123-4568", None, "לוד", None, 0]


def table(folder: Path, *rows: Sequence[object], headings: Sequence[str] = HEADINGS) -> Path:
    return workbook(folder / "לקוחות.xlsx", [headings, *rows])


def fates(review: Review) -> list[Fate]:
    (found,) = review.tables
    return [found.fate(place) for place in range(len(found.rows))]


def reasons(review: Review) -> dict[int, str]:
    return {row + 1: told.reason for _, row, told in review.told() if told.reason}


def entries(book: Book) -> list[tuple[Any, ...]]:
    return select(book, "SELECT kind, amount FROM entry ORDER BY id")


def id_of(book: Book, family_name: str) -> int:
    ((found,),) = select(book, "SELECT id FROM customer WHERE family_name = ?", family_name)
    return int(found)


# the same again


def test_the_same_file_again_changes_nothing_also_after_a_card_was_edited(book: Book, tmp_path: Path) -> None:
    path = table(tmp_path, DANA_ROW, YOSEF_ROW)
    bring(book, path)
    dana = get_customer(book, id_of(book, "כהן"))
    save_customer(book, replace(dana, family_name="כהן־לוי", phones=(Phone("054-999-9999"),), notes="עברה דירה"))
    before = dump(book)
    review = bring(book, path)
    assert (fates(review), review.is_known) == ([Fate.SAME, Fate.SAME], True)
    assert set(reasons(review).values()) == {BROUGHT_BEFORE}
    assert dump(book) == before


def test_the_same_file_again_changes_nothing_also_after_a_payment_was_posted(book: Book, tmp_path: Path) -> None:
    path = table(tmp_path, DANA_ROW, YOSEF_ROW)
    bring(book, path)
    bring(book, workbook(tmp_path / "קופה.xlsx", [["לקוח", "תאריך", "שילם"], ["דנה כהן", "02.03.2024", 20]]))
    before, posted = dump(book), entries(book)
    assert bring(book, path).is_known
    assert (dump(book), entries(book)) == (before, posted)
    assert get_customer(book, id_of(book, "כהן")).balance == 10000


@pytest.mark.parametrize(
    "name", ["grocer_he.xls", "outlook_he.csv", "phone.vcf", "freelancer_en.ods", "notebook_he.xlsx", "online_retail.xlsx"]
)
def test_every_file_brought_in_again_is_known(book: Book, name: str) -> None:
    bring(book, DATA / name)
    before, posted = dump(book), entries(book)
    assert bring(book, DATA / name).is_known
    assert (dump(book), entries(book)) == (before, posted)


def test_an_identical_row_twice_is_one_card(book: Book, tmp_path: Path) -> None:
    review = bring(book, table(tmp_path, DANA_ROW, YOSEF_ROW, DANA_ROW))
    assert (fates(review), review.new_cards) == ([Fate.NEW, Fate.NEW, Fate.SKIP], 2)
    assert reasons(review) == {4: TWICE}
    assert get_customer(book, id_of(book, "כהן")).balance == 12000


# updates


def test_a_changed_row_brings_its_card_up_to_date_and_takes_nothing_off_it(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, DANA_ROW, YOSEF_ROW))
    changed = ["דנה כהן", "054-123-4567, 03-555-0199", "dana@example.org", "נתניה", "אוהבת קפה", 120]
    review = bring(book, table(tmp_path, changed, YOSEF_ROW))
    assert (fates(review), review.new_cards) == ([Fate.UPDATE, Fate.SAME], 0)
    dana = get_customer(book, id_of(book, "כהן"))
    assert (dana.given_name, dana.family_name) == ("דנה", "כהן")
    assert [phone.typed for phone in dana.phones] == ["054-123-4567", "03-555-0199"]
    assert dana.emails == ("dana@example.com", "dana@example.org")
    assert dana.notes == "משלמת בזמן\nאוהבת קפה"
    assert "נתניה" in [address.city for address in dana.addresses]
    assert dana.balance == 12000
    assert len(entries(book)) == 1


def test_what_an_update_changes_is_told_field_by_field(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, DANA_ROW))
    review = reviewed(book, table(tmp_path, ["דנה כהן", "054-123-4567", "dana@example.org", "חיפה", "משלמת בזמן", 150]))
    ((_, _, told),) = review.told()
    assert told.changed == ("emails", "balance")


def test_a_row_that_says_what_the_card_says_in_other_letters_changes_nothing(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, DANA_ROW))
    before = dump(book)
    review = bring(book, table(tmp_path, ["כהן דנה", "+972 54 1234567", "DANA@EXAMPLE.COM", "חיפה ", "משלמת בזמן", 120]))
    assert (fates(review), dump(book)) == ([Fate.SAME], before)


def test_a_new_opening_balance_takes_the_place_of_the_old_one_where_nothing_else_was_posted(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, DANA_ROW))
    review = bring(book, table(tmp_path, [*DANA_ROW[:5], 150]))
    assert (fates(review), get_customer(book, id_of(book, "כהן")).balance) == ([Fate.UPDATE], 15000)
    assert entries(book) == [("opening", 12000), ("reversal", -12000), ("opening", 15000)]


def test_a_balance_stays_where_more_was_posted_and_that_is_said(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, DANA_ROW))
    bring(book, workbook(tmp_path / "קופה.xlsx", [["לקוח", "תאריך", "שילם"], ["דנה כהן", "02.03.2024", 20]]))
    review = bring(book, table(tmp_path, [*DANA_ROW[:5], 150]))
    assert (fates(review), reasons(review)) == ([Fate.SAME], {2: BALANCE_STAYS})
    assert get_customer(book, id_of(book, "כהן")).balance == 10000


def test_of_a_file_with_another_balance_it_is_not_said_that_all_of_it_stands_in_the_book(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, DANA_ROW))
    bring(book, workbook(tmp_path / "קופה.xlsx", [["לקוח", "תאריך", "שילם"], ["דנה כהן", "02.03.2024", 20]]))
    said = list(about_review(bring(book, table(tmp_path, [*DANA_ROW[:5], 150])), SHOP, written=True))
    assert said == [
        "There is nothing new in the file. Nothing was changed.",
        "1 balance in the file is another than in the book. The book's stays.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (False, ["There is nothing new in what can be brought in.", "1 row cannot be brought in and stays in the file."]),
        (
            True,
            [
                "There is nothing new in what can be brought in. Nothing was changed.",
                "1 row could not be brought in and stays in the file.",
            ],
        ),
    ],
)
def test_of_a_file_with_a_row_that_cannot_be_brought_in_it_is_not_said_that_all_of_it_stands_in_the_book(
    book: Book, tmp_path: Path, written: bool, said: list[str]
) -> None:
    path = workbook(tmp_path / "פנקס.xlsx", [["לקוח", "תאריך", "לקח"], ["דנה כהן", "02.03.2024", 20], ["דנה כהן", "31.02.2024", 15]])
    bring(book, path)
    assert list(about_review(bring(book, path), SHOP, written=written)) == said


def test_a_row_with_another_balance_is_not_counted_as_one_that_says_what_the_book_says(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, DANA_ROW))
    bring(book, workbook(tmp_path / "קופה.xlsx", [["לקוח", "תאריך", "שילם"], ["דנה כהן", "02.03.2024", 20]]))
    ruth: list[object] = ["לוי רות", "054-7654321", None, None, None, None]
    said = list(about_review(bring(book, table(tmp_path, [*DANA_ROW[:5], 150], ruth)), SHOP, written=True))
    assert "1 balance in the file is another than in the book. The book's stays." in said
    assert not any("says what the book says" in each for each in said)


def test_undo_of_an_import_restores_the_cards_it_brought_up_to_date(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, DANA_ROW, YOSEF_ROW))
    before = dump(book)
    rows = ["דנה כהן", "054-123-4567", "d@example.org", "לוד", "אוהבת קפה", 150], [*YOSEF_ROW[:3], "חולון", "חדש", 0]
    bring(book, table(tmp_path, *rows, ["רות מזרחי", "054-123-4569", None, None, None, 5]))
    after = dump(book)
    assert after != before
    undone = history.undo(book, QUIET).value
    assert (undone.kept_count, dump(book)) == (0, before)
    history.redo(book, QUIET)
    assert dump(book) == after
    assert check(book, QUIET) == []


def test_undo_of_an_import_at_a_later_time_keeps_the_cards_edited_since_and_names_them(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, DANA_ROW, YOSEF_ROW))
    bring(book, table(tmp_path, [*DANA_ROW[:3], "לוד", "אוהבת קפה", 120], [*YOSEF_ROW[:3], "חולון", "חדש", 0]))
    ((operation,),) = select(book, "SELECT max(id) FROM operation")
    dana = get_customer(book, id_of(book, "כהן"))
    save_customer(book, replace(dana, notes=f"{dana.notes}\nגרה למעלה"))
    undone = history.revert_operation(book, operation, QUIET).value
    assert (undone.kept_count, undone.kept) == (1, ("דנה כהן",))
    assert get_customer(book, dana.id or 0).notes == "משלמת בזמן\nאוהבת קפה\nגרה למעלה"
    yosef = get_customer(book, id_of(book, "לוי"))
    assert ([address.city for address in yosef.addresses], yosef.notes) == (["לוד"], "")


# whose card a row is about


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(["דנה כהן", "+972-54-123-4567", None], id="phone_and_name"),
        pytest.param(["כהן דנה", None, "Dana@Example.com"], id="email_and_name"),
        pytest.param(["דנה כהן", None, None], id="name_alone"),
        pytest.param([None, "054-123-4567", None], id="phone_alone"),
    ],
)
def test_a_row_is_about_the_card_it_tells(book: Book, tmp_path: Path, row: list[object]) -> None:
    dana = save_customer(book, replace(DANA, emails=("dana@example.com",))).value
    review = bring(book, table(tmp_path, [*row, "חיפה", "אוהבת קפה", None]))
    assert (fates(review), review.new_cards) == ([Fate.UPDATE], 0)
    assert get_customer(book, dana).notes == "אוהבת קפה"


@pytest.mark.parametrize(
    ("phone", "email"),
    [("054-999-9999", None), (None, "other@example.com")],
    ids=["another_phone", "another_email"],
)
def test_one_of_the_same_name_whom_something_contradicts_is_another(
    book: Book, tmp_path: Path, phone: str | None, email: str | None
) -> None:
    save_customer(book, replace(DANA, emails=("dana@example.com",)))
    review = bring(book, table(tmp_path, ["דנה כהן", phone, email, None, None, None]))
    assert (fates(review), review.new_cards) == ([Fate.NEW], 1)


def test_a_row_of_a_name_that_several_cards_have_cannot_come_in(book: Book, tmp_path: Path) -> None:
    for typed in ("054-123-4567", "054-123-4568"):
        save_customer(book, replace(DANA, phones=(Phone(typed),)))
    review = bring_known(book, table(tmp_path, ["דנה כהן", None, None, "חיפה", None, None], YOSEF_ROW))
    assert (fates(review), reasons(review)) == ([Fate.CANNOT, Fate.NEW], {2: SEVERAL})


def bring_known(book: Book, path: Path) -> Review:
    before = summary(book, Filter()).count
    review = bring(book, path)
    assert summary(book, Filter()).count == before + review.new_cards
    return review


def test_a_family_that_shares_a_phone_is_a_card_for_each(book: Book, tmp_path: Path) -> None:
    rows = [[f"{given} כהן", "03-555-0199", None, "חיפה", None, None] for given in ("דנה", "משה", "רותי")]
    assert bring_known(book, table(tmp_path, *rows)).new_cards == 3
    more = bring_known(book, table(tmp_path, *rows, ["אבי כהן", "03-555-0199", None, "חיפה", None, None]))
    assert fates(more) == [Fate.SAME] * 3 + [Fate.NEW]


def test_a_card_put_aside_is_still_the_one_that_is_meant(book: Book, tmp_path: Path) -> None:
    dana = save_customer(book, DANA).value
    put_aside(book, [dana])
    assert bring(book, table(tmp_path, ["דנה כהן", "054-123-4567", None, None, "אוהבת קפה", None])).new_cards == 0
    assert get_customer(book, dana).notes == "אוהבת קפה"


def test_a_number_tells_the_card_also_where_the_name_is_written_shorter(book: Book, tmp_path: Path) -> None:
    dana = save_customer(book, replace(DANA, number="1001", phones=())).value
    headings = ["מס' לקוח", "שם פרטי", "עיר"]
    review = bring(book, table(tmp_path, ["1001", "דנה", "חיפה"], headings=headings))
    assert fates(review) == [Fate.UPDATE]
    card = get_customer(book, dana)
    assert (card.given_name, card.family_name, [address.city for address in card.addresses]) == ("דנה", "כהן", ["חיפה"])


# what the user says of a row


def test_a_row_is_left_out_made_a_card_of_its_own_or_given_to_a_card_as_the_user_says(book: Book, tmp_path: Path) -> None:
    dana = save_customer(book, DANA).value
    path = table(tmp_path, DANA_ROW, YOSEF_ROW, ["ד. כהן", "054-123-0000", None, None, "אוהבת קפה", None])
    wishes = {(0, 1): RowWish(fate=Fate.NEW), (0, 2): RowWish(fate=Fate.SKIP), (0, 3): RowWish(card_id=dana)}
    review = bring(book, path, rows=wishes)
    assert fates(review) == [Fate.NEW, Fate.SKIP, Fate.UPDATE]
    assert reasons(review) == {3: BY_YOU}
    assert get_customer(book, dana).notes == "אוהבת קפה"
    assert [card["display_name"] for card in whole_cards(book, tmp_path)] == ["דנה כהן", "דנה כהן"]
    assert get_customer(book, dana).known_as == "ד. כהן"


def test_a_cell_written_anew_stands_on_the_card(book: Book, tmp_path: Path) -> None:
    path = table(tmp_path, ["דנה כהן", "0541", None, None, None, "הרבה"])
    assert reviewed(book, path).faulty_rows() == 1
    review = bring(book, path, rows={(0, 1): RowWish(cells={1: "054-123-4567", 5: "12.50"})})
    assert review.faulty_rows() == 0
    (card,) = whole_cards(book, tmp_path)
    assert (card["phones"][0]["e164"], card["balance"], card["notes"]) == ("+972541234567", 1250, "")


# counts


@pytest.mark.parametrize("name", ["grocer_he.xls", "freelancer_en.ods", "notebook_he.xlsx", "online_retail.xlsx", "outlook_he.csv"])
def test_the_counts_of_fates_add_up_to_the_rows_before_and_after(book: Book, name: str) -> None:
    for review in (reviewed(book, DATA / name), bring(book, DATA / name), reviewed(book, DATA / name)):
        for found in review.tables:
            assert sum(found.count(fate) for fate in Fate) == len(found.rows) == found.table.row_count
            accounted = found.table.row_count + len(found.table.left_out) + found.table.blank_rows
            assert accounted + (found.table.header_row is not None) == found.table.rows


@pytest.mark.parametrize("name", ["grocer_he.xls", "freelancer_en.ods", "notebook_he.xlsx", "online_retail.xlsx"])
def test_what_is_told_before_is_what_is_done(book: Book, name: str) -> None:
    told, done = reviewed(book, DATA / name), bring(book, DATA / name)
    assert [found.fates for found in told.tables] == [found.fates for found in done.tables]
    assert (told.new_cards, told.entries, told.owing, told.in_credit) == (done.new_cards, done.entries, done.owing, done.in_credit)
    held = summary(book, Filter())
    assert (held.count, held.owing, held.in_credit) == (done.new_cards, done.owing, done.in_credit)


def test_nothing_is_written_while_a_question_of_any_sheet_is_open(book: Book, tmp_path: Path) -> None:
    before = dump(book)
    path = workbook(tmp_path / "פנקס.xlsx", [["לקוח", "תאריך", "לקח"], ["דנה כהן", "03/04/2024", 5], ["דנה כהן", "05/06/2024", 7]])
    with pytest.raises(UserError, match="Say which with --dates: dmy, mdy"):
        bring(book, path)
    assert dump(book) == before


# sales lines


def test_sales_lines_make_a_card_a_customer_and_are_left_out_themselves(book: Book, tmp_path: Path) -> None:
    headings = ["InvoiceNo", "StockCode", "Quantity", "UnitPrice", "CustomerID", "Country"]
    rows = [
        [1, "A", 2, 2.5, 17850, "France"],
        [1, "B", 1, 3, 17850, "France"],
        [2, "A", 1, 2.5, None, "France"],
        [3, "C", -1, 4, 13047, "Spain"],
    ]
    path = workbook(tmp_path / "sales.xlsx", [headings, *rows])
    review = bring(book, path)
    assert fates(review) == [Fate.NEW, Fate.SKIP, Fate.SKIP, Fate.NEW]
    assert [(card["number"], card["balance"]) for card in whole_cards(book, tmp_path)] == [("13047", 0), ("17850", 0)]
    assert entries(book) == []
    later = bring(book, workbook(tmp_path / "later.xlsx", [headings, *rows, [4, "A", 1, 2.5, 99, "Italy"]]))
    assert (later.new_cards, later.known_lines) == (1, 4)


def test_the_grocers_file_with_one_more_customer_brings_one_card(book: Book, tmp_path: Path) -> None:
    from smallcrm.services import importing

    bring(book, GROCER)
    with importing.open_file(GROCER, QUIET) as file:
        rows = file.rows(0, 0, 100)
    more = [1061, "ברק", "אורי", None, "052-9999999", None, "חיפה", None, 10]
    review = bring(book, workbook(tmp_path / "לקוחות.xlsx", [*rows[:6], more, *rows[6:]]))
    assert review.new_cards == 1
    assert (review.count(Fate.CANNOT), summary(book, Filter()).count) == (0, 61)


def test_a_card_of_a_firm_is_known_by_its_name(book: Book, tmp_path: Path) -> None:
    firm = save_customer(book, Customer(company='אור בע"מ', kind=CustomerKind.FIRM)).value
    review = bring(book, workbook(tmp_path / "a.xlsx", [["חברה", "עיר"], ["אור בעמ", "חיפה"]]))
    assert (review.new_cards, [address.city for address in get_customer(book, firm).addresses]) == (0, ["חיפה"])


def test_a_card_that_gets_a_phone_stands_in_nobodys_way_who_comes_a_thousand_rows_later(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, ["דנה כהן", "054-1234567", "dana@example.com"]))
    others = [[f"לקוח {number}", f"052-66{number:05}"] for number in range(1, 1101)]
    review = bring(book, table(tmp_path, ["דנה כהן", "054-7654321", "dana@example.com"], *others))
    assert (review.new_cards, review.count(Fate.UPDATE)) == (1100, 1)
    phones = {card["display_name"]: [phone["e164"] for phone in card["phones"]] for card in whole_cards(book, tmp_path)}
    assert (phones["דנה כהן"], phones["לקוח 1100"]) == (["+972541234567", "+972547654321"], ["+972526601100"])
    assert check(book, QUIET) == []


@pytest.mark.parametrize("by", LOOK_UPS)
def test_rows_are_looked_up_in_the_book_and_not_the_book_in_the_rows(book: Book, by: str) -> None:
    first, *others = (str(row[3]) for row in select(book, f"EXPLAIN QUERY PLAN {LOOK_UPS[by]}", "[]", 1))
    assert first.startswith("SCAN w ")
    assert [step for step in others if not step.startswith("SEARCH ")] == []
