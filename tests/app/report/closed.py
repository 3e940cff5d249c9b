"""A small crèche and months closed in it without their papers: what the guard's tests write against."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from app.care.enrolments import Enrolment, Kind
from app.care.schedules import PatternSpan, WeekPattern
from app.days import Month
from app.errors import MonthClosed
from app.families.records import Child, Home, Parent
from app.insertion.paths import InsertionPath
from app.report.closed_months import ClosedMonth
from app.staff.records import Qualification, ShiftPattern, ShiftPatternSpan, StaffMember
from app.store import Store
from app.structure.records import CapacitySlot, OpeningSpan

SEPTEMBER, OCTOBER, NOVEMBER = (Month(year=2026, month=number) for number in (9, 10, 11))
AUTUMN = (SEPTEMBER, OCTOBER, NOVEMBER)
BORDERS = (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1))
FIRST = date(2026, 8, 1)
"""When everything of the crèche began: a month before the first that a test closes."""

Write = Callable[[Store], object]


@dataclass(frozen=True, kw_only=True)
class Small:
    """One of each that others hang on; ids are 1 in each table, but for a second parent without a path."""

    enrolment: Enrolment
    child: Child
    parent: Parent
    path: InsertionPath
    pattern: WeekPattern
    member: StaffMember


def small_creche(store: Store) -> Small:
    """Open on weekdays, one child, one parent on a path, one adult; nothing happened yet."""
    with store.atomic("write_demonstration"):
        store.add_all(
            OpeningSpan(first_day=FIRST, weekday=weekday, start=450, end=1110) for weekday in range(5)
        )
        store.add(CapacitySlot(first_day=FIRST, start=0, end=1440, places=10))
        home = store.add(Home(name="Żółć"))
        parent = store.add(Parent(home_id=home.id, first_name="Zofia", last_name="Żółć"))
        store.add(Parent(home_id=home.id, first_name="Jan", last_name="Żółć"))
        child = store.add(Child(first_name="Łukasz", last_name="Żółć", birth_day=date(2025, 3, 9)))
        enrolment = store.add(
            Enrolment(child_id=child.id, kind=Kind.REGULAR, first_day=FIRST, last_day=date(2027, 7, 31))
        )
        pattern = store.add(WeekPattern(enrolment_id=enrolment.id, first_day=FIRST, anchor=date(2026, 7, 27)))
        store.add(PatternSpan(pattern_id=pattern.id, week=0, weekday=0, start=480, end=1020))
        path = store.add(InsertionPath(parent_id=parent.id, entry_day=FIRST))
        return Small(
            enrolment=enrolment, child=child, parent=parent, path=path, pattern=pattern, member=adult(store)
        )


def adult(store: Store) -> StaffMember:
    """At work on Mondays."""
    member = store.add(
        StaffMember(
            first_name="Fatou",
            last_name="N’Diaye",
            qualification=Qualification.EARLY_YEARS_CAP,
            first_day=FIRST,
        )
    )
    shifts = store.add(ShiftPattern(member_id=member.id, first_day=FIRST, anchor=date(2026, 7, 27)))
    store.add(ShiftPatternSpan(shift_pattern_id=shifts.id, week=0, weekday=0, start=450, end=900))
    return member


@contextmanager
def closed(store: Store, *months: Month) -> Iterator[None]:
    """These months are closed inside the block, as if their papers were given."""
    with store.atomic("close_month"):
        rows = store.add_all(
            ClosedMonth(
                month=str(month), closed_on=month.plus(1).first, closed_by="directrice", sha256="0" * 64
            )
            for month in months
        )
    try:
        yield
    finally:
        with store.atomic("reopen_month"):
            for row in rows:
                store.remove(row)


def written(store: Store, write: Write) -> None:
    """The write as a deed of its own."""
    with store.atomic("write"):
        write(store)


def refused_months(store: Store, write: Write, months: Iterable[Month] = AUTUMN) -> set[str]:
    """In which of these months, closed alone, the write is refused; nothing of it stays."""
    found = set()
    for month in months:
        with closed(store, month):
            try:
                written(store, write)
            except MonthClosed as refusal:
                found.add(refusal.month)
            else:
                if store.can_undo() == "write":  # what wrote nothing is no deed
                    store.undo()
    return found
