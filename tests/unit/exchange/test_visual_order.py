"""Hebrew in the order of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import DATA, all_rows, opened, text_file

from smallcrm.exchange.readers.visual_order import logical

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("הכלמ הקבר", "רבקה מלכה"),
        ("ופי-ביבא לת", "תל אביב-יפו"),
        ("050-8623221 ןופלט", "טלפון 050-8623221"),
        ("12 לצרה", "הרצל 12"),
        ("12/03/1980 ךיראת", "תאריך 12/03/1980"),
        ("1,234.50 הרתי", "יתרה 1,234.50"),
        ("-5 הרתי", "יתרה -5"),
        ("50% החנה", "הנחה 50%"),
        ("(הנק) הנח", "חנה (קנה)"),
        ("dana@x.co.il ליימ", "מייל dana@x.co.il"),
        ('מ"עב הרבח', 'חברה בע"מ'),
        ("ACME Ltd הרבח", "חברה ACME Ltd"),
        ("הפיח Acme 3M 2024 קפסל", "לספק Acme 3M 2024 חיפה"),
        ("הנושאר\nהיינש", "ראשונה\nשנייה"),
        ("054-1234567", "054-1234567"),
        ("John Smith (London)", "John Smith (London)"),
    ],
)
def test_letters_are_turned_round_and_what_is_read_from_the_left_is_not(seen: str, read: str) -> None:
    assert logical(seen) == read


def test_a_dos_file_comes_out_in_the_order_of_reading_with_no_help() -> None:
    rows = all_rows(DATA / "dos_visual_he.csv")
    assert rows[:2] == [["מספר", "שם", "טלפון", "עיר"], ["1", "רבקה מלכה", "050-8623221", "פתח תקווה"]]
    assert len(rows) == 61


def test_what_was_turned_round_is_shown_before_and_after() -> None:
    with opened(DATA / "dos_visual_he.csv") as file:
        assert (file.remarks.code_page, file.remarks.code_pages) == ("cp862-visual", ())
        assert file.remarks.turned[:2] == (("הכלמ הקבר", "רבקה מלכה"), ("הווקת חתפ", "פתח תקווה"))


def test_another_page_may_be_chosen_for_it() -> None:
    with opened(DATA / "dos_visual_he.csv", code_page="cp862") as file:
        assert file.rows(0)[1][1] == "הכלמ הקבר"
        assert file.remarks.turned == ()


def test_columns_keep_their_places_whatever_stands_in_them(tmp_path: Path) -> None:
    path = text_file(tmp_path, 'ןופלט,םש,הרעה\r\n050-8623221,ןהכ הרש,"תרחמ ,אובל"\r\n', "cp862")
    with opened(path, code_page="cp862-visual") as file:
        assert file.rows(0) == [["טלפון", "שם", "הערה"], ["050-8623221", "שרה כהן", "לבוא, מחרת"]]
