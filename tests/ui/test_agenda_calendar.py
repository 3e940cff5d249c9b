"""The agenda as a calendar file: read back by the library that phones' makers use, it says when, and nobody's name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from app.families.records import Parent
from app.insertion.agenda import AgendaEntry, EntryKind
from app.insertion.interviews import Interview, InterviewState, Medium, Subject
from app.insertion.meetings import Meeting, MeetingState
from tests.app.records import h
from ui.agenda_calendar import calendar_file, initials

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BICH = Parent(id=4, home_id=1, first_name="Nguyễn Thị", last_name="Bích")
MONDAY = date(2026, 11, 23)


def of_interview(parent: Parent = BICH, **fields: object) -> AgendaEntry:
    known = {"id": 12, "path_id": 3, "day": MONDAY, "start": h("14:00"), "note": "Vu avec l’agence", **fields}
    one = Interview(**known)  # type: ignore[arg-type]
    return AgendaEntry(
        kind=EntryKind.INTERVIEW, day=one.day, start=one.start, end=one.end, record=one, parent=parent
    )


def of_meeting(**fields: object) -> AgendaEntry:
    one = Meeting(**{"id": 12, "day": MONDAY, **fields})  # type: ignore[arg-type]
    start = one.start or 0
    return AgendaEntry(
        kind=EntryKind.MEETING, day=one.day, start=start, end=start + (one.minutes or 60), record=one
    )


def written(*entries: AgendaEntry, folder_id: str = "ab12", at: datetime = NOON) -> bytes:
    return calendar_file(entries, folder_id=folder_id, at=at)


def events(content: bytes) -> Sequence[Event]:
    return [one for one in Calendar.from_ical(content).walk("VEVENT") if isinstance(one, Event)]


def only(*entries: AgendaEntry) -> Event:
    (found,) = events(written(*entries))
    return found


def test_an_interview_is_read_back_with_its_hours_its_subject_and_where() -> None:
    found = only(of_interview(subject=Subject.BILAN, medium=Medium.PHONE, minutes=30))
    assert found["summary"] == "Entretien N.\u00a0B., bilan"
    assert found["location"] == "Au téléphone"
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (
        datetime(2026, 11, 23, 14, 0),
        datetime(2026, 11, 23, 14, 30),
    )


def test_no_name_no_note_and_no_title_leave_the_program() -> None:
    content = written(of_interview(), of_meeting(title="Situation de Mme Bích", summary="Refus du bailleur"))
    text = content.decode().replace("\r\n ", "")
    for secret in ("Nguyễn", "Thị", "Bích", "agence", "bailleur", "Situation"):
        assert secret not in text


@pytest.mark.parametrize(
    ("first_name", "last_name", "expected"),
    [
        ("Élodie", "Œuvrard", "É. Œ."),
        ("E\u0301lodie", "d’Anjou", "É. D."),  # an accent typed apart is one letter with its vowel
        ("’Aïcha", "-Ben", "A. B."),
        ("Łukasz", "", "Ł."),
    ],
)
def test_initials_keep_their_accents(first_name: str, last_name: str, expected: str) -> None:
    made = initials(Parent(home_id=1, first_name=first_name, last_name=last_name))
    assert made.replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (date(2026, 10, 25), "9:00", datetime(2026, 10, 25, 9, 45)),  # the clock goes back in the night
        (date(2026, 10, 25), "2:30", datetime(2026, 10, 25, 3, 15)),  # an hour that comes twice
        (date(2027, 3, 28), "2:30", datetime(2027, 3, 28, 3, 15)),  # an hour that does not come
        (date(2026, 11, 23), "23:30", datetime(2026, 11, 24, 0, 15)),  # over midnight
        (date(2026, 12, 31), "23:45", datetime(2027, 1, 1, 0, 30)),
    ],
)
def test_hours_are_those_on_the_wall_of_the_creche_without_a_zone(
    day: date, start: str, end: datetime
) -> None:
    content = written(of_interview(day=day, start=h(start)))
    (found,) = events(content)
    begun = datetime.combine(day, datetime.min.time()) + timedelta(minutes=h(start))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (begun, end)
    assert f"DTSTART:{begun:%Y%m%dT%H%M%S}\r\n".encode() in content
    assert b"TZID" not in content


def test_the_stamp_is_the_sessions_moment_in_universal_time() -> None:
    paris = datetime.fromisoformat("2026-11-23T13:00:00+01:00")
    (found,) = events(written(of_interview(), at=paris))
    assert found.decoded("dtstamp") == found.decoded("last-modified") == NOON


def test_each_export_is_a_later_revision_of_the_same_entry() -> None:
    (first,) = events(written(of_interview()))
    (second,) = events(written(of_interview(start=h("15:00")), at=NOON + timedelta(minutes=5)))
    assert first["uid"] == second["uid"]
    assert second.decoded("sequence") == first.decoded("sequence") + 5


def test_no_two_entries_of_any_creche_have_the_same_identifier() -> None:
    here = events(written(of_interview(), of_interview(id=13), of_meeting()))
    there = events(written(of_interview(), folder_id="cd34"))
    assert len({str(one["uid"]) for one in [*here, *there]}) == 4


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (InterviewState.PLANNED, "CONFIRMED"),
        (InterviewState.HELD, "CONFIRMED"),
        (InterviewState.NO_SHOW, "CONFIRMED"),
        (InterviewState.EXCUSED, "CANCELLED"),
        (InterviewState.CANCELLED, "CANCELLED"),
    ],
)
def test_what_does_not_take_place_is_told_as_cancelled(state: InterviewState, status: str) -> None:
    found = only(of_interview(state=state))
    assert found["status"] == status
    assert (found["transp"] == "TRANSPARENT") is (status == "CANCELLED")


def test_a_meeting_is_told_by_its_kind_and_takes_its_day_while_its_hour_is_not_fixed() -> None:
    fixed = only(of_meeting(start=h("10:00"), minutes=90, with_partners=True))
    assert fixed["summary"] == "Concertation avec des partenaires"
    assert fixed.decoded("dtend") == datetime(2026, 11, 23, 11, 30)
    open_hour = only(of_meeting(state=MeetingState.CANCELLED))
    assert (open_hour["summary"], open_hour["status"]) == ("Concertation", "CANCELLED")
    assert (open_hour.decoded("dtstart"), open_hour.decoded("dtend")) == (MONDAY, MONDAY + timedelta(days=1))


def test_no_line_is_longer_than_a_calendar_may_have_and_texts_are_read_back_whole() -> None:
    long = replace(BICH, first_name="Œ" * 40)
    content = written(
        *(of_interview(long, id=number, subject=Subject.JOB_PREPARATION) for number in range(20))
    )
    assert max(len(one) for one in content.split(b"\r\n")) <= 75
    assert {str(one["summary"]) for one in events(content)} == {
        "Entretien Œ.\u00a0B., préparation à l’embauche"
    }


def test_the_file_says_whose_it_is_and_what_it_is_for() -> None:
    calendar = Calendar.from_ical(written(of_interview()))
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar["prodid"] == "-//Marelle//Agenda de l’insertion//FR"
