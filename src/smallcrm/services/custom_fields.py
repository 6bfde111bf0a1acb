"""The shop's own fields."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.changes import Outcome
from smallcrm.domain.choices import CustomType
from smallcrm.domain.customer import CustomField
from smallcrm.domain.errors import UserError
from smallcrm.domain.fields import FIELD_BY_KEY, column_label
from smallcrm.domain.folding import fold
from smallcrm.i18n import LANGUAGES, N_, gettext, in_language
from smallcrm.services.book import EDIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book


def custom_fields(book: Book) -> list[CustomField]:
    """The shop's own fields in their order."""
    with book.reading() as connection:
        return read_custom_fields(connection)


def read_custom_fields(connection: Connection) -> list[CustomField]:
    """The same, inside another service's transaction."""
    rows = connection.execute("SELECT id, label, type, choices FROM custom_field ORDER BY position, id")
    return [CustomField(identity, label, CustomType(kind), tuple(json.loads(choices))) for identity, label, kind, choices in rows]


def add_custom_field(book: Book, label: str, kind: CustomType, choices: Sequence[str] = ()) -> Outcome[int]:
    """A new field at the end. Raises `UserError` for an empty name or one that a field has, in any of the languages."""
    label = label.strip()
    _require_no_double(label, [own.label for own in custom_fields(book)])
    with book.working(EDIT, N_("New field “{name}”"), name=label) as work:
        identity = insert_custom_field(work.connection, label, kind, choices)
    return Outcome(identity, work.changes)


def insert_custom_field(connection: Connection, label: str, kind: CustomType, choices: Sequence[str] = ()) -> int:
    """The same, inside another service's transaction; columns of a file may differ by less than names typed here."""
    _require_free(label, [own.label for own in read_custom_fields(connection)])
    return int(
        connection.execute(
            "INSERT INTO custom_field (position, label, type, choices) "
            "VALUES ((SELECT coalesce(max(position), -1) + 1 FROM custom_field), ?, ?, ?) RETURNING id",
            (label, kind.value, json.dumps(list(choices), ensure_ascii=False)),
        ).scalar_one()
    )


def change_custom_field(book: Book, field: CustomField) -> Outcome[None]:
    """Rename a field or change its choices; its type stays, as cards hold values of it. Raises `UserError` as for a new one."""
    names = {own.id: own.label for own in custom_fields(book)}
    if names.pop(field.id, "") != field.label.strip():
        _require_no_double(field.label, list(names.values()))
    with book.working(EDIT, N_("Changes to the field “{name}”"), name=field.label) as work:
        _require_free(field.label, list(names.values()))
        work.connection.execute(
            "UPDATE custom_field SET label = ?, choices = ? WHERE id = ?",
            (field.label.strip(), json.dumps(list(field.choices), ensure_ascii=False), field.id),
        )
    return Outcome(None, work.changes)


def order_custom_fields(book: Book, ids: Sequence[int]) -> Outcome[None]:
    """Put fields into this order; those not named keep theirs and come after."""
    with book.working(EDIT, N_("Fields of your own put in order")) as work:
        present = [field.id for field in read_custom_fields(work.connection)]
        wanted = [identity for identity in dict.fromkeys(ids) if identity in present]
        for place, identity in enumerate([*wanted, *(identity for identity in present if identity not in wanted)]):
            work.connection.execute("UPDATE custom_field SET position = ?1 WHERE id = ?2 AND position != ?1", (place, identity))
    return Outcome(None, work.changes)


def remove_custom_field(book: Book, field_id: int) -> Outcome[int]:
    """Take a field away with what cards hold in it, which undo brings back. Returns how many cards held something."""
    field = next((field for field in custom_fields(book) if field.id == field_id), None)
    if field is None:
        raise UserError(N_("That field is no longer there."))
    with book.working(EDIT, N_("Field “{name}” removed"), name=field.label) as work:
        count = work.connection.execute("DELETE FROM custom_value WHERE field_id = ?", (field_id,)).rowcount
        work.connection.execute("DELETE FROM custom_field WHERE id = ?", (field_id,))
    return Outcome(count, work.changes)


def _require_free(label: str, taken: Sequence[str]) -> None:
    if not label.strip():
        raise UserError(N_("A field needs a name."))
    if label.strip() in taken:
        raise UserError(N_("There is a field “{name}” already."), name=label.strip())


def _require_no_double(label: str, own: Sequence[str]) -> None:
    """Two fields of one name on a card could not be told apart, in none of the languages it may be shown in."""
    doubled = {**_names_on_every_card(), **{fold(name): name for name in own}}.get(fold(label))
    if doubled:
        raise UserError(N_("There is a field “{name}” already."), name=doubled)


@lru_cache(1)
def _names_on_every_card() -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with in_language(language):
            names = [name for field in FIELD_BY_KEY.values() for name in (field.key, gettext(field.label), gettext(column_label(field)))]
        found.update({fold(name): name for name in names})
    return found
