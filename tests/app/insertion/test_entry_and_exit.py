"""Entry and exit: nothing noted falls outside the path; an exit takes along the engagement and what was planned."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.days import Month
from app.errors import Conflict, InvalidEntry, NotAllowed, NotFound
from app.families.parents import end_parent, tie_parent
from app.families.records import Parent
from app.insertion.actions import finish_action
from app.insertion.engagements import EndReason, Engagement
from app.insertion.engaging import end_engagement, sign
from app.insertion.entry_and_exit import (
    change_path,
    close_path,
    keep_place,
    open_path,
    planned_after,
    reopen_path,
)
from app.insertion.interviewing import move_interview
from app.insertion.interviews import Interview, InterviewMove, InterviewState
from app.insertion.job_spells import JobKind, JobSpell, save_spell
from app.insertion.needs import Closing, Intensity, Need, Theme, close_need, open_need
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import PrivateNote, write_note
from app.insertion.quota import children_of, share_of
from app.insertion.situations import Situation, Work, note_situation
from app.insertion.work_events import WorkEvent, WorkKind, save_event
from app.report.building import build
from app.report.month_facts import facts_between
from app.session import Session
from app.settings import settings_on
from app.users import Role
from tests.app.insertion.records import (
    FRIDAY,
    SEPTEMBER,
    agreed,
    child_of,
    on,
    path_of,
    planned,
    recorded,
    rows,
    setting,
)
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, enrolled, h, refused, span
from tests.builders import FixedClock

FIRST, LAST = date(2026, 10, 5), date(2026, 11, 9)
"""A first and a last day of which something is noted."""


def situation(session: Session, path: InsertionPath, day: date) -> None:
    note_situation(session, Situation(path_id=path.id, day=day, work=Work.JOB_SEEKING))


def need(session: Session, path: InsertionPath, day: date) -> Need:
    return open_need(session, Need(path_id=path.id, theme=Theme.HOUSING, opened_on=day), Intensity.HIGH)


def spell(session: Session, path: InsertionPath, day: date) -> None:
    save_spell(session, JobSpell(path_id=path.id, kind=JobKind.CDI, first_day=day))


def event(session: Session, path: InsertionPath, day: date) -> None:
    made = WorkEvent(path_id=path.id, kind=WorkKind.TRIAL, label="Essai", first_day=day, last_day=day)
    save_event(session, made, on(day.weekday(), "9:00-12:00"))


def closed_need(session: Session, path: InsertionPath, day: date) -> None:
    close_need(session, need(session, path, SEPTEMBER), day, Closing.LIFTED)


def finished(session: Session, path: InsertionPath, day: date) -> None:
    finish_action(session, agreed(session, path, SEPTEMBER), day)


Noting = Callable[[Session, InsertionPath, date], object]
NOTED: dict[str, Noting] = {
    "un entretien": recorded,
    "un engagement qui commence": sign,
    "une situation": situation,
    "un besoin": need,
    "une action": agreed,
}
LATE: dict[str, Noting] = {"la fin d’un besoin": closed_need, "la fin d’une action": finished}
EARLY: dict[str, Noting] = {"un emploi": spell, "un rendez-vous de travail": event}


@pytest.mark.parametrize("what", [*NOTED, *EARLY])
def test_an_entry_after_what_was_noted_is_refused(
    counsellor: Session, path: InsertionPath, what: str
) -> None:
    {**NOTED, **EARLY}[what](counsellor, path, FIRST)
    with refused(InvalidEntry, f"compte déjà {what} le 5 octobre 2026", field="entry_day"):
        change_path(counsellor, replace(path, entry_day=date(2026, 10, 6)))
    assert change_path(counsellor, replace(path, entry_day=FIRST)).entry_day == FIRST


@pytest.mark.parametrize("what", [*NOTED, *LATE])
def test_an_exit_before_what_was_noted_is_refused(
    counsellor: Session, path: InsertionPath, what: str
) -> None:
    {**NOTED, **LATE}[what](counsellor, path, LAST)
    with refused(InvalidEntry, f"compte encore {what} le 9 novembre 2026", field="exit_day"):
        close_path(counsellor, path, exit_day=date(2026, 11, 8), outcome=Outcome.CDI)
    with refused(InvalidEntry, f"compte encore {what}", field="exit_day"):
        change_path(counsellor, replace(path, exit_day=date(2026, 11, 8), outcome=Outcome.CDI))
    assert close_path(counsellor, path, exit_day=LAST, outcome=Outcome.CDI).exit_day == LAST


@pytest.mark.parametrize("what", EARLY)
def test_a_job_or_its_hours_may_come_after_the_exit(
    counsellor: Session, path: InsertionPath, what: str
) -> None:
    EARLY[what](counsellor, path, LAST)
    assert close_path(counsellor, path, exit_day=FIRST, outcome=Outcome.CDI).exit_day == FIRST


def test_an_entry_after_an_appointment_is_refused(counsellor: Session, path: InsertionPath) -> None:
    planned(counsellor, path, TUESDAY)
    with refused(InvalidEntry, "un entretien le 24 novembre 2026", field="entry_day"):
        change_path(counsellor, replace(path, entry_day=date(2026, 11, 25)))


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (Outcome.CDI, EndReason.JOB),
        (Outcome.SUBSIDISED_JOB, EndReason.JOB),
        (Outcome.QUALIFYING_TRAINING, EndReason.TRAINING),
        (Outcome.MOVED_AWAY, EndReason.MOVED),
        (Outcome.CHILD_AT_SCHOOL, EndReason.CHILD_LEFT),
        (Outcome.BREACH, EndReason.BREACH),
        (Outcome.OTHER_INSERTION, EndReason.OTHER),
        (Outcome.NO_SOLUTION, EndReason.OTHER),
        (Outcome.LONG_ILLNESS, EndReason.OTHER),
    ],
)
def test_an_exit_ends_the_engagement_for_its_own_reason(
    counsellor: Session, path: InsertionPath, outcome: Outcome, reason: EndReason
) -> None:
    engagement = sign(counsellor, path, SEPTEMBER)
    close_path(counsellor, path, exit_day=FRIDAY, outcome=outcome)
    ended = counsellor.store.get(Engagement, engagement.id)
    assert (ended.ended_on, ended.end_reason, ended.last_day) == (FRIDAY, reason, date(2026, 11, 30))


def test_an_outcome_that_the_creche_counts_as_a_job_ends_the_engagement_with_a_job(
    counsellor: Session, path: InsertionPath
) -> None:
    setting(counsellor, "outcome.other_insertion", "transition")
    engagement = sign(counsellor, path, SEPTEMBER)
    close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.OTHER_INSERTION)
    assert counsellor.store.get(Engagement, engagement.id).end_reason is EndReason.JOB


def test_an_exit_on_the_term_ends_nothing_early(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    engagement = sign(counsellor, path, SEPTEMBER)
    at(clock, date(2026, 12, 1), "9:00")
    close_path(counsellor, path, exit_day=date(2026, 11, 30), outcome=Outcome.CDI)
    assert counsellor.store.get(Engagement, engagement.id) == engagement


def test_an_exit_takes_the_appointments_after_it_out_of_the_agenda(
    counsellor: Session, path: InsertionPath
) -> None:
    today = planned(counsellor, path, SUNDAY, "10:00")
    moved = move_interview(counsellor, planned(counsellor, path, MONDAY), TUESDAY, h("9:00"))
    write_note(counsellor, moved.id, "à préparer")
    later = planned(counsellor, path, date(2026, 12, 1))
    assert planned_after(counsellor, path, SUNDAY) == [moved, later]
    close_path(counsellor, path, exit_day=SUNDAY, outcome=Outcome.CDI)
    assert counsellor.store.find(Interview) == [today]
    assert not counsellor.store.find(InterviewMove)
    assert not counsellor.store.find(PrivateNote)


def test_all_that_goes_with_an_exit_comes_back_when_it_is_undone(
    counsellor: Session, path: InsertionPath
) -> None:
    sign(counsellor, path, SEPTEMBER)
    planned(counsellor, path, TUESDAY)
    before = rows(counsellor.store)
    close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    assert rows(counsellor.store) != before
    counsellor.store.undo()
    assert rows(counsellor.store) == before


def test_an_exit_taken_back_later_gives_the_engagement_its_term_again(
    counsellor: Session, path: InsertionPath
) -> None:
    engagement = sign(counsellor, path, SEPTEMBER)
    closed = close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    assert reopen_path(counsellor, closed) == path
    assert counsellor.store.get(Engagement, engagement.id) == engagement


def test_an_exit_emptied_in_the_path_s_form_is_taken_back_too(
    counsellor: Session, path: InsertionPath
) -> None:
    engagement = sign(counsellor, path, SEPTEMBER)
    closed = close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    assert change_path(counsellor, replace(closed, exit_day=None, outcome=None)) == path
    assert counsellor.store.get(Engagement, engagement.id) == engagement


def test_a_corrected_exit_corrects_the_engagement_s_end(counsellor: Session, path: InsertionPath) -> None:
    engagement = sign(counsellor, path, SEPTEMBER)
    closed = close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    change_path(counsellor, replace(closed, exit_day=SUNDAY))
    assert counsellor.store.get(Engagement, engagement.id).ended_on == SUNDAY
    change_path(counsellor, replace(closed, exit_day=LAST, outcome=Outcome.BREACH))
    ended = counsellor.store.get(Engagement, engagement.id)
    assert (ended.ended_on, ended.end_reason) == (LAST, EndReason.BREACH)


def test_an_engagement_that_had_ended_by_itself_stays_ended(counsellor: Session, path: InsertionPath) -> None:
    engagement = end_engagement(counsellor, sign(counsellor, path, SEPTEMBER), LAST, EndReason.PARENT_WISH)
    closed = close_path(counsellor, path, exit_day=LAST, outcome=Outcome.CDI)
    reopen_path(counsellor, closed)
    assert counsellor.store.get(Engagement, engagement.id) == engagement


def test_an_exit_noted_from_the_path_s_form_does_what_an_exit_does(
    counsellor: Session, path: InsertionPath
) -> None:
    engagement = sign(counsellor, path, SEPTEMBER)
    planned(counsellor, path, TUESDAY)
    change_path(counsellor, replace(path, exit_day=FRIDAY, outcome=Outcome.CDI))
    assert counsellor.store.get(Engagement, engagement.id).ended_on == FRIDAY
    assert not counsellor.store.find(Interview)


def test_a_changed_referent_leaves_the_exit_and_the_engagement_alone(
    counsellor: Session, path: InsertionPath
) -> None:
    engagement = sign(counsellor, path, SEPTEMBER)
    closed = close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    ended = counsellor.store.get(Engagement, engagement.id)
    changed = change_path(counsellor, replace(closed, referent_id=counsellor.user.id))
    assert (changed.exit_day, changed.referent_id) == (FRIDAY, counsellor.user.id)
    assert counsellor.store.get(Engagement, engagement.id) == ended


def test_an_exit_is_not_taken_back_once_another_path_follows(
    counsellor: Session, path: InsertionPath
) -> None:
    closed = close_path(counsellor, path, exit_day=LAST, outcome=Outcome.CDI)
    open_path(counsellor, InsertionPath(parent_id=path.parent_id, entry_day=date(2026, 11, 10)))
    with refused(Conflict, "depuis le 10 novembre 2026"):
        reopen_path(counsellor, closed)


def test_a_second_path_years_later_has_terms_of_its_own(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    sign(counsellor, path, SEPTEMBER)
    recorded(counsellor, path, FRIDAY)
    close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDD_SHORT)
    at(clock, date(2029, 3, 5), "9:00")
    second = open_path(counsellor, InsertionPath(parent_id=path.parent_id, entry_day=date(2029, 3, 1)))
    engagement = sign(counsellor, second, date(2029, 3, 1))
    assert (engagement.origin, engagement.last_day, engagement.renewal) == (
        date(2029, 3, 1),
        date(2029, 5, 31),
        0,
    )
    with refused(InvalidEntry, "vient avant l’entrée", field="day"):
        recorded(counsellor, second, date(2029, 2, 28))


def test_a_place_made_permanent_has_its_day_and_can_be_taken_back(
    counsellor: Session, path: InsertionPath
) -> None:
    kept = keep_place(counsellor, path, SUNDAY)
    assert kept.place_kept_on == SUNDAY
    assert counsellor.store.can_undo() == "keep_place"
    assert keep_place(counsellor, kept, None) == path
    assert counsellor.store.can_undo() == "unkeep_place"
    with refused(InvalidEntry, "vient avant l’entrée", field="place_kept_on"):
        keep_place(counsellor, path, date(2026, 8, 31))
    with refused(InvalidEntry, "est à venir", field="place_kept_on"):
        keep_place(counsellor, path, MONDAY)
    assert keep_place(counsellor, path, SEPTEMBER).place_kept_on == SEPTEMBER


def test_a_path_may_end_with_the_parent_s_file_and_not_after(
    counsellor: Session, path: InsertionPath
) -> None:
    closed = close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    end_parent(counsellor, counsellor.store.get(Parent, path.parent_id), FRIDAY)
    assert change_path(counsellor, replace(closed, outcome=Outcome.CDD_SHORT)).exit_day == FRIDAY
    with refused(Conflict, "terminé depuis le 20 novembre 2026"):
        change_path(counsellor, replace(closed, exit_day=SUNDAY))
    with refused(Conflict, "terminé depuis le 20 novembre 2026"):
        reopen_path(counsellor, closed)


def test_two_parents_of_one_child_may_each_be_on_a_path_and_the_child_counts_once(
    counsellor: Session, boss: Session, path: InsertionPath
) -> None:
    one = child_of(counsellor, path)
    second = path_of(counsellor, "Piotr", date(2026, 11, 2))
    tie_parent(counsellor, one, counsellor.store.get(Parent, second.parent_id))
    enrolled(boss, one, span("8:30", "17:00"))
    close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    november = Month(year=2026, month=11)
    facts = facts_between(counsellor.store, november.first, november.last)
    share = share_of(children_of(facts, november, settings_on(counsellor, november.first)))
    assert (share.numerator, share.denominator) == (1, 1)
    assert build(counsellor, november).quota.places.numerator == 1  # Piotr's path is still open on the 30th


def test_an_outcome_without_a_path_is_refused_with_a_sentence(
    counsellor: Session, path: InsertionPath
) -> None:
    nowhere = replace(path, id=99)
    with refused(NotFound, "n’est plus dans le dossier"):
        close_path(counsellor, nowhere, exit_day=FRIDAY, outcome=Outcome.CDI)
    with refused(NotFound, "n’est plus dans le dossier"):
        change_path(counsellor, replace(nowhere, exit_day=FRIDAY, outcome=Outcome.CDI))
    with refused(NotFound, "n’est plus dans le dossier"):
        recorded(counsellor, nowhere, FRIDAY)


def test_the_team_opens_and_closes_no_path(counsellor: Session, path: InsertionPath) -> None:
    team = as_role(counsellor, Role.TEAM)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: open_path(team, path),
        lambda: change_path(team, path),
        lambda: close_path(team, path, exit_day=FRIDAY, outcome=Outcome.CDI),
        lambda: reopen_path(team, path),
        lambda: keep_place(team, path, SUNDAY),
        lambda: planned_after(team, path, SUNDAY),
    )
    for deed in deeds:
        with refused(NotAllowed):
            deed()


def test_an_interview_that_never_got_a_state_does_not_hold_up_an_exit(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    planned(counsellor, path, TUESDAY)
    at(clock, date(2026, 11, 30), "9:00")
    closed = close_path(counsellor, path, exit_day=date(2026, 11, 27), outcome=Outcome.CDI)
    (left,) = counsellor.store.find(Interview)
    assert (left.day, left.state, closed.open_on(left.day)) == (TUESDAY, InterviewState.PLANNED, True)
