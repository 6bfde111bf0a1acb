"""The five languages: texts, digits, numbers, dates and calendars, and the direction of writing."""

from __future__ import annotations

from smallcrm.i18n.catalogue import (
    LANGUAGES,
    N_,
    NN_,
    _,
    gettext,
    in_language,
    is_right_to_left,
    language,
    ngettext,
    npgettext,
    pgettext,
    set_language,
)

__all__ = [
    "LANGUAGES",
    "NN_",
    "N_",
    "_",
    "gettext",
    "in_language",
    "is_right_to_left",
    "language",
    "ngettext",
    "npgettext",
    "pgettext",
    "set_language",
]
