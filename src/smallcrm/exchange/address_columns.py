"""Which columns of a table make one address: Business Street 2 goes on with Business Street, and beside it stands Business City."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smallcrm.exchange.understanding import ColumnMatch

PARTS = frozenset({"street", "city", "postcode", "country"})
_WORDS: Mapping[str, str] = {
    "business": "business|work|office|בעבודה|עבודה|העבודה|בעסק|עסק|העסק|משרד|العمل|عمل|المكتب|کار|دفتر|служебен|служебна|служебно",
    "home": "home|בבית|בית|הבית|المنزل|منزل|домашен|домашна|домашно",
    "other": "other|אחר|אחרת|נוסף|נוספת|آخر|أخرى|اخر|دیگر|друг|друга|друго",
}
"""Whose the part of an address is, as Outlook's files say it in our languages."""


def places_of_addresses(columns: Iterable[ColumnMatch]) -> dict[int, int]:
    """To which of the card's addresses each column of a part goes, by the index of the column.

    Where no word says whose they are, the second city is that of the second address. A part without a word beside others with
    one goes to the first address that lacks it, unless it stands with a street of its own.
    """
    parts = [column for column in columns if column.target in PARTS]
    owners = {column.index: _owner(column.heading) for column in parts}
    said = [owner for owner in owners.values() if owner]
    keys: dict[int, tuple[str, int]] = {}
    counted: dict[str, int] = {}
    for column in parts:
        owner = owners[column.index]
        if said.count(owner) > 1:
            keys[column.index] = (owner, 0)
        else:
            keys[column.index] = ("", counted.get(column.target, 0))
            counted[column.target] = counted.get(column.target, 0) + 1
    held: dict[tuple[str, int], set[str]] = {}
    for column in parts:
        held.setdefault(keys[column.index], set()).add(column.target)
    for column in parts:
        key = keys[column.index]
        lacking = [other for other, targets in held.items() if other[0] and column.target not in targets]
        if not key[0] and lacking and ("street" not in held[key] or held[key] == {"street"}):
            keys[column.index] = lacking[0]
            held[lacking[0]].add(column.target)
    places = {key: place for place, key in enumerate(dict.fromkeys(keys[column.index] for column in parts))}
    return {index: places[key] for index, key in keys.items()}


def _owner(heading: str) -> str:
    """Whose a part is: "business", "home", "other", or nothing where its heading does not say, or says two."""
    found = {owner for word in fold(heading).replace("-", " ").replace("/", " ").split() if (owner := _owners().get(word.strip("()")))}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=1)
def _owners() -> Mapping[str, str]:
    return {fold(word): owner for owner, words in _WORDS.items() for word in words.split("|")}
