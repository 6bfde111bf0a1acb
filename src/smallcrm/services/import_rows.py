"""Every row of the sheets that are read, in the order of the file, with what happens to it and why; and their counts, which add up."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.understanding import Reason
from smallcrm.exchange.understanding_texts import REASONS
from smallcrm.i18n import N_, NN_, gettext, ngettext
from smallcrm.infra import clock
from smallcrm.services.import_changes import about_update
from smallcrm.services.import_decisions import Fate
from smallcrm.services.import_texts import FATE_LABELS, about_difference, about_likeness, reason_of, remarks_of
from smallcrm.services.importing import cells_of, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.ledger_reading import LedgerReading
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.exchange.understanding import TableUnderstanding, Understanding
    from smallcrm.services.import_review import Review, TableReview, Told

READ_AT_ONCE = 1000
HEADINGS = "headings"
_HEADINGS = N_("The headings")
CONTINUED = "continued"
_CONTINUED = N_("Read with the row above")

_DONE: Mapping[Fate, tuple[str, str]] = {
    Fate.NEW: NN_("new row", "new rows"),
    Fate.UPDATE: NN_("row that brought a card up to date", "rows that brought cards up to date"),
    Fate.SAME: NN_("row as the book had it already", "rows as the book had them already"),
    Fate.SKIP: NN_("row left out", "rows left out"),
    Fate.CANNOT: NN_("row that could not be brought in", "rows that could not be brought in"),
}
_TO_DO: Mapping[Fate, tuple[str, str]] = {
    **_DONE,
    Fate.UPDATE: NN_("row that brings a card up to date", "rows that bring cards up to date"),
    Fate.SAME: NN_("row as the book has it already", "rows as the book has them already"),
    Fate.CANNOT: NN_("row that cannot be brought in", "rows that cannot be brought in"),
}


class FileRow(NamedTuple):
    """A row (1 is the first) of a sheet: what happens to it, by its `key` and in words, whom it is about, and what is to be said of it."""

    row: int
    key: str
    what: str
    name: str
    said: Sequence[str]


class Count(NamedTuple):
    """A line of the sum."""

    number: int
    words: str


def rows_of(file: TableFile, understanding: Understanding, found: TableReview, shop: ShopSettings) -> Iterator[FileRow]:
    """All rows of a sheet but the blank ones.

    Names are read anew from the file, some at a time: a hundred thousand are not kept.
    """
    left = sorted(_beside(found.table), key=lambda each: each.row)
    places = iter(range(len(found.rows)))
    while some := list(islice(places, READ_AT_ONCE)):
        rows = [found.rows[place] for place in some]
        readings = read_rows(understanding, found.table, cells_of(file, found.table.sheet, rows))
        for place, row in zip(some, rows, strict=True):
            while left and left[0].row <= row:
                yield left.pop(0)
            fate, told = found.fate(place), found.told.get(row)
            name = found.name(place) or _name(readings.get(row), shop)
            said = tuple(dict.fromkeys(_sentences(found, row, told, shop))) if told else ()
            yield FileRow(row + 1, fate.value, gettext(FATE_LABELS[fate]), name, said)
    yield from left


def _sentences(found: TableReview, row: int, told: Told, shop: ShopSettings) -> Iterator[str]:
    for fault in told.faults:
        reason = gettext(fault.reason)
        said = gettext("{where}: “{text}”. {reason}") if fault.text else gettext("{where}: {reason}")
        yield said.format(where=fault.heading, text=fault.text, reason=reason) if fault.heading else reason
    if told.difference:
        yield about_difference(row, told.difference, shop, found.table.kind)
    yield from (about_likeness(like, shop) for like in told.like)
    yield from remarks_of(told, shop)
    if told.reason and all(fault.reason != told.reason for fault in told.faults):
        yield reason_of(told, shop)
    if update := about_update(told, shop):
        yield update


def _beside(table: TableUnderstanding) -> Iterable[FileRow]:
    for row in table.heading_rows:
        yield FileRow(row + 1, HEADINGS, gettext(_HEADINGS), "", ())
    for row in table.continued:
        yield FileRow(row + 1, CONTINUED, gettext(_CONTINUED), "", ())
    for each in table.left_out:
        yield FileRow(each.row, each.reason.value, gettext(REASONS[each.reason]), "", (each.text,))


def _name(reading: RowReading | LedgerReading | None, shop: ShopSettings) -> str:
    card = getattr(reading, "customer", None) or getattr(reading, "who", None)
    return ShownValues(shop, today=clock.today()).name(card) or card.number if card else ""


def counts_of(review: Review, *, written: bool, of: TableReview | None = None) -> list[Count]:
    """Where every row of the sheets that are read goes, or of one of them; the last line is their sum, which is that of the file."""
    found = review.tables if of is None else [of]
    tables = [each.table for each in found]
    reasons = Counter(left.reason for table in tables for left in table.left_out)
    headings = sum(len(table.heading_rows) for table in tables)
    blank = sum(table.blank_rows for table in tables)
    continued = sum(len(table.continued) for table in tables)
    fates = _DONE if written else _TO_DO
    lines = [
        *(Count(number, ngettext(*fates[fate], number)) for fate in Fate for number in [sum(each.count(fate) for each in found)]),
        Count(continued, ngettext("row read with the row above", "rows read with the row above", continued)),
        Count(headings, ngettext("row of headings", "rows of headings", headings)),
        Count(
            reasons[Reason.REPEATED_HEADING],
            ngettext("row with the headings once more", "rows with the headings once more", reasons[Reason.REPEATED_HEADING]),
        ),
        Count(reasons[Reason.ABOVE], ngettext("row above the headings", "rows above the headings", reasons[Reason.ABOVE])),
        Count(reasons[Reason.TOTAL], ngettext("row of sums", "rows of sums", reasons[Reason.TOTAL])),
        Count(reasons[Reason.BELOW], ngettext("row below the table", "rows below the table", reasons[Reason.BELOW])),
        Count(reasons[Reason.LETTER], ngettext("row of a letter alone", "rows of a letter alone", reasons[Reason.LETTER])),
        Count(
            reasons[Reason.ANOTHER_TABLE],
            ngettext("row of another table", "rows of another table", reasons[Reason.ANOTHER_TABLE]),
        ),
        Count(reasons[Reason.LINE], ngettext("line between rows", "lines between rows", reasons[Reason.LINE])),
        Count(blank, ngettext("blank row", "blank rows", blank)),
    ]
    told = [line for line in lines if line.number]
    rows = sum(line.number for line in told)
    of_one = NN_("row in the sheet", "rows in the sheet")
    of_several = NN_("row in the sheets that were read", "rows in the sheets that were read")
    return [*told, Count(rows, ngettext(*(of_several if len(tables) > 1 else of_one), rows))]
