"""Brings a spreadsheet into a new book, for whoever watches from outside how much memory that takes."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import data
from benchmarks.import_sheet import bring_in
from smallcrm.infra.collector import collect_rarely
from smallcrm.services.book import create_book

collect_rarely()
book = create_book(Path(sys.argv[2]), data.shop())
bring_in(book, Path(sys.argv[1]))
book.close()
