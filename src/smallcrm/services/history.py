"""Undo and redo, of anything that was done to the book, across restarts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smallcrm.domain.changes import Outcome
from smallcrm.domain.errors import UserError
from smallcrm.domain.fields import FIELD_BY_KEY, GROUP_LABELS, Group
from smallcrm.i18n import N_, gettext, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.lists import listed
from smallcrm.i18n.numbers import format_number
from smallcrm.models import journal, merges
from smallcrm.models.journal import DONE, UNDONE
from smallcrm.services.book import EDIT, IMPORT, MERGE, SEPARATION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from smallcrm.domain.progress import Progress
    from smallcrm.models.connection import Connection
    from smallcrm.models.obstacles import Obstacles
    from smallcrm.models.separating import Stayed
    from smallcrm.services.book import Book, Work

_KEPT_NAMES = 50
SEPARATED_FROM = N_("“{name}” separated from “{into}”")
_STANDING_IMPORTS = f"id = root_id AND kind = '{IMPORT}' AND state = '{DONE}' ORDER BY id DESC"
_LEFT_BEFORE = f"""
SELECT DISTINCT customer.id FROM operation JOIN journal AS came ON came.id BETWEEN first_image AND last_image
JOIN customer ON customer.id BETWEEN came.row_id AND coalesce(came.last_row_id, came.row_id)
WHERE operation.id = operation.root_id AND operation.kind = '{IMPORT}' AND state != '{DONE}'
AND came.table_name = 'customer' AND came.before IS NULL
AND customer.id IN (SELECT value FROM json_each(?)) AND operation.id != (SELECT own.root_id FROM operation AS own WHERE own.id = ?)
AND NOT EXISTS (SELECT 1 FROM journal AS later WHERE later.id > came.id AND later.table_name = 'customer' AND later.before IS NULL
                AND customer.id BETWEEN later.row_id AND coalesce(later.last_row_id, later.row_id))
"""
"""Of some cards those of imports that were taken back before; not of a later card that got the id of one which went."""
_TAKEN_BACK_BEFORE = f"""
SELECT operation.id FROM operation
WHERE operation.id = operation.root_id AND operation.id BETWEEN 1 AND ?1 - 1 AND operation.kind = '{IMPORT}' AND state != '{DONE}'
AND EXISTS (SELECT 1 FROM journal AS came WHERE came.id BETWEEN first_image AND last_image
            AND (came.customer_id IN (SELECT value FROM json_each(?2)) OR came.table_name = 'customer' AND came.last_row_id IS NOT NULL
                 AND EXISTS (SELECT 1 FROM json_each(?2) WHERE value BETWEEN came.row_id AND came.last_row_id)))
ORDER BY operation.id DESC
"""
"""The imports before another that were taken back and had to do with some cards."""

_PART_LABELS = {
    "phone": FIELD_BY_KEY["phone"].label,
    "email": FIELD_BY_KEY["email"].label,
    "address": GROUP_LABELS[Group.ADDRESS],
    "family_member": FIELD_BY_KEY["family"].label,
    "interest": FIELD_BY_KEY["interests"].label,
    "customer_tag": FIELD_BY_KEY["tags"].label,
    "custom_value": GROUP_LABELS[Group.CUSTOM],
    "consent": FIELD_BY_KEY["consents"].label,
    "photo": FIELD_BY_KEY["photo"].label,
}
_COLUMN_FIELDS = {"birth_year": "birthday", "age_years": "age"}


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back or done again, in words, and the cards that stayed: changed since, or still needed by entries or others.

    `left_before` are the cards among those concerned that came with another import, which was taken back before and left them.
    `went_along` are other imports, in words: what they had left when they were taken back went with this one.
    `stayed` are the names of the fields of a card that others were merged into which were edited since, and keep what they hold.
    """

    label: str
    kept: tuple[str, ...] = ()
    kept_count: int = 0
    stayed: tuple[str, ...] = ()
    left_before: tuple[str, ...] = ()
    went_along: tuple[str, ...] = ()


