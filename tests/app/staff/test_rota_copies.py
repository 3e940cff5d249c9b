"""A week of the rota copied forward: what is written, what is left out and why, what is told; one deed that undoes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.errors import InvalidEntry, NotAllowed
from app.session import Session
from app.spans import Span
from app.staff.facts import staff_between
from app.staff.managing import add_leave
from app.staff.records import Leave, ShiftException, StaffMember
from app.staff.rota_copies import WEEK, CopiedDay, RotaCopy, copy_rota_week, preview_rota_copy
from app.staff.rota_days import set_shift_day
from app.structure.closures import add_closure
from app.structure.records import Closure, ClosureReason
from app.users import Role
from tests.app.records import MONDAY, TUESDAY, as_role, open_week, refused, span
from tests.app.staff.team import member, on_duty
from tests.app.test_home import Counted

DAY = timedelta(days=1)
HOURS, LATE = span("8:00", "15:00"), span("11:00", "18:00")
NEXT = RotaCopy.onto_next(MONDAY)


@pytest.fixture
def one(session: Session) -> StaffMember:
    """At work on weekdays from 8:00 to 15:00, in a crèche open 7:30 to 18:30; on Monday 23 November from 11:00."""
    open_week(session)
    who = on_duty(session, HOURS)
    set_shift_day(session, who, MONDAY, [LATE])
    return who


def works(session: Session, who: StaffMember, day: date) -> tuple[Span, ...]:
    return staff_between(session.store, day, day).shifts.on(who.id, day)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def refusals(days: list[CopiedDay]) -> list[tuple[date, str]]:
    return [(day.day, plain(day.refusal)) for day in days]


def test_only_the_days_that_differ_are_written(session: Session, one: StaffMember) -> None:
    preview = preview_rota_copy(session, NEXT)
    assert [(day.day, day.spans) for day in preview.allowed] == [(MONDAY + WEEK, (LATE,))]
    assert (preview.unchanged, preview.refused) == (4, [])
    copy_rota_week(session, NEXT)
    assert works(session, one, MONDAY + WEEK) == (LATE,)
    assert works(session, one, TUESDAY + WEEK) == (HOURS,)
    assert len(session.store.find(ShiftException)) == 2


def test_a_day_goes_back_to_the_weeks_where_they_say_the_same(session: Session, one: StaffMember) -> None:
    set_shift_day(session, one, TUESDAY + WEEK, [LATE])
    preview = copy_rota_week(session, NEXT)
    (warning,) = preview.allowed[1].warnings
    assert plain(warning) == "Mardi 1er décembre : remplace ce qui est noté pour ce jour (11 h–18 h)."
    assert works(session, one, TUESDAY + WEEK) == (HOURS,)
    assert session.store.find(ShiftException, member_id=one.id, day=TUESDAY + WEEK) == []


def test_a_day_off_is_copied_as_one(session: Session, one: StaffMember) -> None:
    set_shift_day(session, one, TUESDAY, [])
    copy_rota_week(session, NEXT)
    assert works(session, one, TUESDAY + WEEK) == ()


def test_a_leave_a_contract_s_end_and_a_closed_day_are_left_out_by_name(
    session: Session, one: StaffMember
) -> None:
    for day in range(3):
        set_shift_day(session, one, MONDAY + day * DAY, [LATE])
    add_leave(session, Leave(member_id=one.id, first_day=MONDAY + WEEK, last_day=MONDAY + WEEK))
    closed = TUESDAY + WEEK
    add_closure(session, Closure(first_day=closed, last_day=closed, reason=ClosureReason.EXCEPTIONAL))
    gone = on_duty(session, HOURS, who=member(session, "Luc", "Petit", last_day=MONDAY + WEEK + 3 * DAY))
    preview = copy_rota_week(session, NEXT)
    assert refusals([day for day in preview.refused if day.member.id == one.id]) == [
        (MONDAY + WEEK, "Lundi 30 novembre : absence notée."),
        (closed, "Mardi 1er décembre : la crèche est fermée."),
    ]
    assert refusals([day for day in preview.refused if day.member.id == gone.id])[-1] == (
        MONDAY + WEEK + 4 * DAY,
        "Vendredi 4 décembre : le contrat est terminé.",
    )
    assert [day.day for day in preview.allowed] == [MONDAY + WEEK + 2 * DAY]
    assert works(session, one, closed + DAY) == (LATE,)


def test_a_leave_or_a_closed_day_of_the_week_copied_empties_no_other(
    session: Session, one: StaffMember
) -> None:
    add_leave(session, Leave(member_id=one.id, first_day=MONDAY, last_day=TUESDAY))
    closed = TUESDAY + DAY
    add_closure(session, Closure(first_day=closed, last_day=closed, reason=ClosureReason.EXCEPTIONAL))
    preview = preview_rota_copy(session, NEXT)
    assert {day.day.weekday() for day in preview.days} == {3, 4}
    with refused(InvalidEntry, "Rien ne changerait", field="until"):
        copy_rota_week(session, NEXT)


@pytest.mark.parametrize(("start", "told"), [("5:00", False), ("4:59", True)])
def test_less_than_eleven_hours_of_rest_is_told_and_written_all_the_same(
    session: Session, one: StaffMember, start: str, told: bool
) -> None:
    set_shift_day(session, one, TUESDAY, [span(start, "12:00")])
    preview = copy_rota_week(session, NEXT)
    warnings = [plain(words) for day in preview.allowed for words in day.warnings]
    line = "Lundi 30 novembre : 10 h 59 de repos ensuite, 11 h sont nécessaires."
    assert (line in warnings) is told
    assert works(session, one, TUESDAY + WEEK) == (span(start, "12:00"),)


def test_a_night_is_copied_with_the_morrow_it_runs_into(session: Session) -> None:
    open_week(session, span("8:00", "32:00"))
    who = on_duty(session, HOURS)
    set_shift_day(session, who, TUESDAY, [])
    set_shift_day(session, who, MONDAY, [span("22:00", "32:00")])
    copy_rota_week(session, NEXT)
    assert works(session, who, MONDAY + WEEK) == (span("22:00", "32:00"),)
    assert works(session, who, TUESDAY + WEEK) == ()


def test_a_night_that_would_run_into_a_day_that_stays_is_left_out(session: Session) -> None:
    open_week(session, span("8:00", "32:00"))
    who = on_duty(session, span("7:00", "12:00"))
    add_leave(session, Leave(member_id=who.id, first_day=TUESDAY, last_day=TUESDAY))
    set_shift_day(session, who, MONDAY, [span("22:00", "32:00")])
    preview = preview_rota_copy(session, NEXT)
    assert refusals(preview.refused) == [
        (MONDAY + WEEK, "Lundi 30 novembre : deux fois au travail en même temps, par une nuit.")
    ]
    assert preview.allowed == []


def test_it_goes_forward_to_a_day_and_undoes_as_one(session: Session, one: StaffMember) -> None:
    preview = copy_rota_week(session, RotaCopy(monday=MONDAY, until=MONDAY + 3 * WEEK))
    assert [day.day for day in preview.allowed] == [MONDAY + number * WEEK for number in (1, 2, 3)]
    session.store.undo()
    assert len(session.store.find(ShiftException)) == 1


@pytest.mark.parametrize(
    ("until", "part"),
    [
        (MONDAY + WEEK - DAY, "à partir du 30 novembre 2026"),
        (MONDAY + 9 * WEEK, "sur huit semaines au plus"),
    ],
)
def test_the_day_reached_is_bounded(session: Session, one: StaffMember, until: date, part: str) -> None:
    with refused(InvalidEntry, part, field="until"):
        preview_rota_copy(session, RotaCopy(monday=MONDAY, until=until))


def test_the_bounds_themselves_are_taken(session: Session, one: StaffMember) -> None:
    for until in (MONDAY + WEEK, MONDAY + 9 * WEEK - DAY):
        assert preview_rota_copy(session, RotaCopy(monday=MONDAY, until=until)).allowed


def test_the_team_copies_nothing(session: Session, one: StaffMember) -> None:
    with pytest.raises(NotAllowed):
        preview_rota_copy(as_role(session, Role.TEAM), NEXT)


def test_the_preview_reads_the_file_a_bounded_number_of_times(session: Session, one: StaffMember) -> None:
    def asked() -> int:
        counted = Counted(session.store)
        preview_rota_copy(replace(session, store=counted), NEXT)  # type: ignore[arg-type]
        return counted.asked

    alone = asked()
    for number in range(6):
        on_duty(session, LATE, who=member(session, f"Adulte {number}"))
    assert asked() == alone
