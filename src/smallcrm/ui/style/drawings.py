"""Tinted drawings as files, for style sheets, which know pictures only by their path."""

from __future__ import annotations

from smallcrm.infra import paths
from smallcrm.infra.resources import icon_file


def drawing_file(name: str, colour: str) -> str:
    """The path, with forward slashes, of a shipped drawing in a colour given as `#RRGGBB`; empty where none can be kept."""
    kept = paths.cache_folder() / "drawings" / f"{name}-{colour.lstrip('#').lower()}.svg"
    if not kept.is_file():
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(icon_file(name).read_bytes().replace(b"currentColor", colour.encode()))
        except OSError:
            return ""
    return kept.as_posix()
