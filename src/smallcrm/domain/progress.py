"""How long work tells how far it is and learns that it shall stop."""

from __future__ import annotations

from typing import Protocol


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
