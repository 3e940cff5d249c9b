"""The demonstration crèche: the same each time, complete but for its last month, lifelike at any size."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.care.attendance import Absence, AttendedSpan
from app.days import Month
from app.demonstration import PASSPHRASE, create
from app.errors import Conflict, FileRefused, InvalidEntry
from app.families.records import Child
from app.report.building import build
from app.report.monthly_report import MonthlyReport, Status
from app.session import Session, log_in
from app.settings import is_demonstration
from app.store import Store
from app.structure.records import Identity, PublicHoliday
from app.users import Role
from db.storage import FolderStorage
from tests.app.counsel_rules import broken
from tests.builders import CHEAP, FixedClock, new_storage

TODAY = date(2026, 11, 22)
PLAN = """
from datetime import date
from app.demonstration import contracts, frame, odd_days, premises, roster, urgent, ways
asked = frame.Frame(today=date(2026, 11, 22), months=6)
found = roster.roster(asked, premises.premises(asked))
urgent.urgent(found)
made = contracts.contracts(found)
odd_days.nights(found, made)
print(odd_days.crowds(found, made), [(one.number, one.stay, one.patterns, one.exceptions) for one in made])
print(ways.paths(found))
"""


def clock_on(day: date) -> FixedClock:
    return FixedClock(datetime(day.year, day.month, day.day, 8, 2))


def opened(folder: Path, today: date, months: int, places: int) -> Session:
    """The director at work on a new demonstration."""
    clock = clock_on(today)
    storage = new_storage(clock)
    create(storage, folder, today, months, places)
    return log_in(storage.open(folder, "directrice", PASSPHRASE), clock)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Month, MonthlyReport]]:
    """Each month's report of the usual demonstration."""
    session = opened(tmp_path_factory.mktemp("demonstration") / "creche", TODAY, 18, 30)
    yield {month: build(session, month) for month in Month(year=2025, month=6).until(Month.of(TODAY))}
    session.store.close()


def exported(folder: Path, directory: Path) -> dict[str, bytes]:
    clock = clock_on(TODAY)
    storage = new_storage(clock)
    create(storage, folder, TODAY, months=2)
    store = storage.open(folder, "directrice", PASSPHRASE)
    storage.export(store, directory)
    store.close()
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def test_two_demonstrations_of_a_day_export_the_same_bytes(tmp_path: Path) -> None:
    """But for the seals of the journal, whose secret is a random one."""
    first, second = (exported(tmp_path / name, tmp_path / f"{name}-csv") for name in ("one", "two"))
    for files in (first, second):
        files.pop("journal_heads.csv")
        files["journal.csv"] = b"\n".join(
            line.rpartition(b";")[0] for line in files["journal.csv"].splitlines()
        )
    assert first == second
    assert len(first) > 20


