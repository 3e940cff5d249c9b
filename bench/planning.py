"""The planning's figures: a month's load as the crèche grows, the grid beside a bare table, the quick answers."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from app.days import days_between
from app.planning.emergency_desk import emergency_desk
from app.planning.questions import Question
from app.planning.week_load import load_of_day
from app.report.month_facts import facts_between
from app.session import Session
from app.spans import Span
from app.staff.records import (
    Qualification,
    ShiftPattern,
    ShiftPatternSpan,
    StaffContract,
    StaffMember,
)
from app.staff.rota.building import rota_week
from app.staff.rota.proposal import propose
from bench.crowd import LAST_DAY, BenchClock
from bench.figure import Figure, paired, seconds
from bench.month import crowd
from bench.start import ROOT

ONE_MONTH = (LAST_DAY.replace(day=1), LAST_DAY)
TWELVE = (date(LAST_DAY.year - 1, LAST_DAY.month + 1, 1), LAST_DAY)
TUESDAY = date(2026, 10, 13)
SHIFTS = ((420, 870), (480, 930), (540, 1020), (690, 1140))
MILLISECONDS = 1000
RUNS = 5


def figures(place: Path) -> Iterator[Figure]:
    """Three ratios with an aim, four durations without."""
    place = place / "planning"
    place.mkdir()
    sixty, many = crowd(place, 60, 1), crowd(place, 600, 1)
    write_team(sixty, 12)
    write_team(many, 120)
    yield from _loads(sixty, many)
    yield from _answers(sixty)
    for session in (sixty, many):
        session.store.close()
    yield from _grid(place / "60-1")


def write_team(session: Session, adults: int) -> None:
    """That many adults of 35 hours, from Monday to Friday at one of four shifts."""
    store, first = session.store, date(LAST_DAY.year - 1, 1, 1)
    trades = (Qualification.CHILDCARE_ASSISTANT, Qualification.EARLY_YEARS_CAP)
    with store.atomic("write_demonstration"):
        people = store.add_all(
            [
                StaffMember(
                    first_name="Dominique", last_name=f"{n}", qualification=trades[n % 2], first_day=first
                )
                for n in range(adults)
            ]
        )
        store.add_all(
            [StaffContract(member_id=one.id, first_day=first, weekly_minutes=2100) for one in people]
        )
        weeks = store.add_all(
            [ShiftPattern(member_id=one.id, first_day=first, anchor=date(2015, 1, 5)) for one in people]
        )
        store.add_all(
            [
                ShiftPatternSpan(shift_pattern_id=one.id, week=0, weekday=day, start=start, end=end)
                for n, one in enumerate(weeks)
                for start, end in SHIFTS[n % 4 : n % 4 + 1]
                for day in range(5)
            ]
        )


def _loads(sixty: Session, many: Session) -> Iterator[Figure]:
    """Children and adults at every minute, what was read included: a month of 60 children, a year of 600."""
    few = paired(lambda: seconds(lambda: _load(sixty, *ONE_MONTH)), lambda: _read(sixty), runs=RUNS)
    value, ours, theirs = paired(
        lambda: seconds(lambda: _load(many, *TWELVE)),
        lambda: sum(seconds(lambda: _load(sixty, *ONE_MONTH)) for _ in range(9)) / 9,
        runs=RUNS,
    )
    told = f"{ours * MILLISECONDS:.0f} ms against {theirs * MILLISECONDS:.1f} ms, reading included"
    yield Figure(name="month's load, 600 children × 12 ÷ 60 × 1", value=value, aim=130, note=told)
    _, whole, reading = few
    yield Figure(
        name="month's load, 60 children",
        value=(whole - reading) * MILLISECONDS,
        unit=" ms",
        note=f"wished: 10 ms; {reading * MILLISECONDS:.0f} ms more to read it",
    )


def _read(session: Session) -> float:
    return seconds(lambda: facts_between(session.store, *ONE_MONTH))


def _load(session: Session, first: date, last: date) -> None:
    facts, moment = facts_between(session.store, first, last), BenchClock().moment()
    for day in days_between(first, last):
        load_of_day(facts, day, moment)


def _answers(session: Session) -> Iterator[Figure]:
    """What a person waits for, on a Monday morning of October."""
    desk = emergency_desk(session, TUESDAY)
    moment = datetime.combine(TUESDAY - timedelta(days=1), time(8, 47))
    question = Question(day=TUESDAY, spans=(Span(420, 720),))
    answered = desk.answer(question, moment)
    taken = statistics.median(seconds(lambda: desk.answer(question, moment)) for _ in range(RUNS))
    yield Figure(
        name="emergency care answered, 60 children, 12 adults",
        value=taken * MILLISECONDS,
        unit=" ms",
        note=f"wished: 100 ms; “{answered.sentence}”",
    )
    week = rota_week(session, TUESDAY)
    taken = statistics.median(seconds(lambda: propose(week)) for _ in range(3))
    yield Figure(name="rota proposed for 12 adults", value=taken, unit=" s", note="wished: 3 s")


def _grid(folder: Path) -> Iterator[Figure]:
    """The week's grid of 60 children, from pairs of processes run in turn."""
    pairs = [(_table("ours", folder), _table("bare", folder)) for _ in range(RUNS)]
    for name, key in (("first paint", "first"), ("scroll step", "step")):
        value = statistics.median(ours[key] / bare[key] for ours, bare in pairs)
        ours, bare = (statistics.median(one[key] for one in side) for side in zip(*pairs, strict=True))
        told = f"{ours * MILLISECONDS:.2f} ms against {bare * MILLISECONDS:.2f} ms"
        yield Figure(name=f"week's grid, {name} ÷ bare QTableView", value=value, aim=2, note=told)
    yield Figure(
        name="week's grid, from a drag's event to painted",
        value=statistics.median(ours["drag"] for ours, _ in pairs) * MILLISECONDS,
        unit=" ms",
        note="wished: 16 ms",
    )


def _table(kind: str, folder: Path) -> dict[str, float]:
    """What one process measured of itself."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.grid", kind, str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
