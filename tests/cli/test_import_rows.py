"""A dry run prints every row of the file with what happens to it, in counts that add up, and how columns are read."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import DATA
from tests.pictures import taken
from tests.unit.exchange.test_contacts import card
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Answer, Type

HEADINGS: list[object] = ["Name", "Phone", "Born", "Balance"]
DANA: list[object] = ["Dana Levi", "054-123-4567", "31/12/1980", "1.234,50"]


def said(answer: Answer) -> list[str]:
    return [" ".join(strip_marks(line).split()) for line in answer.lines]


def customers(folder: Path) -> Path:
    rows: list[list[object]] = [
        ["Customers of Yossi"],
        [],
        HEADINGS,
        DANA,
        ["Yosef Katz", None, None, "abc"],
        [],
        DANA,
        ["Total", None, None, "1.234,50"],
    ]
    return workbook(folder / "customers.xlsx", rows)


def test_a_dry_run_prints_every_row_in_the_order_of_the_file(crm: Type, tmp_path: Path) -> None:
    lines = said(crm("import", customers(tmp_path), "--dry-run"))
    start = lines.index("What happens with each row:") + 1
    assert lines[start : start + 6] == [
        "1 Stands above the table Customers of Yossi",
        "3 The headings",
        "4 New Dana Levi",
        "5 New Yosef Katz Balance: “abc”. This is not an amount.",
        "7 Left out Dana Levi This row stands in the file already: row 4.",
        "8 Holds sums Total 1.234,50",
    ]


def test_the_counts_of_a_dry_run_add_up_to_the_rows_of_the_file(crm: Type, tmp_path: Path) -> None:
    lines = said(crm("import", customers(tmp_path), "--dry-run"))
    start = lines.index("All rows, counted:") + 1
    assert lines[start : start + 7] == [
        "2 new rows",
        "1 row left out",
        "1 row of headings",
        "1 row above the headings",
        "1 row of sums",
        "2 blank rows",
        "8 rows in the sheet",
    ]


def test_how_columns_are_read_is_said_in_words(crm: Type, tmp_path: Path) -> None:
    lines = said(crm("import", customers(tmp_path), "--dry-run"))
    assert "Column “Born”: the day comes first, as in 31/12/1980." in lines
    assert "Column “Balance”: a comma stands before the cents." in lines


def test_an_import_that_only_shows_names_the_way_to_see_every_row(crm: Type, tmp_path: Path) -> None:
    lines = said(crm("import", customers(tmp_path)))
    assert lines[-1] == "Nothing was written. Add --yes to write it, or --dry-run to see what happens with each row."
    assert "What happens with each row:" not in lines


@pytest.mark.parametrize("name", ["grocer_he.xls", "freelancer_en.ods", "phone.vcf"])
def test_the_json_of_an_import_has_every_row_of_the_file(crm: Type, name: str) -> None:
    for table in json.loads(crm("import", DATA / name, "--dry-run", "--json").out)["tables"]:
        rows = [each["row"] for each in table["each_row"]]
        assert rows == sorted(set(rows))
        assert len(rows) + table["blank_rows"] == table["sheet_rows"]


def test_an_entry_that_cannot_be_read_is_never_said_to_be_kept_in_notes(crm: Type, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Name", "Date", "Took", "Note"],
        ["Ann Lee", "13/04/2024", 30, "bread"],
        ["Bob Ray", "31/04/2024", 99, "fish"],
    ]
    lines = said(crm("import", workbook(tmp_path / "ledger.xlsx", rows, "Ledger"), "--yes"))
    assert "Row 3, Date: “31/04/2024”. There is no such day." in lines
    assert "An entry that cannot be read stays in the file alone, and its row is named with the reason." in lines
    assert not any("notes" in line for line in lines)


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_the_photo_of_a_contact_is_named_and_never_printed(crm: Type, tmp_path: Path, how: tuple[str, ...]) -> None:
    written = b64encode(taken(300, 200)).decode()
    path = tmp_path / "phone.vcf"
    path.write_text(card("FN:Dana Levi", "TEL;TYPE=CELL:054-123-4567", f"PHOTO;ENCODING=b:{written}"), encoding="utf-8", newline="")
    answer = crm("import", path, "--dry-run", *how)
    assert ("Photo" in answer.out, written[:20] in answer.out, "JFIF" in answer.out) == (True, False, False)
