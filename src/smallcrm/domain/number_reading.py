"""Numbers read as people write them: in the digits of any script, with either decimal mark, thousands parted or not."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from smallcrm.domain.lazy_pattern import LazyPattern
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks
from smallcrm.i18n.numbers import has_decimal_comma

DecimalMark = Literal[".", ","]

GROUPING = LazyPattern(r"['’‘`\s\u00a0\u202f\u2009]")
"""What parts thousands and is never a decimal mark."""
NUMBER = LazyPattern(r"[.,]?[0-9](?:[0-9.,'’‘`\s\u00a0\u202f\u2009]*[0-9])?")

_PLAIN = LazyPattern(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?")
_GROUPED = LazyPattern(r"[0-9]{1,3}(?:['’‘`\s\u00a0\u202f\u2009][0-9]{3})+(?:[.,][0-9]*)?")
_MOST_DIGITS = 18
_GROUP = 3


def read_number(text: str) -> Decimal | None:
    """The number a text is, None where it is none.

    A single point parts decimals; a comma before three figures parts thousands, except where the language spoken writes
    its decimals after a comma.
    """
    plain = to_ascii(strip_marks(text)).strip()
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    written = plain.removeprefix("-").lstrip()
    if not NUMBER.fullmatch(written):
        return None
    found = number_readings(written, "," if has_decimal_comma() else ".")
    return (-found[0] if plain.startswith("-") else found[0]) if found else None


def number_readings(written: str, decimal: DecimalMark | None, *, can_have_decimals: bool = True) -> list[Decimal]:
    """The readings of a `NUMBER`: one, two (thousands, then decimals), or none where the groups make no sense."""
    spaced = bool(GROUPING.search(written))
    plain = GROUPING.sub("", written)
    if len(plain) > _MOST_DIGITS or (spaced and not _GROUPED.fullmatch(written)):
        return []
    last = max(plain.rfind("."), plain.rfind(","))
    if last < 0:
        return [Decimal(plain)]
    before, after, mark = plain[:last], plain[last + 1 :], plain[last]
    if mark in before:
        return [Decimal(plain.replace(mark, ""))] if _well_grouped(plain, mark) else []
    other = "." if mark == "," else ","
    if other in before:
        return [Decimal(f"{before.replace(other, '')}.{after}")] if _well_grouped(before, other) else []
    if spaced or not could_be_thousands(before, after):
        return [Decimal(f"{before or 0}.{after or 0}")]
    return _thousands_or_decimals(before, after, None if decimal is None else decimal == mark, can_have_decimals=can_have_decimals)


def could_be_thousands(before: str, after: str) -> bool:
    """Whether a mark between these figures may part thousands."""
    return len(after) == _GROUP and 1 <= len(before) <= _GROUP and before[0] != "0"


def _thousands_or_decimals(before: str, after: str, is_decimal: bool | None, *, can_have_decimals: bool) -> list[Decimal]:
    as_thousands, as_decimals = Decimal(before + after), Decimal(f"{before}.{after}")
    if is_decimal is None:
        return [as_thousands, as_decimals] if can_have_decimals else [as_thousands]
    return [as_decimals if is_decimal else as_thousands]


def _well_grouped(text: str, mark: str) -> bool:
    first, *groups = text.split(mark)
    # Two digits a group are the Indian way: 1,23,456.
    return bool(first) and len(first) <= _GROUP and all(len(group) in (2, _GROUP) for group in groups[:-1]) and len(groups[-1]) == _GROUP
