"""Which tables stand on a sheet, told by its first rows: several below or beside one another, a turned one, or cards of labelled cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, product, zip_longest
from typing import TYPE_CHECKING

from smallcrm.exchange.cells import LONGEST_TEXT, cell_text
from smallcrm.exchange.header_row import header_wished
from smallcrm.exchange.headers import EXACT, QUALIFIED, SheetKind, header_key, match_as_written
from smallcrm.exchange.ledger_parts import BROUGHT
from smallcrm.exchange.second_tables import NEARLY_ALL, is_title_of_suppliers, meanings_of_headings
from smallcrm.exchange.sheet_kinds import headings_and_kind, kind_of
from smallcrm.exchange.sheet_places import Layout, name_with_place
from smallcrm.exchange.whose_entries import said_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.exchange.cells import Cell

ROWS_TOLD_BY = 400
MOST_LABELS, MOST_ROWS_OF_CARDS = 60, 50_000
"""A turned table has no more rows, nor a card; cards are held at once."""
_FEWEST = 2
_SAYS_NAME = frozenset({"name", "given_name", "family_name", "company"})
_SAYS_WHO = _SAYS_NAME | {"number", "mobile", "phone", "email"}


@dataclass(frozen=True, slots=True)
class Part:
    """One of the tables of a sheet: its rows and columns (0 is the first, the ends beyond the last).

    `continued` are rows over which a name reaches from the row above; what they hold goes into that row.
    """

    top: int
    bottom: int
    left: int
    right: int
    layout: Layout = Layout.ROWS
    continued: frozenset[int] = frozenset()

    def whole(self, end: int) -> int:
        """The end of some rows with those that are read with the last of them."""
        while end in self.continued:
            end += 1
        return end

    def cut(self, rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[tuple[int, list[Cell]]]:
        """These rows of the sheet with nothing in them but what is of the part, each cell at its place."""
        return self._joined(rows) if self.continued else self._within(rows)

    def _joined(self, rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[tuple[int, list[Cell]]]:
        held: list[tuple[int, list[Cell]]] = []
        for number, row in rows:
            if number not in self.continued:
                yield from held
                held = [(number, row)]
                continue
            for place, cell in enumerate(row):
                if held and cell is not None:
                    put(held[0][1], place, [cell])
            held.append((number, []))
        yield from held

    def _within(self, rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[tuple[int, list[Cell]]]:
        blank: list[Cell] = [None] * self.left
        for number, row in rows:
            if not self.top <= number < self.bottom:
                yield number, []
                continue
            end = min(len(row), self.right)
            while end > self.left and row[end - 1] is None:
                end -= 1
            yield number, blank + row[self.left : end] if end > self.left else []

    def name_in(self, sheet: str) -> str:
        """The sheet and the place on it, as spreadsheets write places."""
        return name_with_place(sheet, top=self.top, bottom=self.bottom, left=self.left, right=self.right)


def parts_of(
    name: str, rows: list[list[Cell]], height: int, width: int, merged: Mapping[int, Sequence[tuple[int, int]]] | None = None
) -> list[Part]:
    """The tables of a sheet that are read each by itself; nothing for a sheet that is one table of a row for each customer.

    `rows` are its first ones, `height` and `width` are those of the whole sheet; `merged` the first and last rows of cells that
    reach over several rows, by column.
    """
    if layout := _layout(rows, height):
        return [Part(0, height, 0, width, layout)]
    stacked = _below_one_another(name, rows, height, width)
    parts = [part for each, head in stacked for part in _beside_one_another(name, rows, each, head)]
    if len(parts) > 1:
        return parts
    continued = _continued(name, rows, height, merged) if merged else frozenset[int]()
    return [Part(0, height, 0, width, continued=continued)] if continued else []


def _continued(name: str, rows: list[list[Cell]], height: int, merged: Mapping[int, Sequence[tuple[int, int]]]) -> frozenset[int]:
    """The rows of a list of customers over which every name reaches from above: one of a family or firm has a name of his own."""
    header, kind = headings_and_kind(name, rows, None)
    if header is None or kind is not SheetKind.CUSTOMERS:
        return frozenset()
    names = [place for place, match in enumerate(header.matches) if match.meaning in _SAYS_NAME]
    if not names or any(sum(last - first for first, last in merged.get(place, ())) > height for place in names):
        return frozenset()  # cells that reach over one another are those of a broken file
    reached = [{row for first, last in merged.get(place, ()) for row in range(first + 1, last + 1)} for place in names]
    return frozenset(row for row in set.intersection(*reached) if row > header.index + 1)


# below one another


def _below_one_another(name: str, rows: list[list[Cell]], height: int, width: int) -> list[tuple[Part, int]]:
    """Each table with the row of its headings: another one has other headings, below a blank row or a title."""
    heads = [*_heads(rows)]
    if not heads:
        return []
    tops = [(0, heads[0][1]), *heads[1:]]
    ends = [*(top for top, _ in tops[1:]), height]
    found = [(Part(top, end, 0, width), head) for (top, head), end in zip(tops, ends, strict=True)]
    brought = [part for part, head in found if _kind(name, rows, part, head) in BROUGHT]
    # Customers beside suppliers or goods are told from these row by row, however long their list is.
    return found if len(brought) > 1 else [(Part(0, height, 0, width), heads[0][1])]


def _heads(rows: list[list[Cell]]) -> Iterator[tuple[int, int]]:
    """The first row of each table, titles included, and the row of its headings."""
    current: Mapping[int, str] = {}
    may_begin, title = True, None
    for number, row in enumerate(rows):
        filled = len(row) - row.count(None)
        if filled < _FEWEST or _name_pages(row):
            may_begin, title = True, (number if title is None else title) if filled else None
            continue
        if may_begin and _are_titles(row, rows[number + 1] if number + 1 < len(rows) else []):
            title = number if title is None else title
            continue
        meanings = meanings_of_headings(row) if may_begin else {}
        top = number if title is None else title
        if meanings and not _goes_on(current, meanings) and (not current or _says_whose(meanings, rows[top:number])):
            yield top, number
            current = meanings
        may_begin, title = False, None


def _are_titles(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether the cells of a row may be titles of tables beside one another: the headings below name somebody for each of them."""
    names = sum(meaning in _SAYS_NAME for meaning in meanings_of_headings(below).values())
    return names >= len(row) - row.count(None)


