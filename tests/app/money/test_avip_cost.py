"""What AVIP costs: opening beyond the ordinary span, interviews with their preparation, persons at meetings."""

from datetime import date

import pytest

from app.insertion.interviews import Interview, InterviewState
from app.insertion.meetings import Meeting, MeetingState
from app.money.avip_cost import (
    COSTS,
    ORDINARY,
    ORDINARY_DAYS,
    PREPARATION,
    AvipMonth,
    CostKind,
    CostLine,
    beyond,
    insertion_line,
    meeting_line,
    opening_line,
)
from app.money.tariffs import TariffBook
from app.settings import Setting
from app.spans import Span
from tests.app.creche import Creche, day
from tests.app.money.scales import OCTOBER, book, typed

WEEK = frozenset(range(5))
ORDINARILY = Span(450, 1110)
"""7:30–18:30."""
COSTED = book(
    typed(ORDINARY, "07:30-18:30"),
    typed(COSTS[CostKind.OPENING], "6401"),
    typed(COSTS[CostKind.INSERTION], "3000"),
    typed(COSTS[CostKind.MEETING], "2500"),
)


@pytest.mark.parametrize(
    ("opening", "minutes"),
    [
        ("7:30-18:30", 0),
        ("7:29-18:31", 2),
        ("7:31-18:29", 0),
        ("6:00-20:00", 180),
        ("5:00-6:00 20:00-22:00", 180),
        ("22:00-30:00", 480),
        ("22:00-32:00", 570),  # until 8:00: half an hour of it is the morrow's ordinary one
    ],
)
def test_opening_minutes_outside_the_ordinary_span_are_beyond(opening: str, minutes: int) -> None:
    creche = Creche()
    creche.opens(opening)
    assert beyond(creche.calendar().on(day(5)), ORDINARILY, WEEK) == minutes


@pytest.mark.parametrize(
    ("on", "holiday", "minutes"), [(9, False, 180), (10, False, 840), (9, True, 840), (11, False, 840)]
)
def test_a_day_outside_the_ordinary_week_is_beyond_whole(on: int, holiday: bool, minutes: int) -> None:
    creche = Creche()
    creche.opens("6:00-20:00", weekdays=range(7))
    if holiday:
        creche.holiday(day(on), opens=True)
    assert beyond(creche.calendar().on(day(on)), ORDINARILY, WEEK) == minutes


def test_the_opening_counts_the_days_and_minutes_beyond() -> None:
    creche = Creche()
    creche.opens("6:00-20:00", weekdays=(0, 2))
    creche.opens("8:00-18:00", weekdays=(1,))
    days = creche.calendar().between(day(5), day(11))
    line = opening_line(COSTED, days, OCTOBER)
    assert (line.count, line.minutes, line.cents) == (2, 360, 6 * 6401)


def test_without_the_ordinary_span_nothing_is_said_of_the_opening() -> None:
    line = opening_line(TariffBook([]), [], OCTOBER)
    assert (line.cents, [lack.what for lack in line.missing]) == (
        None,
        ["l’ouverture ordinaire", "le coût d’une heure d’ouverture en plus"],
    )


def interview(number: int, state: InterviewState, minutes: int = 45) -> Interview:
    return Interview(id=number, path_id=1, day=day(number), start=540, minutes=minutes, state=state)


def test_only_interviews_held_count_with_the_preparation_that_the_creche_counts() -> None:
    held = [interview(5, InterviewState.HELD), interview(6, InterviewState.HELD, 50)]
    others = [interview(number, state) for number, state in enumerate(InterviewState, 7)]
    both = [*held, *(one for one in others if one.state is not InterviewState.HELD)]
    line = insertion_line(COSTED, both, OCTOBER)
    assert (line.count, line.minutes, line.cents) == (2, 95, 4750)
    prepared = TariffBook([*typed_rows(COSTED), typed(PREPARATION, "20")])
    assert insertion_line(prepared, both, OCTOBER).minutes == 135


def typed_rows(figures: TariffBook) -> list[Setting]:
    return [row for tariff in (ORDINARY, *COSTS.values()) for row in figures.typed(tariff)]


def test_meetings_held_count_once_for_each_person_of_the_creche() -> None:
    def meeting(number: int, state: MeetingState, minutes: int | None) -> Meeting:
        return Meeting(id=number, day=day(number), minutes=minutes, state=state)

    meetings = [
        meeting(5, MeetingState.HELD, 90),
        meeting(6, MeetingState.HELD, 61),
        meeting(7, MeetingState.PLANNED, 60),
        meeting(8, MeetingState.CANCELLED, 60),
        meeting(9, MeetingState.HELD, 30),
    ]
    line = meeting_line(COSTED, meetings, {5: 3, 6: 1, 7: 5, 8: 5}, OCTOBER)
    assert (line.count, line.minutes, line.cents) == (3, 331, 13_792)


def test_hours_without_their_cost_are_named_and_no_hours_cost_nothing() -> None:
    bare = book(typed(ORDINARY, "07:30-18:30"))
    line = insertion_line(bare, [interview(5, InterviewState.HELD)], OCTOBER)
    assert (line.cents, [lack.what for lack in line.missing]) == (None, ["le coût d’une heure d’entretien"])
    assert insertion_line(bare, [], OCTOBER).cents == 0


def test_the_months_cost_is_whole_or_not_said() -> None:
    known = CostLine(kind=CostKind.OPENING, count=0, minutes=0, hourly=None)
    unknown = insertion_line(book(), [interview(5, InterviewState.HELD)], OCTOBER)
    assert AvipMonth(lines=(known, known), places=1).cents == 0
    assert AvipMonth(lines=(known, unknown), places=1).cents is None


def test_the_ordinary_week_is_monday_to_friday_until_the_creche_types_another() -> None:
    found = TariffBook([]).on(ORDINARY_DAYS, date(2026, 1, 1))
    assert found is not None
    assert found.value == WEEK
