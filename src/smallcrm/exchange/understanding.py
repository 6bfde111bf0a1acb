"""What a table file was understood to be, as records that a page can show and a user correct."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from smallcrm.domain.choices import CustomType, NameOrder
from smallcrm.domain.date_column import DateDecision
from smallcrm.exchange.sheet_places import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smallcrm.domain.customer import CustomField
    from smallcrm.domain.money import DecimalMark
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.day_order import DaysOfEntries
    from smallcrm.exchange.headers import SheetKind
    from smallcrm.exchange.open_file import FileRemarks
    from smallcrm.exchange.reading_context import ReadingContext

CUSTOM = "custom"
"""The target of a column that becomes a field of the shop's own."""

WHOLE_CARD = "whole_card"
"""The target of the one column of a book of ours, whose cells are whole cards as JSON."""

KEPT = "kept"
"""The target of the column of our own tables that keeps what the cells beside it do not say to the letter."""

KEPT_SHEET = "kept_sheet"
"""The field of a sheet of ours that keeps what no table holds."""

SAYS_KIND = "says_kind"
"""The target of a column that says of which kind the values of the one beside it are: `Phone 1 - Label`."""

ROW_MONEY = "row_money"
"""The target of a column that says in which money the amounts of its row are."""

IGNORE = "ignore"
"""The target of a column that is not brought in: one that only counts rows, that the book fills by itself, or that is empty."""


@dataclass(frozen=True, slots=True)
class ColumnDecisions:
    """How the cells of one column are read.

    `sign` is -1 where the column holds what the shop owes. `currency` is what its amounts are counted in (ISO 4217 or
    TOMAN), None for the book's own. `names` is the order in which whole names are written.
    """

    sign: int = 1
    currency: str | None = None
    decimal: DecimalMark | None = None
    dates: DateDecision = field(default_factory=DateDecision)
    custom_type: CustomType = CustomType.TEXT
    names: NameOrder = NameOrder.GIVEN_FIRST


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A column of the sheet (0 is the first) and where it goes: a field's key, CUSTOM or IGNORE.

    `heading` is as it stands in the file, or a made-up one for a column without; `confidence` from 0 (not known) to 1;
    `filled` counts its cells, `samples` are a few different ones, dates as such and all else as texts. `label` is the column
    that says what each of its cells is, and `own_names` the fields of the shop's own that this one names. `counted_in` is the
    column of balances that holds the amounts of this one, which would count twice.
    """

    index: int
    heading: str
    target: str
    confidence: float = 0.0
    decisions: ColumnDecisions = field(default_factory=ColumnDecisions)
    filled: int = 0
    samples: tuple[str | date, ...] = ()
    label: int | None = None
    own_names: tuple[str, ...] = ()
    counted_in: int | None = None


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """A sheet and what it looks like."""

    index: int
    name: str
    hidden: bool
    kind: SheetKind
    rows: int


class Reason(StrEnum):
    """Why a row is not brought in."""

    ABOVE = "above"
    REPEATED_HEADING = "repeated_heading"
    TOTAL = "total"
    BELOW = "below"
    LETTER = "letter"
    ANOTHER_TABLE = "another_table"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that holds something and is no customer; `row` counts from 1 as spreadsheets do."""

    row: int
    reason: Reason
    text: str


@dataclass(frozen=True, slots=True)
class TotalsCheck:
    """A sum as the file states it and as its rows add up, in minor units; `row` counts from 1.

    `currency` is that of the file (ISO 4217), None where it is the book's own. The rows are those after `after_row`, the sum
    before, or all above where it is 0.
    """

    row: int
    column: int
    stated: int
    computed: int
    currency: str | None = None
    after_row: int = 0

    @property
    def agrees(self) -> bool:
        """Whether the file adds up."""
        return self.stated == self.computed