def _name_pages(row: Sequence[Cell]) -> bool:
    """Whether each cell of a row says by itself whose page stands below it."""
    return all(cell is None or (isinstance(cell, str) and ":" in cell and said_above([[cell]])) for cell in row)


def _goes_on(current: Mapping[int, str], meanings: Mapping[int, str]) -> bool:
    """Whether they are the headings above once more, or some of them."""
    return bool(current) and all(current.get(place) == meaning for place, meaning in meanings.items())


def _says_whose(meanings: Mapping[int, str], titles: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows below such headings can be somebody's: entries of which nothing says whose they are stay with the table above."""
    return not _SAYS_WHO.isdisjoint(meanings.values()) or bool(said_above(titles)) or any(map(is_title_of_suppliers, titles))


def _kind(name: str, rows: list[list[Cell]], part: Part, head: int) -> SheetKind:
    cut = [row for _, row in part.cut(enumerate(rows[: part.bottom]))]
    return kind_of(name, cut, header_wished(cut, head + 1))


# beside one another


def _beside_one_another(name: str, rows: list[list[Cell]], part: Part, head: int) -> list[Part]:
    """The same headings once more to the right, those of another table behind an empty column, or those of other entries."""
    lefts = _lefts_of_equal(rows[head]) or _lefts_behind_gaps(name, rows, part, head) or _lefts_of_entries(name, rows, part, head)
    return [part] if len(lefts) < _FEWEST else _between([part.left, *lefts[1:]], part)


def _between(lefts: Sequence[int], part: Part) -> list[Part]:
    return [replace(part, left=left, right=right) for left, right in pairwise([*lefts, part.right])]


def _lefts_of_equal(row: Sequence[Cell]) -> list[int]:
    """Where the same headings of customers, two or more, begin each time; nothing where they stand once."""
    cells = [(place, header_key(cell_text(cell))) for place, cell in enumerate(row) if cell is not None]
    keys = [key for _, key in cells]
    for size in range(_FEWEST, len(keys) // 2 + 1):
        is_repeated = len(keys) % size == 0 and keys == keys[:size] * (len(keys) // size)
        if is_repeated and len({*keys[:size]}) == size and _name_heading(row[: cells[size][0]]):
            return [place for place, _ in cells[::size]]
    return []


def _lefts_behind_gaps(name: str, rows: list[list[Cell]], part: Part, head: int) -> list[int]:
    """Where tables begin that an empty column divides: each says who, and is of another kind or names its customers alike.

    Pages of entries, each of one customer, say it in a title of their own.
    """
    below = rows[head : part.bottom]
    is_filled = [any(cell is not None for cell in column) for column in zip_longest(*below)]
    lefts = [place for place, filled in enumerate(is_filled) if filled and not (place and is_filled[place - 1])]
    if len(lefts) < _FEWEST:
        return []
    tables = _between(lefts, part)
    heads = [next(each.cut([(head, rows[head])]))[1] for each in tables]
    are_pages = all(said_above(row for _, row in each.cut(enumerate(rows[:head]))) for each in tables)
    if not are_pages and not all(_SAYS_NAME & {*meanings_of_headings(each).values()} for each in heads):
        return []
    kinds = [_kind(name, rows, each, head) for each in tables]
    if not {*kinds} <= {*BROUGHT}:
        return []
    return lefts if are_pages or len({*kinds}) == len(kinds) or len({_name_heading(each) for each in heads}) == 1 else []


def _lefts_of_entries(name: str, rows: list[list[Cell]], part: Part, head: int) -> list[int]:
    """Where tables begin with the same heading of names, each of entries with days of their own: Name, Date, Took, Name, Date, Paid."""
    keys = [header_key(cell_text(cell)) for cell in rows[head]]
    first = next((place for place, key in enumerate(keys) if key), 0)
    lefts = [place for place, key in enumerate(keys) if key and key == keys[first]]
    is_name = len(lefts) >= _FEWEST and bool(_name_heading(rows[head][: first + 1]))
    return lefts if is_name and all(_kind(name, rows, each, head) is SheetKind.LEDGER for each in _between(lefts, part)) else []


def _name_heading(row: Sequence[Cell]) -> str:
    """The heading of the names, as it is compared; empty where there is none."""
    known = (str(cell) for cell in row if isinstance(cell, str))
    return next((header_key(each) for each in known if match_as_written(each).meaning in _SAYS_NAME), "")


# turned tables and cards


def _layout(rows: list[list[Cell]], height: int) -> Layout | None:
    """The layout of a sheet of labels, a name's among them, with values beside them, and no row of headings."""
    places = _places_of_labels(rows)
    if not places or any(meanings_of_headings(row) for row in rows if row):
        return None
    keys = [label_key(label) for label in _labels_at(places[0], rows)]
    if len(places) > 1 or len({*keys}) < len(keys):
        are_few = len({*keys}) <= MOST_LABELS and height <= MOST_ROWS_OF_CARDS
        return Layout.CARDS if are_few and (len(places) > 1 or keys.count(keys[0]) > 1) else None
    return Layout.COLUMNS if height <= MOST_LABELS else None


def _places_of_labels(rows: Sequence[list[Cell]]) -> list[int]:
    """The columns that hold labels alone: the first of the sheet, and those to its right."""
    filled = [row for row in rows if len(row) - row.count(None) >= _FEWEST]
    first = min((place for row in filled for place, cell in enumerate(row) if cell is not None), default=None)
    if first is None or not _are_labels(_labels_at(first, rows), of_name=True):
        return []
    others = range(first + 1, max(map(len, rows)))
    return [first, *(place for place in others if _are_labels(_labels_at(place, rows), of_name=False))]


def _labels_at(place: int, rows: Iterable[list[Cell]]) -> list[Cell]:
    """The cells of a column that have a value to their right: a title has none."""
    wide = (row for row in rows if place < len(row) and row[place] is not None)
    return [row[place] for row in wide if any(cell is not None for cell in row[place + 1 :])]


def _are_labels(cells: Sequence[Cell], *, of_name: bool) -> bool:
    """Whether all of them are labels, where they stand first that of a name and another one (`of_name`) among them."""
    known = [match_as_written(label_of(cell)) for cell in cells if isinstance(cell, str)]
    sure = [match.meaning for match in known if match.meaning is not None and match.confidence >= QUALIFIED]
    if not known or len(known) < len(cells) or len(sure) < NEARLY_ALL * len(cells):
        return False
    says_name = any(match.meaning in _SAYS_NAME and match.confidence == EXACT for match in known)
    return not of_name or (says_name and len({*sure}) >= _FEWEST)


def label_of(cell: Cell) -> str:
    """What a label says, without its colon."""
    return cell_text(cell).rstrip(" :：.-")


def label_key(cell: Cell) -> str:
    """By what two labels are the same."""
    return label_of(cell).casefold()


def turned(rows: Iterable[list[Cell]]) -> list[list[Cell]]:
    """The columns as rows, and labels as headings."""
    found = [[*column] for column in zip_longest(*rows)]
    head = next((place for place, column in enumerate(found) if any(cell is not None for cell in column)), None)
    if head is not None:
        found[head] = [label_of(cell) or None for cell in found[head]]
    return [_without_blank_end(row) for row in found]


def cards(rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """A row of headings, and one for each card: it begins with the first label once more, and may have other columns of labels.

    Cells without a label are of the one above, and so are labels that are more than a card has.
    """
    lefts = _places_of_labels(rows[:ROWS_TOLD_BY])
    first = label_key(_labels_at(lefts[0], rows)[0])
    begins = [left for left in lefts if label_key(_labels_at(left, rows)[0]) == first]
    places: dict[str, int] = {}
    headings: list[Cell] = []
    found: list[list[Cell]] = []
    for begin, end in pairwise([*begins, max(map(len, rows))]):
        current: dict[int, str] = {}
        edges = [*pairwise([*(left for left in lefts if begin <= left < end), end])]
        for row, (left, right) in product(rows, edges):
            label, values = row[left] if left < len(row) else None, [cell for cell in row[left + 1 : right] if cell is not None]
            if label is not None and not values and left == begin and not match_as_written(label_of(label)).meaning:
                continue  # a title of the card
            key = label_key(label) if label is not None else current.get(left, "")
            if label is not None and key == first:
                found.append([])
            if found and key not in places and len(headings) < MOST_LABELS and key:
                places[key] = len(headings)
                headings.append(label_of(label))
            if key in places:
                current[left] = key
            elif label is not None:
                values.insert(0, label)
            if found and (key := current.get(left, "")):
                put(found[-1], places[key], values)
    return [headings, *found]


def put(row: list[Cell], place: int, values: Sequence[Cell]) -> None:
    """Put values into a cell of the row, behind what it holds; one that is there is not put twice."""
    row += [None] * (place + 1 - len(row))
    for value in values:
        before = row[place]
        if before is None:
            row[place] = value
        elif before != value and len(cell_text(before)) < LONGEST_TEXT:
            row[place] = f"{cell_text(before)}; {cell_text(value)}"


def _without_blank_end(row: list[Cell]) -> list[Cell]:
    while row and row[-1] is None:
        row.pop()
    return row
