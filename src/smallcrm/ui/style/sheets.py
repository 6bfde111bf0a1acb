"""The small style sheets that single kinds of widgets wear; none is for the whole application."""

from __future__ import annotations

from functools import lru_cache

from smallcrm.ui.style.look import Look, look
from smallcrm.ui.style.metrics import CARD_CORNER, CHIP, CORNER, FIELD, HAIR, SCROLL_BAR, SMALL, SPACE


def primary_button() -> str:
    """The one filled button of a screen."""
    return _primary(look())


def secondary_button() -> str:
    """A button with an outline."""
    return _secondary(look())


def quiet_button() -> str:
    """A button that is an icon or a word until the mouse or the focus is on it."""
    return _quiet(look())


def low_button() -> str:
    """A quiet button no higher than a chip."""
    return _quiet(look()) + f"QPushButton {{ min-height: {look().px(CHIP) - 4}px; padding: 0 {look().px(SMALL)}px; }}"


def icon_button() -> str:
    """A quiet button with nothing but an icon."""
    return _quiet(look()) + "QToolButton { padding: 0; }"


def danger_button() -> str:
    """A button that takes something away."""
    return _danger(look())


def chip() -> str:
    """A round filter that is on or off."""
    return _chip(look())


def side_by_side() -> str:
    """What one of two says, to be chosen: a soft box while it is."""
    return _side_by_side(look())


def field() -> str:
    """Whatever one types into; `problem` set to `error` or `warning` colours its edge."""
    return _field(look())


def panel(name: str) -> str:
    """A white card with round corners, for the frame with that object name."""
    worn = look()
    colours = worn.palette
    return f"#{name} {{ background: {colours.panel}; border: 1px solid {colours.line}; border-radius: {worn.px(CARD_CORNER)}px; }}"


def tinted(name: str, background: str, *, corner: float = CORNER) -> str:
    """A frame filled with a colour of the palette, for the frame with that object name."""
    worn = look()
    return f"#{name} {{ background: {getattr(worn.palette, background)}; border-radius: {worn.px(corner)}px; }}"


def coloured(colour: str) -> str:
    """Text in a colour of the palette."""
    return f"color: {getattr(look().palette, colour)}; background: transparent;"


def scroll_bars() -> str:
    """Thin bars without arrows; both directions."""
    return _scroll_bars(look())


def menu() -> str:
    """Menus and the lists that fall open."""
    return _menu(look())


def search_box(name: str, *, focused: bool) -> str:
    """The frame of the search box, which shows the focus of the bare line in it."""
    return _search_box(look(), name, focused=focused)


def message(name: str, *, fault: bool) -> str:
    """The bar that says what was done or what did not work."""
    worn = look()
    colours = worn.palette
    edge = colours.danger if fault else colours.accent
    background = colours.danger_soft if fault else colours.panel
    return f"#{name} {{ background: {background}; border: 1px solid {edge}; border-radius: {worn.px(CARD_CORNER)}px; }}"


def side_bar(name: str) -> str:
    """The bar of places."""
    colours = look().palette
    edge = "left" if look().right_to_left else "right"
    return f"#{name} {{ background: {colours.panel}; border: 0; border-{edge}: 1px solid {colours.line}; }}"


def side_entry() -> str:
    """A place in that bar."""
    return _side_entry(look())


def progress_bar() -> str:
    """A thin bar that fills."""
    worn = look()
    colours = worn.palette
    corner = worn.px(3)
    return (
        f"QProgressBar {{ background: {colours.line}; border: 0; border-radius: {corner}px; }}"
        f"QProgressBar::chunk {{ background: {colours.accent}; border-radius: {corner}px; }}"
    )


def sheet(name: str) -> str:
    """A small dialog."""
    return f"#{name} {{ background: {look().palette.panel}; }}"


def drop_list() -> str:
    """The list that falls open under a field."""
    return _drop_list(look())


@lru_cache(maxsize=4)
def _search_box(worn: Look, name: str, *, focused: bool) -> str:
    colours = worn.palette
    edge = f"2px solid {colours.accent}" if focused else f"1px solid {colours.line}"
    return f"""
#{name} {{ background: {colours.panel}; border: {edge}; border-radius: {worn.px(CORNER)}px; }}
QLineEdit {{ background: transparent; color: {colours.text}; placeholder-text-color: {colours.dim}; border: 0;
  selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
"""


@lru_cache(maxsize=4)
def _side_entry(worn: Look) -> str:
    colours = worn.palette
    return f"""
QPushButton {{ background: transparent; color: {colours.text}; border: 2px solid transparent; border-radius: {worn.px(CORNER)}px;
  padding: 0 {worn.px(SMALL)}px; text-align: left; }}
QPushButton:hover {{ background: {colours.window}; }}
QPushButton:checked {{ background: {colours.soft}; color: {colours.accent}; font-weight: bold; }}
QPushButton:focus {{ border-color: {colours.accent}; }}
"""