class Asked(StrEnum):
    """What can be left undecided, by the option of the command line that decides it."""

    DATES = "--dates"
    AMOUNTS_IN = "--amounts-in"
    DECIMAL = "--decimal"
    CODE_PAGE = "--code-page"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that two readings are left of; `readings` are values of the option, `samples` cells that show it.

    `without_rate` are the currencies of amounts that cannot be brought into the book: none of the readings. A question of the
    money of a whole book of ours has no column, and no other answer than a rate. `is_of_noughts`: the amounts seem to be thousands
    or millions, which are written out in the file; the sample says so, and the readings are for amounts that are whole after all.
    """

    option: Asked
    readings: tuple[str, ...]
    column: int | None = None
    heading: str = ""
    samples: tuple[str, ...] = ()
    without_rate: tuple[str, ...] = ()
    is_of_noughts: bool = False


class DayStands(StrEnum):
    """Where the file says of which day its balances are."""

    IN_HEADING = "in_heading"
    ABOVE = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableUnderstanding:
    """A sheet that is brought in and how its rows are to be read.

    `header_row` (0 is the first row, None where there are no headings); rows are read from `first_row` on, but for
    blank ones and those of `skipped_rows` (0 is the first row), which `left_out` tells of; `row_count` is how many
    that leaves, of the `rows` of the sheet. `summed_elsewhere` are columns of balances, by index, that are compared with the
    entries of another sheet, as they are the sums of these. `balances_of` is the day of the balances, where the file or the user
    says it, and `day_stands` where in the file; `balances_until` is the last day of any of them, None where that may be today;
    `unclaimed_amounts` are columns, by index, of fields of the shop's own that may be what customers owe; `entries_from` the day
    of the first entry of a sheet of entries, or of the other sheet where it comes after the balances; `days` are those of a sheet
    of entries. `is_newest_first`: such a sheet begins with its newest rows, and what is owed follows from its last row up.
    """

    sheet: int
    name: str
    kind: SheetKind
    rows: int
    header_row: int | None
    first_row: int
    row_count: int
    columns: tuple[ColumnMatch, ...]
    totals: tuple[TotalsCheck, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    skipped_rows: frozenset[int] = frozenset()
    questions: tuple[Question, ...] = ()
    summed_elsewhere: frozenset[int] = frozenset()
    balances_of: date | None = None
    day_stands: DayStands | None = None
    balances_until: date | None = None
    entries_from: date | None = None
    days: DaysOfEntries | None = None
    is_newest_first: bool = False
    own_fields: tuple[CustomField, ...] = ()
    entry_count: int = 0
    whose: Mapping[str, str] = field(default_factory=dict)
    """Whose all entries of a sheet are that no column says it of, by field of a card: by its titles, or else by its name."""
    place_of_names: int | None = None
    """The column in which such a sheet has each customer's name on a row of its own, above his entries."""
    unnamed_rows: frozenset[int] = frozenset()
    """Rows (0 is the first) where a name should stand and none can be told: nobody knows whose the entries below them are."""
    writes_all_out: bool = False
    """Whether it is a table of our own, or of a format of contacts, in which no mark stands for the cell above."""
    unclaimed_amounts: tuple[int, ...] = ()
    layout: Layout = Layout.ROWS
    continued: tuple[int, ...] = ()
    """Rows (0 is the first) that are read with the row above, whose name reaches over them."""
    unsolved: Mapping[int, int] = field(default_factory=dict)
    """How many cells of a column, by index, hold formulas whose results the file does not hold."""

    @property
    def holds_whole_cards(self) -> bool:
        """Whether its rows are cards of a book of ours with all that is theirs.

        `own_fields` are the fields of that shop's own, `entry_count` how many entries the cards have.
        """
        return any(column.target == WHOLE_CARD for column in self.columns)

    @property
    def heading_rows(self) -> range:
        """The rows of headings (0 is the first row): two where one stands over several of the other."""
        return range(0) if self.header_row is None else range(self.header_row, self.first_row)

    @property
    def columns_to_show(self) -> tuple[ColumnMatch, ...]:
        """Its columns but the empty ones that go nowhere: some programs write hundreds of them."""
        return tuple(column for column in self.columns if column.filled or column.target != IGNORE)

    @property
    def can_have_headings(self) -> bool:
        """Whether a row of it can hold headings: a card of contacts, or of a book of ours, says itself what it holds."""
        return self.header_row is not None or not self.writes_all_out

    @property
    def blank_rows(self) -> int:
        """How many rows of the sheet hold nothing."""
        return max(self.rows - len(self.heading_rows) - self.row_count - len(self.left_out) - len(self.continued), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """All sheets of a file, and the tables that are brought in: customers first, entries last; read for the shop of `context`.

    Of a workbook of ours the sheet that is not for people is none of them. `takes_over` are the settings of the shop that an empty
    book takes over from a whole book.
    """

    context: ReadingContext
    sheets: tuple[SheetSummary, ...]
    tables: tuple[TableUnderstanding, ...]
    questions: tuple[Question, ...] = ()
    takes_over: ShopSettings | None = None
    remarks: FileRemarks = field(repr=False)

    @property
    def totals(self) -> tuple[TotalsCheck, ...]:
        """The checks of all tables."""
        return tuple(check for table in self.tables for check in table.totals)

    def table(self, sheet: int) -> TableUnderstanding | None:
        """The table of a sheet, if that is brought in."""
        return next((table for table in self.tables if table.sheet == sheet), None)
