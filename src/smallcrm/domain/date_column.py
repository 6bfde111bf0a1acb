"""What a whole column tells about its dates: the order of day and month, and the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smallcrm.domain.date_figures import Figures, Order, figures_of, run_together, without_time
from smallcrm.domain.date_words import calendar_in, calendar_sign
from smallcrm.domain.lazy_pattern import LazyPattern
from smallcrm.i18n.calendars import Calendar, from_gregorian
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

_PERSIAN_DIGIT = LazyPattern("[\u06f0-\u06f9]")
_ARABIC_DIGIT = LazyPattern("[\u0660-\u0669]")
_BESIDE = LazyPattern(r"^([0-9./\-\s,]+?)\s*([^0-9\s./\-,][^0-9]*)$")
_TWO = LazyPattern(r"([0-9]{1,2})\s*[./\-]\s*([0-9]{1,2})")
_LAST_MONTH = 12
_MOON_YEARS = range(1200, 1501)
_LAST_DAY = 31
_LAST_DAY_OF_HIJRI = 30
_RUN_TOGETHER = range(13_000_000, 15_000_000)
_LENGTH_RUN_TOGETHER = 8
_LONGEST_PAIR = 7
_TYPOS = 0.02
_SHOWN = 3
_HOME_CALENDAR = {"fa": Calendar.JALALI, "ar": Calendar.HIJRI}


@dataclass(frozen=True, slots=True)
class YearSaid:
    """The year in which days without one are, as something outside their column says, and the month where it says that too."""

    year: int
    calendar: Calendar
    month: int | None = None


@dataclass(frozen=True, slots=True)
class DateDecision:
    """What to hand to `read_date` for a column; None where the column does not tell.

    `ambiguous`: there are dates whose day and month could change places and nothing decides. `calendar_ambiguous`:
    years around 1400 that may be Jalali or Hijri. `evidence` are up to three cells that decided, as typed,
    but none that says to be of another calendar. `said` is the year of days that are written without one.
    """

    order: Order | None = None
    calendar: Calendar | None = None
    evidence: tuple[str, ...] = ()
    ambiguous: bool = False
    calendar_ambiguous: bool = False
    said: YearSaid | None = None


def decide_dates(values: Iterable[object], today: date, *, header: str = "", language: str | None = None) -> DateDecision:
    """Decide order and calendar from all cells of a column; its header and the file's language break a tie of calendars."""
    values = [*values]
    texts = [value for value in values if isinstance(value, str) and value.strip()]
    plain = [_plain(text) for text in texts]
    read = zip(texts, map(_figures, plain), strict=True)
    figures = [(text, each) for text, each in read if each is not None and not each.is_blank]
    calendar, torn = _decide_calendar(texts, [*(each for _, each in figures), *_run_together(values)], today, header, language)
    order, evidence, ambiguous = _decide_order(figures, calendar, today)
    shown = tuple(text for text in evidence if _calendar_of(text) in {None, calendar})
    decision = DateDecision(order, calendar, shown, ambiguous, torn)
    return decision if ambiguous or order is not None else _with_order_of(_pairs(zip(texts, plain, strict=True)), decision)


def _calendar_of(text: str) -> Calendar | None:
    """The calendar that a cell says itself to be of."""
    sign = _without_sign(_plain(text))[1]
    return calendar_sign(sign) if sign else None


def with_year(decision: DateDecision, values: Iterable[object], said: YearSaid) -> DateDecision:
    """The decision with the year for days without one (5.1), and their order: by a number that is no month, or the month that is said."""
    pairs = _pairs((value, _plain(value)) for value in values if isinstance(value, str))
    if pairs and all(second == said.year % 100 > _LAST_MONTH for _, _, second in pairs):  # months of that year
        return decision
    decision = _with_order_of(pairs, replace(decision, said=said, calendar=decision.calendar or said.calendar), said.month)
    is_torn = decision.order is None and any(first != second for _, first, second in pairs)
    return replace(decision, ambiguous=is_torn) if pairs and decision.order is None else decision


def _pairs(texts: Iterable[tuple[str, str]]) -> list[tuple[str, int, int]]:
    """The texts of days without a year, each with its two numbers, of texts as they are typed and as they are compared."""
    short = (each for each in texts if len(each[1]) <= _LONGEST_PAIR)
    return [(typed, int(found[1]), int(found[2])) for typed, plain in short if (found := _TWO.fullmatch(plain))]


