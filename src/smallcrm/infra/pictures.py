"""Pictures of cards and the shop, made small and written anew so that nothing of a file but the picture is kept."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

LONGEST_SIDE = 512
QUALITY = 85
_FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP")
_SAID_OF_OURS = frozenset({"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"})
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}


class NotAPicture(ValueError):  # noqa: N818 - whether it is an error is told by whoever asked
    """What is no picture, none that we read, or too large for one."""


def read_picture(path: Path) -> bytes:
    """The picture as JPEG, PNG where it is see-through, upright, its longer side at most 512 pixels.

    Raises `UserError` naming the file where it is not there, is no picture, or is too large.
    """
    try:
        return small_picture(path)
    except FileNotFoundError as error:
        raise UserError(N_("{file} is not there. Check the name, and that the disk it lies on is connected."), file=path.name) from error
    except NotAPicture as error:
        raise UserError(N_("{file} is not a picture we can read."), file=path.name) from error


def small_picture(source: Path | bytes, most_pixels: int | None = None) -> bytes:
    """The same of a file, or of what stood in one: a picture as we write it stays as it is there.

    Raises `NotAPicture`, and `FileNotFoundError`.
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(source) if isinstance(source, bytes) else source, formats=_FORMATS) as opened:
                size = opened.size
                if most_pixels is not None and size[0] * size[1] > most_pixels:
                    raise NotAPicture
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                picture = ImageOps.exif_transpose(opened)
                if isinstance(source, bytes) and max(size) <= LONGEST_SIDE and _is_ours(opened, source):
                    return source
                see_through = picture.has_transparency_data
                picture = picture.convert("RGBA" if see_through else "RGB")
    except FileNotFoundError:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotAPicture from error
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture.info.clear()  # else comments and profiles of the file would be written again
    written = BytesIO()
    picture.save(written, "PNG" if see_through else "JPEG", quality=QUALITY)
    return written.getvalue()


def _is_ours(opened: Image, content: bytes) -> bool:
    """Whether nothing but the picture stands there: to write it anew would only take sharpness from it."""
    if opened.mode not in {"RGB", "RGBA"} or opened.format not in _ENDS or not content.endswith(_ENDS[opened.format]):
        return False
    has_more = getattr(opened, "private_chunks", []) or any(name != "APP0" for name, _ in getattr(opened, "applist", []))
    return not has_more and opened.info.keys() <= _SAID_OF_OURS
