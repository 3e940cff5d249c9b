"""Marelle: the one place that wires the layers. Gives `ui` the storage it can open, starts the window or a command."""

import gc
import sys
from datetime import date, datetime
from pathlib import Path

from db.storage import FolderStorage, preload
from ui.wanted import is_command


class SystemClock:
    """Civil local time, as the computer has it."""

    def day(self) -> date:
        """Today."""
        return datetime.now().date()  # noqa: DTZ005 — civil local time is what the crèche lives by

    def moment(self) -> datetime:
        """Now, to the second."""
        return datetime.now().replace(microsecond=0)  # noqa: DTZ005


def main(arguments: list[str]) -> int:
    """Runs a command, or opens the window on a crèche; returns the exit status."""
    clock = SystemClock()
    storage = FolderStorage(clock)
    if is_command(arguments):
        from ui import cli

        return cli.run(arguments, storage, clock)
    gc.disable()  # nothing made while the first page is imported and built is garbage
    from ui.application import run

    def load() -> None:
        preload()
        gc.enable()

    def make_demo(folder: Path) -> None:
        from app import demonstration
        from ui.pdf.report import draw

        demonstration.create(storage, folder, clock.day(), draw=draw)

    folder = Path(arguments[0]) if arguments else None
    return run(storage, clock, folder, make_demo, load)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
