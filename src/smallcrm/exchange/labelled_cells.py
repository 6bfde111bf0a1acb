"""Cells that another one explains: a phone, a relative or a field of the shop's own by what its label says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.domain.choices import CustomType
from smallcrm.domain.customer import FamilyMember
from smallcrm.domain.date_reading import read_date
from smallcrm.exchange.cell_putters import putter_of
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.googles_cells import in_one, parts_of
from smallcrm.exchange.labelled_columns import KEEPS_ITS_FIELD, PHONES, plain_label, relation_of, says_which, what_it_is

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.draft import Draft
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch

    PutWithLabel: TypeAlias = Callable[[Draft, Cell, Cell], None]

_FAX = re.compile(r"fax|פקס|факс|فاکس|فاكس", re.IGNORECASE)
_MOBILE = re.compile(r"mobile|cell|iphone|נייד|мобил|جوال|محمول|موبایل|همراه", re.IGNORECASE)


def putter_with_label(column: ColumnMatch, nth: int, context: ReadingContext) -> PutWithLabel:
    """The function that reads the cells of a column by what the cells beside them say."""
    if column.target in KEEPS_ITS_FIELD:
        return _with_its_label(column, nth, context)
    relatives = column.target == "family"

    def put(draft: Draft, cell: Cell, label: Cell) -> None:
        said = plain_label(cell_text(label))
        relation = relation_of(said) if relatives else None
        if relation is not None:
            members = tuple(FamilyMember(name, relation) for part in parts_of(cell_text(cell)) if (name := clean(part)))
            draft.values["family"] = (*draft.values.get("family", ()), *members)
        elif text := clean(", ".join(_own_text(column, part, context) for part in parts_of(cell_text(cell)))):
            _put_own(draft, said or what_it_is(column), text)

    return put


def note_labels(draft: Draft) -> None:
    """Keep in the notes what labels say of phones, e-mails and addresses, where it says more than that there are some."""
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for (kind, _), said in draft.labels.items():
        by_kind.setdefault(kind, []).append(said)
    for said_of_kind in by_kind.values():
        if says_which([label for label, _ in said_of_kind]):
            draft.notes += [clean(f"{label}: {text}") for label, text in said_of_kind if label]


def _with_its_label(column: ColumnMatch, nth: int, context: ReadingContext) -> PutWithLabel:
    plain = putter_of(column, nth, context)
    if column.target not in PHONES:
        kind = "email" if column.target == "email" else "address"

        def put(draft: Draft, cell: Cell, label: Cell) -> None:
            plain(draft, cell)
            # Of an address its street stands for it, or its city where it has none.
            draft.labels.setdefault((kind, nth), (plain_label(cell_text(label)), in_one(cell_text(cell))))

        return put
    fax, mobile = (putter_of(replace(column, target=target), nth, context) for target in ("fax", "mobile"))

    def put_phone(draft: Draft, cell: Cell, label: Cell) -> None:
        said = cell_text(label)
        (fax if _FAX.search(said) else mobile if _MOBILE.search(said) else plain)(draft, cell)
        draft.labels[f"phone {column.index}", nth] = plain_label(said), in_one(cell_text(cell))

    return put_phone


def _put_own(draft: Draft, name: str, text: str) -> None:
    """Put a text into a field of the shop's own; two of one name are one text."""
    for place, (known, before) in enumerate(draft.custom):
        if known == name:
            draft.custom[place] = (name, f"{before}, {text}")
            return
    draft.custom.append((name, text))


def _own_text(column: ColumnMatch, text: str, context: ReadingContext) -> str:
    decisions = column.decisions
    if decisions.custom_type is not CustomType.DATE:
        return text
    whole = read_date(text, order=decisions.dates.order, calendar=decisions.dates.calendar, today=context.today).date
    day = whole.gregorian() if whole else None
    return day.isoformat() if day else text
