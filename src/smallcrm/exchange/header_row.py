"""The row of a table in which its headings stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.exchange.cell_kinds import WORDS, filled, kind_below, kind_of
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.dated_texts import without_day
from smallcrm.exchange.drawn_lines import is_line
from smallcrm.exchange.header_words import ROW_COUNTER
from smallcrm.exchange.headers import EXACT, NO_FIELD, QUALIFIED, HeaderMatch, match_as_written, match_header
from smallcrm.exchange.joined_headings import joined_headings
from smallcrm.exchange.ledger_words import LABEL
from smallcrm.exchange.name_signs import begins_with_a_given_name
from smallcrm.exchange.payment_columns import columns_of_sides
from smallcrm.i18n.digits import to_ascii

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.exchange.cells import Cell

ROWS_SEARCHED = 40
LAST_ROW_WISHED = 1_000
"""Nobody has more titles above a table; all rows down to the headings are held at once."""
_ROWS_SEARCHED_FOR_UNKNOWN, _FEWEST_MISSPELT = 5, 2
_ROWS_BELOW = 20
_AS_WIDE_AS_ITS_TABLE = 0.75
_MOST, _NEARLY_ALL = 0.5, 0.9
_FEWEST_OF_VALUES, _FEWEST_ROWS, _FEWEST_KNOWN = 2, 2, 2
_PLAIN_FIGURES = re.compile(r"\d{1,3}|(?:19|20)\d\d")
"""Years and small numbers head columns too."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,2}[./-](?:\d{1,2}[./-])?\d{4}|\d{4}[./-]\d{1,2}(?:[./-]\d{1,2})?|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}/\d{1,2}")
_DAYS, _FEWEST_DAYS = range(1, 32), 3
_RANGE = re.compile(r"(?:\d{1,4}\s*[-–—]\s*\d{1,4}|\d{1,3}\s*\+|[<>≤≥+]\s*\d{1,3})(?:\s+[^\W\d]+\.?)?")
"""How old a debt is (31-60, 90+ days), above amounts."""


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """Where the headings stand (0 is the first row) and what each column's heading means, blank ones too.

    `written` are the rows of headings as they stand, where two are joined; `sides` the targets of the columns of a T account.
    """

    index: int
    headings: tuple[str, ...]
    matches: tuple[HeaderMatch, ...]
    score: float
    written: tuple[tuple[str, ...], ...] = ()
    sides: Mapping[int, str] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """The row after the headings."""
        return self.index + (len(self.written) or 1)


def find_header(rows: Sequence[list[Cell]]) -> HeaderRow | None:
    """The row of headings among the first rows: the one whose cells mean most, below titles and above its table.

    Headings that mean nothing to us count against a row, unless it differs from the rows below as headings do. Where no row
    means anything, one that differs so is the headings all the same; None where there is none. Misspelt headings are looked
    for only in the row that was found, as names of people and streets are near to many words.
    """
    best: HeaderRow | None = None
    searched = rows[: next((place for place, row in enumerate(rows) if row), 0) + ROWS_SEARCHED]
    for index, row in enumerate(searched):
        found = _header_at(index, row, searched)
        if found.score > 0 and (best is None or found.score > best.score):
            best = found
    if best is not None:
        return _with_row_above(best, rows) or _with_row_below(replace(best, matches=_matches(best.headings)), rows)
    first = [*enumerate(searched[:_ROWS_SEARCHED_FOR_UNKNOWN])]
    misspelt = (_misspelt_at(index, row) for index, row in first)
    unknown = (_unknown_at(index, row, searched) for index, row in first)
    return next((row for found in (misspelt, unknown) for row in found if row is not None), None)


def header_wished(rows: Sequence[list[Cell]], wished: int | None) -> HeaderRow | None:
    """The headings in the row that the user names, counted from 1, 0 for none; those that are found where nothing stands in it.

    Where they stand in two rows, he names the first.
    """
    if wished == 0:
        return None
    if wished is None or wished > len(rows) or not rows[wished - 1]:
        return find_header(rows)
    headings = _texts(rows[wished - 1])
    return _with_row_below(HeaderRow(wished - 1, headings, _matches(headings), 0.0), rows)


