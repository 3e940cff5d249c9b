"""Examples nobody thought of (Hypothesis): out and back without loss, no formula, nothing uncaught.

Each check is a property; all are tried with the same number of examples, in texts of every script with what a
spreadsheet, a parser or a font would stumble over.
"""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.families.records import Child, Group, Home
from app.search import find
from app.session import Session
from app.store import Store
from db.csv_in import cell_of, lines_of
from db.csv_out import write
from tests.builders import PASSPHRASE, new_storage
from tests.db.strategies import RISKY_TEXTS, TEXTS
from tests.torture.frame import LOGIN, Outcome, at_work, checked, empty_creche, opened, refusal
from ui.pdf.listing import Listing, columns_of, draw
from ui.spreadsheets import SheetOf, as_csv, workbook
from ui.typed import read_euros, read_hour, read_spans
from ui.typed_day import read_day
from ui.typed_stays import read_stays
from ui.typed_week import read_week

ANY = TEXTS | RISKY_TEXTS
RUN = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by a spreadsheet."""
HOURS = st.from_regex(
    r"[0-9]{1,3} ?([h:.] ?[0-9]{0,3})?( ?[-àa] ?[0-9]{1,2}[h:]?[0-9]{0,2})?", fullmatch=True
)
DAYS = st.from_regex(
    r"([0-9]{1,2}[/. -]){1,2}[0-9]{0,5}|(lun|mar|demain|hier|\+|-)[a-z0-9 ]{0,6}", fullmatch=True
)
TODAY = date(2026, 11, 22)


def tried(examples: int, check: Callable[..., None], **asked: st.SearchStrategy[Any]) -> None:
    """The property with that many examples, the same at each run."""
    with_all = settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    with_all(given(**asked)(check))()


def cells_out_and_back(examples: int, place: Path) -> None:
    """Any row written by the export is read back by the import; no cell of it is run."""
    path = place / "any.csv"

    def check(row: list[str | None]) -> None:
        write(path, ["a", "b", "c"], [row])
        back = [[cell_of(cell, "TEXT") for cell in cells] for _, cells in lines_of(path, ["a", "b", "c"])]
        assert back == [row]
        require_inert(path.read_text("utf-8"))

    tried(examples, check, row=st.lists(st.none() | ANY, min_size=3, max_size=3))


def require_inert(text: str) -> None:
    """No cell begins as a formula does."""
    cells = [cell for line in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in line]
    assert not [cell for cell in cells if cell.startswith(RUN) and not number(cell)]


def number(cell: str) -> bool:
    """Whether it is a bare number: those are written as such."""
    return cell.removeprefix("-").replace(",", "").isdecimal()


def creches_out_and_back(examples: int, place: Path) -> None:
    """A crèche that holds all the examples is exported, imported and exported again, byte by byte."""
    folder, storage = empty_creche(place / "creche"), new_storage()
    session = at_work(folder)
    with session.store.atomic("fill"):
        tried(examples, lambda one, two: fill(session.store, one, two), one=ANY, two=st.none() | ANY)
    storage.export(session.store, place / "one")
    session.store.close()
    storage.import_(place / "one", place / "again", LOGIN, PASSPHRASE)
    again = opened(place / "again")
    storage.export(again, place / "two")
    assert len(again.find(Home)) >= examples
    again.close()
    for path in (place / "one").iterdir():
        assert path.read_bytes() == (place / "two" / path.name).read_bytes(), path.name
        require_inert(path.read_text("utf-8"))
    assert not checked(place / "again")


def fill(store: Store, one: str, two: str | None) -> None:
    home = store.add(Home(name=one, commune=two))
    store.add(Child(first_name=one, last_name=two or "x", birth_day=TODAY, billing_home_id=home.id))
    store.add(Group(name=f"{len(one)}{one}{home.id}"))


def searches(examples: int, place: Path) -> None:
    """Whatever is typed is looked for without a fault, and a name that was typed is found."""
    session = at_work(empty_creche(place / "cherche"))

    def check(typed: str, name: str) -> None:
        find(session, typed)
        require_found(session, name)

    with session.store.atomic("fill"):
        tried(
            examples, check, typed=ANY, name=st.text(st.characters(categories=["L"]), min_size=2, max_size=12)
        )
    session.store.close()


def require_found(session: Session, name: str) -> None:
    child = session.store.add(Child(first_name=name, last_name="Żółć", birth_day=TODAY))
    found = find(session, f"{name} zolc", limit=10_000)
    assert child.id in {one.id for one in found} or not found_at_all(name)
    session.store.remove(child)


def found_at_all(name: str) -> bool:
    """Whether letters are left of it once accents and marks are taken off."""
    from app.search import fold

    return bool(fold(name))


def spreadsheets(examples: int, _place: Path) -> None:
    """A text in a workbook is that text and no formula; in CSV, no cell is run."""
    from openpyxl import load_workbook

    def check(rows: list[list[str]]) -> None:
        book = load_workbook(io.BytesIO(workbook([SheetOf(name="Liste", rows=rows)], "Liste")))
        cells = [cell for line in book.worksheets[0].iter_rows() for cell in line]
        assert not [cell.value for cell in cells if cell.data_type == "f"]
        require_inert(as_csv(rows).decode("utf-8-sig"))

    tried(examples, check, rows=st.lists(st.lists(ANY, min_size=1, max_size=3), min_size=1, max_size=2))


def papers(examples: int, _place: Path) -> None:
    """Any text is printed, however long or strange: a whole PDF comes out."""

    def check(title: str, rows: list[tuple[str, str]]) -> None:
        listing = Listing(
            title=title,
            columns=columns_of(["Nom", "Note"]),
            rows=tuple(rows),
            creche=title,
            day=TODAY,
            note=title,
        )
        assert draw(listing).rstrip().endswith(b"%%EOF")

    tried(examples, check, title=ANY, rows=st.lists(st.tuples(ANY, ANY), max_size=2))


def typed_days_and_hours(examples: int, _place: Path) -> None:
    """Whatever is typed for a day, an hour, stays, a week or a sum is read, or refused in a sentence."""
    readers: list[Callable[[str], object]] = [
        lambda text: read_day(text, TODAY),
        read_hour,
        read_spans,
        read_stays,
        read_week,
        read_euros,
    ]

    def check(text: str) -> None:
        told = [refusal(lambda reader=reader: reader(text)) for reader in readers]  # type: ignore[misc]  # called at once
        assert all(sentence is None or sentence for sentence in told)

    tried(examples, check, text=ANY | HOURS | DAYS)


def known_days(examples: int, _place: Path) -> None:
    """A day and an hour as the program writes them are read back the same."""
    from ui import french

    def check(moment: datetime) -> None:
        day, minute = moment.date(), moment.hour * 60 + moment.minute
        for written in (french.day_figures(day), day.isoformat(), french.day(day)):
            assert read_day(written, TODAY) == day, written
        assert read_hour(french.hour(minute)) == minute

    tried(examples, check, moment=st.datetimes(datetime(2000, 1, 1), datetime(2039, 12, 31)))


CHECKS = (
    cells_out_and_back,
    creches_out_and_back,
    searches,
    spreadsheets,
    papers,
    typed_days_and_hours,
    known_days,
)


def run(size: int, place: Path) -> Outcome:
    """`size` examples of each property."""
    faults = []
    for check in CHECKS:
        room = place / check.__name__
        room.mkdir()
        try:
            check(size, room)
        except Exception as error:  # noqa: BLE001 — whatever comes out is what the exercise looks for
            faults.append(f"{check.__name__}: {type(error).__name__} {error}".replace("\n", " ")[:600])
    return Outcome(
        done=f"{len(CHECKS)} properties with {size} examples each (cells, crèches, search, XLSX and CSV, PDF, typing)",
        figure=f"{len(faults)} uncaught, lost or run",
        faults=tuple(faults),
    )
