"""Amounts of money read as people write them, into minor units of the currency."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.account_sides import ALSO_OF_MONEY, CREDIT_BESIDE_A_NUMBER, CREDIT_SIDE, DEBIT_BESIDE_A_NUMBER, DEBIT_SIDE
from smallcrm.domain.currency_words import THOUSAND_TOMAN, TOMAN, currency_in, currency_of, money_called
from smallcrm.domain.folding import fold
from smallcrm.domain.lazy_pattern import LazyPattern
from smallcrm.domain.number_reading import GROUPING, NUMBER, DecimalMark, could_be_thousands, number_readings
from smallcrm.domain.shown_amount import ShownAmount
from smallcrm.i18n import N_
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["AmountReading", "DecimalMark", "currency_in", "decide_decimal", "exponent_of", "read_amount"]

NOT_AN_AMOUNT = N_("This is not an amount.")
TOO_LARGE = N_("This amount is too large.")
TWO_READINGS = N_("This amount can be read in two ways.")


@dataclass(frozen=True, slots=True)
class AmountReading:
    """An amount in minor units; None where there is none, where it is not one (`error`), or where it is one of two.

    `currency` is what the text itself names (ISO 4217; tomans are already rials), `alternatives` the two readings of
    a text like 1.234: with the mark as thousands first, as decimals second. `error` is a text to translate.
    """

    minor: int | None = None
    currency: str | None = None
    alternatives: tuple[int, ...] = ()
    error: str = ""


_NOTHING = AmountReading()
_MOST_DIGITS = 18
_TOO_LARGE: int = 10**_MOST_DIGITS
_RIAL_IN = {TOMAN: 10, THOUSAND_TOMAN: 10_000}
_PLAIN = LazyPattern(r"-?[0-9]{1,15}(?:\.[0-9]{1,2})?")
_NO_CENTS = LazyPattern(r"(?<=[0-9])[.,]\s*[-–—]+\s*$")
_MINUS = LazyPattern("[-–—]")
_HYPHEN = LazyPattern(r"(?<=[^\W\d_])[-–—](?=[^\W\d_])")
_NOT_OF_A_SIDE = LazyPattern("[./'\"\u05f3\u05f4\u2019]+")
_BRACKETS = LazyPattern(r"[()\[\]]")
_POINT, _PARTS_THOUSANDS = "\u066b", "\u066c"
"""The decimal mark of Arabic and Persian, which many write between thousands as well, and their mark of thousands."""
_MILLS = 3
"""The decimals of a dinar: as many figures as stand between marks of thousands."""
_THOUSAND, _MILLION, _MILLIARD = 3, 6, 9
_SCALES = {
    fold(word): power
    for power, words in (
        (_THOUSAND, "هزار ألف آلاف אלף אלפים thousand k хил хиляда хиляди"),
        (_MILLION, "میلیون ملیون مليون ملايين מיליון מליון million mln млн милион милиона"),
        (_MILLIARD, "میلیارد مليار מיליארד billion bn млрд милиард милиарда"),
    )
    for word in words.split()
}
"""Words for noughts behind a number (۲٫۵ میلیون), by how many they are."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A text taken apart: the number's own characters, what stands around it, and whether it is below zero."""

    number: str
    unit: str
    negative: bool


def read_amount(
    value: str | float | Decimal | None, exponent: int, *, decimal: DecimalMark | None = None, currency: str | None = None
) -> AmountReading:
    """The amount of a cell or a line typed, in units of 10^-`exponent`; more decimals are rounded half up.

    `decimal` is the column's decimal mark where one is known (`decide_decimal`): it settles 1.234, which otherwise has
    two readings. `currency` is the money expected (ISO 4217, or TOMAN from a header), used where the text names none
    or only a word that several countries share.
    """
    if value is None:
        return _NOTHING
    if isinstance(value, str):
        return _read_text(value, exponent, decimal, currency)
    if isinstance(value, bool):
        return AmountReading(error=NOT_AN_AMOUNT)
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not number.is_finite():
        return AmountReading(error=NOT_AN_AMOUNT)
    if not isinstance(value, ShownAmount):
        return _amount(number, exponent, None, currency)
    seen, negative = _shown_beside(value, currency)
    return (
        AmountReading(error=NOT_AN_AMOUNT)
        if seen is None
        else _amount(abs(number) * (-1 if negative else 1), exponent, seen or None, currency)
    )


