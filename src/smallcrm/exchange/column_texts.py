"""How columns are read, in sentences: what was decided from all their cells, and what becomes of balances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.choices import NameOrder
from smallcrm.domain.currency_words import THOUSAND_TOMAN, TOMAN, money_within
from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.exchange.balance_words import BALANCE_DAY
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.ledger_parts import DATES, MONEYS, PART_LABELS, SUMMED, WHO, LedgerPart
from smallcrm.exchange.payment_columns import days_left_open
from smallcrm.exchange.sheet_places import Layout
from smallcrm.exchange.understanding import WHOLE_CARD, DayStands
from smallcrm.exchange.whose_entries import is_said_by_a_column, name_of_sheet
from smallcrm.i18n import N_, _, gettext, ngettext
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.lists import listed, listed_clauses
from smallcrm.i18n.numbers import format_decimal, format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.domain.shown_values import ShownValues
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch, TableUnderstanding

_ORDERS = {"dmy": N_("the day comes first"), "mdy": N_("the month comes first"), "ymd": N_("the year comes first")}
_CALENDARS: Mapping[Calendar, str] = {
    Calendar.JALALI: N_("the years are Jalali"),
    Calendar.HIJRI: N_("the years are Hijri"),
    Calendar.HEBREW: N_("the years are Hebrew"),
}
_DECIMALS = {",": N_("a comma stands before the cents"), ".": N_("a point stands before the cents")}
_TOMANS = {
    TOMAN: N_("the amounts are in toman, each of ten rial"),
    THOUSAND_TOMAN: N_("the amounts are in thousands of toman, each of ten thousand rial"),
}


LAYOUTS: Mapping[Layout, str] = {
    Layout.COLUMNS: N_("Each customer stands in a column of this sheet: it is read as a row, column B as row 2."),
    Layout.CARDS: N_("Each customer of this sheet is a block of cells with labels: it is read as a row, the first block as row 2."),
}


def about_columns(table: TableUnderstanding, context: ReadingContext) -> list[str]:
    """Sentences on how the table stands, on its empty columns, and on each column whose cells were read in one of several ways."""
    told = ((column, [*_decisions(column, context), *_order(column, table)]) for column in table.columns if column.filled)
    said = _("Column “{heading}”: {decisions}.")
    of_columns = (said.format(heading=isolate(column.heading), decisions=listed_clauses(texts)) for column, texts in told if texts)
    return [*_about_layout(table), *_about_empty(table), *of_columns]


def _about_empty(table: TableUnderstanding) -> Iterator[str]:
    if count := len(table.columns) - len(table.columns_to_show):
        said = ngettext("{count} empty column is left out.", "{count} empty columns are left out.", count)
        yield said.format(count=format_number(count))


def _about_layout(table: TableUnderstanding) -> Iterator[str]:
    if table.layout in LAYOUTS:
        yield gettext(LAYOUTS[table.layout])
    if count := len(table.continued):
        said = ngettext(
            "{count} row is read with the row above it, as the name there reaches over both.",
            "{count} rows are read with the rows above them, as the names there reach over them.",
            count,
        )
        yield said.format(count=format_number(count))


def _decisions(column: ColumnMatch, context: ReadingContext) -> Iterator[str]:
    decisions = column.decisions
    if column.target in DATES:
        if decisions.dates.order is not None:
            order, cells = gettext(_ORDERS[decisions.dates.order]), listed(isolate(cell) for cell in decisions.dates.evidence)
            yield _("{order}, as in {cells}").format(order=order, cells=cells) if cells else order
        if decisions.dates.said is not None:
            yield _("days without a year are in {year}, as the name of the sheet or its title says").format(year=decisions.dates.said.year)
        calendar = decisions.dates.calendar
        if calendar is not None and calendar in _CALENDARS:
            yield gettext(_CALENDARS[calendar])
    if column.target == "name" and decisions.names is NameOrder.FAMILY_FIRST:
        yield _("the family name stands first")
    if column.target in MONEYS:
        if decisions.decimal is not None:
            yield gettext(_DECIMALS[decisions.decimal])
        if decisions.currency not in {None, context.currency}:
            yield _money(str(decisions.currency), context)
        if decisions.sign < 0:
            is_paid = column.target == LedgerPart.PAID
            yield _("payments are written with a minus") if is_paid else _("the amounts say what the shop owes")


def _order(column: ColumnMatch, table: TableUnderstanding) -> Iterator[str]:
    if column.target == LedgerPart.DAY and table.is_newest_first:
        yield _("the newest entries stand first, and are posted from the last row up")


def _money(currency: str, context: ReadingContext) -> str:
    rate = context.rate_of(currency)
    if currency in _TOMANS and context.is_own_money(currency):
        return gettext(_TOMANS[currency])
    if rate is None:
        return _("the amounts are in {money}").format(money=money_within(currency))
    said = _("the amounts are in {money}, {rate} of them for one {own}")
    if rate.is_worth:
        said = _("the amounts are in {money}, one of them worth {rate} {own}")
    return said.format(money=money_within(currency), rate=format_decimal(rate.number), own=money_within(context.currency))


def about_whose(table: TableUnderstanding) -> str:
    """Whose the entries of a sheet are that no column says it of; empty for any other sheet."""
    if table.kind is not SheetKind.LEDGER or is_said_by_a_column(table.columns):
        return ""
    if table.place_of_names is not None:
        return _("Each customer's name stands on a row of its own, above the entries.")
    if not table.whose:
        return _(
            "No column says whose an entry is, and “{sheet}” is no customer's name: these rows cannot come in. Say which column holds "
            "the names; or write the name above the table (Customer: …) or as that of the sheet, then bring the file again."
        ).format(sheet=isolate(table.name))
    name = isolate(table.whose.get("name") or table.whose["number"])
    if table.whose == name_of_sheet(table.name):
        return _("No column says whose an entry is: all of them are of {name}, by the name of the sheet.").format(name=name)
    return _(
        "No column says whose an entry is: they are of {name}, by what stands above the table, down to where another name stands."
    ).format(name=name)


def about_bare_entries(table: TableUnderstanding) -> list[str]:
    """How the amounts of entries without headings are read: nothing but their order or their sign says which were paid."""
    if table.kind is not SheetKind.LEDGER or table.header_row is not None:
        return []
    heading = {column.target: isolate(column.heading) for column in table.columns}
    if LedgerPart.TOOK in heading and LedgerPart.PAID in heading:
        said = _(
            "These entries have no headings: “{took}” is read as what was taken on credit, “{paid}” as what was paid. "
            "If it is the other way round, say so of the two columns."
        )
        return [said.format(took=heading[LedgerPart.TOOK], paid=heading[LedgerPart.PAID])]
    if LedgerPart.AMOUNT in heading:
        said = _(
            "These entries have no headings: an amount of “{heading}” is read as taken on credit, one below zero as paid. "
            "If all of them were paid, say so of the column."
        )
        return [said.format(heading=heading[LedgerPart.AMOUNT])]
    return [_("These entries have no headings, and their amounts may mean several things: say of each column what it holds.")]


def about_balances(table: TableUnderstanding, values: ShownValues) -> list[str]:
    """Of which day the balances are, and what they are beside the entries of another sheet."""
    balances = [column for column in table.columns if column.target == "balance" and column.filled]
    if not balances:
        return []
    heading = listed(isolate(column.heading) for column in balances)
    counted = list(_what_counts(table.columns, balances))
    if table.entries_from is not None and table.balances_until is None:
        said = _("“{heading}” is what was owed before: the entries of the other sheet, from {first} on, come on top of it.")
        return [*counted, said.format(heading=heading, first=isolate(values.date(table.entries_from)))]
    if table.entries_from is not None:
        day = isolate(values.date(table.balances_until)) if table.balances_until else ""
        said = _(
            "The column “{heading}” is that of {date}, and the first entry of the other sheet is later, of {first}: "
            "it is the opening balance, and the entries come on top of it."
        )
        return [*counted, said.format(heading=heading, date=day, first=isolate(values.date(table.entries_from)))]
    told = [*counted, *_days_of_balances(table, values)]
    if table.summed_elsewhere:
        said = _(
            "Who has entries in the other sheet owes what these come to, and “{heading}” is compared with it. "
            "Who has none begins with what “{heading}” says."
        )
        told.append(said.format(heading=heading))
    return told


def _what_counts(columns: Sequence[ColumnMatch], balances: Sequence[ColumnMatch]) -> Iterator[str]:
    """Which of several columns come to what a customer owes, and which are counted in them already."""

    def named(found: Iterable[ColumnMatch]) -> str:
        return listed(_("“{heading}”").format(heading=isolate(each.heading)) for each in found)

    more, less = ([each for each in balances if each.decisions.sign == sign] for sign in (1, -1))
    if more and less:
        yield _("What a customer owes is {more} less {less}.").format(more=named(more), less=named(less))
    elif len(more) > 1:
        yield _("What a customer owes is {columns} added up.").format(columns=named(more))
    for balance in balances:
        if held := [each for each in columns if each.counted_in == balance.index and each.filled]:
            said = _("What a customer owes is {balance} alone. What counts the same again stays on the card as it is: {columns}.")
            if len(balances) > 1:
                said = _("What counts the same again stays on the card as it is: {columns}.")
            yield said.format(balance=named([balance]), columns=named(held))


def about_unclaimed(table: TableUnderstanding) -> list[str]:
    """That amounts become a field of the shop's own which may be what customers owe: nothing else would show it."""
    said = _(
        "The amounts of “{heading}” become a field of the shop's own: nobody will owe them. "
        "If customers do owe them, let the column go to “{balance}”."
    )
    headings = [column.heading for column in table.columns if column.index in table.unclaimed_amounts]
    balance = FIELD_BY_KEY["balance"]
    return [said.format(heading=isolate(heading), balance=gettext(balance.label)) for heading in headings]


