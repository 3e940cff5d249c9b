"""The demonstration's months are closed as a director would have: each in its time, the last one left to close."""

from datetime import date, datetime
from pathlib import Path

from app.days import Month
from app.demonstration import PASSPHRASE, create
from app.report.closed_months import closing_of, stored_report
from app.report.closing import reopen_month
from app.session import log_in
from tests.builders import FixedClock, new_storage
from ui.pdf.report import draw

TODAY = date(2026, 11, 22)


def test_past_months_are_closed_in_their_time_and_the_last_one_waits(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 22, 9, 0))
    storage = new_storage(clock)
    create(storage, tmp_path / "creche", TODAY, months=4, draw=draw)
    store = storage.open(tmp_path / "creche", "directrice", PASSPHRASE)
    august, september, october, november = (Month(year=2026, month=number) for number in (8, 9, 10, 11))
    closings = [closing_of(store, month) for month in (august, september, october, november)]
    assert [one and one.closed_on for one in closings] == [date(2026, 9, 6), date(2026, 10, 6), None, None]
    paper = stored_report(store, september)
    assert paper is not None
    assert paper.pdf.startswith(b"%PDF-")
    session = log_in(store, clock)
    reopen_month(session, september, "Une présence oubliée")
    assert closing_of(store, september) is None
    store.close()
