"""Which rows of a table hold sums or counts: by a word for a sum or for carrying over, where nothing beside it tells of a person."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.number_reading import read_number
from smallcrm.domain.person_name import looks_like_firm
from smallcrm.exchange.as_above import MARKS
from smallcrm.exchange.cell_kinds import FIGURES, kind_of
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.header_words import CARRIED_WORDS, COUNT_WORDS, COUNTED_WORDS, SUMS_AND_NAMES, TOTAL_WORDS
from smallcrm.exchange.headers import header_key, is_total
from smallcrm.exchange.ledger_parts import MONEYS, LedgerPart
from smallcrm.exchange.understanding import CUSTOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.understanding import ColumnMatch

FEWEST_COLUMNS_OF_A_TABLE = 3
NAMES = frozenset({"name", "given_name", "family_name", "known_as", "company"})
REACHES = frozenset({"mobile", "phone", "fax", "email"})
_CELLS_OF_A_COUNT, _MOST_DIGITS_OF_A_COUNT = 2, 6
_BRACKETS = str.maketrans("()[]{}", " " * 6)


class SumRows:
    """Tells rows of sums from those of customers and entries, by the targets of the columns."""

    def __init__(self, columns: Sequence[ColumnMatch], width: int, *, is_ours: bool) -> None:
        """`width` is the number of columns that have a heading; `is_ours` tells of a table that the program wrote."""
        self._most = max(FEWEST_COLUMNS_OF_A_TABLE, width // 2)
        self._money = frozenset(column.index for column in columns if column.target in MONEYS)
        self._posted = frozenset(column.index for column in columns if column.target in MONEYS and column.target != LedgerPart.OWED_BEFORE)
        self._own = frozenset(column.index for column in columns if column.target == CUSTOM)
        self._days = frozenset(column.index for column in columns if column.target in {LedgerPart.DAY, LedgerPart.PAID_DAY})
        self._names = [column.index for column in columns if column.target in NAMES]
        # Every row that the program writes has the number of its customer, who may be called Total.
        self._tells = [column.index for column in columns if column.target in REACHES or (is_ours and column.target == "number")]
        self._numbers = [column.index for column in columns if column.target == "number"]
        self._above: dict[int, Cell] = {}
        self._row_above: list[Cell] = []
        self._alone_above: list[Cell] = []

    def see(self, row: list[Cell]) -> None:
        """A row that is no sum: what stands in it may be summed up below."""
        self._row_above = row
        if not self._names and len(row) - row.count(None) == 1:
            self._alone_above = row
        for index in self._names:
            if index < len(row) and row[index] is not None and row[index] not in MARKS:
                self._above[index] = row[index]

    def are_sums(self, row: list[Cell]) -> bool:
        """Whether the row holds sums of all rows, or of those of a page, or says how many they are."""
        filled = len(row) - row.count(None)
        if filled > self._most and not self._only_sums(row):
            return False
        if filled <= _CELLS_OF_A_COUNT and self._counts(row):
            return True
        return any(_says_total(cell) for cell in row if cell is not None) and not self.tells_who(row)

    def are_sums_of_a_part(self, row: list[Cell]) -> bool:
        """Whether the row sums up one customer, city or page (Total Ann Lee, Leeds total, Carried forward).

        What is summed up stands above, or the row has no day, and nothing beside its name but amounts: a firm may be called Total.
        """
        if not self._money or any(index < len(row) and row[index] is not None for index in self._numbers):
            return False
        named = [index for index in self._names if index < len(row) and row[index] is not None]
        sums_up = any(self._sums_up(row, index, is_name=index in self._names) for index in named or range(len(row)))
        return sums_up and not self.tells_who(row)

    def _sums_up(self, row: list[Cell], index: int, *, is_name: bool) -> bool:
        cell = row[index]
        about = without_word_for_sums(cell) if isinstance(cell, str) and index not in self._money else None
        if about is None or not isinstance(cell, str):
            return False
        stands_above = bool(about) and about in self._names_above(index)
        if is_name:
            return stands_above or is_carried(cell) or (_is_no_name(cell) and self._has_amounts_alone(row, index))
        return stands_above and self._has_amounts_alone(row, index)

    def _names_above(self, index: int) -> Iterable[str]:
        above = {self._above.get(index), *self._row_above[index : index + 1], *self._alone_above[index : index + 1]}
        return (header_key(cell_text(cell)) for cell in above if cell is not None)

    def _has_amounts_alone(self, row: list[Cell], name: int) -> bool:
        others = [index for index, cell in enumerate(row) if cell is not None and index != name]
        if self._days.intersection(others) or not others:
            return False
        return all(index in self._money or _is_number(row[index]) for index in others)

    def _only_sums(self, row: list[Cell]) -> bool:
        """Whether all beside the amounts, the figures of the shop's own fields and the day are words for sums."""
        beside = self._money | self._days
        return all(
            cell is None or index in beside or _says_total(cell) or (index in self._own and kind_of(cell) == FIGURES)
            for index, cell in enumerate(row)
        )

    def _counts(self, row: list[Cell]) -> bool:
        """Whether it says how many customers there are, in one cell or two: an amount beside the words is a sum."""
        cells = [(index, cell_text(cell)) for index, cell in enumerate(row) if cell is not None]
        text = " ".join(text for _, text in cells).translate(_BRACKETS).strip()
        if not 0 < sum(map(str.isdigit, text)) <= _MOST_DIGITS_OF_A_COUNT or any(index in self._posted for index, _ in cells):
            return False
        return header_key(text) in (_counted() if text[0].isdigit() else _counts())

    def tells_who(self, row: list[Cell]) -> bool:
        """Whether it has a means of reaching somebody: the word for a sum may stand in any column, that of e-mails too."""
        return any(index < len(row) and row[index] is not None and not _says_total(row[index]) for index in self._tells)


