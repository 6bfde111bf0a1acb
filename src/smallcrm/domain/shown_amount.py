"""Numbers that a spreadsheet shows with a money or a side of the account, which stands in the cell's format and not in what it holds."""

from __future__ import annotations

from typing import Self


class ShownAmount(float):
    """A number like any other, and the sign or word that is shown beside it; two of different signs are not equal."""

    __slots__ = ("sign",)
    sign: str

    def __new__(cls, number: float, sign: str) -> Self:
        shown = super().__new__(cls, number)
        shown.sign = sign
        return shown

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ShownAmount) and self.sign == other.sign and float(self) == float(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((float(self), self.sign))
