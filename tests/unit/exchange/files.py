"""Files that the tests of this folder bring and make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from smallcrm.domain.progress import Silent
from smallcrm.exchange.open_file import TableFile, open_table_file

if TYPE_CHECKING:
    from smallcrm.exchange.cells import Cell

DATA = Path(__file__).parents[2] / "data"
BAD = DATA / "bad"


def opened(path: Path, code_page: str | None = None, password: str | None = None) -> TableFile:
    """The file opened with nobody watching."""
    return open_table_file(path, code_page=code_page, password=password, progress=Silent())


def all_rows(path: Path, sheet: int = 0, password: str | None = None) -> list[list[Cell]]:
    """Every row of one sheet."""
    with opened(path, password=password) as file:
        return [row for _, row in file.each_row(sheet, progress=Silent())]


def text_file(folder: Path, content: str, encoding: str = "utf-8", name: str = "customers.csv") -> Path:
    """A text file in some code page, line ends as given."""
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return path
