"""The process that reads a stranger's file under limits: requests come in, rows go out, each a line of JSON.

Run as `python -m smallcrm.exchange.reading_child`. It is ended by the closing of its input, or killed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallcrm.exchange.cells import CELLS_IN_A_LINE, encode_rows, to_line
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.limits import limit_this_process
from smallcrm.exchange.readers.sniffing import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.readers.sheet import OpenedFile

TEXT_IN_A_LINE = 200_000


def main() -> None:
    """Answer requests until there are no more."""
    limit_this_process()
    opened: OpenedFile | None = None
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            if request["do"] == "open":
                opened = _open(Path(request["path"]), request["code_page"], sparse=request["sparse"])
                _say(_about(opened))
            elif opened is not None:
                for part in _parts(opened.sheets[request["sheet"]].slice(request["start"], request["count"])):
                    _say(encode_rows(part))
                _say({"end": True})
        except ReadingError as error:
            _say({"problem": error.problem})
        except MemoryError:
            _say({"problem": Problem.TOO_BIG})
        except FileNotFoundError:
            _say({"problem": Problem.MISSING})
        except PermissionError:
            _say({"problem": Problem.FORBIDDEN})
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # noqa: BLE001 - a panic of the fast reader comes as a BaseException, and whatever a file provokes means the same
            _say({"problem": Problem.DAMAGED})


def _open(path: Path, code_page: str | None, *, sparse: bool) -> OpenedFile:
    kind = kind_of(path)
    _say({"kind": kind})
    if kind == "text":
        from smallcrm.exchange.readers.delimited import open_delimited

        return open_delimited(path, code_page, _beat)
    if sparse and kind == "xlsx":
        from smallcrm.exchange.readers.sparse_xlsx import open_sparse

        return open_sparse(path, _beat)
    from smallcrm.exchange.readers.workbook import open_workbook

    return open_workbook(path, kind, _beat)


def _about(opened: OpenedFile) -> dict[str, Any]:
    return {
        "sheets": [[sheet.name, sheet.hidden, sheet.rows, sheet.columns] for sheet in opened.sheets],
        "nul_count": opened.nul_count,
        "replaced_count": opened.replaced_count,
        "code_page": opened.code_page,
        "code_pages": opened.code_pages,
        "far_cells": opened.far_cells,
        "far_count": opened.far_count,
    }


def _parts(rows: Iterator[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """Rows in parts that are short as lines, so that whoever parses one is soon done."""
    part: list[list[Cell]] = []
    cells = length = 0
    for row in rows:
        part.append(row)
        cells += len(row) + 1
        length += sum(len(cell) for cell in row if type(cell) is str)
        if cells >= CELLS_IN_A_LINE or length >= TEXT_IN_A_LINE:
            yield part
            part, cells, length = [], 0, 0
    if part:
        yield part


def _beat(done: int, total: int) -> None:
    """Tell that the work goes on."""
    _say({"beat": [done, total]})


def _say(message: dict[str, Any]) -> None:
    sys.stdout.buffer.write(to_line(message))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
