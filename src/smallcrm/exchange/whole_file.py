"""Writing a file for other programs, as a stream, wholly or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_
from smallcrm.infra.files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DISK_FULL = N_("{file} was not written: the disk is full. Make room, or choose another folder.")
FORBIDDEN = N_(
    "{file} was not written: it is open in another program, or its folder may not be written to. Close it, or choose another folder."
)
NO_FOLDER = N_("{file} was not written: its folder is not there. Choose another folder.")
A_FOLDER = N_("{file} was not written: a folder has that name. Choose another name.")
NOT_WRITTEN = N_("{file} was not written: the disk gave an error. Choose another folder.")

_SENTENCES = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.EROFS: FORBIDDEN,
    errno.ETXTBSY: FORBIDDEN,
    errno.EBUSY: FORBIDDEN,
    errno.ENOENT: NO_FOLDER,
    errno.ENOTDIR: NO_FOLDER,
    errno.EISDIR: A_FOLDER,
}


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of `path` when the block ends without an exception.

    Raises UserError, one sentence naming the file, where the disk refuses; `path` is then as it was.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        with replacing(path) as file:
            yield file
    except OSError as error:
        raise UserError(_SENTENCES.get(error.errno or 0, NOT_WRITTEN), file=path.name) from error
