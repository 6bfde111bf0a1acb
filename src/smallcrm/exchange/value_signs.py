"""The signs by which a column's values tell what they are, each a share of its cells: used by `value_guess`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.date_reading import IN_THE_FUTURE, read_date
from smallcrm.domain.folding import fold
from smallcrm.domain.money import read_amount
from smallcrm.domain.phone import read_phones
from smallcrm.exchange.city_words import CITIES
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeVar

    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext

    _T = TypeVar("_T")
    Found = tuple[str, float]

NEARLY_ALL, MOST, HALF, SOME = 0.9, 0.75, 0.5, 0.3
"""Shares of the cells that are asked for."""

_PLAIN_STREET = re.compile(r"""([^\W\d_][^\d]{2,30}?)[\s,]+(?:№\s?)?[0-9]{1,3}(?:/[0-9]{1,3})?[א-תa-zа-я]?""", re.IGNORECASE)
_NUMBERS = re.compile("[0-9]{1,4}")
_HAS_DIGIT = re.compile("[0-9]")
_EMAIL = re.compile(r"[^@\s;,<>]+@[^@\s;,<>]+\.[^@\s;,<>.]{2,}")
_PHONE = re.compile(r"(?:\D{0,8}[:. ])?\+?\(?\+?[0-9][0-9\s().\-–/;,+*#]{5,40}(?:\s?\w{1,8}\.?)?")
_DATE = re.compile(r"(?=\D*[0-9]).{0,24}[0-9]\s?[./\-\s,]\s?[0-9\w].*|--[0-9-]{4,5}|[0-9]{8}")
_DATED = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})|(?:1[3-9]|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2}")
_DECIMAL = re.compile(r"[0-9][.,][0-9]{1,3}(?![0-9])\D*$")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,'’٬ \u00a0][0-9]{3})+(?![0-9])")
_MONEY_SIGN = re.compile(
    r"""[₪€$£₺﷼]|ש["״]?ח|лв|ريال|ریال|تومان|تومن|دينار|درهم|جنيه|\b(?:nis|eur|usd|gbp|bgn|ils|jod|sar|egp)\b""", re.IGNORECASE
)
_CODE = re.compile(r"([^\W\d_]{0,4}[-/ ]?)([0-9]{1,9})")
_STREET = re.compile(
    r"""(?:^|[\s"'(])(?:רח(?:וב|['׳.])|שד(?:רות|['׳.])|סמטת|דרך|شارع|ش\.|حي|خیابان|خ\.|کوچه|کوچهٔ|بلوار|میدان|پلاک|ул\.?|бул\.?|ж\.?к\.?|кв\.|бл\."""
    r"""|street|st\.?|road|rd\.?|avenue|ave\.?|lane|ln\.?|drive|dr\.?|boulevard|blvd\.?|square|sq\.|close|court|way)(?=$|[\s,."'(])""",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"(?:^|\s)(?:№\s?|no\.?\s?)?[0-9]{1,4}[a-zא-ת]?(?:/[0-9]{1,3})?(?=$|[\s,])", re.IGNORECASE)
_CITY_SIGN = re.compile(r"^(?:гр|с|г)[. ]+")
_POSTCODES = {
    "IL": re.compile(r"[0-9]{7}"),
    "BG": re.compile(r"[1-9][0-9]{3}"),
    # The first five figures have neither 0 nor 2; national numbers, as long, mostly do.
    "IR": re.compile(r"[13-9]{5}-?[0-9]{5}"),
    "GB": re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}", re.IGNORECASE),
    "US": re.compile(r"[0-9]{5}(?:-[0-9]{4})?"),
    "SA": re.compile(r"[0-9]{5}(?:-[0-9]{4})?"),
    "EG": re.compile(r"[0-9]{5}"),
    "JO": re.compile(r"[0-9]{5}"),
}
_WITHOUT_TRUNK = frozenset({"US", "CA"})
_SURE_POSTCODES = frozenset({"GB", "IR"})
_READ = 30
"""How many cells are read whole: it costs more than a look."""
_SPACES_IN_LONG, _LONG_TEXT = 4, 30
_YEARS = range(1900, 2036)
_OLDEST, _OF_AGE, _RECENT = 115, 14, 8
_LARGEST_SIZE = 300
_FEWEST_CODES, _FEWEST_STREETS, _FEWEST_SHORT_DATES, _FEWEST_PLAIN_AMOUNTS = 3, 4, 5, 8
_THOUSAND = 1000
_MONTHS = 12
_CENT = 1e-6


