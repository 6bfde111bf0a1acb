"""What stands in a cell whose formula came to nothing: said of no customer, but kept and told."""

from __future__ import annotations

from smallcrm.i18n import N_

NO_RESULT = N_("The formula in this cell went wrong.")

CELL_ERRORS = frozenset(
    (
        *("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"),
        *("#BLOCKED!", "#BUSY!", "#CALC!", "#CONNECT!", "#FIELD!", "#GETTING_DATA", "#SPILL!", "#UNKNOWN!"),
        *(f"Err:{number}" for number in range(501, 541)),
    )
)
"""As Excel writes them, and LibreOffice, which counts its own."""
