"""What columns beside amounts are: the kinds of entries, the money of each row, and the same amounts in another money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.choices import PaymentMeans
from smallcrm.domain.currency_words import currency_in, currency_of, money_called
from smallcrm.domain.ledger import EntryKind
from smallcrm.domain.money import read_amount
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.choice_words import choice_of
from smallcrm.exchange.entry_kinds import kind_of_entry
from smallcrm.exchange.ledger_parts import MONEYS, LedgerPart
from smallcrm.exchange.understanding import CUSTOM, ROW_MONEY
from smallcrm.exchange.value_signs import NEARLY_ALL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.headers import HeaderMatch

_OF_METHODS = frozenset({CUSTOM, LedgerPart.NOTE, LedgerPart.METHOD, LedgerPart.PAID})
_BOTH_SIDES = frozenset({EntryKind.SALE, EntryKind.PAYMENT})


def told_by_kinds(targets: Mapping[int, str], rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """The first column of notes that says of nearly every row whether it is a sale or a payment, where one amount is either."""
    parts = set(targets.values())
    if LedgerPart.AMOUNT not in parts or parts & {LedgerPart.ENTRY_KIND, LedgerPart.TOOK, LedgerPart.PAID}:
        return {}
    notes = (index for index, target in targets.items() if target == LedgerPart.NOTE)
    return next(({index: LedgerPart.ENTRY_KIND} for index in notes if _tells_kinds(_texts(rows, index))), {})


def told_by_moneys(targets: Mapping[int, str], matches: Sequence[HeaderMatch], rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """The first column without a field that says in which money the amounts of each row are.

    A heading that means money needs a few cells that name one, any other nearly all.
    """
    if not MONEYS & set(targets.values()) or {ROW_MONEY, LedgerPart.ENTRY} & set(targets.values()):
        return {}
    for index, target in targets.items():
        if target in {CUSTOM, LedgerPart.NOTE} and _tells_moneys(_texts(rows, index), is_said=matches[index].meaning == ROW_MONEY):
            return {index: ROW_MONEY}
    return {}


def told_by_methods(targets: Mapping[int, str], headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """The columns of amounts headed by ways of paying beside what was taken (Cash, Card): each is what was paid so.

    Not where a column of what was paid holds them all, nor beside what was taken on credit: there they are sales paid at once.
    """
    took = [headings[index] for index, target in targets.items() if target == LedgerPart.TOOK]
    columns = {index for index, target in targets.items() if target in _OF_METHODS and method_headed(headings[index])}
    paid = {index for index, target in targets.items() if target == LedgerPart.PAID}
    if not took or not paid <= columns or choice_of(took[0], PaymentMeans) is PaymentMeans.ON_CREDIT:
        return {}
    texts = {index: _texts(rows, index) for index in columns}
    are_amounts = any(texts.values()) and all(_is_amount(text) for each in texts.values() for text in each)
    are_ticks = {text for each in texts.values() for text in each} == {"1"}
    return dict.fromkeys(sorted(columns), LedgerPart.PAID) if are_amounts and not are_ticks else {}


def method_headed(heading: str) -> PaymentMeans | None:
    """How was paid what stands below this heading; None where it does not say."""
    meant = kind_of_entry(heading)
    return meant.method if meant is not None and meant.kind is EntryKind.PAYMENT else None


def moneys_beside(roles: Sequence[str | None], headings: Sequence[str], own: str | None) -> dict[int, str]:
    """The further columns of what was taken or paid whose headings name a money that none before them does: Took lv, Took €."""
    found: dict[int, str] = {}
    said: dict[str, list[str | None]] = {}
    for place, role in enumerate(roles):
        if role not in {LedgerPart.TOOK, LedgerPart.PAID, LedgerPart.AMOUNT}:
            continue
        money, before = currency_in(headings[place], own), said.setdefault(role, [])
        if before and None not in {money, *before} and money not in before:
            found[place] = role
        before.append(money)
    return found


def _tells_moneys(texts: Sequence[str], *, is_said: bool) -> bool:
    if is_said:
        return any(map(money_called, texts))
    return len(texts) > 1 and sum(currency_of(text) is not None for text in texts) >= len(texts) * NEARLY_ALL


def _is_amount(text: str) -> bool:
    found = read_amount(text, 2, decimal=None)
    return not found.error or bool(found.alternatives)


def _tells_kinds(texts: Sequence[str]) -> bool:
    found = [kind_of_entry(text) for text in texts]
    known = [each.kind for each in found if each is not None]
    return len(known) >= len(texts) * NEARLY_ALL and set(known) >= _BOTH_SIDES


def _texts(rows: Sequence[Sequence[Cell]], index: int) -> list[str]:
    """The filled cells of a column."""
    return [text for row in rows if index < len(row) and row[index] is not None and (text := cell_text(row[index]).strip())]