def _with_row_above(found: HeaderRow, rows: Sequence[list[Cell]]) -> HeaderRow | None:
    """The headings joined with those above them; None where there are none."""
    return _joined_at(found.index - 1, found, rows) if found.index else None


def _with_row_below(found: HeaderRow, rows: Sequence[list[Cell]]) -> HeaderRow:
    """The headings joined with those below them, if there are such."""
    return _joined_at(found.index, found, rows) or found


def _joined_at(index: int, found: HeaderRow, rows: Sequence[list[Cell]]) -> HeaderRow | None:
    upper, lower = rows[index], rows[index + 1] if index + 1 < len(rows) else []
    if not (upper and lower):
        return None
    above, under = _texts(upper), _texts(lower)
    matches = _matches(under)
    if sides := columns_of_sides(upper, matches):
        return _of_sides(index, found, (above, under), sides)
    headings = joined_headings(upper, lower, _below(index + 1, rows))
    return None if headings is None else HeaderRow(index, headings, _matches(headings), found.score, (above, under))


def _of_sides(index: int, found: HeaderRow, written: tuple[tuple[str, ...], tuple[str, ...]], sides: Mapping[int, str]) -> HeaderRow:
    """The headings of a T account below its two sides, by what they mean on each."""
    headings = tuple(lower or upper for upper, lower in zip_longest(*written, fillvalue=""))
    told = {place: HeaderMatch(target, EXACT) for place, target in sides.items()}
    matches = tuple(told.get(place, match) for place, match in enumerate(_matches(headings)))
    return HeaderRow(index, headings, matches, found.score, written, sides)


def _texts(row: Iterable[Cell]) -> tuple[str, ...]:
    return tuple("" if cell is None else clean(cell_text(cell)) for cell in row)


def _matches(headings: Iterable[str]) -> tuple[HeaderMatch, ...]:
    return tuple(match_header(heading) if heading else HeaderMatch() for heading in headings)


def _misspelt_at(index: int, row: list[Cell]) -> HeaderRow | None:
    """A row of texts of which at least half are misspelt headings, and two of them different ones."""
    headings = tuple(clean(cell) for cell in row if isinstance(cell, str))
    if len(headings) < len(row):
        return None
    matches = _matches(headings)
    known = [match for match in matches if match.is_field]
    if len(known) * 2 < len(headings) or len({match.meaning for match in known}) < _FEWEST_MISSPELT:
        return None
    return HeaderRow(index, headings, matches, sum(match.confidence for match in known))


def _unknown_at(index: int, row: list[Cell], rows: Sequence[list[Cell]]) -> HeaderRow | None:
    """A row of different words of which none begins with somebody's name, above two columns of figures or addresses at least."""
    headings = tuple(clean(cell) if isinstance(cell, str) else "" for cell in row)
    words = [heading.casefold() for heading in headings if heading]
    below = _below(index, rows)
    if len(below) < _FEWEST_ROWS or len(set(words)) < len(words) or any(map(begins_with_a_given_name, words)):
        return None
    if not _is_of_words(row, below) or len([*_columns_of_values(row, below, _NEARLY_ALL)]) < _FEWEST_OF_VALUES:
        return None
    return HeaderRow(index, headings, _matches(headings), 0.0)


def _header_at(index: int, row: list[Cell], rows: Sequence[list[Cell]]) -> HeaderRow:
    below = _below(index, rows)
    periods = _periods(row, below)
    is_text = [isinstance(cell, str) or _is_year(cell) or column in periods for column, cell in enumerate(row)]
    headings = tuple(clean(cell_text(cell)) if is_heading else "" for cell, is_heading in zip(row, is_text, strict=True))
    matches = tuple(match_as_written(heading) if heading else HeaderMatch() for heading in headings)
    telling = [match for match in matches if match.meaning not in {None, ROW_COUNTER, NO_FIELD, LABEL}]
    is_dated_title = len(headings) - headings.count("") == 1 and any(heading and without_day(heading) is not None for heading in headings)
    if not telling or is_dated_title:  # a title that says of which day the balances are
        return HeaderRow(index, headings, matches, 0.0)
    best: dict[str | None, float] = {}
    for match in telling:
        best[match.meaning] = max(best.get(match.meaning, 0.0), match.confidence)
    # The same word all along a row is a value; several phones and addresses stand beside other fields.
    repeated = min(len(telling) - len(best), len(best))
    # Numbers and dates stand in tables, not in headings, but for those of a column for each day or month.
    plain = [None if column in periods else cell for column, cell in enumerate(row)]
    others = sum(cell is not None and not isinstance(cell, str) and not _is_year(cell) for cell in plain) + _values_in(plain, below)
    unknown = sum(bool(headings[column]) and not matches[column].meaning for column, _ in filled(plain))
    cost = unknown / 4 if unknown and not _heads(row, matches, below) else 0.0
    return HeaderRow(index, headings, matches, sum(best.values()) + repeated / 2 - others - cost)


