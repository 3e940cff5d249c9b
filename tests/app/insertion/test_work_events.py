"""Work events: hours kept whole, and the care they need, outwards to the quarter hour, nights and eves included."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.days import ONE_DAY, days_between
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.insertion.paths import InsertionPath
from app.insertion.work_events import (
    NeededCare,
    WorkEvent,
    WorkKind,
    WorkSpan,
    cancel_event,
    care_span,
    needed_care,
    save_event,
    week_of_event,
)
from app.session import Session
from app.spans import DAY, Span, spilling
from app.users import Role
from tests.app.insertion.records import SEPTEMBER, on, rows
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, refused, span

WEDNESDAY = date(2026, 11, 25)


def event(first: date = TUESDAY, last: date | None = TUESDAY, travel: int = 0, path_id: int = 1) -> WorkEvent:
    """Of one day unless told otherwise."""
    return WorkEvent(
        path_id=path_id,
        kind=WorkKind.JOB_INTERVIEW,
        label="Entretien Carrefour",
        first_day=first,
        last_day=last,
        travel=travel,
    )


@pytest.mark.parametrize(
    ("hours", "travel", "care"),
    [
        ("9:00-10:00", 0, "9:00-10:00"),
        ("9:00-10:00", 30, "8:30-10:30"),
        ("9:00-10:00", 20, "8:30-10:30"),
        ("9:10-9:50", 0, "9:00-10:00"),
        ("9:14-9:16", 0, "9:00-9:30"),
        ("20:00-28:00", 45, "19:15-28:45"),
        ("0:15-6:00", 15, "0:00-6:15"),
    ],
)
def test_the_care_is_the_hours_and_the_way_outwards_to_the_quarter_hour(
    hours: str, travel: int, care: str
) -> None:
    assert care_span(span(*hours.split("-")), travel) == span(*care.split("-"))


@given(start=st.integers(0, DAY - 1), length=st.integers(1, DAY), travel=st.integers(0, 240))
def test_the_care_always_covers_and_never_by_more_than_a_quarter_hour(
    start: int, length: int, travel: int
) -> None:
    care = care_span(Span(start, start + length), travel)
    assert 0 <= start - travel - care.start < 15
    assert 0 <= care.end - (start + length + travel) < 15
    assert care.start % 15 == care.end % 15 == 0


def test_a_dated_event_needs_care_that_day() -> None:
    care = needed_care(event(travel=20), on(1, "9:00-10:00", "14:00-15:00"))
    assert care == NeededCare(
        first_day=TUESDAY,
        last_day=TUESDAY,
        week={1: (span("8:30", "10:30"), span("13:30", "15:30"))},
    )
    assert care.is_dated


def test_cares_that_touch_are_one() -> None:
    week = on(1, "9:00-10:00", "10:30-11:00")
    assert needed_care(event(travel=15), week).week == {1: (span("8:45", "11:15"),)}
    assert needed_care(event(travel=0), week).week == {1: (span("9:00", "10:00"), span("10:30", "11:00"))}


def test_care_that_begins_before_midnight_is_the_eve_s() -> None:
    care = needed_care(event(travel=30), on(1, "0:10-6:00"))
    assert (care.first_day, care.last_day, care.week) == (MONDAY, MONDAY, {0: (span("23:30", "30:30"),)})
    assert care.is_dated


def test_of_one_day_the_eve_and_the_day_itself_may_both_be_needed() -> None:
    care = needed_care(event(travel=30), on(1, "0:10-2:00", "9:00-12:00"))
    assert (care.first_day, care.last_day) == (MONDAY, TUESDAY)
    assert care.week == {0: (span("23:30", "26:30"),), 1: (span("8:30", "12:30"),)}


def test_what_the_eve_s_night_covers_is_not_asked_for_twice() -> None:
    care = needed_care(event(travel=30), on(1, "0:10-3:00", "3:20-6:00"))
    assert care.week == {0: (span("23:30", "27:30"),), 1: (span("3:30", "6:30"),)}
    inside = needed_care(event(travel=60), on(1, "0:10-3:01", "3:01-3:10"))
    assert (inside.first_day, inside.last_day) == (MONDAY, MONDAY)
    assert inside.week == {0: (span("23:00", "28:15"),)}
    nights = {0: (span("20:00", "28:00"),), 1: (span("5:00", "8:00"),)}
    weekly = needed_care(event(MONDAY, None, 45), nights)
    assert weekly.week == {0: (span("19:15", "28:45"),), 1: (span("4:45", "8:45"),)}


def test_a_weekly_night_that_begins_on_the_eve_is_cared_for_from_the_first_one_on() -> None:
    care = needed_care(event(MONDAY, date(2026, 12, 14), 30), on(0, "0:10-6:00"))
    assert (care.first_day, care.last_day) == (SUNDAY, date(2026, 12, 14))
    assert care.week == {6: (span("23:30", "30:30"),)}
    until_sunday = needed_care(event(MONDAY, date(2026, 12, 13), 30), on(0, "0:10-6:00"))
    assert until_sunday.last_day == date(2026, 12, 12)
    for_ever = needed_care(event(TUESDAY, None, 30), on(0, "0:10-6:00"))
    assert (for_ever.first_day, for_ever.last_day) == (TUESDAY, None)


def test_a_day_longer_than_twenty_four_hours_is_refused() -> None:
    with refused(InvalidEntry, "l’accueil du mardi durerait plus de 24 heures", field="travel"):
        needed_care(event(travel=15), on(1, "8:00-31:45"))
    assert needed_care(event(), on(1, "8:00-32:00")).week == {1: (span("8:00", "32:00"),)}
    with refused(InvalidEntry, "l’accueil du lundi durerait plus de 24 heures", field="travel"):
        needed_care(event(travel=60), on(1, "0:30-23:00"))
    with refused(InvalidEntry, "plus de 24 heures", field="travel"):
        needed_care(event(travel=15), on(1, "0:15-12:00", "12:30-30:00"))


WEEKS = st.dictionaries(
    st.integers(0, 6),
    st.lists(
        st.tuples(st.integers(0, DAY - 1), st.integers(1, 700)).map(
            lambda pair: Span(pair[0], pair[0] + pair[1])
        ),
        min_size=1,
        max_size=2,
    ),
    min_size=1,
    max_size=4,
)


def minutes(days: Iterator[tuple[date, Sequence[Span]]]) -> set[int]:
    """Every minute, counted from the first day of all."""
    return {
        day.toordinal() * DAY + minute
        for day, spans in days
        for one in spans
        for minute in range(one.start, one.end)
    }


def times(
    week: Mapping[int, Sequence[Span]], first: date, last: date
) -> Iterator[tuple[date, Sequence[Span]]]:
    return ((day, week.get(day.weekday(), ())) for day in days_between(first, last))


@given(week=WEEKS, travel=st.integers(0, 240), offset=st.integers(0, 6), length=st.integers(0, 20))
def test_each_time_of_any_event_is_covered_and_no_two_cares_overlap(
    week: Mapping[int, Sequence[Span]], travel: int, offset: int, length: int
) -> None:
    assume(spilling([week.get(weekday, ()) for weekday in range(7)]) is None)
    first = MONDAY + timedelta(days=offset)
    last = first + timedelta(days=length)
    if length == 0:
        week = {first.weekday(): next(iter(week.values()))}
    try:
        care = needed_care(event(first, last, travel), week)
    except InvalidEntry:
        assume(False)
    wanted = minutes(
        (day, [Span(one.start - travel, one.end + travel) for one in spans])
        for day, spans in times(week, first, last)
    )
    assert care.last_day is not None
    given_days = list(times(care.week, care.first_day, care.last_day))
    assert wanted <= minutes(iter(given_days))
    assert sum(one.minutes for _, spans in given_days for one in spans) == len(minutes(iter(given_days)))
    assert spilling([care.week.get(weekday, ()) for weekday in range(7)]) is None
    inside = minutes(times(care.week, first + 2 * ONE_DAY, last - 3 * ONE_DAY)) if length > 5 else set()
    assert all(any(near in wanted for near in range(minute - 14, minute + 15)) for minute in inside)


def test_an_event_is_kept_with_its_hours_whole(counsellor: Session, path: InsertionPath) -> None:
    week = {1: (span("14:00", "17:00"), span("9:00", "12:00")), 3: (span("20:00", "28:00"),)}
    wanted = replace(event(TUESDAY, None, 20, path.id), label=" Formation  Greta ", note="Salle 2")
    stored = save_event(counsellor, wanted, week)
    assert (stored.label, stored.is_dated) == ("Formation Greta", False)
    kept = week_of_event(counsellor.store.find(WorkSpan))
    assert kept == {1: (span("9:00", "12:00"), span("14:00", "17:00")), 3: (span("20:00", "28:00"),)}
    before = rows(counsellor.store)
    save_event(counsellor, replace(stored, travel=0), on(4, "9:00-12:00"))
    assert week_of_event(counsellor.store.find(WorkSpan)) == {4: (span("9:00", "12:00"),)}
    counsellor.store.undo()
    assert rows(counsellor.store) == before


def test_an_event_may_be_of_the_entry_s_own_day_four_hours_away(
    counsellor: Session, path: InsertionPath
) -> None:
    stored = save_event(counsellor, event(SEPTEMBER, SEPTEMBER, 240, path.id), on(1, "9:00-12:00"))
    assert (stored.first_day, stored.travel) == (path.entry_day, 240)


@pytest.mark.parametrize(
    ("fields", "week", "field", "words"),
    [
        (
            {"first_day": date(2026, 8, 25), "last_day": date(2026, 8, 25)},
            on(1, "9:00-12:00"),
            "first_day",
            "avant l’entrée",
        ),
        ({"last_day": MONDAY}, on(1, "9:00-12:00"), "last_day", "vient avant le premier"),
        ({"travel": -1}, on(1, "9:00-12:00"), "travel", "de 0 à 240 minutes"),
        ({"travel": 241}, on(1, "9:00-12:00"), "travel", "de 0 à 240 minutes"),
        ({"label": " "}, on(1, "9:00-12:00"), "label", "Il manque le libellé"),
        ({"note": "x" * 100_000}, on(1, "9:00-12:00"), "note", "100 000 signes"),
        ({}, {}, "week", "Il manque les heures"),
        ({}, {1: ()}, "week", "Il manque les heures"),
        ({}, on(2, "9:00-12:00"), "week", "Les heures d’un seul jour se notent ce jour-là"),
        ({}, on(1, "12:00-9:00"), "span", "La fin de la plage"),
        ({"travel": 60, "kind": WorkKind.TRAINING}, on(1, "8:00-31:30"), "travel", "plus de 24 heures"),
    ],
)
def test_an_event_that_can_not_be_is_refused_by_its_field(
    counsellor: Session,
    path: InsertionPath,
    *,
    fields: dict[str, object],
    week: Mapping[int, Sequence[Span]],
    field: str,
    words: str,
) -> None:
    with refused(InvalidEntry, words, field=field):
        save_event(counsellor, replace(event(path_id=path.id), **fields), week)  # type: ignore[arg-type]
    assert not counsellor.store.find(WorkEvent)


def test_hours_that_overlap_are_refused_by_naming_both(counsellor: Session, path: InsertionPath) -> None:
    week = {0: (span("20:00", "29:00"),), 1: (span("4:00", "8:00"),)}
    with refused(Conflict, "Les heures du lundi 20 h–5 h et du mardi 4 h–8 h se chevauchent", field="week"):
        save_event(counsellor, event(MONDAY, None, path_id=path.id), week)


def test_an_event_is_cancelled_once_and_nothing_is_deleted(counsellor: Session, path: InsertionPath) -> None:
    stored = save_event(counsellor, event(path_id=path.id), on(1, "9:00-12:00"))
    cancelled = cancel_event(counsellor, stored, SUNDAY)
    assert cancelled == replace(stored, cancelled_on=SUNDAY)
    assert len(counsellor.store.find(WorkSpan)) == 1
    with refused(Conflict, "déjà annulé depuis le 22 novembre 2026"):
        cancel_event(counsellor, stored, SUNDAY)


def test_the_team_keeps_no_work_agenda(counsellor: Session, path: InsertionPath) -> None:
    stored = save_event(counsellor, event(path_id=path.id), on(1, "9:00-12:00"))
    team = as_role(counsellor, Role.TEAM)
    with refused(NotAllowed):
        save_event(team, stored, on(1, "9:00-12:00"))
    with refused(NotAllowed):
        cancel_event(team, stored, SUNDAY)


@pytest.mark.parametrize(
    ("hours", "passes"), [("8:00-18:00", True), ("8:00-18:01", False), ("18:00-33:00", False)]
)
def test_a_job_interview_lasts_no_night(
    counsellor: Session, path: InsertionPath, hours: str, passes: bool
) -> None:
    wanted = event(path_id=path.id)
    if passes:
        assert save_event(counsellor, wanted, on(1, hours)).id
    else:
        with refused(InvalidEntry, "vérifiez ses heures", field="spans"):
            save_event(counsellor, wanted, on(1, hours))
