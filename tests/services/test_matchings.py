"""How a file is read, remembered by its shape and saved by name."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET, dump, select
from tests.services.files import understood
from tests.workbooks import workbook

from smallcrm.domain.errors import UserError
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.services import importing, matchings
from smallcrm.services.book import EDIT
from smallcrm.services.history import revert_operation, undo
from smallcrm.services.matchings import Said, Used, remove_matching, rename_matching, save_matching, saved_matchings
from smallcrm.services.past_imports import imports

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

HEADINGS: list[object] = ["שם", "נייד", "קוד", "יתרה"]
JANUARY: list[list[object]] = [HEADINGS, ["דנה כהן", "054-123-4567", "אופה", 12.5], ["יוסי לוי", "052-333-4445", "צבע", 40]]
FEBRUARY: list[list[object]] = [HEADINGS, ["מרים אדרי", "050-777-1234", "גננת", 7], ["רונית אלון", "054-765-4321", "רופאה", 9]]
OCCUPATION = Said({0: SheetWishes(targets={2: "occupation"})}, Wishes())
"""The column of codes holds what the customers do."""


def recalled(book: Book, path: Path) -> Used | None:
    with importing.open_file(path, QUIET) as file:
        return matchings.remembered(book, file)


def by_name(book: Book, path: Path, name: str) -> Used:
    with importing.open_file(path, QUIET) as file:
        return matchings.saved(book, file, name)


def save(book: Book, path: Path, name: str, said: Said = OCCUPATION) -> None:
    with importing.open_file(path, QUIET) as file:
        save_matching(book, file, name, said)


def bring(book: Book, path: Path, said: Said = OCCUPATION) -> None:
    """Bring a file in as it is said to be read."""
    with importing.open_file(path, QUIET) as file:
        understanding = importing.understand_file(book, file, QUIET, sheets=said.sheets, wishes=said.wishes)
        importing.run_import(book, file, understanding, QUIET, said=said)


def write(book: Book, choices: str, *values: str) -> None:
    """Write into the book as a stranger's program would."""
    with book.working(EDIT, "A stranger") as work:
        work.connection.execute(f"UPDATE matching SET choices = {choices}", values)


@pytest.fixture
def january(tmp_path: Path) -> Path:
    """The file of January."""
    return workbook(tmp_path / "ינואר.xlsx", JANUARY)


@pytest.fixture
def february(tmp_path: Path) -> Path:
    """The file of February, of the same headings."""
    return workbook(tmp_path / "פברואר.xlsx", FEBRUARY)


# of a shape


def test_the_next_file_of_the_same_headings_is_read_as_the_last_was(book: Book, january: Path, february: Path) -> None:
    bring(book, january)
    used = recalled(book, february)
    assert used is not None
    assert used.said == OCCUPATION
    bring(book, february, used.said)
    assert select(book, "SELECT occupation FROM customer ORDER BY id") == [("אופה",), ("צבע",), ("גננת",), ("רופאה",)]


def test_nothing_is_remembered_of_a_file_that_was_understood_without_a_word(book: Book, january: Path) -> None:
    bring(book, january, Said({}, Wishes()))
    assert select(book, "SELECT * FROM matching") == []


def test_what_would_be_understood_so_anyway_is_not_remembered(book: Book, january: Path) -> None:
    bring(book, january, Said({0: SheetWishes(SheetKind.CUSTOMERS, {0: "name", 2: "occupation"})}, Wishes()))
    used = recalled(book, january)
    assert used is not None
    assert used.said == OCCUPATION


def test_every_choice_is_remembered(book: Book, january: Path) -> None:
    columns = {3: Wishes(decimal=",", sign=-1), 2: Wishes(date_order="mdy")}
    said = Said({0: SheetWishes(SheetKind.SALES, {2: "region"}, columns)}, Wishes(date_order="dmy", decimal="."))
    bring(book, january, said)
    used = recalled(book, january)
    assert used is not None
    assert used.said == said


def test_a_rate_is_remembered_as_one_of_its_day(book: Book, january: Path) -> None:
    dollars = Said({}, Wishes(amounts_in="USD", worth=Decimal("3.71")))
    bring(book, january, dollars)
    used = recalled(book, january)
    assert used is not None
    assert (used.said, used.has_old_rate) == (dollars, True)