def about_went_along(undone: Undone) -> str:
    """What other imports had left went with this one, in the language spoken now; empty where nothing did."""
    if not undone.went_along:
        return ""
    return gettext("What was left of this went too: {labels}").format(labels=listed(undone.went_along))


def about_left_before(undone: Undone, names: str) -> str:
    """That cards of an import that was taken back before are still there, in the language spoken now; `names` are theirs, joined."""
    said = ngettext(
        "{names} came with an import that was taken back before, and stayed then. Put the card aside if you do not want it.",
        "{names} came with an import that was taken back before, and stayed then. Put the cards aside if you do not want them.",
        len(undone.left_before),
    )
    return said.format(names=names)


def can_undo(book: Book) -> str | None:
    """What undo would take back, in words; None when there is nothing."""
    return _label_of(book, DONE)


def can_redo(book: Book) -> str | None:
    """What redo would do again, in words; None when there is nothing."""
    return _label_of(book, UNDONE)


def make_ready() -> None:
    """Import what undo needs, while nobody waits for it: the declared tables take a third of a second."""
    import smallcrm.models.separating  # noqa: F401


def undo(book: Book, progress: Progress) -> Outcome[Undone]:
    """Take back the last thing done.

    A new card to which something was posted since (an undone posting too: its entries stay) is put aside instead of going.
    Raises `UserError` when there is nothing, or when a single edit's card was changed since.
    """

    def last_done(connection: Connection) -> Operation:
        return _required(_last(connection, DONE), N_("There is nothing to undo."))

    return _revert(book, last_done, progress)


def redo(book: Book, progress: Progress) -> Outcome[Undone]:
    """Do again what was undone last. Raises `UserError` when there is nothing."""

    def last_undone(connection: Connection) -> Operation:
        return _required(_last(connection, UNDONE), N_("There is nothing to redo."))

    return _revert(book, last_undone, progress)


def undo_import(book: Book, progress: Progress) -> Outcome[Undone]:
    """Take the latest import that stands back, whatever was done since. Raises `UserError` when there is none."""

    def last_import(connection: Connection) -> Operation:
        return _required(_find(connection, f"{_STANDING_IMPORTS} LIMIT 1"), N_("There is no import to take back."))

    return _revert(book, last_import, progress)


def revert_operation(book: Book, operation_id: int, progress: Progress) -> Outcome[Undone]:
    """Take one operation back, whenever it was done: what was not touched since goes back, the rest stays and is named.

    Raises `UserError` when it was taken back already, or is a single edit whose card was changed since.
    """

    def that_one(connection: Connection) -> Operation:
        return _required(_standing(connection, operation_id), N_("That was undone already."))

    return _revert(book, that_one, progress)


def separate(book: Book, merge_id: int, progress: Progress) -> Outcome[Undone]:
    """Take a merge back, whenever it was done, as a step that can itself be undone: what was edited since stays and is named.

    Raises `UserError` when it was taken back already.
    """
    with book.reading() as connection:
        merge = _required(_standing(connection, merge_id), N_("That was undone already."))
    with book.working(SEPARATION, SEPARATED_FROM, progress=progress, **merge.values) as work:
        taken_back = merges.begin_separation(work.connection, work.operation_id, merge.id)
        undone = _separate(work, taken_back, merge.spoken(book.shop.digits))
    return Outcome(undone, work.changes)


def label_of(book: Book, operation_id: int) -> str:
    """What an operation did, in the language spoken now."""
    with book.reading() as connection:
        return _required(_find(connection, "id = ?", operation_id), N_("That was undone already.")).spoken(book.shop.digits)


def do_again(book: Book, operation_id: int, progress: Progress) -> Outcome[Undone]:
    """Do one operation again that was undone, before anything else was done to the book. Raises `UserError` where that is over."""

    def that_one(connection: Connection) -> Operation:
        select = f"id = (SELECT root_id FROM operation WHERE id = ?) AND state = '{UNDONE}'"
        return _required(_find(connection, select, operation_id), N_("That cannot be done again: other things were done since."))

    return _revert(book, that_one, progress)


