"""Lists with several columns of what is owed: debit, credit and balance; last year's and this."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import select
from tests.services.files import bring
from tests.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book


@pytest.mark.parametrize(
    ("headings", "dana", "yossi", "owed"),
    [
        (("לקוח", "חובה", "זכות", "יתרה"), (100, 20, 80), (50, 60, -10), [8000, -1000]),
        (("Name", "Debit", "Credit", "Balance"), (100, 20, 80), (50, None, 50), [8000, 5000]),
        (("Name", "Balance 2023", "Balance 2024"), (100, 120), (50, 0), [12000, 0]),
        (("לקוח", "חובה", "זכות"), (100, 20), (50, 60), [8000, -1000]),
    ],
)
def test_what_is_owed_counts_once(
    book: Book, tmp_path: Path, headings: tuple[str, ...], dana: tuple[object, ...], yossi: tuple[object, ...], owed: list[int]
) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [headings, ("דנה כהן", *dana), ("יוסי מזרחי", *yossi)]))
    assert [balance for (balance,) in select(book, "SELECT balance FROM customer_index ORDER BY customer_id")] == owed
