"""What is chosen for printing and what comes of it; light to import, for the window and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smallcrm.domain.shop import Digits

if TYPE_CHECKING:
    from datetime import date


class Paper(StrEnum):
    """The sheets that are printed on."""

    A4 = "A4"
    A5 = "A5"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """What the person who prints chooses; `today` is the day printed in the head."""

    today: date
    paper: Paper = Paper.A4
    language: str = "en"
    digits: Digits = Digits.LATIN
    sideways: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed: how many pages, and the characters that no font had and a box stands for."""

    pages: int
    missing: frozenset[str]
