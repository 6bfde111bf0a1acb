"""How the cells of each kind of column are read into the draft of a card, one function a column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from smallcrm.domain.card_rules import clean, looks_like_email
from smallcrm.domain.choices import CustomType, PhoneKind
from smallcrm.domain.customer import Age, Phone
from smallcrm.domain.date_reading import NOT_A_DATE, DateReading, read_date
from smallcrm.domain.fields import FIELD_BY_KEY, FieldType
from smallcrm.domain.number_reading import read_number
from smallcrm.domain.phone import has_words_beside, is_cut_short, read_phones
from smallcrm.domain.shown_amount import ShownAmount
from smallcrm.exchange.amounts import NOT_A_MONEY, TWO_MONEYS, UNKNOWN_MONEY, VALUES_KEPT, amount_reader, money_reader
from smallcrm.exchange.balance_days import balance_day
from smallcrm.exchange.balance_sides import NO_SIDE, UNKNOWN_SIDE, balance_side
from smallcrm.exchange.balance_words import BALANCE_DAY, BALANCE_SIDE
from smallcrm.exchange.cell_errors import CELL_ERRORS, NO_RESULT
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.choice_words import choice_of, language_of, yes_or_no
from smallcrm.exchange.draft import CellFault, Draft
from smallcrm.exchange.googles_cells import in_one, tags_of
from smallcrm.exchange.kept_cells import take_kept
from smallcrm.exchange.our_columns import OURS_ALONE, PUT_ASIDE, read_consents, read_day, read_members, read_referrer
from smallcrm.exchange.outlooks_cells import is_no_day, is_unspecified
from smallcrm.exchange.understanding import CUSTOM, KEPT, ROW_MONEY
from smallcrm.i18n import N_
from smallcrm.i18n.digits import to_ascii

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smallcrm.domain.fields import Field
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch

    Put: TypeAlias = Callable[[Draft, Cell], None]

NOT_A_PHONE = N_("This is not a phone number.")
DOUBTFUL_PHONE = N_("This does not look like a whole phone number. It is kept as typed.")
CUT_PHONE = N_("The spreadsheet rounded this phone number, and its last digits are lost. It is kept as it stands.")
NOT_AN_EMAIL = N_("This is not an e-mail address.")
DOUBTFUL_EMAIL = N_("This does not look like an e-mail address. It is kept as typed.")
NOT_AN_AGE = N_("This is not an age.")
NOT_A_CHOICE = N_("This is none of the choices of the field.")
NOT_AS_WRITTEN = N_("This is not as the program writes it.")

OLDEST = 130
BETWEEN_TEXTS = re.compile(r"[;,،؛|\n]+")
BETWEEN_EMAILS = re.compile(r"[;,،؛|/\s<>]+")
NUMBER_IN_TEXT = re.compile(r"\s*([0-9]{1,3})(?:\.0)?\b")


@lru_cache(maxsize=VALUES_KEPT, typed=True)
def _cleaned(cell: Cell) -> str:
    return clean(in_one(cell_text(cell)))


@dataclass(frozen=True, slots=True)
class _Place:
    """A column that goes into a field; `nth` counts the columns of the same field before it, or is the place of its address."""

    column: ColumnMatch
    field: Field
    nth: int
    context: ReadingContext


def putter_of(column: ColumnMatch, nth: int, context: ReadingContext) -> Put:
    """The function that reads the cells of a column; `nth` counts the columns of the same target before it.

    Of a part of an address it is the place of the address: `places_of_addresses`.
    """
    if column.target == CUSTOM:
        return _custom(column, context)
    if column.target == ROW_MONEY:
        return _row_money(column, context)
    if column.target == BALANCE_DAY:
        return balance_day(column, context)
    if column.target == BALANCE_SIDE:
        return balance_side
    if column.target in OURS_ALONE:
        return _OURS[column.target](column, context)
    field = FIELD_BY_KEY[column.target]
    return _MAKERS.get(field.type, _text)(_Place(column, field, nth, context))


def _text(place: _Place) -> Put:
    key, column = place.field.source, place.column

    def put(draft: Draft, cell: Cell) -> None:
        text = _cleaned(cell)
        if not text:
            return
        if text in CELL_ERRORS:
            draft.keep_in_notes(column.index, column.heading, text, NO_RESULT)
        elif key in draft.values:
            draft.notes.append(f"{column.heading}: {text}")
        else:
            draft.values[key] = text

    return put


def _full_name(place: _Place) -> Put:
    column, order = place.column, place.column.decisions.names

    def put(draft: Draft, cell: Cell) -> None:
        text = _cleaned(cell)
        if text in CELL_ERRORS:
            draft.keep_in_notes(column.index, column.heading, text, NO_RESULT)
        else:
            draft.full_name, draft.name_order = text, order

    return put


def _phones(place: _Place) -> Put:
    column, kind, region = place.column, PhoneKind(place.field.part), place.context.region

    def put(draft: Draft, cell: Cell) -> None:
        readings = read_phones(cell, region) if isinstance(cell, str | int | float) else ()
        if not readings:
            draft.keep_in_notes(column.index, column.heading, cell_text(cell), NOT_A_PHONE)
        elif isinstance(cell, str) and has_words_beside(cell, readings):
            draft.words_beside_phones.append(clean(f"{column.heading}: {cell}", lines=True))
            draft.notes.append(draft.words_beside_phones[-1])
        for typed, e164, found in readings:
            # A mobile in a column of phones is a mobile all the same; a fax looks like any number.
            told = kind if kind is PhoneKind.FAX or e164 is None else found
            draft.phones.append(Phone(clean(typed), told, e164))
            if e164 is None:
                reason = CUT_PHONE if is_cut_short(typed) else DOUBTFUL_PHONE
                draft.faults.append(CellFault(column.index, column.heading, typed, reason, doubtful=True))

    return put


def emails_in(text: str) -> list[str]:
    """The addresses in the clean text of a cell."""
    return [part.strip(".:").removeprefix("mailto:") for part in BETWEEN_EMAILS.split(text) if "@" in part.strip("@")]


def texts_in(text: str) -> list[str]:
    """The texts in a cell that holds several."""
    return [found for part in BETWEEN_TEXTS.split(text) if (found := _cleaned(part))]


def _emails(place: _Place) -> Put:
    column = place.column

    def put(draft: Draft, cell: Cell) -> None:
        text = _cleaned(cell)
        addresses = emails_in(text)
        if addresses:
            draft.emails += addresses
            for each in addresses:
                if not looks_like_email(each):
                    draft.faults.append(CellFault(column.index, column.heading, each, DOUBTFUL_EMAIL, doubtful=True))
        elif text.strip("-–—. "):
            draft.keep_in_notes(column.index, column.heading, text, NOT_AN_EMAIL)

    return put


def _address(place: _Place) -> Put:
    column, part, nth = place.column, place.field.part, place.nth

    def put(draft: Draft, cell: Cell) -> None:
        text = _cleaned(cell)
        if text in CELL_ERRORS:
            draft.keep_in_notes(column.index, column.heading, text, NO_RESULT)
        elif text:
            while len(draft.addresses) <= nth:
                draft.addresses.append({})
            before = draft.addresses[nth].get(part)
            # A second line of the same street.
            draft.addresses[nth][part] = f"{before}, {text}" if before else text

    return put


def _birthday(place: _Place) -> Put:
    column, today = place.column, place.context.today
    dates = column.decisions.dates

    @lru_cache(maxsize=VALUES_KEPT, typed=True)
    def read(cell: str | float | date | None) -> DateReading:
        return read_date(cell, order=dates.order, calendar=dates.calendar, today=today, birthday=True)

    def put(draft: Draft, cell: Cell) -> None:
        reading = DateReading(error=NOT_A_DATE) if isinstance(cell, time) else read(cell)
        if reading.date is not None:
            draft.values["birthday"] = reading.date
        elif reading.error:
            draft.keep_in_notes(column.index, column.heading, cell_text(cell), reading.error)

    return put


def _balance(place: _Place) -> Put:
    column = place.column
    read, sign = amount_reader(column, place.context), column.decisions.sign

    def put(draft: Draft, cell: Cell) -> None:
        amount = read(cell, draft.row_money)
        trouble = amount.trouble
        if amount.minor and draft.side == UNKNOWN_SIDE:
            trouble = NO_SIDE
        elif amount.minor is not None:
            stated = abs(amount.minor) * draft.side if draft.side else amount.minor * sign
            trouble = "" if draft.add_amount(stated, amount.money) else TWO_MONEYS
        if trouble:
            draft.keep_in_notes(column.index, column.heading, cell_text(cell), trouble)
        elif amount.minor is not None:
            draft.money_note = ""

    return put


def _row_money(column: ColumnMatch, context: ReadingContext) -> Put:
    """Read before the balances of the row; where none is in that money, it stays in the notes."""
    read = money_reader(column, context)

    def put(draft: Draft, cell: Cell) -> None:
        draft.row_money = read(cell)
        if draft.row_money == UNKNOWN_MONEY:
            draft.keep_in_notes(column.index, column.heading, cell_text(cell), NOT_A_MONEY)
        elif not context.is_own_money(draft.row_money):
            draft.money_note = clean(f"{column.heading}: {cell_text(cell)}")

    return put


def _age(place: _Place) -> Put:
    column, today = place.column, place.context.today

    def put(draft: Draft, cell: Cell) -> None:
        found = NUMBER_IN_TEXT.match(to_ascii(cell_text(cell)))
        if found and 0 < int(found[1]) < OLDEST:
            draft.values["age"] = Age(int(found[1]), today)
        else:
            draft.keep_in_notes(column.index, column.heading, cell_text(cell), NOT_AN_AGE)

    return put


def _notes(place: _Place) -> Put:
    heading = f"{place.column.heading}: " if place.nth else ""

    def put(draft: Draft, cell: Cell) -> None:
        text = clean(cell_text(cell), lines=True)
        if text:
            draft.notes.append(heading + text)

    return put


def _texts(place: _Place) -> Put:
    are_tags = place.field.type is FieldType.TAGS

    @lru_cache(maxsize=VALUES_KEPT, typed=True)
    def read(cell: Cell) -> tuple[str, ...]:
        text = cell_text(cell)
        return tuple(texts_in(tags_of(text) if are_tags else in_one(text)))

    def put(draft: Draft, cell: Cell) -> None:
        (draft.tags if are_tags else draft.interests).extend(read(cell))

    return put


def _choice(place: _Place) -> Put:
    column, field = place.column, place.field

    def read(text: str) -> str | None:
        return choice_of(text, field.choices) if field.choices else language_of(text)

    known = lru_cache(maxsize=1_000)(read)

    def put(draft: Draft, cell: Cell) -> None:
        choice = known(cell_text(cell))
        if choice is None and is_unspecified(cell_text(cell)):
            return
        if choice is None:
            draft.keep_in_notes(column.index, column.heading, cell_text(cell), NOT_A_CHOICE)
        else:
            draft.values[field.source] = choice

    return put


def _custom(column: ColumnMatch, context: ReadingContext) -> Put:
    decisions, heading = column.decisions, column.heading

    def read(cell: Cell) -> str:
        """Not yet clean where the cell says something else than its column."""
        match decisions.custom_type:
            case CustomType.DATE if isinstance(cell, str | date):
                whole = read_date(cell, order=decisions.dates.order, calendar=decisions.dates.calendar, today=context.today).date
                day = whole.gregorian() if whole else None
                return day.isoformat() if day else cell_text(cell)
            case CustomType.NUMBER if isinstance(cell, ShownAmount):
                return cell_text(float(cell))
            case CustomType.NUMBER if isinstance(cell, str):
                number = read_number(cell)
                return cell_text(cell) if number is None else format(number, "f")
            case CustomType.YES_NO:
                answer = cell if isinstance(cell, bool) else yes_or_no(cell_text(cell))
                return cell_text(cell) if answer is None else "yes" if answer else "no"
        return cell_text(cell)

    def put(draft: Draft, cell: Cell) -> None:
        text = clean(read(cell))
        if text in CELL_ERRORS:
            draft.keep_in_notes(column.index, heading, text, NO_RESULT)
        elif text and not (decisions.custom_type is CustomType.DATE and is_no_day(text)):
            draft.custom.append((heading, text))

    return put


def _family(column: ColumnMatch, context: ReadingContext) -> Put:
    def put(draft: Draft, cell: Cell) -> None:
        members = read_members(cell_text(cell), context.today)
        if members is None:
            draft.keep_in_notes(column.index, column.heading, cell_text(cell), NOT_AS_WRITTEN)
        else:
            draft.values["family"] = members

    return put


def _consents(column: ColumnMatch, _: ReadingContext) -> Put:
    def put(draft: Draft, cell: Cell) -> None:
        consents = read_consents(cell_text(cell))
        if consents is None:
            draft.keep_in_notes(column.index, column.heading, cell_text(cell), NOT_AS_WRITTEN)
        else:
            draft.values["consents"] = consents

    return put


def _referrer(_column: ColumnMatch, _context: ReadingContext) -> Put:
    def put(draft: Draft, cell: Cell) -> None:
        draft.referrer = read_referrer(clean(cell_text(cell)))

    return put


def _since(column: ColumnMatch, _: ReadingContext) -> Put:
    def put(draft: Draft, cell: Cell) -> None:
        moment = read_day(cell)
        if moment is None:
            draft.keep_in_notes(column.index, column.heading, cell_text(cell), NOT_A_DATE)
        else:
            draft.values[column.target] = moment

    return put


def _kept(_column: ColumnMatch, context: ReadingContext) -> Put:
    def put(draft: Draft, cell: Cell) -> None:
        take_kept(draft, cell_text(cell), context, {NOT_A_PHONE, DOUBTFUL_PHONE, CUT_PHONE})

    return put


_OURS: Mapping[str, Callable[[ColumnMatch, ReadingContext], Put]] = {
    "family": _family,
    "consents": _consents,
    "referred_by": _referrer,
    "created_at": _since,
    PUT_ASIDE: _since,
    KEPT: _kept,
}
_MAKERS: Mapping[FieldType, Callable[[_Place], Put]] = {
    FieldType.NAME: _full_name,
    FieldType.PHONE: _phones,
    FieldType.EMAIL: _emails,
    FieldType.ADDRESS: _address,
    FieldType.PARTIAL_DATE: _birthday,
    FieldType.MONEY: _balance,
    FieldType.AGE: _age,
    FieldType.LONG_TEXT: _notes,
    FieldType.TEXTS: _texts,
    FieldType.TAGS: _texts,
    FieldType.PHOTO: lambda _place: Draft.take_photo,
    FieldType.CHOICE: _choice,
    FieldType.LANGUAGE: _choice,
}
"""Fields of any other type are plain texts."""
