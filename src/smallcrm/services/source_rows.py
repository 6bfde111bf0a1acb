"""The rows of files as the book remembers them: by a digest each, with the card that it was about."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from smallcrm.exchange.cells import to_line
from smallcrm.models.merges import rows_moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.understanding import TableUnderstanding
    from smallcrm.models.connection import Connection


def salt_of(table: TableUnderstanding) -> bytes:
    """What makes the same cells another row: where the columns go."""
    columns = [(column.heading, column.target) for column in table.columns]
    return hashlib.blake2b(json.dumps([table.kind, columns]).encode(), digest_size=16).digest()


def digest_of(cells: Sequence[Cell], salt: bytes) -> int:
    """A number by which a row is known again, in 64 bits with a sign as the book keeps them; even, as those of entries are odd."""
    return int.from_bytes(hashlib.blake2b(to_line(cells), digest_size=8, key=salt).digest(), signed=True) & ~1


def digests_known(connection: Connection, digests: Sequence[int], up_to: int) -> dict[int, int]:
    """Those of the digests that were brought in before, `up_to` the last row that counts, each with the card it belongs to."""
    select = "SELECT digest, customer_id FROM source_row WHERE digest IN (SELECT value FROM json_each(?)) AND id <= ?"
    return dict(connection.execute(select, (json.dumps(digests), up_to)).all())


def last_row(connection: Connection) -> int:
    """The row that was brought in last, 0 where none ever was."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM source_row").scalar_one())


def said_last(connection: Connection, digests: Sequence[int]) -> dict[int, int]:
    """Those of the digests of customers that were brought in before, but for rows after which another import said something of the card.

    What is owed may be 0 in April, 80 in May and 0 again in June.
    """
    last = "SELECT max(id) FROM source_row AS later WHERE later.customer_id = source_row.customer_id AND later.digest & 1 = 0"
    found = connection.execute(
        f"SELECT digest, customer_id, max(id), ({last}) FROM source_row WHERE digest IN (SELECT value FROM json_each(?)) GROUP BY digest",
        (json.dumps(digests),),
    ).all()
    runs = [] if all(row == latest for *_, row, latest in found) else _runs_of_rows(connection)
    if not runs:
        return {digest: card for digest, card, *_ in found}
    return {digest: card for digest, card, row, latest in found if _import_of(row, runs) == _import_of(latest, runs)}


class KnownRows:
    """The rows by which cards are known again, to be taken along into another book."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._runs = _runs_of_rows(connection)
        self._moved = rows_moved(connection, "source_row") if self._runs else {}

    def of(self, ids: Sequence[int]) -> dict[int, list[int]]:
        """The digests of these cards and of those hidden in them, by card; of customers those that `said_last` would find."""
        if not self._runs:
            return {}
        select = "SELECT id, customer_id, digest FROM source_row WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC"
        found: dict[int, dict[int, None]] = defaultdict(dict)
        last: dict[int, int] = {}
        for row, card, digest in self._connection.execute(select, (json.dumps(list(ids)),)).all():
            if digest & 1 or last.setdefault(card, brought := _import_of(row, self._runs)) == brought:
                found[self._moved.get(row) or card][digest] = None
        return {card: list(digests) for card, digests in found.items()}


def _import_of(row: int, runs: Sequence[tuple[int, int]]) -> int:
    return runs[bisect(runs, row, key=itemgetter(0)) - 1][1]


def _runs_of_rows(connection: Connection) -> Sequence[tuple[int, int]]:
    """The first row of each run of remembered rows, and the import that brought it."""
    select = "SELECT row_id, operation_id FROM journal WHERE table_name = 'source_row' AND last_row_id IS NOT NULL ORDER BY row_id"
    return connection.execute(select).all()
