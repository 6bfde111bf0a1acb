"""Marks that stand for the cell above, as people write them in lists (〃, כנ"ל, ditto), and rows in which they are filled in."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.ledger_parts import MONEYS, WHO
from smallcrm.exchange.understanding import IGNORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.understanding import ColumnMatch, TableUnderstanding

_SIGNS = "\" '' ″ “ ” „ 〃 ״ ׳׳ `` ´´ ’’ ‘‘ ,, // «»"
_AROUND = ("", "-", "–", "—", "--", "- ", "_")
_TWICE = ("", " ")
_WORDS = (
    "ditto|do.|idem|id.|same|same as above|as above|the same",
    "כנ\"ל|כנ״ל|כנ”ל|כנ“ל|כנל|כנ''ל|הנ\"ל|הנ״ל|הנל|אותו דבר|אותו הדבר|כמו למעלה|כמו מעל",
    "نفسه|نفسها|نفس الشيء|نفس الشئ|كذلك|أيضاً|أيضا|ايضا|ايضاً|أيضًا|كما سبق|كما أعلاه",
    "ایضا|ایضاً|ایضًا|همان|همچنین|مانند بالا|مثل بالا|همان بالا|به شرح فوق",
    "също|същия|същият|същата|същото|същите|пак същия|пак той|пак тя|както горе|като горе|идем",
)


def _signs() -> Iterator[str]:
    """Each sign alone, twice, and between lines of either side: -"-, -//-, -- " --."""
    for sign, between in product(_SIGNS.split(), _TWICE):
        for marks in (sign, f"{sign}{between}{sign}"):
            for around in _AROUND:
                yield f"{around}{marks}{around[::-1]}"


def _words() -> Iterator[str]:
    for word in "|".join(_WORDS).split("|"):
        yield from (word, word.capitalize(), word.upper(), f"-{word}-", f"({word})", f'"{word}"')


MARKS: frozenset[Cell] = frozenset(
    f"{before}{mark}{after}" for mark in (*_signs(), *_words()) for before, after in product(("", " "), repeat=2)
)
"""As they are written in a cell of their own. They are a set, as every row of a file is asked for them: "Do" is a family's name."""

WHOSE = frozenset({"name", "given_name", "number"})
"""In a list of customers each row is another one: a mark there says nothing that can be right."""
NO_MARKS: frozenset[Cell] = frozenset()


def marks_in(table: TableUnderstanding) -> frozenset[Cell]:
    """The marks that the cells of a table may hold."""
    return NO_MARKS if table.writes_all_out else MARKS


def stands_for_above(column: ColumnMatch) -> bool:
    """Whether a mark in this column of a list of customers means the cell above: two of one family live in one city, and owe their own."""
    return column.target not in WHOSE and column.target not in MONEYS


def with_cells_above(rows: Iterable[tuple[int, list[Cell]]], table: TableUnderstanding) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of customers or sales lines, where a mark gives way to the cell above; one that nothing stands above of stays."""
    marks = marks_in(table)
    meant = [column.index for column in table.columns if _means_above(column, table.kind)]
    above: list[Cell] = []
    for number, row in rows:
        if not marks.isdisjoint(row):
            row = _filled(row, above, meant)  # noqa: PLW2901 - the row as it is meant
        above = row
        yield number, row


def _means_above(column: ColumnMatch, kind: SheetKind) -> bool:
    """Lines of sales say of which customer they are, as entries do."""
    if column.target == IGNORE:
        return False
    return column.target in WHO if kind is SheetKind.SALES else stands_for_above(column)


def _filled(row: list[Cell], above: list[Cell], meant: Iterable[int]) -> list[Cell]:
    filled = [*row]
    for index in meant:
        if index < len(row) and row[index] in MARKS and index < len(above) and above[index] is not None:
            filled[index] = above[index]
    return filled
