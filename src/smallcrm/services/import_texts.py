"""The words by which the window and the command line tell what an import does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.fields import FIELD_BY_KEY, GROUP_LABELS, Group
from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.row_reading import NOBODY
from smallcrm.i18n import N_, NN_, gettext, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.numbers import format_amount, format_number
from smallcrm.infra import clock
from smallcrm.services.duplicates import reasons_in_words
from smallcrm.services.import_decisions import SALES_LINE_OF_NOBODY, Fate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.import_review import Likeness, Review, Told

FATE_LABELS: Mapping[Fate, str] = {
    Fate.NEW: N_("New"),
    Fate.UPDATE: N_("Brought up to date"),
    Fate.SAME: N_("The same as in the book"),
    Fate.SKIP: N_("Left out"),
    Fate.CANNOT: N_("Cannot be brought in"),
}


_CHANGED: Mapping[str, str] = {
    "phones": FIELD_BY_KEY["phone"].label,
    "emails": FIELD_BY_KEY["email"].label,
    "addresses": GROUP_LABELS[Group.ADDRESS],
    "custom": GROUP_LABELS[Group.CUSTOM],
}
"""What a card has many of."""


def reason_of(told: Told) -> str:
    """Why a row has its fate; empty where nothing is to be said."""
    return gettext(told.reason).format(**told.values) if told.reason else ""


def about_likeness(like: Likeness, shop: ShopSettings) -> str:
    """Who the customer of a row probably is, and what speaks for it."""
    because = reasons_in_words(like.reasons)
    if like.row is not None:
        said = gettext("Perhaps the same as {name} in row {row}: {reasons}.")
        return said.format(name=isolate(like.name), row=format_number(like.row + 1, digits=shop.digits), reasons=because)
    return gettext("Perhaps the same as {name} in the book: {reasons}.").format(name=isolate(like.name), reasons=because)


def changed_labels(told: Told) -> list[str]:
    """The fields of the card that a row brings up to date."""
    labels = [_CHANGED.get(key) or (FIELD_BY_KEY[key].label if key in FIELD_BY_KEY else "") for key in told.changed]
    return list(dict.fromkeys(gettext(text) for text in labels if text))


def faults_of(row: int, told: Told) -> Iterator[str]:
    """A sentence for each cell of the row at `row` (0 is the first) that could not be read."""
    for fault in told.faults:
        where = gettext("Row {row}").format(row=row + 1)
        if fault.heading:
            where = gettext("Row {row}, {heading}").format(row=row + 1, heading=fault.heading)
        said = gettext("{where}: “{text}”. {reason}") if fault.text else gettext("{where}: {reason}")
        yield said.format(where=where, text=fault.text, reason=gettext(fault.reason))


def about_difference(row: int, difference: tuple[int, int], shop: ShopSettings) -> str:
    """Where the balance that the file states is another than what its rows add up to."""
    stated, computed = (format_amount(minor, shop.currency, shop.currency_exponent, digits=shop.digits) for minor in difference)
    said = gettext("Row {row}: the file says that {stated} is owed then, but its rows add up to {computed}.")
    return said.format(row=format_number(row + 1, digits=shop.digits), stated=stated, computed=computed)


def about_review(review: Review, shop: ShopSettings, *, written: bool) -> Iterator[str]:
    """What is brought in, changed, the same and left out, in counts; done, or only to be done."""

    def counted(said: str, number: int) -> str:
        return said.format(count=format_number(number, digits=shop.digits))

    if review.is_known:
        yield gettext("All of it stands in the book already. Nothing is changed.")
    elif written:
        yield counted(ngettext("{count} customer is in the book", "{count} customers are in the book", review.new_cards), review.new_cards)
    else:
        said = ngettext("{count} customer can be brought in", "{count} customers can be brought in", review.new_cards)
        yield counted(said, review.new_cards)
    yield from (counted(ngettext(one, many, number), number) for number, one, many in _written(review) if number)
    if owed := ShownValues(shop, today=clock.today()).owed_in_all(review.owing, review.in_credit):
        yield owed
    yield from (counted(ngettext(one, many, number), number) for number, one, many in _not_written(review) if number)


def _written(review: Review) -> Iterator[tuple[int, str, str]]:
    yield review.count(Fate.UPDATE), *NN_("{count} card is brought up to date.", "{count} cards are brought up to date.")
    yield review.entries, *NN_("{count} entry goes into the black book.", "{count} entries go into the black book.")


def _not_written(review: Review) -> Iterator[tuple[int, str, str]]:
    nobody, lines = _rows_for(review, NOBODY), review.rows(SheetKind.SALES)
    same = 0 if review.is_known else review.count(Fate.SAME)
    yield same, *NN_("{count} row says what the book says already.", "{count} rows say what the book says already.")
    yield nobody, *NN_("{count} row says nobody's name and stays out.", "{count} rows say nobody's name and stay out.")
    others = review.count(Fate.CANNOT) - nobody
    yield others, *NN_("{count} row cannot be brought in and stays out.", "{count} rows cannot be brought in and stay out.")
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
    left = review.count(Fate.SKIP) - review.count(Fate.SKIP, SheetKind.SALES)
    yield left, *NN_("{count} row is left out.", "{count} rows are left out.")


def _rows_for(review: Review, reason: str) -> int:
    return sum(told.reason == reason for _, _, told in review.told())
