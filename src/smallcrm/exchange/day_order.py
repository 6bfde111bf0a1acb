"""Whether a sheet of entries begins with its newest row, as statements of banks do."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_FEWEST_STEPS = 2
_CLEARLY = 0.75
"""Where the customers have pages, the days go back on each, and forward again at the next one."""


def is_newest_first(days: Iterable[date]) -> bool:
    """Whether days, in the order of the file, clearly go back; days of entries that stand together may be the same."""
    steps = [later < earlier for earlier, later in pairwise(days) if later != earlier]
    return sum(steps) >= max(_FEWEST_STEPS, len(steps) * _CLEARLY)
