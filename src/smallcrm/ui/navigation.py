"""Where one has been: back and forth between screens and what they showed."""

from __future__ import annotations

from typing import NamedTuple

MOST_KEPT = 100


class Stop(NamedTuple):
    """A screen, and what it was asked to show there."""

    screen: str
    errand: object = None


class Trail:
    """The stops in their order, and which of them is in front."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._place = -1

    def visit(self, stop: Stop) -> None:
        """One has come here; what lay ahead is forgotten."""
        if self._place >= 0 and self._stops[self._place] == stop:
            return
        self._stops = [*self._stops[: self._place + 1], stop][-MOST_KEPT:]
        self._place = len(self._stops) - 1

    def back(self) -> Stop | None:
        """The stop before, which is in front from now on; None at the beginning."""
        if self._place <= 0:
            return None
        self._place -= 1
        return self._stops[self._place]

    def forth(self) -> Stop | None:
        """The stop one came back from; None at the end."""
        if self._place + 1 >= len(self._stops):
            return None
        self._place += 1
        return self._stops[self._place]
