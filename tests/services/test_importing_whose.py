"""Whose card a row is: never another's, what an update changes told beside what stood there, and no two cards of one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.services.books import SHOP, dump, select
from tests.services.files import bring, reviewed, whole_cards
from tests.workbooks import workbook

from smallcrm.analysis.duplicates import Reason
from smallcrm.domain.customer import Address, Customer, Phone
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n import in_language
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.customers import get_customer, put_aside, save_customer
from smallcrm.services.import_changes import about_card, about_changes, about_update
from smallcrm.services.import_decisions import Fate, RowWish
from smallcrm.services.import_matching import SEVERAL
from smallcrm.services.import_numbers import NUMBER_OF_CARD, NUMBER_OF_ROW, NUMBER_STAYS
from smallcrm.services.import_texts import reason_of, remarks_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review, Told

HOME, MOBILE = "03-555-0123", "054-123-4567"
ANN = Customer(given_name="Ann", family_name="Lee", phones=(Phone(HOME),), birthday=PartialDate(1950, 5, 13))
LEDGER = ["No", "Name", "Phone", "Date", "Took", "Paid"]


def sheet(folder: Path, headings: Sequence[str], *rows: Sequence[object]) -> Path:
    return workbook(folder / "file.xlsx", [headings, *rows])


def fates(review: Review) -> list[Fate]:
    found = review.tables[-1]
    return [found.fate(place) for place in range(len(found.rows))]


def only(review: Review) -> Told:
    ((_, _, told),) = review.told()
    return told


def held(book: Book, folder: Path) -> list[tuple[str, str, int]]:
    return sorted((card["number"], card["display_name"], card["balance"]) for card in whole_cards(book, folder))


# never another's card


@pytest.mark.parametrize("birthday", ["1980-11-27", None], ids=["another_birthday", "no_birthday"])
def test_a_daughter_with_one_name_more_and_the_phone_of_her_mother_gets_a_card_of_her_own(
    book: Book, tmp_path: Path, birthday: str | None
) -> None:
    mother = save_customer(book, ANN, opening_balance=10000).value
    path = sheet(tmp_path, ["Name", "Phone", "Birthday", "Balance"], ["Ann Beth Lee", HOME, birthday, 7])
    told = only(reviewed(book, path))
    assert [(like.card_id, Reason.SAME_PHONE in like.reasons) for like in told.like] == [(mother, True)]
    review = bring(book, path)
    assert fates(review) == [Fate.NEW]
    card = get_customer(book, mother)
    assert (card.middle_name, card.birthday, card.balance) == ("", PartialDate(1950, 5, 13), 10000)


def test_it_is_the_mother_all_the_same_where_the_user_says_so(book: Book, tmp_path: Path) -> None:
    mother = save_customer(book, ANN, opening_balance=10000).value
    path = sheet(tmp_path, ["Name", "Phone", "Balance"], ["Ann Beth Lee", HOME, 7])
    assert fates(bring(book, path, rows={(0, 1): RowWish(card_id=mother)})) == [Fate.UPDATE]
    card = get_customer(book, mother)
    assert (card.middle_name, card.balance) == ("Beth", 700)


def test_a_son_called_as_his_father_and_junior_gets_a_card_of_his_own(book: Book, tmp_path: Path) -> None:
    father = save_customer(book, Customer(given_name="John", family_name="Smith", phones=(Phone(HOME),)), opening_balance=500).value
    path = sheet(tmp_path, ["Name", "Phone", "Balance"], ["John Smith Jr.", HOME, 9])
    assert [like.card_id for like in only(reviewed(book, path)).like] == [father]
    assert fates(bring(book, path)) == [Fate.NEW]
    assert get_customer(book, father).balance == 500


def test_one_of_the_name_in_another_town_is_proposed_and_not_taken(book: Book, tmp_path: Path) -> None:
    leeds = save_customer(book, Customer(given_name="Ann", family_name="Lee", addresses=(Address(city="Leeds"),))).value
    path = sheet(tmp_path, ["Name", "City", "Balance"], ["Ann Lee", "York", 7])
    assert [(like.card_id, like.reasons) for like in only(reviewed(book, path)).like] == [(leeds, (Reason.SAME_NAME,))]
    assert fates(bring(book, path)) == [Fate.NEW]
    assert get_customer(book, leeds).addresses == (Address(city="Leeds"),)


def test_two_birthdays_never_are_one_customer_even_under_one_number_and_name(book: Book, tmp_path: Path) -> None:
    save_customer(book, Customer(number="12", given_name="Ann", family_name="Lee", birthday=PartialDate(1950, 5, 13)))
    path = sheet(tmp_path, ["No", "Name", "Birthday"], ["12", "Ann Lee", "1980-11-27"])
    told = only(reviewed(book, path))
    assert ([remark.text for remark in told.remarks], len(told.like)) == ([NUMBER_OF_CARD], 1)
    assert fates(bring(book, path)) == [Fate.NEW]


def test_a_birthday_mended_in_the_file_changes_the_card_whose_number_phone_and_name_the_row_has(book: Book, tmp_path: Path) -> None:
    saved = save_customer(book, Customer(number="12", given_name="Ann", family_name="Lee", phones=ANN.phones, birthday=ANN.birthday)).value
    path = sheet(tmp_path, ["No", "Name", "Phone", "Birthday"], ["12", "Ann Lee", HOME, "1950-05-31"])
    told = only(reviewed(book, path))
    assert (told.changed, told.takes_off, told.like) == (("birthday",), True, ())
    assert fates(bring(book, path)) == [Fate.UPDATE]
    assert get_customer(book, saved).birthday == PartialDate(1950, 5, 31)


def test_a_father_and_a_son_of_one_number_and_phone_are_told_apart_by_birthday_where_the_names_differ(book: Book, tmp_path: Path) -> None:
    father = Customer(number="12", given_name="יוסף", family_name="לוי", phones=(Phone(HOME),), birthday=PartialDate(1950, 5, 13))
    save_customer(book, father)
    path = sheet(tmp_path, ["מספר", "שם", "טלפון", "תאריך לידה"], ["12", "יוסף חיים לוי", HOME, "1980-11-27"])
    assert fates(bring(book, path)) == [Fate.NEW]


@pytest.mark.parametrize("name", ["lee ANN", "Ann Lée"])
def test_the_phone_and_the_words_of_the_name_in_any_order_case_and_marks_tell_the_card(book: Book, tmp_path: Path, name: str) -> None:
    ann = save_customer(book, ANN).value
    assert fates(bring(book, sheet(tmp_path, ["Name", "Phone", "Notes"], [name, HOME, "wine"]))) == [Fate.UPDATE]
    assert get_customer(book, ann).notes == "wine"


@pytest.mark.parametrize("phone", ["03", "054", "054-12"])
def test_the_beginning_of_a_phone_means_nobody_of_the_name_in_another_town(book: Book, tmp_path: Path, phone: str) -> None:
    haifa = Customer(given_name="דנה", family_name="כהן", phones=(Phone(phone),), addresses=(Address(city="חיפה"),))
    saved = save_customer(book, haifa).value
    path = sheet(tmp_path, ["שם", "טלפון", "עיר"], ["דנה כהן", phone, "לוד"])
    assert [like.reasons for like in only(reviewed(book, path)).like] == [(Reason.SAME_NAME,)]
    assert fates(bring(book, path)) == [Fate.NEW]
    assert get_customer(book, saved).addresses == haifa.addresses


def test_two_whose_names_share_a_word_are_not_one_account_for_the_beginning_of_a_phone(book: Book, tmp_path: Path) -> None:
    rows = ["", "רחל לוי", "054", "13/02/2024", 10, ""], ["", "רחל", "054", "20/02/2024", 5, ""]
    bring(book, sheet(tmp_path, LEDGER, *rows))
    assert sorted((name, balance) for _, name, balance in held(book, tmp_path)) == [("רחל", 500), ("רחל לוי", 1000)]


# what stood there


def test_an_update_tells_the_card_and_each_old_value_beside_the_new_one_the_money_first(book: Book, tmp_path: Path) -> None:
    number = get_customer(book, save_customer(book, ANN, opening_balance=10000).value).number
    path = sheet(tmp_path, ["Name", "Phone", "Company", "E-mail", "Balance"], ["Ann Lee", HOME, "Lee Ltd", "ann@example.com", 7])
    told = only(reviewed(book, path))
    with in_language("en"):
        assert strip_marks(about_card(told)) == f"{number} Ann Lee"
        lines = [strip_marks(line) for line in about_changes(told, SHOP)]
        assert lines == ["Balance: ₪100.00 → ₪7.00", "Company: Lee Ltd is added", "E-mail: ann@example.com is added"]
        assert strip_marks(about_update(told, SHOP)) == f"{number} Ann Lee: {'; '.join(lines)}"
    assert told.takes_off


def test_the_balances_that_give_way_are_told_with_both_sums(book: Book, tmp_path: Path) -> None:
    save_customer(book, ANN, opening_balance=10000)
    review = reviewed(book, sheet(tmp_path, ["Name", "Phone", "Balance"], ["Ann Lee", HOME, 7]))
    assert (review.balances_changed, review.owed_before, review.owed_after) == (1, 10000, 700)


def test_what_is_only_added_takes_nothing_off(book: Book, tmp_path: Path) -> None:
    save_customer(book, ANN)
    told = only(reviewed(book, sheet(tmp_path, ["Name", "Phone", "Notes"], ["Ann Lee", f"{HOME}, {MOBILE}", "wine"])))
    assert (told.changed, told.takes_off) == (("phones", "notes"), False)


# two of one name in a ledger


@pytest.mark.parametrize(
    ("first", "second"),
    [(("12", HOME), ("13", MOBILE)), ((None, HOME), (None, MOBILE)), (("12", None), ("13", None)), (("12", HOME), ("13", HOME))],
    ids=["numbers_and_phones", "phones", "numbers", "numbers_and_one_phone"],
)
@pytest.mark.parametrize("is_known", [False, True], ids=["empty_book", "one_is_in_the_book"])
def test_two_of_one_name_whom_a_number_or_a_phone_tells_apart_are_two_accounts(
    book: Book, tmp_path: Path, first: tuple[str | None, str | None], second: tuple[str | None, str | None], is_known: bool
) -> None:
    if is_known:
        phones = (Phone(first[1]),) if first[1] else ()
        save_customer(book, Customer(number=first[0] or "7", given_name="Ann", family_name="Lee", phones=phones))
    rows = [[number, "Ann Lee", phone, "01.02.2024", took, None] for (number, phone), took in ((first, 10), (second, 1000))]
    bring(book, sheet(tmp_path, LEDGER, *rows))
    assert sorted(balance for _, _, balance in held(book, tmp_path)) == [1000, 100000]


def test_a_number_and_its_name_mean_the_card_also_under_another_phone(book: Book, tmp_path: Path) -> None:
    save_customer(book, Customer(number="12", given_name="Ann", family_name="Lee", phones=(Phone(HOME),)))
    bring(book, sheet(tmp_path, LEDGER, ["12", "Ann Lee", MOBILE, "01.02.2024", 10, None]))
    assert held(book, tmp_path) == [("12", "Ann Lee", 1000)]


def test_an_account_known_by_its_name_alone_is_known_by_the_phone_that_comes_with_it(book: Book, tmp_path: Path) -> None:
    rows = ["Ann Lee", None, "01.02.2024", 1], ["Ann Lee", HOME, "02.02.2024", 2], ["Ann Lee", MOBILE, "03.02.2024", 4]
    bring(book, sheet(tmp_path, ["Name", "Phone", "Date", "Took"], *rows))
    assert sorted(balance for _, _, balance in held(book, tmp_path)) == [300, 400]


# customers that the file makes


def two_anns(folder: Path) -> Path:
    people = ["Name", "Phone"], ["Ann Lee", HOME], ["Ann Lee", MOBILE], ["Cat Moe", "050-999-0125"]
    entries = ["Name", "Date", "Took"], ["Ann Lee", "13/04/2024", 30], ["Cat Moe", "14/04/2024", 10]
    made = openpyxl.load_workbook(workbook(folder / "file.xlsx", people, sheet="Customers"))
    page = made.create_sheet("Ledger")
    for row in entries:
        page.append(row)
    made.save(folder / "file.xlsx")
    return folder / "file.xlsx"


def test_those_whom_the_file_makes_are_told_apart_by_phone_and_row(book: Book, tmp_path: Path) -> None:
    review = reviewed(book, two_anns(tmp_path))
    ((_, _, told),) = [each for each in review.told() if each[2].reason == SEVERAL]
    assert strip_marks(reason_of(told, book.shop)) == f"Several cards are meant: Ann Lee ({HOME}, row 2); Ann Lee ({MOBILE}, row 3)."
    assert [each.place for each in told.among] == [(0, 1), (0, 2)]
    assert [each.name for each in review.made] == ["Ann Lee", "Ann Lee", "Cat Moe"]


def test_an_entry_comes_in_where_the_user_says_which_row_makes_its_customer(book: Book, tmp_path: Path) -> None:
    path = two_anns(tmp_path)
    review = bring(book, path, rows={(1, 1): RowWish(made_by=(0, 2))})
    assert (fates(review), review.entries) == ([Fate.NEW, Fate.NEW], 2)
    assert select(book, "SELECT customer_id FROM account JOIN entry ON entry.account_id = account.id WHERE entry.amount = 3000") == [(2,)]
    before = dump(book)
    assert bring(book, path).is_known
    assert dump(book) == before


# numbers


def test_a_number_that_another_card_of_the_book_has_stays_that_cards_and_is_kept_in_the_notes(book: Book, tmp_path: Path) -> None:
    save_customer(book, Customer(number="12", given_name="Ann", family_name="Lee", phones=(Phone(HOME),)))
    path = sheet(tmp_path, ["No", "Name", "Phone", "Balance"], ["12", "Dan Fox", MOBILE, 10])
    review = bring(book, path)
    assert [strip_marks(said) for said in remarks_of(only(review), book.shop)] == [
        f"The number 12 is that of 12 Ann Lee ({HOME}). This card gets another, and what the file says is kept in its notes."
    ]
    assert held(book, tmp_path) == [("12", "Ann Lee", 0), ("13", "Dan Fox", 1000)]
    assert [card["notes"] for card in whole_cards(book, tmp_path)] == ["", "No: 12"]
    assert bring(book, path).is_known


def test_a_number_that_stands_twice_in_the_file_is_that_of_the_first(book: Book, tmp_path: Path) -> None:
    rows = ["13", "Ann Lee", 20], ["13", "Bob Ray", 30], ["013", "Cat Moe", 50], [None, "Dan Fox", 60]
    review = bring(book, sheet(tmp_path, ["No", "Name", "Balance"], *rows))
    assert {row + 1: [remark.text for remark in told.remarks] for _, row, told in review.told()} == {3: [NUMBER_OF_ROW], 4: [NUMBER_OF_ROW]}
    assert (fates(review), review.owing) == ([Fate.NEW] * 4, 16000)
    numbers = [number for number, _, _ in held(book, tmp_path)]
    assert len(set(numbers)) == 4
    assert "13" in numbers


def test_cards_without_a_number_do_not_get_one_that_a_row_above_has(book: Book, tmp_path: Path) -> None:
    rows = ["1001", "Ann Lee"], [None, "Bob Ray"], ["1003", "Cat Moe"], [None, "Dan Fox"]
    bring(book, sheet(tmp_path, ["No", "Name"], *rows))
    assert [number for number, _, _ in held(book, tmp_path)] == ["1001", "1002", "1003", "1004"]


def test_a_number_that_differs_from_the_cards_own_is_told_and_kept_in_the_notes(book: Book, tmp_path: Path) -> None:
    ann = save_customer(book, Customer(number="12", given_name="Ann", family_name="Lee", phones=(Phone(HOME),))).value
    path = sheet(tmp_path, ["No", "Name", "Phone"], ["99", "Ann Lee", HOME])
    review = bring(book, path)
    assert (fates(review), [remark.text for remark in only(review).remarks]) == ([Fate.UPDATE], [NUMBER_STAYS])
    card = get_customer(book, ann)
    assert (card.number, card.notes) == ("12", "No: 99")
    assert bring(book, path).is_known


# what later rows of a notebook say


def test_a_phone_that_a_later_row_of_a_notebook_says_comes_onto_the_card(book: Book, tmp_path: Path) -> None:
    rows = (
        ["", "Ann Lee", "", "13/02/2024", 10, ""],
        ["", "Ann Lee", HOME, "20/02/2024", 5, ""],
        ["", "Ann Lee", HOME, "21/02/2024", "", 3],
    )
    bring(book, sheet(tmp_path, LEDGER, *rows))
    (card,) = whole_cards(book, tmp_path)
    assert [phone["typed"] for phone in card["phones"]] == [HOME]
    assert (card["balance"], card["notes"]) == (1200, "")


def test_a_number_that_only_a_later_row_says_stands_in_the_notes_once(book: Book, tmp_path: Path) -> None:
    rows = (
        ["", "Ann Lee", "", "13/02/2024", 10, ""],
        ["57", "Ann Lee", "", "20/02/2024", 5, ""],
        ["57", "Ann Lee", HOME, "21/02/2024", 1, ""],
    )
    bring(book, sheet(tmp_path, LEDGER, *rows))
    (card,) = whole_cards(book, tmp_path)
    assert (card["notes"], len(card["phones"]), card["balance"]) == ("No: 57", 1, 1600)


def test_a_phone_in_a_row_of_entries_comes_onto_a_card_of_the_book_that_has_none(book: Book, tmp_path: Path) -> None:
    saved = save_customer(book, Customer(given_name="Ann", family_name="Lee")).value
    bring(book, sheet(tmp_path, LEDGER, ["", "Ann Lee", HOME, "13/02/2024", 10, ""]))
    assert [phone.typed for phone in get_customer(book, saved).phones] == [HOME]


RACHEL = Customer(given_name="רחל", family_name="לוי", phones=(Phone(MOBILE),))


@pytest.mark.parametrize("name", ["רחל", "לוי", "רחל לוי כהן"])
def test_an_entry_of_rachel_under_the_phone_of_rachel_levi_is_hers(book: Book, tmp_path: Path, name: str) -> None:
    rachel = save_customer(book, RACHEL).value
    bring(book, sheet(tmp_path, LEDGER, [None, name, MOBILE, "13.01.2026", 20, None]))
    assert [(card["id"], card["display_name"], card["balance"]) for card in whole_cards(book, tmp_path)] == [(rachel, "רחל לוי", 2000)]


def test_an_entry_of_moshe_under_the_phone_of_rachel_levi_is_another_customers(book: Book, tmp_path: Path) -> None:
    rachel = save_customer(book, RACHEL).value
    assert fates(bring(book, sheet(tmp_path, LEDGER, [None, "משה כהן", MOBILE, "13.01.2026", 20, None]))) == [Fate.NEW]
    assert get_customer(book, rachel).balance == 0


def test_an_entry_of_levi_under_the_phone_of_two_called_levi_cannot_come_in(book: Book, tmp_path: Path) -> None:
    save_customer(book, RACHEL)
    save_customer(book, Customer(given_name="יוסי", family_name="לוי", phones=(Phone(MOBILE),)))
    path = sheet(tmp_path, LEDGER, [None, "לוי", MOBILE, "13.01.2026", 20, None], [None, "דנה", None, "13.01.2026", 9, None])
    told = only(bring(book, path))
    assert (told.reason, reason_of(told, book.shop).count("לוי")) == (SEVERAL, 2)


def test_an_entry_of_rachel_whose_phone_is_rachel_levis_cannot_come_in_beside_another_rachel(book: Book, tmp_path: Path) -> None:
    save_customer(book, RACHEL)
    save_customer(book, Customer(given_name="רחל"))
    path = sheet(tmp_path, LEDGER, [None, "רחל", MOBILE, "13.01.2026", 20, None], [None, "דנה", None, "13.01.2026", 9, None])
    assert only(bring(book, path)).reason == SEVERAL


# cards put aside


@pytest.mark.parametrize(
    "rows",
    [(["Name", "Phone", "Balance"], ["Ann Lee", HOME, 7]), (LEDGER, ["", "Ann Lee", HOME, "13/02/2024", 7, ""])],
    ids=["customers", "entries"],
)
def test_a_row_of_a_card_that_is_put_aside_says_so(book: Book, tmp_path: Path, rows: Sequence[Sequence[object]]) -> None:
    ann = save_customer(book, ANN).value
    put_aside(book, [ann])
    path = workbook(tmp_path / "file.xlsx", rows)
    with in_language("en"):
        assert [said.partition(":")[0] for said in remarks_of(only(reviewed(book, path)), book.shop)] == [
            "The card of this customer is put aside"
        ]
    bring(book, path)
    card = get_customer(book, ann)
    assert (card.balance, card.put_aside_at is None) == (700, False)


# entries that the user gives to a new customer


def test_an_entry_makes_a_new_customer_of_a_known_name_where_the_user_says_so(book: Book, tmp_path: Path) -> None:
    rachel = save_customer(book, RACHEL).value
    path = sheet(tmp_path, LEDGER, ["", "רחל לוי", "", "13/02/2024", 20, ""], ["", "דנה כהן", "", "14/02/2024", 5, ""])
    wishes = {(0, 1): RowWish(fate=Fate.NEW)}
    assert (reviewed(book, path, rows=wishes).new_cards, bring(book, path, rows=wishes).new_cards) == (2, 2)
    assert sorted((card["display_name"], card["balance"]) for card in whole_cards(book, tmp_path)) == [
        ("דנה כהן", 500),
        ("רחל לוי", 0),
        ("רחל לוי", 2000),
    ]
    assert get_customer(book, rachel).balance == 0


def test_the_same_file_again_changes_nothing_though_an_entry_of_it_made_a_new_customer(book: Book, tmp_path: Path) -> None:
    save_customer(book, RACHEL)
    path = sheet(tmp_path, LEDGER, ["", "רחל לוי", "", "13/02/2024", 20, ""])
    bring(book, path, rows={(0, 1): RowWish(fate=Fate.NEW)})
    before = dump(book)
    assert bring(book, path).is_known
    assert dump(book) == before


def test_a_later_row_of_that_name_is_given_to_neither_unless_the_user_names_the_row_above(book: Book, tmp_path: Path) -> None:
    save_customer(book, RACHEL)
    path = sheet(tmp_path, LEDGER, ["", "רחל לוי", "", "13/02/2024", 20, ""], ["", "רחל לוי", "", "14/02/2024", 5, ""])
    is_new = {(0, 1): RowWish(fate=Fate.NEW)}
    assert fates(reviewed(book, path, rows=is_new)) == [Fate.NEW, Fate.CANNOT]
    bring(book, path, rows={**is_new, (0, 2): RowWish(made_by=(0, 1))})
    assert sorted(balance for _, _, balance in held(book, tmp_path)) == [0, 2500]


def test_the_number_of_a_known_card_stays_that_cards_where_an_entry_makes_a_new_customer(book: Book, tmp_path: Path) -> None:
    save_customer(book, Customer(number="12", given_name="Ann", family_name="Lee"))
    path = sheet(tmp_path, LEDGER, ["12", "Dan Fox", "", "13/02/2024", 20, ""])
    review = bring(book, path, rows={(0, 1): RowWish(fate=Fate.NEW)})
    assert [remark.text for remark in only(review).remarks] == [NUMBER_OF_CARD]
    assert held(book, tmp_path) == [("12", "Ann Lee", 0), ("13", "Dan Fox", 2000)]
