"""Sheets of entries that tell of a purchase and of a payment side by side, each with a day of its own: two dates, or a T account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.exchange.balance_sides import side_of
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.headers import ledger_roles
from smallcrm.exchange.ledger_parts import LedgerPart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.headers import HeaderMatch

_SIDES = [-1, 1]
_OF_PAYMENTS = {
    LedgerPart.DAY: LedgerPart.PAID_DAY,
    LedgerPart.NOTE: LedgerPart.PAID_NOTE,
    LedgerPart.AMOUNT: LedgerPart.PAID,
}


def days_of_payments(roles: Sequence[str | None]) -> dict[int, str]:
    """Of two columns of days that stand before what was taken and before what was paid, which is that of the payment."""
    days, took, paid = ([place for place, role in enumerate(roles) if role == part] for part in ("day", "took", "paid"))
    if (len(days), len(took), len(paid)) != (2, 1, 1):
        return {}
    if days[0] < took[0] < days[1] < paid[0]:
        return {days[1]: LedgerPart.PAID_DAY}
    if days[0] < paid[0] < days[1] < took[0]:
        return {days[0]: LedgerPart.PAID_DAY, days[1]: LedgerPart.DAY}
    return {}


def columns_of_sides(above: Sequence[Cell], matches: Sequence[HeaderMatch]) -> Mapping[int, str]:
    """The targets of a T account: below "debit" and "credit" (the row `above` the headings) each side has days and amounts of its own."""
    said = [(place, side_of(cell_text(cell))) for place, cell in enumerate(above) if cell is not None]
    if sorted(side or 0 for _place, side in said) != _SIDES:
        return {}
    roles, (start, second) = ledger_roles(matches), sorted(place for place, _side in said)
    found: dict[int, str] = {}
    for place, role in enumerate(roles):
        if place < start or role not in set(LedgerPart):
            continue
        is_paid = dict(said)[start if place < second else second] == -1
        part = LedgerPart(role)
        found[place] = _OF_PAYMENTS.get(part, part) if is_paid else LedgerPart.TOOK if part is LedgerPart.AMOUNT else part
    parts = sorted(found.values())
    is_whole = all(parts.count(each) == 1 for each in (LedgerPart.DAY, LedgerPart.TOOK, LedgerPart.PAID_DAY, LedgerPart.PAID))
    return found if is_whole else {}
