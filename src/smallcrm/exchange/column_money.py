"""In which money amounts are whose headings do not say: by titles, in a book of rials by cells, else as elsewhere in the file."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from smallcrm.domain.currency_words import THOUSAND_TOMAN, TOMAN, currency_in, currency_of
from smallcrm.domain.folding import fold
from smallcrm.domain.money import money_named
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.ledger_parts import MONEYS
from smallcrm.exchange.reading_context import RIAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.header_row import HeaderRow
    from smallcrm.exchange.reading_context import ReadingContext, Wishes
    from smallcrm.exchange.survey import TableSurvey
    from smallcrm.exchange.understanding import ColumnMatch

_TOMANS = frozenset({TOMAN, THOUSAND_TOMAN})
_BETWEEN_PHRASES = re.compile(r"[()\[\]|,;:،؛\n–—]|\s-\s|\s{2,}")
_WORDS = (
    "all|amounts|amount|sums|figures|prices|balances|debts|are|is|given|shown|in|currency|unit",
    "כל|הסכומים|סכומים|סכום|היתרות|יתרות|החובות|חובות|המחירים|הם|המטבע|מטבע",
    "جميع|كل|كافة|المبالغ|مبالغ|المبلغ|الأرصدة|الديون|العملة|عملة|هي",
    "مبلغ|ارقام|اعداد|کلیه|همه|تمام|تمامی|مانده ها|بدهی ها|به|واحد|پول|می|باشد|می باشد|میباشد|باشند|است",
    "всички|всичко|все|суми|сумите|сума|салда|салдата|задължения|задълженията|стойности|стойностите|са|в|във|валута|валутата",
)
_ABOUT_AMOUNTS = frozenset(fold(word) for words in _WORDS for word in words.split("|"))
"""All that a title says beside a money where it tells what the amounts are in: Amounts in EUR, הסכומים בש״ח, مبالغ به تومان."""
_JOINED_BEFORE = ("ב", "بال", "ب")
"""In, as Hebrew and Arabic write it together with its word."""
_ALSO_PEOPLE = frozenset(map(fold, ("lev", "лев")))
_SHORTEST, _SHORTEST_ELSE = 3, 2
"""The letters of a word that stands alone for a money, of a Latin one first: le, fr and sr stand for much else."""
_NOUGHTS = (
    "thousand|thousands|million|millions|אלף|אלפי|אלפים|באלפים|באלפי|מיליון|מיליוני|מיליונים|במיליונים|במיליוני",
    "ألف|آلاف|بالآلاف|الآلاف|بالألف|مليون|ملايين|بالملايين|هزار|میلیون|ملیون|хил|хиляда|хиляди|млн|милион|милиони|милиона",
)
_LEFT_OUT_NOUGHTS = frozenset(fold(word) for words in _NOUGHTS for word in words.split("|"))
"""What tells that amounts stand without their noughts: Суми в хил. лв., באלפי ש״ח."""


def with_money(
    columns: Sequence[ColumnMatch],
    found: TableSurvey,
    titles: Iterable[str],
    context: ReadingContext,
    *,
    of_book: str | None = None,
    elsewhere: str | None = None,
) -> list[ColumnMatch]:
    """The columns with the money that their amounts are in by the titles, by the cells of them all, or `elsewhere` in the file.

    A heading overrules them. `of_book` is that of the book which a table of our own was taken out of.
    """
    money = of_book or _money_of_titles(titles, context.currency) or _money_of_cells(columns, found, context) or elsewhere
    return [
        replace(column, decisions=replace(column.decisions, currency=money)) if column.target in MONEYS else column for column in columns
    ]


def moneys_said(header: HeaderRow, titles: Iterable[str], rows: Iterable[Sequence[Cell]], context: ReadingContext) -> frozenset[str]:
    """The moneys that the titles, the headings of amounts, and in a book of rials the first cells of a table name."""
    own = context.currency
    of_amounts = [place for place, match in enumerate(header.matches) if match.meaning in MONEYS]
    said = {currency_in(header.headings[place], own) for place in of_amounts} | {_money_of_titles(titles, own)}
    if own == RIAL:
        cells = (row[place] for row in rows for place in of_amounts if place < len(row))
        said |= {money_named(cell, RIAL) for cell in cells}
    return frozenset(money for money in said if money)


def money_elsewhere(here: frozenset[str], others: Iterable[frozenset[str]], own: str) -> str | None:
    """The one money of the other sheets, for amounts that name none; of toman its own table may speak too, in another column."""
    said = frozenset().union(*others)
    if own == RIAL:
        said |= here
    elif here:
        return None
    return next(iter(said)) if len(said) == 1 and said != {own} else None


def names_no_money(header: HeaderRow, own: str) -> bool:
    """Whether some column of amounts has a heading without a money."""
    return any(match.meaning in MONEYS and currency_in(header.headings[place], own) is None for place, match in enumerate(header.matches))


def as_headed(heading: str, wishes: Wishes, context: ReadingContext, *, has_plain: bool) -> Wishes:
    """What the user said of the whole file, for a column with this heading: it keeps the money that the heading names.

    Where he says that amounts are in the book's money after all, that is an answer about such a heading only if the file
    has no plain ones (`has_plain`).
    """
    named = currency_in(heading, context.currency)
    if named is None or wishes.amounts_in in {None, named} or (wishes.amounts_in == context.currency and not has_plain):
        return wishes
    return replace(wishes, amounts_in=named if context.can_take(named) else None)


def plain_among_two(columns: Sequence[ColumnMatch], found: TableSurvey, context: ReadingContext) -> dict[int, tuple[str, ...]]:
    """The amounts that name no money, by their columns, where some headings or cells say toman, others rial, and nothing decides."""
    moneys = [column for column in columns if column.target in MONEYS]
    undecided = [column for column in moneys if column.decisions.currency is None]
    said = _named_in(undecided, found, context) | {currency_in(column.heading, context.currency) for column in moneys}
    if RIAL not in said or _TOMANS.isdisjoint(said):
        return {}
    plain = {
        column.index: tuple(
            cell_text(value)
            for value in found.columns[column.index].values
            if isinstance(value, str | int | float) and _says_an_amount(value) and not money_named(value, RIAL)
        )
        for column in undecided
    }
    return {index: values for index, values in plain.items() if values}


def _money_of_cells(columns: Sequence[ColumnMatch], found: TableSurvey, context: ReadingContext) -> str | None:
    """Toman where cells say so and none says rial: whoever writes the word once does not mean it for that cell alone."""
    said = _named_in([column for column in columns if column.target in MONEYS], found, context)
    return TOMAN if RIAL not in said and not _TOMANS.isdisjoint(said) else None


def _named_in(columns: Sequence[ColumnMatch], found: TableSurvey, context: ReadingContext) -> set[str]:
    """The moneys that the cells of these columns name, their sums too; nothing in a book whose money is counted in one way."""
    if context.currency != RIAL:
        return set()
    indexes = {column.index for column in columns if currency_in(column.heading, RIAL) is None}
    cells: list[Cell] = [value for index in indexes for value in found.columns[index].values]
    cells += [stated.cell for stated in found.stated if stated.column in indexes]
    return {money for cell in cells if (money := money_named(cell, RIAL))}


def lacks_noughts(heading: str, own: str) -> bool:
    """Whether a heading says that the amounts below it are thousands or millions of a money."""
    words = heading.strip("()").replace("(", " ").split()
    return any(_is_of_noughts(word.strip("(),")) for word in words) and currency_in(heading, own) != THOUSAND_TOMAN


def title_of_noughts(titles: Iterable[str], own: str) -> str | None:
    """The title that says that amounts are thousands or millions, and nothing else beside their money; None where none does."""
    return next((title for title in titles if any(_tells_noughts(phrase, own) for phrase in _BETWEEN_PHRASES.split(title))), None)


def _tells_noughts(phrase: str, own: str) -> bool:
    words = _beside_amounts(phrase)
    rest = [word for word in words if not _is_of_noughts(word)]
    if len(rest) == len(words) or len(phrase.split()) == 1 or _money_of(" ".join(words), own) == THOUSAND_TOMAN:
        return False
    return not rest or _money_of(" ".join(rest), own) is not None


def _is_of_noughts(word: str) -> bool:
    return fold(word).strip(".:") in _LEFT_OUT_NOUGHTS


def _says_an_amount(value: str | float) -> bool:
    return any(character.isdigit() and character not in "0۰٠" for character in str(value))


def _money_of_titles(titles: Iterable[str], own: str) -> str | None:
    """The one money that titles say amounts are in; None where they say none, or several."""
    said = {money for title in titles if (money := _money_of_title(title, own))}
    return said.pop() if len(said) == 1 else None


def _money_of_title(title: str, own: str) -> str | None:
    for before, phrase in pairwise(("", *_BETWEEN_PHRASES.split(title))):
        rest = _beside_amounts(phrase)
        tells = len(rest) < len(phrase.split()) or (before.strip() and not _beside_amounts(before))
        if rest and (tells or _stands_for_a_money(rest, own)) and (money := _money_beside_noughts(rest, own)):
            return money
    # Nobody but who counts in tomans names them, whatever else the title says.
    named = currency_in(title, own) if own == RIAL else None
    return named if named in _TOMANS else None


def _beside_amounts(phrase: str) -> list[str]:
    """The words of a phrase but those that say that it is about amounts."""
    return [word for word in phrase.split() if fold(word) not in _ABOUT_AMOUNTS]


def _stands_for_a_money(words: Sequence[str], own: str) -> bool:
    """Whether a money is meant where nothing is said of amounts: (лв.), $, Лева or בש״ח, but not the first name Lev."""
    text = fold(" ".join(words))
    is_short = text.isalpha() and len(text) < (_SHORTEST if text.isascii() else _SHORTEST_ELSE)
    return _is_joined(words[0], own) or not (is_short or text in _ALSO_PEOPLE)


def _money_beside_noughts(words: Sequence[str], own: str) -> str | None:
    return _money_of(" ".join(words), own) or _money_of(" ".join(word for word in words if not _is_of_noughts(word)), own)


@lru_cache(maxsize=256)
def _money_of(words: str, own: str) -> str | None:
    joined = next((words.removeprefix(prefix) for prefix in _JOINED_BEFORE if words.startswith(prefix)), words)
    return currency_of(words, own) or currency_of(joined, own)


def _is_joined(word: str, own: str) -> bool:
    return currency_of(word, own) is None and _money_of(word, own) is not None
