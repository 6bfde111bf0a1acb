"""Pictures as phones take them, made for tests."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image


def taken(width: int, height: int, kind: str = "JPEG", mode: str = "RGB", **how: Any) -> bytes:
    """A picture of no single colour, as a file would hold it."""
    written = BytesIO()
    Image.radial_gradient("L").resize((width, height)).convert(mode).save(written, kind, **how)
    return written.getvalue()


def size_of(picture: bytes | None) -> tuple[int, int]:
    """Its width and height."""
    assert picture is not None
    return Image.open(BytesIO(picture)).size


def with_secrets() -> bytes:
    """One that lies on its side, with words in it that no eye sees."""
    said = Image.Exif()
    said[0x0112], said[0x010E] = 6, "taken at home"
    return taken(300, 200, exif=said, comment=b"taken at home")
