"""Opening a file that holds a table: its sheets, and their rows in slices, whatever the file's format and state."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, Any, Self

from smallcrm.domain.errors import UserError
from smallcrm.exchange.cells import decode_rows
from smallcrm.exchange.child_process import ChildGone, ReadingChild
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.sheet_places import Layout
from smallcrm.exchange.tables_apart import ROWS_TOLD_BY, Part, cards, parts_of, turned
from smallcrm.i18n import N_, gettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.cells import Cell

ROWS_IN_A_SLICE = 400
OPENING = N_("Opening the file")
READING = N_("Reading the file")

SENTENCES: Mapping[Problem, str] = {
    Problem.MISSING: N_("{file} is not there. Check the name, and that the disk it lies on is connected."),
    Problem.FOLDER: N_("{file} is a folder. Choose a file in it."),
    Problem.FORBIDDEN: N_("{file} may not be read. Close it in other programs, or copy it to your documents and choose the copy."),
    Problem.EMPTY: N_("{file} is empty. Save it again in the program it comes from."),
    Problem.DAMAGED: N_("{file} is damaged or was not copied whole. Copy it again, or open it in a spreadsheet program and save it anew."),
    Problem.PICTURE: N_("{file} is a picture. Choose a spreadsheet, or a text file with columns."),
    Problem.WEB_PAGE: N_("{file} is a web page that holds no table. Choose a spreadsheet, or a text file with columns."),
    Problem.NO_TABLE: N_("{file} holds no table. Choose a spreadsheet, or a text file with columns."),
    Problem.PASSWORD: N_("{file} is locked with a password. Give the password, or save the file without one and choose it again."),
    Problem.WRONG_PASSWORD: N_(
        "That is not the password of {file}. Look at capital letters and at the language of the keyboard, and give it again."
    ),
    Problem.LOCKED: N_("{file} is locked with a password. Save it without a password and choose it again."),
    Problem.TOO_BIG: N_("{file} is too large to read. Divide it into several files."),
    Problem.LONG_CELL: N_(
        "{file} has a cell with far more text than a spreadsheet can hold. Shorten it in the program it comes from, and choose it again."
    ),
    Problem.TOO_SLOW: N_("{file} takes too long to read. Open it in a spreadsheet program and save it as .csv."),
    Problem.CODE_PAGE: N_("{file} cannot be read: there is no code page of that name."),
}


class PasswordNeeded(UserError):  # noqa: N818 - what is needed is a word of the user, not a repair
    """The file opens with a password: none was given, or a wrong one."""


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet of a file; `rows` and `columns` count from the first row and column to the last that hold anything.

    `fields` is empty unless the format itself says what each column is, as contacts do: then it holds for each column a key of
    the field catalogue, `custom:HEADING`, or `property:NAME` by `property_words`. Such a sheet has no headings: its first row is
    the first customer. `unsolved` are the rows of formulas whose results the file does not hold, by column (0 is the first of both).
    Each of several tables that stand on one sheet is a sheet of its own, from `first_row` to the end of its `rows`; the rows of a
    `layout` other than that in rows are made of its columns or cards. What the `continued` rows hold is read with the rows above
    them, whose names reach over them.
    """

    name: str
    hidden: bool
    rows: int
    columns: int
    fields: tuple[str, ...] = ()
    unsolved: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    first_row: int = 0
    layout: Layout = Layout.ROWS
    continued: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRemarks:
    """What is to be said about a file beside its rows.

    `code_page` is None for workbooks; `code_pages` names what else may be tried, best first, only where the choice is
    not certain. `far_cells` are texts of cells so far to the right that they belong to no table ("XFD9: text").
    `photo_count` counts pictures of contacts that are left out; `lists` are the names of lists of contacts, which are no
    cards. `turned` shows Hebrew that stood in the order of sight, before and after it was turned round; `repaired_count` counts
    garbled cells that were mended, `repaired` shows up to three of them, before and after. `is_cut` says that a page ends before
    its table does.
    """

    code_page: str | None = None
    code_pages: tuple[str, ...] = ()
    nul_count: int = 0
    unreadable_characters: int = 0
    far_count: int = 0
    far_cells: tuple[str, ...] = ()
    photo_count: int = 0
    lists: tuple[str, ...] = ()
    turned: tuple[tuple[str, str], ...] = ()
    repaired_count: int = 0
    repaired: tuple[tuple[str, str], ...] = ()
    is_cut: bool = False


