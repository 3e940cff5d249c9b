"""The journal's lines of the insertion work: each says whose it is, however far the person stands from the record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.errors import NotAllowed
from app.families.records import Child
from app.insertion.care_requests import ask_care
from app.insertion.engaging import remove_engagement, sign
from app.insertion.entry_and_exit import close_path
from app.insertion.interviewing import move_interview, remove_interview
from app.insertion.job_spells import JobKind, JobSpell, save_spell
from app.insertion.meetings import Meeting, MeetingEntry, MeetingTopic, save_meeting
from app.insertion.needs import Intensity, Need, Theme, open_need, rate_need
from app.insertion.orientations import Orientation, Purpose, add_orientation
from app.insertion.outcomes import Outcome
from app.insertion.partners import Organisation, OrganisationKind, Prescriber, save_organisation
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import write_note
from app.insertion.situations import Situation, Work, note_situation
from app.insertion.work_events import WorkEvent, WorkKind, save_event
from app.journal_entries import Act
from app.journal_list import journal_page
from app.session import Session
from tests.app.insertion.records import FRIDAY, SEPTEMBER, agreed, child_of, on, path_of, planned, recorded
from tests.app.records import MONDAY, TUESDAY, h, refused
from tests.app.report.test_building import Counting

ZOFIA, LUKASZ = "Zofia Żółć", "Łukasz Żółć"
TRIAL = WorkEvent(path_id=0, kind=WorkKind.TRIAL, label="Essai", first_day=TUESDAY, last_day=TUESDAY)


def oriented(session: Session, path: InsertionPath) -> None:
    sent = Orientation(parent_id=path.parent_id, day=FRIDAY, prescriber=Prescriber.CAF, purpose=Purpose.STEPS)
    add_orientation(session, sent)


def needed(session: Session, path: InsertionPath) -> None:
    open_need(session, Need(path_id=path.id, theme=Theme.MONEY, opened_on=SEPTEMBER), Intensity.LOW)


def rated(session: Session, path: InsertionPath) -> None:
    need = Need(path_id=path.id, theme=Theme.MONEY, opened_on=SEPTEMBER)
    rate_need(session, open_need(session, need, Intensity.LOW), FRIDAY, Intensity.HIGH)


def moved(session: Session, path: InsertionPath) -> None:
    move_interview(session, planned(session, path, MONDAY), TUESDAY, h("9:00"))


def whispered(session: Session, path: InsertionPath) -> None:
    held = recorded(session, path, FRIDAY)
    write_note(session, held.id, "la clé est faite")
    write_note(session, held.id, "fatiguée")


def discussed(session: Session, path: InsertionPath) -> None:
    topic = MeetingTopic(meeting_id=0, path_id=path.id)
    save_meeting(session, MeetingEntry(meeting=Meeting(day=MONDAY), topics=[topic]))


def worked(session: Session, path: InsertionPath) -> None:
    save_event(session, replace(TRIAL, path_id=path.id), on(1, "9:00-12:00"))


def asked(session: Session, path: InsertionPath) -> None:
    event = save_event(session, replace(TRIAL, path_id=path.id), on(1, "9:00-12:00"))
    (one,) = session.store.find(Child)
    ask_care(session, event, one)


DEEDS: dict[str, tuple[Callable[[Session, InsertionPath], object], dict[str, str]]] = {
    "an orientation": (oriented, {"Orientation": ZOFIA}),
    "an action": (lambda session, path: agreed(session, path, FRIDAY), {"PlanAction": ZOFIA}),
    "an interview": (lambda session, path: recorded(session, path, FRIDAY), {"Interview": ZOFIA}),
    "an engagement": (lambda session, path: sign(session, path, SEPTEMBER), {"Engagement": ZOFIA}),
    "a situation": (
        lambda session, path: note_situation(
            session, Situation(path_id=path.id, day=FRIDAY, work=Work.JOB_SEEKING)
        ),
        {"Situation": ZOFIA},
    ),
    "a need and its first level": (needed, {"Need": ZOFIA, "NeedLevel": ZOFIA}),
    "a level": (rated, {"NeedLevel": ZOFIA}),
    "a move": (moved, {"Interview": ZOFIA, "InterviewMove": ZOFIA}),
    "a private note": (whispered, {"PrivateNote": ZOFIA}),
    "a topic": (discussed, {"Meeting": "", "MeetingTopic": ZOFIA}),
    "a work event and its hours": (worked, {"WorkEvent": ZOFIA, "WorkSpan": ZOFIA}),
    "a request and its hours": (asked, {"CareRequest": LUKASZ, "RequestSpan": LUKASZ}),
    "a job": (
        lambda session, path: save_spell(
            session, JobSpell(path_id=path.id, kind=JobKind.CDI, first_day=FRIDAY)
        ),
        {"JobSpell": ZOFIA},
    ),
    "an exit": (
        lambda session, path: close_path(session, path, exit_day=FRIDAY, outcome=Outcome.CDI),
        {"InsertionPath": ZOFIA},
    ),
    "an engagement taken away": (
        lambda session, path: remove_engagement(session, sign(session, path, SEPTEMBER)),
        {"Engagement": ZOFIA},
    ),
    "an appointment taken away": (
        lambda session, path: remove_interview(session, planned(session, path, MONDAY)),
        {"Interview": ZOFIA},
    ),
    "a partner": (
        lambda session, path: save_organisation(
            session, Organisation(name="Greta", kind=OrganisationKind.TRAINING_BODY)
        ),
        {"Organisation": ""},
    ),
}


@pytest.mark.parametrize("what", DEEDS)
def test_each_line_says_whose_it_is(
    counsellor: Session, boss: Session, path: InsertionPath, what: str
) -> None:
    child_of(counsellor, path)
    path_of(counsellor, "Piotr")
    deed, whose = DEEDS[what]
    deed(counsellor, path)
    group = next(iter(counsellor.store.journal(1))).group
    rows = sum(entry.group == group for entry in counsellor.store.journal())
    lines = journal_page(boss, rows).lines
    assert {line.record: line.about for line in lines} == whose
    assert {line.who for line in lines} == {"Inès Faure"}


def test_what_was_undone_still_says_whose_it_was(
    counsellor: Session, boss: Session, path: InsertionPath
) -> None:
    recorded(counsellor, path, FRIDAY)
    counsellor.store.undo()
    line = journal_page(boss, 1).lines[0]
    assert (line.deed.replace("\u00a0", " "), line.about, line.act) == (
        "Annulé : entretien noté",
        ZOFIA,
        Act.REMOVED,
    )


def test_free_text_is_named_and_never_told(counsellor: Session, boss: Session, path: InsertionPath) -> None:
    recorded(counsellor, path, FRIDAY, note="très fatiguée")
    line = journal_page(boss, 1).lines[0]
    assert line.changes["note"] == (None, None)
    assert line.changes["day"] == (None, "2026-11-20")


def test_the_page_asks_as_much_for_many_lines_as_for_a_few(
    counsellor: Session, boss: Session, path: InsertionPath
) -> None:
    child_of(counsellor, path)

    def questions() -> int:
        counting = Counting(counsellor.store)
        journal_page(replace(boss, store=counting), 500)  # type: ignore[arg-type]
        return len(counting.asked)

    asked(counsellor, path)
    rated(counsellor, path)
    whispered(counsellor, path)
    few = questions()
    for number in range(10):
        recorded(counsellor, path, date(2026, 10, 1 + number))
        agreed(counsellor, path, FRIDAY)
    assert questions() <= few + 1  # actions are a kind more


def test_the_counsellor_does_not_read_it(counsellor: Session) -> None:
    with refused(NotAllowed):
        journal_page(counsellor, 10)
