"""The words by which the window and the command line tell what an import does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.row_reading import NOBODY
from smallcrm.exchange.understanding_texts import about_total
from smallcrm.i18n import N_, NN_, gettext, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.lists import listed
from smallcrm.i18n.numbers import format_amount, format_number
from smallcrm.infra import clock
from smallcrm.services.duplicates import reasons_in_words
from smallcrm.services.file_twins import EARLIER_BALANCE, ONE_BALANCE, ONE_CARD
from smallcrm.services.import_balances import BALANCE_STAYS
from smallcrm.services.import_decisions import SALES_LINE_OF_NOBODY, TWICE, Fate
from smallcrm.services.row_words import RowAt, in_words, row_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.understanding import TotalsCheck
    from smallcrm.services.import_review import Likeness, Review, TableReview, Told

FATE_LABELS: Mapping[Fate, str] = {
    Fate.NEW: N_("New"),
    Fate.UPDATE: N_("Brought up to date"),
    Fate.SAME: N_("The same as in the book"),
    Fate.SKIP: N_("Left out"),
    Fate.CANNOT: N_("Cannot be brought in"),
}


_ROWS_NAMED = 5


def reason_of(told: Told, shop: ShopSettings) -> str:
    """Why a row has its fate; empty where nothing is to be said."""
    return in_words(told.reason, told.values, shop) if told.reason else ""


def about_likeness(like: Likeness, shop: ShopSettings) -> str:
    """Who the customer of a row probably is, and what speaks for it."""
    name, because = isolate(like.name), reasons_in_words(like.reasons)
    if like.row is None:
        return gettext("Perhaps the same as {name} in the book: {reasons}.").format(name=name, reasons=because)
    if like.reasons:
        said = gettext("Perhaps the same as {name} in row {row}: {reasons}.")
    else:
        said = gettext("Perhaps the same as {name} in row {row}, which says the same word for word.")
    return said.format(name=name, row=row_words(RowAt(like.row, like.sheet), shop.digits), reasons=because)


def remarks_of(told: Told, shop: ShopSettings) -> list[str]:
    """What is to be said of a row that comes in all the same."""
    return [in_words(remark.text, remark.values, shop) for remark in told.remarks]


def faults_of(row: int, told: Told, shop: ShopSettings) -> Iterator[str]:
    """A sentence for each cell of the row at `row` (0 is the first) that could not be read."""
    number = format_number(row + 1, digits=shop.digits)
    for fault in told.faults:
        where = gettext("Row {row}").format(row=number)
        if fault.heading:
            where = gettext("Row {row}, {heading}").format(row=number, heading=fault.heading)
        said = gettext("{where}: “{text}”. {reason}") if fault.text else gettext("{where}: {reason}")
        yield said.format(where=where, text=fault.text, reason=gettext(fault.reason))


def about_difference(row: int, difference: tuple[int, int], shop: ShopSettings, kind: SheetKind = SheetKind.LEDGER) -> str:
    """Where the balance that the file states is another than what its rows, or for customers those of the other sheet, add up to."""
    stated, computed = (format_amount(minor, shop.currency, shop.currency_exponent, digits=shop.digits) for minor in difference)
    said = gettext("Row {row}: the file says that {stated} is owed then, but its rows add up to {computed}.")
    if kind is SheetKind.CUSTOMERS:
        said = gettext("Row {row}: the balance in the file is {stated}, but with the entries of the other sheet {computed} is owed.")
    return said.format(row=format_number(row + 1, digits=shop.digits), stated=stated, computed=computed)


def about_review(review: Review, shop: ShopSettings, *, written: bool) -> Iterator[str]:
    """What is new, brought up to date, the same and left out, in counts; done, or only to be done."""

    def counted(number: int, one: str, many: str) -> str:
        return ngettext(one, many, number).format(count=format_number(number, digits=shop.digits))

    brought = [counted(*each) for each in _brought(review, written=written) if each[0]]
    if review.is_known:
        yield _about_known(review, written=written)
    elif not brought:
        yield gettext("Nothing of it can be brought in.")
    yield from brought
    if owed := ShownValues(shop, today=clock.today()).owed_in_all(review.owing, review.in_credit):
        yield owed
    if review.added_to_known:
        yield about_added(review.added_to_known, shop)
    if review.balances_changed:
        yield about_balances(review, shop, written=written)
    yield from (counted(*each) for each in _not_brought(review, written=written) if each[0])


def _about_known(review: Review, *, written: bool) -> str:
    if review.count(Fate.SAME) + _rows_for(review, TWICE) < sum(len(found.rows) for found in review.tables):
        if written:
            return gettext("There is nothing new in what can be brought in. Nothing was changed.")
        return gettext("There is nothing new in what can be brought in.")
    if review.balances_left() and written:
        return gettext("There is nothing new in the file. Nothing was changed.")
    if review.balances_left():
        return gettext("There is nothing new in the file.")
    if written:
        return gettext("All of it stands in the book already. Nothing was changed.")
    return gettext("All of it stands in the book already. Nothing is changed.")


def _brought(review: Review, *, written: bool) -> Iterator[tuple[int, str, str]]:
    if written:
        yield review.new_cards, *NN_("{count} new customer was brought in.", "{count} new customers were brought in.")
        yield review.updated_cards, *NN_("{count} card was brought up to date.", "{count} cards were brought up to date.")
        yield review.entries, *NN_("{count} entry was written into the black book.", "{count} entries were written into the black book.")
    else:
        yield review.new_cards, *NN_("{count} new customer can be brought in.", "{count} new customers can be brought in.")
        yield review.updated_cards, *NN_("{count} card can be brought up to date.", "{count} cards can be brought up to date.")
        yield (
            review.entries,
            *NN_("{count} entry can be written into the black book.", "{count} entries can be written into the black book."),
        )


def about_added(minor: int, shop: ShopSettings) -> str:
    """What entries, in minor units, add to what customers of the book owe or take off it."""
    grows = gettext("Customers of the book owe {amount} more in all.")
    said = grows if minor > 0 else gettext("Customers of the book owe {amount} less in all.")
    return said.format(amount=format_amount(abs(minor), shop.currency, shop.currency_exponent, digits=shop.digits))


def about_balances(review: Review, shop: ShopSettings, *, written: bool) -> str:
    """What was owed in the book and gives way to what the file says."""
    values, number = ShownValues(shop, today=clock.today()), review.balances_changed
    if written:
        said = ngettext(
            "{count} balance in the book was replaced: {before} became {after}.",
            "{count} balances in the book were replaced: {before} in all became {after}.",
            number,
        )
    else:
        said = ngettext(
            "{count} balance in the book is replaced: {before} becomes {after}.",
            "{count} balances in the book are replaced: {before} in all become {after}.",
            number,
        )
    before, after = (values.balance(owed) for owed in (review.owed_before, review.owed_after))
    return said.format(count=format_number(number, digits=shop.digits), before=before, after=after)


def _not_brought(review: Review, *, written: bool) -> Iterator[tuple[int, str, str]]:
    nobody, twice, lines = _rows_for(review, NOBODY), _rows_for(review, TWICE), review.rows(SheetKind.SALES)
    differing = sum(told.reason == BALANCE_STAYS and found.fate_of(row) is Fate.SAME for found, row, told in review.told())
    same = 0 if review.is_known else review.count(Fate.SAME) - differing
    yield same, *NN_("{count} row says what the book says already.", "{count} rows say what the book says already.")
    yield (
        review.balances_left(),
        *NN_(
            "{count} balance in the file is another than in the book. The book's stays.",
            "{count} balances in the file are others than in the book. Those of the book stay.",
        ),
    )
    yield (
        twice,
        *NN_("{count} row stands in the file twice and counts once.", "{count} rows stand in the file twice and count once."),
    )
    yield (
        sum(_rows_for(review, reason) for reason in (ONE_CARD, ONE_BALANCE, EARLIER_BALANCE)),
        *NN_(
            "{count} row is about a customer of another row: both are one card.",
            "{count} rows are about customers of other rows: each customer is one card.",
        ),
    )
    yield (
        _rows_for(review, EARLIER_BALANCE),
        *NN_("{count} earlier balance of the file does not count.", "{count} earlier balances of the file do not count."),
    )
    yield nobody, *NN_("{count} row says nobody's name and stays in the file.", "{count} rows say nobody's name and stay in the file.")
    others = review.count(Fate.CANNOT) - nobody
    cannot = NN_("{count} row cannot be brought in and stays in the file.", "{count} rows cannot be brought in and stay in the file.")
    could_not = NN_(
        "{count} row could not be brought in and stays in the file.", "{count} rows could not be brought in and stay in the file."
    )
    yield others, *(could_not if written else cannot)
    yield (
        lines,
        *NN_(
            "{count} sales line stays in the file: the book keeps customers and what they owe, not yet what they bought.",
            "{count} sales lines stay in the file: the book keeps customers and what they owe, not yet what they bought.",
        ),
    )
    yield (
        review.like_rows(),
        *NN_("{count} new customer is perhaps known already.", "{count} new customers are perhaps known already."),
    )
    yield _rows_for(review, SALES_LINE_OF_NOBODY), *NN_("{count} of the lines names no customer.", "{count} of the lines name no customer.")
    left = review.count(Fate.SKIP) - review.count(Fate.SKIP, SheetKind.SALES) - twice
    is_left = NN_("{count} row is left out.", "{count} rows are left out.")
    was_left = NN_("{count} row was left out.", "{count} rows were left out.")
    yield left, *(was_left if written else is_left)


def about_unread(review: Review, *, written: bool) -> Iterator[str]:
    """Where that is which could not be read: in the notes of a card, or still in the file alone."""
    if not any(len(found.told_places()) for found in review.tables):
        yield gettext("Every row can be read.")
    elif any(is_kept(found, row, told) for found, row, told in review.told()):
        if written:
            yield gettext("What could not be read of a customer stands in the notes of the card.")
        else:
            yield gettext("What cannot be read of a customer is kept in the notes of the card.")
    if any(
        found.table.kind is SheetKind.LEDGER and told.faults and found.fate_of(row) is Fate.CANNOT for found, row, told in review.told()
    ):
        yield gettext("An entry that cannot be read stays in the file alone, and its row is named with the reason.")


def is_kept(found: TableReview, row: int, told: Told) -> bool:
    """Whether cells of the row at `row` that could not be read stand in the notes of its card."""
    if found.table.kind is not SheetKind.CUSTOMERS or not any(not fault.doubtful and fault.column is not None for fault in told.faults):
        return False
    return found.fate_of(row) in {Fate.NEW, Fate.UPDATE, Fate.SAME}


class SaidTotal(NamedTuple):
    """A sum of the file, what is said of it, and whether all is well with it."""

    check: TotalsCheck
    text: str
    is_right: bool


def about_totals(review: Review, shop: ShopSettings) -> list[SaidTotal]:
    """Whether each sum of the file agrees with what comes in: a row that stands in the file twice counts once."""
    return [said for found in review.tables for said in about_totals_of(found, shop)]


def about_totals_of(found: TableReview, shop: ShopSettings) -> list[SaidTotal]:
    """The same of one sheet."""
    return [_said_total(found, check, shop) for check in found.table.totals]


def _said_total(found: TableReview, check: TotalsCheck, shop: ShopSettings) -> SaidTotal:
    twice = found.counted_twice(check)
    once = check.computed - sum(twice.values())
    if not any(twice.values()):
        return SaidTotal(check, about_total(check, shop), check.agrees)
    row, named = format_number(check.row, digits=shop.digits), [each for each, amount in twice.items() if amount]
    rows = listed(format_number(each + 1, digits=shop.digits) for each in named[:_ROWS_NAMED]) + "…" * (len(named) > _ROWS_NAMED)
    stated, computed = (
        format_amount(minor, check.currency or shop.currency, shop.currency_exponent, digits=shop.digits) for minor in (check.stated, once)
    )
    if check.stated == once:
        said = gettext("The sum in row {row}, {amount}, agrees with the rows, where each counts once.")
    elif check.agrees:
        said = gettext(
            "The sum in row {row}, {amount}, counts twice what stands in the file twice (row {rows}). "
            "Where each row counts once, the sum is {computed}."
        )
    else:
        said = gettext("The sum in row {row} says {amount}, but the rows, where each counts once, add up to {computed}.")
    return SaidTotal(check, said.format(row=row, rows=rows, amount=stated, computed=computed), check.stated == once)


def _rows_for(review: Review, reason: str) -> int:
    return sum(told.reason == reason for _, _, told in review.told())
