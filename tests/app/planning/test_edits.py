"""Changing days: this day, from this day, the whole contract; refused by name, in one deed that undo takes back."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from app.care.day_exceptions import exceptions_of, set_exception
from app.care.enrolling import enrol
from app.care.enrolments import Enrolment, Kind
from app.care.expected import expected
from app.care.schedules import WeekPattern
from app.care.weeks import Weeks, WeekSpan, set_week
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.records import Child
from app.planning.edits import DayEdit, Scope, change_days, change_reach, preview_edit
from app.planning.wishes import Preview
from app.session import Session
from app.spans import Span
from app.structure.agreement import set_places
from app.structure.closures import add_closure
from app.structure.records import Closure, ClosureReason
from app.users import Role
from tests.app.records import MONDAY, TUESDAY, as_role, child, enrolled, open_week, refused, span, week

JANUARY = date(2026, 1, 1)
WEEK, DAY = timedelta(days=7), timedelta(days=1)
EIGHT = span("8:30", "17:00")


@pytest.fixture
def one(session: Session) -> Enrolment:
    """Expected on weekdays 8:30 to 17:00, in a crèche of two places (three at most) open 7:30 to 18:30."""
    open_week(session)
    set_places(session, JANUARY, 2)
    return enrolled(session, child(session), EIGHT)


def change(
    session: Session, one: Enrolment, days: Mapping[date, Sequence[Span]], scope: Scope = Scope.DAY
) -> Preview:
    return change_days(session, DayEdit(enrolment=one, days=days, scope=scope))


def hours(session: Session, one: Enrolment, *days: date) -> list[tuple[Span, ...]]:
    plan = expected(session, min(days), max(days), [one])
    return [plan.reserved(one, day) for day in days]


def test_this_day_only_is_a_dated_exception(session: Session, one: Enrolment) -> None:
    change(session, one, {TUESDAY: [span("9:00", "12:00")]})
    assert hours(session, one, TUESDAY, TUESDAY + WEEK) == [(span("9:00", "12:00"),), (EIGHT,)]
    assert [exception.day for exception, _ in exceptions_of(session, one)] == [TUESDAY]


def test_from_this_day_the_past_stays_and_the_other_weekdays_too(session: Session, one: Enrolment) -> None:
    change(session, one, {TUESDAY: [span("9:00", "12:00")]}, Scope.ONWARDS)
    later = (span("9:00", "12:00"),)
    assert hours(session, one, TUESDAY - WEEK, TUESDAY, TUESDAY + WEEK) == [(EIGHT,), later, later]
    assert hours(session, one, MONDAY, MONDAY + WEEK) == [(EIGHT,), (EIGHT,)]
    assert not exceptions_of(session, one)


def test_the_whole_contract_changes_from_its_first_day(session: Session, one: Enrolment) -> None:
    change(session, one, {TUESDAY: []}, Scope.PERIOD)
    first = date(2026, 9, 1)  # a Tuesday
    assert hours(session, one, first, TUESDAY, TUESDAY + WEEK) == [(), (), ()]
    assert [pattern.first_day for pattern in session.store.find(WeekPattern)] == [first]


def test_each_week_of_a_turn_changes_by_itself(session: Session, one: Enrolment) -> None:
    two = Weeks(
        spans=(WeekSpan(0, 1, *EIGHT), WeekSpan(1, 1, *span("13:00", "18:00"))), weeks=2, anchor=MONDAY
    )
    set_week(session, one, first_day=one.first_day, weeks=two)
    change(session, one, {TUESDAY: [span("9:00", "10:00")]}, Scope.ONWARDS)
    nine, late = (span("9:00", "10:00"),), (span("13:00", "18:00"),)
    days = [TUESDAY + number * WEEK for number in range(-2, 3)]
    assert hours(session, one, *days) == [(EIGHT,), late, nine, late, nine]


def test_weeks_already_foreseen_take_the_change_too(session: Session, one: Enrolment) -> None:
    set_week(session, one, first_day=TUESDAY + WEEK, weeks=week(span("8:00", "9:00")))
    change(session, one, {TUESDAY: [span("10:00", "12:00")]}, Scope.ONWARDS)
    ten = (span("10:00", "12:00"),)
    assert hours(session, one, TUESDAY, TUESDAY + WEEK) == [ten, ten]
    assert hours(session, one, MONDAY + 2 * WEEK) == [(span("8:00", "9:00"),)]


def test_a_change_from_a_day_takes_the_place_of_its_exception_and_leaves_the_others(
    session: Session, one: Enrolment
) -> None:
    for day in (TUESDAY, TUESDAY + WEEK):
        set_exception(session, one, day, [span("8:00", "9:00")])
    change(session, one, {TUESDAY: [span("10:00", "12:00")]}, Scope.ONWARDS)
    assert hours(session, one, TUESDAY, TUESDAY + WEEK) == [
        (span("10:00", "12:00"),),
        (span("8:00", "9:00"),),
    ]


def test_a_contract_without_weeks_gets_its_first(session: Session) -> None:
    open_week(session)
    set_places(session, JANUARY, 2)
    one = enrolled(session, child(session), kind=Kind.OCCASIONAL)
    change(session, one, {TUESDAY: [EIGHT]}, Scope.ONWARDS)
    assert hours(session, one, TUESDAY - WEEK, TUESDAY, TUESDAY + WEEK) == [(), (EIGHT,), (EIGHT,)]


def test_a_span_moves_to_another_day_in_one_deed(session: Session, one: Enrolment) -> None:
    saturday = TUESDAY + timedelta(days=4)
    with refused(InvalidEntry, "Samedi 28 novembre 2026 : la crèche est fermée ce jour-là.", field="spans"):
        change(session, one, {TUESDAY: [], saturday: [EIGHT]})
    assert hours(session, one, TUESDAY) == [(EIGHT,)]
    change(session, one, {TUESDAY: [], MONDAY: [EIGHT, span("17:30", "18:00")]})
    assert hours(session, one, MONDAY, TUESDAY) == [(EIGHT, span("17:30", "18:00")), ()]
    session.store.undo()
    assert hours(session, one, MONDAY, TUESDAY) == [(EIGHT,), (EIGHT,)]


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([Span(600, 600)], "Mardi 24 novembre 2026 : la fin de la plage doit venir après son début."),
        ([Span(600, 540)], "la fin de la plage doit venir après son début"),
        ([Span(600, 600 + 1441)], "au plus 24 heures"),
        ([Span(1440, 1500)], "entre 0 h et 23 h 59"),
        (
            [span("7:00", "9:00")],
            "7 h–7 h 30 : la crèche n’est pas ouverte. Choisissez d’autres heures, ou confirmez",
        ),
        ([span("7:00", "19:00")], "7 h–7 h 30 et 18 h 30–19 h : la crèche n’est pas ouverte"),
    ],
)
def test_hours_that_are_none_or_outside_the_opening_are_refused_by_name(
    session: Session, one: Enrolment, spans: list[Span], said: str
) -> None:
    with refused(InvalidEntry, said, field="spans"):
        change(session, one, {TUESDAY: spans})


def test_two_spans_that_overlap_are_named(session: Session, one: Enrolment) -> None:
    with refused(Conflict, "Mardi 24 novembre 2026 : les plages 8 h–12 h et 11 h–15 h se chevauchent."):
        change(session, one, {TUESDAY: [span("8:00", "12:00"), span("11:00", "15:00")]})


@pytest.mark.parametrize(("shift", "fits"), [(0, True), (1, False)])
def test_the_contracts_last_day_is_its_own(session: Session, shift: int, fits: bool) -> None:
    open_week(session)
    set_places(session, JANUARY, 2)
    one = enrolled(session, child(session), EIGHT, last=TUESDAY)
    day = TUESDAY + timedelta(days=shift)
    if fits:
        change(session, one, {day: [span("9:00", "12:00")]})
        assert hours(session, one, day) == [(span("9:00", "12:00"),)]
    else:
        with refused(InvalidEntry, "Mercredi 25", "le contrat va du 1er septembre 2026 au 24 novembre 2026"):
            change(session, one, {day: [span("9:00", "12:00")]})


def test_a_closed_day_wants_the_directors_word(session: Session, one: Enrolment) -> None:
    add_closure(session, Closure(first_day=TUESDAY, last_day=TUESDAY, reason=ClosureReason.EXCEPTIONAL))
    edit = DayEdit(enrolment=one, days={TUESDAY: [EIGHT]})
    (proposal,) = preview_edit(session, edit).proposals
    assert proposal.refusal is not None
    assert proposal.refusal.by_opening
    change_days(session, DayEdit(enrolment=one, days=edit.days, outside_opening=True))
    assert hours(session, one, TUESDAY) == [(EIGHT,)]


def test_hours_outside_the_opening_once_allowed_may_be_kept_and_shortened(
    session: Session, one: Enrolment
) -> None:
    set_exception(session, one, TUESDAY, [span("6:00", "12:00")], outside_opening=True)
    change(session, one, {TUESDAY: [span("6:30", "11:00")]})
    with refused(InvalidEntry, "5 h 30–6 h 30"):
        change(session, one, {TUESDAY: [span("5:30", "11:00")]})


def test_outside_the_opening_is_said_day_by_day(session: Session, one: Enrolment) -> None:
    days = {TUESDAY: [span("6:00", "12:00")]}
    with refused(InvalidEntry, "7 h 30 : la crèche n’est pas ouverte"):
        change(session, one, days, Scope.ONWARDS)
    edit = DayEdit(enrolment=one, days=days, scope=Scope.ONWARDS, outside_opening=True)
    with refused(InvalidEntry, "se note jour par jour", field="scope"):
        change_days(session, edit)


def night_creche(session: Session) -> Enrolment:
    """Open from 6:00 to 6:00, one child in the mornings; a night longer than that is the director's word."""
    open_week(session, span("6:00", "30:00"))
    set_places(session, JANUARY, 1)
    return enrolled(session, child(session), span("8:00", "12:00"))


