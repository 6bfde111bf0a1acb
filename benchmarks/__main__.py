"""`python3 -m benchmarks [row …]`: runs the rows, one process each, and prints the table; `--markdown` as it stands in the docs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import FLAG, ROOT, Line, environment, temporary_home

ROWS = (
    "start_empty",
    "start_many",
    "modules",
    "key_stroke",
    "wheel_step",
    "sort_columns",
    "import_sheet",
    "import_window",
    "import_memory",
    "export_sheet",
    "list_pdf",
    "duplicates",
)
OWN = {"key_stroke_million": "takes a quarter of an hour and two gigabytes for its book, so it is run only by name"}
HEADINGS = ("what", "product", "floor", "ratio", "limit", "kept")


def main(arguments: list[str]) -> int:
    """Run the rows named, or all; returns 1 where a limit was missed, 2 for a name that is no row."""
    names = [name for name in arguments if not name.startswith("-")]
    unknown = [name for name in names if name not in (*ROWS, *OWN)]
    if unknown:
        print(f"No such row: {', '.join(unknown)}. There are: {', '.join((*ROWS, *OWN))}")
        return 2
    _compile()
    lines: list[Line] = []
    for name in names or ROWS:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        lines += _measured(name)
    print(_markdown(lines) if "--markdown" in arguments else _table(lines))
    return 1 if any(line.is_kept is False for line in lines) else 0


def _python() -> str:
    """The environment's own Python where bootstrap has made one."""
    places = (ROOT / ".venv" / "bin" / "python", ROOT / ".venv" / "Scripts" / "python.exe")
    return next((str(place) for place in places if place.exists()), sys.executable)


def _compile() -> None:
    """Else the first start would be measured with the compiling of every module."""
    home = Path(os.devnull).parent
    subprocess.run([_python(), "-m", "compileall", "-q", "src", "benchmarks"], cwd=ROOT, env=environment(home), check=True)


def _measured(name: str) -> list[Line]:
    with temporary_home() as home:
        command = [_python(), "-m", f"benchmarks.{name}", FLAG]
        ended = subprocess.run(command, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE, text=True, check=False)
    if ended.returncode:
        print(f"{name} was not measured: it ended with {ended.returncode}.", file=sys.stderr)
    return [Line(**json.loads(text)) for text in ended.stdout.splitlines() if text.startswith("{")]


def _cells(line: Line) -> tuple[str, ...]:
    floor = f"{_number(line.floor)} {line.unit}: {line.floor_name}" if line.floor is not None else line.floor_name or "–"
    limits = [f"≤ {line.most_ratio:g} ×"] if line.most_ratio is not None else []
    limits += [f"≤ {line.most:g} {line.unit}".rstrip()] if line.most is not None else []
    kept = {True: "yes", False: "NO", None: ""}[line.is_kept]
    what = f"{line.what} ({line.remark})" if line.remark else line.what
    ratio = f"{line.ratio:.2f} ×" if line.ratio is not None else "–"
    return what, f"{_number(line.product)} {line.unit}".rstrip(), floor, ratio, ", ".join(limits) or "–", kept


def _number(figure: float | None) -> str:
    if figure is None:
        return "–"
    return f"{figure:,.0f}" if figure >= 100 or figure == int(figure) else f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"


def _table(lines: list[Line]) -> str:
    rows = [HEADINGS, *(_cells(line) for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def _markdown(lines: list[Line]) -> str:
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(_cells(line) for line in lines)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