def money_named(cell: object, expected: str | None = None) -> str | None:
    """The money that a cell names beside its amount (ISO 4217, TOMAN or THOUSAND_TOMAN), as `read_amount` understands it; None for none."""
    if isinstance(cell, ShownAmount):
        return _shown_beside(cell, expected)[0] or None
    return _money_in_text(cell, expected) if isinstance(cell, str) else None


def names_side(text: str) -> bool:
    """Whether what stands beside a number names debit or credit, and no more than a money with it."""
    side, rest = _side_apart(text.split())
    return side != 0 and (not rest or currency_of(rest) is not None)


def _shown_beside(cell: ShownAmount, expected: str | None) -> tuple[str | None, bool]:
    """The money of a number by the sign that it is shown with, as `_unit` has it, and whether it is below zero."""
    money = money_called(cell.sign, expected)
    return (money, cell < 0) if money else _unit(_Written("", cell.sign, negative=cell < 0), expected)


def _money_in_text(text: str, expected: str | None) -> str | None:
    if text.isascii() and not any(map(str.isalpha, text)) and "$" not in text:
        return None
    written = _take_apart(text)
    return (_unit(_scale_apart(written, expected)[1], expected)[0] or None) if written is not None else None


def decide_decimal(values: Iterable[object]) -> DecimalMark | None:
    """The decimal mark of a column, told from those of its texts that leave no doubt; None if none does or they differ."""
    found: set[DecimalMark] = set()
    for value in values:
        if isinstance(value, str) and value and (mark := _sure_mark(value)):
            found.add(mark)
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=64)
def exponent_of(currency: str) -> int:
    """How many decimals the currency is counted in by CLDR: EUR 2, IRR 0, JOD 3; 2 for an unknown one."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))


def is_too_large(minor: int) -> bool:
    """Whether an amount in minor units is more than a book can hold."""
    return abs(minor) >= _TOO_LARGE


def _read_text(text: str, exponent: int, decimal: DecimalMark | None, expected: str | None) -> AmountReading:
    if decimal != "," and exponent == 2 and text.isascii() and _PLAIN.fullmatch(text):  # noqa: PLR2004 - most amounts
        return _amount(Decimal(text), exponent, None, expected)
    written = _take_apart(text)
    if written is None:
        return AmountReading(error=NOT_AN_AMOUNT) if any(map(str.isalnum, text)) else _NOTHING
    scale, written = _scale_apart(written, expected)
    unit, negative = _unit(written, expected)
    if unit is None:
        return AmountReading(error=NOT_AN_AMOUNT)
    if _PARTS_THOUSANDS in text or (decimal is None and exponent == _MILLS and _POINT in text):
        decimal = "."
    if scale and expected == THOUSAND_TOMAN:
        expected = TOMAN  # the cell says the thousands itself
    numbers = number_readings(written.number, decimal, can_have_decimals=bool(exponent or scale))
    readings = [_amount((-number if negative else number).scaleb(scale), exponent, unit or None, expected) for number in numbers]
    if not readings:
        return AmountReading(error=NOT_AN_AMOUNT)
    if len(readings) == 1 or readings[0].minor == readings[1].minor:
        return readings[0]
    alternatives = tuple(reading.minor for reading in readings if reading.minor is not None)
    return AmountReading(currency=readings[0].currency, alternatives=alternatives, error=TWO_READINGS)


def _take_apart(text: str) -> _Written | None:
    """None where there is not exactly one number in the text."""
    plain = _NO_CENTS.sub("", to_ascii(strip_marks(text)).strip())
    found = list(NUMBER.finditer(plain))
    if len(found) != 1:
        return None
    around = _HYPHEN.sub(" ", f"{plain[: found[0].start()]} {plain[found[0].end() :]}")
    bracketed = "(" in around and ")" in around
    unit = _BRACKETS.sub(" ", _MINUS.sub(" ", around)).replace("+", " ").strip(" \u00a0.,:;=")
    return _Written(found[0].group(), unit, negative=bracketed or bool(_MINUS.search(around)))


def _scale_apart(written: _Written, expected: str | None) -> tuple[int, _Written]:
    """How many noughts a word behind the number puts to it, and the rest; `500 هزار تومان` names thousands of toman as a money."""
    words = written.unit.split()
    power = next((power for word in words if (power := _SCALES.get(fold(word).rstrip(".")))), 0)
    if not power or currency_of(written.unit, expected):
        return 0, written
    rest = [word for word in words if fold(word).rstrip(".") not in _SCALES]
    return (power, replace(written, unit=" ".join(rest))) if len(rest) == len(words) - 1 else (0, written)


def _unit(written: _Written, expected: str | None) -> tuple[str | None, bool]:
    """The currency around the number ('' for none, None for words that are no money), and whether it is below zero."""
    if not written.unit:
        return "", written.negative
    if code := currency_of(written.unit, expected):
        return code, written.negative
    side, rest = _side_apart(written.unit.split())
    code = currency_of(rest, expected) if rest else ""
    if not side or code is None or (side > 0 and written.negative):  # a dash beside "debit" may be a minus, or no more than a dash
        return None, written.negative
    return code, written.negative or side < 0


def _side_apart(words: Sequence[str]) -> tuple[int, str]:
    """The side of the account that the words name, the longest first, 1 for debit and -1 for credit, 0 for none; and the rest."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            if side := _sides().get(_key_of_side(" ".join(words[start : start + length]))):
                return side, " ".join([*words[:start], *words[start + length :]])
    return 0, " ".join(words)