def night(session: Session, one: Enrolment, end: str) -> None:
    change_days(session, DayEdit(enrolment=one, days={TUESDAY: [span("22:00", end)]}, outside_opening=True))


def test_a_night_reaches_into_the_morrow_and_runs_into_its_hours(session: Session) -> None:
    one = night_creche(session)
    with refused(Conflict, "Mercredi 25 novembre 2026 : 8 h–12 h est déjà réservé et déborde", field="spans"):
        night(session, one, "33:00")
    night(session, one, "32:00")
    assert hours(session, one, TUESDAY) == [(span("22:00", "32:00"),)]
    with refused(InvalidEntry, "Lundi 23 novembre 2026, 6 h–7 h : la crèche n’est pas ouverte"):
        change(session, one, {MONDAY: [span("22:00", "31:00")]})


def test_a_night_is_refused_where_the_morrow_is_full(session: Session) -> None:
    one = night_creche(session)
    for name in ("Ana", "Béa"):  # one place, two children at most
        other = enrolled(session, child(session, name))
        change_days(
            session,
            DayEdit(enrolment=other, days={TUESDAY + DAY: [span("5:00", "7:00")]}, outside_opening=True),
        )
    with refused(
        Conflict, "Mercredi 25 novembre 2026, 5 h–7 h : 3 enfants, au-delà de 2 au plus en surnombre"
    ):
        night(session, one, "31:00")
    night(session, one, "29:00")


