"""Asking for the nominative annex: the director's, each making in the journal, the closed month's beside its report."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.attendance import Absence, AbsenceReason
from app.days import Month
from app.deeds import words
from app.errors import InvalidEntry, NotAllowed, NotFound
from app.families.records import Child
from app.journal_entries import Act
from app.journal_list import journal_page
from app.report.annex.asking import annex_children, annex_for
from app.report.annex.made import AnnexMade
from app.report.annex.records import Part
from app.report.building import build
from app.report.closed_months import ClosedPaper, PaperKind
from app.report.closing import close_month, reopen_month
from app.report.monthly_report import Status, as_json
from app.report.reading import report_from
from app.session import Session
from app.users import Role
from tests.app.records import as_role
from tests.app.report.annex.sums import assert_adds_up
from tests.app.report.closed import FIRST, NOVEMBER, OCTOBER, SEPTEMBER, small_creche

PDF = b"%PDF"


def ready(session: Session) -> None:
    """The small crèche, its child away until Saturday, 21 November: every month before is complete."""
    small_creche(session.store)
    with session.store.atomic("write_demonstration"):
        session.store.add(
            Absence(
                enrolment_id=1,
                first_day=FIRST,
                last_day=date(2026, 11, 21),
                reason=AbsenceReason.UNANNOUNCED,
            )
        )


@pytest.mark.parametrize("month", [SEPTEMBER, OCTOBER, NOVEMBER])
def test_the_sums_of_the_demonstration_are_those_of_its_report(director: Session, month: Month) -> None:
    assert_adds_up(annex_for(director, month), build(director, month))


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_it_is_the_directors_alone_and_a_refusal_leaves_no_trace(session: Session, role: Role) -> None:
    ready(session)
    other = as_role(session, role)
    with pytest.raises(NotAllowed):
        annex_for(other, OCTOBER)
    with pytest.raises(NotAllowed):
        annex_children(other, OCTOBER)
    assert session.store.find(AnnexMade) == []


def test_each_making_is_in_the_journal_with_who_when_the_month_and_the_child(session: Session) -> None:
    ready(session)
    annex_for(session, OCTOBER)
    annex_for(session, SEPTEMBER, frozenset({Part.PRESENCE}), child_id=1)
    alone, whole = journal_page(session, 2).lines
    assert {alone.deed, whole.deed} == {words("make_annex")} == {"Annexe nominative établie"}
    assert (whole.who, whole.at, whole.act) == ("Claire Martin", session.clock.moment(), Act.ADDED)
    assert (whole.about, whole.changes["of_month"]) == ("", (None, "2026-10-01"))
    assert (alone.about, alone.changes["of_month"]) == ("Łukasz Żółć", (None, "2026-09-01"))
    first, second = session.store.find(AnnexMade)
    assert (first.of_month, first.made_by, first.child_id) == (OCTOBER.first, "directrice", None)
    assert (first.with_hours, first.with_presence, first.with_weeks) == (True, True, True)
    assert (second.child_id, second.made_on) == (1, session.clock.day())
    assert (second.with_hours, second.with_presence, second.with_weeks) == (False, True, False)


def test_that_it_was_made_cannot_be_undone(session: Session) -> None:
    ready(session)
    annex_for(session, OCTOBER)
    assert session.store.can_undo() is None
    assert session.store.undo() is None
    assert len(session.store.find(AnnexMade)) == 1


def test_an_annex_of_nothing_is_refused(session: Session) -> None:
    ready(session)
    with pytest.raises(InvalidEntry) as refusal:
        annex_for(session, OCTOBER, frozenset())
    assert refusal.value.field == "parts"
    assert session.store.find(AnnexMade) == []


def test_a_child_that_is_not_there_leaves_no_trace(session: Session) -> None:
    ready(session)
    with pytest.raises(NotFound):
        annex_for(session, OCTOBER, child_id=9)
    assert session.store.find(AnnexMade) == []


def test_whom_it_can_be_about_are_the_children_with_a_contract_in_the_month(session: Session) -> None:
    ready(session)
    with session.store.atomic("write_demonstration"):
        session.store.add(Child(first_name="Ann", last_name="Abadie", birth_day=date(2025, 1, 1)))
    assert [child.name for child in annex_children(session, OCTOBER)] == ["Łukasz Żółć"]
    assert annex_children(session, OCTOBER.plus(-3)) == []


def test_a_closed_month_is_made_from_the_file_with_the_names_of_today(session: Session) -> None:
    ready(session)
    closing = close_month(session, OCTOBER, lambda _report, _notes: PDF)
    with session.store.atomic("set_identity"):
        child = session.store.get(Child, 1)
        session.store.change(replace(child, last_name="Żółć-Martin"))
    annex = annex_for(session, OCTOBER)
    assert (annex.status, annex.closing, annex.differs) == (Status.CLOSED, closing, False)
    assert annex.children[0].child.last_name == "Żółć-Martin"
    assert annex.asked_on == session.clock.day()
    assert_adds_up(annex, build(session, OCTOBER))


def test_a_closed_month_whose_hours_are_no_longer_those_given_says_so(session: Session) -> None:
    ready(session)
    closing = close_month(session, OCTOBER, lambda _report, _notes: PDF)
    (paper,) = session.store.find(ClosedPaper, closing_id=closing.id, kind=PaperKind.DATA)
    report = report_from(paper.content)
    other = replace(report, hours=replace(report.hours, realised=report.hours.realised + 1))
    with session.store.atomic("close_month"):
        session.store.change(replace(paper, content=as_json(other).encode()))
    assert annex_for(session, OCTOBER).differs
    assert not annex_for(session, OCTOBER, child_id=1).differs


def test_a_reopened_month_is_an_open_one(session: Session) -> None:
    ready(session)
    close_month(session, OCTOBER, lambda _report, _notes: PDF)
    reopen_month(session, OCTOBER, "Une présence oubliée")
    annex = annex_for(session, OCTOBER)
    assert (annex.status, annex.closing) == (Status.COMPLETE, None)
