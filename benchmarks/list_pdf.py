"""Printing the customers' list as PDF: some 100 pages and some 1,000."""

from __future__ import annotations

from benchmarks import data
from benchmarks.measuring import Line, child, run, temporary_home

SIZES = (4_500, 45_000)
FLOOR = "one SELECT of the same rows, drawn by QPainter on a QPdfWriter, 45 a page"


def measure() -> list[Line]:
    """Two lines a size, processor and memory, and one on how the cost of a page grows between them."""
    path = str(data.book_file())
    lines, page = [], []
    with temporary_home() as home:
        for customers in SIZES:
            product = child("print_list", home, path, str(customers))
            floor = child("plain_pdf", home, path, str(customers))
            what = f"list PDF of {customers:,} rows"
            pages = f"{product['pages']} pages"
            page.append(1000 * product["cpu"] / product["pages"])
            lines += [
                Line(what, product["cpu"], "s CPU", floor["cpu"], FLOOR, most_ratio=2.5, remark=pages),
                Line(f"{what}, memory", product["memory"], "MB", most=250, remark=f"{pages}; the whole process"),
            ]
    lines.append(Line("a page of the long list", page[1], "ms CPU", page[0], "a page of the short list", most_ratio=1.15))
    return lines


if __name__ == "__main__":
    run(measure)
