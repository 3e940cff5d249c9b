"""Adding up crèches: the time of one report among a thousand beside one among ten; and the whole département."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.days import Month
from app.report.desk import desk_of
from app.report.monthly_report import Status
from app.session import log_in
from bench.crowd import BenchClock
from bench.figure import Figure, seconds
from bench.start import LAST_DAY
from db.storage import FolderStorage

FEW, MANY = 10, 1_000
PAIRS = 3
NAME, NUMBER = "Creche 0000", "EX-0000"
"""As long in every file, and plain ASCII: the joined data are not packed, so that a file is made by replacing them."""


def figures(place: Path) -> Iterator[Figure]:
    """One ratio, and how long a département takes."""
    files = reports(place)
    _each(files[:FEW])
    pairs = [(_each(files), statistics.fmean(_each(files[:FEW]) for _ in range(5))) for _ in range(PAIRS)]
    value = statistics.median(many / few for many, few in pairs)
    one = statistics.median(many for many, _ in pairs)
    told = f"{one * 1000:.1f} ms a report"
    yield Figure(name="merge, a report among 1,000 ÷ among 10", value=value, aim=1.2, note=told)
    whole = seconds(lambda: _papers(files))
    yield Figure(name="merge, 1,000 reports, paper and workbook", value=whole, unit=" s", note="aim 10 s")


def reports(place: Path) -> list[Path]:
    """The demonstration's October, open, as that of a thousand crèches."""
    from ui.pdf import report

    storage = FolderStorage(BenchClock())
    store = storage.open(place / "demonstration", "directrice", "demonstration")
    desk = desk_of(log_in(store, BenchClock()), Month.of(LAST_DAY).plus(-1))
    store.close()
    structure = replace(desk.report.structure, name=NAME, caf_number=NUMBER)
    month = replace(desk.report, structure=structure, status=Status.COMPLETE, closed_on=None)
    pdf = report.draw(month, desk.notes)
    folder = place / "reports"
    folder.mkdir()
    return [_written(folder, pdf, number) for number in range(MANY)]


def _written(folder: Path, pdf: bytes, number: int) -> Path:
    own = pdf
    for text in (NAME, NUMBER):
        wanted = f'"{text}"'.encode()
        assert pdf.count(wanted) == 1, f"{text} stands once in the data"
        own = own.replace(wanted, f'"{text[:-4]}{number:04d}"'.encode())
    path = folder / f"{number:04d}.pdf"
    path.write_bytes(own)
    return path


def _each(files: Sequence[Path]) -> float:
    """Processor time of one of these reports."""
    from ui.merging import merged

    return seconds(lambda: merged(files)) / len(files)


def _papers(files: Sequence[Path]) -> None:
    from ui.merged_book import book
    from ui.merging import merged
    from ui.pdf.merged import draw

    month = merged(files)
    draw(month)
    book(month)
