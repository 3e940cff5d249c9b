"""The month's figures: beside the leanest program, for ten times the children, after ten years."""

from collections.abc import Iterator
from pathlib import Path

from app.days import Month
from app.report.building import build
from app.session import Session, log_in
from bench import equal, reference
from bench.crowd import LAST_DAY, BenchClock, Crowd, fill
from bench.figure import Figure, paired, seconds
from db.keyslot import Cost
from db.storage import FolderStorage

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
WHO, PASSPHRASE = "banc", "une phrase pour le banc"
MONTH = Month.of(LAST_DAY)
RUNS = 9


def crowd(place: Path, children: int, years: int) -> Session:
    """An open file with that many children over so many years."""
    storage = FolderStorage(BenchClock(), cost=CHEAP)
    store, _ = storage.create(place / f"{children}-{years}", WHO, "Banc", "director", PASSPHRASE)
    fill(store, Crowd(children=children, years=years))
    return log_in(store, BenchClock())


def figures(place: Path) -> Iterator[Figure]:
    """Three ratios; the reference is checked equal first."""
    sixty, many, old = crowd(place, 60, 1), crowd(place, 600, 1), crowd(place, 60, 10)
    check_equal(sixty)
    value, ours, theirs = paired(lambda: _ours(sixty), lambda: _theirs(sixty), runs=RUNS)
    told = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms, thirteen months"
    yield Figure(name="month's figures, 60 children ÷ leanest program", value=value, aim=2.5, note=told)
    # One call for sixty is short beside the machine's own unrest: a mean of five is set against one for 600.
    value, ours, _ = paired(lambda: _ours(many), lambda: sum(_ours(sixty) for _ in range(5)) / 5, runs=7)
    told = f"{ours * 1000:.0f} ms for 600"
    yield Figure(name="month's figures, 600 children ÷ 60", value=value, aim=11, note=told)
    value, ours, _ = paired(lambda: _ours(old), lambda: _ours(sixty), runs=RUNS)
    told = f"{ours * 1000:.0f} ms after ten years"
    yield Figure(name="month's figures, 10 years in the file ÷ 1 year", value=value, aim=1.2, note=told)
    for session in (sixty, many, old):
        session.store.close()


def check_equal(session: Session) -> None:
    """Raises AssertionError, by name, where the report and the reference differ."""
    ours = equal.of_report(build(session, MONTH))
    theirs = reference.figures(_connection(session), MONTH.year, MONTH.month)
    differing = [name for name in theirs if theirs[name] != ours[name]]
    assert not differing, f"the reference differs on {', '.join(differing)}"


def _ours(session: Session) -> float:
    return seconds(lambda: build(session, MONTH))


def _theirs(session: Session) -> float:
    connection = _connection(session)
    return seconds(lambda: reference.figures(connection, MONTH.year, MONTH.month))


def _connection(session: Session) -> object:
    return session.store.db.conn  # type: ignore[attr-defined]  # the bench looks under the Store
