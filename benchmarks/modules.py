"""Heavy modules loaded at the first paint: none."""

from __future__ import annotations

from benchmarks.measuring import Line, child, run, temporary_home

HEAVY = frozenset({"openpyxl", "reportlab", "rustpy_xlsxwriter", "python_calamine", "phonenumbers", "numpy", "sqlalchemy", "babel", "PIL"})


def measure() -> list[Line]:
    """One line, which names what it found."""
    with temporary_home() as home:
        loaded = child("first_paint", home)["modules"]
    found = sorted(HEAVY & set(loaded))
    remark = f"{', '.join(found) or 'none of them'}; {len(loaded)} modules in all"
    return [Line("heavy modules loaded at the first paint", len(found), "", most=0, remark=remark)]


if __name__ == "__main__":
    run(measure)
