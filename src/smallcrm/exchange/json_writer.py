"""A whole book as one JSON file: what no table holds is in it too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from smallcrm.exchange.whole_file import whole_file
from smallcrm.exchange.writers import ROWS_BETWEEN_REPORTS, WRITING
from smallcrm.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from smallcrm.domain.progress import Progress


def write_book(path: Path, head: Mapping[str, Any], cards: Iterable[Mapping[str, Any]], *, total: int = 0, progress: Progress) -> int:
    """Write `{"shop": …, "customers": […]}`, wholly or not at all, and return how many cards there were.

    `head` is what stands before the customers, by its keys. Each of its values is a line, and so is each card: a reader need
    not hold more than that.

    Raises UserError where the disk refuses, and whatever `progress` raises.
    """
    count = 0
    with whole_file(path) as file:
        lines = b"".join(_json(key) + b": " + _json(value) + b",\n" for key, value in head.items())
        file.write(b"{" + lines + b'"customers": [')
        for count, card in enumerate(cards, 1):
            if count % ROWS_BETWEEN_REPORTS == 1:
                progress.report(count - 1, total, gettext(WRITING))
            file.write((b",\n" if count > 1 else b"\n") + _json(card))
        file.write(b"\n]}\n")
    return count


def _json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    return json.dumps(value, ensure_ascii=False).encode("utf-8", errors="replace")
