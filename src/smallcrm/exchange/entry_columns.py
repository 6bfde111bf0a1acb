"""Columns of entries whose values tell what they are, whatever their headings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.entry_kinds import kind_of_entry
from smallcrm.exchange.ledger_parts import LedgerPart
from smallcrm.exchange.value_signs import NEARLY_ALL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.exchange.cells import Cell

_BOTH_SIDES = frozenset({EntryKind.SALE, EntryKind.PAYMENT})


def told_by_kinds(targets: Mapping[int, str], rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """The first column of notes that says of nearly every row whether it is a sale or a payment, where one amount is either."""
    parts = set(targets.values())
    if LedgerPart.AMOUNT not in parts or parts & {LedgerPart.ENTRY_KIND, LedgerPart.TOOK, LedgerPart.PAID}:
        return {}
    notes = (index for index, target in targets.items() if target == LedgerPart.NOTE)
    return next(({index: LedgerPart.ENTRY_KIND} for index in notes if _tells_kinds(_texts(rows, index))), {})


def _tells_kinds(texts: Sequence[str]) -> bool:
    found = [kind_of_entry(text) for text in texts]
    known = [each.kind for each in found if each is not None]
    return len(known) >= len(texts) * NEARLY_ALL and set(known) >= _BOTH_SIDES


def _texts(rows: Sequence[Sequence[Cell]], index: int) -> list[str]:
    """The filled cells of a column."""
    return [text for row in rows if index < len(row) and row[index] is not None and (text := cell_text(row[index]).strip())]
