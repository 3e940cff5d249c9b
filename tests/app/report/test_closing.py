"""Closing a month: refused by the name of what is missing; then the bytes stay; reopened with a reason."""

import json
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

import pytest

from app.care.attendance import Absence, AbsenceReason, AttendedSpan
from app.care.enrolments import Enrolment
from app.days import Month
from app.errors import Conflict, InvalidEntry, MonthClosed, NotAllowed
from app.families.records import Child, Parent
from app.insertion.interviews import Interview, InterviewState
from app.insertion.paths import InsertionPath
from app.journal_list import journal_page
from app.report.building import build, report_facts, report_of
from app.report.closed_months import ClosedMonth, ClosedPaper, PaperKind, closing_of
from app.report.closing import close_month, reopen_month
from app.report.comments import set_comment
from app.report.desk import desk_of, given_report, month_lines
from app.report.figures_desk import figures_desk
from app.report.monthly_report import MonthlyReport, Rate, Status, as_json
from app.report.notes import ReportNotes, seal_of
from app.report.notes_building import notes_of
from app.report.reading import report_from
from app.session import Session
from app.settings import set_setting
from app.structure.opening_week import set_opening
from app.structure.records import Identity
from app.users import Role
from tests.app.records import as_role, refused, span
from tests.app.report.closed import FIRST, NOVEMBER, OCTOBER, SEPTEMBER, Small, small_creche
from tests.builders import FixedClock

AUGUST = Month(year=2026, month=8)
PAPER = b"%PDF drawn by the program of that day"


def paper(report: MonthlyReport, notes: ReportNotes) -> bytes:
    """A drawing that says what it was given."""
    return PAPER + f" {report.status} {report.closed_on} {len(notes.shares)}".encode()


@pytest.fixture
def small(session: Session) -> Small:
    """Its child away until Saturday, 21 November: every month before is complete."""
    made = small_creche(session.store)
    with session.store.atomic("write_demonstration"):
        session.store.add(Identity(first_day=FIRST, name="Les Hirondelles"))
        session.store.add(
            Absence(
                enrolment_id=1,
                first_day=FIRST,
                last_day=date(2026, 11, 21),
                reason=AbsenceReason.OTHER_ANNOUNCED,
            )
        )
    return made


def test_a_month_that_is_not_over_is_refused_until_its_morrow(
    session: Session, small: Small, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 10, 31, 18, 0))
    with refused(
        Conflict,
        "Octobre 2026 n’est pas fini : il pourra être clos à partir du 1er novembre 2026.",
        field="month",
    ):
        close_month(session, OCTOBER, paper)
    clock.set(datetime(2026, 11, 1, 0, 0))
    assert close_month(session, OCTOBER, paper).closed_on == date(2026, 11, 1)


def test_what_is_missing_is_named(session: Session, small: Small) -> None:
    store = session.store
    with store.atomic("write"):
        (absence,) = store.find(Absence)
        store.change(replace(absence, last_day=date(2026, 9, 30)))
        store.add(Interview(path_id=1, day=date(2026, 10, 6), start=600))
    with refused(
        Conflict,
        "Octobre 2026 ne peut pas encore être clos : il manque 4 présences (Łukasz Żółć le 5 octobre 2026 ; ",
        "Łukasz Żółć le 19 octobre 2026 ; et 1 autre)",
        "et 1 suite d’entretien (Zofia Żółć le 6 octobre 2026). Répondez-y d’abord.",
        field="month",
    ):
        close_month(session, OCTOBER, paper)
    assert desk_of(session, OCTOBER).can_close.now is False
    assert closing_of(store, OCTOBER) is None


def test_an_arrival_without_departure_is_missing_too(session: Session, small: Small) -> None:
    with session.store.atomic("write"):
        session.store.add(AttendedSpan(enrolment_id=1, child_id=1, day=date(2026, 10, 5), arrived=480))
    with refused(Conflict, "1 présence (Łukasz Żółć le 5 octobre 2026)"):
        close_month(session, OCTOBER, paper)


def test_a_month_before_the_first_opening_has_nothing_to_close(session: Session, small: Small) -> None:
    with refused(Conflict, "juillet 2026", "il n’y a rien à clore"):
        close_month(session, AUGUST.plus(-1), paper)
    assert close_month(session, AUGUST, paper).month == "2026-08"


def test_only_the_director_closes_and_reopens(session: Session, small: Small) -> None:
    counsellor = as_role(session, Role.COUNSELLOR)
    with pytest.raises(NotAllowed):
        close_month(counsellor, OCTOBER, paper)
    close_month(session, OCTOBER, paper)
    with pytest.raises(NotAllowed):
        reopen_month(counsellor, OCTOBER, "Erreur")
    assert given_report(counsellor, OCTOBER) is not None
    with pytest.raises(NotAllowed):
        given_report(as_role(session, Role.TEAM), OCTOBER)


def test_what_is_given_is_stored_with_its_sha256(session: Session, small: Small) -> None:
    closing = close_month(session, OCTOBER, paper)
    given = given_report(session, OCTOBER)
    assert given is not None
    assert (given.closing, closing.month, closing.closed_by) == (closing, "2026-10", "directrice")
    assert given.pdf == PAPER + b" closed 2026-11-22 3"
    assert closing.sha256 == sha256(given.data).hexdigest()
    assert closing.seal == seal_of(given.data)
    said = json.loads(given.data)
    assert (said["status"], said["closed_on"]) == ("closed", "2026-11-22")
    assert said["history"][-1]["status"] == "closed"
    assert as_json(report_from(given.data)).encode() == given.data


def test_a_closed_month_is_shown_as_given_everywhere(session: Session, small: Small) -> None:
    close_month(session, OCTOBER, paper)
    desk = desk_of(session, OCTOBER)
    assert (desk.report.status, desk.missing, desk.by) == (Status.CLOSED, (), "Claire Martin")
    assert build(session, OCTOBER) == desk.report
    assert figures_desk(session, OCTOBER).report == desk.report
    line = month_lines(session)[1]
    assert (line.month, line.status, line.missing) == (OCTOBER, Status.CLOSED, 0)
    assert line.closing == closing_of(session.store, OCTOBER)


def test_years_later_the_same_bytes_come_back_after_names_and_settings_changed(
    session: Session, small: Small, clock: FixedClock
) -> None:
    close_month(session, OCTOBER, paper)
    before = given_report(session, OCTOBER)
    clock.set(datetime(2031, 5, 2, 9, 0))
    with session.store.atomic("write"):
        session.store.change(replace(small.child, first_name="Lukas", birth_day=date(2023, 1, 1)))
        session.store.change(replace(session.store.find(Identity)[0], name="Les Martinets"))
    set_setting(session, "quota_percent", date(2026, 11, 1), "50")
    set_opening(session, date(2030, 1, 1), {0: [span("6:00", "22:00")]})
    assert given_report(session, OCTOBER) == before
    assert desk_of(session, OCTOBER).report.structure.name == "Les Hirondelles"
    (closing,) = session.store.find(ClosedMonth)
    assert before is not None
    assert closing.sha256 == sha256(before.data).hexdigest()


def test_the_history_of_later_reports_is_the_stored_one(session: Session, small: Small) -> None:
    """A birth date corrected since makes the child three in September: the months given say what they said."""
    close_month(session, SEPTEMBER, paper)
    given = build(session, SEPTEMBER)
    before = desk_of(session, OCTOBER)
    with session.store.atomic("write"):
        session.store.change(replace(small.child, birth_day=date(2023, 9, 5)))
    after = desk_of(session, OCTOBER)
    facts = report_facts(session, OCTOBER)
    anew = report_of(replace(facts, given={}), OCTOBER, session.clock.day())
    assert anew.history[1].under_three == 0
    assert after.report.history[1] == given.history[-1] == before.report.history[1]
    assert after.notes.shares[1] == given.quota.children == Rate(numerator=0, denominator=1)
    assert notes_of(replace(facts, given={}), OCTOBER, session.clock.day()).shares[1] == Rate(
        numerator=0, denominator=1
    )


def test_a_closed_month_can_not_be_closed_again_before_it_is_reopened(session: Session, small: Small) -> None:
    close_month(session, OCTOBER, paper)
    with refused(Conflict, "Octobre 2026 est déjà clos, depuis le 22 novembre 2026."):
        close_month(session, OCTOBER, paper)