def is_done(book: Book, operation_id: int) -> bool:
    """Whether what the operation did stands in the book: never undone, or done again since."""
    with book.reading() as connection:
        return _standing(connection, operation_id) is not None


def _standing(connection: Connection, operation_id: int) -> Operation | None:
    return _find(connection, f"id = (SELECT root_id FROM operation WHERE id = ?) AND state = '{DONE}'", operation_id)


def _revert(book: Book, choose: Callable[[Connection], Operation], progress: Progress) -> Outcome[Undone]:
    with book.reverting(lambda connection: choose(connection).head_id, progress) as work:
        operation = _find(work.connection, "id = ?", work.operation_id)
        if operation is None or operation.reverts_id is None:
            raise LookupError("no operation is taken back by this one")
        if operation.kind == SEPARATION:
            merges.follow_separation(work.connection, operation.id)
        label = operation.spoken(book.shop.digits)
        if operation.kind in {MERGE, SEPARATION}:
            undone = _separate(work, operation.reverts_id, label)
        elif operation.kind == IMPORT:
            undone = _take_import_back(work, operation, operation.reverts_id, label, book.shop.digits)
        else:
            undone = _take_back(work, operation.kind, operation.reverts_id, label)
    return Outcome(undone, work.changes)


def _take_back(work: Work, kind: str, taken_back: int, label: str) -> Undone:
    from smallcrm.models import revert

    connection = work.connection
    found = revert.gather(connection, taken_back)
    names = _names(connection, sorted(found.kept))
    if kind == EDIT:
        _require_unchanged(connection, label, found)
        revert.put_aside_what_stays(connection)
    revert.take_back(connection, work.operation_id, work.progress, label)
    return Undone(label, names, len(found.kept))


def _take_import_back(work: Work, operation: Operation, taken_back: int, label: str, digits: str) -> Undone:
    """What was left of imports that were taken back before, because this one stood on it, goes too."""
    connection = work.connection
    kept, concerned = _take_parts_back(work, taken_back, label)
    still_there = _in_book(connection, concerned - kept)
    root = _required(_find(connection, "id = (SELECT root_id FROM operation WHERE id = ?)", operation.id), N_("That was undone already."))
    went_along = []
    for earlier in _imports_left_before(connection, root, still_there):
        with journal.completing_undo(connection, earlier.id):
            before = connection.execute("SELECT reverts_id FROM operation WHERE id = ?", (earlier.head_id,)).scalar_one()
            _take_parts_back(work, before, label, only=still_there)
        if _required(_find(connection, "id = ?", earlier.id), "").head_id != earlier.head_id:
            went_along.append(earlier.spoken(digits))
    left = connection.execute(_LEFT_BEFORE, (json.dumps(sorted(still_there)), operation.id)).scalars()
    names = _names(connection, sorted(kept))
    return Undone(label, names, len(kept), left_before=_names(connection, list(left)), went_along=tuple(went_along))


def _take_parts_back(
    work: Work, taken_back: int, label: str, *, only: frozenset[int] | None = None
) -> tuple[frozenset[int], frozenset[int]]:
    """Returns the cards that stay as they are, and all that were concerned."""
    from smallcrm.models import revert

    connection = work.connection
    kept: frozenset[int] = frozenset()
    concerned: frozenset[int] = frozenset()
    for part in journal.parts_of(connection, taken_back):
        done_since = journal.cards_since(connection, part)
        found = revert.gather(connection, part, takes_entries_out=True, only=only, but=done_since)
        kept |= found.kept - done_since
        concerned |= revert.cards_concerned(connection)
        revert.take_back(connection, work.operation_id, work.progress, label)
    return kept, concerned


