"""The data that rows measure on: made once from a seed, kept in a folder under the system's temporary one."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.shop import ShopSettings

SEED = 7
MANY = 100_000
_MADE_BY = (
    "src/smallcrm/services/demo.py",
    "src/smallcrm/services/demo_words.py",
    "src/smallcrm/domain/folding.py",
    "src/smallcrm/models/bulk.py",
    "src/smallcrm/models/index_rows.py",
    "src/smallcrm/models/migrations/versions",
    "benchmarks/data.py",
)
_NO_FIELD = 0

COLUMNS = (
    *("Number", "Given name", "Middle name", "Family name", "Company", "Mobile", "Phone", "E-mail", "Street", "City"),
    *("Postcode", "Country", "Region", "Occupation", "Birthday", "Interests", "Tags", "Source", "Balance", "Notes"),
)
"""Twenty columns, the headings as a shopkeeper would write them."""


def shop() -> ShopSettings:
    """The shop of every book measured on."""
    from smallcrm.domain.shop import ShopSettings

    return ShopSettings(name="המכולת של כהן", language="en", currency="ILS", region="IL")


def book_file(customers: int = MANY) -> Path:
    """A book of so many invented customers in five languages, not to be changed."""
    return _kept(f"book-{customers}.smallcrm", lambda path: _make_book(path, customers))


def sheet_file(customers: int = MANY) -> Path:
    """The same customers as a spreadsheet of twenty columns, with real dates and numbers."""
    return _kept(f"customers-{customers}.xlsx", lambda path: _make_sheet(path, customers))


def table_rows(customers: int = MANY) -> list[list[object]]:
    """The customers as rows of the twenty columns."""
    from smallcrm.services.demo import invent

    return [_row(number, card, balance) for number, (card, balance) in enumerate(invent(customers, SEED, _NO_FIELD), 1)]


def listed_texts(book: Path, customers: int) -> list[tuple[str, ...]]:
    """The first customers of a book by name, as texts of the columns `FIRST_COLUMNS`, by one SELECT."""
    import sqlcipher3.dbapi2 as driver

    select = """
        SELECT display_name, (SELECT e164 FROM phone WHERE customer_id = i.customer_id AND kind != 'fax' ORDER BY kind, position LIMIT 1),
        (SELECT city FROM address WHERE customer_id = i.customer_id ORDER BY position LIMIT 1), printf('%,.2f', balance / 100.0),
        (SELECT group_concat(name, ', ') FROM customer_tag JOIN tag ON tag.id = tag_id WHERE customer_id = i.customer_id)
        FROM customer_index AS i WHERE put_aside = 0 ORDER BY name_key, customer_id LIMIT ?
    """
    connection = driver.connect(str(book))
    rows = connection.execute(select, (customers,)).fetchall()
    connection.close()
    return [tuple(text or "" for text in row) for row in rows]


def _kept(name: str, make: Callable[[Path], None]) -> Path:
    folder = Path(tempfile.gettempdir()) / "smallcrm-benchmarks" / _version()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if not path.exists():
        # Another run may be making the same.
        unfinished = folder / f"unfinished-{os.getpid()}-{name}"
        make(unfinished)
        unfinished.replace(path)
    return path


def _version() -> str:
    """Data made by other sources is other data."""
    known = hashlib.sha256()
    for place in _MADE_BY:
        for file in sorted([ROOT / place] if (ROOT / place).is_file() else (ROOT / place).rglob("*.py")):
            known.update(file.read_bytes())
    return known.hexdigest()[:12]


def _make_book(path: Path, customers: int) -> None:
    from smallcrm.domain.progress import Silent
    from smallcrm.services.book import create_book
    from smallcrm.services.demo import make_demo

    book = create_book(path, shop())
    try:
        make_demo(book, customers, SEED, Silent())
    finally:
        book.close()


def _make_sheet(path: Path, customers: int) -> None:
    from smallcrm.domain.progress import Silent
    from smallcrm.exchange.writers import OutColumn, OutKind, write_table

    kinds = {"Birthday": OutKind.DATE, "Balance": OutKind.MONEY}
    columns = [OutColumn(name, kinds.get(name, OutKind.TEXT)) for name in COLUMNS]
    write_table(path, columns, table_rows(customers), sheet_name="Customers", progress=Silent())


def _row(number: int, card: Customer, balance: int) -> list[object]:
    home = card.addresses[0]
    whole = card.birthday and card.birthday.gregorian_parts()
    phones = {str(phone.kind): phone.e164 or phone.typed for phone in card.phones}
    return [
        str(number),
        card.given_name,
        card.middle_name,
        card.family_name,
        card.company,
        phones.get("mobile", ""),
        phones.get("phone", ""),
        card.emails[0] if card.emails else "",
        home.street,
        home.city,
        home.postcode,
        home.country,
        card.region,
        card.occupation,
        _date(whole) if whole else None,
        ", ".join(card.interests),
        ", ".join(card.tags),
        card.source,
        balance,
        card.notes,
    ]


def _date(parts: tuple[int | None, int | None, int | None]) -> object:
    from datetime import date

    year, month, day = parts
    return date(year, month, day) if year and month and day else None
