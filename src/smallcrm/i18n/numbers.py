"""Numbers and amounts of money as each language writes them, quick enough for every cell of a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from smallcrm.i18n.catalogue import language as language_now
from smallcrm.i18n.currencies import symbol
from smallcrm.i18n.digits import NATIVE, to_native
from smallcrm.i18n.direction import ltr, rtl

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Marks:
    group: str
    decimal: str


_LATIN_MARKS = _Marks(",", ".")
_MARKS: Mapping[str, _Marks] = {"bg": _Marks(NO_BREAK_SPACE, ",")}
_NATIVE_MARKS: Mapping[str, _Marks] = {"ar": _Marks("\u066c", "\u066b"), "fa": _Marks("\u066c", "\u066b")}
_SYMBOL_BEFORE = frozenset({"en"})


def format_number(value: int | Decimal, decimals: int = 0, *, language: str | None = None, digits: str | None = None) -> str:
    """The number with `decimals` places, grouped by thousands, as `language` (or the one spoken now) writes it.

    `digits` is `latn` (0–9, also when None) or `native`: ۰–۹ in Persian, ٠–٩ in Arabic. A negative one opens with a
    hyphen; between texts of the other direction it needs `direction.ltr`.
    """
    spoken = language or language_now()
    marks = _MARKS.get(spoken, _LATIN_MARKS)
    native = digits == NATIVE and spoken in _NATIVE_MARKS
    if native:
        marks = _NATIVE_MARKS[spoken]
    written = f"{_rounded(value, decimals):,.{decimals}f}"
    if marks is not _LATIN_MARKS:
        whole, point, fraction = written.partition(".")
        written = whole.replace(",", marks.group) + (marks.decimal if point else "") + fraction
    return to_native(written, spoken) if native else written


def format_decimal(value: Decimal, *, language: str | None = None, digits: str | None = None) -> str:
    """The number with as many places as it has, without idle zeros: 2.50 is 2.5."""
    plain = value.normalize()
    exponent = plain.as_tuple().exponent
    return format_number(plain, max(0, -exponent) if isinstance(exponent, int) else 0, language=language, digits=digits)


def has_decimal_comma(language: str | None = None) -> bool:
    """Whether `language` (or the one spoken now) writes a comma before the decimals."""
    return _MARKS.get(language or language_now(), _LATIN_MARKS).decimal == ","


def format_amount(minor: int, currency: str, exponent: int, *, language: str | None = None, digits: str | None = None) -> str:
    """An amount of `minor` units (10^-exponent of the currency) with its sign and symbol, kept in one piece by isolates.

    In English the symbol stands before the number, elsewhere after it.
    """
    spoken = language or language_now()
    number = format_plain_amount(abs(minor), exponent, language=spoken, digits=digits)
    minus = "-" if minor < 0 else ""
    sign = symbol(currency, spoken)
    if spoken in _SYMBOL_BEFORE:
        gap = NO_BREAK_SPACE if sign.isalpha() else ""
        return ltr(f"{minus}{sign}{gap}{number}")
    if _is_arabic(sign):
        return rtl(f"{ltr(minus + number)}{NO_BREAK_SPACE}{sign}")
    return ltr(f"{minus}{number}{NO_BREAK_SPACE}{sign}")


def format_balance(minor: int, currency: str, exponent: int, *, language: str | None = None, digits: str | None = None) -> str:
    """A balance without its sign, for sentences that say in words who owes whom."""
    return format_amount(abs(minor), currency, exponent, language=language, digits=digits)


def format_plain_amount(minor: int, exponent: int, *, language: str | None = None, digits: str | None = None) -> str:
    """An amount of `minor` units without symbol or isolates, for columns that name the currency in their header."""
    return format_number(Decimal(minor).scaleb(-exponent), exponent, language=language, digits=digits)


def _rounded(value: int | Decimal, decimals: int) -> int | Decimal:
    if isinstance(value, int) or decimals > -_exponent(value):
        return value
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
    return rounded or abs(rounded)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _is_arabic(sign: str) -> bool:
    return "\u0600" <= sign[:1] <= "\u06ff"
