"""The photos of contacts: made small where the file is read, for nobody else looks into a stranger's picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.infra.pictures import NotAPicture, small_picture

if TYPE_CHECKING:
    from smallcrm.exchange.readers.vcard_lines import Card

MOST_PIXELS = 25_000_000
"""Twice what phones take: one of them opened is 100 MB in this process, which may have no more than `limits.MEMORY`."""
MOST_BYTES = 192 * 2**20
"""Of all pictures of a file when they are small: some five thousand."""


class CardPictures:
    """Makes the pictures of one file small, as long as there is room."""

    def __init__(self) -> None:
        self._left = MOST_BYTES

    def make_small(self, card: Card) -> None:
        """Put the small picture in the place of the one that was written; where there is none, it counts as left out."""
        try:
            photo = small_picture(card.photo, MOST_PIXELS)
        except (NotAPicture, MemoryError):
            photo = b""
        if len(photo) > self._left:
            photo = b""
        self._left -= len(photo)
        card.photo, card.left_out = photo, card.left_out + (not photo)
