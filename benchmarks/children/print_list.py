"""Prints the list of so many customers of a book as PDF and says what it has cost, beyond what the first page costs."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from io import BytesIO
from pathlib import Path

from smallcrm.domain.fields import FIRST_COLUMNS
from smallcrm.domain.progress import Silent
from smallcrm.infra.collector import collect_rarely
from smallcrm.reports.options import Paper
from smallcrm.services import customer_list, reporting
from smallcrm.services.book import Book, open_book


def _print(book: Book, customers: int) -> int:
    ids = customer_list.list_ids(book, customer_list.Filter(), customer_list.Sort())[:customers]
    options = reporting.page_options(book, Paper.A4)
    return reporting.print_list(book, ids, FIRST_COLUMNS, BytesIO(), options, Silent()).pages


book = open_book(Path(sys.argv[1]))
_print(book, 10)
collect_rarely()
before = time.process_time()
pages = _print(book, int(sys.argv[2]))
taken = time.process_time() - before
print(json.dumps({"cpu": taken, "pages": pages, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}), flush=True)
os._exit(0)
