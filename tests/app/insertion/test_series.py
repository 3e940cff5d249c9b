"""Recurring appointments: a preview that says what is left out and why, then all those that fit in one deed."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import InvalidEntry, NotAllowed
from app.insertion.engagements import EndReason
from app.insertion.engaging import end_engagement, renew_engagement, sign
from app.insertion.entry_and_exit import close_path
from app.insertion.interviews import Interview, InterviewState
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.insertion.series import Series, plan_series, preview_series, term_of
from app.session import Session
from app.structure.closures import add_closure, add_holidays
from app.structure.records import Closure, ClosureReason, PublicHoliday
from app.users import Role
from tests.app.insertion.records import FRIDAY, SEPTEMBER, path_of, planned, rows
from tests.app.records import MONDAY, TUESDAY, as_role, at, h, refused
from tests.builders import FixedClock

DECEMBER_8 = date(2026, 12, 8)
"""A Tuesday."""
TWO_WEEKS = Series(
    weekdays=(1, 4), start=h("9:00"), minutes=45, first_day=MONDAY, last_day=date(2026, 12, 11)
)
"""Tuesdays and Fridays from 24 November to 11 December 2026."""


def told(session: Session, path: InsertionPath, series: Series = TWO_WEEKS) -> list[tuple[int, str]]:
    """The days of the month with the beginning of what was refused."""
    return [
        (one.interview.day.day, (one.refusal or "").replace("\u00a0", " ")[:30])
        for one in preview_series(session, path, series)
    ]


def test_every_wanted_weekday_is_an_appointment_until_the_end(
    counsellor: Session, path: InsertionPath
) -> None:
    assert told(counsellor, path) == [(24, ""), (27, ""), (1, ""), (4, ""), (8, ""), (11, "")]
    assert not counsellor.store.find(Interview)
    made = plan_series(counsellor, path, TWO_WEEKS)
    assert counsellor.store.find(Interview) == made
    assert {(one.user_id, one.start, one.minutes, one.state) for one in made} == {
        (counsellor.user.id, h("9:00"), 45, InterviewState.PLANNED)
    }
    counsellor.store.undo()
    assert not counsellor.store.find(Interview)


def test_what_does_not_fit_is_told_and_left_out(counsellor: Session, boss: Session) -> None:
    path = path_of(counsellor, referent_id=counsellor.user.id)
    other = path_of(counsellor, "Piotr")
    planned(counsellor, path, MONDAY)
    planned(counsellor, path, DECEMBER_8, "9:30")
    planned(counsellor, other, date(2026, 12, 1), "9:15", user_id=counsellor.user.id)
    closed = date(2026, 12, 4)
    add_closure(boss, Closure(first_day=closed, last_day=closed, reason=ClosureReason.PEDAGOGICAL))
    add_holidays(boss, [PublicHoliday(day=date(2026, 12, 11), name="Fête locale")])
    full = "Deux entretiens sont déjà prévus ou tenus cette semaine-là, pour 2 au plus : lundi 23 novembre"
    taken = "Inès Faure a déjà un entretien mardi 1er décembre 2026 à 9 h 15 avec Piotr Żółć."
    same = "Ce parent a déjà un entretien mardi 8 décembre 2026 à 9 h 30 : choisissez une autre heure"
    shut = "La crèche est fermée ce jour-là."
    found = [one.refusal or "" for one in preview_series(counsellor, path, TWO_WEEKS)]
    for refusal, words in zip(found, ("", full, taken, shut, same, shut), strict=True):
        assert bool(refusal) == bool(words)
        assert refusal.replace("\u00a0", " ").startswith(words)
    made = plan_series(counsellor, path, TWO_WEEKS)
    assert [one.day for one in made] == [TUESDAY]


def test_a_series_itself_fills_the_week(counsellor: Session, path: InsertionPath) -> None:
    three = Series(
        weekdays=(0, 1, 2), start=h("9:00"), minutes=45, first_day=MONDAY, last_day=date(2026, 11, 29)
    )
    assert [refusal for _, refusal in told(counsellor, path, three)] == [
        "",
        "",
        "Deux entretiens sont déjà prév",
    ]


def test_the_past_is_left_out(counsellor: Session, path: InsertionPath) -> None:
    series = Series(weekdays=(4,), start=h("9:00"), minutes=45, first_day=FRIDAY, last_day=date(2026, 11, 27))
    assert told(counsellor, path, series) == [(20, "Le 20 novembre 2026 est passé "), (27, "")]


def test_without_an_end_a_series_stops_at_the_term(counsellor: Session, path: InsertionPath) -> None:
    weekly = Series(weekdays=(1,), start=h("9:00"), minutes=45, first_day=MONDAY)
    with refused(InvalidEntry, "pas d’engagement en cours : indiquez jusqu’à quel jour", field="series"):
        preview_series(counsellor, path, weekly)
    engagement = sign(counsellor, path, SEPTEMBER)
    assert term_of(counsellor, path) == date(2026, 11, 30)
    assert told(counsellor, path, weekly) == [(24, "")]
    renew_engagement(counsellor, path, bilan_on=FRIDAY, bilan="Bien")
    assert term_of(counsellor, path) == date(2027, 2, 28)
    assert preview_series(counsellor, path, weekly)[-1].interview.day == date(2027, 2, 23)
    counsellor.store.undo()
    end_engagement(counsellor, engagement, FRIDAY, EndReason.JOB)
    assert term_of(counsellor, path) == FRIDAY
    with refused(InvalidEntry, "Aucun jour ne tombe dans cette période", field="series"):
        preview_series(counsellor, path, weekly)


def test_appointments_are_the_referent_s_whose_own_day_counts(counsellor: Session, boss: Session) -> None:
    path = path_of(counsellor, referent_id=boss.user.id)
    other = path_of(counsellor, "Piotr")
    planned(counsellor, other, TUESDAY, user_id=counsellor.user.id)
    planned(counsellor, other, date(2026, 12, 1), user_id=boss.user.id)
    made = plan_series(counsellor, path, TWO_WEEKS)
    assert {one.user_id for one in made} == {boss.user.id}
    assert [one.day.day for one in made] == [24, 27, 4, 8, 11]


def test_without_a_referent_they_are_one_s_own(counsellor: Session, path: InsertionPath) -> None:
    planned(counsellor, path_of(counsellor, "Piotr"), TUESDAY, user_id=counsellor.user.id)
    assert [one.day.day for one in plan_series(counsellor, path, TWO_WEEKS)] == [27, 1, 4, 8, 11]


def test_a_series_has_a_hundred_and_twenty_appointments_at_most(
    counsellor: Session, path: InsertionPath
) -> None:
    series = Series(weekdays=(1,), start=h("9:00"), minutes=45, first_day=TUESDAY, last_day=date(2029, 3, 6))
    assert len(preview_series(counsellor, path, series)) == 120
    with refused(InvalidEntry, "La série compterait 121 rendez-vous", field="series"):
        preview_series(counsellor, path, replace(series, last_day=date(2029, 3, 13)))


def test_the_term_is_today_s_until_it_has_passed(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    sign(counsellor, path, SEPTEMBER)
    renew_engagement(counsellor, path, bilan_on=FRIDAY, bilan="Bien")
    for today in (date(2026, 11, 30), date(2027, 2, 28), date(2027, 3, 1)):
        at(clock, today, "9:00")
        assert term_of(counsellor, path) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (Series(weekdays=(), start=540, minutes=45, first_day=MONDAY, last_day=DECEMBER_8), "Aucun jour"),
        (
            Series(weekdays=(5,), start=540, minutes=45, first_day=MONDAY, last_day=TUESDAY),
            "Aucun jour ne tombe",
        ),
        (Series(weekdays=(1,), start=540, minutes=45, first_day=TUESDAY, last_day=MONDAY), "Aucun jour"),
        (
            Series(weekdays=(1, 4), start=540, minutes=45, first_day=MONDAY, last_day=date(2028, 1, 31)),
            "La série compterait 124 rendez-vous, pour 120 au plus",
        ),
    ],
)
def test_a_series_without_a_day_or_with_too_many_is_refused(
    counsellor: Session, path: InsertionPath, series: Series, words: str
) -> None:
    with refused(InvalidEntry, words, field="series"):
        preview_series(counsellor, path, series)


def test_where_none_fits_nothing_is_planned(counsellor: Session, path: InsertionPath) -> None:
    closed = close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    before = rows(counsellor.store)
    assert all(
        "vient après la sortie du parcours" in (one.refusal or "")
        for one in preview_series(counsellor, closed, TWO_WEEKS)
    )
    with refused(InvalidEntry, "Aucun de ces rendez-vous ne peut être prévu", field="series"):
        plan_series(counsellor, closed, TWO_WEEKS)
    assert rows(counsellor.store) == before


def test_the_team_plans_no_series(counsellor: Session, path: InsertionPath) -> None:
    for deed in (preview_series, plan_series):
        with refused(NotAllowed):
            deed(as_role(counsellor, Role.TEAM), path, TWO_WEEKS)
    with refused(NotAllowed):
        term_of(as_role(counsellor, Role.TEAM), path)