@lru_cache(maxsize=4)
def _drop_list(worn: Look) -> str:
    from smallcrm.ui.style.drawings import drawing_file  # late: the first paint has no lists

    colours = worn.palette
    return f"""
QAbstractItemView {{ background: {colours.panel}; color: {colours.text}; border: 1px solid {colours.line}; outline: 0;
  padding: {worn.px(HAIR)}px; selection-background-color: {colours.soft}; selection-color: {colours.text}; }}
QAbstractItemView::item {{ min-height: {worn.px(FIELD - 8)}px; padding: 0 {worn.px(SMALL)}px; border-radius: {worn.px(6)}px; }}
QAbstractItemView::indicator {{ width: {worn.px(16)}px; height: {worn.px(16)}px; border: 1px solid {colours.dim}; border-radius: 4px; }}
QAbstractItemView::indicator:checked {{ border-color: {colours.accent}; background: {colours.accent};
  image: url("{drawing_file("check", colours.on_accent)}"); }}
QAbstractItemView::item:selected, QAbstractItemView::item:hover {{ background: {colours.soft}; color: {colours.text}; }}
"""


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, 150)"


@lru_cache(maxsize=4)
def _primary(worn: Look) -> str:
    colours = worn.palette
    return f"""
QPushButton {{ background: {colours.accent}; color: {colours.on_accent}; border: 2px solid {colours.accent};
  border-radius: {worn.px(CORNER)}px; padding: {worn.px(HAIR)}px {worn.px(SPACE)}px; min-height: {worn.px(FIELD - 12)}px;
  font-weight: bold; }}
QPushButton:hover {{ border-color: {colours.text}; }}
QPushButton:focus {{ border-color: {colours.text}; }}
QPushButton:pressed {{ background: {colours.text}; color: {colours.panel}; }}
QPushButton:disabled {{ background: {colours.line}; border-color: {colours.line}; color: {colours.text}; }}
QPushButton::menu-indicator {{ width: 0; }}
"""


@lru_cache(maxsize=4)
def _secondary(worn: Look) -> str:
    colours = worn.palette
    return f"""
QPushButton {{ background: {colours.panel}; color: {colours.text}; border: 1px solid {colours.line};
  border-radius: {worn.px(CORNER)}px; padding: {worn.px(HAIR) + 1}px {worn.px(SPACE) + 1}px; min-height: {worn.px(FIELD - 12)}px; }}
QPushButton:hover {{ background: {colours.window}; border-color: {colours.dim}; }}
QPushButton:focus {{ border: 2px solid {colours.accent}; padding: {worn.px(HAIR)}px {worn.px(SPACE)}px; }}
QPushButton:pressed, QPushButton:checked {{ background: {colours.soft}; color: {colours.accent}; }}
QPushButton:disabled {{ color: {colours.dim}; }}
QPushButton::menu-indicator {{ width: 0; }}
"""


@lru_cache(maxsize=4)
def _quiet(worn: Look) -> str:
    colours = worn.palette
    return f"""
QPushButton, QToolButton {{ background: transparent; color: {colours.text}; border: 2px solid transparent;
  border-radius: {worn.px(CORNER)}px; padding: {worn.px(HAIR)}px {worn.px(SMALL)}px; }}
QPushButton {{ min-height: {worn.px(FIELD - 12)}px; }}
QPushButton:hover, QToolButton:hover {{ background: {colours.line}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {colours.accent}; }}
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {{
  background: {colours.soft}; color: {colours.accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {colours.dim}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ width: 0; image: none; }}
"""


@lru_cache(maxsize=4)
def _danger(worn: Look) -> str:
    colours = worn.palette
    return f"""
QPushButton {{ background: {colours.panel}; color: {colours.danger}; border: 1px solid {colours.danger};
  border-radius: {worn.px(CORNER)}px; padding: {worn.px(HAIR) + 1}px {worn.px(SPACE) + 1}px; min-height: {worn.px(FIELD - 12)}px; }}
QPushButton:hover {{ background: {colours.danger_soft}; }}
QPushButton:focus {{ border-width: 2px; padding: {worn.px(HAIR)}px {worn.px(SPACE)}px; }}
QPushButton:disabled {{ color: {colours.dim}; border-color: {colours.line}; }}
"""