class TableFile:
    """An open file whose child process holds the contents; a context manager, for one thread at a time, others wait.

    `book` is what a book of ours says of its shop, as JSON values that nobody has looked at; None for any other file.
    """

    def __init__(self, path: Path, child: ReadingChild, about: dict[str, Any], kind: str) -> None:
        self.path = path
        self.kind = kind
        self.sheets = tuple(
            SheetInfo(name, hidden, rows, columns, tuple(fields), {column: tuple(places) for column, places in unsolved})
            for name, hidden, rows, columns, fields, unsolved, _ in about["sheets"]
        )
        self.remarks = FileRemarks(
            code_page=about["code_page"],
            code_pages=tuple(about["code_pages"]),
            nul_count=about["nul_count"],
            unreadable_characters=about["replaced_count"],
            far_count=about["far_count"],
            far_cells=tuple(about["far_cells"]),
            photo_count=about["photo_count"],
            lists=tuple(about["lists"]),
            turned=tuple((before, after) for before, after in about["turned"]),
            repaired_count=about["repaired_count"],
            repaired=tuple((before, after) for before, after in about["repaired"]),
            is_cut=about["is_cut"],
        )
        self.book: Mapping[str, Any] | None = about["book"]
        self._parts: list[tuple[int, Part | None]] = [(index, None) for index in range(len(self.sheets))]
        self._made: dict[int, list[list[Cell]]] = {}
        self._merged = [{column: [(first, last) for first, last in rows] for column, rows in each} for *_, each in about["sheets"]]
        self._child: ReadingChild | None = child
        self._lock = RLock()
        self._ahead: tuple[int, int, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_closed(self) -> bool:
        """Whether the child process was ended, by `close` or by work that was given up in the middle."""
        return self._child is None

    def rows(self, sheet: int, start: int = 0, count: int = ROWS_IN_A_SLICE) -> list[list[Cell]]:
        """Up to `count` rows of a sheet from row `start` (0 is the first); blank ends of rows are cut off.

        Raises UserError when the file turns out to be unreadable, or was closed.
        """
        if sheet in self._made:
            return [row[:] for row in self._made[sheet][start : start + count]]
        index, part = self._parts[sheet]
        if part is None:
            return self._slice((index, start, count), None, _nothing)
        rows = self._slice((index, start, part.whole(start + count) - start), None, _nothing)
        return [row for _, row in part.cut(enumerate(rows, start))][:count]

    def start_of(self, sheet: int, count: int) -> list[list[Cell]]:
        """The rows down to the first `count` of a table, blank ones for whatever stands above it on its sheet."""
        return self.rows(sheet, 0, self.sheets[sheet].first_row + count)

    def each_row(self, sheet: int, start: int = 0, *, progress: Progress) -> Iterator[tuple[int, list[Cell]]]:
        """Number (0 is the first) and cells of every row from `start` on; the next slice is fetched while one is worked on."""
        if sheet in self._made:
            return ((number, row[:]) for number, row in enumerate(self._made[sheet][start:], start))
        index, part = self._parts[sheet]
        if part is None:
            return self._each_row(index, start, self.sheets[sheet].rows, progress)
        return part.cut(self._each_row(index, max(start, part.top), part.bottom, progress))

    def tell_tables_apart(self, progress: Progress) -> None:
        """Make a sheet of each of several tables on one sheet, by its first rows, and rows of columns and of cards."""
        sheets, parts = self.sheets, list[tuple[int, Part | None]]()
        told: list[SheetInfo] = []
        for index, info in enumerate(sheets):
            is_plain = info.rows and not info.fields and self.book is None
            found = parts_of(info.name, self.rows(index, 0, ROWS_TOLD_BY), info.rows, info.columns, self._merged[index]) if is_plain else []
            for part in found:
                if part.layout is not Layout.ROWS:
                    rows = [row for _, row in self._each_row(index, 0, info.rows, progress)]
                    made = self._made[len(told)] = turned(rows) if part.layout is Layout.COLUMNS else cards(rows)
                    width = max(map(len, made), default=0)
                    told.append(SheetInfo(info.name, info.hidden, len(made), width, layout=part.layout))
                else:
                    unsolved = {
                        column: tuple(row for row in rows if part.top <= row < part.bottom)
                        for column, rows in info.unsolved.items()
                        if part.left <= column < part.right
                    }
                    name = info.name if len(found) == 1 else part.name_in(info.name)
                    continued = tuple(part.continued)
                    told.append(SheetInfo(name, info.hidden, part.bottom, part.right, (), unsolved, part.top, continued=continued))
                parts.append((index, part))
            if not found:
                told.append(info)
                parts.append((index, None))
        self.sheets, self._parts = tuple(told), parts

    def _each_row(self, sheet: int, start: int, total: int, progress: Progress) -> Iterator[tuple[int, list[Cell]]]:
        place = start - start % ROWS_IN_A_SLICE  # the slices are always the same, so that the child has them ready the next time

        def tick() -> None:
            progress.report(place, total, gettext(READING))

        while place < total:
            tick()
            following = place + ROWS_IN_A_SLICE
            ahead = (sheet, following, ROWS_IN_A_SLICE) if following < total else None
            rows = self._slice((sheet, place, ROWS_IN_A_SLICE), ahead, tick)
            yield from islice(enumerate(rows, place), max(start - place, 0), None)
            place = following

    def close(self) -> None:
        """End the child process; closing twice does nothing."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()

    def _slice(self, wanted: tuple[int, int, int], ahead: tuple[int, int, int] | None, tick: Callable[[], None]) -> list[list[Cell]]:
        with self._lock:
            child = self._child
            if child is None:
                raise _user_error(self.path, Problem.DAMAGED)
            try:
                if self._ahead != wanted:
                    if self._ahead is not None:
                        _receive(child, tick)
                    _request(child, wanted)
                self._ahead = None
                rows = _receive(child, tick)
                if ahead is not None:
                    _request(child, ahead)
                    self._ahead = ahead
            except ReadingError as error:
                raise _user_error(self.path, error.problem) from error
            except ChildGone as gone:
                self.close()
                raise _user_error(self.path, Problem.TOO_SLOW if gone.slow else Problem.DAMAGED) from gone
            except BaseException:
                # Answers still under way would be taken for later ones.
                self.close()
                raise
            return rows


def open_table_file(
    path: Path, *, code_page: str | None = None, password: str | None = None, repair: bool = True, progress: Progress
) -> TableFile:
    """Open a spreadsheet, contacts or a text file with columns, told by its content; `code_page` is a codec's name for what is text.

    Cells that another program garbled are mended unless `repair` is off. `password` opens a locked workbook; it is handed to the
    child and kept nowhere. Raises PasswordNeeded where there is none or it is wrong, else UserError, with one sentence that names
    the file and says what to do; and whatever `progress` raises.
    """
    _check_readable(path)
    try:
        file = _open(path, {"code_page": code_page, "password": password, "repair": repair}, progress, sparse=False)
    except ReadingError as error:
        raise _user_error(path, error.problem) from error
    try:
        file.tell_tables_apart(progress)
    except BaseException:
        file.close()
        raise
    return file


def _open(path: Path, options: Mapping[str, Any], progress: Progress, *, sparse: bool) -> TableFile:
    child, kind = ReadingChild(), ""

    def tick() -> None:
        progress.report(0, 0, gettext(OPENING))

    try:
        child.ask({"do": "open", "path": str(path.absolute()), "sparse": sparse, **options})
        while "sheets" not in (message := child.answer(tick)):
            kind = message.get("kind", kind)
            tick()
        return TableFile(path, child, message, kind)
    except (ReadingError, ChildGone) as gone:
        child.kill()
        too_much = isinstance(gone, ChildGone) or gone.problem is Problem.TOO_BIG
        if too_much and kind == "xlsx" and not sparse:
            # Cells far apart, or very many: the reader that keeps no rectangle takes longer and needs little memory.
            return _open(path, options, progress, sparse=True)
        if isinstance(gone, ReadingError):
            raise
        raise ReadingError(Problem.TOO_SLOW if gone.slow else Problem.TOO_BIG if kind else Problem.DAMAGED) from gone
    except BaseException:
        child.kill()
        raise


def _request(child: ReadingChild, wanted: tuple[int, int, int]) -> None:
    sheet, start, count = wanted
    child.ask({"do": "rows", "sheet": sheet, "start": start, "count": count})


def _receive(child: ReadingChild, tick: Callable[[], None]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    while "end" not in (message := child.answer(tick)):
        try:
            rows += decode_rows(message)
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise ReadingError(Problem.DAMAGED) from error
    return rows


def _check_readable(path: Path) -> None:
    if path.is_dir():
        raise _user_error(path, Problem.FOLDER)
    if not path.exists():
        raise _user_error(path, Problem.MISSING)
    if not os.access(path, os.R_OK):
        raise _user_error(path, Problem.FORBIDDEN)


def _user_error(path: Path, problem: Problem) -> UserError:
    kind = PasswordNeeded if problem in {Problem.PASSWORD, Problem.WRONG_PASSWORD} else UserError
    return kind(SENTENCES[problem], file=path.name)


def _nothing() -> None:
    """There is nobody to tell."""
