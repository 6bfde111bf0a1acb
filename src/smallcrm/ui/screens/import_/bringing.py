"""What is known of the file being brought in, and the work on it, all off the thread of the window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from smallcrm.domain.changes import Outcome
from smallcrm.i18n import _
from smallcrm.services import history, importing
from smallcrm.ui.screens.import_.held_file import Choices, HeldFile, Stoppable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.reading_context import Wishes
    from smallcrm.exchange.understanding import Asked, Question, Understanding
    from smallcrm.services.book import Book
    from smallcrm.services.history import Undone
    from smallcrm.services.importing import Examination, FirstRow
    from smallcrm.ui.screen import Window
    from smallcrm.ui.tasks import Job

Value = TypeVar("Value")

FIRST_ROWS = 50
MANY_ROWS = 2000
"""From so many rows on the first rows are shown by what is known already, before the whole file is read once more."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a file was understood to be under some choices, with its first rows."""

    choices: Choices
    understanding: Understanding
    rows: tuple[FirstRow, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What was brought in, from what, and the operation that takes it back."""

    understood: Understood
    examination: Examination
    operation_id: int | None


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
    """The imports that stand in the book, the newest first."""
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
        self.examination: Examination | None = None
        self.done: Done | None = None
        self.is_undone = False
        self.asked: dict[Asked, Question] = {}
        self.is_writing = False

    @property
    def book(self) -> Book:
        """The book that is brought into."""
        return self._window.book

    # what the user says

    def open(self, path: Path, *, code_page: str | None = None) -> None:
        """Open a file and make sense of it."""
        self.forget()
        self.look(Choices(path, code_page), title=_("Reading the file"))

    def choose_sheet(self, sheet: int) -> None:
        """Another sheet: what was said of the columns of the one before is void."""
        if self.choices is not None:
            self.asked = {}
            self.look(Choices(self.choices.path, self.choices.code_page, sheet), title=_("Reading the file"))

    def choose_code_page(self, code_page: str) -> None:
        """Read the text in another code page."""
        if self.choices is not None:
            self.look(replace(self.choices, code_page=code_page), title=_("Reading the file"))

    def choose_target(self, column: int, target: str) -> None:
        """The column goes to that field, CUSTOM or IGNORE."""
        if self.choices is None or self.known is None:
            return
        targets = {**self.choices.targets, column: target}
        self.look(replace(self.choices, targets=targets))
        self._look_quickly(targets)

    def wish(self, **wishes: object) -> None:
        """Answer a question for the whole file."""
        if self.choices is not None:
            self.look(replace(self.choices, wishes=replace(self.choices.wishes, **wishes)))  # type: ignore[arg-type]  # by name

    def wishes(self) -> Wishes | None:
        """The answers given so far."""
        return self.choices.wishes if self.choices else None

    def forget(self) -> None:
        """No file any longer; the child process ends."""
        self._stop()
        self.choices = self.known = self.examination = self.done = None
        self.asked = {}
        self.let_go()

    def let_go(self) -> None:
        """End the child process while nobody looks; it is started again when something is asked."""
        self._stop()
        self._window.tasks.read(self._held.close, lambda _none: None)

    # reading

    def resume(self) -> None:
        """Go on with what was let go of before it was answered."""
        if self.choices is not None and self._job is None and (self.known is None or self.known.choices != self.choices):
            self.look(self.choices)

    def look(self, choices: Choices, *, title: str = "") -> None:
        """Make sense of the file anew; with a title, progress is shown and can be stopped."""
        turn, book, held = self._stop(), self.book, self._held
        self.choices, self.examination = choices, None

        def work(progress: Progress) -> Understood:
            return _look(book, held, choices, progress)

        self.reading.emit(True)
        if title:
            self._job = self._window.tasks.read_long(work, self._answer(turn, self._have), self._refusal(turn), title=title, owner=self)
        else:
            stoppable = self._looking = Stoppable()
            self._window.tasks.read(
                lambda: work(stoppable), self._answer(turn, self._have), self._refusal(turn), owner=self, line="understanding"
            )

    def _look_quickly(self, targets: Mapping[int, str]) -> None:
        """The first rows at once, by the decisions made before: reading a large file again takes its time."""
        known, choices = self.known, self.choices
        if known is None or choices is None or known.understanding.row_count < MANY_ROWS:
            return  # the whole answer is as quick
        columns = tuple(replace(column, target=targets.get(column.index, column.target)) for column in known.understanding.columns)
        guess = replace(known.understanding, columns=columns)
        turn, book, held = self._turn, self.book, self._held

        def work() -> Understood:
            stoppable = Stoppable()
            file = held.get(choices, stoppable)
            return Understood(choices, guess, importing.preview(book, file, guess, stoppable, FIRST_ROWS))

        def show(found: Understood) -> None:
            if turn == self._turn and (self.known is None or self.known.choices != self.choices):
                self.known = found
                self.understood.emit()

        self._window.tasks.read(work, show, lambda _error: None, owner=self, line="first rows")

    def _have(self, found: Understood) -> None:
        self.known, self._job = found, None
        self.asked |= {question.option: question for question in found.understanding.questions}
        self.reading.emit(False)
        self.understood.emit()

    def check(self) -> None:
        """Read every row without writing."""
        choices = self.choices
        if choices is None:
            return
        turn, book, held, known = self._stop(), self.book, self._held, self.known

        def work(progress: Progress) -> tuple[Understood, Examination]:
            found = known if known is not None and known.choices == choices else _look(book, held, choices, progress)
            file = held.get(choices, progress)
            return found, importing.examine(book, file, found.understanding, progress)

        def have(answer: tuple[Understood, Examination]) -> None:
            self.known, self.examination = answer
            self._job = None
            self.checked.emit()

        self._job = self._window.tasks.read_long(
            work, self._answer(turn, have), self._refusal(turn), title=_("Checking every row"), owner=self
        )

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
                outcome = importing.run_import(book, file, known.understanding, progress)
            finally:
                file.close()
            return Outcome(Done(known, outcome.value, outcome.changes.operation_id), outcome.changes)

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
        """Look which imports stand in the book."""
        book = self.book
        self._window.tasks.read(lambda: history.imports(book), self.brought_before.emit, owner=self, line="brought before")

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

    def take_back(self, operation: int | None, told: Callable[[Undone], None]) -> None:
        """Undo an import, whatever was done since."""
        if operation is None or self.is_writing:
            return
        book = self.book
        self._write(begins=True)

        def tell(undone: Undone) -> None:
            self._write(begins=False)
            told(undone)

        self._window.long_command(
            lambda progress: history.revert_operation(book, operation, progress),
            tell,
            self._not_written,
            title=_("Taking it all back"),
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


def _look(book: Book, held: HeldFile, choices: Choices, progress: Progress) -> Understood:
    file = held.get(choices, progress)
    found = importing.understand_file(book, file, progress, sheet=choices.sheet, targets=choices.targets, wishes=choices.wishes)
    return Understood(choices, found, importing.preview(book, file, found, progress, FIRST_ROWS))