@lru_cache(maxsize=4)
def _chip(worn: Look) -> str:
    colours = worn.palette
    height = worn.px(CHIP) - 2
    return f"""
QPushButton {{ background: {colours.panel}; color: {colours.text}; border: 1px solid {colours.line};
  border-radius: {height // 2 + 1}px; padding: 0 {worn.px(SPACE) + 1}px; min-height: {height}px; }}
QPushButton:hover {{ border-color: {colours.dim}; }}
QPushButton:checked {{ background: {colours.soft}; color: {colours.accent}; border-color: {colours.soft}; font-weight: bold; }}
QPushButton:focus {{ border: 2px solid {colours.accent}; padding: 0 {worn.px(SPACE)}px; min-height: {height - 2}px; }}
QPushButton:disabled {{ color: {colours.dim}; }}
QPushButton::menu-indicator {{ width: 0; }}
"""


@lru_cache(maxsize=4)
def _side_by_side(worn: Look) -> str:
    colours = worn.palette
    return f"""
QPushButton {{ background: transparent; border: 1px solid {colours.line}; border-radius: {worn.px(CORNER)}px; }}
QPushButton:hover {{ border-color: {colours.dim}; }}
QPushButton:checked {{ background: {colours.soft}; border-color: {colours.soft}; }}
QPushButton:focus {{ border: 2px solid {colours.accent}; }}
"""


@lru_cache(maxsize=4)
def _field(worn: Look) -> str:
    colours = worn.palette
    kinds = ("QLineEdit", "QPlainTextEdit", "QComboBox")

    def each(state: str) -> str:
        return ", ".join(f"{kind}{state}" for kind in kinds)

    def paddings(state: str, above: int, beside: int) -> str:
        """With what Qt adds of its own, a text begins as far from the edge in a field of each kind.

        A line that stands at the right has two pixels more from Qt than one at the left.
        """
        added = {"QLineEdit": -2 if worn.right_to_left else 0, "QPlainTextEdit": -2, "QComboBox": 2}
        return "\n".join(f"{kind}{state} {{ padding: {above}px {beside + pixels}px; }}" for kind, pixels in added.items())

    return f"""
{each("")} {{ background: {colours.panel}; color: {colours.text}; border: 1px solid {colours.line}; border-radius: {worn.px(CORNER)}px;
  placeholder-text-color: {colours.dim};
  selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
{paddings("", worn.px(HAIR) + 1, worn.px(SMALL) + 1)}
QLineEdit, QComboBox {{ min-height: {worn.px(FIELD - 12)}px; }}
{each(":hover")} {{ border-color: {colours.dim}; }}
{each('[problem="warning"]')} {{ border-color: {colours.warning}; }}
{each('[problem="error"]')} {{ border-color: {colours.danger}; }}
{each(":focus")} {{ border: 2px solid {colours.accent}; }}
{paddings(":focus", worn.px(HAIR), worn.px(SMALL))}
{each('[problem="error"]:focus')} {{ border-color: {colours.danger}; }}
{each(":disabled")}, {each(":read-only:!editable")} {{ color: {colours.text}; }}
QComboBox::drop-down {{ border: 0; width: {worn.px(24)}px; }}
QComboBox::down-arrow {{ width: 0; height: 0; }}
"""


@lru_cache(maxsize=4)
def _scroll_bars(worn: Look) -> str:
    colours = worn.palette
    thickness = worn.px(SCROLL_BAR)
    corner = max(thickness // 2 - 3, 2)
    return f"""
QScrollBar:vertical {{ background: transparent; width: {thickness}px; margin: 0; border: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {thickness}px; margin: 0; border: 0; }}
QScrollBar::handle {{ background: {_faint(colours.dim)}; border: 3px solid {colours.panel}; border-radius: {corner + 3}px; }}
QScrollBar::handle:vertical {{ min-height: {worn.px(36)}px; }}
QScrollBar::handle:horizontal {{ min-width: {worn.px(36)}px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {colours.accent}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


@lru_cache(maxsize=4)
def _menu(worn: Look) -> str:
    colours = worn.palette
    return f"""
QMenu {{ background: {colours.panel}; color: {colours.text}; border: 1px solid {colours.line}; padding: {worn.px(HAIR)}px; }}
QMenu::item {{ padding: {worn.px(SMALL)}px {worn.px(SPACE)}px; border-radius: {worn.px(6)}px; }}
QMenu::item:selected {{ background: {colours.soft}; color: {colours.text}; }}
QMenu::item:disabled {{ color: {colours.dim}; }}
QMenu::separator {{ height: 1px; background: {colours.line}; margin: {worn.px(HAIR)}px {worn.px(SMALL)}px; }}
QMenu::icon {{ padding-left: {worn.px(SMALL)}px; padding-right: {worn.px(SMALL)}px; }}
"""
