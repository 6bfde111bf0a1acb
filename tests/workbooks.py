"""Workbooks that tests bring in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def workbook(path: Path, rows: Sequence[Sequence[object]], sheet: str = "לקוחות") -> Path:
    """A workbook of one sheet."""
    return workbook_of_sheets(path, {sheet: rows})


def workbook_of_sheets(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook of several, by their names."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path