def about_open_days(table: TableUnderstanding) -> list[str]:
    """That a second column of days may be that of what was paid, where nothing tells: payments have the date of their row."""
    said = _(
        "It is not known whether “{heading}” is the date of what was paid: it stays a note, and a payment has the date of its row. "
        "If it is, let the column go to “{part}”."
    )
    part = gettext(PART_LABELS[LedgerPart.PAID_DAY])
    return [said.format(heading=isolate(column.heading), part=part) for column in days_left_open(table.columns)]


def about_headings(table: TableUnderstanding) -> list[str]:
    """That nothing of a sheet can be brought in with its headings, which stand in another row."""
    needed = {*SUMMED, LedgerPart.OWED_BEFORE, LedgerPart.RUNNING_BALANCE} if table.kind is SheetKind.LEDGER else {*WHO, WHOLE_CARD}
    if table.row_count and any(column.target in needed for column in table.columns):
        return []
    return [
        _("With these headings nothing of “{sheet}” can be brought in. Choose another row of headings.").format(sheet=isolate(table.name))
    ]


def about_unsolved(table: TableUnderstanding) -> list[str]:
    """Which columns hold formulas without results, and what to do."""
    cells = [
        ngettext("{count} cell of “{heading}”", "{count} cells of “{heading}”", count).format(
            count=format_number(count), heading=isolate(column.heading)
        )
        for column in table.columns
        if (count := table.unsolved.get(column.index))
    ]
    said = _(
        "Formulas in the file lack what they come to ({cells}), and are read as empty or as 0. "
        "Open the file in Excel or LibreOffice, save it there, then bring it again."
    )
    return [said.format(cells=listed(cells))] if cells else []


def _days_of_balances(table: TableUnderstanding, values: ShownValues) -> Iterator[str]:
    """Where the balances' days stand: beside them, in their heading, or above the table."""
    day = isolate(values.date(table.balances_of)) if table.balances_of else ""
    beside = [column for column in table.columns if column.target == BALANCE_DAY and column.filled]
    for column in beside:
        yield _("The column “{heading}” says of which day each balance is.").format(heading=isolate(column.heading))
    if not day:
        return
    if beside:
        yield _("The balances without a day of their own are those of {date}.").format(date=day)
    elif table.day_stands is DayStands.IN_HEADING:
        yield _("The balances are those of {date}: their heading says so.").format(date=day)
    elif table.day_stands is DayStands.ABOVE:
        yield _("The balances are those of {date}: it stands above the table.").format(date=day)
    else:
        yield _("The balances are those of {date}, as you said.").format(date=day)
