"""The cards that stayed though what made or changed them was undone, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.infra import clock

if TYPE_CHECKING:
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.history import Undone

NAMED = 5


def kept_names(undone: Undone, shop: ShopSettings) -> str:
    """The first names of what an undo left as it was, and how many more they are."""
    values = ShownValues(shop, today=clock.today())
    named = undone.kept[:NAMED]
    names = values.joined(tuple(isolate(name) for name in named))
    more = undone.kept_count - len(named)
    if more <= 0:
        return names
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(names=names, count=values.number(more))