def test_the_plan_does_not_depend_on_the_order_of_hashes() -> None:
    plans = {
        subprocess.run(
            [sys.executable, "-c", PLAN],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(plans) == 1


def test_three_people_log_in_and_the_creche_says_that_it_is_invented(tmp_path: Path) -> None:
    storage = new_storage(clock_on(TODAY))
    create(storage, tmp_path / "creche", TODAY, months=1)
    roles = {}
    for login in ("directrice", "conseillere", "equipe"):
        store = storage.open(tmp_path / "creche", login, PASSPHRASE)
        roles[login] = log_in(store, clock_on(TODAY)).user.role
        assert is_demonstration(store)
        assert store.find(Identity)[0].name == "Les Petits Pas (démonstration)"
        store.close()
    assert roles == {"directrice": Role.DIRECTOR, "conseillere": Role.COUNSELLOR, "equipe": Role.TEAM}
    assert [slot.name for slot in storage.slots(tmp_path / "creche")] == [
        "Claire Ménard",
        "Inès Faure",
        "Équipe",
    ]


def test_an_ordinary_creche_is_no_demonstration(store: Store) -> None:
    assert not is_demonstration(store)


def test_days_are_missing_in_the_last_month_only(reports: dict[Month, MonthlyReport]) -> None:
    *before, last = reports.values()
    assert {report.status for report in before} == {Status.COMPLETE}
    assert {report.attendance.missing for report in before} == {0}
    assert {report.missing_interviews for report in before} == {0}
    assert last.status is Status.PROVISIONAL
    assert last.attendance.missing == 5
    assert last.missing_interviews == 2


def test_every_complete_month_is_lifelike(reports: dict[Month, MonthlyReport]) -> None:
    for month, report in list(reports.items())[:-1]:
        billed, real = report.rates.facturation.value, report.rates.occupancy_real.value
        assert billed is not None, month
        assert real is not None, month
        assert 103 <= billed * 100 <= 110, month
        assert 50 <= real * 100 <= 75, month
        assert 28 <= report.children.enrolled <= 38, month
        assert report.hours.atypical_realised, month
        assert report.capacity.over_limit_minutes == 0, month
        assert not any(week.in_breach for week in report.capacity.weeks), month


def test_the_avip_share_hovers_above_the_threshold_but_for_two_months(
    reports: dict[Month, MonthlyReport],
) -> None:
    shares = [report.quota.children.value for report in reports.values()]
    assert all(share is not None and 16 <= share * 100 <= 30 for share in shares)
    assert [str(month) for month, report in reports.items() if not report.quota.met] == ["2026-01", "2026-02"]


def test_the_creche_is_crowded_a_few_times_never_beyond_115_percent(
    reports: dict[Month, MonthlyReport],
) -> None:
    crowded = [report.capacity for report in reports.values() if report.capacity.over_capacity_minutes]
    assert 3 <= len(crowded) <= 6
    assert all(30 < load.peak_children <= 35 for load in crowded)
    assert reports[Month(year=2026, month=10)].capacity.over_capacity_minutes


def test_all_kinds_of_care_and_the_comment_stand_in_the_last_complete_month(
    reports: dict[Month, MonthlyReport],
) -> None:
    october = reports[Month(year=2026, month=10)]
    kinds = october.hours.by_kind
    assert kinds.regular.realised > kinds.emergency.realised > kinds.occasional.realised > 0
    assert october.hours.absence_deducted
    assert "& des" in october.comment
    assert "<\u00a024" in october.comment


@pytest.mark.parametrize(
    ("today", "months", "places"),
    [
        ("2026-11-22", 1, 30),
        ("2026-11-22", 3, 12),
        ("2026-11-22", 3, 60),
        ("2026-11-22", 2, 1),
        ("2026-11-01", 3, 30),  # no day of the month is over
        ("2026-09-01", 2, 30),  # contracts begin today
        ("2026-08-12", 2, 30),  # closed for the summer
        ("2028-02-29", 3, 30),
        ("2026-12-31", 3, 30),
        ("2027-01-04", 2, 30),  # the day after week 53
    ],
)
def test_any_day_and_size_gives_a_sound_creche_with_nobody_noted_today(
    tmp_path: Path, today: str, months: int, places: int
) -> None:
    day = date.fromisoformat(today)
    session = opened(tmp_path / "creche", day, months, places)
    for month in list(Month.of(day).plus(1 - months).until(Month.of(day)))[:-1]:
        report = build(session, month)
        assert (report.attendance.missing, report.missing_interviews) == (0, 0)
    spans = session.store.find(AttendedSpan)
    assert spans
    assert max(span.day for span in spans) < day
    assert all(span.left is not None for span in spans if span.day not in Month.of(day))
    assert build(session, Month.of(day)).attendance.missing <= 5
    assert broken(session) == []
    session.store.close()
    assert new_storage(clock_on(day)).check(tmp_path / "creche", "directrice", PASSPHRASE) == []


def test_some_absences_lie_ahead_all_of_them_announced(tmp_path: Path) -> None:
    session = opened(tmp_path / "creche", TODAY, 3, 30)
    ahead = [absence for absence in session.store.find(Absence) if absence.first_day >= TODAY]
    assert len(ahead) >= 3
    assert all(absence.announced_on is not None and absence.announced_on < TODAY for absence in ahead)
    session.store.close()


def test_twice_the_places_give_about_twice_the_children(tmp_path: Path) -> None:
    counts = []
    for places in (30, 60):
        session = opened(tmp_path / str(places), TODAY, 1, places)
        counts.append(len(session.store.find(Child)))
        session.store.close()
    assert counts[1] > counts[0] * 3 // 2


@pytest.mark.parametrize(
    ("months", "places", "field"), [(0, 30, "months"), (18, 0, "places"), (241, 30, "months")]
)
def test_sizes_that_make_no_creche_are_refused_before_a_folder_is_made(
    tmp_path: Path, months: int, places: int, field: str
) -> None:
    with pytest.raises(InvalidEntry) as refused:
        create(new_storage(), tmp_path / "creche", TODAY, months, places)
    assert refused.value.field == field
    assert not (tmp_path / "creche").exists()


class SpoiltStorage(FolderStorage):
    """Makes a folder that already holds a day which the demonstration writes too."""

    def create(self, folder: Path, login: str, name: str, role: str, passphrase: str) -> tuple[Store, str]:
        store, code = super().create(folder, login, name, role, passphrase)
        with store.atomic("add_holidays"):
            store.add(PublicHoliday(day=date(2026, 12, 25), name="Noël"))
        return store, code


@pytest.mark.parametrize("there", [False, True])
def test_one_that_fails_leaves_no_half_creche(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "creche"
    if there:
        folder.mkdir()
    with pytest.raises(Conflict):
        create(SpoiltStorage(clock_on(TODAY), cost=CHEAP), folder, TODAY, months=1)
    assert [path.name for path in tmp_path.rglob("*")] == (["creche"] if there else [])


def test_what_is_there_already_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "lettre.txt").write_text("à garder", encoding="utf-8")
    with pytest.raises(FileRefused):
        create(new_storage(), tmp_path, TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["lettre.txt"]
