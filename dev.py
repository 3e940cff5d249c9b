#!/usr/bin/env python3
"""The house's one door: makes .venv from the pins, looks for what Qt needs, then runs, tests, lints…

Standard library only, and nothing newer than Python 3.7, so that an older one still gets its sentence.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from configparser import ConfigParser
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

# The libraries that Qt loads and no wheel brings.
OFFSCREEN = (
    *("libEGL.so.1", "libGL.so.1", "libxkbcommon.so.0"),
    *("libdbus-1.so.3", "libfontconfig.so.1", "libglib-2.0.so.0"),
)
X_WINDOW = (
    *("libX11-xcb.so.1", "libxkbcommon-x11.so.0", "libxcb-cursor.so.0", "libxcb-icccm.so.4"),
    *("libxcb-image.so.0", "libxcb-keysyms.so.1", "libxcb-randr.so.0", "libxcb-render-util.so.0"),
    *("libxcb-shape.so.0", "libxcb-sync.so.1", "libxcb-util.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1"),
)

PASSPHRASE = "demonstration"


def main() -> int:
    """Reads the command, makes ready what it needs, does it; returns its exit status."""
    said = "".join(f"  {name:8} {command.__doc__}\n" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(epilog=said, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument(
        "rest", nargs=argparse.REMAINDER, metavar="…", help="for test, bench, torture and screens"
    )
    asked = parser.parse_args()
    if asked.rest and asked.command not in {"test", "bench", "torture", "screens"}:
        parser.error(f"{asked.command} takes nothing more")
    if sys.version_info < (3, 11):
        sys.exit(
            f"Marelle needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. "
            "Install a newer one (python.org, or your system's packages) and start dev.py with it."
        )
    make_environment()
    try:
        return COMMANDS[asked.command](asked.rest)
    except KeyboardInterrupt:
        return 130


# What the machine must have


def make_environment() -> None:
    """Makes .venv as constraints.txt says, unless the one that stands was made from the same text."""
    stamp = VENV / "made-from"
    wanted = fingerprint()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    if Path(sys.prefix).resolve() == VENV.resolve():
        sys.exit(f"{VENV} must be made again: start dev.py with the system's Python, not with its own.")
    if importlib.util.find_spec("ensurepip") is None:
        install([f"python3.{sys.version_info[1]}-venv"], why="Python can't make a virtual environment")
    print(f"Making {VENV} (once; it takes about a minute)…", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    pip = (str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    make = (sys.executable, "-m", "venv", str(VENV))
    for step in (make, (*pip, "--constraint", "constraints.txt", "--editable", ".[test,dev]")):
        status = subprocess.run(step, cwd=HERE, check=False).returncode
        if status:
            sys.exit(
                f"The set-up stopped at « {' '.join(step)} » (status {status}); its reason stands above."
            )
    stamp.write_text(wanted)


def fingerprint() -> str:
    """What .venv depends on: this Python, this folder, the pins and the dependencies."""
    config = ConfigParser(interpolation=None)
    config.read(HERE / "setup.cfg", encoding="utf-8")
    wants = [str(dict(config[section])) for section in ("options", "options.extras_require")]
    parts = [sys.version, str(HERE), (HERE / "constraints.txt").read_text(encoding="utf-8"), *wants]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def need_libraries(*wanted: str) -> None:
    """Sees to the system's libraries that Qt loads: installs what is missing, or says it and stops."""
    if sys.platform != "linux":
        return
    missing = [name for name in wanted if not loads(name)]
    if missing:
        install([debian_package(name) for name in missing], why=f"Qt lacks {', '.join(missing)}")
    still = [name for name in missing if not loads(name)]
    if still:
        sys.exit(f"Qt still lacks {', '.join(still)}: install the packages of your system that hold them.")


def loads(library: str) -> bool:
    """Whether the system's loader finds the library: what Qt will ask it, on any distribution."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def debian_package(library: str) -> str:
    """The package that holds a library, by Debian's naming policy (GLib alone has its own)."""
    name, version = library.lower().replace("libglib-", "libglib").split(".so.")
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def install(packages: list[str], *, why: str) -> None:
    """Installs Debian packages when this is root's Debian; elsewhere says in one sentence what to do."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if sys.platform == "win32" or shutil.which("apt-get") is None:
        sys.exit(f"{why}: install what your system calls {', '.join(packages)} (these are Debian's names).")
    if os.geteuid() != 0:
        sys.exit(f"{why}. Run: sudo {' '.join(command)}")
    print(f"{why}: installing {', '.join(packages)}…", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], [*command, "-qq"]):
        if subprocess.run(step, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            sys.exit(f"{why}, and « {' '.join(step)} » failed; its reason stands above.")


# The program


def run(_rest: list[str]) -> int:
    """Open the program on the demonstration crèche; with no display, write its last complete report."""
    windowed = has_display()
    need_libraries(*OFFSCREEN, *(X_WINDOW if windowed and os.environ.get("DISPLAY") else ()))
    folder = data_folder() / "demonstration"
    status = 0 if folder.exists() else make_demonstration(folder)
    if status:
        return status
    print(f"The demonstration crèche is in {folder}; take that folder away to have a new one.")
    print(f"Log in as directrice, conseillere or equipe; everyone's passphrase is: {PASSPHRASE}", flush=True)
    return python("main.py", str(folder), seen=True) if windowed else write_report(folder)


def has_display() -> bool:
    """Whether a window would be seen by somebody."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def data_folder() -> Path:
    """Where this person's programs keep their data; the welcome page looks there too (`ui/entrance.py`)."""
    if os.name == "nt":
        data = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        data = Path.home() / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / "marelle"


def make_demonstration(folder: Path) -> int:
    """Writes the demonstration crèche beside, then names it: an interrupted one is never taken for it."""
    unfinished = folder.with_suffix(".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    print("Writing the demonstration crèche…", flush=True)
    status = python("main.py", "demo", str(unfinished))
    if not status:
        unfinished.rename(folder)
    return status


def write_report(folder: Path) -> int:
    """Writes the demonstration's last complete month as PDF and JSON beside it, and says where."""
    last_day = date.today().replace(day=1) - timedelta(days=1)
    with tempfile.TemporaryDirectory() as scratch:
        secret = Path(scratch, "passphrase")
        secret.write_text(PASSPHRASE, encoding="utf-8")
        log_in = ("--user", "directrice", "--passphrase-file", str(secret))
        for _ in range(24):
            month = f"{last_day:%Y-%m}"
            pdf, data = Path(scratch, f"rapport-{month}.pdf"), Path(scratch, f"rapport-{month}.json")
            wanted = ("report", str(folder), month, "--pdf", str(pdf), "--json", str(data))
            status = python("main.py", *log_in, *wanted)
            if status:
                return status
            if json.loads(data.read_text(encoding="utf-8"))["status"] != "provisional":
                print(f"There is no display. {month} is the last complete month; its report was written:")
                for made in (pdf, data):
                    print(f"  {shutil.copy(made, folder.parent / made.name)}")
                return 0
            last_day = last_day.replace(day=1) - timedelta(days=1)
    sys.exit(f"No month of {folder} is complete. Take that folder away: the next run writes a new one.")


# The tools


def python(*arguments: str, seen: bool = False) -> int:
    """Runs .venv's Python in the project's folder, its windows `seen` or drawn off the screen."""
    environment = {**os.environ, "PYTHONUTF8": "1", **({} if seen else {"QT_QPA_PLATFORM": "offscreen"})}
    return subprocess.run([str(PYTHON), *arguments], cwd=HERE, env=environment, check=False).returncode


def test(rest: list[str]) -> int:
    """Do all that CI asks for: check, then every test with coverage; or only the tests named after it."""
    need_libraries(*OFFSCREEN)
    if rest:
        return python("-m", "pytest", *rest)
    failed = check([])
    return python("-m", "pytest", "--cov", "--numprocesses", "auto") or failed


def check(rest: list[str]) -> int:
    """Do lint, types and imports, all three, and name what failed."""
    failed = [each.__name__ for each in (lint, types, imports) if each(rest)]
    if failed:
        print(f"Failed: {', '.join(failed)}", flush=True)
    return len(failed)


def lint(_rest: list[str]) -> int:
    """Look for what ruff finds wrong, in rules and in layout."""
    return python("-m", "ruff", "check", ".") or python("-m", "ruff", "format", "--check", ".")


def tidy(_rest: list[str]) -> int:
    """Let ruff mend what it can."""
    return python("-m", "ruff", "check", "--fix", ".") or python("-m", "ruff", "format", ".")


def types(_rest: list[str]) -> int:
    """Check types: mypy, strict."""
    return python("-m", "mypy")


def imports(_rest: list[str]) -> int:
    """Check the contracts between the layers."""
    return subprocess.run([str(SCRIPTS / "lint-imports"), "--no-logo"], cwd=HERE, check=False).returncode


def bench(rest: list[str]) -> int:
    """Print what is fast and how it grows, as ratios; fail when an aim is missed."""
    need_libraries(*OFFSCREEN)
    return python("-m", "bench", *rest)


def torture(rest: list[str]) -> int:
    """Kill, cut, flip, fill and forge at full size, and print the figures; `--write TORTURE.md` keeps them."""
    need_libraries(*OFFSCREEN)
    return python("-m", "tests.torture", *rest)


def screens(rest: list[str]) -> int:
    """Draw all pages of the demonstration crèche into the folder named after it, or a new one."""
    need_libraries(*OFFSCREEN)
    folder = str(Path(rest[0]).absolute()) if rest else tempfile.mkdtemp(prefix="marelle-screens-")
    print(f"Pictures go to {folder}", flush=True)
    return python("-m", "bench.screens", folder)


COMMANDS = {
    each.__name__: each for each in (run, test, lint, types, imports, check, tidy, bench, torture, screens)
}

if __name__ == "__main__":
    sys.exit(main())