def test_columns_in_another_order_are_found_by_their_headings(book: Book, january: Path, tmp_path: Path) -> None:
    bring(book, january)
    turned = workbook(tmp_path / "turned.xlsx", [list(reversed(row)) for row in FEBRUARY])
    used = recalled(book, turned)
    assert used is not None
    assert used.said.sheets[0].targets == {1: "occupation"}


def test_a_month_in_a_heading_makes_no_other_shape(book: Book, tmp_path: Path) -> None:
    for month in (1, 2):
        rows: list[list[object]] = [["שם", "נייד", f"קוד {month}/2026"], *(row[:3] for row in JANUARY[1:])]
        workbook(tmp_path / f"{month}.xlsx", rows)
    bring(book, tmp_path / "1.xlsx")
    used = recalled(book, tmp_path / "2.xlsx")
    assert used is not None
    assert used.said == OCCUPATION


def test_a_file_of_other_headings_is_not_touched(book: Book, january: Path, tmp_path: Path) -> None:
    bring(book, january)
    other = workbook(tmp_path / "other.xlsx", [["שם", "נייד", "קוד"], ["דנה כהן", "054-123-4567", "אופה"]])
    assert recalled(book, other) is None


def test_a_table_without_headings_is_known_by_what_its_columns_hold(book: Book, tmp_path: Path) -> None:
    first = workbook(tmp_path / "a.xlsx", JANUARY[1:])
    bring(book, first)
    used = recalled(book, workbook(tmp_path / "b.xlsx", FEBRUARY[1:]))
    assert used is not None
    assert used.said == OCCUPATION
    assert recalled(book, workbook(tmp_path / "c.xlsx", [row[::-1] for row in FEBRUARY[1:]])) is None


def test_an_import_without_a_word_forgets_what_was_said_before(book: Book, january: Path, february: Path) -> None:
    bring(book, january)
    bring(book, february, Said({}, Wishes()))
    assert recalled(book, january) is None


def test_the_same_file_again_changes_nothing(book: Book, january: Path) -> None:
    bring(book, january)
    before = dump(book)
    bring(book, january)
    assert dump(book) == before
    assert len(imports(book, most=5)) == 1


def test_undo_takes_back_what_was_remembered_with_the_import(book: Book, january: Path) -> None:
    before = dump(book)
    bring(book, january)
    undo(book, QUIET)
    assert dump(book) == before
    assert recalled(book, january) is None


def test_taking_back_an_older_import_leaves_what_a_later_one_remembers(book: Book, january: Path, february: Path) -> None:
    bring(book, january)
    later = Said({0: SheetWishes(targets={2: "region"})}, Wishes())
    bring(book, february, later)
    newest, oldest = imports(book, most=2)
    undone = revert_operation(book, oldest.operation_id, QUIET).value
    assert undone.kept == ()
    used = recalled(book, february)
    assert used is not None
    assert used.said == later
    revert_operation(book, newest.operation_id, QUIET)
    assert select(book, "SELECT count(*) FROM customer") == [(0,)]


@pytest.mark.parametrize(
    "choices",
    ["", "[]", "{", '{"on": "yesterday", "sheets": [{"columns": ["שם"]}]}', '{"on": "2026-01-01"}', "[" * 100_000],
)
def test_what_is_broken_in_the_book_is_as_if_it_were_not_there(book: Book, january: Path, choices: str) -> None:
    bring(book, january)
    write(book, "?", choices)
    assert recalled(book, january) is None
    bring(book, january)


def test_a_choice_that_no_longer_is_one_is_dropped_alone(book: Book, january: Path) -> None:
    bring(book, january, Said({0: SheetWishes(targets={2: "occupation", 3: "region"})}, Wishes()))
    write(book, "replace(choices, '\"region\"', '\"horoscope\"')")
    used = recalled(book, january)
    assert used is not None
    assert used.said == OCCUPATION


# by a name


def test_a_saved_matching_is_used_on_a_file_with_more_columns_in_another_order(book: Book, january: Path, tmp_path: Path) -> None:
    save(book, january, " ספק ")
    assert saved_matchings(book) == ["ספק"]
    other = workbook(tmp_path / "a.xlsx", [["עיר", "קוד", "נייד", "שם"], ["חיפה", "אופה", "054-123-4567", "דנה כהן"]])
    used = by_name(book, other, "ספק")
    assert (used.name, used.said.sheets) == ("ספק", {0: SheetWishes(targets={1: "occupation"})})
    assert recalled(book, january) is None


