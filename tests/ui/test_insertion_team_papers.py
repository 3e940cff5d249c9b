"""The counsellor's own papers from the open file: figures, minutes, a week's agenda."""

from dataclasses import replace
from datetime import date

import pytest

from app.insertion.actions import ActionKind, ActionOwner, PlanAction, add_action
from app.insertion.agenda import EntryKind, agenda
from app.insertion.entry_and_exit import open_path
from app.insertion.interviewing import plan_interview, record_interview
from app.insertion.interviews import Interview, InterviewState, Subject
from app.insertion.meeting_desk import meeting_desk
from app.insertion.meetings import (
    Decision,
    Meeting,
    MeetingEntry,
    MeetingState,
    MeetingTopic,
    TopicReason,
    save_meeting,
)
from app.insertion.partners import (
    Organisation,
    OrganisationKind,
    PartnerContact,
    save_contact,
    save_organisation,
)
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent, WorkKind, save_event
from app.report.monthly_report import Status
from app.session import Session
from app.store import Store
from app.users import Role, User
from tests.app.records import MONDAY, SUNDAY, TUESDAY, parent, span
from tests.ui.pdf.invented import october
from tests.ui.pdf.reading import text_of
from ui.insertion_team_papers import agenda_paper, figures_paper, meeting_paper
from ui.pdf import agenda as agenda_pdf
from ui.pdf import figures as figures_pdf
from ui.pdf import meeting as meeting_pdf
from ui.pdf.agenda import AgendaLine
from ui.pdf.meeting import Attendee, DecidedAction, Topic

NOVEMBER = date(2026, 11, 1)
FRIDAY = date(2026, 11, 20)
HELD = Meeting(
    day=FRIDAY,
    start=540,
    minutes=90,
    state=MeetingState.HELD,
    title="Point d’automne",
    summary="Tour des situations.",
)


@pytest.fixture
def path(session: Session) -> InsertionPath:
    """Zofia's, open since November."""
    return open_path(session, InsertionPath(parent_id=parent(session).id, entry_day=NOVEMBER))


@pytest.fixture
def ines(store: Store) -> User:
    with store.atomic("add_person"):
        return store.add(User(login="conseillere", name="Inès Faure", role=Role.COUNSELLOR))


def words(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        (Status.CLOSED, "mois clos"),
        (Status.PROVISIONAL, "PROVISOIRE"),
        (Status.COMPLETE, "mois complet, non clos"),
    ],
)
def test_the_figures_are_all_of_the_month_and_say_whether_it_is_closed(
    session: Session, status: Status, mark: str
) -> None:
    paper = figures_paper(session, replace(october(), status=status))
    assert (paper.month, paper.mark, len(paper.figures)) == (date(2026, 10, 1), mark, 13)
    assert mark in text_of(figures_pdf.draw(paper))


def test_the_minutes_name_the_people_by_organisation(session: Session, ines: User) -> None:
    agency = save_organisation(session, Organisation(name="Agence", kind=OrganisationKind.FRANCE_TRAVAIL))
    centre = save_organisation(session, Organisation(name="Centre", kind=OrganisationKind.TRAINING_BODY))
    paul = save_contact(
        session, PartnerContact(organisation_id=agency.id, name="Paul Mercier", function="conseiller")
    )
    sara = save_contact(session, PartnerContact(organisation_id=centre.id, name="Sara Diop"))
    meeting = save_meeting(
        session,
        MeetingEntry(
            meeting=replace(HELD, with_partners=True, others="une stagiaire"),
            user_ids=[ines.id, session.user.id],
            contact_ids=[sara.id, paul.id],
        ),
    )
    paper = meeting_paper(session, meeting_desk(session, meeting.id))
    assert (paper.with_partners, paper.others) == (True, "une stagiaire")
    assert paper.people == (
        Attendee(name="Claire Martin"),
        Attendee(name="Inès Faure"),
        Attendee(name="Paul Mercier (conseiller)", organisation="Agence"),
        Attendee(name="Sara Diop", organisation="Centre"),
    )


