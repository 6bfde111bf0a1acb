"""Makes the compiled catalogues out of the translated texts, and takes the resources into the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
SOURCES = Path("resources/i18n")
COMPILED = Path("src/smallcrm/i18n/compiled")
PACKED = ("fonts", "icons", "demo")


def compile_catalogues(root: Path = ROOT) -> list[Path]:
    """Compile each `.po` of the project at `root`; returns the files written.

    The plural rules are those that stand in the file. Fuzzy texts are left out, as gettext's own compiler does.
    """
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    folder = root / COMPILED
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source in sorted((root / SOURCES).glob("*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        target = folder / f"{source.stem}.mo"
        with target.open("wb") as file:
            write_mo(file, catalogue)
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is hatchling's own matter
    """Called by hatchling before it collects the files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; in a wheel, as opposed to an editable install, the resources lie beside the code."""
        compile_catalogues(Path(self.root))
        if version == "standard":
            build_data["force_include"].update({f"resources/{name}": f"smallcrm/resources/{name}" for name in PACKED})


if __name__ == "__main__":
    compile_catalogues()
