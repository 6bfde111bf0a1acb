"""What a user said of how a file is to be read, kept by the headings of its columns, so that the next file like it is read so too."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING

from smallcrm.domain.folding import fold
from smallcrm.exchange.header_row import ROWS_SEARCHED, header_wished
from smallcrm.exchange.headers import header_key
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.exchange.understand import ROWS_GUESSED_BY, what_was_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.headers import SheetKind
    from smallcrm.exchange.open_file import SheetInfo, TableFile
    from smallcrm.exchange.reading_context import ReadingContext

BY_PLACE = "="
"""Begins the key of a column without a heading, before its place; no heading's key holds it."""
SHAPE = re.compile(r"[0-9a-f]{32}")
"""What `shape_of` writes."""


@dataclass(frozen=True, slots=True)
class SheetMatching:
    """What was said of one sheet; `columns` are the keys of all its columns, by which `targets` and `readings` name theirs.

    `headings_row` is the row in which the headings stand, counted from 1, 0 where there are none.
    """

    name: str
    columns: tuple[str, ...]
    kind: SheetKind | None = None
    targets: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, Wishes] = field(default_factory=dict)
    headings_row: int | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether the user said nothing of it."""
        return self.kind is None and not self.targets and not self.readings and self.headings_row is None


@dataclass(frozen=True, slots=True)
class Matching:
    """What was said, on some day, of a file and of each of its sheets that holds anything."""

    on: date
    sheets: tuple[SheetMatching, ...]
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def says_nothing(self) -> bool:
        """Whether the file is read as the program understands it."""
        return self.wishes == Wishes() and all(sheet.says_nothing for sheet in self.sheets)

    def says_the_same(self, other: Matching | None) -> bool:
        """Whether both say the same, on whatever day."""
        return other is not None and replace(other, on=self.on) == self


@dataclass(frozen=True, slots=True)
class Fitted:
    """A matching as it is said of one file, by the places of its sheets and columns."""

    sheets: Mapping[int, SheetWishes]
    wishes: Wishes


def shape_of(file: TableFile) -> str:
    """By what the next file like this one is known: its headings, whatever their order, or what its columns hold where it has none."""
    sheets = [sheet for sheet, info in enumerate(file.sheets) if info.rows]
    headed = {tuple(sorted(named)) for sheet in sheets if (named := [key for key in column_keys(file, sheet) if key[0] != BY_PLACE])}
    shape = sorted(headed or {_looks(file, sheet) for sheet in sheets})
    return blake2b(json.dumps(shape, ensure_ascii=False).encode(), digest_size=16).hexdigest()


def column_keys(file: TableFile, sheet: int, headings_row: int | None = None) -> tuple[str, ...]:
    """A key for each column: its folded heading, or its place where it has none; two of one heading are numbered.

    `headings_row` is where the user says that the headings stand, counted from 1.
    """
    info = file.sheets[sheet]
    rows = [] if info.fields else file.start_of(sheet, max(ROWS_SEARCHED, headings_row or 0))
    header = header_wished(rows, headings_row)
    headings = info.fields or (tuple(header_key(each) or fold(each) for each in header.headings) if header else ())
    return tuple(_keys(headings, max(info.columns, len(headings))))


def _keys(headings: Sequence[str], width: int) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for place, heading in enumerate((*headings, *[""] * (width - len(headings)))):
        seen[heading] += 1
        again = f" {BY_PLACE}{seen[heading]}" if seen[heading] > 1 else ""
        yield f"{heading}{again}" if heading else f"{BY_PLACE}{place}"


def _looks(file: TableFile, sheet: int) -> tuple[str, ...]:
    """What most of the first cells of each column look like."""
    rows = file.rows(sheet, 0, ROWS_GUESSED_BY)
    width = max(map(len, rows), default=0)
    return tuple(_look_of(row[place] for row in rows if place < len(row) and row[place] is not None) for place in range(width))


def _look_of(cells: Iterable[Cell]) -> str:
    looks = Counter(
        "day"
        if isinstance(cell, date)
        else "figures"
        if not isinstance(cell, str)
        else "mail"
        if "@" in cell
        else "figures"
        if any(map(str.isdigit, cell))
        else "words"
        for cell in cells
    )
    return max(sorted(looks), key=lambda look: looks[look], default="")


def matching_of(file: TableFile, context: ReadingContext, sheets: Mapping[int, SheetWishes], wishes: Wishes, on: date) -> Matching:
    """What the user said of a file, without what would be understood so anyway; the day of its balances is its own."""
    said = tuple(
        _sheet_matching(file, sheet, what_was_changed(file, sheet, sheets.get(sheet, SheetWishes()), context))
        for sheet, info in enumerate(file.sheets)
        if info.rows
    )
    return Matching(on, said, wishes)


def _sheet_matching(file: TableFile, sheet: int, said: SheetWishes) -> SheetMatching:
    keys = column_keys(file, sheet, said.headings_row)
    targets = {keys[place]: target for place, target in said.targets.items() if place < len(keys)}
    readings = {keys[place]: wished for place, wished in said.columns.items() if place < len(keys) and wished != Wishes()}
    return SheetMatching(file.sheets[sheet].name, keys, said.kind, targets, readings, said.headings_row)


def fitted(matching: Matching, file: TableFile, context: ReadingContext) -> Fitted | None:
    """The matching for this file: its sheets and columns are found by their headings; what is gone is dropped, and where all is, None.

    Money that the book cannot take is dropped too: it may count in another now.
    """
    wishes = matching.wishes
    worth = {wishes.amounts_in: wishes.worth} if wishes.amounts_in and wishes.worth else {}
    context, sheets = replace(context, worth=worth), {}
    headings_rows = {each.headings_row for each in matching.sheets}
    for sheet, info in enumerate(file.sheets):
        keys = {row: column_keys(file, sheet, row) for row in headings_rows}
        meant = _meant(matching, info, keys)
        if meant is not None:
            sheets[sheet] = _for_columns(meant, keys[meant.headings_row], context)
    said = {sheet: each for sheet, each in sheets.items() if each != SheetWishes()}
    return Fitted(said, _takeable(wishes, context)) if said or (sheets and wishes != Wishes()) else None


def _meant(matching: Matching, info: SheetInfo, keys: Mapping[int | None, Sequence[str]]) -> SheetMatching | None:
    """The sheet of the matching that has most of these columns, half of its own at least; of two such the one of this name.

    `keys` are those of the columns, by the row in which the headings are said to stand.
    """
    if not info.rows:
        return None
    near = [(len({*keys[each.headings_row]} & {*each.columns}), fold(each.name) == fold(info.name), each) for each in matching.sheets]
    enough = [each for each in near if 2 * each[0] >= len(each[2].columns)]
    return max(enough, key=lambda each: each[:2])[2] if enough else None


def _for_columns(said: SheetMatching, keys: Sequence[str], context: ReadingContext) -> SheetWishes:
    places = {key: place for place, key in enumerate(keys)}
    targets = {places[key]: target for key, target in said.targets.items() if key in places}
    readings = {places[key]: _takeable(wished, context) for key, wished in said.readings.items() if key in places}
    return SheetWishes(said.kind, targets, readings, said.headings_row)


def _takeable(wishes: Wishes, context: ReadingContext) -> Wishes:
    return wishes if context.can_take(wishes.amounts_in) else replace(wishes, amounts_in=None, worth=None)
