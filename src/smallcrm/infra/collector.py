"""Python's collector of garbage, set for a program that makes many short-lived records and few circles."""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 100


def collect_rarely() -> None:
    """Leave what is there by now out of all collections, and look through the rest seldom.

    By Python's own thresholds a quarter of the time of an import went into looking through cards that were all still
    wanted, and each look at the oldest objects stopped every thread of the window for a tenth of a second.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def collect_if_due() -> None:
    """What the collector would do by itself were it not held back (`gc.disable`): the oldest generation that is due, and those under it."""
    generations = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(generations) if count > most]
    if due:
        gc.collect(due[-1])
