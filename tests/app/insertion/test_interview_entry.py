"""An interview logged on one screen: all of it or nothing, each refusal named by its part, undone in one step."""

from dataclasses import replace
from datetime import date

import pytest

from app.drafts import draft_of, keep_draft, private_of
from app.errors import Conflict, InvalidEntry, NotAllowed, RuleError
from app.insertion.actions import ActionKind, ActionState, PlanAction, finish_action
from app.insertion.interview_entry import FORM, Appointment, InterviewEntry, next_interview, save_interview
from app.insertion.interviews import Interview, InterviewState, Medium
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import PrivateNote, read_note, write_note
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, agreed, appointment, path_of, planned, recorded, rows
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, h, refused
from tests.builders import FixedClock

THURSDAY = date(2026, 11, 26)
NEXT = Appointment(day=THURSDAY, start=h("14:00"), minutes=30)


def call(path: InsertionPath, label: str = "Appeler la mairie", **fields: object) -> PlanAction:
    """An action typed on the screen."""
    known = {"opened_on": SUNDAY, "kind": ActionKind.EMPLOYER_CONTACT, **fields}
    return PlanAction(path_id=path.id, label=label, **known)  # type: ignore[arg-type]


@pytest.fixture
def entry(counsellor: Session, path: InsertionPath) -> InterviewEntry:
    """Friday's interview with a note, an action ticked, another agreed, the next appointment and a private note."""
    write_note(counsellor, recorded(counsellor, path, date(2026, 10, 5)).id, "la clé est faite")
    held = appointment(path, FRIDAY, state=InterviewState.HELD, note="CV relu", medium=Medium.PHONE)
    return InterviewEntry(
        interview=replace(held, user_id=counsellor.user.id),
        done=[agreed(counsellor, path, date(2026, 10, 5))],
        added=[call(path, due_day=THURSDAY)],
        next=NEXT,
        private="fatiguée",
    )


def test_the_whole_screen_is_saved_in_one_deed(
    counsellor: Session, path: InsertionPath, entry: InterviewEntry
) -> None:
    stored = save_interview(counsellor, entry)
    assert (stored.note, stored.state) == ("CV relu", InterviewState.HELD)
    done, added = counsellor.store.find(PlanAction)
    assert (done.state, done.closed_on, done.closed_in_id) == (ActionState.DONE, FRIDAY, stored.id)
    assert (added.state, added.opened_on, added.opened_in_id) == (ActionState.OPEN, FRIDAY, stored.id)
    (following,) = counsellor.store.find(Interview, state=InterviewState.PLANNED)
    assert (following.day, following.start, following.minutes, following.medium, following.user_id) == (
        THURSDAY,
        h("14:00"),
        30,
        Medium.PHONE,
        counsellor.user.id,
    )
    assert read_note(counsellor, stored.id) == "fatiguée"
    assert counsellor.store.can_undo() == "record_interview"


def test_undo_takes_all_of_it_back_in_one_step_and_redo_does_it_again(
    counsellor: Session, path: InsertionPath, entry: InterviewEntry
) -> None:
    keep_draft(counsellor, FORM, path.id, "CV relu")
    before = rows(counsellor.store)
    save_interview(counsellor, entry)
    after = rows(counsellor.store)
    counsellor.store.undo()
    assert rows(counsellor.store) == before
    assert draft_of(counsellor, FORM, path.id) is None
    counsellor.store.redo()
    assert rows(counsellor.store) == after


def test_the_draft_goes_with_the_deed_and_comes_back_with_a_refusal(
    counsellor: Session, path: InsertionPath, entry: InterviewEntry
) -> None:
    keep_draft(counsellor, FORM, path.id, "CV relu", "fatiguée")
    with refused(InvalidEntry, field="next"):
        save_interview(counsellor, replace(entry, next=replace(NEXT, day=FRIDAY)))
    draft = draft_of(counsellor, FORM, path.id)
    assert draft is not None
    assert (draft.content, private_of(counsellor, draft)) == ("CV relu", "fatiguée")
    save_interview(counsellor, entry)
    assert draft_of(counsellor, FORM, path.id) is None


def test_another_path_s_draft_stays(counsellor: Session, path: InsertionPath, entry: InterviewEntry) -> None:
    other = path_of(counsellor, "Piotr")
    keep_draft(counsellor, FORM, other.id, "Pas fini")
    save_interview(counsellor, entry)
    assert draft_of(counsellor, FORM, other.id) is not None


@pytest.mark.parametrize(
    ("fields", "part", "words"),
    [
        ({"next": replace(NEXT, day=FRIDAY)}, "next", "est passé : notez plutôt"),
        ({"next": replace(NEXT, day=TUESDAY, start=h("9:30"))}, "next", "Ce parent a déjà un entretien"),
        ({"next": replace(NEXT, minutes=0)}, "next", "de 1 minute à 4 h"),
        ({"private": "x" * 10_001}, "private_note", "La note privée compte 10 001 signes"),
    ],
)
def test_a_refused_part_is_named_and_leaves_everything_as_it_was(
    counsellor: Session,
    path: InsertionPath,
    entry: InterviewEntry,
    *,
    fields: dict[str, object],
    part: str,
    words: str,
) -> None:
    planned(counsellor, path, TUESDAY)
    before, journal = rows(counsellor.store), list(counsellor.store.journal())
    with refused(RuleError, words, field=part):
        save_interview(counsellor, replace(entry, **fields))  # type: ignore[arg-type]
    assert rows(counsellor.store) == before
    assert list(counsellor.store.journal()) == journal


