"""Planning, holding and moving interviews: what took place is always accepted, what is planned keeps the rule."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed, RuleError
from app.insertion.entry_and_exit import close_path, open_path
from app.insertion.interviewing import (
    interview_warnings,
    move_interview,
    plan_interview,
    record_interview,
    remove_interview,
)
from app.insertion.interviews import Interview, InterviewMove, InterviewState, MovedBy, WeekFull
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import PrivateNote, write_note
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, appointment, path_of, planned, recorded, rows, setting
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, h, refused
from tests.builders import FixedClock

THURSDAY = date(2026, 11, 26)
WEDNESDAY = date(2026, 11, 25)
HELD, EXCUSED, CANCELLED, NO_SHOW = (
    InterviewState.HELD,
    InterviewState.EXCUSED,
    InterviewState.CANCELLED,
    InterviewState.NO_SHOW,
)


def test_an_appointment_is_planned_whatever_the_state_it_comes_with(
    counsellor: Session, path: InsertionPath
) -> None:
    stored = plan_interview(
        counsellor, appointment(path, TUESDAY, state=HELD, note=" À voir ", user_id=counsellor.user.id)
    )
    assert (stored.state, stored.note, stored.minutes, stored.end) == (
        InterviewState.PLANNED,
        "À voir",
        45,
        h("9:45"),
    )


def test_a_third_of_the_week_is_not_planned(counsellor: Session, path: InsertionPath) -> None:
    planned(counsellor, path, THURSDAY, "14:00")
    planned(counsellor, path, TUESDAY)
    with refused(
        WeekFull,
        "pour 2 au plus : mardi 24 novembre 2026 à 9 h et jeudi 26 novembre 2026 à 14 h.",
        field="day",
    ):
        planned(counsellor, path, WEDNESDAY)
    assert planned(counsellor, path_of(counsellor, "Piotr"), WEDNESDAY).id
    assert planned(counsellor, path, date(2026, 11, 30)).id


def test_one_held_outside_a_former_path_counts_in_the_parent_s_week(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    at(clock, WEDNESDAY, "18:00")
    recorded(counsellor, path, MONDAY)
    recorded(counsellor, path, TUESDAY)
    close_path(counsellor, path, exit_day=TUESDAY, outcome=Outcome.CDD_SHORT)
    second = open_path(counsellor, InsertionPath(parent_id=path.parent_id, entry_day=WEDNESDAY))
    with refused(WeekFull, "lundi 23 novembre 2026 à 9 h et mardi 24 novembre 2026 à 9 h"):
        planned(counsellor, second, THURSDAY)


def test_the_creche_may_allow_three_from_a_day_on(counsellor: Session, path: InsertionPath) -> None:
    setting(counsellor, "interviews_per_week", "3", date(2026, 11, 30))
    for day in (MONDAY, TUESDAY):
        planned(counsellor, path, day)
    with refused(WeekFull, "pour 2 au plus"):
        planned(counsellor, path, WEDNESDAY)
    for day in (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)):
        planned(counsellor, path, day)
    with refused(WeekFull, "3 entretiens sont déjà prévus ou tenus cette semaine-là, pour 3 au plus"):
        planned(counsellor, path, date(2026, 12, 3))


def test_a_third_that_took_place_is_recorded_with_a_warning(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    at(clock, THURSDAY, "18:00")
    recorded(counsellor, path, MONDAY)
    recorded(counsellor, path, TUESDAY)
    third = appointment(path, THURSDAY, state=HELD)
    (warning,) = interview_warnings(counsellor, third)
    assert "lundi 23 novembre" in warning.replace("\u00a0", " ")
    assert warning.endswith("L’entretien est noté tout de même.")
    assert record_interview(counsellor, third).state is HELD
    assert not interview_warnings(counsellor, replace(third, state=EXCUSED))


def test_two_interviews_of_one_parent_at_one_time_are_refused_planned_or_held(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    planned(counsellor, path, MONDAY)
    with refused(Conflict, "Ce parent a déjà un entretien lundi 23 novembre 2026 à 9 h", field="day"):
        planned(counsellor, path, MONDAY, "9:30")
    at(clock, TUESDAY, "9:00")
    with refused(Conflict, "Ce parent a déjà un entretien lundi 23 novembre 2026 à 9 h", field="day"):
        recorded(counsellor, path, MONDAY, "8:30")
    recorded(counsellor, path, MONDAY, "8:30", state=EXCUSED)
    recorded(counsellor, path, MONDAY, "9:45")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 8, 31), "L’entretien du 31 août 2026 vient avant l’entrée dans le parcours"),
        (FRIDAY, "Le 20 novembre 2026 est passé : notez plutôt ce qui s’est passé ce jour-là."),
    ],
)
def test_nothing_is_planned_before_the_entry_nor_in_the_past(
    counsellor: Session, path: InsertionPath, day: date, words: str
) -> None:
    with refused(InvalidEntry, words, field="day"):
        planned(counsellor, path, day)
    assert planned(counsellor, path, SUNDAY, "7:00").day == SUNDAY


def test_nothing_is_planned_nor_recorded_outside_the_path(counsellor: Session, path: InsertionPath) -> None:
    with refused(InvalidEntry, "vient avant l’entrée", field="day"):
        recorded(counsellor, path, date(2026, 8, 31))
    closed = close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    with refused(InvalidEntry, "vient après la sortie du parcours, le 20 novembre 2026", field="day"):
        recorded(counsellor, closed, SUNDAY)
    with refused(InvalidEntry, "rouvrez le parcours", field="day"):
        planned(counsellor, closed, MONDAY)
    assert recorded(counsellor, closed, FRIDAY).day == FRIDAY


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"start": -1}, "start", "de 0 h à 23 h 59"),
        ({"start": 1440}, "start", "de 0 h à 23 h 59"),
        ({"minutes": 0}, "minutes", "de 1 minute à 4 h"),
        ({"minutes": 241}, "minutes", "de 1 minute à 4 h"),
        ({"note": "x" * 100_000}, "note", "La note compte 100 000 signes, pour 10 000 au plus : abrégez"),
        ({"present": "x" * 101}, "present", "La liste des personnes présentes compte 101 signes"),
    ],
)
def test_what_no_interview_has_is_refused_by_its_field(
    counsellor: Session, path: InsertionPath, fields: dict[str, object], field: str, words: str
) -> None:
    with refused(InvalidEntry, words, field=field):
        plan_interview(counsellor, replace(appointment(path, TUESDAY), **fields))  # type: ignore[arg-type]
    with refused(InvalidEntry, words, field=field):
        record_interview(
            counsellor,
            replace(appointment(path, FRIDAY, state=HELD), **fields),  # type: ignore[arg-type]
        )


@pytest.mark.parametrize(("start", "minutes"), [(0, 1), (1439, 1), (0, 240), (540, 240), (1200, 240)])
def test_from_midnight_to_midnight_a_minute_to_four_hours_is_an_interview(
    counsellor: Session, path: InsertionPath, start: int, minutes: int
) -> None:
    wanted = replace(appointment(path, TUESDAY), start=start, minutes=minutes)
    assert plan_interview(counsellor, wanted).end == start + minutes


def test_emoji_and_text_from_right_to_left_come_back_whole(counsellor: Session, path: InsertionPath) -> None:
    note = "Famille \U0001f469\u200d\U0001f469\u200d\U0001f467 ravie 👍🏽 !\nبيت \u200fשם (ok)\u200f 🇫🇷 1\ufe0f\u20e3"
    stored = recorded(counsellor, path, FRIDAY, note=note, present="بيت")
    again = counsellor.store.get(Interview, stored.id)
    assert (again.note, again.present) == (note, "بيت")


def test_ten_thousand_signs_are_a_note(counsellor: Session, path: InsertionPath) -> None:
    assert recorded(counsellor, path, FRIDAY, note="é" * 10_000).note == "é" * 10_000


@pytest.mark.parametrize(("state", "word"), [(HELD, "tenu"), (NO_SHOW, "manqué")])
def test_nobody_comes_or_misses_on_a_day_to_come(
    counsellor: Session, path: InsertionPath, state: InterviewState, word: str
) -> None:
    with refused(InvalidEntry, f"Le 23 novembre 2026 est à venir : un entretien se note {word}", field="day"):
        recorded(counsellor, path, MONDAY, state=state)
    assert recorded(counsellor, path, SUNDAY, "8:15", state=state).state is state


@pytest.mark.parametrize("state", [HELD, NO_SHOW])
@pytest.mark.parametrize(
    ("now", "passes"), [("13:44", False), ("13:45", True), ("14:00", True), ("18:00", True)]
)
def test_an_interview_is_held_or_missed_from_a_quarter_of_an_hour_before_its_start(
    counsellor: Session, path: InsertionPath, now: str, state: InterviewState, passes: bool
) -> None:
    assert isinstance(counsellor.clock, FixedClock)
    counsellor.clock.set(datetime(2026, 11, 22, h(now) // 60, h(now) % 60))
    if passes:
        assert recorded(counsellor, path, SUNDAY, "14:00", state=state).state is state
    else:
        with refused(InvalidEntry, "L’entretien de 14 h n’a pas commencé", field="start"):
            recorded(counsellor, path, SUNDAY, "14:00", state=state)


@pytest.mark.parametrize("state", [EXCUSED, CANCELLED])
def test_word_may_be_given_beforehand(
    counsellor: Session, path: InsertionPath, state: InterviewState
) -> None:
    stored = planned(counsellor, path, TUESDAY)
    assert record_interview(counsellor, replace(stored, state=state)).state is state
    assert planned(counsellor, path, TUESDAY).id != stored.id


def test_moving_keeps_where_it_stood_and_who_asked(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    stored = planned(counsellor, path, TUESDAY)
    once = move_interview(counsellor, stored, WEDNESDAY, h("9:00"), asked_by=MovedBy.PARENT)
    at(clock, MONDAY, "9:00")
    twice = move_interview(counsellor, once, WEDNESDAY, h("15:00"))
    assert twice == replace(stored, day=WEDNESDAY, start=h("15:00"))
    first, second = counsellor.store.find(InterviewMove, interview_id=stored.id)
    assert (first.moved_on, first.from_day, first.from_start, first.asked_by) == (
        SUNDAY,
        TUESDAY,
        h("9:00"),
        MovedBy.PARENT,
    )
    assert (second.moved_on, second.from_day, second.from_start, second.asked_by) == (
        MONDAY,
        WEDNESDAY,
        h("9:00"),
        None,
    )


def test_a_move_into_a_full_week_is_refused_and_inside_its_own_is_not(
    counsellor: Session, path: InsertionPath
) -> None:
    planned(counsellor, path, MONDAY)
    second = planned(counsellor, path, TUESDAY)
    third = planned(counsellor, path, date(2026, 12, 1))
    with refused(WeekFull, "lundi 23 novembre 2026 à 9 h et mardi 24 novembre 2026 à 9 h", field="day"):
        move_interview(counsellor, third, THURSDAY, h("9:00"))
    assert counsellor.store.get(Interview, third.id) == third
    assert not counsellor.store.find(InterviewMove)
    assert move_interview(counsellor, second, THURSDAY, h("9:00")).day == THURSDAY


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        (FRIDAY, "9:00", "est passé"),
        (date(2026, 8, 31), "9:00", "vient avant l’entrée"),
        (MONDAY, "9:30", "Ce parent a déjà un entretien lundi 23 novembre 2026 à 9 h"),
        (TUESDAY, "9:00", "C’est déjà ce jour et cette heure"),
    ],
)
def test_a_move_that_planning_would_refuse_is_refused(
    counsellor: Session, path: InsertionPath, day: date, hour: str, words: str
) -> None:
    planned(counsellor, path, MONDAY)
    stored = planned(counsellor, path, TUESDAY)
    with refused(RuleError, words, field="day"):
        move_interview(counsellor, stored, day, h(hour))


def test_only_what_is_planned_is_moved_or_taken_away(counsellor: Session, path: InsertionPath) -> None:
    held = recorded(counsellor, path, FRIDAY)
    with refused(Conflict, "Seul un entretien prévu se déplace", field="day"):
        move_interview(counsellor, held, TUESDAY, h("9:00"))
    with refused(Conflict, "Cet entretien a eu une suite"):
        remove_interview(counsellor, held)


def test_an_appointment_taken_away_goes_with_its_moves_and_its_private_note(
    counsellor: Session, path: InsertionPath
) -> None:
    stored = move_interview(counsellor, planned(counsellor, path, MONDAY), TUESDAY, h("9:00"))
    write_note(counsellor, stored.id, "à préparer")
    before = rows(counsellor.store)
    remove_interview(counsellor, stored)
    for kind in (Interview, InterviewMove, PrivateNote):
        assert not counsellor.store.find(kind)
    counsellor.store.undo()
    assert rows(counsellor.store) == before


def test_an_hour_corrected_while_recording_keeps_its_trace_once(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    stored = planned(counsellor, path, MONDAY)
    at(clock, TUESDAY, "9:00")
    held = record_interview(counsellor, replace(stored, start=h("9:30"), state=HELD))
    (move,) = counsellor.store.find(InterviewMove)
    assert (move.moved_on, move.from_day, move.from_start) == (TUESDAY, MONDAY, h("9:00"))
    record_interview(counsellor, replace(held, start=h("9:40")))
    assert counsellor.store.find(InterviewMove) == [move]


def test_the_note_of_an_appointment_changes_and_another_hour_moves_it_with_its_trace(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    stored = planned(counsellor, path, MONDAY)
    at(clock, TUESDAY, "9:00")
    assert record_interview(counsellor, replace(stored, note="Apporter le CV")).note == "Apporter le CV"
    with refused(InvalidEntry, "est passé", field="day"):
        record_interview(counsellor, replace(stored, start=h("10:00")))
    moved = record_interview(counsellor, replace(stored, day=WEDNESDAY, start=h("10:00")))
    (move,) = counsellor.store.find(InterviewMove)
    assert (moved.day, move.from_day, move.from_start) == (WEDNESDAY, MONDAY, h("9:00"))


def test_an_interview_with_a_state_is_not_moved_to_another_day_but_planned_anew(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    stored = planned(counsellor, path, MONDAY)
    at(clock, TUESDAY, "9:00")
    excused = record_interview(counsellor, replace(stored, state=InterviewState.EXCUSED))
    with refused(Conflict, "prévoyez un nouveau rendez-vous", field="day"):
        record_interview(counsellor, replace(excused, state=InterviewState.PLANNED, day=WEDNESDAY))


def test_a_state_noted_by_mistake_becomes_planned_again_where_planning_allows(
    counsellor: Session, path: InsertionPath
) -> None:
    excused = recorded(counsellor, path, TUESDAY, state=EXCUSED)
    again = replace(excused, state=InterviewState.PLANNED)
    planned(counsellor, path, MONDAY)
    kept = planned(counsellor, path, WEDNESDAY)
    with refused(WeekFull, "lundi 23 novembre", field="day"):
        record_interview(counsellor, again)
    remove_interview(counsellor, kept)
    assert record_interview(counsellor, again).state is InterviewState.PLANNED
    held = recorded(counsellor, path, FRIDAY)
    with refused(InvalidEntry, "est passé", field="day"):
        record_interview(counsellor, replace(held, state=InterviewState.PLANNED))


def test_one_noted_as_planned_is_planned(counsellor: Session, path: InsertionPath) -> None:
    stored = recorded(counsellor, path, TUESDAY, state=InterviewState.PLANNED)
    assert stored.state is InterviewState.PLANNED
    assert counsellor.store.can_undo() == "plan_interview"
    recorded(counsellor, path, FRIDAY)
    assert counsellor.store.can_undo() == "record_interview"


def test_a_counsellor_with_two_parents_at_one_time_is_told_and_not_stopped(
    counsellor: Session, path: InsertionPath
) -> None:
    other = path_of(counsellor, "Piotr")
    hers = counsellor.user.id
    planned(counsellor, path, TUESDAY, user_id=hers)
    clash = appointment(other, TUESDAY, "9:30", user_id=hers)
    (warning,) = interview_warnings(counsellor, clash)
    assert warning.replace("\u00a0", " ") == (
        "Inès Faure a déjà un entretien mardi 24 novembre 2026 à 9 h avec Zofia Żółć."
    )
    for free in (
        replace(clash, user_id=None),
        replace(clash, user_id=1),
        replace(clash, start=h("9:45")),
        replace(clash, state=EXCUSED),
    ):
        assert not interview_warnings(counsellor, free)
    assert plan_interview(counsellor, clash).id


def test_the_team_plans_and_records_nothing(counsellor: Session, path: InsertionPath) -> None:
    stored = planned(counsellor, path, TUESDAY)
    team = as_role(counsellor, Role.TEAM)
    for deed in (
        lambda: plan_interview(team, stored),
        lambda: record_interview(team, stored),
        lambda: move_interview(team, stored, THURSDAY, h("9:00")),
        lambda: remove_interview(team, stored),
        lambda: interview_warnings(team, stored),
    ):
        with refused(NotAllowed):
            deed()


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"day": date(2031, 12, 1)}, "day", "à plus d’un an"),
        ({"start": h("23:45"), "minutes": 16}, "minutes", "après minuit"),
    ],
)
def test_what_can_hardly_be_is_refused_by_its_field(
    counsellor: Session, path: InsertionPath, fields: dict[str, object], field: str, words: str
) -> None:
    with refused(InvalidEntry, words, field=field):
        plan_interview(counsellor, replace(appointment(path, TUESDAY), **fields))  # type: ignore[arg-type]
