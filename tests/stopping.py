"""What tests hand to work that is to be stopped in the middle."""

from __future__ import annotations

from smallcrm.domain.errors import Cancelled


class StopAfter:
    """Progress of somebody who stops the work after so many reports."""

    def __init__(self, reports: int) -> None:
        self.left = reports

    def report(self, done: int, total: int, doing: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled
