"""« Et si… »: what a family, another week, a leave or a closure would do to the weeks ahead; accepted, or dropped."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from app.care.enrolments import Enrolment, Kind
from app.care.weeks import Weeks, WeekSpan, weeks_of
from app.days import Month
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.parents import tie_parent
from app.families.records import Child, ChildFact
from app.insertion.entry_and_exit import open_path
from app.insertion.paths import InsertionPath
from app.planning.conflicts import ConflictRule
from app.planning.overlay import Change, ChangedWeek, NewFamily, TriedClosure, TriedLeave
from app.planning.trial_deed import accept_trial
from app.planning.what_if import Outcome, trial_desk
from app.report.monthly_report import Rate
from app.session import Session
from app.spans import Span
from app.staff.records import Leave
from app.structure.records import Closure
from app.users import Role
from tests.app.planning.asking import adult, children, creche, every_row
from tests.app.records import MONDAY, TUESDAY, as_role, child, enrolled, h, parent, refused, span, week

__all__ = ["creche"]

WEEK = timedelta(days=7)
NEXT = MONDAY + WEEK
JULY = date(2027, 7, 31)


def tried(session: Session, *changes: Change, weeks: int = 8) -> Outcome:
    return trial_desk(session, MONDAY, weeks).tried(changes)


def family(*spans: Span, first: date = NEXT, last: date | None = JULY, **more: object) -> NewFamily:
    return NewFamily(weeks=week(*spans), first_day=first, last_day=last, **more)  # type: ignore[arg-type]


def peaks(found: Outcome, day: date) -> tuple[int, int]:
    """Without and with what is tried."""
    whole = found.week_of(day)
    assert whole is not None
    (one,) = (one for one in whole.days if one.day == day)
    return one.before.peak, one.after.peak


def conflicts(found: Outcome, rule: ConflictRule) -> Sequence[tuple[date, int, int]]:
    return [(one.day, one.start, one.end) for one in found.added if one.rule is rule]


def test_a_new_family_adds_its_hours_from_its_first_day_on_and_nothing_is_written(creche: Session) -> None:
    children(creche, 3)
    before = every_row(creche)
    found = tried(creche, family(span("8:30", "17:30"), first=NEXT + timedelta(days=1)))
    assert len(found.weeks) == 8
    assert peaks(found, NEXT) == (3, 3)
    assert peaks(found, NEXT + timedelta(days=1)) == (3, 4)
    assert [one.minutes_after - one.minutes_before for one in found.weeks[:3]] == [0, 4 * 540, 5 * 540]
    assert found.minutes_added == (4 + 6 * 5) * 540
    assert (found.added, every_row(creche)) == ([], before)


def test_the_day_with_the_most_children_is_the_first_of_them(creche: Session) -> None:
    children(creche, 3)
    found = tried(creche, family(span("8:30", "17:30")))
    assert found.peak is not None
    assert (found.peak.day, found.peak.peak, found.peak.agreed) == (NEXT, 4, 5)


def test_a_surnombre_or_a_passed_limit_is_named_where_the_trial_adds_it(creche: Session) -> None:
    children(creche, 5, "8:00-12:00")
    found = tried(creche, family(span("11:00", "13:00")), weeks=2)
    days = [NEXT + timedelta(days=number) for number in range(5)]
    assert conflicts(found, ConflictRule.SURNOMBRE) == [(day, h("11:00"), h("12:00")) for day in days]
    found = tried(creche, family(span("11:00", "13:00")), family(span("11:30", "13:00")), weeks=2)
    assert conflicts(found, ConflictRule.OVER_LIMIT) == [(day, h("11:30"), h("12:00")) for day in days]


def test_a_conflict_that_stands_already_is_not_counted_again_unless_it_grows(creche: Session) -> None:
    children(creche, 6, "8:00-12:00")
    assert tried(creche, family(span("14:00", "17:00"))).added == []
    found = tried(creche, family(span("11:30", "12:00")), weeks=2)
    assert {one.rule for one in found.added} == {ConflictRule.OVER_LIMIT}


def test_another_week_takes_the_place_of_the_child_s_own_from_that_day(creche: Session) -> None:
    (one,) = children(creche, 1, "8:00-17:00")
    (enrolment,) = creche.store.find(Enrolment)
    change = ChangedWeek(child=one, enrolment=enrolment, first_day=NEXT, weeks=week(span("9:00", "12:00")))
    found = tried(creche, change)
    assert [one.minutes_after for one in found.weeks[:2]] == [5 * 540, 5 * 180]
    (line,) = found.lines(NEXT)
    assert (line.name, line.enrolment_id, line.is_new) == (one.name, enrolment.id, False)
    assert line.days[NEXT] == (span("9:00", "12:00"),)
    assert found.lines(MONDAY)[0].days == {}


def test_a_leave_shows_the_minutes_that_it_leaves_short(creche: Session) -> None:
    adult(creche, "Ana Bé", "8:00-17:00")
    zoe = adult(creche, "Zoé Ka", "8:00-17:00")
    children(creche, 3, "8:00-17:00")
    found = tried(creche, TriedLeave(member=zoe, first_day=TUESDAY, last_day=TUESDAY))
    assert conflicts(found, ConflictRule.SHORT_STAFF) == [(TUESDAY, h("8:00"), h("17:00"))]


def test_a_closure_takes_the_hours_of_its_days(creche: Session) -> None:
    children(creche, 2, "8:00-17:00")
    whole = tried(creche, TriedClosure(first_day=TUESDAY, last_day=TUESDAY))
    assert (whole.minutes_added, peaks(whole, TUESDAY)) == (-2 * 540, (2, 0))
    part = tried(creche, TriedClosure(first_day=TUESDAY, last_day=TUESDAY, hours=span("15:00", "18:30")))
    assert part.minutes_added == -2 * 120


@pytest.mark.parametrize(("avip", "after"), [(True, (1, 4)), (False, (0, 4))])
def test_the_20_percent_of_each_month_is_told_before_and_after(
    creche: Session, avip: bool, after: tuple[int, int]
) -> None:
    children(creche, 3)
    shares = tried(creche, family(span("8:30", "17:30"), first=date(2026, 12, 1), avip=avip)).shares
    assert [one.month for one in shares] == [
        Month(year=2026, month=11),
        Month(year=2026, month=12),
        Month(year=2027, month=1),
    ]
    assert [(one.after.numerator, one.after.denominator) for one in shares] == [(0, 3), after, after]
    assert (shares[1].before, shares[1].met(shares[1].after)) == (Rate(numerator=0, denominator=3), avip)
    assert shares[1].met(Rate(numerator=0, denominator=0)) is None


def test_a_child_on_file_brings_its_own_path_and_walking(creche: Session) -> None:
    children(creche, 3)
    one, who = child(creche, "Lou"), parent(creche)
    tie_parent(creche, one, who)
    open_path(creche, InsertionPath(parent_id=who.id, entry_day=date(2026, 11, 2)))
    found = tried(creche, family(span("8:30", "17:30"), child=one))
    assert found.shares[1].after == Rate(numerator=1, denominator=4)
    assert found.lines(NEXT)[0].name == one.name


def changes_of_all_kinds(session: Session) -> tuple[Change, ...]:
    zoe = adult(session, "Zoé Ka", "8:00-17:00")
    adult(session, "Ana Bé", "8:00-17:00")
    one = children(session, 3)[0]
    enrolment = session.store.find(Enrolment, child_id=one.id)[0]
    turning = Weeks(spans=(WeekSpan(0, 0, 480, 720), WeekSpan(1, 3, 480, 720)), weeks=2, anchor=NEXT)
    return (
        family(
            span("8:30", "17:30"),
            first_name="Zofia",
            last_name="Żółć",
            birth_day=date(2025, 5, 2),
            walks=True,
        ),
        ChangedWeek(child=one, enrolment=enrolment, first_day=NEXT, weeks=turning),
        TriedLeave(member=zoe, first_day=NEXT, last_day=NEXT + timedelta(days=1)),
        TriedClosure(first_day=NEXT + timedelta(days=2), last_day=NEXT + timedelta(days=2)),
        TriedClosure(first_day=NEXT + WEEK, last_day=NEXT + WEEK, hours=span("15:00", "18:30")),
    )


def test_what_is_accepted_is_what_was_tried_and_one_undo_takes_all_back(creche: Session) -> None:
    changes = changes_of_all_kinds(creche)
    before = every_row(creche)
    found = tried(creche, *changes)
    accept_trial(creche, changes)
    again = tried(creche)
    assert [one.before for one in again.weeks] == [one.after for one in found.weeks]
    assert [one.minutes_before for one in again.weeks] == [one.minutes_after for one in found.weeks]
    assert [one.before for one in again.shares] == [one.after for one in found.shares]
    assert [one.first_name for one in creche.store.find(Child)][-1] == "Zofia"
    assert (
        len(creche.store.find(ChildFact)),
        len(creche.store.find(Leave)),
        len(creche.store.find(Closure)),
    ) == (
        1,
        1,
        2,
    )
    assert creche.store.can_undo() == "accept_trial"
    creche.store.undo()
    assert every_row(creche) == before


def test_weeks_noted_for_later_still_follow(creche: Session) -> None:
    one = child(creche, "Lou")
    enrolment = enrolled(creche, one, span("8:00", "17:00"))
    change = ChangedWeek(child=one, enrolment=enrolment, first_day=NEXT, weeks=week(span("9:00", "12:00")))
    accept_trial(creche, [change])
    assert [pattern.first_day for pattern, _ in weeks_of(creche, enrolment)] == [enrolment.first_day, NEXT]
    earlier = ChangedWeek(
        child=one, enrolment=enrolment, first_day=TUESDAY, weeks=week(span("13:00", "15:00"))
    )
    found = tried(creche, earlier)
    assert [one.minutes_after for one in found.weeks[:2]] == [540 + 4 * 120, 5 * 180]


def test_a_trial_above_the_limit_is_not_accepted(creche: Session) -> None:
    children(creche, 6, "8:00-12:00")
    before = every_row(creche)
    change = family(span("11:30", "12:30"), first_name="Lou", last_name="Petit", birth_day=date(2025, 5, 2))
    with refused(Conflict, "Lundi 30, 11 h 30–12 h", "7 enfants, au plus 6 pour 5 places", field="change"):
        accept_trial(creche, [change])
    assert every_row(creche) == before


def test_what_begins_long_after_the_first_change_is_held_against_its_own_weeks(creche: Session) -> None:
    children(creche, 6, "8:00-12:00")
    late = NEXT + timedelta(weeks=12)
    leave = TriedLeave(member=adult(creche, "Ana Bé"), first_day=NEXT, last_day=NEXT)
    lou = family(
        span("11:30", "12:30"), first=late, first_name="Lou", last_name="Petit", birth_day=date(2025, 5, 2)
    )
    before = every_row(creche)
    with refused(Conflict, "7 enfants, au plus 6 pour 5 places", field="change"):
        accept_trial(creche, [leave, lou])
    assert every_row(creche) == before


def test_a_family_is_accepted_once_it_is_known(creche: Session) -> None:
    before = every_row(creche)
    leave = TriedLeave(member=adult(creche, "Ana Bé"), first_day=NEXT, last_day=NEXT)
    before = every_row(creche)
    with refused(InvalidEntry, "jour de naissance", field="birth_day"):
        accept_trial(creche, [leave, family(span("8:30", "17:30"))])
    with refused(InvalidEntry, "dernier jour", field="last_day"):
        accept_trial(creche, [leave, family(span("8:30", "17:30"), last=None)])
    with refused(InvalidEntry, "Rien n’est encore essayé"):
        accept_trial(creche, [])
    assert every_row(creche) == before
    one = child(creche, "Lou")
    accept_trial(creche, [family(span("8:30", "17:30"), child=one)])
    assert [row.kind for row in creche.store.find(Enrolment, child_id=one.id)] == [Kind.REGULAR]


def test_what_can_t_be_is_refused_before_it_is_tried(creche: Session) -> None:
    one = child(creche, "Lou")
    enrolment = enrolled(creche, one, span("8:00", "17:00"))
    who = adult(creche, "Ana Bé")
    with refused(InvalidEntry, "Le contrat va", field="first_day"):
        tried(creche, ChangedWeek(child=one, enrolment=enrolment, first_day=date(2026, 8, 1), weeks=week()))
    with refused(Conflict, "se chevauchent", field="span"):
        tried(creche, family(span("8:00", "12:00"), span("11:00", "13:00")))
    with refused(InvalidEntry, "avant", field="last_day"):
        tried(creche, TriedLeave(member=who, first_day=TUESDAY, last_day=MONDAY))
    with refused(InvalidEntry, "La fin de la plage", field="span"):
        tried(creche, TriedClosure(first_day=MONDAY, last_day=MONDAY, hours=span("12:00", "11:00")))


def test_a_contract_that_begins_after_the_weeks_has_no_line(creche: Session) -> None:
    found = tried(creche, family(span("8:00", "12:00"), first=date(2027, 6, 7)), weeks=2)
    assert found.lines(MONDAY)[0].days == {}
    assert found.week_of(date(2027, 6, 7)) is None
    assert trial_desk(creche, MONDAY, 0).tried([]).peak is None


def test_only_who_may_edit_contracts_accepts(creche: Session) -> None:
    with pytest.raises(NotAllowed):
        accept_trial(as_role(creche, Role.TEAM), [TriedClosure(first_day=MONDAY, last_day=MONDAY)])
