"""Sheets of entries that tell of a purchase and of a payment side by side, each with a day of its own: two dates, or a T account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.exchange.balance_sides import side_of
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.headers import PAYMENT, QUALIFIED, ledger_roles, match_as_written, match_header
from smallcrm.exchange.ledger_parts import LedgerPart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.headers import HeaderMatch
    from smallcrm.exchange.understanding import ColumnMatch

_SIDES = [-1, 1]
_OF_PAYMENTS = {
    LedgerPart.DAY: LedgerPart.PAID_DAY,
    LedgerPart.NOTE: LedgerPart.PAID_NOTE,
    LedgerPart.AMOUNT: LedgerPart.PAID,
}


def days_of_payments(roles: Sequence[str | None], matches: Sequence[HeaderMatch]) -> dict[int, str]:
    """Of two columns of days which is that of the payment: the one whose heading says so, or else the one beside what was paid.

    Both days stand before their amounts, or both after them; in any other order nothing tells.
    """
    taken = LedgerPart.TOOK if LedgerPart.TOOK in roles else LedgerPart.AMOUNT
    days, took, paid = ([place for place, role in enumerate(roles) if role == part] for part in (LedgerPart.DAY, taken, LedgerPart.PAID))
    if len(days) != 2 or not (took and paid):  # noqa: PLR2004 - that of what was taken, and that of what was paid
        return {}
    said, in_order = [place for place in days if matches[place].side == PAYMENT], sorted([*days, *took, *paid])
    if len(said) != 1 and days not in (in_order[::2], in_order[1::2]):
        return {}
    of_payment = said[0] if len(said) == 1 else days[paid > took]
    return {place: LedgerPart.PAID_DAY if place == of_payment else LedgerPart.DAY for place in days}


def days_left_open(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """The columns of days that go to the notes, beside amounts that were paid on a day which no column is known to say."""
    targets = {column.target for column in columns}
    has_both = LedgerPart.PAID in targets and not targets.isdisjoint({LedgerPart.TOOK, LedgerPart.AMOUNT})
    if not has_both or LedgerPart.PAID_DAY in targets:
        return []
    return [
        column for column in columns if column.target == LedgerPart.NOTE and column.filled and match_header(column.heading).meaning == "day"
    ]


def _is_title_of_payments(row: Sequence[Cell]) -> bool:
    """Whether all that a row says is that payments follow."""
    said = [match_as_written(cell_text(cell)) for cell in row if cell is not None]
    return len(said) == 1 and said[0].meaning == LedgerPart.PAID and said[0].confidence >= QUALIFIED


def columns_of_sides(above: Sequence[Cell], matches: Sequence[HeaderMatch]) -> Mapping[int, str]:
    """The targets of a T account: below "debit" and "credit" (the row `above` the headings) each side has days and amounts of its own.

    What else stands above heads a column of its own. Where that row says of all entries that they are payments, that of the amounts.
    """
    roles = ledger_roles(matches)
    if _is_title_of_payments(above):
        is_said = not {LedgerPart.TOOK, LedgerPart.PAID, LedgerPart.ENTRY_KIND}.isdisjoint(roles) or roles.count(LedgerPart.AMOUNT) != 1
        return {} if is_said else {roles.index(LedgerPart.AMOUNT): LedgerPart.PAID}
    over = {place: _side_over(cell_text(cell)) for place, cell in enumerate(above) if cell is not None}
    if sorted(filter(None, over.values())) != _SIDES:
        return {}
    found: dict[int, str] = {}
    side = 0
    for place, role in enumerate(roles):
        side = over.get(place, side)
        if not side or role not in set(LedgerPart):
            continue
        part = LedgerPart(role)
        found[place] = _OF_PAYMENTS.get(part, part) if side < 0 else LedgerPart.TOOK if part is LedgerPart.AMOUNT else part
    parts = sorted(found.values())
    is_whole = all(parts.count(each) == 1 for each in (LedgerPart.DAY, LedgerPart.TOOK, LedgerPart.PAID_DAY, LedgerPart.PAID))
    return found if is_whole else {}


def _side_over(text: str) -> int:
    """1 where the text heads what was taken, -1 what was paid, 0 where neither."""
    meant = match_as_written(text).meaning
    return side_of(text) or int(meant == LedgerPart.TOOK) - int(meant == LedgerPart.PAID)