def test_the_minutes_hold_the_parents_the_decisions_and_the_text(
    session: Session, path: InsertionPath
) -> None:
    topic = MeetingTopic(meeting_id=0, path_id=path.id, why=TopicReason.OVERDUE, decision="Relancer.")
    decisions = [
        Decision(path_id=path.id, label="Appeler l’employeur"),
        Decision(path_id=path.id, label="Refaire le CV", owner=ActionOwner.PARENT, due_day=MONDAY),
    ]
    meeting = save_meeting(
        session, MeetingEntry(meeting=HELD, user_ids=[1], topics=[topic], decisions=decisions)
    )
    add_action(
        session,
        PlanAction(path_id=path.id, kind=ActionKind.OTHER, label="D’une autre fois", opened_on=NOVEMBER),
    )
    paper = meeting_paper(session, meeting_desk(session, meeting.id))
    assert (paper.day, paper.start, paper.minutes, paper.held) == (FRIDAY, 540, 90, True)
    assert (paper.title, paper.summary) == ("Point d’automne", "Tour des situations.")
    assert paper.topics == (Topic(parent="Zofia Żółć", reason="action en retard", decision="Relancer."),)
    assert paper.actions == (
        DecidedAction(parent="Zofia Żółć", what="Refaire le CV", who="le parent", due=MONDAY),
        DecidedAction(parent="Zofia Żółć", what="Appeler l’employeur", who="la crèche"),
    )
    assert "D’une autre fois" not in text_of(meeting_pdf.draw(paper))


def test_a_meeting_to_come_is_an_agenda_with_nobody_yet(session: Session) -> None:
    meeting = save_meeting(session, MeetingEntry(meeting=Meeting(day=MONDAY)))
    paper = meeting_paper(session, meeting_desk(session, meeting.id))
    assert (paper.held, paper.people, paper.topics, paper.actions) == (False, (), (), ())
    assert "Ordre du jour de concertation" in text_of(meeting_pdf.draw(paper))


def test_the_week_tells_interviews_meetings_and_the_parents_own_appointments(
    session: Session, path: InsertionPath, ines: User
) -> None:
    plan_interview(
        session,
        Interview(path_id=path.id, user_id=ines.id, day=MONDAY, start=540, subject=Subject.BILAN),
    )
    save_meeting(session, MeetingEntry(meeting=Meeting(day=TUESDAY, with_partners=True)))
    save_meeting(session, MeetingEntry(meeting=Meeting(day=TUESDAY, start=600, minutes=30, title="Équipe")))
    event = WorkEvent(
        path_id=path.id, kind=WorkKind.TRIAL, label="hôpital", first_day=TUESDAY, last_day=TUESDAY
    )
    save_event(session, event, {1: (span("22:00", "30:00"),)})
    entries = agenda(session, MONDAY, date(2026, 11, 29), user_id=None)
    paper = agenda_paper(session, TUESDAY, entries)
    assert (paper.monday, paper.whose, paper.printed_on) == (MONDAY, "Tout le monde", SUNDAY)
    assert [replace(one, what=words(one.what)) for one in paper.lines] == [
        AgendaLine(
            day=MONDAY,
            kind=EntryKind.INTERVIEW,
            hours=(540, 585),
            who="Zofia Żółć",
            what="Bilan, sur place, avec Inès Faure",
        ),
        AgendaLine(day=TUESDAY, kind=EntryKind.MEETING, what="Concertation, avec des partenaires"),
        AgendaLine(day=TUESDAY, kind=EntryKind.MEETING, hours=(600, 630), what="Équipe"),
        AgendaLine(
            day=TUESDAY,
            kind=EntryKind.WORK,
            hours=(1_320, 1_800),
            who="Zofia Żółć",
            what="Période d’essai : hôpital",
        ),
    ]
    assert "22 h–6 h" in text_of(agenda_pdf.draw(paper))


@pytest.mark.parametrize(
    ("state", "what", "off"),
    [
        (InterviewState.HELD, "Suivi, sur place, tenu", False),
        (InterviewState.EXCUSED, "Suivi, sur place, excusé", True),
        (InterviewState.CANCELLED, "Suivi, sur place, annulé par la crèche", True),
        (InterviewState.NO_SHOW, "Suivi, sur place, manqué", True),
    ],
)
def test_ones_own_week_says_what_became_of_each_interview(
    session: Session, path: InsertionPath, state: InterviewState, what: str, off: bool
) -> None:
    record_interview(
        session, Interview(path_id=path.id, user_id=session.user.id, day=FRIDAY, start=540, state=state)
    )
    entries = agenda(session, NOVEMBER, SUNDAY, user_id=session.user.id)
    paper = agenda_paper(session, FRIDAY, entries, whose=session.user)
    assert paper.whose == "Claire Martin"
    assert [(one.what, one.off) for one in paper.lines] == [(what, off)]


def test_only_that_weeks_entries_are_printed(session: Session, path: InsertionPath) -> None:
    for day in (FRIDAY, SUNDAY):
        record_interview(session, Interview(path_id=path.id, day=day, start=450, state=InterviewState.HELD))
    plan_interview(session, Interview(path_id=path.id, day=MONDAY, start=540))
    entries = agenda(session, NOVEMBER, date(2026, 11, 30), user_id=None)
    assert [one.day for one in agenda_paper(session, SUNDAY, entries).lines] == [FRIDAY, SUNDAY]
    assert [one.day for one in agenda_paper(session, MONDAY, entries).lines] == [MONDAY]
