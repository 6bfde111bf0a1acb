"""The settings of this machine: one table of what there is, and the file that remembers them.

What belongs to the shop (name, currency, calendars) is in the book instead and travels with it.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from smallcrm.i18n import LANGUAGES
from smallcrm.infra import paths
from smallcrm.infra.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Value = TypeVar("Value")

THEMES = ("system", "light", "dark")
SMALLEST_TEXT, LARGEST_TEXT = 90, 150
RECENT_BOOKS_KEPT = 8

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value]):
    """One line of the table: its key in the file, what a value must be, what it is until changed, and what it is for."""

    key: str
    valid: Callable[[object], bool]
    default: Value
    help: str


def _one_of(*choices: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in choices


def _whole_number(lowest: int, highest: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest


def _yes_or_no(value: object) -> bool:
    return isinstance(value, bool)


def _text(value: object) -> bool:
    return isinstance(value, str)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _text_by_name(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def _texts_by_name(value: object) -> bool:
    return isinstance(value, dict) and all(_texts(item) for item in value.values())


def _numbers_by_name(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(item, dict) and all(isinstance(number, int) for number in item.values()) for item in value.values()
    )


LANGUAGE: Setting[str] = Setting("language", _one_of("", *LANGUAGES), "", "Language of the window; empty until chosen at the first start.")
THEME: Setting[str] = Setting("theme", _one_of(*THEMES), "system", "Light, dark, or as the system has it.")
TEXT_SCALE: Setting[int] = Setting("text_scale", _whole_number(SMALLEST_TEXT, LARGEST_TEXT), 100, "Size of text and rows, in per cent.")
DENSE_ROWS: Setting[bool] = Setting("dense_rows", _yes_or_no, False, "Lower rows, so that more of a list is seen.")
RECENT_BOOKS: Setting[list[str]] = Setting("recent_books", _texts, [], "Files of the books opened last, the latest first.")
WINDOW_GEOMETRY: Setting[str] = Setting("window_geometry", _text, "", "Place and size of the window, Qt's bytes in base 64.")
WINDOW_SPLITS: Setting[dict[str, str]] = Setting("window_splits", _text_by_name, {}, "Where the user dragged the dividers, by name.")
LAST_SCREEN: Setting[str] = Setting("last_screen", _text, "customers", "The screen shown when the window opens.")
COLUMNS: Setting[dict[str, list[str]]] = Setting("columns", _texts_by_name, {}, "Columns shown, in their order, by table.")
COLUMN_WIDTHS: Setting[dict[str, dict[str, int]]] = Setting(
    "column_widths", _numbers_by_name, {}, "Widths the user dragged, by table and column."
)
SORTED_BY: Setting[dict[str, str]] = Setting("sorted_by", _text_by_name, {}, "Column a table is sorted by, with - in front for descending.")
PRINTERS: Setting[dict[str, str]] = Setting("printers", _text_by_name, {}, "Printer used last, by paper.")
PAPER: Setting[str] = Setting("paper", _one_of("A4", "A5"), "A4", "Paper offered first.")
PRINT_STRAIGHT: Setting[bool] = Setting("print_straight", _yes_or_no, False, "Print to the remembered printer without asking.")
LAST_FOLDER: Setting[str] = Setting("last_folder", _text, "", "Folder of the file chosen last.")

TABLE: tuple[Setting[Any], ...] = (
    LANGUAGE,
    THEME,
    TEXT_SCALE,
    DENSE_ROWS,
    RECENT_BOOKS,
    WINDOW_GEOMETRY,
    WINDOW_SPLITS,
    LAST_SCREEN,
    COLUMNS,
    COLUMN_WIDTHS,
    SORTED_BY,
    PRINTERS,
    PAPER,
    PRINT_STRAIGHT,
    LAST_FOLDER,
)


class Settings:
    """What this machine remembers; a file that cannot be read or written costs the memory, never the program."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.settings_file()
        self._kept = _read(self._file)

    def __getitem__(self, setting: Setting[Value]) -> Value:
        """The value remembered, a copy of its own; the default where none or a wrong one is."""
        value = self._kept.get(setting.key)
        if setting.key not in self._kept or not setting.valid(value):
            value = setting.default
        return cast("Value", json.loads(json.dumps(value)))

    def __setitem__(self, setting: Setting[Value], value: Value) -> None:
        """Remember the value at once; raises ValueError for one the table does not allow."""
        if not setting.valid(value):
            raise ValueError(f"{setting.key} cannot be {value!r}")
        if self._kept.get(setting.key, setting.default) == value:
            return
        # The file is read again first: another window may have remembered something since.
        self._kept = {**self._kept, **_read(self._file), setting.key: json.loads(json.dumps(value))}
        self._write()

    def remember_book(self, file: Path) -> None:
        """Put a book on top of the recent ones."""
        others = [known for known in self[RECENT_BOOKS] if known != str(file)]
        self[RECENT_BOOKS] = [str(file), *others][:RECENT_BOOKS_KEPT]

    def forget_book(self, file: Path) -> None:
        """Take a book that is no more off the recent ones."""
        self[RECENT_BOOKS] = [known for known in self[RECENT_BOOKS] if known != str(file)]

    def _write(self) -> None:
        content = json.dumps(self._kept, ensure_ascii=False, indent=2, sort_keys=True)
        try:
            write_whole(self._file, content.encode("utf-8", "surrogatepass"))
        except OSError as error:
            _log.warning("The settings could not be written (%s)", type(error).__name__)


def _read(file: Path) -> dict[str, Any]:
    try:
        content = file.read_bytes()
    except OSError:  # none yet, or not ours to read
        return {}
    try:
        kept = json.loads(content.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        kept = None
    if isinstance(kept, dict):
        return kept
    _put_aside(file)
    return {}


def _put_aside(file: Path) -> None:
    """Keep the damaged file for whoever wants to look; the next change writes a new one."""
    try:
        file.replace(file.with_name(f"{file.stem}.damaged{file.suffix}"))
    except OSError as error:
        _log.warning("The damaged settings could not be put aside (%s)", type(error).__name__)
    else:
        _log.warning("The settings were damaged; the defaults are used and the old file is kept beside")
