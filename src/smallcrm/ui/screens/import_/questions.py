"""What can be read in two ways, asked with a sample of each reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.currency_words import money_name, money_within
from smallcrm.domain.date_reading import read_date
from smallcrm.domain.exchange_rates import fixed_rate
from smallcrm.domain.money import read_amount
from smallcrm.exchange.understanding import Asked
from smallcrm.exchange.understanding_texts import is_of_plain_amounts
from smallcrm.i18n import N_, _, gettext
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.dates import format_partial
from smallcrm.i18n.direction import isolate, ltr
from smallcrm.i18n.numbers import format_amount, format_decimal
from smallcrm.infra import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.date_figures import Order
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.reading_context import Wishes
    from smallcrm.exchange.understanding import Question

CODE_PAGES: Mapping[str, str] = {
    "utf-8": N_("All alphabets (UTF-8)"),
    "utf-8-sig": N_("All alphabets (UTF-8)"),
    "utf-16": N_("All alphabets (UTF-16)"),
    "utf-16-le": N_("All alphabets (UTF-16)"),
    "utf-16-be": N_("All alphabets (UTF-16)"),
    "utf-32": N_("All alphabets (UTF-32)"),
    "utf-32-le": N_("All alphabets (UTF-32)"),
    "utf-32-be": N_("All alphabets (UTF-32)"),
    "cp1255": N_("Hebrew (Windows)"),
    "cp1256": N_("Arabic and Persian (Windows)"),
    "cp1251": N_("Bulgarian (Windows)"),
    "cp1252": N_("Western (Windows)"),
    "cp862": N_("Hebrew (DOS)"),
    "cp862-visual": N_("Hebrew (DOS), letters turned round"),
    "iso8859-8": N_("Hebrew (ISO)"),
    "iso-8859-8-visual": N_("Hebrew (ISO), letters turned round"),
    "cp720": N_("Arabic (DOS)"),
    "mik": N_("Bulgarian (DOS)"),
    "cp866": N_("Cyrillic (DOS)"),
    "koi8-r": N_("Cyrillic (KOI8-R)"),
}
OFFERED_CODE_PAGES = (
    *("utf-8", "cp1255", "cp1256", "cp1251", "cp1252"),
    *("cp862-visual", "cp862", "iso-8859-8-visual", "cp720", "mik", "cp866", "koi8-r"),
)

_ORDERS: Mapping[str, Order] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
_ORDER_WORDS = {"dmy": N_("Day first"), "mdy": N_("Month first"), "ymd": N_("Year first")}
_CALENDAR_WORDS = {"jalali": N_("Solar Hijri years"), "hijri": N_("Lunar Hijri years")}
_MARK_WORDS = {".": N_("A point before the cents"), ",": N_("A comma before the cents")}


class Option(NamedTuple):
    """A reading: its value, and its words with a sample."""

    value: str
    words: str


def code_page_label(name: str) -> str:
    """A code page by the alphabet it holds."""
    return gettext(CODE_PAGES[name]) if name in CODE_PAGES else ltr(name)


def is_of_whole_book(question: Question) -> bool:
    """Whether it asks what the money of another book is worth: no column is meant."""
    return question.option is Asked.AMOUNTS_IN and question.column is None


def ask(question: Question) -> str:
    """The question as a sentence."""
    heading = isolate(question.heading)
    if is_of_whole_book(question):
        (money,) = question.without_rate
        return _("The amounts in this file are in {money}. How much is one of it worth here?").format(money=money_within(money))
    if question.option is Asked.DATES and set(question.readings) <= _CALENDAR_WORDS.keys():
        return _("In “{heading}”, which calendar are the years of?").format(heading=heading)
    if "ymd" in question.readings:
        return _("In “{heading}”, what comes first, the year or the day?").format(heading=heading)
    if is_of_plain_amounts(question):
        return _("In which money are the amounts of “{heading}” that name none?").format(heading=heading)
    words = {
        Asked.DATES: _("In “{heading}”, what comes first, the day or the month?"),
        Asked.AMOUNTS_IN: _("In which money are the amounts of “{heading}”?"),
        Asked.DECIMAL: _("In “{heading}”, what stands before the cents?"),
        Asked.CODE_PAGE: _("In which alphabet was this file saved? Choose the one in which the rows below can be read."),
    }
    return words[question.option].format(heading=heading)


def options(question: Question, shop: ShopSettings) -> list[Option]:
    """The readings to choose from, each with the first sample read that way; none where only a rate is an answer."""
    if is_of_whole_book(question):
        return []
    return [Option(reading, _words(question, reading, shop)) for reading in question.readings]


def chosen(question: Question, wishes: Wishes) -> str | None:
    """The reading that was answered; None while it is open."""
    found = {Asked.DECIMAL: wishes.decimal, Asked.AMOUNTS_IN: wishes.amounts_in}.get(question.option)
    if question.option is Asked.DATES:
        is_calendar = set(question.readings) <= _CALENDAR_WORDS.keys()
        found = wishes.calendar if is_calendar else wishes.date_order
    return str(found) if found is not None else None


def wish(question: Question, reading: str) -> dict[str, object]:
    """The answer as a wish by its name."""
    if question.option is Asked.DATES:
        return {"calendar": Calendar(reading)} if reading in _CALENDAR_WORDS else {"date_order": _ORDERS[reading]}
    if question.option is Asked.DECIMAL:
        return {"decimal": reading}
    return {"amounts_in": reading, "worth": None}


def _words(question: Question, reading: str, shop: ShopSettings) -> str:
    sample = question.samples[0] if question.samples else ""
    if question.option is Asked.CODE_PAGE:
        return code_page_label(reading)
    if question.option is Asked.AMOUNTS_IN:
        return _money(reading, shop)
    if question.option is Asked.DECIMAL:
        return _shown(gettext(_MARK_WORDS[reading]), sample, _amount(sample, reading, shop))
    return _shown(gettext({**_ORDER_WORDS, **_CALENDAR_WORDS}[reading]), sample, _date(sample, reading, question, shop))


def _money(currency: str, shop: ShopSettings) -> str:
    rate = fixed_rate(currency, shop.currency)
    if rate is None:
        return money_name(currency)
    shown = ltr(format_decimal(rate.number, digits=shop.digits))
    return _("{money}, at the fixed rate of {rate}").format(money=money_name(currency), rate=shown)


def _shown(words: str, sample: str, meaning: str) -> str:
    if not meaning:
        return words
    return _("{words}: {sample} is {meaning}").format(words=words, sample=isolate(sample), meaning=isolate(meaning))


def _amount(sample: str, mark: str, shop: ShopSettings) -> str:
    found = read_amount(sample, shop.currency_exponent, decimal="." if mark == "." else ",", currency=shop.currency)
    return "" if found.minor is None else format_amount(found.minor, shop.currency, shop.currency_exponent, digits=shop.digits)


def _date(sample: str, reading: str, question: Question, shop: ShopSettings) -> str:
    is_calendar = reading in _CALENDAR_WORDS
    # Of Jalali dates alone it is asked whether the year comes first.
    of_order = Calendar.JALALI if "ymd" in question.readings else None
    found = read_date(
        sample,
        order=None if is_calendar else _ORDERS[reading],
        calendar=Calendar(reading) if is_calendar else of_order,
        today=clock.today(),
    ).date
    return "" if found is None else format_partial(found.year, found.month, found.day, calendar=found.calendar, digits=shop.digits)
