"""The floor of a printed list: the same rows by one SELECT, drawn by QPainter on a QPdfWriter, 45 a page."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPageSize, QPainter, QPdfWriter

from benchmarks import data
from smallcrm.infra.resources import font_file

ROWS_A_PAGE = 45
WIDTHS = (0.28, 0.18, 0.18, 0.16, 0.2)


def _draw(rows: list[tuple[str, ...]]) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(15, 15, 15, 15))
    painter = QPainter(writer)
    font = QFont()
    font.setFamilies(["Rubik", "Vazirmatn", "DejaVu Sans"])
    font.setPointSizeF(9)
    painter.setFont(font)
    width, height = writer.width(), writer.height() / ROWS_A_PAGE
    coming = iter(rows)
    first = True
    while page := list(islice(coming, ROWS_A_PAGE)):
        if not first:
            writer.newPage()
        first = False
        for place, row in enumerate(page):
            left = 0.0
            for text, share in zip(row, WIDTHS, strict=True):
                painter.drawText(QRectF(left, place * height, share * width, height), Qt.AlignmentFlag.AlignVCenter, text)
                left += share * width
    painter.end()


application = QGuiApplication(sys.argv[:1])
for name in ("Rubik-Regular", "Vazirmatn-Regular", "DejaVuSans"):
    QFontDatabase.addApplicationFont(str(font_file(name)))
book = Path(sys.argv[1])
_draw(data.listed_texts(book, 10))
before = time.process_time()
_draw(data.listed_texts(book, int(sys.argv[2])))
taken = time.process_time() - before
print(json.dumps({"cpu": taken, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}), flush=True)
os._exit(0)
