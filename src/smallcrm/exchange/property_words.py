"""What files of contacts name by words of their format, in the words of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

PROPERTY_PREFIX = "property:"
"""Begins the field of a column that a file of contacts names by a word of `PROPERTY_NAMES`, not by one of the shop's own."""

PROPERTY_NAMES: Mapping[str, str] = {
    "SUFFIX": N_("Name suffix"),
    "DEPARTMENT": N_("Department"),
    "STATE": N_("Region"),
    "URL": N_("Web page"),
    "ANNIVERSARY": N_("Anniversary"),
    "X-ANNIVERSARY": N_("Anniversary"),
    "X-ABDATE": N_("Another date"),
    "ABDATE": N_("Another date"),
    "LABEL": N_("Label"),
    "RELATED": N_("Relation"),
    "X-ABRELATEDNAMES": N_("Relation"),
}
