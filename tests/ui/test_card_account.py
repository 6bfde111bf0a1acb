"""What was posted to a card, where the card is read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.services.books import select
from tests.services.files import DATA, bring

from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.ledger import account_lines
from smallcrm.ui.screens.customers.card_contents import CardReader
from smallcrm.ui.screens.customers.card_source import load

if TYPE_CHECKING:
    from smallcrm.services.book import Book

TODAY = date(2026, 11, 22)


def black_book(book: Book, customer_id: int) -> list[tuple[str, str]]:
    """The rows of the section, the latest entry first."""
    loaded = load(book, customer_id)
    reader = CardReader(shop=book.shop, values=ShownValues(book.shop, today=TODAY), today=TODAY, lines=loaded.lines)
    found = next((section for section in reader.read(loaded.card).sections if section.heading == "Black book"), None)
    return [(strip_marks(row.name), strip_marks(row.text)) for row in found.rows] if found else []


def test_the_latest_entries_stand_on_the_card_with_what_is_owed_after_each(book: Book) -> None:
    bring(book, DATA / "notebook_he.xlsx")
    (moshe,) = select(book, "SELECT customer_id FROM customer_index WHERE display_name = 'משה כהן'")[0]
    lines = account_lines(book, moshe)
    rows = black_book(book, moshe)
    assert lines[-1].owed == 75757
    assert len(rows) == 9
    assert rows[0][1].endswith("Balance ₪757.57")
    assert rows[-1] == ("Before", f"{len(lines) - 8} earlier entr{'y' if len(lines) == 9 else 'ies'}")


def test_an_opening_balance_alone_is_told_among_the_facts(book: Book) -> None:
    bring(book, DATA / "web_export_he.xls")
    (customer,) = select(book, "SELECT customer_id FROM customer_index WHERE display_name = 'יעקב אזולאי'")[0]
    assert account_lines(book, customer)[0].owed == 7550
    assert black_book(book, customer) == []
