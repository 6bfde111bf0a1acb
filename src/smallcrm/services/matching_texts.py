"""The words by which the window and the command line tell which matching a file is read by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.infra import clock

if TYPE_CHECKING:
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.matchings import Used


def about_matching(used: Used, shop: ShopSettings) -> str:
    """By which matching the file is read."""
    if used.name:
        return _("Read by the saved matching “{name}”.").format(name=isolate(used.name))
    return _("Read as you matched a file like it on {date}.").format(date=isolate(day_of(used, shop)))


def day_of(used: Used, shop: ShopSettings) -> str:
    """The day on which it was said, as the shop writes days."""
    return ShownValues(shop, today=clock.today()).date(used.on)