@dataclass(frozen=True, slots=True)
class SortedOut:
    """The cells of a column by their kinds, every `step`th of it; texts are in ASCII digits, without marks of direction."""

    size: int
    step: int
    texts: list[str]
    numbers: list[int | float]
    days: list[date]


def sorted_out(cells: Sequence[Cell], step: int) -> SortedOut:
    """The filled cells of a column by kind; times and yes or no count only in the size."""
    texts = [to_ascii(strip_marks(cell)).strip() for cell in cells if isinstance(cell, str)]
    numbers = [cell for cell in cells if isinstance(cell, (int, float)) and not isinstance(cell, bool)]
    days = [cell for cell in cells if isinstance(cell, date) and not isinstance(cell, time)]
    return SortedOut(len(cells), step, texts, numbers, days)


def look_at_emails(column: SortedOut, _: ReadingContext) -> Found | None:
    """Addresses with a sign between two names."""
    share = sum(bool("@" in text and _EMAIL.search(text)) for text in column.texts) / column.size
    return ("email", share) if share >= MOST else None


def look_at_phones(column: SortedOut, context: ReadingContext) -> Found | None:
    """Numbers that are some by the plan of their country; digits run together only with a nought or plus before them, or as mobiles."""
    likely: list[str | int | float] = [text for text in column.texts if _PHONE.fullmatch(text) and not _is_dated(text)]
    likely += [number for number in column.numbers if number >= 10**7 and number == int(number)]
    if len(likely) < column.size * MOST:
        return None
    tried = _spread(likely)
    readings = [(cell, reading) for cell in tried for reading in read_phones(cell, context.region)[:1]]
    kinds = [
        reading.kind for cell, reading in readings if reading.valid and (reading.kind is PhoneKind.MOBILE or _is_dialled(cell, context))
    ]
    share = len(kinds) / len(tried) * len(likely) / column.size
    plain = sum(isinstance(cell, (int, float)) or cell.isdigit() for cell in likely)
    if share < (MOST if plain * 2 > len(likely) else HALF):
        return None
    return ("mobile" if kinds.count(PhoneKind.MOBILE) * 2 >= len(kinds) else "phone"), max(share, len(likely) / column.size * NEARLY_ALL)


def look_at_dates(column: SortedOut, context: ReadingContext) -> Found | None:
    """Days of birth, or days of the last years; a year alone counts only beside whole dates."""
    texts = [text for text in column.texts if _DATE.fullmatch(text) or _is_hebrew_date(text)]
    years = [number for number in column.numbers if number in _YEARS]
    likely = len(texts) + len(column.days) + len(years) + sum(text.isdigit() and int(text) in _YEARS for text in column.texts)
    # 0/0/00 and a dash say that there is none.
    size = column.size - sum(not text.strip("0/.-–— ") for text in column.texts)
    texts = [text for text in texts if text.strip("0/.- ")]
    if likely < size * MOST or not 0 < size * HALF <= len(texts) + len(column.days):
        return None
    cells: list[str | date] = [*_spread(column.days), *_spread(texts)]
    born = [_read_birthday(cell, context) for cell in cells]
    read = [day for day in born if day is not None]
    share = min(1.0, len(read) / len(born) * likely / size)
    if share < MOST:
        return None
    if all(isinstance(day, _WithoutYear) for day in read):
        is_sure = len(read) >= _FEWEST_SHORT_DATES and any(map(_names_a_day, texts))
        return ("birthday", share * NEARLY_ALL) if is_sure else None
    told = birth_or_recent([day for day in read if isinstance(day, int)], context.today.year)
    return (told, share) if told else None


