"""The book as a whole: made, checked, undone, set up, held by somebody else, and what happens when anything goes wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.cli.conftest import GROCER
from tests.services.damage import overwrite_page

from smallcrm.exchange.row_reading import RowReader
from smallcrm.infra import logs, paths, settings
from smallcrm.services import checking, customer_list
from smallcrm.services.book import WINDOW, open_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type


def test_a_new_book_says_what_was_guessed(bare: Type, tmp_path: Path) -> None:
    answer = bare("--book", tmp_path / "a.smallcrm", "new", "--shop", "Магазин", "--language", "bg")
    assert answer.code == 0
    assert answer.lines == [f"A new book was made: {tmp_path / 'a.smallcrm'}", "Language Български, currency euro, country Bulgaria."]


def test_a_persian_book_counts_its_days_the_persian_way(bare: Type, tmp_path: Path) -> None:
    bare("--book", tmp_path / "a.smallcrm", "new", "--shop", "مغازه", "--language", "fa")
    shop = json.loads(bare("--book", tmp_path / "a.smallcrm", "settings", "--json").out)
    assert (shop["currency"], shop["region"], shop["calendar"], shop["digits"]) == ("IRR", "IR", "jalali", "native")


def test_a_new_book_speaks_the_language_spoken_here(bare: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "he_IL.UTF-8")
    assert bare("new", "--shop", "מכולת").code == 0
    assert json.loads(bare("settings", "--json").out)["language"] == "he"


def test_a_book_without_a_file_named_is_called_after_the_shop_and_lies_in_the_documents(bare: Type) -> None:
    book = paths.documents_folder() / "Cohen's grocery.smallcrm"
    assert bare("new", "--shop", "Cohen's grocery").lines[0] == f"A new book was made: {book}"
    assert book.exists()
    assert bare("new", "--shop", "Cohen's grocery").lines[0].endswith("Cohen's grocery 2.smallcrm")


def test_without_any_book_it_is_said_how_to_come_by_one(bare: Type) -> None:
    answer = bare("find")
    assert (answer.code, answer.err) == (2, "No book was opened yet. Name one with --book, or make one with new.\n")


def test_a_book_that_exists_is_never_overwritten(crm: Type, book_file: Path) -> None:
    before = book_file.read_bytes()
    answer = crm("new", "--shop", "אחר")
    assert answer.code == 2
    assert book_file.name in answer.err
    assert book_file.read_bytes() == before


@pytest.mark.parametrize(("option", "said"), [("--currency", "is no currency"), ("--region", "is no country")])
def test_money_and_countries_that_are_not_there_are_refused(bare: Type, tmp_path: Path, option: str, said: str) -> None:
    answer = bare("--book", tmp_path / "a.smallcrm", "new", "--shop", "x", option, "zzz")
    assert answer.code == 2
    assert said in answer.err
    assert not (tmp_path / "a.smallcrm").exists()


def test_without_a_name_the_book_the_window_opened_last_is_meant(grocer: Type, bare: Type, book_file: Path) -> None:
    assert bare("find").code == 2
    settings.Settings().remember_book(book_file)
    assert "60 customers" in bare("find").out


@pytest.mark.parametrize("verb", ["find", "undo", "check", "tags", "settings"])
def test_a_book_that_is_not_there_is_named(bare: Type, tmp_path: Path, verb: str) -> None:
    answer = bare("--book", tmp_path / "אין.smallcrm", verb)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "אין.smallcrm" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_book_is_named_and_left_alone(bare: Type, tmp_path: Path) -> None:
    path = tmp_path / "קניות.txt"
    path.write_text("חלב, לחם", encoding="utf-8")
    answer = bare("--book", path, "find")
    assert answer.code == 2
    assert "קניות.txt" in answer.err
    assert path.read_text(encoding="utf-8") == "חלב, לחם"


def test_a_book_that_a_window_holds_is_refused_and_says_who_has_it(grocer: Type, book_file: Path) -> None:
    held = open_book(book_file, who=WINDOW)
    try:
        answer = grocer("find")
    finally:
        held.close()
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"“{book_file.name}” is open in another smallcrm window. Close it there and try again.\n"


def test_undo_and_redo_say_what_they_did_and_would_do(grocer: Type) -> None:
    assert grocer("undo", "--show").out == "Import of grocer_he.xls\n"
    assert grocer("undo").out == "Undone: Import of grocer_he.xls\n"
    assert grocer("find").out == "0 customers\n"
    assert grocer("redo", "--show").out == "Import of grocer_he.xls\n"
    assert grocer("redo").out == "Done again: Import of grocer_he.xls\n"
    assert "60 customers" in grocer("find").out


def test_nothing_to_undo_is_the_users_matter(crm: Type) -> None:
    assert crm("undo", "--show").out == "There is nothing to undo.\n"
    answer = crm("undo")
    assert (answer.code, answer.err) == (2, "There is nothing to undo.\n")
    assert crm("redo").code == 2


def test_the_latest_import_is_taken_back_though_something_was_done_since(grocer: Type, tmp_path: Path) -> None:
    second = tmp_path / "חדשים.csv"
    second.write_text("שם,טלפון\nדנה כהן,054-1234567\nיוסף לוי,03-5550199\n", encoding="utf-8")
    assert grocer("import", second, "--yes").code == 0
    assert grocer("settings", "phone=03-5550100").code == 0
    assert grocer("undo", "--import", "--show").out == "Import of חדשים.csv\n"
    assert grocer("undo", "--import").out == "Undone: Import of חדשים.csv\n"
    assert "60 customers" in grocer("find").out
    assert "03-5550100" in grocer("settings").out


def test_a_card_of_the_import_that_was_changed_since_stays_and_is_named(grocer: Type) -> None:
    assert grocer("tag", "VIP", "--customer", "1001").code == 0
    answer = grocer("undo", "--import")
    assert (answer.code, answer.lines[0]) == (0, "Undone: Import of grocer_he.xls")
    assert answer.lines[1].startswith("1 card was changed since and stayed: ")
    assert "1 customer" in grocer("find").out


def test_without_an_import_that_stands_there_is_none_to_take_back(grocer: Type) -> None:
    assert grocer("undo", "--import").code == 0
    assert grocer("undo", "--import", "--show").out == "There is no import to take back.\n"
    answer = grocer("undo", "--import")
    assert (answer.code, answer.out, answer.err) == (2, "", "There is no import to take back.\n")


def test_a_sound_book_is_said_to_be_sound(grocer: Type) -> None:
    assert grocer("check").out == "The book is sound.\n"


def test_what_is_wrong_with_a_book_is_said_and_exits_2(grocer: Type, monkeypatch: pytest.MonkeyPatch, book_file: Path) -> None:
    monkeypatch.setattr(checking, "check", lambda book, progress: ["The search does not know all cards."])
    answer = grocer("check")
    assert (answer.code, answer.err) == (2, f"“{book_file.name}” is not sound. The search does not know all cards.\n")


def test_settings_are_shown_changed_and_taken_back(crm: Type) -> None:
    answer = crm("settings", "name=מכולת לוי", "phone=03-555-0199", "calendar=hebrew", "second_calendar=", "digits=native")
    assert answer.code == 0
    assert "name:                 מכולת לוי" in answer.out
    shop = json.loads(crm("settings", "--json").out)
    assert (shop["phone"], shop["calendar"], shop["second_calendar"]) == ("03-555-0199", "hebrew", "")
    assert crm("undo").out == "Undone: Changes to the settings\n"
    assert json.loads(crm("settings", "--json").out)["name"] == "מכולת כהן"


def test_another_currency_brings_its_own_decimals_while_the_book_is_empty(crm: Type, book_file: Path) -> None:
    assert crm("settings", "currency=jod", "region=jo").code == 0
    book = open_book(book_file)
    assert (book.shop.currency, book.shop.currency_exponent, book.shop.region) == ("JOD", 3, "JO")
    book.close()


def test_amounts_in_the_book_keep_their_decimals(grocer: Type) -> None:
    answer = grocer("settings", "currency=jod")
    assert answer.code == 2
    assert "The book holds amounts already" in answer.err


def test_a_logo_is_a_file(crm: Type, tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "blue").save(tmp_path / "סמל.png")
    assert "logo:                 Yes" in crm("settings", f"logo={tmp_path / 'סמל.png'}").out
    assert crm("settings", f"logo={tmp_path / 'אין.png'}").err.startswith("אין.png is not there.")


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("colour=red", "“colour=red” is no setting."),
        ("name", "“name” is no setting."),
        ("language=de", "“de” cannot be chosen here."),
        ("calendar=mayan", "“mayan” cannot be chosen here."),
        ("region=ZZ", "“ZZ” is no country."),
    ],
)
def test_a_setting_that_is_none_is_named(crm: Type, pair: str, said: str) -> None:
    answer = crm("settings", pair)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(said)


def test_invented_customers_are_added_and_taken_back(crm: Type) -> None:
    assert crm("demo", "--customers", "25", "--seed", "7").out == "25 invented customers were added.\n"
    assert "25 customers" in crm("find").lines[-1]
    assert crm("undo").code == 0


def test_a_bug_exits_1_in_a_sentence_without_a_value_and_leaves_a_log(grocer: Type, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("דנה כהן")

    monkeypatch.setattr(customer_list, "list_ids", broken)
    answer = grocer("find")
    logs.stop()
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("Something went wrong in smallcrm itself.")
    assert "דנה" not in answer.err
    (log,) = (home / "logs").glob("*.log")
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert "דנה" not in log.read_text(encoding="utf-8")


def test_an_interrupted_import_leaves_the_book_as_it_was(crm: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    read = RowReader.read

    def interrupted(reader: RowReader, index: int, row: list[object]) -> object:
        if index == 30:
            raise KeyboardInterrupt
        return read(reader, index, row)  # type: ignore[arg-type]

    monkeypatch.setattr(RowReader, "read", interrupted)
    answer = crm("import", GROCER, "--yes")
    assert (answer.code, answer.out, answer.err) == (2, "", "Stopped. Nothing was changed.\n")
    assert crm("find").out == "0 customers\n"
    assert crm("undo").code == 2


def test_whoever_reads_the_output_may_stop_reading(grocer: Type, book_file: Path) -> None:
    command = [sys.executable, "-m", "smallcrm", "--book", str(book_file), "find", "--json"]
    reader = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert reader.stdout is not None
    reader.stdout.close()
    assert reader.stderr is not None
    said = reader.stderr.read()
    reader.stderr.close()
    assert (reader.wait(), said) == (0, b"")


def test_a_damaged_book_is_the_users_matter(grocer: Type, book_file: Path) -> None:
    overwrite_page(book_file, "phone")
    for command in (("check",), ("card", "1001"), ("export", str(book_file.parent / "all.xlsx")), ("find",)):
        answer = grocer(*command)
        assert (command, answer.code) == (command, 2)
        assert "damaged" in answer.err
