"""Where the fonts, icons and the sample spreadsheet lie: inside the installed package, else in the project."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resources_folder() -> Path:
    """The folder of `fonts`, `icons` and `demo`: in the wheel beside the code, in the project at its root."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


def font_files() -> list[Path]:
    """The font files shipped, in the order of their names."""
    return sorted((resources_folder() / "fonts").glob("*.ttf"))


def font_file(name: str) -> Path:
    """The file of one font by its name without suffix, as `Rubik-Regular`; raises FileNotFoundError for one not shipped."""
    return _existing(resources_folder() / "fonts" / f"{name}.ttf")


def icon_file(name: str) -> Path:
    """The drawing of one icon by its name without suffix, as `search`; raises FileNotFoundError for one not shipped."""
    return _existing(resources_folder() / "icons" / f"{name}.svg")


def demo_file(language: str = "he") -> Path:
    """The sample spreadsheet of a small shop in that language, the Hebrew one where there is none in it."""
    folder = resources_folder() / "demo"
    wanted = folder / f"customers_{language}.xlsx"
    return wanted if wanted.is_file() else _existing(folder / "customers_he.xlsx")


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise FileNotFoundError(path.name)
    return path
