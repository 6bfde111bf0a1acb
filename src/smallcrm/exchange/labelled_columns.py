"""Columns that say of which kind the value beside each is, as Google's files have them: `Phone 1 - Label` beside `Phone 1 - Value`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.domain.choices import CustomType, Relation
from smallcrm.domain.folding import fold
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.choice_words import choice_of
from smallcrm.exchange.understanding import CUSTOM, SAYS_KIND, ColumnMatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallcrm.exchange.survey import TableSurvey

_LABEL = re.compile(r"(.+\S)\s*-\s*(?:label|type)", re.IGNORECASE)
_VALUE = re.compile(r"(.+\S)\s*-\s*(?:value|street|city)", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"\s*[0-9]+$")
_TARGETS = {"relation": "family", "event": CUSTOM, "custom field": CUSTOM}
"""What goes where only its label says what it is; a phone goes where its heading says, and the label which one it is."""
PHONES = frozenset({"phone", "mobile", "fax"})
KEEPS_ITS_FIELD = frozenset({*PHONES, "email", "street", "city"})
"""What goes where its heading says, whatever its label says."""
_FIELDS = frozenset({"phone", "e-mail", "email", "address"})
_USUAL = (
    "|home|work|other|mobile|main|internet|cell|iphone|home fax|work fax|other fax|fax|pager|google voice|work mobile|phone|e-mail|email"
    "|בית|עבודה|אחר|נייד|ראשי|פקס|منزل|عمل|آخر|جوال|محمول|رئيسي|فاكس|خانه|محل کار|کار|سایر|موبایل|همراه|اصلی|نمابر"
    "|дом|домашен|работа|служебен|друг|мобилен|основен|факс"
)
"""Labels that programs of contacts offer to everybody."""
_SPOUSES = frozenset({"partner", "domestic partner", "wife", "husband"})


def targets_with_labels(headings: Sequence[str]) -> dict[int, str]:
    """Where the columns go of which one says what the other holds."""
    stems = {stem: index for index, heading in enumerate(headings) if (stem := _stem(_LABEL, heading))}
    found: dict[int, str] = {}
    for index, heading in enumerate(headings):
        stem = _stem(_VALUE, heading)
        what = _NUMBER_BEHIND.sub("", stem)
        if stem in stems and (what in _TARGETS or what in _FIELDS):
            found[stems[stem]] = SAYS_KIND
            if what in _TARGETS:
                found[index] = _TARGETS[what]
    return found


def with_labels(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """The columns, each with the one that says what it holds: whoever leaves that one out has the values as they are."""
    labels = {_stem(_LABEL, column.heading): column.index for column in columns if column.target == SAYS_KIND}
    if not labels:
        return [*columns]
    takes = {*KEEPS_ITS_FIELD, "family", CUSTOM}
    return [
        replace(column, label=labels[stem]) if column.target in takes and (stem := _stem(_VALUE, column.heading)) in labels else column
        for column in columns
    ]


def with_own_names(columns: Sequence[ColumnMatch], found: TableSurvey) -> tuple[ColumnMatch, ...]:
    """The columns with the names of the shop's own fields that their labels make; one name has one type."""
    named = [replace(column, own_names=_own_names(column, found)) if column.label is not None else column for column in columns]
    types: dict[str, set[CustomType]] = {}
    for column in named:
        for name in own_names(column):
            types.setdefault(name, set()).add(column.decisions.custom_type)
    mixed = {name for name, each in types.items() if len(each) > 1}
    return tuple(_as_text(column) if column.label is not None and not mixed.isdisjoint(column.own_names) else column for column in named)


def own_names(column: ColumnMatch) -> tuple[str, ...]:
    """The fields of the shop's own into which the cells of a column go."""
    if column.label is not None:
        return column.own_names
    return (column.heading,) if column.target == CUSTOM and column.filled else ()


def _as_text(column: ColumnMatch) -> ColumnMatch:
    return replace(column, decisions=replace(column.decisions, custom_type=CustomType.TEXT))


def _own_names(column: ColumnMatch, found: TableSurvey) -> tuple[str, ...]:
    if column.target in KEEPS_ITS_FIELD or column.label is None:
        return ()
    labels = found.columns[column.label]
    said = [plain_label(cell_text(label)) for label in labels.values]
    if column.target == "family":
        said = [label for label in said if relation_of(label) is None]
    without = column.filled > labels.filled or "" in said
    return tuple(dict.fromkeys([*filter(None, said), *([what_it_is(column)] if without else [])]))


def what_it_is(column: ColumnMatch) -> str:
    """What a value without a label is called: Custom Field 1."""
    found = _VALUE.fullmatch(column.heading.strip())
    return found[1] if found else column.heading


@lru_cache(maxsize=1_000)
def relation_of(label: str) -> Relation | None:
    """What a label makes somebody to the customer; None where the card has no word for it."""
    known = choice_of(label, Relation)
    return Relation.SPOUSE if fold(label) in _SPOUSES else Relation(known) if known and known != Relation.OTHER else None


@lru_cache(maxsize=1_000)
def plain_label(text: str) -> str:
    """A label without the star by which Google marks the first of several."""
    return clean(text.strip().lstrip("*"))


def says_which(labels: Sequence[str]) -> bool:
    """Whether labels of the values of one kind say more than that somebody has them: an own word, or two different usual ones."""
    said = {fold(label) for label in labels}
    return not said <= _usual_labels() or len(said - {"other"}) > 1


def is_usual_label(text: str) -> bool:
    """Whether it is a word for one of the phones of anybody: home, work."""
    return fold(text) in _usual_labels()


@lru_cache(maxsize=1)
def _usual_labels() -> frozenset[str]:
    return frozenset(fold(word) for word in _USUAL.split("|"))


def _stem(pattern: re.Pattern[str], heading: str) -> str:
    """What the headings of a label and its value share, empty where the heading is none of such two."""
    found = pattern.fullmatch(heading.strip())
    return " ".join(found[1].split()).casefold() if found else ""


def labelled(columns: Iterable[ColumnMatch]) -> list[ColumnMatch]:
    """Those of the columns whose values another one explains."""
    return [column for column in columns if column.label is not None]
