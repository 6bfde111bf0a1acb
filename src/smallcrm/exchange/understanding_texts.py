"""The words by which an understanding is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.currency_words import TOMAN, money_within
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.reading_context import RIAL
from smallcrm.exchange.understanding import Asked, Reason
from smallcrm.i18n import LANGUAGES, N_, _, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.lists import listed, listed_clauses
from smallcrm.i18n.numbers import format_amount, format_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.open_file import FileRemarks
    from smallcrm.exchange.understanding import Question, TableUnderstanding, TotalsCheck, Understanding

SHEET_KINDS: Mapping[SheetKind, str] = {
    SheetKind.CUSTOMERS: N_("Looks like customers"),
    SheetKind.SUPPLIERS: N_("Looks like suppliers"),
    SheetKind.LEDGER: N_("Looks like entries of the black book"),
    SheetKind.SALES: N_("Looks like sales"),
    SheetKind.GOODS: N_("Looks like goods and prices"),
    SheetKind.UNKNOWN: N_("Not known"),
    SheetKind.EMPTY: N_("Empty"),
    SheetKind.NOT_OURS: N_("Left out"),
}

REASONS: Mapping[Reason, str] = {
    Reason.ABOVE: N_("Stands above the table"),
    Reason.REPEATED_HEADING: N_("The headings once more"),
    Reason.TOTAL: N_("Holds sums"),
    Reason.BELOW: N_("Stands below the table"),
    Reason.LETTER: N_("A letter between the rows"),
    Reason.ANOTHER_TABLE: N_("Of another table"),
    Reason.LINE: N_("A line between rows"),
}


_MARKS = {".": "point", ",": "comma"}
RATE = "--rate"
"""The option that says what one of the file's money is worth."""


def what_is_open(question: Question) -> str:
    """What is left open, with cells that show it and the option of the command line that answers it."""
    if question.option is Asked.AMOUNTS_IN:
        return _in_other_money(question)
    said = _("“{heading}” can be read in two ways ({samples}). Say which with {option}: {readings}.")
    return said.format(
        heading=question.heading or _("the text"),
        samples=listed(question.samples),
        option=question.option.value,
        readings=listed(option_values(question)),
    )


def _in_other_money(question: Question) -> str:
    """In which moneys the amounts are, and what to do where the book cannot take them; it is the last one that is offered."""
    if question.column is None:
        return _in_money_of_another_book(question)
    if is_of_plain_amounts(question):
        return _in_toman_or_rial(question)
    if question.is_of_noughts:
        return _in_thousands(question)
    *taken, own = question.readings
    named = [sample for sample in question.samples if sample != question.heading]
    said = _("The amounts of “{heading}” are in {money}, and this book counts in {own}.")
    what_to_do = _("Say with {option} in which money they are: {readings}.")
    if is_for_one_rate(question):
        what_to_do = _(
            "Say with {option} {other} {rate} how many {own} one of it is worth, such as {rate} 3.71; "
            "or, if they are in {own} after all, say so with {option} {code}."
        )
    elif question.without_rate:
        what_to_do = _(
            "One rate cannot bring several moneys over: write them in {own} in the file; "
            "or, if they are in {own} after all, say so with {option} {code}."
        )
    return f"{said} {what_to_do}".format(
        heading=": ".join([question.heading, *([listed(named)] if named else [])]),
        money=listed(map(money_within, (*question.without_rate, *taken))),
        own=money_within(own),
        option=question.option.value,
        rate=RATE,
        other=next(iter(question.without_rate), ""),
        code=own,
        readings=listed(question.readings),
    )


def is_of_plain_amounts(question: Question) -> bool:
    """Whether it asks in which of two moneys those amounts are that name none, beside others that name both."""
    return question.readings == (TOMAN, RIAL)


def _in_toman_or_rial(question: Question) -> str:
    said = _(
        "Some amounts are in {money}, others in {own}, and {samples} in “{heading}” may be either. "
        "Say with {option} in which money those are: {readings}."
    )
    money, own = map(money_within, question.readings)
    return said.format(
        heading=question.heading,
        money=money,
        own=own,
        samples=listed(question.samples),
        option=question.option.value,
        readings=listed(question.readings),
    )


def _in_thousands(question: Question) -> str:
    said = _(
        "“{words}” says that the amounts of “{heading}” are thousands or millions. Write them out in full in the file, "
        "then bring it again; or, if they are whole amounts after all, say with {option} in which money: {readings}."
    )
    (words,) = question.samples
    return said.format(words=words, heading=question.heading, option=question.option.value, readings=listed(question.readings))


def _in_money_of_another_book(question: Question) -> str:
    (own,), (other,) = question.readings, question.without_rate
    said = _("The amounts in this file are in {money}, and this book counts in {own}.")
    what_to_do = _("Say with {option} {other} {rate} how many {own} one of it is worth, such as {rate} 3.71.")
    values = {"money": money_within(other), "own": money_within(own), "option": question.option.value, "rate": RATE, "other": other}
    return f"{said} {what_to_do}".format(**values)


def is_for_one_rate(question: Question) -> bool:
    """Whether all amounts are in one money that the book can take once its rate is told."""
    return len(question.without_rate) == 1 and len(question.readings) == 1


