"""Appointments as people type them: a day and an hour in a few signs, a series in a sentence, an action and its day."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidEntry
from app.insertion.interview_entry import Appointment
from ui.typed_appointment import (
    TypedSeries,
    read_action,
    read_appointment,
    read_series,
    told_appointment,
    write_appointment,
)

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day", "start", "minutes"),
    [
        ("ven 9h", "2026-11-27", 540, 45),
        ("ven. 9 h", "2026-11-27", 540, 45),
        ("vendredi 9:30", "2026-11-27", 570, 45),
        ("demain 14h30", "2026-11-24", 870, 45),
        ("auj 14h", "2026-11-23", 840, 45),
        ("hier 9h 30 min", "2026-11-22", 540, 30),
        ("3/12 9h30, 60 min", "2026-12-03", 570, 60),
        ("3/12/2026 930", "2026-12-03", 570, 45),
        ("+7 à 10h", "2026-11-30", 600, 45),
        ("lundi 30 novembre 2026, 8 h 15", "2026-11-30", 495, 45),
        ("3 déc 17:00", "2026-12-03", 1020, 45),
    ],
)
def test_a_day_and_an_hour_are_read_as_they_come(text: str, day: str, start: int, minutes: int) -> None:
    wanted = Appointment(day=date.fromisoformat(day), start=start, minutes=minutes)
    assert read_appointment(text, MONDAY, minutes=45) == wanted


def test_an_hour_alone_is_of_the_day_given() -> None:
    read = read_appointment("15h", MONDAY, minutes=45, on=date(2026, 11, 20))
    assert (read.day, read.start) == (date(2026, 11, 20), 900)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ven", "Il manque l’heure du vendredi"),
        ("9h", "Il manque le jour"),
        ("ven 25h", "heures vont de 0 à 23"),
        ("ven 9h75", "minutes vont de 00 à 59"),
        ("bientôt", "n’est pas un rendez-vous"),
        ("", "Il manque une réponse"),
        ("mardi 23/11 9h", "est un lundi"),
    ],
)
def test_what_is_no_appointment_is_refused_with_a_sentence(text: str, why: str) -> None:
    with pytest.raises(InvalidEntry, match=why):
        read_appointment(text, MONDAY, minutes=45)


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 1439), st.integers(1, 480), st.booleans()
)
def test_what_is_written_is_read_back(day: date, start: int, minutes: int, usual: bool) -> None:
    made = Appointment(day=day, start=start, minutes=minutes)
    text = write_appointment(made, usual=minutes if usual else None)
    assert read_appointment(text, MONDAY, minutes=minutes if usual else 45) == made


@given(st.text(max_size=90))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    for read in (read_appointment, read_series):
        with contextlib.suppress(InvalidEntry):
            assert read(text, MONDAY, minutes=45).start in range(1440)


def test_an_appointment_is_told_in_full() -> None:
    told = told_appointment(Appointment(day=date(2026, 11, 27), start=540, minutes=45))
    assert told.replace("\u00a0", " ") == "vendredi 27 novembre, 9 h"


@pytest.mark.parametrize(
    ("text", "weekdays", "start", "last_day"),
    [
        ("mardi et vendredi 9 h, jusqu’au terme", (1, 4), 540, None),
        ("mar ven 9h", (1, 4), 540, None),
        ("tous les mardis 9h30 jusqu’au 12/12", (1,), 570, "2026-12-12"),
        ("lundi, jeudi 14:00 pendant 4 semaines", (0, 3), 840, "2026-12-21"),
        ("le mercredi 8h jusqu’au 31 janvier 2027", (2,), 480, "2027-01-31"),
        ("jeudi et jeudi 10h", (3,), 600, None),
    ],
)
def test_a_series_is_read_from_a_sentence(
    text: str, weekdays: tuple[int, ...], start: int, last_day: str | None
) -> None:
    wanted = TypedSeries(
        weekdays=weekdays,
        start=start,
        minutes=45,
        last_day=None if last_day is None else date.fromisoformat(last_day),
    )
    assert read_series(text, MONDAY, minutes=45) == wanted


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("9h", "quels jours"),
        ("mardi", "quels jours"),
        ("mardi et noël 9h", "jour de la semaine"),
        ("mardi 9h et jeudi 14h30", "une seule heure"),
    ],
)
def test_a_series_without_days_or_hour_is_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidEntry, match=why):
        read_series(text, MONDAY, minutes=45)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("rappeler la clinique, jeudi", "rappeler la clinique", "2026-11-26"),
        ("rappeler la clinique, pour le 3/12", "rappeler la clinique", "2026-12-03"),
        ("CV, lettre et photo", "CV, lettre et photo", None),
        ("  envoyer   trois candidatures ", "envoyer trois candidatures", None),
        ("voir M. Le Guen, demain", "voir M. Le Guen", "2026-11-24"),
    ],
)
def test_an_action_may_say_its_day_after_the_last_comma(text: str, words: str, day: str | None) -> None:
    assert read_action(text, MONDAY) == (words, None if day is None else date.fromisoformat(day))


def test_a_due_day_that_is_none_is_refused_instead_of_staying_in_the_words() -> None:
    with pytest.raises(InvalidEntry) as refusal:
        read_action("rappeler la clinique, 31/02", MONDAY, field="label")
    assert refusal.value.field == "label"
    assert read_action("appeler le 3939, lot 4", MONDAY)[1] is None