def _imports_left_before(connection: Connection, root: Operation, cards: frozenset[int]) -> list[Operation]:
    """The imports before this one that were taken back though it stood on these cards, the latest first; none where this one stands."""
    if not cards or _standing(connection, root.id):
        return []
    rows = connection.execute(_TAKEN_BACK_BEFORE, (root.id, json.dumps(sorted(cards)))).scalars()
    return [found for identity in rows if (found := _find(connection, "id = ?", identity))]


def _in_book(connection: Connection, cards: frozenset[int]) -> frozenset[int]:
    chosen = "SELECT id FROM customer WHERE id IN (SELECT value FROM json_each(?))"
    return frozenset(connection.execute(chosen, (json.dumps(sorted(cards)),)).scalars())


def _separate(work: Work, taken_back: int, label: str) -> Undone:
    from smallcrm.models import separating

    stayed = separating.take_back(work.connection, taken_back, work.progress, label)
    return Undone(label, stayed=tuple(dict.fromkeys(name for each in stayed if (name := _field_name(each)))))


def _field_name(stayed: Stayed) -> str:
    """What the card shows that by, in the language spoken now; nothing for what it does not show."""
    if stayed.table in _PART_LABELS:
        return gettext(_PART_LABELS[stayed.table])
    shown = next((_COLUMN_FIELDS.get(column, column) for column in stayed.columns), "")
    return gettext(FIELD_BY_KEY[shown].label) if shown in FIELD_BY_KEY else ""


def _require_unchanged(connection: Connection, label: str, found: Obstacles) -> None:
    if found.changed or found.changed_rows:
        names = _names(connection, sorted(found.changed))
        raise UserError(
            N_("“{label}” cannot be undone, because {name} was changed since. Nothing was changed."),
            label=label,
            name=names[0] if names else gettext("the shop"),
        )


@dataclass(frozen=True, slots=True)
class Operation:
    """A command that was carried out; `head_id` is the latest of its undos and redos, itself where there is none.

    `reverts_id` is what it took back, if it is itself an undo, a redo or a separation.
    """

    id: int
    kind: str
    label: str
    label_many: str
    values: Mapping[str, Any]
    head_id: int
    reverts_id: int | None

    def spoken(self, digits: str) -> str:
        """What it did, in the language spoken now, with its count in the shop's digits and what the user typed as a piece of its own."""
        words = ngettext(self.label, self.label_many, self.values["count"]) if self.label_many else gettext(self.label)
        values: dict[str, Any] = {key: isolate(value) if isinstance(value, str) else value for key, value in self.values.items()}
        if isinstance(values.get("count"), int):
            values["count"] = format_number(values["count"], digits=digits)
        return words.format(**values)


def _find(connection: Connection, condition: str, *values: object) -> Operation | None:
    select = f"SELECT id, kind, label, label_many, label_values, head_id, reverts_id FROM operation WHERE {condition}"
    row = connection.execute(select, values).first()
    if row is None:
        return None
    identity, kind, label, label_many, label_values, head_id, reverts_id = row
    return Operation(identity, kind, label, label_many, json.loads(label_values), head_id, reverts_id)


def _last(connection: Connection, state: str) -> Operation | None:
    """The command that came to this state last: the latest of its undos and redos tells when."""
    return _find(connection, "id = root_id AND state = ? AND head_id > 0 ORDER BY head_id DESC LIMIT 1", state)


def _required(found: Operation | None, otherwise: str) -> Operation:
    if found is None:
        raise UserError(otherwise)
    return found


def _label_of(book: Book, state: str) -> str | None:
    with book.reading() as connection:
        found = _last(connection, state)
    return found.spoken(book.shop.digits) if found else None


def _names(connection: Connection, ids: Sequence[int]) -> tuple[str, ...]:
    chosen = json.dumps(list(ids[:_KEPT_NAMES]))
    select = "SELECT display_name FROM customer_index WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY name_key"
    return tuple(connection.execute(select, (chosen,)).scalars())
