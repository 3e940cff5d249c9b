"""Enrolments: one of a kind at a time, bounds that keep what happened inside, renewals that keep the anchor."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.absences import note_absence
from app.care.attendance import AbsenceReason
from app.care.attendance_days import note_day
from app.care.day_exceptions import set_exception
from app.care.enrolling import change_enrolment, end_early, enrol, enrolment_warnings, renew
from app.care.enrolments import Enrolment, Kind
from app.care.schedules import WeekPattern
from app.care.weeks import Weeks, WeekSpan, set_week, weeks_of
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.children import end_child
from app.session import Session
from app.users import Role
from tests.app.records import SUNDAY, as_role, child, enrolled, h, open_week, refused, span, week

SEPTEMBER, JULY = date(2026, 9, 1), date(2027, 7, 31)


def test_an_enrolment_comes_with_its_week(session: Session) -> None:
    one = child(session)
    stored = enrol(
        session,
        Enrolment(child_id=one.id, kind=Kind.REGULAR, first_day=SEPTEMBER, last_day=JULY),
        week(span("8:30", "17:00")),
    )
    ((pattern, weeks),) = weeks_of(session, stored)
    assert (pattern.first_day, pattern.anchor) == (SEPTEMBER, date(2026, 8, 31))
    assert weeks.spans[4] == WeekSpan(0, 4, h("8:30"), h("17:00"))


def test_a_wrong_week_leaves_no_enrolment_behind(session: Session) -> None:
    one = child(session)
    with refused(InvalidEntry):
        enrolled(session, one, span("17:00", "8:30"))
    assert not session.store.find(Enrolment)


def test_one_of_a_kind_at_a_time(session: Session) -> None:
    one = child(session)
    enrolled(session, one)
    enrolled(session, one, kind=Kind.OCCASIONAL)
    with refused(Conflict, "déjà un contrat régulier", "31 juillet 2027", field="first_day"):
        enrol(session, Enrolment(child_id=one.id, kind=Kind.REGULAR, first_day=JULY, last_day=JULY))
    after = date(2027, 8, 1)
    enrol(session, Enrolment(child_id=one.id, kind=Kind.REGULAR, first_day=after, last_day=after))


def test_another_child_has_enrolments_of_their_own(session: Session) -> None:
    enrolled(session, child(session))
    assert enrolled(session, child(session, "Zoé")).id


def test_nobody_enrols_a_child_whose_file_has_ended(session: Session) -> None:
    with refused(Conflict, "terminé depuis le 22 novembre 2026", "rouvrez"):
        enrolled(session, end_child(session, child(session), SUNDAY))


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (date(2026, 9, 1), None, "adaptation_last_day"),
        (date(2026, 9, 5), date(2026, 9, 4), "adaptation_last_day"),
        (date(2026, 8, 31), date(2026, 9, 4), "adaptation_first_day"),
        (date(2027, 7, 30), date(2027, 8, 1), "adaptation_first_day"),
    ],
)
def test_adaptation_lies_inside(session: Session, first: date, last: date | None, field: str) -> None:
    enrolment = Enrolment(
        child_id=child(session).id,
        kind=Kind.REGULAR,
        first_day=SEPTEMBER,
        last_day=JULY,
        adaptation_first_day=first,
        adaptation_last_day=last,
    )
    with refused(InvalidEntry, field=field):
        enrol(session, enrolment)


def test_an_enrolment_does_not_end_before_it_begins(session: Session) -> None:
    with refused(InvalidEntry, "vient avant le premier", field="last_day"):
        enrolled(session, child(session), last=date(2026, 8, 31))


def test_the_team_enrols_nobody(session: Session) -> None:
    one = child(session)
    with refused(NotAllowed):
        enrolled(as_role(session, Role.TEAM), one)


def test_what_happened_stays_inside_the_bounds(session: Session) -> None:
    open_week(session)
    enrolment = enrolled(session, child(session), span("8:30", "17:00"))
    note_day(session, enrolment, date(2026, 9, 1), [(h("8:30"), h("12:00"))])
    with refused(Conflict, "une présence le 1er septembre 2026", field="last_day"):
        change_enrolment(session, replace(enrolment, first_day=date(2026, 9, 2)))
    note_absence(
        session,
        enrolment,
        first_day=date(2026, 9, 3),
        last_day=date(2026, 9, 4),
        reason=AbsenceReason.HOSPITAL,
    )
    with refused(Conflict, "une absence du 3 septembre 2026 au 4 septembre 2026"):
        change_enrolment(session, replace(enrolment, last_day=date(2026, 9, 3)))
    set_exception(session, enrolment, date(2027, 1, 5), [])
    with refused(Conflict, "une exception le 5 janvier 2027"):
        end_early(session, enrolment, SUNDAY, "déménagement")
    assert session.store.get(Enrolment, enrolment.id) == enrolment


def test_many_days_left_outside_are_counted_not_listed(session: Session) -> None:
    enrolment = enrolled(session, child(session))
    for day in range(1, 9):
        note_day(session, enrolment, date(2026, 9, day), [(h("8:30"), h("12:00"))])
    with refused(Conflict, "4 septembre 2026 et 4 autres"):
        change_enrolment(session, replace(enrolment, first_day=date(2026, 9, 9)))


def test_an_earlier_first_day_takes_the_week_along(session: Session) -> None:
    enrolment = enrolled(session, child(session), span("8:30", "17:00"))
    set_week(session, enrolment, first_day=date(2026, 10, 5), weeks=week(span("9:00", "12:00")))
    changed = change_enrolment(session, replace(enrolment, first_day=date(2026, 8, 24), kind=Kind.EMERGENCY))
    assert changed.kind is Kind.REGULAR
    assert [pattern.first_day for pattern, _ in weeks_of(session, changed)] == [
        date(2026, 8, 24),
        date(2026, 10, 5),
    ]


def test_an_early_end_has_a_reason_and_cuts_the_adaptation(session: Session) -> None:
    enrolment = change_enrolment(
        session,
        replace(
            enrolled(session, child(session)),
            adaptation_first_day=date(2026, 9, 1),
            adaptation_last_day=date(2026, 9, 10),
        ),
    )
    with refused(InvalidEntry, "Il manque le motif de fin", field="end_reason"):
        end_early(session, enrolment, SUNDAY, " ")
    ended = end_early(session, enrolment, date(2026, 9, 4), "déménagement")
    assert (ended.last_day, ended.adaptation_last_day) == (date(2026, 9, 4), date(2026, 9, 4))


def test_an_adaptation_that_never_took_place_goes(session: Session) -> None:
    enrolment = change_enrolment(
        session,
        replace(
            enrolled(session, child(session)),
            adaptation_first_day=date(2026, 9, 7),
            adaptation_last_day=date(2026, 9, 11),
        ),
    )
    ended = end_early(session, enrolment, date(2026, 9, 4), "renoncement")
    assert (ended.adaptation_first_day, ended.adaptation_last_day) == (None, None)


@pytest.mark.parametrize("day", [date(2026, 8, 31), JULY])
def test_an_early_end_is_early(session: Session, day: date) -> None:
    with refused(InvalidEntry, "fin anticipée", field="last_day"):
        end_early(session, enrolled(session, child(session)), day, "déménagement")


def test_a_renewal_keeps_the_anchor_monday(session: Session) -> None:
    anchor = date(2026, 8, 31)
    two = Weeks(spans=(WeekSpan(0, 0, 480, 720), WeekSpan(1, 0, 780, 1020)), weeks=2, anchor=anchor)
    enrolment = enrolled(session, child(session), span("8:30", "17:00"))
    set_week(session, enrolment, first_day=date(2026, 11, 2), weeks=two)
    following = renew(session, enrolment, date(2028, 7, 31))
    assert (following.first_day, following.kind) == (date(2027, 8, 1), Kind.REGULAR)
    ((pattern, weeks),) = weeks_of(session, following)
    assert (pattern.first_day, pattern.anchor, weeks) == (date(2027, 8, 1), anchor, two)


def test_a_renewal_of_an_enrolment_without_a_week_has_none(session: Session) -> None:
    following = renew(session, enrolled(session, child(session)), date(2028, 7, 31))
    assert not session.store.find(WeekPattern, enrolment_id=following.id)


def test_a_renewal_ends_after_the_former_one(session: Session) -> None:
    enrolment = enrolled(session, child(session))
    with refused(InvalidEntry, field="last_day"):
        renew(session, enrolment, JULY)


def test_what_deserves_a_second_look_is_said(session: Session) -> None:
    baby, toddler, school = (
        child(session, birth_day=birth) for birth in (date(2026, 9, 2), date(2024, 7, 31), date(2021, 7, 31))
    )
    enrolment = Enrolment(child_id=baby.id, kind=Kind.REGULAR, first_day=SEPTEMBER, last_day=JULY)
    assert "avant la naissance" in enrolment_warnings(session, enrolment)[0]
    assert "trois ans" in enrolment_warnings(session, replace(enrolment, child_id=toddler.id))[0]
    assert "six ans" in enrolment_warnings(session, replace(enrolment, child_id=school.id))[0]
    assert "plus d’un an" in enrolment_warnings(session, replace(enrolment, last_day=date(2027, 9, 2)))[1]


def test_an_ordinary_enrolment_has_no_warning(session: Session) -> None:
    assert not enrolment_warnings(session, enrolled(session, child(session)))
