"""What can be wrong with a file as a whole: the words by which the reading child tells it to the program."""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """Why a file cannot be read."""

    MISSING = "missing"
    FOLDER = "folder"
    FORBIDDEN = "forbidden"
    EMPTY = "empty"
    DAMAGED = "damaged"
    PICTURE = "picture"
    WEB_PAGE = "web_page"
    NO_TABLE = "no_table"
    PASSWORD = "password"  # noqa: S105 - the name of a problem
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - the same
    LOCKED = "locked"
    TOO_BIG = "too_big"
    LONG_CELL = "long_cell"
    TOO_SLOW = "too_slow"
    CODE_PAGE = "code_page"


class ReadingError(Exception):
    """A file that cannot be read, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem
