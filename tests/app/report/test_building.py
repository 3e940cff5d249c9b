"""The report from the open file: the same figures as from rows in memory, its right, its keys, its history."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import pytest

from app.care.attendance import Absence, AbsenceReason, AttendedSpan
from app.care.enrolments import Enrolment
from app.days import Month
from app.errors import NotAllowed
from app.insertion.entry_and_exit import close_path, keep_place, open_path
from app.insertion.interviewing import plan_interview
from app.insertion.interviews import Interview
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.insertion.situations import Situation, Work, note_situation
from app.report.building import build, report_facts, report_of
from app.report.comments import MonthComment
from app.report.definitions import staffing
from app.report.monthly_report import ParentsPart, Status, as_json
from app.session import Session
from app.settings_catalogue import StaffRule
from app.store import Record, Store
from app.structure.records import Identity
from app.users import Role
from tests.app.creche import LATER, OCTOBER, Creche, day, usual
from tests.app.records import as_role, parent, refused
from tests.app.staff.team import member
from tests.builders import FixedClock


def save(store: Store, creche: Creche) -> None:
    """Writes the crèche's rows into the file; they refer to each other by the ids that the file gives in turn."""
    with store.atomic("write_demonstration"):
        for rows in (
            creche.opening,
            creche.closures,
            creche.holidays,
            creche.capacity,
            creche.identities,
            creche.settings,
            creche.comments,
            creche.children,
            creche.enrolments,
            creche.patterns,
            creche.pattern_spans,
            creche.exceptions,
            creche.exception_spans,
            creche.attended,
            creche.absences,
        ):
            store.add_all([blank(row) for row in rows])


def blank(row: Record) -> Record:
    return replace(row, id=0)


def autumn() -> Creche:
    """A contract renewed on 1 October, an illness over its border, a night on its eve, an open exception."""
    creche = usual()
    creche.identities.append(
        Identity(first_day=date(2026, 1, 1), name="Les Hirondelles", caf_number="EX-000")
    )
    creche.comments.append(MonthComment(month="2026-10", text="Un mois <b>calme</b> & doux."))
    child = creche.child()
    former = creche.enrol(child, "8:00-17:00", first=date(2025, 9, 1), last=date(2026, 9, 30))
    renewed = creche.enrol(child, "8:00-17:00", first=day(1))
    creche.came(former, date(2026, 9, 25), "22:00-30:00")
    creche.away(former, date(2026, 8, 20), date(2026, 9, 30))
    creche.away(renewed, day(1), day(2))
    creche.instead(renewed, day(10), "9:00-12:00")
    creche.came_every_day(renewed, "8:02-16:50", day(5), day(29))
    creche.came(renewed, day(10), "9:00-12:00")
    return creche


def test_the_file_gives_the_figures_of_the_rows(session: Session, clock: FixedClock) -> None:
    creche = autumn()
    save(session.store, creche)
    clock.set(datetime(2026, 12, 24, 8, 0))
    report = build(session, OCTOBER)
    assert report == creche.report(OCTOBER, LATER)
    assert report.hours.absence_deducted == 2 * 540  # the illness began in August: no waiting days left
    assert report.structure.name == "Les Hirondelles"
    assert report.structure.caf_number == "EX-000"
    assert report.comment == "Un mois <b>calme</b> & doux."
    assert report.attendance.missing == 1


def test_an_empty_file_has_a_report_too(session: Session) -> None:
    report = build(session, OCTOBER)
    assert report.status is Status.COMPLETE
    assert (report.structure.name, report.structure.caf_number, report.comment) == ("", "", "")
    assert [month.month for month in report.history] == ["2026-10"]


def test_today_is_the_sessions_day(session: Session, clock: FixedClock) -> None:
    save(session.store, autumn())
    clock.set(datetime(2026, 10, 30, 8, 0))
    assert build(session, OCTOBER).attendance.missing == 0
    clock.set(datetime(2026, 10, 31, 8, 0))
    assert build(session, OCTOBER).attendance.missing == 1


def test_the_team_does_not_see_reports(session: Session) -> None:
    with refused(NotAllowed):
        build(as_role(session, Role.TEAM), OCTOBER)
    assert build(as_role(session, Role.COUNSELLOR), OCTOBER).month == "2026-10"


@pytest.mark.parametrize(
    ("first_opening", "months"),
    [
        (date(2026, 10, 31), ["2026-10"]),
        (date(2026, 8, 17), ["2026-08", "2026-09", "2026-10"]),
        (date(2025, 9, 30), [str(month) for month in OCTOBER.plus(-12).until(OCTOBER)]),
        (date(2026, 11, 1), ["2026-10"]),
    ],
)
def test_the_history_has_thirteen_months_fewer_where_the_creche_is_younger(
    first_opening: date, months: list[str]
) -> None:
    creche = Creche()
    creche.opens("7:00-19:00", since=first_opening)
    assert [month.month for month in creche.report().history] == months


def test_each_month_of_the_history_has_its_own_reports_figures() -> None:
    creche = autumn()
    creche.opens("7:00-19:00", since=date(2025, 1, 1))
    facts = creche.facts()
    history = report_of(facts, OCTOBER, LATER).history
    assert [month.month for month in history] == [str(month) for month in OCTOBER.plus(-12).until(OCTOBER)]
    for past in history:
        own = report_of(facts, Month.parse(past.month), LATER)
        assert past == own.history[-1]
        assert (past.status, past.opening_days, past.capacity) == (
            own.status,
            own.opening.days,
            own.hours.capacity,
        )
        assert (past.enrolled, past.under_three, past.avip) == (
            own.children.enrolled,
            own.children.under_three,
            own.children.avip,
        )
        assert (past.realised, past.billed, past.atypical_realised) == (
            own.hours.realised,
            own.hours.billed,
            own.hours.atypical_realised,
        )
        assert past.paths_open_last_day == own.insertion.paths.open_last_day