def birth_or_recent(years: Sequence[int], this_year: int) -> str | None:
    """Whether the years are of people's births, or of the last ones ("day"); None where they may be either."""
    ages = [this_year - year for year in years]
    if all(-1 <= age <= _RECENT for age in ages):
        return "day"
    if min(ages) < 0 or max(ages) > _OLDEST:
        return None
    grown_up = sum(age >= _OF_AGE for age in ages) / len(ages)
    return "birthday" if grown_up >= MOST and median(ages) > _OF_AGE else None


def look_at_numbers(column: SortedOut, context: ReadingContext) -> Found | None:
    """Postcodes, numbers of customers, or amounts."""
    if sum(bool(_HAS_DIGIT.search(text)) for text in column.texts) + len(column.numbers) < column.size * NEARLY_ALL:
        return None
    postcode = _POSTCODES.get(context.region)
    cells = [*column.texts, *map(_digits, column.numbers)]
    if postcode is not None and (found := _look_at_postcodes(cells, postcode, column.size, sure=context.region in _SURE_POSTCODES)):
        return found
    return _look_at_codes(column) or _look_at_amounts(column, context)


def look_at_places(column: SortedOut, _: ReadingContext) -> Found | None:
    """Streets by their words and house numbers, towns by their names."""
    texts = column.texts
    worded = sum(bool(_STREET.search(text)) for text in texts) / column.size
    housed = sum(bool(_HOUSE.search(text)) and not text[0].isdigit() for text in texts) / column.size
    if worded >= HALF or (worded >= SOME / 3 and housed >= MOST):
        return "street", max(worded, housed)
    plain = {found[1] for text in texts if (found := _PLAIN_STREET.fullmatch(text))}
    if len(texts) >= _FEWEST_STREETS and housed >= NEARLY_ALL and len(plain) >= column.size * MOST:
        return "street", HALF + 0.1
    known = _cities()
    towns = [_CITY_SIGN.sub("", fold(text)) for text in texts if not text[:1].isdigit()]
    share = sum(town in known for town in towns) / column.size
    repeated = len(set(towns)) <= len(towns) * HALF
    return ("city", max(share, HALF)) if share >= (SOME if repeated else HALF) + 0.1 else None


def look_at_notes(column: SortedOut) -> Found | None:
    """Long texts that differ."""
    long = sum(len(text) >= _LONG_TEXT or text.count(" ") >= _SPACES_IN_LONG for text in column.texts) / column.size
    distinct = len(set(column.texts)) / column.size
    return ("notes", max(long, HALF)) if long >= HALF and distinct >= SOME else None


class _WithoutYear:
    """A day and month."""


def _names_a_day(text: str) -> bool:
    """Whether a day and month is more than two small numbers, as fractions and sizes are."""
    return text.startswith("--") or any(map(str.isalpha, text)) or any(int(number) > _MONTHS for number in _NUMBERS.findall(text))


def _is_dated(text: str) -> bool:
    return bool(_DATED.fullmatch(text))


def _is_dialled(cell: str | float, context: ReadingContext) -> bool:
    """Whether a number is written as it is dialled: plates of cars and numbers of people have no nought or plus before them."""
    if not isinstance(cell, str):
        return False
    first = _HAS_DIGIT.search(cell)
    return "+" in cell or (first is not None and first[0] == "0") or (context.region in _WITHOUT_TRUNK and not cell.isdigit())


def _is_hebrew_date(text: str) -> bool:
    return any(mark in text for mark in "\"״'׳") and bool(_HEBREW_MONTHS.search(text))


_HEBREW_MONTHS = re.compile("תשרי|חשו?ון|כסלו|טבת|שבט|אדר|ניסן|אייר|סיוו?ן|תמוז|אב|אלול")


