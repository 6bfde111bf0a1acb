"""The process that reads a stranger's file under limits: requests come in, rows go out, each a line of JSON.

Run as `python -m smallcrm.exchange.reading_child`. It is ended by the closing of its input, or killed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallcrm.exchange.cells import encode_rows, to_line
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.limits import limit_this_process
from smallcrm.exchange.readers.mojibake import mend
from smallcrm.exchange.readers.opening import open_any
from smallcrm.exchange.readers.own_codecs import VISUAL_CODECS
from smallcrm.exchange.readers.visual_order import turn_round
from smallcrm.infra.collector import collect_rarely

if TYPE_CHECKING:
    from smallcrm.exchange.readers.sheet import OpenedFile

MOST_KEPT = 64 << 20
"""Bytes of lines that are kept to be said again: a file is read once to be understood, once to be looked through, once to be written."""


def main() -> None:
    """Answer requests until there are no more."""
    limit_this_process()
    collect_rarely()
    reading = _Reading()
    for line in sys.stdin.buffer:
        problem = reading.answer(json.loads(line))
        if problem is not None:
            _say({"problem": problem})


class _Reading:
    """The one file this process was started for."""

    def __init__(self) -> None:
        self._opened: OpenedFile | None = None
        self._said: dict[tuple[int, int, int], list[bytes]] = {}
        self._kept = 0

    def answer(self, request: dict[str, Any]) -> Problem | None:
        """Say what is asked for, or return why it cannot be said."""
        try:
            self._answer(request)
        except ReadingError as error:
            return error.problem
        except MemoryError:
            return Problem.TOO_BIG
        except FileNotFoundError:
            return Problem.MISSING
        except PermissionError:
            return Problem.FORBIDDEN
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # noqa: BLE001 - the fast reader panics with a BaseException, and all that a file provokes means the same
            return Problem.DAMAGED
        return None

    def _answer(self, request: dict[str, Any]) -> None:
        if request["do"] == "open":
            self._opened = open_any(Path(request["path"]), request, _say_kind, _beat)
            _put_right(self._opened, request["code_page"], repair=request["repair"])
            _say(_about(self._opened))
        elif request["do"] == "mark":
            from smallcrm.exchange.readers.marking import marked

            for piece in marked(Path(request["path"]), request["password"], request["sheets"]):
                _say({"part": piece})
            _say({"end": True})
        elif self._opened is not None:
            self._say_rows(self._opened, (request["sheet"], request["start"], request["count"]))
            _say({"end": True})

    def _say_rows(self, opened: OpenedFile, wanted: tuple[int, int, int]) -> None:
        lines = self._said.get(wanted)
        if lines is not None:
            sys.stdout.buffer.writelines(lines)
            return
        sheet, start, count = wanted
        lines, size = [], self._kept
        for message in encode_rows(opened.sheets[sheet].slice(start, count), opened.sheets[sheet].longest_text):
            line = to_line(message)
            sys.stdout.buffer.write(line)
            size += len(line)
            if size <= MOST_KEPT:
                lines.append(line)
        if size <= MOST_KEPT:
            self._said[wanted], self._kept = lines, size


def _put_right(opened: OpenedFile, code_page: str | None, *, repair: bool) -> None:
    """Turn Hebrew round that stands in the order of sight, and mend what was garbled before it came into the file."""
    if opened.book is not None:
        return  # it is ours, and as we wrote it
    if opened.kind != "text" and opened.code_page in VISUAL_CODECS:
        turn_round(opened)
    # A page that the user chose is shown as it reads.
    if repair and (code_page is None or code_page.lower().startswith("utf")):
        mend(opened, _beat)


def _about(opened: OpenedFile) -> dict[str, Any]:
    return {
        "sheets": [
            [sheet.name, sheet.hidden, sheet.rows, sheet.columns, sheet.fields, [*sheet.unsolved.items()], [*sheet.merged.items()]]
            for sheet in opened.sheets
        ],
        "nul_count": opened.nul_count,
        "replaced_count": opened.replaced_count,
        "code_page": opened.code_page,
        "code_pages": opened.code_pages,
        "far_cells": opened.far_cells,
        "far_count": opened.far_count,
        "photo_count": opened.photo_count,
        "lists": opened.lists,
        "turned": opened.turned,
        "repaired_count": opened.repaired_count,
        "repaired": opened.repaired,
        "book": opened.book,
        "is_cut": opened.is_cut,
    }


def _say_kind(kind: str) -> None:
    """Tell what the file is, before the work on it begins."""
    _say({"kind": kind})


def _beat(done: int, total: int) -> None:
    """Tell that the work goes on."""
    _say({"beat": [done, total]})


def _say(message: dict[str, Any]) -> None:
    sys.stdout.buffer.write(to_line(message))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
