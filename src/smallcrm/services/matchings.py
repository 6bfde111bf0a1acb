"""How files are to be read, remembered: of each shape of file what was said of it last, and by name what the user has saved."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.domain.changes import Outcome
from smallcrm.domain.errors import UserError
from smallcrm.exchange.json_values import objects, text
from smallcrm.exchange.matching import SHAPE, fitted, matching_of, shape_of
from smallcrm.exchange.matching_json import matching_from_json, matching_to_json
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.i18n import N_
from smallcrm.infra import clock
from smallcrm.services.book import EDIT
from smallcrm.services.import_context import reading_context

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smallcrm.exchange.matching import Matching
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book

NEEDS_NAME = N_("A matching needs a name.")
NO_LONGER_THERE = N_("That matching is no longer there.")
NOTHING_SAID = N_("There is nothing to save: you have changed nothing in how the file is read.")
NOT_FOR_THIS_FILE = N_("“{name}” does not fit {file}: its columns are others.")
NO_SUCH = N_("There is no saved matching “{name}”.")


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of a file: of single sheets, by index, and of the whole of it."""

    sheets: Mapping[int, SheetWishes]
    wishes: Wishes


@dataclass(frozen=True, slots=True)
class Used:
    """A matching as it is used on a file: one saved by `name`, or with none what was said last of its shape, on that day.

    `has_old_rate` where it says what one of the file's money is worth, which is of its day.
    """

    name: str
    on: date
    said: Said

    @property
    def answers(self) -> Wishes:
        """What was answered where that file could be read in two ways; it counts only where this one can too."""
        said = self.said.wishes
        return Wishes(date_order=said.date_order, calendar=said.calendar, decimal=said.decimal)

    @property
    def wishes(self) -> Wishes:
        """What else was said of the whole file."""
        return replace(self.said.wishes, date_order=None, calendar=None, decimal=None)

    @property
    def has_old_rate(self) -> bool:
        """Whether a rate of that day is used, which nobody has said of this file."""
        return self.said.wishes.worth is not None


def saved_matchings(book: Book) -> list[str]:
    """The names of the saved ones, in the order they were made."""
    with book.reading() as connection:
        return list(connection.execute("SELECT name FROM matching WHERE shape = '' ORDER BY id").scalars())


def remembered(book: Book, file: TableFile) -> Used | None:
    """What was said last of a file of this shape, when one was brought in."""
    with book.reading() as connection:
        if not _remembers_any(connection):
            return None
        found = _read(connection, shape_of(file))
    return _used(book, file, "", found) if found is not None and not found.says_nothing else None


def saved(book: Book, file: TableFile, name: str) -> Used:
    """The matching of that name for this file. Raises `UserError` where there is none, or where it does not fit."""
    with book.reading() as connection:
        identity = _id_of(connection, name)
        found = _read(connection, name) if identity is not None else None
    if found is None:
        raise UserError(NO_SUCH, name=name)
    used = _used(book, file, name, found)
    if used is None:
        raise UserError(NOT_FOR_THIS_FILE, name=name, file=file.path.name)
    return used


def _used(book: Book, file: TableFile, name: str, matching: Matching) -> Used | None:
    fits = fitted(matching, file, reading_context(book))
    return None if fits is None else Used(name, matching.on, Said(fits.sheets, fits.wishes))


def save_matching(book: Book, file: TableFile, name: str, said: Said) -> Outcome[None]:
    """Save what is said of a file under a name; one of that name is replaced.

    Raises `UserError` without a name, or where nothing is said.
    """
    name = clean(name)
    if not name:
        raise UserError(NEEDS_NAME)
    matching = matching_of(file, reading_context(book), said.sheets, said.wishes, clock.today())
    if matching.says_nothing:
        raise UserError(NOTHING_SAID)
    with book.working(EDIT, N_("Matching “{name}” saved"), name=name) as work:
        _write(work.connection, name, "", matching)
    return Outcome(None, work.changes)