def test_reopening_asks_for_a_reason_and_keeps_the_papers(
    session: Session, small: Small, clock: FixedClock
) -> None:
    first = close_month(session, OCTOBER, paper)
    for nothing in ("  ", None):
        with refused(InvalidEntry, "Il manque le motif", field="reason"):
            reopen_month(session, OCTOBER, nothing)
    clock.move(days=1)
    reopen_month(session, OCTOBER, " Une présence oubliée ")
    assert session.store.find(ClosedMonth) == [
        replace(
            first,
            reopened_on=date(2026, 11, 23),
            reopened_by="directrice",
            reason="Une présence oubliée",
        )
    ]
    assert len(session.store.find(ClosedPaper)) == 2
    assert given_report(session, OCTOBER) is None
    desk = desk_of(session, OCTOBER)
    assert (desk.report.status, desk.by) == (Status.COMPLETE, "Claire Martin")
    assert desk.reopened == session.store.find(ClosedMonth)[0]
    with refused(Conflict, "Octobre 2026 n’est pas clos"):
        reopen_month(session, OCTOBER, "Encore")


def test_a_month_closed_again_gives_its_new_papers(session: Session, small: Small, clock: FixedClock) -> None:
    close_month(session, OCTOBER, paper)
    former = given_report(session, OCTOBER)
    reopen_month(session, OCTOBER, "Une présence oubliée")
    with session.store.atomic("write"):
        session.store.add(
            AttendedSpan(enrolment_id=1, child_id=1, day=date(2026, 10, 5), arrived=480, left=960)
        )
    clock.move(days=1)
    close_month(session, OCTOBER, paper)
    given = given_report(session, OCTOBER)
    assert former is not None
    assert given is not None
    assert given.closing.closed_on == date(2026, 11, 23)
    assert given.data != former.data
    assert len(session.store.find(ClosedPaper, kind=PaperKind.PDF)) == 2
    assert month_lines(session)[1].closing == given.closing


def test_both_acts_are_in_the_journal_without_a_byte_of_the_papers(session: Session, small: Small) -> None:
    close_month(session, OCTOBER, paper)
    reopen_month(session, OCTOBER, "Une présence oubliée")
    lines = journal_page(session, 10).lines
    assert [(line.deed, line.kind) for line in lines[:3]] == [
        ("Mois rouvert", "clôture d’un mois"),
        ("Mois clos", "papier d’un mois clos"),
        ("Mois clos", "clôture d’un mois"),
    ]
    assert lines[0].changes["reason"] == (None, None)
    assert lines[0].changes["reopened_on"] == (None, "2026-11-22")
    entries = [entry for entry in session.store.journal(10) if entry.kind == "ClosedPaper"]
    assert [entry.changes["content"] for entry in entries] == [(None, None)] * 2


def test_neither_is_undone_nor_what_came_before(session: Session, small: Small) -> None:
    set_comment(session, SEPTEMBER, "Calme")
    assert session.store.can_undo() == "set_comment"
    close_month(session, OCTOBER, paper)
    assert session.store.can_undo() is None
    assert session.store.undo() is None
    set_comment(session, SEPTEMBER, "Doux")
    reopen_month(session, OCTOBER, "Erreur")
    assert session.store.can_undo() is None


def test_the_comment_of_a_closed_month_is_printed_and_stays(session: Session, small: Small) -> None:
    close_month(session, OCTOBER, paper)
    with pytest.raises(MonthClosed):
        set_comment(session, OCTOBER, "Trop tard")
    set_comment(session, SEPTEMBER, "Encore temps")
    reopen_month(session, OCTOBER, "Un mot de plus")
    set_comment(session, OCTOBER, "À temps")


def test_everything_is_still_possible_in_the_months_beside(session: Session, small: Small) -> None:
    close_month(session, OCTOBER, paper)
    with session.store.atomic("write"):
        for day in (date(2026, 9, 28), date(2026, 11, 2)):
            session.store.add(AttendedSpan(enrolment_id=1, child_id=1, day=day, arrived=480, left=960))
        session.store.add(Interview(path_id=1, day=date(2026, 11, 3), start=600, state=InterviewState.HELD))
        session.store.change(replace(small.enrolment, last_day=date(2026, 11, 30)))
        session.store.change(replace(session.store.get(InsertionPath, 1), place_kept_on=date(2026, 11, 3)))
        session.store.change(replace(session.store.get(Parent, 1), last_name="Zolc"))
    assert session.store.get(Enrolment, 1).last_day == date(2026, 11, 30)
    assert session.store.get(Child, 1) == small.child
    assert close_month(session, SEPTEMBER, paper).month == "2026-09"
    assert [line.status for line in month_lines(session)[1:]] == [
        Status.CLOSED,
        Status.CLOSED,
        Status.COMPLETE,
    ]
    assert month_lines(session)[0].month == NOVEMBER
