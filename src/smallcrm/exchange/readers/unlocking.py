"""Workbooks locked with a password, opened into memory: nothing of them is written to the disk."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from smallcrm.exchange.problems import Problem, ReadingError

EXCELS_OWN = "VelvetSweatshop"
"""Excel locks with it, and never asks for it, what is only to be guarded against changes ([MS-OFFCRYPTO] 2.3.7.1)."""

MOST_TURNS = 1_000_000
"""How often a password is hashed before it is tried: Excel says 100,000; a file that says more means to keep the reader busy."""


def unlocked(source: Path | BytesIO, password: str | None) -> BytesIO:
    """The workbook inside a locked one.

    Raises ReadingError: PASSWORD where none was given, WRONG_PASSWORD where it does not fit, LOCKED where no password would do.
    """
    content = BytesIO(source.read_bytes()) if isinstance(source, Path) else source
    try:
        return _opened(content, EXCELS_OWN)
    except ReadingError as error:
        if error.problem is not Problem.WRONG_PASSWORD:
            raise
    if not password:
        raise ReadingError(Problem.PASSWORD)
    return _opened(content, password)


def _opened(content: BytesIO, password: str) -> BytesIO:
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
    from msoffcrypto.format import xls97
    from msoffcrypto.format.ooxml import OOXMLFile

    # It would put the opened .xls into a temporary file.
    xls97.tempfile = SimpleNamespace(TemporaryFile=BytesIO)
    plain = BytesIO()
    try:
        file: Any = msoffcrypto.OfficeFile(content)
        if isinstance(file, OOXMLFile):
            if file.type == "agile" and file.info["spinValue"] > MOST_TURNS:
                raise ReadingError(Problem.LOCKED)
            file.load_key(password=password, verify_password=True)
        else:
            file.load_key(password=password)
        file.decrypt(plain)
    except InvalidKeyError as error:
        raise ReadingError(Problem.WRONG_PASSWORD) from error
    except (DecryptionError, FileFormatError) as error:
        # A method of locking that is not known, or an Excel older than 97.
        raise ReadingError(Problem.LOCKED) from error
    except (ParseError, ValueError, AssertionError, KeyError, IndexError, AttributeError, OSError, struct.error) as error:
        raise ReadingError(Problem.DAMAGED) from error
    plain.seek(0)
    return plain
