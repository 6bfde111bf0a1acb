"""How long work tells how far it is and learns that it shall stop."""

from __future__ import annotations

from time import monotonic
from typing import Protocol

from smallcrm.domain.errors import Cancelled

SECONDS_BETWEEN = 0.2
"""Between two looks at whether the user wants to stop."""


class Progress(Protocol):
    """Passed down to long work; the window, the command line and the tests each bring theirs."""

    def report(self, done: int, total: int, doing: str) -> None:
        """Say that `done` of `total` steps (0 when unknown) of what the translated text `doing` names are behind.

        Raises `Cancelled` when the user has asked to stop.
        """


class Silent:
    """Progress that nobody watches."""

    def report(self, done: int, total: int, doing: str) -> None:
        """Go on."""


class Repeating:
    """Progress that can be told again by whoever waits inside one long step, to hear whether the user wants to stop."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._last: tuple[int, int, str] | None = None
        self._told_at = 0.0

    def report(self, done: int, total: int, doing: str) -> None:
        """Pass it on."""
        self._last, self._told_at = (done, total, doing), monotonic()
        self._progress.report(done, total, doing)

    def is_stopped(self) -> bool:
        """Tell what was told last once more, if that is a while ago; whether the user has asked to stop."""
        if self._last is None or monotonic() - self._told_at < SECONDS_BETWEEN:
            return False
        self._told_at = monotonic()
        try:
            self._progress.report(*self._last)
        except Cancelled:
            return True
        return False
