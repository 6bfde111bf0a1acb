"""What is known of the file being brought in, and the work on it, all off the thread of the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from smallcrm.domain.changes import Outcome
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.exchange.table_rows import with_cells
from smallcrm.i18n import _
from smallcrm.services import history, importing, past_imports
from smallcrm.ui.screens.import_.held_file import Choices, HeldFile, Stoppable
from smallcrm.ui.screens.import_.looking import FIRST_ROWS, Done, Understood, look_through

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.cells import Cell as FileCell
    from smallcrm.exchange.headers import SheetKind
    from smallcrm.exchange.ledger_reading import LedgerReading
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.exchange.understanding import Asked, Question, TableUnderstanding
    from smallcrm.services.book import Book
    from smallcrm.services.history import Undone
    from smallcrm.services.import_decisions import RowWish
    from smallcrm.services.import_review import Review
    from smallcrm.ui.screen import Window
    from smallcrm.ui.tasks import Job

Value = TypeVar("Value")

IMPORTS_SHOWN = 5
MANY_ROWS = 2000
"""From so many rows on the first rows are shown by what is known already, before the whole file is read once more."""


class Bringing(QObject):
    """Tells `understood` whenever something new is known, `refused` with what went wrong; stale answers are dropped."""

    understood = Signal()
    reading = Signal(bool)
    """The file is being read once more, or not any longer."""
    refused = Signal(object)
    checked = Signal()
    finished = Signal()
    history_known = Signal()
    """Whether what was brought in still stands in the book may have changed."""
    brought_before = Signal(object)
    """The imports of the book, the newest first."""
    writing = Signal(bool)
    """The book is being written to, or not any longer."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._held = HeldFile()
        self._looking: Stoppable | None = None
        self._job: Job | None = None
        self._turn = 0
        self.choices: Choices | None = None
        self.known: Understood | None = None
        self.review: Review | None = None
        self.sheet = 0
        """The sheet whose columns and rows are looked at."""
        self.done: Done | None = None
        self.is_undone = False
        self.asked: dict[Asked, Question] = {}
        self.is_writing = False
        self.imports_shown = IMPORTS_SHOWN

    @property
    def book(self) -> Book:
        """The book that is brought into."""
        return self._window.book

    # what the user says

    def open(self, path: Path, *, code_page: str | None = None) -> None:
        """Open a file and make sense of it."""
        self.forget()
        self.look(Choices(path, code_page), title=_("Reading the file"))

    @property
    def table(self) -> TableUnderstanding | None:
        """The table that is looked at."""
        if self.known is None:
            return None
        understanding = self.known.understanding
        return understanding.table(self.sheet) or understanding.tables[0]

    def choose_sheet(self, sheet: int, *, kind: SheetKind | None = None, headings_row: int | None = None) -> None:
        """What a sheet holds or that it is none of ours, or where its headings stand: what was said of its columns is void."""
        if self.choices is not None:
            said, self.asked = self.choices.of_sheet(sheet), {}
            row = said.headings_row if headings_row is None else headings_row
            self.look(self.choices.with_sheet(sheet, SheetWishes(kind or said.kind, headings_row=row)), title=_("Reading the file"))

    def choose_code_page(self, code_page: str) -> None:
        """Read the text in another code page."""
        if self.choices is not None:
            self.look(replace(self.choices, code_page=code_page), title=_("Reading the file"))

    def choose_password(self, password: str) -> None:
        """Open the locked workbook."""
        if self.choices is not None:
            self.look(replace(self.choices, password=password), title=_("Reading the file"))

    def read_by(self, matching: str | None) -> None:
        """Read the file by the saved matching of that name, by none where it is empty, or with None as one of its shape was last."""
        if self.choices is not None:
            self.asked = {}
            self.look(self.choices.by_matching(matching), title=_("Reading the file"))

    def choose_repair(self, repair: bool) -> None:
        """Mend what another program garbled, or leave it as it stands."""
        if self.choices is not None:
            self.look(replace(self.choices, repair=repair), title=_("Reading the file"))

    def choose_target(self, column: int, target: str) -> None:
        """The column goes to that field or part of an entry, CUSTOM or IGNORE."""
        if self.choices is None or self.table is None:
            return
        sheet = self.table.sheet
        said = self.choices.of_sheet(sheet)
        self.look(self.choices.with_sheet(sheet, replace(said, targets={**said.targets, column: target})))
        self._look_quickly(sheet)

    def choose_reading(self, column: int, **wishes: object) -> None:
        """How the cells of a column are read: order of dates, calendar, decimal mark, money, sign."""
        if self.choices is None or self.table is None:
            return
        sheet = self.table.sheet
        said = self.choices.of_sheet(sheet)
        wanted = replace(said.columns.get(column, Wishes()), **wishes)  # type: ignore[arg-type]  # by name
        self.look(self.choices.with_sheet(sheet, replace(said, columns={**said.columns, column: wanted})))

    def choose_row(self, row: int, wish: RowWish | None) -> None:
        """What becomes of one row of the sheet that is looked at; None leaves it to what is decided."""
        if self.choices is None or self.table is None:
            return
        rows = {place: each for place, each in self.choices.rows.items() if place != (self.table.sheet, row)}
        if wish is not None:
            rows[self.table.sheet, row] = wish
        self.choices = replace(self.choices, rows=rows)
        if self.known is not None:
            self.known = replace(self.known, choices=self.choices)
        self.check(again=True)

    def wish(self, **wishes: object) -> None:
        """Answer a question for the whole file."""
        if self.choices is not None:
            rate_said = self.choices.rate_said or "worth" in wishes
            self.look(replace(self.choices, wishes=replace(self.choices.wishes, **wishes), rate_said=rate_said))  # type: ignore[arg-type]  # by name

    def wishes(self) -> Wishes | None:
        """The answers given so far."""
        return self.choices.wishes if self.choices else None

    def forget(self) -> None:
        """No file any longer; the child process ends."""
        self._stop()
        self.choices = self.known = self.review = self.done = None
        self.sheet = 0
        self.asked = {}
        self.let_go()

    def let_go(self) -> None:
        """End the child process while nobody looks; it is started again when something is asked."""
        self._stop()
        self._window.tasks.read(self._held.close, lambda _none: None)

    # reading

    def resume(self) -> None:
        """Go on with what was let go of before it was answered."""
        if self.choices is not None and self._job is None and (self.known is None or self.known.choices.read_as != self.choices.read_as):
            self.look(self.choices)

    def look(self, choices: Choices, *, title: str = "") -> None:
        """Make sense of the file anew; with a title, progress is shown and can be stopped."""
        turn, book, held = self._stop(), self.book, self._held
        self.choices, self.review = choices, None

        def work(progress: Progress) -> Understood:
            return look_through(book, held, choices, progress)

        self.reading.emit(True)
        if title:
            self._job = self._window.tasks.read_long(work, self._answer(turn, self._have), self._refusal(turn), title=title, owner=self)
        else:
            stoppable = self._looking = Stoppable()
            self._window.tasks.read(
                lambda: work(stoppable), self._answer(turn, self._have), self._refusal(turn), owner=self, line="understanding"
            )

    def _look_quickly(self, sheet: int) -> None:
        """The first rows at once, by the decisions made before: reading a large file again takes its time."""
        known, choices, table = self.known, self.choices, self.table
        if known is None or choices is None or table is None or table.row_count < MANY_ROWS:
            return  # the whole answer is as quick
        targets = choices.of_sheet(sheet).targets
        columns = tuple(replace(column, target=targets.get(column.index, column.target)) for column in table.columns)
        guess = replace(table, columns=columns)
        tables = tuple(guess if each.sheet == sheet else each for each in known.understanding.tables)
        understanding = replace(known.understanding, tables=tables)
        turn, held = self._turn, self._held

        def work() -> Understood:
            stoppable = Stoppable()
            file = held.get(choices, stoppable)
            first = importing.preview(file, understanding, guess, stoppable, FIRST_ROWS)
            return replace(known, choices=choices, understanding=understanding, rows={**known.rows, sheet: first})

        def show(found: Understood) -> None:
            if turn == self._turn and (self.known is None or self.choices is None or self.known.choices.read_as != self.choices.read_as):
                self.known = found
                self.understood.emit()

        self._window.tasks.read(work, show, lambda _error: None, owner=self, line="first rows")

    def _have(self, found: Understood) -> None:
        self.known, self.choices, self._job = found, found.choices, None
        self.asked |= {question.option: question for question in importing.open_questions(found.understanding)}
        if found.understanding.table(self.sheet) is None:
            self.sheet = found.understanding.tables[0].sheet
        self.reading.emit(False)
        self.understood.emit()

    def check(self, *, again: bool = False) -> None:
        """Decide on every row without writing; `again` after something was said of single rows, while the old answer stands."""
        choices = self.choices
        if choices is None:
            return
        turn, book, held, known = self._stop(), self.book, self._held, self.known

        def work(progress: Progress) -> tuple[Understood, Review]:
            is_known = known is not None and known.choices.read_as == choices.read_as
            found = replace(known, choices=choices) if is_known and known else look_through(book, held, choices, progress)
            file = held.get(choices, progress)
            return found, importing.review(book, file, found.understanding, progress, rows=choices.rows)

        def have(answer: tuple[Understood, Review]) -> None:
            self.known, self.review = answer
            self.choices, self._job = self.known.choices, None
            self.reading.emit(False)
            self.checked.emit()

        if again:
            stoppable = self._looking = Stoppable()
            self.reading.emit(True)
            self._window.tasks.read(
                lambda: work(stoppable), self._answer(turn, have), self._refusal(turn), owner=self, line="understanding"
            )
            return
        self._job = self._window.tasks.read_long(
            work, self._answer(turn, have), self._refusal(turn), title=_("Checking every row"), owner=self
        )

    def file(self, progress: Progress | None = None) -> TableFile | None:
        """The open file; for the readers and the writer, as it waits for the child process."""
        return self._held.get(self.choices, progress or Stoppable()) if self.choices is not None else None

    def rows_of(self, sheet: int, rows: Sequence[int]) -> dict[int, list[FileCell]]:
        """The cells of some rows as they stand in the file, by row; for the readers, as it waits for the child process."""
        file = self.file()
        return {} if file is None else importing.cells_of(file, sheet, rows)

    def read_rows(self, sheet: int, rows: Sequence[int]) -> dict[int, RowReading | LedgerReading]:
        """What some rows say, with the cells that were written anew; for the readers too."""
        choices, known = self.choices, self.known
        table = known.understanding.table(sheet) if known else None
        if choices is None or known is None or table is None:
            return {}
        cells = self.rows_of(sheet, rows)
        for row, each in cells.items():
            wish = choices.rows.get((sheet, row))
            if wish is not None and wish.cells:
                cells[row] = with_cells(each, wish.cells)
        return importing.read_rows(known.understanding, table, cells)

    # writing

    def bring_in(self, says: Callable[[Done], str]) -> None:
        """Write all cards in one step; the file goes along and is closed with it. `says` what is told at the bottom then."""
        known = self.known
        if known is None or self.is_writing:
            return
        self._stop()
        self._write(begins=True)
        book, held = self.book, self._held

        def work(progress: Progress) -> Outcome[Done]:
            file = held.hand_over(known.choices, progress)
            try:
                outcome = importing.run_import(book, file, known.understanding, progress, rows=known.choices.rows, said=known.choices.said)
            finally:
                file.close()
            return Outcome(Done(known, outcome.value, outcome.changes.operation_id if outcome.changes.ids else None), outcome.changes)

        self._window.long_command(work, self._brought, self._not_written, title=_("Bringing the customers in"), owner=self, says=says)

    def follow_history(self) -> None:
        """Look whether what was brought in was undone, or done again."""
        done, book = self.done, self.book
        if done is None or done.operation_id is None:
            return
        operation = done.operation_id

        def tell(stands: bool) -> None:
            if self.done is done and self.is_undone is stands:
                self.is_undone = not stands
                self.history_known.emit()

        self._window.tasks.read(lambda: history.is_done(book, operation), tell, owner=self, line="history")

    def look_back(self) -> None:
        """Look which imports the book has had; one more than are shown, to know whether there are more."""
        book, most = self.book, self.imports_shown + 1
        self._window.tasks.read(lambda: past_imports.imports(book, most=most), self.brought_before.emit, owner=self, line="brought before")

    def look_further_back(self) -> None:
        """Show earlier imports too."""
        self.imports_shown += IMPORTS_SHOWN
        self.look_back()

    def _brought(self, done: Done) -> None:
        self.done, self.is_undone = done, False
        self._write(begins=False)
        self.finished.emit()

    def _write(self, *, begins: bool) -> None:
        self.is_writing = begins
        self.writing.emit(begins)

    def _not_written(self, error: Exception) -> None:
        self._write(begins=False)
        self.refused.emit(error)

    def take_back(self, operation: int | None, told: Callable[[Undone], None], *, again: bool = False) -> None:
        """Undo an import, whatever was done since; or do it again."""
        if operation is None or self.is_writing:
            return
        book = self.book
        self._write(begins=True)

        def tell(undone: Undone) -> None:
            self._write(begins=False)
            told(undone)

        self._window.long_command(
            lambda progress: (history.do_again if again else history.revert_operation)(book, operation, progress),
            tell,
            self._not_written,
            title=_("Bringing it in again") if again else _("Taking it all back"),
            owner=self,
        )

    # stale work

    def _stop(self) -> int:
        """Drop whatever is under way; the number of the turn that begins."""
        self._turn += 1
        if self._looking is not None:
            self._looking.stop()
            self._looking = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.reading.emit(False)
        return self._turn

    def _answer(self, turn: int, tell: Callable[[Value], None]) -> Callable[[Value], None]:
        return lambda found: tell(found) if turn == self._turn else None

    def _refusal(self, turn: int) -> Callable[[Exception], None]:
        def refuse(error: Exception) -> None:
            if turn == self._turn:
                self._job = None
                self.reading.emit(False)
                self.refused.emit(error)

        return refuse
