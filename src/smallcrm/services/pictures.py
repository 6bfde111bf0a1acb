"""Pictures of cards and the shop, read from a file, made small and written anew so that nothing of the file but the picture is kept."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_SIDE = 512
QUALITY = 85
_FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP")


def read_picture(path: Path) -> bytes:
    """The picture as JPEG, PNG where it is see-through, upright, its longer side at most 512 pixels.

    Raises `UserError` naming the file where it is not there, is no picture, or is too large.
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as opened:
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                picture = ImageOps.exif_transpose(opened)
                see_through = picture.has_transparency_data
                picture = picture.convert("RGBA" if see_through else "RGB")
    except FileNotFoundError as error:
        raise UserError(N_("{file} is not there. Check the name, and that the disk it lies on is connected."), file=path.name) from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UserError(N_("{file} is not a picture we can read."), file=path.name) from error
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = BytesIO()
    picture.save(written, "PNG" if see_through else "JPEG", quality=QUALITY)
    return written.getvalue()
