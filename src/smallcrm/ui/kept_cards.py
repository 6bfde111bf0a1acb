"""The cards that stayed though what made or changed them was undone, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import _, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.infra import clock

if TYPE_CHECKING:
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.history import Undone

NAMED = 5


def undone_words(undone: Undone, shop: ShopSettings) -> str:
    """What was undone, and what stayed as it was: cards, or fields of a card."""
    from smallcrm.services.history import about_went_along

    return " ".join(filter(None, (_undone_words(undone, shop), about_went_along(undone), left_words(undone, shop))))


def left_words(undone: Undone, shop: ShopSettings) -> str:
    """Which cards are still there of an import that was taken back before; empty where none is."""
    from smallcrm.services.history import about_left_before

    named = tuple(map(isolate, undone.left_before))
    return about_left_before(undone, ShownValues(shop, today=clock.today()).joined(named)) if named else ""


def _undone_words(undone: Undone, shop: ShopSettings) -> str:
    if undone.kept_count:
        names = kept_names(undone, shop)
        return _("Undone: {label}. Kept, because they were changed since: {names}").format(label=undone.label, names=names)
    if undone.stayed:
        names = ShownValues(shop, today=clock.today()).joined(undone.stayed)
        return _("Undone: {label}. What was edited since stays: {names}").format(label=undone.label, names=names)
    return _("Undone: {label}").format(label=undone.label)


def kept_names(undone: Undone, shop: ShopSettings) -> str:
    """The first names of what an undo left as it was, and how many more they are."""
    values = ShownValues(shop, today=clock.today())
    named = undone.kept[:NAMED]
    names = values.joined(tuple(isolate(name) for name in named))
    more = undone.kept_count - len(named)
    if more <= 0:
        return names
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(names=names, count=values.number(more))
