#!/usr/bin/env python3
"""Makes everything ready on a machine with nothing but Python, then runs or tests the program.

    python3 bootstrap.py run      start the program
    python3 bootstrap.py test     run every gate and every test
    python3 bootstrap.py texts    bring the translated files up to the texts in the source
    python3 bootstrap.py lock     pin the requirements anew

Standard library only, and no syntax newer than Python 3.8, so that an old Python can say that it is too old.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "bootstrap.json"
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
OLDEST, NEWEST = (3, 11), (3, 13)

# What Qt loads, by the Debian package that brings it.
LIBRARIES = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
}
SCREEN_LIBRARIES = {
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
}


class Stop(Exception):  # noqa: N818 - it carries a sentence to the user
    """What cannot go on, in words that say what to do."""


def main(arguments: list[str]) -> int:
    """Do what was asked for and return the exit code."""
    commands = {"run": run, "test": test, "texts": texts, "lock": lock}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments in (["--help"], ["-h"]) else 2
    try:
        return commands[arguments[0]](arguments[1:])
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Open the window; without a screen, show on paper what the program does."""
    python = prepare()
    if has_screen(python):
        return subprocess.call([python, "-m", "smallcrm", *arguments])
    return demonstrate(python)


def test(arguments: list[str]) -> int:
    """Run all gates and all tests, even after one has failed; `arguments` are passed to pytest."""
    python = prepare()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    gates = {
        "Lint": [python, "-m", "ruff", "check", "."],
        "Format": [python, "-m", "ruff", "format", "--check", "."],
        "Types": [python, "-m", "mypy"],
        "Layers": [str(Path(python).with_name("lint-imports"))],
        "Tests": [python, "-m", "pytest", *arguments],
    }
    failed = []
    for name, command in gates.items():
        print(f"\n=== {name} ===", flush=True)
        if subprocess.call(command, cwd=ROOT, env=environment) != 0:
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll right.")
    return 1 if failed else 0


def texts(arguments: list[str]) -> int:
    """Find the texts in the source, bring the translated files up to them and compile these."""
    python = prepare()
    lacking = subprocess.call([python, str(ROOT / "tools" / "texts.py"), *arguments])
    compile_catalogues(python)
    return lacking


def lock(_arguments: list[str]) -> int:
    """Pin requirements.in anew, for every system and Python at once, naming no index."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stop("Pinning needs the program uv: python3 -m pip install uv")
    options = ["--universal", "--python-version", ".".join(map(str, OLDEST)), "--generate-hashes", "--no-header", "--upgrade"]
    return subprocess.call([uv, "pip", "compile", *options, "requirements.in", "-o", "requirements.txt"], cwd=ROOT)


def prepare() -> str:
    """Make or renew the environment as far as needed; returns its Python."""
    wanted = {
        "requirements": fingerprint([ROOT / "requirements.txt"]),
        "project": fingerprint([ROOT / "pyproject.toml", ROOT / "hatch_build.py"]),
        "catalogues": fingerprint(sorted((ROOT / "resources" / "i18n").glob("*.po"))),
    }
    done = read_stamp()
    python = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
    base = "" if done and works(str(python)) else find_python()
    install_system_packages(missing_packages(base))
    if base:
        print("Making the environment in .venv", flush=True)
        make_environment(base)
        done = stamp({"made of": base})
    if done.get("requirements") != wanted["requirements"]:
        print("Installing what the program is built on; this takes a few minutes", flush=True)
        pip(python, "--require-hashes", "--only-binary", ":all:", "-r", "requirements.txt")
        done = stamp({**done, "requirements": wanted["requirements"]})
    if done.get("project") != wanted["project"]:
        pip(python, "--no-deps", "--no-build-isolation", "--editable", ".")
        done = stamp({**done, "project": wanted["project"]})
    if done.get("catalogues") != wanted["catalogues"]:
        compile_catalogues(str(python))
        stamp({**done, "catalogues": wanted["catalogues"]})
    return str(python)


def fingerprint(files: list[Path]) -> str:
    """The same for the same contents of the same files."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def read_stamp() -> dict[str, str]:
    """What the last run has finished; nothing if there was none."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def stamp(done: dict[str, str]) -> dict[str, str]:
    """Remember what is finished, so that the next run goes on from there."""
    STAMP.write_text(json.dumps(done), encoding="utf-8")
    return done


def find_python() -> str:
    """A Python the program runs on: this one if it fits, else one that is installed beside it."""
    names = [f"python{OLDEST[0]}.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    found = [shutil.which(name) for name in [*names, "python3", "python"]]
    kept = sorted((Path.home() / ".pyenv" / "versions").glob("3.*/bin/python"), reverse=True)
    for candidate in [sys.executable, *found, *from_launcher(), *map(str, kept)]:
        if candidate and fits(candidate):
            return candidate
    raise Stop("smallcrm needs Python 3.11, 3.12 or 3.13, and none was found. Install one of them, then type the same command again.")


def from_launcher() -> list[str]:
    """The Pythons that Windows' own launcher knows, the newest first."""
    launcher = shutil.which("py") if WINDOWS else None
    if launcher is None:
        return []
    minors = range(NEWEST[1], OLDEST[1] - 1, -1)
    return [ask([launcher, f"-3.{minor}", "-c", "import sys; print(sys.executable)"]) for minor in minors]