def _spread(cells: Sequence[_T]) -> Sequence[_T]:
    return cells[:: -(-len(cells) // _READ) or 1]


def _read_birthday(cell: str | date, context: ReadingContext) -> int | _WithoutYear | None:
    """The Gregorian year that a cell names, `_WithoutYear` for a day and month, None for what is no date."""
    if isinstance(cell, date) and _OLDEST * 20 > cell.year > context.today.year - _OLDEST:
        return cell.year
    reading = read_date(cell, today=context.today, birthday=True)
    if reading.error == IN_THE_FUTURE:
        return _year_of(read_date(cell, today=context.today).date)
    found = reading.date or (reading.alternatives[-1 if context.language == "ar" else 0] if reading.alternatives else None)
    return _year_of(found)


def _year_of(day: PartialDate | None) -> int | _WithoutYear | None:
    if day is None:
        return None
    return _WithoutYear() if day.year is None else day.gregorian_parts()[0]


def _digits(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)


def _look_at_postcodes(cells: Sequence[str], postcode: re.Pattern[str], size: int, *, sure: bool) -> Found | None:
    if sum(bool(postcode.fullmatch(cell)) for cell in cells) < size * NEARLY_ALL:
        return None
    if sure:
        return "postcode", NEARLY_ALL
    numbers = [int(cell) for cell in cells if cell.isdigit()]
    is_year = all(number in _YEARS for number in numbers)
    return ("postcode", HALF + 0.1) if len(numbers) > 1 and not is_year and not _are_ascending(numbers) else None


def _look_at_codes(column: SortedOut) -> Found | None:
    """Different whole numbers that grow, all with the same letters before them if any; counted from one they count the rows."""
    found = [_CODE.fullmatch(text) for text in (*column.texts, *map(_digits, column.numbers))]
    parts = [each for each in found if each is not None]
    if len(parts) < max(column.size * NEARLY_ALL, _FEWEST_CODES) or len({each[1] for each in parts}) > 1:
        return None
    numbers = [int(each[2]) for each in parts]
    counts_rows = numbers[0] <= 1 and numbers[-1] - numbers[0] < len(numbers) * column.step * 2
    steps = {second - first for first, second in pairwise(numbers)}
    are_measured = len(steps) == 1 and column.step not in steps
    if not _are_ascending(numbers) or (not parts[0][1] and (counts_rows or are_measured)):
        return None
    return "number", NEARLY_ALL if numbers[0] >= 100 or parts[0][1] else MOST  # noqa: PLR2004 - small numbers may count something


def _are_ascending(numbers: Sequence[int]) -> bool:
    rising = sum(first < second for first, second in pairwise(numbers))
    return len(set(numbers)) == len(numbers) and rising >= (len(numbers) - 1) * NEARLY_ALL


def _look_at_amounts(column: SortedOut, context: ReadingContext) -> Found | None:
    """Money by its signs, decimals or thousands; whole numbers alone only where most are round thousands."""
    signed = [text for text in column.texts if _MONEY_SIGN.search(text)]
    tried = _spread(column.texts)
    amounts = [read_amount(text, context.exponent, currency=context.currency) for text in tried]
    read = sum(bool(each.alternatives) or each.minor is not None for each in amounts) / (len(tried) or 1)
    share = (read * len(column.texts) + len(column.numbers)) / column.size
    if share < NEARLY_ALL:
        return None
    if len(signed) >= column.size * SOME:
        return "balance", share
    fractions = [number for number in column.numbers if number != int(number)]
    if any(abs(number - round(number, max(context.exponent, 2))) > _CENT for number in fractions):
        return None
    decimals = len(fractions) + sum(bool(_DECIMAL.search(text)) for text in column.texts)
    grouped = sum(bool(_GROUPED.search(text)) for text in column.texts)
    if decimals + grouped + len(signed) >= column.size * SOME:
        return None if _are_sizes([*column.numbers, *_plain(column.texts)]) else ("balance", share * MOST)
    whole = [number for number in column.numbers if number]
    round_ones = sum(number % _THOUSAND == 0 for number in whole)
    is_round = len(whole) >= _FEWEST_PLAIN_AMOUNTS and round_ones >= len(whole) * NEARLY_ALL
    return ("balance", HALF + 0.1) if is_round and len(set(whole)) > SOME * len(whole) else None


def _plain(texts: Iterable[str]) -> list[float]:
    return [float(text) for text in texts if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", text)]


def _are_sizes(numbers: Sequence[float]) -> bool:
    """Whether they lie as near to one another as heights, weights and sizes do: money has noughts, debts below zero and large ones."""
    return bool(numbers) and min(numbers) > 0 and max(numbers) < _LARGEST_SIZE and max(numbers) < min(numbers) * 4


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return frozenset(fold(town) for towns in CITIES for town in towns.split("|"))
