"""Bringing in a spreadsheet of 100,000 rows and 20 columns, whole, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import data
from benchmarks.measuring import Line, run, temporary_home, timed

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

RUNS = 3
FLOOR = "calamine's reading and one executemany into a table with an index on each of its 20 columns"


def measure() -> list[Line]:
    """Two lines: the import, and its undo beside it, of that run of three whose ratio is the middle one."""
    from smallcrm.infra.collector import collect_rarely

    sheet = data.sheet_file()
    collect_rarely()  # as the program does; the floor has it as good
    runs = sorted((_run(sheet) for _ in range(RUNS)), key=lambda run: run[1] / run[0])
    floor, imported, undone = runs[RUNS // 2]
    return [
        Line("import 100k × 20 .xlsx, whole", imported, "s CPU", floor, FLOOR, most_ratio=4),
        Line("undo of that import", undone, "s CPU", imported, "the import itself", most_ratio=1),
    ]


def _run(sheet: Path) -> tuple[float, float, float]:
    """Seconds of processor of the floor, of the import and of its undo, one after the other."""
    from smallcrm.domain.progress import Silent
    from smallcrm.services import history
    from smallcrm.services.book import create_book

    with temporary_home() as folder:
        floor = timed(lambda: _floor(sheet, folder / "floor.db"))
        book = create_book(folder / "import.smallcrm", data.shop())
        imported = timed(lambda: bring_in(book, sheet))
        undone = timed(lambda: history.undo(book, Silent()))
        book.close()
    return floor, imported, undone


def bring_in(book: Book, sheet: Path) -> None:
    """Read, understand, normalise, check, write and index, as the window does; the process that reads is ended."""
    from smallcrm.domain.progress import Silent
    from smallcrm.services import importing

    with importing.open_file(sheet, Silent()) as file:
        understanding = importing.understand_file(book, file, Silent())
        importing.run_import(book, file, understanding, Silent())


def _floor(sheet: Path, path: Path) -> None:
    import sqlcipher3.dbapi2 as driver
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()
    connection = driver.connect(str(path))
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536")
    names = [f"column_{place}" for place in range(len(rows[0]))]
    connection.execute(f"CREATE TABLE customer (id INTEGER PRIMARY KEY, {', '.join(names)})")
    for name in names:
        connection.execute(f"CREATE INDEX by_{name} ON customer ({name})")
    marks = ", ".join("?" * len(names))
    connection.executemany(
        f"INSERT INTO customer ({', '.join(names)}) VALUES ({marks})",
        ([cell if isinstance(cell, str | float | int) else str(cell) for cell in row] for row in rows[1:]),
    )
    connection.commit()
    connection.close()


if __name__ == "__main__":
    run(measure)