def test_the_definitions_are_those_in_force() -> None:
    creche = usual()
    definitions = creche.report().definitions
    assert definitions.atypical.replace("\u00a0", " ") == (
        "avant 8 h, à partir de 18 h, samedi, dimanche, jours fériés"
    )
    assert (definitions.rounding, definitions.staff_rule) == ("half_hour_started", "A")
    for key, value in {
        "atypical_before": "00:00",
        "atypical_from": "24:00",
        "atypical_weekdays": "none",
        "atypical_holidays": "no",
    }.items():
        creche.rule(key, value, since=OCTOBER.first)
    assert creche.report().definitions.atypical == "aucun horaire"
    assert creche.report(OCTOBER.plus(-1)).definitions.atypical != "aucun horaire"


@pytest.mark.parametrize(
    ("rule", "micro", "words"),
    [
        (StaffRule.A, False, "5 enfants ne marchant pas et un pour 8 qui marchent, jamais moins de deux"),
        (StaffRule.B, False, "Règle B : un adulte pour 6 enfants, jamais moins de deux"),
        (StaffRule.B, True, "jamais moins de deux (micro-crèche : un seul jusqu’à trois enfants)"),
    ],
)
def test_the_rule_of_the_adults_is_told_with_its_least(rule: StaffRule, micro: bool, words: str) -> None:
    assert staffing(rule, micro=micro).endswith(words)


def test_the_same_facts_give_the_same_json_with_every_key_of_the_report() -> None:
    creche = autumn()
    text = as_json(creche.report())
    assert text == as_json(creche.report())
    data = json.loads(text)
    assert list(data) == [
        "schema",
        "month",
        "status",
        "closed_on",
        "attendance",
        "missing_interviews",
        "structure",
        "definitions",
        "opening",
        "children",
        "quota",
        "hours",
        "rates",
        "capacity",
        "staff",
        "insertion",
        "meetings",
        "comment",
        "history",
        "heat_map",
    ]
    assert data["staff"] == {"short_minutes": None, "shortages": []}
    assert data["insertion"]["return_to_work_5_months"] == {"numerator": 0, "denominator": 0}
    assert len(data["heat_map"]["child_minutes"]) == 7
    assert "Łukasz" not in text


class Counting:
    """The store, noting each question asked of it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked: list[type[Record]] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def find(self, kind: type[Record], /, **equals: object) -> list[Record]:
        self.asked.append(kind)
        return self._store.find(kind, **equals)

    def touching(self, kind: type[Record], first: date, last: date, /, **equals: object) -> list[Record]:
        self.asked.append(kind)
        return self._store.touching(kind, first, last, **equals)


def test_the_facts_are_asked_for_once_a_kind_of_record_and_interviews_twice(session: Session) -> None:
    save(session.store, autumn())
    member(session)
    counting = Counting(session.store)
    report_facts(replace(session, store=counting), OCTOBER)  # type: ignore[arg-type]
    asked = Counter(counting.asked)
    assert asked.pop(Interview) == 2  # those of the days, then the former ones of the same paths
    assert set(asked.values()) == {1}
    assert len(asked) == 34


def test_rows_of_other_years_are_not_loaded(session: Session) -> None:
    creche = autumn()
    old = creche.enrol(first=date(2020, 9, 1), last=date(2021, 7, 31))
    creche.came(old, date(2021, 5, 5), "8:00-17:00")
    creche.away(old, date(2021, 5, 6), reason=AbsenceReason.HOSPITAL)
    save(session.store, creche)
    facts = report_facts(session, OCTOBER)
    assert [one.enrolment.id for one in facts.enrolments] == [1, 2]
    assert session.store.find(Enrolment, id=3)
    assert len(session.store.find(AttendedSpan, enrolment_id=3)) == 1
    assert len(session.store.find(Absence, enrolment_id=3)) == 1


def test_a_path_of_years_ago_still_says_how_its_parent_stands_and_which_place_was_kept(
    session: Session, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 10, 30, 8, 0))
    zofia = parent(session)
    old = open_path(session, InsertionPath(parent_id=zofia.id, entry_day=date(2021, 3, 1)))
    note_situation(
        session,
        Situation(path_id=old.id, day=date(2021, 3, 1), work=Work.AT_HOME, single_parent=True, qpv=True),
    )
    old = close_path(session, old, exit_day=date(2021, 6, 30), outcome=Outcome.CDI)
    open_path(session, InsertionPath(parent_id=zofia.id, entry_day=day(1)))
    keep_place(session, old, day(5))
    insertion = build(session, OCTOBER).insertion
    assert insertion.parents == ParentsPart(total=1, single=1, qpv=1)
    assert insertion.places_kept == 1


def test_an_appointment_left_behind_by_an_entry_that_moved_is_missing_in_its_month(
    session: Session, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 10, 1, 8, 0))
    path = open_path(session, InsertionPath(parent_id=parent(session).id, entry_day=day(1)))
    plan_interview(session, Interview(path_id=path.id, day=day(5), start=540))
    clock.set(datetime(2026, 11, 3, 8, 0))
    with session.store.atomic("change_path"):  # as a file of before may have it: today it is refused
        session.store.change(replace(path, entry_day=date(2026, 11, 2)))
    report = build(session, OCTOBER)
    assert (report.missing_interviews, report.status) == (1, Status.PROVISIONAL)
    assert report.insertion.interviews.planned == 1
