"""The demonstration's counsellor has work in every state, each where somebody looks for it, and all by the rules."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from app.days import ONE_DAY, Month, last_day_of
from app.demonstration import PASSPHRASE, create
from app.demonstration.cast import YILDIZ
from app.demonstration.frame import first_day_of
from app.families.records import Parent, Parenthood
from app.insertion.actions import ActionKind, ActionState, PlanAction
from app.insertion.agenda import EntryKind, agenda
from app.insertion.care_requests import Became, CareRequest, RequestAnswer, RequestSpan, check_request
from app.insertion.counsellor_day import CounsellorDay, counsellor_day
from app.insertion.engagements import EndReason, Engagement
from app.insertion.follow_ups import FollowUp, FollowUpAnswer
from app.insertion.interviews import Interview, InterviewMove, InterviewState, Subject
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting, MeetingAttendee, MeetingState, MeetingTopic
from app.insertion.needs import Closing, Need, NeedLevel
from app.insertion.orientations import Answer, Decliner, Orientation
from app.insertion.partners import directory
from app.insertion.path_list import PathLine, open_lines, path_lines
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import PrivateNote
from app.insertion.situations import Driving, Situation
from app.insertion.work_events import WorkEvent
from app.report.building import build
from app.report.monthly_report import MonthlyReport
from app.session import Session, log_in
from app.users import User
from tests.app.counsel_rules import broken
from tests.builders import FixedClock, new_storage

TODAY = date(2026, 11, 22)
UMIT = f"Ümit {YILDIZ}"
OCTOBER = Month(year=2026, month=10)


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The counsellor at work on the usual demonstration, on the Monday after its day."""
    folder = tmp_path_factory.mktemp("demonstration") / "creche"
    clock = FixedClock(datetime(2026, 11, 23, 8, 47))
    storage = new_storage(clock)
    create(storage, folder, TODAY)
    store = storage.open(folder, "conseillere", PASSPHRASE)
    yield log_in(store, clock)
    store.close()


@pytest.fixture(scope="module")
def sunday(monday: Session) -> Session:
    """The same, on the demonstration's own day."""
    return log_in(monday.store, FixedClock(datetime(2026, 11, 22, 8, 2)))


@pytest.fixture(scope="module")
def her_day(monday: Session) -> CounsellorDay:
    """What the counsellor's first page says."""
    return counsellor_day(monday, mine=True)


@pytest.fixture(scope="module")
def october(sunday: Session) -> MonthlyReport:
    """The last complete month."""
    return build(sunday, OCTOBER)


def names(lines: tuple[PathLine, ...] | list[PathLine]) -> list[str]:
    return [line.parent.name for line in lines]


def line_of(session: Session, name: str) -> PathLine:
    return next(line for line in path_lines(session) if line.parent.name == name)


def appointments(session: Session, day: date) -> list[tuple[int, str]]:
    return [
        (one.start // 60, one.parent.name)
        for one in agenda(session, day, day, user_id=session.user.id)
        if one.kind is EntryKind.INTERVIEW and one.parent is not None
    ]


def test_every_row_obeys_the_rules(sunday: Session) -> None:
    assert broken(sunday) == []


def test_ten_paths_are_open_all_but_one_followed_by_the_counsellor(monday: Session) -> None:
    lines = open_lines(monday)
    assert len(lines) == 10
    assert [line.parent.name for line in lines if line.referent is None] == ["Mélissa Picard"]
    assert {line.referent.name for line in lines if line.referent} == {"Inès Faure"}
    (counsellor,) = monday.store.find(User, login="conseillere")
    unheld = [one for one in monday.store.find(Interview) if one.user_id != counsellor.id]
    assert {one.path_id for one in unheld} == {line_of(monday, "Mélissa Picard").id}


def test_open_paths_show_every_state_of_an_engagement(monday: Session) -> None:
    left = {
        line.parent.name: (line.engagement.renewal, (line.engagement.last_day - TODAY).days)
        for line in open_lines(monday)
        if line.engagement is not None
    }
    assert left == {
        "Nguyễn Thị Bích": (0, 52),  # under way
        "Karim Ouali": (0, 24),  # ends within 30 days
        "Awa Kouassi": (0, 13),
        "Samia Benali": (0, 5),
        "Nour Haddad": (1, 58),  # renewed
        "Fatoumata Traoré": (1, 40),
        UMIT: (1, 17),
        "Leïla Ouali": (1, -3),  # past its term, nothing decided
    }


def test_two_paths_have_no_engagement_one_just_entered_one_about_to(monday: Session) -> None:
    assert [
        (line.parent.name, line.path.entry_day) for line in open_lines(monday) if line.engagement is None
    ] == [
        ("Joanna Żółć", date(2026, 12, 4)),
        ("Mélissa Picard", date(2026, 11, 18)),
    ]


def test_past_engagements_reached_their_term_or_ended_early_often_for_a_job(monday: Session) -> None:
    exits = {path.id: path.exit_day for path in monday.store.find(InsertionPath)}
    engagements = monday.store.find(Engagement)
    reasons = Counter(one.end_reason for one in engagements if one.ended_on is not None)
    assert reasons[EndReason.JOB] >= 5
    assert {EndReason.TRAINING, EndReason.BREACH, EndReason.MOVED} <= set(reasons)
    assert any(one.ended_on is None and one.last_day == exits[one.path_id] for one in engagements)
    assert all(one.objectives and one.weekly_minutes for one in engagements)
    assert all(one.bilan for one in engagements if one.bilan_on is not None)


def test_the_engagement_of_bich_is_that_of_the_pictures(monday: Session) -> None:
    (engagement,) = monday.store.find(Engagement, path_id=line_of(monday, "Nguyễn Thị Bích").id)
    assert (engagement.first_day, engagement.last_day) == (date(2026, 10, 14), date(2027, 1, 13))


def test_the_next_days_hold_the_appointments_of_the_pictures(monday: Session) -> None:
    assert appointments(monday, date(2026, 11, 23)) == [(10, UMIT), (14, "Nguyễn Thị Bích")]
    assert appointments(monday, date(2026, 11, 24)) == [(9, "Awa Kouassi")]
    assert (9, "Nguyễn Thị Bích") in appointments(monday, date(2026, 11, 27))
    assert monday.store.find(Interview, day=date(2026, 11, 24))[0].subject is Subject.BILAN
    ahead = monday.store.touching(Interview, TODAY, TODAY + timedelta(days=14))
    assert len(ahead) >= 12


def test_two_interviews_of_this_month_wait_for_their_state(her_day: CounsellorDay) -> None:
    assert [(one.line.parent.name, one.interview.day) for one in her_day.to_record] == [
        ("Leïla Ouali", date(2026, 11, 20)),
        ("Fatoumata Traoré", date(2026, 11, 19)),
    ]


def test_somebody_is_silent_and_somebody_missed_two_in_a_row(monday: Session, sunday: Session) -> None:
    assert names(list(counsellor_day(sunday, mine=True).silent)) == ["Karim Ouali"]
    assert [line.parent.name for line in open_lines(monday) if line.absences >= 2] == ["Samia Benali"]


def test_interviews_have_all_states_subjects_and_short_notes_and_some_were_moved(monday: Session) -> None:
    interviews = monday.store.find(Interview)
    assert len(interviews) > 400
    assert {one.state for one in interviews} == set(InterviewState)
    assert {one.subject for one in interviews} == set(Subject) - {Subject.OTHER}
    notes = [one.note for one in interviews if one.note]
    assert len(set(notes)) >= 60
    assert all(len(note) < 260 and "{" not in note for note in notes)
    assert all(sign in "".join(notes) for sign in "«»’œẽ")
    assert len(monday.store.find(InterviewMove)) >= 10
    assert monday.store.find(PrivateNote) == []


def test_parents_are_seen_about_once_a_week(monday: Session) -> None:
    for line in open_lines(monday):
        weeks = (TODAY - line.path.entry_day).days // 7
        past = [one for one in monday.store.find(Interview, path_id=line.id) if one.day < TODAY]
        if weeks > 3:
            assert weeks // 2 <= len(past) <= weeks * 2, line.parent.name


def test_bich_has_four_open_actions_one_of_them_late(monday: Session, her_day: CounsellorDay) -> None:
    own = monday.store.find(PlanAction, path_id=line_of(monday, "Nguyễn Thị Bích").id)
    assert [(one.label, one.due_day, one.result) for one in own if one.state is ActionState.OPEN] == [
        ("Relancer l’agence Intérim Santé", date(2026, 11, 20), None),
        ("Préparer la présentation orale", date(2026, 11, 24), None),
        ("Envoyer 3 candidatures en restauration", date(2026, 11, 30), "1 sur 3 envoyée"),
        ("Inscription au code de la route", date(2026, 12, 4), None),
    ]
    assert any(one.action.label == "Relancer l’agence Intérim Santé" for one in her_day.overdue)


def test_actions_are_of_all_kinds_owners_and_states(monday: Session) -> None:
    actions = monday.store.find(PlanAction)
    assert {one.kind for one in actions} == set(ActionKind)
    assert len({one.owner for one in actions}) == 4
    states = Counter(one.state for one in actions)
    assert states[ActionState.DONE] > 150
    assert states[ActionState.OPEN] >= 10
    assert states[ActionState.DROPPED] >= 10
    assert sum(one.closed_in_id is not None for one in actions) > 100
    assert any(one.meeting_id is not None for one in actions)


def test_needs_grow_milder_and_close_in_every_way(monday: Session) -> None:
    needs = monday.store.find(Need)
    own = Counter(one.path_id for one in needs)
    assert max(own.values()) <= 4
    assert {one.closing for one in needs} >= {None, Closing.LIFTED, Closing.EASED, Closing.PERSISTENT}
    assert len(monday.store.find(NeedLevel)) > len(needs) * 3 // 2


def test_a_situation_stands_at_each_entry_but_of_the_newest_path(monday: Session) -> None:
    noted = {(one.path_id, one.day) for one in monday.store.find(Situation)}
    without = [line for line in path_lines(monday) if (line.id, line.path.entry_day) not in noted]
    assert names(without) == ["Joanna Żółć", "Mélissa Picard"]
    bich = monday.store.find(Situation, path_id=line_of(monday, "Nguyễn Thị Bích").id)
    assert [(one.day, one.driving) for one in bich] == [
        (date(2026, 10, 14), Driving.NONE),
        (date(2026, 11, 13), Driving.LEARNING),
    ]
    driving = {one.driving for one in monday.store.find(Situation)}
    assert driving == set(Driving)


def test_single_parents_are_those_who_live_alone_with_their_children(monday: Session) -> None:
    homes = Counter(parent.home_id for parent in monday.store.find(Parent))
    paths = {path.id: path.parent_id for path in monday.store.find(InsertionPath)}
    for one in monday.store.find(Situation):
        alone = homes[monday.store.get(Parent, paths[one.path_id]).home_id] == 1
        assert one.single_parent is alone


def test_orientations_wait_are_accepted_or_declined_by_either_side(
    monday: Session, her_day: CounsellorDay
) -> None:
    orientations = monday.store.find(Orientation)
    assert [((TODAY - one.day).days, one.answered_on is None) for one, _ in her_day.orientations] == [
        (33, False),  # the waiting list
        (12, True),
        (3, True),
    ]
    declined = [one for one in orientations if one.answer is Answer.DECLINED]
    assert len(declined) == 5
    assert len({one.decline_reason for one in declined}) == 5
    assert {one.declined_by for one in declined} == set(Decliner)
    assert not any(monday.store.find(Parenthood, parent_id=one.parent_id) for one in declined)
    accepted = sum(one.answer is Answer.ACCEPTED for one in orientations)
    assert accepted > len(monday.store.find(InsertionPath)) * 4 // 5
    assert len({one.purpose for one in orientations}) >= 6


def test_the_directory_holds_prescribers_employers_and_whom_to_call(monday: Session) -> None:
    partners = {
        one.organisation.name: [contact.name for contact in one.contacts] for one in directory(monday)
    }
    assert len(partners) >= 10
    assert "M. Le Guen" in partners["France Travail, agence des Tilleuls"]
    assert all(1 <= len(contacts) <= 3 for contacts in partners.values())
    assert {"Clinique Saint-Luc", "Intérim Santé"} <= set(partners)
    mails = [contact.email or "" for one in directory(monday) for contact in one.contacts]
    assert all(mail.endswith("@courriel.example") and mail.isascii() for mail in mails)


def test_care_was_asked_for_work_and_answered_in_every_way(monday: Session) -> None:
    requests = monday.store.find(CareRequest)
    assert {one.answer for one in requests} == {
        RequestAnswer.WAITING, RequestAnswer.ACCEPTED, RequestAnswer.DECLINED,
    }  # fmt: skip
    (waiting,) = [one for one in requests if one.answer is RequestAnswer.WAITING]
    assert (waiting.first_day, waiting.last_day) == (date(2026, 11, 30), None)
    (declined,) = [one for one in requests if one.answer is RequestAnswer.DECLINED]
    assert declined.reason
    assert TODAY - timedelta(days=42) < declined.first_day < TODAY - timedelta(days=14)
    assert len([one for one in requests if one.became is Became.EXCEPTIONS and one.first_day < TODAY]) == 2


def test_the_care_for_the_job_interview_of_bich_is_accepted_and_fits(monday: Session) -> None:
    path = line_of(monday, "Nguyễn Thị Bích")
    event = next(one for one in monday.store.find(WorkEvent, path_id=path.id) if one.first_day > TODAY)
    assert (event.label, event.first_day, event.travel) == ("Clinique Saint-Luc", date(2026, 11, 24), 35)
    (request,) = monday.store.find(CareRequest, event_id=event.id)
    spans = [(one.start, one.end) for one in monday.store.find(RequestSpan, request_id=request.id)]
    assert spans == [(6 * 60 + 45, 9 * 60 + 15)]
    assert (request.answer, request.answered_on) == (RequestAnswer.ACCEPTED, date(2026, 11, 20))
    assert monday.store.get(User, request.user_id or 0).name == "Claire Ménard"
    assert check_request(monday, request).fits


def test_jobs_have_evidence_and_follow_ups_every_answer_and_one_is_due(
    monday: Session, her_day: CounsellorDay
) -> None:
    spells = monday.store.find(JobSpell)
    assert len(spells) >= 8
    assert all(one.evidence is not None for one in spells)
    assert {one.answer for one in monday.store.find(FollowUp)} == set(FollowUpAnswer)
    assert [(parent.name, check.months, check.due) for check, parent in her_day.checks] == [
        ("Prisca N’Guessan", 3, date(2026, 11, 20))
    ]
    kept = [path for path in monday.store.find(InsertionPath) if path.place_kept_on is not None]
    assert 4 <= len(kept) < len(spells)


def test_the_team_met_each_month_the_partners_every_second_one_and_a_meeting_is_planned(
    monday: Session,
) -> None:
    held = [one for one in monday.store.find(Meeting) if one.state is MeetingState.HELD]
    months = Counter((Month.of(one.day), one.with_partners) for one in held)
    assert set(months.values()) == {1}
    assert sum(not partners for _, partners in months) == 18
    assert 8 <= sum(partners for _, partners in months) <= 9
    assert all(one.summary and one.minutes for one in held)
    (planned,) = monday.store.find(Meeting, state=MeetingState.PLANNED)
    assert planned.day == date(2026, 12, 1)
    topics = monday.store.find(MeetingTopic, meeting_id=planned.id)
    assert len(topics) == 4
    outside = [one for one in monday.store.find(MeetingAttendee) if one.contact_id is not None]
    assert len({one.contact_id for one in outside}) >= 6


def test_the_rates_of_the_last_complete_month_are_plausible(october: MonthlyReport) -> None:
    part, talks = october.insertion, october.insertion.interviews
    expected = talks.held + talks.excused + talks.no_show
    assert Fraction(8, 10) <= Fraction(talks.held, expected) <= Fraction(9, 10)
    assert Fraction(5, 100) <= Fraction(talks.no_show, talks.held + talks.no_show) <= Fraction(1, 10)
    assert part.return_to_work_6_months.denominator >= 5
    assert 0 < part.return_to_work_6_months.numerator < part.return_to_work_6_months.denominator
    assert part.kept_3_months.denominator >= 2
    assert part.kept_6_months.denominator >= 2
    assert part.orientations.waiting
    assert part.orientations.declined
    assert part.outcomes
    assert part.places_kept


@pytest.mark.parametrize("months", [3, 6])
def test_a_term_ends_on_the_day_asked_for_or_a_few_days_before(months: int) -> None:
    for number in range(date(2027, 1, 1).toordinal(), date(2028, 12, 31).toordinal()):
        wanted = date.fromordinal(number)
        first = first_day_of(wanted, months=months)
        last = last_day_of(first, months=months)
        assert wanted - timedelta(days=3) <= last <= wanted
        assert last_day_of(first + ONE_DAY, months=months) > wanted
