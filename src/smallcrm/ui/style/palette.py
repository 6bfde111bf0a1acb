"""The two palettes of the design as plain data, and the pairs of them that may stand on one another."""

from __future__ import annotations

from typing import NamedTuple


class Palette(NamedTuple):
    """The colours of one theme, each as `#RRGGBB`. A tuple, as are the other records of the first paint: quicker to define."""

    name: str
    window: str
    panel: str
    line: str
    text: str
    dim: str
    accent: str
    on_accent: str
    soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str


LIGHT = Palette(
    name="light",
    window="#F6F7F9",
    panel="#FFFFFF",
    line="#E3E6EB",
    text="#1B2430",
    dim="#64707F",
    accent="#1F6F5C",
    on_accent="#FFFFFF",
    soft="#E4F1ED",
    danger="#B3261E",
    danger_soft="#FBE9E7",
    warning="#8A5A00",
    warning_soft="#FFF3DC",
)

DARK = Palette(
    name="dark",
    window="#14181D",
    panel="#1C2127",
    line="#2C333B",
    text="#E7EBF0",
    dim="#98A3B0",
    accent="#57B79E",
    on_accent="#0E1512",
    soft="#203832",
    danger="#FF8A80",
    danger_soft="#3A2423",
    warning="#F2C063",
    warning_soft="#39301D",
)

PAIRS: tuple[tuple[str, str], ...] = (
    ("text", "window"),
    ("text", "panel"),
    ("text", "line"),
    ("text", "soft"),
    ("text", "danger_soft"),
    ("text", "warning_soft"),
    ("dim", "window"),
    ("dim", "panel"),
    ("accent", "window"),
    ("accent", "panel"),
    ("accent", "line"),
    ("accent", "soft"),
    ("on_accent", "accent"),
    ("danger", "window"),
    ("danger", "panel"),
    ("danger", "soft"),
    ("danger", "danger_soft"),
    ("warning", "window"),
    ("warning", "panel"),
    ("warning", "soft"),
    ("warning", "warning_soft"),
    ("panel", "danger"),
)
"""Text and what it is drawn on; every other pair is unused. Dim text stands on window and panel only: on `soft` it is too faint."""


def contrast(first: str, second: str) -> float:
    """The contrast of two `#RRGGBB` colours, 1 to 21, by WCAG 2.1 (relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    threshold = 0.04045
    return part / 12.92 if part <= threshold else ((part + 0.055) / 1.055) ** 2.4
