"""The folders the program keeps its own things in, and where the first book lies.

`SMALLCRM_HOME` puts them all under one folder: for tests, and for a program carried on a stick.
"""

from __future__ import annotations

import os
import unicodedata
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

APPLICATION = "smallcrm"
BOOK_SUFFIX = ".smallcrm"
HOME_VARIABLE = "SMALLCRM_HOME"

_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))})
_LONGEST_NAME = 60


def config_folder() -> Path:
    """Where the settings of this machine are."""
    return _own("config") or Path(_platform().user_config_dir(APPLICATION, appauthor=False, roaming=True))


def state_folder() -> Path:
    """Where drafts and the mark of the running window are: must survive a restart, may differ by machine."""
    return _own("state") or Path(_platform().user_state_dir(APPLICATION, appauthor=False))


def cache_folder() -> Path:
    """What can be made anew at any time."""
    return _own("cache") or Path(_platform().user_cache_dir(APPLICATION, appauthor=False))


def log_folder() -> Path:
    """Where the program writes what went wrong."""
    return _own("logs") or Path(_platform().user_log_dir(APPLICATION, appauthor=False))


def documents_folder() -> Path:
    """The user's own documents, in the language of his system: the first book is put there."""
    return _own("documents") or Path(_platform().user_documents_dir())


def settings_file() -> Path:
    """The file of the settings of this machine."""
    return config_folder() / "settings.json"


def new_book_file(shop_name: str, folder: Path | None = None) -> Path:
    """A file name for a new book, made of the shop's name and not yet taken in `folder` (the documents if none is given)."""
    place = documents_folder() if folder is None else folder
    name = file_name(shop_name)
    for number in count(1):
        candidate = place / f"{name}{f' {number}' if number > 1 else ''}{BOOK_SUFFIX}"
        if not candidate.exists():
            return candidate
    raise AssertionError


def newest_book() -> Path | None:
    """The book in the user's documents that was written last, if there is one."""
    return max(documents_folder().glob(f"*{BOOK_SUFFIX}"), key=lambda book: book.stat().st_mtime_ns, default=None)


def file_name(text: str) -> str:
    """The text as a file name without suffix that every system takes; `book` where nothing is left of it."""
    kept = "".join(" " if letter in _FORBIDDEN else letter for letter in text if unicodedata.category(letter) not in {"Cc", "Cf", "Cs"})
    name = " ".join(kept.split())[:_LONGEST_NAME].strip(" .")
    if not name:
        return "book"
    return f"{name} book" if name.split(".")[0].casefold() in _RESERVED else name


def _own(name: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).expanduser() / name if home else None


def _platform() -> ModuleType:
    import platformdirs  # late: the window's first paint does not need it

    return platformdirs
