"""What the user has chosen of a pair of cards: which of them stays, and whose word holds in each field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smallcrm.services.merge_choices import BOTH

if TYPE_CHECKING:
    from smallcrm.services.merge_choices import ComparedField


@dataclass(slots=True)
class Wishes:
    """`choices` holds only the fields that were chosen: the others follow the card that stays."""

    surviving: int
    choices: dict[str, int] = field(default_factory=dict)

    def of(self, compared: ComparedField) -> int:
        """The id of the card whose word holds in the field, or `BOTH`."""
        return self.choices.get(compared.key, BOTH if compared.takes_both else self.surviving)

    def press(self, compared: ComparedField, card: int, other: int) -> None:
        """The box of `card` was pressed: its word alone holds, or, where both can be kept, it is let go or taken again."""
        if not compared.takes_both:
            self.choices[compared.key] = card
        elif self.of(compared) == other:
            self.choices[compared.key] = BOTH
        elif self.of(compared) == BOTH:
            self.choices[compared.key] = other