def option_values(question: Question) -> list[str]:
    """What the option of the command line may be given to answer it."""
    return [_MARKS.get(reading, reading) for reading in question.readings]


def why_left_out(question: Question, own: str) -> list[str]:
    """Why no answer brings the amounts in as they are meant, and what to do; `own` is the book's (ISO 4217). Nothing where one does."""
    if question.is_of_noughts:
        return [
            _(
                "The amounts seem to be thousands or millions. Write them out in full in the file, then bring it again; "
                "or choose their money if they are whole amounts after all."
            )
        ]
    if not question.without_rate or is_for_one_rate(question):
        return []
    said = _(
        "The amounts are in several moneys ({moneys}), and one rate cannot bring them all into this book, which counts in {own}. "
        "Write them in {own} in the file, then bring it again; or choose {own} if that is what they are."
    )
    moneys = listed(map(money_within, (*question.without_rate, *question.readings[:-1])))
    return [said.format(moneys=moneys, own=money_within(own))]


def about_whole_book(table: TableUnderstanding, shop: ShopSettings) -> str:
    """That the rows are a book of ours, and how much it holds."""

    def counted(said: str, number: int) -> str:
        return said.format(count=format_number(number, digits=shop.digits))

    holds = [counted(ngettext("{count} customer", "{count} customers", table.row_count), table.row_count)]
    if table.entry_count:
        holds.append(counted(ngettext("{count} entry", "{count} entries", table.entry_count), table.entry_count))
    return _("This is a whole smallcrm book: {holds}.").format(holds=listed(holds))


def about_settings(understanding: Understanding) -> list[str]:
    """That an empty book takes over the settings of a shop with its cards; nothing where it keeps its own."""
    shop = understanding.takes_over
    if shop is None:
        return []
    settings = listed([*([isolate(shop.name)] if shop.name else []), LANGUAGES[shop.language], money_within(shop.currency)])
    said = _(
        "Your book is still empty, so it takes over the settings of the shop in the file ({settings}), its own fields and its filters."
    )
    return [said.format(settings=settings)]


def about_total(check: TotalsCheck, shop: ShopSettings) -> str:
    """Whether the rows add up to a sum of the file, in the money of the file and the digits of the shop."""

    def amount(minor: int) -> str:
        return format_amount(minor, check.currency or shop.currency, shop.currency_exponent, digits=shop.digits)

    row, stated = format_number(check.row, digits=shop.digits), amount(check.stated)
    if check.agrees:
        return _("The sum in row {row}, {amount}, agrees with the rows.").format(row=row, amount=stated)
    said = _("The sum in row {row} says {amount}, but the rows add up to {computed}.")
    return said.format(row=row, amount=stated, computed=amount(check.computed))


def sentences_about(remarks: FileRemarks) -> list[str]:
    """What is to be said about a file beside its rows, in the language spoken now."""
    said: list[str] = []
    if remarks.is_cut:
        said.append(_("The page ends in the middle of a table: rows may be missing. If so, save it anew where it comes from."))
    if remarks.nul_count:
        said.append(
            ngettext(
                "{count} empty character was left out.",
                "{count} empty characters were left out.",
                remarks.nul_count,
            ).format(count=remarks.nul_count)
        )
    if remarks.unreadable_characters:
        said.append(
            ngettext(
                "{count} character could not be read and is shown as �.",
                "{count} characters could not be read and are shown as �.",
                remarks.unreadable_characters,
            ).format(count=remarks.unreadable_characters)
        )
    if remarks.photo_count:
        said.append(
            ngettext(
                "{count} picture was left out: choose it anew on its card.",
                "{count} pictures were left out: choose them anew on their cards.",
                remarks.photo_count,
            ).format(count=remarks.photo_count)
        )
    if remarks.lists:
        said.append(
            ngettext(
                "{count} list of contacts is no card: its members in this file are given its name as a tag ({names}).",
                "{count} lists of contacts are no cards: their members in this file are given their names as tags ({names}).",
                len(remarks.lists),
            ).format(count=len(remarks.lists), names=listed(map(isolate, filter(None, remarks.lists))))
        )
    if remarks.far_count:
        said.append(
            ngettext(
                "{count} cell far from the table was left out:", "{count} cells far from the table were left out:", remarks.far_count
            ).format(count=remarks.far_count)
            + " "
            + listed_clauses(remarks.far_cells)
        )
    if remarks.turned:
        said.append(
            _("Hebrew was saved with its letters in the order of sight, and was turned round: {examples}.").format(
                examples=_before_and_after(remarks.turned)
            )
        )
    if remarks.repaired_count:
        said.append(
            ngettext(
                "{count} cell was garbled and was mended: {examples}.",
                "{count} cells were garbled and were mended: {examples}.",
                remarks.repaired_count,
            ).format(count=remarks.repaired_count, examples=_before_and_after(remarks.repaired))
        )
    if remarks.code_page:
        said.append(_("Read in the code page {name}.").format(name=remarks.code_page))
    return said


def _before_and_after(pairs: tuple[tuple[str, str], ...]) -> str:
    return listed_clauses(_("“{before}” is now “{after}”").format(before=isolate(before), after=isolate(after)) for before, after in pairs)
