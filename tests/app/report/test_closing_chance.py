"""Whatever write the guard lets pass, a closed month's report computed anew says the same."""

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.days import Month
from app.errors import MonthClosed, RuleError
from app.families.records import Child, Parent
from app.report.building import report_facts, report_of
from app.report.closed_months import ClosedMonth, ClosedPaper
from app.report.comments import MonthComment
from app.report.effects.table import NONE
from app.report.monthly_report import as_data
from app.session import Session, log_in
from app.store import Draft, Record, Store
from app.users import User
from db.driver import sqlite3
from db.rows import FieldType, field_types
from db.tables import REFERS, TABLES
from tests.builders import PASSPHRASE, FixedClock, new_creche, new_storage
from tests.naive.chance import Chance
from tests.naive.differences import differences
from tests.naive.handmade import write_tables
from tests.naive.program import complete

DECEMBER = Month(year=2026, month=12)
TODAY = date(2027, 1, 20)
SEEDS = (0, 2)
CORRECTED = frozenset({Child, Parent})
"""Names and birth dates may be corrected at any time: the stored report stays (rules.md, Closing a month)."""
LEFT_ALONE = CORRECTED | {User, Draft, ClosedMonth, ClosedPaper, MonthComment}
KINDS = [kind for kind in TABLES if kind not in LEFT_ALONE]
NEAR = [date(2026, 11, 23) + timedelta(days=number) for number in range(70)]
FAR = [date(2025, 12, 1) + timedelta(days=31 * number) for number in range(18)]
BORDERS = [date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1)]


@dataclass(repr=False)
class Crossed:
    """A crèche made by chance whose December is closed, and what was tried on it."""

    session: Session
    said: Any
    tried: Counter[str] = field(default_factory=Counter)

    @property
    def store(self) -> Store:
        return self.session.store


def said_of(session: Session) -> Any:
    """December's report computed anew, without what may change once it is closed."""
    found = cast(
        dict[str, Any], as_data(report_of(report_facts(session, DECEMBER), DECEMBER, session.clock.day()))
    )
    found["history"] = found["history"][-1]  # the months before have their own closing
    for part, name in (
        (found, "comment"),
        (found["structure"], "name"),
        (found["structure"], "caf_number"),
        (found["children"], "arrived"),  # the day before and the day after decide of these two
        (found["children"], "left"),
    ):
        del part[name]
    weeks = found["capacity"]["weeks"]
    found["capacity"]["weeks"] = [one for one in weeks if begins(one["week"]) in DECEMBER]
    return found


def begins(week: str) -> date:
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1)


@pytest.fixture(scope="module")
def crossed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Crossed]]:
    """Two of them, for all the examples."""
    desk = tmp_path_factory.mktemp("clos")
    storage = new_storage(FixedClock())
    empty = new_creche(storage, desk / "vide")
    storage.export(empty, desk / "export-vide")
    empty.close()
    made = []
    clock = FixedClock()
    clock.set(clock.now.replace(year=2027, month=1, day=TODAY.day))
    for seed in SEEDS:
        export, folder = desk / f"export-{seed}", desk / str(seed)
        complete(write_tables(export, Chance(seed).text()), desk / "export-vide")
        storage.import_(export, folder, "directrice", PASSPHRASE)
        store = new_storage(clock).open(folder, "directrice", PASSPHRASE)
        with store.atomic("close_month"):
            store.add(ClosedMonth(month="2026-12", closed_on=TODAY, closed_by="directrice", sha256="0" * 64))
        store.forget_deeds()
        session = log_in(store, clock)
        made.append(Crossed(session=session, said=said_of(session)))
    yield made
    for one in made:
        one.store.close()
    shutil.rmtree(desk)


def drawn_value(draw: Any, told: FieldType, former: object) -> object:
    """Another value for a field: a day near a border or months away, an hour a little off, any code."""
    if told.null and draw(st.integers(0, 3)) == 0:
        return None
    if told.type is date:
        moved = (
            [former + timedelta(days=days) for days in (-1, 1, 7, -30)] if isinstance(former, date) else []
        )
        return draw(st.sampled_from([*moved, *BORDERS]) | st.sampled_from(NEAR) | st.sampled_from(FAR))
    if told.type is int:
        return (former if isinstance(former, int) else 600) + draw(st.sampled_from([-60, -1, 1, 30, 600]))
    if told.type is bool:
        return not former
    if issubclass(told.type, StrEnum):
        return draw(st.sampled_from(list(told.type)))
    return former


def drawn_record(draw: Any, record: Record) -> Record:
    """The record with one to three fields changed; whose it is stays."""
    free = [
        one for one in field_types(type(record))[1:] if one.name not in REFERS or one.name == "orientation_id"
    ]
    changed = draw(st.lists(st.sampled_from(free), min_size=1, max_size=3, unique=True))
    values = {
        one.name: drawn_value(draw, one, getattr(record, one.name))
        for one in changed
        if one.name != "orientation_id"
    }
    return replace(record, **values)  # type: ignore[arg-type]


def write_something(draw: Any, store: Store) -> type[Record]:
    """Changes, copies or takes away one record of any kind."""
    kind: type[Record] = draw(st.sampled_from([one for one in KINDS if one not in NONE] * 3 + KINDS))
    records = store.find(kind)
    if not records:
        return kind
    record = records[draw(st.integers(0, len(records) - 1))]
    match draw(st.sampled_from(["change", "change", "copy", "remove"])):
        case "change":
            store.change(drawn_record(draw, record))
        case "copy":
            store.add(replace(drawn_record(draw, record), id=0))
        case _:
            store.remove(record)
    return kind


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data())
def test_what_the_guard_lets_pass_changes_nothing_of_a_closed_month(
    crossed: list[Crossed], data: st.DataObject
) -> None:
    one = crossed[data.draw(st.integers(0, len(crossed) - 1))]
    kinds: list[type[Record]] = []
    try:
        with one.store.atomic("write"):
            for _ in range(data.draw(st.integers(1, 2))):
                kinds += [write_something(data.draw, one.store)]
    except MonthClosed:
        one.tried["refused"] += 1
        return
    except (RuleError, sqlite3.IntegrityError, ValueError, OverflowError):
        one.tried["no such row"] += 1
        return
    one.tried["let pass"] += 1
    try:
        assert differences(said_of(one.session), one.said) == [], kinds
    finally:
        if one.store.can_undo() == "write":  # what wrote nothing is no deed
            one.store.undo()


def test_the_trials_had_both_outcomes(crossed: list[Crossed]) -> None:
    """Needs the trials before it: a guard that refused everything, or nothing, would prove nothing."""
    tried = sum((one.tried for one in crossed), Counter[str]())
    assert not tried or min(tried["refused"], tried["let pass"]) >= 3
