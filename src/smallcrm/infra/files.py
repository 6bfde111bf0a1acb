"""Writing a file wholly or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LONGEST_NAME = 100


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of `path` when the block ends without an exception.

    A killed program or a power cut leaves the old file or the new one, never a part. Raises OSError where nothing can be
    written; the old file is then as it was.
    """
    # Not tempfile: an exported file has the rights any new file of the user has.
    temporary = path.with_name(f".{path.name[:_LONGEST_NAME]}.{os.urandom(6).hex()}.partial")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, making its folder when missing. Raises OSError as `replacing` does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(content)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there, and the rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