def rename_matching(book: Book, old: str, new: str) -> Outcome[None]:
    """Give a saved matching another name. Raises `UserError` without a name, or where another matching has it."""
    new = clean(new)
    if not new:
        raise UserError(NEEDS_NAME)
    with book.working(EDIT, N_("Matching “{old}” renamed to “{new}”"), old=old, new=new) as work:
        identity, taken = _id_of(work.connection, old), _id_of(work.connection, new)
        if identity is None:
            raise UserError(NO_LONGER_THERE)
        if taken not in {None, identity}:
            raise UserError(N_("There is a matching “{name}” already."), name=new)
        work.connection.execute("UPDATE matching SET name = ? WHERE id = ?", (new, identity))
    return Outcome(None, work.changes)


def remove_matching(book: Book, name: str) -> Outcome[None]:
    """Forget a saved matching; what was brought in by it stays."""
    with book.working(EDIT, N_("Matching “{name}” removed"), name=name) as work:
        work.connection.execute("DELETE FROM matching WHERE name = ? AND shape = ''", (name,))
    return Outcome(None, work.changes)


def remember(connection: Connection, file: TableFile, context: ReadingContext, said: Said) -> None:
    """Inside an import: keep what is said of files of this shape; where nothing is said any longer, what was kept is forgotten."""
    if not (said.sheets or said.wishes != Wishes() or _remembers_any(connection)):
        return
    matching, shape = matching_of(file, context, said.sheets, said.wishes, clock.today()), shape_of(file)
    if matching.says_nothing:
        connection.execute("DELETE FROM matching WHERE shape = ?", (shape,))
    elif not matching.says_the_same(_read(connection, shape)):
        # A name must be one alone in the book, and no user types this one.
        _write(connection, shape, shape, matching)


def all_to_json(connection: Connection) -> list[dict[str, object]]:
    """All there are, as a book taken out says them."""
    rows = connection.execute("SELECT name, shape, choices FROM matching ORDER BY id").all()
    found = ((name, shape, _matching_in(choices)) for name, shape, choices in rows)
    return [{"name": name, "shape": shape, **matching_to_json(matching)} for name, shape, matching in found if matching is not None]


def take_over(connection: Connection, book: Mapping[str, object]) -> None:
    """Inside the import of a whole book: write those it says that are not there yet; what is none is left out."""
    for found in objects(book, "matchings"):
        matching, shape = matching_from_json(found), text(found, "shape")
        name = shape or clean(text(found, "name"))
        is_free = name and not connection.execute("SELECT 1 FROM matching WHERE name = ?", (name,)).first()
        if matching is not None and is_free and (not shape or SHAPE.fullmatch(shape)):
            _write(connection, name, shape, matching)


def _remembers_any(connection: Connection) -> bool:
    return connection.execute("SELECT 1 FROM matching WHERE shape != '' LIMIT 1").first() is not None


def _read(connection: Connection, name: str) -> Matching | None:
    choices = connection.execute("SELECT choices FROM matching WHERE name = ?", (name,)).scalar()
    return None if choices is None else _matching_in(choices)


def _matching_in(choices: str) -> Matching | None:
    """What the book keeps, read; None where that is nothing we wrote."""
    try:
        found = json.loads(choices)
    except (ValueError, RecursionError):
        return None
    return matching_from_json(found) if isinstance(found, dict) else None


def _write(connection: Connection, name: str, shape: str, matching: Matching) -> None:
    choices = json.dumps(matching_to_json(matching), ensure_ascii=False)
    updated = connection.execute("UPDATE matching SET shape = ?, choices = ? WHERE name = ?", (shape, choices, name))
    if not updated.rowcount:
        connection.execute("INSERT INTO matching (name, shape, choices) VALUES (?, ?, ?)", (name, shape, choices))


def _id_of(connection: Connection, name: str) -> int | None:
    found = connection.execute("SELECT id FROM matching WHERE name = ? AND shape = ''", (name,)).scalar()
    return None if found is None else int(found)
