"""Printing through the services: which cards go onto which pages, wholly or not at all."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from tests.services.books import QUIET
from tests.services.files import GROCER, bring
from tests.stopping import StopAfter

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.reports.options import Paper
from smallcrm.services import reporting
from smallcrm.services.customer_list import BalanceFilter, Filter, Sort, list_ids

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

COLUMNS = ("number", "name", "mobile", "city", "balance")


@pytest.fixture
def grocer(book: Book) -> Book:
    bring(book, GROCER)
    return book


def pages(target: BytesIO) -> int:
    return len(pypdfium2.PdfDocument(target.getvalue()))


def test_a_card_is_a_page_and_three_cards_are_three(grocer: Book) -> None:
    ids = list(list_ids(grocer, Filter(), Sort("number")))
    for count in (1, 3):
        target = BytesIO()
        printed = reporting.print_cards(grocer, ids[:count], target, reporting.page_options(grocer, Paper.A4), QUIET)
        assert printed.pages == pages(target) == count
        assert not printed.missing


def test_the_list_takes_more_pages_on_smaller_paper(grocer: Book) -> None:
    ids = list(list_ids(grocer, Filter(balance=BalanceFilter.ANY), Sort()))
    counts = {}
    for paper in Paper:
        target = BytesIO()
        counts[paper] = reporting.print_list(grocer, ids, COLUMNS, target, reporting.page_options(grocer, paper), QUIET).pages
        assert pages(target) == counts[paper]
    assert counts[Paper.A5] > counts[Paper.A4] > 1


@pytest.mark.parametrize("language", ["en", "he", "ar", "fa", "bg"])
def test_the_list_is_printed_in_any_language_without_a_missing_sign(grocer: Book, language: str) -> None:
    ids = list(list_ids(grocer, Filter(), Sort()))[:5]
    options = reporting.page_options(grocer, Paper.A4, language)
    printed = reporting.print_list(grocer, ids, COLUMNS, BytesIO(), options, QUIET, group_by="city")
    assert not printed.missing


def test_the_page_speaks_the_shops_language_unless_told_otherwise(grocer: Book) -> None:
    assert reporting.page_options(grocer, Paper.A4).language == "he"
    assert reporting.page_options(grocer, Paper.A4, "bg").language == "bg"


def test_a_report_that_is_stopped_or_refused_leaves_the_old_file(grocer: Book, tmp_path: Path) -> None:
    path = tmp_path / "כרטיס.pdf"
    path.write_bytes(b"old")
    options = reporting.page_options(grocer, Paper.A4)
    with pytest.raises(Cancelled):
        reporting.print_to_file(grocer, path, reporting.CARD, [1], options, StopAfter(0))
    assert path.read_bytes() == b"old"
    with pytest.raises(UserError, match=r"כרטיס\.pdf was not written: its folder is not there"):
        reporting.print_to_file(grocer, tmp_path / "אין" / "כרטיס.pdf", reporting.CARD, [1], options, QUIET)
