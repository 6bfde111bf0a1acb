"""The file being brought in, kept open in its child process while somebody looks at it, and opened again when needed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING

from smallcrm.domain.errors import Cancelled
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.services.importing import open_file
from smallcrm.services.matchings import Said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.services.import_decisions import RowWish
    from smallcrm.services.matchings import Used


@dataclass(frozen=True, slots=True)
class Choices:
    """A file and all that the user has said about it; None and empty leave it to what is understood.

    `sheets` are by index, `rows` by sheet and row (0 is the first). `matching` is the name of the saved one to read it by, empty
    for none, and None for what was said last of a file of its shape; `used` is the one that was found. `rate_said` is whether
    somebody said of this file what one of its money is worth.
    """

    path: Path
    code_page: str | None = None
    password: str | None = field(default=None, repr=False)
    repair: bool = True
    sheets: Mapping[int, SheetWishes] = field(default_factory=dict)
    wishes: Wishes = field(default_factory=Wishes)
    rows: Mapping[tuple[int, int], RowWish] = field(default_factory=dict)
    matching: str | None = None
    used: Used | None = None
    rate_said: bool = False

    @property
    def says_anything(self) -> bool:
        """Whether anything is said of how it is read."""
        return self.said != Said({}, Wishes())

    @property
    def answers(self) -> Wishes | None:
        """What was answered of a file like it."""
        return self.used.answers if self.used else None

    @property
    def said(self) -> Said:
        """All that is said of it, to be kept for the next file like it."""
        return Said(self.sheets, self.wishes.over(self.answers or Wishes()))

    @property
    def says_only_what_was_used(self) -> bool:
        """Whether nothing is said beside the matching."""
        return self.used is not None and self.said == self.used.said

    @property
    def has_old_rate(self) -> bool:
        """Whether its amounts are brought over at a rate of another day, which nobody has confirmed."""
        return self.used is not None and self.used.has_old_rate and not self.rate_said

    def by_matching(self, name: str | None) -> Choices:
        """The same file read by another matching; what was said of its columns is void."""
        return replace(self, sheets={}, wishes=Wishes(), matching=name, used=None, rate_said=False)

    def of_sheet(self, sheet: int) -> SheetWishes:
        """What was said of a sheet."""
        return self.sheets.get(sheet, SheetWishes())

    def with_sheet(self, sheet: int, wishes: SheetWishes) -> Choices:
        """The same, with something else said of a sheet; what was said of single rows stands."""
        return replace(self, sheets={**self.sheets, sheet: wishes})

    @property
    def read_as(self) -> Choices:
        """All but what was said of single rows: it alone decides how the file is understood."""
        return replace(self, rows={})


class HeldFile:
    """One file at a time; every method may wait for a child process, so none is called in the thread of the window."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._file: TableFile | None = None
        self._opened_as: Choices | None = None

    def get(self, choices: Choices, progress: Progress) -> TableFile:
        """The open file of these choices. Raises `UserError` where it cannot be opened, and what `progress` raises."""
        wanted = Choices(choices.path, choices.code_page, choices.password, choices.repair)
        with self._lock:
            if self._file is None or self._opened_as != wanted or self._file.is_closed:
                self._close()
                self._file = open_file(
                    choices.path, progress, code_page=choices.code_page, password=choices.password, repair=choices.repair
                )
                self._opened_as = wanted
            return self._file

    def hand_over(self, choices: Choices, progress: Progress) -> TableFile:
        """The open file, which the caller closes: it is held here no longer."""
        found = self.get(choices, progress)
        with self._lock:
            if self._file is found:
                self._file = None
        return found

    def close(self) -> None:
        """End the child process."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        found, self._file = self._file, None
        if found is not None:
            found.close()


class Stoppable:
    """Progress nobody watches, which stops stale work between two slices, where the child process is at rest."""

    def __init__(self) -> None:
        self._stopped = False
        self._done = -1

    def stop(self) -> None:
        """The answer is wanted no longer."""
        self._stopped = True

    def report(self, done: int, total: int, doing: str) -> None:
        del total, doing
        if self._stopped and done != self._done:
            raise Cancelled
        self._done = done
