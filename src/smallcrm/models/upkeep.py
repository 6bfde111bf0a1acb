"""What the book does at every row that comes, let go of while very many cards come into an empty book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallcrm.domain.progress import Progress
    from smallcrm.models.connection import Connection

_SELECT = """
    SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL
    AND (type = 'index' OR (type = 'trigger' AND name = 'journal_' || tbl_name || '_insert'))
"""


class LooseUpkeep:
    """The indexes of some tables and the triggers that journal their new rows, taken away until they are made again.

    Filling the indexes row by row, and asking at every row whether the journal is told of it, takes longer than writing the
    rows. Who writes meanwhile tells the journal himself (`journal.in_runs`) and looks up nothing in these tables.
    """

    def __init__(self, connection: Connection, tables: Iterable[str]) -> None:
        self._connection = connection
        self._gone = [found for table in tables for found in connection.execute(_SELECT, (table,)).all()]
        for kind, name, _sql in self._gone:
            connection.execute(f"DROP {kind} {name}")

    def make_again(self, progress: Progress) -> None:
        """Make them again, one by one; nothing where that is done."""
        for place, (_kind, _name, sql) in enumerate(self._gone):
            progress.report(place, len(self._gone), gettext("Updating the search"))
            self._connection.execute(sql)
        self._gone = []