def fits(python: str) -> bool:
    """Whether that program is a Python of a version we run on, able to fetch over the network."""
    code = "import ssl, sys; print(*sys.version_info[:2])"
    said = ask([python, "-c", code]).split()
    return len(said) == len(OLDEST) and OLDEST <= tuple(map(int, said)) <= NEWEST


def works(python: str) -> bool:
    """Whether the environment's Python still starts: one that was updated or removed leaves a hull."""
    return ask([python, "-c", "import sys, pip; print(sys.prefix)"]) != ""


def ask(command: list[str]) -> str:
    """What the command prints, nothing if it fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def make_environment(base: str) -> None:
    """Make `.venv` anew with that Python."""
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    if subprocess.call([base, "-m", "venv", str(ENVIRONMENT)]) != 0:
        raise Stop(f"The environment could not be made with {base}; what it said stands above.")


def pip(python: Path, *arguments: str) -> None:
    """Install into the environment from wherever this machine's pip is set up to look."""
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *arguments]
    if subprocess.call(command, cwd=ROOT) != 0:
        raise Stop("Installing failed; what went wrong stands above. With no network, try again when there is one: it goes on from here.")


def compile_catalogues(python: str) -> None:
    """Make the compiled catalogues, by the same function that the wheel's build uses."""
    subprocess.run([python, str(ROOT / "hatch_build.py")], check=True)


def missing_packages(base: str) -> list[str]:
    """The Debian packages whose part is not there, found by trying to use it; `base` is the Python an environment is to be made of."""
    if not LINUX:
        return []
    wanted = {**LIBRARIES, **(SCREEN_LIBRARIES if display_is_set() else {})}
    missing = [package for package, library in wanted.items() if not loads(library)]
    if base and not ask([base, "-c", "import ensurepip; print(ensurepip.version())"]):
        version = ask([base, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
        own = ask(["/usr/bin/python3", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]) == version
        missing.append("python3-venv" if own else f"python{version}-venv")
    return missing


def loads(library: str) -> bool:
    """Whether the system finds and loads that library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """Install them where we may; else say the one line to type."""
    if not packages:
        return
    if shutil.which("apt-get") is None:
        libraries = [{**LIBRARIES, **SCREEN_LIBRARIES}.get(package, package) for package in packages]
        raise Stop(f"The window needs these of your system, install them first: {' '.join(libraries)}")
    line = f"apt-get update && apt-get install --yes --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0:
        raise Stop(f"Some parts of the system are missing. Type this line, then the same command again:\n\n    sudo sh -c '{line}'\n")
    print(f"Installing parts of the system: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.call(["sh", "-c", line], env=environment) != 0:
        raise Stop(f"These parts of the system could not be installed; what went wrong stands above: {' '.join(packages)}")


def display_is_set() -> bool:
    """Whether there is a place for a window, as far as the environment says."""
    if os.environ.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}:
        return False
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def has_screen(python: str) -> bool:
    """Whether a window can be opened: on Linux, Qt is asked to connect."""
    if not display_is_set():
        return False
    return not LINUX or ask([python, "-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([]); print(1)"]) == "1"


def demonstrate(python: str) -> int:
    """Make a book of the sample spreadsheet and print a card and the list of customers to PDF."""
    folder = Path(tempfile.mkdtemp(prefix="smallcrm-demo-"))
    print(f"There is no screen here to open the window on, so a demo book is made instead, in {folder}", flush=True)
    sample = ROOT / "resources" / "demo" / "customers_he.xlsx"
    smallcrm = [python, "-m", "smallcrm", "--book", str(folder / "demo.smallcrm")]
    steps = [
        ["new", "--shop", "מכולת השכונה", "--language", "he", "--currency", "ILS", "--region", "IL"],
        ["import", str(sample), "--yes"],
        ["report", "card", "--customer", "1002", "--output", str(folder / "card.pdf")],
        ["report", "customers", "--output", str(folder / "customers.pdf")],
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    for step in steps:
        code = subprocess.call([*smallcrm, *step], env=environment)
        if code != 0:
            return code
    print(f"\nA customer's card and the list of customers are in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
