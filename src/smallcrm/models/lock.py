"""Who has the book: an operating system's lock decides, the file that carries it says who."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

_LOCKED_BYTE = 1 << 30
"""Far behind the text, so that the text stays readable where locked bytes are not."""


def lock_path(book: Path) -> Path:
    """The file beside the book that carries its lock."""
    return book.with_name(f"{book.name}.lock")


class BookLock:
    """Holds a book for this process; freed by `release` or by the end of the process, however it ends."""

    def __init__(self, book: Path, who: str) -> None:
        """`who` is `WINDOW` or `COMMAND_LINE`. Raises `UserError` naming who has the book."""
        self._path = lock_path(book)
        self._handle = self._acquire(book)
        text = json.dumps({"who": who, "process": os.getpid()})
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, text.encode())

    def _acquire(self, book: Path) -> int:
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            if not _try_lock(handle):
                os.close(handle)
                raise UserError(_IN_USE[_holder(self._path)], file=book.name)
            if _is_same_file(handle, self._path):
                return handle
            os.close(handle)  # its holder removed it between our opening and our locking

    def release(self) -> None:
        """Give the book up and take the file away."""
        if self._handle < 0:
            return
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = -1
        if sys.platform == "win32":
            self._path.unlink(missing_ok=True)


WINDOW, COMMAND_LINE = "window", "command line"

_IN_USE = {
    WINDOW: N_("“{file}” is open in another smallcrm window. Close it there and try again."),
    COMMAND_LINE: N_("“{file}” is being used by a smallcrm command. Wait until it ends and try again."),
    "": N_("“{file}” is in use by another program. Close it there and try again."),
}


def _holder(path: Path) -> str:
    try:
        who = json.loads(path.read_text(encoding="utf-8")).get("who", "")
    except (OSError, ValueError, AttributeError):
        return ""
    return who if who in _IN_USE else ""


def _is_same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
