"""Where the fonts, icons and the sample spreadsheets lie: inside the installed package, else in the project."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@cache
def resources_folder() -> Path:
    """The folder of `fonts`, `icons` and `demo`: in the wheel beside the code, in the project at its root."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


def font_file(name: str) -> Path:
    """The file of one font by its name without suffix, as `Rubik-Regular`; raises FileNotFoundError for one not shipped."""
    return _existing(resources_folder() / "fonts" / f"{name}.ttf")


def icon_file(name: str) -> Path:
    """The drawing of one icon by its name without suffix, as `search`; raises FileNotFoundError for one not shipped."""
    return _existing(resources_folder() / "icons" / f"{name}.svg")


@dataclass(frozen=True, slots=True)
class DemoShop:
    """An invented shop: its spreadsheet as its keeper would bring it, and what its book is made with."""

    name: str
    language: str
    currency: str
    region: str

    @property
    def file(self) -> Path:
        """The spreadsheet."""
        return _existing(resources_folder() / "demo" / f"customers_{self.language}.xlsx")


DEMO_SHOPS = (
    DemoShop("מכולת השכונה", "he", "ILS", "IL"),
    DemoShop("بقالة الحي", "ar", "JOD", "JO"),
    DemoShop("خواربار محله", "fa", "IRR", "IR"),
    DemoShop("При Ваня", "bg", "EUR", "BG"),
    DemoShop("Corner Grocery", "en", "GBP", "GB"),
)


def demo_shop(language: str) -> DemoShop:
    """The invented shop that speaks that language, the Hebrew one where there is none."""
    return next((shop for shop in DEMO_SHOPS if shop.language == language), DEMO_SHOPS[0])


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise FileNotFoundError(path.name)
    return path
