"""What an update changes on a card: the value that stood there beside the one that comes, field by field."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.domain.customer import Customer
from smallcrm.domain.fields import FIELD_BY_KEY, FIELDS, GROUP_LABELS, Field, Group
from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import gettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.lists import listed, listed_clauses
from smallcrm.infra import clock
from smallcrm.services.merge_choices import texts_of
from smallcrm.services.row_words import told_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.import_review import Told

BALANCE, PHOTO = "balance", "photo"
_LABELS: Mapping[str, str] = {
    "phones": FIELD_BY_KEY["phone"].label,
    "emails": FIELD_BY_KEY["email"].label,
    "addresses": GROUP_LABELS[Group.ADDRESS],
    "custom": GROUP_LABELS[Group.CUSTOM],
}
"""What a card has many of."""
_FIELD_OF: Mapping[str, Field] = {field.source: field for field in reversed(FIELDS)}
_EMPTY = Customer()


class Change(NamedTuple):
    """An attribute of a card (`key`) and what it holds before and after, of several values only those that go and come."""

    key: str
    before: Any
    after: Any

    @property
    def takes_off(self) -> bool:
        """Whether a value that stood there gives way to another."""
        return bool(self.before) or self.key == BALANCE


def changes_between(before: Customer, after: Customer, opening: int | None = None) -> tuple[Change, ...]:
    """What differs between two states of a card, and the balance in minor units where an `opening` takes its place."""
    found = []
    for each in fields(before):
        one, other = getattr(before, each.name), getattr(after, each.name)
        if one is other or one == other:
            continue
        if isinstance(one, tuple):
            one, other = tuple(value for value in one if value not in other), tuple(value for value in other if value not in one)
        elif each.name == PHOTO:
            one, other = None, True  # that there is one now: a review of thousands need not hold the pictures
        elif each.name == "notes" and other.startswith(one):
            one, other = "", other[len(one) :].strip()
        found.append(Change(each.name, one, other))
    if opening is not None:
        found.append(Change(BALANCE, before.balance, opening))
    return tuple(found)


def about_card(told: Told) -> str:
    """The number and the name of the card that a row changes, as it stands before."""
    return told_by(told.card._replace(phone="")) if told.card else ""


def about_changes(told: Told, shop: ShopSettings) -> list[str]:
    """A line for each field that changes: what stood there and what comes; what is only added after its name."""
    values = ShownValues(shop, today=clock.today())
    return [_line(change, values) for change in sorted(told.changes, key=_weight)]


def about_update(told: Told, shop: ShopSettings) -> str:
    """The card that a row changes and all that changes on it, in one line; empty where nothing does."""
    changes = about_changes(told, shop)
    if not changes:
        return ""
    said = listed_clauses(changes)
    return gettext("{card}: {changes}").format(card=about_card(told), changes=said) if about_card(told) else said


def _weight(change: Change) -> int:
    """Money first, then what takes the place of a value."""
    return 0 if change.key == BALANCE else 1 if change.takes_off else 2


def _line(change: Change, values: ShownValues) -> str:
    if change.key == PHOTO:
        return gettext("A photo is added")
    label = _LABELS.get(change.key) or (FIELD_BY_KEY[change.key].label if change.key in FIELD_BY_KEY else "")
    before, after = (_shown(change.key, value, values) for value in (change.before, change.after))
    if not change.takes_off:
        return gettext("{field}: {value} is added").format(field=gettext(label), value=after)
    if not after:
        return gettext("{field}: {value} is taken off").format(field=gettext(label), value=before)
    return gettext("{field}: {before} → {after}").format(field=gettext(label), before=before, after=after)


def _shown(key: str, value: Any, values: ShownValues) -> str:  # noqa: ANN401 - what any attribute holds
    if not value and key != BALANCE:
        return ""
    if key == BALANCE:
        return isolate(values.balance(value))
    if key == "custom":
        return listed(isolate(each.text) for each in value)
    field = _FIELD_OF.get(key)
    texts = texts_of(replace(_EMPTY, **{key: value}), field, values) if field else ()
    return listed(isolate(" ".join(text.split())) for text in texts)
