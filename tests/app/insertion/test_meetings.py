"""Concertation: a meeting kept whole with its people, topics and decisions, and the agenda that is proposed for it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed, NotFound, RuleError
from app.insertion.actions import ActionKind, ActionOwner, PlanAction
from app.insertion.engaging import renew_engagement, sign
from app.insertion.entry_and_exit import close_path
from app.insertion.interviews import InterviewState
from app.insertion.meeting_desk import (
    meeting_desk,
    meetings,
    proposed_topics,
    topics_of,
    who_may_attend,
)
from app.insertion.meetings import (
    Decision,
    Meeting,
    MeetingAttendee,
    MeetingEntry,
    MeetingState,
    MeetingTopic,
    TopicReason,
    remove_meeting,
    save_meeting,
    topic_names,
)
from app.insertion.outcomes import Outcome
from app.insertion.partners import (
    Organisation,
    OrganisationKind,
    PartnerContact,
    end_contact,
    save_contact,
    save_organisation,
)
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, SEPTEMBER, agreed, path_of, recorded, rows, setting
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, h, refused

HELD = Meeting(day=FRIDAY, start=h("14:00"), minutes=60, state=MeetingState.HELD)


def topic(path: InsertionPath, **fields: object) -> MeetingTopic:
    return MeetingTopic(meeting_id=0, path_id=path.id, **fields)  # type: ignore[arg-type]


@pytest.fixture
def roux(counsellor: Session) -> PartnerContact:
    """Inès Roux, of France Travail."""
    agency = save_organisation(
        counsellor, Organisation(name="France Travail", kind=OrganisationKind.FRANCE_TRAVAIL)
    )
    return save_contact(counsellor, PartnerContact(organisation_id=agency.id, name="Inès Roux"))


def test_a_meeting_is_kept_with_its_people_topics_and_what_was_decided(
    counsellor: Session, path: InsertionPath, roux: PartnerContact
) -> None:
    before = rows(counsellor.store)
    entry = MeetingEntry(
        meeting=replace(HELD, title=" Point  mensuel ", summary="Bien 👏\n", with_partners=True),
        user_ids=[1, counsellor.user.id],
        contact_ids=[roux.id],
        topics=[topic(path, decision=" Relancer ", why=TopicReason.SILENT)],
        decisions=[Decision(path_id=path.id, label="Appeler Zofia", due_day=TUESDAY)],
    )
    stored = save_meeting(counsellor, entry)
    desk = meeting_desk(counsellor, stored.id)
    assert (desk.meeting.title, desk.meeting.summary) == ("Point mensuel", "Bien 👏")
    assert (desk.user_ids, desk.contact_ids) == ((1, counsellor.user.id), (roux.id,))
    ((kept, line),) = desk.topics
    assert (kept.decision, kept.why, line.parent.first_name) == ("Relancer", TopicReason.SILENT, "Zofia")
    (action,) = desk.actions
    assert (action.label, action.opened_on, action.due_day, action.owner, action.kind) == (
        "Appeler Zofia",
        FRIDAY,
        TUESDAY,
        ActionOwner.COUNSELLOR,
        ActionKind.OTHER,
    )
    assert topic_names(counsellor, [kept]) == {path.id: "Zofia Żółć"}
    counsellor.store.undo()
    assert rows(counsellor.store) == before


def test_a_meeting_saved_again_keeps_what_stays_and_drops_what_goes(
    counsellor: Session, path: InsertionPath, roux: PartnerContact
) -> None:
    other = path_of(counsellor, "Piotr")
    first = save_meeting(
        counsellor,
        MeetingEntry(meeting=HELD, user_ids=[1], contact_ids=[roux.id], topics=[topic(path), topic(other)]),
    )
    people, topics = counsellor.store.find(MeetingAttendee), counsellor.store.find(MeetingTopic)
    save_meeting(
        counsellor,
        MeetingEntry(
            meeting=replace(first, minutes=90),
            user_ids=[1, counsellor.user.id],
            topics=[topic(path, decision="Attendre")],
        ),
    )
    assert [(one.user_id, one.contact_id) for one in counsellor.store.find(MeetingAttendee)] == [
        (1, None),
        (counsellor.user.id, None),
    ]
    assert counsellor.store.find(MeetingAttendee)[0] in people
    assert counsellor.store.find(MeetingTopic) == [replace(topics[0], decision="Attendre")]


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"day": MONDAY}, "day", "une réunion se note tenue le jour même ou après"),
        ({"minutes": None}, "minutes", "Il manque la durée"),
        ({"minutes": 0}, "minutes", "de 1 à 600 minutes"),
        ({"minutes": 601}, "minutes", "de 1 à 600 minutes"),
        ({"start": 1440}, "start", "de 0 h à 23 h 59"),
        ({"start": -1}, "start", "de 0 h à 23 h 59"),
        ({"summary": "x" * 100_000}, "summary", "Le compte rendu compte 100 000 signes"),
        ({"title": "x" * 101}, "title", "Le titre compte 101 signes"),
    ],
)
def test_a_meeting_that_can_not_have_been_held_is_refused_by_its_field(
    counsellor: Session, fields: dict[str, object], field: str, words: str
) -> None:
    with refused(InvalidEntry, words, field=field):
        save_meeting(counsellor, MeetingEntry(meeting=replace(HELD, **fields), user_ids=[1]))  # type: ignore[arg-type]
    assert not counsellor.store.find(Meeting)


def test_a_meeting_to_come_needs_neither_hour_nor_length_and_decides_nothing(
    counsellor: Session, path: InsertionPath
) -> None:
    planned = save_meeting(counsellor, MeetingEntry(meeting=Meeting(day=MONDAY), topics=[topic(path)]))
    assert (planned.state, planned.minutes, planned.start) == (MeetingState.PLANNED, None, None)
    decided = MeetingEntry(meeting=planned, decisions=[Decision(path_id=path.id, label="Appeler")])
    with refused(InvalidEntry, "Une décision se note une fois la réunion tenue", field="state"):
        save_meeting(counsellor, decided)


def test_a_parent_is_once_on_the_agenda(counsellor: Session, path: InsertionPath) -> None:
    with refused(Conflict, "Un parent est deux fois à l’ordre du jour", field="topics"):
        save_meeting(counsellor, MeetingEntry(meeting=HELD, user_ids=[1], topics=[topic(path), topic(path)]))


def test_a_decision_that_can_not_be_leaves_no_meeting(counsellor: Session, path: InsertionPath) -> None:
    close_path(counsellor, path, exit_day=date(2026, 11, 19), outcome=Outcome.CDI)
    for decision in (
        Decision(path_id=path.id, label="Appeler"),
        Decision(path_id=path_of(counsellor, "Piotr").id, label=" "),
    ):
        with refused(RuleError):
            save_meeting(counsellor, MeetingEntry(meeting=HELD, user_ids=[1], decisions=[decision]))
    with refused(NotFound):
        save_meeting(
            counsellor,
            MeetingEntry(meeting=HELD, user_ids=[1], topics=[MeetingTopic(meeting_id=0, path_id=99)]),
        )
    assert not counsellor.store.find(Meeting)
    assert not counsellor.store.find(PlanAction)


def test_only_a_meeting_that_was_not_held_is_taken_away(counsellor: Session, path: InsertionPath) -> None:
    held = save_meeting(counsellor, MeetingEntry(meeting=HELD, user_ids=[1], topics=[topic(path)]))
    with refused(Conflict, "Cette réunion a eu lieu"):
        remove_meeting(counsellor, held)
    planned = save_meeting(
        counsellor, MeetingEntry(meeting=Meeting(day=MONDAY), user_ids=[1], topics=[topic(path)])
    )
    remove_meeting(counsellor, planned)
    assert counsellor.store.find(Meeting) == [held]
    assert not counsellor.store.find(MeetingAttendee, meeting_id=planned.id)


def test_meetings_are_listed_the_newest_first(counsellor: Session) -> None:
    days = ((SEPTEMBER, None), (FRIDAY, h("9:00")), (FRIDAY, h("14:00")))
    first, second, third = (
        save_meeting(counsellor, MeetingEntry(meeting=Meeting(day=day, start=start))) for day, start in days
    )
    assert meetings(counsellor) == [third, second, first]


def test_those_still_here_may_attend(counsellor: Session, roux: PartnerContact) -> None:
    users, contacts = who_may_attend(counsellor)
    assert ([user.login for user in users], contacts) == (["directrice", "conseillere"], [roux])
    end_contact(counsellor, roux, SUNDAY)
    assert who_may_attend(counsellor)[1] == []


def reasons(session: Session) -> dict[str, tuple[TopicReason, ...]]:
    return {one.line.parent.first_name: one.reasons for one in proposed_topics(session)}


def test_a_parent_met_lately_is_not_proposed(counsellor: Session, path: InsertionPath) -> None:
    recorded(counsellor, path, date(2026, 11, 12))
    assert reasons(counsellor) == {}


@pytest.mark.parametrize(("day", "silent"), [(date(2026, 11, 12), False), (date(2026, 11, 11), True)])
def test_the_silent_are_proposed_after_the_days_of_the_setting(
    counsellor: Session, path: InsertionPath, day: date, silent: bool
) -> None:
    recorded(counsellor, path, day)
    assert (reasons(counsellor) == {"Zofia": (TopicReason.SILENT,)}) is silent
    setting(counsellor, "silent_days", "30")
    assert reasons(counsellor) == {}


def test_two_absences_in_a_row_are_proposed(counsellor: Session, path: InsertionPath) -> None:
    recorded(counsellor, path, date(2026, 11, 12))
    recorded(counsellor, path, date(2026, 11, 17), state=InterviewState.NO_SHOW)
    assert reasons(counsellor) == {}
    recorded(counsellor, path, date(2026, 11, 18), state=InterviewState.CANCELLED)
    recorded(counsellor, path, FRIDAY, state=InterviewState.EXCUSED)
    assert reasons(counsellor) == {"Zofia": (TopicReason.ABSENCES,)}


def test_an_action_past_its_day_is_proposed(counsellor: Session, path: InsertionPath) -> None:
    recorded(counsellor, path, FRIDAY)
    agreed(counsellor, path, SEPTEMBER, due_day=SUNDAY)
    assert reasons(counsellor) == {}
    agreed(counsellor, path, SEPTEMBER, due_day=date(2026, 11, 21))
    assert reasons(counsellor) == {"Zofia": (TopicReason.OVERDUE,)}


def test_an_engagement_near_its_term_is_proposed_until_it_is_renewed(
    counsellor: Session, path: InsertionPath
) -> None:
    recorded(counsellor, path, FRIDAY)
    sign(counsellor, path, date(2026, 9, 23))  # ends on 22 December, thirty days from here
    assert reasons(counsellor) == {"Zofia": (TopicReason.ENDING,)}
    setting(counsellor, "engagement_warnings", "29")
    assert reasons(counsellor) == {}


def test_those_with_most_reasons_come_first_and_each_becomes_a_topic(
    counsellor: Session, path: InsertionPath
) -> None:
    other = path_of(counsellor, "Piotr")
    agreed(counsellor, other, SEPTEMBER, due_day=FRIDAY)
    sign(counsellor, other, SEPTEMBER)
    found = proposed_topics(counsellor)
    assert [(one.line.parent.first_name, one.reasons) for one in found] == [
        ("Piotr", (TopicReason.SILENT, TopicReason.OVERDUE, TopicReason.ENDING)),
        ("Zofia", (TopicReason.SILENT,)),
    ]
    assert [(one.meeting_id, one.path_id, one.why) for one in topics_of(found, 7)] == [
        (7, other.id, TopicReason.SILENT),
        (7, path.id, TopicReason.SILENT),
    ]
    renew_engagement(counsellor, other, bilan_on=FRIDAY, bilan="Bien")
    assert reasons(counsellor)["Piotr"] == (TopicReason.SILENT, TopicReason.OVERDUE)


def test_the_team_reads_and_writes_no_meeting(counsellor: Session, path: InsertionPath) -> None:
    held = save_meeting(counsellor, MeetingEntry(meeting=HELD, user_ids=[1]))
    team = as_role(counsellor, Role.TEAM)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: save_meeting(team, MeetingEntry(meeting=HELD, user_ids=[1])),
        lambda: remove_meeting(team, held),
        lambda: meetings(team),
        lambda: meeting_desk(team, held.id),
        lambda: who_may_attend(team),
        lambda: topic_names(team, [topic(path)]),
        lambda: proposed_topics(team),
    )
    for deed in deeds:
        with refused(NotAllowed):
            deed()


def test_a_meeting_that_was_held_had_somebody_there(counsellor: Session) -> None:
    with refused(InvalidEntry, "cochez qui était là", field="state"):
        save_meeting(counsellor, MeetingEntry(meeting=HELD))
    assert save_meeting(counsellor, MeetingEntry(meeting=replace(HELD, others="une stagiaire"))).id
    assert save_meeting(counsellor, MeetingEntry(meeting=replace(HELD, state=MeetingState.PLANNED))).id