def _with_order_of(pairs: list[tuple[str, int, int]], decision: DateDecision, month: int | None = None) -> DateDecision:
    """The decision with the order of days without a year, where it is open: by a number that is no month, or by `month`."""
    if decision.order is not None or not pairs:
        return decision
    day_first = [text for text, first, second in pairs if first > _LAST_MONTH >= second]
    month_first = [text for text, first, second in pairs if second > _LAST_MONTH >= first]
    if month is not None and not (day_first or month_first):
        day_first = [text for text, first, second in pairs if second == month != first]
        month_first = [text for text, first, second in pairs if first == month != second]
    if bool(day_first) == bool(month_first):
        return decision
    return replace(decision, order="dmy" if day_first else "mdy", evidence=tuple((day_first or month_first)[:_SHOWN]), ambiguous=False)


def _plain(text: str) -> str:
    return to_ascii(strip_marks(text)).strip()


def _figures(plain: str) -> Figures | None:
    return figures_of(_without_sign(without_time(plain))[0])


def _run_together(values: Iterable[object]) -> Iterator[Figures]:
    """The figures of dates such as 14031005, which tell of their calendar and of no order but their own."""
    for value in values:
        if isinstance(value, str):
            number: float = int(value) if len(value) == _LENGTH_RUN_TOGETHER and value.isdecimal() else 0
        else:
            number = value if isinstance(value, int | float) else 0
        if _RUN_TOGETHER.start <= number < _RUN_TOGETHER.stop and (figures := run_together(str(int(number)), None)):
            yield figures


def _without_sign(text: str) -> tuple[str, str]:
    """The figures and the words after them: 1363/07/12 and هـ."""
    found = _BESIDE.match(text)
    return (found[1].rstrip(), found[2]) if found else (text, "")


def _decide_order(figures: list[tuple[str, Figures]], calendar: Calendar | None, today: date) -> tuple[Order | None, tuple[str, ...], bool]:
    sure: dict[Order, list[str]] = {"dmy": [], "mdy": [], "ymd": []}
    likely: dict[Order, list[str]] = {"dmy": [], "mdy": [], "ymd": []}
    unsure = 0
    for text, each in figures:
        orders = _jalali_orders(each, today) if calendar is Calendar.JALALI else each.orders()
        year_last = tuple(order for order in orders if order != "ymd")
        if len(orders) == 1:
            sure[orders[0]].append(text)
        elif calendar is Calendar.JALALI:
            unsure += int(each.first) != int(each.third)
        elif len(year_last) == 1:
            likely[year_last[0]].append(text)
        elif year_last and int(each.first) != int(each.second):
            unsure += 1
    found = sure if any(sure.values()) else likely
    best, other = sorted(found, key=lambda order: -len(found[order]))[:2]
    if not found[best]:
        return None, (), unsure > 0
    torn = unsure > 0 and len(found[other]) > len(found[best]) * _TYPOS
    return None if torn else best, tuple(found[best][:_SHOWN]), torn


def _jalali_orders(figures: Figures, today: date) -> tuple[Order, ...]:
    """Nobody writes a Jalali month first, and a year of two digits comes last as often as it comes first unless it has yet to come."""
    orders = tuple(order for order in figures.orders() if order != "mdy")
    years = {order: figures.arranged(order)[0] for order in orders}
    ends = from_gregorian(today, Calendar.JALALI)[0] % 100 + 1
    been = tuple(order for order in orders if len(years[order]) > 2 or not ends < int(years[order]) <= _LAST_DAY)  # noqa: PLR2004
    return been or orders


def _decide_calendar(
    texts: list[str], figures: list[Figures], today: date, header: str, language: str | None
) -> tuple[Calendar | None, bool]:
    for text in texts:
        if calendar := _calendar_of(text):
            return calendar, False
    years = [(int(part), each) for each in figures for part in (each.first, each.third) if len(part) == 4]  # noqa: PLR2004
    if not years:
        # Years of two digits: Iranians mean their own.
        return calendar_in(header) or (Calendar.JALALI if figures and language == "fa" else None), False
    if not any(year in _MOON_YEARS for year, _ in years):
        return calendar_in(header), False
    calendar = calendar_in(header) or _calendar_by_cells(years, today) or _calendar_by_digits(texts) or _HOME_CALENDAR.get(language or "")
    return calendar, calendar is None


def _calendar_by_cells(years: list[tuple[int, Figures]], today: date) -> Calendar | None:
    """Hijri where a year would lie ahead in the Jalali calendar, Jalali where a month has 31 days."""
    this_year = from_gregorian(today, Calendar.JALALI)[0]
    if any(this_year < year < _MOON_YEARS.stop for year, _ in years):
        return Calendar.HIJRI
    if any(int(each.third) > _LAST_DAY_OF_HIJRI for year, each in years if len(each.third) <= 2):  # noqa: PLR2004
        return Calendar.JALALI
    return None


def _calendar_by_digits(texts: list[str]) -> Calendar | None:
    joined = " ".join(texts)
    if _PERSIAN_DIGIT.search(joined):
        return Calendar.JALALI
    return Calendar.HIJRI if _ARABIC_DIGIT.search(joined) else None
