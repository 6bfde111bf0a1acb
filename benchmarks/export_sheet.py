"""Writing 100,000 customers into a spreadsheet."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from benchmarks import data
from benchmarks.measuring import Line, run, temporary_home, timed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FLOOR = "the same rows of all sheets, in memory already, as hand-written XML by zlib at level 6"
_NAMESPACE = "http://schemas.openxmlformats.org"
_OFFICE = f"{_NAMESPACE}/officeDocument/2006/relationships"
_PACKAGE = f"{_NAMESPACE}/package/2006"
_KIND = "application/vnd.openxmlformats"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{_KIND}-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}-officedocument.spreadsheetml.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}-officedocument.spreadsheetml.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_NAMESPACE}/spreadsheetml/2006/main" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Customers" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def measure() -> list[Line]:
    """One line; the floor writes the very rows that the product wrote."""
    from python_calamine import CalamineWorkbook

    from smallcrm.domain.progress import Silent
    from smallcrm.services.book import open_book
    from smallcrm.services.exporting import export_customers

    with temporary_home() as folder:
        book = open_book(data.book_file())
        target = folder / "product.xlsx"
        product = timed(lambda: export_customers(book, None, target, Silent()))
        book.close()
        workbook = CalamineWorkbook.from_path(str(target))
        sheets = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
        floor = timed(lambda: _floor(sheets, folder / "floor.xlsx"))
    size = f"100k × {len(sheets[0][0])} and {len(sheets[1]):,} entries"
    return [Line(f"export {size} .xlsx, from the book to the disk", product, "s CPU", floor, FLOOR, most_ratio=2)]


def _floor(sheets: Sequence[Sequence[Sequence[object]]], path: Path) -> None:
    """Of the parts that name the sheets only those of the first are written: the others are nothing beside the rows."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        for number, rows in enumerate(sheets, 1):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as sheet:
                sheet.write(f'<worksheet xmlns="{_NAMESPACE}/spreadsheetml/2006/main"><sheetData>'.encode())
                for row in rows:
                    sheet.write(f"<row>{''.join(map(_cell, row))}</row>".encode())
                sheet.write(b"</sheetData></worksheet>")


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>' if value else "<c/>"


if __name__ == "__main__":
    run(measure)