@lru_cache(maxsize=1)
def _sides() -> Mapping[str, int]:
    lists = ((1, (*DEBIT_SIDE, DEBIT_BESIDE_A_NUMBER)), (-1, (*CREDIT_SIDE, CREDIT_BESIDE_A_NUMBER)))
    sides = {_key_of_side(word): side for side, languages in lists for word in "|".join(languages).split("|")}
    return {word: side for word, side in sides.items() if word not in ALSO_OF_MONEY.split("|")}


def _key_of_side(text: str) -> str:
    return " ".join(_NOT_OF_A_SIDE.sub(" ", fold(text)).split())


def _sure_mark(text: str) -> DecimalMark | None:
    written = None if _PARTS_THOUSANDS in text else _take_apart(text)
    if written is None or _scale_apart(written, None)[0]:  # who writes 2.5 million may part the thousands of others so
        return None
    plain = GROUPING.sub("", written.number)
    point, comma = plain.rfind("."), plain.rfind(",")
    last: DecimalMark = "." if point > comma else ","
    if point >= 0 and comma >= 0:
        return last
    parts = plain.split(last)
    if len(parts) > 2:  # noqa: PLR2004 - a decimal mark stands once
        return "," if last == "." else "."
    return last if len(parts) == 2 and parts[1] and not could_be_thousands(*parts) else None  # noqa: PLR2004


def _amount(number: Decimal, exponent: int, seen: str | None, expected: str | None) -> AmountReading:
    factor = _RIAL_IN.get(seen or expected or "", 1)
    currency = "IRR" if seen in _RIAL_IN else seen
    if abs(number) >= Decimal(10) ** _MOST_DIGITS:
        return AmountReading(error=TOO_LARGE)
    minor = int((number * factor).scaleb(exponent).quantize(Decimal(1), ROUND_HALF_UP))
    return AmountReading(error=TOO_LARGE) if is_too_large(minor) else AmountReading(minor, currency)
