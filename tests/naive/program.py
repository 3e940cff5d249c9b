"""The program as a tester drives it (ligne de commande): its own commands, on a clock that stands still."""

import csv
import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from tests.builders import PASSPHRASE, FixedClock, new_creche, new_storage
from ui import cli


class Program:
    """Commands given by the director on a day; files of passphrases go into `desk`."""

    def __init__(self, desk: Path, today: date, passphrase: str = PASSPHRASE) -> None:
        self.desk = desk
        self.clock = FixedClock(datetime.combine(today, time(8, 2)))
        self.storage = new_storage(self.clock)
        self.passphrase = desk / "phrase.txt"
        self.passphrase.write_text(passphrase, encoding="utf-8")

    def do(self, *words: object) -> None:
        """One command, which must be done without a refusal."""
        who = ["--user", "directrice", "--passphrase-file", str(self.passphrase)]
        status = cli.run([*who, *map(str, words)], self.storage, self.clock)
        assert status == 0, words

    def report(self, creche: Path, month: str) -> dict[str, Any]:
        """The month's JSON."""
        path = self.desk / f"{month}.json"
        self.do("report", creche, month, "--json", path)
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    def empty_export(self) -> Path:
        """What a crèche with nothing but its director exports."""
        creche, directory = self.desk / "vide", self.desk / "export-vide"
        new_creche(self.storage, creche).close()
        self.do("export", creche, directory)
        return directory


def complete(written: Path, empty: Path) -> None:
    """Makes tables written by hand a whole export: the columns left out are empty, the other tables as exported."""
    for path in empty.iterdir():
        header = path.read_text(encoding="utf-8").splitlines()[0].split(";")
        mine = written / path.name
        if not mine.exists() or not mine.stat().st_size:
            mine.write_bytes(path.read_bytes())
            continue
        with mine.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";", strict=True))
        with mine.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, restval="", delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
