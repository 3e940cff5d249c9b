"""A year's declaration of sixty children, from the file to the paper: printed, never failing (aim 0.3 s)."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from app.report.periods import Period
from app.report.statement_desk import statement_for
from app.session import Session, log_in
from bench.crowd import LAST_DAY, BenchClock
from bench.figure import Figure, seconds
from bench.month import PASSPHRASE, WHO
from db.storage import FolderStorage

RUNS = 5


def figures(place: Path) -> Iterator[Figure]:
    """One duration, on the sixty children of the month's figures."""
    store = FolderStorage(BenchClock()).open(place / "60-1", WHO, PASSPHRASE)
    session = log_in(store, BenchClock())
    year = Period.parse(str(LAST_DAY.year))
    paper(session, year)
    value = statistics.median(seconds(lambda: paper(session, year)) for _ in range(RUNS))
    store.close()
    yield Figure(
        name="year's statement of 60 children, read and drawn", value=value, unit=" s", note="aim 0.3 s"
    )


def paper(session: Session, year: Period) -> bytes:
    """The year's declaration as PDF."""
    from ui.insertion_papers import letterhead
    from ui.pdf.statement import draw

    found = statement_for(session, year)
    return draw(found, letterhead(session, min(found.asked_on, year.last)))
