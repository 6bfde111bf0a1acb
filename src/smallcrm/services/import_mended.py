"""Rows that come again with a cell mended: what the program kept of it, in a note or as no whole phone, goes, and no word of the user's."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import islice, product
from typing import TYPE_CHECKING

from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.understanding import CUSTOM, IGNORE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from smallcrm.domain.customer import Customer, Phone
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.exchange.understanding import ColumnMatch
    from smallcrm.models.connection import Connection

MOST_TRIED = 64


class MendedRows:
    """The rows of one table beside the notes of cards that earlier ones left behind.

    A line of the notes is the program's own where the row with that text in the cell of that heading was brought in for this
    very card: the book remembers the digests of all rows it took.
    """

    def __init__(self, connection: Connection, columns: Sequence[ColumnMatch], digest_of: Callable[[Sequence[Cell]], int]) -> None:
        self._connection = connection
        self._headings = {f"{column.heading}: ": column.index for column in columns if column.target not in {IGNORE, CUSTOM}}
        self._phones = [column for column in columns if column.target in {"mobile", "phone", "fax"}]
        self._digest_of = digest_of

    def without_old_faults(self, before: Customer, update: Customer, cells: Sequence[Cell], reading: RowReading) -> Customer:
        """The card brought up to date, without the lines of its notes and the doubtful phones that the row now says better."""
        faulty = {fault.column for fault in reading.faults if not fault.doubtful}
        kept: dict[int, list[str]] = {}
        for line in before.notes.splitlines() if ": " in before.notes else ():
            column = next((index for start, index in self._headings.items() if line.startswith(start)), None)
            if column is not None and column not in faulty and column < len(cells) and cell_text(cells[column]):
                kept.setdefault(column, []).append(line)
        if len(update.phones) > len(before.phones):
            for phone in before.phones:
                for column, line in () if phone.e164 else self._lines_of(phone):
                    if column < len(cells):
                        kept.setdefault(column, []).append(line)
        stale = self._brought_in_as(before.id, cells, kept) if kept else set()
        if not stale:
            return update
        notes = "\n".join(line for line in update.notes.splitlines() if line not in stale)
        phones = (phone for phone in update.phones if phone.e164 or not any(line in stale for _column, line in self._lines_of(phone)))
        return replace(update, notes=notes, phones=tuple(phones))

    def _lines_of(self, phone: Phone) -> Iterator[tuple[int, str]]:
        """The phone as a note of each column of phones would say it."""
        return ((column.index, f"{column.heading}: {phone.typed}") for column in self._phones)

    def _brought_in_as(self, card_id: int | None, cells: Sequence[Cell], kept: dict[int, list[str]]) -> set[str]:
        """Those of the lines that are what cells of an earlier form of the row could not be read as."""
        forms: dict[int, tuple[str | None, ...]] = {}
        choices = [(None, *lines) for lines in kept.values()]
        for lines in islice(product(*choices), MOST_TRIED):
            form = list(cells)
            for column, line in zip(kept, lines, strict=True):
                if line is not None:
                    form[column] = line[self._start_of(column) :]
            forms[self._digest_of(form)] = lines
        select = "SELECT digest FROM source_row WHERE customer_id = ? AND digest IN (SELECT value FROM json_each(?))"
        found = self._connection.execute(select, (card_id, json.dumps(list(forms)))).all()
        brought = {line for (digest,) in found for line in forms[digest] if line is not None}
        # An amount could not be read for the money beside it: its own cell says now what it said then.
        still = {line for column, lines in kept.items() for line in lines if line[self._start_of(column) :] == cell_text(cells[column])}
        return brought | still if brought else brought

    def _start_of(self, column: int) -> int:
        return next(len(start) for start, index in self._headings.items() if index == column)