def test_a_next_appointment_too_many_of_its_week_is_refused_with_all_the_rest(
    counsellor: Session, path: InsertionPath, entry: InterviewEntry
) -> None:
    planned(counsellor, path, MONDAY)
    planned(counsellor, path, TUESDAY)
    before = rows(counsellor.store)
    with refused(RuleError, "lundi 23 novembre 2026 à 9 h et mardi 24 novembre 2026 à 9 h", field="next"):
        save_interview(counsellor, entry)
    assert rows(counsellor.store) == before


def test_actions_that_can_not_be_ticked_or_agreed_are_named_by_their_part(
    counsellor: Session, path: InsertionPath, entry: InterviewEntry
) -> None:
    before = rows(counsellor.store)
    late = replace(entry, added=[call(path, due_day=date(2026, 11, 19))])
    with refused(InvalidEntry, "L’échéance, le 19 novembre 2026, vient avant", field="added"):
        save_interview(counsellor, late)
    with refused(InvalidEntry, "Il manque le libellé", field="added"):
        save_interview(counsellor, replace(entry, added=[call(path, " ")]))
    assert rows(counsellor.store) == before
    finish_action(counsellor, entry.done[0], FRIDAY)
    with refused(RuleError, "n’est plus ouverte", field="done"):
        save_interview(counsellor, entry)


def test_an_action_agreed_after_the_meeting_is_not_ticked_in_it(
    counsellor: Session, path: InsertionPath, entry: InterviewEntry
) -> None:
    later = agreed(counsellor, path, SUNDAY)
    with refused(InvalidEntry, "convenue le 22 novembre 2026, après le 20 novembre 2026", field="done"):
        save_interview(counsellor, replace(entry, done=[later]))


def test_an_action_belongs_to_the_interview_s_path_whatever_was_typed(
    counsellor: Session, path: InsertionPath, entry: InterviewEntry
) -> None:
    other = path_of(counsellor, "Piotr")
    save_interview(counsellor, replace(entry, done=[], added=[call(other)]))
    assert [one.path_id for one in counsellor.store.find(PlanAction, state=ActionState.OPEN)] == [
        path.id,
        path.id,
    ]


def test_what_is_typed_of_a_ticked_action_s_result_is_kept(
    counsellor: Session, path: InsertionPath, entry: InterviewEntry
) -> None:
    ticked = replace(entry.done[0], result=" Reçu une réponse ")
    save_interview(counsellor, replace(entry, done=[ticked]))
    assert counsellor.store.get(PlanAction, ticked.id).result == "Reçu une réponse"


def test_an_interview_alone_touches_neither_plan_nor_private_note(
    counsellor: Session, path: InsertionPath, entry: InterviewEntry
) -> None:
    stored = save_interview(counsellor, InterviewEntry(interview=entry.interview, private="à revoir"))
    changed = save_interview(counsellor, InterviewEntry(interview=replace(stored, note="Bref")))
    assert (changed.note, read_note(counsellor, stored.id)) == ("Bref", "à revoir")
    save_interview(counsellor, InterviewEntry(interview=changed, private=" "))
    assert not counsellor.store.find(PrivateNote, interview_id=stored.id)


def test_somebody_without_a_name_of_the_holder_plans_the_next_for_oneself(
    counsellor: Session, path: InsertionPath
) -> None:
    held = recorded(counsellor, path, FRIDAY)
    assert next_interview(counsellor, held, NEXT).user_id == counsellor.user.id
    assert next_interview(counsellor, replace(held, user_id=1), NEXT).user_id == 1


def test_one_excused_for_a_day_to_come_is_saved_with_its_next_appointment(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    at(clock, MONDAY, "9:00")
    stored = planned(counsellor, path, TUESDAY)
    excused = replace(stored, state=InterviewState.EXCUSED)
    save_interview(counsellor, InterviewEntry(interview=excused, next=NEXT))
    assert [(one.day, one.state) for one in counsellor.store.find(Interview)] == [
        (TUESDAY, InterviewState.EXCUSED),
        (THURSDAY, InterviewState.PLANNED),
    ]


def test_the_director_logs_an_interview_but_no_private_note(
    counsellor: Session, boss: Session, entry: InterviewEntry
) -> None:
    before = rows(counsellor.store)
    with refused(NotAllowed):
        save_interview(boss, entry)
    assert rows(counsellor.store) == before
    assert save_interview(boss, replace(entry, private=None)).id


def test_the_team_logs_nothing(counsellor: Session, entry: InterviewEntry) -> None:
    with refused(NotAllowed):
        save_interview(as_role(counsellor, Role.TEAM), entry)


def test_logging_a_missed_appointment_does_not_turn_it_into_the_next_one(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    stored = planned(counsellor, path, MONDAY)
    at(clock, TUESDAY, "9:00")
    with refused(Conflict, "notez d’abord ce qui s’est passé ce jour-là", field="day"):
        save_interview(counsellor, InterviewEntry(interview=replace(stored, day=THURSDAY)))
    missed = replace(stored, state=InterviewState.NO_SHOW)
    assert (
        save_interview(counsellor, InterviewEntry(interview=missed, next=NEXT)).state
        is InterviewState.NO_SHOW
    )
