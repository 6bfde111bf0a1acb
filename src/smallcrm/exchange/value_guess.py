"""What columns hold, told from their values alone: for tables whose headings say nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smallcrm.exchange import value_signs as signs
from smallcrm.exchange.name_signs import NameShares, look_at_names, name_shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext

SAMPLE = 100
"""Cells looked at, evenly from the whole column: more tell no more, and are waited for."""

DAY = "day"
"""The target of a column of recent days: entries have them, no card does."""

_FEWEST_FILLED = 2
_DOUBT_OF_FEW = 0.5
_ONE_OF_A_KIND = frozenset({"name", "given_name", "family_name", "number", "birthday", "balance", DAY})
_PHONES = frozenset({"mobile", "phone"})
_BESIDE_A_GIVEN_NAME = 0.6
_FEWEST_FAMILY_NAMES = 0.1


@dataclass(frozen=True, slots=True)
class ValueGuess:
    """A field's key, `DAY`, or None where the values leave a doubt; `confidence` from 0 to 1, less where there are few cells."""

    target: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class _Look:
    """A column at a glance; the shares of names are kept to tell given names from family names beside one another."""

    guess: ValueGuess
    names: NameShares | None = None


def guess_by_values(values: Sequence[Cell], context: ReadingContext) -> ValueGuess:
    """What a column holds, by a hundred of its cells.

    One of: mobile, phone, email, birthday, day, balance, number, postcode, city, street, name, given_name, family_name,
    notes. Columns of a few choices, of counts and of codes are None.
    """
    return _look(values, context).guess


def guess_columns(columns: Sequence[Sequence[Cell]], context: ReadingContext) -> tuple[ValueGuess, ...]:
    """What each column of a table holds, where no two go into a field that takes one; a column without cells is None.

    Of two columns of mobiles the first is called so; of several that look like money the last is the balance; of two of
    birthdays or names the surer; single names beside given ones are the family's.
    """
    looks = [_look(column, context) for column in columns]
    guesses = [look.guess for look in looks]
    _name_pairs(looks, guesses)
    for target in _ONE_OF_A_KIND:
        rivals = [index for index, guess in enumerate(guesses) if guess.target == target]
        if len(rivals) > 1:
            best = rivals[-1] if target == "balance" else max(rivals, key=lambda index: (round(guesses[index].confidence, 1), -index))
            for index in rivals:
                guesses[index] = guesses[index] if index == best else ValueGuess()
    mobiles = [index for index, guess in enumerate(guesses) if guess.target == "mobile"]
    for index in mobiles[1:]:
        guesses[index] = replace(guesses[index], target="phone")
    return tuple(guesses)


def _look(values: Sequence[Cell], context: ReadingContext) -> _Look:
    step = -(-len(values) // SAMPLE) or 1
    filled = [cell for cell in values[::step] if cell is not None and (not isinstance(cell, str) or any(map(str.isalnum, cell)))]
    if len(filled) < _FEWEST_FILLED:
        return _Look(ValueGuess())
    column = signs.sorted_out(filled, step)
    found, names = next((found for look in _LOOKS if (found := look(column, context))), None), None
    if found is None and len(column.texts) * 2 >= len(filled):
        names = name_shares(column)
        found = look_at_names(names) or signs.look_at_notes(column)
    if found is None:
        return _Look(ValueGuess(), names)
    target, share = found
    return _Look(ValueGuess(target, round(share * len(filled) / (len(filled) + _DOUBT_OF_FEW), 3)), names)


_LOOKS = (signs.look_at_emails, signs.look_at_phones, signs.look_at_dates, signs.look_at_places, signs.look_at_numbers)


def _name_pairs(looks: Sequence[_Look], guesses: list[ValueGuess]) -> None:
    """Two columns of single names beside one another: the one with more given names holds those, the other the family's."""
    for first, second in zip(range(len(looks)), range(1, len(looks)), strict=False):
        pair = looks[first].names, looks[second].names
        if pair[0] is None or pair[1] is None or not all(names.are_single for names in pair if names):
            continue
        given, family = (first, second) if pair[0].leaning >= pair[1].leaning else (second, first)
        told = guesses[given].target == "given_name" or guesses[family].target == "family_name"
        other = looks[family].names
        if told and other is not None and other.are_many and guesses[family].target in {None, "given_name", "family_name"}:
            likely = max(other.family, other.ending, other.given)
            if likely >= _FEWEST_FAMILY_NAMES:
                guesses[given] = ValueGuess("given_name", max(guesses[given].confidence, _BESIDE_A_GIVEN_NAME))
                guesses[family] = ValueGuess("family_name", max(guesses[family].confidence, _BESIDE_A_GIVEN_NAME))