def _heads(row: list[Cell], matches: Sequence[HeaderMatch], below: Sequence[list[Cell]]) -> bool:
    """Whether a row differs from those below it as headings do.

    It has words alone, is as wide as its table, and stands above other kinds of values; or above texts of which none says
    the same as its heading, where it names two fields beyond doubt.
    """
    if not _is_of_words(row, below):
        return False
    if any(_columns_of_values(row, below, _MOST)):
        return True
    known = {match.meaning for match in matches if match.is_field and match.confidence >= QUALIFIED}
    recur = any(cell is not None and cell == other for each in below for cell, other in zip(row, each, strict=False))
    return len(below) >= _FEWEST_ROWS and len(known) >= _FEWEST_KNOWN and not recur


def _below(index: int, rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    return [row for row in rows[index + 1 : index + 1 + _ROWS_BELOW] if row and not is_line(row)]


def _is_of_words(row: list[Cell], below: Sequence[list[Cell]]) -> bool:
    """Whether a row as wide as its table has nothing but texts, and no figures above figures."""
    width = len(row) - row.count(None)
    widest = max((len(each) - each.count(None) for each in below), default=0)
    if width < _AS_WIDE_AS_ITS_TABLE * widest or not all(cell is None or isinstance(cell, str) for cell in row):
        return False
    return not any(_is_value(column, cell, below) for column, cell in filled(row))


def _columns_of_values(row: list[Cell], below: Sequence[list[Cell]], share: float) -> Iterator[bool]:
    """True for each column with a word above figures or addresses of e-mail."""
    return (True for column, cell in filled(row) if kind_of(cell) == WORDS and kind_below(column, below, share) not in {None, WORDS})


def _values_in(row: list[Cell], below: Sequence[list[Cell]]) -> int:
    """How many texts of a row are such values as stand below them: phones, e-mails, dates, amounts."""
    texts = [(column, cell) for column, cell in filled(row) if isinstance(cell, str)]
    return sum(not _PLAIN_FIGURES.fullmatch(cell) and _is_value(column, cell, below) for column, cell in texts)


def _is_value(column: int, cell: Cell, below: Sequence[list[Cell]]) -> bool:
    """Whether a cell is no word, but of the kind of those below it; a range above no ranges is a heading."""
    if kind_of(cell) == WORDS or kind_of(cell) != kind_below(column, below, _MOST):
        return False
    return not _is_range(cell) or any(_is_range(row[column]) for row in below if column < len(row))


def _periods(row: Sequence[Cell], below: Sequence[list[Cell]]) -> frozenset[int]:
    """The columns that are headed by days or months: dates beside one another above none, or numbers that count up."""
    dated = {
        column for column, cell in filled(row) if _is_date(cell) and not any(_is_date(each[column]) for each in below if column < len(each))
    }
    dated = {column for column in dated if {column - 1, column + 1} & dated}
    steps = {column for column in range(1, len(row)) if _is_day(row[column]) and row[column - 1] == _one_less(row[column])}
    counted = steps | {column - 1 for column in steps}
    return frozenset(dated | (counted if len(counted) >= _FEWEST_DAYS else set()))


def _is_date(cell: Cell) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and _DATE.fullmatch(to_ascii(cell.strip())) is not None)


def _is_day(cell: Cell) -> bool:
    return type(cell) in {int, float} and cell in _DAYS


def _one_less(cell: Cell) -> float | None:
    return cell - 1 if isinstance(cell, int | float) else None


def _is_year(cell: Cell) -> bool:
    return type(cell) in {int, float} and _YEAR.fullmatch(cell_text(cell)) is not None


def _is_range(cell: Cell) -> bool:
    return isinstance(cell, str) and _RANGE.fullmatch(cell.strip()) is not None
