"""A connection to a book, and the rows that its statements answer with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import sqlcipher3.dbapi2 as driver

Row = tuple[Any, ...]
Values = tuple[object, ...] | Mapping[str, object]


def quoted(name: str) -> str:
    """A name of a table or trigger as SQL writes it; those in a file may be a stranger's."""
    return '"' + name.replace('"', '""') + '"'


class Rows:
    """What a statement answers: rows as tuples, read once, one after the other or all together."""

    __slots__ = ("_cursor",)

    def __init__(self, cursor: driver.Cursor) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[Row]:
        return iter(self._cursor)

    def all(self) -> list[Row]:
        """Every row."""
        rows: list[Row] = self._cursor.fetchall()
        return rows

    def first(self) -> Row | None:
        """The first row, or None; what else there is is let go."""
        row: Row | None = self._cursor.fetchone()
        self._cursor.close()
        return row

    def one(self) -> Row:
        """The only row; raises `ValueError` where there is none or another."""
        (row,) = self._cursor.fetchmany(2)
        return row  # type: ignore[no-any-return]  # a tuple, by an untyped driver

    def scalars(self) -> list[Any]:
        """The first value of every row."""
        return [row[0] for row in self._cursor]

    def scalar(self) -> Any:  # noqa: ANN401 - what a column holds
        """The first value of the first row, or None."""
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self) -> Any:  # noqa: ANN401 - what a column holds
        """The first value of the only row; raises `ValueError` where there is none or another."""
        return self.one()[0]

    @property
    def rowcount(self) -> int:
        """How many rows were written."""
        return int(self._cursor.rowcount)


class Connection:
    """The driver's connection, within a transaction that whoever lent it began and ends."""

    __slots__ = ("raw",)

    def __init__(self, raw: driver.Connection) -> None:
        self.raw = raw

    def execute(self, statement: str, values: Values = ()) -> Rows:
        """Carry out one statement, with its values by position or by name. Raises the driver's errors."""
        return Rows(self.raw.execute(statement, values))

    def execute_many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Carry out one statement for each row of values."""
        self.raw.executemany(statement, rows)

    def commit(self) -> None:
        """Keep what was written, if it was not rolled back already."""
        self.raw.commit()

    def rollback(self) -> None:
        """Take back what was written."""
        self.raw.rollback()