def test_a_surnombre_is_allowed_and_told_over_the_limit_is_refused(session: Session, one: Enrolment) -> None:
    others = [enrolled(session, child(session, name)) for name in ("Ana", "Béa", "Cléo")]
    assert change(session, others[0], {TUESDAY: [EIGHT]}).proposals[0].warnings == ()
    (proposal,) = change(session, others[1], {TUESDAY: [span("8:00", "9:00")]}).proposals
    said = [words.replace("\u00a0", " ") for words in proposal.warnings]
    assert said == ["Mardi 24 novembre 2026, 8 h 30–9 h : 3 enfants pour 2 places, surnombre permis."]
    with refused(Conflict, "8 h 30–9 h : 4 enfants, au-delà de 3 au plus en surnombre."):
        change(session, others[2], {TUESDAY: [EIGHT]})
    change(session, others[2], {TUESDAY: [span("9:00", "17:00")]})


def test_from_this_day_is_refused_by_the_first_full_day_and_says_how_many_more(
    session: Session, one: Enrolment
) -> None:
    others = [enrolled(session, child(session, name)) for name in ("Ana", "Béa", "Cléo")]
    for other in others[:2]:
        for number in (2, 4):
            change(session, other, {TUESDAY + number * WEEK: [EIGHT]})
    with refused(Conflict, "Mardi 8 décembre 2026", "4 enfants", "1 autre jour le refuse aussi"):
        change(session, others[2], {TUESDAY: [EIGHT]}, Scope.ONWARDS)
    assert not session.store.find(WeekPattern, enrolment_id=others[2].id)