def without_word_for_sums(text: str) -> str | None:
    """The key of a text without the words for a sum at its beginning or end, or for carrying over at its beginning; None without such."""
    words = text.split()
    if not words or not (_may_begin(words[0]) or _may_end(words[-1])):
        return None
    keys = header_key(text.translate(_BRACKETS)).split()
    for length in range(len(keys), 0, -1):
        if " ".join(keys[:length]) in _phrases():
            return " ".join(keys[length:])
        if " ".join(keys[-length:]) in _totals():
            return " ".join(keys[:-length])
    return None


def is_carried(text: str) -> bool:
    """Whether a text begins with words for carrying a sum over to another page."""
    keys = header_key(text.translate(_BRACKETS)).split()
    return any(" ".join(keys[:length]) in _carried() for length in range(len(keys), 0, -1))


def _is_no_name(text: str) -> bool:
    return not looks_like_firm(text) and header_key(text.split(maxsplit=1)[0]) not in _sums_and_names()


def _says_total(cell: Cell) -> bool:
    return type(cell) is str and is_total(cell)


def _is_number(cell: Cell) -> bool:
    return type(cell) in {int, float} or (type(cell) is str and read_number(cell) is not None)


def _keys(languages: Iterable[str]) -> frozenset[str]:
    return frozenset(header_key(word) for words in languages for word in words.split("|"))


@lru_cache(maxsize=1)
def _totals() -> frozenset[str]:
    return _keys(TOTAL_WORDS)


@lru_cache(maxsize=1)
def _carried() -> frozenset[str]:
    return _keys(CARRIED_WORDS)


@lru_cache(maxsize=1)
def _counts() -> frozenset[str]:
    return _keys(COUNT_WORDS)


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    return _keys(COUNTED_WORDS)


@lru_cache(maxsize=1)
def _phrases() -> frozenset[str]:
    return _totals() | _carried()


@lru_cache(maxsize=1)
def _sums_and_names() -> frozenset[str]:
    return _keys([SUMS_AND_NAMES])


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(key.split()[0] for key in _phrases())


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(key.split()[-1] for key in _totals())


@lru_cache(maxsize=20_000)
def _may_begin(word: str) -> bool:
    """Asked of every row: names begin with the same few thousand words."""
    return not _first_words().isdisjoint(header_key(word.translate(_BRACKETS)).split()[:1])


@lru_cache(maxsize=20_000)
def _may_end(word: str) -> bool:
    return not _last_words().isdisjoint(header_key(word.translate(_BRACKETS)).split()[-1:])
