"""The rows of a sheet as the review lists them: what happens to each, whose it is, and on a line of its own what is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.exchange.headers import SheetKind
from smallcrm.i18n import _, gettext
from smallcrm.i18n.direction import isolate
from smallcrm.services.import_changes import about_changes
from smallcrm.services.import_decisions import Fate
from smallcrm.services.import_texts import FATE_LABELS, about_difference, about_likeness, reason_of, remarks_of
from smallcrm.ui.screens.import_.as_read import AsRead
from smallcrm.ui.screens.import_.column_table import plain
from smallcrm.ui.tables.cells import EMPTY, Cell, Shape, TableColumn, TableRow
from smallcrm.ui.text_direction import joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.ledger_reading import LedgerReading
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.services.import_review import Review, TableReview, Told

TONES: Mapping[Fate, str] = {Fate.NEW: "accent", Fate.UPDATE: "accent", Fate.SAME: "dim", Fate.SKIP: "dim", Fate.CANNOT: "danger"}


def columns_of(found: TableReview) -> list[TableColumn]:
    """The columns by which the rows of a sheet are listed; rows have a second line only where there is anything to say on it."""
    worth = _("Amount") if found.table.kind is SheetKind.LEDGER else _("Balance")
    columns = [
        TableColumn("row", _("Row"), Shape.CODE, plain, sortable=False),
        TableColumn("fate", _("What happens"), Shape.TEXT, plain, sortable=False, kept=lambda cell: cell.text),
        TableColumn("name", _("Customer"), Shape.NAME, plain, 3, sortable=False),
        TableColumn("balance", worth, Shape.AMOUNT, plain, sortable=False),
    ]
    told = TableColumn("told", _("What is to be said"), Shape.TEXT, plain, sortable=False, below=True)
    return [*columns, told] if found.told else columns


def lines_of(
    review: Review, found: TableReview, places: Sequence[int], readings: Mapping[int, RowReading | LedgerReading], shop: ShopSettings
) -> list[TableRow]:
    """The rows at some places of a sheet; `readings` by row."""
    read = AsRead(shop)
    lines = []
    for place in places:
        row, fate = found.rows[place], found.fate(place)
        reading, who = readings.get(row), review.whose_row(found, place)
        name = (who.name or who.number) if who else found.name(place) or (read.who(reading) if reading is not None else "")
        cells = (
            Cell(read.number(row + 1), "dim"),
            Cell(joined((gettext(FATE_LABELS[fate]), _("new customer") if who and who.place else "")), TONES[fate]),
            Cell(name),
            read.worth(reading) if reading is not None else EMPTY,
            _told(found.told.get(row), row, shop, found.table.kind),
        )
        lines.append(TableRow(place, cells))
    return lines


def _told(told: Told | None, row: int, shop: ShopSettings, kind: SheetKind) -> Cell:
    if told is None:
        return EMPTY
    said = [f"{isolate(fault.heading)}: {gettext(fault.reason)}" if fault.heading else gettext(fault.reason) for fault in told.faults]
    if told.difference:
        said.append(about_difference(row, told.difference, shop, kind))
    said += [about_likeness(like, shop) for like in told.like[:1]]
    said += remarks_of(told, shop)
    if told.reason and all(fault.reason != told.reason for fault in told.faults):
        said.append(reason_of(told, shop))
    said += about_changes(told, shop)
    tone = (
        "danger"
        if any(not fault.doubtful for fault in told.faults)
        else "warning"
        if told.faults or told.difference or told.like or told.remarks or told.takes_off
        else "dim"
    )
    return Cell(joined(said), tone, tip="\n".join(said))