def test_who_is_above_the_limit_already_may_come_less(session: Session, one: Enrolment) -> None:
    others = [enrolled(session, child(session, name), EIGHT) for name in ("Ana", "Béa", "Cléo")]
    change(session, others[0], {TUESDAY: [span("9:00", "16:00")]})
    with refused(Conflict, "4 enfants"):
        change(session, others[0], {TUESDAY: [span("8:45", "16:00")]})


def test_another_contract_of_the_child_at_that_hour_is_told(session: Session, one: Enrolment) -> None:
    second = enrol(
        session,
        Enrolment(
            child_id=one.child_id, kind=Kind.OCCASIONAL, first_day=one.first_day, last_day=one.last_day
        ),
    )
    (proposal,) = change(session, second, {TUESDAY: [span("16:00", "18:00")]}).proposals
    assert [words.replace("\u00a0", " ") for words in proposal.warnings] == [
        "Un autre contrat de Łukasz Żółć réserve déjà 8 h 30–17 h le 24 novembre 2026."
    ]


def test_a_note_goes_with_its_day_and_stays_when_hours_change(session: Session, one: Enrolment) -> None:
    edit = DayEdit(enrolment=one, days={TUESDAY: [EIGHT]}, notes={TUESDAY: " médecin "})
    change_days(session, edit)
    change(session, one, {TUESDAY: [span("9:00", "12:00")]})
    assert [(exception.note, spans) for exception, spans in exceptions_of(session, one)] == [
        ("médecin", (span("9:00", "12:00"),))
    ]


def test_only_the_director_changes_the_planning(session: Session, one: Enrolment) -> None:
    team = as_role(session, Role.TEAM)
    with refused(NotAllowed):
        change(team, one, {TUESDAY: []})
    assert preview_edit(team, DayEdit(enrolment=one, days={TUESDAY: []})).allowed


def test_another_reach_takes_the_place_of_the_edit_just_done(session: Session, one: Enrolment) -> None:
    session.store.forget_deeds()
    edit = DayEdit(enrolment=one, days={TUESDAY: [span("9:00", "12:00")]})
    change_days(session, edit)
    change_reach(session, edit, Scope.ONWARDS)
    assert hours(session, one, TUESDAY - WEEK, TUESDAY + WEEK) == [(EIGHT,), (span("9:00", "12:00"),)]
    assert not exceptions_of(session, one)
    session.store.undo()
    assert hours(session, one, TUESDAY) == [(EIGHT,)]
    assert session.store.can_undo() is None


def test_another_reach_that_is_refused_leaves_the_edit_as_it_was(session: Session, one: Enrolment) -> None:
    edit = DayEdit(enrolment=one, days={TUESDAY: [span("6:00", "12:00")]}, outside_opening=True)
    change_days(session, edit)
    with refused(InvalidEntry, "se note jour par jour"):
        change_reach(session, edit, Scope.PERIOD)
    assert hours(session, one, TUESDAY) == [(span("6:00", "12:00"),)]


def test_another_reach_never_takes_back_what_was_done_since(session: Session, one: Enrolment) -> None:
    edit = DayEdit(enrolment=one, days={TUESDAY: [span("9:00", "12:00")]})
    change_days(session, edit)
    other = child(session, "Ana")
    change_reach(session, edit, Scope.ONWARDS)
    assert session.store.get(Child, other.id) == other
    assert hours(session, one, TUESDAY + WEEK) == [(span("9:00", "12:00"),)]