def test_a_matching_whose_column_is_gone_does_not_fit(book: Book, january: Path, tmp_path: Path) -> None:
    save(book, january, "ספק")
    other = workbook(tmp_path / "a.xlsx", [["שם", "נייד"], ["דנה כהן", "054-123-4567"]])
    with pytest.raises(UserError, match="does not fit"):
        by_name(book, other, "ספק")
    with pytest.raises(UserError, match="no saved matching"):
        by_name(book, january, "אחר")


def test_a_matching_is_saved_only_with_a_name_and_something_said(book: Book, january: Path) -> None:
    with pytest.raises(UserError, match="needs a name"):
        save(book, january, " ")
    with pytest.raises(UserError, match="nothing to save"):
        save(book, january, "ספק", Said({0: SheetWishes(targets={0: "name"})}, Wishes()))


def test_a_matching_is_replaced_renamed_and_removed_and_each_is_undone(book: Book, january: Path) -> None:
    save(book, january, "ספק")
    save(book, january, "ספק", Said({0: SheetWishes(targets={2: "region"})}, Wishes()))
    assert by_name(book, january, "ספק").said.sheets[0].targets == {2: "region"}
    undo(book, QUIET)
    assert by_name(book, january, "ספק").said == OCCUPATION
    rename_matching(book, "ספק", "קופה")
    assert saved_matchings(book) == ["קופה"]
    remove_matching(book, "קופה")
    assert saved_matchings(book) == []
    undo(book, QUIET)
    undo(book, QUIET)
    assert by_name(book, january, "ספק").said == OCCUPATION


def test_two_matchings_have_two_names(book: Book, january: Path) -> None:
    save(book, january, "א")
    save(book, january, "ב")
    with pytest.raises(UserError, match="already"):
        rename_matching(book, "א", "ב")
    with pytest.raises(UserError, match="no longer"):
        rename_matching(book, "ג", "ד")


def test_a_part_of_an_entry_is_no_place_for_a_column_of_customers(book: Book, january: Path) -> None:
    said = Said({0: SheetWishes(SheetKind.LEDGER, {2: "took", 3: "day"})}, Wishes())
    save(book, january, "ספק", said)
    write(book, "replace(choices, '\"kind\": \"ledger\", ', '')")
    used = by_name(book, january, "ספק")
    with importing.open_file(january, QUIET) as file:
        found = importing.understand_file(book, file, QUIET, sheets=used.said.sheets)
    assert [column.target for column in found.tables[0].columns] == [
        column.target for column in understood(book, january).tables[0].columns
    ]


def test_a_matching_for_another_money_is_dropped_where_the_book_cannot_take_it(book: Book, january: Path) -> None:
    save(book, january, "ספק", Said({0: SheetWishes(columns={3: Wishes(amounts_in="BGN", decimal=",")})}, Wishes()))
    assert by_name(book, january, "ספק").said.sheets[0].columns == {3: Wishes(decimal=",")}


def test_matchings_go_into_the_file_of_the_whole_book(book: Book, january: Path, tmp_path: Path) -> None:
    from smallcrm.services.exporting import export_customers

    bring(book, january)
    save(book, january, "ספק")
    export_customers(book, None, tmp_path / "all.json", QUIET)
    found = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["matchings"]
    assert [bool(each["shape"]) for each in found] == [True, False]
    assert found[1]["name"] == "ספק"
    assert found[1]["sheets"][0]["targets"] == {"קוד": "occupation"}


def test_only_what_is_a_matching_comes_out_of_a_strangers_book(book: Book, tmp_path: Path) -> None:
    good = {"on": "2026-03-03", "sheets": [{"columns": ["קוד"], "targets": {"קוד": "occupation"}}]}
    junk = [
        5,
        {},
        {"name": "א"},
        {"name": 7, **good},
        {"name": "ב", "shape": "short", **good},
        {"name": "ג", **good},
        {"name": "ג", **good},
    ]
    shop = {"name": "מכולת", "language": "he", "currency": "ILS", "region": "IL"}
    content = {"smallcrm": 1, "shop": shop, "matchings": junk, "customers": [{"given_name": "דנה", "family_name": "כהן"}]}
    path = tmp_path / "all.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    bring(book, path, Said({}, Wishes()))
    assert select(book, "SELECT name, shape FROM matching") == [("ג", "")]
